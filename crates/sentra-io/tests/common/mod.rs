//! What several test files share.
#![allow(dead_code, reason = "each test file uses its own part of this module")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "helpers of tests, outside of test functions"
)]

use sentra::finding::{Finding, Severity};
use sentra_io::{RawTable, RowKind};
use std::path::{Path, PathBuf};

/// The folder of data that is not part of the repository: `SENTRA_SHARED`, or `shared` beside the repository.
pub(crate) fn shared() -> Option<PathBuf> {
    let root = match std::env::var_os("SENTRA_SHARED") {
        Some(root) => PathBuf::from(root),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
    };
    if root.is_dir() {
        return Some(root);
    }
    println!("skipped: no folder {} (set SENTRA_SHARED)", root.display());
    None
}

/// All files below a folder whose name ends in this way, in the order of their paths.
pub(crate) fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().to_ascii_lowercase().ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The texts of all accepted rows.
pub(crate) fn rows(table: &RawTable) -> Vec<Vec<String>> {
    table
        .data_rows()
        .map(|row| table.cells(row).take(table.width()).map(|c| c.into_owned()).collect())
        .collect()
}

/// Whether a finding says of a place in the file that something about it is not as it should be.
pub(crate) fn is_located(finding: &Finding) -> bool {
    let about_row = finding.code.as_str().starts_with("row.");
    let grave = finding.severity() != Severity::Info;
    (about_row || grave) && finding.at.line.is_some() && finding.at.bytes.is_some()
}

/// What holds of every table that was read, whatever the file.
pub(crate) fn check(table: &RawTable, file_bytes: usize) {
    let account = table.account();
    assert!(account.holds(), "{account:?}");
    assert_eq!(account.seen as usize, table.len());
    let all: Vec<_> = table.rows().collect();
    let mark = all.first().map_or(0, |r| r.start);
    assert!(matches!(mark, 0 | 2 | 3), "the first row begins at {mark}");
    let mut end = mark;
    let mut line = 0;
    for row in &all {
        assert_eq!(row.start, end, "rows follow one another");
        assert!(row.end > row.start, "a row has at least one byte");
        assert!(row.line > line, "rows begin on lines of their own");
        (end, line) = (row.end, row.line);
    }
    if !all.is_empty() {
        assert_eq!(end, file_bytes as u64, "rows cover the file");
        assert_eq!(all[0].line, 1);
    }
    assert_eq!(table.headings().len(), table.width());
    assert_eq!(table.header(), table.rows_of(RowKind::Header).next());
    let mut errors: Vec<(u64, u64)> = table
        .findings()
        .iter()
        .filter(|f| f.severity() == Severity::Error)
        .filter_map(|f| f.at.bytes)
        .collect();
    errors.sort_unstable();
    for finding in table.findings() {
        let (from, to) = finding.at.bytes.expect("a finding about a file has its bytes");
        assert!(from <= to && to <= file_bytes as u64, "{finding:?}");
        assert!(finding.at.line.is_some_and(|l| l >= 1), "{finding:?}");
    }
    for (index, row) in all.iter().enumerate() {
        let cells = table.cells(index).count();
        match row.kind {
            RowKind::Data => assert!(cells >= table.width(), "row {index} has {cells} cells"),
            RowKind::Rejected if table.suppressed().is_empty() => {
                let next = errors.partition_point(|(from, _)| *from < row.start);
                let said = errors.get(next).is_some_and(|(from, _)| *from < row.end);
                assert!(said, "row {index} on line {} was rejected without a word", row.line);
            }
            _ => {}
        }
    }
}

/// A strict reader of clean comma-separated text, to compare with.
pub(crate) fn plain_csv(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut cell = String::new();
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                cell.push('"');
                chars.next();
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted && chars.peek() == Some(&'\n') => {}
            '\n' | '\r' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    rows
}
