//! Runs the built command in an empty folder of its own.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests, outside of test functions")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

pub(crate) const REGISTER: &str = "register_lamongan_SINTETIS.csv";
pub(crate) const LAMONGAN: &str = "lamongan_sentra_2009.csv";
pub(crate) const KAWALU: &str = "kawalu_bordir_2016.csv";
pub(crate) const DAY: [&str; 2] = ["--as-of", "2025-01-31"];

/// A file of the examples.
pub(crate) fn example(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/data").join(name);
    path.display().to_string()
}

/// A folder for one test.
pub(crate) fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// A file with this content.
pub(crate) fn file(test: &str, name: &str, content: impl AsRef<[u8]>) -> String {
    let path = folder(test).join(name);
    std::fs::write(&path, content).unwrap();
    path.display().to_string()
}

pub(crate) fn sentra(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sentra"));
    command.args(args).stdin(Stdio::null()).output().unwrap()
}

pub(crate) fn code(out: &Output) -> i32 {
    out.status.code().unwrap_or_else(|| panic!("ended by a signal: {out:?}"))
}

pub(crate) fn stdout(out: &Output) -> String {
    String::from_utf8(out.stdout.clone()).unwrap()
}

pub(crate) fn stderr(out: &Output) -> String {
    String::from_utf8(out.stderr.clone()).unwrap()
}

/// The page and the JSON of a report.
pub(crate) fn report(test: &str, args: &[&str]) -> (String, serde_json::Value) {
    let html = folder(test).join("out.html").display().to_string();
    let json = folder(test).join("out.json").display().to_string();
    let out = sentra(&[&["report"], args, &DAY, &["--html", &html, "--json", &json]].concat());
    assert_eq!(code(&out), 0, "{}", stderr(&out));
    assert!(out.stdout.is_empty());
    let page = std::fs::read_to_string(html).unwrap();
    (page, serde_json::from_slice(&std::fs::read(json).unwrap()).unwrap())
}
