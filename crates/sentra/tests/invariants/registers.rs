//! Whole registers: rows as columns, in parts, on several threads, and their sums.

use crate::strategies::{Knowing, context, criteria, dice};
use crate::truth::unit;
use proptest::prelude::*;
use sentra::aggregate::{Axis, Measure, Plan, Sizes, State};
use sentra::assess::{Context, UnitVerdicts, Verdict};
use sentra::input::Input;
use sentra::law::{Law, Subject};
use sentra::region::RegionCode;
use sentra::register::Register;
use sentra::unit::Unit;
use std::collections::BTreeMap;

fn register(units: &[Unit]) -> Register {
    let mut register = Register::default();
    units.iter().for_each(|u| register.push(u, None));
    register
}

fn classes(v: &UnitVerdicts, row: usize) -> Vec<String> {
    let bits = v.classes.get(row).copied().unwrap_or(0);
    v.names.iter().enumerate().filter(|(i, _)| bits >> i & 1 == 1).map(|(_, n)| n.clone()).collect()
}

fn units() -> impl Strategy<Value = Vec<Unit>> {
    let one = || {
        (dice(100), any::<bool>()).prop_map(|(mut d, inapplicable)| unit(Knowing { inapplicable }, &mut d).1)
    };
    // Few rows go one by one, many by table.
    prop_oneof![prop::collection::vec(one(), 0..8), prop::collection::vec(one(), 33..60)]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(12) })]

    /// A register answers as its units do one by one, whatever part of it is asked and on however many threads, and every
    /// row has one of the five answers.
    #[test]
    fn a_register_answers_as_its_rows_do(units in units(), mut d in dice(60), cut in any::<prop::sample::Index>(), threads in 1..5usize) {
        let law = Law::indonesia();
        let whole = register(&units);
        for c in criteria(Subject::Unit) {
            let context = context(c, &mut d);
            let rule = law.unit_rule(&c.id, &context).unwrap();
            let ask = |of: &[Unit]| law.assess_register(&register(of), &c.id, &context).unwrap();
            let all = law.assess_register(&whole, &c.id, &context).unwrap();
            for (row, unit) in units.iter().enumerate() {
                let one = rule.assess(unit);
                prop_assert_eq!(all.verdicts[row], one.verdict, "{} {:?}", c.id, unit);
                prop_assert_eq!(classes(&all, row), one.classes, "{} {:?}", c.id, unit);
            }
            let at = cut.index(units.len() + 1);
            let (a, b) = (ask(&units[..at]), ask(&units[at..]));
            prop_assert_eq!([a.verdicts, b.verdicts].concat(), all.verdicts.clone());
            prop_assert_eq!([a.classes, b.classes].concat(), all.classes.clone());
            let counts: BTreeMap<Verdict, usize> = all.verdicts.iter().fold(BTreeMap::new(), |mut m, v| {
                *m.entry(*v).or_default() += 1;
                m
            });
            prop_assert!(counts.keys().all(|v| Verdict::ALL.contains(v)));
            prop_assert_eq!(counts.values().sum::<usize>(), units.len());
        }
        let part = units.len() / threads + 1;
        let context = Context::as_of(crate::strategies::date("2025-01-31"));
        let ask = |of: &[Unit]| law.assess_register(&register(of), "unit.skala.p64", &context).unwrap().verdicts;
        let parts: Vec<Vec<Verdict>> = std::thread::scope(|s| {
            let running: Vec<_> = units.chunks(part).map(|c| s.spawn(move || ask(c))).collect();
            running.into_iter().map(|t| t.join().unwrap()).collect()
        });
        prop_assert_eq!(parts.concat(), ask(&units));
    }

    /// Sums by district add up to those by regency, by province and in total; so do the classes of size.
    #[test]
    fn regional_sums_add_up(mut units in units(), places in prop::collection::vec(0..6usize, 60)) {
        let codes = ["35.24.14.2005", "35.24.14.2006", "35.24.10.2009", "33.08.01.2001", "35.24"];
        for (unit, place) in units.iter_mut().zip(places) {
            unit.place = codes.get(place).map_or(Input::default(), |c| Input::Known(RegionCode::parse(c).unwrap()));
        }
        let register = register(&units);
        let context = Context::as_of(crate::strategies::date("2025-01-31"));
        let sizes = Sizes::of(Law::indonesia(), &register, "unit.skala.p64", &context).unwrap();
        let by: Vec<Vec<Axis>> = vec![vec![Axis::Province], vec![Axis::Province, Axis::Regency], vec![Axis::Province, Axis::Regency, Axis::District], vec![Axis::Size]];
        for by in by {
            let plans = [Plan::new(by).unwrap()];
            let mut state = State::new(&plans);
            state.observe(&register, Some(&sizes)).unwrap();
            let table = state.finish(&plans[0]).unwrap();
            let rows: u64 = table.rows().map(|r| r.rows(sentra::aggregate::Grain::Listed)).sum();
            prop_assert_eq!(rows, units.len() as u64);
            for measure in [Measure::Workers, Measure::InvestmentTotal] {
                let merged = table.rows().map(|r| r.tally(measure)).reduce(|a, b| a.merge(&b));
                if let Some(merged) = merged {
                    prop_assert_eq!(merged, table.total().tally(measure));
                }
            }
        }
    }
}
