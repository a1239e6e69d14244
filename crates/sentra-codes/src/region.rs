//! Regions with the codes of the Ministry of Home Affairs (kode wilayah Kemendagri).
//!
//! A code is a number with as many digits as its level has ([`Level::digits`]): Lamongan, printed `35.24`, is 3524, and
//! its village `35.24.26.2019` is 3524262019. No code begins with a zero, so the number loses nothing.
//!
//! ```
//! use sentra_codes::region::{self, Level};
//!
//! let villages = region::descendants(Level::Regency, 3524, Level::Village);
//! # if region::HAS_VILLAGES {
//! assert_eq!(villages.count(), 474);
//! # }
//! ```

mod table;

use crate::Source;
use table::Regions;

/// The level of a region, from the widest to the narrowest.
///
/// ```
/// use sentra_codes::region::Level;
///
/// assert!(Level::Province < Level::Village);
/// assert_eq!(Level::ALL.map(Level::digits), [2, 4, 6, 10]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Provinsi: two digits.
    #[doc(alias = "provinsi")]
    Province,
    /// Kabupaten or kota: four digits, the last two being 01-69 for a kabupaten and 71-99 for a kota.
    #[doc(alias = "kabupaten")]
    #[doc(alias = "kota")]
    Regency,
    /// Kecamatan (distrik in Papua): six digits.
    #[doc(alias = "kecamatan")]
    District,
    /// Desa, kelurahan or desa adat: ten digits, the seventh being 1 for a kelurahan, 2 for a desa, 3 for a desa adat.
    #[doc(alias = "desa")]
    #[doc(alias = "kelurahan")]
    Village,
}

impl Level {
    /// All levels, the widest first.
    ///
    /// ```
    /// use sentra_codes::region::Level;
    ///
    /// assert_eq!(Level::ALL.first(), Some(&Level::Province));
    /// ```
    pub const ALL: [Level; 4] = [Level::Province, Level::Regency, Level::District, Level::Village];

    /// How many digits a code of this level has.
    ///
    /// ```
    /// use sentra_codes::region::Level;
    ///
    /// assert_eq!(Level::District.digits(), 6);
    /// ```
    #[must_use]
    pub const fn digits(self) -> u32 {
        match self {
            Level::Province => 2,
            Level::Regency => 4,
            Level::District => 6,
            Level::Village => 10,
        }
    }

    /// The level above.
    ///
    /// ```
    /// use sentra_codes::region::Level;
    ///
    /// assert_eq!(Level::Village.parent(), Some(Level::District));
    /// assert_eq!(Level::Province.parent(), None);
    /// ```
    #[must_use]
    pub const fn parent(self) -> Option<Level> {
        match self {
            Level::Province => None,
            Level::Regency => Some(Level::Province),
            Level::District => Some(Level::Regency),
            Level::Village => Some(Level::District),
        }
    }

    /// The level below.
    ///
    /// ```
    /// use sentra_codes::region::Level;
    ///
    /// assert_eq!(Level::Province.child(), Some(Level::Regency));
    /// assert_eq!(Level::Village.child(), None);
    /// ```
    #[must_use]
    pub const fn child(self) -> Option<Level> {
        match self {
            Level::Province => Some(Level::Regency),
            Level::Regency => Some(Level::District),
            Level::District => Some(Level::Village),
            Level::Village => None,
        }
    }

    /// The codes of this level that a code of the same or a higher level covers, as a half-open range.
    fn span(self, ancestor: Level, code: u64) -> Option<(u64, u64)> {
        let width = 10_u64.checked_pow(self.digits().checked_sub(ancestor.digits())?)?;
        let from = code.checked_mul(width)?;
        Some((from, from.checked_add(width)?))
    }
}

/// A region: its level, its code and its name as the source prints it.
///
/// ```
/// use sentra_codes::region::{self, Level};
///
/// let east_java = region::get(Level::Province, 35).ok_or("no such province")?;
/// assert_eq!((east_java.level, east_java.code, east_java.name), (Level::Province, 35, "Jawa Timur"));
/// # Ok::<(), &str>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Region {
    /// The level.
    pub level: Level,
    /// The code as a number.
    pub code: u64,
    /// The name. A regency carries its kind: "Kabupaten Bogor" and "Kota Bogor" are two regions.
    pub name: &'static str,
}

/// The release of the data. The package does not say which decree it follows; the list of references in its repository
/// names Keputusan Menteri Dalam Negeri 300.2.2-2138 of 2025 as the newest source.
///
/// ```
/// assert!(sentra_codes::region::EDITION.starts_with("idn-area-data "));
/// ```
pub const EDITION: &str = "idn-area-data 4.0.1";

