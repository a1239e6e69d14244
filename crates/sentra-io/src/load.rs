//! From files to a register: headings become fields, cells become facts, and every row is accounted for.

mod read;
mod stated;
mod totals;

use crate::{Account, CsvOptions, Dialect, Encoding, IoError, MappingOverrides};
use sentra::finding::{Code, Finding};
use sentra::group::Group;
use sentra::industry::Edition;
use sentra::number::Marks;
use sentra::region::{RegionCode, System};
use sentra::register::{Position, Register};
use sentra::unit::WorkersBasis;
use std::collections::BTreeMap;

/// A file to read: its name for people and its bytes.
///
/// ```
/// let source = sentra_io::Source::new("daftar.csv", b"nama;desa\nA;B\n".to_vec());
/// assert_eq!(source.name, "daftar.csv");
/// ```
#[derive(Clone, Debug)]
pub struct Source {
    /// Its name, as it is shown.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl Source {
    /// A file with a name. The name is only shown: nothing is opened.
    ///
    /// ```
    /// let source = sentra_io::Source::new("daftar.csv", vec![]);
    /// assert!(source.bytes.is_empty());
    /// ```
    pub fn new(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self { name: name.into(), bytes }
    }
}

/// What a caller declares about the files. Everything left out is inferred, and the inference is a finding.
///
/// ```
/// let options = sentra_io::LoadOptions { kbli_edition: sentra::industry::Edition::E2020, ..Default::default() };
/// assert!(options.region.is_none());
/// ```
#[derive(Clone, Debug, Default)]
pub struct LoadOptions {
    /// How the text of the files is read.
    pub csv: CsvOptions,
    /// Headings mapped by the caller, and what each row is.
    pub overrides: MappingOverrides,
    /// The region that the files are about.
    pub region: Option<RegionCode>,
    /// The system of bare region codes.
    pub system: Option<System>,
    /// Edition of industry codes that do not declare one.
    pub kbli_edition: Edition,
    /// Marks of numbers, for every column.
    pub marks: Option<Marks>,
    /// Which persons the counts of workers mean.
    pub workers_basis: WorkersBasis,
}

/// How one column was read.
///
/// ```
/// use sentra_io::{LoadOptions, Source, load};
/// let file = Source::new("a.csv", b"Nama Usaha;Investasi (juta Rp)\nUD Contoh;250\n".to_vec());
/// let loaded = load(vec![file], &LoadOptions::default(), &mut |_, _| {})?;
/// let column = &loaded.files[0].columns[1];
/// assert_eq!((column.field, column.scale), (Some("investment"), 1_000_000));
/// # Ok::<(), sentra_io::IoError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnUse {
    /// The heading as it is printed.
    pub heading: String,
    /// The field or fact it became, by name; nothing for a column that is not used.
    pub field: Option<&'static str>,
    /// The unit of the heading.
    pub scale: i64,
    /// The marks of its numbers.
    pub marks: Option<Marks>,
    /// The product of all rows, where its heading names it.
    pub product: Option<String>,
}

/// One file after reading.
///
/// ```
/// use sentra_io::{Encoding, LoadOptions, Source, load};
/// let file = Source::new("a.csv", b"Nama Usaha;TK\nUD Contoh;4\n".to_vec());
/// let report = load(vec![file], &LoadOptions::default(), &mut |_, _| {})?.files.remove(0);
/// assert_eq!((report.bytes, report.encoding, report.sha256.len()), (26, Encoding::Utf8, 64));
/// assert!(report.account.holds()); // no row is lost
/// # Ok::<(), sentra_io::IoError>(())
/// ```
#[derive(Clone, Debug)]
pub struct FileReport {
    /// Its name.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Its size.
    pub bytes: u64,
    /// How many rows became what.
    pub account: Account,
    /// How its text was read.
    pub encoding: Encoding,
    /// How its cells are parted.
    pub dialect: Dialect,
    /// Whether each row is a unit or declares a whole sentra.
    pub declares_sentra: bool,
    /// The region it is about: declared, or inferred from its place names.
    pub region: Option<RegionCode>,
    /// How its columns were read.
    pub columns: Vec<ColumnUse>,
}

