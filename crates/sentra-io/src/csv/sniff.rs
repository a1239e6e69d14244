//! Finds the delimiter and the quotes of a text table by how well the widths of its rows agree.

use super::dialect::Dialect;
use super::scan::{Record, Scanner};
use crate::Limits;
use crate::mapping::is_known_heading;
use crate::table::cells_of;
use std::collections::BTreeMap;

/// The delimiters that are tried, in the order of preference.
pub(crate) const DELIMITERS: [u8; 4] = [b';', b',', b'\t', b'|'];

/// How much of a file is looked at.
const SAMPLE_BYTES: usize = 1 << 20;
const SAMPLE_ROWS: usize = 1000;

/// What was found, and the runner-up.
pub(crate) struct Sniffed {
    pub(crate) dialect: Dialect,
    pub(crate) runner_up: Option<u8>,
    pub(crate) sample: Vec<Record>,
    /// The width that most rows of the sample share.
    pub(crate) width: u32,
}

struct Trial {
    dialect: Dialect,
    sample: Vec<Record>,
    width: u32,
    /// Share of the rows with this width and without a flaw, in millionths.
    agreement: u64,
    score: u64,
}

/// Looks at the rows from `start` on.
pub(crate) fn sniff(text: &str, start: usize, declared: Option<u8>, limits: &Limits) -> Sniffed {
    let trial = |dialect| Trial::new(text, start, dialect, limits);
    let mut trials: Vec<Trial> = match declared {
        Some(delimiter) => vec![trial(Dialect::new(delimiter))],
        None => DELIMITERS.iter().map(|d| trial(Dialect::new(*d))).collect(),
    };
    // Stable: of equal scores the first in the order of preference stays first.
    trials.sort_by_key(|t| std::cmp::Reverse(t.score));
    let mut rest = trials.into_iter();
    let Some(mut best) = rest.next() else {
        return Sniffed { dialect: Dialect::new(b','), runner_up: None, sample: Vec::new(), width: 1 };
    };
    let runner_up = rest.find(|t| t.width > 1).map(|t| t.dialect.delimiter);
    if best.width == 1 && declared.is_none() {
        // Nothing parts the cells: take a delimiter that occurs nowhere, so that texts stay whole.
        let absent = DELIMITERS.iter().find(|d| !text.as_bytes().contains(d));
        best = trial(Dialect::new(absent.copied().unwrap_or(b',')));
    }
    let blanks = Dialect { blanks: true, ..best.dialect };
    if best.many_spaced() {
        best.replace_if_better(trial(blanks), |t| t.nearly_all_spaced());
    }
    if best.begins_with_apostrophe(text) {
        let apostrophes = Dialect { apostrophes: true, ..best.dialect };
        best.replace_if_better(trial(apostrophes), |_| true);
    }
    Sniffed { dialect: best.dialect, runner_up, width: best.width, sample: best.sample }
}

impl Trial {
    fn new(text: &str, start: usize, dialect: Dialect, limits: &Limits) -> Self {
        let scanner = Scanner::new(text.as_bytes(), dialect, limits);
        let mut sample: Vec<Record> = Vec::new();
        let mut at = start;
        while let Some(record) = scanner.record(at) {
            at = record.next;
            sample.push(record);
            if sample.len() >= SAMPLE_ROWS || at - start >= SAMPLE_BYTES {
                break;
            }
        }
        let mut trial = Self { dialect, sample, width: 1, agreement: 0, score: 0 };
        trial.weigh(text);
        trial
    }

    fn weigh(&mut self, text: &str) {
        // For each width its rows and the first of them.
        let mut widths: BTreeMap<u32, (u64, usize)> = BTreeMap::new();
        let mut rows = 0_u64;
        for (index, record) in self.sample.iter().enumerate() {
            if record.filled > 0 || record.flaw.is_some() {
                rows += 1;
                if record.flaw.is_none() && record.stray.is_none() {
                    widths.entry(record.cells).or_insert((0, index)).0 += 1;
                }
            }
        }
        // Of equally frequent widths the greater one, for titles are narrow; of whole tables the first one.
        let rank = |(width, (count, first)): &(u32, (u64, usize))| {
            (*count, std::cmp::Reverse(if *count < 3 { 0 } else { *first }), *width)
        };
        let Some((width, (count, _))) = widths.into_iter().max_by_key(rank) else { return };
        self.width = width;
        self.agreement = count * 1_000_000 / rows.max(1);
        let wide = u64::from(width);
        self.score = self.agreement - self.agreement / wide;
        if width == 1 {
            return;
        }
        let mut full = self.sample.iter().filter(|r| r.filled > 0 && r.cells == width);
        if full.clone().next().map(|r| r.start) == self.sample.first().map(|r| r.start) {
            self.score += 100_000;
        }
        // Headings that are known speak for the delimiter that parts them.
        let known = full.by_ref().take(5).map(|r| {
            cells_of(text, r.start, r.end, self.dialect).take(64).filter(|c| is_known_heading(c)).count()
        });
        self.score += 100_000 * known.max().unwrap_or(0).min(4) as u64;
    }

    fn spaced(&self) -> (u64, u64) {
        let rows = self.sample.iter().filter(|r| r.filled > 1);
        rows.fold((0, 0), |(spaced, of), r| (spaced + u64::from(r.spaced), of + u64::from(r.filled) - 1))
    }

    /// Whether enough cells begin with a blank to try a reading without blanks.
    fn many_spaced(&self) -> bool {
        let (spaced, of) = self.spaced();
        spaced > 0 && (spaced * 2 >= of || self.agreement < 500_000)
    }

    fn nearly_all_spaced(&self) -> bool {
        let (spaced, of) = self.spaced();
        of > 0 && spaced * 100 >= of * 95
    }

    fn begins_with_apostrophe(&self, text: &str) -> bool {
        let rows = self.sample.iter().take(50);
        rows.flat_map(|r| cells_of(text, r.start, r.end, self.dialect).take(64)).any(|c| c.starts_with('\''))
    }

    /// Takes the other reading when more rows agree under it, or as many and `also` holds.
    fn replace_if_better(&mut self, other: Trial, also: impl Fn(&Trial) -> bool) {
        if other.agreement > self.agreement || (other.agreement == self.agreement && also(&other)) {
            *self = other;
        }
    }
}
