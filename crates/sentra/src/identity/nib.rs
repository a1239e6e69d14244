//! NIB: the number of a business licence.

use super::digits::{digits, undamaged};
use super::{IdError, IdKind, masked};

/// A Nomor Induk Berusaha: 13 random digits (PP 24/2018). There is no check digit to check.
///
/// ```
/// use sentra::identity::Nib;
/// let nib = Nib::parse("0220001234567")?;
/// assert_eq!(nib.reveal(), "0220001234567");
/// assert_eq!(nib.to_string(), "NIB *************");
/// # Ok::<(), sentra::identity::IdError>(())
/// ```
#[doc(alias = "nomor induk berusaha")]
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Nib {
    digits: String,
}

masked!(Nib, "NIB *************");

impl Nib {
    /// The kind of this number.
    ///
    /// ```
    /// use sentra::identity::{IdKind, Nib};
    /// assert_eq!(Nib::KIND, IdKind::Nib);
    /// ```
    pub const KIND: IdKind = IdKind::Nib;

    /// Reads 13 digits; blanks, dots and dashes between them do not count.
    ///
    /// # Errors
    /// [`IdError`] with the reason. Twelve digits are a lost leading zero, never padded.
    ///
    /// ```
    /// use sentra::identity::{IdError, Nib};
    /// assert!(Nib::parse("0220 0012 34567").is_ok());
    /// assert_eq!(Nib::parse("220001234567"), Err(IdError::LostLeadingZero));
    /// assert_eq!(Nib::parse("1220000000000"), Err(IdError::ZeroTail));
    /// assert_eq!(Nib::parse("belum"), Err(IdError::WrongCharacters));
    /// ```
    pub fn parse(text: &str) -> Result<Self, IdError> {
        let digits = digits(text, &['.'])?;
        match digits.len() {
            12 | 13 => undamaged(&digits)?,
            found => return Err(IdError::WrongLength { found }),
        }
        if digits.len() == 12 {
            return Err(IdError::LostLeadingZero);
        }
        Ok(Self { digits })
    }

    /// The 13 digits. Personal data: keep them out of logs, messages and totals.
    ///
    /// ```
    /// use sentra::identity::Nib;
    /// assert_eq!(Nib::parse("0220001234567")?.reveal().len(), 13);
    /// # Ok::<(), sentra::identity::IdError>(())
    /// ```
    pub fn reveal(&self) -> &str {
        &self.digits
    }
}
