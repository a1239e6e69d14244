//! Files from the folder of shared data, where there is one.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "helpers of tests, outside of test functions"
)]

mod common;

use common::{check, files, is_located, plain_csv, rows, shared};
use sentra::finding::Code;
use sentra_io::{CsvOptions, Format, IoError, RawTable, read_csv, read_path};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

fn read(path: &Path) -> RawTable {
    let table = read_path(path, &CsvOptions::default()).unwrap();
    check(&table, std::fs::metadata(path).unwrap().len() as usize);
    table
}

/// Unpacks an archive into a new folder that is removed when the value is dropped.
struct Unpacked(PathBuf);

impl Unpacked {
    fn new(archive: &Path, name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("sentra-io-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let done = Command::new("tar").arg("-xJf").arg(archive).arg("-C").arg(&folder).status();
        assert!(done.unwrap().success(), "tar failed");
        Self(folder)
    }
}

impl Drop for Unpacked {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn indonesian_files_read_the_same_in_every_encoding() {
    let Some(shared) = shared() else { return };
    let folder = shared.join("corpora/id-locale");
    let reference = rows(&read(&folder.join("umkm_utf8.csv")));
    assert_eq!(reference.len(), 2);
    assert_eq!(reference[0][..3], ["0220001234567", "3524011203850001", "CV Maju – Jaya"]);
    assert_eq!(reference[1][2..4], ["=HYPERLINK(\"http://x\")", "tempe "]);
    for name in ["umkm_utf8bom", "umkm_utf16le_bom", "umkm_utf16be", "umkm_cp1252", "umkm_sep_line"] {
        let table = read(&folder.join(format!("{name}.csv")));
        assert_eq!(rows(&table), reference, "{name}");
        let warned = table.findings().iter().any(|f| f.code == Code::FileEncodingGuess);
        assert_eq!(warned, matches!(name, "umkm_cp1252" | "umkm_sep_line"), "{name}");
    }
    let mixed = folder.join("umkm_mixed_utf8_cp1252.csv");
    let table = read(&mixed);
    assert_eq!(rows(&table), reference);
    let wrong = table.findings().iter().find(|f| f.code == Code::RowEncoding).unwrap();
    let place = std::fs::read(&mixed).unwrap().iter().position(|b| *b == 0xe9).unwrap() as u64;
    assert_eq!((wrong.at.line, wrong.at.bytes), (Some(4), Some((place, place + 1))));
    let nul = folder.join("umkm_nul.csv");
    let table = read(&nul);
    assert_eq!(rows(&table), reference[1..]);
    let wrong = table.findings().iter().find(|f| f.code == Code::RowNul).unwrap();
    let place = std::fs::read(&nul).unwrap().iter().position(|b| *b == 0).unwrap() as u64;
    assert_eq!((wrong.at.line, wrong.at.bytes), (Some(2), Some((place, place + 1))));
}

#[test]
fn the_spectrum_reads_as_expected() {
    let Some(shared) = shared() else { return };
    let folder = shared.join("corpora/csv-spectrum");
    let mut compared = 0;
    for path in files(&folder.join("csvs"), ".csv") {
        let table = read(&path);
        let json = folder.join("json").join(path.with_extension("json").file_name().unwrap());
        let expected: Vec<BTreeMap<String, String>> =
            serde_json::from_str(&std::fs::read_to_string(json).unwrap()).unwrap();
        let seen: Vec<BTreeMap<String, String>> =
            rows(&table).into_iter().map(|row| table.headings().iter().cloned().zip(row).collect()).collect();
        assert_eq!(seen, expected, "{}", path.display());
        compared += 1;
    }
    assert_eq!(compared, 11);
}

/// Whether the rows are right, and whether a finding points to something that is not.
fn judge(csv: &Path, clean: &Path) -> (bool, bool) {
    let table = read(csv);
    let mut expected = plain_csv(&std::fs::read_to_string(clean).unwrap());
    // The clean file has the headings in its first row, where the other file has them.
    if table.header().is_some() && !expected.is_empty() {
        expected.remove(0);
    }
    let headless = table.header().is_none();
    let seen = rows(&table);
    let right = seen == expected || (headless && !expected.is_empty() && seen == expected[1..]);
    (right, table.findings().iter().any(is_located))
}

#[test]
fn no_polluted_file_is_silently_wrong() {
    let Some(shared) = shared() else { return };
    let archive = shared.join("corpora/pollock/polluted_files.tar.xz");
    let unpacked = Unpacked::new(&archive, "polluted");
    let folder = unpacked.0.join("polluted_files");
    let mut tally: BTreeMap<String, [u32; 4]> = BTreeMap::new();
    let mut silent = Vec::new();
    for path in files(&folder.join("csv"), ".csv") {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let kind: String = name.trim_end_matches(".csv").chars().filter(|c| !c.is_ascii_digit()).collect();
        let kind = if name.starts_with("row_") { kind } else { name.clone() };
        let (right, located) = judge(&path, &folder.join("clean").join(&name));
        let slot = match (right, located) {
            (true, false) => 0,
            (true, true) => 1,
            (false, true) => 2,
            (false, false) => 3,
        };
        if slot == 3 {
            silent.push(name);
        }
        tally.entry(kind).or_default()[slot] += 1;
    }
    println!("{:<40} right right+finding finding silent", "kind");
    let mut sum = [0; 4];
    for (kind, counts) in &tally {
        println!("{kind:<40} {counts:?}");
        counts.iter().zip(sum.iter_mut()).for_each(|(count, sum)| *sum += count);
    }
    println!("{:<40} {sum:?}", "all");
    assert_eq!(silent, Vec::<String>::new());
}

#[test]
fn the_survey_sample_is_conserved() {
    let Some(shared) = shared() else { return };
    let archive = shared.join("corpora/pollock/survey_sample.tar.xz");
    let unpacked = Unpacked::new(&archive, "survey");
    let folder = unpacked.0.join("survey_sample");
    let (mut right, mut flagged, mut silent, mut other_width) = (0, 0, Vec::new(), Vec::new());
    for path in files(&folder.join("csv"), ".csv") {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let table = read(&path);
        let parameters = folder.join("parameters").join(format!("{name}_parameters.json"));
        let parameters: serde_json::Value =
            serde_json::from_str(&std::fs::read_to_string(parameters).unwrap()).unwrap();
        let columns = parameters["n_columns"].as_u64().unwrap_or(0);
        if columns > 0 && table.width() as u64 != columns {
            other_width.push((name.clone(), table.width(), columns));
        }
        match judge(&path, &folder.join("clean").join(&name)) {
            (true, _) => right += 1,
            (false, true) => flagged += 1,
            (false, false) => silent.push(name),
        }
    }
    println!("survey: {right} right, {flagged} with a finding, other values {silent:?}");
    println!("another number of columns than the parameters say: {other_width:?}");
}

#[test]
fn other_csv_files_are_conserved() {
    let Some(shared) = shared() else { return };
    let mut count = 0;
    for folder in ["corpora/csvw", "data"] {
        for path in files(&shared.join(folder), ".csv") {
            read(&path);
            count += 1;
        }
    }
    assert!(count > 250, "{count} files");
}

#[test]
fn files_that_are_no_text_tables_do_not_panic() {
    let Some(shared) = shared() else { return };
    let mut count = 0;
    for ending in [".xlsx", ".xls", ".ods", ".json", ".txt", ".geojson", ".xz"] {
        for path in files(&shared.join("corpora"), ending) {
            let bytes = std::fs::read(&path).unwrap();
            let length = bytes.len();
            let looks = Format::of(&bytes);
            match read_csv(bytes, &CsvOptions::default()) {
                Ok(table) => check(&table, length),
                Err(IoError::NotText { format }) => assert_eq!(Some(format), looks),
                Err(error) => {
                    assert!(matches!(error, IoError::Encoding { .. } | IoError::LimitExceeded { .. }))
                }
            }
            count += 1;
        }
    }
    assert!(count > 400, "{count} files");
}
