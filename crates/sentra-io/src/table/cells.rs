//! The cells of a row, made when they are asked for.

use super::RawTable;
use crate::csv::Dialect;
use std::borrow::Cow;

/// The cells of one row, from left to right. A cell is a slice of the text, unless it holds a doubled quote.
///
/// ```
/// use sentra_io::{read_csv, CsvOptions};
/// use std::borrow::Cow;
/// let table = read_csv(b"nama;ukuran\nMeja;\"30\"\"\"\n", &CsvOptions::default())?;
/// let mut cells = table.cells(1);
/// assert!(matches!(cells.next(), Some(Cow::Borrowed("Meja"))));
/// assert!(matches!(cells.next(), Some(Cow::Owned(size)) if size == "30\""));
/// assert_eq!(cells.next(), None);
/// # Ok::<(), sentra_io::IoError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Cells<'t> {
    spans: Spans<'t>,
}

impl<'t> Iterator for Cells<'t> {
    type Item = Cow<'t, str>;

    fn next(&mut self) -> Option<Self::Item> {
        let span = self.spans.next()?;
        let cell = self.spans.text.get(span.from..span.to).unwrap_or_default();
        Some(match span.escapes {
            Some('\'') => Cow::Owned(cell.replace("''", "'")),
            Some(_) => Cow::Owned(cell.replace("\"\"", "\"")),
            None => Cow::Borrowed(cell),
        })
    }
}

/// Where a cell's content stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// The quote that stands doubled in it.
    pub(crate) escapes: Option<char>,
}

#[derive(Clone, Debug)]
pub(crate) struct Spans<'t> {
    text: &'t str,
    at: usize,
    end: usize,
    dialect: Dialect,
    first: bool,
    done: bool,
}

impl Spans<'_> {
    fn byte(&self, at: usize) -> Option<u8> {
        if at < self.end { self.text.as_bytes().get(at).copied() } else { None }
    }

    fn next_byte(&self, from: usize, byte: u8) -> usize {
        let rest = self.text.as_bytes().get(from..self.end).unwrap_or_default();
        from + rest.iter().position(|b| *b == byte).unwrap_or(rest.len())
    }

    /// The content of a quoted cell, when it is closed and a delimiter or nothing follows.
    fn quoted(&self, open: usize, quote: u8) -> Option<Span> {
        let mut escapes = None;
        let mut at = self.next_byte(open + 1, quote);
        while self.byte(at + 1) == Some(quote) {
            escapes = Some(char::from(quote));
            at = self.next_byte(at + 2, quote);
        }
        let sound = at < self.end
            && self.byte(at + 1).is_none() | (self.byte(at + 1) == Some(self.dialect.delimiter));
        sound.then_some(Span { from: open + 1, to: at, escapes })
    }
}

impl Iterator for Spans<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        if self.done {
            return None;
        }
        if self.dialect.blanks && !self.first {
            while self.byte(self.at) == Some(b' ') {
                self.at += 1;
            }
        }
        self.first = false;
        let from = self.at;
        let quoted = match self.byte(from) {
            Some(quote) if self.dialect.quotes(quote) => self.quoted(from, quote),
            _ => None,
        };
        // A quote that is out of place makes a rejected row: its cells are shown as they stand.
        let (span, stop) = match quoted {
            Some(span) => (span, span.to + 1),
            None => {
                let stop = self.next_byte(from, self.dialect.delimiter);
                (Span { from, to: stop, escapes: None }, stop)
            }
        };
        self.done = stop >= self.end;
        self.at = stop + 1;
        Some(span)
    }
}

pub(crate) fn spans_of(text: &str, start: usize, end: usize, dialect: Dialect) -> Spans<'_> {
    Spans { text, at: start, end, dialect, first: true, done: false }
}

/// The cells of the record between two offsets, its line end left out.
pub(crate) fn cells_of(text: &str, start: usize, end: usize, dialect: Dialect) -> Cells<'_> {
    Cells { spans: spans_of(text, start, end, dialect) }
}

impl RawTable {
    /// Offsets of a row in the text, without its line end. An empty span for a row that does not exist.
    pub(crate) fn content(&self, row: usize) -> (usize, usize) {
        let Some(start) = self.rows.get(row).map(|r| r.start) else { return (0, 0) };
        let next = self.rows.get(row + 1).map_or(self.text.len(), |r| r.start);
        let raw = self.text.get(start..next).unwrap_or_default();
        let body = raw.strip_suffix("\r\n").or_else(|| raw.strip_suffix(['\n', '\r'])).unwrap_or(raw);
        (start, start + body.len())
    }

    /// The cells of a row; none when there is no such row. A rejected row may be parted wrongly: use
    /// [`RawTable::raw`] to show it.
    ///
    /// ```
    /// use sentra_io::{read_csv, CsvOptions};
    /// let table = read_csv(b"nama;alamat\n\"A; B\";\"Jalan\n1\"\n", &CsvOptions::default())?;
    /// assert_eq!(table.cells(1).collect::<Vec<_>>(), ["A; B", "Jalan\n1"]);
    /// assert_eq!(table.cells(99).count(), 0);
    /// # Ok::<(), sentra_io::IoError>(())
    /// ```
    pub fn cells(&self, row: usize) -> Cells<'_> {
        let (start, end) = self.content(row);
        let mut cells = cells_of(&self.text, start, end, self.dialect);
        cells.spans.done = row >= self.rows.len();
        cells
    }

    /// The text of a row as it stands in the file, without its line end.
    ///
    /// ```
    /// use sentra_io::{read_csv, CsvOptions};
    /// let table = read_csv(b"nama;desa\n\"A;B\nC;D\n", &CsvOptions::default())?;
    /// assert_eq!(table.raw(1), "\"A;B");
    /// # Ok::<(), sentra_io::IoError>(())
    /// ```
    pub fn raw(&self, row: usize) -> &str {
        let (start, end) = self.content(row);
        self.text.get(start..end).unwrap_or_default()
    }
}
