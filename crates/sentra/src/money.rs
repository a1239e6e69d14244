//! Rupiah as whole numbers, and how amounts are written in Indonesian and English.
//!
//! ```
//! use sentra::money::Rupiah;
//! assert_eq!(Rupiah::new(1_000_000).to_string(), "Rp1.000.000");
//! assert_eq!(Rupiah::new(1_500_000_000).compact_id(), "Rp1,5 miliar");
//! ```

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// An amount in whole rupiah. There is no fraction and no float: sums are exact.
///
/// Serialised as a decimal string, because JSON readers lose integers above 2^53.
///
/// ```
/// use sentra::money::Rupiah;
/// let investment = Rupiah::new(999_999_999);
/// assert!(investment < Rupiah::new(1_000_000_000));
/// ```
#[doc(alias = "uang")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Rupiah(i64);

impl Rupiah {
    /// An amount.
    ///
    /// ```
    /// use sentra::money::Rupiah;
    /// assert_eq!(Rupiah::new(5).amount(), 5);
    /// ```
    pub const fn new(amount: i64) -> Self {
        Self(amount)
    }

    /// The number of rupiah.
    ///
    /// ```
    /// use sentra::money::Rupiah;
    /// assert_eq!(Rupiah::new(-5).amount(), -5);
    /// ```
    pub const fn amount(self) -> i64 {
        self.0
    }

    /// The sum, unless it leaves the range of the type.
    ///
    /// ```
    /// use sentra::money::Rupiah;
    /// assert_eq!(Rupiah::new(2).checked_add(Rupiah::new(3)), Some(Rupiah::new(5)));
    /// assert_eq!(Rupiah::new(i64::MAX).checked_add(Rupiah::new(1)), None);
    /// ```
    pub const fn checked_add(self, other: Self) -> Option<Self> {
        match self.0.checked_add(other.0) {
            Some(amount) => Some(Self(amount)),
            None => None,
        }
    }

    /// The difference, unless it leaves the range of the type.
    ///
    /// ```
    /// use sentra::money::Rupiah;
    /// assert_eq!(Rupiah::new(2).checked_sub(Rupiah::new(3)), Some(Rupiah::new(-1)));
    /// assert_eq!(Rupiah::new(i64::MIN).checked_sub(Rupiah::new(1)), None);
    /// ```
    pub const fn checked_sub(self, other: Self) -> Option<Self> {
        match self.0.checked_sub(other.0) {
            Some(amount) => Some(Self(amount)),
            None => None,
        }
    }

    /// The exact sum of many amounts; 2^64 of them fit.
    ///
    /// ```
    /// use sentra::money::Rupiah;
    /// let total = Rupiah::sum([Rupiah::new(i64::MAX), Rupiah::new(i64::MAX)]);
    /// assert_eq!(total, 18_446_744_073_709_551_614);
    /// ```
    pub fn sum(amounts: impl IntoIterator<Item = Self>) -> i128 {
        amounts.into_iter().map(|amount| i128::from(amount.0)).sum()
    }

    /// A short Indonesian form, see [`compact_id`].
    ///
    /// ```
    /// use sentra::money::Rupiah;
    /// assert_eq!(Rupiah::new(999_999_999).compact_id(), "Rp999,9 juta");
    /// ```
    pub fn compact_id(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        format!("{sign}Rp{}", compact_id(i128::from(self.0).abs()))
    }

    /// A short English form, see [`compact_en`].
    ///
    /// ```
    /// use sentra::money::Rupiah;
    /// assert_eq!(Rupiah::new(1_500_000_000).compact_en(), "Rp1.5 billion");
    /// ```
    pub fn compact_en(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        format!("{sign}Rp{}", compact_en(i128::from(self.0).abs()))
    }

    /// The full English form: `Rp1,000,000`.
    ///
    /// ```
    /// use sentra::money::Rupiah;
    /// assert_eq!(Rupiah::new(1_000_000).display_en(), "Rp1,000,000");
    /// ```
    pub fn display_en(self) -> String {
        self.written(',')
    }

    fn written(self, mark: char) -> String {
        let mut out = String::with_capacity(32);
        self.write(&mut out, mark);
        out
    }

