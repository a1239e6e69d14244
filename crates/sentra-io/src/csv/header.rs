//! Finds the row of headings and what the rows below it are like.

use super::scan::{Expected, Lead, Record, lead_of};
use super::sniff::Sniffed;
use crate::mapping::is_known_heading;
use crate::table::cells_of;
use std::collections::BTreeMap;

/// The headings stand within so many filled rows from the top, or so many as wide as the table, if anywhere.
const SEARCH: usize = 60;

/// So many rows below the header say what the columns hold. More would mix in the rows of another table.
const TYPICAL: usize = 20;

/// Longer texts are not headings.
const MAX_HEADING: usize = 160;

/// What the top of a table says about all of it.
pub(crate) struct Shape {
    /// Where the header begins.
    pub(crate) header: Option<usize>,
    /// Headings that are known, and how many there are.
    pub(crate) known: (usize, usize),
    pub(crate) headings: Vec<String>,
    pub(crate) width: u32,
    pub(crate) expected: Expected,
    /// Where a row begins that looks like the header but is not as wide as the rows below: it is rejected.
    pub(crate) odd: Option<usize>,
}

/// What the cells of a row look like together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Look {
    pub(crate) filled: usize,
    pub(crate) known: usize,
    /// Texts that can be headings.
    pub(crate) texts: usize,
    /// Years, which can be headings and values.
    pub(crate) years: usize,
    /// Numbers, dates, addresses of pages: no headings.
    pub(crate) values: usize,
}

impl Look {
    pub(crate) fn of<S: AsRef<str>>(cells: impl Iterator<Item = S>) -> Self {
        let mut look = Self::default();
        for cell in cells {
            let text = cell.as_ref().trim();
            if text.is_empty() {
                continue;
            }
            look.filled += 1;
            if is_year(text) {
                look.years += 1;
            } else if is_value(text) {
                look.values += 1;
            } else {
                look.texts += usize::from(text.chars().any(char::is_alphabetic));
                look.known += usize::from(is_known_heading(text));
            }
        }
        look
    }

    /// Whether these can be the headings of a table of this width.
    fn heads(&self, width: u32) -> bool {
        let width = width as usize;
        let enough = if width < 2 { 1 } else { (width * 3).div_ceil(5).max(2) };
        let strong = self.known >= 2 && self.known * 2 >= self.filled && self.filled * 2 >= width;
        self.texts > 0 && (strong || (self.values == 0 && self.filled >= enough))
    }
}

pub(crate) fn is_year(text: &str) -> bool {
    text.len() == 4 && text.parse::<u16>().is_ok_and(|y| (1900..=2100).contains(&y))
}

/// A number, an amount, a date, a time, a page or a long text: not a heading.
pub(crate) fn is_value(text: &str) -> bool {
    if text.len() > MAX_HEADING || text.contains("://") || text.contains('@') {
        return true;
    }
    let rest = text.strip_prefix("Rp").or_else(|| text.strip_prefix("rp")).unwrap_or(text);
    rest.chars().any(|c| c.is_ascii_digit())
        && rest.chars().all(|c| !c.is_alphabetic() || matches!(c, 'E' | 'e'))
        && !text.contains('(')
}

