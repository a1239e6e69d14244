//! Exact decimal numbers.

use std::cmp::Ordering;
use std::fmt;

/// The most digits before and the most digits after the mark.
const MAX_DIGITS: u32 = 36;

/// An exact decimal number: `mantissa / 10^scale`, without trailing zeros behind the mark.
///
/// ```
/// use sentra::number::Decimal;
/// let half = Decimal::new(250, 2).expect("in range");
/// assert_eq!((half.mantissa(), half.scale()), (25, 1));
/// assert_eq!(half.to_string(), "2.5");
/// assert_eq!(half.to_integer(), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Decimal {
    mantissa: i128,
    scale: u32,
}

impl Decimal {
    /// The number `mantissa / 10^scale`, unless it has more than 36 digits before or behind the mark.
    ///
    /// ```
    /// use sentra::number::Decimal;
    /// assert_eq!(Decimal::new(1_000, 3), Decimal::new(1, 0));
    /// assert_eq!(Decimal::new(1, 40), None);
    /// assert_eq!(Decimal::new(i128::MAX, 0), None);
    /// ```
    pub fn new(mantissa: i128, scale: u32) -> Option<Self> {
        let (mut mantissa, mut scale) = (mantissa, scale);
        while scale > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            scale -= 1;
        }
        let limit = 10_u128.pow(MAX_DIGITS);
        (scale <= MAX_DIGITS && mantissa.unsigned_abs() < limit).then_some(Self { mantissa, scale })
    }

    /// The digits without the mark.
    ///
    /// ```
    /// # use sentra::number::Decimal;
    /// assert_eq!(Decimal::new(-125, 1).map(Decimal::mantissa), Some(-125));
    /// ```
    pub const fn mantissa(self) -> i128 {
        self.mantissa
    }

    /// How many of the digits stand behind the mark.
    ///
    /// ```
    /// # use sentra::number::Decimal;
    /// assert_eq!(Decimal::new(125, 1).map(Decimal::scale), Some(1));
    /// ```
    pub const fn scale(self) -> u32 {
        self.scale
    }

    /// The value, when it is a whole number.
    ///
    /// ```
    /// # use sentra::number::Decimal;
    /// assert_eq!(Decimal::new(50, 1).and_then(Decimal::to_integer), Some(5));
    /// assert_eq!(Decimal::new(55, 1).and_then(Decimal::to_integer), None);
    /// ```
    pub fn to_integer(self) -> Option<i128> {
        (self.scale == 0).then_some(self.mantissa)
    }

    /// Whether it is below zero.
    ///
    /// ```
    /// # use sentra::number::Decimal;
    /// assert_eq!(Decimal::new(-1, 0).map(Decimal::is_negative), Some(true));
    /// ```
    pub const fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// The product with a whole number, unless it has too many digits.
    ///
    /// ```
    /// # use sentra::number::Decimal;
    /// let half = Decimal::new(25, 1).expect("in range");
    /// assert_eq!(half.times(1_000_000).and_then(Decimal::to_integer), Some(2_500_000));
    /// ```
    pub fn times(self, factor: i128) -> Option<Self> {
        Self::new(self.mantissa.checked_mul(factor)?, self.scale)
    }

    /// The greatest whole number that is not above it.
    ///
    /// ```
    /// # use sentra::number::Decimal;
    /// assert_eq!(Decimal::new(-15, 1).map(Decimal::floor), Some(-2));
    /// ```
    pub fn floor(self) -> i128 {
        self.mantissa.div_euclid(self.unit())
    }

    /// The least whole number that is not below it.
    ///
    /// ```
    /// # use sentra::number::Decimal;
    /// assert_eq!(Decimal::new(15, 1).map(Decimal::ceil), Some(2));
    /// ```
    pub fn ceil(self) -> i128 {
        self.floor() + i128::from(self.scale > 0)
    }

    pub(super) fn negated(self) -> Self {
        Self { mantissa: -self.mantissa, scale: self.scale }
    }

    fn unit(self) -> i128 {
        10_i128.pow(self.scale)
    }
}

impl From<u32> for Decimal {
    fn from(number: u32) -> Self {
        Self { mantissa: i128::from(number), scale: 0 }
    }
}

impl From<i64> for Decimal {
    fn from(number: i64) -> Self {
        Self { mantissa: i128::from(number), scale: 0 }
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let whole = |d: &Self| d.mantissa.div_euclid(d.unit());
        // Behind the mark at most 36 digits: aligned, both parts stay below 10^36.
        let rest = |d: &Self| d.mantissa.rem_euclid(d.unit()) * 10_i128.pow(MAX_DIGITS - d.scale);
        whole(self).cmp(&whole(other)).then_with(|| rest(self).cmp(&rest(other)))
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Plain digits with a decimal point: `-1250.5`.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let unit = self.unit().unsigned_abs();
        let digits = self.mantissa.unsigned_abs();
        match usize::try_from(self.scale) {
            Ok(width) if width > 0 => write!(f, "{sign}{}.{:0width$}", digits / unit, digits % unit),
            _ => write!(f, "{sign}{digits}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decimal(mantissa: i128, scale: u32) -> Decimal {
        Decimal::new(mantissa, scale).unwrap()
    }

    #[test]
    fn extremes_compare_and_print() {
        let top = decimal(10_i128.pow(36) - 1, 0);
        let tiny = decimal(10_i128.pow(36) - 1, 36);
        assert!(tiny < top && top.negated() < tiny.negated());
        assert_eq!(tiny.to_string(), format!("0.{}", "9".repeat(36)));
        assert_eq!(tiny.ceil(), 1);
        assert_eq!(top.times(10), None);
        assert_eq!(Decimal::new(0, 1_000), Some(Decimal::default()));
        assert_eq!(Decimal::new(i128::MIN, 0), None);
    }

    proptest! {
        #[test]
        fn order_is_that_of_the_aligned_numbers(a in -9_999_i128..9_999, s in 0_u32..6, b in -9_999_i128..9_999, t in 0_u32..6) {
            let aligned = |m: i128, scale: u32| m * 10_i128.pow(6 - scale);
            prop_assert_eq!(decimal(a, s).cmp(&decimal(b, t)), aligned(a, s).cmp(&aligned(b, t)));
            prop_assert_eq!(decimal(a, s) == decimal(b, t), aligned(a, s) == aligned(b, t));
        }

        #[test]
        fn floor_and_ceil_enclose(m in any::<i64>(), s in 0_u32..20) {
            let d = decimal(i128::from(m), s);
            prop_assert!(Decimal::new(d.floor(), 0).unwrap() <= d);
            prop_assert!(d <= Decimal::new(d.ceil(), 0).unwrap());
            prop_assert!(d.ceil() - d.floor() <= 1);
        }
    }
}
