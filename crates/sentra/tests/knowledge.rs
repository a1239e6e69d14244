//! The second axis of time: what is learned later never changes what was answered before.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use proptest::prelude::*;
use sentra::assess::{Context, Verdict};
use sentra::date::Date;
use sentra::input::Input;
use sentra::law::Law;
use sentra::unit::Unit;

const NATIONAL: &str = include_str!("../src/law/indonesia.json");
const LIMIT: &str = r#"{"from": "2016-07", "value": "19", "evidence": "secondary", "cite": {"instrument": "permenperin-64-2016"}}"#;

fn date(text: &str) -> Date {
    Date::parse_iso(text).unwrap()
}

/// The national registry after somebody learned, on a day, that the limit is another one.
fn corrected(on: &str, value: &str) -> String {
    assert_eq!(NATIONAL.matches(LIMIT).count(), 1);
    let old = LIMIT.replace("\"value\"", &format!("\"known_to\": \"{on}\", \"value\""));
    let new =
        LIMIT.replace("\"value\": \"19\"", &format!("\"known_from\": \"{on}\", \"value\": \"{value}\""));
    let version = Law::indonesia().registry().version.clone();
    NATIONAL.replace(LIMIT, &format!("{old},\n {new}")).replacen(
        &format!("\"version\": \"{version}\""),
        &format!("\"version\": \"later\", \"earlier_versions\": [{{\"version\": \"{version}\", \"known_to\": \"{on}\"}}]"),
        1,
    )
}

fn verdict(law: &Law, workers: u32) -> Verdict {
    let mut unit = Unit::default();
    unit.workers.total = Input::Known(workers);
    law.assess_unit(&unit, "unit.ikm.p64", &Context::as_of(date("2025-01-31"))).unwrap().verdict
}

#[test]
fn a_correction_is_seen_from_its_day_on() {
    let law = Law::from_json(&corrected("2026-12-01", "9")).unwrap();
    assert_eq!(law.knowledge_changes(), [date("2026-12-01")]);
    let (before, after) =
        (law.as_known(date("2026-11-30")).unwrap(), law.as_known(date("2026-12-01")).unwrap());
    assert_eq!((verdict(&before, 15), verdict(&after, 15)), (Verdict::Met, Verdict::Unknown));
    assert_eq!((law.hash(), law.known_at()), (after.hash(), None));
    assert_eq!(after.registry().version, "later");
    // The registry of the day before is the one that was then published, down to its hash.
    assert_eq!(before.hash(), Law::indonesia().hash());
    assert_eq!(before.registry(), Law::indonesia().registry());
    // From one day to the other and back.
    assert_eq!(before.as_known(date("2030-01-01")).unwrap().hash(), law.hash());
    assert_eq!(after.as_known(date("2000-01-01")).unwrap().hash(), before.hash());
}

#[test]
fn whole_entries_come_and_go_wherever_they_stand() {
    let entry = |id: &str, known: &str| {
        format!(
            r#"{{"id": "{id}", {known} "short": "{id}", "title": {{"id": "a", "en": "a"}}, "evidence": "verified"}}"#
        )
    };
    let known = [
        "",
        r#""known_to": "2026-01-01","#,
        r#""known_from": "2026-01-01","#,
        r#""known_from": "2026-02-01","#,
    ];
    // Every arrangement of four entries: the commas that are left are the right ones.
    for arrangement in 0..256usize {
        let parts: Vec<usize> = (0..4).map(|i| arrangement >> (2 * i) & 3).collect();
        let entries: Vec<String> =
            parts.iter().enumerate().map(|(i, k)| entry(&format!("e{i}"), known[*k])).collect();
        let json = format!(
            r#"{{"format": 1, "name": "é", "version": "1", "instruments": [{}], "parameters": [], "readings": [], "criteria": []}}"#,
            entries.join(" ,\n")
        );
        let law = Law::from_json(&json).unwrap();
        for (day, shown) in
            [("2025-12-31", [0, 1].as_slice()), ("2026-01-01", &[0, 2]), ("2026-02-01", &[0, 2, 3])]
        {
            let then = law.as_known(date(day)).unwrap();
            let ids: Vec<&str> = then.registry().instruments.iter().map(|i| i.id.as_str()).collect();
            let expected: Vec<String> =
                (0..4).filter(|i| shown.contains(&parts[*i])).map(|i| format!("e{i}")).collect();
            assert_eq!(ids, expected, "{day} {parts:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// A later entry never changes an answer at an earlier day, and spaces never change a hash.
    #[test]
    fn what_comes_later_changes_nothing_before(year in 2020i32..2030, month in 1u32..13, value in 0u32..40, workers in 0u32..40, back in 1i32..2000) {
        let on = Date::ymd(year, month, 1).unwrap();
        let law = Law::from_json(&corrected(&on.to_string(), &value.to_string())).unwrap();
        let earlier = law.as_known(Date::from_days(on.to_days() - back).unwrap()).unwrap();
        prop_assert_eq!(verdict(&earlier, workers), verdict(Law::indonesia(), workers));
        prop_assert_eq!(earlier.hash(), Law::indonesia().hash());
        let spaced = Law::from_json(&NATIONAL.replace('\n', "\n  ")).unwrap();
        prop_assert_eq!(spaced.hash(), Law::indonesia().hash());
    }
}
