//! How many rows became what, and how many of the accepted ones have something to remark.

use sentra::finding::Severity;
use sentra_io::{Account, Loaded};
use std::collections::BTreeSet;

/// The account of all files together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Rows {
    pub(crate) account: Account,
    /// Accepted rows with an error or a warning in them.
    pub(crate) noted: u64,
    /// Whether there may be more of them, because not all findings were kept.
    pub(crate) at_least: bool,
}

impl Rows {
    pub(crate) fn of(loaded: &Loaded) -> Self {
        let mut account = Account::default();
        for file in &loaded.files {
            account.seen += file.account.seen;
            account.accepted += file.account.accepted;
            account.rejected += file.account.rejected;
            account.blank += file.account.blank;
            account.non_data += file.account.non_data;
        }
        let at_least = loaded.suppressed.keys().any(|code| code.severity() < Severity::Info);
        Self { account, noted: noted(loaded), at_least }
    }

    /// Accepted rows without a remark.
    pub(crate) fn clean(&self) -> u64 {
        self.account.accepted.saturating_sub(self.noted)
    }
}

/// Accepted rows in whose bytes an error or a warning stands.
fn noted(loaded: &Loaded) -> u64 {
    let register = (0..loaded.register.len()).filter_map(|row| loaded.register.position(row));
    let declared = loaded.declared.iter().map(|d| d.position);
    let mut rows: Vec<(u32, u64, u64)> =
        register.chain(declared).map(|p| (p.file, p.bytes.0, p.bytes.1)).collect();
    rows.sort_unstable();
    let mut hit = BTreeSet::new();
    for finding in loaded.findings.iter().filter(|f| f.severity() < Severity::Info) {
        let Some((start, _)) = finding.at.bytes else { continue };
        let next = rows.partition_point(|(file, from, _)| (*file, *from) <= (finding.at.file, start));
        let Some(at) = next.checked_sub(1) else { continue };
        if rows.get(at).is_some_and(|(file, _, to)| *file == finding.at.file && start < *to) {
            hit.insert(at);
        }
    }
    hit.len() as u64
}
