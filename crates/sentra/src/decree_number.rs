//! Numbers of decrees (SK): free text with a usual shape.
//!
//! Offices write them in many ways, all of them valid, so parsing never fails: it keeps the text, takes out the
//! parts that it recognises and warns about what is unusual.
//!
//! ```
//! use sentra::decree_number::DecreeNumber;
//!
//! let number = DecreeNumber::parse("Keputusan Bupati Lamongan No. 100.3.3.2/67/KPTS/413.013/2026");
//! assert_eq!(number.classification.as_deref(), Some("100.3.3.2"));
//! assert_eq!(number.serial.as_deref(), Some("67"));
//! assert_eq!(number.marker.as_deref(), Some("KPTS"));
//! assert_eq!(number.unit.as_deref(), Some("413.013"));
//! assert_eq!(number.year, Some(2026));
//! assert!(number.warnings(None).is_empty());
//! ```

use crate::date::PartialDate;

/// The most parts between slashes that a number is known to have.
const MAX_PARTS: usize = 6;

/// The number of a decree, as written and in its parts.
///
/// ```
/// use sentra::decree_number::{DecreeNumber, DecreeNumberShape};
/// let number = DecreeNumber::parse("Nomor 25 Tahun 2024");
/// assert_eq!(number.shape, DecreeNumberShape::SerialOfYear);
/// assert_eq!((number.serial.as_deref(), number.year), (Some("25"), Some(2024)));
/// ```
#[doc(alias = "nomor surat keputusan")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecreeNumber {
    /// The text as given.
    pub raw: String,
    /// How it is built.
    pub shape: DecreeNumberShape,
    /// The code of the subject in the filing plan, such as `188.45` or `100.3.3.2`.
    pub classification: Option<String>,
    /// The running number.
    pub serial: Option<String>,
    /// The mark for decrees, such as `KEP` or `KPTS`.
    pub marker: Option<String>,
    /// The code or name of the office.
    pub unit: Option<String>,
    /// The year.
    pub year: Option<i32>,
    found: Vec<DecreeNumberWarning>,
}

/// How the number of a decree is built.
///
/// ```
/// use sentra::decree_number::{DecreeNumber, DecreeNumberShape};
/// assert_eq!(DecreeNumber::parse("518/176/2020").shape, DecreeNumberShape::Parts(3));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DecreeNumberShape {
    /// So many parts between slashes.
    Parts(usize),
    /// `25 Tahun 2024`.
    SerialOfYear,
    /// Anything else.
    Other,
}

/// What is unusual about the number of a decree. None of it makes the decree invalid.
///
/// ```
/// use sentra::decree_number::{DecreeNumber, DecreeNumberWarning};
/// let number = DecreeNumber::parse("100.3.3.2/Kep. 678 -Disperindag/20224");
/// assert_eq!(number.warnings(None), [DecreeNumberWarning::NoYearLast, DecreeNumberWarning::StrayBlanks]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DecreeNumberWarning {
    /// It does not begin with a code of the filing plan.
    NoClassificationFirst,
    /// It does not end in a year of four digits.
    NoYearLast,
    /// Its year is not that of the date of the decree.
    YearDiffers,
    /// Blanks inside.
    StrayBlanks,
    /// It has no known shape.
    UnknownShape,
}

impl DecreeNumberWarning {
    /// The stable code.
    ///
    /// ```
    /// use sentra::decree_number::DecreeNumberWarning;
    /// assert_eq!(DecreeNumberWarning::NoYearLast.code(), "no_year_last");
    /// ```
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoClassificationFirst => "no_classification_first",
            Self::NoYearLast => "no_year_last",
            Self::YearDiffers => "year_differs",
            Self::StrayBlanks => "stray_blanks",
            Self::UnknownShape => "unknown_shape",
        }
    }
}

