//! The table that a reader hands out: the text once, and for each row where it stands and what it is.

mod cells;
mod locate;

pub use cells::Cells;
pub(crate) use cells::cells_of;

use crate::csv::Dialect;
use crate::encoding::{Encoding, EncodingEvidence};
use sentra::finding::{Code, Finding};
use std::collections::BTreeMap;

/// What a row is.
///
/// ```
/// use sentra_io::{read_csv, CsvOptions, RowKind};
/// let table = read_csv(b"nama;pekerja\nA;4\n;;\nJumlah;4\n", &CsvOptions::default())?;
/// let kinds: Vec<RowKind> = table.rows().map(|r| r.kind).collect();
/// assert_eq!(kinds, [RowKind::Header, RowKind::Data, RowKind::Blank, RowKind::Total]);
/// # Ok::<(), sentra_io::IoError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum RowKind {
    /// The headings.
    Header,
    /// A row of the table.
    Data,
    /// A row that cannot be used; a finding says why.
    Rejected,
    /// Nothing but blanks and delimiters.
    Blank,
    /// A title above the header, or column numbers and units below it.
    Title,
    /// The headings once more.
    RepeatedHeader,
    /// A printed total.
    Total,
    /// A source or a note.
    Footer,
    /// A line for the program that reads the file, such as `sep=;`.
    Directive,
}

impl RowKind {
    /// The stable word.
    ///
    /// ```
    /// assert_eq!(sentra_io::RowKind::RepeatedHeader.as_str(), "repeated_header");
    /// ```
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Header => "header",
            Self::Data => "data",
            Self::Rejected => "rejected",
            Self::Blank => "blank",
            Self::Title => "title",
            Self::RepeatedHeader => "repeated_header",
            Self::Total => "total",
            Self::Footer => "footer",
            Self::Directive => "directive",
        }
    }
}

/// A row: what it is and where it stands in the file. The spans of all rows follow one another without a gap.
///
/// ```
/// use sentra_io::{read_csv, CsvOptions};
/// let table = read_csv(b"nama;desa\r\nA;B\r\n", &CsvOptions::default())?;
/// let row = table.row(1).unwrap();
/// assert_eq!((row.line, row.start, row.end), (2, 11, 16));
/// # Ok::<(), sentra_io::IoError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowRecord {
    /// The line on which it begins, counted from 1, as an editor shows it.
    pub line: u64,
    /// Its first byte in the file.
    pub start: u64,
    /// The byte after its line end.
    pub end: u64,
    /// What it is.
    pub kind: RowKind,
}

/// The account of the rows. Each physical row counts once.
///
/// ```
/// use sentra_io::{read_csv, Account, CsvOptions};
/// let table = read_csv(b"nama;desa\nA;B\nC;D;E\n\n", &CsvOptions::default())?;
/// assert_eq!(table.account(), Account { seen: 4, accepted: 1, rejected: 1, blank: 1, non_data: 1 });
/// assert!(table.account().holds());
/// # Ok::<(), sentra_io::IoError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// All rows.
    pub seen: u64,
    /// Rows of the table.
    pub accepted: u64,
    /// Rows that cannot be used.
    pub rejected: u64,
    /// Rows without content.
    pub blank: u64,
    /// Headers, titles, totals, footers and directives.
    pub non_data: u64,
}

impl Account {
    /// Whether seen = accepted + rejected + blank + non-data.
    ///
    /// ```
    /// assert!(sentra_io::Account::default().holds());
    /// ```
    pub const fn holds(&self) -> bool {
        self.seen == self.accepted + self.rejected + self.blank + self.non_data
    }

    fn count(&mut self, kind: RowKind) {
        self.seen += 1;
        match kind {
            RowKind::Data => self.accepted += 1,
            RowKind::Rejected => self.rejected += 1,
            RowKind::Blank => self.blank += 1,
            _ => self.non_data += 1,
        }
    }
}

/// A row as it is kept: 16 bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    pub(crate) start: usize,
    pub(crate) line: u32,
    pub(crate) kind: RowKind,
}

/// A table as it stands in its file: every row with its position, nothing repaired, nothing left out.
///
/// ```
/// use sentra_io::{read_csv, CsvOptions};
/// let table = read_csv(b"nama;desa\nSumber Rejeki;Babat\n", &CsvOptions::default())?;
/// assert_eq!(table.headings(), ["nama", "desa"]);
/// for row in table.data_rows() {
///     let cells: Vec<_> = table.cells(row).collect();
///     assert_eq!(cells, ["Sumber Rejeki", "Babat"]);
/// }
/// # Ok::<(), sentra_io::IoError>(())
/// ```
#[derive(Debug)]
pub struct RawTable {
    pub(crate) text: String,
    /// Where the first row begins in `text`.
    pub(crate) body: usize,
    pub(crate) rows: Vec<Row>,
    /// Where each row begins in the file; empty when that is where it begins in `text`.
    pub(crate) origins: Vec<u64>,
    pub(crate) file: u32,
    pub(crate) file_bytes: u64,
    pub(crate) encoding: (Encoding, EncodingEvidence),
    pub(crate) dialect: Dialect,
    pub(crate) width: usize,
    pub(crate) header: Option<usize>,
    pub(crate) headings: Vec<String>,
    pub(crate) account: Account,
    pub(crate) findings: Vec<Finding>,
    pub(crate) suppressed: BTreeMap<Code, u64>,
}

impl RawTable {
    pub(crate) fn push(&mut self, row: Row) {
        self.account.count(row.kind);
        self.rows.push(row);
    }

