//! The same bytes everywhere: generated requests go through Rust, Python, Node and Chromium, and the answers are compared.

use crate::command;
use crate::random::Random;
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::path::Path;

/// A face and how it answers a file of requests.
type Face = (&'static str, fn(&str) -> Result<String>);

/// How many requests are compared.
const VECTORS: u32 = 10_000;

/// Makes requests from a fixed seed, answers them in each language and compares line by line.
pub(crate) fn run(options: &[&str]) -> Result<()> {
    let count: u32 = options.first().map_or(Ok(VECTORS), |n| n.parse())?;
    let dir = command::root().join("out/parity");
    std::fs::create_dir_all(&dir)?;
    let (mut requests, mut answers) = (String::new(), String::new());
    let mut random = Random::new(20_251_124);
    for n in 0..count {
        let (op, request) = vector(&mut random, n);
        writeln!(requests, "{}", json!({"op": op, "request": request}))?;
        writeln!(answers, "{}", sentra_wire::call(op, &request.to_string()))?;
    }
    let file = dir.join("vectors.jsonl");
    std::fs::write(&file, requests)?;
    std::fs::write(dir.join("rust.jsonl"), &answers)?;
    let file = file.to_str().context("the path of the repository is not UTF-8")?;
    let faces: [Face; 3] = [
        ("python", crate::py::vectors),
        ("node", crate::wasm::vectors_node),
        ("chromium", crate::wasm::vectors_chromium),
    ];
    for (name, face) in faces {
        compare(name, &answers, &face(file)?, &dir)?;
    }
    println!("parity: {count} requests, byte for byte the same in Rust, Python, Node and Chromium");
    Ok(())
}

fn compare(name: &str, rust: &str, other: &str, dir: &Path) -> Result<()> {
    std::fs::write(dir.join(format!("{name}.jsonl")), other)?;
    if rust == other {
        return Ok(());
    }
    let (a, b) = (rust.lines().count(), other.lines().count());
    let line = rust.lines().zip(other.lines()).position(|(x, y)| x != y);
    bail!(
        "{name} differs from Rust: {a} and {b} lines, first difference at line {:?}; see out/parity",
        line.map(|l| l + 1)
    )
}

/// One request: every operation, every kind of leaf, and misuse.
fn vector(r: &mut Random, n: u32) -> (&'static str, Value) {
    let day =
        ["2015-06-01", "2016-07-15", "2018-07-17", "2018-07-18", "2020-12-01", "2021-03-01", "2025-01-31"];
    match n % 8 {
        0 => ("check", json!({"units": (0..below(r, 4)).map(|_| unit(r)).collect::<Vec<_>>()})),
        1 => ("check_unit", json!({"unit": unit(r)})),
        2 if n % 40 == 2 => ("assess", json!({"as_of": "2025-02-30", "unit": unit(r)})),
        3 if n % 400 == 3 => ("catalogue", json!({})),
        3 if n % 16 == 3 => {
            let by = ["district", "kbli2", "size", "year", "village", "distric"];
            let units: Vec<Value> = (0..below(r, 6)).map(|_| unit(r)).collect();
            ("aggregate", json!({"units": units, "by": [pick(r, &by), pick(r, &by)], "as_of": pick(r, &day)}))
        }
        3 if n % 16 == 11 => ("law_diff", law_diff(r, &day)),
        5 if n % 32 == 5 => (
            "assess",
            json!({"as_of": pick(r, &day), "group": group(r), "law": {"jurisdiction": pick(r, &["35.24", "35"])}}),
        ),
        4 if n % 32 == 4 => {
            let mutable = ["members", "members/*/workers", "one_location_review", "members/*/village"];
            let named = json!([pick(r, &mutable), pick(r, &mutable)]);
            let question = pick(r, &["sentra.pp29", "sentra.jumlah", "fasilitas.mesin.kub"]);
            (
                "nearest",
                json!({"as_of": pick(r, &day), "group": group(r), "question": question, "mutable": named}),
            )
        }
        6 if n % 16 == 6 => {
            let mutable = [
                "workers",
                "investment_total",
                "investment_land",
                "annual_sales",
                "supply_problem",
                "worker",
            ];
            let named = json!([pick(r, &mutable), pick(r, &mutable)]);
            let question = pick(r, &["unit.ikm.p64", "unit.skala.pp7", "fasilitas.bahan"]);
            (
                "nearest",
                json!({"as_of": pick(r, &day), "unit": unit(r), "question": question, "mutable": named}),
            )
        }
        4 | 5 => ("assess", json!({"as_of": pick(r, &day), "group": group(r)})),
        _ => ("assess", json!({"as_of": pick(r, &day), "unit": unit(r)})),
    }
}

/// Two days and readings, and a register or groups between them.
fn law_diff(r: &mut Random, day: &[&str]) -> Value {
    let mut side =
        || json!({"as_of": pick(r, day), "readings": {"basis15": pick(r, &["total", "tanpa_tanah"])}});
    let (before, after) = (side(), side());
    if below(r, 2) == 0 {
        let units: Vec<Value> = (0..below(r, 5)).map(|_| unit(r)).collect();
        let question = pick(r, &["unit.skala.p64", "unit.ikm.p64", "unit.skala.pp7", "unit.ikm"]);
        json!({"before": before, "after": after, "units": units, "question": question})
    } else {
        let groups: Vec<Value> = (0..below(r, 3)).map(|_| group(r)).collect();
        let question = pick(r, &["sentra.pp29", "sentra.sk"]);
        json!({"before": before, "after": after, "groups": groups, "question": question})
    }
}

fn below(r: &mut Random, n: u32) -> u32 {
    u32::try_from(r.between(0, u64::from(n.max(1)) - 1)).unwrap_or(0)
}

fn pick<'a>(r: &mut Random, of: &[&'a str]) -> &'a str {
    let n = below(r, u32::try_from(of.len()).unwrap_or(1));
    of.get(n as usize).copied().unwrap_or_default()
}

