//! Conditions: thresholds, facts and classes, joined by all, any and not.

use serde::Deserialize;
use std::collections::BTreeMap;

/// A number about a unit that a condition can test.
///
/// ```
/// use sentra::law::{Law, Quantity};
/// let needs = Law::indonesia().criterion("unit.ikm.p64").map(|c| &c.not_met_needs);
/// assert!(needs.is_some_and(|n| n.iter().any(|n| n.quantity == Quantity::InvestmentTotal)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quantity {
    /// Workers on whatever basis they are given.
    Workers,
    /// Workers including the owner.
    WorkersIncludingOwner,
    /// Investment without land and buildings.
    InvestmentExclLand,
    /// Investment with land and buildings.
    InvestmentTotal,
    /// Business capital.
    BusinessCapital,
    /// Annual sales.
    AnnualSales,
    /// Net worth without land and buildings.
    NetWorth,
    /// The day of establishment, as a day number.
    Established,
}

/// A limit: the name of a parameter, or `as_of` for the day that is asked about.
///
/// ```
/// use sentra::law::{Expr, Law, Limit};
/// let applies = Law::indonesia().criterion("unit.skala.pp7").and_then(|c| c.applies.as_ref());
/// assert_eq!(applies, Some(&Expr::Established(Limit::AtMost("as_of".into()))));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Limit {
    /// Less than or equal to.
    AtMost(String),
    /// Less than.
    Below(String),
    /// Greater than or equal to.
    AtLeast(String),
    /// Greater than.
    Above(String),
}

/// Divisions of KBLI in some editions, both ends included.
///
/// ```
/// use sentra::law::{Divisions, Expr, Law, Question};
/// let u1 = Law::indonesia().criterion("unit.industri").map(|c| &c.question);
/// let Some(Question::Test(Expr::Any(any))) = u1 else { return };
/// let old = Divisions { editions: vec!["2005".into()], from: 15, to: 37 };
/// assert!(matches!(&any[0], Expr::Division(of) if of.contains(&old)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Divisions {
    /// Years of the editions, or `undeclared`.
    pub editions: Vec<String>,
    /// First division.
    pub from: u32,
    /// Last division.
    pub to: u32,
}

/// A condition on one unit.
///
/// ```
/// use sentra::law::{Expr, Law, Question};
/// let u3 = Law::indonesia().criterion("unit.ikm.p64").map(|c| &c.question);
/// assert!(matches!(u3, Some(Question::Test(Expr::ClassIn { criterion, .. })) if criterion == "unit.skala.p64"));
/// ```
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Expr {
    /// All of these; true when empty.
    All(Vec<Expr>),
    /// One of these at least; false when empty.
    Any(Vec<Expr>),
    /// The opposite.
    Not(Box<Expr>),
    /// The class under another criterion is one of these.
    ClassIn {
        /// The criterion with the classes.
        criterion: String,
        /// The classes.
        classes: Vec<String>,
    },
    /// One condition or another, as a reading chooses.
    ByReading {
        /// The reading.
        reading: String,
        /// Its conditions, by choice.
        choices: BTreeMap<String, Expr>,
    },
    /// The industry code lies in divisions of its edition.
    Division(Vec<Divisions>),
    /// A fact that is stated, by the name of its input.
    Fact(String),
    /// A number that is stated.
    Number {
        /// The name of its input.
        input: String,
        /// Its limit.
        limit: Limit,
    },
    /// One number is at least so many per hundred of another.
    Share {
        /// The part.
        of: String,
        /// The whole.
        per: String,
        /// The parameter with the least share, per hundred.
        at_least: String,
    },
    /// The condition of another criterion.
    Met(String),
    /// The condition holds of each member of a group, and there is one.
    EveryMember(Box<Expr>),
    /// Those of these facts that a parameter names; all of them where it names none yet.
    Checklist {
        /// The parameter with the names.
        parameter: String,
        /// The facts it can name.
        of: Vec<String>,
    },
    /// Workers on whatever basis.
    Workers(Limit),
    /// Workers including the owner.
    WorkersIncludingOwner(Limit),
    /// Investment without land and buildings.
    InvestmentExclLand(Limit),
    /// Investment with land and buildings.
    InvestmentTotal(Limit),
    /// Business capital.
    BusinessCapital(Limit),
    /// Annual sales.
    AnnualSales(Limit),
    /// Net worth without land and buildings.
    NetWorth(Limit),
    /// The day of establishment.
    Established(Limit),
}
