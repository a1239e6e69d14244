//! Tells data from totals, notes, repeated headers and column numbers.

use super::header::{Look, is_value, is_year};
use super::scan::{Lead, lead_of};
use crate::mapping::{is_known_heading, may_be_heading};
use sentra::input::MissingReason;
use sentra::text::fold;
use std::borrow::Cow;

/// The label of a printed total, when a row is one: its first text says so, and most other cells hold numbers.
pub(crate) fn total_label(cells: &[Cow<'_, str>]) -> Option<String> {
    let is_text = |c: &&Cow<'_, str>| matches!(lead_of(c.trim().as_bytes()), Lead::Text(_));
    let label = cells.iter().find(is_text)?;
    if !says_total(label) {
        return None;
    }
    let mut numbers = 0;
    let mut others = 0;
    for cell in cells.iter().filter(|c| !std::ptr::eq(*c, label)) {
        let text = cell.trim();
        if !text.is_empty() {
            others += 1;
            let dash = text.chars().all(|c| matches!(c, '-' | '–' | '—'));
            numbers += usize::from(dash || matches!(lead_of(text.as_bytes()), Lead::Number));
        }
    }
    (numbers * 2 >= others).then(|| label.trim().to_owned())
}

fn says_total(text: &str) -> bool {
    const WHOLE: [&str; 16] = [
        "jumlah",
        "jml",
        "jumlahtotal",
        "jumlahkeseluruhan",
        "jumlahseluruhnya",
        "jumlahseluruh",
        "jumlahakhir",
        "jumlahbesar",
        "total",
        "totaljumlah",
        "totalkeseluruhan",
        "totalseluruhnya",
        "totalakhir",
        "grandtotal",
        "subtotal",
        "subjumlah",
    ];
    const OF_REGION: [&str; 10] = [
        "kecamatan",
        "kec",
        "kapanewon",
        "kemantren",
        "desa",
        "kelurahan",
        "kalurahan",
        "kabupaten",
        "kota",
        "provinsi",
    ];
    if text.chars().count() > 80 {
        return false;
    }
    let word = fold(text);
    if WHOLE.contains(&word.as_str()) {
        return true;
    }
    let starts = ["jumlah", "total", "subtotal", "subjumlah", "jml"];
    let rest = starts.iter().filter_map(|start| word.strip_prefix(start)).min_by_key(|rest| rest.len());
    rest.is_some_and(|rest| OF_REGION.iter().any(|region| rest.starts_with(region)))
}

/// A cheap look at the first letters of a text: whether [`total_label`] is worth asking.
pub(crate) fn may_be_total(text: &[u8]) -> bool {
    let head = text.get(..text.len().min(5)).unwrap_or_default().to_ascii_lowercase();
    [&b"jumla"[..], b"jml", b"total", b"grand", b"sub", b"j u m", b"t o t"]
        .iter()
        .any(|w| head.starts_with(w))
}

/// A source or a note, such as "Sumber: ..." or "*) angka sementara".
pub(crate) fn is_footer(cells: &[Cow<'_, str>], fits: bool) -> bool {
    const WORDS: [&str; 8] = ["sumber", "source", "catatan", "keterangan", "ket", "note", "notes", "nb"];
    let mut filled = cells.iter().map(|c| c.trim()).filter(|c| !c.is_empty());
    let Some(first) = filled.next() else { return false };
    if fits && filled.next().is_some() {
        return false;
    }
    first.starts_with('*')
        || first.split_once([':', '：']).is_some_and(|(word, _)| WORDS.contains(&fold(word).as_str()))
}

/// A line that only names the region of the rows below it, such as "Kecamatan Babat;;;;".
pub(crate) fn is_section(cells: &[Cow<'_, str>]) -> bool {
    const WORDS: [&str; 12] = [
        "kecamatan",
        "kec",
        "kapanewon",
        "kemantren",
        "desa",
        "kelurahan",
        "kalurahan",
        "kabupaten",
        "kab",
        "kota",
        "provinsi",
        "wilayah",
    ];
    if cells.len() < 4 {
        return false;
    }
    let mut filled = cells.iter().map(|c| c.trim()).filter(|c| !c.is_empty());
    let (Some(first), None) = (filled.next(), filled.next()) else { return false };
    let mut words = first.split([' ', '.', ':', '\u{a0}']).filter(|w| !w.is_empty());
    words.next().is_some_and(|w| WORDS.contains(&fold(w).as_str())) && words.next().is_some()
}

/// Whether a row of a prepared form was never filled in: it has its running number and nothing else.
pub(crate) fn only_numbered(cells: &[Cow<'_, str>], headings: &[String]) -> bool {
    const NUMBER: [&str; 5] = ["no", "nomor", "nomer", "nourut", "nomorurut"];
    let mut filled = cells.iter().enumerate().filter(|(_, c)| !c.trim().is_empty());
    let (Some((0, number)), None) = (filled.next(), filled.next()) else { return false };
    let running = number.trim().trim_end_matches('.');
    running.bytes().all(|b| b.is_ascii_digit())
        && headings.len() > 1
        && headings.first().is_some_and(|h| NUMBER.contains(&fold(h).as_str()))
}

/// Whether a row says the headings once more: at least four of five.
pub(crate) fn repeats(cells: &[Cow<'_, str>], headings: &[String]) -> bool {
    let of = headings.iter().filter(|h| !h.is_empty()).count();
    let (mut same, mut other) = (0, 0);
    for (heading, cell) in headings.iter().zip(cells).filter(|(h, _)| !h.is_empty()) {
        if first_letter(heading) == first_letter(cell)
            && fold(heading) == fold(cell)
            && !fold(cell).is_empty()
        {
            same += 1;
        } else {
            other += 1;
        }
        if other * 5 > of {
            return false;
        }
    }
    same > 0 && same >= headings.len().min(2)
}

fn first_letter(text: &str) -> Option<char> {
    text.chars().find(|c| c.is_alphanumeric()).and_then(|c| c.to_lowercase().next())
}

/// Whether a row right below the header belongs to it: column numbers, years or units.
pub(crate) fn belongs_to_header(cells: &[Cow<'_, str>], numbers: &[u32], known: usize) -> bool {
    if counts_columns(cells, known) {
        return true;
    }
    if cells.len() < 2 || cells.first().is_none_or(|c| !c.trim().is_empty()) {
        return false;
    }
    let look = Look::of(cells.iter());
    if look.filled == 0 || look.values > 0 {
        return false;
    }
    let in_number = |(i, c): (usize, &Cow<'_, str>)| {
        !c.trim().is_empty() && u32::try_from(i).is_ok_and(|i| numbers.contains(&i))
    };
    look.years == look.filled || (look.texts == look.filled && cells.iter().enumerate().any(in_number))
}

/// "(1) (2) (3)" or, under known headings, "1 2 3 4 5".
fn counts_columns(cells: &[Cow<'_, str>], known: usize) -> bool {
    let mut count = 0_u32;
    let mut bare = false;
    for text in cells.iter().map(|c| c.trim()).filter(|c| !c.is_empty()) {
        let inner = text.strip_prefix('(').and_then(|t| t.strip_suffix(')'));
        bare |= inner.is_none();
        count += 1;
        if inner.unwrap_or(text).trim().parse() != Ok(count) {
            return false;
        }
    }
    if bare { count >= 5 && known >= 2 } else { count >= 2 }
}

/// Whether a row looks like the header of another table.
pub(crate) enum Foreign {
    No,
    /// Texts stand where all other rows have numbers.
    Likely,
    /// Its cells are known headings.
    Surely,
}

pub(crate) fn foreign(cells: &[Cow<'_, str>], numbers: &[u32]) -> Foreign {
    let texts = || cells.iter().map(|c| c.trim()).filter(|c| !c.is_empty());
    let filled = texts().count();
    let (mut known, mut other) = (0, 0);
    for text in texts() {
        if may_be_heading(text) && is_known_heading(text) {
            known += 1;
        } else {
            other += 1;
        }
        if other * 2 > filled && numbers.len() < 2 {
            return Foreign::No;
        }
    }
    let no_heading = |text: &str| is_value(text) && !is_year(text) || MissingReason::of_text(text).is_some();
    if texts().any(no_heading) {
        return Foreign::No;
    }
    if known >= 3 && known >= other {
        return Foreign::Surely;
    }
    let instead = |column: &u32| {
        let text = cells.get(*column as usize).map_or("", |c| c.trim());
        matches!(lead_of(text.as_bytes()), Lead::Text(_)) || is_year(text)
    };
    if numbers.len() >= 2 && numbers.iter().all(instead) { Foreign::Likely } else { Foreign::No }
}
