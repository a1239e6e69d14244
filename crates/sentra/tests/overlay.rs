//! Local rules: they hold where their scope is, they tighten and never loosen, and conflicts cite both sources.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use proptest::prelude::*;
use sentra::assess::{Context, Verdict};
use sentra::date::Date;
use sentra::group::Group;
use sentra::industry::{Edition, Kbli};
use sentra::input::Input;
use sentra::law::{Law, LawError};
use sentra::region::RegionCode;
use sentra::unit::Unit;

const EXAMPLE: &str = include_str!("../../../examples/overlay/contoh.json");

fn code(text: &str) -> RegionCode {
    RegionCode::parse(text).unwrap().declared(sentra::region::System::Kemendagri)
}

fn day(text: &str) -> Context {
    Context::as_of(Date::parse_iso(text).unwrap())
}

fn group(n: usize, village: &str) -> Group {
    let mut unit = Unit::default();
    unit.workers.total = Input::Known(4);
    unit.place = Input::Known(code(village));
    unit.kbli = Input::Known(Kbli::parse("13134", Edition::E2020).unwrap());
    Group::of(vec![unit; n])
}

fn verdict(law: &Law, n: usize, context: &Context) -> Verdict {
    law.assess_group(&group(n, "35.24.06.2002"), "sentra.pp29", context).unwrap().verdict
}

/// An overlay that gives the least number of units values of its own.
fn least(name: &str, scope: &str, values: &[(&str, &str, &str)]) -> String {
    let values: Vec<String> = values
        .iter()
        .map(|(from, value, article)| {
            format!(
                r#"{{"from": "{from}", "value": "{value}", "evidence": "verified", "cite": {{"instrument": "daerah.{scope}.{name}", "article": "{article}"}}}}"#
            )
        })
        .collect();
    format!(
        r#"{{"format": 1, "name": "{name}", "version": "1", "scope": "{scope}",
  "instruments": [{{"id": "daerah.{scope}.{name}", "short": "Perda {name}", "title": {{"id": "-", "en": "-"}}, "evidence": "verified"}}],
  "tighten": [{{"parameter": "pp29.unit_minimum", "values": [{}]}}]}}"#,
        values.join(", ")
    )
}

fn regions(text: &str) -> String {
    text.replace("\"tighter\": \"higher\"", "\"delegable\": true")
}

const NATIONAL: &str = include_str!("../src/law/indonesia.json");

#[test]
fn the_example_holds_in_its_scope_only() {
    let law = Law::indonesia().with_overlay(EXAMPLE).unwrap();
    assert_eq!(law.hash(), Law::indonesia().hash());
    let there = law.in_region(code("99.01.02")).unwrap();
    let (local, national) = (day("2025-01-31"), Law::indonesia());
    assert_eq!(verdict(&there, 6, &local), Verdict::NotMet);
    assert_eq!(verdict(&there, 7, &local), Verdict::Met);
    assert_eq!(verdict(&there, 6, &day("2023-12-31")), Verdict::Met); // before the local rule
    assert_eq!(verdict(national, 6, &local), Verdict::Met);
    let mut unit = Unit::default();
    unit.workers.total = Input::Known(9);
    let answer = there.assess_unit(&unit, "daerah.99.01.padat_karya", &local).unwrap();
    assert_eq!(answer.verdict, Verdict::NotMet);
    assert_eq!(answer.citations[0].text, "Pasal 3 Perda Contoh 0/2024");
    assert!(answer.reason.text.en.contains("at least 10 workers"), "{}", answer.reason.text.en);
    assert_eq!(there.overlays().len(), 1);
    assert_eq!((there.overlays()[0].name.as_str(), there.overlays()[0].hash.len()), ("contoh", 64));
    assert_ne!(there.hash(), national.hash());
    for elsewhere in ["99.02", "35.24", "99", "35"] {
        let other = law.in_region(code(elsewhere)).unwrap();
        assert_eq!(other.hash(), national.hash(), "{elsewhere}");
        assert_eq!(other.registry(), national.registry());
        assert!(other.overlays().is_empty());
    }
    // From one place to the other and back.
    assert_eq!(there.in_region(code("35.24")).unwrap().hash(), national.hash());
    assert_eq!(
        there.in_region(code("35.24")).unwrap().in_region(code("99.01")).unwrap().hash(),
        there.hash()
    );
    let bps = law.in_region(RegionCode::parse("3524060").unwrap());
    assert_eq!(bps.err(), Some(LawError::Region("3524060".into())));
}

