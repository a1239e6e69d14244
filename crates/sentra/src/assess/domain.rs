//! The values that a quantity can have: a few closed intervals of whole numbers.

use crate::date::PartialDate;
use crate::input::Input;
use crate::money::Rupiah;

/// Sorted, disjoint, closed intervals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Domain(pub(crate) Vec<(i64, i64)>);

/// A value that can stand in a domain.
pub(crate) trait Whole: Copy + Ord {
    /// The least and the greatest whole number that it can mean.
    fn span(self) -> (i64, i64);
}

impl Whole for u32 {
    fn span(self) -> (i64, i64) {
        (i64::from(self), i64::from(self))
    }
}

impl Whole for i64 {
    fn span(self) -> (i64, i64) {
        (self, self)
    }
}

impl Whole for Rupiah {
    fn span(self) -> (i64, i64) {
        (self.amount(), self.amount())
    }
}

impl Whole for PartialDate {
    fn span(self) -> (i64, i64) {
        (i64::from(self.first_day().to_days()), i64::from(self.last_day().to_days()))
    }
}

impl Domain {
    /// Everything from a floor.
    pub(crate) fn from(floor: i64) -> Self {
        Self(vec![(floor, i64::MAX)])
    }

    /// What an input leaves possible above a floor. Values below the floor are impossible and cut off.
    pub(crate) fn of<T: Whole>(input: &Input<T>, floor: i64) -> Self {
        let spans: Vec<(i64, i64)> = match input {
            Input::Known(v) => vec![v.span()],
            Input::OneOf(values) => values.iter().map(|v| v.span()).collect(),
            Input::Range { lo, hi } => {
                vec![(lo.map_or(floor, |v| v.span().0), hi.map_or(i64::MAX, |v| v.span().1))]
            }
            Input::Missing(_) | Input::NotApplicable => vec![(floor, i64::MAX)],
        };
        let spans = spans.into_iter().map(|(lo, hi)| (lo.max(floor), hi)).filter(|(lo, hi)| lo <= hi);
        Self(spans.collect())
    }

    /// What both allow.
    pub(crate) fn and(&self, other: &Self) -> Self {
        let mut out = Vec::new();
        for (a, b) in &self.0 {
            for (c, d) in &other.0 {
                if a.max(c) <= b.min(d) {
                    out.push((*a.max(c), *b.min(d)));
                }
            }
        }
        out.sort_unstable();
        Self(out)
    }

    /// The intervals, cut so that no cell reaches over a cut; a cut is the first value of a new cell.
    pub(crate) fn cells(&self, cuts: &[i64]) -> Vec<(i64, i64)> {
        let mut out = Vec::new();
        for &(lo, hi) in &self.0 {
            let mut start = lo;
            for &cut in cuts.iter().filter(|c| **c > lo && **c <= hi) {
                out.push((start, cut - 1));
                start = cut;
            }
            out.push((start, hi));
        }
        out
    }

    /// The finite ends of the intervals.
    pub(crate) fn ends(&self) -> impl Iterator<Item = i64> + '_ {
        self.0.iter().flat_map(|(lo, hi)| [*lo, *hi]).filter(|e| *e != i64::MAX && *e != i64::MIN)
    }

    /// The one value, where only one is possible.
    pub(crate) fn point(&self) -> Option<i64> {
        match self.0.as_slice() {
            [(lo, hi)] if lo == hi => Some(*lo),
            _ => None,
        }
    }

    /// The domain without what lies outside of these ends; all between them where nothing is left.
    pub(crate) fn or_everything(self, floor: i64, ceiling: i64) -> Self {
        let inside = self.0.into_iter().map(|(lo, hi)| (lo.max(floor), hi.min(ceiling)));
        let kept: Vec<(i64, i64)> = inside.filter(|(lo, hi)| lo <= hi).collect();
        if kept.is_empty() { Self(vec![(floor, ceiling)]) } else { Self(kept) }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Which of the intervals between sorted cuts holds a value.
pub(crate) fn cell_of(cuts: &[i64], value: i64) -> u8 {
    u8::try_from(cuts.partition_point(|c| *c <= value)).unwrap_or(u8::MAX)
}
