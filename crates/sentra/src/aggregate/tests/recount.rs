//! A second count, row by row and as plain as can be, against the tables.

use super::any::{Item, finest, items, plan, register, sizes, state};
use crate::aggregate::{Axis, Grain, Measure, Part, Plan, Row, Sizes, Tally};
use crate::group::Declared;
use crate::industry::Kbli;
use crate::input::Input;
use crate::region::{Level, RegionCode};
use crate::unit::Unit;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Default, Debug)]
struct Count {
    tallies: BTreeMap<(Grain, Measure), Tally>,
    rows: BTreeMap<Grain, u64>,
    sentra: BTreeMap<Grain, BTreeSet<String>>,
    unnamed: u64,
    naming: u64,
    villages: BTreeSet<RegionCode>,
}

/// The one value on which all candidates agree.
fn agreed<T: Ord + Copy>(candidates: &[T], at: impl Fn(T) -> Option<T>) -> Option<T> {
    let all: BTreeSet<Option<T>> = candidates.iter().map(|c| at(*c)).collect();
    all.into_iter().next().filter(|_| candidates.iter().all(|c| at(*c) == at(candidates[0]))).flatten()
}

fn region(places: &[RegionCode], level: Level) -> Option<RegionCode> {
    agreed(places, |p| p.ancestor(level))
}

/// The parts of a key in the order of a table: size classes by their rank, what is undetermined last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Value {
    Region(RegionCode),
    Kbli(Kbli),
    Size(usize),
    Year(u16),
    Undetermined,
}

fn key(
    plan: &Plan,
    places: &[RegionCode],
    kbli: &Input<Kbli>,
    size: Option<usize>,
    year: Option<u16>,
) -> Vec<Value> {
    let part = |axis: &Axis| match axis {
        Axis::Kbli(n) => agreed(kbli.candidates(), |k| k.at(*n)).map(Value::Kbli),
        Axis::Size => size.map(Value::Size),
        Axis::Year => year.map(Value::Year),
        other => region(places, other.level().unwrap()).map(Value::Region),
    };
    plan.by().iter().map(|axis| part(axis).unwrap_or(Value::Undetermined)).collect()
}

fn value(part: Part<'_>, sizes: &Sizes) -> Value {
    match part {
        Part::Region(r) => Value::Region(r),
        Part::Kbli(k) => Value::Kbli(k),
        Part::Size(class) => Value::Size(rank(class, sizes)),
        Part::Year(y) => Value::Year(y),
        Part::Undetermined => Value::Undetermined,
    }
}

fn rank(class: &str, sizes: &Sizes) -> usize {
    sizes.rule().classes.iter().position(|c| c == class).unwrap()
}

fn unit_row(count: &mut Count, unit: &Unit) {
    *count.rows.entry(Grain::Listed).or_default() += 1;
    let mut add = |m, fact: &Input<i64>| count.tallies.entry((Grain::Listed, m)).or_default().add(fact);
    let people = |f: &Input<u32>| f.clone().map(i64::from);
    let money = |f: &Input<crate::money::Rupiah>| f.clone().map(|r| r.amount());
    add(Measure::Units, &Input::Known(1));
    add(Measure::Workers, &people(&unit.workers.total));
    add(Measure::WorkersMale, &people(&unit.workers.male));
    add(Measure::WorkersFemale, &people(&unit.workers.female));
    add(Measure::InvestmentExclLand, &money(&unit.investment.excl_land));
    add(Measure::InvestmentLand, &money(&unit.investment.land));
    add(Measure::InvestmentTotal, &money(&unit.investment.total));
    add(Measure::Investment, &money(&unit.investment.undeclared));
    add(Measure::ProductionValue, &money(&unit.production_value));
    add(Measure::RawMaterialValue, &money(&unit.raw_material_value));
    add(Measure::ExportValue, &money(&unit.export_value));
    if let Some(name) = &unit.sentra {
        count.naming += 1;
        count.sentra.entry(Grain::Listed).or_default().insert(name.clone());
        count.villages.extend(region(unit.place.candidates(), Level::Village));
    }
}