#[test]
fn an_overlay_without_content_changes_nothing() {
    let empty = r#"{"format": 1, "name": "kosong", "version": "1", "scope": "35"}"#;
    let law = Law::indonesia().with_overlay(empty).unwrap().in_region(code("35.24")).unwrap();
    assert_eq!(law.hash(), Law::indonesia().hash());
    assert!(law.overlays().is_empty());
}

#[test]
fn a_regency_is_at_least_as_tight_as_its_province() {
    let province =
        Law::indonesia().with_overlay(&least("p", "35", &[("2024-01-01", "8", "Pasal 1")])).unwrap();
    let tighter = least("r", "35.24", &[("2024-06-01", "9", "Pasal 1")]);
    let looser = least("r", "35.24", &[("2024-06-01", "7", "Pasal 4")]);
    let law = province.with_overlay(&tighter).unwrap().in_region(code("35.24")).unwrap();
    let values: Vec<_> = law.parameter("pp29.unit_minimum").unwrap().values.iter().collect();
    let shown: Vec<_> =
        values.iter().map(|v| (v.from.as_deref().unwrap_or(""), v.to.as_deref(), v.value.as_str())).collect();
    let expected = [
        ("2018-07-18", Some("2024-01-01"), "5"),
        ("2024-01-01", Some("2024-06-01"), "8"),
        ("2024-06-01", None, "9"),
    ];
    assert_eq!(shown, expected);
    assert_eq!(law.overlays().iter().map(|o| o.name.as_str()).collect::<Vec<_>>(), ["p", "r"]);
    let error = province.with_overlay(&looser).unwrap_err().to_string();
    assert!(error.contains("Pasal 4 Perda r (7) is lower than Pasal 1 Perda p (8)"), "{error}");
    // The other order of loading finds the same.
    let error = Law::indonesia().with_overlay(&looser).unwrap();
    let error =
        error.with_overlay(&least("p", "35", &[("2024-01-01", "8", "Pasal 1")])).unwrap_err().to_string();
    assert!(error.contains("Pasal 4 Perda r (7) is lower than Pasal 1 Perda p (8)"), "{error}");
    // A regency of another province is not bound.
    assert!(province.with_overlay(&looser.replace("35.24", "33.24")).is_ok());
}

