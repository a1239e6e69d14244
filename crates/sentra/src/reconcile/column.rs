//! A whole column of printed percentages: how it was made, and whether it comes to a hundred.

use super::percent::{Percent, Rounding, percent};
use crate::input::Input;
use crate::number::Decimal;

/// What a column of percentages, each the share of one whole, says of its rows.
///
/// ```
/// use sentra::input::Input;
/// use sentra::number::Decimal;
/// use sentra::reconcile::PercentColumn;
/// let printed = [50_u32, 60].map(|p| Input::Known(Decimal::from(p)));
/// let column = PercentColumn::check(printed.iter().zip([1, 1]), 0, 2);
/// assert_eq!(column.rounding, None);
/// assert_eq!(column.conflicts().map(|(row, _)| row).collect::<Vec<_>>(), [1]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PercentColumn {
    /// One check for each row; `None` where no percentage is printed, or only a range.
    pub rows: Vec<Option<Percent>>,
    /// How the column was made, where one way explains every row that can be checked.
    pub rounding: Option<Rounding>,
}

impl PercentColumn {
    /// Checks the printed percentages against their parts of a whole. `decimals` is the number that the column shows; the
    /// most that one of its cells has is taken where that is more. If one of several readings agrees, it is proven.
    ///
    /// ```
    /// use sentra::input::Input;
    /// use sentra::number::Decimal;
    /// use sentra::reconcile::{PercentColumn, Rounding};
    /// // Two thirds and one third, cut off and not rounded.
    /// let printed = [6_666, 3_333].map(|p| Input::from(Decimal::new(p, 2)));
    /// let column = PercentColumn::check(printed.iter().zip([2, 1]), 2, 3);
    /// assert_eq!((column.rounding, column.conflicts().count()), (Some(Rounding::CutOff), 0));
    /// ```
    pub fn check<'a>(
        rows: impl IntoIterator<Item = (&'a Input<Decimal>, i128)>,
        decimals: u32,
        whole: i128,
    ) -> Self {
        let given: Vec<(&[Decimal], i128)> =
            rows.into_iter().map(|(p, part)| (p.candidates(), part)).collect();
        let scales = given.iter().flat_map(|(readings, _)| *readings).map(|r| r.scale());
        let decimals = scales.fold(decimals, u32::max);
        let row = |(readings, part): &(&[Decimal], i128)| {
            let check = |r: &Decimal| Percent::check_to(*r, decimals, *part, whole);
            // Of readings that all contradict the last is named: the largest, which is what was meant with thousands.
            readings.iter().map(check).reduce(|a, b| if a.agrees() { a } else { b })
        };
        let made_by = |rounding: &Rounding| {
            let share = |part: i128| percent(part, whole, decimals, *rounding);
            let mut printed =
                given.iter().filter(|(readings, part)| !readings.is_empty() && share(*part).is_some());
            printed.clone().next().is_some()
                && printed.all(|(r, part)| share(*part).is_some_and(|s| r.contains(&s)))
        };
        Self { rows: given.iter().map(row).collect(), rounding: Rounding::ALL.into_iter().find(made_by) }
    }

    /// The rows that contradict, by their number from 0. Where every row is cut off, that is how the column was made and no
    /// contradiction.
    ///
    /// ```
    /// let none = sentra::reconcile::PercentColumn::check([], 2, 100);
    /// assert_eq!(none.conflicts().count(), 0);
    /// ```
    pub fn conflicts(&self) -> impl Iterator<Item = (usize, Percent)> + '_ {
        let explained = self.rounding.is_some();
        let rows = self.rows.iter().enumerate().filter(move |_| !explained);
        rows.filter_map(|(row, check)| Some((row, (*check)?)))
            .filter(|(_, c)| matches!(c, Percent::Conflict { .. }))
    }
}

/// Checks that percentages come to a hundred, as far as their rounding allows: rounded ones may each be half of the last
/// decimal off, cut off ones nearly all of it downwards. `None` where one is not exactly known, or there are none.
///
/// ```
/// use sentra::input::Input;
/// use sentra::number::Decimal;
/// use sentra::reconcile::{Percent, Rounding, check_hundred};
/// let thirds = [3_333, 3_333, 3_333].map(|p| Input::from(Decimal::new(p, 2)));
/// assert_eq!(check_hundred(&thirds, 2, Rounding::HalfUp), Some(Percent::Agrees)); // 99.99
/// assert!(matches!(check_hundred(&thirds[..2], 2, Rounding::HalfUp), Some(Percent::Conflict { .. })));
/// ```
pub fn check_hundred<'a>(
    percents: impl IntoIterator<Item = &'a Input<Decimal>>,
    decimals: u32,
    rounding: Rounding,
) -> Option<Percent> {
    let known: Vec<Decimal> = percents.into_iter().map(|p| p.known().copied()).collect::<Option<_>>()?;
    let decimals = known.iter().map(|p| p.scale()).fold(decimals, u32::max);
    let unit = |scale: u32| 10_i128.checked_pow(decimals.checked_sub(scale)?);
    let scaled = |p: &Decimal| p.mantissa().checked_mul(unit(p.scale())?);
    let sum = known.iter().try_fold(0_i128, |sum, p| sum.checked_add(scaled(p)?))?;
    let rows = i128::try_from(known.len()).ok().filter(|n| *n > 0)?;
    let off = sum.checked_sub(unit(0)?.checked_mul(100)?)?;
    let explained = match rounding {
        Rounding::CutOff => -rows < off && off <= 0,
        Rounding::HalfUp | Rounding::HalfEven => off.checked_abs()?.checked_mul(2)? <= rows,
    };
    let (printed, computed) = (Decimal::new(sum, decimals)?, Decimal::from(100_u32));
    Some(if explained { Percent::Agrees } else { Percent::Conflict { printed, computed } })
}
