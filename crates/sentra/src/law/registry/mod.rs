//! The shape of the registry of law: instruments, dated parameters, readings and criteria, as plain data.
//!
//! Nothing here is a rule. The rules are in the JSON that is read into these types, each number with its citation and
//! its evidence, and unknown keys are refused.

mod criterion;
mod expr;
mod instrument;
mod parameter;

pub use criterion::{Class, Classes, Criterion, DecreeQuestion, Members, Need, Question, RegionCount, Share};
pub use expr::{Divisions, Expr, Limit, Quantity};
pub use instrument::{Citation, Instrument, Status};
pub use parameter::{DatedValue, Parameter, ParameterUnit, Tighter};

use crate::unit::FieldKind;
use serde::Deserialize;

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
    /// Handed over by the caller, where the registry has no source. Never stands in a registry.
    #[serde(skip)]
    Supplied,
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
            Self::Supplied => "supplied",
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
    /// A province or a regency.
    Region,
}

impl Subject {
    /// The stable word on the wire.
    ///
    /// ```
    /// assert_eq!(sentra::law::Subject::Group.as_str(), "group");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Group => "group",
            Self::Region => "region",
        }
    }
}

/// What kind of value a fact has.
///
/// ```
/// use sentra::law::{InputKind, Law};
/// assert_eq!(Law::indonesia().input("kur_loan").map(|i| i.kind), Some(InputKind::Rupiah));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InputKind {
    /// Yes or no.
    Flag,
    /// Whole rupiah.
    Rupiah,
    /// A number of things.
    Count,
    /// Whole months.
    Months,
}

impl InputKind {
    /// The stable word on the wire.
    ///
    /// ```
    /// assert_eq!(sentra::law::InputKind::Flag.as_str(), "flag");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Flag => "flag",
            Self::Rupiah => "rupiah",
            Self::Count => "count",
            Self::Months => "months",
        }
    }

    /// In the manner of which fields its values are read.
    ///
    /// ```
    /// use sentra::{law::InputKind, unit::FieldKind};
    /// assert_eq!(InputKind::Months.reads_as(), FieldKind::Count);
    /// ```
    pub fn reads_as(self) -> FieldKind {
        match self {
            Self::Flag => FieldKind::Word,
            Self::Rupiah => FieldKind::Money,
            Self::Count | Self::Months => FieldKind::Count,
        }
    }
}

/// A fact that a criterion reads beyond the fields of a unit: stated by the caller, never inferred from silence.
///
/// ```
/// let law = sentra::law::Law::indonesia();
/// let kub = law.input("kub").ok_or("missing")?;
/// assert_eq!(kub.title.id, "kelompok usaha bersama (KUB)");
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InputDefinition {
    /// Its name on the wire, beside the fields of a unit or group.
    pub id: String,
    /// What kind of value it has.
    pub kind: InputKind,
    /// Of whom it is stated; a fact of both is listed with each.
    pub subjects: Vec<Subject>,
    /// The words for a person.
    pub title: Bilingual,
    /// Where it is not stated, it follows from the place: true in these provinces, by their Kemendagri codes.
    #[serde(default)]
    pub provinces: Vec<u8>,
}

/// A programme or a chapter of the law: criteria that belong together for whoever asks.
///
/// ```
/// let registry = sentra::law::Law::indonesia().registry();
/// let pp29 = registry.programmes.iter().find(|p| p.id == "pp29").ok_or("missing")?;
/// assert!(pp29.criteria.iter().any(|c| c == "fasilitas.bahan"));
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Programme {
    /// Stable identifier.
    pub id: String,
    /// What it is.
    pub title: Bilingual,
    /// Where it stands.
    pub cite: Vec<Citation>,
    /// Its criteria.
    pub criteria: Vec<String>,
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
    /// Facts that criteria read beyond the fields of a unit.
    #[serde(default)]
    pub inputs: Vec<InputDefinition>,
    /// Questions.
    pub criteria: Vec<Criterion>,
    /// Programmes.
    #[serde(default)]
    pub programmes: Vec<Programme>,
}
