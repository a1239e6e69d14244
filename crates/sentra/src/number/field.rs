//! Numbers of a known field: counts of whole things, amounts of rupiah, measures.

use super::numeral::Readings;
use super::phrase::{Bound, Field, Phrase, Shape};
use super::{Decimal, Marks, Note, NumberError, Read};
use crate::input::{Input, MissingReason};
use crate::money::Rupiah;

/// Reads a count of whole things: workers, units, a year's pieces.
///
/// Readings that a count cannot have (a fraction, below zero, above `u32`) are dropped first. If one is left it
/// is `Known`, with a note; if two are left it is `OneOf`, with a note; if none is left it is
/// `Missing(Impossible)`. Nothing is rounded or clamped.
///
/// ```
/// use sentra::input::{Input, MissingReason};
/// use sentra::number::{Marks, Note, count};
///
/// let read = count("1.250", Marks::Unknown); // 1,250 people or 1.25 people
/// assert_eq!((read.value, read.notes), (Input::Known(1_250), vec![Note::OneReadingLeft]));
/// assert_eq!(count("1.000", Marks::Unknown).value, Input::OneOf(vec![1, 1_000]));
/// assert_eq!(count("< 20", Marks::Unknown).value, Input::Range { lo: None, hi: Some(19) });
/// assert_eq!(count("1,5", Marks::Unknown).value, Input::Missing(MissingReason::Impossible));
/// assert_eq!(count("13 ribu orang", Marks::Unknown).value, Input::Known(13_000));
/// ```
pub fn count(text: &str, marks: Marks) -> Read<u32> {
    let phrase = match Phrase::parse(text, Field::Any) {
        Ok(phrase) => phrase,
        Err(error) => return Read::unreadable(error),
    };
    if phrase.rupiah {
        return impossible(phrase.notes, Note::Currency);
    }
    whole(phrase, marks, 1, |n| u32::try_from(n).ok())
}

/// Reads an amount in whole rupiah. `scale` is the unit of the heading: 1, 1_000 for `(000 Rp)`, 1_000_000 for
/// `juta`; a text with its own word of size is not multiplied again. A scale below one is a caller's mistake
/// and makes every amount `Missing(Impossible)`.
///
/// Fractions of a rupiah, negative and too large amounts are dropped as in [`count`]; `2.5 juta` is whole.
///
/// ```
/// use sentra::input::{Input, MissingReason};
/// use sentra::money::Rupiah;
/// use sentra::number::{Marks, rupiah};
///
/// let known = |amount| Input::Known(Rupiah::new(amount));
/// assert_eq!(rupiah("Rp 193.627.373.000,-", Marks::Unknown, 1).value, known(193_627_373_000));
/// assert_eq!(rupiah("1,5 miliar", Marks::Unknown, 1).value, known(1_500_000_000));
/// assert_eq!(rupiah("2.5 juta", Marks::Unknown, 1).value, known(2_500_000));
/// assert_eq!(rupiah("12,5", Marks::Unknown, 1_000_000).value, known(12_500_000));
/// assert_eq!(rupiah("1.250.000,50", Marks::Unknown, 1).value, Input::Missing(MissingReason::Impossible));
/// ```
pub fn rupiah(text: &str, marks: Marks, scale: i64) -> Read<Rupiah> {
    let mut phrase = match Phrase::parse(text, Field::Money) {
        Ok(phrase) => phrase,
        Err(error) => return Read::unreadable(error),
    };
    let mut factor = i128::from(scale);
    if scale < 1 && !matches!(phrase.shape, Shape::Missing(_)) {
        return impossible(phrase.notes, Note::OutOfRange);
    }
    if let (Some(word), true) = (phrase.multiplier.take(), scale != 1) {
        phrase.notes.push(Note::OwnMultiplier(word));
        factor = 1;
    }
    whole(phrase, marks, factor, |n| i64::try_from(n).ok().map(Rupiah::new))
}

/// Reads a measure that may have a fraction, such as a capacity or a percentage; like
/// [`parse_number`](super::parse_number), with an unreadable text as a missing value and a note.
///
/// A single `m`, `M`, `t` or `T` behind the number is not read: it may be metres, tons or a word of size.
///
/// ```
/// use sentra::input::{Input, MissingReason};
/// use sentra::number::{Decimal, Marks, measure};
/// assert_eq!(measure("12,5 kg", Marks::Unknown).value.known().map(Decimal::to_string), Some("12.5".into()));
/// assert_eq!(measure("0C0", Marks::Unknown).value, Input::Missing(MissingReason::Unreadable));
/// ```
pub fn measure(text: &str, marks: Marks) -> Read<Decimal> {
    Phrase::parse(text, Field::Measure)
        .map_or_else(Read::unreadable, |phrase| super::all_readings(phrase, marks))
}

