//! Criteria: questions that the law answers, with their citations, periods and sentences.

use super::{Bilingual, Citation, Evidence, Expr, Quantity, Subject};
use serde::Deserialize;
use std::collections::BTreeMap;

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
    /// Whether it is shipped on thin evidence: asked only where it is named, and marked.
    #[serde(default)]
    pub provisional: bool,
    /// What it does not model, or which text was not read.
    pub note: Option<Bilingual>,
    /// When it applies at all; absent = always. Where it applies in some completion, the others are set aside.
    pub applies: Option<Expr>,
    /// Whom it concerns; absent = all. A completion in which it does not concern the subject is `NotApplicable`.
    pub concerns: Option<Expr>,
    /// How it is decided.
    pub question: Question,
    /// What a unit that does not meet it needs at the least, each of them: bounds for declared totals.
    #[serde(default)]
    pub not_met_needs: Vec<Need>,
    /// Criteria shown below it.
    #[serde(default)]
    pub children: Vec<String>,
    /// The sentences, by kind of answer; where one is absent, a general one is said.
    #[serde(default)]
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
    /// A number of sentra in a region.
    Region(RegionCount),
    /// A rule of counting: carried out in totals, not asked.
    Convention,
}

/// At least so many sentra in a region.
///
/// ```
/// use sentra::law::{Law, Question};
/// let r1 = Law::indonesia().criterion("kab.ripin").map(|c| &c.question);
/// assert!(matches!(r1, Some(Question::Region(r)) if r.at_least == "ripin.sentra_minimum"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegionCount {
    /// The parameter with the least number.
    pub at_least: String,
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
