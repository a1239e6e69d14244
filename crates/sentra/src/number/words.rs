//! The words of number cells, and what spreadsheets leave in them.

use super::phrase::{Shape, Side};
use super::{Decimal, NumberError};
use crate::input::is_dash;
use crate::text::distance_within;

pub(super) enum Opening {
    About,
    Side(Side),
    Filler,
}

/// Words that may open a number.
pub(super) fn opening(words: &str) -> Option<Opening> {
    Some(match words {
        "sekitar" | "kurang lebih" | "lebih kurang" | "kira-kira" | "kira kira" | "kisaran" | "kurleb"
        | "hampir" | "lk" | "l.k" | "ca" | "approx" | "about" => Opening::About,
        "kurang dari" | "di bawah" | "dibawah" | "less than" | "under" => Opening::Side(Side::LessThan),
        "lebih dari" | "di atas" | "diatas" | "more than" | "over" => Opening::Side(Side::MoreThan),
        "maksimal" | "maks" | "max" | "paling banyak" | "s/d" | "sd" | "s.d" | "sampai" | "sampai dengan"
        | "hingga" | "up to" | "at most" => Opening::Side(Side::AtMost),
        "minimal" | "paling sedikit" | "sekurang-kurangnya" | "at least" => Opening::Side(Side::AtLeast),
        "sebesar" | "sebanyak" | "sejumlah" | "senilai" => Opening::Filler,
        _ => return None,
    })
}

/// The power of ten of a word of size. `M` is miliar and `T` triliun, as Indonesian writes them.
pub(super) fn power(word: &str) -> Option<u32> {
    Some(match word {
        "rb" | "ribu" | "thousand" => 3,
        "jt" | "juta" | "million" => 6,
        "M" | "miliar" | "milyar" | "milliar" | "mlyr" | "mlr" | "billion" => 9,
        "T" | "triliun" | "trilyun" | "triliyun" | "trilliun" | "trillion" => 12,
        _ => return None,
    })
}

/// A word of size in the wrong place, misspelt, or of a kind that is not read: taking it for a unit would
/// change the number by a power of ten.
pub(super) fn is_size(word: &str) -> bool {
    let base = word.strip_suffix("an").filter(|base| base.len() > 2).unwrap_or(word).trim_end_matches('-');
    power(base).is_some()
        || matches!(
            base,
            "m" | "t" | "k" | "b" | "bn" | "mn" | "mio" | "mil" | "mrd" | "ratus" | "puluh" | "belas"
        )
        || ["ribu", "juta", "miliar", "milyar", "triliun"]
            .iter()
            .any(|size| distance_within(base, size, 1).is_some())
}

pub(super) fn is_foreign(word: &str) -> bool {
    matches!(
        word,
        "usd"
            | "dolar"
            | "dollar"
            | "dollars"
            | "eur"
            | "euro"
            | "sgd"
            | "myr"
            | "ringgit"
            | "yen"
            | "jpy"
            | "cny"
            | "yuan"
            | "gbp"
            | "aud"
    )
}

pub(super) fn has_leading_zero(digits: &str) -> bool {
    digits.strip_prefix('0').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// `#REF!` and its kind, and the `####` of a column that is too narrow.
pub(super) fn is_excel_error(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|rest| {
        let known = ["REF!", "VALUE!", "DIV/0!", "NAME?", "NUM!", "NULL!", "SPILL!", "CALC!"];
        rest.chars().all(|c| c == '#') || known.iter().any(|name| name.eq_ignore_ascii_case(rest))
    })
}

/// `1,22E+12`: every number that a spreadsheet shows like this, which is half a unit of the last digit to
/// both sides.
pub(super) fn exponent(text: &str) -> Result<Option<Shape>, NumberError> {
    let negative = text.starts_with(is_dash);
    let Some((mantissa, exponent)) = text.trim_start_matches(is_dash).split_once(['e', 'E']) else {
        return Ok(None);
    };
    let (one, fraction) = mantissa.split_once(['.', ',']).unwrap_or((mantissa, ""));
    let power = exponent.trim_start_matches(['+', '-']);
    let digits = |text: &str, max: usize| text.len() <= max && text.bytes().all(|b| b.is_ascii_digit());
    if one.len() != 1 || power.is_empty() || !digits(one, 1) || !digits(fraction, 20) || !digits(power, 3) {
        return Ok(None);
    }
    let power: i64 = power.parse().map_err(|_| NumberError::TooLarge)?;
    let power = if exponent.starts_with('-') { -power } else { power };
    let shift = power - i64::try_from(fraction.len()).unwrap_or(i64::MAX);
    let digits: i128 = format!("{one}{fraction}").parse().map_err(|_| NumberError::TooLarge)?;
    let end = |half: i128| {
        // Twice the digits and one more place, so that the half unit is whole.
        let mantissa = (digits * 10 + half) * if negative { -1 } else { 1 };
        match (u32::try_from(shift - 1), u32::try_from(1 - shift)) {
            (Ok(up), _) => {
                Decimal::new(mantissa, 0).filter(|_| up <= 36).and_then(|d| d.times(10_i128.pow(up)))
            }
            (_, Ok(down)) => Decimal::new(mantissa, down),
            _ => None,
        }
        .ok_or(NumberError::TooLarge)
    };
    let (a, b) = (end(-5)?, end(5)?);
    Ok(Some(Shape::Rounded { lo: a.min(b), hi: a.max(b) }))
}
