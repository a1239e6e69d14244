//! Questions about a group as a whole, about its decrees, and about a region.

use crate::completions::{admitted, block, blocks, possible};
use crate::members::{known, member, unit};
use crate::oracle::{Asked, World};
use crate::strategies::{Dice, Knowing, context, criteria, date, dice};
use crate::truth::{fact, stated};
use proptest::prelude::*;
use sentra::assess::{Context, Verdict};
use sentra::date::PartialDate;
use sentra::decree::Decree;
use sentra::group::Group;
use sentra::input::Input;
use sentra::law::{Criterion, InputKind, Law, Question, Subject};
use sentra::region::RegionCode;
use sentra::unit::Fact;
use std::collections::BTreeSet;

fn about_the_whole() -> Vec<&'static Criterion> {
    criteria(Subject::Group).into_iter().filter(|c| matches!(c.question, Question::Test(_))).collect()
}

/// A group with facts, members and decrees.
pub(crate) fn group(knowing: Knowing, d: &mut Dice) -> Group {
    let mut group = known(&[], d).group();
    group.suspected_duplicates.clear();
    for m in &mut group.members {
        m.workers.total = if d.chance(4) { Input::default() } else { Input::Known(d.of(&[5, 19, 20, 25])) };
        m.investment.excl_land = d.of(&[Input::Known(sentra::money::Rupiah::new(5)), Input::default()]);
    }
    let outside = RegionCode::parse("14.71.04").unwrap();
    for m in &mut group.members {
        m.place = d.of(&[m.place.clone(), m.place.clone(), Input::Known(outside)]);
    }
    for input in Law::indonesia().registry().inputs.iter().filter(|i| i.subjects.contains(&Subject::Group)) {
        let truth = stated(input.kind, d);
        let fact = fact(input.kind, truth, knowing, d);
        if fact.state() != "missing" && !d.chance(4) {
            group.facts.insert(input.id.clone(), fact);
        }
    }
    group.decrees = (0..d.pick(3)).map(|_| decree(d)).collect();
    group.register_of_decrees_complete = d.chance(2);
    group
}

fn decree(d: &mut Dice) -> Decree {
    let day = |d: &mut Dice| match d.pick(5) {
        0 | 1 => Input::default(),
        2 => Input::Known(PartialDate::parse_iso("2021-06").unwrap()),
        3 => Input::Known(PartialDate::day(date("2021-06-11"))),
        _ => Input::Known(PartialDate::parse_iso("2023").unwrap()),
    };
    let issued = Input::Known(PartialDate::parse_iso(d.of(&["2020-06-11", "2021-06", "2021"])).unwrap());
    Decree {
        number: "518/1/2020".into(),
        issued,
        effective: day(d),
        valid_through: day(d),
        revoked_from: day(d),
        ..Decree::default()
    }
}

/// What the rules of members say of each: can it fail, can it hold.
fn each(
    group: &Group,
    context: &Context,
    criteria: &[&str],
    hold: &dyn Fn(&Asked, &World) -> bool,
) -> Vec<(bool, bool)> {
    let law = Law::indonesia();
    let of = |u| {
        let one = |id: &&str| {
            let asked = Asked::of(law, law.criterion(id).unwrap(), context);
            let all = asked.completions(blocks(&asked, u));
            // A unit that has not begun is no member that counts; one that may have is asked as one that has.
            let begun = |w: &&World| asked.criterion.applies.as_ref().is_none_or(|e| asked.holds(e, w));
            let worlds: Vec<&World> = all.iter().filter(begun).collect();
            if worlds.is_empty() {
                return (true, false);
            }
            (worlds.iter().any(|w| !hold(&asked, w)), worlds.iter().any(|w| hold(&asked, w)))
        };
        criteria.iter().map(one).fold((false, true), |a, b| (a.0 || b.0, a.1 && b.1))
    };
    group.members.iter().map(of).collect()
}

fn kecil(asked: &Asked, w: &World) -> bool {
    let Question::Classes(k) = &asked.criterion.question else { panic!() };
    asked.holds(&k.of.iter().find(|c| c.class == "kecil").unwrap().when, w)
}

