//! `sentra`: Indonesian *sentra IKM*, clusters of small and medium industry, as data, law, verdicts and totals.
//!
//! Four questions, each answered with its reason: what does this table really say, what does the law say of
//! this unit or group, which groups meet the definition, and what are the totals.
//!
//! ```
//! use sentra::assess::Context;
//! use sentra::date::Date;
//! use sentra::input::Input;
//! use sentra::law::Law;
//! use sentra::unit::Unit;
//! use sentra::assess::Verdict;
//!
//! let law = Law::indonesia();
//! let mut unit = Unit::default();
//! unit.workers.total = Input::Known(5); // the investment is not known
//! let as_of = Date::ymd(2025, 1, 31).ok_or("not a date")?;
//! let answer = law.assess_unit(&unit, "unit.ikm.p64", &Context::as_of(as_of))?;
//! assert_eq!(answer.verdict, Verdict::Met); // small or medium: an IKM either way
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What it does not do
//! It reads no files (see `sentra-io`), knows no "today" (the date is an argument), repairs nothing, and gives no
//! verdict on evidence that is unconfirmed.
//!
//! # Terms
//! | istilah | here |
//! |---|---|
//! | unit usaha | [`unit::Unit`] |
//! | sentra IKM | [`group::Group`], criterion `sentra.pp29` |
//! | surat keputusan (SK) | [`decree::Decree`] |
//! | kode wilayah | [`region::RegionCode`] |
//! | kode KBLI | [`industry::Kbli`] |
//! | temuan | [`finding::Finding`] |
//! | verdik | [`assess::Verdict`] |

pub mod aggregate;
pub mod assess;
pub mod date;
pub mod decree;
pub mod decree_number;
pub mod finding;
pub mod group;
pub mod identity;
pub mod industry;
pub mod input;
pub mod law;
pub mod money;
pub mod number;
pub mod place;
pub mod reconcile;
pub mod region;
pub mod register;
pub mod text;
pub mod unit;

/// The language of a text for people.
///
/// ```
/// assert_eq!(sentra::Lang::Id.as_str(), "id");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Indonesian, the default in reports and forms.
    #[default]
    Id,
    /// English.
    En,
}

impl Lang {
    /// The stable word on the wire, after ISO 639-1: `id` or `en`.
    ///
    /// ```
    /// use sentra::Lang;
    /// assert_eq!(Lang::default().as_str(), "id");
    /// assert_eq!(Lang::En.as_str(), "en");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::En => "en",
        }
    }

    /// The mark between thousands.
    pub(crate) fn thousands(self) -> char {
        match self {
            Self::Id => '.',
            Self::En => ',',
        }
    }
}

#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;
