//! Dates as people type them: `12-03-2021`, `24 Nopember 2026`, `Juli 2016`, `12/3/21`.

use super::{Date, DateError, MONTHS_EN, MONTHS_ID, PartialDate, digits};
use crate::input::{Input, MissingReason, is_blank, is_dash};

/// Longer texts are not dates.
const MAX_CHARS: usize = 60;

/// Excel's day number of 1970-01-01 in the 1900 date system.
const EXCEL_EPOCH: i32 = 25_569;

/// What a date cell says.
///
/// ```
/// use sentra::date::{PartialDate, parse_date};
/// use sentra::input::Input;
/// let read = parse_date("12-03-2021")?;
/// assert_eq!(read.value, Input::Known(PartialDate::parse_iso("2021-03-12")?));
/// assert!(read.notes.is_empty());
/// # Ok::<(), sentra::date::DateError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateRead {
    /// The date, or why there is none.
    pub value: Input<PartialDate>,
    /// A date that the text may stand for and that a person must confirm; `value` is then missing.
    pub candidate: Option<Date>,
    /// What is unusual about the text.
    pub notes: Vec<DateNote>,
}

/// What is unusual about the text of a date.
///
/// ```
/// use sentra::date::{DateNote, parse_date};
/// assert_eq!(parse_date("12/3/21")?.notes, [DateNote::TwoDigitYear]);
/// assert_eq!(DateNote::TwoDigitYear.code(), "two_digit_year");
/// # Ok::<(), sentra::date::DateError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateNote {
    /// The century was chosen by rule: 00 to 68 are 2000 to 2068, 69 to 99 are 1969 to 1999.
    TwoDigitYear,
    /// A bare number that Excel shows when the format of a date cell is lost. Only a candidate.
    ExcelSerial,
    /// Only month-day-year gives a day that exists; dates here are day-month-year. Only a candidate.
    MonthFirst,
    /// A time of day stood behind the date and was left out.
    TimeDropped,
}

impl DateNote {
    /// The stable code.
    ///
    /// ```
    /// use sentra::date::DateNote;
    /// assert_eq!(DateNote::ExcelSerial.code(), "excel_serial");
    /// ```
    pub const fn code(self) -> &'static str {
        match self {
            Self::TwoDigitYear => "two_digit_year",
            Self::ExcelSerial => "excel_serial",
            Self::MonthFirst => "month_first",
            Self::TimeDropped => "time_dropped",
        }
    }
}

/// Reads a date as Indonesian tables write it: day, month, year; months in words or figures; or ISO.
///
/// A text that says "no data" is `Missing` with its reason. A month or a year alone keeps that precision.
///
/// # Errors
/// [`DateError`] when the text is no date, or a day that the calendar does not have.
///
/// ```
/// use sentra::date::{Date, DateError, DateNote, parse_date};
/// use sentra::input::Input;
///
/// let known = |text| parse_date(text).map(|read| read.value.known().map(|d| d.to_string()));
/// assert_eq!(known("24 Nopember 2026"), Ok(Some("2026-11-24".into())));
/// assert_eq!(known("Juli 2016"), Ok(Some("2016-07".into())));
/// assert_eq!(known("-"), Ok(None));
/// assert_eq!(known("31-02-2021"), Err(DateError::NoSuchDay));
///
/// let serial = parse_date("46048")?;
/// assert_eq!(serial.candidate, Date::ymd(2026, 1, 26));
/// assert_eq!(serial.notes, [DateNote::ExcelSerial]);
/// assert!(serial.value.is_missing());
/// # Ok::<(), DateError>(())
/// ```
pub fn parse_date(text: &str) -> Result<DateRead, DateError> {
    if let Some(reason) = MissingReason::of_text(text) {
        return Ok(DateRead { value: Input::Missing(reason), candidate: None, notes: Vec::new() });
    }
    if text.chars().nth(MAX_CHARS).is_some() {
        return Err(DateError::Unreadable);
    }
    let mut notes = Vec::new();
    let text = text.trim_matches(is_blank);
    let text = match split_time(text) {
        Some(date) => {
            notes.push(DateNote::TimeDropped);
            date
        }
        None => text,
    };
    if let Some(candidate) = excel_serial(text) {
        return Ok(unconfirmed(candidate, DateNote::ExcelSerial));
    }
    let words = words(text);
    let words: Vec<&str> = words.iter().map(String::as_str).filter(|w| !is_filler(w)).collect();
    let (day, month, year) = match words.as_slice() {
        [a] if a.len() == 4 => (None, None, *a),
        [y, m] if y.len() == 4 && digits(y, 4).is_some() => (None, Some(month(m)?), *y),
        [m, y] => (None, Some(month(m)?), *y),
        // English order, only with the month in words.
        [m, d, y] if month_in_words(m).is_some() => (Some(number(d)?), month_in_words(m), *y),
        [y, m, d] if y.len() == 4 && digits(y, 4).is_some() => (Some(number(d)?), Some(month(m)?), *y),
        [d, m, y] => (Some(number(d)?), Some(month(m)?), *y),
        _ => return Err(DateError::Unreadable),
    };
    let year = match year.len() {
        4 => digits(year, 4),
        // A year of two digits needs a day before it: "07-16" could be a day and a month.
        2 if day.is_some() => digits(year, 2).map(|short| {
            notes.push(DateNote::TwoDigitYear);
            short + if short <= 68 { 2000 } else { 1900 }
        }),
        _ => None,
    }
    .ok_or(DateError::Unreadable)?;
    let value = match (day, month) {
        (Some(day), Some(month)) => match Date::checked(year, month, day) {
            Ok(date) => PartialDate::day(date),
            Err(error) => {
                return match Date::checked(year, day, month) {
                    Ok(candidate) if month > 12 => Ok(unconfirmed(candidate, DateNote::MonthFirst)),
                    _ => Err(error),
                };
            }
        },
        (_, month) => {
            let first = Date::checked(year, month.unwrap_or(1), 1)?;
            let partial = match month {
                Some(_) => PartialDate::month(first.year(), first.month()),
                None => PartialDate::year(first.year()),
            };
            partial.ok_or(DateError::NoSuchDay)?
        }
    };
    Ok(DateRead { value: Input::Known(value), candidate: None, notes })
}

