//! Why a value is missing, and the texts that say so.

use std::fmt;

/// Why a value is missing.
///
/// ```
/// use sentra::input::MissingReason;
/// assert_eq!(MissingReason::Dash.as_str(), "dash");
/// assert_eq!(MissingReason::parse("dash"), Some(MissingReason::Dash));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum MissingReason {
    /// Nobody gave it, or the text says that there is no data.
    #[default]
    NotGiven,
    /// The cell holds a dash.
    Dash,
    /// The cell is empty.
    Blank,
    /// The respondent declined.
    Refused,
    /// Known to someone, withheld here.
    Suppressed,
    /// The question was not part of the survey.
    NotCollected,
    /// What is written cannot be true of this field.
    Impossible,
    /// What is written cannot be read.
    Unreadable,
}

impl MissingReason {
    /// Every reason, in the order of the definition.
    ///
    /// ```
    /// use sentra::input::MissingReason;
    /// assert!(MissingReason::ALL.iter().all(|r| MissingReason::parse(r.as_str()) == Some(*r)));
    /// ```
    pub const ALL: [Self; 8] = [
        Self::NotGiven,
        Self::Dash,
        Self::Blank,
        Self::Refused,
        Self::Suppressed,
        Self::NotCollected,
        Self::Impossible,
        Self::Unreadable,
    ];

    /// The stable code.
    ///
    /// ```
    /// use sentra::input::MissingReason;
    /// assert_eq!(MissingReason::NotCollected.as_str(), "not_collected");
    /// ```
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotGiven => "not_given",
            Self::Dash => "dash",
            Self::Blank => "blank",
            Self::Refused => "refused",
            Self::Suppressed => "suppressed",
            Self::NotCollected => "not_collected",
            Self::Impossible => "impossible",
            Self::Unreadable => "unreadable",
        }
    }

    /// The reason with this code.
    ///
    /// ```
    /// use sentra::input::MissingReason;
    /// assert_eq!(MissingReason::parse("refused"), Some(MissingReason::Refused));
    /// assert_eq!(MissingReason::parse("zero"), None);
    /// ```
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == code)
    }

    /// The reason that a cell's text gives, when the text says that there is no value.
    ///
    /// The words are those that tables in Indonesian and English use. `0` and `nihil` are values, not gaps.
    ///
    /// ```
    /// use sentra::input::MissingReason;
    /// assert_eq!(MissingReason::of_text(" - "), Some(MissingReason::Dash));
    /// assert_eq!(MissingReason::of_text("Tidak ada data"), Some(MissingReason::NotGiven));
    /// assert_eq!(MissingReason::of_text("0"), None);
    /// ```
    pub fn of_text(text: &str) -> Option<Self> {
        let text = text.trim_matches(is_blank);
        if text.is_empty() {
            return Some(Self::Blank);
        }
        if text.chars().all(|c| is_dash(c) || is_blank(c)) {
            return Some(Self::Dash);
        }
        if text.chars().all(|c| matches!(c, '.' | '…' | '?')) {
            return Some(Self::NotGiven);
        }
        // No phrase begins with a digit, and a long cell is none of them.
        if text.starts_with(|c: char| c.is_ascii_digit()) || text.len() > 60 {
            return None;
        }
        let words: Vec<String> =
            text.split(is_blank).filter(|w| !w.is_empty()).map(str::to_lowercase).collect();
        match words.join(" ").trim_end_matches('.') {
            "n/a"
            | "n.a"
            | "na"
            | "#n/a"
            | "null"
            | "none"
            | "nan"
            | "t.a.d"
            | "tad"
            | "kosong"
            | "tidak ada"
            | "tidak ada data"
            | "data tidak ada"
            | "data tidak tersedia"
            | "tidak tersedia"
            | "tidak diisi"
            | "belum diisi"
            | "belum ada"
            | "belum ada data"
            | "tidak diketahui"
            | "tidak tahu"
            | "not available"
            | "no data"
            | "unknown" => Some(Self::NotGiven),
            "menolak" | "menolak menjawab" | "tidak menjawab" | "tidak bersedia" | "refused" => {
                Some(Self::Refused)
            }
            "rahasia" | "dirahasiakan" | "confidential" | "suppressed" => Some(Self::Suppressed),
            "tidak didata" | "belum didata" | "tidak disurvei" | "belum disurvei" | "tidak dikumpulkan"
            | "not collected" | "not surveyed" => Some(Self::NotCollected),
            _ => None,
        }
    }
}

impl fmt::Display for MissingReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// White space of every width, and the characters that are invisible (zero width, byte order mark).
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// A hyphen, a dash or a minus sign of any width, and the underscore that stands in for one.
pub(crate) const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '_' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn three_ways_to_say_no_data_stay_three() {
        assert_eq!(MissingReason::of_text("-"), Some(MissingReason::Dash));
        assert_eq!(MissingReason::of_text(""), Some(MissingReason::Blank));
        assert_eq!(MissingReason::of_text("0"), None);
    }

    #[test]
    fn texts_that_mean_a_gap() {
        for (text, reason) in [
            ("\u{a0}\u{feff}", MissingReason::Blank),
            ("– –", MissingReason::Dash),
            ("...", MissingReason::NotGiven),
            ("N/A", MissingReason::NotGiven),
            ("#N/A", MissingReason::NotGiven),
            ("Tidak\u{a0}ada  data.", MissingReason::NotGiven),
            ("Menolak", MissingReason::Refused),
            ("Rahasia", MissingReason::Suppressed),
            ("belum didata", MissingReason::NotCollected),
        ] {
            assert_eq!(MissingReason::of_text(text), Some(reason), "{text:?}");
        }
        for text in ["nihil", "0", "-5", "batik", "tidak ada masalah", "-a-"] {
            assert_eq!(MissingReason::of_text(text), None, "{text:?}");
        }
    }

    #[test]
    fn codes_are_stable_and_distinct() {
        let codes: Vec<&str> = MissingReason::ALL.iter().map(|r| r.as_str()).collect();
        assert_eq!(
            codes,
            [
                "not_given",
                "dash",
                "blank",
                "refused",
                "suppressed",
                "not_collected",
                "impossible",
                "unreadable"
            ]
        );
    }

    proptest! {
        #[test]
        fn any_text_is_judged(text in ".{0,80}") {
            let _ = MissingReason::of_text(&text);
        }
    }
}