fn test(asked: &Asked, w: &World) -> bool {
    let Question::Test(e) = &asked.criterion.question else { panic!() };
    asked.holds(e, w)
}

/// All completions of a group as a whole.
fn group_blocks(asked: &Asked, group: &Group, context: &Context) -> Vec<Vec<World>> {
    let law = Law::indonesia();
    let of = |input: String| {
        let grid = asked.grid(&input);
        match input.as_str() {
            "every_member" => {
                let each = each(group, context, &["unit.skala.p64"], &kecil);
                let fails = !group.members_complete || group.members.is_empty() || each.iter().any(|m| m.0);
                let holds = each.iter().all(|m| m.1) && !(group.members_complete && group.members.is_empty());
                block(&input, [(fails, 0), (holds, 1)].into_iter().filter_map(|(can, v)| can.then_some(v)))
            }
            "ikm_members" => {
                let rule = if context.reading(law, "ikm_rule").unwrap() == "pp7" {
                    "unit.ikm.pp7"
                } else {
                    "unit.ikm.p64"
                };
                let require = context.reading(law, "ikm_needs_u1").unwrap() == "require";
                let rules: &[&str] = if require { &[rule, "unit.industri"] } else { &[rule] };
                let each = each(group, context, rules, &test);
                let sure = each.iter().filter(|m| !m.0).count() as i64;
                let most = each.iter().filter(|m| m.1).count() as i64;
                let count = Input::range(Some(sure), group.members_complete.then_some(most));
                block(&input, admitted(&count, &grid, |n| (n, n)))
            }
            "designated" => {
                let force: Vec<&str> =
                    group.decrees.iter().map(|x| x.force(context.as_of).as_str()).collect();
                let none = group.register_of_decrees_complete && !force.contains(&"undetermined");
                block(
                    &input,
                    match (force.contains(&"in_force"), none) {
                        (true, _) => vec![1],
                        (_, true) => vec![0],
                        _ => vec![0, 1],
                    },
                )
            }
            "in_kalimantan_or_sumatra" if !group.facts.contains_key(&input) => {
                let places: BTreeSet<Option<bool>> = group
                    .members
                    .iter()
                    .flat_map(|m| match m.place.candidates() {
                        [] => vec![None],
                        of => of.iter().map(|c| Some(c.to_string().starts_with("14"))).collect(),
                    })
                    .collect();
                block(
                    &input,
                    match places.into_iter().collect::<Vec<_>>().as_slice() {
                        [Some(one)] => vec![i64::from(*one)],
                        _ => vec![0, 1],
                    },
                )
            }
            name => match group.facts.get(name) {
                Some(Fact::Number(n)) => block(&input, admitted(n, &grid, |n| (n, n))),
                None if law.input(name).is_some_and(|i| i.kind != InputKind::Flag) => block(&input, grid),
                fact => block(&input, possible(fact)),
            },
        }
    };
    let mut blocks: Vec<Vec<World>> =
        asked.reads().into_iter().filter(|r| !r.ends_with("households")).map(of).collect();
    if asked.reads().contains("households") {
        blocks.push(households(asked, group));
    }
    blocks
}

