//! What holds of every request and answer, byte for byte.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// Any JSON, a few levels deep.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(|f| json!(f)),
        ".{0,12}".prop_map(Value::from),
        prop::sample::select(vec![
            "35.24.14.2005",
            "13134",
            "Rp 1,5 miliar",
            "2020-06",
            "-",
            "ya",
            "12 orang",
            "9120000000017"
        ])
        .prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 5, |inner| {
        let key = prop_oneof![
            prop::sample::select(vec!["one_of", "range", "missing", "not_applicable", "id", "workers"])
                .prop_map(str::to_owned),
            ".{0,6}",
        ];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((key, inner), 0..4)
                .prop_map(|of| Value::Object(of.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// A value under one of the keys that a contract knows.
fn known_keys(keys: &'static [&'static str]) -> impl Strategy<Value = Value> {
    prop::collection::vec((prop::sample::select(keys), any_json()), 0..8)
        .prop_map(|of| Value::Object(of.into_iter().map(|(k, v)| (k.to_owned(), v)).collect::<Map<_, _>>()))
}

const UNIT: [&str; 16] = [
    "id",
    "workers",
    "workers_basis",
    "investment",
    "investment_excl_land",
    "investment_land",
    "investment_total",
    "kbli",
    "kbli_edition",
    "village",
    "products",
    "established",
    "nib",
    "supply_problem",
    "business_capital",
    "machine_price",
];
const GROUP: [&str; 10] = [
    "members",
    "members_complete",
    "declared",
    "decrees",
    "suspected_duplicates",
    "one_location_review",
    "kub",
    "register_of_decrees_complete",
    "months_running",
    "households",
];
const REQUEST: [&str; 12] = [
    "unit",
    "group",
    "region",
    "groups",
    "units",
    "questions",
    "programmes",
    "readings",
    "supplied",
    "law",
    "by",
    "as_of",
];

fn call(op: &str, request: &Value) -> Value {
    let text = sentra_wire::call(op, &request.to_string());
    let answer: Value = serde_json::from_str(&text).unwrap();
    // What is written is read as what it was, and written again the same.
    assert_eq!(answer.to_string(), text);
    assert!(answer["ok"].is_boolean(), "{text}");
    answer
}

const OPERATIONS: [&str; 8] =
    ["assess", "check", "check_unit", "aggregate", "law_diff", "nearest", "catalogue", "schema"];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(120) })]

    /// Any text and any JSON is answered, with findings or with an error that says where, and never with a panic.
    #[test]
    fn any_request_is_answered(text in ".{0,60}", any in any_json(), request in known_keys(&REQUEST), unit in known_keys(&UNIT), group in known_keys(&GROUP), op in prop::sample::select(OPERATIONS.to_vec())) {
        let not_json: Value = serde_json::from_str(&sentra_wire::call(op, &text)).unwrap();
        prop_assert!(not_json["ok"].is_boolean());
        call(op, &any);
        call(op, &request);
        call(&text, &any);
        let day = "2025-01-31";
        let mut group = group;
        if let Some(members) = group.get_mut("members").filter(|m| m.is_array()) {
            members.as_array_mut().unwrap().push(unit.clone());
        }
        for request in [
            json!({"as_of": day, "unit": unit}),
            json!({"as_of": day, "group": group}),
            json!({"as_of": day, "region": "35.24", "groups": [group]}),
            json!({"as_of": day, "unit": unit, "readings": any, "supplied": any}),
        ] {
            let answer = call("assess", &request);
            prop_assert!(answer["ok"] == true || answer["error"]["path"].is_string(), "{}", answer);
        }
        call("check", &json!({"units": [unit, any]}));
        call("aggregate", &json!({"units": [unit, any], "by": ["district", "kbli2"]}));
    }

    /// A key that is not known is reported, whatever it is called and wherever it stands.
    #[test]
    fn unknown_keys_are_reported(key in "[a-z]{3,9}_x[a-z~/]{0,4}", value in any_json()) {
        let day = "2025-01-31";
        let pointer = key.replace('~', "~0").replace('/', "~1");
        let with = |mut at: Value| { at[&key] = value.clone(); at };
        let finding = |answer: &Value, path: String| answer["findings"].as_array().unwrap().iter().any(|f| f["path"] == json!(path));
        let unit = call("assess", &json!({"as_of": day, "unit": with(json!({"workers": 5}))}));
        prop_assert!(finding(&unit, format!("/unit/{pointer}")), "{}", unit["findings"]);
        let group = call("assess", &json!({"as_of": day, "group": with(json!({"members": [with(json!({}))]}))}));
        let both = [format!("/group/{pointer}"), format!("/group/members/0/{pointer}")];
        prop_assert!(both.into_iter().all(|path| finding(&group, path)), "{}", group["findings"]);
        let decree = call("assess", &json!({"as_of": day, "group": {"decrees": [with(json!({}))], "declared": with(json!({}))}}));
        let both = [format!("/group/decrees/0/{pointer}"), format!("/group/declared/{pointer}")];
        prop_assert!(both.into_iter().all(|path| finding(&decree, path)), "{}", decree["findings"]);
        let request = call("assess", &with(json!({"as_of": day, "unit": {}})));
        prop_assert_eq!(&request["error"]["path"], &json!(format!("/{key}")));
    }

    /// Asked twice, the same bytes; and the order of keys and questions is not seen in them.
    #[test]
    fn the_same_request_has_the_same_bytes(unit in known_keys(&UNIT), order in Just(vec!["unit.ikm.p64", "unit.industri", "fasilitas.bahan", "unit.legal"]).prop_shuffle()) {
        let request = json!({"as_of": "2025-01-31", "unit": unit, "questions": ["unit.ikm.p64", "unit.industri", "fasilitas.bahan", "unit.legal"]});
        let one = sentra_wire::call("assess", &request.to_string());
        prop_assert_eq!(&one, &sentra_wire::call("assess", &request.to_string()));
        let pairs = |map: &Map<String, Value>| map.iter().rev().map(|(k, v)| format!("{}:{v}", json!(k))).collect::<Vec<_>>().join(",");
        let unit = pairs(unit.as_object().unwrap());
        let turned = format!(r#"{{"questions":{},"unit":{{{unit}}},"as_of":"2025-01-31"}}"#, json!(order));
        prop_assert_eq!(one, sentra_wire::call("assess", &turned));
    }
}
