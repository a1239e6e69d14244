//! Cells by comparisons without branches, and the look-up in a table.

use super::pass::ROWS;
use super::plan::Dim;
use super::values::Values;

/// Adds cells that are known as such.
pub(super) fn add(index: &mut [u16; ROWS], cells: impl Iterator<Item = u16>, stride: u16) {
    index.iter_mut().zip(cells).for_each(|(i, cell)| *i = i.wrapping_add(cell.wrapping_mul(stride)));
}

/// How far apart the cells of an input are in the table; in the wide place they are moved later.
pub(super) fn step(dim: &Dim, wide: bool) -> u16 {
    if wide { 1 } else { u16::try_from(dim.stride).unwrap_or(0) }
}

/// Adds the cells of numbers.
pub(super) fn numbers_cells(
    values: Values,
    from: usize,
    known: &[u8; ROWS],
    dim: &Dim,
    stride: u16,
    index: &mut [u16; ROWS],
) {
    match values {
        Values::I64(v) if dim.cuts.iter().any(|c| *c < 0) => {
            let rows = v.get(from..).unwrap_or_default().iter().zip(known);
            let cell =
                |v: i64| dim.cuts.iter().fold(1u16, |cell, cut| cell.wrapping_add(u16::from(v >= *cut)));
            add(index, rows.map(|(v, ok)| cell(*v) & mask(*ok)), stride);
        }
        Values::I64(v) => cells(v, from, known, dim, stride, index),
        Values::Money(v) => cells(v, from, known, dim, stride, index),
        Values::I32(v) => cells(v, from, known, dim, stride, index),
        Values::I16(v) => cells(v, from, known, dim, stride, index),
        Values::U32(v) => cells(v, from, known, dim, stride, index),
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

fn cells<T: Plain>(
    values: &[T],
    from: usize,
    known: &[u8; ROWS],
    dim: &Dim,
    stride: u16,
    index: &mut [u16; ROWS],
) {
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
            (None, ..) => fixed(rows, known, [], base, stride, index),
            (Some(a), None, ..) => fixed(rows, known, [a], base, stride, index),
            (Some(a), Some(b), None, ..) => fixed(rows, known, [a, b], base, stride, index),
            (Some(a), Some(b), Some(c), None, _) => fixed(rows, known, [a, b, c], base, stride, index),
            (Some(a), Some(b), Some(c), Some(d), None) => {
                fixed(rows, known, [a, b, c, d], base, stride, index);
            }
            (Some(a), Some(b), Some(c), Some(d), Some(e)) => {
                fixed(rows, known, [a, b, c, d, e], base, stride, index);
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

/// Writes what the table says of each row. Places are `small` where all of them are below 256.
pub(crate) fn look_up<T: Copy>(index: &[u16], small: bool, table: &[T], none: T, out: &mut [T]) {
    match table.first_chunk::<256>() {
        // The last byte of a place is enough, and every byte has an entry.
        Some(first) if small => {
            for (out, i) in out.iter_mut().zip(index) {
                *out = first.get(usize::from(i.to_le_bytes()[0])).copied().unwrap_or(none);
            }
        }
        _ => {
            for (out, i) in out.iter_mut().zip(index) {
                *out = table.get(usize::from(*i)).copied().unwrap_or(none);
            }
        }
    }
}
