//! The nearest change of units: applied it is met, nothing smaller is, and its boundaries are exact. The check goes
//! through the public answers only, by trying every set of inputs on the values around every threshold.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use proptest::prelude::*;
use proptest::sample::subsequence;
use sentra::assess::{Context, Edit, NearestChange, NearestOutcome, Target, Verdict};
use sentra::date::{Date, PartialDate};
use sentra::industry::{Edition, Kbli};
use sentra::input::Input;
use sentra::law::{InputKind, Law, Question, Subject};
use sentra::money::Rupiah;
use sentra::unit::{Fact, Unit, WorkersBasis};
use std::collections::BTreeSet;

const BN: i64 = 1_000_000_000;
const DAYS: [(i32, u32, u32); 6] =
    [(2016, 7, 15), (2020, 6, 1), (2020, 12, 1), (2021, 6, 1), (2023, 6, 1), (2026, 1, 31)];
const INVESTMENT: [&str; 3] = ["investment_excl_land", "investment_land", "investment_total"];

fn unit_criteria() -> Vec<&'static str> {
    let all = Law::indonesia().registry().criteria.iter();
    let asked = all.filter(|c| c.subject == Subject::Unit && c.question != Question::Convention);
    asked.map(|c| c.id.as_str()).collect()
}

/// The inputs that a criterion reads, from the evidence of its answer.
fn inputs(criterion: &str, context: &Context) -> Vec<String> {
    let answer = Law::indonesia().assess_unit(&Unit::default(), criterion, context).unwrap();
    let mut out: Vec<String> = answer.evidence.into_iter().map(|e| e.input).collect();
    if out.iter().any(|i| i.starts_with("investment")) {
        out.extend(INVESTMENT.map(str::to_owned));
    }
    if criterion == "unit.industri" {
        out.push("industri_review".into());
    }
    out.retain(|i| i != "workers_basis");
    out.sort();
    out.dedup();
    out
}

fn money() -> impl Strategy<Value = Input<Rupiah>> {
    let of = vec![0, BN / 2, BN - 1, BN, 6 * BN, 10 * BN, 15 * BN, 15 * BN + 1, 16 * BN, 60 * BN];
    let value = prop::sample::select(of).prop_map(Rupiah::new);
    prop_oneof![
        4 => Just(Input::default()),
        5 => value.clone().prop_map(Input::Known),
        1 => (value.clone(), value.clone()).prop_map(|(a, b)| Input::range(Some(a.min(b)), Some(a.max(b)))),
        1 => (value.clone(), value).prop_map(|(a, b)| Input::one_of([a, b])),
    ]
}

fn workers() -> impl Strategy<Value = Input<u32>> {
    let value = prop::sample::select(vec![0u32, 1, 5, 19, 20, 25, 150]);
    prop_oneof![
        2 => Just(Input::default()),
        6 => value.clone().prop_map(Input::Known),
        1 => (value.clone(), value.clone()).prop_map(|(a, b)| Input::range(Some(a.min(b)), Some(a.max(b)))),
        1 => (value.clone(), value).prop_map(|(a, b)| Input::one_of([a, b])),
    ]
}

fn flag() -> impl Strategy<Value = Input<bool>> {
    prop_oneof![Just(Input::default()), Just(Input::Known(true)), Just(Input::Known(false))]
}

fn established() -> impl Strategy<Value = Input<PartialDate>> {
    let day = |(y, m, d)| Input::Known(PartialDate::day(Date::ymd(y, m, d).unwrap()));
    prop_oneof![
        2 => Just(Input::default()),
        1 => Just(day((2019, 5, 1))),
        1 => Just(day((2021, 2, 1))),
        1 => Just(day((2021, 2, 2))),
        1 => Just(Input::Known(PartialDate::year(2021).unwrap())),
    ]
}

