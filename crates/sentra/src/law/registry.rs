//! The shape of the registry of law: instruments, dated parameters, readings and criteria, as plain data.
//!
//! Nothing here is a rule. The rules are in the JSON that is read into these types, each number with its citation and
//! its evidence, and unknown keys are refused.

use serde::Deserialize;
use std::collections::BTreeMap;

/// A text in both languages.
///
/// ```
/// let t = sentra::law::Bilingual { id: "kecil".into(), en: "small".into() };
/// assert_eq!(t.in_lang(sentra::Lang::En), "small");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// Indonesian.
    pub id: String,
    /// English.
    pub en: String,
}

impl Bilingual {
    /// The text in one language.
    pub fn in_lang(&self, lang: crate::Lang) -> &str {
        match lang {
            crate::Lang::Id => &self.id,
            crate::Lang::En => &self.en,
        }
    }
}

/// How well a fact is evidenced.
///
/// ```
/// use sentra::law::Evidence;
/// assert!(!Evidence::Unconfirmed.decides());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// The text of the rule was read.
    Verified,
    /// Follows by logic from what is evidenced.
    Derived,
    /// Read in a page that quotes the rule.
    Secondary,
    /// Believed, not seen: never decides a verdict.
    Unconfirmed,
}

impl Evidence {
    /// The stable word on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::Derived => "derived",
            Self::Secondary => "secondary",
            Self::Unconfirmed => "unconfirmed",
        }
    }

    /// Whether a fact of this evidence may decide a verdict.
    pub fn decides(self) -> bool {
        self != Self::Unconfirmed
    }
}

/// A law, regulation or manual.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// Stable identifier, such as `pp-29-2018`.
    pub id: String,
    /// Short citation, such as `PP 29/2018`.
    pub short: String,
    /// Its subject.
    pub title: Bilingual,
    /// In force from: a day, or a month where the day is not known.
    pub from: Option<String>,
    /// No longer in force from.
    pub to: Option<String>,
    /// How well its content is evidenced.
    pub evidence: Evidence,
    /// What is to be said of its legal standing, by date.
    #[serde(default)]
    pub status: Vec<Status>,
}

/// What is to be said of the standing of an instrument in a period.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Status {
    /// From this date.
    pub from: Option<String>,
    /// Until before this date.
    pub to: Option<String>,
    /// How well this is evidenced.
    pub evidence: Evidence,
    /// The sentence that is printed.
    pub text: Bilingual,
}

/// Where a rule or a number stands.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// The instrument.
    pub instrument: String,
    /// The article, as lawyers write it; absent where the article was not read.
    pub article: Option<String>,
    /// The words of the law, where a result quotes them.
    pub quote: Option<String>,
}

/// A number or date of the law, with its history.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// Stable identifier.
    pub id: String,
    /// What is counted.
    pub unit: ParameterUnit,
    /// What it means.
    pub meaning: Bilingual,
    /// Its values by date.
    pub values: Vec<DatedValue>,
}

/// What a parameter counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ParameterUnit {
    /// Persons.
    Workers,
    /// Whole rupiah.
    Rupiah,
    /// Business units.
    Units,
    /// A day.
    Date,
}

impl ParameterUnit {
    /// The stable word on the wire.
    ///
    /// ```
    /// assert_eq!(sentra::law::ParameterUnit::Rupiah.as_str(), "rupiah");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Workers => "workers",
            Self::Rupiah => "rupiah",
            Self::Units => "units",
            Self::Date => "date",
        }
    }
}

/// The value of a parameter in a period.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatedValue {
    /// From this date.
    pub from: Option<String>,
    /// Until before this date.
    pub to: Option<String>,
    /// An integer or a date, as text, so that no reader turns it into a float.
    pub value: String,
    /// How well it is evidenced.
    pub evidence: Evidence,
    /// Where it stands.
    pub cite: Citation,
}

/// An interpretation that the law leaves open, with its default.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// Stable identifier.
    pub id: String,
    /// The choice that holds unless the caller names another.
    pub default: String,
    /// What may be chosen.
    pub choices: Vec<String>,
    /// What is at stake.
    pub title: Bilingual,
}

