//! A printed percentage against the part and the whole that it is the share of, in exact arithmetic.

use crate::finding::{At, Code, Finding};
use crate::number::Decimal;
use std::cmp::Ordering;

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
    /// All of them, the most usual first.
    ///
    /// ```
    /// use sentra::reconcile::{Rounding, percent};
    /// // 1 of 16 is 6.25 %, printed with one decimal.
    /// let ways = Rounding::ALL.map(|r| percent(1, 16, 1, r).map(|p| p.to_string()));
    /// assert_eq!(ways.map(|w| w.unwrap_or_default()), ["6.3", "6.2", "6.2"]);
    /// ```
    pub const ALL: [Self; 3] = [Self::HalfUp, Self::HalfEven, Self::CutOff];

    /// The stable word on the wire.
    ///
    /// ```
    /// use sentra::reconcile::Rounding;
    /// assert_eq!(Rounding::ALL.map(Rounding::as_str), ["half_up", "half_even", "cut_off"]);
    /// ```
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::HalfUp => "half_up",
            Self::HalfEven => "half_even",
            Self::CutOff => "cut_off",
        }
    }

    /// The first way that gives the printed percentage.
    ///
    /// ```
    /// use sentra::{number::Decimal, reconcile::Rounding};
    /// let printed = |mantissa| Decimal::new(mantissa, 2).ok_or("not a decimal");
    /// // 174 of 1.056 are 16.477 %.
    /// assert_eq!(Rounding::of(printed(1_648)?, 2, 174, 1_056), Some(Rounding::HalfUp));
    /// assert_eq!(Rounding::of(printed(1_647)?, 2, 174, 1_056), Some(Rounding::CutOff));
    /// assert_eq!(Rounding::of(printed(1_649)?, 2, 174, 1_056), None);
    /// # Ok::<(), &str>(())
    /// ```
    pub fn of(printed: Decimal, decimals: u32, part: i128, whole: i128) -> Option<Self> {
        Self::ALL.into_iter().find(|r| percent(part, whole, decimals, *r) == Some(printed))
    }
}

/// The share of a part in a whole, in percent with so many decimals; nothing where the whole is not above zero or the
/// digits are too many.
///
/// ```
/// use sentra::reconcile::{Rounding, percent};
/// let text = |part, whole, rounding| percent(part, whole, 2, rounding).map(|p| p.to_string());
/// assert_eq!(text(2, 3, Rounding::HalfUp).as_deref(), Some("66.67"));
/// assert_eq!(text(2, 3, Rounding::CutOff).as_deref(), Some("66.66"));
/// assert_eq!(text(1, 800, Rounding::HalfUp).as_deref(), Some("0.13"));
/// assert_eq!(text(1, 800, Rounding::HalfEven).as_deref(), Some("0.12"));
/// assert_eq!(text(1, 0, Rounding::HalfUp), None);
/// ```
pub fn percent(part: i128, whole: i128, decimals: u32, rounding: Rounding) -> Option<Decimal> {
    if whole <= 0 {
        return None;
    }
    let scaled = part.checked_mul(10_i128.checked_pow(decimals.checked_add(2)?)?)?;
    let (cut, rest) = (scaled / whole, scaled % whole);
    let half = rest.unsigned_abs().checked_mul(2)?.cmp(&whole.unsigned_abs());
    let up = match (half, rounding) {
        (_, Rounding::CutOff) | (Ordering::Less, _) => false,
        (Ordering::Greater, _) | (Ordering::Equal, Rounding::HalfUp) => true,
        (Ordering::Equal, Rounding::HalfEven) => cut % 2 != 0,
    };
    Decimal::new(cut.checked_add(if up { scaled.signum() } else { 0 })?, decimals)
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
    /// Compares exactly, in whole numbers, with as many decimals as the percentage has. A share half-way between two
    /// printed values agrees with both.
    ///
    /// ```
    /// use sentra::{number::Decimal, reconcile::Percent};
    /// let half = Decimal::new(13, 0).ok_or("not a decimal")?;
    /// assert!(Percent::check(half, 1, 8).agrees()); // 12.5
    /// assert_eq!(Percent::check(half, 1, 0), Percent::Undefined);
    /// # Ok::<(), &str>(())
    /// ```
    pub fn check(printed: Decimal, part: i128, whole: i128) -> Self {
        Self::check_to(printed, printed.scale(), part, whole)
    }

    /// The same with the number of decimals of the column: a [`Decimal`] does not keep zeros at its end, so `20,50` alone
    /// cannot tell that it has two.
    ///
    /// ```
    /// use sentra::{number::Decimal, reconcile::Percent};
    /// let printed = Decimal::new(20_50, 2).ok_or("not a decimal")?;
    /// assert!(Percent::check(printed, 2_046, 10_000).agrees()); // 20.46 is 20.5
    /// assert!(!Percent::check_to(printed, 2, 2_046, 10_000).agrees()); // but not 20.50
    /// # Ok::<(), &str>(())
    /// ```
    pub fn check_to(printed: Decimal, decimals: u32, part: i128, whole: i128) -> Self {
        let decimals = decimals.max(printed.scale());
        match (percent(part, whole, decimals, Rounding::HalfUp), is_near(printed, decimals, part, whole)) {
            (Some(_), Some(true)) => Self::Agrees,
            (Some(computed), Some(false)) => Self::Conflict { printed, computed },
            (None, _) | (_, None) => Self::Undefined,
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
                let finding = Finding::new(Code::PercentConflict, at);
                Some(finding.with("printed", text(printed)).with("computed", text(computed)))
            }
        }
    }
}

/// Whether a share lies within half of the last decimal of a printed percentage.
fn is_near(printed: Decimal, decimals: u32, part: i128, whole: i128) -> Option<bool> {
    let share = part.checked_mul(10_i128.checked_pow(decimals.checked_add(2)?)?)?;
    let shown =
        printed.mantissa().checked_mul(10_i128.checked_pow(decimals.checked_sub(printed.scale())?)?)?;
    let off = share.checked_sub(shown.checked_mul(whole)?)?;
    Some(off.unsigned_abs().checked_mul(2)? <= whole.unsigned_abs())
}
