//! Text tables: what the rows are, and what is wrong with them, located in the raw bytes.

mod classify;
mod dialect;
mod header;
mod pass;
mod scan;
mod sniff;

pub use dialect::Dialect;

use crate::encoding::{Decoded, Encoding, EncodingEvidence, decode};
use crate::report::{PER_CODE, Report};
use crate::table::RawTable;
use crate::{Format, IoError, Limit, Limits};
use sentra::finding::{At, Code};
use std::borrow::Cow;

/// Where the headings are.
///
/// ```
/// use sentra_io::{read_csv, CsvOptions, HeaderChoice};
/// let options = CsvOptions { header: HeaderChoice::None, ..CsvOptions::default() };
/// let table = read_csv(b"Batik;Babat\nTenun;Maduran\n", &options)?;
/// assert_eq!((table.header(), table.account().accepted), (None, 2));
/// # Ok::<(), sentra_io::IoError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HeaderChoice {
    /// Look for them, and report what was found.
    #[default]
    Auto,
    /// In the row that begins on this line, counted from 1.
    Line(u64),
    /// There are none.
    None,
}

/// What a caller knows about a file. Everything else is inferred and reported.
///
/// ```
/// use sentra_io::{read_csv, CsvOptions, Encoding};
/// let options = CsvOptions {
///     encoding: Some(Encoding::Windows1252),
///     delimiter: Some(','),
///     ..CsvOptions::default()
/// };
/// let table = read_csv(b"nama,desa\nCaf\xe9,Babat\n", &options)?;
/// assert_eq!(table.cells(1).next().as_deref(), Some("Café"));
/// # Ok::<(), sentra_io::IoError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CsvOptions {
    /// The encoding, when it is known.
    pub encoding: Option<Encoding>,
    /// The character between cells, when it is known. Only ASCII characters part cells.
    pub delimiter: Option<char>,
    /// Where the headings are.
    pub header: HeaderChoice,
    /// The bounds.
    pub limits: Limits,
    /// The number of the file among several, for the places of findings.
    pub file: u32,
    /// How many findings of one code are listed; the others are counted.
    pub findings_per_code: usize,
}

impl Default for CsvOptions {
    fn default() -> Self {
        Self {
            encoding: None,
            delimiter: None,
            header: HeaderChoice::Auto,
            limits: Limits::default(),
            file: 0,
            findings_per_code: PER_CODE,
        }
    }
}

/// Reads a text table from the bytes of a file. A `Vec` is not copied.
///
/// Every row is accounted for; a row that cannot be read for certain is rejected with a finding that names its
/// line and bytes. No cell is changed.
///
/// # Errors
/// [`IoError`] for bytes that are no text, such as a workbook, and for a table that exceeds a bound ([`Limits`]). An
/// empty file is no error: it is a table without rows and a finding.
///
/// ```
/// use sentra::finding::Code;
/// use sentra_io::{read_csv, CsvOptions};
/// let bytes = b"sep=;\nNama Usaha;Desa;TK\nSumber Rejeki;Babat;4\n\"Maju;Babat;2\nJumlah;;6\n".to_vec();
/// let table = read_csv(bytes, &CsvOptions::default())?;
/// let account = table.account();
/// assert_eq!((account.seen, account.accepted, account.rejected, account.non_data), (5, 1, 1, 3));
/// assert!(table.findings().iter().any(|f| f.code == Code::RowQuoteUnclosed && f.at.line == Some(4)));
/// # Ok::<(), sentra_io::IoError>(())
/// ```
pub fn read_csv<'a>(bytes: impl Into<Cow<'a, [u8]>>, options: &CsvOptions) -> Result<RawTable, IoError> {
    read(bytes.into(), options)
}

