//! Thresholds to the last rupiah, both ends of the integers, scales of numbers, classes and directions.

use crate::strategies::{BN, Knowing, context, criteria, date, dice};
use crate::truth::unit;
use proptest::prelude::*;
use sentra::assess::{Context, Verdict};
use sentra::date::PartialDate;
use sentra::finding::At;
use sentra::input::Input;
use sentra::law::{Law, Question, Subject};
use sentra::money::Rupiah;
use sentra::place::Resolver;
use sentra::unit::{Fact, Field, Leaf, ReadOptions, Unit, UnitReader};

fn known(workers: u32, excl_land: i64, land: i64) -> Unit {
    let mut unit = Unit::default();
    unit.workers.total = Input::Known(workers);
    unit.investment.excl_land = Input::Known(Rupiah::new(excl_land));
    unit.investment.land = Input::Known(Rupiah::new(land));
    unit
}

fn class(unit: &Unit, criterion: &str) -> (Verdict, Vec<String>) {
    let answer = Law::indonesia().assess_unit(unit, criterion, &Context::as_of(date("2025-01-31"))).unwrap();
    (answer.verdict, answer.classes)
}

/// 19 and 20 workers, 999,999,999 and a billion, 15 billion and a rupiah more, as the regulation has them.
#[test]
fn boundaries_are_exact() {
    for (w, a, l, expected) in [
        (19, BN - 1, 0, "kecil"),
        (19, BN - 1, 20 * BN, "kecil"),
        (19, BN, 0, "menengah"),
        (19, 100 * BN, i64::MAX / 4, "menengah"),
        (20, BN - 1, 0, "menengah"),
        (20, 15 * BN, 0, "menengah"),
        (20, 15 * BN, 1, "besar"),
        (20, 15 * BN + 1, 0, "besar"),
        (20, 0, 15 * BN + 1, "besar"),
        (0, 0, 0, "kecil"),
        (u32::MAX, 0, 0, "menengah"),
        (u32::MAX, i64::MAX, i64::MAX, "besar"),
        (0, i64::MAX, i64::MAX, "menengah"),
    ] {
        let unit = known(w, a, l);
        assert_eq!(class(&unit, "unit.skala.p64"), (Verdict::Met, vec![expected.to_owned()]), "{w} {a} {l}");
        let ikm = if expected == "besar" { Verdict::NotMet } else { Verdict::Met };
        assert_eq!(class(&unit, "unit.ikm.p64").0, ikm, "{w} {a} {l}");
    }
    let new = |capital: i64| Unit {
        established: Input::Known(PartialDate::day(date("2022-03-01"))),
        business_capital: Input::Known(Rupiah::new(capital)),
        ..Unit::default()
    };
    let old = |sales: i64| Unit {
        established: Input::Known(PartialDate::day(date("2021-02-01"))),
        annual_sales: Input::Known(Rupiah::new(sales)),
        ..Unit::default()
    };
    for (unit, expected) in [
        (new(BN), "mikro"),
        (new(BN + 1), "kecil"),
        (new(5 * BN), "kecil"),
        (new(5 * BN + 1), "menengah"),
        (new(10 * BN), "menengah"),
        (new(10 * BN + 1), "besar"),
        (new(i64::MAX), "besar"),
        (old(2 * BN), "mikro"),
        (old(2 * BN + 1), "kecil"),
        (old(15 * BN), "kecil"),
        (old(15 * BN + 1), "menengah"),
        (old(50 * BN), "menengah"),
        (old(50 * BN + 1), "besar"),
        (old(i64::MAX), "besar"),
    ] {
        assert_eq!(class(&unit, "unit.skala.pp7"), (Verdict::Met, vec![expected.to_owned()]), "{unit:?}");
    }
    for (w, expected) in [
        (1, "mikro"),
        (4, "mikro"),
        (5, "kecil"),
        (19, "kecil"),
        (20, "sedang"),
        (99, "sedang"),
        (100, "besar"),
        (u32::MAX, "besar"),
    ] {
        assert_eq!(
            class(&known(w, 0, 0), "unit.skala.bps"),
            (Verdict::Met, vec![expected.to_owned()]),
            "{w}"
        );
    }
}

/// Every question is answered at both ends of the integers, alone and as the ends of a range.
#[test]
fn extremes_do_not_overflow() {
    let law = Law::indonesia();
    let money = [i64::MIN, -1, 0, i64::MAX - 1, i64::MAX].map(Rupiah::new);
    for (i, m) in money.iter().enumerate() {
        for n in &money[i..] {
            for w in [0, u32::MAX] {
                let mut unit = Unit::default();
                let range = Input::range(Some(*m), Some(*n));
                unit.workers.total = Input::range(Some(w), Some(u32::MAX));
                unit.investment.excl_land = range.clone();
                unit.investment.land = range.clone();
                unit.investment.total = range.clone();
                unit.investment.undeclared = range.clone();
                (unit.business_capital, unit.annual_sales, unit.net_worth) =
                    (range.clone(), range.clone(), range);
                for input in &law.registry().inputs {
                    let number = Fact::Number(Input::range(Some(m.amount()), Some(n.amount())));
                    unit.facts.insert(input.id.clone(), number);
                }
                let group = sentra::group::Group {
                    facts: unit.facts.clone(),
                    ..sentra::group::Group::of(vec![unit.clone(); 6])
                };
                for day in ["1900-01-01", "2016-07-15", "2020-12-01", "2025-01-31", "2200-12-31"] {
                    let context = Context::as_of(date(day));
                    for c in criteria(Subject::Unit) {
                        law.assess_unit(&unit, &c.id, &context).unwrap();
                    }
                    for c in criteria(Subject::Group) {
                        law.assess_group(&group, &c.id, &context).unwrap();
                    }
                }
            }
        }
    }
}

