//! The grammar of a number cell: signs and words before the number, the number, words behind it.

use super::lex::{Token, tokens};
use super::numeral::Readings;
use super::words::{
    Opening, exponent, has_leading_zero, is_excel_error, is_foreign, is_size, opening, power,
};
use super::{Decimal, Note, NumberError};
use crate::input::{MissingReason, is_blank};

/// Longer texts are not a number with its words.
const MAX_CHARS: usize = 120;

/// What a cell says, before the marks of its column and the nature of its field decide between readings.
#[derive(Debug)]
pub(super) struct Phrase {
    pub(super) shape: Shape,
    pub(super) notes: Vec<Note>,
    /// The numbers as written, for [`super::MarkEvidence`].
    pub(super) numerals: Vec<Readings>,
    pub(super) rupiah: bool,
    pub(super) percent: bool,
    /// The word of size, if there is one.
    pub(super) multiplier: Option<String>,
}

#[derive(Debug)]
pub(super) enum Shape {
    Value(Readings),
    Span {
        lo: Option<Bound>,
        hi: Option<Bound>,
    },
    /// Everything that rounds to what is written.
    Rounded {
        lo: Decimal,
        hi: Decimal,
    },
    Missing(MissingReason),
}

/// One end of a range; more than one reading where a word of size may or may not belong to it.
#[derive(Debug)]
pub(super) struct Bound {
    pub(super) readings: Vec<Readings>,
    pub(super) strict: bool,
}

/// What the column holds, as far as it decides what a single letter behind a number means.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    /// Unknown or a count: `M` and `T` are sizes, `m` and `t` are not read.
    Any,
    /// Rupiah: all four are sizes.
    Money,
    /// A measure: none is read, since they may be metres and tons.
    Measure,
}

/// Which side of the number the value lies on.
#[derive(Clone, Copy)]
pub(super) enum Side {
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
}

impl Phrase {
    fn of(shape: Shape, notes: Vec<Note>) -> Self {
        Self { shape, notes, numerals: Vec::new(), rupiah: false, percent: false, multiplier: None }
    }

    pub(super) fn parse(text: &str, field: Field) -> Result<Self, NumberError> {
        // Most cells of a register: a few plain digits.
        let plain = (1..=18).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        if plain && !has_leading_zero(text) {
            let value = Readings::of(text, false)?;
            return Ok(Self { numerals: vec![value], ..Self::of(Shape::Value(value), Vec::new()) });
        }
        if let Some(reason) = MissingReason::of_text(text) {
            let damaged = text.trim_matches(is_blank).starts_with('#');
            let notes = if damaged { vec![Note::ExcelError] } else { Vec::new() };
            return Ok(Self::of(Shape::Missing(reason), notes));
        }
        if text.chars().nth(MAX_CHARS).is_some() {
            return Err(NumberError::TooLong);
        }
        let text = text.trim_matches(is_blank);
        if is_excel_error(text) {
            return Ok(Self::of(Shape::Missing(MissingReason::Unreadable), vec![Note::ExcelError]));
        }
        if let Some(shape) = exponent(text)? {
            return Ok(Self::of(shape, vec![Note::ExcelExponent]));
        }
        let mut notes = Vec::new();
        let tokens = tokens(text, &mut notes)?;
        Parser {
            tokens,
            field,
            at: 0,
            negative: false,
            side: None,
            phrase: Self::of(Shape::Missing(MissingReason::Unreadable), notes),
        }
        .run()
    }
}

struct Parser {
    tokens: Vec<Token>,
    field: Field,
    at: usize,
    negative: bool,
    side: Option<Side>,
    phrase: Phrase,
}

impl Parser {
    fn run(mut self) -> Result<Phrase, NumberError> {
        self.parentheses();
        let Some((digits, whole)) = self.prefix()? else {
            return Ok(self.phrase);
        };
        let value = self.numeral(&digits, whole)?;
        let multiplier = self.multiplier();
        let value = self.sized(value, multiplier)?;
        self.suffix(value, multiplier)
    }

    fn peek(&self, ahead: usize) -> Option<&Token> {
        self.tokens.get(self.at + ahead)
    }

    fn word(&self, ahead: usize) -> Option<&str> {
        match self.peek(ahead) {
            Some(Token::Word(word)) => Some(word),
            _ => None,
        }
    }

    fn note(&mut self, note: Note) {
        self.phrase.notes.push(note);
    }

    /// `(1.000)` and `Rp (1.000)` are negative amounts of bookkeeping.
    fn parentheses(&mut self) {
        let open = self.tokens.iter().position(|t| *t == Token::Sign('('));
        let is_last = self.tokens.last() == Some(&Token::Sign(')'));
        let Some(open) = open.filter(|_| is_last) else { return };
        if self.tokens.iter().take(open).all(|t| *t == Token::Rupiah) {
            self.tokens.pop();
            self.tokens.remove(open);
            self.negative = true;
            self.note(Note::ParenthesesNegative);
        }
    }

