//! Exit codes, messages and silence: what scripts rely on.

#[allow(dead_code, reason = "each test file uses a part of it")]
mod common;

use common::*;
use std::process::{Command, Stdio};

const CLEAN: &str = "Nama Perusahaan;Desa/Kel;Kecamatan;TK LK;TK PR\nUD Contoh;Tritunggal;Babat;3;2\n";

#[test]
fn fine_is_0_and_an_error_in_the_data_is_1() {
    let clean = file("codes", "clean.csv", CLEAN);
    assert_eq!(code(&sentra(&["check", &clean, "--region", "35.24"])), 0);
    let wide = file("codes", "wide.csv", format!("{CLEAN}A;B;C;1;2;3\n"));
    let out = sentra(&["check", &wide]);
    assert_eq!(code(&out), 1);
    assert!(stdout(&out).contains("wide.csv:3") && stdout(&out).contains("1 ditolak"), "{}", stdout(&out));
    assert_eq!(code(&sentra(&["check", &wide, "--fail-on", "none"])), 0);
}

#[test]
fn verdicts_fail_only_when_asked() {
    let kawalu = example(KAWALU);
    let assess = |more: &[&str]| code(&sentra(&[&["assess", &kawalu][..], &DAY, more].concat()));
    assert_eq!(assess(&[]), 0);
    assert_eq!(assess(&["--fail-on", "unknown"]), 1);
    assert_eq!(assess(&["--fail-on", "not_met"]), 0);
    let unit = file("verdicts", "u.csv", "Nama Perusahaan;TK;Investasi Total\nPT Contoh;25;16.000.000.000\n");
    let args = ["assess", &unit, "--as-of", "2025-01-31", "--question", "U3", "--fail-on", "not_met"];
    assert_eq!(code(&sentra(&args)), 1);
}

#[test]
fn misuse_is_2_in_the_chosen_language() {
    let out = sentra(&["report", "a.csv"]);
    assert_eq!(code(&out), 2);
    assert!(stderr(&out).contains("sebutkan tanggal"), "{}", stderr(&out));
    let out = sentra(&["chek", "a.csv", "--lang", "en"]);
    assert_eq!(code(&out), 2);
    assert!(stderr(&out).contains("Did you mean \"check\"?"), "{}", stderr(&out));
    assert!(out.stdout.is_empty());
}

#[test]
fn an_unusable_file_is_3_and_says_what_to_do() {
    let empty = file("unusable", "empty.csv", "");
    let zip = file("unusable", "book.csv", b"PK\x03\x04....");
    let heads = file("unusable", "heads.csv", "Nama Perusahaan;Desa/Kel;Kecamatan\n");
    let here = folder("unusable").display().to_string();
    for (path, text) in [
        (&empty, "kosong"),
        (&zip, "CSV UTF-8"),
        (&heads, "sentra check"),
        (&here, "folder"),
        (&"no/such.csv".into(), "tidak ada"),
    ] {
        for verb in [&["check"][..], &["report", DAY[0], DAY[1]], &["assess", DAY[0], DAY[1]]] {
            let out = sentra(&[verb, &[path]].concat());
            assert_eq!(code(&out), 3, "{verb:?} {path}");
            let all = format!("{}{}", stdout(&out), stderr(&out));
            assert!(all.contains(text) || verb != ["check"], "{path}: {all}");
            assert!(!stderr(&out).is_empty() && !all.contains("panicked"), "{all}");
        }
    }
}

