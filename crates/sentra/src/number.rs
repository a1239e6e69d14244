//! Numbers as Indonesian tables write them, read exactly and never guessed.
//!
//! The same text means different numbers in different tables: `1.250` is a thousand two hundred and fifty
//! where dots part thousands, and one and a quarter where they mark the fraction. Without a declaration or
//! proof from the column both readings are kept.
//!
//! ```
//! use sentra::input::Input;
//! use sentra::number::{Decimal, Marks, Note, parse_number};
//!
//! let read = parse_number("1.250", Marks::Unknown)?;
//! assert_eq!(read.value.candidates().len(), 2);
//! assert_eq!(read.notes, [Note::Ambiguous]);
//!
//! let read = parse_number("1.250", Marks::DotThousands)?;
//! assert_eq!(read.value, Input::Known(Decimal::from(1_250_u32)));
//! # Ok::<(), sentra::number::NumberError>(())
//! ```
//!
//! What is read: grouped digits, decimal marks, `Rp ...,-`, percentages, minus signs and parentheses, words of
//! size (`ribu`, `juta`, `miliar`, `triliun` and their short forms), words of estimate (`sekitar`), bounds
//! (`< 20`, `minimal 5`) and ranges (`5 - 10`), footnote marks, and a unit behind the number. Whatever is
//! unusual is named in a [`Note`]; a text that says "no data" is missing, with its reason.

mod decimal;
mod evidence;
mod field;
mod lex;
mod note;
mod numeral;
mod phrase;
mod words;

pub use decimal::Decimal;
pub use evidence::MarkEvidence;
pub use field::{count, measure, rupiah};
pub use note::{Note, NumberError};

use crate::input::Input;
use numeral::Readings;
use phrase::{Bound, Field, Phrase, Shape};

/// What the marks between digits mean in a column.
///
/// ```
/// use sentra::number::{Marks, count};
/// assert_eq!(count("16,212", Marks::CommaThousands).value.known(), Some(&16_212));
/// assert_eq!(count("16.212", Marks::DotThousands).value.known(), Some(&16_212));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Marks {
    /// Not known: every way of reading counts.
    #[default]
    Unknown,
    /// Indonesian: `1.250,5`.
    DotThousands,
    /// English: `1,250.5`.
    CommaThousands,
}

impl Marks {
    /// The stable code.
    ///
    /// ```
    /// use sentra::number::Marks;
    /// assert_eq!(Marks::DotThousands.as_str(), "dot_thousands");
    /// ```
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::DotThousands => "dot_thousands",
            Self::CommaThousands => "comma_thousands",
        }
    }
}

/// A value read from a text, and what is unusual about the text.
///
/// ```
/// use sentra::input::Input;
/// use sentra::number::{Marks, Note, count};
/// let read = count("sekitar 128 ribu", Marks::Unknown);
/// assert_eq!(read.value, Input::Known(128_000));
/// assert_eq!(read.notes, [Note::Approximate("sekitar".into())]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read<T> {
    /// What the text says, as far as it says it.
    pub value: Input<T>,
    /// Each a finding; empty for a plain number and for a plain gap.
    pub notes: Vec<Note>,
}

/// A number of no particular field.
///
/// ```
/// use sentra::number::{Marks, NumberText, parse_number};
/// let text: NumberText = parse_number("20,83", Marks::Unknown)?;
/// assert_eq!(text.value.known().map(|d| (d.mantissa(), d.scale())), Some((2_083, 2)));
/// # Ok::<(), sentra::number::NumberError>(())
/// ```
pub type NumberText = Read<Decimal>;

/// Reads a number, with every reading that the text allows.
///
/// A bound that is itself excluded (`< 20`) stands in the range with the note [`Note::StrictBound`], because
/// only the field knows whether 19.5 exists; [`count`] and [`rupiah`] make it 19.
///
/// # Errors
/// [`NumberError`] when the text is neither a number nor a gap.
///
/// ```
/// use sentra::input::{Input, MissingReason};
/// use sentra::number::{Marks, NumberError, parse_number};
///
/// let text = |text| parse_number(text, Marks::Unknown).map(|read| read.value.map(|d| d.to_string()));
/// assert_eq!(text("1.250,50"), Ok(Input::Known("1250.5".into())));
/// assert_eq!(text("Rp1.000.000,00"), Ok(Input::Known("1000000".into())));
/// assert_eq!(text("63,11%"), Ok(Input::Known("63.11".into())));
/// assert_eq!(text("(1.000.000)"), Ok(Input::Known("-1000000".into())));
/// assert_eq!(text("tidak ada data"), Ok(Input::Missing(MissingReason::NotGiven)));
/// assert_eq!(text("Rpl.000.000.0C0,00"), Err(NumberError::StrayCharacter));
/// ```
pub fn parse_number(text: &str, marks: Marks) -> Result<NumberText, NumberError> {
    Phrase::parse(text, Field::Any).map(|phrase| all_readings(phrase, marks))
}

/// Every reading that the phrase allows.
fn all_readings(phrase: Phrase, marks: Marks) -> NumberText {
    let mut notes = phrase.notes;
    if phrase.rupiah {
        notes.push(Note::Currency);
    }
    if phrase.percent {
        notes.push(Note::Percent);
    }
    let value = match phrase.shape {
        Shape::Missing(reason) => Input::Missing(reason),
        Shape::Rounded { lo, hi } => Input::range(Some(lo), Some(hi)),
        Shape::Value(readings) => {
            let values = readings.under(marks, &mut notes);
            if values.len() > 1 {
                notes.push(Note::Ambiguous);
            }
            Input::one_of(values)
        }
        Shape::Span { lo, hi } => {
            let lo = lo.map(|bound| extremes(&bound, marks, &mut notes).0);
            let hi = hi.map(|bound| extremes(&bound, marks, &mut notes).1);
            if let (Some(Some(lo)), Some(Some(hi))) = (lo, hi)
                && lo > hi
            {
                notes.push(Note::ReversedRange);
            }
            Input::range(lo.flatten(), hi.flatten())
        }
    };
    Read { value, notes }
}

/// The least and the greatest reading of a bound.
fn extremes(bound: &Bound, marks: Marks, notes: &mut Vec<Note>) -> (Option<Decimal>, Option<Decimal>) {
    let mut values: Vec<Decimal> =
        bound.readings.iter().flat_map(|reading: &Readings| reading.under(marks, notes)).collect();
    values.sort();
    values.dedup();
    if values.len() > 1 && !notes.contains(&Note::Ambiguous) {
        notes.push(Note::Ambiguous);
    }
    if bound.strict {
        notes.push(Note::StrictBound);
    }
    (values.first().copied(), values.last().copied())
}

#[cfg(test)]
mod tests;
