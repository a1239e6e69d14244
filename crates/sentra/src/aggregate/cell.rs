//! The key of a cell: a place, an industry, a size, a year and a grain, packed into one number, and grouping by such
//! numbers.
//!
//! A place or an industry is kept down to the deepest code in which all candidates agree: a village that is one of two
//! of one district is that district. What is not known at all is zero.

use super::axis::{Axis, Detail};
use crate::industry::{Edition, Kbli};
use crate::input::Input;
use crate::region::{Level, RegionCode, System};

/// From the highest bit: place 38, KBLI 22, size 4, year 17, grain 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct CellKey(pub(super) u128);

const GRAIN: u32 = 1;
const YEAR: u32 = 17;
const SIZE: u32 = 4;
const KBLI: u32 = 22;
const PLACE: u32 = 38;
/// The bits of a whole key.
pub(super) const KEY_BITS: u32 = PLACE + KBLI + SIZE + YEAR + GRAIN;

/// The bits of the digits of a place and of an industry.
const CODE_PLACE: u32 = 34;
const CODE_KBLI: u32 = 17;

impl CellKey {
    pub(super) fn new(place: u64, kbli: u64, size: u64, year: u64, declared: bool) -> Self {
        let mut key = u128::from(place);
        for (bits, part) in [(KBLI, kbli), (SIZE, size), (YEAR, year), (GRAIN, u64::from(declared))] {
            key = key << bits | u128::from(part & mask(bits));
        }
        Self(key)
    }

    fn part(self, bits: u32, below: u32) -> u64 {
        (self.0 >> below) as u64 & mask(bits)
    }

    pub(super) fn place(self) -> Option<RegionCode> {
        unpack_place(self.part(PLACE, KBLI + SIZE + YEAR + GRAIN))
    }

    pub(super) fn kbli(self) -> Option<Kbli> {
        unpack_kbli(self.part(KBLI, SIZE + YEAR + GRAIN))
    }

    /// 1 = the first class; 0 = undetermined.
    pub(super) fn size(self) -> u64 {
        self.part(SIZE, YEAR + GRAIN)
    }

    pub(super) fn year(self) -> Option<u16> {
        u16::try_from(self.part(YEAR, GRAIN).checked_sub(1)?).ok()
    }

    pub(super) fn is_declared(self) -> bool {
        self.0 & 1 == 1
    }

    /// Whether rows could have led to this key.
    pub(super) fn is_possible(self, detail: Detail, classes: usize) -> bool {
        let place = self.place();
        let kbli = self.kbli();
        let year = self.year().map_or(0, |y| u64::from(y) + 1);
        let classes = if detail.size { classes as u64 } else { 0 };
        let again = Self::new(
            place.map_or(0, |p| pack_place(p, detail.level)),
            kbli.map_or(0, |k| pack_kbli(k, detail.digits)),
            self.size(),
            if detail.year { year } else { 0 },
            self.is_declared(),
        );
        self == again && self.size() <= classes
    }

    /// The part of an axis as a number whose order is that of a table: what is undetermined comes last.
    pub(super) fn sort_part(self, axis: Axis) -> u64 {
        let found = match axis {
            Axis::Size => self.size().checked_sub(1),
            Axis::Year => self.year().map(u64::from),
            Axis::Kbli(digits) => {
                let kbli = self.kbli().and_then(|k| k.at(digits));
                kbli.map(|k| (edition_bits(k.edition)) << CODE_KBLI | u64::from(k.code))
            }
            region => self.region(region).map(|r| system_bits(r.system) << CODE_PLACE | r.code),
        };
        found.unwrap_or(mask(sort_bits(axis)))
    }

    /// The region at the level of an axis.
    pub(super) fn region(self, axis: Axis) -> Option<RegionCode> {
        self.place()?.ancestor(axis.level()?)
    }
}

/// How many bits [`CellKey::sort_part`] has.
pub(super) const fn sort_bits(axis: Axis) -> u32 {
    match axis {
        Axis::Size => SIZE,
        Axis::Year => YEAR,
        Axis::Kbli(_) => 3 + CODE_KBLI,
        Axis::Province | Axis::Regency | Axis::District | Axis::Village => 2 + CODE_PLACE,
    }
}

const fn mask(bits: u32) -> u64 {
    (1 << bits) - 1
}

const fn system_bits(system: System) -> u64 {
    match system {
        System::Kemendagri => 1,
        System::Bps => 2,
        System::Undetermined => 3,
    }
}