/// Similar households among all households of a village.
fn households(asked: &Asked, group: &Group) -> Vec<World> {
    let number = |name: &str, floor: i64| -> Vec<i64> {
        let (free, mut grid) = (
            Input::default(),
            BTreeSet::from([0, 1, 2, 4, 5, 19, 20, 21, 95, 96, 99, 100, 101, 105, 500, 4_000_000_000_000]),
        );
        grid.retain(|v| *v >= floor);
        let stated = match group.facts.get(name) {
            Some(Fact::Number(n)) => n,
            _ => &free,
        };
        admitted(stated, &grid, |n| (n, n)).into_iter().filter(|v| *v >= floor).collect()
    };
    let _ = asked;
    let all = number("households", 1);
    let of = number("similar_households", 0);
    let both = |n: &i64| {
        all.iter()
            .map(|m| World::from([("similar_households".to_owned(), *n), ("households".to_owned(), *m)]))
            .collect::<Vec<_>>()
    };
    of.iter().flat_map(both).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(100) })]

    /// Unknown if and only if two completions disagree; and once it is decided, nothing is missing.
    #[test]
    fn a_verdict_is_that_of_all_completions(mut d in dice(160)) {
        let law = Law::indonesia();
        let group = group(Knowing { inapplicable: false }, &mut d);
        for c in about_the_whole() {
            let context = context(c, &mut d);
            let asked = Asked::of(law, c, &context);
            let blocks = group_blocks(&asked, &group, &context);
            if blocks.iter().any(Vec::is_empty) {
                continue; // no household at all
            }
            let said = asked.said(&asked.completions(blocks), &BTreeSet::new());
            let answer = law.assess_group(&group, &c.id, &context).unwrap();
            prop_assert!(answer.exact);
            prop_assert_eq!(answer.verdict, said.verdict, "{} on {} {:?} {:?}\n{:?}", c.id, context.as_of, context.readings, context.supplied, group);
            if answer.verdict != Verdict::Unknown {
                prop_assert!(answer.missing.inputs.is_empty() && answer.missing.could_settle.is_empty());
            }
            // Knowing one fact more never turns it round.
            for input in asked.reads() {
                if let Some(Fact::Flag(Input::Missing(_))) | None = group.facts.get(&input)
                    && law.input(&input).is_some_and(|i| i.kind == InputKind::Flag)
                {
                    let mut more = group.clone();
                    more.facts.insert(input.clone(), Fact::Flag(Input::Known(d.chance(2))));
                    let after = law.assess_group(&more, &c.id, &context).unwrap().verdict;
                    let by_place = input == "in_kalimantan_or_sumatra";
                    prop_assert!(by_place || answer.verdict == Verdict::Unknown || answer.verdict == after, "{} {}", c.id, input);
                }
            }
        }
    }

    /// What hangs on a fact that does not apply is not applicable, and not unknown; it is never asked for.
    #[test]
    fn what_does_not_apply_is_not_unknown(mut d in dice(160)) {
        let law = Law::indonesia();
        let group = group(Knowing { inapplicable: true }, &mut d);
        for c in about_the_whole() {
            let context = context(c, &mut d);
            let answer = law.assess_group(&group, &c.id, &context).unwrap();
            let no = |i: &String| group.facts.get(i).is_some_and(|f| f.state() == "not_applicable");
            prop_assert!(!answer.missing.inputs.iter().any(no), "{} {:?}", c.id, answer.missing);
            let asked = Asked::of(law, c, &context);
            // A share hangs on both of its numbers, and a number that is supplied on the one that is held against it.
            let hangs = |i: &String| {
                let share = i.ends_with("households") && ["households", "similar_households"].map(str::to_owned).iter().any(no);
                let against = i.starts_with("open/") && i.split('/').nth(2).is_some_and(|n| no(&n.to_owned()));
                no(i) || share || against
            };
            let fixed: BTreeSet<String> = asked.reads().into_iter().filter(hangs).collect();
            let blocks = group_blocks(&asked, &group, &context);
            if !blocks.iter().any(Vec::is_empty) {
                let said = asked.said(&asked.completions(blocks), &fixed).verdict;
                prop_assert_eq!(answer.verdict, said, "{} on {} {:?} {:?} {:?}", c.id, context.as_of, context.supplied, fixed, group.facts);
            }
        }
    }

    /// A further member that is not small breaks what is asked of every member.
    #[test]
    fn one_member_breaks_what_is_asked_of_all(mut d in dice(160)) {
        let law = Law::indonesia();
        let mut group = group(Knowing { inapplicable: false }, &mut d);
        let context = Context::as_of(date("2025-01-31"));
        let mut large = unit(90, &member(&[], &mut d));
        large.workers.total = Input::Known(40);
        group.members.push(large);
        let answer = law.assess_group(&group, "fasilitas.mesin.kub", &context).unwrap();
        let hangs = ["kub", "traditional_technology"].iter().any(|f| group.facts.get(*f).is_some_and(|f| f.state() == "not_applicable"));
        prop_assert!(hangs || answer.verdict == Verdict::NotMet, "{:?}", answer.verdict);
    }
}
