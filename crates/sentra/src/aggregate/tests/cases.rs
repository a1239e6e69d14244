//! Cases that are written out.

use crate::aggregate::{Axis, Grain, Measure, Part, Plan, State};
use crate::group::Declared;
use crate::industry::{Edition, Kbli};
use crate::input::Input;
use crate::region::{Level, RegionCode};
use crate::register::Register;
use crate::unit::Unit;

fn code(text: &str) -> RegionCode {
    RegionCode::parse(text).unwrap()
}

fn unit(place: Input<RegionCode>, sentra: Option<&str>) -> Unit {
    Unit { place, sentra: sentra.map(str::to_owned), ..Unit::default() }
}

fn table(plan: &Plan, units: &[Unit]) -> crate::aggregate::Table {
    let mut register = Register::default();
    units.iter().for_each(|u| register.push(u, None));
    let mut state = State::new(std::slice::from_ref(plan));
    state.observe(&register, None).unwrap();
    state.finish(plan).unwrap()
}

fn lines(table: &crate::aggregate::Table) -> Vec<String> {
    let line = |row: crate::aggregate::Row<'_>| {
        let key: Vec<String> = row.key().map(|p| p.to_string()).collect();
        format!(
            "{} = {} units, {} sentra",
            key.join(" "),
            row.tally(Measure::Units).sum,
            row.sentra().distinct
        )
    };
    table.rows().map(line).collect()
}

#[test]
fn a_village_of_two_candidates_is_determined_as_far_as_they_agree() {
    let by = Plan::new([Axis::Regency, Axis::District, Axis::Village]).unwrap();
    let units = [
        unit(Input::one_of([code("35.24.26.2019"), code("35.24.26.2020")]), None),
        unit(Input::one_of([code("35.24.26.2019"), code("35.24.25.2001")]), None),
        unit(Input::one_of([code("35.24.26.2019"), code("33.75.01.1002")]), None),
        unit(Input::Known(code("35.24.26.2019")), None),
        unit(Input::Known(code("35.24")), None),
        unit(Input::default(), None),
    ];
    assert_eq!(
        lines(&table(&by, &units)),
        [
            "35.24 35.24.26 35.24.26.2019 = 1 units, 0 sentra",
            "35.24 35.24.26 undetermined = 1 units, 0 sentra",
            "35.24 undetermined undetermined = 2 units, 0 sentra",
            "undetermined undetermined undetermined = 2 units, 0 sentra",
        ]
    );
}

#[test]
fn a_sentra_in_two_villages_is_one_sentra() {
    let by = Plan::new([Axis::Village]).unwrap();
    let units = [
        unit(Input::Known(code("35.24.26.2019")), Some("Batik")),
        unit(Input::Known(code("35.24.26.2020")), Some("Batik")),
        unit(Input::Known(code("35.24.26.2020")), Some("Tempe")),
        unit(Input::Known(code("35.24.26.2020")), None),
    ];
    let table = table(&by, &units);
    assert_eq!(lines(&table), ["35.24.26.2019 = 1 units, 1 sentra", "35.24.26.2020 = 3 units, 2 sentra"]);
    let total = table.total().sentra();
    // Three pairs of sentra and village, two sentra, two villages with a sentra: three numbers.
    assert_eq!((total.distinct, total.villages, total.naming_units), (2, Some(2), 3));
}

#[test]
fn declared_and_listed_units_stay_apart_and_their_overlap_is_told() {
    let by = Plan::new([Axis::District]).unwrap();
    let mut state = State::new(std::slice::from_ref(&by));
    let mut register = Register::default();
    for _ in 0..3 {
        let mut member = unit(Input::Known(code("35.24.26.2019")), Some("Batik"));
        member.workers.total = Input::Known(2);
        register.push(&member, None);
    }
    state.observe(&register, None).unwrap();
    let row = |units, workers| Declared {
        units,
        workers,
        places: vec![Input::Known(code("35.24.26"))],
        ..Declared::default()
    };
    let rows = [
        (Some("Batik"), row(Input::Known(142), Input::Known(300))),
        (Some("Tempe"), row(Input::range(Some(5), None), Input::default())),
        (None, row(Input::default(), Input::Known(9))),
    ];
    state.observe_declared(rows.iter().map(|(name, d)| (*name, d))).unwrap();
    let table = state.finish(&by).unwrap();
    let district = table.rows().next().unwrap();
    assert_eq!((district.rows(Grain::Listed), district.rows(Grain::Declared)), (3, 3));
    let units = district.tally(Measure::Units);
    assert_eq!((units.sum, units.known, units.open, units.missing, units.rows), (145, 4, 1, 1, 6));
    assert_eq!((units.lo, units.hi), (150, None));
    assert_eq!(district.tally_of(Grain::Declared, Measure::Units).sum, 142);
    assert_eq!(district.tally(Measure::Workers).sum, 315);
    let s = district.sentra();
    assert_eq!((s.distinct, s.listed, s.declared, s.both, s.unnamed), (3, 1, 2, 1, 1));
    assert_eq!(s.villages, None); // the state was not made for villages
}

#[test]
fn editions_and_systems_are_never_joined() {
    let by = Plan::new([Axis::Province, Axis::Kbli(2)]).unwrap();
    let of = |place: &str, kbli: &str, edition| Unit {
        place: Input::Known(code(place)),
        kbli: Input::Known(Kbli::parse(kbli, edition).unwrap()),
        ..Unit::default()
    };
    let units = [
        of("35.24.26.2019", "13134", Edition::E2020),
        of("35.24.26.2019", "13", Edition::E2020),
        of("35.24.26.2019", "13134", Edition::E2015),
        of("3524262019", "13134", Edition::E2020),
    ];
    let table = table(&by, &units);
    let keys: Vec<Vec<Part<'_>>> = table.rows().map(|r| r.key().collect()).collect();
    assert_eq!(keys.len(), 3);
    assert_eq!(lines(&table)[1], "35 13 = 2 units, 0 sentra");
    assert!(table.total().tally(Measure::Workers).missing == 4);
}

#[test]
fn codes_that_are_none_are_undetermined_and_not_lost() {
    let by = Plan::new([Axis::Village, Axis::Kbli(2)]).unwrap();
    let odd = Unit {
        place: Input::Known(RegionCode::kemendagri(Level::Village, u64::MAX)),
        kbli: Input::Known(Kbli { edition: Edition::E2020, digits: 9, code: u32::MAX }),
        ..Unit::default()
    };
    assert_eq!(lines(&table(&by, &[odd])), ["undetermined undetermined = 1 units, 0 sentra"]);
}

#[test]
fn nothing_observed_is_an_empty_table_with_a_total_of_nothing() {
    let by = Plan::new([Axis::Village, Axis::Year]).unwrap();
    let table = table(&by, &[]);
    assert!(table.is_empty());
    assert_eq!(table.total().tally(Measure::Units), crate::aggregate::Tally::default());
    assert_eq!(table.total().sentra().villages, Some(0));
    let one = self::table(&Plan::default(), &[Unit::default()]);
    assert_eq!(lines(&one), [" = 1 units, 0 sentra"]);
}