impl DecreeNumber {
    /// Takes a number apart. Words up to `Nomor` or `No.` are not part of it.
    ///
    /// ```
    /// use sentra::decree_number::DecreeNumber;
    /// let number = DecreeNumber::parse("188.45/240 /HK/416-012/2025");
    /// assert_eq!(number.serial.as_deref(), Some("240"));
    /// assert_eq!(number.unit.as_deref(), Some("416-012"));
    /// assert_eq!(DecreeNumber::parse("belum ada").serial, None);
    /// ```
    pub fn parse(raw: &str) -> Self {
        let mut number = Self {
            raw: raw.to_owned(),
            shape: DecreeNumberShape::Other,
            classification: None,
            serial: None,
            marker: None,
            unit: None,
            year: None,
            found: Vec::new(),
        };
        let body = body(raw);
        if number.serial_of_year(&body) {
            return number;
        }
        let parts: Vec<&str> = body.split('/').map(str::trim).collect();
        let readable = parts.iter().all(|part| part.chars().any(char::is_alphanumeric));
        if parts.len() > MAX_PARTS || !readable {
            number.found.push(DecreeNumberWarning::UnknownShape);
            return number;
        }
        number.shape = DecreeNumberShape::Parts(parts.len());
        number.parts(&parts);
        if body.contains(' ') {
            number.found.push(DecreeNumberWarning::StrayBlanks);
        }
        if number.serial.is_none() {
            number.found.push(DecreeNumberWarning::UnknownShape);
        }
        number
    }

    /// What is unusual, also in the light of the date of the decree, of which only the year counts.
    ///
    /// ```
    /// use sentra::date::PartialDate;
    /// use sentra::decree_number::{DecreeNumber, DecreeNumberWarning};
    /// let number = DecreeNumber::parse("518/176/2020");
    /// assert!(number.warnings(PartialDate::parse_iso("2020-06-11").ok()).is_empty());
    /// assert_eq!(number.warnings(PartialDate::year(2021)), [DecreeNumberWarning::YearDiffers]);
    /// ```
    pub fn warnings(&self, dated: Option<PartialDate>) -> Vec<DecreeNumberWarning> {
        let mut warnings = self.found.clone();
        if let (Some(year), Some(dated)) = (self.year, dated)
            && dated.first_day().year() != year
        {
            warnings.push(DecreeNumberWarning::YearDiffers);
        }
        warnings.sort_unstable();
        warnings
    }

    /// Reads `25 Tahun 2024`, with or without what it is about.
    fn serial_of_year(&mut self, body: &str) -> bool {
        let mut words = body.split(' ');
        let (Some(serial), Some(tahun), Some(year)) = (words.next(), words.next(), words.next()) else {
            return false;
        };
        let is_tahun = matches!(tahun.to_lowercase().trim_end_matches('.'), "tahun" | "thn" | "th");
        let ends = words.next().is_none_or(|word| word.eq_ignore_ascii_case("tentang"));
        let year = four_digit_year(year);
        if !is_tahun || !ends || !is_serial(serial) || year.is_none() {
            return false;
        }
        self.shape = DecreeNumberShape::SerialOfYear;
        self.serial = Some(serial.to_owned());
        self.year = year;
        true
    }

