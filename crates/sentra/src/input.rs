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

use std::fmt;

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

/// Why a value is missing.
///
/// ```
/// use sentra::input::MissingReason;
/// assert_eq!(MissingReason::Dash.as_str(), "dash");
/// assert_eq!(MissingReason::parse("dash"), Some(MissingReason::Dash));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum MissingReason {
    /// Nobody gave it, or the text says that there is no data.
    #[default]
    NotGiven,
    /// The cell holds a dash.
    Dash,
    /// The cell is empty.
    Blank,
    /// The respondent declined.
    Refused,
    /// Known to someone, withheld here.
    Suppressed,
    /// The question was not part of the survey.
    NotCollected,
    /// What is written cannot be true of this field (decision 22).
    Impossible,
    /// What is written cannot be read.
    Unreadable,
}

impl MissingReason {
    /// Every reason, in the order of the definition.
    ///
    /// ```
    /// use sentra::input::MissingReason;
    /// assert!(MissingReason::ALL.iter().all(|r| MissingReason::parse(r.as_str()) == Some(*r)));
    /// ```
    pub const ALL: [Self; 8] = [
        Self::NotGiven,
        Self::Dash,
        Self::Blank,
        Self::Refused,
        Self::Suppressed,
        Self::NotCollected,
        Self::Impossible,
        Self::Unreadable,
    ];

    /// The stable code.
    ///
    /// ```
    /// use sentra::input::MissingReason;
    /// assert_eq!(MissingReason::NotCollected.as_str(), "not_collected");
    /// ```
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotGiven => "not_given",
            Self::Dash => "dash",
            Self::Blank => "blank",
            Self::Refused => "refused",
            Self::Suppressed => "suppressed",
            Self::NotCollected => "not_collected",
            Self::Impossible => "impossible",
            Self::Unreadable => "unreadable",
        }
    }

    /// The reason with this code.
    ///
    /// ```
    /// use sentra::input::MissingReason;
    /// assert_eq!(MissingReason::parse("refused"), Some(MissingReason::Refused));
    /// assert_eq!(MissingReason::parse("zero"), None);
    /// ```
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == code)
    }

    /// The reason that a cell's text gives, when the text says that there is no value.
    ///
    /// The words are those that tables in Indonesian and English use. `0` and `nihil` are values, not gaps.
    ///
    /// ```
    /// use sentra::input::MissingReason;
    /// assert_eq!(MissingReason::of_text(" - "), Some(MissingReason::Dash));
    /// assert_eq!(MissingReason::of_text("Tidak ada data"), Some(MissingReason::NotGiven));
    /// assert_eq!(MissingReason::of_text("0"), None);
    /// ```
    pub fn of_text(text: &str) -> Option<Self> {
        let text = text.trim_matches(is_blank);
        if text.is_empty() {
            return Some(Self::Blank);
        }
        if text.chars().all(|c| is_dash(c) || is_blank(c)) {
            return Some(Self::Dash);
        }
        if text.chars().all(|c| matches!(c, '.' | '…' | '?')) {
            return Some(Self::NotGiven);
        }
        // The longest phrase has 30 characters: a long cell is not one of them.
        if text.len() > 60 {
            return None;
        }
        let words: Vec<String> =
            text.split(is_blank).filter(|w| !w.is_empty()).map(str::to_lowercase).collect();
        match words.join(" ").trim_end_matches('.') {
            "n/a"
            | "n.a"
            | "na"
            | "#n/a"
            | "null"
            | "none"
            | "nan"
            | "t.a.d"
            | "tad"
            | "kosong"
            | "tidak ada"
            | "tidak ada data"
            | "data tidak ada"
            | "data tidak tersedia"
            | "tidak tersedia"
            | "tidak diisi"
            | "belum diisi"
            | "belum ada"
            | "belum ada data"
            | "tidak diketahui"
            | "tidak tahu"
            | "not available"
            | "no data"
            | "unknown" => Some(Self::NotGiven),
            "menolak" | "menolak menjawab" | "tidak menjawab" | "tidak bersedia" | "refused" => {
                Some(Self::Refused)
            }
            "rahasia" | "dirahasiakan" | "confidential" | "suppressed" => Some(Self::Suppressed),
            "tidak didata" | "belum didata" | "tidak disurvei" | "belum disurvei" | "tidak dikumpulkan"
            | "not collected" | "not surveyed" => Some(Self::NotCollected),
            _ => None,
        }
    }
}

impl fmt::Display for MissingReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// White space of every width, and the characters that are invisible (zero width, byte order mark).
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// A hyphen, a dash or a minus sign of any width, and the underscore that stands in for one.
pub(crate) const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '_' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn three_ways_to_say_no_data_stay_three() {
        assert_eq!(MissingReason::of_text("-"), Some(MissingReason::Dash));
        assert_eq!(MissingReason::of_text(""), Some(MissingReason::Blank));
        assert_eq!(MissingReason::of_text("0"), None);
    }

    #[test]
    fn texts_that_mean_a_gap() {
        for (text, reason) in [
            ("\u{a0}\u{feff}", MissingReason::Blank),
            ("– –", MissingReason::Dash),
            ("...", MissingReason::NotGiven),
            ("N/A", MissingReason::NotGiven),
            ("#N/A", MissingReason::NotGiven),
            ("Tidak\u{a0}ada  data.", MissingReason::NotGiven),
            ("Menolak", MissingReason::Refused),
            ("Rahasia", MissingReason::Suppressed),
            ("belum didata", MissingReason::NotCollected),
        ] {
            assert_eq!(MissingReason::of_text(text), Some(reason), "{text:?}");
        }
        for text in ["nihil", "0", "-5", "batik", "tidak ada masalah", "-a-"] {
            assert_eq!(MissingReason::of_text(text), None, "{text:?}");
        }
    }

    #[test]
    fn bounds_follow_the_function() {
        assert_eq!(Input::range(Some(1), Some(2)).map(|n| n / 2), Input::range(Some(0), Some(1)));
        assert_eq!(Input::range(Some(2), Some(3)).map(|n| n / 2), Input::Known(1));
        assert_eq!(Input::<i32>::NotApplicable.map(|n| n), Input::NotApplicable);
        assert_eq!(Input::<i32>::from(None), Input::Missing(MissingReason::NotGiven));
    }

    #[test]
    fn codes_are_stable_and_distinct() {
        let codes: Vec<&str> = MissingReason::ALL.iter().map(|r| r.as_str()).collect();
        assert_eq!(
            codes,
            [
                "not_given",
                "dash",
                "blank",
                "refused",
                "suppressed",
                "not_collected",
                "impossible",
                "unreadable"
            ]
        );
    }

    proptest! {
        #[test]
        fn one_of_admits_exactly_its_values(values in proptest::collection::vec(0_u8..20, 0..6), probe in 0_u8..20) {
            let input = Input::one_of(values.clone());
            let expected = values.contains(&probe);
            prop_assert_eq!(input.admits(&probe), expected || values.is_empty());
            prop_assert!(input.candidates().windows(2).all(|w| w[0] < w[1]));
        }

        #[test]
        fn any_text_is_judged(text in ".{0,80}") {
            let _ = MissingReason::of_text(&text);
        }
    }
}
