//! Printed totals and percentages against the rows they stand for. Both numbers are reported; nothing is repaired.
//!
//! ```
//! use sentra::input::Input;
//! use sentra::reconcile::Total;
//! // Units of Kawalu's embroidery by kelurahan, and the total that is printed below them.
//! let units = [220, 218, 174, 142, 125, 101, 34, 23, 13, 6].map(Input::Known);
//! assert!(Total::check(&Input::Known(1_056), &units).agrees());
//! ```

use crate::finding::{At, Code, Finding};
use crate::input::Input;
use crate::money::group_digits;
use crate::number::Decimal;

/// What a printed total and its rows say of each other.
///
/// ```
/// use sentra::input::Input;
/// use sentra::reconcile::Total;
/// // Large firms of Kota Pekalongan 2004: 1.561 workers are printed, the parts are 1.232 and 287.
/// let parts = [1_232, 287].map(Input::Known);
/// assert_eq!(Total::check(&Input::Known(1_561), &parts), Total::Conflict { printed: 1_561, lo: 1_519, hi: Some(1_519) });
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Total {
    /// The rows sum to it.
    Agrees {
        /// The printed total.
        printed: i128,
    },
    /// No completion of the rows sums to it.
    Conflict {
        /// The printed total.
        printed: i128,
        /// The least that the rows can sum to.
        lo: i128,
        /// The most that the rows can sum to; open where one of them has no value.
        hi: Option<i128>,
    },
    /// The rows can sum to it, but some have no certain value.
    Open {
        /// The printed total.
        printed: i128,
        /// What the certain rows sum to.
        certain: i128,
        /// Rows without a certain value.
        missing: usize,
        /// All rows.
        of: usize,
    },
    /// The printed total is itself not a certain number.
    Unreadable,
}

impl Total {
    /// Compares a printed total with its rows. Values are not below zero, so a missing one only adds.
    ///
    /// ```
    /// use sentra::input::Input;
    /// use sentra::reconcile::Total;
    /// let rows = [Input::Known(4), Input::default()];
    /// assert!(matches!(Total::check(&Input::Known(9), &rows), Total::Open { certain: 4, missing: 1, .. }));
    /// assert!(matches!(Total::check(&Input::Known(3), &rows), Total::Conflict { lo: 4, hi: None, .. }));
    /// ```
    pub fn check(printed: &Input<i128>, rows: &[Input<i128>]) -> Self {
        let Some(&printed) = printed.known() else { return Self::Unreadable };
        let (mut lo, mut hi, mut certain, mut missing) = (0i128, Some(0i128), 0i128, 0usize);
        for row in rows {
            let (least, most) = match row.bounds() {
                Some((least, most)) => (least.copied().unwrap_or(0), most.copied()),
                // What does not apply adds nothing.
                None if *row == Input::NotApplicable => (0, Some(0)),
                None => (0, None),
            };
            match row.known() {
                Some(v) => certain = certain.saturating_add(*v),
                None => missing += 1,
            }
            lo = lo.saturating_add(least);
            hi = hi.zip(most).map(|(a, b)| a.saturating_add(b));
        }
        match () {
            () if printed < lo || hi.is_some_and(|h| printed > h) => Self::Conflict { printed, lo, hi },
            () if missing == 0 => Self::Agrees { printed },
            () => Self::Open { printed, certain, missing, of: rows.len() },
        }
    }

    /// Whether the rows sum to it.
    ///
    /// ```
    /// use sentra::{input::Input, reconcile::Total};
    /// assert!(!Total::check(&Input::default(), &[]).agrees());
    /// ```
    pub fn agrees(&self) -> bool {
        matches!(self, Self::Agrees { .. })
    }

    /// What is to be said of it; nothing of a total that is no certain number.
    ///
    /// ```
    /// use sentra::{Lang, finding::At, input::Input, reconcile::Total};
    /// let f = Total::check(&Input::Known(5), &[Input::Known(4)]).finding("unit", At::default()).ok_or("none")?;
    /// assert_eq!(f.text(Lang::En), "printed total of unit 5, sum of the rows 4 (difference 1)");
    /// # Ok::<(), &str>(())
    /// ```
    pub fn finding(&self, column: &str, at: At) -> Option<Finding> {
        let say = |code, printed: &i128| {
            Finding::new(code, at).with("column", column).with("printed", group_digits(*printed))
        };
        Some(match self {
            Self::Agrees { printed } => say(Code::TotalAgrees, printed),
            Self::Conflict { printed, lo, hi } => {
                let computed = match hi {
                    Some(hi) if hi == lo => group_digits(*lo),
                    Some(hi) => format!("{}-{}", group_digits(*lo), group_digits(*hi)),
                    None => format!(">= {}", group_digits(*lo)),
                };
                let nearest = hi.filter(|h| printed > h).unwrap_or(*lo);
                let difference = group_digits(printed.saturating_sub(nearest));
                say(Code::TotalConflict, printed).with("computed", computed).with("difference", difference)
            }
            Self::Open { printed, certain, missing, of } => say(Code::TotalUnchecked, printed)
                .with("missing", missing)
                .with("of", of)
                .with("computed", group_digits(*certain)),
            Self::Unreadable => return None,
        })
    }
}