    /// Gives each part between slashes its meaning: the year last, the classification first, a running number,
    /// letters as the marker, and the rest as the unit.
    fn parts(&mut self, parts: &[&str]) {
        let mut rest: Vec<&str> = parts.to_vec();
        self.year = rest.last().and_then(|last| four_digit_year(last));
        // The last part stands where the year belongs, even when it is none ("20224").
        let misprint =
            rest.len() > 2 && rest.last().is_some_and(|last| last.bytes().all(|b| b.is_ascii_digit()));
        if self.year.is_some() || misprint {
            rest.pop();
        }
        if self.year.is_none() {
            self.found.push(DecreeNumberWarning::NoYearLast);
        }
        let first = rest.first().copied().filter(|first| rest.len() > 1 && is_classification(first));
        if first.is_none() {
            self.found.push(DecreeNumberWarning::NoClassificationFirst);
        }
        // "B/180.05/...": a letter may stand before the code.
        let lettered = rest.first().is_some_and(|first| is_letters(first));
        let second = rest.get(1).copied().filter(|second| lettered && rest.len() > 2 && second.contains('.'));
        let code = first.or(second.filter(|second| is_classification(second)));
        if let Some(at) = code.and_then(|code| rest.iter().position(|part| *part == code)) {
            self.classification = Some(rest.remove(at).to_owned());
        }
        if let Some(at) = rest.iter().position(|part| is_serial(part)) {
            self.serial = Some(rest.remove(at).to_owned());
        }
        // The letters behind the code are the marker rather than those before it.
        if let Some(at) = rest.iter().rposition(|part| is_letters(part)) {
            self.marker = Some(rest.remove(at).to_owned());
        }
        for part in rest {
            if self.serial.is_none() && self.mixed(part) {
                continue;
            }
            if self.unit.is_none() && !(part.len() == 1 && is_letters(part)) {
                self.unit = Some(part.to_owned());
            }
        }
    }

    /// Reads `Kep. 678 -Disperindag`: letters, the running number, and perhaps the unit.
    fn mixed(&mut self, part: &str) -> bool {
        let is_digit = |c: char| c.is_ascii_digit();
        let Some(start) = part.find(is_digit) else { return false };
        let (before, from) = part.split_at(start);
        let (serial, after) = from.split_at(from.find(|c| !is_digit(c)).unwrap_or(from.len()));
        let marker = before.trim_matches(|c: char| c == ' ' || c == '-');
        let unit = after.trim_matches(|c: char| c == ' ' || c == '-');
        if !is_letters(marker) || unit.contains(is_digit) || !is_serial(serial) {
            return false;
        }
        self.serial = Some(serial.to_owned());
        self.marker.get_or_insert_with(|| marker.to_owned());
        if !unit.is_empty() {
            self.unit.get_or_insert_with(|| unit.to_owned());
        }
        true
    }
}

/// The text behind `Nomor` or `No.`, or all of it; runs of blanks become one.
fn body(raw: &str) -> String {
    let words: Vec<&str> = raw.split(crate::input::is_blank).filter(|word| !word.is_empty()).collect();
    for (index, word) in words.iter().enumerate() {
        let after = |mark: &str| {
            let (head, tail) = word.split_at_checked(mark.len())?;
            head.eq_ignore_ascii_case(mark).then_some(tail)
        };
        let tail = ["nomor:", "nomor.", "no.:", "no:", "no."].iter().find_map(|mark| after(mark));
        let alone = ["nomor", "no"].iter().any(|mark| word.eq_ignore_ascii_case(mark));
        if let Some(tail) = tail.or(alone.then_some("")) {
            let rest = words.iter().skip(index + 1).copied().skip_while(|word| *word == ":");
            let body: Vec<&str> =
                Some(tail).filter(|tail| !tail.is_empty()).into_iter().chain(rest).collect();
            return body.join(" ");
        }
    }
    words.join(" ")
}

/// `188`, `188.45`, `100.3.3.2`.
fn is_classification(part: &str) -> bool {
    let mut groups = part.split('.');
    let digits = |group: &str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
    groups.next().is_some_and(|group| group.len() == 3 && digits(group))
        && groups.all(|group| group.len() <= 3 && digits(group))
}

/// Up to five digits, perhaps with one letter behind.
fn is_serial(part: &str) -> bool {
    let digits = part.strip_suffix(|c: char| c.is_ascii_alphabetic()).unwrap_or(part);
    (1..=5).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}

/// `KPTS`, `Kep.`, `K`.
fn is_letters(part: &str) -> bool {
    let letters = part.trim_end_matches('.');
    !letters.is_empty() && letters.chars().all(char::is_alphabetic)
}

fn four_digit_year(part: &str) -> Option<i32> {
    let digits = part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit());
    part.parse().ok().filter(|year| digits && (1900..=2200).contains(year))
}

#[cfg(test)]
#[path = "decree_number_tests.rs"]
mod tests;
