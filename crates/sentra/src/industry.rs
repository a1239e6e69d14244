//! Industry codes (KBLI) with their edition and precision.
//!
//! A KBLI code without its edition is not comparable: some five-digit codes were reused for other goods. Codes of two
//! editions are never compared without a correspondence table, and none was found that is official.
//!
//! ```
//! use sentra::industry::{Edition, Kbli};
//! let in_2020 = Kbli::parse("10391", Edition::E2020)?;
//! assert_ne!(in_2020, Kbli::parse("10391", Edition::E2025)?); // the same digits, another list
//! assert_eq!(in_2020.to_string(), "10391");
//! # Ok::<(), sentra::industry::KbliError>(())
//! ```

use std::fmt;

/// The edition of the classification.
///
/// ```
/// use sentra::industry::Edition;
/// assert_eq!(Edition::parse("KBLI 2020"), Some(Edition::E2020));
/// assert_eq!(Edition::Undeclared.as_str(), "undeclared");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Edition {
    /// Not said: comparable only with codes of the same column.
    #[default]
    Undeclared,
    /// KBLI 2005, where manufacturing is divisions 15 to 37.
    E2005,
    /// KBLI 2009.
    E2009,
    /// KBLI 2015.
    E2015,
    /// KBLI 2020.
    E2020,
    /// KBLI 2025.
    E2025,
}

impl Edition {
    /// The stable word on the wire: the year, or `undeclared`.
    ///
    /// ```
    /// assert_eq!(sentra::industry::Edition::E2020.as_str(), "2020");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Undeclared => "undeclared",
            Self::E2005 => "2005",
            Self::E2009 => "2009",
            Self::E2015 => "2015",
            Self::E2020 => "2020",
            Self::E2025 => "2025",
        }
    }

    /// Reads an edition from a year, also inside a text such as `KBLI 2020`; `None` where the digits are no edition.
    ///
    /// ```
    /// use sentra::industry::Edition;
    /// assert_eq!(Edition::parse("KBLI-2015"), Some(Edition::E2015));
    /// assert_eq!(Edition::parse("2021"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        [Self::E2005, Self::E2009, Self::E2015, Self::E2020, Self::E2025]
            .into_iter()
            .find(|e| e.as_str() == digits)
    }

    fn list(self) -> Option<sentra_codes::kbli::Edition> {
        match self {
            Self::E2020 => Some(sentra_codes::kbli::Edition::Kbli2020),
            Self::E2025 => Some(sentra_codes::kbli::Edition::Kbli2025),
            _ => None,
        }
    }
}

/// Why a text is not a KBLI code.
///
/// ```
/// use sentra::industry::{Edition, Kbli, KbliError};
/// assert_eq!(Kbli::parse("tempe", Edition::E2020), Err(KbliError::Characters));
/// assert_eq!(Kbli::parse("103911", Edition::E2020), Err(KbliError::Digits(6)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KbliError {
    /// Characters other than digits.
    #[error("only digits are expected")]
    Characters,
    /// Not 2 to 5 digits.
    #[error("{0} digits")]
    Digits(usize),
}

/// A KBLI code: its edition, its number of digits and the digits.
///
/// ```
/// use sentra::industry::{Edition, Kbli};
/// let tempe = Kbli::parse("10391", Edition::E2020)?;
/// assert_eq!(tempe.division(), 10);
/// assert_eq!(tempe.at(2).map(|k| k.to_string()).as_deref(), Some("10"));
/// assert_eq!(tempe.listed(), Some(true));
/// # Ok::<(), sentra::industry::KbliError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kbli {
    /// The edition of the list.
    pub edition: Edition,
    /// 2 to 5.
    pub digits: u8,
    /// The digits as a number.
    pub code: u32,
}

