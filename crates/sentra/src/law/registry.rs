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
    ///
    /// ```
    /// let t = sentra::law::Bilingual { id: "menengah".into(), en: "medium".into() };
    /// assert_eq!(t.in_lang(sentra::Lang::Id), "menengah");
    /// ```
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
    ///
    /// ```
    /// assert_eq!(sentra::law::Evidence::Secondary.as_str(), "secondary");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::Derived => "derived",
            Self::Secondary => "secondary",
            Self::Unconfirmed => "unconfirmed",
        }
    }

    /// Whether a fact of this evidence may decide a verdict.
    ///
    /// ```
    /// use sentra::law::Evidence;
    /// assert!(Evidence::Secondary.decides() && !Evidence::Unconfirmed.decides());
    /// ```
    pub fn decides(self) -> bool {
        self != Self::Unconfirmed
    }
}

/// A law, regulation or manual.
///
/// ```
/// let registry = sentra::law::Law::indonesia().registry();
/// assert!(registry.instruments.iter().any(|i| i.id == "pp-29-2018" && i.short == "PP 29/2018"));
/// ```
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
///
/// ```
/// let registry = sentra::law::Law::indonesia().registry();
/// let mut all = registry.instruments.iter().flat_map(|i| &i.status);
/// assert!(all.any(|s| s.from.as_deref() == Some("2020-11-02"))); // article 102 of UU 3/2014 deleted
/// ```
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
///
/// ```
/// let registry = sentra::law::Law::indonesia().registry();
/// let mut quotes = registry.criteria.iter().flat_map(|c| &c.cite).filter_map(|c| c.quote.as_deref());
/// assert!(quotes.any(|q| q.starts_with("Sentra IKM adalah sekelompok IKM")));
/// ```
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
///
/// ```
/// let registry = sentra::law::Law::indonesia().registry();
/// let p = registry.parameters.iter().find(|p| p.id == "p64.pekerja_kecil");
/// assert_eq!(p.map(|p| p.values[0].value.as_str()), Some("19"));
/// ```
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
    /// In which direction a local rule may go; absent = in none, unless `delegable`.
    pub tighter: Option<Tighter>,
    /// Whether the national rule leaves the value to local ones.
    #[serde(default)]
    pub delegable: bool,
}

/// The direction in which a value is at least as strict as the one before.
///
/// ```
/// use sentra::law::{Law, Tighter};
/// let least = Law::indonesia().parameter("pp29.unit_minimum").and_then(|p| p.tighter);
/// assert_eq!(least, Some(Tighter::Higher)); // more than five units may be asked for, fewer may not
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tighter {
    /// A lower value is tighter.
    Lower,
    /// A higher value is tighter.
    Higher,
}

/// What a parameter counts.
///
/// ```
/// use sentra::law::{Law, ParameterUnit};
/// assert_eq!(Law::indonesia().parameter("pp7.mulai").map(|p| p.unit), Some(ParameterUnit::Date));
/// ```
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

/// The value of a parameter in a period; open sides are absent.
///
/// ```
/// let registry = sentra::law::Law::indonesia().registry();
/// let mut values = registry.parameters.iter().flat_map(|p| &p.values);
/// assert!(values.all(|v| !v.value.contains('.'))); // no float, no marks between digits
/// ```
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
///
/// ```
/// let registry = sentra::law::Law::indonesia().registry();
/// assert!(registry.readings.iter().all(|r| r.choices.contains(&r.default)));
/// ```
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
///
/// ```
/// use sentra::law::{Law, Subject};
/// assert_eq!(Law::indonesia().criterion("sentra.pp29").map(|c| c.subject), Some(Subject::Group));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// One business unit.
    Unit,
    /// A group of units.
    Group,
}

/// One question that the law answers.
///
/// ```
/// let registry = sentra::law::Law::indonesia().registry();
/// let s6 = registry.criteria.iter().find(|c| c.code == "S6");
/// assert_eq!(s6.and_then(|c| c.from.as_deref()), Some("2018-07-18"));
/// ```
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
///
/// ```
/// use sentra::law::{Law, Question};
/// let u2 = Law::indonesia().criterion("unit.skala.p64").map(|c| &c.question);
/// assert!(matches!(u2, Some(Question::Classes(_))));
/// ```
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
///
/// ```
/// use sentra::law::{Law, Question};
/// let bps = Law::indonesia().criterion("unit.skala.bps").map(|c| &c.question);
/// assert!(matches!(bps, Some(Question::Classes(k)) if k.among.is_some() && k.of.len() == 4));
/// ```
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Classes {
    /// What must hold of any possible unit.
    pub among: Option<Expr>,
    /// The classes.
    pub of: Vec<Class>,
}

/// One class and its condition.
///
/// ```
/// use sentra::law::{Law, Question};
/// let p64 = Law::indonesia().criterion("unit.skala.p64").map(|c| &c.question);
/// assert!(matches!(p64, Some(Question::Classes(k)) if k.of[0].class == "kecil"));
/// ```
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
///
/// ```
/// use sentra::law::{Law, Question};
/// let s2 = Law::indonesia().criterion("sentra.jumlah").map(|c| &c.question);
/// assert!(matches!(s2, Some(Question::Members(m)) if m.ikm && m.share.is_empty()));
/// ```
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
///
/// ```
/// use sentra::law::{Law, Question, Share};
/// let s5 = Law::indonesia().criterion("sentra.proses").map(|c| &c.question);
/// assert!(matches!(s5, Some(Question::Members(m)) if m.share == [Share::Process]));
/// ```
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
///
/// ```
/// use sentra::law::{DecreeQuestion, Law, Question};
/// let s7 = Law::indonesia().criterion("sentra.sk").map(|c| &c.question);
/// assert_eq!(s7, Some(&Question::Decree(DecreeQuestion::InForce)));
/// ```
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
///
/// ```
/// let needs = sentra::law::Law::indonesia().criterion("unit.ikm.p64").map(|c| &c.not_met_needs);
/// assert!(needs.is_some_and(|n| n.iter().any(|n| n.above == "p64.pekerja_kecil")));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Need {
    /// The quantity.
    pub quantity: Quantity,
    /// It must be above this parameter.
    pub above: String,
}

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
///
/// ```
/// let registry = sentra::law::Law::indonesia().registry();
/// assert_eq!((registry.format, registry.name.as_str()), (1, "indonesia"));
/// ```
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
