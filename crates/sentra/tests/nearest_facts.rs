//! The nearest change of groups as a whole, by what is stated of them and of each member: applied it is met, no part of it
//! and no smaller set of edits is, and its boundaries are exact. The check goes through the public answers only.
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
use sentra::date::{Date, PartialDate};
use sentra::decree::Decree;
use sentra::group::Group;
use sentra::input::Input;
use sentra::law::Law;
use sentra::money::Rupiah;
use sentra::region::RegionCode;
use sentra::unit::{Fact, Unit};

const BN: i64 = 1_000_000_000;

/// A question with a day on which it can be asked, its facts, its numbers with values around their thresholds, and
/// whether it looks at members.
struct Asked {
    criterion: &'static str,
    day: (i32, u32, u32),
    flags: &'static [&'static str],
    numbers: &'static [(&'static str, &'static [i64])],
    members: std::ops::Range<usize>,
}

const QUESTIONS: [Asked; 7] = [
    Asked {
        criterion: "fasilitas.mesin.kub",
        day: (2025, 1, 31),
        flags: &["kub", "traditional_technology"],
        numbers: &[],
        members: 0..4,
    },
    Asked {
        criterion: "sentra.bps",
        day: (2025, 1, 31),
        flags: &["coached"],
        numbers: &[
            ("households", &[0, 1, 50, 51, 99, 100, 101, 200, 1_000]),
            ("similar_households", &[0, 1, 9, 10, 11, 19, 20, 21, 40, 200]),
        ],
        members: 0..1,
    },
    Asked {
        criterion: "klaster.umk",
        day: (2025, 1, 31),
        flags: &["product_chain", "similar_skills", "similar_technology"],
        numbers: &[],
        members: 0..1,
    },
    Asked {
        criterion: "dak.fisik.min_ikm",
        day: (2021, 6, 1),
        flags: &["in_kalimantan_or_sumatra"],
        numbers: &[],
        members: 7..12,
    },
    Asked {
        criterion: "dak.fisik.siap",
        day: (2021, 6, 1),
        flags: &["lokpri", "tematik", "ded", "land"],
        numbers: &[],
        members: 0..1,
    },
    Asked {
        criterion: "kur.kelompok.2025",
        day: (2026, 6, 1),
        flags: &["off_taker_agreement", "group_certificate", "sikp_registered", "excluded_credit"],
        numbers: &[
            ("months_running", &[0, 5, 6, 7]),
            ("kur_loan", &[0, 500_000_000, 500_000_001, 600_000_000]),
        ],
        members: 0..1,
    },
    Asked {
        criterion: "sentra.dalam.ki",
        day: (2023, 6, 1),
        flags: &["in_industrial_estate"],
        numbers: &[],
        members: 0..1,
    },
];

fn context(asked: &Asked, supplied: bool) -> Context {
    let (y, m, d) = asked.day;
    let context = Context::as_of(Date::ymd(y, m, d).unwrap());
    if !supplied {
        return context;
    }
    [("dak2021.minimum_lain", "9"), ("dak.siap.wajib", "lokpri,ded,land"), ("kur2025.plafon", "500000000")]
        .into_iter()
        .fold(context, |c, (id, value)| c.with_supplied(id, value))
}

fn flag() -> impl Strategy<Value = Input<bool>> {
    prop_oneof![2 => Just(Input::default()), 3 => Just(Input::Known(true)), 3 => Just(Input::Known(false)), 1 => Just(Input::NotApplicable)]
}

fn number(of: &'static [i64]) -> impl Strategy<Value = Input<i64>> {
    prop_oneof![
        2 => Just(Input::default()),
        5 => select(of).prop_map(Input::Known),
        1 => (select(of), select(of)).prop_map(|(a, b)| Input::range(Some(a.min(b)), Some(a.max(b)))),
    ]
}

/// A member: its workers and its investment decide whether it is small, medium or large.
fn member() -> impl Strategy<Value = Unit> {
    let workers =
        prop_oneof![5 => Just(Input::Known(5)), 2 => Just(Input::Known(25)), 1 => Just(Input::default())];
    let invested =
        prop_oneof![4 => Just(Some(0)), 1 => Just(Some(2 * BN)), 1 => Just(Some(16 * BN)), 1 => Just(None)];
    (workers, invested).prop_map(|(workers, invested)| {
        let mut unit =
            Unit { place: Input::Known(RegionCode::parse("35.24.14.2005").unwrap()), ..Unit::default() };
        unit.workers.total = workers;
        unit.investment.land = Input::Known(Rupiah::new(0));
        unit.investment.excl_land = invested.map_or_else(Input::default, |a| Input::Known(Rupiah::new(a)));
        unit
    })
}