    /// Number of rows of any kind.
    ///
    /// ```
    /// use sentra_io::{read_csv, CsvOptions};
    /// assert_eq!(read_csv(b"nama;desa\nA;B", &CsvOptions::default())?.len(), 2);
    /// # Ok::<(), sentra_io::IoError>(())
    /// ```
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether the file has no row at all.
    ///
    /// ```
    /// use sentra_io::{read_csv, CsvOptions};
    /// assert!(read_csv(b"", &CsvOptions::default())?.is_empty());
    /// # Ok::<(), sentra_io::IoError>(())
    /// ```
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The numbers of the rows that hold data, in the order of the file.
    ///
    /// ```
    /// use sentra_io::{read_csv, CsvOptions};
    /// let table = read_csv(b"nama;desa\nA;B\n\nC;D\n", &CsvOptions::default())?;
    /// assert_eq!(table.data_rows().collect::<Vec<_>>(), [1, 3]);
    /// # Ok::<(), sentra_io::IoError>(())
    /// ```
    pub fn data_rows(&self) -> impl Iterator<Item = usize> + '_ {
        self.rows_of(RowKind::Data)
    }

    /// The numbers of the rows of one kind, in the order of the file.
    ///
    /// ```
    /// use sentra_io::{read_csv, CsvOptions, RowKind};
    /// let table = read_csv(b"nama;unit\nA;2\nJumlah;2\n", &CsvOptions::default())?;
    /// assert_eq!(table.rows_of(RowKind::Total).collect::<Vec<_>>(), [2]);
    /// # Ok::<(), sentra_io::IoError>(())
    /// ```
    pub fn rows_of(&self, kind: RowKind) -> impl Iterator<Item = usize> + '_ {
        self.rows.iter().enumerate().filter(move |(_, r)| r.kind == kind).map(|(i, _)| i)
    }

    /// The number of the header row, if there is one.
    ///
    /// ```
    /// use sentra_io::{read_csv, CsvOptions};
    /// let table = read_csv(b"Daftar sentra;;\nnama;desa;unit\nA;B;7\n", &CsvOptions::default())?;
    /// assert_eq!(table.header(), Some(1));
    /// # Ok::<(), sentra_io::IoError>(())
    /// ```
    pub fn header(&self) -> Option<usize> {
        self.header
    }

    /// The headings, one for each column; empty texts where there is none.
    ///
    /// ```
    /// use sentra_io::{read_csv, CsvOptions};
    /// assert_eq!(read_csv(b"1;2\n3;4\n", &CsvOptions::default())?.headings(), ["", ""]);
    /// # Ok::<(), sentra_io::IoError>(())
    /// ```
    pub fn headings(&self) -> &[String] {
        &self.headings
    }

    /// Number of columns.
    ///
    /// ```
    /// use sentra_io::{read_csv, CsvOptions};
    /// assert_eq!(read_csv(b"nama;desa;\nA;B;\n", &CsvOptions::default())?.width(), 3);
    /// # Ok::<(), sentra_io::IoError>(())
    /// ```
    pub fn width(&self) -> usize {
        self.width
    }

    /// The account of the rows.
    ///
    /// ```
    /// use sentra_io::{read_csv, CsvOptions};
    /// assert_eq!(read_csv(b"nama;desa\nA;B\n", &CsvOptions::default())?.account().accepted, 1);
    /// # Ok::<(), sentra_io::IoError>(())
    /// ```
    pub fn account(&self) -> Account {
        self.account
    }

    /// What was inferred and what is wrong, in the order of the file.
    ///
    /// ```
    /// use sentra::finding::Code;
    /// use sentra_io::{read_csv, CsvOptions};
    /// let table = read_csv(b"nama;desa\nA;B;C\n", &CsvOptions::default())?;
    /// let wide = table.findings().iter().find(|f| f.code == Code::RowWidth).unwrap();
    /// assert_eq!((wide.at.line, wide.at.bytes), (Some(2), Some((10, 15))));
    /// # Ok::<(), sentra_io::IoError>(())
    /// ```
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// How many findings of a code are not listed because there are too many of it.
    ///
    /// ```
    /// use sentra::finding::Code;
    /// use sentra_io::{read_csv, CsvOptions};
    /// let options = CsvOptions { findings_per_code: 1, ..CsvOptions::default() };
    /// let table = read_csv(b"nama;desa\nA;B\nA;B\nA;B\nC\nD\nE\n", &options)?;
    /// assert_eq!(table.suppressed().get(&Code::RowWidth), Some(&2));
    /// # Ok::<(), sentra_io::IoError>(())
    /// ```
    pub fn suppressed(&self) -> &BTreeMap<Code, u64> {
        &self.suppressed
    }

    /// How the cells are parted.
    ///
    /// ```
    /// use sentra_io::{read_csv, CsvOptions};
    /// assert_eq!(read_csv(b"nama|desa\nA|B\n", &CsvOptions::default())?.dialect().delimiter(), '|');
    /// # Ok::<(), sentra_io::IoError>(())
    /// ```
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// The encoding, and from what it was inferred.
    ///
    /// ```
    /// use sentra_io::{read_csv, CsvOptions, Encoding, EncodingEvidence};
    /// let table = read_csv(b"\xef\xbb\xbfnama;desa\nA;B\n", &CsvOptions::default())?;
    /// assert_eq!(table.encoding(), (Encoding::Utf8, EncodingEvidence::Bom));
    /// # Ok::<(), sentra_io::IoError>(())
    /// ```
    pub fn encoding(&self) -> (Encoding, EncodingEvidence) {
        self.encoding
    }
}
