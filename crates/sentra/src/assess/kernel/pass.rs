//! One pass over columns: cells by comparisons without branches, a sum that is the place in a table, and a look-up.

use super::UnitAnswer;
use super::cells::{add, numbers_cells, step};
use super::investment::Figures;
use super::plan::{Dim, Part, Plan};
use super::values::{Known, Numbers, Values, bit};
use crate::assess::Verdict;
use crate::industry::Kbli;
use crate::unit::WorkersBasis;

/// Rows of a chunk: their scratch space stays in the nearest cache.
pub(crate) const ROWS: usize = 1_024;

/// The column of an input.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Input<'a> {
    Numbers(Numbers<'a>),
    Basis(&'a [WorkersBasis]),
    /// The same cell in every row.
    Cell(u16),
    /// Cells as they are.
    Cells(&'a [u8]),
    /// 0 is no, 1 is yes, anything else is not known.
    Flags(&'a [u8]),
    Codes(&'a [Kbli], Known<'a>),
}

/// Where answers go.
pub(crate) enum Out<'a> {
    Answers(&'a mut [UnitAnswer]),
    Verdicts(&'a mut [Verdict]),
    Bytes(&'a mut [u8], fn(UnitAnswer) -> u8),
}

/// The scratch space of a chunk.
pub(crate) struct Chunk {
    pub(crate) index: [u16; ROWS],
    /// The place among all combinations, where they are too many for a table.
    pub(crate) wide: [u64; ROWS],
    /// Not 0 where only the exact engine can decide.
    pub(crate) slow: [u8; ROWS],
    known: [u8; ROWS],
    figures: Figures,
}

impl Chunk {
    pub(crate) fn new() -> Self {
        Self { index: [0; ROWS], wide: [0; ROWS], slow: [0; ROWS], known: [0; ROWS], figures: Figures::new() }
    }

    /// The places in the table of the rows from `from` on, `len` of them; `wide` where there is no table.
    pub(crate) fn indices(
        &mut self,
        plan: &Plan,
        inputs: &[(Part, Input)],
        from: usize,
        len: usize,
        wide: bool,
    ) {
        self.index = [0; ROWS];
        self.slow = [0; ROWS];
        if wide {
            self.wide = [0; ROWS];
        }
        let figures = inputs.iter().filter(|(part, _)| part.is_investment()).count();
        if figures > 1 && plan.dims.iter().any(|d| d.part.is_investment()) {
            self.figures(plan, inputs, from, len, wide);
        }
        for (part, input) in inputs {
            let Some(dim) = plan.dims.iter().find(|d| d.part == *part) else { continue };
            if figures > 1 && part.is_investment() {
                continue;
            }
            let stride = step(dim, wide);
            match input {
                Input::Cell(cell) => add(&mut self.index, std::iter::repeat(*cell), stride),
                Input::Cells(cells) => {
                    let cells = cells.get(from..).unwrap_or_default();
                    add(&mut self.index, cells.iter().map(|c| u16::from(*c)), stride);
                }
                Input::Flags(flags) => {
                    let flags = flags.get(from..).unwrap_or_default();
                    let cell = |f: u8| if f <= 1 { u16::from(f) + 1 } else { 0 };
                    add(&mut self.index, flags.iter().map(|f| cell(*f)), stride);
                }
                Input::Basis(basis) => {
                    let rows = basis.get(from..).unwrap_or_default();
                    add(&mut self.index, rows.iter().map(|b| u16::from(*b == WorkersBasis::Paid)), stride);
                }
                Input::Codes(codes, known) => {
                    self.know(*known, from, len);
                    let rows = codes.get(from..).unwrap_or_default().iter().zip(&self.known);
                    let cell = rows.map(|(k, ok)| if *ok != 0 { plan.code_cell(*k) } else { 0 });
                    add(&mut self.index, cell, stride);
                }
                Input::Numbers(numbers) => {
                    self.know(numbers.known, from, len);
                    numbers_cells(numbers.values, from, &self.known, dim, stride, &mut self.index);
                }
            }
            self.widen(dim, wide);
        }
    }

    /// Moves cells into the wide place.
    fn widen(&mut self, dim: &Dim, wide: bool) {
        if wide {
            for (wide, cell) in self.wide.iter_mut().zip(&mut self.index) {
                *wide = wide.wrapping_add(u64::from(*cell).wrapping_mul(dim.stride));
                *cell = 0;
            }
        }
    }

    fn figures(&mut self, plan: &Plan, inputs: &[(Part, Input)], from: usize, len: usize, wide: bool) {
        let parts = [Part::ExclLand, Part::Land, Part::Total, Part::Undeclared];
        for (place, part) in parts.into_iter().enumerate() {
            let column = inputs.iter().find(|(p, _)| *p == part);
            let column = column.and_then(|(_, i)| if let Input::Numbers(n) = i { Some(n) } else { None });
            match column {
                Some(numbers) => self.know(numbers.known, from, len),
                None => self.known = [0; ROWS],
            }
            if let Some(known) = self.figures.known.get_mut(place) {
                *known = self.known;
            }
            if let (Some(numbers), Some(values)) = (column, self.figures.values.get_mut(place)) {
                copy_values(numbers.values, from, values);
            }
        }
        self.figures.normalise(&mut self.slow);
        for (place, part) in parts.into_iter().enumerate() {
            let Some(dim) = plan.dims.iter().find(|d| d.part == part) else { continue };
            if let (Some(v), Some(known)) = (self.figures.values.get(place), self.figures.known.get(place)) {
                numbers_cells(Values::I64(v), 0, known, dim, step(dim, wide), &mut self.index);
            }
            self.widen(dim, wide);
        }
    }

    /// Writes for each row of the chunk whether its number is known.
    fn know(&mut self, known: Known, from: usize, len: usize) {
        know(known, from, len, &mut self.known);
        if let Known::States(states) = known {
            let rows = states.get(from..).unwrap_or_default();
            for (slow, s) in self.slow.iter_mut().zip(rows) {
                // A choice, a range, or a question that does not apply.
                *slow |= u8::from(*s == 1) | u8::from(*s == 2);
            }
        }
    }
}

/// Writes for each row of a chunk not 0 where its number is known.
pub(super) fn know(known: Known, from: usize, len: usize, to: &mut [u8; ROWS]) {
    match known {
        Known::All => *to = [1; ROWS],
        Known::Bytes(bytes) => {
            let rows = bytes.get(from..).unwrap_or_default();
            to.iter_mut().zip(rows).for_each(|(k, b)| *k = u8::from(*b != 0));
        }
        Known::States(states) => {
            let rows = states.get(from..).unwrap_or_default();
            to.iter_mut().zip(rows).for_each(|(k, s)| *k = u8::from(*s == 0));
        }
        Known::Bits(bits, offset) => {
            let first = offset.saturating_add(from);
            if first % 8 == 0 {
                let bytes = bits.get(first / 8..).unwrap_or_default();
                for (eight, byte) in to.as_chunks_mut::<8>().0.iter_mut().zip(bytes) {
                    // One byte for each bit, not 0 where it is set.
                    let copies = u64::from(*byte).wrapping_mul(0x0101_0101_0101_0101);
                    *eight = (copies & 0x8040_2010_0804_0201).to_le_bytes();
                }
            } else {
                let rows = to.iter_mut().take(len).enumerate();
                rows.for_each(|(i, k)| *k = u8::from(bit(bits, first.saturating_add(i))));
            }
        }
    }
}

/// Reads the numbers of a chunk.
pub(super) fn copy_values(values: Values, from: usize, to: &mut [i64; ROWS]) {
    match values {
        Values::I64(v) => copy(to, v.get(from..).unwrap_or_default().iter().copied()),
        Values::I32(v) => copy(to, v.get(from..).unwrap_or_default().iter().map(|v| i64::from(*v))),
        Values::I16(v) => copy(to, v.get(from..).unwrap_or_default().iter().map(|v| i64::from(*v))),
        Values::U32(v) => copy(to, v.get(from..).unwrap_or_default().iter().map(|v| i64::from(*v))),
        Values::Money(v) => copy(to, v.get(from..).unwrap_or_default().iter().map(|v| v.amount())),
    }
}

fn copy(to: &mut [i64; ROWS], from: impl Iterator<Item = i64>) {
    to.iter_mut().zip(from).for_each(|(to, from)| *to = from);
}
