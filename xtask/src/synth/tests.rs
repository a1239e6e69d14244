use super::goods::{GOODS, Kind, PLANTED};
use super::record::HEADINGS;
use super::register::{self, transposed};
use super::{check, workspace};
use std::collections::{BTreeMap, BTreeSet};

/// Stale files fail `cargo test`, with the command that makes them current.
#[test]
fn the_committed_files_are_what_the_generator_makes() {
    check(&workspace().unwrap()).unwrap();
}

#[test]
fn two_runs_give_the_same_bytes() {
    let workspace = workspace().unwrap();
    assert_eq!(register::make(&workspace).unwrap(), register::make(&workspace).unwrap());
}

#[test]
fn every_code_is_one_of_kbli_2020_and_has_one_product() {
    let table =
        std::fs::read_to_string(workspace().unwrap().join("crates/sentra-codes/data/kbli2020.csv")).unwrap();
    let codes: BTreeSet<&str> = table.lines().collect();
    for good in GOODS {
        assert!(codes.contains(good.kbli), "{}", good.kbli);
    }
    assert_eq!(GOODS.map(|good| good.kbli).iter().collect::<BTreeSet<_>>().len(), GOODS.len());
    assert_eq!(GOODS.map(|good| good.product).iter().collect::<BTreeSet<_>>().len(), GOODS.len());
}

/// The lines of the register that are rows of units, cut at the semicolons outside quotes.
fn rows() -> Vec<Vec<String>> {
    let text = register::make(&workspace().unwrap()).unwrap().register;
    text.split("\r\n").map(cut).filter(|cells| cells[0].parse::<u32>().is_ok()).collect()
}

fn cut(line: &str) -> Vec<String> {
    let (mut cells, mut open) = (vec![String::new()], false);
    for letter in line.chars() {
        match letter {
            '"' => open = !open,
            ';' if !open => cells.push(String::new()),
            _ => cells.last_mut().unwrap().push(letter),
        }
    }
    cells
}

#[test]
fn the_register_has_three_thousand_rows_and_one_is_ragged() {
    let rows = rows();
    assert_eq!(rows.len(), 3_000);
    assert_eq!(rows.iter().filter(|cells| cells.len() != HEADINGS.len()).count(), 1);
}

#[test]
fn the_dirt_is_there() {
    let text = register::make(&workspace().unwrap()).unwrap().register;
    let lines: Vec<&str> = text.split("\r\n").collect();
    assert!(lines[0].starts_with("DAFTAR ") && lines[0].contains("SINTETIS"));
    let header = HEADINGS.join(";");
    assert_eq!(lines.iter().filter(|line| **line == header).count(), 2);
    assert_eq!(lines.iter().filter(|line| line.is_empty()).count(), 2, "one inside, one after the last end");
    assert!(lines.iter().any(|line| line.contains(";JUMLAH;")));
    assert!(lines[lines.len() - 2].starts_with("\"Sumber: "));
    for dirt in [
        "Tri Tunggal",
        "Sendang-duwur",
        "Banyu Urip",
        "Ds. ",
        "Kel. ",
        "PARENGAN",
        " juta;",
        "Rp ",
        ",-;",
        "E+12",
    ] {
        assert!(text.contains(dirt), "{dirt}");
    }
    assert!(rows().iter().any(|cells| cells[20].contains('.')), "a number of workers with a dot");
}

/// No NIK or NPWP, no licence number of a real shape, and every name says that it is an example.
#[test]
fn nothing_in_it_could_be_real() {
    for cells in rows() {
        assert!(cells[2] == "-" || cells[2].contains("Contoh"), "{cells:?}");
        assert!(cells[3].starts_with("Pemilik Contoh "), "{cells:?}");
        let nib: String = cells.iter().rev().nth(15).unwrap().clone();
        let whole = nib.len() == 13 && nib.chars().all(|digit| digit.is_ascii_digit());
        assert!(!whole || nib.starts_with("0000"), "{nib}");
        assert_eq!(cells.last().unwrap(), "-");
        assert!(cells.iter().all(|cell| cell.chars().filter(char::is_ascii_digit).count() < 15), "{cells:?}");
    }
}

#[test]
fn planted_sentra_can_be_read_and_the_others_miss_it() {
    let truth = register::make(&workspace().unwrap()).unwrap().truth;
    let mut by_expectation: BTreeMap<String, usize> = BTreeMap::new();
    for (line, group) in truth.lines().skip(1).zip(PLANTED) {
        let cells: Vec<&str> = line.split(',').collect();
        assert_eq!((cells[0], cells[1]), (group.village, group.kbli));
        assert_eq!(cells[2].parse::<usize>().unwrap(), group.units);
        let readable: usize = cells[3].parse().unwrap();
        match group.kind {
            Kind::Sentra => assert!((5..=group.units).contains(&readable), "{line}"),
            Kind::FourUnits | Kind::FourAndALargeFirm | Kind::FourAndAnOpenUnit => {
                assert_eq!(readable, group.units, "{line}");
            }
        }
        *by_expectation.entry(cells[4].to_owned()).or_default() += 1;
    }
    let expected = [("not_sentra", 2), ("sentra", 25), ("unknown", 1)];
    assert_eq!(by_expectation, expected.map(|(name, count)| (name.to_owned(), count)).into());
}

/// Read plainly, without a library: the digits of a cell are its value.
#[test]
fn the_totals_of_the_workers_agree_with_the_rows() {
    let text = register::make(&workspace().unwrap()).unwrap().register;
    let total = cut(text.split("\r\n").find(|line| line.contains(";JUMLAH;")).unwrap());
    let value = |cell: &str| cell.replace('.', "").parse::<u64>().unwrap_or(0);
    for column in [19, 20] {
        let sum: u64 = rows()
            .iter()
            .filter(|cells| cells.len() == HEADINGS.len())
            .map(|cells| value(&cells[column]))
            .sum();
        assert_eq!(sum, value(&total[column]), "{}", HEADINGS[column]);
    }
}

#[test]
fn the_wrong_total_is_a_slip_of_two_digits() {
    assert_eq!(transposed(1_234), 2_134);
    assert_eq!(transposed(1_123), 1_213);
    assert_eq!(transposed(77), 77);
}
