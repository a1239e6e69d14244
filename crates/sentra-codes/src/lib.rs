//! The code lists that [`sentra`] reads: Indonesian regions and industries, as sorted static tables.
//!
//! ```
//! use sentra_codes::kbli::{self, Edition};
//! use sentra_codes::region::{self, Level};
//!
//! let lamongan = region::get(Level::Regency, 3524).ok_or("no such regency")?;
//! assert_eq!(lamongan.name, "Kabupaten Lamongan");
//! assert_eq!(region::children(Level::Regency, 3524).count(), 27);
//!
//! assert!(kbli::contains(Edition::Kbli2020, 5, 13134));
//! assert_eq!(kbli::title(Edition::Kbli2020, 2, 13).ok_or("no such division")?.id, "Tekstil");
//! # Ok::<(), &str>(())
//! ```
//!
//! # What it holds
//!
//! * [`region`]: provinces, regencies and cities, districts and villages with the codes of the Ministry of Home Affairs
//!   (kode wilayah Kemendagri) and their names, exactly as the published package `idn-area-data` prints them.
//! * [`kbli`]: the code numbers of section C (divisions 10-33) of the Indonesian industry classification, editions 2020
//!   and 2025, with short titles of our own for divisions and groups.
//!
//! # What it does not do
//!
//! * It does not search by name: names are not keys. In Lamongan alone 21 village names belong to several villages.
//! * It does not judge. A code that is not listed may be newer or older than these lists.
//! * It does not hold the official KBLI titles; they are not ours to copy.
//!
//! There is no dependency, no allocation, no parsing at start and no `std`; look-ups are binary searches.
//!
//! # Licence
//!
//! The code and the KBLI lists are `MIT OR Apache-2.0`. The region data are a database under ODbL-1.0: whoever passes on
//! the tables, or a database made from them, keeps the notice and the licence (files `NOTICE` and `LICENSE-ODbL.md`).
//! Where each file comes from stands in `data/PROVENANCE.toml`.
//!
//! # Features
//!
//! * `villages` (default): the village table, about 1.1 MB. Without it [`region::HAS_VILLAGES`] is false and every
//!   question about villages finds none.
//!
//! [`sentra`]: https://github.com/sentra-ikm/sentra
#![no_std]

pub mod kbli;
pub mod region;

/// A committed file that tables of this crate are made from.
///
/// ```
/// let rows: Vec<u32> = sentra_codes::region::SOURCES.iter().map(|source| source.rows).collect();
/// assert_eq!(rows, [38, 514, 7_285, 83_762]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Source {
    /// Its path inside the crate.
    pub path: &'static str,
    /// How many rows it has below its header.
    pub rows: u32,
    /// Its sha256 in lower-case hexadecimal.
    pub sha256: &'static str,
}

#[rustfmt::skip]
mod generated {
    pub(crate) mod kbli;
    pub(crate) mod regions;
    #[cfg(feature = "villages")]
    pub(crate) mod villages;
}

/// The README's example is a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