fn leaf(r: &mut Random, of: &[&str]) -> Value {
    match below(r, 10) {
        0 => Value::Null,
        1 => json!({"range": [pick(r, of), Value::Null]}),
        2 => json!({"one_of": [pick(r, of), pick(r, of)]}),
        3 => json!({"missing": "refused"}),
        4 => json!({"not_applicable": true}),
        5 => pick(r, of).parse::<i64>().map_or_else(|_| json!(pick(r, of)), Value::from),
        _ => json!(pick(r, of)),
    }
}

fn unit(r: &mut Random) -> Value {
    let workers = ["0", "4", "5", "19", "20", "25", "100", "1.250", "12 org", "-", "< 20", "abc"];
    let money = [
        "999999999",
        "1000000000",
        "15.000.000.000",
        "15000000001",
        "Rp 1.250.000,-",
        "1,5 miliar",
        "1.250",
        "12 juta",
        "-",
        "",
    ];
    let mut u = json!({"id": format!("u{}", below(r, 1_000)), "name": pick(r, &["CV Maju", "UD Contoh <b>", "=1+1"])});
    let fields: [(&str, &[&str]); 16] = [
        ("workers", &workers),
        ("workers_male", &workers),
        ("investment_excl_land", &money),
        ("investment_land", &money),
        ("investment_total", &money),
        ("investment", &money),
        ("business_capital", &money),
        ("annual_sales", &money),
        ("kbli", &["13134", "1313", "10391", "62010", "1", "C14302"]),
        ("kbli_edition", &["2020", "2025", "2015"]),
        ("products", &["batik tulis", "Batik Tulis, batik cap", "tempe", "-"]),
        ("village", &["35.24.14.2005", "3524142005", "35.24.99.2001", "Sendang-duwur"]),
        ("established", &["2019-01-01", "2021-02-02", "12-03-2021", "Agustus 2022", "31-02-2020"]),
        ("nib", &["0220001234567", "220001234567", "1,22E+12"]),
        ("latitude", &["-7,1182", "-7.1182", "112.4148", "x"]),
        ("longitude", &["112,4148", "1124148"]),
    ];
    for (name, of) in fields {
        if below(r, 3) == 0 {
            let value = leaf(r, of);
            if let Some(map) = u.as_object_mut() {
                map.insert(name.to_owned(), value);
            }
        }
    }
    u
}

/// Puts a value under a key of an object.
fn put(object: &mut Value, key: &str, value: Value) {
    if let Value::Object(map) = object {
        map.insert(key.to_owned(), value);
    }
}

fn group(r: &mut Random) -> Value {
    let villages = ["35.24.14.2005", "35.24.14.2006", "35.24.10.2009"];
    let members: Vec<Value> = (0..below(r, 8))
        .map(|i| {
            json!({
                "id": format!("u{i}"), "village": leaf(r, &villages), "workers": leaf(r, &["5", "25"]),
                "investment_excl_land": leaf(r, &["14000000000", "16000000000"]), "kbli": leaf(r, &["13134", "10391"]),
                "kbli_edition": "2020", "products": leaf(r, &["batik", "tempe"]),
            })
        })
        .collect();
    let mut g = json!({"id": "g", "members": members});
    if below(r, 3) == 0 {
        put(
            &mut g,
            "declared",
            json!({
                "units": leaf(r, &["4", "10", "142"]), "workers": leaf(r, &["60", "200"]), "product": "bordir",
                "villages": [pick(r, &villages)],
            }),
        );
    }
    if below(r, 3) == 0 {
        put(
            &mut g,
            "decrees",
            json!([{
                "number": pick(r, &["518/176/2020", "100.3.3.2/67/KPTS/413.013/2026"]), "issued": leaf(r, &["2020-06-11", "2026-01-26"]),
                "places": [pick(r, &villages)], "members": ["u0", "u9"],
            }]),
        );
    }
    g
}