fn declared_row(count: &mut Count, name: Option<&str>, declared: &Declared, places: &[RegionCode]) {
    *count.rows.entry(Grain::Declared).or_default() += 1;
    for m in Measure::ALL {
        let fact = match m {
            Measure::Units => declared.units.clone().map(i64::from),
            Measure::Workers => declared.workers.clone().map(i64::from),
            Measure::InvestmentTotal => declared.investment_total.clone().map(|r| r.amount()),
            Measure::Investment => declared.investment.clone().map(|r| r.amount()),
            Measure::ProductionValue => declared.production_value.clone().map(|r| r.amount()),
            _ => Input::default(),
        };
        count.tallies.entry((Grain::Declared, m)).or_default().add(&fact);
    }
    match name {
        Some(name) => {
            count.sentra.entry(Grain::Declared).or_default().insert(name.to_owned());
        }
        None => count.unnamed += 1,
    }
    count.villages.extend(region(places, Level::Village));
}

/// All candidates of all places; nothing where one of them is not known.
fn all_places(declared: &Declared) -> Vec<RegionCode> {
    let known = declared.places.iter().all(|p| !p.candidates().is_empty());
    declared.places.iter().filter(|_| known).flat_map(|p| p.candidates().to_vec()).collect()
}

fn recount(plan: &Plan, items: &[Item], sizes: &Sizes) -> (BTreeMap<Vec<Value>, Count>, Count) {
    let mut cells: BTreeMap<Vec<Value>, Count> = BTreeMap::new();
    let mut total = Count::default();
    let mut units = 0;
    for item in items {
        match item {
            Item::Listed(unit) => {
                let size = sizes.class(units).map(|class| rank(class, sizes));
                let key = key(plan, unit.place.candidates(), &unit.kbli, size, unit.year.known().copied());
                units += 1;
                unit_row(cells.entry(key).or_default(), unit);
                unit_row(&mut total, unit);
            }
            Item::Declared(name, declared) => {
                let places = all_places(declared);
                let own = key(plan, &places, &declared.kbli, None, None);
                declared_row(cells.entry(own).or_default(), name.as_deref(), declared, &places);
                declared_row(&mut total, name.as_deref(), declared, &places);
                let Some(name) = name else { continue };
                for place in &declared.places {
                    // A place of which nothing is certain, not even its province, is no place that it lies in.
                    if region(place.candidates(), Level::Province).is_none() {
                        continue;
                    }
                    let there = key(plan, place.candidates(), &declared.kbli, None, None);
                    let villages = region(place.candidates(), Level::Village);
                    let cell = cells.entry(there).or_default();
                    for count in [cell, &mut total] {
                        count.sentra.entry(Grain::Declared).or_default().insert(name.clone());
                        count.villages.extend(villages);
                    }
                }
            }
        }
    }
    (cells, total)
}

fn compare(row: Row<'_>, count: &Count) -> Result<(), TestCaseError> {
    for grain in [Grain::Listed, Grain::Declared] {
        prop_assert_eq!(row.rows(grain), count.rows.get(&grain).copied().unwrap_or(0));
        for m in Measure::ALL {
            let tally = row.tally_of(grain, m);
            prop_assert_eq!(
                tally,
                count.tallies.get(&(grain, m)).copied().unwrap_or_default(),
                "{:?} {:?}",
                grain,
                m
            );
            prop_assert_eq!(tally.known + tally.open + tally.missing + tally.not_applicable, tally.rows);
        }
    }
    for m in Measure::ALL {
        prop_assert_eq!(row.tally(m).rows, row.rows(Grain::Listed) + row.rows(Grain::Declared));
    }
    let none = BTreeSet::new();
    let listed = count.sentra.get(&Grain::Listed).unwrap_or(&none);
    let declared = count.sentra.get(&Grain::Declared).unwrap_or(&none);
    let s = row.sentra();
    prop_assert_eq!(s.distinct, listed.union(declared).count() as u64 + count.unnamed);
    prop_assert_eq!((s.listed, s.declared), (listed.len() as u64, declared.len() as u64));
    prop_assert_eq!(s.both, listed.intersection(declared).count() as u64);
    prop_assert_eq!((s.unnamed, s.naming_units), (count.unnamed, count.naming));
    prop_assert_eq!(s.villages, Some(count.villages.len() as u64));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn tables_are_what_a_plain_count_gives(rows in items(30), by in plan()) {
        let sizes = sizes(&register(&rows));
        let (cells, total) = recount(&by, &rows, &sizes);
        let table = state(&[finest()], &rows).finish(&by).unwrap();
        let keys: Vec<Vec<Value>> = table.rows().map(|row| row.key().map(|p| value(p, &sizes)).collect()).collect();
        prop_assert_eq!(keys, cells.keys().cloned().collect::<Vec<_>>());
        for (row, count) in table.rows().zip(cells.values()) {
            compare(row, count)?;
        }
        compare(table.total(), &total)?;
        prop_assert_eq!(table.total().key().count(), 0);
    }
}
