//! Printed tables, and the laws of the checks against a plain search.

use super::*;
use crate::Lang;
use crate::finding::{At, Code};
use crate::input::Input;
use crate::money::Rupiah;
use crate::number::{Decimal, Marks, count, measure};
use proptest::prelude::*;

/// Embroidery in Kecamatan Kawalu, 2016, as printed: units and percentages.
const KAWALU: [(&str, &str); 10] = [
    ("220", "20,83"),
    ("218", "20,64"),
    ("174", "16,48"),
    ("142", "13,45"),
    ("125", "11,84"),
    ("101", "9,56"),
    ("34", "3,22"),
    ("23", "2,18"),
    ("13", "1,23"),
    ("6", "0,57"),
];

#[test]
fn kawalu_agrees_with_itself() {
    let units = KAWALU.map(|(n, _)| count(n, Marks::Unknown).value);
    let shares = KAWALU.map(|(_, p)| measure(p, Marks::Unknown).value);
    let total = count("1.056", Marks::Unknown).value;
    let checked = check_total(&total, &units).unwrap();
    assert_eq!(checked, Reconciled::Agrees { total: 1_056 });
    let column = check_percents(shares.iter().zip(&units), 2, &total);
    assert_eq!(column.rounding, Some(Rounding::HalfUp));
    assert_eq!(column.conflicts().count(), 0);
    assert_eq!(check_hundred(&shares, 2), Some(PercentCheck::Agrees { rounding: Rounding::HalfUp }));
    let finding = checked.finding("Unit Usaha Bordir", At::default().line(12));
    assert_eq!(finding.text(Lang::Id), "jumlah tercetak Unit Usaha Bordir 1056 sama dengan jumlah baris");
}

#[test]
fn a_wrong_digit_is_found_where_it_stands() {
    let units = KAWALU.map(|(n, _)| count(n, Marks::Unknown).value);
    let mut shares = KAWALU.map(|(_, p)| measure(p, Marks::Unknown).value);
    shares[3] = measure("13,54", Marks::Unknown).value;
    let column = check_percents(shares.iter().zip(&units), 2, &Input::Known(1_056_u32));
    assert_eq!(column.rounding, None);
    let found: Vec<_> = column.conflicts().collect();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0, 3);
    let finding = found[0].1.finding(At::default().line(5)).unwrap();
    assert_eq!((finding.code, finding.at.line), (Code::PercentConflict, Some(5)));
    assert_eq!(finding.params, [("printed", "13.54".to_owned()), ("computed", "13.45".into())]);
    // The sum is 100.09 then: more than ten rounded numbers can be off.
    assert!(matches!(check_hundred(&shares, 2), Some(PercentCheck::Conflict { .. })));
}

#[test]
fn pekalongan_contradicts_itself_and_both_numbers_are_told() {
    // Large firms, 2004: the firms agree, the workers do not.
    let firms = [Input::Known(2_u32), Input::Known(1)];
    assert_eq!(check_total(&Input::Known(3_u32), &firms), Some(Reconciled::Agrees { total: 3 }));
    let workers = ["1.232", "287"].map(|n| count(n, Marks::DotThousands).value);
    let checked = check_total(&count("1.561", Marks::DotThousands).value, &workers).unwrap();
    assert_eq!(
        checked,
        Reconciled::Conflict { printed: 1_561, computed: 1_519, difference: 42, exact: true }
    );
    let text = checked.finding("karyawan", At::default()).text(Lang::Id);
    assert_eq!(text, "jumlah tercetak karyawan 1561, jumlah baris 1519 (selisih 42)");
}

#[test]
fn readings_of_a_total_are_tried_and_the_right_one_is_proven() {
    let rows = [Input::Known(400_u32), Input::Known(600)];
    let total = count("1.000", Marks::Unknown).value; // one, or a thousand
    assert_eq!(check_total(&total, &rows), Some(Reconciled::Agrees { total: 1_000 }));
    // The farther reading is still possible when rows are missing.
    let gaps = [Input::Known(300_u32), Input::default()];
    let open = check_total(&total, &gaps).unwrap();
    assert_eq!(open, Reconciled::Unchecked { printed: 1_000, computed: 300, missing: 1, of: 2 });
    let text = open.finding("unit", At::default()).text(Lang::En);
    assert!(text.contains("1 of 2 rows have no certain value; the certain ones sum to 300"), "{text}");
}

#[test]
fn nothing_to_check_is_not_a_conflict() {
    let none: [Input<u32>; 0] = [];
    let unchecked = Reconciled::Unchecked { printed: 5, computed: 0, missing: 0, of: 0 };
    assert_eq!(check_total(&Input::Known(5_u32), &none), Some(unchecked));
    assert_eq!(check_total(&Input::Known(5_u32), &[Input::<u32>::NotApplicable]), Some(unchecked));
    assert_eq!(check_hundred(&[], 2), None);
    let percent = Input::Known(Decimal::from(50_u32));
    for (part, whole) in [(Input::default(), Input::Known(4_u32)), (Input::Known(2_u32), Input::Known(0))] {
        assert_eq!(check_percent(&percent, 2, &part, &whole), Some(PercentCheck::Unchecked));
    }
    assert_eq!(check_percent(&Input::default(), 2, &Input::Known(2_u32), &Input::Known(4_u32)), None);
}