    /// Everything before the number; `None` when the cell is settled without one.
    fn prefix(&mut self) -> Result<Option<(String, bool)>, NumberError> {
        let mut signs = 0;
        let mut settled = None;
        loop {
            let Some(token) = self.peek(0).cloned() else {
                return match settled {
                    Some(shape) => {
                        self.phrase.shape = shape;
                        Ok(None)
                    }
                    None => Err(NumberError::NoDigits),
                };
            };
            self.at += 1;
            match token {
                Token::Number { digits, whole } => return Ok(Some((digits, whole))),
                Token::Rupiah => {
                    self.phrase.rupiah = true;
                    settled.get_or_insert(Shape::Missing(MissingReason::Blank));
                }
                Token::Dash { ascii } => {
                    signs += 1;
                    if self.negative || signs > 1 {
                        return Err(NumberError::StrayCharacter);
                    }
                    self.negative = true;
                    if !ascii {
                        self.note(Note::UnicodeMinus);
                    }
                    // "Rp -" is how a ledger prints an empty amount.
                    if self.phrase.rupiah {
                        settled = Some(Shape::Missing(MissingReason::Dash));
                    }
                }
                Token::Sign(sign) => self.prefix_sign(sign)?,
                Token::Word(word) if matches!(word.as_str(), "nihil" | "nol") => {
                    if self.peek(0).is_some() || self.at > 1 {
                        return Err(NumberError::UnknownWord);
                    }
                    self.note(Note::ZeroWord);
                    settled = Some(Shape::Value(Readings::plain(Decimal::default())));
                }
                Token::Word(word) => self.prefix_words(word)?,
            }
        }
    }

    fn prefix_sign(&mut self, sign: char) -> Result<(), NumberError> {
        let equal = self.peek(0) == Some(&Token::Sign('='));
        match sign {
            '<' | '>' if equal => {
                self.at += 1;
                self.bound(if sign == '<' { Side::AtMost } else { Side::AtLeast })
            }
            '<' => self.bound(Side::LessThan),
            '>' => self.bound(Side::MoreThan),
            '≤' => self.bound(Side::AtMost),
            '≥' => self.bound(Side::AtLeast),
            '~' | '±' => {
                self.note(Note::Approximate(sign.to_string()));
                Ok(())
            }
            '+' => {
                // "+/-" and "+-" say "about"; a plus sign alone says nothing.
                let slash = usize::from(self.peek(0) == Some(&Token::Sign('/')));
                if matches!(self.peek(slash), Some(Token::Dash { .. })) {
                    self.at += slash + 1;
                    self.note(Note::Approximate("+/-".to_owned()));
                } else if slash > 0 {
                    return Err(NumberError::StrayCharacter);
                }
                Ok(())
            }
            _ => Err(NumberError::StrayCharacter),
        }
    }

    fn prefix_words(&mut self, first: String) -> Result<(), NumberError> {
        let second = self.word(0).map(|w| format!("{first} {w}"));
        let (phrase, words) = match second {
            Some(both) if opening(&both).is_some() => (both, 2),
            _ => (first, 1),
        };
        self.at += words - 1;
        match opening(&phrase) {
            Some(Opening::About) => self.note(Note::Approximate(phrase)),
            Some(Opening::Side(side)) => return self.bound(side),
            Some(Opening::Filler) => {}
            None if is_foreign(&phrase) => return Err(NumberError::ForeignCurrency),
            None => return Err(NumberError::UnknownWord),
        }
        Ok(())
    }

    fn bound(&mut self, side: Side) -> Result<(), NumberError> {
        match self.side.replace(side) {
            None => Ok(()),
            Some(_) => Err(NumberError::StrayCharacter),
        }
    }

    fn numeral(&mut self, digits: &str, whole: bool) -> Result<Readings, NumberError> {
        let value = Readings::of(digits, whole)?;
        self.phrase.numerals.push(value);
        if has_leading_zero(digits) && !self.phrase.notes.contains(&Note::LeadingZero) {
            self.note(Note::LeadingZero);
        }
        Ok(value)
    }

