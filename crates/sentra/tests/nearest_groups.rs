//! The nearest change of groups: applied it is met, and no smaller set of edits is, found by trying all of them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use sentra::assess::{Context, NearestChange, NearestOutcome, Target, Verdict};
use sentra::date::Date;
use sentra::group::{Declared, Group};
use sentra::input::Input;
use sentra::law::Law;
use sentra::money::Rupiah;
use sentra::region::RegionCode;
use sentra::unit::Unit;

/// Two villages of one district, one of another.
const VILLAGES: [&str; 3] = ["35.24.14.2005", "35.24.14.2006", "35.24.10.2009"];
const PRODUCTS: [&str; 2] = ["bordir", "tempe"];

fn code(v: usize) -> RegionCode {
    RegionCode::parse(VILLAGES[v]).unwrap()
}

fn words(p: usize) -> Vec<String> {
    vec![PRODUCTS[p].to_owned()]
}

/// A member: IKM yes, no or open; its village and product among these, all = missing.
fn member() -> impl Strategy<Value = Unit> {
    let ikm = prop_oneof![5 => Just(1u8), 1 => Just(0u8), 2 => Just(2u8)];
    let village =
        prop_oneof![6 => (0..3usize).prop_map(|v| vec![v]), 1 => Just(vec![0, 2]), 2 => Just(vec![])];
    let product =
        prop_oneof![5 => (0..2usize).prop_map(|p| vec![p]), 2 => Just(vec![0, 1]), 2 => Just(vec![])];
    (ikm, village, product).prop_map(|(ikm, village, product)| {
        let mut unit = Unit::default();
        unit.workers.total = Input::Known(if ikm == 1 { 5 } else { 25 });
        unit.investment.excl_land = Input::Known(Rupiah::new(14_000_000_000));
        unit.investment.land = match ikm {
            0 => Input::Known(Rupiah::new(2_000_000_000)),
            _ => Input::default(),
        };
        if !village.is_empty() {
            unit.place = Input::one_of(village.into_iter().map(code));
        }
        if !product.is_empty() {
            unit.products = Input::one_of(product.into_iter().map(words));
        }
        // So that only products can be shared.
        unit.kbli = Input::NotApplicable;
        unit.raw_materials = Input::NotApplicable;
        unit.processes = Input::NotApplicable;
        unit
    })
}

/// Totals: 100 workers leave room for five units that are no IKM, 10 for none.
fn declared() -> impl Strategy<Value = Declared> {
    let units =
        prop_oneof![1 => Just(Input::default()), 4 => select(vec![3u32, 5, 7]).prop_map(Input::Known)];
    let workers =
        prop_oneof![1 => Just(Input::default()), 4 => select(vec![10u32, 100]).prop_map(Input::Known)];
    (units, workers, subsequence(vec![0usize, 1, 2], 0..3), any::<bool>()).prop_map(
        |(units, workers, villages, made)| Declared {
            units,
            workers,
            places: villages.into_iter().map(|v| Input::Known(code(v))).collect(),
            products: if made { Input::Known(words(0)) } else { Input::default() },
            ..Declared::default()
        },
    )
}

fn group() -> impl Strategy<Value = Group> {
    let review = prop_oneof![3 => Just(Input::default()), 1 => Just(Input::Known(false)), 1 => Just(Input::Known(true))];
    let declared = prop_oneof![4 => Just(None), 1 => declared().prop_map(Some)];
    (prop::collection::vec(member(), 0..9), review, any::<bool>(), any::<bool>(), declared).prop_map(
        |(members, review, complete, doubt, declared)| {
            let mut group =
                Group { one_location_review: review, members_complete: complete, ..Group::of(members) };
            group.members_complete = complete;
            group.declared = declared;
            for (i, unit) in group.members.iter_mut().enumerate() {
                unit.id = Some(format!("u{i}"));
            }
            if doubt && group.members.len() > 4 {
                group.suspected_duplicates = vec![vec![0, 1]];
            }
            group
        },
    )
}

/// One edit of a group, by the names it needs.
type Step = (String, Box<dyn Fn(&mut Group)>);

