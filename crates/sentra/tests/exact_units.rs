//! Verdicts about units against a brute-force oracle, written from the text of the law and not from the registry.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use proptest::prelude::*;
use sentra::assess::{Assessment, Context, Verdict};
use sentra::date::Date;
use sentra::input::Input;
use sentra::law::Law;
use sentra::money::Rupiah;
use sentra::register::Register;
use sentra::unit::Unit;
use std::collections::BTreeSet;

const BN: i64 = 1_000_000_000;
/// Values on both sides of every boundary, and far beyond.
const WORKERS: [u32; 6] = [0, 1, 19, 20, 25, 500];
const MONEY: [i64; 12] = [
    0,
    1,
    500_000_000,
    BN - 1,
    BN,
    BN + 1,
    14 * BN,
    14 * BN + 500_000_000,
    15 * BN - 1,
    15 * BN,
    15 * BN + 1,
    100 * BN,
];

/// Step 1 to 3 of Permenperin 64/2016 as law.md 3.1 states them.
fn class(w: u32, a: i64, l: i64) -> &'static str {
    match (w <= 19, a < BN, a + l <= 15 * BN) {
        (true, true, _) => "kecil",
        (true, false, _) => "menengah",
        (false, _, true) => "menengah",
        (false, _, false) => "besar",
    }
}

/// The values that an input allows, among `all` and those it names.
fn allowed<T: Copy + Ord>(input: &Input<T>, all: &[T]) -> BTreeSet<T> {
    let mut of: BTreeSet<T> = all.iter().copied().filter(|v| input.admits(v)).collect();
    of.extend(input.candidates());
    if let Some((lo, hi)) = input.bounds() {
        of.extend([lo, hi].into_iter().flatten().copied());
    }
    of
}

/// All completions (w, A, L) of a unit, on the boundary values.
fn completions(unit: &Unit) -> Vec<(u32, i64, i64)> {
    let mut money: BTreeSet<i64> = MONEY.into();
    let i = &unit.investment;
    // Sums and differences with what is known reach the boundaries of the total.
    for input in [&i.excl_land, &i.land, &i.total, &i.undeclared] {
        for v in allowed(input, &[]) {
            for t in MONEY {
                money.extend([t - v.amount(), t + v.amount(), v.amount(), v.amount() - t]);
            }
        }
    }
    money.retain(|m| *m >= 0);
    let money: Vec<Rupiah> = money.into_iter().map(Rupiah::new).collect();
    let mut out = Vec::new();
    for w in allowed(&unit.workers.total, &WORKERS) {
        for a in allowed(&i.excl_land, &money) {
            for l in allowed(&i.land, &money) {
                let t = Rupiah::new(a.amount() + l.amount());
                let x = i.undeclared.is_missing() || i.undeclared.admits(&a) || i.undeclared.admits(&t);
                let total = i.total.is_missing() || i.total.admits(&t);
                if x && total {
                    out.push((w, a.amount(), l.amount()));
                }
            }
        }
    }
    out
}

fn day() -> Date {
    Date::ymd(2025, 1, 31).unwrap()
}

fn ask(unit: &Unit, criterion: &str) -> Assessment {
    Law::indonesia().assess_unit(unit, criterion, &Context::as_of(day())).unwrap()
}

fn workers() -> impl Strategy<Value = Input<u32>> {
    let value = prop::sample::select(WORKERS.to_vec());
    prop_oneof![
        Just(Input::default()),
        value.clone().prop_map(Input::Known),
        (value.clone(), value.clone()).prop_map(|(a, b)| Input::range(Some(a.min(b)), Some(a.max(b)))),
        value.clone().prop_map(|a| Input::range(Some(a), None)),
        (value.clone(), value).prop_map(|(a, b)| Input::one_of([a, b])),
    ]
}

fn money() -> impl Strategy<Value = Input<Rupiah>> {
    let value = prop::sample::select(MONEY.to_vec()).prop_map(Rupiah::new);
    prop_oneof![
        3 => Just(Input::default()),
        3 => value.clone().prop_map(Input::Known),
        1 => (value.clone(), value.clone()).prop_map(|(a, b)| Input::range(Some(a.min(b)), Some(a.max(b)))),
        1 => (value.clone(), value).prop_map(|(a, b)| Input::one_of([a, b])),
    ]
}

fn unit() -> impl Strategy<Value = Unit> {
    (workers(), money(), money(), money(), money(), 0..4u8).prop_map(|(w, a, l, t, x, kind)| {
        let mut unit = Unit::default();
        unit.workers.total = w;
        let i = &mut unit.investment;
        match kind {
            0 | 1 => (i.excl_land, i.land) = (a, l),
            2 => i.total = t,
            _ => i.undeclared = x,
        }
        unit
    })
}

