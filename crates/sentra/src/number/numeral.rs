//! Digits with marks between them, and the ways in which they can be read.

use super::{Decimal, Marks, Note, NumberError};

/// More digits than this are not a figure but a code or an accident. With the largest word of size (triliun)
/// the value still fits [`Decimal`].
const MAX_DIGITS: usize = 24;

/// The value by each of the two ways of writing; at least one is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Readings {
    /// With `.` between thousands and `,` before the fraction.
    pub(super) dot: Option<Decimal>,
    /// With `,` between thousands and `.` before the fraction.
    pub(super) comma: Option<Decimal>,
    /// Whether the text has a mark at all.
    pub(super) marked: bool,
}

impl Readings {
    /// Both ways of reading `token`, which is digits, dots and commas. In a `whole` number (one that ends in
    /// `,-`) every mark parts thousands.
    pub(super) fn of(token: &str, whole: bool) -> Result<Self, NumberError> {
        if token.bytes().filter(u8::is_ascii_digit).count() > MAX_DIGITS {
            return Err(NumberError::TooLarge);
        }
        let dot = reading(token, '.', ',', whole);
        let comma = reading(token, ',', '.', whole);
        match (dot, comma) {
            (None, None) => Err(NumberError::Grouping),
            _ => Ok(Self { dot, comma, marked: token.contains(['.', ',']) }),
        }
    }

    /// One value in both ways of writing.
    pub(super) const fn plain(value: Decimal) -> Self {
        Self { dot: Some(value), comma: Some(value), marked: false }
    }

    /// The values that are left under the declared marks. A text that fits only the other way of writing is
    /// read that way, with a note.
    pub(super) fn under(&self, marks: Marks, notes: &mut Vec<Note>) -> Vec<Decimal> {
        let (declared, other) = match marks {
            Marks::DotThousands => (self.dot, self.comma),
            Marks::CommaThousands => (self.comma, self.dot),
            Marks::Unknown => {
                let mut both: Vec<Decimal> = self.dot.into_iter().chain(self.comma).collect();
                both.dedup();
                return both;
            }
        };
        if declared.is_none() && !notes.contains(&Note::AgainstMarks) {
            notes.push(Note::AgainstMarks);
        }
        declared.or(other).into_iter().collect()
    }

    /// Applies `f` to both readings; `None` when one has too many digits.
    pub(super) fn map(self, f: impl Fn(Decimal) -> Option<Decimal>) -> Option<Self> {
        let side = |value: Option<Decimal>| match value {
            Some(value) => f(value).map(Some),
            None => Some(None),
        };
        Some(Self { dot: side(self.dot)?, comma: side(self.comma)?, marked: self.marked })
    }
}

/// The value of `token` with these marks, if it is well formed.
fn reading(token: &str, thousands: char, decimal: char, whole: bool) -> Option<Decimal> {
    let (integer, fraction) = match token.split_once(decimal) {
        Some((integer, fraction)) => (integer, Some(fraction)),
        None => (token, None),
    };
    if fraction.is_some_and(|f| whole || f.is_empty() || !f.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let fraction = fraction.unwrap_or_default();
    let mut groups = integer.split(thousands);
    let first = groups.next().unwrap_or_default();
    // ",5" is a half; without a fraction there must be a digit.
    if first.is_empty() && (fraction.is_empty() || integer.contains(thousands)) {
        return None;
    }
    let mut digits = String::from(first);
    for group in groups {
        // "0.125" and "012.500" are not thousands: no number begins with a group of zero.
        if group.len() != 3 || first.len() > 3 || first.starts_with('0') {
            return None;
        }
        digits.push_str(group);
    }
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let scale = u32::try_from(fraction.len()).ok()?;
    digits.push_str(fraction);
    Decimal::new(digits.parse().ok()?, scale)
}
