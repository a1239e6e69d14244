//! A unit as a row of the register.

use super::cell::{self, NOTHING};
use super::place::{self, Place};
use super::random::Random;
use super::unit::{Care, Size, Unit};
use anyhow::{Context, Result};

/// The headings of a real export of an industry office, its misspelling included, and a column for the NIB.
pub(super) const HEADINGS: [&str; 29] = [
    "No",
    "Badan Usaha",
    "Nama Perusahaan",
    "Nama Pemilik",
    "Jalan",
    "Desa/Kel",
    "Kecamatan",
    "Telepon",
    "Fax",
    "Email",
    "Web",
    "Izin Usaha Industri",
    "Nomor/Tahun izin",
    "NIB",
    "KBLI",
    "Komoditi",
    "Jenis Produk",
    "Cabang Indutri",
    "Tahun Data",
    "TK LK",
    "TK PR",
    "Nilai Investasi",
    "Jml Kapasitas Produksi",
    "Sat",
    "Nilai produksi",
    "Nilai BB/BP",
    "Orientasi Ekspor",
    "Negara Tujuan Ekspor",
    "NPWP",
];

/// A row, with what its numbers add to the totals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record {
    pub(super) cells: Vec<String>,
    pub(super) men: u64,
    pub(super) women: u64,
    pub(super) investment: u64,
    pub(super) production: u64,
    /// Whether its village, district, KBLI and workers can all be read.
    pub(super) whole: bool,
}

/// A value that may stay unrecorded.
struct Written {
    text: String,
    known: bool,
}

impl Written {
    /// The text, or nothing with a chance of `per_mille`, mostly as a dash.
    fn maybe(text: String, per_mille: u64, random: &mut Random) -> Self {
        if !random.chance(per_mille) {
            return Self { known: text != NOTHING, text };
        }
        let text = if random.chance(800) { NOTHING } else { "" };
        Self { text: text.to_owned(), known: false }
    }

    fn nothing() -> Self {
        Self { text: NOTHING.to_owned(), known: false }
    }

    fn adds(&self, value: u64) -> u64 {
        if self.known { value } else { 0 }
    }
}

/// Writes a unit down as row `serial` of the register.
pub(super) fn write(unit: &Unit, serial: usize, places: &[Place], random: &mut Random) -> Result<Record> {
    let place = places.get(unit.place).context("a unit lies in no village")?;
    let gap = |per_mille: u64| match unit.care {
        Care::Full | Care::InvestmentOpen => 0,
        Care::Usual | Care::Any => per_mille,
    };
    let (legal, name) = name(unit, random);
    let (village, district) = location(unit, place, places, random);
    let village = Written::maybe(village, gap(25), random);
    let district = Written::maybe(district, gap(15), random);
    let (kbli, whole_kbli) = kbli(unit, gap(70), random);
    let men = Written::maybe(cell::workers(unit.men, random), gap(60), random);
    let women = Written::maybe(cell::workers(unit.women, random), gap(80), random);
    let investment = match unit.care {
        Care::InvestmentOpen => Written::nothing(),
        _ if unit.size == Size::Large => Written { text: cell::money(unit.investment, random), known: true },
        _ if random.chance(8) => Written { text: "0".to_owned(), known: false },
        _ => Written::maybe(cell::money(unit.investment, random), 140, random),
    };
    let production = Written::maybe(cell::money(unit.production, random), 220, random);
    let material = unit.production / 1_000 * random.between(40, 75) / 100 * 1_000;
    let (licence, licence_number) = licence(serial, random);
    let exports = unit.size != Size::Small && random.chance(250);
    let record = Record {
        men: men.adds(unit.men),
        women: women.adds(unit.women),
        investment: investment.adds(unit.investment),
        production: production.adds(unit.production),
        whole: village.known && district.known && whole_kbli && men.known && women.known,
        cells: vec![
            serial.to_string(),
            legal.to_owned(),
            name,
            format!("Pemilik Contoh {:04}", unit.number),
            street(unit, random),
            village.text,
            district.text,
            Written::maybe(format!("0322-000{:03}", unit.number % 1_000), 700, random).text,
            NOTHING.to_owned(),
            Written::maybe(format!("contoh{:04}@example.com", unit.number), 940, random).text,
            NOTHING.to_owned(),
            licence.to_owned(),
            licence_number,
            if random.chance(85) { cell::nib(random) } else { NOTHING.to_owned() },
            kbli,
            Written::maybe(unit.good.commodity.to_owned(), 20, random).text,
            product(unit, random),
            unit.good.branch.to_owned(),
            random.pick(&["2024", "2024", "2024", "2024", "2023", "2023", "2022", NOTHING]).to_owned(),
            men.text,
            women.text,
            investment.text,
            Written::maybe(cell::dotted(random.between(2, 600) * 10), 250, random).text,
            measure(unit, random),
            production.text,
            Written::maybe(cell::money(material, random), 300, random).text,
            if exports { "Ya" } else { random.pick(&["Tidak", "Tidak", NOTHING]) }.to_owned(),
            if exports { random.pick(&["Malaysia", "Arab Saudi", "Jepang"]) } else { NOTHING }.to_owned(),
            NOTHING.to_owned(),
        ],
    };
    Ok(record)
}