#[test]
fn what_is_refused_says_where_and_why() {
    let national = Law::indonesia();
    let one = |text: String| national.with_overlay(&text).unwrap_err().to_string();
    let ok = least("r", "35.24", &[("2024-01-01", "7", "Pasal 1")]);
    assert!(national.with_overlay(&ok).is_ok());
    let cases: &[(&str, &str, &str)] = &[
        (
            "\"value\": \"7\"",
            "\"value\": \"4\"",
            "overlay `r`: tighten/pp29.unit_minimum: Pasal 1 Perda r (4) is lower than Pasal 1 angka 8 PP 29/2018 (5)",
        ),
        ("2024-01-01", "2018-01-01", "on which there is no national value"),
        ("\"value\": \"7\"", "\"value\": \"seven\"", "`seven` is not a whole number"),
        ("pp29.unit_minimum", "bps.mikro", "marks it neither `tighter` nor `delegable`"),
        ("pp29.unit_minimum", "pp29.unit", "there is no such national parameter"),
        ("\"scope\": \"35.24\"", "\"scope\": \"3524\"", "is not the Kemendagri code"),
        ("\"scope\": \"35.24\"", "\"scope\": \"35.24.01\"", "is not the Kemendagri code"),
        ("\"scope\": \"35.24\"", "\"scope\": \"35.25\"", "must begin with `daerah.35.25.`"),
        (
            "\"id\": \"daerah.35.24.r\"",
            "\"id\": \"perda-r\"",
            "instruments/perda-r: the identifier must begin",
        ),
        (
            "{\"instrument\": \"daerah.35.24.r\"",
            "{\"instrument\": \"daerah.35.24.s\"",
            "there is no instrument",
        ),
        ("\"format\": 1", "\"format\": 2", "registry format 2 is not known"),
        ("\"version\"", "\"versi\"", "versi (line 1, column 29): unknown field `versi`"),
    ];
    for (from, to, expected) in cases {
        assert!(ok.contains(from), "{from}");
        let error = one(ok.replace(from, to));
        assert!(error.contains(expected), "{from} -> {to}: {error}");
    }
    let twice = national.with_overlay(&ok).unwrap().with_overlay(&ok).unwrap_err().to_string();
    assert!(twice.contains("is loaded already"), "{twice}");
}

#[test]
fn two_of_the_same_level_conflict_and_both_are_cited() {
    let a = least("a", "35.24", &[("2024-01-01", "7", "Pasal 5")]);
    let b = least("b", "35.24", &[("2025-01-01", "8", "Pasal 9")]);
    let same = least("b", "35.24", &[("2025-01-01", "7", "Pasal 9")]);
    let with = |x: &str, y: &str| Law::indonesia().with_overlay(x).unwrap().with_overlay(y);
    let expected = LawError::Conflict {
        what: "parameters/pp29.unit_minimum".into(),
        first: "Pasal 5 Perda a (7)".into(),
        second: "Pasal 9 Perda b (8)".into(),
    };
    assert_eq!(with(&a, &b).unwrap_err(), expected);
    assert_eq!(with(&b, &a).unwrap_err(), expected);
    assert!(with(&a, &same).is_ok()); // they agree
    let text = expected.to_string();
    assert_eq!(
        text,
        "parameters/pp29.unit_minimum: Pasal 5 Perda a (7) and Pasal 9 Perda b (8) contradict each other"
    );
    // A code that the national registry, or another overlay, uses already.
    let taken = EXAMPLE.replace("\"code\": \"X1\"", "\"code\": \"S6\"");
    let error = Law::indonesia().with_overlay(&taken).unwrap_err().to_string();
    assert!(
        error.contains("Pasal 1 angka 8 PP 29/2018") && error.contains("Pasal 3 Perda Contoh 0/2024"),
        "{error}"
    );
    let other = EXAMPLE.replace("\"name\": \"contoh\"", "\"name\": \"lain\"");
    assert!(with(EXAMPLE, &other).is_ok()); // the same entries twice are one
    let changed = other.replace("tenaga kerja paling sedikit\"", "tenaga kerja sekurang-kurangnya\"");
    assert!(matches!(with(EXAMPLE, &changed), Err(LawError::Conflict { .. })));
}

#[test]
fn inside_a_month_whose_day_is_not_known_both_numbers_must_agree() {
    let month = least("r", "35.24", &[("2024-06", "7", "Pasal 1")]);
    let there = Law::indonesia().with_overlay(&month).unwrap().in_region(code("35.24")).unwrap();
    let on = |n, text: &str| verdict(&there, n, &day(text));
    assert_eq!(
        [on(4, "2024-06-15"), on(6, "2024-06-15"), on(7, "2024-06-15")],
        [Verdict::NotMet, Verdict::Unknown, Verdict::Met]
    );
    assert_eq!([on(6, "2024-05-31"), on(6, "2024-07-01")], [Verdict::Met, Verdict::NotMet]);
    // What is not confirmed decides nothing.
    let unsure = least("r", "35.24", &[("2024-01-01", "7", "Pasal 1")])
        .replace("verified\", \"cite", "unconfirmed\", \"cite");
    let there = Law::indonesia().with_overlay(&unsure).unwrap().in_region(code("35.24")).unwrap();
    assert_eq!(verdict(&there, 9, &day("2025-01-31")), Verdict::Unknown);
}

