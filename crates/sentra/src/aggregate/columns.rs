//! The numbers of many cells, measure by measure. Everything is a sum of whole numbers, so that adding cells into cells
//! is the one operation: it observes, merges and rolls up.

use super::measure::{Measure, Tally, Whole, open_ends};
use crate::input::Input;
use std::collections::BTreeMap;

/// How many measures there are.
pub(super) const MEASURES: usize = Measure::ALL.len();

/// The rare rows of a cell that have no single value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Wide {
    /// Rows with a choice or a range.
    pub(super) open: u64,
    pub(super) not_applicable: u64,
    pub(super) lo: i128,
    pub(super) hi: i128,
    /// How many of the open rows have no upper end.
    pub(super) topless: u64,
}

/// The known rows of a cell and their sum, as far as 64 bits hold it.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    known: u64,
    low: i64,
}

/// One measure of many cells. Nearly all sums fit into 64 bits; the few that do not keep the rest beside them.
#[derive(Clone, Debug, Default)]
pub(super) struct Sums {
    slots: Vec<Slot>,
    /// Sum = low + 2^64 high, and high is not zero.
    high: BTreeMap<u32, i128>,
    pub(super) wide: BTreeMap<u32, Wide>,
}

impl Sums {
    pub(super) fn zeros(cells: usize) -> Self {
        Self { slots: vec![Slot::default(); cells], ..Self::default() }
    }

    #[inline]
    pub(super) fn add_known(&mut self, cell: u32, value: i64) {
        self.add_slot(cell, Slot { known: 1, low: value });
    }

    #[inline]
    fn add_slot(&mut self, cell: u32, more: Slot) {
        if let Some(slot) = self.slots.get_mut(cell as usize) {
            slot.known += more.known;
            let (low, over) = slot.low.overflowing_add(more.low);
            slot.low = low;
            if over {
                self.add_high(cell, if more.low < 0 { -1 } else { 1 });
            }
        }
    }

    #[cold]
    fn add_high(&mut self, cell: u32, more: i128) {
        let high = self.high.entry(cell).or_default();
        *high += more;
        if *high == 0 {
            self.high.remove(&cell);
        }
    }

    /// Adds known rows with their sum.
    pub(super) fn add_sum(&mut self, cell: u32, known: u64, sum: i128) {
        let low = sum as i64;
        self.add_slot(cell, Slot { known, low });
        let high = (sum - i128::from(low)) >> 64;
        if high != 0 && (cell as usize) < self.slots.len() {
            self.add_high(cell, high);
        }
    }

    /// The number of known rows and their sum.
    pub(super) fn known(&self, cell: u32) -> (u64, i128) {
        let slot = self.slots.get(cell as usize).copied().unwrap_or_default();
        let high = if self.high.is_empty() { 0 } else { self.high.get(&cell).copied().unwrap_or(0) };
        (slot.known, (high << 64) + i128::from(slot.low))
    }

    /// The same for each cell.
    pub(super) fn each_known(&self) -> impl Iterator<Item = (u64, i128)> + '_ {
        (0u32..).zip(&self.slots).map(|(cell, _)| self.known(cell))
    }

    /// Adds a row's fact. A missing one leaves no trace: it is what is left of the rows.
    pub(super) fn add<T: Whole>(&mut self, cell: u32, fact: &Input<T>) {
        let wide = match (fact, open_ends(fact)) {
            (Input::Known(value), _) => return self.add_known(cell, value.whole()),
            (_, Some((lo, hi))) => {
                let topless = u64::from(hi.is_none());
                Wide { open: 1, lo, hi: hi.unwrap_or(0), topless, not_applicable: 0 }
            }
            (Input::NotApplicable, None) => Wide { not_applicable: 1, ..Wide::default() },
            (_, None) => return,
        };
        self.add_wide(cell, &wide);
    }

    pub(super) fn add_wide(&mut self, cell: u32, more: &Wide) {
        if cell as usize >= self.slots.len() {
            return;
        }
        let wide = self.wide.entry(cell).or_default();
        wide.open += more.open;
        wide.not_applicable += more.not_applicable;
        wide.lo += more.lo;
        wide.hi += more.hi;
        wide.topless += more.topless;
    }

    fn absorb(&mut self, other: &Self, cells: &[u32]) {
        for (cell, slot) in cells.iter().zip(&other.slots) {
            self.add_slot(*cell, *slot);
        }
        for (from, high) in &other.high {
            if let Some(cell) = cells.get(*from as usize).filter(|c| (**c as usize) < self.slots.len()) {
                self.add_high(*cell, *high);
            }
        }
        for (from, wide) in &other.wide {
            if let Some(cell) = cells.get(*from as usize) {
                self.add_wide(*cell, wide);
            }
        }
    }

    pub(super) fn is_blank(&self) -> bool {
        self.wide.is_empty() && self.slots.iter().all(|s| s.known == 0)
    }
}

