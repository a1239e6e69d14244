//! Values as offices write them into cells.

use super::random::Random;

/// What stands in a cell when nothing is known.
pub(super) const NOTHING: &str = "-";

/// Digits with a dot between groups of three: 1234567 is `1.234.567`.
pub(super) fn dotted(value: u64) -> String {
    let digits = value.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

/// An amount of rupiah in one of the ways seen in real registers.
pub(super) fn money(value: u64, random: &mut Random) -> String {
    const MILLION: u64 = 1_000_000;
    match random.between(0, 99) {
        0..=8 => format!("Rp {},-", dotted(value)),
        9..=12 => format!("Rp. {},-", dotted(value)),
        13..=14 => format!("Rp{},00", dotted(value)),
        15..=24 => value.to_string(),
        25..=30 if value >= 1_000 * MILLION && value.is_multiple_of(100 * MILLION) => {
            match (value / (1_000 * MILLION), value / (100 * MILLION) % 10) {
                (whole, 0) => format!("{whole} miliar"),
                (whole, tenth) => format!("{whole},{tenth} miliar"),
            }
        }
        25..=30 if (MILLION..1_000 * MILLION).contains(&value) && value.is_multiple_of(MILLION) => {
            format!("{} juta", value / MILLION)
        }
        _ => dotted(value),
    }
}

/// A number of workers. Zero is a dash as often as not, and a thousand has its dot: `1.250`.
pub(super) fn workers(count: u64, random: &mut Random) -> String {
    match count {
        0 if random.chance(300) => NOTHING.to_owned(),
        1_000.. => dotted(count),
        _ => count.to_string(),
    }
}

/// An invented NIB. No real one begins with four zeros; some are damaged as a spreadsheet damages them.
pub(super) fn nib(random: &mut Random) -> String {
    let serial = random.between(100_000_000, 999_999_999);
    match random.between(0, 9) {
        // The leading zeros are lost, because the cell was read as a number.
        0 => serial.to_string(),
        // And a wide one is shown rounded.
        1 => format!("{},{:05}E+12", serial % 9 + 1, serial % 100_000),
        _ => format!("0000{serial}"),
    }
}

/// A cell of a semicolon-separated file, quoted where it has to be.
pub(super) fn quoted(text: &str) -> String {
    if text.contains([';', '"', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{dotted, quoted};

    #[test]
    fn groups_of_three() {
        assert_eq!(dotted(0), "0");
        assert_eq!(dotted(999), "999");
        assert_eq!(dotted(1_250), "1.250");
        assert_eq!(dotted(15_000_000_001), "15.000.000.001");
    }

    #[test]
    fn quotes_only_where_needed() {
        assert_eq!(quoted("Jl. Contoh, RT 02"), "Jl. Contoh, RT 02");
        assert_eq!(quoted("UD \"Contoh\""), "\"UD \"\"Contoh\"\"\"");
    }
}
