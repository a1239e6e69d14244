//! One pass over columns: cells by comparisons without branches, a sum that is the place in a table, and a look-up.

use super::UnitAnswer;
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
    /// Not 0 where only the exact engine can decide.
    pub(crate) slow: [u8; ROWS],
    known: [u8; ROWS],
    figures: Figures,
}

impl Chunk {
    pub(crate) fn new() -> Self {
        Self { index: [0; ROWS], slow: [0; ROWS], known: [0; ROWS], figures: Figures::new() }
    }

    /// The places in the table of the rows from `from` on, `len` of them.
    pub(crate) fn indices(&mut self, plan: &Plan, inputs: &[(Part, Input)], from: usize, len: usize) {
        self.index = [0; ROWS];
        self.slow = [0; ROWS];
        let figures = inputs.iter().filter(|(part, _)| part.is_investment()).count();
        if figures > 1 {
            self.figures(plan, inputs, from, len);
        }
        for (part, input) in inputs {
            let Some(dim) = plan.dims.iter().find(|d| d.part == *part) else { continue };
            if figures > 1 && part.is_investment() {
                continue;
            }
            match input {
                Input::Cell(cell) => {
                    let step = cell.wrapping_mul(dim.stride);
                    self.index.iter_mut().for_each(|i| *i = i.wrapping_add(step));
                }
                Input::Cells(cells) => {
                    let cells = cells.get(from..).unwrap_or_default();
                    add(&mut self.index, cells.iter().map(|c| u16::from(*c)), dim.stride);
                }
                Input::Basis(basis) => {
                    let rows = basis.get(from..).unwrap_or_default();
                    add(
                        &mut self.index,
                        rows.iter().map(|b| u16::from(*b == WorkersBasis::Paid)),
                        dim.stride,
                    );
                }
                Input::Codes(codes, known) => {
                    self.know(*known, from, len);
                    let rows = codes.get(from..).unwrap_or_default().iter().zip(&self.known);
                    let cell = rows.map(|(k, ok)| if *ok != 0 { plan.code_cell(*k) } else { 0 });
                    add(&mut self.index, cell, dim.stride);
                }
                Input::Numbers(numbers) => {
                    self.know(numbers.known, from, len);
                    numbers_cells(numbers.values, from, &self.known, dim, &mut self.index);
                }
            }
        }
    }

