//! Local rules, registries in another order, and texts that are written and read again.

use crate::groups::about_members;
use crate::members::{SHARES, known};
use crate::strategies::{Knowing, criteria, date, dice};
use crate::truth::unit;
use proptest::prelude::*;
use sentra::assess::Verdict;
use sentra::date::{Date, PartialDate};
use sentra::industry::Kbli;
use sentra::law::{Law, Subject};
use sentra::region::{RegionCode, System};
use serde_json::{Value, json};

fn code(text: &str) -> RegionCode {
    RegionCode::parse(text).unwrap().declared(System::Kemendagri)
}

/// A local rule that asks for so many units from 2024 on.
fn local(scope: &str, least: u32) -> String {
    let id = format!("daerah.{scope}.x");
    let title = json!({"id": "-", "en": "-"});
    let value = json!({"from": "2024-01-01", "value": least.to_string(), "evidence": "verified", "cite": {"instrument": id, "article": "Pasal 1"}});
    json!({
        "format": 1, "name": scope, "version": "1", "scope": scope,
        "instruments": [{"id": id, "short": format!("Perda {scope}"), "title": title, "evidence": "verified"}],
        "tighten": [{"parameter": "pp29.unit_minimum", "values": [value]}],
    })
    .to_string()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(20) })]

    /// A local rule without content changes nothing, one of another place changes nothing here, and a tighter one never
    /// makes met what was not met, in any question about any group.
    #[test]
    fn local_rules_only_tighten_and_only_at_home(mut d in dice(200), least in 5u32..9) {
        let national = Law::indonesia();
        let empty = r#"{"format": 1, "name": "kosong", "version": "1", "scope": "35"}"#;
        let law = national.with_overlay(&local("35.24", least)).unwrap().with_overlay(empty).unwrap();
        let (here, there) = (law.in_region(code("35.24")).unwrap(), law.in_region(code("35.25")).unwrap());
        prop_assert_eq!(there.hash(), national.hash());
        let mut known = known(&SHARES, &mut d);
        while known.members.len() > 6 {
            known.members.pop();
        }
        known.pairs.clear();
        let (group, on) = (known.group(), known.context());
        for (c, _) in about_members() {
            let ask = |l: &Law| l.assess_group(&group, &c.id, &on).unwrap();
            let (own, other, before) = (ask(&here), ask(&there), ask(national));
            prop_assert_eq!(&other, &before);
            let allowed = own.verdict == before.verdict || own.verdict == Verdict::NotMet || (before.verdict == Verdict::Met && own.verdict == Verdict::Unknown);
            prop_assert!(allowed, "{} {:?} {:?}", c.id, own.verdict, before.verdict);
            prop_assert!(least > 5 || own.verdict == before.verdict);
        }
        let (_, unit) = unit(Knowing { inapplicable: true }, &mut d);
        for c in criteria(Subject::Unit) {
            let day = crate::strategies::context(c, &mut d);
            prop_assert_eq!(here.assess_unit(&unit, &c.id, &day).unwrap(), national.assess_unit(&unit, &c.id, &day).unwrap());
        }
    }

    /// The order of rules, numbers, readings, facts and instruments in the registry is not seen in any answer.
    #[test]
    fn the_order_of_the_registry_is_not_seen(mut d in dice(200), turn in 1usize..40) {
        let mut r: Value = serde_json::from_str(include_str!("../../src/law/indonesia.json")).unwrap();
        for list in ["instruments", "parameters", "readings", "inputs", "criteria", "programmes"] {
            let of = r[list].as_array_mut().unwrap();
            let by = turn % of.len();
            of.rotate_left(by);
            of.reverse();
        }
        let turned = Law::from_json(&r.to_string()).unwrap();
        let (_, unit) = unit(Knowing { inapplicable: true }, &mut d);
        let known = known(&SHARES, &mut d);
        for c in criteria(Subject::Unit) {
            let day = crate::strategies::context(c, &mut d);
            let ask = |l: &Law| l.assess_unit(&unit, &c.id, &day).unwrap();
            prop_assert_eq!(format!("{:?}", ask(Law::indonesia())), format!("{:?}", ask(&turned)));
        }
        for c in criteria(Subject::Group) {
            let day = crate::strategies::context(c, &mut d);
            let ask = |l: &Law| l.assess_group(&known.group(), &c.id, &day).unwrap();
            prop_assert_eq!(format!("{:?}", ask(Law::indonesia())), format!("{:?}", ask(&turned)));
        }
    }

    /// Asked twice, the same to the byte; and what is written is read as what it was.
    #[test]
    fn asking_and_writing_again_changes_nothing(mut d in dice(200), days in -20_000i32..80_000) {
        let law = Law::indonesia();
        let (truth, unit) = unit(Knowing { inapplicable: true }, &mut d);
        let group = known(&SHARES, &mut d).group();
        for c in criteria(Subject::Unit) {
            let day = crate::strategies::context(c, &mut d);
            let ask = || format!("{:?}", law.assess_unit(&unit, &c.id, &day).unwrap());
            prop_assert_eq!(ask(), ask());
        }
        for c in criteria(Subject::Group) {
            let day = crate::strategies::context(c, &mut d);
            let ask = || format!("{:?}", law.assess_group(&group, &c.id, &day).unwrap());
            prop_assert_eq!(ask(), ask());
        }
        prop_assert_eq!(Kbli::parse(&truth.kbli.to_string(), truth.kbli.edition), Ok(truth.kbli));
        if let Some(day) = Date::from_days(days) {
            prop_assert_eq!(Date::parse_iso(&day.to_string()), Ok(day));
            for p in [PartialDate::day(day), PartialDate::month(day.year(), day.month()).unwrap(), PartialDate::year(day.year()).unwrap()] {
                prop_assert_eq!(PartialDate::parse_iso(&p.to_string()), Ok(p));
            }
        }
        for text in ["35", "35.24", "35.24.14", "35.24.14.2005"] {
            prop_assert_eq!(code(text).to_string(), text);
        }
        prop_assert_eq!(date("2025-01-31").to_string(), "2025-01-31");
    }
}
