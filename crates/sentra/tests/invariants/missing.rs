//! What is missing: the sets of inputs that could, and that will, decide.

use crate::completions::{admitted, blocks, inapplicable, investment, possible};
use crate::oracle::Asked;
use crate::strategies::{Knowing, context, criteria, date, dice, holds};
use crate::truth::unit;
use proptest::prelude::*;
use sentra::assess::{UnitRule, Verdict};
use sentra::date::{Date, Holds, PartialDate};
use sentra::industry::{Edition, Kbli};
use sentra::input::Input;
use sentra::law::{InputKind, Law, Subject};
use sentra::money::Rupiah;
use sentra::unit::{Fact, Unit, WorkersBasis};
use std::collections::BTreeSet;

const FIGURES: [&str; 3] = ["investment_excl_land", "investment_land", "investment_total"];

/// The unit with some inputs filled in, in each way that the thresholds can tell apart.
fn filled(asked: &Asked, unit: &Unit, set: &[String]) -> Vec<Unit> {
    let mut out = vec![unit.clone()];
    let has = |n: &str| set.iter().any(|s| s == n);
    if has("investment_basis") || FIGURES.iter().any(|f| has(f)) {
        let worlds: BTreeSet<_> =
            investment(asked, unit).into_iter().map(|w| FIGURES.map(|f| w[f])).collect();
        out = Vec::new();
        for [a, l, t] in worlds.into_iter().map(|w| w.map(Rupiah::new)) {
            let mut filled = unit.clone();
            let i = &mut filled.investment;
            let x = i.undeclared.clone();
            for (figure, name, v) in [
                (&mut i.excl_land, FIGURES[0], a),
                (&mut i.land, FIGURES[1], l),
                (&mut i.total, FIGURES[2], t),
            ] {
                if has(name) {
                    *figure = Input::Known(v);
                }
            }
            if has("investment_basis") && !x.is_missing() {
                let both = [(x.admits(&a), FIGURES[0]), (x.admits(&t), FIGURES[2])];
                for (_, name) in both.into_iter().filter(|(fits, _)| *fits) {
                    let mut based = filled.clone();
                    based.investment.undeclared = Input::default();
                    let known = has(name);
                    let figure = if name == FIGURES[0] {
                        &mut based.investment.excl_land
                    } else {
                        &mut based.investment.total
                    };
                    if !known && figure.is_missing() {
                        *figure = x.clone();
                    } else if !known {
                        continue;
                    }
                    out.push(based);
                }
            } else {
                out.push(filled);
            }
        }
        out.sort_by_key(|u| format!("{:?}", u.investment));
        out.dedup();
    }
    for name in set.iter().filter(|s| !s.starts_with("investment")) {
        out = out.iter().flat_map(|u| one(asked, u, name)).collect();
    }
    out
}

/// The unit with one input filled in, which is no figure of investment.
fn one(asked: &Asked, unit: &Unit, name: &str) -> Vec<Unit> {
    let including = format!("{name}_including_owner");
    let grid = &asked.grid(name) | &asked.grid(&including);
    let put = |f: &dyn Fn(&mut Unit)| {
        let mut u = unit.clone();
        f(&mut u);
        u
    };
    let money = |m: &Input<Rupiah>, f: fn(&mut Unit) -> &mut Input<Rupiah>| {
        let of = admitted(m, &grid, |m| (m.amount(), m.amount())).into_iter();
        of.map(|v| put(&|u| *f(u) = Input::Known(Rupiah::new(v)))).collect::<Vec<_>>()
    };
    match name {
        // Only a count that includes the owner tells of that count.
        "workers" if unit.workers.basis == WorkersBasis::Paid && asked.reads().contains(&including) => {
            let mut u = unit.clone();
            (u.workers.total, u.workers.basis) = (Input::default(), WorkersBasis::IncludingOwner);
            one(asked, &u, name)
        }
        "workers" => {
            let of = admitted(&unit.workers.total, &grid, |w| (w.into(), w.into())).into_iter();
            let of: BTreeSet<u32> = of.map(|v| u32::try_from(v).unwrap_or(u32::MAX)).collect();
            of.into_iter().map(|v| put(&|u| u.workers.total = Input::Known(v))).collect()
        }
        "business_capital" => money(&unit.business_capital, |u| &mut u.business_capital),
        "annual_sales" => money(&unit.annual_sales, |u| &mut u.annual_sales),
        "net_worth" => money(&unit.net_worth, |u| &mut u.net_worth),
        "established" => {
            let (lo, hi) = (date("1901-01-01"), date("2090-01-01"));
            let grid: BTreeSet<i64> = grid
                .into_iter()
                .map(|d| d.clamp(lo.to_days().into(), hi.to_days().into()).min(asked.last_start()))
                .collect();
            let span = |d: PartialDate| (d.first_day().to_days().into(), d.last_day().to_days().into());
            let of =
                admitted(&unit.established, &grid, span).into_iter().filter(|d| *d <= asked.last_start());
            let day = |v| PartialDate::day(Date::from_days(i32::try_from(v).unwrap()).unwrap());
            of.map(|v| put(&|u| u.established = Input::Known(day(v)))).collect()
        }
        "kbli" => {
            let codes = ["13134", "62010"].map(|c| Kbli::parse(c, Edition::E2020).unwrap());
            let codes = if unit.kbli.candidates().is_empty() {
                codes.to_vec()
            } else {
                unit.kbli.candidates().to_vec()
            };
            codes.into_iter().map(|k| put(&|u| u.kbli = Input::Known(k))).collect()
        }
        "kbli_edition" => {
            vec![put(&|u| u.kbli = Input::Known(Kbli::parse("13134", Edition::E2020).unwrap()))]
        }
        "industri_review" => [false, true].map(|b| put(&|u| u.industri_review = Input::Known(b))).to_vec(),
        name => match asked.kind(name) {
            InputKind::Flag => {
                let of = possible(unit.facts.get(name)).into_iter();
                of.map(|v| put(&|u| drop(u.facts.insert(name.to_owned(), Fact::Flag(Input::Known(v == 1))))))
                    .collect()
            }
            _ => {
                let free = Input::default();
                let number = match unit.facts.get(name) {
                    Some(Fact::Number(n)) => n,
                    _ => &free,
                };
                let of = admitted(number, &grid, |n| (n, n)).into_iter();
                of.map(|v| put(&|u| drop(u.facts.insert(name.to_owned(), Fact::Number(Input::Known(v))))))
                    .collect()
            }
        },
    }
}