    fn figures(&mut self, plan: &Plan, inputs: &[(Part, Input)], from: usize, len: usize) {
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
        for ((part, values), known) in parts.into_iter().zip(&self.figures.values).zip(&self.figures.known) {
            if let Some(dim) = plan.dims.iter().find(|d| d.part == part) {
                numbers_cells(Values::I64(values), 0, known, dim, &mut self.index);
            }
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

fn know(known: Known, from: usize, len: usize, to: &mut [u8; ROWS]) {
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

/// Reads a chunk of a column: its numbers, and not 0 where they are known.
pub(crate) fn load(numbers: Numbers, from: usize, len: usize, to: &mut [i64; ROWS], known: &mut [u8; ROWS]) {
    know(numbers.known, from, len, known);
    copy_values(numbers.values, from, to);
}

fn copy_values(values: Values, from: usize, to: &mut [i64; ROWS]) {
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

fn add(index: &mut [u16; ROWS], cells: impl Iterator<Item = u16>, stride: u16) {
    index.iter_mut().zip(cells).for_each(|(i, cell)| *i = i.wrapping_add(cell.wrapping_mul(stride)));
}

fn numbers_cells(values: Values, from: usize, known: &[u8; ROWS], dim: &Dim, index: &mut [u16; ROWS]) {
    match values {
        Values::I64(v) if dim.cuts.iter().any(|c| *c < 0) => {
            let rows = v.get(from..).unwrap_or_default().iter().zip(known);
            let cell =
                |v: i64| dim.cuts.iter().fold(1u16, |cell, cut| cell.wrapping_add(u16::from(v >= *cut)));
            add(index, rows.map(|(v, ok)| cell(*v) & mask(*ok)), dim.stride);
        }
        Values::I64(v) => cells(v, from, known, dim, index),
        Values::Money(v) => cells(v, from, known, dim, index),
        Values::I32(v) => cells(v, from, known, dim, index),
        Values::I16(v) => cells(v, from, known, dim, index),
        Values::U32(v) => cells(v, from, known, dim, index),
    }
}

/// A number that can be compared with cuts.
trait Plain: Copy {
    type Cut: Copy + Default;
    /// Wide enough for a sum of comparisons, and as wide as the number, so that lanes stay together.
    type Sum: Copy + Default;
    /// The cut in this width; `Err` says whether every number of this width, or none, reaches it.
    fn cut(cut: i64) -> Result<Self::Cut, bool>;
    /// One more when the number reaches a cut.
    fn count(self, cut: Self::Cut, sum: Self::Sum) -> Self::Sum;
    fn cell(sum: Self::Sum) -> u16;
}

macro_rules! narrow {
    ($($type:ty),*) => {$(
        impl Plain for $type {
            type Cut = $type;
            type Sum = u16;
            fn cut(cut: i64) -> Result<$type, bool> {
                <$type>::try_from(cut).map_err(|_| cut < 0)
            }
            fn count(self, cut: $type, sum: u16) -> u16 {
                sum.wrapping_add(u16::from(self >= cut))
            }
            fn cell(sum: u16) -> u16 {
                sum
            }
        }
    )*};
}
narrow!(i32, i16, u32);

impl Plain for i64 {
    /// One less than the cut.
    type Cut = i64;
    type Sum = u64;
    fn cut(cut: i64) -> Result<i64, bool> {
        Ok(cut.wrapping_sub(1))
    }
    /// By the sign of a difference, which has vector instructions everywhere. No cut is negative here, so a difference
    /// can only overflow for a negative number, and that reaches none.
    fn count(self, before: i64, sum: u64) -> u64 {
        sum.wrapping_add((before.wrapping_sub(self) & !self).cast_unsigned() >> 63)
    }
    fn cell(sum: u64) -> u16 {
        let [a, b, ..] = sum.to_le_bytes();
        u16::from_le_bytes([a, b])
    }
}

impl Plain for crate::money::Rupiah {
    type Cut = i64;
    type Sum = u64;
    fn cut(cut: i64) -> Result<i64, bool> {
        i64::cut(cut)
    }
    fn count(self, before: i64, sum: u64) -> u64 {
        self.amount().count(before, sum)
    }
    fn cell(sum: u64) -> u16 {
        i64::cell(sum)
    }
}

fn cells<T: Plain>(values: &[T], from: usize, known: &[u8; ROWS], dim: &Dim, index: &mut [u16; ROWS]) {
    let rows = values.get(from..).unwrap_or_default();
    let always = dim.cuts.iter().filter(|c| matches!(T::cut(**c), Err(true))).count();
    let base = u16::try_from(always + 1).unwrap_or(1);
    let mut cuts = dim.cuts.iter().filter_map(|c| T::cut(*c).ok());
    // Five cuts at a time; rarely does a rule have more.
    let mut base = base;
    loop {
        let five: [Option<T::Cut>; 5] = std::array::from_fn(|_| cuts.next());
        let [a, b, c, d, e] = five;
        match (a, b, c, d, e) {
            (None, ..) => fixed(rows, known, [], base, dim.stride, index),
            (Some(a), None, ..) => fixed(rows, known, [a], base, dim.stride, index),
            (Some(a), Some(b), None, ..) => fixed(rows, known, [a, b], base, dim.stride, index),
            (Some(a), Some(b), Some(c), None, _) => fixed(rows, known, [a, b, c], base, dim.stride, index),
            (Some(a), Some(b), Some(c), Some(d), None) => {
                fixed(rows, known, [a, b, c, d], base, dim.stride, index);
            }
            (Some(a), Some(b), Some(c), Some(d), Some(e)) => {
                fixed(rows, known, [a, b, c, d, e], base, dim.stride, index);
                base = 0;
                continue;
            }
        }
        return;
    }
}

fn fixed<T: Plain, const K: usize>(
    rows: &[T],
    known: &[u8; ROWS],
    cuts: [T::Cut; K],
    base: u16,
    stride: u16,
    index: &mut [u16; ROWS],
) {
    for ((i, v), ok) in index.iter_mut().zip(rows).zip(known) {
        let reached = cuts.iter().fold(T::Sum::default(), |sum, cut| v.count(*cut, sum));
        let cell = T::cell(reached).wrapping_add(base);
        *i = i.wrapping_add((cell & mask(*ok)).wrapping_mul(stride));
    }
}

/// All bits where a number is known, else none.
fn mask(known: u8) -> u16 {
    0u16.wrapping_sub(u16::from(known != 0))
}

/// Writes what the table says of each row.
pub(crate) fn look_up<T: Copy>(index: &[u16], table: &[T], none: T, out: &mut [T]) {
    match table.first_chunk::<256>() {
        // The last bits of an index are enough, and every one of them has an entry.
        Some(small) if table.len() == 256 => {
            for (out, i) in out.iter_mut().zip(index) {
                *out = small.get(usize::from(i.to_le_bytes()[0])).copied().unwrap_or(none);
            }
        }
        _ => {
            for (out, i) in out.iter_mut().zip(index) {
                *out = table.get(usize::from(*i)).copied().unwrap_or(none);
            }
        }
    }
}
