//! Region codes: a number together with its system and level, because digits alone do not say which place is meant.
//!
//! Kemendagri writes `35.24.26.2019` (2+2+2+4 digits), BPS 2+2+3+3. Ten bare digits can be either, and the two
//! systems disagree even on provinces, so their system stays [`System::Undetermined`].
//!
//! ```
//! use sentra::region::{Level, RegionCode};
//! let village = RegionCode::parse("35.24.26.2019")?;
//! let regency = village.ancestor(Level::Regency).ok_or("none")?;
//! assert_eq!((regency.to_string().as_str(), regency.name()), ("35.24", Some("Kabupaten Lamongan")));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub use sentra_codes::region::Level;
use std::fmt;

/// Which authority's code it is.
///
/// ```
/// use sentra::region::{RegionCode, System};
/// assert_eq!(RegionCode::parse("3524262019")?.system, System::Undetermined);
/// assert_eq!(RegionCode::parse("35.24.26.2019")?.system, System::Kemendagri);
/// # Ok::<(), sentra::region::RegionCodeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum System {
    /// The Ministry of Home Affairs.
    Kemendagri,
    /// Statistics Indonesia.
    Bps,
    /// Bare digits that fit both.
    Undetermined,
}

impl System {
    /// The stable word on the wire.
    ///
    /// ```
    /// assert_eq!(sentra::region::System::Bps.as_str(), "bps");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Kemendagri => "kemendagri",
            Self::Bps => "bps",
            Self::Undetermined => "undetermined",
        }
    }
}

/// Why a text is not a region code.
///
/// ```
/// use sentra::region::{RegionCode, RegionCodeError};
/// assert_eq!(RegionCode::parse("35-24"), Err(RegionCodeError::Characters));
/// assert_eq!(RegionCode::parse("352"), Err(RegionCodeError::Digits(3)));
/// assert_eq!(RegionCode::parse("35.24.1"), Err(RegionCodeError::Parts));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RegionCodeError {
    /// Characters other than digits and dots.
    #[error("only digits and dots are expected")]
    Characters,
    /// A number of digits that no level has.
    #[error("{0} digits fit no level")]
    Digits(usize),
    /// Dots that do not separate 2, 2, 2 and 4 digits.
    #[error("the parts must have 2, 2, 2 and 4 digits")]
    Parts,
}

/// A region code with its system and level.
///
/// ```
/// use sentra::region::{Level, RegionCode};
/// let village = RegionCode::parse("35.24.26.2019")?;
/// assert_eq!(village.level, Level::Village);
/// assert_eq!(village.ancestor(Level::District).map(|d| d.to_string()).as_deref(), Some("35.24.26"));
/// # Ok::<(), sentra::region::RegionCodeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegionCode {
    /// Which authority's code it is.
    pub system: System,
    /// Province, regency, district or village.
    pub level: Level,
    /// The digits as a number.
    pub code: u64,
}

impl RegionCode {
    /// A Kemendagri code from its digits.
    ///
    /// ```
    /// use sentra::region::{Level, RegionCode};
    /// assert_eq!(RegionCode::kemendagri(Level::Regency, 3524).to_string(), "35.24");
    /// ```
    pub fn kemendagri(level: Level, code: u64) -> Self {
        Self { system: System::Kemendagri, level, code }
    }