/// The unit with one input filled in.
fn fill(unit: &Unit, input: &str, (w, a, l): (u32, i64, i64)) -> Option<Unit> {
    let mut unit = unit.clone();
    match input {
        "workers" => unit.workers.total = Input::Known(w),
        "investment_excl_land" => unit.investment.excl_land = Input::Known(Rupiah::new(a)),
        "investment_land" => unit.investment.land = Input::Known(Rupiah::new(l)),
        "investment_total" => unit.investment.total = Input::Known(Rupiah::new(a + l)),
        "investment_basis" => {
            let x = unit.investment.undeclared.clone();
            if x.admits(&Rupiah::new(a)) {
                unit.investment.excl_land = x;
            } else {
                unit.investment.total = x;
            }
            unit.investment.undeclared = Input::default();
        }
        _ => return None,
    }
    Some(unit)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    /// The possible classes are exactly those of the completions, and the verdict is decided iff they agree.
    #[test]
    fn classes_and_verdicts_are_those_of_all_completions(unit in unit()) {
        let all = completions(&unit);
        prop_assume!(!all.is_empty());
        let expected: BTreeSet<&str> = all.iter().map(|(w, a, l)| class(*w, *a, *l)).collect();
        let scale = ask(&unit, "unit.skala.p64");
        prop_assert!(scale.exact);
        let found: BTreeSet<&str> = scale.classes.iter().map(String::as_str).collect();
        prop_assert_eq!(&found, &expected, "{:?}", unit);
        let ikm = ask(&unit, "unit.ikm.p64").verdict;
        let besar = expected.contains("besar");
        let verdict = match (besar, expected.len()) {
            (true, 1) => Verdict::NotMet,
            (true, _) => Verdict::Unknown,
            (false, _) => Verdict::Met,
        };
        prop_assert_eq!(ikm, verdict, "{:?}", unit);
    }

    /// What is listed as settling does settle, for every value, and nothing smaller does.
    #[test]
    fn missing_sets_settle_and_are_minimal(unit in unit()) {
        let answer = ask(&unit, "unit.ikm.p64");
        let decided = answer.verdict != Verdict::Unknown;
        prop_assert_eq!(decided, answer.missing.could_settle.is_empty());
        prop_assert_eq!(decided, answer.missing.ask_next.is_none());
        let all = completions(&unit);
        prop_assume!(!all.is_empty());
        let settles = |set: &[String]| {
            let mut every = true;
            let mut some = false;
            for c in all.iter().step_by(1 + all.len() / 60) {
                let mut filled = unit.clone();
                for input in set {
                    filled = fill(&filled, input, *c).expect("a known input");
                }
                let open = ask(&filled, "unit.ikm.p64").verdict == Verdict::Unknown;
                every &= !open;
                some |= !open;
            }
            (every, some)
        };
        for set in &answer.missing.will_settle {
            prop_assert!(settles(set).0, "{:?} does not settle {:?}", set, unit);
        }
        // Every decided completion is reached by some listed set, so there is always one.
        if !decided {
            prop_assert!(!answer.missing.will_settle.is_empty(), "{:?}", unit);
        }
        for (i, a) in answer.missing.will_settle.iter().enumerate() {
            for (j, b) in answer.missing.will_settle.iter().enumerate() {
                prop_assert!(i == j || !a.iter().all(|x| b.contains(x)), "{:?} holds {:?}", b, a);
            }
        }
    }

    /// A register gives the same verdicts and classes as its units one by one.
    #[test]
    fn columns_equal_rows(units in prop::collection::vec(unit(), 0..40)) {
        let mut register = Register::default();
        for unit in &units {
            register.push(unit, None);
        }
        let law = Law::indonesia();
        for criterion in ["unit.skala.p64", "unit.ikm.p64", "unit.skala.bps", "unit.industri", "unit.skala.pp7"] {
            let columns = law.assess_register(&register, criterion, &Context::as_of(day())).unwrap();
            for (row, unit) in units.iter().enumerate() {
                let one = ask(unit, criterion);
                prop_assert_eq!(columns.verdicts[row], one.verdict, "{} {:?}", criterion, unit);
                if !columns.names.is_empty() {
                    let bits = columns.classes[row];
                    let names: Vec<&String> =
                        columns.names.iter().enumerate().filter(|(i, _)| bits >> i & 1 == 1).map(|(_, n)| n).collect();
                    prop_assert_eq!(names, one.classes.iter().collect::<Vec<_>>(), "{} {:?}", criterion, unit);
                }
            }
        }
    }

    /// Filling an input never turns a decided verdict into the other one.
    #[test]
    fn knowing_more_never_flips_a_verdict(unit in unit(), pick in 0..1000usize) {
        let before = ask(&unit, "unit.ikm.p64").verdict;
        let all = completions(&unit);
        prop_assume!(!all.is_empty());
        let completion = all[pick % all.len()];
        let mut filled = unit;
        for input in ["workers", "investment_excl_land", "investment_land"] {
            filled = fill(&filled, input, completion).unwrap();
            let after = ask(&filled, "unit.ikm.p64").verdict;
            prop_assert!(before == Verdict::Unknown || before == after);
        }
    }
}
