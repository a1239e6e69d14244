//! A sum with its coverage.

use crate::input::Input;
use crate::money::Rupiah;

/// A whole number of at most 64 bits, so that no number of rows overflows its sum.
///
/// ```
/// use sentra::aggregate::Whole;
/// use sentra::money::Rupiah;
/// assert_eq!((5_u32.whole(), Rupiah::new(-5).whole()), (5, -5));
/// ```
pub trait Whole: Copy + Ord {
    /// The number.
    ///
    /// ```
    /// use sentra::{aggregate::Whole, money::Rupiah};
    /// assert_eq!((7_u16.whole(), Rupiah::new(1_000_000).whole()), (7, 1_000_000));
    /// ```
    fn whole(self) -> i64;
}

impl Whole for u16 {
    fn whole(self) -> i64 {
        i64::from(self)
    }
}

impl Whole for u32 {
    fn whole(self) -> i64 {
        i64::from(self)
    }
}

impl Whole for i64 {
    fn whole(self) -> i64 {
        self
    }
}

impl Whole for Rupiah {
    fn whole(self) -> i64 {
        self.amount()
    }
}

/// A sum with its coverage: how many rows had the number, and how far the others could move it.
///
/// Every row is counted once: `known + open + missing + not_applicable = rows`. Missing rows are in no sum and in no
/// bound.
///
/// ```
/// use sentra::aggregate::Tally;
/// use sentra::input::Input;
/// let mut workers = Tally::default();
/// for fact in [Input::Known(4_u32), Input::range(Some(5), Some(9)), Input::default()] {
///     workers.add(&fact);
/// }
/// assert_eq!((workers.known, workers.open, workers.missing, workers.rows), (1, 1, 1, 3));
/// assert_eq!((workers.sum, workers.lo, workers.hi), (4, 9, Some(13)));
/// assert!(!workers.is_complete());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Rows asked.
    pub rows: u64,
    /// Rows with exactly one value.
    pub known: u64,
    /// Rows with a few possible values or a range.
    pub open: u64,
    /// Rows without a value.
    pub missing: u64,
    /// Rows to which the question does not apply.
    pub not_applicable: u64,
    /// The sum of the known values.
    pub sum: i128,
    /// The least sum of the known and the open values. A range without a lower end begins at zero.
    pub lo: i128,
    /// The greatest sum of the known and the open values; `None` when a range has no upper end.
    pub hi: Option<i128>,
}

impl Default for Tally {
    /// Of no rows.
    fn default() -> Self {
        Self { rows: 0, known: 0, open: 0, missing: 0, not_applicable: 0, sum: 0, lo: 0, hi: Some(0) }
    }
}

impl Tally {
    /// Counts a row.
    ///
    /// ```
    /// use sentra::{aggregate::Tally, input::Input};
    /// let mut tally = Tally::default();
    /// tally.add(&Input::Known(12_u32));
    /// tally.add::<u32>(&Input::NotApplicable);
    /// assert_eq!((tally.sum, tally.rows, tally.not_applicable), (12, 2, 1));
    /// assert!(tally.is_complete());
    /// ```
    pub fn add<T: Whole>(&mut self, fact: &Input<T>) {
        *self = self.merge(&Self::of_row(fact));
    }

    fn of_row<T: Whole>(fact: &Input<T>) -> Self {
        let one = Self { rows: 1, ..Self::default() };
        match (fact, open_ends(fact)) {
            (Input::Known(value), _) => {
                let value = i128::from(value.whole());
                Self { known: 1, sum: value, lo: value, hi: Some(value), ..one }
            }
            (_, Some((lo, hi))) => Self { open: 1, lo, hi, ..one },
            (Input::NotApplicable, None) => Self { not_applicable: 1, ..one },
            (_, None) => Self { missing: 1, ..one },
        }
    }

    /// Both together. Associative and commutative, with the default as identity; numbers that no rows can reach stop
    /// at the end of their type.
    ///
    /// ```
    /// use sentra::aggregate::Tally;
    /// let one = Tally { rows: 1, missing: 1, ..Tally::default() };
    /// assert_eq!(one.merge(&Tally::default()), one);
    /// assert_eq!(one.merge(&one).missing, 2);
    /// ```
    #[must_use]
    pub fn merge(&self, other: &Self) -> Self {
        Self {
            rows: self.rows.saturating_add(other.rows),
            known: self.known.saturating_add(other.known),
            open: self.open.saturating_add(other.open),
            missing: self.missing.saturating_add(other.missing),
            not_applicable: self.not_applicable.saturating_add(other.not_applicable),
            sum: self.sum.saturating_add(other.sum),
            lo: self.lo.saturating_add(other.lo),
            hi: self.hi.zip(other.hi).map(|(a, b)| a.saturating_add(b)),
        }
    }

    /// Whether the sum is the whole truth: every row to which the question applies has exactly one value.
    ///
    /// ```
    /// use sentra::aggregate::Tally;
    /// assert!(Tally::default().is_complete());
    /// assert!(!Tally { rows: 1, missing: 1, ..Tally::default() }.is_complete());
    /// ```
    pub const fn is_complete(&self) -> bool {
        self.open == 0 && self.missing == 0
    }

    /// The most that the sum over all rows can be; `None` when a row is missing or has no upper end.
    ///
    /// ```
    /// use sentra::aggregate::Tally;
    /// assert_eq!(Tally { rows: 2, open: 2, lo: 3, hi: Some(9), ..Tally::default() }.at_most(), Some(9));
    /// assert_eq!(Tally { rows: 1, missing: 1, ..Tally::default() }.at_most(), None);
    /// ```
    pub fn at_most(&self) -> Option<i128> {
        self.hi.filter(|_| self.missing == 0)
    }
}

/// The ends of a choice or a range. What is counted or paid is not below zero, so a range begins there at the lowest.
pub(super) fn open_ends<T: Whole>(fact: &Input<T>) -> Option<(i128, Option<i128>)> {
    let (lo, hi) = match fact {
        Input::OneOf(_) | Input::Range { .. } => fact.bounds()?,
        Input::Known(_) | Input::Missing(_) | Input::NotApplicable => return None,
    };
    let hi = hi.map(|v| i128::from(v.whole()));
    let lo = lo.map_or_else(|| hi.unwrap_or(0).min(0), |v| i128::from(v.whole()));
    Some((lo, hi))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::MissingReason;

    #[test]
    fn an_empty_choice_or_an_open_range_is_not_a_value() {
        let mut t = Tally::default();
        t.add::<u32>(&Input::OneOf(Vec::new())); // cannot be built through `one_of`
        t.add::<u32>(&Input::Range { lo: None, hi: None });
        t.add::<u32>(&Input::Missing(MissingReason::Refused));
        t.add::<u32>(&Input::NotApplicable);
        assert_eq!((t.known, t.open, t.missing, t.not_applicable, t.rows), (0, 2, 1, 1, 4));
        assert_eq!((t.sum, t.lo, t.hi, t.at_most()), (0, 0, None, None));
    }
}
