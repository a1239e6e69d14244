//! How the generated tables are read: sorted codes, and names in one string that is cut where each name ends.

use super::{Level, Region};
use crate::generated::regions as data;
use core::iter::FusedIterator;

#[cfg(feature = "villages")]
use crate::generated::villages;

/// The village table that is left out.
#[cfg(not(feature = "villages"))]
mod villages {
    pub(super) const COUNT: usize = 0;
    pub(super) static LAST: [u32; 0] = [];
    pub(super) static ENDS: [u32; 0] = [];
    pub(super) static NUMBERS: [u16; 0] = [];
    pub(super) static LENGTHS: [u8; 0] = [];
    pub(super) static NAMES: &str = "";
}

/// What the code of a village adds to the code of its district: four digits.
const VILLAGES_PER_DISTRICT: u64 = 10_000;

/// A level above the villages.
struct Flat {
    codes: &'static [u32],
    ends: &'static [u32],
    names: &'static str,
}

/// The table of a level, or none for villages.
fn flat(level: Level) -> Option<Flat> {
    match level {
        Level::Province => Some(Flat {
            codes: &data::PROVINCE_CODES,
            ends: &data::PROVINCE_ENDS,
            names: data::PROVINCE_NAMES,
        }),
        Level::Regency => {
            Some(Flat { codes: &data::REGENCY_CODES, ends: &data::REGENCY_ENDS, names: data::REGENCY_NAMES })
        }
        Level::District => Some(Flat {
            codes: &data::DISTRICT_CODES,
            ends: &data::DISTRICT_ENDS,
            names: data::DISTRICT_NAMES,
        }),
        Level::Village => None,
    }
}

/// How many regions a level has.
pub(super) fn count(level: Level) -> usize {
    flat(level).map_or(villages::COUNT, |table| table.codes.len())
}

/// Regions of one level in the order of their codes: a half-open range of positions.
#[derive(Clone)]
pub(super) struct Regions {
    level: Level,
    next: usize,
    end: usize,
    /// Where the name of the next region begins.
    text: usize,
    /// The position of the district of the next village.
    district: usize,
}

impl Regions {
    pub(super) const EMPTY: Regions =
        Regions { level: Level::Province, next: 0, end: 0, text: 0, district: 0 };

    /// The regions of a level whose codes are at least `from` and below `to`.
    pub(super) fn between(level: Level, from: u64, to: u64) -> Regions {
        let Some(Flat { codes, ends, .. }) = flat(level) else {
            let (district, next) = village_from(from);
            let (_, end) = village_from(to);
            let lengths = villages::LENGTHS.get(before(&villages::LAST, district)..next).unwrap_or_default();
            let skipped: usize = lengths.iter().map(|length| usize::from(*length)).sum();
            return Regions { level, next, end, text: before(&villages::ENDS, district) + skipped, district };
        };
        let next = codes.partition_point(|code| u64::from(*code) < from);
        let end = codes.partition_point(|code| u64::from(*code) < to);
        Regions { level, next, end, text: before(ends, next), district: 0 }
    }

    fn village(&mut self) -> Option<(u64, usize, &'static str)> {
        while to_usize(*villages::LAST.get(self.district)?) <= self.next {
            self.district += 1;
        }
        let district = u64::from(*data::DISTRICT_CODES.get(self.district)?);
        let number = u64::from(*villages::NUMBERS.get(self.next)?);
        let end = self.text + usize::from(*villages::LENGTHS.get(self.next)?);
        Some((district * VILLAGES_PER_DISTRICT + number, end, villages::NAMES))
    }

    fn flat(&self, table: &Flat) -> Option<(u64, usize, &'static str)> {
        let code = u64::from(*table.codes.get(self.next)?);
        Some((code, to_usize(*table.ends.get(self.next)?), table.names))
    }
}

impl Iterator for Regions {
    type Item = Region;

    fn next(&mut self) -> Option<Region> {
        if self.next >= self.end {
            return None;
        }
        let (code, end, names) = match flat(self.level) {
            Some(table) => self.flat(&table)?,
            None => self.village()?,
        };
        let name = names.get(self.text..end)?;
        self.next += 1;
        self.text = end;
        Some(Region { level: self.level, code, name })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.end.saturating_sub(self.next);
        (left, Some(left))
    }
}

impl ExactSizeIterator for Regions {}
impl FusedIterator for Regions {}

/// The position of the first village whose code is not below the given one, with the position of the district it is
/// looked for in.
fn village_from(code: u64) -> (usize, usize) {
    let (wanted, number) = (code / VILLAGES_PER_DISTRICT, code % VILLAGES_PER_DISTRICT);
    let district = data::DISTRICT_CODES.partition_point(|listed| u64::from(*listed) < wanted);
    let first = before(&villages::LAST, district);
    let listed = data::DISTRICT_CODES.get(district).is_some_and(|listed| u64::from(*listed) == wanted);
    let last = villages::LAST.get(district).map_or(first, |last| to_usize(*last));
    let numbers = villages::NUMBERS.get(first..last).filter(|_| listed).unwrap_or_default();
    (district, first + numbers.partition_point(|listed| u64::from(*listed) < number))
}

/// What a table of ends says of the position before the given one; zero before the first.
fn before(ends: &[u32], at: usize) -> usize {
    at.checked_sub(1).and_then(|at| ends.get(at)).map_or(0, |end| to_usize(*end))
}

/// The tables are shorter than 2^32, and no target of this crate has a smaller address.
fn to_usize(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
