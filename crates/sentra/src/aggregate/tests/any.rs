//! Registers and declared sentra of any kind, small enough to meet in the same cells.

use crate::aggregate::{Axis, Plan, Sizes, State};
use crate::assess::Context;
use crate::date::Date;
use crate::group::Declared;
use crate::industry::{Edition, Kbli};
use crate::input::{Input, MissingReason};
use crate::law::Law;
use crate::money::Rupiah;
use crate::region::{RegionCode, System};
use crate::register::Register;
use crate::unit::{Investment, Unit, Workers};
use proptest::prelude::*;
use proptest::sample::select;

pub(super) const RULE: &str = "unit.skala.bps";

/// All axes at once: the finest plan that there is.
pub(super) fn finest() -> Plan {
    Plan::new([Axis::Village, Axis::Kbli(5), Axis::Size, Axis::Year]).unwrap()
}

/// Any plan.
pub(super) fn plan() -> impl Strategy<Value = Plan> {
    let all = vec![
        Axis::Province,
        Axis::Regency,
        Axis::District,
        Axis::Village,
        Axis::Kbli(2),
        Axis::Kbli(3),
        Axis::Kbli(4),
        Axis::Kbli(5),
        Axis::Size,
        Axis::Year,
    ];
    (Just(all).prop_shuffle(), 0usize..=10).prop_map(|(all, n)| Plan::new(all.into_iter().take(n)).unwrap())
}

/// Any fact with values from a strategy.
fn fact<T: Clone + Ord + std::fmt::Debug>(
    value: impl Strategy<Value = T> + Clone,
) -> impl Strategy<Value = Input<T>> {
    prop_oneof![
        5 => value.clone().prop_map(Input::Known),
        2 => proptest::collection::vec(value, 2..4).prop_map(Input::one_of),
        2 => select(MissingReason::ALL.to_vec()).prop_map(Input::Missing),
        1 => Just(Input::NotApplicable),
    ]
}

fn amount<T: Clone + Ord + std::fmt::Debug>(
    value: impl Strategy<Value = T> + Clone,
) -> impl Strategy<Value = Input<T>> {
    let end = proptest::option::of(value.clone());
    prop_oneof![4 => fact(value), 1 => (end.clone(), end).prop_map(|(lo, hi)| Input::range(lo, hi))]
}

fn place() -> impl Strategy<Value = Input<RegionCode>> {
    let codes = [
        "35.24.26.2019",
        "35.24.26.2020",
        "35.24.25.2001",
        "35.78.01.1001",
        "33.75.01.1002",
        "35.24.26",
        "35.24",
        "35",
        "3524260",
        "3524262019",
    ];
    let mut codes: Vec<RegionCode> = codes.map(|c| RegionCode::parse(c).unwrap()).to_vec();
    codes.push(RegionCode::parse("3524262019").unwrap().declared(System::Bps));
    fact(select(codes))
}

fn kbli() -> impl Strategy<Value = Input<Kbli>> {
    let codes = [
        ("10391", Edition::E2020),
        ("10392", Edition::E2020),
        ("1039", Edition::E2020),
        ("10", Edition::E2020),
        ("13134", Edition::E2020),
        ("13134", Edition::E2015),
        ("01111", Edition::Undeclared),
    ];
    fact(select(codes.map(|(text, edition)| Kbli::parse(text, edition).unwrap()).to_vec()))
}

fn rupiah() -> impl Strategy<Value = Input<Rupiah>> {
    amount(prop_oneof![0i64..2_000_000_000, Just(i64::MAX)].prop_map(Rupiah::new))
}

fn name() -> impl Strategy<Value = Option<String>> {
    proptest::option::of(select(vec!["Batik".to_owned(), "Tempe".into(), "Bordir é".into()]))
}

fn unit() -> impl Strategy<Value = Unit> {
    let workers = (amount(0u32..150), amount(0u32..80), amount(0u32..80));
    let money = (rupiah(), rupiah(), rupiah(), rupiah(), rupiah());
    let more = (rupiah(), rupiah(), fact(2018u16..2021), name());
    (place(), kbli(), workers, money, more).prop_map(|(place, kbli, w, m, more)| Unit {
        place,
        kbli,
        workers: Workers { total: w.0, male: w.1, female: w.2, ..Workers::default() },
        investment: Investment { excl_land: m.0, land: m.1, total: m.2, undeclared: m.3 },
        production_value: m.4,
        raw_material_value: more.0,
        export_value: more.1,
        year: more.2,
        sentra: more.3,
        ..Unit::default()
    })
}

fn declared() -> impl Strategy<Value = (Option<String>, Declared)> {
    let places = proptest::collection::vec(place(), 0..4);
    (name(), places, kbli(), amount(0u32..300), amount(0u32..900), rupiah(), rupiah(), rupiah()).prop_map(
        |(name, places, kbli, units, workers, investment_total, investment, production_value)| {
            let more = Declared { places, kbli, units, workers, ..Declared::default() };
            (name, Declared { investment_total, investment, production_value, ..more })
        },
    )
}

/// A row of data of either grain.
#[derive(Clone, Debug)]
pub(super) enum Item {
    Listed(Box<Unit>),
    Declared(Option<String>, Box<Declared>),
}

/// Up to so many rows of both grains.
pub(super) fn items(most: usize) -> impl Strategy<Value = Vec<Item>> {
    let item = prop_oneof![
        3 => unit().prop_map(|u| Item::Listed(Box::new(u))),
        1 => declared().prop_map(|(name, d)| Item::Declared(name, Box::new(d))),
    ];
    proptest::collection::vec(item, 0..=most)
}

pub(super) fn register(items: &[Item]) -> Register {
    let mut register = Register::default();
    for item in items {
        if let Item::Listed(unit) = item {
            register.push(unit, None);
        }
    }
    register
}

pub(super) fn sizes(register: &Register) -> Sizes {
    let context = Context::as_of(Date::ymd(2025, 1, 31).unwrap());
    Sizes::of(Law::indonesia(), register, RULE, &context).unwrap()
}

/// The state of these rows.
pub(super) fn state(plans: &[Plan], items: &[Item]) -> State {
    let mut state = State::new(plans);
    let register = register(items);
    state.observe(&register, Some(&sizes(&register))).unwrap();
    let declared = items.iter().filter_map(|item| match item {
        Item::Declared(name, declared) => Some((name.as_deref(), &**declared)),
        Item::Listed(_) => None,
    });
    state.observe_declared(declared).unwrap();
    state
}