#[test]
fn hostile_bytes_are_located_and_never_a_panic() {
    let nul = file(
        "hostile",
        "nul.csv",
        "Nama Perusahaan;Desa/Kel;Kecamatan\nA\0B;Tritunggal;Babat\nC;Tritunggal;Babat\n",
    );
    let out = sentra(&["check", &nul]);
    assert_eq!(code(&out), 1);
    assert!(stdout(&out).contains("row.nul") && stdout(&out).contains("nul.csv:2"), "{}", stdout(&out));
    let noise: Vec<u8> = (0..40_000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let path = file("hostile", "noise.csv", noise);
    for verb in ["check", "assess", "report"] {
        let dated: &[&str] = if verb == "check" { &[] } else { &DAY };
        let out = sentra(&[&[verb, path.as_str()][..], dated].concat());
        assert!(matches!(code(&out), 0 | 1 | 3), "{out:?}");
        assert!(!stderr(&out).contains("panicked"), "{}", stderr(&out));
    }
}

#[test]
fn an_error_names_the_file_it_is_in() {
    let clean = file("named", "clean.csv", CLEAN);
    let pdf = file("named", "paper.csv", "%PDF-1.7");
    let out = sentra(&["check", &clean, &pdf]);
    assert_eq!(code(&out), 3);
    assert!(stderr(&out).contains("paper.csv") && !stderr(&out).contains("clean.csv"), "{}", stderr(&out));
}

#[test]
fn nothing_but_the_answer_goes_into_a_pipe() {
    let out = sentra(&["check", &example(REGISTER), "--fail-on", "none"]);
    assert!(out.stderr.is_empty(), "{}", stderr(&out));
    assert!(!stdout(&out).contains('\u{1b}') && !stdout(&out).contains('\r'));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_sentra"))
        .args(["check", &example(REGISTER), "--json", "--fail-on", "none"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let out = child.wait_with_output().unwrap();
    assert_eq!(code(&out), 0, "{}", stderr(&out));
    assert!(out.stderr.is_empty(), "{}", stderr(&out));
}

#[test]
fn a_place_that_cannot_be_written_is_3_and_leaves_nothing_behind() {
    let target = folder("unwritable").join("no/such/folder/out.html").display().to_string();
    let out = sentra(&[&["report", &example(KAWALU), "--html", &target][..], &DAY].concat());
    assert_eq!(code(&out), 3);
    assert!(stderr(&out).contains("tidak dapat ditulis"), "{}", stderr(&out));
}

#[test]
fn help_exists_in_both_languages_for_every_command() {
    for verb in ["check", "assess", "report"] {
        let (id, en) = (sentra(&[verb, "--help"]), sentra(&[verb, "--help", "--lang", "en"]));
        assert_eq!((code(&id), code(&en)), (0, 0));
        assert!(stdout(&id).contains("Kode keluar") && stdout(&en).contains("Exit codes"));
        assert!(stdout(&en).contains("--fail-on"));
    }
    assert!(stdout(&sentra(&["--version"])).starts_with("sentra 0."));
}

#[test]
fn a_programme_is_answered_for_groups_and_decides_the_exit_code() {
    let day = ["--as-of", "2021-06-30", "--lang", "en"];
    let asked = ["assess", &example(KAWALU), "--programme", "dak", "--supplied", "dak2021.minimum_lain=20"];
    let out = sentra(&[&asked[..], &day, &["--fail-on", "not_met"]].concat());
    // Two villages declare fewer than twenty units.
    assert!(stdout(&out).contains("(dak.fisik.min_ikm)\n    2 not met; 8 undecided"), "{}", stdout(&out));
    assert!(!stdout(&out).contains("Tanjung, Kawalu"), "the definition was not asked");
    assert_eq!(code(&out), 1);
    let unsupplied = sentra(&[&asked[..4], &day, &["--fail-on", "not_met"]].concat());
    assert_eq!(code(&unsupplied), 0, "without the number nothing is decided");
}

#[test]
fn local_rules_hold_in_their_place_and_are_refused_when_looser() {
    let read = |name: &str| {
        std::fs::read_to_string(format!("{}/../../examples/overlay/{name}", env!("CARGO_MANIFEST_DIR")))
            .unwrap()
    };
    let rules = read("contoh.json").replace("99.01", "35.24");
    let good = file("overlay", "good.json", &rules);
    let looser = file("overlay", "looser.json", rules.replace("\"7\"", "\"4\""));
    let six: String =
        (1..=6).map(|n| format!("UD {n};Tritunggal;Babat;5;batik tulis;Sentra Contoh\n")).collect();
    let head = "Nama Perusahaan;Desa/Kel;Kecamatan;TK;Produk;Nama Sentra\n";
    let units = file("overlay", "units.csv", format!("{head}{six}"));
    let with = |rules: &str, place: &str, verb: &[&str]| {
        sentra(
            &[
                verb,
                &[
                    &units,
                    "--region",
                    "35.24",
                    "--as-of",
                    "2025-01-31",
                    "--overlay",
                    rules,
                    "--jurisdiction",
                    place,
                ],
            ]
            .concat(),
        )
    };
    let assess = ["assess", "--question", "S6", "--fail-on", "not_met"];
    assert_eq!(code(&with(&good, "35.24", &assess)), 1);
    assert_eq!(code(&with(&good, "35.23", &assess)), 0);
    let out = with(&looser, "35.24", &assess);
    assert_eq!(code(&out), 3);
    assert!(
        stderr(&out).contains("looser.json") && stderr(&out).contains("Pasal 1 angka 8 PP 29/2018"),
        "{}",
        stderr(&out)
    );
    let out = with(&good, "35.24", &["law-diff", "--question", "S6", "--before-overlay", "none", "--json"]);
    let answer: serde_json::Value = serde_json::from_str(&stdout(&out)).unwrap();
    assert_eq!(
        (&answer["changed"], &answer["transitions"][0]["names"][0]),
        (&1.into(), &"Sentra Contoh".into())
    );
    assert_eq!(answer["differences"][1]["name"], "pp29.unit_minimum", "{answer}");
}