/// Whether the village table is compiled in (feature `villages`).
///
/// ```
/// use sentra_codes::region::{self, Level};
///
/// assert_eq!(region::HAS_VILLAGES, region::count(Level::Village) > 0);
/// ```
pub const HAS_VILLAGES: bool = cfg!(feature = "villages");

/// One sha256 for the four source files: that of the lines which `sha256sum` prints for the paths of [`SOURCES`]. It is
/// the same whether the village table is compiled in or not, because it names the data, not the build.
///
/// ```
/// assert_eq!(sentra_codes::region::FINGERPRINT.len(), 64);
/// ```
pub const FINGERPRINT: &str = crate::generated::regions::FINGERPRINT;

/// The source files: provinces, regencies, districts, villages.
///
/// ```
/// assert_eq!(sentra_codes::region::SOURCES.len(), 4);
/// ```
pub const SOURCES: &[Source] = &crate::generated::regions::SOURCES;

/// The region with a code.
///
/// ```
/// use sentra_codes::region::{self, Level};
///
/// assert_eq!(region::get(Level::District, 352401).map(|district| district.name), Some("Sukorame"));
/// assert_eq!(region::get(Level::District, 352499), None);
/// assert_eq!(region::get(Level::Province, 3524), None, "a regency is not a province");
/// ```
#[must_use]
pub fn get(level: Level, code: u64) -> Option<Region> {
    covered(level, code, level).next()
}

/// The regions directly below one, in the order of their codes; none for a village or an unknown code.
///
/// ```
/// use sentra_codes::region::{self, Level};
///
/// let mut districts = region::children(Level::Regency, 3524);
/// assert_eq!(districts.next().map(|district| district.name), Some("Sukorame"));
/// assert_eq!(districts.last().map(|district| district.name), Some("Sarirejo"));
/// ```
pub fn children(level: Level, code: u64) -> impl Iterator<Item = Region> + Clone {
    level.child().map_or(Regions::EMPTY, |child| covered(level, code, child))
}

/// All regions of a level, in the order of their codes.
///
/// ```
/// use sentra_codes::region::{self, Level};
///
/// assert_eq!(region::all(Level::Province).next().map(|province| province.name), Some("Aceh"));
/// ```
pub fn all(level: Level) -> impl Iterator<Item = Region> + Clone {
    Regions::between(level, 0, u64::MAX)
}

/// The regions of a lower level inside one, in the order of their codes. None when `level` is not below
/// `ancestor_level`, or when the code is unknown.
///
/// ```
/// use sentra_codes::region::{self, Level};
///
/// assert_eq!(region::descendants(Level::Province, 35, Level::District).count(), 666);
/// assert_eq!(region::descendants(Level::District, 352401, Level::Regency).count(), 0);
/// ```
pub fn descendants(ancestor_level: Level, code: u64, level: Level) -> impl Iterator<Item = Region> + Clone {
    if ancestor_level < level { covered(ancestor_level, code, level) } else { Regions::EMPTY }
}

/// How many regions a level has; no villages when the table is left out.
///
/// ```
/// use sentra_codes::region::{self, Level};
///
/// assert_eq!(region::count(Level::Province), 38);
/// assert_eq!(region::count(Level::Regency), 514);
/// ```
#[must_use]
pub fn count(level: Level) -> usize {
    table::count(level)
}

/// The level and code of the region above, by the digits alone: the region need not be listed. None for a province, and
/// for a number that has not the digits of its level.
///
/// ```
/// use sentra_codes::region::{self, Level};
///
/// assert_eq!(region::parent_code(Level::Village, 3524262019), Some((Level::District, 352426)));
/// assert_eq!(region::parent_code(Level::Province, 35), None);
/// assert_eq!(region::parent_code(Level::Village, 352426), None, "six digits are not a village");
/// ```
#[must_use]
pub fn parent_code(level: Level, code: u64) -> Option<(Level, u64)> {
    let parent = level.parent()?;
    let width = code.checked_ilog10()? + 1;
    let step = 10_u64.checked_pow(level.digits() - parent.digits())?;
    (width == level.digits()).then_some((parent, code / step))
}

fn covered(ancestor: Level, code: u64, level: Level) -> Regions {
    let span = level.span(ancestor, code);
    span.map_or(Regions::EMPTY, |(from, to)| Regions::between(level, from, to))
}