fn name(unit: &Unit, random: &mut Random) -> (&'static str, String) {
    let number = unit.number;
    let legal = match unit.size {
        Size::Large => "PT",
        Size::Middle => random.pick(&["CV", "PT", "UD"]),
        Size::Small => random.pick(&["UD", "UD", "Perorangan", "Perorangan", NOTHING, "PO", "CV", "KUB"]),
    };
    match legal {
        // Nobody gives a name to the shop of one person.
        NOTHING | "Perorangan" if random.chance(600) => (legal, NOTHING.to_owned()),
        NOTHING | "Perorangan" => (legal, format!("Contoh {number:04}")),
        _ if number.is_multiple_of(997) => (legal, format!("{legal} \"Contoh\" {number:04}")),
        _ => (legal, format!("{legal} Contoh {number:04}")),
    }
}

fn street(unit: &Unit, random: &mut Random) -> String {
    let house = random.between(1, 180);
    match random.between(0, 9) {
        _ if unit.number == 1_500 => format!("Jl. Contoh No. {house}\nRT 01 RW 02"),
        0..=4 => NOTHING.to_owned(),
        5..=7 => format!("RT {:02} RW {:02}", house % 9 + 1, house % 5 + 1),
        _ => format!("Jl. Contoh No. {house}"),
    }
}

/// The village and the district in the spelling of the office; outside the planted groups also misspelt, or a village
/// in a district that is not its own.
fn location(unit: &Unit, place: &Place, places: &[Place], random: &mut Random) -> (String, String) {
    let mut village = place::spell_village(place, random);
    let mut district = place::spell_district(place, random);
    if unit.care == Care::Any {
        if random.chance(10) {
            village = place::misspell(place, places, random);
        } else if random.chance(9)
            && let Some(other) = place::wrong_district(place, places, random)
        {
            district = place::spell_district(other, random);
        }
    }
    (village, district)
}

/// The code, and whether all five digits of it are there.
fn kbli(unit: &Unit, missing: u64, random: &mut Random) -> (String, bool) {
    let code = unit.good.kbli;
    if unit.care == Care::Any && random.chance(20) {
        return (code.chars().take(4).collect(), false);
    }
    let written = Written::maybe(code.to_owned(), missing, random);
    (written.text, written.known)
}

fn product(unit: &Unit, random: &mut Random) -> String {
    let product = unit.good.product;
    match random.between(0, 9) {
        0 => product.to_uppercase(),
        1 => product.to_lowercase(),
        2 if unit.care == Care::Any => NOTHING.to_owned(),
        _ => product.to_owned(),
    }
}

fn measure(unit: &Unit, random: &mut Random) -> String {
    let measure = unit.good.measure;
    match random.between(0, 9) {
        0..=1 => measure.to_lowercase(),
        2 => format!("{measure}/bulan"),
        3 => NOTHING.to_owned(),
        _ => measure.to_owned(),
    }
}

fn licence(serial: usize, random: &mut Random) -> (&'static str, String) {
    let kind = random.pick(&[
        "belum",
        "belum",
        "belum",
        "belum",
        "belum",
        "TDI",
        "IUI",
        "IUMK",
        "IZIN LAINNYA",
        NOTHING,
    ]);
    match kind {
        "belum" | NOTHING => (kind, NOTHING.to_owned()),
        _ => (kind, format!("503/CONTOH-{serial:04}/{}", random.between(2009, 2023))),
    }
}
