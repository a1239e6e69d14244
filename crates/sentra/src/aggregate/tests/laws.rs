//! Merging is associative, commutative and has an identity; the bytes do not tell how the rows were parted or ordered.

use super::any::{finest, items, plan, state};
use crate::aggregate::{Axis, Measure, Plan, State, StateError, Table};
use proptest::prelude::*;

fn merged(parts: &[&State]) -> State {
    let mut all = State::new(&[finest()]);
    for part in parts {
        all.merge(part).unwrap();
    }
    all
}

/// Everything a table says, as text.
pub(super) fn printed(table: &Table) -> Vec<String> {
    let line = |row: crate::aggregate::Row<'_>| {
        let key: Vec<String> = row.key().map(|p| p.to_string()).collect();
        let numbers: Vec<_> = Measure::ALL.into_iter().map(|m| row.tally(m)).collect();
        format!("{key:?} {:?} {numbers:?}", row.sentra())
    };
    table.rows().map(line).chain([line(table.total())]).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn any_partition_and_order_gives_the_same_bytes(
        (rows, order) in items(24).prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
        cuts in (0usize..25, 0usize..25),
        by in plan(),
    ) {
        let whole = state(&[finest()], &rows);
        let (a, b) = (cuts.0.min(cuts.1).min(order.len()), cuts.0.max(cuts.1).min(order.len()));
        let parts = [&order[..a], &order[a..b], &order[b..]].map(|part| state(&[finest()], part));
        let [x, y, z] = &parts;
        let bytes = whole.to_bytes();
        prop_assert_eq!(&merged(&[x, y, z]).to_bytes(), &bytes);
        prop_assert_eq!(&merged(&[z, x, y]).to_bytes(), &bytes);
        let mut right = y.clone();
        right.merge(z).unwrap();
        let mut nested = x.clone();
        nested.merge(&right).unwrap();
        prop_assert_eq!(&nested.to_bytes(), &bytes);
        prop_assert_eq!(printed(&nested.finish(&by).unwrap()), printed(&whole.finish(&by).unwrap()));
    }

    #[test]
    fn a_coarser_state_says_the_same(rows in items(24), by in plan()) {
        let fine = state(&[finest()], &rows).finish(&by).unwrap();
        let own = state(std::slice::from_ref(&by), &rows).finish(&by).unwrap();
        // Only a state with villages can count the villages that hold a sentra.
        let without = |t: &Table| printed(t).into_iter().map(|l| l.split("villages: ").map(|p| p.split_once('}').map_or(p, |(_, rest)| rest).to_owned()).collect::<String>()).collect::<Vec<_>>();
        prop_assert_eq!(without(&fine), without(&own));
    }
}

#[test]
fn states_that_do_not_fit_are_refused_and_stay() {
    let plans = [finest()];
    let mut ours = State::new(&plans);
    let register = crate::register::Register::default();
    ours.observe(&register, Some(&super::any::sizes(&register))).unwrap();
    let before = ours.to_bytes();
    let law = crate::law::Law::indonesia();
    let day = crate::assess::Context::as_of(crate::date::Date::ymd(2024, 1, 31).unwrap());
    let other_day = crate::aggregate::Sizes::of(law, &register, super::any::RULE, &day).unwrap();
    assert_eq!(ours.observe(&register, Some(&other_day)), Err(StateError::SizeRule));
    assert_eq!(ours.merge(&State::new(&[])), Err(StateError::Detail));
    assert_eq!(ours.to_bytes(), before);

    let mut unit = crate::register::Register::default();
    unit.push(&crate::unit::Unit::default(), None);
    assert_eq!(ours.observe(&unit, Some(&other_day)), Err(StateError::SizesLength { sizes: 0, units: 1 }));
    let by_district = State::new(&[Plan::new([Axis::District]).unwrap()]);
    let villages = Plan::new([Axis::Province, Axis::Village]).unwrap();
    assert_eq!(by_district.finish(&villages).unwrap_err(), StateError::TooFine(Axis::Village));
}
