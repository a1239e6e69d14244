//! How the cells of a text table are parted.

/// How cells are parted and quoted.
///
/// ```
/// use sentra_io::{read_csv, CsvOptions};
/// let table = read_csv(b"nama;desa\n\"A; B\";C\n", &CsvOptions::default())?;
/// assert_eq!(table.dialect().delimiter(), ';');
/// # Ok::<(), sentra_io::IoError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    pub(crate) delimiter: u8,
    /// `'` quotes as well as `"`.
    pub(crate) apostrophes: bool,
    /// Blanks after a delimiter do not belong to the cell.
    pub(crate) blanks: bool,
}

impl Dialect {
    pub(crate) const fn new(delimiter: u8) -> Self {
        Self { delimiter, apostrophes: false, blanks: false }
    }

    /// The character between cells.
    ///
    /// ```
    /// use sentra_io::{read_csv, CsvOptions};
    /// let table = read_csv(b"nama\tdesa\nA\tB\n", &CsvOptions::default())?;
    /// assert_eq!(table.dialect().delimiter(), '\t');
    /// # Ok::<(), sentra_io::IoError>(())
    /// ```
    pub const fn delimiter(&self) -> char {
        self.delimiter as char
    }

    /// Whether cells are also quoted with `'`.
    ///
    /// ```
    /// use sentra_io::{read_csv, CsvOptions};
    /// let table = read_csv(b"nama,desa\n'A, B','C'\n'D','E, F'\n", &CsvOptions::default())?;
    /// assert!(table.dialect().apostrophes());
    /// assert_eq!(table.cells(1).next().as_deref(), Some("A, B"));
    /// # Ok::<(), sentra_io::IoError>(())
    /// ```
    pub const fn apostrophes(&self) -> bool {
        self.apostrophes
    }

    /// Whether blanks after a delimiter were left out, because nearly every cell has them.
    ///
    /// ```
    /// use sentra_io::{read_csv, CsvOptions};
    /// let table = read_csv(b"nama, desa\nA, B\nC, D\n", &CsvOptions::default())?;
    /// assert!(table.dialect().skips_blanks());
    /// assert_eq!(table.cells(1).nth(1).as_deref(), Some("B"));
    /// # Ok::<(), sentra_io::IoError>(())
    /// ```
    pub const fn skips_blanks(&self) -> bool {
        self.blanks
    }

    /// Whether this byte opens a quoted cell.
    pub(crate) const fn quotes(&self, byte: u8) -> bool {
        byte == b'"' || (self.apostrophes && byte == b'\'')
    }
}

/// How a delimiter is written in a finding.
pub(crate) fn delimiter_name(delimiter: u8) -> String {
    match delimiter {
        b'\t' => "TAB".into(),
        b' ' => "SPACE".into(),
        other => format!("\"{}\"", char::from(other)),
    }
}
