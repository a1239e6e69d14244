//! Printed tables, and the laws of the checks against a plain search.

use super::*;
use crate::Lang;
use crate::aggregate::Tally;
use crate::finding::{At, Code};
use crate::input::Input;
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

fn number(text: &str) -> Input<i128> {
    count(text, Marks::Unknown).value.map(i128::from)
}

fn kawalu() -> ([i128; 10], [Input<Decimal>; 10]) {
    let share = |text| measure(text, Marks::Unknown).value;
    (KAWALU.map(|(n, _)| *number(n).known().unwrap()), KAWALU.map(|(_, p)| share(p)))
}

#[test]
fn kawalu_agrees_with_itself() {
    let (units, shares) = kawalu();
    let checked = Total::check(&number("1.056"), &units.map(Input::Known));
    assert_eq!(checked, Total::Agrees { printed: 1_056 });
    let column = PercentColumn::check(shares.iter().zip(units), 2, 1_056);
    assert_eq!(column.rounding, Some(Rounding::HalfUp));
    assert!(column.rows.iter().all(|row| *row == Some(Percent::Agrees)));
    assert_eq!(check_hundred(&shares, 2, Rounding::HalfUp), Some(Percent::Agrees));
    let finding = checked.finding("Unit Usaha Bordir", At::default().line(12)).unwrap();
    assert_eq!(finding.text(Lang::Id), "jumlah tercetak Unit Usaha Bordir 1.056 sama dengan jumlah baris");
}

#[test]
fn a_wrong_digit_is_found_where_it_stands() {
    let (units, mut shares) = kawalu();
    shares[3] = measure("13,54", Marks::Unknown).value;
    let column = PercentColumn::check(shares.iter().zip(units), 2, 1_056);
    assert_eq!(column.rounding, None);
    let found: Vec<_> = column.conflicts().collect();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0, 3);
    let finding = found[0].1.finding(At::default().line(5)).unwrap();
    assert_eq!((finding.code, finding.at.line), (Code::PercentConflict, Some(5)));
    assert_eq!(finding.params, [("printed", "13,54".to_owned()), ("computed", "13,45".into())]);
    // The sum is 100.09 then: more than ten rounded numbers can be off.
    assert!(matches!(check_hundred(&shares, 2, Rounding::HalfUp), Some(Percent::Conflict { .. })));
}

#[test]
fn every_other_last_digit_is_a_conflict() {
    let (units, shares) = kawalu();
    for (part, printed) in units.into_iter().zip(&shares) {
        let printed = *printed.known().unwrap();
        assert!(Percent::check(printed, part, 1_056).agrees(), "{part}");
        let next = Decimal::new(printed.mantissa() * 10_i128.pow(2 - printed.scale()) + 1, 2).unwrap();
        assert!(!Percent::check_to(next, 2, part, 1_056).agrees(), "{part}");
    }
}

#[test]
fn pekalongan_contradicts_itself_and_both_numbers_are_told() {
    // Large firms, 2004: the firms agree, the workers do not.
    assert!(Total::check(&number("3"), &[2, 1].map(Input::Known)).agrees());
    let checked = Total::check(&number("1.561"), &["1.232", "287"].map(number));
    assert_eq!(checked, Total::Conflict { printed: 1_561, lo: 1_519, hi: Some(1_519) });
    let text = checked.finding("karyawan", At::default()).unwrap().text(Lang::Id);
    assert_eq!(text, "jumlah tercetak karyawan 1.561, jumlah baris 1.519 (selisih 42)");
}

