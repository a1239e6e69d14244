//! Telephone numbers.

use super::digits::digits;
use super::{IdError, IdKind, masked};

/// An Indonesian telephone number, kept in the international form, so that `0812...`, `62812...` and
/// `+62812...` are equal.
///
/// ```
/// use sentra::identity::Phone;
/// let phone = Phone::parse("0812-3456-7890")?;
/// assert_eq!(phone, Phone::parse("+62 812 3456 7890")?);
/// assert_eq!(phone.to_string(), "Telp ********");
/// # Ok::<(), sentra::identity::IdError>(())
/// ```
#[doc(alias = "telepon")]
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone {
    digits: String,
}

masked!(Phone, "Telp ********");

impl Phone {
    /// The kind of this number.
    ///
    /// ```
    /// use sentra::identity::{IdKind, Phone};
    /// assert_eq!(Phone::KIND, IdKind::Phone);
    /// ```
    pub const KIND: IdKind = IdKind::Phone;

    /// Reads a number that begins with `0`, `62` or `+62` and goes on with 7 to 12 digits; blanks, dots, dashes
    /// and parentheses do not count. Two numbers in one cell are not one number.
    ///
    /// # Errors
    /// [`IdError`] with the reason. A mobile number that begins with `8` has lost its zero; it is not padded.
    ///
    /// ```
    /// use sentra::identity::{IdError, Phone};
    /// assert!(Phone::parse("(0322) 321-234").is_ok());
    /// assert_eq!(Phone::parse("81234567890"), Err(IdError::LostLeadingZero));
    /// assert_eq!(Phone::parse("321234"), Err(IdError::WrongPrefix));
    /// assert_eq!(Phone::parse("0812345678/0812345679"), Err(IdError::WrongCharacters));
    /// ```
    pub fn parse(text: &str) -> Result<Self, IdError> {
        let trimmed = text.trim_matches(crate::input::is_blank);
        let (foreign, text) = match trimmed.strip_prefix('+') {
            Some(rest) => (true, rest),
            None => (false, trimmed),
        };
        let digits = digits(text, &['.', '(', ')'])?;
        let national = if foreign { None } else { digits.strip_prefix('0') };
        let Some(national) = national.or_else(|| digits.strip_prefix("62")) else {
            let mobile = !foreign && digits.starts_with('8') && (9..=12).contains(&digits.len());
            return Err(if mobile { IdError::LostLeadingZero } else { IdError::WrongPrefix });
        };
        // "+62 (0)812": the zero of the national form does not belong behind the country code.
        let national =
            if digits.starts_with('0') { national } else { national.strip_prefix('0').unwrap_or(national) };
        if national.starts_with('0') {
            return Err(IdError::WrongPrefix);
        }
        if !(7..=12).contains(&national.len()) {
            return Err(IdError::WrongLength { found: digits.len() });
        }
        super::digits::undamaged(national)?;
        Ok(Self { digits: format!("+62{national}") })
    }

    /// The number in the international form. Personal data: keep it out of logs, messages and totals.
    ///
    /// ```
    /// use sentra::identity::Phone;
    /// assert_eq!(Phone::parse("0812 3456 7890")?.reveal(), "+6281234567890");
    /// # Ok::<(), sentra::identity::IdError>(())
    /// ```
    pub fn reveal(&self) -> &str {
        &self.digits
    }
}
