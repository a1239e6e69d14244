//! Industries: section C of the Indonesian classification of business fields (KBLI), editions 2020 and 2025.
//!
//! Codes are numbers with two (division), three (group), four (class) or five digits; section C is the divisions 10 to 33.
//! The number of a code says nothing without its edition: some five-digit codes name other goods in 2025 ([`reused`]).
//!
//! ```
//! use sentra_codes::kbli::{self, Edition};
//!
//! // Batik: 13134 in the edition of 2020; that number is gone in 2025.
//! assert!(kbli::contains(Edition::Kbli2020, 5, 13134));
//! assert!(!kbli::contains(Edition::Kbli2025, 5, 13134));
//! ```

use crate::Source;
use crate::generated::kbli as data;

/// An edition of the classification.
///
/// ```
/// use sentra_codes::kbli::Edition;
///
/// assert!(Edition::Kbli2020 < Edition::Kbli2025);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Edition {
    /// KBLI 2020, Peraturan BPS Nomor 2 Tahun 2020.
    Kbli2020,
    /// KBLI 2025, Peraturan BPS Nomor 7 Tahun 2025.
    Kbli2025,
}

impl Edition {
    /// All editions of this crate, the oldest first.
    ///
    /// ```
    /// use sentra_codes::kbli::Edition;
    ///
    /// assert_eq!(Edition::ALL.map(Edition::year), [2020, 2025]);
    /// ```
    pub const ALL: [Edition; 2] = [Edition::Kbli2020, Edition::Kbli2025];

    /// The year in the name of the edition.
    ///
    /// ```
    /// use sentra_codes::kbli::Edition;
    ///
    /// assert_eq!(Edition::Kbli2025.year(), 2025);
    /// ```
    #[must_use]
    pub const fn year(self) -> u32 {
        match self {
            Edition::Kbli2020 => 2020,
            Edition::Kbli2025 => 2025,
        }
    }
}

/// A short text in Indonesian and in English, in our own words.
///
/// ```
/// use sentra_codes::kbli::Title;
///
/// let title = Title { id: "Mebel", en: "Furniture" };
/// assert_ne!(title.id, title.en);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Title {
    /// Indonesian.
    pub id: &'static str,
    /// English.
    pub en: &'static str,
}

/// A five-digit code that names other goods in 2025 than in 2020.
///
/// ```
/// use sentra_codes::kbli;
///
/// let code = kbli::reused(13133).ok_or("not reused")?;
/// assert_eq!((code.kbli2020.en, code.kbli2025.en), ("printed cloth", "batik cloth"));
/// # Ok::<(), &str>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reused {
    /// The code.
    pub code: u32,
    /// The goods in the edition of 2020.
    pub kbli2020: Title,
    /// The goods in the edition of 2025.
    pub kbli2025: Title,
}

/// One sha256 for the four source files: that of the lines which `sha256sum` prints for the paths of [`SOURCES`].
///
/// ```
/// assert_eq!(sentra_codes::kbli::FINGERPRINT.len(), 64);
/// ```
pub const FINGERPRINT: &str = data::FINGERPRINT;

/// The source files: the code lists of 2020 and 2025, the titles, the reused codes.
///
/// ```
/// assert_eq!(sentra_codes::kbli::SOURCES.len(), 4);
/// ```
pub const SOURCES: &[Source] = &data::SOURCES;

/// Whether a code of section C is listed. `digits` is the level, 2 to 5; at any other level nothing is listed.
///
/// An unlisted code is not an error by itself: it may belong to another section or edition.
///
/// ```
/// use sentra_codes::kbli::{self, Edition};
///
/// assert!(kbli::contains(Edition::Kbli2025, 2, 33));
/// assert!(!kbli::contains(Edition::Kbli2025, 2, 34));
/// assert!(!kbli::contains(Edition::Kbli2025, 3, 33), "33 has not three digits");
/// ```
#[must_use]
pub fn contains(edition: Edition, digits: u32, code: u32) -> bool {
    u16::try_from(code).is_ok_and(|code| level(edition, digits).binary_search(&code).is_ok())
}

