//! Printed percentages against the parts and the whole that they are shares of, in exact arithmetic.

use crate::aggregate::Whole;
use crate::finding::{At, Code, Finding};
use crate::input::Input;
use crate::number::Decimal;

/// How a share was brought to the printed number of decimals.
///
/// ```
/// assert_eq!(sentra::reconcile::Rounding::HalfUp.as_str(), "half_up");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rounding {
    /// To the nearest, halves away from zero, as most offices and spreadsheets do.
    HalfUp,
    /// To the nearest, halves to the even digit.
    HalfEven,
    /// Cut off: never rounded up.
    CutOff,
}

impl Rounding {
    /// The stable word on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::HalfUp => "half_up",
            Self::HalfEven => "half_even",
            Self::CutOff => "cut_off",
        }
    }
}

/// What a printed percentage and its row say of each other.
///
/// ```
/// use sentra::input::Input;
/// use sentra::number::Decimal;
/// use sentra::reconcile::{PercentCheck, Rounding, check_percent};
/// let printed = |mantissa| Input::from(Decimal::new(mantissa, 2));
/// let check = |mantissa| check_percent(&printed(mantissa), 2, &Input::Known(174_u32), &Input::Known(1_056_u32));
/// assert_eq!(check(1_648), Some(PercentCheck::Agrees { rounding: Rounding::HalfUp })); // 16.477 %
/// assert_eq!(check(1_647), Some(PercentCheck::CutOff { printed: Decimal::new(1_647, 2).unwrap(), computed: Decimal::new(1_648, 2).unwrap() }));
/// assert!(matches!(check(1_748), Some(PercentCheck::Conflict { .. })));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PercentCheck {
    /// It is the correctly rounded share.
    Agrees {
        /// How halves were rounded: [`Rounding::HalfEven`] only where that makes a difference.
        rounding: Rounding,
    },
    /// It is the share with its further decimals cut off. A whole column may be made so: see [`check_percents`].
    CutOff {
        /// The printed percentage.
        printed: Decimal,
        /// The correctly rounded share.
        computed: Decimal,
    },
    /// It is neither.
    Conflict {
        /// The printed percentage; of several readings the nearest.
        printed: Decimal,
        /// The correctly rounded share.
        computed: Decimal,
    },
    /// The part or the whole is not exactly known, or the whole is zero.
    Unchecked,
}

impl PercentCheck {
    /// The finding, at the place that the caller gives; nothing where there is no contradiction.
    ///
    /// ```
    /// use sentra::finding::At;
    /// use sentra::number::Decimal;
    /// use sentra::reconcile::PercentCheck;
    /// let [printed, computed] = [99_u32, 100].map(Decimal::from);
    /// let finding = PercentCheck::Conflict { printed, computed }.finding(At::default().line(4)).ok_or("none")?;
    /// assert_eq!(finding.text(sentra::Lang::En), "printed percentage 99, it should be 100");
    /// assert_eq!(PercentCheck::Unchecked.finding(At::default()), None);
    /// # Ok::<(), &str>(())
    /// ```
    pub fn finding(&self, at: At) -> Option<Finding> {
        match self {
            Self::CutOff { printed, computed } | Self::Conflict { printed, computed } => Some(
                Finding::new(Code::PercentConflict, at).with("printed", printed).with("computed", computed),
            ),
            Self::Agrees { .. } | Self::Unchecked => None,
        }
    }
}

