//! Why a file could not be read at all. What is wrong *inside* a file that could be read is a finding.

use crate::Limit;
use sentra::Lang;

/// Why there is no table. Each text says what to do next ([`IoError::text`]).
///
/// ```
/// use sentra_io::IoError;
/// use sentra::Lang;
/// let error = IoError::Directory { path: "data".into() };
/// assert_eq!(error.code(), "io.directory");
/// assert!(error.text(Lang::En).contains("is a folder"));
/// assert!(error.text(Lang::Id).contains("adalah folder"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IoError {
    /// There is no file at this path.
    #[error("{path}: no such file")]
    NotFound {
        /// The path as it was given.
        path: String,
    },
    /// The path is a folder.
    #[error("{path}: is a directory")]
    Directory {
        /// The path as it was given.
        path: String,
    },
    /// The file may not be read.
    #[error("{path}: permission denied")]
    Permission {
        /// The path as it was given.
        path: String,
    },
    /// The system failed to read the file.
    #[error("{path}: {reason}")]
    System {
        /// The path as it was given.
        path: String,
        /// What the system says.
        reason: String,
    },
    /// A bound of [`crate::Limits`] was reached.
    #[error("limit {which} exceeded: {seen} of at most {limit}")]
    LimitExceeded {
        /// Which bound.
        which: Limit,
        /// Its value.
        limit: u64,
        /// What was seen when reading stopped, at least.
        seen: u64,
    },
    /// The bytes are not a text table but something else.
    #[error("not a text table: looks like {format}")]
    NotText {
        /// What it looks like.
        format: Format,
    },
    /// An encoding that is not read.
    #[error("encoding {name} is not supported")]
    Encoding {
        /// Its name.
        name: String,
    },
}

/// A kind of file that is often saved under the name of a CSV file.
///
/// ```
/// use sentra_io::Format;
/// assert_eq!(Format::of(b"PK\x03\x04 and so on"), Some(Format::Xlsx));
/// assert_eq!(Format::of(b"nama;desa"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// A zip archive: XLSX, ODS and others.
    Xlsx,
    /// An old Excel workbook.
    Xls,
    /// A PDF document.
    Pdf,
    /// A gzip archive.
    Gzip,
    /// A web page, which many web applications hand out as "Excel".
    Html,
}

impl Format {
    /// What these bytes look like, by their first bytes.
    ///
    /// ```
    /// use sentra_io::Format;
    /// assert_eq!(Format::of(b"<table><tr><td>"), Some(Format::Html));
    /// ```
    pub fn of(bytes: &[u8]) -> Option<Self> {
        const MAGIC: [(&[u8], Format); 5] = [
            (b"PK\x03\x04", Format::Xlsx),
            (b"PK\x05\x06", Format::Xlsx),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Format::Xls),
            (b"%PDF-", Format::Pdf),
            (b"\x1f\x8b\x08", Format::Gzip),
        ];
        if let Some((_, format)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
            return Some(*format);
        }
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
        let head = text.get(..text.len().min(14)).unwrap_or_default().to_ascii_lowercase();
        let html: [&[u8]; 3] = [b"<!doctype html", b"<html", b"<table"];
        html.iter().any(|start| head.starts_with(start)).then_some(Self::Html)
    }

    /// The words for it, the same in both languages.
    ///
    /// ```
    /// assert_eq!(sentra_io::Format::Html.as_str(), "HTML");
    /// ```
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Xlsx => "XLSX/ZIP",
            Self::Xls => "XLS",
            Self::Pdf => "PDF",
            Self::Gzip => "GZIP",
            Self::Html => "HTML",
        }
    }
}

impl std::fmt::Display for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl IoError {
    /// The stable code of the error.
    ///
    /// ```
    /// use sentra_io::IoError;
    /// assert_eq!(IoError::NotFound { path: "x.csv".into() }.code(), "io.not_found");
    /// ```
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotFound { .. } => "io.not_found",
            Self::Directory { .. } => "io.directory",
            Self::Permission { .. } => "io.permission",
            Self::System { .. } => "io.system",
            Self::LimitExceeded { .. } => "io.limit_exceeded",
            Self::NotText { .. } => "io.not_text",
            Self::Encoding { .. } => "io.encoding",
        }
    }

    /// The sentence for a person, with what to do next.
    ///
    /// ```
    /// use sentra_io::{IoError, Limit};
    /// use sentra::Lang;
    /// let error = IoError::LimitExceeded { which: Limit::FileBytes, limit: 10, seen: 14 };
    /// assert!(error.text(Lang::En).contains("Split the file"));
    /// ```
    pub fn text(&self, lang: Lang) -> String {
        match (self, lang) {
            (Self::NotFound { path }, Lang::Id) => {
                format!("Berkas {path} tidak ada. Periksa nama dan foldernya.")
            }
            (Self::NotFound { path }, Lang::En) => {
                format!("There is no file {path}. Check its name and folder.")
            }
            (Self::Directory { path }, Lang::Id) => {
                format!("{path} adalah folder, bukan berkas. Sebutkan berkas di dalamnya.")
            }
            (Self::Directory { path }, Lang::En) => {
                format!("{path} is a folder, not a file. Name a file inside it.")
            }
            (Self::Permission { path }, Lang::Id) => {
                format!(
                    "Berkas {path} tidak boleh dibaca. Tutup program yang membukanya, atau minta hak baca."
                )
            }
            (Self::Permission { path }, Lang::En) => {
                format!(
                    "The file {path} may not be read. Close the program that holds it, or ask for the right to read it."
                )
            }
            (Self::System { path, reason }, Lang::Id) => {
                format!("Berkas {path} gagal dibaca ({reason}). Salin ke folder lain lalu coba lagi.")
            }
            (Self::System { path, reason }, Lang::En) => {
                format!(
                    "The file {path} could not be read ({reason}). Copy it to another folder and try again."
                )
            }
            (Self::LimitExceeded { which, limit, seen }, Lang::Id) => format!(
                "Batas {which} terlampaui: {seen} dari paling banyak {limit}. Bagi berkasnya, atau naikkan batas bila berkas ini dipercaya."
            ),
            (Self::LimitExceeded { which, limit, seen }, Lang::En) => format!(
                "The limit {which} is exceeded: {seen} of at most {limit}. Split the file, or raise the limit if you trust it."
            ),
            (Self::NotText { format }, Lang::Id) => format!(
                "Isi berkas ini {format}, bukan tabel teks. Buka di Excel atau LibreOffice lalu simpan sebagai CSV UTF-8."
            ),
            (Self::NotText { format }, Lang::En) => format!(
                "This file holds {format}, not a text table. Open it in Excel or LibreOffice and save it as CSV UTF-8."
            ),
            (Self::Encoding { name }, Lang::Id) => {
                format!("Pengodean {name} tidak dibaca. Simpan ulang berkas sebagai UTF-8.")
            }
            (Self::Encoding { name }, Lang::En) => {
                format!("The encoding {name} is not read. Save the file again as UTF-8.")
            }
        }
    }
}