/// Looks at the sample. `damaged` says which records do not fit the encoding. `fixed` is the header that the
/// caller names: a number in the sample, or none at all.
pub(crate) fn shape(
    text: &str,
    sniffed: &Sniffed,
    damaged: impl Fn(&Record) -> bool,
    fixed: Option<Option<usize>>,
) -> Shape {
    let cells = |r: &Record| cells_of(text, r.start, r.end, sniffed.dialect);
    let sound = |r: &Record| r.flaw.is_none() && !damaged(r);
    let header = match fixed {
        Some(fixed) => fixed.filter(|i| sniffed.sample.get(*i).is_some_and(sound)),
        None => {
            let mut best: Option<(usize, usize)> = None;
            let mut full = 0;
            let filled = sniffed.sample.iter().enumerate().filter(|(_, r)| r.filled > 0);
            for (nth, (index, record)) in filled.enumerate().filter(|(_, (_, r))| sound(r)) {
                full += usize::from(record.cells == sniffed.width);
                if full > SEARCH {
                    break;
                }
                if nth >= SEARCH && record.cells != sniffed.width {
                    continue;
                }
                let look = Look::of(cells(record).take(512));
                if look.heads(sniffed.width) {
                    if best.is_none_or(|(known, _)| look.known > known) {
                        best = Some((look.known, index));
                    }
                } else if record.cells == sniffed.width
                    && look.values > 0
                    && look.filled * 5 >= 3 * sniffed.width as usize
                {
                    break;
                }
            }
            best.map(|(_, index)| index)
        }
    };
    let mut shape = Shape {
        header: None,
        known: (0, 0),
        headings: Vec::new(),
        width: sniffed.width,
        expected: Expected::default(),
        odd: None,
    };
    let below: Vec<&Record> = sniffed
        .sample
        .iter()
        .skip(header.map_or(0, |h| h + 1))
        .filter(|r| r.filled > 0 && sound(r))
        .collect();
    let mut also = None;
    if let Some(record) = header.and_then(|h| sniffed.sample.get(h)) {
        let headings: Vec<String> = cells(record).map(|c| c.trim().to_owned()).collect();
        match fit(&headings, &below, fixed.is_some(), cells) {
            Fit::Width(width, surplus) => {
                shape.header = Some(record.start);
                shape.width = width;
                also = surplus;
                let look = Look::of(headings.iter());
                shape.known = (look.known, look.filled);
                shape.headings = headings;
            }
            Fit::Odd(width) => {
                shape.width = width;
                shape.odd = Some(record.start);
            }
        }
    }
    shape.headings.resize(shape.width as usize, String::new());
    let numbers = number_columns(&below, shape.width, cells);
    shape.expected = Expected { width: Some(shape.width), also, numbers };
    shape
}

enum Fit {
    /// The width of the table, and another one that rows may have when what is over is blank.
    Width(u32, Option<u32>),
    /// The header is the odd one out: nearly all rows below share this other width.
    Odd(u32),
}

fn fit<'t, C>(headings: &[String], below: &[&Record], fixed: bool, cells: impl Fn(&Record) -> C) -> Fit
where
    C: Iterator<Item = std::borrow::Cow<'t, str>>,
{
    let own = u32::try_from(headings.len()).unwrap_or(u32::MAX);
    let mut widths: BTreeMap<u32, usize> = BTreeMap::new();
    for record in below {
        *widths.entry(record.cells).or_default() += 1;
    }
    let Some((width, count)) = widths.into_iter().max_by_key(|(width, count)| (*count, *width == own)) else {
        return Fit::Width(own, None);
    };
    if width == own {
        return Fit::Width(own, None);
    }
    if width < own && headings.iter().skip(width as usize).all(String::is_empty) {
        return Fit::Width(width, None);
    }
    let blank_over = |r: &&&Record| cells(r).skip(headings.len()).all(|c| c.trim().is_empty());
    let of_width = below.iter().filter(|r| r.cells == width);
    // A heading that lost its delimiter is not known any more: only known headings vouch for themselves.
    let vouched = headings.iter().all(|h| is_known_heading(h));
    if width > own && vouched && of_width.clone().filter(blank_over).count() == count {
        return Fit::Width(own, Some(width));
    }
    if !fixed && count >= 3 && count * 10 >= below.len() * 9 {
        Fit::Odd(width)
    } else {
        Fit::Width(own, None)
    }
}

/// The columns that hold numbers in nearly every row at the top of the table.
fn number_columns<'t, C>(below: &[&Record], width: u32, cells: impl Fn(&Record) -> C) -> Vec<u32>
where
    C: Iterator<Item = std::borrow::Cow<'t, str>>,
{
    let rows: Vec<&&Record> = below.iter().filter(|r| r.cells == width).take(TYPICAL).collect();
    let mut columns = vec![(0_usize, 0_usize); width as usize];
    for record in &rows {
        for (cell, (numbers, filled)) in cells(record).zip(columns.iter_mut()) {
            match lead_of(cell.trim().as_bytes()) {
                Lead::Empty => {}
                Lead::Number => {
                    *numbers += 1;
                    *filled += 1;
                }
                _ => *filled += 1,
            }
        }
    }
    let enough = |(numbers, filled): &(usize, usize)| {
        rows.len() >= 3 && filled * 2 >= rows.len() && numbers * 20 >= filled * 19
    };
    (0..width).zip(columns.iter()).filter(|(_, c)| enough(c)).map(|(i, _)| i).collect()
}
