use super::{Files, check, derive, home, read_sources, write};
use std::path::PathBuf;

/// Stale files fail `cargo test`, with the command that makes them current.
#[test]
fn committed_tables_are_current() {
    check(&home().unwrap()).unwrap();
}

/// A copy of the committed files, in a folder of its own.
fn copy(name: &str) -> (PathBuf, Files) {
    let folder = std::env::temp_dir().join(format!("sentra-codes-test-{name}-{}", std::process::id()));
    let sources = read_sources(&home().unwrap()).unwrap();
    write(&folder, &sources).unwrap();
    write(&folder, &derive(&sources).unwrap()).unwrap();
    check(&folder).unwrap();
    (folder, sources)
}

#[test]
fn a_stale_table_is_named_with_the_command() {
    let (folder, _) = copy("table");
    let path = folder.join("src/generated/kbli.rs");
    let text = std::fs::read_to_string(&path).unwrap().replace("10110,", "");
    std::fs::write(&path, text).unwrap();
    let error = check(&folder).unwrap_err().to_string();
    assert!(error.contains("src/generated/kbli.rs differs from its source, first at line"), "{error}");
    assert!(error.contains("cargo xtask codes"), "{error}");
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn an_altered_region_file_is_not_accepted() {
    let (folder, sources) = copy("source");
    let altered =
        String::from_utf8(sources["data/regencies.csv"].clone()).unwrap().replace("Lamongan", "Lamogan");
    std::fs::write(folder.join("data/regencies.csv"), altered).unwrap();
    let error = check(&folder).unwrap_err().to_string();
    assert!(error.contains("data/regencies.csv is not the file of idn-area-data@4.0.1"), "{error}");
    assert!(error.contains("cargo xtask codes"), "{error}");
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_village_without_its_district_stops_the_task() {
    let mut sources = read_sources(&home().unwrap()).unwrap();
    let districts = String::from_utf8(sources["data/districts.csv"].clone()).unwrap();
    let without: String =
        districts.lines().filter(|line| !line.starts_with("35.24.27,")).map(|l| format!("{l}\n")).collect();
    sources.insert("data/districts.csv", without.into_bytes());
    let error = format!("{:#}", derive(&sources).unwrap_err());
    assert!(error.contains("data/villages.csv") && error.contains("352427 is not listed"), "{error}");
}
