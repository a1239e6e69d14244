//! What a single row is, and what is wrong with it.

use super::super::classify::{
    Foreign, belongs_to_header, foreign, is_footer, is_section, may_be_total, only_numbered, repeats,
    total_label,
};
use super::super::dialect::delimiter_name;
use super::super::scan::{Flaw, Record};
use super::Pass;
use crate::Limit;
use crate::report::shorten;
use crate::table::RowKind;
use sentra::finding::Code;

impl Pass<'_, '_> {
    /// What a row above the header is.
    pub(super) fn above(&mut self, record: &Record) -> RowKind {
        if self.flawed(record) {
            return RowKind::Rejected;
        }
        if record.filled == 0 {
            return RowKind::Blank;
        }
        // A row full of values is no title but belongs to a table above this one.
        if record.filled >= 3 && record.numeric > 0 && record.filled * 2 >= record.cells {
            self.say(Code::RowOtherTable, record, |f| f);
            return RowKind::Rejected;
        }
        let cells = self.cells(record);
        self.note(record.start, record.end, &cells);
        RowKind::Title
    }

    /// What a row below the header is, or any row when there is no header.
    pub(super) fn kind(&mut self, record: &Record, odd: bool) -> RowKind {
        if self.flawed(record) {
            return RowKind::Rejected;
        }
        if record.filled == 0 {
            return RowKind::Blank;
        }
        let expected = &self.shape.expected;
        let width = self.shape.width;
        let over = expected.also == Some(record.cells);
        let fits = record.cells == width || over;
        let label = record.first_text.and_then(|at| self.text.as_bytes().get(at..));
        let maybe_total = label.is_some_and(may_be_total);
        let few = record.filled < 3 || record.filled * 4 <= width;
        let texts_only = record.numeric as usize * 2 <= expected.numbers.len();
        let below_header = matches!(self.last, RowKind::Header | RowKind::RepeatedHeader);
        if fits && !over && !maybe_total && !few && !texts_only && !below_header && !self.closed {
            return self.data(record);
        }
        let cells = self.cells(record);
        // Blanks that are not ASCII fill a cell only for the scanner.
        if few && cells.iter().all(|c| c.trim().is_empty()) {
            return RowKind::Blank;
        }
        if over && cells.iter().skip(width as usize).any(|c| !c.trim().is_empty()) {
            return self.wrong_width(record);
        }
        if maybe_total
            && fits
            && let Some(label) = total_label(&cells)
        {
            self.say(Code::RowTotal, record, |f| f.with("text", shorten(&label)));
            return RowKind::Total;
        }
        let title = !self.accepted && self.shape.header.is_none() && !fits && !odd && few;
        if title || is_footer(&cells, fits) || (fits && is_section(&cells)) {
            self.note(record.start, record.end, &cells);
            return if is_footer(&cells, fits) { RowKind::Footer } else { RowKind::Title };
        }
        if !fits {
            return self.wrong_width(record);
        }
        if self.shape.header.is_some() {
            if repeats(&cells, &self.shape.headings) {
                self.closed = false;
                self.say(Code::RowHeader, record, |f| f);
                return RowKind::RepeatedHeader;
            }
            if few && only_numbered(&cells, &self.shape.headings) {
                self.say(Code::RowNumberOnly, record, |f| f.with("text", shorten(&cells.concat())));
                return RowKind::Blank;
            }
            if below_header && belongs_to_header(&cells, &expected.numbers, self.shape.known.0) {
                self.note(record.start, record.end, &cells);
                return RowKind::Title;
            }
        }
        if self.closed {
            self.say(Code::RowOtherTable, record, |f| f);
            return RowKind::Rejected;
        }
        if texts_only {
            match foreign(&cells, &expected.numbers) {
                Foreign::No => {}
                sure => {
                    self.closed = matches!(sure, Foreign::Surely);
                    self.say(Code::RowOtherTable, record, |f| f);
                    return RowKind::Rejected;
                }
            }
        }
        self.data(record)
    }

    fn data(&mut self, record: &Record) -> RowKind {
        if let Some(place) = record.stray {
            let at = self.at(record.start, place, place + 1);
            self.report.add(Code::RowQuoteStray, at, |f| f);
        }
        let all_spaced = record.spaced >= 2 && record.spaced + 1 >= record.filled;
        if all_spaced && !self.table.dialect.blanks {
            let delimiter = self.table.dialect.delimiter;
            self.say(Code::RowDelimiter, record, |f| {
                f.with("delimiter", format!("\"{} \"", char::from(delimiter)))
                    .with("expected", delimiter_name(delimiter))
            });
        }
        RowKind::Data
    }

    fn wrong_width(&mut self, record: &Record) -> RowKind {
        let (cells, expected) = (record.cells, self.shape.width);
        self.say(Code::RowWidth, record, |f| f.with("cells", cells).with("expected", expected));
        RowKind::Rejected
    }

    /// Whether a row cannot be read for certain; then the finding says why and where.
    fn flawed(&mut self, record: &Record) -> bool {
        let next = self.damage.partition_point(|d| *d < record.start);
        if let Some(place) = self.damage.get(next).copied().filter(|d| *d < record.next) {
            let wide = self.text.get(place..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8);
            let at = self.at(record.start, place, place + wide);
            self.report.add(Code::RowEncoding, at, |f| f);
            return true;
        }
        let Some((flaw, place)) = record.flaw else { return false };
        let limits = self.options.limits;
        let limit = match flaw {
            Flaw::CellTooLong(seen) => Some((Limit::CellBytes, limits.cell_bytes, seen)),
            Flaw::RowTooLong(seen) => Some((Limit::RowBytes, limits.row_bytes, seen)),
            _ => None,
        };
        if let Some((which, limit, seen)) = limit {
            let at = self.at(record.start, place, record.end);
            self.report.add(Code::LimitExceeded, at, |f| {
                f.with("which", which).with("limit", limit).with("seen", seen)
            });
            return true;
        }
        let code = match flaw {
            Flaw::Unclosed => Code::RowQuoteUnclosed,
            Flaw::TextAfter => Code::RowQuoteTextAfter,
            Flaw::Backslash => Code::RowQuoteBackslash,
            Flaw::Nul => Code::RowNul,
            Flaw::CellTooLong(_) | Flaw::RowTooLong(_) => Code::LimitExceeded,
        };
        let at = self.at(record.start, place, place + 1);
        self.report.add(code, at, |f| f);
        true
    }
}
