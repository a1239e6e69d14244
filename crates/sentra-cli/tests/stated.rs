//! Facts beyond the fields as columns of a file, on the command line.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests, outside of test functions"
)]

#[allow(dead_code, reason = "shared with other tests")]
mod common;

use common::{code, file, sentra, stdout};
use serde_json::Value;

const UNITS: &str = "Nama;TK;Masalah jumlah, mutu, atau kesinambungan pasokan\nUD Satu;5;ya\nUD Dua;5;tidak\nUD Tiga;5;entah\n";

fn json(text: &[u8]) -> Value {
    serde_json::from_slice(text).unwrap()
}

#[test]
fn a_stated_fact_of_a_column_decides_and_an_unreadable_one_is_said() {
    let units = file("stated", "units.csv", UNITS);
    let ask = ["assess", &units, "--as-of", "2025-01-31", "--question", "fasilitas.bahan", "--json"];
    let verdict = |line: &str| {
        let out = sentra(&[&ask[..], &["--explain", line]].concat());
        let json = json(&out.stdout);
        json["answers"]["fasilitas.bahan"].clone()
    };
    assert_eq!(verdict("2")["verdict"], "met");
    assert_eq!(verdict("3")["verdict"], "not_met");
    let open = verdict("4");
    assert_eq!(
        (open["verdict"].as_str(), open["missing"]["ask_next"].as_str()),
        (Some("unknown"), Some("supply_problem"))
    );
    let check = sentra(&["check", &units, "--lang", "en"]);
    let said = stdout(&check);
    assert!(said.contains("units.csv:4") && said.contains("field.shape"), "{said}");
}

#[test]
fn a_column_can_be_named_a_fact_by_hand() {
    let units = file("stated-map", "units.csv", "Nama;TK;Pasokan?\nUD Satu;5;ada\nUD Dua;5;tidak ada\n");
    let ask = ["assess", &units, "--as-of", "2025-01-31", "--question", "fasilitas.bahan", "--json"];
    let mapped = [&ask[..], &["--map", "Pasokan?=supply_problem", "--explain", "3"]].concat();
    assert_eq!(json(&sentra(&mapped).stdout)["answers"]["fasilitas.bahan"]["verdict"], "not_met");
    let wrong = sentra(&[&ask[..], &["--map", "Pasokan?=supply_problems"]].concat());
    assert_eq!(code(&wrong), 2);
}

#[test]
fn the_report_says_which_column_states_what() {
    let groups = file("stated-groups", "g.csv", "Sentra;Desa;Unit Usaha;KUB\nBatik Contoh;Tanjung;7;ya\n");
    let target = groups.replace("g.csv", "out.json");
    let out = sentra(&["report", &groups, "--as-of", "2025-01-31", "--json", &target]);
    assert_eq!(code(&out), 0);
    let json = json(&std::fs::read(&target).unwrap());
    let text = json.to_string();
    assert!(text.contains(r#""field":"kub""#), "{text}");
}
