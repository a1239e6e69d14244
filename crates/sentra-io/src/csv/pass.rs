//! The one pass over all rows: what each is, and the findings.

mod kinds;

use super::dialect::delimiter_name;
use super::header::{Shape, shape};
use super::scan::{Record, Scanner};
use super::sniff::{Sniffed, sniff};
use super::{CsvOptions, HeaderChoice, directive};
use crate::report::{Report, shorten};
use crate::table::{RawTable, Row, RowKind, cells_of};
use crate::{IoError, Limit};
use sentra::finding::{At, Code};
use std::borrow::Cow;

/// Fills a table from a text that has at least one character.
pub(super) fn fill(
    table: &mut RawTable,
    text: &str,
    damage: &[usize],
    options: &CsvOptions,
    report: &mut Report,
) -> Result<(), IoError> {
    let mut declared = options.delimiter.and_then(|d| u8::try_from(d).ok()).filter(u8::is_ascii);
    let mut start = table.body;
    let named = text.get(start..).and_then(directive);
    if let Some((delimiter, next)) = named {
        declared = declared.or(Some(delimiter));
        start += next;
    }
    let sniffed = sniff(text, start, declared, &options.limits);
    let columns = u64::from(sniffed.width);
    if columns > options.limits.columns {
        let limit = options.limits.columns;
        return Err(IoError::LimitExceeded { which: Limit::Columns, limit, seen: columns });
    }
    let damaged = |r: &Record| {
        let next = damage.partition_point(|d| *d < r.start);
        damage.get(next).is_some_and(|d| *d < r.next)
    };
    let first_line = if named.is_some() { 2 } else { 1 };
    let fixed = match options.header {
        HeaderChoice::Auto => None,
        HeaderChoice::None => Some(None),
        HeaderChoice::Line(wanted) => Some(index_of_line(&sniffed, first_line, wanted)),
    };
    let shape = shape(text, &sniffed, damaged, fixed);
    table.dialect = sniffed.dialect;
    table.width = shape.width as usize;
    table.headings.clone_from(&shape.headings);
    let mean = sniffed.sample.last().map_or(1, |r| (r.next - start) / sniffed.sample.len().max(1)).max(1);
    table.rows.reserve((text.len() / mean + 16).min(text.len()));
    let mut pass = Pass {
        text,
        damage,
        options,
        scanner: Scanner::new(text.as_bytes(), sniffed.dialect, &options.limits),
        shape: &shape,
        table,
        report,
        line: 1,
        last: RowKind::Title,
        closed: false,
        accepted: false,
        ends: Ends::default(),
    };
    if named.is_some() {
        let row = Row { start: pass.table.body, line: 1, kind: RowKind::Directive };
        pass.note(row.start, start, &[Cow::Borrowed(text.get(row.start..start).unwrap_or_default())]);
        pass.push(row, start)?;
        pass.line = 2;
    }
    pass.report_dialect(&sniffed, declared.is_some());
    pass.run(start)?;
    pass.finish();
    Ok(())
}

fn index_of_line(sniffed: &Sniffed, first: u64, wanted: u64) -> Option<usize> {
    let mut line = first;
    for (index, record) in sniffed.sample.iter().enumerate() {
        let next = line + u64::from(record.lines);
        if (line..next).contains(&wanted) {
            return Some(index);
        }
        line = next;
    }
    None
}

/// How many lines end in which way, and where the first one ends differently.
#[derive(Default)]
struct Ends {
    crlf: u64,
    lf: u64,
    cr: u64,
    first: Option<u8>,
    other: Option<At>,
}

struct Pass<'p, 't> {
    text: &'t str,
    damage: &'p [usize],
    options: &'p CsvOptions,
    scanner: Scanner<'t>,
    shape: &'p Shape,
    table: &'p mut RawTable,
    report: &'p mut Report,
    line: u64,
    /// The last row that was not blank.
    last: RowKind,
    /// Rows belong to another table, until this one's headings come again.
    closed: bool,
    accepted: bool,
    ends: Ends,
}