    /// Appends the full form.
    pub(crate) fn write(self, out: &mut String, mark: char) {
        out.push_str(if self.0 < 0 { "-Rp" } else { "Rp" });
        write_grouped(out, i128::from(self.0).abs(), mark);
    }
}

impl From<i64> for Rupiah {
    fn from(amount: i64) -> Self {
        Self(amount)
    }
}

/// The full Indonesian form: `Rp1.000.000`, and `-Rp1.000` below zero.
impl fmt::Display for Rupiah {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written('.'))
    }
}

impl Serialize for Rupiah {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Rupiah {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AmountVisitor)
    }
}

/// Reads a decimal string or an integer; a float is refused.
struct AmountVisitor;

impl de::Visitor<'_> for AmountVisitor {
    type Value = Rupiah;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("whole rupiah as a decimal string or an integer")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Rupiah, E> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(E::invalid_value(de::Unexpected::Str(text), &self));
        }
        text.parse().map(Rupiah).map_err(|_| E::custom("rupiah amount out of range"))
    }

    fn visit_i64<E: de::Error>(self, amount: i64) -> Result<Rupiah, E> {
        Ok(Rupiah(amount))
    }

    fn visit_u64<E: de::Error>(self, amount: u64) -> Result<Rupiah, E> {
        i64::try_from(amount).map(Rupiah).map_err(|_| E::custom("rupiah amount out of range"))
    }
}

/// Digits in groups of three with dots, as Indonesian writes them.
///
/// ```
/// use sentra::money::group_digits;
/// assert_eq!(group_digits(1_234_567), "1.234.567");
/// assert_eq!(group_digits(-1_000), "-1.000");
/// ```
pub fn group_digits(number: i128) -> String {
    grouped(number, '.')
}

/// Digits in groups of three with commas, as English writes them.
///
/// ```
/// use sentra::money::group_digits_en;
/// assert_eq!(group_digits_en(1_234_567), "1,234,567");
/// ```
pub fn group_digits_en(number: i128) -> String {
    grouped(number, ',')
}

fn grouped(number: i128, mark: char) -> String {
    let mut out = String::with_capacity(32);
    write_grouped(&mut out, number, mark);
    out
}

/// Appends a number in groups of three digits.
pub(crate) fn write_grouped(out: &mut String, number: i128, mark: char) {
    if number < 0 {
        out.push('-');
    }
    let mut groups = [0; 13];
    let mut used = 0;
    // The digits of a small number are much cheaper to find.
    if let Ok(mut rest) = u64::try_from(number.unsigned_abs()) {
        for group in &mut groups {
            *group = rest % 1_000;
            rest /= 1_000;
            used += 1;
            if rest == 0 {
                break;
            }
        }
    } else {
        let mut rest = number.unsigned_abs();
        for group in &mut groups {
            *group = u64::try_from(rest % 1_000).unwrap_or(0);
            rest /= 1_000;
            used += 1;
            if rest == 0 {
                break;
            }
        }
    }
    for (place, group) in groups.iter().take(used).rev().enumerate() {
        if place > 0 {
            out.push(mark);
        }
        for unit in [100, 10, 1] {
            // Only the first group is shorter than three digits.
            if place > 0 || *group >= unit || unit == 1 {
                let digit = u8::try_from(*group / unit % 10).unwrap_or(0);
                out.push(char::from(b'0' + digit));
            }
        }
    }
}

/// A short Indonesian form with at most one decimal: `1,5 miliar`, `12 juta`, `200 ribu`.
///
/// Digits are cut off towards zero, never rounded, so that a figure below a threshold never reads as the
/// threshold: 999,999,999 is `999,9 juta`, not `1 miliar`. Below a thousand the number stands in full.
///
/// ```
/// use sentra::money::compact_id;
/// assert_eq!(compact_id(1_500_000_000), "1,5 miliar");
/// assert_eq!(compact_id(999_999_999), "999,9 juta");
/// assert_eq!(compact_id(12_000_000), "12 juta");
/// assert_eq!(compact_id(1_234_000_000_000_000), "1.234 triliun");
/// assert_eq!(compact_id(950), "950");
/// ```
pub fn compact_id(number: i128) -> String {
    compact(number, ["triliun", "miliar", "juta", "ribu"], '.', ',')
}