/// Reads a text table from a file. The size is checked before the file is read.
///
/// # Errors
/// [`IoError`] for a path that cannot be read, and whatever [`read_csv`] refuses.
///
/// ```
/// use sentra_io::{read_path, CsvOptions, IoError};
/// let error = read_path("no/such/file.csv", &CsvOptions::default()).unwrap_err();
/// assert!(matches!(error, IoError::NotFound { .. }));
/// ```
#[cfg(not(target_arch = "wasm32"))]
pub fn read_path(path: impl AsRef<std::path::Path>, options: &CsvOptions) -> Result<RawTable, IoError> {
    use std::io::{ErrorKind, Read};
    let path = path.as_ref();
    let shown = || path.display().to_string();
    let failed = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => IoError::NotFound { path: shown() },
        ErrorKind::PermissionDenied => IoError::Permission { path: shown() },
        ErrorKind::IsADirectory => IoError::Directory { path: shown() },
        _ => IoError::System { path: shown(), reason: error.to_string() },
    };
    let known = std::fs::metadata(path).map_err(failed)?;
    if known.is_dir() {
        return Err(IoError::Directory { path: shown() });
    }
    let limit = options.limits.file_bytes;
    check_size(known.len(), limit)?;
    let file = std::fs::File::open(path).map_err(failed)?;
    let mut bytes = Vec::with_capacity(usize::try_from(known.len()).unwrap_or(0));
    // The file may grow while it is read, and some files do not tell their size.
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(failed)?;
    read_csv(bytes, options)
}

fn check_size(seen: u64, limit: u64) -> Result<(), IoError> {
    if seen > limit {
        return Err(IoError::LimitExceeded { which: Limit::FileBytes, limit, seen });
    }
    Ok(())
}

fn read(bytes: Cow<'_, [u8]>, options: &CsvOptions) -> Result<RawTable, IoError> {
    check_size(bytes.len() as u64, options.limits.file_bytes)?;
    if let Some(format) = Format::of(&bytes) {
        return Err(IoError::NotText { format });
    }
    let decoded = decode(bytes, options.encoding, &options.limits)?;
    let mut report = Report::new(options.file, options.findings_per_code);
    report_encoding(&decoded, &mut report);
    let Decoded { text, encoding, evidence, mark, mark_bytes, file_bytes, damage } = decoded;
    let mut table = RawTable {
        body: mark,
        rows: Vec::new(),
        origins: if encoding == Encoding::Utf8 { Vec::new() } else { vec![mark_bytes] },
        file: options.file,
        file_bytes,
        encoding: (encoding, evidence),
        dialect: Dialect::new(b','),
        width: 0,
        header: None,
        headings: Vec::new(),
        account: Default::default(),
        findings: Vec::new(),
        suppressed: Default::default(),
        text: String::new(),
    };
    if text.len() == mark {
        table.origins.clear();
        report.add(Code::FileEmpty, At::default().line(1).bytes(0, file_bytes), |f| f);
    } else {
        pass::fill(&mut table, &text, &damage, options, &mut report)?;
    }
    table.text = text;
    (table.findings, table.suppressed) = report.finish();
    Ok(table)
}

fn report_encoding(decoded: &Decoded, report: &mut Report) {
    let at = At::default().line(1).bytes(0, decoded.file_bytes);
    if decoded.evidence == EncodingEvidence::Fallback {
        report.add(Code::FileEncodingGuess, at, |f| f);
    } else {
        report.add(Code::FileEncoding, at, |f| {
            f.with("encoding", decoded.encoding).with("evidence", decoded.evidence.as_str())
        });
    }
}

/// The delimiter that a first line such as `sep=;` names, and where the next line begins.
fn directive(text: &str) -> Option<(u8, usize)> {
    let line = text.split(['\n', '\r']).next()?;
    let bare = line.strip_prefix('"').and_then(|l| l.strip_suffix('"')).unwrap_or(line).as_bytes();
    let [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', delimiter] = bare else { return None };
    let usable = delimiter.is_ascii_punctuation() || matches!(delimiter, b'\t' | b' ');
    if !usable || matches!(delimiter, b'"' | b'\'') {
        return None;
    }
    let rest = text.get(line.len()..)?;
    let end = if rest.starts_with("\r\n") { 2 } else { rest.len().min(1) };
    Some((*delimiter, line.len() + end))
}