/// What a text says of an investment.
fn read(text: &str) -> Input<Rupiah> {
    let options = ReadOptions::default();
    let mut reader = UnitReader::new(&options, Resolver::default());
    let leaves = [(Field::InvestmentExclLand, Leaf::text(text))];
    reader.read(leaves, &|_| At::default(), &mut Vec::new()).investment.excl_land
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(150) })]

    /// A number in thousands, millions or billions of rupiah is that many rupiah, and gives the same class.
    #[test]
    fn a_scale_is_a_factor(n in 0i64..200_000) {
        for (word, factor) in [("ribu", 1_000), ("juta", 1_000_000), ("miliar", BN)] {
            let scaled = read(&format!("{n} {word}"));
            prop_assert_eq!(&scaled, &Input::Known(Rupiah::new(n * factor)), "{} {}", n, word);
            let plain = read(&(n * factor).to_string());
            prop_assert_eq!(&scaled, &plain);
        }
    }

    /// Where everything is known, exactly one class holds, and it is the one that the answer names.
    #[test]
    fn classes_are_exclusive_and_exhaustive(mut d in dice(120)) {
        let law = Law::indonesia();
        let (truth, mut unit) = unit(Knowing { inapplicable: false }, &mut d);
        unit.workers.total = Input::Known(truth.workers.max(1));
        unit.investment = known(0, truth.excl_land.amount(), truth.land.amount()).investment;
        [unit.business_capital, unit.annual_sales, unit.net_worth] = truth.money.map(Input::Known);
        unit.established = Input::Known(PartialDate::day(truth.established.min(date("2008-01-01"))));
        unit.workers.basis = sentra::unit::WorkersBasis::IncludingOwner;
        let by_sales = truth.facts.iter().find(|f| f.0 == "uu20_by_sales").unwrap().2 == 1;
        unit.facts.insert("uu20_by_sales".to_owned(), Fact::Flag(Input::Known(by_sales)));
        for c in criteria(Subject::Unit) {
            let Question::Classes(k) = &c.question else { continue };
            let context = context(c, &mut d);
            let asked = crate::oracle::Asked::of(law, c, &context);
            let answer = law.assess_unit(&unit, &c.id, &context).unwrap();
            if answer.verdict == Verdict::NotInForce || asked.reads().iter().any(|r| r.starts_with("open/")) {
                continue;
            }
            let worlds = asked.completions(crate::completions::blocks(&asked, &unit));
            prop_assert_eq!(worlds.len(), 1);
            let found: Vec<&str> = k.of.iter().filter(|class| asked.holds(&class.when, &worlds[0])).map(|c| c.class.as_str()).collect();
            prop_assert_eq!(found.len(), 1, "{} {:?}", c.id, found);
            prop_assert_eq!(&answer.classes, &found, "{} {:?}", c.id, unit);
        }
    }

    /// More workers, a larger investment, capital or sales never make an IKM of what was none.
    #[test]
    fn growing_never_makes_an_ikm(mut d in dice(120), more in 0u32..200, capital in 0i64..60, kind in 0..4usize) {
        let law = Law::indonesia();
        let (_, unit) = unit(Knowing { inapplicable: false }, &mut d);
        let add = |m: Input<Rupiah>, on: bool| m.map(|m| Rupiah::new(m.amount() + if on { capital * BN / 2 } else { 0 }));
        let mut grown = unit.clone();
        if kind == 0 {
            grown.workers.total = unit.workers.total.clone().map(|w| w.saturating_add(more));
        }
        // What is invested in one part is invested in total.
        grown.investment.excl_land = add(grown.investment.excl_land, kind == 1);
        grown.investment.total = add(grown.investment.total, kind == 1);
        grown.investment.undeclared = add(grown.investment.undeclared, kind == 1);
        grown.business_capital = add(grown.business_capital, kind == 2);
        grown.annual_sales = add(grown.annual_sales, kind == 3);
        for id in ["unit.ikm.p64", "unit.ikm.pp7"] {
            let c = law.criterion(id).unwrap();
            let context = context(c, &mut d);
            let verdict = |u: &Unit| law.assess_unit(u, id, &context).unwrap().verdict;
            let (before, after) = (verdict(&unit), verdict(&grown));
            prop_assert!(!(before == Verdict::NotMet && after != Verdict::NotMet), "{} {:?} {:?}", id, unit, grown);
            prop_assert!(!(after == Verdict::Met && before == Verdict::Unknown && kind < 2), "{} {:?} {:?}", id, unit, grown);
        }
    }
}
