//! Which characters the bytes of a file mean.
//!
//! In this order: what the caller declares; a byte order mark; NUL bytes at every other place (UTF-16 without a
//! mark); strict UTF-8; UTF-8 with damaged rows, which are rejected; Windows-1252 with a warning. Offsets in
//! findings always count the bytes of the file as it was given.

mod decode;

pub(crate) use decode::{Decoded, decode};

/// An encoding that is read.
///
/// ```
/// use sentra_io::Encoding;
/// assert_eq!(Encoding::from_name("CP1252"), Some(Encoding::Windows1252));
/// assert_eq!(Encoding::Utf16Le.as_str(), "utf-16le");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, low byte first: "Unicode text" of Excel.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Windows-1252, what Excel on Windows calls CSV.
    Windows1252,
}

impl Encoding {
    /// All encodings that are read.
    ///
    /// ```
    /// use sentra_io::Encoding;
    /// assert!(Encoding::ALL.iter().all(|e| Encoding::from_name(e.as_str()) == Some(*e)));
    /// ```
    pub const ALL: [Self; 4] = [Self::Utf8, Self::Utf16Le, Self::Utf16Be, Self::Windows1252];

    /// The usual name.
    ///
    /// ```
    /// assert_eq!(sentra_io::Encoding::Utf8.as_str(), "utf-8");
    /// ```
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Windows1252 => "windows-1252",
        }
    }

    /// The encoding that a person calls by this name. ISO-8859-1 is read as Windows-1252, as browsers do.
    ///
    /// ```
    /// use sentra_io::Encoding;
    /// assert_eq!(Encoding::from_name("latin1"), Some(Encoding::Windows1252));
    /// assert_eq!(Encoding::from_name("utf_16"), Some(Encoding::Utf16Le));
    /// assert_eq!(Encoding::from_name("ebcdic"), None);
    /// ```
    pub fn from_name(name: &str) -> Option<Self> {
        let name: String =
            name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
        Some(match name.as_str() {
            "utf8" | "utf8sig" | "utf8bom" | "ascii" | "usascii" => Self::Utf8,
            "utf16" | "utf16le" | "unicode" | "ucs2" => Self::Utf16Le,
            "utf16be" => Self::Utf16Be,
            "cp1252" | "windows1252" | "ansi" | "latin1" | "iso88591" => Self::Windows1252,
            _ => return None,
        })
    }

    /// How many bytes of the file this decoded text takes up.
    pub(crate) fn bytes_of(self, text: &str) -> u64 {
        let units = match self {
            Self::Utf8 => return text.len() as u64,
            Self::Windows1252 => text.chars().count(),
            Self::Utf16Le | Self::Utf16Be => text.chars().map(char::len_utf16).sum::<usize>() * 2,
        };
        units as u64
    }
}

impl std::fmt::Display for Encoding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// From what the encoding of a file was inferred.
///
/// ```
/// use sentra_io::{read_csv, CsvOptions, Encoding, EncodingEvidence};
/// let table = read_csv(b"nama;desa\nCaf\xe9;Babat\n", &CsvOptions::default())?;
/// assert_eq!(table.encoding(), (Encoding::Windows1252, EncodingEvidence::Fallback));
/// # Ok::<(), sentra_io::IoError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum EncodingEvidence {
    /// The caller said so.
    Declared,
    /// The file begins with a byte order mark.
    Bom,
    /// Every other byte is NUL.
    NulPattern,
    /// Every byte fits.
    Valid,
    /// Most of the text outside ASCII fits; rows that do not fit are rejected.
    Mostly,
    /// The text is not UTF-8, so it was read as Windows-1252. Always with a warning.
    Fallback,
}

impl EncodingEvidence {
    /// The stable word, used in findings.
    ///
    /// ```
    /// assert_eq!(sentra_io::EncodingEvidence::Bom.as_str(), "bom");
    /// ```
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Declared => "declared",
            Self::Bom => "bom",
            Self::NulPattern => "nul_pattern",
            Self::Valid => "valid",
            Self::Mostly => "mostly",
            Self::Fallback => "fallback",
        }
    }
}
