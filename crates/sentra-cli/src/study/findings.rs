//! Findings by kind: how many, where first.

use sentra::finding::{Code, Finding, Severity};
use sentra_io::Loaded;
use std::collections::BTreeMap;

/// How many findings of a kind are shown with their places.
const FIRST: usize = 4;

/// All findings of one code.
#[derive(Clone, Debug)]
pub(crate) struct Kind {
    pub(crate) code: Code,
    /// All of them, kept or only counted.
    pub(crate) count: u64,
    /// Counted, but not kept.
    pub(crate) over: u64,
    /// The first ones, by their position among all findings.
    pub(crate) first: Vec<usize>,
    /// The columns they stand in, the most frequent first.
    pub(crate) columns: Vec<(String, u64)>,
}

/// The kinds of findings: the gravest first, then the most frequent.
pub(crate) fn kinds(loaded: &Loaded) -> Vec<Kind> {
    let mut by_code: BTreeMap<Code, (Kind, BTreeMap<&str, u64>)> = BTreeMap::new();
    let empty =
        |code| (Kind { code, count: 0, over: 0, first: Vec::new(), columns: Vec::new() }, BTreeMap::new());
    for (index, finding) in loaded.findings.iter().enumerate() {
        let (kind, columns) = by_code.entry(finding.code).or_insert_with(|| empty(finding.code));
        kind.count += 1;
        if kind.first.len() < FIRST {
            kind.first.push(index);
        }
        if let Some(column) = &finding.at.column {
            *columns.entry(column).or_default() += 1;
        }
    }
    for (code, over) in &loaded.suppressed {
        let (kind, _) = by_code.entry(*code).or_insert_with(|| empty(*code));
        kind.count = kind.count.saturating_add(*over);
        kind.over = *over;
    }
    let mut out: Vec<Kind> = by_code
        .into_values()
        .map(|(mut kind, columns)| {
            kind.columns = columns.into_iter().map(|(name, n)| (name.to_owned(), n)).collect();
            kind.columns.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
            kind
        })
        .collect();
    out.sort_by_key(|k| (k.code.severity(), u64::MAX - k.count, k.code));
    out
}

/// How many findings of each severity there are: errors, warnings, notes.
pub(crate) fn by_severity(kinds: &[Kind]) -> [u64; 3] {
    let mut out = [0; 3];
    let [errors, warnings, infos] = &mut out;
    for kind in kinds {
        let slot = match kind.code.severity() {
            Severity::Error => &mut *errors,
            Severity::Warning => &mut *warnings,
            Severity::Info => &mut *infos,
        };
        *slot += kind.count;
    }
    out
}

/// Whether the finding says how a file was read, not what is wrong with it.
pub(crate) fn is_reading(code: Code) -> bool {
    matches!(
        code,
        Code::FileEncoding
            | Code::FileDelimiter
            | Code::FileHeader
            | Code::FileApostrophes
            | Code::FileBlanks
            | Code::ColumnMapped
            | Code::ColumnMarks
            | Code::ColumnUnmapped
            | Code::ColumnScale
            | Code::ColumnPercent
            | Code::ColumnCurrency
            | Code::TableUnits
            | Code::TableSentra
    )
}

/// Whether the finding compares a printed total or percentage with the rows.
pub(crate) fn is_reconciliation(code: Code) -> bool {
    code.as_str().starts_with("total.") || code.as_str().starts_with("percent.")
}

/// Where a finding stands: `file:line`, and the file's name only where there are several.
pub(crate) fn place(loaded: &Loaded, finding: &Finding) -> String {
    let name =
        usize::try_from(finding.at.file).ok().and_then(|i| loaded.files.get(i)).map(|f| f.name.as_str());
    match (name, finding.at.line) {
        (Some(name), Some(line)) => format!("{name}:{line}"),
        (Some(name), None) => name.to_owned(),
        (None, Some(line)) => format!(":{line}"),
        (None, None) => finding.at.path.clone(),
    }
}