fn unit() -> impl Strategy<Value = Unit> {
    let facts: Vec<_> = Law::indonesia()
        .registry()
        .inputs
        .iter()
        .filter(|i| i.subjects.contains(&Subject::Unit) && i.id != "industri_review")
        .map(|i| (i.id.clone(), i.kind))
        .collect();
    let flags = prop::collection::vec(flag(), facts.len());
    let code = prop_oneof![
        Just(Input::default()),
        Just(Input::Known(Kbli::parse("13134", Edition::E2020).unwrap())),
        Just(Input::Known(Kbli::parse("62010", Edition::E2020).unwrap())),
        Just(Input::Known(Kbli::parse("10391", Edition::Undeclared).unwrap())),
    ];
    let figures = (money(), money(), money(), 0..5u8);
    let others = (money(), money(), money(), established());
    (workers(), figures, others, flags, code, (flag(), 0..3u8)).prop_map(
        move |(w, (a, l, t, kind), (capital, sales, worth, established), flags, kbli, (review, basis))| {
            let mut unit = Unit { kbli, established, industri_review: review, ..Unit::default() };
            unit.workers.total = w;
            unit.workers.basis = [WorkersBasis::Undeclared, WorkersBasis::Paid, WorkersBasis::IncludingOwner]
                [usize::from(basis)];
            let i = &mut unit.investment;
            match kind {
                0 | 1 => (i.excl_land, i.land) = (a, l),
                2 => i.total = t,
                3 => (i.excl_land, i.total) = (a, t),
                _ => i.undeclared = a,
            }
            (unit.business_capital, unit.annual_sales, unit.net_worth) = (capital, sales, worth);
            for ((id, kind), flag) in facts.iter().zip(flags) {
                let fact = match (kind, &flag) {
                    (InputKind::Flag, _) => Fact::Flag(flag),
                    (_, Input::Known(true)) => Fact::Number(Input::Known(6_000_000)),
                    (_, Input::Known(false)) => Fact::Number(Input::Known(600_000_000)),
                    _ => Fact::Number(Input::default()),
                };
                unit.facts.insert(id.clone(), fact);
            }
            unit
        },
    )
}

fn ends(input: &Input<Rupiah>) -> Vec<i64> {
    let (lo, hi) = input.bounds().unwrap_or((None, None));
    [lo, hi].into_iter().flatten().map(|m| m.amount()).collect()
}

/// Whether the figures of investment can all be true.
fn consistent(unit: &Unit) -> bool {
    let i = &unit.investment;
    let span = |x: &Input<Rupiah>| match x {
        Input::OneOf(of) => of.iter().map(|m| (m.amount(), m.amount())).collect(),
        other => {
            let (lo, hi) = other.bounds().unwrap_or((None, None));
            vec![(lo.map_or(0, |m| m.amount()), hi.map_or(i64::MAX, |m| m.amount()))]
        }
    };
    type Spans = Vec<(i64, i64)>;
    let fits = |a: &Spans, t: &Spans| {
        a.iter().any(|a| {
            span(&i.land)
                .iter()
                .any(|l| t.iter().any(|t| a.0.saturating_add(l.0) <= t.1 && t.0 <= a.1.saturating_add(l.1)))
        })
    };
    let (a, t) = (span(&i.excl_land), span(&i.total));
    let printed = span(&i.undeclared);
    let both = |y: &Spans| -> Spans {
        let pairs = y.iter().flat_map(|y| printed.iter().map(|x| (x.0.max(y.0), x.1.min(y.1))));
        pairs.filter(|(lo, hi)| lo <= hi).collect()
    };
    fits(&both(&a), &t) || fits(&a, &both(&t))
}

/// All values worth trying for an input.
fn grid(unit: &Unit, input: &str, parameters: &BTreeSet<i64>) -> Vec<i64> {
    let mut out: BTreeSet<i64> = BTreeSet::new();
    for p in parameters {
        out.extend([p - 1, *p, p + 1]);
    }
    out.extend([0, 1]);
    if INVESTMENT.contains(&input) {
        let i = &unit.investment;
        let mut known: Vec<i64> =
            [&i.excl_land, &i.land, &i.total, &i.undeclared].iter().flat_map(|x| ends(x)).collect();
        known.push(0);
        for k in known {
            for p in parameters.iter().copied().chain([BN, 15 * BN, 15 * BN + 1]) {
                out.extend([p - k, p + k, k]);
            }
        }
    }
    out.retain(|v| {
        *v >= 0 && (input != "workers" || *v <= 200) && (input != "established" || (0..40_000).contains(v))
    });
    out.into_iter().collect()
}

/// The unit with an input set: a number or a day number; for facts 1 is yes.
fn set(unit: &mut Unit, input: &str, v: i64) {
    let money = || Input::Known(Rupiah::new(v));
    match input {
        "workers" => unit.workers.total = Input::Known(u32::try_from(v).unwrap()),
        "investment_excl_land" => unit.investment.excl_land = money(),
        "investment_land" => unit.investment.land = money(),
        "investment_total" => unit.investment.total = money(),
        "business_capital" => unit.business_capital = money(),
        "annual_sales" => unit.annual_sales = money(),
        "net_worth" => unit.net_worth = money(),
        "established" => {
            let day = Date::from_days(i32::try_from(v).unwrap()).unwrap();
            unit.established = Input::Known(PartialDate::day(day));
        }
        "industri_review" => unit.industri_review = Input::Known(v == 1),
        "kbli" => {
            let code = if v == 1 { "13134" } else { "62010" };
            unit.kbli = Input::Known(Kbli::parse(code, Edition::E2020).unwrap());
        }
        "kbli_edition" => {
            if let Input::Known(k) = unit.kbli {
                unit.kbli = Input::Known(Kbli { edition: Edition::E2020, ..k });
            }
        }
        fact => {
            let number = Law::indonesia().input(fact).is_some_and(|i| i.kind != InputKind::Flag);
            let value = if number { Fact::Number(Input::Known(v)) } else { Fact::Flag(Input::Known(v == 1)) };
            unit.facts.insert(fact.to_owned(), value);
        }
    }
}

