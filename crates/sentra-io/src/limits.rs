//! How much a reader takes on before it gives up with a typed error.

/// Upper bounds of a table. A bound is checked before memory for what lies beyond it is reserved.
///
/// The default suits a program on a desk. A browser has less: [`Limits::browser`].
///
/// ```
/// use sentra_io::{read_csv, CsvOptions, IoError, Limit, Limits};
/// let limits = Limits { file_bytes: 10, ..Limits::default() };
/// let options = CsvOptions { limits, ..CsvOptions::default() };
/// let error = read_csv(b"nama;desa\nA;B\n", &options).unwrap_err();
/// assert_eq!(error, IoError::LimitExceeded { which: Limit::FileBytes, limit: 10, seen: 14 });
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the whole file. Above it, the file is not read.
    pub file_bytes: u64,
    /// Bytes of one row. A longer row is rejected with its position; the others are read.
    pub row_bytes: u64,
    /// Bytes of one cell. A row with a longer cell is rejected with its position; the others are read.
    pub cell_bytes: u64,
    /// Columns of the table. A wider table is not read; a single wider row is rejected.
    pub columns: u64,
    /// Rows of the table, of any kind. Above it, the file is not read.
    pub rows: u64,
}

impl Limits {
    /// Bounds for a page in a browser.
    ///
    /// ```
    /// use sentra_io::Limits;
    /// assert!(Limits::browser().file_bytes < Limits::default().file_bytes);
    /// ```
    pub const fn browser() -> Self {
        Self {
            file_bytes: 64 << 20,
            row_bytes: 1 << 20,
            cell_bytes: 256 << 10,
            columns: 4096,
            rows: 2_000_000,
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 512 << 20,
            row_bytes: 8 << 20,
            cell_bytes: 1 << 20,
            columns: 16_384,
            rows: 16_000_000,
        }
    }
}

/// Which bound was reached.
///
/// ```
/// use sentra_io::Limit;
/// assert_eq!(Limit::CellBytes.as_str(), "cell_bytes");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Limit {
    /// Bytes of the whole file.
    FileBytes,
    /// Bytes of one row.
    RowBytes,
    /// Bytes of one cell.
    CellBytes,
    /// Columns of the table.
    Columns,
    /// Rows of the table.
    Rows,
}

impl Limit {
    /// The stable name, equal to the field of [`Limits`].
    ///
    /// ```
    /// assert_eq!(sentra_io::Limit::Rows.as_str(), "rows");
    /// ```
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::FileBytes => "file_bytes",
            Self::RowBytes => "row_bytes",
            Self::CellBytes => "cell_bytes",
            Self::Columns => "columns",
            Self::Rows => "rows",
        }
    }
}

impl std::fmt::Display for Limit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
