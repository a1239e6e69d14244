//! The digits of an identifier, and the traces of programs that took it for a number.

use super::IdError;
use crate::input::{is_blank, is_dash};

/// The digits of `text` without blanks, dashes and the given separators. Whatever a spreadsheet did to the
/// text is found before the separators go, since `220001234567.0` would otherwise gain a digit.
pub(super) fn digits(text: &str, separators: &[char]) -> Result<String, IdError> {
    let text = text.trim_matches(is_blank);
    // The apostrophe with which people make a spreadsheet cell a text.
    let text = text.strip_prefix(['\'', '’', '‘', '`']).unwrap_or(text);
    if text.is_empty() {
        return Err(IdError::Empty);
    }
    if is_exponent(text) {
        return Err(IdError::ExcelExponent);
    }
    if has_float_tail(text) {
        return Err(IdError::FloatTail);
    }
    let mut digits = String::with_capacity(16);
    for c in text.chars() {
        match c {
            '0'..='9' => digits.push(c),
            c if is_blank(c) || is_dash(c) || separators.contains(&c) => {}
            _ => return Err(IdError::WrongCharacters),
        }
    }
    if digits.is_empty() {
        return Err(IdError::WrongCharacters);
    }
    Ok(digits)
}

/// The damage that shows in the digits alone; for numbers that are never round.
pub(super) fn undamaged(digits: &str) -> Result<(), IdError> {
    let first = digits.bytes().next();
    if digits.bytes().all(|b| Some(b) == first) {
        return Err(IdError::Placeholder);
    }
    if digits.len() > 10 && digits.bytes().skip(6).all(|b| b == b'0') {
        return Err(IdError::ZeroTail);
    }
    Ok(())
}

/// `1,22E+12`.
fn is_exponent(text: &str) -> bool {
    text.split_once(['e', 'E']).is_some_and(|(mantissa, exponent)| {
        let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        digits(exponent) && digits(&mantissa.replacen(['.', ','], "", 1))
    })
}

/// Digits and then `.0` or `,00`, without any other mark.
fn has_float_tail(text: &str) -> bool {
    text.split_once(['.', ',']).is_some_and(|(whole, tail)| {
        !whole.is_empty() && whole.bytes().all(|b| b.is_ascii_digit()) && matches!(tail, "0" | "00")
    })
}
