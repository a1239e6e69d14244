//! Civil dates without a clock or a time zone: full dates, months and years, half-open periods, and the
//! way dates are written in Indonesian tables.
//!
//! ```
//! use sentra::date::{Date, Holds, PartialDate, Period};
//!
//! let as_of = Date::parse_iso("2018-07-18")?;
//! let force = Period::from(PartialDate::parse_iso("2016-07")?);
//! assert_eq!(force.holds(as_of), Holds::Within);
//! assert_eq!(as_of.in_words_id(), "18 Juli 2018");
//! # Ok::<(), sentra::date::DateError>(())
//! ```

mod partial;
mod text;

pub use partial::{Holds, PartialDate, Period, Precision};
pub use text::{DateNote, DateRead, parse_date};

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// The years that are accepted. Outside of them a date in a register is a typing error.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

pub(crate) const MONTHS_ID: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];

pub(crate) const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day of the Gregorian calendar in the years 1900 to 2200. It is always a day that exists.
///
/// ```
/// use sentra::date::Date;
/// let date = Date::ymd(2018, 7, 18).expect("a day that exists");
/// assert_eq!(date.to_string(), "2018-07-18");
/// ```
#[doc(alias = "tanggal")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day, if it exists.
    ///
    /// ```
    /// use sentra::date::Date;
    /// assert!(Date::ymd(2000, 2, 29).is_some());
    /// assert!(Date::ymd(1900, 2, 29).is_none());
    /// assert!(Date::ymd(1899, 1, 1).is_none());
    /// ```
    pub const fn ymd(year: i32, month: u32, day: u32) -> Option<Self> {
        if year < *YEARS.start() || year > *YEARS.end() || month < 1 || month > 12 {
            return None;
        }
        if day < 1 || day > days_in_month(year, month) {
            return None;
        }
        Some(Self { year: year as u16, month: month as u8, day: day as u8 })
    }

    /// Reads `YYYY-MM-DD` and nothing else.
    ///
    /// # Errors
    /// [`DateError::Unreadable`] for another shape, [`DateError::NoSuchDay`] for 31 February,
    /// [`DateError::YearOutOfRange`] outside 1900 to 2200.
    ///
    /// ```
    /// use sentra::date::{Date, DateError};
    /// assert_eq!(Date::parse_iso("2018-07-18").map(Date::year), Ok(2018));
    /// assert_eq!(Date::parse_iso("2018-02-31"), Err(DateError::NoSuchDay));
    /// assert_eq!(Date::parse_iso("18-07-2018"), Err(DateError::Unreadable));
    /// ```
    pub fn parse_iso(text: &str) -> Result<Self, DateError> {
        let mut parts = text.split('-');
        let (Some(y), Some(m), Some(d), None) = (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(DateError::Unreadable);
        };
        let (Some(y), Some(m), Some(d)) = (digits(y, 4), digits(m, 2), digits(d, 2)) else {
            return Err(DateError::Unreadable);
        };
        Self::checked(y, m, d)
    }

    /// Like [`Date::ymd`], with the reason.
    fn checked(year: u32, month: u32, day: u32) -> Result<Self, DateError> {
        let year = i32::try_from(year).map_err(|_| DateError::YearOutOfRange)?;
        match Self::ymd(year, month, day) {
            Some(date) => Ok(date),
            None if YEARS.contains(&year) => Err(DateError::NoSuchDay),
            None => Err(DateError::YearOutOfRange),
        }
    }

    /// The year.
    ///
    /// ```
    /// # use sentra::date::Date;
    /// assert_eq!(Date::ymd(2018, 7, 18).map(Date::year), Some(2018));
    /// ```
    pub const fn year(self) -> i32 {
        self.year as i32
    }

    /// The month, 1 to 12.
    ///
    /// ```
    /// # use sentra::date::Date;
    /// assert_eq!(Date::ymd(2018, 7, 18).map(Date::month), Some(7));
    /// ```
    pub const fn month(self) -> u32 {
        self.month as u32
    }

    /// The day of the month, 1 to 31.
    ///
    /// ```
    /// # use sentra::date::Date;
    /// assert_eq!(Date::ymd(2018, 7, 18).map(Date::day), Some(18));
    /// ```
    pub const fn day(self) -> u32 {
        self.day as u32
    }

    /// Days since 1970-01-01; negative before it.
    ///
    /// ```
    /// use sentra::date::Date;
    /// assert_eq!(Date::ymd(1970, 1, 1).map(Date::to_days), Some(0));
    /// assert_eq!(Date::ymd(2018, 7, 18).map(Date::to_days), Some(17_730));
    /// ```
    pub const fn to_days(self) -> i32 {
        // Years that begin in March, so that the leap day is the last day of the year.
        let shifted = self.year() - if self.month <= 2 { 1 } else { 0 };
        let month = (self.month as i32 + 9) % 12;
        let day_of_year = (153 * month + 2) / 5 + self.day as i32 - 1;
        shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + day_of_year - 719_468
    }

    /// The day with this number of days since 1970-01-01, within the accepted years.
    ///
    /// ```
    /// use sentra::date::Date;
    /// assert_eq!(Date::from_days(17_730), Date::ymd(2018, 7, 18));
    /// assert_eq!(Date::from_days(i32::MAX), None);
    /// ```
    pub fn from_days(days: i32) -> Option<Self> {
        let day = days.checked_add(719_468).filter(|day| (0..=1_000_000).contains(day))?;
        let era = day / 146_097;
        let day = day % 146_097;
        let year_of_era = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let day_of_year = day - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        Self::ymd(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
    }

    /// The day in Indonesian words.
    ///
    /// ```
    /// use sentra::date::Date;
    /// assert_eq!(Date::parse_iso("2026-11-24")?.in_words_id(), "24 November 2026");
    /// assert_eq!(Date::parse_iso("2017-08-01")?.in_words_id(), "1 Agustus 2017");
    /// # Ok::<(), sentra::date::DateError>(())
    /// ```
    pub fn in_words_id(self) -> String {
        format!("{} {} {}", self.day, month_name(&MONTHS_ID, self.month), self.year)
    }

    /// The day in English words, day first.
    ///
    /// ```
    /// use sentra::date::Date;
    /// assert_eq!(Date::parse_iso("2017-08-01")?.in_words_en(), "1 August 2017");
    /// # Ok::<(), sentra::date::DateError>(())
    /// ```
    pub fn in_words_en(self) -> String {
        format!("{} {} {}", self.day, month_name(&MONTHS_EN, self.month), self.year)
    }
}

