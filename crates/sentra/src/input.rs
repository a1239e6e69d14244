//! What is known of one fact: a value, a few values, a range, nothing, or that the question does not apply.
//!
//! Missing is never zero, and an ambiguous text is never guessed: it stays a choice until something decides.
//!
//! ```
//! use sentra::input::{Input, MissingReason};
//!
//! let workers: Input<u32> = Input::one_of([1250, 1, 1250]);
//! assert_eq!(workers, Input::OneOf(vec![1, 1250]));
//! assert_eq!(Input::<u32>::default(), Input::Missing(MissingReason::NotGiven));
//! ```

mod missing;

pub use missing::MissingReason;
pub(crate) use missing::{is_blank, is_dash};

/// One fact about a unit or a group, as far as it is known.
///
/// ```
/// use sentra::input::Input;
/// let workers = Input::Known(5_u32);
/// assert_eq!(workers.known(), Some(&5));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Input<T> {
    /// Exactly this value.
    Known(T),
    /// One of these: sorted, distinct, two or more. Build it with [`Input::one_of`].
    OneOf(Vec<T>),
    /// A value not below `lo` and not above `hi`; an absent bound is open. Build it with [`Input::range`].
    Range {
        /// The least possible value.
        lo: Option<T>,
        /// The greatest possible value.
        hi: Option<T>,
    },
    /// No value, and why.
    Missing(MissingReason),
    /// The question does not apply to this subject, so it is never asked.
    NotApplicable,
}

impl<T> Default for Input<T> {
    fn default() -> Self {
        Self::Missing(MissingReason::NotGiven)
    }
}

impl<T> From<Option<T>> for Input<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or_else(Self::default, Self::Known)
    }
}

impl<T> Input<T> {
    /// The value, when it is exactly known.
    ///
    /// ```
    /// use sentra::input::Input;
    /// assert_eq!(Input::Known(5).known(), Some(&5));
    /// assert_eq!(Input::OneOf(vec![1, 1250]).known(), None);
    /// ```
    pub const fn known(&self) -> Option<&T> {
        match self {
            Self::Known(value) => Some(value),
            _ => None,
        }
    }

    /// Whether there is no value at all.
    ///
    /// ```
    /// use sentra::input::{Input, MissingReason};
    /// assert!(Input::<u32>::Missing(MissingReason::Dash).is_missing());
    /// assert!(!Input::<u32>::NotApplicable.is_missing());
    /// ```
    pub const fn is_missing(&self) -> bool {
        matches!(self, Self::Missing(_))
    }

    /// Why there is no value.
    ///
    /// ```
    /// use sentra::input::{Input, MissingReason};
    /// assert_eq!(Input::<u32>::default().missing(), Some(MissingReason::NotGiven));
    /// assert_eq!(Input::Known(0).missing(), None);
    /// ```
    pub const fn missing(&self) -> Option<MissingReason> {
        match self {
            Self::Missing(reason) => Some(*reason),
            _ => None,
        }
    }

    /// The values that are listed one by one: one for `Known`, two or more for `OneOf`, else none.
    ///
    /// ```
    /// use sentra::input::Input;
    /// assert_eq!(Input::Known(5).candidates(), [5]);
    /// assert_eq!(Input::one_of([16, 16_212]).candidates(), [16, 16_212]);
    /// assert!(Input::range(Some(1), None).candidates().is_empty());
    /// ```
    pub fn candidates(&self) -> &[T] {
        match self {
            Self::Known(value) => std::slice::from_ref(value),
            Self::OneOf(values) => values,
            Self::Range { .. } | Self::Missing(_) | Self::NotApplicable => &[],
        }
    }

    /// The least and the greatest possible value; `None` inside for an open side.
    /// Nothing for `Missing` (everything is possible) and `NotApplicable` (nothing is).
    ///
    /// ```
    /// use sentra::input::Input;
    /// assert_eq!(Input::one_of([1, 1250]).bounds(), Some((Some(&1), Some(&1250))));
    /// assert_eq!(Input::range(None, Some(19)).bounds(), Some((None, Some(&19))));
    /// assert_eq!(Input::<u32>::default().bounds(), None);
    /// ```
    pub fn bounds(&self) -> Option<(Option<&T>, Option<&T>)> {
        match self {
            Self::Known(value) => Some((Some(value), Some(value))),
            Self::OneOf(values) => Some((values.first(), values.last())),
            Self::Range { lo, hi } => Some((lo.as_ref(), hi.as_ref())),
            Self::Missing(_) | Self::NotApplicable => None,
        }
    }

    /// The same fact by reference.
    ///
    /// ```
    /// use sentra::input::Input;
    /// let name = Input::Known(String::from("Batik"));
    /// assert_eq!(name.as_ref().map(|n| n.len()), Input::Known(5));
    /// ```
    pub fn as_ref(&self) -> Input<&T> {
        match self {
            Self::Known(value) => Input::Known(value),
            Self::OneOf(values) => Input::OneOf(values.iter().collect()),
            Self::Range { lo, hi } => Input::Range { lo: lo.as_ref(), hi: hi.as_ref() },
            Self::Missing(reason) => Input::Missing(*reason),
            Self::NotApplicable => Input::NotApplicable,
        }
    }

