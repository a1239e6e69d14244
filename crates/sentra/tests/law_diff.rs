//! Who changes status when the law changes, and through which entry.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use proptest::prelude::*;
use sentra::assess::{Context, DifferenceKind, LawDiff, Verdict, law_diff, law_diff_groups};
use sentra::date::Date;
use sentra::group::Group;
use sentra::industry::{Edition, Kbli};
use sentra::input::Input;
use sentra::law::{ChangeKind, Law};
use sentra::money::Rupiah;
use sentra::region::RegionCode;
use sentra::register::Register;
use sentra::unit::Unit;

const NATIONAL: &str = include_str!("../src/law/indonesia.json");

fn day(text: &str) -> Context {
    Context::as_of(Date::parse_iso(text).unwrap())
}

fn unit(workers: Option<u32>, excl_land: i64, land: i64) -> Unit {
    let mut unit = Unit::default();
    unit.workers.total = workers.map_or(Input::default(), Input::Known);
    unit.investment.excl_land = Input::Known(Rupiah::new(excl_land));
    unit.investment.land = Input::Known(Rupiah::new(land));
    unit
}

fn register(units: &[Unit]) -> Register {
    let mut register = Register::default();
    units.iter().for_each(|u| register.push(u, None));
    register
}

/// A registry with other limits.
fn with(limits: &[(&str, &str)]) -> Law {
    let mut text = NATIONAL.to_owned();
    for (old, new) in limits {
        let (old, new) = (format!("\"value\": \"{old}\""), format!("\"value\": \"{new}\""));
        assert!(text.contains(&old));
        text = text.replacen(&old, &new, 1);
    }
    Law::from_json(&text).unwrap()
}

fn causes(diff: &LawDiff, row: usize) -> (Vec<String>, bool) {
    let t = diff.transitions.iter().find(|t| t.rows.contains(&row)).unwrap();
    (t.responsible.iter().map(|i| diff.differences[*i].id.clone()).collect(), t.jointly)
}

#[test]
fn each_row_names_the_limit_that_moved_it() {
    let bn = 1_000_000_000;
    let units = [unit(Some(15), 2 * bn, 20 * bn), unit(Some(25), 10 * bn, 2 * bn), unit(Some(4), 0, 0)];
    // 19 workers become 9, 15 billion becomes 10.
    let after = with(&[("19", "9"), ("15000000000", "10000000000")]);
    let context = day("2025-01-31");
    let diff = law_diff((Law::indonesia(), &context), (&after, &context), &register(&units), "unit.ikm.p64")
        .unwrap();
    assert_eq!(diff.changed(), 2);
    assert_eq!(causes(&diff, 0), (vec!["p64.pekerja_kecil".to_owned()], false));
    assert_eq!(causes(&diff, 1), (vec!["p64.investasi_menengah".to_owned()], false));
    let kinds: Vec<_> =
        diff.differences.iter().map(|d| (d.kind, d.before.as_deref(), d.after.as_deref())).collect();
    assert_eq!(
        kinds,
        [
            (DifferenceKind::Parameter, Some("19"), Some("9")),
            (DifferenceKind::Parameter, Some("15000000000"), Some("10000000000")),
        ]
    );
    assert_eq!(diff.differences[0].citations, ["Permenperin 64/M-IND/PER/7/2016"]);
    assert_eq!(diff.counts.values().sum::<usize>(), 3);
    let to_class =
        law_diff((Law::indonesia(), &context), (&after, &context), &register(&units), "unit.skala.p64")
            .unwrap();
    let t = to_class.transitions.iter().find(|t| t.rows == [0]).unwrap();
    assert_eq!(
        (t.before.classes.as_slice(), t.after.classes.as_slice()),
        (&["menengah".to_owned()][..], &["besar".to_owned()][..])
    );
}

#[test]
fn what_no_limit_does_alone_they_do_jointly() {
    // 12 workers and 12 billion: an IKM by its workers or by its investment; only both limits together refuse it.
    let units = [unit(Some(12), 2_000_000_000, 10_000_000_000)];
    let after = with(&[("19", "9"), ("15000000000", "10000000000"), ("99", "98")]);
    let context = day("2025-01-31");
    let diff = law_diff((Law::indonesia(), &context), (&after, &context), &register(&units), "unit.ikm.p64")
        .unwrap();
    let (mut ids, jointly) = causes(&diff, 0);
    ids.sort();
    assert!(jointly);
    assert_eq!(ids, ["p64.investasi_menengah", "p64.pekerja_kecil"]); // and not the limit of BPS, which differs too
    assert_eq!(diff.differences.len(), 3);
}

