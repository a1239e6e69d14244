//! Collects findings without letting a bad file fill the memory: what is over the cap is counted.

use sentra::finding::{At, Code, Finding};
use std::collections::BTreeMap;

/// How many findings of one code are kept when the caller does not say.
pub(crate) const PER_CODE: usize = 10_000;

/// The longest text that a finding repeats from the file.
const MAX_TEXT: usize = 60;

#[derive(Debug)]
pub(crate) struct Report {
    file: u32,
    per_code: usize,
    counts: BTreeMap<Code, u64>,
    findings: Vec<Finding>,
}

impl Report {
    pub(crate) fn new(file: u32, per_code: usize) -> Self {
        Self { file, per_code, counts: BTreeMap::new(), findings: Vec::new() }
    }

    /// Adds what `make` says about a place, unless there are enough of this code already.
    pub(crate) fn add(&mut self, code: Code, at: At, make: impl FnOnce(Finding) -> Finding) {
        let count = self.counts.entry(code).or_default();
        *count += 1;
        if *count <= self.per_code as u64 {
            self.findings.push(make(Finding::new(code, At { file: self.file, ..at })));
        }
    }

    /// The findings in the order of the file, and how many of each code are not among them.
    pub(crate) fn finish(mut self) -> (Vec<Finding>, BTreeMap<Code, u64>) {
        self.findings.sort_by_key(|a| (a.at.line, a.at.bytes, a.code));
        let cap = self.per_code as u64;
        let over = self.counts.into_iter().filter(|(_, n)| *n > cap).map(|(code, n)| (code, n - cap));
        (self.findings, over.collect())
    }
}

/// A text of the file, short enough for a finding and on one line.
pub(crate) fn shorten(text: &str) -> String {
    let text = text.trim();
    let mut short: String =
        text.chars().take(MAX_TEXT).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(MAX_TEXT).is_some() {
        short.push('…');
    }
    short
}
