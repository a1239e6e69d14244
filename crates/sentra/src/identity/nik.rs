//! NIK: the number of a resident.

use super::digits::{digits, undamaged};
use super::{IdError, IdKind, IdWarning, masked};

/// A Nomor Induk Kependudukan: 16 digits, of which the first six are the region at issue, six the date of
/// birth (women: day plus 40), four a serial number. There is no check digit.
///
/// The region is not looked up: it is the one at issue, and old codes are honest. No method tells the date of
/// birth or the sex.
///
/// ```
/// use sentra::identity::{IdError, Nik};
/// assert!(Nik::parse("3171015708450001").is_ok());
/// assert_eq!(Nik::parse("3171013002001234"), Err(IdError::InvalidDate)); // 30 February
/// ```
#[doc(alias = "nomor induk kependudukan")]
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Nik {
    digits: String,
}

masked!(Nik, "NIK ****************");

impl Nik {
    /// The kind of this number.
    ///
    /// ```
    /// use sentra::identity::{IdKind, Nik};
    /// assert_eq!(Nik::KIND, IdKind::Nik);
    /// ```
    pub const KIND: IdKind = IdKind::Nik;

    /// Reads 16 digits with a date that exists; blanks, dots and dashes between them do not count.
    ///
    /// The century is not written, so 29 February counts for every year that is a leap year in one of them.
    ///
    /// # Errors
    /// [`IdError`] with the reason.
    ///
    /// ```
    /// use sentra::identity::{IdError, Nik};
    /// assert!(Nik::parse("3171012902001234").is_ok()); // 29 February 2000
    /// assert_eq!(Nik::parse("3171011708450000"), Err(IdError::ZeroSerial));
    /// assert_eq!(Nik::parse("3,17101E+15"), Err(IdError::ExcelExponent));
    /// ```
    pub fn parse(text: &str) -> Result<Self, IdError> {
        let digits = digits(text, &['.'])?;
        Self::from_digits(digits)
    }

    /// Checks digits that have been freed of their separators.
    pub(super) fn from_digits(digits: String) -> Result<Self, IdError> {
        if digits.len() != 16 {
            return Err(IdError::WrongLength { found: digits.len() });
        }
        undamaged(&digits)?;
        let pair = |at: usize| digits.get(at..at + 2).and_then(|pair| pair.parse::<u32>().ok());
        let (Some(day), Some(month), Some(year)) = (pair(6), pair(8), pair(10)) else {
            return Err(IdError::WrongCharacters);
        };
        let day = if day > 40 { day - 40 } else { day };
        let longest = match month {
            4 | 6 | 9 | 11 => 30,
            2 if year % 4 == 0 => 29,
            2 => 28,
            1..=12 => 31,
            _ => 0,
        };
        if day == 0 || day > longest {
            return Err(IdError::InvalidDate);
        }
        if digits.ends_with("0000") {
            return Err(IdError::ZeroSerial);
        }
        Ok(Self { digits })
    }

    /// What is suspicious about it.
    ///
    /// ```
    /// use sentra::identity::{IdWarning, Nik};
    /// assert!(Nik::parse("3171011708450001")?.warnings().is_empty());
    /// assert_eq!(Nik::parse("3171011708450010")?.warnings(), [IdWarning::LastDigitZero]);
    /// # Ok::<(), sentra::identity::IdError>(())
    /// ```
    pub fn warnings(&self) -> Vec<IdWarning> {
        if self.digits.ends_with('0') { vec![IdWarning::LastDigitZero] } else { Vec::new() }
    }

    /// The 16 digits. Personal data: keep them out of logs, messages and totals.
    ///
    /// ```
    /// use sentra::identity::Nik;
    /// assert_eq!(Nik::parse("3171 0117 0845 0001")?.reveal(), "3171011708450001");
    /// # Ok::<(), sentra::identity::IdError>(())
    /// ```
    pub fn reveal(&self) -> &str {
        &self.digits
    }
}