fn is_flag(input: &str) -> bool {
    let kind = Law::indonesia().input(input).map(|i| i.kind);
    kind == Some(InputKind::Flag) || ["kbli", "kbli_edition"].contains(&input)
}

fn met(unit: &Unit, criterion: &str, context: &Context) -> bool {
    Law::indonesia().assess_unit(unit, criterion, context).unwrap().verdict == Verdict::Met
}

/// Whether some values of these inputs make it met without a contradiction.
fn reachable(
    unit: &Unit,
    names: &[&str],
    criterion: &str,
    context: &Context,
    parameters: &BTreeSet<i64>,
) -> bool {
    let Some((first, rest)) = names.split_first() else {
        return consistent(unit) && met(unit, criterion, context);
    };
    let values = if is_flag(first) { vec![0, 1] } else { grid(unit, first, parameters) };
    values.into_iter().any(|v| {
        let mut unit = unit.clone();
        set(&mut unit, first, v);
        reachable(&unit, rest, criterion, context, parameters)
    })
}

fn numbers(criterion: &str, context: &Context) -> BTreeSet<i64> {
    let answer = Law::indonesia().assess_unit(&Unit::default(), criterion, context).unwrap();
    let value = |v: &str| v.parse().ok().or_else(|| Date::parse_iso(v).ok().map(|d| i64::from(d.to_days())));
    let mut out: BTreeSet<i64> = answer.parameters.iter().filter_map(|p| value(&p.value)).collect();
    out.insert(i64::from(context.as_of.to_days()));
    out
}