impl<T> Read<T> {
    fn unreadable(error: NumberError) -> Self {
        Self { value: Input::Missing(MissingReason::Unreadable), notes: vec![Note::Unreadable(error)] }
    }
}

fn impossible<T>(mut notes: Vec<Note>, why: Note) -> Read<T> {
    if !notes.contains(&why) {
        notes.push(why);
    }
    Read { value: Input::Missing(MissingReason::Impossible), notes }
}

/// Drops what a whole, non-negative field cannot be.
fn whole<T: Ord>(phrase: Phrase, marks: Marks, factor: i128, make: impl Fn(i128) -> Option<T>) -> Read<T> {
    let mut notes = phrase.notes;
    if phrase.percent {
        return impossible(notes, Note::Percent);
    }
    let (lo, hi) = match phrase.shape {
        Shape::Missing(reason) => return Read { value: Input::Missing(reason), notes },
        Shape::Value(readings) => {
            let values = candidates(&[readings], marks, factor, &mut notes);
            return chosen(values, notes, make);
        }
        Shape::Rounded { lo, hi } => {
            let scaled = |d: Decimal| d.times(factor);
            let (Some(lo), Some(hi)) = (scaled(lo), scaled(hi)) else {
                return impossible(notes, Note::OutOfRange);
            };
            if lo.ceil() > hi.floor() {
                return impossible(notes, Note::Fraction);
            }
            (Some(lo.ceil()), Some(hi.floor()))
        }
        Shape::Span { lo, hi } => {
            let mut end = |bound: Option<Bound>, least: bool| {
                let Some(bound) = bound else { return Ok(None) };
                let values = candidates(&bound.readings, marks, factor, &mut notes)?;
                if values.len() > 1 && !notes.contains(&Note::Ambiguous) {
                    notes.push(Note::Ambiguous);
                }
                // The widest range that some reading gives: sound for every one of them.
                let value = if least { values.iter().min() } else { values.iter().max() };
                let step = i128::from(bound.strict);
                Ok(value.map(|value| if least { value + step } else { value - step }))
            };
            match (end(lo, true), end(hi, false)) {
                (Ok(lo), Ok(hi)) => (lo, hi),
                (Err(why), _) | (_, Err(why)) => return impossible(notes, why),
            }
        }
    };
    if hi.is_some_and(|hi| hi < 0) {
        return impossible(notes, Note::Negative);
    }
    if let (Some(lo), Some(hi)) = (lo, hi)
        && lo > hi
    {
        return impossible(notes, Note::ReversedRange);
    }
    let Some(lo) = lo.map_or(Some(None), |lo| make(lo).map(Some)) else {
        return impossible(
            notes,
            if lo.is_some_and(|lo| lo < 0) { Note::Negative } else { Note::OutOfRange },
        );
    };
    // An upper end that the type cannot hold bounds nothing.
    match (lo, hi.and_then(make)) {
        (None, None) => impossible(notes, Note::OutOfRange),
        (lo, hi) => Read { value: Input::range(lo, hi), notes },
    }
}

fn chosen<T: Ord>(
    values: Result<Vec<i128>, Note>,
    mut notes: Vec<Note>,
    make: impl Fn(i128) -> Option<T>,
) -> Read<T> {
    let values = match values {
        Ok(values) => values,
        Err(why) => return impossible(notes, why),
    };
    let made: Vec<T> = values.iter().filter_map(|value| make(*value)).collect();
    match made.len() {
        0 => return impossible(notes, Note::OutOfRange),
        1 if values.len() > 1 => notes.push(Note::OneReadingLeft),
        1 => {}
        _ => notes.push(Note::Ambiguous),
    }
    Read { value: Input::one_of(made), notes }
}

/// The readings that are whole and not negative, or why there is none. A note says when one was dropped.
fn candidates(
    readings: &[Readings],
    marks: Marks,
    factor: i128,
    notes: &mut Vec<Note>,
) -> Result<Vec<i128>, Note> {
    let mut values = Vec::new();
    let mut why = None;
    let mut dropped = false;
    for reading in readings.iter().flat_map(|reading| reading.under(marks, notes)) {
        let value =
            reading.times(factor).ok_or(Note::OutOfRange).and_then(|scaled| match scaled.to_integer() {
                Some(value) if value >= 0 => Ok(value),
                Some(_) => Err(Note::Negative),
                None if scaled.is_negative() => Err(Note::Negative),
                None => Err(Note::Fraction),
            });
        match value {
            Ok(value) => values.push(value),
            Err(reason) => {
                dropped = true;
                why = why.or(Some(reason));
            }
        }
    }
    values.sort_unstable();
    values.dedup();
    if values.is_empty() {
        return Err(why.unwrap_or(Note::Fraction));
    }
    if dropped && !notes.contains(&Note::OneReadingLeft) {
        notes.push(Note::OneReadingLeft);
    }
    Ok(values)
}