fn steps(group: &Group, allowed: impl Fn(&str) -> bool) -> Vec<Step> {
    let mut out: Vec<Step> = Vec::new();
    for (i, unit) in group.members.iter().enumerate() {
        for land in [0, 2_000_000_000] {
            let set = move |g: &mut Group| g.members[i].investment.land = Input::Known(Rupiah::new(land));
            out.push((format!("members/u{i}/investment_land"), Box::new(set)));
        }
        if unit.place.known().is_none() {
            for v in (0..3)
                .filter(|v| unit.place.candidates().is_empty() || unit.place.candidates().contains(&code(*v)))
            {
                let set = move |g: &mut Group| g.members[i].place = Input::Known(code(v));
                out.push((format!("members/u{i}/village"), Box::new(set)));
            }
        }
        if unit.products.known().is_none() {
            for p in 0..2 {
                let set = move |g: &mut Group| g.members[i].products = Input::Known(words(p));
                out.push((format!("members/u{i}/products"), Box::new(set)));
            }
        }
    }
    out.push(("one_location_review".into(), Box::new(|g| g.one_location_review = Input::Known(true))));
    for units in 5..=11 {
        let set = move |g: &mut Group| {
            g.declared.get_or_insert_with(Declared::default).units = Input::Known(units);
        };
        out.push(("declared/units".into(), Box::new(set)));
    }
    for v in 0..3 {
        for p in 0..2 {
            let add = move |g: &mut Group| {
                let mut unit = Unit {
                    place: Input::Known(code(v)),
                    products: Input::Known(words(p)),
                    ..Unit::default()
                };
                unit.workers.total = Input::Known(1);
                g.members.push(unit);
            };
            out.push(("members".into(), Box::new(add)));
        }
    }
    out.retain(|(name, _)| allowed(name));
    out
}

fn met(group: &Group, criterion: &str) -> bool {
    let day = Context::as_of(Date::ymd(2025, 1, 31).unwrap());
    Law::indonesia().assess_group(group, criterion, &day).unwrap().verdict == Verdict::Met
}

/// Whether so many of these edits, from the n-th on, make it met.
fn reachable(group: &Group, steps: &[Step], from: usize, left: usize, criterion: &str) -> bool {
    if left == 0 {
        return met(group, criterion);
    }
    (from..steps.len()).any(|i| {
        let mut group = group.clone();
        steps[i].1(&mut group);
        let next = if steps[i].0 == "members" { i } else { i + 1 };
        reachable(&group, steps, next, left - 1, criterion)
    })
}

fn size(change: &NearestChange) -> usize {
    let of = |to: &Target| match to {
        Target::Units { count, .. } => usize::try_from(*count).unwrap(),
        _ => 1,
    };
    change.edits.iter().map(|e| of(&e.to)).sum()
}

fn check(group: &Group, criterion: &str, mutable: &[&str]) {
    let day = Context::as_of(Date::ymd(2025, 1, 31).unwrap());
    let law = Law::indonesia();
    let change = law.nearest_change(group, criterion, &day, mutable).unwrap();
    let allowed = |name: &str| {
        mutable.contains(&name)
            || name
                .rsplit_once('/')
                .is_some_and(|(_, f)| mutable.contains(&format!("members/*/{f}").as_str()))
    };
    assert_eq!(change.outcome == NearestOutcome::AlreadyMet, met(group, criterion));
    match change.outcome {
        NearestOutcome::Found => {
            let mut after = group.clone();
            change.apply_to_group(&mut after);
            assert!(met(&after, criterion), "{change:?}");
            assert!(change.edits.iter().all(|e| allowed(&e.input)), "{change:?}");
            let steps = steps(group, allowed);
            for fewer in 1..size(&change).min(3) {
                assert!(
                    !reachable(group, &steps, 0, fewer, criterion),
                    "{fewer} do, and not {:?}",
                    change.edits
                );
            }
        }
        NearestOutcome::NonePossible => {
            assert!(!change.obstacles.is_empty());
            assert!(!change.obstacles.iter().any(|o| allowed(&o.input)), "{change:?}");
            let steps = steps(group, allowed);
            for some in 1..3 {
                assert!(!reachable(group, &steps, 0, some, criterion), "{some} do: {change:?}");
            }
        }
        other => assert_eq!(other, NearestOutcome::AlreadyMet),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn it_suffices_and_nothing_smaller_does(
        group in group(),
        criterion in select(vec!["sentra.pp29", "sentra.produk", "sentra.jumlah", "sentra.lokasi"]),
        mutable in subsequence(
            vec!["members", "members/*/investment_land", "members/*/village", "members/*/products", "one_location_review", "declared/units"],
            1..6,
        ),
    ) {
        check(&group, criterion, &mutable);
    }
}
