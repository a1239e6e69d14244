//! Reads one record after the other from raw text, says where each ends and what is wrong with it.
//!
//! A quote that does not close must not swallow the rest of the file. So a record may only span several lines
//! when it is well formed and as wide as expected; otherwise it is cut at the end of its first line, and reading
//! goes on with the next line. No byte is looked at more than a few times: whatever reopens a quote on a
//! later line also closes the quote before it.

use super::dialect::Dialect;

/// What is wrong with a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// A quote opens and does not close.
    Unclosed,
    /// Text behind a closing quote.
    TextAfter,
    /// A quote behind a backslash.
    Backslash,
    /// A NUL byte.
    Nul,
    /// A cell above the limit, with its length.
    CellTooLong(u64),
    /// A row above the limit, with what was read of it.
    RowTooLong(u64),
}

/// One physical record.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Record {
    pub(crate) start: usize,
    /// Where its line end begins.
    pub(crate) end: usize,
    /// Where the next record begins.
    pub(crate) next: usize,
    /// Line ends in it, its own included.
    pub(crate) lines: u32,
    pub(crate) cells: u32,
    /// Cells with anything but blanks.
    pub(crate) filled: u32,
    /// Cells that begin like a number.
    pub(crate) numeric: u32,
    /// Filled cells, from the second on, that begin with a blank.
    pub(crate) spaced: u32,
    /// Where the first cell that begins with a letter has that letter.
    pub(crate) first_text: Option<usize>,
    pub(crate) flaw: Option<(Flaw, usize)>,
    /// The first quote in the middle of an unquoted cell. It is read as it stands.
    pub(crate) stray: Option<usize>,
}

/// What a row must be like to span several lines.
#[derive(Clone, Debug, Default)]
pub(crate) struct Expected {
    /// Its cells.
    pub(crate) width: Option<u32>,
    /// Another number of cells that is as good.
    pub(crate) also: Option<u32>,
    /// Columns that hold numbers in nearly every row.
    pub(crate) numbers: Vec<u32>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Plain,
    Delimiter,
    Lf,
    Cr,
    Quote,
    Nul,
}

/// How a cell begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lead {
    Empty,
    Number,
    Text(usize),
    Other,
}

pub(crate) struct Scanner<'t> {
    bytes: &'t [u8],
    dialect: Dialect,
    classes: [Class; 256],
    cell_bytes: usize,
    row_bytes: usize,
    pub(crate) expected: Expected,
}

impl<'t> Scanner<'t> {
    pub(crate) fn new(bytes: &'t [u8], dialect: Dialect, limits: &crate::Limits) -> Self {
        let mut classes = [Class::Plain; 256];
        let special = [
            (b'\n', Class::Lf),
            (b'\r', Class::Cr),
            (b'"', Class::Quote),
            (0, Class::Nul),
            (dialect.delimiter, Class::Delimiter),
        ];
        for (byte, class) in special {
            if let Some(slot) = classes.get_mut(usize::from(byte)) {
                *slot = class;
            }
        }
        let size = |limit: u64| usize::try_from(limit).unwrap_or(usize::MAX);
        Self {
            bytes,
            dialect,
            classes,
            cell_bytes: size(limits.cell_bytes),
            row_bytes: size(limits.row_bytes),
            expected: Expected::default(),
        }
    }