/// A question, a group, what may change, and whether the numbers that no source gave are supplied.
fn question() -> impl Strategy<Value = (usize, Group, Vec<String>, bool)> {
    (0..QUESTIONS.len()).prop_flat_map(|q| {
        let asked = &QUESTIONS[q];
        let flags = prop::collection::vec(flag(), asked.flags.len());
        let numbers: Vec<_> = asked.numbers.iter().map(|(_, of)| number(of)).collect();
        let members = prop::collection::vec(member(), asked.members.clone());
        let own = asked.flags.iter().copied().chain(asked.numbers.iter().map(|(name, _)| *name));
        let of_members =
            ["members", "members_complete", "members/*/workers", "members/*/investment_excl_land"];
        let names: Vec<String> = own.chain(of_members).map(str::to_owned).collect();
        let all = names.len();
        let mutable = subsequence(names, 0..=all).prop_shuffle();
        (flags, numbers, members, mutable, any::<[bool; 4]>()).prop_map(
            move |(flags, numbers, members, mutable, [complete, supplied, decree, register])| {
                let mut group = Group { members_complete: complete, ..Group::of(members) };
                for (i, unit) in group.members.iter_mut().enumerate() {
                    unit.id = Some(format!("u{i}"));
                }
                let flags = QUESTIONS[q].flags.iter().zip(flags);
                group.facts.extend(flags.map(|(name, f)| ((*name).to_owned(), Fact::Flag(f))));
                let numbers = QUESTIONS[q].numbers.iter().zip(numbers);
                group.facts.extend(numbers.map(|((name, _), n)| ((*name).to_owned(), Fact::Number(n))));
                if decree && QUESTIONS[q].criterion == "sentra.dalam.ki" {
                    let issued = Input::Known(PartialDate::day(Date::ymd(2020, 1, 1).unwrap()));
                    group.decrees = vec![Decree { issued, ..Decree::default() }];
                }
                group.register_of_decrees_complete = register;
                (q, group, mutable, supplied)
            },
        )
    })
}

type Step = (String, Box<dyn Fn(&mut Group)>);

/// Every single edit of what may change, on the values around the thresholds.
fn steps(asked: &Asked, group: &Group, mutable: &[String]) -> Vec<Step> {
    let named = |name: &str| mutable.iter().any(|m| m == name);
    let mut out: Vec<Step> = Vec::new();
    let stated = |name: &str| !matches!(group.facts.get(name), Some(Fact::Flag(Input::NotApplicable)));
    for name in asked.flags.iter().copied().filter(|n| named(n) && stated(n)) {
        for yes in [false, true] {
            let set = move |g: &mut Group| {
                g.facts.insert(name.to_owned(), Fact::Flag(Input::Known(yes)));
            };
            out.push((name.to_owned(), Box::new(set)));
        }
    }
    for (name, of) in asked.numbers.iter().filter(|(n, _)| named(n)) {
        for value in of.iter().copied() {
            let set = move |g: &mut Group| {
                g.facts.insert((*name).to_owned(), Fact::Number(Input::Known(value)));
            };
            out.push(((*name).to_owned(), Box::new(set)));
        }
    }
    for i in 0..group.members.len() {
        for workers in [1, 25] {
            let set = move |g: &mut Group| g.members[i].workers.total = Input::Known(workers);
            out.push((format!("members/{i}/workers"), Box::new(set)));
        }
        for invested in [0, 2 * BN] {
            let set = move |g: &mut Group| {
                g.members[i].investment.excl_land = Input::Known(Rupiah::new(invested));
            };
            out.push((format!("members/{i}/investment_excl_land"), Box::new(set)));
        }
    }
    out.push(("members_complete".into(), Box::new(|g| g.members_complete = true)));
    let add = |g: &mut Group| {
        let mut unit = Unit::default();
        unit.workers.total = Input::Known(1);
        unit.investment.excl_land = Input::Known(Rupiah::new(0));
        unit.investment.land = Input::Known(Rupiah::new(0));
        g.members.push(unit);
    };
    out.push(("members".into(), Box::new(add)));
    out.retain(|(name, _)| match name.rsplit_once('/') {
        Some((_, field)) => named(&format!("members/*/{field}")),
        None => named(name),
    });
    out
}