#[test]
fn readings_of_a_total_are_tried_and_the_right_one_is_proven() {
    let total = number("1.000"); // one, or a thousand
    assert_eq!(Total::check(&total, &[400, 600].map(Input::Known)), Total::Agrees { printed: 1_000 });
    // The farther reading is still possible when rows are missing.
    let open = Total::check(&total, &[Input::Known(300), Input::default()]);
    assert_eq!(open, Total::Open { printed: 1_000, certain: 300, missing: 1, of: 2 });
    let text = open.finding("unit", At::default()).unwrap().text(Lang::En);
    assert!(text.contains("1 of 2 rows have no certain value; the certain ones sum to 300"), "{text}");
    // No reading is possible: the nearest is named.
    let conflict = Total::check(&total, &[Input::Known(900)]);
    assert_eq!(conflict, Total::Conflict { printed: 1_000, lo: 900, hi: Some(900) });
}

#[test]
fn a_choice_is_neither_agreement_nor_conflict() {
    let rows = [Input::Known(10), Input::one_of([1, 1_000])];
    assert!(matches!(Total::check(&Input::Known(11), &rows), Total::Open { missing: 1, of: 2, .. }));
    assert!(matches!(Total::check(&Input::Known(2_000), &rows), Total::Conflict { hi: Some(1_010), .. }));
}

#[test]
fn nothing_to_check_is_not_a_conflict() {
    let unchecked = Total::Open { printed: 5, certain: 0, missing: 0, of: 0 };
    assert_eq!(Total::check(&Input::Known(5), &[]), unchecked);
    assert_eq!(Total::check(&Input::Known(5), &[Input::NotApplicable]), unchecked);
    assert!(Total::check(&Input::Known(5), &[Input::Known(5), Input::NotApplicable]).agrees());
    assert_eq!(Total::check(&Input::default(), &[Input::Known(5)]), Total::Unreadable);
    assert_eq!(check_hundred(&[], 2, Rounding::HalfUp), None);
    let percent = Decimal::from(50_u32);
    assert_eq!(Percent::check(percent, 2, 0), Percent::Undefined);
    assert_eq!(Percent::check(percent, i128::MAX, i128::MAX), Percent::Undefined);
    assert_eq!(PercentColumn::check([(&Input::default(), 3)], 2, 4).rows, [None]);
}

#[test]
fn halves_are_told_apart_from_errors() {
    let of = |printed: &str, part, whole| {
        let printed = *measure(printed, Marks::Unknown).value.known().unwrap();
        (Percent::check_to(printed, 1, part, whole).agrees(), Rounding::of(printed, 1, part, whole))
    };
    assert_eq!(of("0,3", 1, 400), (true, Some(Rounding::HalfUp))); // 0.25
    assert_eq!(of("0,2", 1, 400), (true, Some(Rounding::HalfEven)));
    assert_eq!(of("0,3", 37, 10_000), (false, Some(Rounding::CutOff))); // 0.37
    assert_eq!(of("0,1", 1, 400), (false, None));
}

#[test]
fn a_column_that_is_cut_off_throughout_is_no_conflict_and_a_single_row_is() {
    let cut = [3_333, 6_666].map(|p| Input::from(Decimal::new(p, 2)));
    let column = PercentColumn::check(cut.iter().zip([1, 2]), 2, 3);
    assert_eq!((column.rounding, column.conflicts().count()), (Some(Rounding::CutOff), 0));
    assert_eq!(check_hundred(&cut, 2, Rounding::CutOff), Some(Percent::Agrees));
    // 50.006 % rounds up to 50.01, and 16.66 does not: two ways in one column.
    let mixed = [(5_001, 5_000_600), (1_666, 1_666_667)].map(|(p, n)| (Input::from(Decimal::new(p, 2)), n));
    let column = PercentColumn::check(mixed.iter().map(|(p, n)| (p, *n)), 2, 10_000_000);
    assert_eq!(column.conflicts().map(|(row, _)| row).collect::<Vec<_>>(), [1]);
}

/// Every value that a row may have, for small numbers; a missing row is tried up to `most`.
fn values(row: &Input<i128>, most: i128) -> Vec<i128> {
    match row {
        Input::NotApplicable => vec![0],
        other => (0..=most).filter(|v| other.admits(v)).collect(),
    }
}

