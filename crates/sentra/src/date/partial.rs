//! Dates known to the month or the year only, and periods between such dates.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Date, DateError, IsoVisitor, MONTHS_EN, MONTHS_ID, days_in_month, digits, month_name};

/// How exactly a [`PartialDate`] is known.
///
/// ```
/// use sentra::date::{PartialDate, Precision};
/// assert_eq!(PartialDate::parse_iso("2016-07").map(PartialDate::precision), Ok(Precision::Month));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// The day is known.
    Day,
    /// The month is known.
    Month,
    /// The year is known.
    Year,
}

/// A day, or the month or year in which a day lies that is not known.
///
/// Sorted by its first day, then from exact to vague.
///
/// ```
/// use sentra::date::{Date, PartialDate};
/// let july = PartialDate::month(2016, 7).expect("a month that exists");
/// assert_eq!(july.to_string(), "2016-07");
/// assert_eq!(Some(july.last_day()), Date::ymd(2016, 7, 31));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    first: Date,
    precision: Precision,
}

impl PartialDate {
    /// A day that is known.
    ///
    /// ```
    /// use sentra::date::{Date, PartialDate};
    /// let day = Date::parse_iso("2018-07-18")?;
    /// assert_eq!(PartialDate::day(day).exact(), Some(day));
    /// # Ok::<(), sentra::date::DateError>(())
    /// ```
    pub const fn day(date: Date) -> Self {
        Self { first: date, precision: Precision::Day }
    }

    /// Some day of this month.
    ///
    /// ```
    /// use sentra::date::PartialDate;
    /// assert!(PartialDate::month(2016, 7).is_some());
    /// assert!(PartialDate::month(2016, 13).is_none());
    /// ```
    pub const fn month(year: i32, month: u32) -> Option<Self> {
        match Date::ymd(year, month, 1) {
            Some(first) => Some(Self { first, precision: Precision::Month }),
            None => None,
        }
    }

    /// Some day of this year.
    ///
    /// ```
    /// use sentra::date::PartialDate;
    /// assert_eq!(PartialDate::year(2016).map(|y| y.to_string()), Some("2016".into()));
    /// ```
    pub const fn year(year: i32) -> Option<Self> {
        match Date::ymd(year, 1, 1) {
            Some(first) => Some(Self { first, precision: Precision::Year }),
            None => None,
        }
    }

    /// Reads `2016-07-15`, `2016-07` or `2016`.
    ///
    /// # Errors
    /// As [`Date::parse_iso`].
    ///
    /// ```
    /// use sentra::date::{DateError, PartialDate};
    /// assert_eq!(PartialDate::parse_iso("2016-07").ok(), PartialDate::month(2016, 7));
    /// assert_eq!(PartialDate::parse_iso("07-2016"), Err(DateError::Unreadable));
    /// ```
    pub fn parse_iso(text: &str) -> Result<Self, DateError> {
        if text.len() > 7 {
            return Date::parse_iso(text).map(Self::day);
        }
        let (year, month) = match text.split_once('-') {
            Some((year, month)) => (year, Some(digits(month, 2).ok_or(DateError::Unreadable)?)),
            None => (text, None),
        };
        let year = digits(year, 4).ok_or(DateError::Unreadable)?;
        let first = Date::checked(year, month.unwrap_or(1), 1)?;
        let precision = if month.is_some() { Precision::Month } else { Precision::Year };
        Ok(Self { first, precision })
    }

    /// How exactly it is known.
    ///
    /// ```
    /// use sentra::date::{PartialDate, Precision};
    /// assert_eq!(PartialDate::year(2016).map(PartialDate::precision), Some(Precision::Year));
    /// ```
    pub const fn precision(self) -> Precision {
        self.precision
    }

    /// The day, when it is known.
    ///
    /// ```
    /// use sentra::date::PartialDate;
    /// assert_eq!(PartialDate::year(2016).and_then(PartialDate::exact), None);
    /// ```
    pub const fn exact(self) -> Option<Date> {
        match self.precision {
            Precision::Day => Some(self.first),
            Precision::Month | Precision::Year => None,
        }
    }

    /// The first day that it can mean.
    ///
    /// ```
    /// use sentra::date::{Date, PartialDate};
    /// assert_eq!(PartialDate::year(2016).map(PartialDate::first_day), Date::ymd(2016, 1, 1));
    /// ```
    pub const fn first_day(self) -> Date {
        self.first
    }

    /// The last day that it can mean.
    ///
    /// ```
    /// use sentra::date::{Date, PartialDate};
    /// assert_eq!(PartialDate::month(2016, 2).map(PartialDate::last_day), Date::ymd(2016, 2, 29));
    /// ```
    pub const fn last_day(self) -> Date {
        let Date { year, month, day } = self.first;
        match self.precision {
            Precision::Day => Date { year, month, day },
            Precision::Month => Date { year, month, day: days_in_month(year as i32, month as u32) as u8 },
            Precision::Year => Date { year, month: 12, day: 31 },
        }
    }