#[test]
fn what_is_delegable_may_be_loosened() {
    let law = Law::from_json(&regions(NATIONAL)).unwrap();
    let loose = least("r", "35.24", &[("2024-01-01", "3", "Pasal 1")]);
    let there = law.with_overlay(&loose).unwrap().in_region(code("35.24")).unwrap();
    assert_eq!(verdict(&there, 3, &day("2025-01-31")), Verdict::Met);
    assert_eq!(verdict(&law, 3, &day("2025-01-31")), Verdict::NotMet);
}

#[test]
fn knowledge_of_an_overlay_grows_without_changing_the_past() {
    let later = least("r", "35.24", &[("2024-01-01", "7", "Pasal 1")]).replace(
        "\"evidence\": \"verified\", \"cite\"",
        "\"evidence\": \"verified\", \"known_from\": \"2026-06-01\", \"cite\"",
    );
    let law = Law::indonesia().with_overlay(&later).unwrap().in_region(code("35.24")).unwrap();
    assert_eq!(law.knowledge_changes(), [Date::parse_iso("2026-06-01").unwrap()]);
    let (before, after) = ("2026-05-31", "2026-06-01");
    let known = |text: &str| law.as_known(Date::parse_iso(text).unwrap()).unwrap();
    assert_eq!(verdict(&known(before), 6, &day("2025-01-31")), Verdict::Met);
    assert_eq!(verdict(&known(after), 6, &day("2025-01-31")), Verdict::NotMet);
    assert_eq!(known(after).hash(), law.hash());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// A tightening overlay never yields Met where national law says NotMet, and never NotMet to Met.
    #[test]
    fn tighter_is_never_looser(value in 0u32..12, n in 0usize..12, date in 2015i32..2027) {
        let text = least("r", "35.24", &[("2024-01-01", &value.to_string(), "Pasal 1")]);
        let loaded = Law::indonesia().with_overlay(&text);
        prop_assert_eq!(loaded.is_ok(), value >= 5);
        if let Ok(law) = loaded {
            let there = law.in_region(code("35.24")).unwrap();
            let context = day(&format!("{date}-03-01"));
            let (local, national) = (verdict(&there, n, &context), verdict(&law, n, &context));
            prop_assert!(local == national || (local, national) == (Verdict::NotMet, Verdict::Met));
            prop_assert_eq!(verdict(&law.in_region(code("35.25")).unwrap(), n, &context), national);
        }
    }

    /// The order of loading changes nothing, not even the hash.
    #[test]
    fn the_order_of_loading_is_not_seen(order in Just([0usize, 1, 2, 3]).prop_shuffle()) {
        let texts = [
            least("p", "35", &[("2024-01-01", "6", "Pasal 1")]),
            least("a", "35.24", &[("2024-01-01", "7", "Pasal 1")]),
            least("b", "35.24", &[("2023-01-01", "6", "Pasal 1"), ]).replace("\"from\": \"2023-01-01\"", "\"from\": \"2023-01-01\", \"to\": \"2024-01-01\""),
            least("x", "33", &[("2024-01-01", "9", "Pasal 1")]),
        ];
        let load = |order: &[usize]| {
            let law = order.iter().fold(Law::indonesia().clone(), |l, i| l.with_overlay(&texts[*i]).unwrap());
            let there = law.in_region(code("35.24.06")).unwrap();
            (there.hash().to_owned(), there.registry().clone(), there.overlays().to_vec())
        };
        prop_assert_eq!(load(&order), load(&[0, 1, 2, 3]));
    }
}
