//! From rows and cells back to lines and bytes of the file.

use super::cells::spans_of;
use super::{RawTable, RowRecord};
use sentra::finding::At;

impl RawTable {
    /// Where the text at `offset`, in or right behind `row`, stands in the file.
    pub(crate) fn origin(&self, row: usize, offset: usize) -> u64 {
        let Some(origin) = self.origins.get(row) else { return (offset as u64).min(self.file_bytes) };
        let start = self.rows.get(row).map_or(offset, |r| r.start);
        let before = self.text.get(start..offset).unwrap_or_default();
        // A half unit at the end of a UTF-16 file is shorter than its character.
        (origin + self.encoding.0.bytes_of(before)).min(self.file_bytes)
    }

    /// A row with its position.
    ///
    /// ```
    /// use sentra_io::{read_csv, CsvOptions};
    /// let table = read_csv(b"nama;desa\nA;B", &CsvOptions::default())?;
    /// assert_eq!(table.row(1).map(|r| (r.start, r.end)), Some((10, 13)));
    /// assert_eq!(table.row(2), None);
    /// # Ok::<(), sentra_io::IoError>(())
    /// ```
    pub fn row(&self, row: usize) -> Option<RowRecord> {
        let this = self.rows.get(row)?;
        let start = self.origins.get(row).copied().unwrap_or(this.start as u64);
        let end = match self.rows.get(row + 1) {
            Some(next) => self.origins.get(row + 1).copied().unwrap_or(next.start as u64),
            None => self.file_bytes,
        };
        Some(RowRecord { line: u64::from(this.line), start, end, kind: this.kind })
    }

    /// All rows with their positions, in the order of the file.
    ///
    /// ```
    /// use sentra_io::{read_csv, CsvOptions};
    /// let table = read_csv(b"nama;desa\nA;B\n", &CsvOptions::default())?;
    /// assert_eq!(table.rows().map(|r| r.line).collect::<Vec<_>>(), [1, 2]);
    /// # Ok::<(), sentra_io::IoError>(())
    /// ```
    pub fn rows(&self) -> impl Iterator<Item = RowRecord> + '_ {
        (0..self.rows.len()).filter_map(|row| self.row(row))
    }

    /// The place of a row, for a finding: line and bytes, the line end left out.
    ///
    /// ```
    /// use sentra_io::{read_csv, CsvOptions};
    /// let table = read_csv(b"nama;desa\nA;B\n", &CsvOptions::default())?;
    /// assert_eq!(table.at_row(1).bytes, Some((10, 13)));
    /// # Ok::<(), sentra_io::IoError>(())
    /// ```
    pub fn at_row(&self, row: usize) -> At {
        let (start, end) = self.content(row);
        let line = self.rows.get(row).map_or(0, |r| u64::from(r.line));
        let at = At::default().line(line).bytes(self.origin(row, start), self.origin(row, end));
        At { file: self.file, ..at }
    }

    /// The place of a cell, for a finding: line, bytes of its content and heading.
    ///
    /// ```
    /// use sentra_io::{read_csv, CsvOptions};
    /// let table = read_csv(b"nama;pekerja\nA;\"1.250\"\n", &CsvOptions::default())?;
    /// let at = table.at_cell(1, 1);
    /// assert_eq!((at.line, at.bytes, at.column.as_deref()), (Some(2), Some((16, 21)), Some("pekerja")));
    /// # Ok::<(), sentra_io::IoError>(())
    /// ```
    pub fn at_cell(&self, row: usize, column: usize) -> At {
        let (start, end) = self.content(row);
        let Some(span) = spans_of(&self.text, start, end, self.dialect).nth(column) else {
            return self.at_row(row);
        };
        let before = self.text.get(start..span.from).unwrap_or_default();
        let line = self.rows.get(row).map_or(0, |r| u64::from(r.line)) + line_ends(before);
        let mut at = At::default().line(line).bytes(self.origin(row, span.from), self.origin(row, span.to));
        if let Some(heading) = self.headings.get(column).filter(|h| !h.is_empty()) {
            at = at.column(heading.as_str());
        }
        At { file: self.file, ..at }
    }
}

/// How many line ends a text has: CRLF, LF and CR count one each.
fn line_ends(text: &str) -> u64 {
    let mut ends = 0;
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        if byte == b'\n' || byte == b'\r' {
            ends += 1;
            if byte == b'\r' {
                bytes.next_if_eq(&b'\n');
            }
        }
    }
    ends
}