fn unconfirmed(candidate: Date, note: DateNote) -> DateRead {
    let value = Input::Missing(MissingReason::Unreadable);
    DateRead { value, candidate: Some(candidate), notes: vec![note] }
}

/// The day of a bare number of five or six digits in Excel's 1900 system. Smaller numbers are not taken for dates.
fn excel_serial(text: &str) -> Option<Date> {
    let text = text.strip_suffix(".0").unwrap_or(text);
    let serial = digits(text, 5).or_else(|| digits(text, 6)).filter(|serial| *serial >= 10_000)?;
    Date::from_days(i32::try_from(serial).ok()? - EXCEL_EPOCH)
}

/// The date before a time such as `00:00`, `T00:00:00Z` or `13.45 WIB` with colons.
fn split_time(text: &str) -> Option<&str> {
    let (date, time) = text.rsplit_once([' ', 'T'])?;
    let clock = time.trim_end_matches('Z');
    let parts: Vec<&str> = clock.split(':').collect();
    let is_clock = (2..=3).contains(&parts.len())
        && parts.iter().enumerate().all(|(index, part)| {
            let whole = if index == 2 { part.split('.').next().unwrap_or_default() } else { part };
            (1..=2).contains(&whole.len()) && part.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        });
    is_clock.then(|| date.trim_end_matches(is_blank))
}

/// Words and numbers in lower case; blanks, dashes, dots, slashes and commas part them, and so does the
/// border between letters and digits (`24Nov2026`).
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = vec![String::new()];
    let mut last = ' ';
    for c in text.chars() {
        let parts = is_blank(c) || is_dash(c) || matches!(c, '.' | '/' | ',');
        if parts
            || (last.is_ascii_digit() && c.is_alphabetic())
            || (last.is_alphabetic() && c.is_ascii_digit())
        {
            words.push(String::new());
        }
        if let (false, Some(word)) = (parts, words.last_mut()) {
            word.extend(c.to_lowercase());
        }
        last = c;
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Words that may stand beside a date and say nothing more.
fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "tanggal"
            | "tgl"
            | "senin"
            | "selasa"
            | "rabu"
            | "kamis"
            | "jumat"
            | "jum'at"
            | "sabtu"
            | "minggu"
            | "ahad"
    )
}

/// A month in figures or words.
fn month(word: &str) -> Result<u32, DateError> {
    month_in_words(word).map_or_else(|| number(word), Ok)
}

/// One or two digits.
fn number(word: &str) -> Result<u32, DateError> {
    digits(word, 1).or_else(|| digits(word, 2)).ok_or(DateError::Unreadable)
}

/// Months in Indonesian, old spellings and common abbreviations included, or in English.
fn month_in_words(word: &str) -> Option<u32> {
    let full = |names: &[&str; 12]| names.iter().position(|name| name.eq_ignore_ascii_case(word));
    if let Some(index) = full(&MONTHS_ID).or_else(|| full(&MONTHS_EN)) {
        return u32::try_from(index + 1).ok();
    }
    Some(match word {
        "jan" | "janu" => 1,
        "feb" | "peb" | "febr" | "pebr" | "pebruari" | "febuari" => 2,
        "mar" | "mrt" => 3,
        "apr" => 4,
        "jun" => 6,
        "jul" => 7,
        "agt" | "ags" | "agu" | "agust" | "agus" | "aug" => 8,
        "sep" | "sept" => 9,
        "okt" | "oct" => 10,
        "nov" | "nop" | "nopember" => 11,
        "des" | "dec" => 12,
        _ => return None,
    })
}