/// The codes one digit longer that begin with a code, ascending; none for a five-digit or an unknown code.
///
/// ```
/// use sentra_codes::kbli::{self, Edition};
///
/// assert!(kbli::children(Edition::Kbli2020, 2, 14).eq([141, 142, 143]));
/// assert_eq!(kbli::children(Edition::Kbli2020, 5, 13134).count(), 0);
/// ```
pub fn children(edition: Edition, digits: u32, code: u32) -> impl Iterator<Item = u32> + Clone {
    let codes = if contains(edition, digits, code) { level(edition, digits + 1) } else { &[] };
    let first = codes.partition_point(|child| u32::from(*child) / 10 < code);
    let end = codes.partition_point(|child| u32::from(*child) / 10 <= code);
    codes.get(first..end).unwrap_or_default().iter().copied().map(u32::from)
}

/// All codes with the given number of digits, ascending.
///
/// ```
/// use sentra_codes::kbli::{self, Edition};
///
/// assert!(kbli::all(Edition::Kbli2025, 2).eq(10..=33));
/// ```
pub fn all(edition: Edition, digits: u32) -> impl Iterator<Item = u32> + Clone {
    level(edition, digits).iter().copied().map(u32::from)
}

/// How many codes have the given number of digits.
///
/// ```
/// use sentra_codes::kbli::{self, Edition};
///
/// assert_eq!(kbli::count(Edition::Kbli2020, 5), 475);
/// assert_eq!(kbli::count(Edition::Kbli2025, 5), 464);
/// ```
#[must_use]
pub fn count(edition: Edition, digits: u32) -> usize {
    level(edition, digits).len()
}

/// Our short title of a division (2 digits) or group (3 digits). Longer codes have none here: their official titles
/// are not ours to copy.
///
/// ```
/// use sentra_codes::kbli::{self, Edition};
///
/// // The group kept its number and lost embroidery.
/// let title = |edition| kbli::title(edition, 3, 143).map(|title| title.en);
/// assert_eq!(title(Edition::Kbli2020), Some("Knitted and embroidered clothing"));
/// assert_eq!(title(Edition::Kbli2025), Some("Knitted clothing and hosiery"));
/// ```
#[must_use]
pub fn title(edition: Edition, digits: u32, code: u32) -> Option<Title> {
    let titles: &[(u16, Title)] = match edition {
        Edition::Kbli2020 => &data::TITLES2020,
        Edition::Kbli2025 => &data::TITLES2025,
    };
    let wanted = u16::try_from(code).ok().filter(|_| contains(edition, digits, code))?;
    let at = titles.binary_search_by_key(&wanted, |(listed, _)| *listed).ok()?;
    titles.get(at).map(|(_, title)| *title)
}

/// The goods of a five-digit code in both editions, when the number was given to other goods in 2025.
///
/// A code that is not here may still have moved: equal numbers of two editions prove nothing.
///
/// ```
/// use sentra_codes::kbli;
///
/// assert_eq!(kbli::reused(11040).map(|code| code.kbli2025.id), Some("malt"));
/// assert_eq!(kbli::reused(10794), None);
/// ```
#[must_use]
pub fn reused(code: u32) -> Option<Reused> {
    let at = data::REUSED.binary_search_by_key(&code, |reused| reused.code).ok()?;
    data::REUSED.get(at).copied()
}

fn level(edition: Edition, digits: u32) -> &'static [u16] {
    match (edition, digits) {
        (Edition::Kbli2020, 2) => &data::KBLI2020_2,
        (Edition::Kbli2020, 3) => &data::KBLI2020_3,
        (Edition::Kbli2020, 4) => &data::KBLI2020_4,
        (Edition::Kbli2020, 5) => &data::KBLI2020_5,
        (Edition::Kbli2025, 2) => &data::KBLI2025_2,
        (Edition::Kbli2025, 3) => &data::KBLI2025_3,
        (Edition::Kbli2025, 4) => &data::KBLI2025_4,
        (Edition::Kbli2025, 5) => &data::KBLI2025_5,
        _ => &[],
    }
}
