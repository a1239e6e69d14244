//! Every rule of the registry, and every reason that it can give, is in a conformance case.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use sentra::date::{PartialDate, Precision};
use sentra::law::{Criterion, DecreeQuestion, Law, Question};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

/// All codes of reasons in an answer.
fn codes(value: &Value, out: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            if let (Some(_), Some(code)) =
                (map.get("criterion"), map.get("reason").and_then(|r| r["code"].as_str()))
            {
                out.insert(code.to_owned());
            }
            map.values().for_each(|v| codes(v, out));
        }
        Value::Array(list) => list.iter().for_each(|v| codes(v, out)),
        _ => {}
    }
}

fn answers(dir: &Path, out: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            answers(&path, out);
        } else if path.extension().is_some_and(|e| e == "json") {
            let file: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
            // A rule of a made-up registry or of another place is not one of ours.
            for case in file["cases"].as_array().unwrap().iter().filter(|c| c["request"].get("law").is_none())
            {
                let answer = sentra_wire::call(case["op"].as_str().unwrap(), &case["request"].to_string());
                codes(&serde_json::from_str(&answer).unwrap(), out);
            }
        }
    }
}

/// The kinds of reasons that a rule can give.
fn kinds(c: &Criterion) -> BTreeSet<&str> {
    // Words of its own for a special case are there to be said.
    let mut out: BTreeSet<&str> = c.reasons.keys().map(String::as_str).collect();
    match &c.question {
        Question::Test(_) => out.extend(["met", "not_met", "unknown", "not_applicable"]),
        Question::Classes(_) => out.extend(["met", "unknown", "not_applicable"]),
        Question::Members(_) | Question::Region(_) => out.extend(["met", "not_met", "unknown"]),
        Question::Decree(DecreeQuestion::InForce) => out.extend(["met", "not_met", "unknown"]),
        Question::Decree(DecreeQuestion::Number) => out.extend(["met", "warned", "not_applicable"]),
        Question::Decree(DecreeQuestion::Drift) => out.extend(["report", "not_applicable"]),
        Question::Convention => return BTreeSet::new(),
    }
    // A code that names no edition may have one all the same.
    if c.id == "kbli.vintage" {
        out.remove("not_met");
    }
    let edges: Vec<PartialDate> =
        [&c.from, &c.to].into_iter().flatten().map(|d| PartialDate::parse_iso(d).unwrap()).collect();
    if !edges.is_empty() {
        out.insert("not_in_force");
    }
    if edges.iter().any(|d| d.precision() != Precision::Day) {
        out.insert("month");
    }
    out
}

#[test]
fn every_rule_and_every_reason_is_in_a_case() {
    let mut seen = BTreeSet::new();
    answers(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/conformance"), &mut seen);
    let rules = &Law::indonesia().registry().criteria;
    let expected: BTreeSet<String> =
        rules.iter().flat_map(|c| kinds(c).into_iter().map(|k| format!("{}.{k}", c.id))).collect();
    let lacking: Vec<&String> = expected.difference(&seen).collect();
    assert!(lacking.is_empty(), "no case gives these {} reasons: {lacking:#?}", lacking.len());
    // And nothing is said that is not among them.
    let more: Vec<&String> = seen.difference(&expected).collect();
    assert!(more.is_empty(), "{more:#?}");
}
