//! Counting sentra: each once, in however many cells it stands.

use super::cell::CellKey;
use super::state::{State, pair};
use crate::region::{Level, RegionCode};

/// How many sentra a row of a table has. Each is counted once, in however many villages it lies: that is why the rows of
/// a table do not add up to its total.
///
/// Sentra are told apart by their names as they are written. Two sentra of one name in two regencies are one name:
/// `by_regency` counts them as two.
///
/// ```
/// let count = sentra::aggregate::SentraCount { distinct: 3, listed: 2, declared: 2, both: 1, ..Default::default() };
/// assert_eq!(count.distinct, count.listed + count.declared - count.both + count.unnamed);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SentraCount {
    /// All of them: names, and declared rows without a name.
    pub distinct: u64,
    /// Named by units.
    pub listed: u64,
    /// Declared with a name or an identifier.
    pub declared: u64,
    /// Of these, the ones that are declared and named by units too: their units may stand in both grains.
    pub both: u64,
    /// Declared without a name or an identifier.
    pub unnamed: u64,
    /// How many of the listed units name a sentra: the coverage of `listed`.
    pub naming_units: u64,
    /// All of them, where a name counts once in each regency that it is known to lie in. An unknown place adds none.
    /// `None` where the state does not tell regencies apart.
    pub by_regency: Option<u64>,
    /// Villages that hold a sentra, which is another number than sentra in villages. `None` where the state does not
    /// tell villages apart.
    pub villages: Option<u64>,
}

/// The sentra of a row: what its columns do not tell.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Names {
    listed: u32,
    declared: u32,
    both: u32,
    /// Pairs of a name and a regency beyond the first of each name.
    more_regencies: u32,
    villages: u32,
}

impl Names {
    pub(super) fn count(self, unnamed: u64, naming_units: u64, level: Option<Level>) -> SentraCount {
        let [listed, declared, both] = [self.listed, self.declared, self.both].map(u64::from);
        let distinct = (listed + declared).saturating_sub(both).saturating_add(unnamed);
        let by_regency = distinct.saturating_add(self.more_regencies.into());
        SentraCount {
            distinct,
            listed,
            declared,
            both,
            unnamed,
            naming_units,
            by_regency: (level >= Some(Level::Regency)).then_some(by_regency),
            villages: (level == Some(Level::Village)).then_some(self.villages.into()),
        }
    }
}

impl State {
    /// The sentra of each of so many rows of a table, from the row of each cell.
    pub(super) fn count_names(&self, cells: &[u32], rows: usize) -> Vec<Names> {
        let mut counts = vec![Names::default(); rows];
        let mut each = |mut pairs: Vec<u64>, count: fn(&mut Names) -> &mut u32| {
            pairs.sort_unstable();
            pairs.dedup();
            for p in &pairs {
                if let Some(names) = counts.get_mut((p >> 32) as usize) {
                    *count(names) += 1;
                }
            }
            pairs
        };
        let of = |declared: bool| {
            let found = self.holding(cells).filter(|(key, ..)| key.is_declared() == declared);
            found.map(|(_, row, name)| pair(row, name)).collect()
        };
        let listed = each(of(false), |n| &mut n.listed);
        let declared = each(of(true), |n| &mut n.declared);
        let both = declared.into_iter().filter(|p| listed.binary_search(p).is_ok()).collect();
        each(both, |n| &mut n.both);
        each(self.villages(cells), |n| &mut n.villages);
        for row in self.more_regencies(cells) {
            if let Some(names) = counts.get_mut(row as usize) {
                names.more_regencies += 1;
            }
        }
        counts
    }

    /// The cells that hold a named sentra, in their order: their key, row and name.
    fn holding<'a>(&'a self, cells: &'a [u32]) -> impl Iterator<Item = (CellKey, u32, u32)> + 'a {
        self.sentra.iter().filter_map(|p| {
            let at = (p >> 32) as usize;
            Some((*self.keys.get(at)?, *cells.get(at)?, *p as u32))
        })
    }

    /// The villages that hold a sentra, each as a pair of a row and a number of its own.
    fn villages(&self, cells: &[u32]) -> Vec<u64> {
        if self.detail.level != Some(Level::Village) {
            return Vec::new();
        }
        let mut holds = vec![false; self.keys.len()];
        for p in &self.sentra {
            if let Some(holds) = holds.get_mut((p >> 32) as usize) {
                *holds = true;
            }
        }
        let mut pairs = Vec::new();
        // Cells are sorted by place, so that each village is one run.
        let (mut last, mut number) = (None, 0u32);
        for (at, ((key, row), holds)) in self.keys.iter().zip(cells).zip(holds).enumerate() {
            let unnamed = key.is_declared() && self.columns.unnamed(at) > 0;
            let village = key.place().filter(|p| p.level == Level::Village && (holds || unnamed));
            if village.is_some() {
                number += u32::from(village != last);
                last = village;
                pairs.push(pair(*row, number));
            }
        }
        pairs
    }

    /// The row of each regency in which a name lies, beyond the first of each name and row.
    fn more_regencies(&self, cells: &[u32]) -> Vec<u32> {
        if self.detail.level < Some(Level::Regency) {
            return Vec::new();
        }
        let mut found: Vec<(u64, RegionCode)> = Vec::new();
        for (key, row, name) in self.holding(cells) {
            found.extend(key.place().and_then(|p| p.ancestor(Level::Regency)).map(|r| (pair(row, name), r)));
        }
        found.sort_unstable();
        found.dedup();
        let more = found.windows(2).filter_map(|w| match w {
            [(a, _), (b, _)] if a == b => Some((b >> 32) as u32),
            _ => None,
        });
        more.collect()
    }
}