/// A place cut to the detail; zero for a code with more digits than its level has, which is no place.
fn pack_place(place: RegionCode, finest: Option<Level>) -> u64 {
    let Some(finest) = finest else { return 0 };
    let cut = place.ancestor(place.level.min(finest)).filter(|_| fits(place));
    cut.map_or(0, |p| (system_bits(p.system) << 2 | p.level as u64) << CODE_PLACE | p.code)
}

fn fits(place: RegionCode) -> bool {
    let digits = match (place.level, place.system) {
        (Level::Province, _) => 2,
        (Level::Regency, _) => 4,
        (Level::District, System::Kemendagri) => 6,
        (Level::District, _) => 7,
        (Level::Village, _) => 10,
    };
    place.code < 10u64.pow(digits)
}

fn unpack_place(bits: u64) -> Option<RegionCode> {
    let system = match bits >> (CODE_PLACE + 2) {
        1 => System::Kemendagri,
        2 => System::Bps,
        3 => System::Undetermined,
        _ => return None,
    };
    let level = *Level::ALL.get((bits >> CODE_PLACE & 3) as usize)?;
    Some(RegionCode { system, level, code: bits & mask(CODE_PLACE) })
}

const EDITIONS: [Edition; 6] =
    [Edition::Undeclared, Edition::E2005, Edition::E2009, Edition::E2015, Edition::E2020, Edition::E2025];

const fn edition_bits(edition: Edition) -> u64 {
    match edition {
        Edition::Undeclared => 1,
        Edition::E2005 => 2,
        Edition::E2009 => 3,
        Edition::E2015 => 4,
        Edition::E2020 => 5,
        Edition::E2025 => 6,
    }
}

/// An industry cut to the detail; zero for what is no code.
fn pack_kbli(kbli: Kbli, finest: Option<u8>) -> u64 {
    let valid = matches!(kbli.digits, 2..=5) && kbli.code < 10u32.pow(u32::from(kbli.digits));
    let cut = finest.and_then(|digits| kbli.at(kbli.digits.min(digits))).filter(|_| valid);
    cut.map_or(0, |k| {
        (edition_bits(k.edition) << 2 | u64::from(k.digits - 2)) << CODE_KBLI | u64::from(k.code)
    })
}

fn unpack_kbli(bits: u64) -> Option<Kbli> {
    let edition = (bits >> (CODE_KBLI + 2)).checked_sub(1)?;
    let edition = *EDITIONS.get(usize::try_from(edition).ok()?)?;
    let digits = (bits >> CODE_KBLI & 3) as u8 + 2;
    Some(Kbli { edition, digits, code: (bits & mask(CODE_KBLI)) as u32 })
}

/// The bits of a known place.
pub(super) fn place_known(place: RegionCode, detail: Detail) -> u64 {
    pack_place(place, detail.level)
}

/// The bits of the deepest place in which all candidates lie.
pub(super) fn place_of(place: &Input<RegionCode>, detail: Detail) -> u64 {
    common(place.candidates().iter().copied().map(Some), common_place)
        .map_or(0, |p| pack_place(p, detail.level))
}

/// The bits of the deepest place in which all candidates of all places lie; nothing where one is not known.
pub(super) fn place_of_all(places: &[Input<RegionCode>], detail: Detail) -> u64 {
    let each = places.iter().map(|p| common(p.candidates().iter().copied().map(Some), common_place));
    common(each, common_place).map_or(0, |p| pack_place(p, detail.level))
}

/// The bits of a known industry.
pub(super) fn kbli_known(kbli: Kbli, detail: Detail) -> u64 {
    pack_kbli(kbli, detail.digits)
}

/// The bits of the longest code with which all candidates begin.
pub(super) fn kbli_of(kbli: &Input<Kbli>, detail: Detail) -> u64 {
    common(kbli.candidates().iter().copied().map(Some), common_kbli)
        .map_or(0, |k| pack_kbli(k, detail.digits))
}

fn common<T>(all: impl Iterator<Item = Option<T>>, join: impl Fn(T, T) -> Option<T>) -> Option<T> {
    let mut all = all;
    let first = all.next()??;
    all.try_fold(first, |a, b| join(a, b?))
}

fn common_place(a: RegionCode, b: RegionCode) -> Option<RegionCode> {
    let mut levels = Level::ALL.into_iter().rev().filter(|l| *l <= a.level && *l <= b.level);
    levels.find_map(|l| a.ancestor(l).filter(|up| b.ancestor(l) == Some(*up)))
}

fn common_kbli(a: Kbli, b: Kbli) -> Option<Kbli> {
    (2..=a.digits.min(b.digits)).rev().find_map(|d| a.at(d).filter(|up| b.at(d) == Some(*up)))
}