impl<'t> Pass<'_, 't> {
    fn run(&mut self, start: usize) -> Result<(), IoError> {
        let mut at = start;
        let header = self.shape.header;
        if header.is_none() {
            self.scanner.expected.clone_from(&self.shape.expected);
        }
        while let Some(record) = self.scanner.record(at) {
            let kind = if header.is_some_and(|h| record.start < h) {
                self.above(&record)
            } else if header == Some(record.start) {
                self.table.header = Some(self.table.rows.len());
                self.scanner.expected.clone_from(&self.shape.expected);
                self.say(Code::FileHeader, &record, |f| f);
                RowKind::Header
            } else {
                self.kind(&record, self.shape.odd == Some(record.start))
            };
            self.count_end(&record);
            let line = u32::try_from(self.line).unwrap_or(u32::MAX);
            self.push(Row { start: record.start, line, kind }, record.next)?;
            if kind != RowKind::Blank {
                self.last = kind;
            }
            self.accepted |= kind == RowKind::Data;
            self.line += u64::from(record.lines);
            at = record.next;
        }
        Ok(())
    }

    /// Adds a row that ends at `next`.
    fn push(&mut self, row: Row, next: usize) -> Result<(), IoError> {
        let limit = self.options.limits.rows;
        let seen = self.table.rows.len() as u64 + 1;
        if seen > limit {
            return Err(IoError::LimitExceeded { which: Limit::Rows, limit, seen });
        }
        if let Some(origin) = self.table.origins.last().copied() {
            let raw = self.text.get(row.start..next).unwrap_or_default();
            self.table.origins.push(origin + self.table.encoding.0.bytes_of(raw));
        }
        self.table.push(row);
        Ok(())
    }

    /// Where a piece of the current row stands.
    fn at(&self, record_start: usize, from: usize, to: usize) -> At {
        let place = |offset: usize| match self.table.origins.last() {
            None => offset as u64,
            Some(origin) => {
                let before = self.text.get(record_start..offset).unwrap_or_default();
                (origin + self.table.encoding.0.bytes_of(before)).min(self.table.file_bytes)
            }
        };
        At::default().line(self.line).bytes(place(from), place(to))
    }

    fn say(
        &mut self,
        code: Code,
        record: &Record,
        make: impl FnOnce(sentra::finding::Finding) -> sentra::finding::Finding,
    ) {
        let at = self.at(record.start, record.start, record.end);
        let (known, of) = self.shape.known;
        self.report.add(code, at, |f| {
            let f = if code == Code::FileHeader { f.with("known", known).with("of", of) } else { f };
            make(f)
        });
    }

    fn cells(&self, record: &Record) -> Vec<Cow<'t, str>> {
        cells_of(self.text, record.start, record.end, self.table.dialect).collect()
    }

    /// A finding that repeats what a line without data says.
    fn note(&mut self, start: usize, end: usize, cells: &[Cow<'_, str>]) {
        let at = self.at(start, start, end);
        let words: Vec<&str> = cells.iter().map(|c| c.trim()).filter(|c| !c.is_empty()).collect();
        self.report.add(Code::RowNote, at, |f| f.with("text", shorten(&words.join(" "))));
    }

    fn count_end(&mut self, record: &Record) {
        let end = self.text.as_bytes().get(record.end..record.next).unwrap_or_default();
        let (kind, count) = match end {
            [b'\r', b'\n'] => (b'c', &mut self.ends.crlf),
            [b'\n'] => (b'n', &mut self.ends.lf),
            [b'\r'] => (b'r', &mut self.ends.cr),
            _ => return,
        };
        *count += 1;
        match self.ends.first {
            None => self.ends.first = Some(kind),
            Some(first) if first != kind && self.ends.other.is_none() => {
                self.ends.other = Some(self.at(record.start, record.end, record.next));
            }
            Some(_) => {}
        }
    }

    fn report_dialect(&mut self, sniffed: &Sniffed, declared: bool) {
        let Some(first) = sniffed.sample.first().copied() else { return };
        let at = self.at(first.start, first.start, first.end);
        let runner_up = sniffed.runner_up.map_or("-".into(), delimiter_name);
        if !declared {
            // A table of one column has no delimiter.
            let found = (sniffed.width > 1).then(|| delimiter_name(sniffed.dialect.delimiter));
            let delimiter = found.unwrap_or_else(|| "-".into());
            self.report.add(Code::FileDelimiter, at.clone(), |f| {
                f.with("delimiter", delimiter).with("runner_up", runner_up)
            });
        }
        if sniffed.dialect.apostrophes {
            self.report.add(Code::FileApostrophes, at.clone(), |f| f);
        }
        if sniffed.dialect.blanks {
            self.report.add(Code::FileBlanks, at.clone(), |f| f);
        }
        let wanted = !matches!(self.options.header, HeaderChoice::None);
        if self.shape.header.is_none() && wanted && sniffed.sample.iter().any(|r| r.filled > 0) {
            self.report.add(Code::FileNoHeader, at, |f| f);
        }
    }

    fn finish(self) {
        if !self.table.origins.is_empty() {
            // One entry for each row; the last one was the start of a row that does not exist.
            self.table.origins.pop();
        }
        if let Some(at) = self.ends.other {
            let Ends { crlf, lf, cr, .. } = self.ends;
            self.report.add(Code::FileLineEnds, at, |f| f.with("crlf", crlf).with("lf", lf).with("cr", cr));
        }
    }
}
