//! Numbers that identify businesses and people: NIB, NPWP, NIK, telephone.
//!
//! They are text: leading zeros count, and nothing is padded or repaired. They are personal data: `Debug`,
//! `Display` and `Serialize` show a mask that says only the kind and the length, because a part of a NIK
//! already tells the day of birth and the sex. [`Nik::reveal`] and its siblings are the only way to the digits.
//!
//! ```
//! use sentra::identity::{IdError, Nib, Nik};
//!
//! let nik = Nik::parse("3171011708450001")?;
//! assert_eq!(format!("{nik} {nik:?}"), "NIK **************** NIK ****************");
//! assert_eq!(nik.reveal(), "3171011708450001");
//! assert_eq!(Nib::parse("1,22E+12"), Err(IdError::ExcelExponent));
//! # Ok::<(), IdError>(())
//! ```

mod digits;
mod nib;
mod nik;
mod npwp;
mod phone;

pub use nib::Nib;
pub use nik::Nik;
pub use npwp::Npwp;
pub use phone::Phone;

/// What a number identifies.
///
/// ```
/// use sentra::identity::IdKind;
/// assert_eq!(IdKind::Nib.as_str(), "nib");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IdKind {
    /// Nomor Induk Berusaha, the number of a business licence.
    Nib,
    /// Nomor Pokok Wajib Pajak, the number of a tax payer.
    Npwp,
    /// Nomor Induk Kependudukan, the number of a resident.
    Nik,
    /// A telephone number.
    Phone,
}

impl IdKind {
    /// The stable code.
    ///
    /// ```
    /// use sentra::identity::IdKind;
    /// assert_eq!(IdKind::Phone.as_str(), "phone");
    /// ```
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Nib => "nib",
            Self::Npwp => "npwp",
            Self::Nik => "nik",
            Self::Phone => "phone",
        }
    }
}

/// Why a text is not such a number. It never contains the text.
///
/// ```
/// use sentra::identity::{IdError, Nib};
/// assert_eq!(Nib::parse("220001234567"), Err(IdError::LostLeadingZero));
/// assert!(IdError::LostLeadingZero.is_excel_damage());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
pub enum IdError {
    /// There is nothing to read.
    #[error("empty")]
    Empty,
    /// The number of digits is wrong.
    #[error("{found} digits, which is the wrong number of them")]
    WrongLength {
        /// How many digits there are.
        found: usize,
    },
    /// Something else than digits and the marks usual between them.
    #[error("a character that does not belong to the number")]
    WrongCharacters,
    /// A spreadsheet wrote it with an exponent; digits are lost.
    #[error("damaged by a spreadsheet: written with an exponent")]
    ExcelExponent,
    /// All digits behind the sixth are zero: what is left of a number that was written with an exponent.
    #[error("damaged by a spreadsheet: only zeros behind the sixth digit")]
    ZeroTail,
    /// One digit is missing where the number may begin with a zero.
    #[error("one digit short: probably a leading zero lost by a spreadsheet")]
    LostLeadingZero,
    /// It ends in `.0`: a program read it as a number, so leading zeros may be lost.
    #[error("damaged by a program that read it as a number: it ends in .0")]
    FloatTail,
    /// The same digit throughout, typed to fill the field.
    #[error("one digit repeated to fill the field")]
    Placeholder,
    /// The date of birth inside does not exist.
    #[error("the date inside does not exist")]
    InvalidDate,
    /// The serial number inside is 0000.
    #[error("the serial number inside is zero")]
    ZeroSerial,
    /// It begins like no number of this kind.
    #[error("it begins like no number of this kind")]
    WrongPrefix,
}

impl IdError {
    /// The stable code.
    ///
    /// ```
    /// use sentra::identity::IdError;
    /// assert_eq!(IdError::WrongLength { found: 9 }.code(), "wrong_length");
    /// ```
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::WrongLength { .. } => "wrong_length",
            Self::WrongCharacters => "wrong_characters",
            Self::ExcelExponent => "excel_exponent",
            Self::ZeroTail => "zero_tail",
            Self::LostLeadingZero => "lost_leading_zero",
            Self::FloatTail => "float_tail",
            Self::Placeholder => "placeholder",
            Self::InvalidDate => "invalid_date",
            Self::ZeroSerial => "zero_serial",
            Self::WrongPrefix => "wrong_prefix",
        }
    }

    /// Whether a spreadsheet or a similar program did it, so that the source still has the number.
    ///
    /// ```
    /// use sentra::identity::IdError;
    /// assert!(IdError::ExcelExponent.is_excel_damage());
    /// assert!(!IdError::InvalidDate.is_excel_damage());
    /// ```
    #[doc(alias = "rusak oleh Excel")]
    pub const fn is_excel_damage(self) -> bool {
        matches!(self, Self::ExcelExponent | Self::ZeroTail | Self::LostLeadingZero | Self::FloatTail)
    }
}

/// What is suspicious about a number that is well formed.
///
/// ```
/// use sentra::identity::{IdWarning, Npwp};
/// let npwp = Npwp::parse("01.234.567.8-901.000")?;
/// assert_eq!(npwp.warnings(), [IdWarning::LuhnMismatch]);
/// # Ok::<(), sentra::identity::IdError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IdWarning {
    /// The check digit does not fit. The tax office has published no rule, so this proves nothing.
    LuhnMismatch,
    /// Sixteen digits of which the last is zero. A spreadsheet keeps fifteen, so it may have lost the last one;
    /// one in ten honest numbers ends like this too.
    LastDigitZero,
}

impl IdWarning {
    /// The stable code.
    ///
    /// ```
    /// use sentra::identity::IdWarning;
    /// assert_eq!(IdWarning::LuhnMismatch.code(), "luhn_mismatch");
    /// ```
    pub const fn code(self) -> &'static str {
        match self {
            Self::LuhnMismatch => "luhn_mismatch",
            Self::LastDigitZero => "last_digit_zero",
        }
    }
}

/// Gives a type around a `digits: String` its mask: the only form in which it is printed or serialised.
macro_rules! masked {
    ($name:ident, $mask:literal) => {
        impl $name {
            /// What is shown in place of the number.
            const MASK: &'static str = $mask;
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(Self::MASK)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(Self::MASK)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(Self::MASK)
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::identity::IdError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }
    };
}
use masked;

#[cfg(test)]
mod tests;