fn sets(of: &[&'static str], size: usize) -> Vec<Vec<&'static str>> {
    if size == 0 {
        return vec![Vec::new()];
    }
    let mut out = Vec::new();
    for (i, first) in of.iter().enumerate() {
        for mut rest in sets(&of[i + 1..], size - 1) {
            rest.insert(0, first);
            out.push(rest);
        }
    }
    out
}

fn value(edit: &Edit) -> Option<(i64, Option<i64>, Option<i64>)> {
    match &edit.to {
        Target::Number { value, at_least, at_most } => Some((*value, *at_least, *at_most)),
        Target::Day { value, from, to } => {
            let day = |d: &Date| i64::from(d.to_days());
            Some((day(value), from.as_ref().map(day), to.as_ref().map(day)))
        }
        _ => None,
    }
}

/// Every edit at its ends: met; one beyond: not met.
fn check_boundaries(unit: &Unit, change: &NearestChange, criterion: &str, context: &Context) {
    let mut at = unit.clone();
    change.apply_to(&mut at);
    for edit in &change.edits {
        let Some((_, lo, hi)) = value(edit) else { continue };
        let with = |v: i64| {
            let mut unit = at.clone();
            set(&mut unit, &edit.input, v);
            let invested = edit.input.starts_with("investment");
            (!invested || consistent(&unit)) && met(&unit, criterion, context)
        };
        for end in [lo, hi].into_iter().flatten() {
            assert!(with(end), "{edit:?} at {end}");
        }
        for beyond in [lo.map(|v| v - 1), hi.map(|v| v + 1)].into_iter().flatten().filter(|v| *v >= 0) {
            assert!(!with(beyond), "{edit:?} beyond, at {beyond}");
        }
        if let (Some(b), false) = (&edit.boundary, edit.input == "established") {
            assert!([lo, hi].contains(&Some(b.parse().unwrap())), "{edit:?}");
        }
    }
    if let Some((lo, hi)) = change.together {
        let with = |sum: i64, a: i64| {
            let mut unit = at.clone();
            set(&mut unit, INVESTMENT[0], a);
            set(&mut unit, INVESTMENT[1], sum - a);
            consistent(&unit) && met(&unit, criterion, context)
        };
        let inside = |input: &str, v: i64| {
            let edit = change.edits.iter().find(|e| e.input == input).unwrap();
            let (_, lo, hi) = value(edit).unwrap();
            lo.is_none_or(|l| l <= v) && hi.is_none_or(|h| v <= h)
        };
        for sum in [lo, hi].into_iter().flatten() {
            for a in [0, sum / 2, sum] {
                if inside(INVESTMENT[0], a) && inside(INVESTMENT[1], sum - a) {
                    assert!(with(sum, a), "{change:?} {sum} {a}");
                }
            }
        }
    }
}

/// In proportion to the present figure, as an integer.
fn apart(from: i64, to: i64) -> i128 {
    i128::from(from.abs_diff(to)) * 1_000_000_000 / i128::from(from.max(1))
}

fn present(unit: &Unit, input: &str) -> Option<i64> {
    let money = |m: &Input<Rupiah>| m.known().map(|m| m.amount());
    match input {
        "workers" => unit.workers.total.known().map(|w| i64::from(*w)),
        "investment_excl_land" => money(&unit.investment.excl_land),
        "investment_land" => money(&unit.investment.land),
        "investment_total" => money(&unit.investment.total),
        "business_capital" => money(&unit.business_capital),
        "annual_sales" => money(&unit.annual_sales),
        "net_worth" => money(&unit.net_worth),
        _ => None,
    }
}

fn check(unit: &Unit, criterion: &'static str, context: &Context, mutable: &[&'static str]) {
    let law = Law::indonesia();
    let change = law.nearest_change(unit, criterion, context, mutable).unwrap();
    let now = law.assess_unit(unit, criterion, context).unwrap();
    assert_eq!(change.verdict, now.verdict);
    assert_eq!(change.edits.is_empty(), change.outcome != NearestOutcome::Found);
    assert_eq!(change.outcome == NearestOutcome::AlreadyMet, now.verdict == Verdict::Met);
    assert!(!change.reason.id.contains('{') && change.reason.en.contains("not advice"));
    let parameters = numbers(criterion, context);
    match change.outcome {
        NearestOutcome::Found => {
            let mut after = unit.clone();
            change.apply_to(&mut after);
            assert!(met(&after, criterion, context), "{change:?}");
            assert!(change.edits.iter().all(|e| mutable.contains(&e.input.as_str())));
            check_boundaries(unit, &change, criterion, context);
            if change.edits.len() <= 3 {
                for size in 1..change.edits.len() {
                    for set in sets(mutable, size) {
                        let fewer = reachable(unit, &set, criterion, context, &parameters);
                        assert!(!fewer, "{set:?} alone does, and not {:?}", change.edits);
                    }
                }
            }
            if let [edit] = change.edits.as_slice() {
                let Some((v, ..)) = value(edit) else { return };
                let Some(from) = present(unit, &edit.input) else { return };
                for name in mutable.iter().filter(|m| !is_flag(m)) {
                    let Some(from_other) = present(unit, name) else { continue };
                    for other in grid(unit, name, &parameters) {
                        if apart(from_other, other) < apart(from, v) {
                            let mut unit = unit.clone();
                            set(&mut unit, name, other);
                            let closer = consistent(&unit) && met(&unit, criterion, context);
                            assert!(!closer, "{name} at {other} is closer than {edit:?}");
                        }
                    }
                }
            }
        }
        NearestOutcome::NonePossible => {
            assert!(!change.obstacles.is_empty());
            assert!(change.obstacles.iter().all(|o| !mutable.contains(&o.input.as_str())), "{change:?}");
            for size in 1..=mutable.len().min(2) {
                for set in sets(mutable, size) {
                    assert!(
                        !reachable(unit, &set, criterion, context, &parameters),
                        "{set:?} does: {change:?}"
                    );
                }
            }
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn it_suffices_and_nothing_smaller_does(
        unit in unit(),
        criterion in prop::sample::select(unit_criteria()),
        (y, m, d) in prop::sample::select(DAYS.to_vec()),
        picks in subsequence((0..12usize).collect::<Vec<_>>(), 1..4),
    ) {
        let context = Context::as_of(Date::ymd(y, m, d).unwrap());
        let names: Vec<&'static str> = inputs(criterion, &context).into_iter().map(|n| &*n.leak()).collect();
        let mut mutable: Vec<&str> = picks.iter().filter_map(|i| names.get(i % names.len().max(1))).copied().collect();
        mutable.dedup();
        mutable.sort_unstable();
        mutable.dedup();
        check(&unit, criterion, &context, &mutable);
    }

    #[test]
    fn so_for_size_and_ikm(
        unit in unit(),
        criterion in prop::sample::select(vec!["unit.ikm.p64", "unit.skala.p64", "unit.ikm.pp7", "unit.skala.pp7", "fasilitas.bahan.langsung", "unit.skala.bps"]),
        picks in subsequence((0..12usize).collect::<Vec<_>>(), 1..4),
    ) {
        let context = Context::as_of(Date::ymd(2025, 1, 31).unwrap());
        let names: Vec<&'static str> = inputs(criterion, &context).into_iter().map(|n| &*n.leak()).collect();
        let mut mutable: Vec<&str> = picks.iter().filter_map(|i| names.get(i % names.len().max(1))).copied().collect();
        mutable.sort_unstable();
        mutable.dedup();
        check(&unit, criterion, &context, &mutable);
    }
}
