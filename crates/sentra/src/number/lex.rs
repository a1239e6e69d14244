//! Parts the text of a number cell into numbers, words and signs.

use super::{Note, NumberError};
use crate::input::{is_blank, is_dash};

/// A part of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// Digits with dots and commas; `whole` when `,-` follows.
    Number {
        digits: String,
        whole: bool,
    },
    /// A word in lower case, without a final dot; but `M` and `T` alone stay capital.
    Word(String),
    /// `Rp`, `IDR` or `rupiah`.
    Rupiah,
    /// A dash or minus sign.
    Dash {
        ascii: bool,
    },
    Sign(char),
}

/// The text as tokens. Blanks part them and are dropped; what is odd about them becomes a note.
pub(super) fn tokens(text: &str, notes: &mut Vec<Note>) -> Result<Vec<Token>, NumberError> {
    let mut chars = Vec::new();
    for c in text.chars() {
        let special = c != ' ' && is_blank(c);
        if special && !notes.contains(&Note::SpecialBlank) {
            notes.push(Note::SpecialBlank);
        }
        if !special {
            chars.push(c);
        } else if c.is_whitespace() {
            chars.push(' ');
        }
    }
    let mut lexer = Lexer { chars, at: 0 };
    let mut tokens = Vec::new();
    while let Some(c) = lexer.peek(0) {
        match c {
            ' ' => lexer.at += 1,
            '0'..='9' => tokens.push(lexer.number(notes)),
            '.' | ',' if lexer.peek(1).is_some_and(|c| c.is_ascii_digit()) => {
                tokens.push(lexer.number(notes))
            }
            '*' | '†' | '‡' => lexer.footnote(notes),
            '$' | '€' | '£' | '¥' => return Err(NumberError::ForeignCurrency),
            '<' | '>' | '=' | '≤' | '≥' | '~' | '±' | '+' | '(' | ')' | '%' | '/' => {
                lexer.at += 1;
                tokens.push(Token::Sign(c));
            }
            c if is_dash(c) => {
                lexer.at += 1;
                tokens.push(Token::Dash { ascii: c == '-' });
            }
            c if c.is_alphabetic() => tokens.push(lexer.word()?),
            _ => return Err(NumberError::StrayCharacter),
        }
    }
    Ok(tokens)
}

struct Lexer {
    chars: Vec<char>,
    at: usize,
}

impl Lexer {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    /// Whether exactly three digits stand `ahead`, as a group after a blank.
    fn group_of_three(&self, ahead: usize) -> bool {
        let digit = |n: usize| self.peek(ahead + n).is_some_and(|c| c.is_ascii_digit());
        digit(0) && digit(1) && digit(2) && !digit(3)
    }

    fn number(&mut self, notes: &mut Vec<Note>) -> Token {
        let mut digits = String::new();
        // Blanks part thousands only behind one to three digits and while no other mark has come.
        let mut run = 0;
        while let Some(c) = self.peek(0) {
            match c {
                '0'..='9' => run += 1,
                '.' | ',' if self.peek(1).is_some_and(|c| c.is_ascii_digit()) => run = 100,
                ' ' if run <= 3 && !digits.starts_with('0') && self.group_of_three(1) => {
                    run = 0;
                    self.at += 1;
                    if !notes.contains(&Note::BlankThousands) {
                        notes.push(Note::BlankThousands);
                    }
                    continue;
                }
                _ => break,
            }
            digits.push(c);
            self.at += 1;
        }
        let whole = self.whole_tail();
        self.footnote(notes);
        Token::Number { digits, whole }
    }

    /// Takes the `,-` or `.-` or `,=` that closes a whole amount.
    fn whole_tail(&mut self) -> bool {
        let start = self.at;
        while self.peek(0) == Some(' ') {
            self.at += 1;
        }
        let mark = matches!(self.peek(0), Some('.' | ','));
        let closing = |c: Option<char>| c.is_some_and(|c| is_dash(c) || c == '=');
        if mark && closing(self.peek(1)) {
            self.at += 1;
            while closing(self.peek(0)) {
                self.at += 1;
            }
            // A number behind it makes it something else.
            if !self.peek(0).is_some_and(|c| c.is_ascii_digit()) {
                return true;
            }
        }
        self.at = start;
        false
    }

    /// Takes footnote marks.
    fn footnote(&mut self, notes: &mut Vec<Note>) {
        let mut marks = String::new();
        while let Some(c) = self.peek(0) {
            if !matches!(c, '*' | '†' | '‡' | '¹' | '²' | '³' | '⁰' | '⁴'..='⁹') {
                break;
            }
            marks.push(c);
            self.at += 1;
        }
        if !marks.is_empty() {
            notes.push(Note::FootnoteMark(marks));
        }
    }

    fn word(&mut self) -> Result<Token, NumberError> {
        let start = self.at;
        let clings_to_digits =
            start.checked_sub(1).and_then(|at| self.chars.get(at)).is_some_and(char::is_ascii_digit);
        let mut word = String::new();
        while let Some(c) = self.peek(0).filter(|c| c.is_alphabetic()) {
            word.extend(c.to_lowercase());
            self.at += 1;
        }
        if matches!(word.as_str(), "rp" | "idr" | "rupiah") {
            if matches!(self.peek(0), Some('.' | ':' | ',')) {
                self.at += 1;
            }
            return Ok(Token::Rupiah);
        }
        // "s/d" is one word; every other slash parts two ("jt/bulan").
        if word == "s" && self.peek(0) == Some('/') && matches!(self.peek(1), Some('d' | 'D')) {
            self.at += 2;
            return Ok(Token::Word("s/d".to_owned()));
        }
        // "m2", "m³", "s.d.", "kira-kira": what clings to a letter belongs to the word.
        while let Some(c) = self.peek(0) {
            let clings = c.is_alphanumeric() || matches!(c, '.' | '\'' | '²' | '³');
            let joins = is_dash(c) && self.peek(1).is_some_and(char::is_alphabetic);
            if !clings && !joins {
                break;
            }
            word.extend(c.to_lowercase());
            self.at += 1;
        }
        let word = word.trim_end_matches('.');
        let written = self.chars.get(start..self.at).unwrap_or_default();
        // "0C0" and "12O" are digits that a scanner misread; "m2" is a unit.
        let misread = clings_to_digits && written.iter().all(|c| matches!(c, 'o' | 'O' | 'l' | 'I'));
        let unit = word.strip_suffix(['2', '3']).filter(|unit| unit.ends_with('m')).unwrap_or(word);
        if misread || unit.contains(|c: char| c.is_numeric() && !matches!(c, '²' | '³')) {
            return Err(NumberError::StrayCharacter);
        }
        // Of the short words of size the case counts: "M" is miliar, "m" may be metres.
        match (word, written.first()) {
            ("m", Some('M')) => Ok(Token::Word("M".to_owned())),
            ("t", Some('T')) => Ok(Token::Word("T".to_owned())),
            _ => Ok(Token::Word(word.to_owned())),
        }
    }
}