#[test]
fn the_beginning_of_a_rule_is_a_cause() {
    let mut member = unit(Some(4), 0, 0);
    member.place = Input::Known(RegionCode::parse("35.24.06.2002").unwrap());
    member.kbli = Input::Known(Kbli::parse("13134", Edition::E2020).unwrap());
    let groups = [Group::of(vec![member.clone(); 5]), Group::of(vec![member; 4])];
    let law = Law::indonesia();
    let (before, after) = (day("2018-07-17"), day("2018-07-18"));
    let diff = law_diff_groups((law, &before), (law, &after), &groups, "sentra.pp29").unwrap();
    let verdicts: Vec<_> = diff.transitions.iter().map(|t| (t.before.verdict, t.after.verdict)).collect();
    assert_eq!(verdicts, [(Verdict::NotInForce, Verdict::Met), (Verdict::NotInForce, Verdict::NotMet)]);
    assert_eq!(causes(&diff, 0), (vec!["sentra.pp29".to_owned()], false));
    let cause = &diff.differences[diff.transitions[0].responsible[0]];
    assert_eq!(cause.kind, DifferenceKind::Force);
    assert_eq!(
        cause.words(sentra::Lang::Id),
        "masa berlaku sentra.pp29: tidak berlaku -> berlaku (Pasal 1 angka 8 PP 29/2018)"
    );
    // A local rule is a difference like any other.
    let local = law.with_overlay(include_str!("../../../examples/overlay/contoh.json")).unwrap();
    let local = local.in_region(RegionCode::parse("99.01").unwrap()).unwrap();
    let today = day("2025-01-31");
    let diff = law_diff_groups((law, &today), (&local, &today), &groups, "sentra.pp29").unwrap();
    assert_eq!(causes(&diff, 0), (vec!["pp29.unit_minimum".to_owned()], false));
    let diff = law_diff(
        (law, &today),
        (&local, &today),
        &register(&[unit(Some(12), 0, 0)]),
        "daerah.99.01.padat_karya",
    )
    .unwrap();
    assert_eq!(diff.transitions[0].before.verdict, Verdict::NotInForce); // the other registry has no such rule
    assert_eq!(causes(&diff, 0), (vec!["daerah.99.01.padat_karya".to_owned()], false));
}

#[test]
fn readings_and_the_day_itself_are_causes() {
    let law = Law::indonesia();
    let units = [unit(Some(25), 14_000_000_000, 3_000_000_000)];
    let today = day("2025-01-31");
    let other = today.clone().with_reading("basis15", "tanpa_tanah");
    let diff = law_diff((law, &today), (law, &other), &register(&units), "unit.ikm.p64").unwrap();
    assert_eq!(causes(&diff, 0), (vec!["basis15".to_owned()], false));
    // A business that is set up between the two days.
    let mut new = Unit {
        established: Input::Known(sentra::date::PartialDate::parse_iso("2023-01-01").unwrap()),
        ..Unit::default()
    };
    new.business_capital = Input::Known(Rupiah::new(5));
    let diff =
        law_diff((law, &day("2022-01-01")), (law, &today), &register(&[new]), "unit.skala.pp7").unwrap();
    let t = &diff.transitions[0];
    assert_eq!((t.before.verdict, t.after.verdict), (Verdict::NotApplicable, Verdict::Met));
    assert_eq!(diff.differences[t.responsible[0]].kind, DifferenceKind::Day);
}

#[test]
fn registries_are_compared_entry_by_entry() {
    let after = with(&[("19", "9")]);
    let changes = Law::indonesia().changes_to(&after);
    assert_eq!(changes.len(), 1);
    assert_eq!(
        (changes[0].list, changes[0].id.as_str(), changes[0].kind),
        ("parameters", "p64.pekerja_kecil", ChangeKind::Changed)
    );
    let local = Law::indonesia().with_overlay(include_str!("../../../examples/overlay/contoh.json")).unwrap();
    let local = local.in_region(RegionCode::parse("99.01").unwrap()).unwrap();
    let added: Vec<_> =
        Law::indonesia().changes_to(&local).into_iter().filter(|c| c.kind == ChangeKind::Added).collect();
    let removed: Vec<_> =
        local.changes_to(Law::indonesia()).into_iter().filter(|c| c.kind == ChangeKind::Removed).collect();
    assert_eq!(added.len(), 3);
    assert_eq!(
        added.iter().map(|c| &c.id).collect::<Vec<_>>(),
        removed.iter().map(|c| &c.id).collect::<Vec<_>>()
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// The changed rows are those whose two answers differ, each once, and every one has a cause.
    #[test]
    fn changes_are_those_of_the_answers(
        rows in prop::collection::vec((prop::option::of(0u32..30), 0i64..20, 0i64..20), 0..8),
        limits in (0u32..30, 0i64..20),
        before in 2014i32..2026,
        after in 2014i32..2026,
        criterion in prop::sample::select(vec!["unit.ikm.p64", "unit.skala.p64", "unit.skala.pp7", "unit.ikm.pp7"]),
    ) {
        let units: Vec<Unit> = rows.iter().map(|(w, a, l)| unit(*w, a * 1_000_000_000, l * 1_000_000_000)).collect();
        let other = with(&[("19", &limits.0.to_string()), ("15000000000", &(limits.1 * 1_000_000_000).to_string())]);
        let (a, b) = (day(&format!("{before}-07-15")), day(&format!("{after}-07-15")));
        let register = register(&units);
        let diff = law_diff((Law::indonesia(), &a), (&other, &b), &register, criterion).unwrap();
        let old = Law::indonesia().assess_register(&register, criterion, &a).unwrap();
        let new = other.assess_register(&register, criterion, &b).unwrap();
        let changed: Vec<usize> = (0..units.len())
            .filter(|i| old.verdicts[*i] != new.verdicts[*i] || old.classes.get(*i) != new.classes.get(*i))
            .collect();
        let mut listed: Vec<usize> = diff.transitions.iter().flat_map(|t| t.rows.clone()).collect();
        listed.sort_unstable();
        prop_assert_eq!(listed, changed);
        prop_assert_eq!(diff.counts.values().sum::<usize>(), units.len());
        for t in &diff.transitions {
            prop_assert!(!t.responsible.is_empty());
            prop_assert!(!t.jointly || t.responsible.len() > 1, "{:?}", t);
        }
        // The other way round the same rows change back.
        let back = law_diff((&other, &b), (Law::indonesia(), &a), &register, criterion).unwrap();
        prop_assert_eq!(back.changed(), diff.changed());
    }
}