#[test]
fn money_beyond_64_bits_is_summed_exactly() {
    let rows = [Input::Known(Rupiah::new(i64::MAX)), Input::Known(Rupiah::new(i64::MAX))];
    let checked = check_total(&Input::Known(Rupiah::new(i64::MAX)), &rows);
    let difference = -i128::from(i64::MAX);
    assert!(
        matches!(checked, Some(Reconciled::Conflict { difference: d, exact: true, .. }) if d == difference)
    );
}

#[test]
fn halves_are_told_apart_from_errors() {
    let check = |printed: &str, part: u32, whole: u32| {
        check_percent(&measure(printed, Marks::Unknown).value, 1, &Input::Known(part), &Input::Known(whole))
            .unwrap()
    };
    assert_eq!(check("0,3", 1, 400), PercentCheck::Agrees { rounding: Rounding::HalfUp }); // 0.25
    assert_eq!(check("0,2", 1, 400), PercentCheck::Agrees { rounding: Rounding::HalfEven });
    assert!(matches!(check("0,3", 7, 2_000), PercentCheck::CutOff { .. })); // 0.35
    assert!(matches!(check("0,1", 1, 400), PercentCheck::Conflict { .. }));
}

/// Every value that a row may have, for small numbers; a missing row is tried up to `most`.
fn values(row: &Input<u16>, most: u16) -> Vec<u16> {
    match row {
        Input::NotApplicable => vec![0],
        other => (0..=most).filter(|v| other.admits(v)).collect(),
    }
}

fn row() -> impl Strategy<Value = Input<u16>> {
    prop_oneof![
        3 => (0u16..6).prop_map(Input::Known),
        1 => proptest::collection::vec(0u16..6, 1..3).prop_map(Input::one_of),
        1 => (0u16..3, 0u16..3).prop_map(|(lo, more)| Input::range(Some(lo), Some(lo + more))),
        1 => Just(Input::default()),
        1 => Just(Input::NotApplicable),
    ]
}

proptest! {
    #[test]
    fn a_conflict_is_what_no_completion_can_mend(rows in proptest::collection::vec(row(), 0..4), printed in row()) {
        let sums = rows.iter().fold(vec![0u16], |sums, row| {
            let mut next: Vec<u16> = sums.iter().flat_map(|s| values(row, 25).into_iter().map(move |v| s + v)).collect();
            next.sort_unstable();
            next.dedup();
            next
        });
        let possible = sums.iter().any(|s| printed.admits(s));
        let asked = rows.iter().any(|r| *r != Input::NotApplicable);
        let certain = sums.len() == 1;
        match check_total(&printed, &rows) {
            None => prop_assert!(printed.bounds().is_none()),
            Some(Reconciled::Agrees { total }) => prop_assert!(certain && possible && total == i128::from(sums[0])),
            Some(Reconciled::Conflict { difference, printed: p, computed, .. }) => {
                prop_assert!(!possible && asked && difference == p - computed && difference != 0);
            }
            Some(Reconciled::Unchecked { .. }) => prop_assert!(!asked || !certain),
        }
    }

    #[test]
    fn a_share_is_rounded_as_its_name_says(part in 0i128..5_000, whole in 1i128..5_000, decimals in 0u32..4) {
        let scale = 10i128.pow(decimals + 2);
        for rounding in [Rounding::HalfUp, Rounding::HalfEven, Rounding::CutOff] {
            let d = percent(part, whole, decimals, rounding).unwrap();
            let n = d.mantissa() * 10i128.pow(decimals - d.scale());
            let off = part * scale - n * whole; // exact share less the rounded one, times whole
            match rounding {
                Rounding::CutOff => prop_assert!(0 <= off && off < whole),
                _ => prop_assert!(off.abs() * 2 <= whole),
            }
            if rounding == Rounding::HalfUp && off.abs() * 2 == whole { prop_assert!(off < 0); }
            if rounding == Rounding::HalfEven && off.abs() * 2 == whole { prop_assert!(n % 2 == 0); }
        }
    }

    #[test]
    fn rounded_shares_come_to_a_hundred(parts in proptest::collection::vec(0u32..500, 1..30), decimals in 0u32..4) {
        let whole: u32 = parts.iter().sum();
        prop_assume!(whole > 0);
        let shares: Vec<Input<Decimal>> = parts.iter()
            .map(|p| Input::from(percent((*p).into(), whole.into(), decimals, Rounding::HalfUp))).collect();
        prop_assert_eq!(check_hundred(&shares, decimals), Some(PercentCheck::Agrees { rounding: Rounding::HalfUp }));
        let rows: Vec<Input<u32>> = parts.iter().copied().map(Input::Known).collect();
        let column = check_percents(shares.iter().zip(&rows), decimals, &Input::Known(whole));
        prop_assert_eq!(column.rounding, Some(Rounding::HalfUp));
    }
}