    fn class(&self, at: usize) -> Option<Class> {
        let byte = *self.bytes.get(at)?;
        self.classes.get(usize::from(byte)).copied()
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    /// Where the line end that begins at `at` is over.
    fn after_line_end(&self, at: usize) -> usize {
        match (self.byte(at), self.byte(at + 1)) {
            (Some(b'\r'), Some(b'\n')) => at + 2,
            (Some(_), _) => at + 1,
            (None, _) => at,
        }
    }

    /// The first line end at or after `at`.
    fn line_end(&self, at: usize) -> usize {
        let rest = self.bytes.get(at..).unwrap_or_default();
        at + rest.iter().position(|b| matches!(b, b'\n' | b'\r')).unwrap_or(rest.len())
    }

    /// The record that begins at `start`; none at the end of the text.
    pub(crate) fn record(&self, start: usize) -> Option<Record> {
        if start >= self.bytes.len() {
            return None;
        }
        let mut record = Record { start, lines: 1, ..Record::default() };
        // The end of the first line, when the record runs over it.
        let mut first_line: Option<usize> = None;
        let mut at = start;
        loop {
            let begin = at;
            if self.dialect.blanks && record.cells > 0 {
                while self.byte(at) == Some(b' ') {
                    at += 1;
                }
            }
            let (content, end) = match self.byte(at) {
                Some(quote) if self.dialect.quotes(quote) => {
                    match self.quoted(at, &mut record, &mut first_line) {
                        Some(close) => {
                            let after = close + 1;
                            if !matches!(
                                self.class(after),
                                None | Some(Class::Delimiter | Class::Lf | Class::Cr)
                            ) {
                                let escaped = self.byte(close.saturating_sub(1)) == Some(b'\\');
                                let flaw = if escaped { Flaw::Backslash } else { Flaw::TextAfter };
                                return Some(self.cut(record, first_line, flaw, close));
                            }
                            ((at + 1, close), after)
                        }
                        None => return Some(self.cut(record, first_line, Flaw::Unclosed, at)),
                    }
                }
                _ => {
                    let end = self.unquoted(at, &mut record);
                    ((at, end), end)
                }
            };
            self.count(&mut record, begin, content);
            at = end + 1;
            match self.class(end) {
                Some(Class::Delimiter) => {}
                _ => {
                    record.end = end;
                    record.next = self.after_line_end(end);
                    break;
                }
            }
        }
        if let Some(line_end) = first_line
            && !self.may_span(&record)
        {
            return Some(self.cut(record, Some(line_end), Flaw::Unclosed, start));
        }
        let length = record.end - start;
        if record.flaw.is_none() && length > self.row_bytes {
            record.flaw = Some((Flaw::RowTooLong(length as u64), start));
        }
        Some(record)
    }

    /// Ends a flawed record at the end of its first line.
    fn cut(&self, mut record: Record, first_line: Option<usize>, flaw: Flaw, at: usize) -> Record {
        let end = first_line.unwrap_or_else(|| self.line_end(at));
        // A place on a later line is of no use for this row: point to the quote's own row.
        let place = if at < end { at } else { record.start };
        record.flaw = Some(match record.flaw {
            Some(earlier) if earlier.1 < end => earlier,
            _ => (flaw, place),
        });
        record.end = end;
        record.next = self.after_line_end(end);
        record.lines = 1;
        record
    }

    /// Reads an unquoted cell; ends at a delimiter, a line end or the end of the text.
    fn unquoted(&self, from: usize, record: &mut Record) -> usize {
        let mut at = from;
        loop {
            let rest = self.bytes.get(at..).unwrap_or_default();
            let special = |b: &u8| self.classes.get(usize::from(*b)) != Some(&Class::Plain);
            at += rest.iter().position(special).unwrap_or(rest.len());
            match self.class(at) {
                Some(Class::Nul) => {
                    record.flaw.get_or_insert((Flaw::Nul, at));
                }
                Some(Class::Quote) => {
                    record.stray.get_or_insert(at);
                }
                _ => return at,
            }
            at += 1;
        }
    }

    /// Reads a quoted cell from its opening quote; gives its closing quote, if there is one.
    fn quoted(&self, open: usize, record: &mut Record, first_line: &mut Option<usize>) -> Option<usize> {
        let quote = self.byte(open);
        let mut at = open + 1;
        loop {
            let byte = self.byte(at)?;
            if Some(byte) == quote {
                if self.byte(at + 1) != quote {
                    if self.backslashed(open, at) {
                        record.flaw.get_or_insert((Flaw::Backslash, at));
                    }
                    return Some(at);
                }
                at += 2;
                continue;
            }
            match byte {
                b'\n' | b'\r' => {
                    first_line.get_or_insert(at);
                    record.lines += 1;
                    at = self.after_line_end(at);
                }
                0 => {
                    record.flaw.get_or_insert((Flaw::Nul, at));
                    at += 1;
                }
                _ => at += 1,
            }
        }
    }

    /// Whether an odd number of backslashes stands before the quote at `at`.
    fn backslashed(&self, open: usize, at: usize) -> bool {
        let inside = self.bytes.get(open + 1..at).unwrap_or_default();
        inside.iter().rev().take_while(|b| **b == b'\\').count() % 2 == 1
    }

    fn count(&self, record: &mut Record, begin: usize, (from, to): (usize, usize)) {
        record.cells = record.cells.saturating_add(1);
        if to - from > self.cell_bytes && record.flaw.is_none() {
            record.flaw = Some((Flaw::CellTooLong((to - from) as u64), from));
        }
        match self.lead(from, to) {
            Lead::Empty => return,
            Lead::Number => record.numeric += 1,
            Lead::Text(at) => record.first_text = record.first_text.or(Some(at)),
            Lead::Other => {}
        }
        record.filled += 1;
        if record.cells > 1 && self.byte(begin) == Some(b' ') {
            record.spaced += 1;
        }
    }

    /// How the cell content from `from` to `to` begins.
    pub(crate) fn lead(&self, from: usize, to: usize) -> Lead {
        let cell = self.bytes.get(from..to).unwrap_or_default();
        let blanks = cell.iter().take_while(|b| b.is_ascii_whitespace()).count();
        let lead = lead_of(cell.get(blanks..).unwrap_or_default());
        if let Lead::Text(_) = lead { Lead::Text(from + blanks) } else { lead }
    }

    /// Whether a well-formed record over several lines is one row, not several that a quote ran together.
    fn may_span(&self, record: &Record) -> bool {
        let Some(width) = self.expected.width else { return true };
        if record.cells != width && Some(record.cells) != self.expected.also {
            return false;
        }
        if width < 2 || self.expected.numbers.is_empty() {
            return true;
        }
        // A later line that by itself is a row as expected, numbers in their places, is that row.
        let mut at = self.after_line_end(self.line_end(record.start));
        while at < record.end {
            let end = self.line_end(at).min(record.end);
            let line = self.bytes.get(at..end).unwrap_or_default();
            if self.is_row(line, width) {
                return false;
            }
            at = self.after_line_end(end).max(end + 1);
        }
        true
    }

    /// Whether a line is a row by itself, with a number in its place before any quote.
    fn is_row(&self, line: &[u8], width: u32) -> bool {
        let quote = line.iter().position(|b| self.dialect.quotes(*b)).unwrap_or(line.len());
        let mut wanted = self.expected.numbers.iter().peekable();
        let (mut cells, mut at, mut sure) = (0_u32, 0, false);
        for cell in line.split(|b| *b == self.dialect.delimiter) {
            at += cell.len() + 1;
            if wanted.next_if(|n| **n == cells).is_some() {
                if lead_of(cell.trim_ascii_start()) != Lead::Number {
                    return false;
                }
                sure |= at <= quote;
            }
            cells += 1;
            if cells > width {
                return false;
            }
        }
        sure && cells == width
    }
}

/// How a text without leading blanks begins.
pub(crate) fn lead_of(text: &[u8]) -> Lead {
    match text {
        [] => Lead::Empty,
        [b'0'..=b'9', ..] => Lead::Number,
        [b'-' | b'+' | b'.' | b',' | b'(' | b'<' | b'$', b'0'..=b'9', ..] => Lead::Number,
        [b'R' | b'r', b'P' | b'p', rest @ ..]
            if rest.iter().find(|b| !matches!(b, b'.' | b' ' | b':')).is_some_and(u8::is_ascii_digit) =>
        {
            Lead::Number
        }
        [first, ..] if first.is_ascii_alphabetic() || !first.is_ascii() => Lead::Text(0),
        _ => Lead::Other,
    }
}
