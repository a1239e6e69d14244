//! The report on real and hostile input: the page is well formed and hides nothing, the JSON is canonical.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests, outside of test functions"
)]

#[allow(dead_code, reason = "each test file uses a part of it")]
mod common;

use common::*;

/// Elements that have no end tag in HTML.
const VOID: [&str; 1] = ["meta"];

/// Checks that every tag is closed in order, and returns the texts outside of tags.
fn well_formed(page: &str) -> String {
    let mut open: Vec<String> = Vec::new();
    let mut text = String::new();
    let mut rest = page.strip_prefix("<!DOCTYPE html>\n").expect("a document type");
    while let Some((before, after)) = rest.split_once('<') {
        if open.last().is_none_or(|t| t != "style") {
            text.push_str(before);
            text.push('\n');
        }
        let (tag, tail) = after.split_once('>').expect("a tag that ends");
        // A quoted `>` would have been escaped, so quotes are whole inside of a tag.
        assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        match (tag.strip_prefix('/'), tag.ends_with('/')) {
            (Some(_), _) => assert_eq!(open.pop().as_deref(), Some(name), "{tag}"),
            (None, true) => {}
            (None, false) => {
                assert!(!VOID.contains(&name), "{tag}");
                open.push(name.to_owned());
            }
        }
        rest = tail;
    }
    assert!(open.is_empty(), "{open:?}");
    text
}

#[test]
fn the_page_is_well_formed_and_needs_nothing_from_outside() {
    for (test, files) in [("page-a", &[REGISTER, LAMONGAN][..]), ("page-b", &[KAWALU])] {
        for lang in ["id", "en"] {
            let paths: Vec<String> = files.iter().map(|f| example(f)).collect();
            let mut args: Vec<&str> = paths.iter().map(String::as_str).collect();
            args.extend(["--lang", lang]);
            let (page, _) = report(&format!("{test}-{lang}"), &args);
            let text = well_formed(&page);
            for outside in [
                "<script", "<link", "<img", "<iframe", " src=", " href=", "url(", "@import", "http://",
                "https://",
            ] {
                assert!(!page.contains(outside), "{outside}");
            }
            assert!(page.contains(&format!("<html lang=\"{lang}\">")));
            assert!(text.contains("Sentra IKM adalah sekelompok IKM dalam satu lokasi/tempat"));
            assert!(text.contains("2025"));
        }
    }
}

#[test]
fn naughty_names_stay_text() {
    let names = [
        "<script>alert(1)</script>",
        "\"\"><img src=x onerror=alert(1)>",
        "=HYPERLINK(\"\"x\"\")",
        "</td></table><h1>x",
        "&lt;b&gt; & 'x'",
        "]]><!--",
        "a\u{202e}b",
    ];
    let mut csv = String::from("Nama Perusahaan;Nama Sentra;Komoditi;Desa/Kel;Kecamatan;TK LK\n");
    for name in names {
        for _ in 0..5 {
            csv.push_str(&format!(
                "\"{name}\";\"{name}\";\"{name}\";\"{name}\";\"{name}\";x{name_len}\n",
                name_len = name.len()
            ));
        }
    }
    let path = file("naughty", "<b>naughty & co.csv", csv);
    let (page, json) = report("naughty", &[&path, "--region", "35.24"]);
    let text = well_formed(&page);
    for tag in ["<script", "<img", "<h1>x", "<!--", "<b>naughty"] {
        assert!(!page.contains(tag), "{tag}");
    }
    assert!(text.contains("&lt;script&gt;") && text.contains("&amp;lt;b&amp;gt;"), "escaped once");
    assert!(!page.contains('\u{202e}'));
    assert_eq!(json["groups"].as_array().unwrap().len(), names.len());
}

#[test]
fn personal_numbers_never_leave_the_file() {
    let (nik, npwp, phone) = ("3524010101700001", "091234567890123", "081298765432");
    let head = "Nama Perusahaan;NIK;NPWP;Telepon;Desa/Kel;Kecamatan;TK LK;Komoditi";
    let row = format!("UD Contoh;{nik};{npwp};{phone};Tritunggal;Babat;3;batik");
    // One row too wide, one with the number in a column of numbers, one with it in the name.
    let wide = format!("{row};{nik}");
    let moved = format!("UD Contoh;-;-;-;Tritunggal;Babat;{nik};batik");
    let rows = [row.clone(), row.clone(), row, wide, moved].join("\n");
    let path = file("personal", "p.csv", format!("{head}\n{rows}\n"));
    let (page, json) = report("personal", &[&path, "--region", "35.24"]);
    let check = sentra(&["check", &path]);
    let explain = sentra(&[&["assess", &path, "--explain", "2"][..], &DAY].concat());
    for canary in [nik, npwp, phone] {
        assert!(!page.contains(canary), "page: {canary}");
        assert!(!stdout(&check).contains(canary), "check: {canary}");
        assert!(!stdout(&explain).contains(canary), "explain: {canary}");
        // A number in the wrong column is data of that column in JSON; in its own column it is never printed.
        if canary != nik {
            assert!(!json.to_string().contains(canary), "json: {canary}");
        }
    }
}