/// The share of a part in a whole, in percent with so many decimals; nothing where the whole is not above zero or the
/// digits are too many.
///
/// ```
/// use sentra::reconcile::{Rounding, percent};
/// let third = |rounding| percent(2, 3, 2, rounding).map(|p| p.to_string());
/// assert_eq!(third(Rounding::HalfUp).as_deref(), Some("66.67"));
/// assert_eq!(third(Rounding::CutOff).as_deref(), Some("66.66"));
/// assert_eq!(percent(1, 800, 2, Rounding::HalfUp).map(|p| p.to_string()).as_deref(), Some("0.13"));
/// assert_eq!(percent(1, 800, 2, Rounding::HalfEven).map(|p| p.to_string()).as_deref(), Some("0.12"));
/// assert_eq!(percent(1, 0, 2, Rounding::HalfUp), None);
/// ```
pub fn percent(part: i128, whole: i128, decimals: u32, rounding: Rounding) -> Option<Decimal> {
    if whole <= 0 {
        return None;
    }
    let scaled = part.checked_mul(10_i128.checked_pow(decimals.checked_add(2)?)?)?;
    let (cut, rest) = (scaled / whole, scaled % whole);
    let twice = rest.unsigned_abs().checked_mul(2)?;
    let up = match (twice.cmp(&whole.unsigned_abs()), rounding) {
        (_, Rounding::CutOff) | (std::cmp::Ordering::Less, _) => false,
        (std::cmp::Ordering::Greater, _) => true,
        (std::cmp::Ordering::Equal, Rounding::HalfUp) => true,
        (std::cmp::Ordering::Equal, Rounding::HalfEven) => cut % 2 != 0,
    };
    Decimal::new(cut.checked_add(if up { scaled.signum() } else { 0 })?, decimals)
}

/// Checks a printed percentage with so many decimals; `None` where none is printed, or only a range.
///
/// A [`Decimal`] does not keep zeros at its end, so the number of decimals is that of the column: the most that one of its
/// cells shows. If one of several readings agrees, that reading is proven.
pub fn check_percent<P: Whole, W: Whole>(
    printed: &Input<Decimal>,
    decimals: u32,
    part: &Input<P>,
    whole: &Input<W>,
) -> Option<PercentCheck> {
    let readings = printed.candidates();
    let first = *readings.first()?;
    let decimals = readings.iter().map(|r| r.scale()).fold(decimals, u32::max);
    let (Some(part), Some(whole)) = (part.known(), whole.known()) else {
        return Some(PercentCheck::Unchecked);
    };
    let share = |rounding| percent(part.whole().into(), whole.whole().into(), decimals, rounding);
    let Some(computed) = share(Rounding::HalfUp) else { return Some(PercentCheck::Unchecked) };
    let proven = |rounding| readings.iter().copied().find(|r| share(rounding) == Some(*r));
    Some(if proven(Rounding::HalfUp).is_some() {
        PercentCheck::Agrees { rounding: Rounding::HalfUp }
    } else if proven(Rounding::HalfEven).is_some() {
        PercentCheck::Agrees { rounding: Rounding::HalfEven }
    } else if let Some(printed) = proven(Rounding::CutOff) {
        PercentCheck::CutOff { printed, computed }
    } else {
        let above = readings.iter().copied().find(|r| *r > computed);
        let below = readings.iter().copied().rfind(|r| *r < computed);
        // Of a reading on each side the smaller is named: the larger is mostly a thousand times too large.
        PercentCheck::Conflict { printed: below.or(above).unwrap_or(first), computed }
    })
}

/// What a whole column of percentages says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PercentColumn {
    /// One check for each row; `None` where no percentage is printed.
    pub rows: Vec<Option<PercentCheck>>,
    /// How the column was made, where one way explains every row that can be checked.
    pub rounding: Option<Rounding>,
}

impl PercentColumn {
    /// The rows that contradict, by their number from 0. Where the whole column is cut off, that is its way of being
    /// made and no contradiction.
    pub fn conflicts(&self) -> impl Iterator<Item = (usize, PercentCheck)> + '_ {
        let cut_off = self.rounding == Some(Rounding::CutOff);
        self.rows.iter().enumerate().filter_map(move |(row, check)| match check {
            Some(check @ PercentCheck::Conflict { .. }) => Some((row, *check)),
            Some(check @ PercentCheck::CutOff { .. }) if !cut_off => Some((row, *check)),
            _ => None,
        })
    }
}

