//! The register as a file: rows, and all that stands between and around them.

use super::cell::{self, NOTHING};
use super::goods::PLANTED;
use super::place::{self, Place};
use super::random::Random;
use super::record::{self, HEADINGS, Record};
use super::unit::{self, Unit};
use anyhow::{Context, Result};
use std::path::Path;

/// Chosen once; another seed is another register.
const SEED: u64 = 35_242_009;
/// After this many units the header stands a second time, as at the top of a printed page.
const PAGE: usize = 1_500;
/// The unit whose address has a semicolon that nobody quoted, so that its row has a cell too many.
const RAGGED: usize = 2_222;

const TITLE: &str =
    "DAFTAR INDUSTRI KECIL DAN MENENGAH KABUPATEN LAMONGAN - DATA SINTETIS (CONTOH, BUKAN DATA NYATA)";
const FOOTER: &str =
    "Sumber: data sintetis, dibuat dengan cargo xtask synth; tidak ada usaha atau orang yang nyata";

/// The two files.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Files {
    pub(super) register: String,
    pub(super) truth: String,
}

/// Makes both files. The same workspace gives the same bytes.
pub(super) fn make(workspace: &Path) -> Result<Files> {
    let places = place::read(workspace)?;
    let mut random = Random::new(SEED);
    let units = unit::all(&places, &mut random)?;
    let mut records = Vec::new();
    for (index, unit) in units.iter().enumerate() {
        let mut record = record::write(unit, index + 1, &places, &mut random)?;
        if index + 1 == RAGGED {
            tear(&mut record);
        }
        records.push(record);
    }
    Ok(Files { register: register(&records), truth: truth(&places, &units, &records)? })
}

/// Gives a row a cell too many. Its numbers are left out, so that no reading of the row changes a total.
fn tear(record: &mut Record) {
    for (cell, heading) in record.cells.iter_mut().zip(HEADINGS) {
        match heading {
            "Jalan" => *cell = "Jl. Contoh No. 7; Gg. 2".to_owned(),
            "TK LK"
            | "TK PR"
            | "Nilai Investasi"
            | "Jml Kapasitas Produksi"
            | "Nilai produksi"
            | "Nilai BB/BP" => {
                *cell = NOTHING.to_owned();
            }
            _ => {}
        }
    }
    (record.men, record.women, record.investment, record.production) = (0, 0, 0, 0);
    record.whole = false;
}

fn register(records: &[Record]) -> String {
    let header = HEADINGS.join(";");
    let mut lines = vec![padded(TITLE), header.clone()];
    for (index, record) in records.iter().enumerate() {
        if index == PAGE {
            lines.extend([String::new(), header.clone()]);
        }
        let torn = index + 1 == RAGGED;
        let cells: Vec<String> =
            record.cells.iter().map(|text| if torn { text.clone() } else { cell::quoted(text) }).collect();
        lines.push(cells.join(";"));
    }
    lines.extend([padded(""), totals(records), padded(FOOTER)]);
    lines.join("\r\n") + "\r\n"
}

/// One text in the first cell, and the empty cells that a spreadsheet leaves behind it.
fn padded(text: &str) -> String {
    cell::quoted(text) + &";".repeat(HEADINGS.len() - 1)
}

/// The printed totals. Those of the workers and of the investment agree with the rows; that of the production does not:
/// two of its digits have changed places.
fn totals(records: &[Record]) -> String {
    let sum = |value: fn(&Record) -> u64| records.iter().map(value).sum::<u64>();
    let cells = HEADINGS.map(|heading| match heading {
        "Nama Perusahaan" => "JUMLAH".to_owned(),
        "TK LK" => cell::dotted(sum(|record| record.men)),
        "TK PR" => cell::dotted(sum(|record| record.women)),
        "Nilai Investasi" => cell::dotted(sum(|record| record.investment)),
        "Nilai produksi" => cell::dotted(transposed(sum(|record| record.production))),
        _ => String::new(),
    });
    cells.join(";")
}

/// The number with the first two neighbouring digits that differ exchanged.
pub(super) fn transposed(value: u64) -> u64 {
    let mut digits: Vec<char> = value.to_string().chars().collect();
    let place = digits.windows(2).position(|pair| pair.first() != pair.last());
    if let Some(place) = place {
        digits.swap(place, place + 1);
    }
    digits.iter().collect::<String>().parse().unwrap_or(value)
}

fn truth(places: &[Place], units: &[Unit], records: &[Record]) -> Result<String> {
    let mut text = "village_code,kbli,units,units_readable,expected,village,district,commodity\n".to_owned();
    for (index, group) in PLANTED.iter().enumerate() {
        let members = || units.iter().zip(records).filter(|(unit, _)| unit.group == Some(index));
        let (unit, _) = members().next().context("a planted group has no unit")?;
        let place = places.get(unit.place).context("a planted group lies in no village")?;
        let cells = [
            group.village.to_owned(),
            group.kbli.to_owned(),
            members().count().to_string(),
            members().filter(|(_, record)| record.whole).count().to_string(),
            group.kind.expected().to_owned(),
            place.village.clone(),
            place.district.clone(),
            unit.good.commodity.to_owned(),
        ];
        text.push_str(&cells.join(","));
        text.push('\n');
    }
    Ok(text)
}
