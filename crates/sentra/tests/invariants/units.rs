//! Questions about one unit, over all criteria of the registry.

use crate::completions::{blocks, inapplicable};
use crate::oracle::Asked;
use crate::strategies::{Knowing, context, criteria, dice};
use crate::truth::{narrowed, unit};
use proptest::prelude::*;
use sentra::assess::{Assessment, Verdict};
use sentra::law::{Law, Subject};
use sentra::unit::Unit;
use std::collections::BTreeSet;

/// A field and how to take it from another unit.
type Field = (&'static [&'static str], fn(&mut Unit, &Unit));

/// The fields of a unit, with the names under which evidence speaks of them.
const FIELDS: [Field; 13] = [
    (&["workers", "workers_basis"], |a, b| a.workers = b.workers.clone()),
    (&["investment_excl_land", "investment_land", "investment_total", "investment"], |a, b| {
        a.investment = b.investment.clone();
    }),
    (&["business_capital"], |a, b| a.business_capital = b.business_capital.clone()),
    (&["annual_sales"], |a, b| a.annual_sales = b.annual_sales.clone()),
    (&["net_worth"], |a, b| a.net_worth = b.net_worth.clone()),
    (&["established"], |a, b| a.established = b.established.clone()),
    (&["kbli", "kbli_edition"], |a, b| a.kbli = b.kbli.clone()),
    (&["holds_nib"], |a, b| a.nib = b.nib.clone()),
    (&["industri_review"], |a, b| a.industri_review = b.industri_review.clone()),
    (&[], |a, b| a.working_capital = b.business_capital.clone()),
    (&[], |a, b| a.production_value = b.annual_sales.clone()),
    (&[], |a, b| a.workers.male = b.workers.total.clone()),
    (&[], |a, b| {
        (a.id, a.name, a.sentra) = (Some(format!("{:?}", b.kbli)), Some("UD Contoh".into()), Some("x".into()))
    }),
];

fn speaks_of(answer: &Assessment, names: &[&str]) -> bool {
    answer.evidence.iter().any(|e| names.contains(&e.input.as_str()))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(40) })]

    /// Unknown if and only if two completions disagree; not applicable if and only if it hangs on what does not apply.
    #[test]
    fn a_verdict_is_that_of_all_completions(mut d in dice(120)) {
        let law = Law::indonesia();
        let known = Knowing { inapplicable: d.chance(2) };
        let (_, unit) = unit(known, &mut d);
        for c in criteria(Subject::Unit) {
            let context = context(c, &mut d);
            let asked = Asked::of(law, c, &context);
            let said = asked.said(&asked.completions(blocks(&asked, &unit)), &inapplicable(&asked, &unit));
            let answer = law.assess_unit(&unit, &c.id, &context).unwrap();
            prop_assert!(answer.exact);
            prop_assert_eq!(answer.verdict, said.verdict, "{} on {} {:?}\n{:?}", c.id, context.as_of, context.readings, unit);
            if matches!(said.verdict, Verdict::Met | Verdict::Unknown) && !said.classes.is_empty() {
                let classes: BTreeSet<String> = answer.classes.into_iter().collect();
                prop_assert_eq!(classes, said.classes, "{} {:?}", c.id, unit);
            }
        }
    }

    /// Knowing more never turns a decided verdict into another, and never makes a class possible that was not.
    #[test]
    fn knowing_more_never_flips_a_verdict(mut d in dice(200)) {
        let law = Law::indonesia();
        let known = Knowing { inapplicable: d.chance(3) };
        let (truth, unit) = unit(known, &mut d);
        let more = narrowed(&truth, &unit, &mut d);
        for c in criteria(Subject::Unit) {
            let context = context(c, &mut d);
            let rule = law.unit_rule(&c.id, &context).unwrap();
            let (before, after) = (rule.assess(&unit), rule.assess(&more));
            // Zero is no possible number of workers for BPS, so that it narrows nothing.
            if after.reason.code.ends_with(".impossible") {
                continue;
            }
            // What is asked about has begun, unless it is known that it has not.
            if after.verdict == Verdict::NotApplicable && c.applies.is_some() && truth.established > context.as_of {
                continue;
            }
            if before.verdict != Verdict::Unknown {
                prop_assert_eq!(before.verdict, after.verdict, "{}\n{:?}\n{:?}", c.id, unit, more);
            }
            if !before.classes.is_empty() {
                let within = after.classes.iter().all(|k| before.classes.contains(k));
                prop_assert!(within, "{} {:?} {:?}", c.id, before.classes, after.classes);
            }
        }
    }

    /// What the evidence does not speak of does not bear on the verdict.
    #[test]
    fn what_is_not_in_the_evidence_does_not_matter(mut d in dice(240)) {
        let law = Law::indonesia();
        let (_, one) = unit(Knowing { inapplicable: true }, &mut d);
        let (_, other) = unit(Knowing { inapplicable: true }, &mut d);
        for c in criteria(Subject::Unit) {
            let rule = law.unit_rule(&c.id, &context(c, &mut d)).unwrap();
            let before = rule.assess(&one);
            let same = |changed: &Unit, names: &[&str]| {
                let after = rule.assess(changed);
                if !speaks_of(&before, names) && !speaks_of(&after, names) {
                    prop_assert_eq!((before.verdict, &before.classes), (after.verdict, &after.classes), "{} {:?}", c.id, names);
                }
                Ok(())
            };
            for (names, take) in FIELDS {
                let mut changed = one.clone();
                take(&mut changed, &other);
                same(&changed, names)?;
            }
            for name in one.facts.keys().chain(other.facts.keys()) {
                let mut changed = one.clone();
                changed.facts.remove(name);
                changed.facts.extend(other.facts.get(name).map(|f| (name.clone(), f.clone())));
                same(&changed, &[name])?;
            }
        }
    }
}
