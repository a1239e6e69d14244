//! Verdicts about groups against a brute-force oracle over all completions.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use proptest::prelude::*;
use sentra::assess::{Context, Verdict};
use sentra::date::Date;
use sentra::group::Group;
use sentra::input::Input;
use sentra::law::Law;
use sentra::money::Rupiah;
use sentra::region::RegionCode;
use sentra::unit::Unit;

/// Two villages of one district, one of another.
const VILLAGES: [&str; 3] = ["35.24.14.2005", "35.24.14.2006", "35.24.10.2009"];
const PRODUCTS: [&str; 2] = ["bordir", "tempe"];

/// A completed member: is it an IKM, in which village (3 = elsewhere), with which product (2 = none of ours).
type Done = (bool, usize, usize);

#[derive(Clone, Debug)]
struct Member {
    ikm: Vec<bool>,
    village: Vec<usize>,
    product: Vec<usize>,
}

fn member() -> impl Strategy<Value = Member> {
    let ikm = prop_oneof![6 => Just(vec![true]), 1 => Just(vec![false]), 1 => Just(vec![false, true])];
    let village = prop_oneof![
        6 => (0..3usize).prop_map(|v| vec![v]),
        1 => Just(vec![0, 1]),
        1 => Just(vec![0, 2]),
        1 => Just(vec![0, 1, 2, 3]),
    ];
    let product =
        prop_oneof![6 => (0..2usize).prop_map(|p| vec![p]), 1 => Just(vec![0, 1]), 1 => Just(vec![0, 1, 2])];
    (ikm, village, product).prop_map(|(ikm, village, product)| Member { ikm, village, product })
}

fn unit(i: usize, m: &Member) -> Unit {
    let mut unit = Unit { id: Some(format!("u{i}")), ..Unit::default() };
    unit.workers.total = Input::Known(if m.ikm == [true] { 5 } else { 25 });
    unit.investment.excl_land = Input::Known(Rupiah::new(14_000_000_000));
    unit.investment.land = match m.ikm.as_slice() {
        [false] => Input::Known(Rupiah::new(2_000_000_000)),
        [true] => Input::Known(Rupiah::new(0)),
        _ => Input::default(),
    };
    let code = |v: &usize| RegionCode::parse(VILLAGES[*v]).unwrap();
    unit.place =
        if m.village.contains(&3) { Input::default() } else { Input::one_of(m.village.iter().map(code)) };
    let word = |p: &usize| vec![PRODUCTS[*p].to_owned()];
    unit.products =
        if m.product.contains(&2) { Input::default() } else { Input::one_of(m.product.iter().map(word)) };
    // So that only products can be shared.
    unit.kbli = Input::NotApplicable;
    unit.raw_materials = Input::NotApplicable;
    unit.processes = Input::NotApplicable;
    unit
}

fn completions(members: &[Member]) -> Vec<Vec<Done>> {
    let mut out: Vec<Vec<Done>> = vec![Vec::new()];
    for m in members {
        let mut next = Vec::new();
        for done in &out {
            for &i in &m.ikm {
                for &v in &m.village {
                    for &p in &m.product {
                        let mut d = done.clone();
                        d.push((i, v, p));
                        next.push(d);
                    }
                }
            }
        }
        out = next;
    }
    out
}

/// Met, a person must judge, or not met. A village elsewhere and a product that is none of ours are shared by nobody else,
/// but all members without a product could make the same unnamed one: that is among the completions, as product 2.
fn outcome(done: &[Done]) -> u8 {
    let count = |inside: &dyn Fn(usize) -> bool, p: usize| {
        done.iter().filter(|(ikm, v, q)| *ikm && *q == p && inside(*v)).count()
    };
    let places: [&dyn Fn(usize) -> bool; 3] = [&|v| v < 2, &|v| v == 2, &|v| v == 3];
    if (0..3).any(|p| places.iter().any(|inside| count(*inside, p) >= 5)) {
        0
    } else if (0..3).any(|p| count(&|_| true, p) >= 5) {
        1
    } else {
        2
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_definition_is_decided_iff_all_completions_agree(members in prop::collection::vec(member(), 0..9)) {
        let open: usize = members.iter().map(|m| m.ikm.len() * m.village.len() * m.product.len()).product();
        prop_assume!(open <= 20_000);
        let group = Group::of(members.iter().enumerate().map(|(i, m)| unit(i, m)).collect());
        let day = Date::ymd(2025, 1, 31).unwrap();
        let answer = Law::indonesia().assess_group(&group, "sentra.pp29", &Context::as_of(day)).unwrap();
        let outcomes: std::collections::BTreeSet<u8> = completions(&members).iter().map(|c| outcome(c)).collect();
        let expected = match outcomes.iter().copied().collect::<Vec<_>>().as_slice() {
            [0] => Verdict::Met,
            [2] => Verdict::NotMet,
            _ => Verdict::Unknown,
        };
        prop_assert!(answer.exact);
        prop_assert_eq!(answer.verdict, expected, "{:?} {:?}", members, outcomes);
        let facts = answer.group.unwrap();
        let count = facts.count.unwrap();
        prop_assert!(count.sure <= count.possible);
        prop_assert_eq!(answer.verdict == Verdict::Unknown, answer.missing.ask_next.is_some(), "{:?}", members);
    }

    /// The order of the members changes neither the verdict nor the counts.
    #[test]
    fn order_does_not_matter(members in prop::collection::vec(member(), 1..8), turn in 0..8usize) {
        let units: Vec<Unit> = members.iter().enumerate().map(|(i, m)| unit(i, m)).collect();
        let mut turned = units.clone();
        turned.rotate_left(turn % units.len());
        let day = Date::ymd(2025, 1, 31).unwrap();
        let ask = |units| Law::indonesia().assess_group(&Group::of(units), "sentra.pp29", &Context::as_of(day)).unwrap();
        let (a, b) = (ask(units), ask(turned));
        prop_assert_eq!(a.verdict, b.verdict);
        prop_assert_eq!(a.group.unwrap().count, b.group.unwrap().count);
    }
}
