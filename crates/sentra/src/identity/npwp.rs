//! NPWP: the number of a tax payer.

use super::digits::{digits, undamaged};
use super::{IdError, IdKind, IdWarning, Nik, masked};

/// A Nomor Pokok Wajib Pajak in any of its forms, kept as 16 digits: 15 digits are the same number without the
/// leading zero, and 16 digits that do not begin with zero are the NIK of a person (PMK 112/2022).
///
/// ```
/// use sentra::identity::Npwp;
/// let old = Npwp::parse("02.183.241.5-000.000")?;
/// let new = Npwp::parse("0021832415000000")?;
/// assert_eq!(old, new);
/// assert_eq!(old.to_string(), "NPWP ****************");
/// # Ok::<(), sentra::identity::IdError>(())
/// ```
#[doc(alias = "nomor pokok wajib pajak")]
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Npwp {
    digits: String,
}

masked!(Npwp, "NPWP ****************");

impl Npwp {
    /// The kind of this number.
    ///
    /// ```
    /// use sentra::identity::{IdKind, Npwp};
    /// assert_eq!(Npwp::KIND, IdKind::Npwp);
    /// ```
    pub const KIND: IdKind = IdKind::Npwp;

    /// Reads 15 or 16 digits; blanks, dots and dashes between them do not count. A failing check digit is a
    /// warning, not an error: see [`Npwp::warnings`].
    ///
    /// # Errors
    /// [`IdError`] with the reason. Fourteen digits are a lost leading zero, never padded.
    ///
    /// ```
    /// use sentra::identity::{IdError, Npwp};
    /// assert!(Npwp::parse("01.312.166.0-091.000").is_ok());
    /// assert!(Npwp::parse("3171011708450001").is_ok());
    /// assert_eq!(Npwp::parse("13121660091000"), Err(IdError::LostLeadingZero));
    /// assert_eq!(Npwp::parse("01.312.166"), Err(IdError::WrongLength { found: 8 }));
    /// ```
    pub fn parse(text: &str) -> Result<Self, IdError> {
        let digits = digits(text, &['.'])?;
        match digits.len() {
            14 => {
                undamaged(&digits)?;
                Err(IdError::LostLeadingZero)
            }
            15 => {
                undamaged(&digits)?;
                Ok(Self { digits: format!("0{digits}") })
            }
            16 => match digits.strip_prefix('0') {
                Some(old) => undamaged(old).map(|()| Self { digits }),
                None => Nik::from_digits(digits).map(|nik| Self { digits: nik.reveal().to_owned() }),
            },
            found => Err(IdError::WrongLength { found }),
        }
    }

    /// Whether it is the NIK of a person.
    ///
    /// ```
    /// use sentra::identity::Npwp;
    /// assert!(Npwp::parse("3171011708450001")?.is_nik());
    /// # Ok::<(), sentra::identity::IdError>(())
    /// ```
    pub fn is_nik(&self) -> bool {
        !self.digits.starts_with('0')
    }

    /// What is suspicious about it.
    ///
    /// ```
    /// use sentra::identity::{IdWarning, Npwp};
    /// assert!(Npwp::parse("12.345.678.2-123.000")?.warnings().is_empty());
    /// assert_eq!(Npwp::parse("01.234.567.8-901.000")?.warnings(), [IdWarning::LuhnMismatch]);
    /// # Ok::<(), sentra::identity::IdError>(())
    /// ```
    pub fn warnings(&self) -> Vec<IdWarning> {
        let mut warnings = Vec::new();
        match self.reveal_15() {
            Some(old) if !luhn(old.bytes().take(9)) => warnings.push(IdWarning::LuhnMismatch),
            None if self.digits.ends_with('0') => warnings.push(IdWarning::LastDigitZero),
            _ => {}
        }
        warnings
    }

    /// The 16 digits. Personal data: keep them out of logs, messages and totals.
    ///
    /// ```
    /// use sentra::identity::Npwp;
    /// assert_eq!(Npwp::parse("01.312.166.0-091.000")?.reveal(), "0013121660091000");
    /// # Ok::<(), sentra::identity::IdError>(())
    /// ```
    pub fn reveal(&self) -> &str {
        &self.digits
    }

    /// The 15 digits of the older form, unless it is a NIK. Personal data like [`Npwp::reveal`].
    ///
    /// ```
    /// use sentra::identity::Npwp;
    /// assert_eq!(Npwp::parse("0013121660091000")?.reveal_15(), Some("013121660091000"));
    /// # Ok::<(), sentra::identity::IdError>(())
    /// ```
    pub fn reveal_15(&self) -> Option<&str> {
        self.digits.strip_prefix('0')
    }
}

/// Whether the digits satisfy Luhn's check, the last being the check digit.
fn luhn(digits: impl DoubleEndedIterator<Item = u8>) -> bool {
    let sum: u32 = digits
        .rev()
        .enumerate()
        .map(|(index, byte)| {
            let digit = u32::from(byte.saturating_sub(b'0'));
            match (index % 2 == 1, digit) {
                (false, digit) => digit,
                (true, 0..=4) => digit * 2,
                (true, digit) => digit * 2 - 9,
            }
        })
        .sum();
    sum.is_multiple_of(10)
}