/// The numbers of many cells.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    /// Rows observed.
    pub(super) rows: Vec<u64>,
    /// How many of them name their sentra.
    pub(super) named: Vec<u64>,
    /// In the order of [`Measure::ALL`]; what no row has takes no memory.
    pub(super) sums: [Option<Sums>; MEASURES],
}

impl Columns {
    pub(super) fn zeros(cells: usize) -> Self {
        Self { rows: vec![0; cells], named: vec![0; cells], ..Self::default() }
    }

    /// The column of a measure, made when it is first needed.
    pub(super) fn sums_mut(&mut self, measure: Measure) -> Option<&mut Sums> {
        let cells = self.rows.len();
        self.sums.get_mut(measure as usize).map(|s| s.get_or_insert_with(|| Sums::zeros(cells)))
    }

    /// Adds each cell of the other into the cell that `cells` says, or nowhere where there is no such cell.
    pub(super) fn absorb(&mut self, other: &Self, cells: &[u32]) {
        for ((cell, rows), named) in cells.iter().zip(&other.rows).zip(&other.named) {
            add_count(&mut self.rows, *cell, *rows);
            add_count(&mut self.named, *cell, *named);
        }
        for measure in Measure::ALL {
            if let Some(Some(theirs)) = other.sums.get(measure as usize)
                && let Some(ours) = self.sums_mut(measure)
            {
                ours.absorb(theirs, cells);
            }
        }
    }

    /// Adds to the number of rows of a cell, and of those that name their sentra.
    pub(super) fn count(&mut self, cell: u32, named: bool) {
        add_count(&mut self.rows, cell, 1);
        add_count(&mut self.named, cell, u64::from(named));
    }

    /// How many cells there are.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn rows(&self, cell: usize) -> u64 {
        self.rows.get(cell).copied().unwrap_or(0)
    }

    pub(super) fn named(&self, cell: usize) -> u64 {
        self.named.get(cell).copied().unwrap_or(0)
    }

    pub(super) fn unnamed(&self, cell: usize) -> u64 {
        self.rows(cell).saturating_sub(self.named(cell))
    }

    pub(super) fn tally(&self, measure: Measure, cell: usize) -> Tally {
        let rows = self.rows(cell);
        let Some(Some(sums)) = self.sums.get(measure as usize) else {
            return Tally { rows, missing: rows, ..Tally::default() };
        };
        let cell = u32::try_from(cell).unwrap_or(u32::MAX);
        let (known, sum) = sums.known(cell);
        let wide = sums.wide.get(&cell).copied().unwrap_or_default();
        Tally {
            rows,
            known,
            open: wide.open,
            missing: rows.saturating_sub(known).saturating_sub(wide.open).saturating_sub(wide.not_applicable),
            not_applicable: wide.not_applicable,
            sum,
            lo: sum + wide.lo,
            hi: (wide.topless == 0).then_some(sum + wide.hi),
        }
    }
}

fn add_count(counts: &mut [u64], cell: u32, more: u64) {
    if let Some(count) = counts.get_mut(cell as usize) {
        *count += more;
    }
}