    /// In Indonesian words: `18 Juli 2018`, `Juli 2016`, `2016`.
    ///
    /// ```
    /// use sentra::date::PartialDate;
    /// assert_eq!(PartialDate::month(2016, 7).map(PartialDate::in_words_id), Some("Juli 2016".into()));
    /// ```
    pub fn in_words_id(self) -> String {
        match self.precision {
            Precision::Day => self.first.in_words_id(),
            Precision::Month => format!("{} {}", month_name(&MONTHS_ID, self.first.month), self.first.year),
            Precision::Year => self.first.year.to_string(),
        }
    }

    /// In English words: `18 July 2018`, `July 2016`, `2016`.
    ///
    /// ```
    /// use sentra::date::PartialDate;
    /// assert_eq!(PartialDate::month(2016, 7).map(PartialDate::in_words_en), Some("July 2016".into()));
    /// ```
    pub fn in_words_en(self) -> String {
        match self.precision {
            Precision::Day => self.first.in_words_en(),
            Precision::Month => format!("{} {}", month_name(&MONTHS_EN, self.first.month), self.first.year),
            Precision::Year => self.first.year.to_string(),
        }
    }

    /// Where `date` lies against the unknown day: every day that this can mean, its last included, is undecided.
    /// A known day is never undecided.
    fn reached(self, date: Date) -> Reached {
        if self.precision == Precision::Day {
            return if date < self.first { Reached::No } else { Reached::Yes };
        }
        if date < self.first {
            Reached::No
        } else if date > self.last_day() {
            Reached::Yes
        } else {
            Reached::Perhaps
        }
    }
}

/// Whether a day has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reached {
    No,
    Perhaps,
    Yes,
}

impl From<Date> for PartialDate {
    fn from(date: Date) -> Self {
        Self::day(date)
    }
}

/// ISO 8601 with as many parts as are known: `2018-07-18`, `2016-07`, `2016`.
impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.precision {
            Precision::Day => write!(f, "{}", self.first),
            Precision::Month => write!(f, "{:04}-{:02}", self.first.year, self.first.month),
            Precision::Year => write!(f, "{:04}", self.first.year),
        }
    }
}

impl std::str::FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        Self::parse_iso(text)
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(IsoVisitor(Self::parse_iso))
    }
}

/// Whether a period holds on a day.
///
/// ```
/// use sentra::date::{Date, Holds, PartialDate, Period};
/// let force = Period::from(PartialDate::parse_iso("2016-07")?);
/// assert_eq!(force.holds(Date::parse_iso("2016-06-30")?), Holds::Before);
/// assert_eq!(force.holds(Date::parse_iso("2016-07-31")?), Holds::Undetermined);
/// assert_eq!(force.holds(Date::parse_iso("2016-08-01")?), Holds::Within);
/// # Ok::<(), sentra::date::DateError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holds {
    /// The period has not begun.
    Before,
    /// The day lies in the period.
    Within,
    /// The period is over.
    After,
    /// The day lies in a month or year whose exact day is not known, or the period contradicts itself.
    Undetermined,
}

/// A half-open period: `from` belongs to it, `to` is the first day that does not. Without `to` it is open.
///
/// ```
/// use sentra::date::{Date, Holds, PartialDate, Period};
/// let period = Period {
///     from: PartialDate::parse_iso("2018-07-18")?,
///     to: Some(PartialDate::parse_iso("2021-02-02")?),
/// };
/// assert_eq!(period.holds(Date::parse_iso("2018-07-18")?), Holds::Within);
/// assert_eq!(period.holds(Date::parse_iso("2021-02-02")?), Holds::After);
/// # Ok::<(), sentra::date::DateError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Period {
    /// The first day.
    pub from: PartialDate,
    /// The first day after the period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<PartialDate>,
}

impl Period {
    /// Whether the period holds on `date`. A period that ends before it begins is undetermined on every day.
    ///
    /// ```
    /// use sentra::date::{Date, Holds, PartialDate, Period};
    /// let period = Period { from: PartialDate::parse_iso("2016")?, to: Some(PartialDate::parse_iso("2016-03-01")?) };
    /// assert_eq!(period.holds(Date::parse_iso("2016-02-29")?), Holds::Undetermined);
    /// assert_eq!(period.holds(Date::parse_iso("2016-03-01")?), Holds::After);
    /// # Ok::<(), sentra::date::DateError>(())
    /// ```
    pub fn holds(&self, date: Date) -> Holds {
        if self.is_contradictory() {
            return Holds::Undetermined;
        }
        let ended = self.to.map_or(Reached::No, |to| to.reached(date));
        match (self.from.reached(date), ended) {
            (Reached::No, _) => Holds::Before,
            (_, Reached::Yes) => Holds::After,
            (Reached::Yes, Reached::No) => Holds::Within,
            (Reached::Perhaps, _) | (_, Reached::Perhaps) => Holds::Undetermined,
        }
    }

    /// Whether the period ends before it begins, whatever the unknown days are.
    ///
    /// ```
    /// use sentra::date::{PartialDate, Period};
    /// let period = Period { from: PartialDate::parse_iso("2020-05")?, to: Some(PartialDate::parse_iso("2019")?) };
    /// assert!(period.is_contradictory());
    /// # Ok::<(), sentra::date::DateError>(())
    /// ```
    pub fn is_contradictory(&self) -> bool {
        self.to.is_some_and(|to| to.last_day() < self.from.first_day())
    }
}

impl From<PartialDate> for Period {
    fn from(from: PartialDate) -> Self {
        Self { from, to: None }
    }
}