fn row() -> impl Strategy<Value = Input<i128>> {
    prop_oneof![
        3 => (0i128..6).prop_map(Input::Known),
        1 => proptest::collection::vec(0i128..6, 1..3).prop_map(Input::one_of),
        1 => (0i128..3, 0i128..3).prop_map(|(lo, more)| Input::range(Some(lo), Some(lo + more))),
        1 => (0i128..3).prop_map(|lo| Input::range(Some(lo), None)),
        1 => Just(Input::default()),
        1 => Just(Input::NotApplicable),
    ]
}

proptest! {
    /// Rows with gaps between their choices are only bounded, so a conflict is proven and the rest is not refuted.
    #[test]
    fn a_conflict_is_what_no_completion_can_mend(rows in proptest::collection::vec(row(), 0..4), printed in row()) {
        let sums = rows.iter().fold(vec![0], |sums, row| {
            let mut next: Vec<i128> = sums.iter().flat_map(|s| values(row, 25).into_iter().map(move |v| s + v)).collect();
            next.sort_unstable();
            next.dedup();
            next
        });
        let possible = sums.iter().any(|s| printed.admits(s));
        let asked = rows.iter().any(|r| *r != Input::NotApplicable);
        let certain = sums.len() == 1;
        let checked = Total::check(&printed, &rows);
        match checked {
            Total::Unreadable => prop_assert!(printed.bounds().is_none()),
            Total::Agrees { printed: p } => prop_assert!(certain && possible && p == sums[0]),
            Total::Conflict { printed: p, lo, hi } => {
                prop_assert!(!possible && asked && printed.admits(&p) && (p < lo || hi.is_some_and(|h| p > h)));
                prop_assert_eq!(lo, sums[0]);
            }
            Total::Open { printed: p, .. } => prop_assert!(printed.admits(&p) && (!asked || !certain)),
        }
        let mut tally = Tally::default();
        rows.iter().for_each(|r| tally.add(&r.clone().map(|v| v as i64)));
        prop_assert_eq!(Total::check_tally(&printed, &tally), checked);
    }

    #[test]
    fn a_share_is_rounded_as_its_name_says(part in 0i128..5_000, whole in 1i128..5_000, decimals in 0u32..4) {
        let scale = 10i128.pow(decimals + 2);
        for rounding in Rounding::ALL {
            let d = percent(part, whole, decimals, rounding).unwrap();
            let n = d.mantissa() * 10i128.pow(decimals - d.scale());
            let off = part * scale - n * whole; // the exact share less the rounded one, times the whole
            let half = off.abs() * 2 == whole;
            let right = match rounding {
                Rounding::CutOff => 0 <= off && off < whole,
                Rounding::HalfUp => off.abs() * 2 <= whole && (!half || off < 0),
                Rounding::HalfEven => off.abs() * 2 <= whole && (!half || n % 2 == 0),
            };
            prop_assert!(right);
            prop_assert_eq!(Percent::check_to(d, decimals, part, whole).agrees(), off.abs() * 2 <= whole);
        }
    }

    #[test]
    fn shares_come_to_a_hundred(parts in proptest::collection::vec(0i128..500, 1..30), decimals in 0u32..4) {
        let whole: i128 = parts.iter().sum();
        prop_assume!(whole > 0);
        for rounding in Rounding::ALL {
            let shares: Vec<Input<Decimal>> =
                parts.iter().map(|p| Input::from(percent(*p, whole, decimals, rounding))).collect();
            prop_assert_eq!(check_hundred(&shares, decimals, rounding), Some(Percent::Agrees));
            let column = PercentColumn::check(shares.iter().zip(parts.iter().copied()), decimals, whole);
            prop_assert!(column.rounding <= Some(rounding) && column.rounding.is_some());
            prop_assert_eq!(column.conflicts().count(), 0);
        }
    }
}