/// Checks a column of percentages, each a share of one whole.
///
/// ```
/// use sentra::input::Input;
/// use sentra::number::Decimal;
/// use sentra::reconcile::{Rounding, check_percents};
/// // Two thirds and one third, cut off and not rounded.
/// let rows = [(6_666, 2_u32), (3_333, 1)].map(|(p, n)| (Input::from(Decimal::new(p, 2)), Input::Known(n)));
/// let column = check_percents(rows.iter().map(|(p, n)| (p, n)), 2, &Input::Known(3_u32));
/// assert_eq!((column.rounding, column.conflicts().count()), (Some(Rounding::CutOff), 0));
/// ```
pub fn check_percents<'a, P: Whole + 'a, W: Whole>(
    rows: impl IntoIterator<Item = (&'a Input<Decimal>, &'a Input<P>)>,
    decimals: u32,
    whole: &Input<W>,
) -> PercentColumn {
    let given: Vec<(&Input<Decimal>, &Input<P>)> = rows.into_iter().collect();
    let scales = given.iter().flat_map(|(p, _)| p.candidates()).map(|reading| reading.scale());
    let decimals = scales.fold(decimals, u32::max);
    let rows: Vec<_> = given.iter().map(|(p, part)| check_percent(p, decimals, part, whole)).collect();
    let made_by = |rounding: Rounding| {
        let mut checked = 0;
        let all = given.iter().all(|(printed, part)| {
            let (Some(part), Some(whole)) = (part.known(), whole.known()) else { return true };
            let readings = printed.candidates();
            let Some(share) = percent(part.whole().into(), whole.whole().into(), decimals, rounding) else {
                return true;
            };
            checked += usize::from(!readings.is_empty());
            readings.is_empty() || readings.contains(&share)
        });
        all && checked > 0
    };
    let rounding = [Rounding::HalfUp, Rounding::HalfEven, Rounding::CutOff].into_iter().find(|r| made_by(*r));
    PercentColumn { rows, rounding }
}

/// Checks that percentages with so many decimals come to 100, as far as rounding allows: each may be half of its last
/// decimal off. `None` where one of them is not exactly known, or there are none.
///
/// ```
/// use sentra::input::Input;
/// use sentra::number::Decimal;
/// use sentra::reconcile::{PercentCheck, Rounding, check_hundred};
/// let thirds = [3_333, 3_333, 3_333].map(|p| Input::from(Decimal::new(p, 2)));
/// assert_eq!(check_hundred(&thirds, 2), Some(PercentCheck::Agrees { rounding: Rounding::HalfUp })); // 99.99
/// assert!(matches!(check_hundred(&thirds[..2], 2), Some(PercentCheck::Conflict { .. })));
/// ```
pub fn check_hundred<'a>(
    percents: impl IntoIterator<Item = &'a Input<Decimal>>,
    decimals: u32,
) -> Option<PercentCheck> {
    let known: Vec<Decimal> = percents.into_iter().map(|p| p.known().copied()).collect::<Option<_>>()?;
    let decimals = known.iter().map(|p| p.scale()).fold(decimals, u32::max);
    let unit = |scale: u32| 10_i128.checked_pow(decimals.checked_sub(scale)?);
    let sum = known
        .iter()
        .try_fold(0i128, |sum, p| sum.checked_add(p.mantissa().checked_mul(unit(p.scale())?)?))?;
    let (rows, hundred) = (i128::try_from(known.len()).ok().filter(|n| *n > 0)?, unit(0)?.checked_mul(100)?);
    let off = sum.checked_sub(hundred)?;
    // Half of the last decimal for each row when rounded, a whole one downwards when cut off.
    Some(if off.checked_abs()?.checked_mul(2)? <= rows {
        PercentCheck::Agrees { rounding: Rounding::HalfUp }
    } else {
        let (printed, computed) = (Decimal::new(sum, decimals)?, Decimal::from(100_u32));
        match off < 0 && off > -rows {
            true => PercentCheck::CutOff { printed, computed },
            false => PercentCheck::Conflict { printed, computed },
        }
    })
}