/// A row that declares a whole sentra.
///
/// ```
/// use sentra::input::Input;
/// use sentra_io::{LoadOptions, Source, load};
/// let file = Source::new("a.csv", b"Sentra;Unit Usaha\nBatik Tulis;142\n".to_vec());
/// let row = load(vec![file], &LoadOptions::default(), &mut |_, _| {})?.declared.remove(0);
/// assert_eq!((row.group.name.as_deref(), row.position.line), (Some("Batik Tulis"), 2));
/// assert_eq!(row.group.declared.map(|d| d.units), Some(Input::Known(142)));
/// # Ok::<(), sentra_io::IoError>(())
/// ```
#[derive(Clone, Debug)]
pub struct DeclaredRow {
    /// The group.
    pub group: Group,
    /// Where it stands.
    pub position: Position,
}

/// Everything that was read.
///
/// ```
/// use sentra::finding::Code;
/// use sentra_io::{LoadOptions, Source, load};
/// let file = Source::new("a.csv", b"Nama Usaha;Warna\nUD Contoh;biru\n".to_vec());
/// let loaded = load(vec![file], &LoadOptions::default(), &mut |_, _| {})?;
/// assert_eq!((loaded.register.len(), loaded.declared.len()), (1, 0));
/// assert!(loaded.findings.iter().any(|f| f.code == Code::ColumnUnmapped));
/// # Ok::<(), sentra_io::IoError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// The files, in the order given.
    pub files: Vec<FileReport>,
    /// The units of all files.
    pub register: Register,
    /// The rows that declare a whole sentra.
    pub declared: Vec<DeclaredRow>,
    /// All findings, in the order of files and lines.
    pub findings: Vec<Finding>,
    /// Findings beyond the most that are kept of one code, counted by code.
    pub suppressed: BTreeMap<Code, u64>,
}

/// Reads files. `progress` is called now and then with the bytes done and the bytes in all.
///
/// # Errors
/// [`IoError`] for the first file that is not a text table or exceeds a bound; what is wrong inside a table is a
/// finding.
///
/// ```
/// use sentra_io::{load, LoadOptions, Source};
/// let file = Source::new("daftar.csv", b"Nama Perusahaan;TK LK;TK PR\nUD Contoh;3;2\n".to_vec());
/// let loaded = load(vec![file], &LoadOptions::default(), &mut |_, _| {})?;
/// assert_eq!(loaded.register.len(), 1);
/// assert_eq!(loaded.register.workers.known(0), Some(5));
/// # Ok::<(), sentra_io::IoError>(())
/// ```
pub fn load(
    sources: Vec<Source>,
    options: &LoadOptions,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Loaded, IoError> {
    let of = sources.iter().map(|s| s.bytes.len() as u64).sum();
    let mut loaded = Loaded::default();
    let mut kept = Kept::new(options.csv.findings_per_code);
    let mut done = 0;
    for (file, source) in sources.into_iter().enumerate() {
        let size = source.bytes.len() as u64;
        let mut tell = |bytes: u64| progress(done + bytes.min(size), of);
        let file = u32::try_from(file).unwrap_or(u32::MAX);
        read::file(source, file, options, &mut loaded, &mut kept, &mut tell)?;
        done += size;
        progress(done, of);
    }
    (loaded.findings, loaded.suppressed) = kept.finish();
    Ok(loaded)
}

pub use read::system_from_name;

/// Findings, as many of each code as are listed; the others are counted.
pub(crate) struct Kept {
    per_code: u64,
    counts: BTreeMap<Code, u64>,
    findings: Vec<Finding>,
}

impl Kept {
    fn new(per_code: usize) -> Self {
        Self { per_code: per_code as u64, counts: BTreeMap::new(), findings: Vec::new() }
    }

    pub(crate) fn add(&mut self, finding: Finding) {
        let count = self.counts.entry(finding.code).or_default();
        *count += 1;
        if *count <= self.per_code {
            self.findings.push(finding);
        }
    }

    pub(crate) fn count(&mut self, code: Code, more: u64) {
        *self.counts.entry(code).or_default() += more;
    }

    fn finish(mut self) -> (Vec<Finding>, BTreeMap<Code, u64>) {
        self.findings.sort_by_key(|f| (f.at.file, f.at.line, f.at.bytes, f.code));
        let mut listed: BTreeMap<Code, u64> = BTreeMap::new();
        for f in &self.findings {
            *listed.entry(f.code).or_default() += 1;
        }
        let rest = |(code, n): (Code, u64)| (code, n - listed.get(&code).copied().unwrap_or(0).min(n));
        let over = self.counts.into_iter().map(rest).filter(|(_, n)| *n > 0).collect();
        (self.findings, over)
    }
}
