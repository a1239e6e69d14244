//! Runs the normative cases of `tests/conformance` in this process.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use serde_json::Value;
use std::path::{Path, PathBuf};

fn files(dir: &Path, out: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files(&path, out);
        } else if path.extension().is_some_and(|e| e == "json") {
            out.push(path);
        }
    }
}

/// The first difference, or nothing.
fn differs(expect: &Value, actual: Option<&Value>, path: &str) -> Option<String> {
    if expect.get("$absent") == Some(&Value::Bool(true)) {
        return actual.map(|a| format!("{path}: expected nothing, got {a}"));
    }
    let Some(actual) = actual else { return Some(format!("{path}: expected {expect}, got nothing")) };
    if let Some(Value::Array(wanted)) = expect.get("$contains") {
        let Value::Array(list) = actual else {
            return Some(format!("{path}: expected a list, got {actual}"));
        };
        let lacking = wanted.iter().find(|w| !list.iter().any(|a| differs(w, Some(a), path).is_none()));
        return lacking.map(|w| format!("{path}: {w} is not in {actual}"));
    }
    match (expect, actual) {
        (Value::Object(e), Value::Object(a)) => {
            e.iter().find_map(|(k, v)| differs(v, a.get(k), &format!("{path}/{k}")))
        }
        (Value::Array(e), Value::Array(a)) if e.len() == a.len() => {
            e.iter().zip(a).enumerate().find_map(|(i, (e, a))| differs(e, Some(a), &format!("{path}/{i}")))
        }
        (e, a) if e == a => None,
        (e, a) => Some(format!("{path}: expected {e}, got {a}")),
    }
}

#[test]
fn every_case_holds() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/conformance");
    let mut paths = Vec::new();
    files(&root, &mut paths);
    let (mut ids, mut failures) = (std::collections::BTreeSet::new(), Vec::new());
    for path in paths {
        let file: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        for case in file["cases"].as_array().unwrap() {
            let id = case["id"].as_str().unwrap();
            assert!(ids.insert(id.to_owned()), "{id} stands twice");
            let answer = sentra_wire::call(case["op"].as_str().unwrap(), &case["request"].to_string());
            let answer: Value = serde_json::from_str(&answer).unwrap();
            if let Some(difference) = differs(&case["expect"], Some(&answer), "") {
                failures.push(format!("{id} ({}): {difference}", case["why"].as_str().unwrap_or("")));
            }
        }
    }
    assert!(ids.len() >= 80, "only {} cases", ids.len());
    assert!(failures.is_empty(), "{} of {} cases fail:\n{}", failures.len(), ids.len(), failures.join("\n"));
}