/// What a printed percentage and its part of the whole say of each other.
///
/// ```
/// use sentra::{number::Decimal, reconcile::Percent};
/// let printed = Decimal::new(20_83, 2).ok_or("not a decimal")?;
/// assert!(Percent::check(printed, 220, 1_056).agrees());
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Percent {
    /// It is the share, rounded to the digits that are printed.
    Agrees,
    /// It is not.
    Conflict {
        /// The printed percentage.
        printed: Decimal,
        /// The share, rounded half up to the digits that are printed.
        computed: Decimal,
    },
    /// There is no share: the whole is zero, or too large to compute with.
    Undefined,
}

impl Percent {
    /// Compares exactly, in whole numbers. A share half-way between two printed values agrees with both.
    ///
    /// ```
    /// use sentra::{number::Decimal, reconcile::Percent};
    /// let half = Decimal::new(13, 0).ok_or("not a decimal")?;
    /// assert!(Percent::check(half, 1, 8).agrees()); // 12.5
    /// assert_eq!(Percent::check(half, 1, 0), Percent::Undefined);
    /// # Ok::<(), &str>(())
    /// ```
    pub fn check(printed: Decimal, part: i128, whole: i128) -> Self {
        let scaled = || {
            let unit = 10i128.checked_pow(printed.scale())?;
            // 2 * 100 * part * unit against 2 * printed * whole: half a unit apart at the most.
            let share = part.checked_mul(200)?.checked_mul(unit)?;
            let shown = printed.mantissa().checked_mul(2)?.checked_mul(whole)?;
            let rounded = share.checked_add(whole)?.div_euclid(whole.checked_mul(2)?);
            Some((
                share.checked_sub(shown)?.unsigned_abs() <= whole.unsigned_abs(),
                Decimal::new(rounded, printed.scale())?,
            ))
        };
        if whole <= 0 {
            return Self::Undefined;
        }
        match scaled() {
            None => Self::Undefined,
            Some((true, _)) => Self::Agrees,
            Some((false, computed)) => Self::Conflict { printed, computed },
        }
    }

    /// Whether it is the share, rounded.
    ///
    /// ```
    /// use sentra::{number::Decimal, reconcile::Percent};
    /// assert!(Percent::check(Decimal::from(21_u32), 220, 1_056).agrees()); // 20.83, printed without decimals
    /// ```
    pub fn agrees(&self) -> bool {
        *self == Self::Agrees
    }

    /// What is to be said of it; nothing where it agrees or is undefined.
    ///
    /// ```
    /// use sentra::{finding::At, number::Decimal, reconcile::Percent};
    /// assert!(Percent::check(Decimal::from(25_u32), 220, 1_056).finding(At::default()).is_some());
    /// ```
    pub fn finding(&self, at: At) -> Option<Finding> {
        match self {
            Self::Agrees | Self::Undefined => None,
            Self::Conflict { printed, computed } => {
                let text = |d: &Decimal| d.to_string().replace('.', ",");
                Some(
                    Finding::new(Code::PercentConflict, at)
                        .with("printed", text(printed))
                        .with("computed", text(computed)),
                )
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_percentages_of_kawalu_follow_from_their_rows() {
        let units = [220, 218, 174, 142, 125, 101, 34, 23, 13, 6];
        let printed = [2083, 2064, 1648, 1345, 1184, 956, 322, 218, 123, 57];
        for (part, printed) in units.into_iter().zip(printed) {
            assert!(Percent::check(Decimal::new(printed, 2).unwrap(), part, 1_056).agrees(), "{part}");
            assert!(!Percent::check(Decimal::new(printed + 1, 2).unwrap(), part, 1_056).agrees(), "{part}");
        }
        assert!(Percent::check(Decimal::from(100_u32), 1_056, 1_056).agrees());
    }

    #[test]
    fn a_choice_is_neither_agreement_nor_conflict() {
        let rows = [Input::Known(10), Input::one_of([1, 1_000])];
        assert!(matches!(Total::check(&Input::Known(11), &rows), Total::Open { missing: 1, of: 2, .. }));
        assert!(matches!(Total::check(&Input::Known(2_000), &rows), Total::Conflict { hi: Some(1_010), .. }));
        assert!(
            Total::check(&Input::Known(10), &[Input::Known(10), Input::NotApplicable]) != Total::Unreadable
        );
    }
}