/// Whom a criterion is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// One business unit.
    Unit,
    /// A group of units.
    Group,
}

/// One question that the law answers.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Stable identifier, such as `unit.ikm.p64`.
    pub id: String,
    /// Short code, such as `U3`.
    pub code: String,
    /// Whom it is about.
    pub subject: Subject,
    /// What it says.
    pub title: Bilingual,
    /// Where it stands.
    pub cite: Vec<Citation>,
    /// How well it is evidenced.
    pub evidence: Evidence,
    /// In force from.
    pub from: Option<String>,
    /// No longer in force from.
    pub to: Option<String>,
    /// Instruments whose standing is printed with each result.
    #[serde(default)]
    pub status_of: Vec<String>,
    /// Readings that it uses.
    #[serde(default)]
    pub readings: Vec<String>,
    /// When it applies at all; absent = always.
    pub applies: Option<Expr>,
    /// How it is decided.
    pub question: Question,
    /// What a unit that does not meet it needs at the least, each of them: bounds for declared totals.
    #[serde(default)]
    pub not_met_needs: Vec<Need>,
    /// Criteria shown below it.
    #[serde(default)]
    pub children: Vec<String>,
    /// The sentences, by kind of answer.
    pub reasons: BTreeMap<String, Bilingual>,
}

/// How a criterion is decided.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Question {
    /// A condition on one unit.
    Test(Expr),
    /// One of several classes of a unit.
    Classes(Classes),
    /// A number of members that have something in common.
    Members(Members),
    /// A question about decrees.
    Decree(DecreeQuestion),
}

/// Classes of a unit. They exclude each other.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Classes {
    /// What must hold of any possible unit.
    pub among: Option<Expr>,
    /// The classes.
    pub of: Vec<Class>,
}

/// One class and its condition.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Class {
    /// Its name, an Indonesian legal term.
    pub class: String,
    /// Its condition.
    pub when: Expr,
    /// How well this class is evidenced, where that differs from the criterion.
    pub evidence: Option<Evidence>,
}

/// At least so many members that are together and have something in common.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Members {
    /// The parameter with the least number.
    pub at_least: String,
    /// Whether each of them must be an IKM.
    pub ikm: bool,
    /// What they must share, one of these; empty = nothing.
    #[serde(default)]
    pub share: Vec<Share>,
}

/// What members can have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Share {
    /// An industry code.
    Kbli,
    /// A product.
    Product,
    /// A raw material.
    RawMaterial,
    /// A production process.
    Process,
}

impl Share {
    /// The stable word on the wire.
    ///
    /// ```
    /// assert_eq!(sentra::law::Share::RawMaterial.as_str(), "raw_material");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Kbli => "kbli",
            Self::Product => "product",
            Self::RawMaterial => "raw_material",
            Self::Process => "process",
        }
    }
}

/// What is asked about decrees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecreeQuestion {
    /// Is one in force on the day?
    InForce,
    /// Does its number have a usual shape?
    Number,
    /// How does its annex differ from the members now?
    Drift,
}

/// A lower bound on one quantity.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Need {
    /// The quantity.
    pub quantity: Quantity,
    /// It must be above this parameter.
    pub above: String,
}

/// A number about a unit that a condition can test.
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
    /// The day of establishment, as a day number.
    Established,
}

/// A limit: the name of a parameter, or `as_of` for the day that is asked about.
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

/// Divisions of KBLI in some editions.
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
    /// A person's judgement, by the name of its input.
    Judged(String),
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
    /// The day of establishment.
    Established(Limit),
}

/// The registry as it stands in its JSON.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Registry {
    /// Version of the format.
    pub format: u32,
    /// Name of the registry.
    pub name: String,
    /// Version of the content.
    pub version: String,
    /// Laws and regulations.
    pub instruments: Vec<Instrument>,
    /// Numbers and dates.
    pub parameters: Vec<Parameter>,
    /// Open interpretations.
    pub readings: Vec<Reading>,
    /// Questions.
    pub criteria: Vec<Criterion>,
}