    /// Reads a code. Dots prove Kemendagri; six digits are a Kemendagri district, seven a BPS district; two, four
    /// and ten bare digits fit both systems. Whether such a region exists is not asked here ([`RegionCode::name`]).
    ///
    /// # Errors
    /// [`RegionCodeError`] for other characters, numbers of digits and places of dots. No zero is added.
    ///
    /// ```
    /// use sentra::region::{Level, RegionCode, System};
    /// let district = RegionCode::parse("3524260")?;
    /// assert_eq!((district.system, district.level), (System::Bps, Level::District));
    /// assert!(RegionCode::parse("352").is_err());
    /// # Ok::<(), sentra::region::RegionCodeError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, RegionCodeError> {
        let text = text.trim();
        if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
            return Err(RegionCodeError::Characters);
        }
        let dotted = text.contains('.');
        if dotted {
            let widths: Vec<usize> = text.split('.').map(str::len).collect();
            if !matches!(widths.as_slice(), [2, 2] | [2, 2, 2] | [2, 2, 2, 4]) {
                return Err(RegionCodeError::Parts);
            }
        }
        let mut digits = 0usize;
        let mut code = 0u64;
        for b in text.bytes().filter(u8::is_ascii_digit) {
            digits += 1;
            code = code.saturating_mul(10).saturating_add(u64::from(b - b'0'));
        }
        let (system, level) = match (digits, dotted) {
            (2, _) => (System::Undetermined, Level::Province),
            (4, false) => (System::Undetermined, Level::Regency),
            (4, true) => (System::Kemendagri, Level::Regency),
            (6, _) => (System::Kemendagri, Level::District),
            (7, _) => (System::Bps, Level::District),
            (10, false) => (System::Undetermined, Level::Village),
            (10, true) => (System::Kemendagri, Level::Village),
            (n, _) => return Err(RegionCodeError::Digits(n)),
        };
        Ok(Self { system, level, code })
    }

    /// The same digits read as a code of the system that the caller declares, where its level allows it.
    ///
    /// ```
    /// use sentra::region::{RegionCode, System};
    /// let bare = RegionCode::parse("3524262019")?.declared(System::Kemendagri);
    /// assert_eq!(bare.to_string(), "35.24.26.2019");
    /// # Ok::<(), sentra::region::RegionCodeError>(())
    /// ```
    #[must_use]
    pub fn declared(self, system: System) -> Self {
        if self.system == System::Undetermined { Self { system, ..self } } else { self }
    }

    /// How many digits a code of this system has at a level.
    fn digits(system: System, level: Level) -> u32 {
        match (level, system) {
            (Level::Province, _) => 2,
            (Level::Regency, _) => 4,
            (Level::District, System::Kemendagri) => 6,
            (Level::District, _) => 7,
            (Level::Village, _) => 10,
        }
    }

    /// The code of the region at a higher level that holds this one; `None` for a lower level.
    ///
    /// For an undetermined village the district is its first seven digits: equal there means the same district in
    /// both systems.
    ///
    /// ```
    /// use sentra::region::{Level, RegionCode};
    /// let district = RegionCode::parse("35.24.26")?;
    /// assert_eq!(district.ancestor(Level::Province).map(|p| p.to_string()).as_deref(), Some("35"));
    /// assert_eq!(district.ancestor(Level::Village), None);
    /// # Ok::<(), sentra::region::RegionCodeError>(())
    /// ```
    pub fn ancestor(self, level: Level) -> Option<Self> {
        let own = Self::digits(self.system, self.level);
        let up = Self::digits(self.system, level);
        let code = self.code / 10u64.checked_pow(own.checked_sub(up)?)?;
        Some(Self { level, code, ..self })
    }

    /// Whether this region lies in, or is, the other one.
    ///
    /// ```
    /// use sentra::region::RegionCode;
    /// let village = RegionCode::parse("35.24.26.2019")?;
    /// assert!(village.within(RegionCode::parse("35.24.26")?));
    /// assert!(!village.within(RegionCode::parse("35.24.25")?));
    /// # Ok::<(), sentra::region::RegionCodeError>(())
    /// ```
    pub fn within(self, other: Self) -> bool {
        self.ancestor(other.level) == Some(other)
    }

    /// The official name in the table of Kemendagri; `None` for other systems and for codes that it does not have.
    ///
    /// ```
    /// use sentra::region::RegionCode;
    /// assert_eq!(RegionCode::parse("35.24")?.name(), Some("Kabupaten Lamongan"));
    /// assert_eq!(RegionCode::parse("3524")?.name(), None); // bare digits: which system is not said
    /// # Ok::<(), sentra::region::RegionCodeError>(())
    /// ```
    pub fn name(self) -> Option<&'static str> {
        match self.system {
            System::Kemendagri => sentra_codes::region::get(self.level, self.code).map(|r| r.name),
            _ => None,
        }
    }
}

impl Default for RegionCode {
    /// No region: a placeholder for columns.
    fn default() -> Self {
        Self { system: System::Undetermined, level: Level::Province, code: 0 }
    }
}

impl fmt::Display for RegionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let c = self.code;
        match (self.system, self.level) {
            (System::Kemendagri, Level::Regency) => write!(f, "{:02}.{:02}", c / 100, c % 100),
            (System::Kemendagri, Level::District) => {
                write!(f, "{:02}.{:02}.{:02}", c / 10_000, c / 100 % 100, c % 100)
            }
            (System::Kemendagri, Level::Village) => write!(
                f,
                "{:02}.{:02}.{:02}.{:04}",
                c / 100_000_000,
                c / 1_000_000 % 100,
                c / 10_000 % 100,
                c % 10_000
            ),
            (system, level) => {
                write!(f, "{c:0width$}", width = Self::digits(system, level) as usize)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_follow_the_digits_and_never_a_guess() {
        for (text, system, level) in [
            ("35", System::Undetermined, Level::Province),
            ("3524", System::Undetermined, Level::Regency),
            ("35.24", System::Kemendagri, Level::Regency),
            ("352426", System::Kemendagri, Level::District),
            ("3524260", System::Bps, Level::District),
            ("3524262019", System::Undetermined, Level::Village),
            ("35.24.26.2019", System::Kemendagri, Level::Village),
        ] {
            let code = RegionCode::parse(text).unwrap();
            assert_eq!((code.system, code.level), (system, level), "{text}");
            // Six bare digits are Kemendagri's, so they get their dots.
            assert_eq!(code.to_string(), if text == "352426" { "35.24.26" } else { text });
        }
        for bad in ["", "3", "352", "86.10.77.1", "35-24", "35.24.1", "11.1"] {
            assert!(RegionCode::parse(bad).is_err(), "{bad}");
        }
    }
}