impl Kbli {
    /// Reads a code of 2 to 5 digits; a leading section letter `C` is allowed. Nothing is padded.
    ///
    /// # Errors
    /// [`KbliError`] for other characters and other numbers of digits. Whether the list has the code is not asked
    /// here ([`Kbli::listed`]).
    ///
    /// ```
    /// use sentra::industry::{Edition, Kbli};
    /// assert_eq!(Kbli::parse("C10391", Edition::E2020)?.digits, 5);
    /// assert!(Kbli::parse("1", Edition::E2020).is_err()); // a lost digit is not guessed
    /// # Ok::<(), sentra::industry::KbliError>(())
    /// ```
    pub fn parse(text: &str, edition: Edition) -> Result<Self, KbliError> {
        let text = text.trim();
        let text = text.strip_prefix(['C', 'c']).unwrap_or(text).trim();
        if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
            return Err(KbliError::Characters);
        }
        if !(2..=5).contains(&text.len()) {
            return Err(KbliError::Digits(text.len()));
        }
        let code = text.bytes().fold(0u32, |n, b| n * 10 + u32::from(b - b'0'));
        Ok(Self { edition, digits: text.len() as u8, code })
    }

    /// The two-digit division (*golongan pokok*).
    ///
    /// ```
    /// use sentra::industry::{Edition, Kbli};
    /// assert_eq!(Kbli::parse("13134", Edition::E2020)?.division(), 13);
    /// # Ok::<(), sentra::industry::KbliError>(())
    /// ```
    pub fn division(self) -> u32 {
        self.code / 10u32.pow(u32::from(self.digits.clamp(2, 5)) - 2)
    }

    /// The code cut to fewer digits; `None` when it has not that many.
    ///
    /// ```
    /// use sentra::industry::{Edition, Kbli};
    /// let group = Kbli::parse("1039", Edition::E2020)?;
    /// assert_eq!(group.at(3).map(|k| k.to_string()).as_deref(), Some("103"));
    /// assert_eq!(group.at(5), None);
    /// # Ok::<(), sentra::industry::KbliError>(())
    /// ```
    pub fn at(self, digits: u8) -> Option<Self> {
        let cut = self.digits.checked_sub(digits)?;
        Some(Self { digits, code: self.code / 10u32.pow(u32::from(cut)), ..self })
    }

    /// Whether our list of this edition has the code; `None` where we have no list of the edition or the code lies
    /// outside section C.
    ///
    /// ```
    /// use sentra::industry::{Edition, Kbli};
    /// assert_eq!(Kbli::parse("10391", Edition::E2020)?.listed(), Some(true));
    /// assert_eq!(Kbli::parse("10391", Edition::E2015)?.listed(), None); // no list of this edition
    /// # Ok::<(), sentra::industry::KbliError>(())
    /// ```
    pub fn listed(self) -> Option<bool> {
        if !(10..=33).contains(&self.division()) {
            return None;
        }
        Some(sentra_codes::kbli::contains(self.edition.list()?, u32::from(self.digits), self.code))
    }

    /// Our own short title of its group (three digits) or division, in Indonesian and English.
    ///
    /// ```
    /// use sentra::industry::{Edition, Kbli};
    /// let title = Kbli::parse("31001", Edition::E2020)?.title();
    /// assert!(title.is_some());
    /// # Ok::<(), sentra::industry::KbliError>(())
    /// ```
    pub fn title(self) -> Option<sentra_codes::kbli::Title> {
        let list = self.edition.list().unwrap_or(sentra_codes::kbli::Edition::Kbli2020);
        [3u8, 2].into_iter().find_map(|digits| {
            let cut = self.at(digits)?;
            sentra_codes::kbli::title(list, u32::from(digits), cut.code)
        })
    }
}

impl Default for Kbli {
    /// No code: a placeholder for columns.
    fn default() -> Self {
        Self { edition: Edition::Undeclared, digits: 2, code: 0 }
    }
}

impl fmt::Display for Kbli {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:0width$}", self.code, width = usize::from(self.digits))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_kept_and_nothing_is_padded() {
        assert_eq!(Kbli::parse("01111", Edition::E2020).unwrap().division(), 1);
        assert_eq!(Kbli::parse("01111", Edition::E2020).unwrap().to_string(), "01111");
        assert_eq!(Kbli::parse("1", Edition::E2020), Err(KbliError::Digits(1)));
        assert_eq!(Kbli::parse("tempe", Edition::E2020), Err(KbliError::Characters));
        assert_eq!(Kbli::parse("C10391", Edition::E2020).unwrap().code, 10391);
        assert_eq!(Kbli::parse("1039", Edition::E2020).unwrap().at(5), None);
        assert_eq!(Kbli::parse("10391", Edition::E2015).unwrap().listed(), None);
    }
}