    /// The power of ten of the word of size at this place.
    fn multiplier(&mut self) -> Option<u32> {
        let word = self.word(0)?.to_owned();
        let about = matches!(word.as_str(), "ribuan" | "jutaan" | "miliaran" | "milyaran" | "triliunan");
        let size = if about { word.trim_end_matches("an") } else { &word };
        let money = self.field == Field::Money || self.phrase.rupiah;
        let power = match size {
            "m" if money => 9,
            "t" if money => 12,
            "M" | "T" if self.field == Field::Measure && !money => return None,
            _ => power(size)?,
        };
        if about {
            self.note(Note::Approximate(word.clone()));
        }
        if word.len() == 1 {
            self.note(Note::LetterSuffix(word.to_uppercase()));
        }
        self.phrase.multiplier = Some(word);
        self.at += 1;
        Some(power)
    }

    fn sized(&self, value: Readings, power: Option<u32>) -> Result<Readings, NumberError> {
        let factor = 10_i128.pow(power.unwrap_or(0));
        let value = value.map(|d| d.times(factor)).ok_or(NumberError::TooLarge)?;
        if self.negative { value.map(|d| Some(d.negated())).ok_or(NumberError::TooLarge) } else { Ok(value) }
    }

    /// Everything behind the number.
    fn suffix(mut self, value: Readings, multiplier: Option<u32>) -> Result<Phrase, NumberError> {
        let mut unit: Vec<String> = Vec::new();
        let mut range = None;
        while let Some(token) = self.peek(0).cloned() {
            if range.is_none()
                && unit.is_empty()
                && let Some(upper) = self.range_to(multiplier, value)?
            {
                range = Some(upper);
                continue;
            }
            self.at += 1;
            match token {
                Token::Number { .. } => return Err(NumberError::TwoNumbers),
                Token::Rupiah => self.phrase.rupiah = true,
                Token::Sign('%') => self.phrase.percent = true,
                Token::Sign('+') if unit.is_empty() => self.bound(Side::AtLeast)?,
                Token::Sign('/') => unit.push("/".to_owned()),
                Token::Dash { .. } if self.word(0) == Some("an") => {}
                Token::Word(word) => match word.as_str() {
                    "an" if unit.is_empty() => self.note(Note::Approximate("-an".to_owned())),
                    "persen" | "percent" => self.phrase.percent = true,
                    _ if is_foreign(&word) => return Err(NumberError::ForeignCurrency),
                    _ if is_size(&word) => return Err(NumberError::UnknownWord),
                    _ => unit.push(word),
                },
                Token::Sign(_) | Token::Dash { .. } => return Err(NumberError::StrayCharacter),
            }
        }
        if !unit.is_empty() {
            self.note(Note::UnitWord(unit.join(" ")));
        }
        let bound = |readings: Vec<Readings>, strict| Some(Bound { readings, strict });
        self.phrase.shape = match (range, self.side) {
            (None, None) => Shape::Value(value),
            (Some((lower, upper)), None) => {
                Shape::Span { lo: bound(lower, false), hi: bound(vec![upper], false) }
            }
            (Some(_), Some(_)) => return Err(NumberError::TwoNumbers),
            (None, Some(Side::AtLeast)) => Shape::Span { lo: bound(vec![value], false), hi: None },
            (None, Some(Side::MoreThan)) => Shape::Span { lo: bound(vec![value], true), hi: None },
            (None, Some(Side::AtMost)) => Shape::Span { lo: None, hi: bound(vec![value], false) },
            (None, Some(Side::LessThan)) => Shape::Span { lo: None, hi: bound(vec![value], true) },
        };
        Ok(self.phrase)
    }

    /// The upper end of `5 - 10` or `5 s/d 10 juta`, with the readings of the lower end.
    fn range_to(
        &mut self,
        multiplier: Option<u32>,
        lower: Readings,
    ) -> Result<Option<(Vec<Readings>, Readings)>, NumberError> {
        let connective = match (self.peek(0), self.word(0), self.word(1)) {
            (Some(Token::Dash { .. }), _, _) => 1,
            (_, Some("sampai"), Some("dengan")) => 2,
            (_, Some("s/d" | "sd" | "s.d" | "sampai" | "hingga" | "to"), _) => 1,
            _ => return Ok(None),
        };
        let connective = connective + usize::from(self.peek(connective) == Some(&Token::Rupiah));
        let Some(Token::Number { digits, whole }) = self.peek(connective).cloned() else {
            return Ok(None);
        };
        self.at += connective + 1;
        let upper = self.numeral(&digits, whole)?;
        // "021-7654321" is a telephone number.
        if self.negative || self.phrase.notes.contains(&Note::LeadingZero) {
            return Err(NumberError::StrayCharacter);
        }
        let upper_size = self.multiplier();
        let upper = self.sized(upper, upper_size)?;
        let mut readings = vec![lower];
        // "5 - 10 juta": the word belongs to both ends, or to the second only.
        if multiplier.is_none() && upper_size.is_some() {
            readings.push(self.sized(lower, upper_size)?);
        }
        Ok(Some((readings, upper)))
    }
}