/// ISO 8601: `2018-07-18`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl std::str::FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        Self::parse_iso(text)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(IsoVisitor(Self::parse_iso))
    }
}

/// Reads the ISO text of a [`Date`] or a [`PartialDate`].
struct IsoVisitor<T>(fn(&str) -> Result<T, DateError>);

impl<T> de::Visitor<'_> for IsoVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a date like 2018-07-18")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        (self.0)(text).map_err(E::custom)
    }
}

/// Why a text is not a date. It never repeats the text.
///
/// ```
/// use sentra::date::{DateError, parse_date};
/// assert_eq!(parse_date("31-02-2021"), Err(DateError::NoSuchDay));
/// assert_eq!(DateError::NoSuchDay.code(), "no_such_day");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum DateError {
    /// The shape is not that of a date.
    #[error("not a date")]
    Unreadable,
    /// The calendar has no such day or month.
    #[error("the calendar has no such day")]
    NoSuchDay,
    /// The year is not in 1900 to 2200.
    #[error("the year is outside 1900 to 2200")]
    YearOutOfRange,
}

impl DateError {
    /// The stable code.
    ///
    /// ```
    /// use sentra::date::DateError;
    /// assert_eq!(DateError::Unreadable.code(), "unreadable");
    /// ```
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::NoSuchDay => "no_such_day",
            Self::YearOutOfRange => "year_out_of_range",
        }
    }
}

/// The number of days of a month that exists.
const fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

fn month_name(names: &[&'static str; 12], month: u8) -> &'static str {
    names.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default()
}

/// Exactly `len` ASCII digits as a number.
fn digits(text: &str, len: usize) -> Option<u32> {
    (text.len() == len && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests;