    /// The name of the state on the wire.
    ///
    /// ```
    /// use sentra::input::Input;
    /// assert_eq!(Input::one_of([1, 2]).state(), "one_of");
    /// ```
    pub const fn state(&self) -> &'static str {
        match self {
            Self::Known(_) => "known",
            Self::OneOf(_) => "one_of",
            Self::Range { .. } => "range",
            Self::Missing(_) => "missing",
            Self::NotApplicable => "not_applicable",
        }
    }

    /// Applies `f` to every value. For a range `f` must not decrease, so that bounds stay bounds.
    ///
    /// ```
    /// use sentra::input::Input;
    /// assert_eq!(Input::one_of([1, 2]).map(|n| n * 1000), Input::OneOf(vec![1000, 2000]));
    /// assert_eq!(Input::one_of([1, 2]).map(|_| 7), Input::Known(7));
    /// ```
    pub fn map<U: Ord>(self, mut f: impl FnMut(T) -> U) -> Input<U> {
        match self {
            Self::Known(value) => Input::Known(f(value)),
            Self::OneOf(values) => Input::one_of(values.into_iter().map(f)),
            Self::Range { lo, hi } => {
                let lo = lo.map(&mut f);
                Input::range(lo, hi.map(f))
            }
            Self::Missing(reason) => Input::Missing(reason),
            Self::NotApplicable => Input::NotApplicable,
        }
    }
}

impl<T: Ord> Input<T> {
    /// One of the values: sorted, without repetition; a single one is `Known`, none is `Missing(Impossible)`.
    ///
    /// ```
    /// use sentra::input::{Input, MissingReason};
    /// assert_eq!(Input::one_of([3, 3]), Input::Known(3));
    /// assert_eq!(Input::one_of([3, 1]), Input::OneOf(vec![1, 3]));
    /// assert_eq!(Input::<u32>::one_of([]), Input::Missing(MissingReason::Impossible));
    /// ```
    pub fn one_of(values: impl IntoIterator<Item = T>) -> Self {
        let mut values: Vec<T> = values.into_iter().collect();
        values.sort();
        values.dedup();
        if values.len() > 1 {
            return Self::OneOf(values);
        }
        values.pop().map_or(Self::Missing(MissingReason::Impossible), Self::Known)
    }

    /// Between two bounds, both included. Equal bounds are `Known`; reversed ones are `Missing(Impossible)`,
    /// never swapped; two open ones say nothing and are `Missing(NotGiven)`.
    ///
    /// ```
    /// use sentra::input::{Input, MissingReason};
    /// assert_eq!(Input::range(Some(5), Some(5)), Input::Known(5));
    /// assert_eq!(Input::range(None, Some(19)), Input::Range { lo: None, hi: Some(19) });
    /// assert_eq!(Input::range(Some(9), Some(5)), Input::Missing(MissingReason::Impossible));
    /// ```
    pub fn range(lo: Option<T>, hi: Option<T>) -> Self {
        match (lo, hi) {
            (None, None) => Self::default(),
            (Some(lo), Some(hi)) if lo > hi => Self::Missing(MissingReason::Impossible),
            (Some(lo), Some(hi)) if lo == hi => Self::Known(lo),
            (lo, hi) => Self::Range { lo, hi },
        }
    }

    /// Whether `value` is possible. A missing value admits everything, a question that does not apply nothing.
    ///
    /// ```
    /// use sentra::input::Input;
    /// assert!(Input::range(None, Some(19)).admits(&19));
    /// assert!(!Input::one_of([1, 1250]).admits(&2));
    /// ```
    pub fn admits(&self, value: &T) -> bool {
        match self {
            Self::Known(known) => known == value,
            Self::OneOf(values) => values.contains(value),
            Self::Range { lo, hi } => {
                lo.as_ref().is_none_or(|lo| lo <= value) && hi.as_ref().is_none_or(|hi| value <= hi)
            }
            Self::Missing(_) => true,
            Self::NotApplicable => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn bounds_follow_the_function() {
        assert_eq!(Input::range(Some(1), Some(2)).map(|n| n / 2), Input::range(Some(0), Some(1)));
        assert_eq!(Input::range(Some(2), Some(3)).map(|n| n / 2), Input::Known(1));
        assert_eq!(Input::<i32>::NotApplicable.map(|n| n), Input::NotApplicable);
        assert_eq!(Input::<i32>::from(None), Input::Missing(MissingReason::NotGiven));
    }

    proptest! {
        #[test]
        fn one_of_admits_exactly_its_values(values in proptest::collection::vec(0_u8..20, 0..6), probe in 0_u8..20) {
            let input = Input::one_of(values.clone());
            let expected = values.contains(&probe);
            prop_assert_eq!(input.admits(&probe), expected || values.is_empty());
            prop_assert!(input.candidates().windows(2).all(|w| w[0] < w[1]));
        }
    }
}