/// Whether it is undecided: unknown, or not applicable only because it hangs on an input that does not apply.
fn undecided(asked: &Asked, rule: &UnitRule, unit: &Unit) -> bool {
    let answer = rule.assess(unit);
    match answer.verdict {
        // Zero is no possible number of workers for BPS, so that it is no completion.
        Verdict::Unknown => !answer.reason.code.ends_with(".impossible"),
        Verdict::NotApplicable => {
            let no_one = BTreeSet::new();
            asked.said(&asked.completions(blocks(asked, unit)), &no_one).verdict == Verdict::Unknown
        }
        _ => false,
    }
}

/// The sets without one of their members.
fn smaller(set: &[String]) -> impl Iterator<Item = Vec<String>> + '_ {
    (0..set.len()).map(|i| set.iter().enumerate().filter(|(j, _)| *j != i).map(|(_, s)| s.clone()).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(25) })]

    /// Something is missing if and only if it is undecided; what will settle does so whatever its values are, what could
    /// settle does so with some, and nothing smaller does either. What does not apply is never asked for.
    #[test]
    fn missing_sets_settle_and_are_minimal(mut d in dice(120)) {
        let law = Law::indonesia();
        let known = Knowing { inapplicable: d.chance(3) };
        let (_, unit) = unit(known, &mut d);
        for c in criteria(Subject::Unit) {
            let context = context(c, &mut d);
            let asked = Asked::of(law, c, &context);
            let rule = law.unit_rule(&c.id, &context).unwrap();
            let answer = rule.assess(&unit);
            let m = &answer.missing;
            let nothing = m.inputs.is_empty() && m.could_settle.is_empty() && m.will_settle.is_empty() && m.ask_next.is_none();
            // Nobody can be asked on which day of a month a rule began, or for a number that the law does not give; and what
            // is known and impossible is not missing.
            let unanswerable = answer.reason.code.ends_with(".impossible")
                || holds(c.from.as_deref(), c.to.as_deref(), context.as_of) == Holds::Undetermined
                || asked.reads().iter().any(|r| r.starts_with("open/"));
            prop_assert!(unanswerable || nothing == (answer.verdict != Verdict::Unknown), "{} {:?} {:?}", c.id, m, unit);
            let open = |u: &Unit| undecided(&asked, &rule, u);
            let no = inapplicable(&asked, &unit);
            prop_assert!(!m.inputs.iter().any(|i| no.contains(i)), "{} {:?}", c.id, m);
            for set in &m.will_settle {
                let all = filled(&asked, &unit, set);
                let step = 1 + all.len() / 120;
                prop_assert!(!all.is_empty());
                prop_assert!(!all.iter().step_by(step).any(&open), "{} {:?} {:?}", c.id, set, unit);
                for less in smaller(set) {
                    prop_assert!(filled(&asked, &unit, &less).iter().any(&open), "{} {:?} < {:?} {:?}", c.id, less, set, unit);
                }
            }
            for set in &m.could_settle {
                prop_assert!(filled(&asked, &unit, set).iter().any(|u| !open(u)), "{} {:?} {:?}", c.id, set, unit);
                for less in smaller(set) {
                    let all = filled(&asked, &unit, &less);
                    let step = 1 + all.len() / 120;
                    prop_assert!(all.iter().step_by(step).all(&open), "{} {:?} < {:?} {:?}", c.id, less, set, unit);
                }
            }
            let sets = m.could_settle.iter().chain(&m.will_settle);
            prop_assert!(m.ask_next.iter().all(|n| sets.clone().any(|s| s.contains(n))), "{} {:?}", c.id, m);
        }
    }
}