fn verdict(group: &Group, asked: &Asked, context: &Context) -> Verdict {
    Law::indonesia().assess_group(group, asked.criterion, context).unwrap().verdict
}

/// Whether some set of so many of these edits, from the n-th on, makes it met.
fn reachable(
    group: &Group,
    steps: &[Step],
    from: usize,
    left: usize,
    asked: &Asked,
    context: &Context,
) -> bool {
    if left == 0 {
        return verdict(group, asked, context) == Verdict::Met;
    }
    (from..steps.len()).any(|i| {
        let mut group = group.clone();
        steps[i].1(&mut group);
        let next = if steps[i].0 == "members" { i } else { i + 1 };
        reachable(&group, steps, next, left - 1, asked, context)
    })
}

fn size(change: &NearestChange) -> usize {
    let of = |to: &Target| match to {
        Target::Units { count, .. } => usize::try_from(*count).unwrap(),
        _ => 1,
    };
    change.edits.iter().map(|e| of(&e.to)).sum()
}

fn applied(change: &NearestChange, group: &Group) -> Group {
    let mut after = group.clone();
    change.apply_to_group(&mut after);
    after
}

/// The same change with one edit less, with one further unit less, and with a number just beyond what is told to suffice.
fn smaller(change: &NearestChange) -> Vec<NearestChange> {
    let mut out = Vec::new();
    for i in 0..change.edits.len() {
        let mut without = change.clone();
        without.edits.remove(i);
        out.push(without);
        let mut other = |to: Target| {
            let mut one = change.clone();
            one.edits[i].to = to;
            out.push(one);
        };
        match &change.edits[i].to {
            Target::Units { count, place, key } if *count > 1 => {
                other(Target::Units { count: count - 1, place: *place, key: key.clone() });
            }
            Target::Number { at_least, at_most, .. } => {
                let beyond = [at_least.map(|n| n - 1), at_most.map(|n| n + 1)];
                for value in beyond.into_iter().flatten() {
                    other(Target::Number { value, at_least: None, at_most: None });
                }
            }
            Target::Flag(yes) => other(Target::Flag(!yes)),
            _ => {}
        }
    }
    out
}

fn check(asked: &Asked, group: &Group, mutable: &[String], supplied: bool) {
    let context = context(asked, supplied);
    let names: Vec<&str> = mutable.iter().map(String::as_str).collect();
    let change = Law::indonesia().nearest_change(group, asked.criterion, &context, &names).unwrap();
    let now = verdict(group, asked, &context);
    assert_eq!(change.verdict, now);
    assert_eq!(change.outcome == NearestOutcome::AlreadyMet, now == Verdict::Met);
    assert_eq!(change.edits.is_empty(), change.outcome != NearestOutcome::Found);
    assert_eq!(change.obstacles.is_empty(), change.outcome != NearestOutcome::NonePossible, "{change:?}");
    let allowed = |input: &str| {
        let every = input.rsplit_once('/').map(|(_, field)| format!("members/*/{field}"));
        mutable.iter().any(|m| m == input || Some(m) == every.as_ref())
    };
    let steps = steps(asked, group, mutable);
    let fewer = match change.outcome {
        NearestOutcome::Found => {
            assert_eq!(verdict(&applied(&change, group), asked, &context), Verdict::Met, "{change:?}");
            assert!(change.edits.iter().all(|e| allowed(&e.input)), "{change:?}");
            for less in smaller(&change) {
                assert_ne!(
                    verdict(&applied(&less, group), asked, &context),
                    Verdict::Met,
                    "{change:?}\n{less:?}"
                );
            }
            1..size(&change).min(3)
        }
        NearestOutcome::NonePossible => {
            // What does not apply stands in the way, whether it may change or not.
            let closed =
                |input: &str| matches!(group.facts.get(input), Some(Fact::Flag(Input::NotApplicable)));
            assert!(change.obstacles.iter().all(|o| closed(&o.input) || !allowed(&o.input)), "{change:?}");
            1..3
        }
        _ => 1..1,
    };
    for some in fewer.filter(|_| change.exact) {
        assert!(!reachable(group, &steps, 0, some, asked, &context), "{some} do: {change:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn it_suffices_and_nothing_smaller_does((q, group, mutable, supplied) in question()) {
        check(&QUESTIONS[q], &group, &mutable, supplied);
    }
}