#[test]
fn the_register_gives_what_was_planted() {
    let (page, json) = report("planted", &[&example(REGISTER)]);
    let groups = json["groups"].as_array().unwrap();
    let truth = std::fs::read_to_string(example("register_lamongan_SINTETIS_truth.csv")).unwrap();
    for line in truth.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let (village, kbli, expected) = (cells[0], cells[1], cells[4]);
        let found = groups
            .iter()
            .find(|g| g["place"] == village && g["kbli"] == kbli)
            .unwrap_or_else(|| panic!("{line}"));
        let verdict = match expected {
            "sentra" => "met",
            "not_sentra" => "not_met",
            _ => "unknown",
        };
        assert_eq!(found["answers"]["sentra.pp29"]["verdict"], verdict, "{line}");
    }
    let met = groups.iter().filter(|g| g["answers"]["sentra.pp29"]["verdict"] == "met").count();
    assert_eq!(met, 25, "and nothing else");
    assert!(page.contains("belum tentu terdaftar"));
}

#[test]
fn the_json_is_canonical_and_accounts_for_every_row() {
    let (_, json) = report("canonical", &[&example(REGISTER), &example(LAMONGAN)]);
    let written = std::fs::read_to_string(folder("canonical").join("out.json")).unwrap();
    // Sorted keys, no blanks, no floats: reading and writing changes nothing.
    assert_eq!(written, format!("{json}\n"));
    let account = &json["account"];
    let sum = ["accepted", "rejected", "blank", "non_data"]
        .iter()
        .map(|k| account[k].as_u64().unwrap())
        .sum::<u64>();
    assert_eq!(account["seen"], sum);
    assert_eq!((json["schema"].as_str(), json["version"].as_u64()), (Some("sentra-report"), Some(1)));
    assert_eq!(json["files"][0]["sha256"].as_str().unwrap().len(), 64);
    assert_eq!(json["totals"]["total"]["rows"]["listed"], json["units"]["count"]);
}

#[test]
fn the_same_files_give_the_same_bytes() {
    let (page, json) = report("same-a", &[&example(LAMONGAN)]);
    assert_eq!((page, json), report("same-b", &[&example(LAMONGAN)]));
}

#[test]
fn before_the_definition_there_is_no_verdict() {
    let out = sentra(&["report", &example(KAWALU), "--as-of", "2018-07-17"]);
    assert_eq!(code(&out), 0);
    assert!(stdout(&out).contains("belum berlaku"), "{}", stdout(&out));
}

#[test]
fn one_answer_is_explained_with_law_facts_and_what_is_missing() {
    let kawalu = example(KAWALU);
    let out = sentra(&["assess", &kawalu, "--as-of", "2025-01-31", "--explain", "Tanjung", "--lang", "en"]);
    let text = stdout(&out);
    for part in [
        "UNDECIDED",
        "Pasal 1 angka 8 PP 29/2018",
        "Legal status",
        "Facts used",
        "What is missing",
        "Readings",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    // Every row makes the same, which the heading says; the place tells them apart.
    assert!(text.contains("Bordir, Tanjung"), "{text}");
    let unit =
        file("explain", "u.csv", "Nama Perusahaan;TK;Investasi Tanpa Tanah\nPT Contoh;25;14.000.000.000\n");
    let out = sentra(&["assess", &unit, "--as-of", "2025-01-31", "--explain", "2", "--json"]);
    let json: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!(json["answers"]["unit.ikm.p64"]["verdict"], "unknown", "{json}");
    assert_eq!(json["answers"]["unit.ikm.p64"]["missing"]["ask_next"], "investment_land");
    let out = sentra(&["assess", &kawalu, "--as-of", "2025-01-31", "--explain", "Tanjng"]);
    assert_eq!(code(&out), 2);
    assert!(stderr(&out).contains("Tanjung"), "{}", stderr(&out));
}

#[test]
fn printed_totals_are_reconciled_on_the_page() {
    let (page, _) = report("printed", &[&example(KAWALU), "--lang", "en"]);
    assert!(page.contains("✓ agrees"));
    assert!(
        page.contains("names the product") && page.contains("products: bordir"),
        "the product is reported"
    );
    let (page, _) = report("printed-r", &[&example(REGISTER)]);
    assert!(page.contains("✗ tidak cocok"));
}

#[test]
fn coordinates_make_a_map_of_points() {
    let mut csv = String::from("Nama Perusahaan;latitude;longitude;TK\n");
    for i in 0..40 {
        csv.push_str(&format!("U{i};-7.{};112.{};3\n", 10 + i, 20 + i));
    }
    let path = file("points", "points.csv", csv);
    let (page, _) = report("points", &[&path]);
    well_formed(&page);
    assert!(page.contains("<circle") && page.contains(" km</text>") && page.contains("° LS"));
}
