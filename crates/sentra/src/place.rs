//! Codes and printed names of places, resolved to codes of the Ministry of Home Affairs, never silently.
//!
//! Names are not keys: 21 names of villages repeat inside one regency, 26 regencies share their name with another,
//! and tables misspell. A name is taken as a place only when it is, letter for letter, the name of exactly one region
//! inside the region printed around it. Otherwise the place is one of the candidates, or the wider region that is
//! certain, and a [`Finding`] says why.
//!
//! ```
//! use sentra::finding::{At, Code};
//! use sentra::input::Input;
//! use sentra::place::{PlaceContext, PlaceText, resolve};
//! use sentra::region::RegionCode;
//!
//! let lamongan = PlaceContext { within: Some(RegionCode::parse("35.24")?), system: None };
//! # if sentra_codes::region::HAS_VILLAGES {
//!
//! let row = PlaceText { village: Some("Ds. Banyu Urip"), district: Some("KARANGBINANGUN"), ..PlaceText::default() };
//! let (place, findings) = resolve(&row, &lamongan, At::path);
//! assert_eq!(place, Input::Known(RegionCode::parse("35.24.24.2011")?));
//! assert!(findings.is_empty());
//!
//! // Printed under Tikung, but the only Jatirenggo of the regency lies in Glagah: both stay possible.
//! let row = PlaceText { village: Some("Jatirenggo"), district: Some("Tikung"), ..PlaceText::default() };
//! let (place, findings) = resolve(&row, &lamongan, At::path);
//! assert_eq!(place, Input::one_of([RegionCode::parse("35.24.26.2019")?, RegionCode::parse("35.24.23")?]));
//! assert_eq!(findings.iter().map(|f| f.code).collect::<Vec<_>>(), [Code::PlaceConflict]);
//! # }
//! # Ok::<(), sentra::region::RegionCodeError>(())
//! ```
//!
//! Without the feature `villages` ([`FINEST`] says so) names lead to the district at most, and a printed village
//! name raises nothing: it cannot be judged.

mod chain;
mod label;
mod lookup;
mod name;
mod note;
mod resolver;
mod row;
mod votes;
mod words;

pub use resolver::Resolver;
pub use votes::{Inferred, RegionVotes};

use crate::finding::{At, Finding};
use crate::input::Input;
use crate::region::{Level, RegionCode, System};

/// The narrowest level that names can lead to in this build: the village, or without the feature `villages` the
/// district.
///
/// ```
/// use sentra::place::FINEST;
/// use sentra::region::Level;
/// assert_eq!(FINEST == Level::Village, sentra_codes::region::HAS_VILLAGES);
/// ```
pub const FINEST: Level = if sentra_codes::region::HAS_VILLAGES { Level::Village } else { Level::District };

/// What a row prints about its place. Each of the first four is a code or a name; the other four are names that stand
/// beside codes. Blank texts and dashes count as absent.
///
/// ```
/// use sentra::place::PlaceText;
/// let row = PlaceText { village: Some("35.24.26.2019"), village_name: Some("Jatirenggo"), ..PlaceText::default() };
/// assert_eq!(row.district, None);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceText<'a> {
    /// Provinsi: code or name.
    pub province: Option<&'a str>,
    /// Kabupaten or kota: code or name.
    pub regency: Option<&'a str>,
    /// Kecamatan: code or name.
    pub district: Option<&'a str>,
    /// Desa or kelurahan: code or name.
    pub village: Option<&'a str>,
    /// Name of the province.
    pub province_name: Option<&'a str>,
    /// Name of the kabupaten or kota.
    pub regency_name: Option<&'a str>,
    /// Name of the kecamatan.
    pub district_name: Option<&'a str>,
    /// Name of the desa or kelurahan.
    pub village_name: Option<&'a str>,
}

/// What is known about all rows of a file.
///
/// ```
/// use sentra::place::PlaceContext;
/// use sentra::region::{RegionCode, System};
/// let context = PlaceContext { within: RegionCode::parse("35.24").ok(), system: Some(System::Kemendagri) };
/// assert_ne!(context, PlaceContext::default());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceContext {
    /// The region that the file is about, declared or inferred ([`RegionVotes`]): districts and villages are looked for
    /// in it, and it decides between regencies of one name. What the row itself says goes before it, and it never
    /// makes a place narrower than what the row prints: a row that says nothing of its place stays without one.
    pub within: Option<RegionCode>,
    /// The declared system of codes whose digits fit both.
    pub system: Option<System>,
}

/// Resolves one row. `at` says where a field stands, by its name in [`PlaceText`]. For many rows use a [`Resolver`].
///
/// A code is kept even when our table does not have it; a code and names that disagree make a choice.
///
/// ```
/// use sentra::finding::{At, Code};
/// use sentra::input::Input;
/// use sentra::place::{PlaceContext, PlaceText, resolve};
/// use sentra::region::RegionCode;
///
/// let row = PlaceText { district: Some("35.24.26"), district_name: Some("Tikung"), regency: Some("Lamongan"), ..PlaceText::default() };
/// let (place, findings) = resolve(&row, &PlaceContext::default(), |field| At::path(format!("/{field}")));
/// assert_eq!(place, Input::one_of([RegionCode::parse("35.24.23")?, RegionCode::parse("35.24.26")?]));
/// assert_eq!((findings[0].code, findings[0].at.path.as_str()), (Code::PlaceCodeName, "/district"));
/// # Ok::<(), sentra::region::RegionCodeError>(())
/// ```
pub fn resolve(
    text: &PlaceText<'_>,
    context: &PlaceContext,
    at: impl Fn(&'static str) -> At,
) -> (Input<RegionCode>, Vec<Finding>) {
    let row::Outcome { place, notes } = row::outcome(&lookup::Country::default(), text, context);
    (place, notes.iter().map(|note| note.place(&at)).collect())
}

#[cfg(test)]
mod tests;