/// A short English form with at most one decimal, cut off like [`compact_id`]: `1.5 billion`.
///
/// ```
/// use sentra::money::compact_en;
/// assert_eq!(compact_en(1_500_000_000), "1.5 billion");
/// assert_eq!(compact_en(-12_345_678), "-12.3 million");
/// ```
pub fn compact_en(number: i128) -> String {
    compact(number, ["trillion", "billion", "million", "thousand"], ',', '.')
}

fn compact(number: i128, words: [&str; 4], thousands: char, decimal: char) -> String {
    let powers: [u128; 4] = [1_000_000_000_000, 1_000_000_000, 1_000_000, 1_000];
    let size = number.unsigned_abs();
    for (power, word) in powers.into_iter().zip(words) {
        if size >= power {
            let whole = i128::try_from(size / power).unwrap_or(i128::MAX);
            let tenth = size % power / (power / 10);
            let sign = if number < 0 { "-" } else { "" };
            let digits = grouped(whole, thousands);
            return match tenth {
                0 => format!("{sign}{digits} {word}"),
                _ => format!("{sign}{digits}{decimal}{tenth} {word}"),
            };
        }
    }
    number.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde::de::IntoDeserializer;
    use serde::de::value::{Error, F64Deserializer, StrDeserializer, U64Deserializer};

    /// What serde writes, seen through the one serializer that serde itself has.
    struct Wire(Rupiah);

    impl fmt::Display for Wire {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.serialize(f)
        }
    }

    fn from_text(text: &str) -> Result<Rupiah, Error> {
        let deserializer: StrDeserializer<'_, Error> = text.into_deserializer();
        Rupiah::deserialize(deserializer)
    }

    #[test]
    fn edges_of_the_range_are_written_and_read() {
        for amount in [0, 1, -1, 999, 1_000, i64::MAX, i64::MIN] {
            let wire = Wire(Rupiah::new(amount)).to_string();
            assert_eq!(wire, amount.to_string());
            assert_eq!(from_text(&wire), Ok(Rupiah::new(amount)));
        }
        assert_eq!(Rupiah::new(i64::MIN).to_string(), "-Rp9.223.372.036.854.775.808");
        assert_eq!(Rupiah::new(i64::MIN).compact_en(), "-Rp9,223,372 trillion");
        assert_eq!(group_digits(i128::MIN).len(), 1 + 39 + 12);
        assert_eq!(compact_id(i128::MIN).split(' ').next_back(), Some("triliun"));
    }

    #[test]
    fn only_whole_numbers_are_read() {
        for text in ["", "-", "+5", "1.5", "1e3", " 5", "9223372036854775808", "0x10"] {
            assert!(from_text(text).is_err(), "{text:?}");
        }
        let float: F64Deserializer<Error> = 5.0.into_deserializer();
        assert!(Rupiah::deserialize(float).is_err());
        let integer: U64Deserializer<Error> = 5_u64.into_deserializer();
        assert_eq!(Rupiah::deserialize(integer), Ok(Rupiah::new(5)));
    }

    #[test]
    fn thresholds_are_not_reached_by_writing() {
        assert_eq!(Rupiah::new(999_999_999).compact_id(), "Rp999,9 juta");
        assert_eq!(Rupiah::new(1_000_000_000).compact_id(), "Rp1 miliar");
        assert_eq!(Rupiah::new(15_000_000_001).compact_id(), "Rp15 miliar");
        assert_eq!(Rupiah::new(193_627_373_000).compact_id(), "Rp193,6 miliar");
        assert_eq!(Rupiah::new(-1_500).compact_id(), "-Rp1,5 ribu");
        assert_eq!(Rupiah::new(0).compact_en(), "Rp0");
    }

    proptest! {
        #[test]
        fn groups_are_the_same_digits(number in any::<i128>()) {
            prop_assert_eq!(group_digits(number).replace('.', ""), number.to_string());
            prop_assert_eq!(group_digits_en(number).replace(',', ""), number.to_string());
        }

        #[test]
        fn sums_do_not_depend_on_order(mut amounts in proptest::collection::vec(any::<i64>(), 0..20)) {
            let forward = Rupiah::sum(amounts.iter().copied().map(Rupiah::new));
            amounts.reverse();
            prop_assert_eq!(forward, Rupiah::sum(amounts.into_iter().map(Rupiah::new)));
        }
    }
}
