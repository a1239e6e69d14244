//! The two axes of time: the law in force on a day, and the registry as it was known on a day.

use crate::members::known;
use crate::strategies::{criteria, date, days, dice, holds};
use crate::truth::unit;
use crate::{members::SHARES, strategies::Knowing};
use proptest::prelude::*;
use sentra::assess::{Assessment, Context, Verdict};
use sentra::date::{Date, Holds, PartialDate};
use sentra::group::Group;
use sentra::input::Input;
use sentra::law::{Law, Subject};
use sentra::unit::Unit;
use serde_json::{Value, json};

/// The answers of a law to every question, on a day.
fn answers(law: &Law, unit: &Unit, group: &Group, day: Date) -> Vec<Assessment> {
    let context = Context::as_of(day);
    let mut out: Vec<Assessment> =
        criteria(Subject::Unit).iter().map(|c| law.assess_unit(unit, &c.id, &context).unwrap()).collect();
    let ids: Vec<&str> = criteria(Subject::Group).iter().map(|c| c.id.as_str()).collect();
    out.extend(law.assess_group_all(group, &ids, &context).unwrap());
    let region = sentra::region::RegionCode::parse("35.24").unwrap();
    out.push(law.assess_region(region, std::slice::from_ref(group), true, "kab.ripin", &context).unwrap());
    out
}

/// Each rule on the day before it begins, on its first day, on its last day and on the day after, and inside a month or
/// year of which the day is not known.
#[test]
fn rules_begin_and_end_on_their_days() {
    let law = Law::indonesia();
    let (unit, group) = (Unit::default(), Group::of(vec![Unit::default(); 3]));
    let mut seen = 0;
    for day in days() {
        for answer in answers(law, &unit, &group, day) {
            let c = law.criterion(&answer.criterion).unwrap();
            let force = holds(c.from.as_deref(), c.to.as_deref(), day);
            let out = matches!(force, Holds::Before | Holds::After);
            assert_eq!(answer.verdict == Verdict::NotInForce, out, "{} {day}", c.id);
            if force == Holds::Undetermined {
                assert_eq!(answer.verdict, Verdict::Unknown, "{} {day}", c.id);
                seen += 1;
            }
        }
        for c in &law.registry().criteria {
            for edge in [c.from.as_deref(), c.to.as_deref()].into_iter().flatten() {
                let p = PartialDate::parse_iso(edge).unwrap();
                let before = Date::from_days(p.first_day().to_days() - 1).unwrap();
                let force = |d| holds(c.from.as_deref(), c.to.as_deref(), d);
                assert_ne!(
                    force(before),
                    force(Date::from_days(p.last_day().to_days() + 1).unwrap()),
                    "{edge}"
                );
            }
        }
    }
    assert!(seen > 10);
}

/// The embedded registry after somebody learned on a day that a number of the law is another one.
fn corrected(parameter: &str, on: Date, value: &str) -> Option<Law> {
    let mut r: Value = serde_json::from_str(include_str!("../../src/law/indonesia.json")).unwrap();
    let version = r["version"].clone();
    let p = r["parameters"].as_array_mut().unwrap().iter_mut().find(|p| p["id"] == parameter)?;
    let values = p["values"].as_array_mut().unwrap();
    let old = values.first()?.clone();
    let mut new = old.clone();
    new["known_from"] = json!(on.to_string());
    new["value"] = json!(value);
    values[0]["known_to"] = json!(on.to_string());
    values.push(new);
    r["version"] = json!("later");
    r["earlier_versions"] = json!([{"version": version, "known_to": on.to_string()}]);
    Some(Law::from_json(&r.to_string()).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(16) })]

    /// Between two days on which the registry changes something, every answer stays the same.
    #[test]
    fn answers_are_constant_between_changes(mut d in dice(220), spread in prop::collection::vec(0.0..1.0f64, 2)) {
        let law = Law::indonesia();
        let (_, mut unit) = unit(Knowing { inapplicable: true }, &mut d);
        // A business that is set up between the two days is another matter.
        unit.established = Input::Known(PartialDate::day(date("1999-03-01")));
        let mut known = known(&SHARES, &mut d);
        known.decree = false;
        let group = known.group();
        let all = days();
        let at = d.pick(all.len() - 1);
        let (first, last) = (all[at].to_days(), all[at + 1].to_days() - 1);
        let inside = |x: f64| Date::from_days(first + (f64::from(last - first) * x) as i32).unwrap();
        let [one, two] = [0, 1].map(|i| answers(law, &unit, &group, inside(spread[i])));
        for (a, b) in one.iter().zip(&two) {
            prop_assert_eq!((a.verdict, &a.classes, &a.reason, &a.missing), (b.verdict, &b.classes, &b.reason, &b.missing), "{}", a.criterion);
            prop_assert_eq!((&a.parameters, &a.legal_status, &a.evidence), (&b.parameters, &b.legal_status, &b.evidence), "{}", a.criterion);
            prop_assert_eq!(&a.citations, &b.citations, "{}", a.criterion);
        }
    }

    /// What is learned later never changes an answer as it was known before.
    #[test]
    fn later_knowledge_changes_nothing_before(mut d in dice(220), back in 1i32..3_000, value in 0u32..50) {
        let law = Law::indonesia();
        let parameters: Vec<&str> = law.registry().parameters.iter().filter(|p| !p.values.is_empty() && p.id != "pp7.mulai").map(|p| p.id.as_str()).collect();
        let on = date("2027-01-01");
        let later = corrected(d.of(&parameters), on, &value.to_string()).unwrap();
        let earlier = later.as_known(Date::from_days(on.to_days() - back).unwrap()).unwrap();
        prop_assert_eq!(earlier.hash(), law.hash());
        let (_, unit) = unit(Knowing { inapplicable: true }, &mut d);
        let group = known(&SHARES, &mut d).group();
        let day = d.of(&days());
        let (now, then) = (answers(law, &unit, &group, day), answers(&earlier, &unit, &group, day));
        prop_assert_eq!(now, then);
        let after = later.as_known(on).unwrap();
        prop_assert_eq!(after.hash(), later.hash());
    }
}
