//! One value of a table's key.

use crate::Lang;
use crate::industry::Kbli;
use crate::region::RegionCode;
use std::fmt;

/// One value of a key: a code, a class, a year, or undetermined.
///
/// ```
/// use sentra::{Lang, aggregate::Part, region::RegionCode};
/// let regency = Part::Region(RegionCode::parse("35.24")?);
/// assert_eq!(regency.to_string(), "35.24");
/// assert_eq!(regency.label(Lang::Id), "35.24 Kabupaten Lamongan");
/// assert_eq!(Part::Undetermined.label(Lang::En), "undetermined");
/// # Ok::<(), sentra::region::RegionCodeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part<'t> {
    /// A region. Codes of two systems are two regions.
    Region(RegionCode),
    /// An industry. Codes of two editions are two industries, also where their digits are equal.
    Kbli(Kbli),
    /// A size class.
    Size(&'t str),
    /// A year.
    Year(u16),
    /// Not known, not known so finely, or one of several that differ here.
    Undetermined,
}

impl Part<'_> {
    /// Code and name for a person.
    ///
    /// ```
    /// use sentra::{Lang, aggregate::Part, industry::{Edition, Kbli}};
    /// let food = Part::Kbli(Kbli::parse("10", Edition::E2020)?);
    /// assert_eq!(food.label(Lang::Id), "10 Makanan");
    /// assert_eq!(Part::Year(2024).label(Lang::En), "2024");
    /// # Ok::<(), sentra::industry::KbliError>(())
    /// ```
    pub fn label(&self, lang: Lang) -> String {
        let name = match (self, lang) {
            (Self::Region(code), _) => code.name(),
            (Self::Kbli(kbli), Lang::Id) => kbli.title().map(|t| t.id),
            (Self::Kbli(kbli), Lang::En) => kbli.title().map(|t| t.en),
            (Self::Undetermined, Lang::Id) => return "belum dapat ditentukan".to_owned(),
            _ => None,
        };
        name.map_or_else(|| self.to_string(), |name| format!("{self} {name}"))
    }
}

/// The bare code, class or year, or `undetermined`.
impl fmt::Display for Part<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Region(code) => code.fmt(f),
            Self::Kbli(kbli) => kbli.fmt(f),
            Self::Size(class) => f.write_str(class),
            Self::Year(year) => year.fmt(f),
            Self::Undetermined => f.write_str("undetermined"),
        }
    }
}
