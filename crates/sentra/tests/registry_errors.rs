//! A registry that is wrong is refused with the place of the error, and never answered with a default.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use proptest::prelude::*;
use sentra::assess::Context;
use sentra::date::Date;
use sentra::group::Group;
use sentra::input::Input;
use sentra::law::{Law, LawError};
use sentra::unit::Unit;
use serde_json::Value;

/// A small registry, one entry a line, so that lines can be counted on.
const SMALL: &str = r#"{
"format": 1, "name": "small", "version": "1",
"instruments": [
  {"id": "pp", "short": "PP 1/2000", "title": {"id": "a", "en": "a"}, "from": "2000-01-01", "evidence": "verified"}
],
"parameters": [
  {"id": "few", "unit": "workers", "meaning": {"id": "a", "en": "a"}, "values": [
    {"from": "2000-01-01", "to": "2010-01-01", "value": "9", "evidence": "verified", "cite": {"instrument": "pp"}},
    {"from": "2010-01-01", "value": "19", "evidence": "verified", "cite": {"instrument": "pp", "article": "Pasal 1"}}
  ]},
  {"id": "money", "unit": "rupiah", "meaning": {"id": "a", "en": "a"}, "values": [
    {"value": "1000", "evidence": "verified", "cite": {"instrument": "pp"}}
  ]}
],
"readings": [
  {"id": "who", "default": "all", "choices": ["all", "some"], "title": {"id": "a", "en": "a"}}
],
"criteria": [
  {"id": "size", "code": "A1", "subject": "unit", "title": {"id": "a", "en": "a"}, "cite": [{"instrument": "pp"}], "evidence": "verified",
   "question": {"classes": {"of": [
     {"class": "small", "when": {"workers": {"at_most": "few"}}},
     {"class": "large", "when": {"not": {"workers": {"at_most": "few"}}}}]}},
   "reasons": {"met": {"id": "a", "en": "a"}, "unknown": {"id": "a", "en": "a"}}},
  {"id": "is_small", "code": "A2", "subject": "unit", "title": {"id": "a", "en": "a"}, "cite": [{"instrument": "pp"}], "evidence": "verified",
   "question": {"test": {"class_in": {"criterion": "size", "classes": ["small"]}}}, "readings": ["who"], "children": ["size"],
   "reasons": {"met": {"id": "a", "en": "a"}, "not_met": {"id": "a", "en": "a"}, "unknown": {"id": "a", "en": "a"}}}
]
}
"#;

/// What is replaced, by what, and what the error says.
const CASES: &[(&str, &str, &str, &str)] = &[
    // The JSON itself: with its line and column.
    ("cut off", "]\n}\n", "", ". (line 26, column 117): EOF"),
    ("no comma", "\"format\": 1,", "\"format\": 1", ". (line 2, column 13): expected `,` or `}`"),
    (
        "a float",
        "\"format\": 1",
        "\"format\": 1.0",
        "format (line 2, column 11): `1.0` is not a whole number",
    ),
    (
        "an exponent",
        "\"format\": 1",
        "\"format\": 1e0",
        "format (line 2, column 11): `1e0` is not a whole number",
    ),
    (
        "a number for a text",
        "\"value\": \"19\"",
        "\"value\": 19",
        "parameters/few/values/1/value (line 9, column 37): invalid type: integer `19`, expected a string",
    ),
    (
        "unknown key",
        "\"evidence\": \"verified\", \"cite\": {\"instrument\": \"pp\"}},",
        "\"evidense\": \"verified\", \"cite\": {\"instrument\": \"pp\"}},",
        "parameters/few/values/0/evidense (line 8, column 63): unknown field `evidense`",
    ),
    (
        "unknown key of the whole",
        "\"format\": 1",
        "\"formt\": 1",
        "formt (line 2, column 2): unknown field `formt`",
    ),
    (
        "unknown evidence",
        "\"from\": \"2000-01-01\", \"evidence\": \"verified\"}",
        "\"from\": \"2000-01-01\", \"evidence\": \"sure\"}",
        "instruments/pp/evidence (line 4, column 105): unknown variant `sure`",
    ),
    (
        "unknown unit",
        "\"unit\": \"workers\"",
        "\"unit\": \"people\"",
        "parameters/few/unit (line 7, column 25): unknown variant `people`",
    ),
    (
        "unknown condition",
        "{\"workers\": {\"at_most\": \"few\"}}},\n",
        "{\"wrokers\": {\"at_most\": \"few\"}}},\n",
        "criteria/size/question/classes/of/small/when/wrokers (line 21, column 35): unknown variant `wrokers`",
    ),
    (
        "a threshold without citation",
        "\"evidence\": \"verified\", \"cite\": {\"instrument\": \"pp\", \"article\": \"Pasal 1\"}}",
        "\"evidence\": \"verified\"}",
        "parameters/few/values/1 (line 9, column 5): missing field `cite`",
    ),
    (
        "a text in one language",
        "\"meaning\": {\"id\": \"a\", \"en\": \"a\"}, \"values\": [\n    {\"from\"",
        "\"meaning\": {\"id\": \"a\"}, \"values\": [\n    {\"from\"",
        "parameters/few/meaning (line 7, column 47): missing field `en`",
    ),
    (
        "a key twice",
        "\"value\": \"9\"",
        "\"value\": \"8\", \"value\": \"9\"",
        "parameters/few/values/0/value (line 8, column 63): the key `value` stands twice",
    ),
    (
        "a sentence twice",
        "\"reasons\": {\"met\": {\"id\": \"a\", \"en\": \"a\"}, \"unknown\"",
        "\"reasons\": {\"met\": {\"id\": \"a\", \"en\": \"a\"}, \"met\": {\"id\": \"b\", \"en\": \"b\"}, \"unknown\"",
        "criteria/size/reasons/met (line 23, column 48): the key `met` stands twice",
    ),
    (
        "knowledge of no day",
        "\"value\": \"19\"",
        "\"known_from\": \"2020\", \"value\": \"19\"",
        "parameters/few/values/1/known_from (line 9, column 42): is not a day",
    ),
    (
        "knowledge of a citation",
        "{\"instrument\": \"pp\", \"article\"",
        "{\"known_from\": \"2020-01-01\", \"instrument\": \"pp\", \"article\"",
        "parameters/few/values/1/cite/known_from (line 9, column 77): unknown field `known_from`",
    ),
    (
        "corrected before known",
        "\"value\": \"19\"",
        "\"known_from\": \"2020-01-02\", \"known_to\": \"2020-01-02\", \"value\": \"19\"",
        "parameters/few/values/1 (line 9, column 5): is corrected before it is known",
    ),
    // What the JSON says: with its path.
    ("another format", "\"format\": 1", "\"format\": 2", "registry format 2 is not known"),
    (
        "a fraction in a text",
        "\"value\": \"19\"",
        "\"value\": \"19.5\"",
        "parameters/few: `19.5` is not a whole number",
    ),
    (
        "marks between digits",
        "\"value\": \"1000\"",
        "\"value\": \"1.000\"",
        "parameters/money: `1.000` is not a whole number",
    ),
    ("an identifier twice", "\"id\": \"money\"", "\"id\": \"few\"", "parameters: `few` stands twice"),
    ("a code twice", "\"code\": \"A2\"", "\"code\": \"A1\"", "codes: `A1` stands twice"),
    ("a class twice", "\"class\": \"large\"", "\"class\": \"small\"", "criteria/size: `small` stands twice"),
    (
        "unknown instrument",
        "{\"instrument\": \"pp\", \"article\"",
        "{\"instrument\": \"uu\", \"article\"",
        "parameters/few: there is no instrument `uu`",
    ),
    (
        "unknown parameter",
        "{\"not\": {\"workers\": {\"at_most\": \"few\"}}}",
        "{\"not\": {\"workers\": {\"at_most\": \"many\"}}}",
        "criteria/size: there is no parameter `many`",
    ),
    (
        "unknown criterion",
        "\"criterion\": \"size\"",
        "\"criterion\": \"bulk\"",
        "criteria/is_small: `bulk` is not a criterion with classes",
    ),
    (
        "unknown class",
        "\"classes\": [\"small\"]",
        "\"classes\": [\"tiny\"]",
        "criteria/is_small: there is no class `tiny`",
    ),
    (
        "unknown reading",
        "\"readings\": [\"who\"]",
        "\"readings\": [\"what\"]",
        "criteria/is_small: there is no reading `what`",
    ),
    (
        "unknown child",
        "\"children\": [\"size\"]",
        "\"children\": [\"sizes\"]",
        "criteria/is_small: there is no criterion `sizes`",
    ),
    (
        "overlapping values",
        "\"to\": \"2010-01-01\"",
        "\"to\": \"2010-01-02\"",
        "parameters/few: has two values on the same day",
    ),
    (
        "a value without an end",
        "\"from\": \"2000-01-01\", \"to\": \"2010-01-01\", \"value\"",
        "\"from\": \"2000-01-01\", \"value\"",
        "parameters/few: has two values on the same day",
    ),
    (
        "ends before it begins",
        "\"to\": \"2010-01-01\"",
        "\"to\": \"1999-01-01\"",
        "parameters/few: ends before it begins",
    ),
    (
        "no such day",
        "\"to\": \"2010-01-01\"",
        "\"to\": \"2010-02-30\"",
        "parameters/few: `2010-02-30` is not a date",
    ),
    (
        "a default that is no choice",
        "\"default\": \"all\"",
        "\"default\": \"none\"",
        "readings/who: its default is not one of its choices",
    ),
    (
        "no citation",
        "\"cite\": [{\"instrument\": \"pp\"}], \"evidence\": \"verified\",\n   \"question\": {\"test\"",
        "\"cite\": [], \"evidence\": \"verified\",\n   \"question\": {\"test\"",
        "criteria/is_small: has no citation",
    ),
    (
        "no sentence",
        "{\"met\": {\"id\": \"a\", \"en\": \"a\"}, \"unknown\": {\"id\": \"a\", \"en\": \"a\"}}",
        "{\"met\": {\"id\": \"a\", \"en\": \"a\"}}",
        "criteria/size: has no sentence for `unknown`",
    ),
    (
        "unknown fact",
        "{\"not\": {\"workers\": {\"at_most\": \"few\"}}}",
        "{\"fact\": \"rich\"}",
        "criteria/size: there is no input `rich`",
    ),
    (
        "a parameter without a value",
        "\"values\": [\n    {\"value\": \"1000\", \"evidence\": \"verified\", \"cite\": {\"instrument\": \"pp\"}}\n  ]",
        "\"values\": []",
        "parameters/money: has no value",
    ),
    (
        "a circle of children",
        "\"children\": [\"size\"]",
        "\"children\": [\"is_small\"]",
        "criteria/is_small: `is_small` is shown below itself",
    ),
    (
        "a circle of conditions",
        "\"when\": {\"workers\": {\"at_most\": \"few\"}}},\n",
        "\"when\": {\"class_in\": {\"criterion\": \"size\", \"classes\": [\"large\"]}}},\n",
        "criteria/size: refers to `size` in a circle",
    ),
    (
        "persons and rupiah",
        "{\"not\": {\"workers\": {\"at_most\": \"few\"}}}",
        "{\"not\": {\"workers\": {\"at_most\": \"money\"}}}",
        "criteria/size: compares workers with `money`, which counts rupiah",
    ),
    (
        "persons and a day",
        "{\"not\": {\"workers\": {\"at_most\": \"few\"}}}",
        "{\"not\": {\"workers\": {\"at_most\": \"as_of\"}}}",
        "criteria/size: compares workers with a day",
    ),
    (
        "another subject below",
        "\"code\": \"A1\", \"subject\": \"unit\"",
        "\"code\": \"A1\", \"subject\": \"group\"",
        "criteria/",
    ),
];

#[test]
fn each_error_has_its_place() {
    Law::from_json(SMALL).unwrap();
    let mut wrong = Vec::new();
    for (name, from, to, expected) in CASES {
        assert_eq!(SMALL.matches(from).count(), 1, "{name}: {from}");
        match Law::from_json(&SMALL.replace(from, to)) {
            Ok(_) => wrong.push(format!("{name}: accepted")),
            Err(e) if e.to_string().starts_with(expected) => {}
            Err(e) => wrong.push(format!("{name}:\n  expected {expected}\n  found    {e}")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_error_at_an_earlier_state_of_knowledge_is_found() {
    // Until 2020 the second value was not known, and after it the first one is held to be wrong: at no day two values.
    let fine = SMALL
        .replace("\"to\": \"2010-01-01\", \"value\"", "\"known_to\": \"2020-01-01\", \"value\"")
        .replace("\"from\": \"2010-01-01\", \"value\"", "\"known_from\": \"2020-01-01\", \"value\"");
    Law::from_json(&fine).unwrap();
    let both = fine.replace("\"known_to\": \"2020-01-01\"", "\"known_to\": \"2020-01-02\"");
    let error = Law::from_json(&both).unwrap_err().to_string();
    assert_eq!(error, "parameters/few: has two values on the same day");
}

#[test]
fn nesting_without_end_is_refused() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(Law::from_json(&deep).is_err());
    let deep = format!("{{\"format\": {}{}}}", "[".repeat(300), "]".repeat(300));
    let error = Law::from_json(&deep).unwrap_err().to_string();
    assert!(error.contains("too deeply"), "{error}");
}

const NATIONAL: &str = include_str!("../src/law/indonesia.json");

/// All places of a value, as pointers.
fn places(value: &Value, at: String, out: &mut Vec<String>) {
    match value {
        Value::Object(of) => of
            .iter()
            .for_each(|(k, v)| places(v, format!("{at}/{}", k.replace('~', "~0").replace('/', "~1")), out)),
        Value::Array(of) => of.iter().enumerate().for_each(|(i, v)| places(v, format!("{at}/{i}"), out)),
        _ => {}
    }
    out.push(at);
}

fn mutate(value: &mut Value, pointer: &str, how: u8, other: &Value) -> Option<()> {
    let (parent, last) = pointer.rsplit_once('/')?;
    let parent = value.pointer_mut(parent)?;
    match (how, parent) {
        (0, Value::Object(of)) => drop(of.remove(&last.replace("~1", "/"))?),
        (0, Value::Array(of)) => drop(of.remove(last.parse().ok()?)),
        (1, Value::Array(of)) => {
            let copy = of.get(last.parse::<usize>().ok()?)?.clone();
            of.push(copy);
        }
        (2, Value::Object(of)) => {
            let old = of.remove(&last.replace("~1", "/"))?;
            of.insert(format!("{last}x"), old);
        }
        (3, parent) => *at(parent, last)? = other.clone(),
        (4, parent) => {
            // Another identifier in the place of this one.
            let Value::String(text) = at(parent, last)? else { return None };
            *text = other.as_str().unwrap_or("?").to_owned();
        }
        _ => return None,
    }
    Some(())
}

fn at<'v>(parent: &'v mut Value, last: &str) -> Option<&'v mut Value> {
    match parent {
        Value::Object(of) => of.get_mut(&last.replace("~1", "/")),
        Value::Array(of) => of.get_mut(last.parse::<usize>().ok()?),
        _ => None,
    }
}

/// Asks everything of a few subjects. Errors are fine; panics are not.
fn ask_all(law: &Law) {
    let mut unit = Unit::default();
    unit.workers.total = Input::Known(25);
    let group = Group::of(vec![unit.clone(); 5]);
    for date in ["2016-07-15", "2025-01-31"] {
        let context = Context::as_of(Date::parse_iso(date).unwrap());
        for c in &law.registry().criteria {
            let _ = law.assess_unit(&unit, &c.id, &context);
            let _ = law.assess_unit(&Unit::default(), &c.id, &context);
            let _ = law.assess_group(&group, &c.id, &context);
        }
    }
}

fn located(error: &LawError) -> bool {
    match error {
        LawError::Json { at, line, .. } => !at.is_empty() && *line > 0,
        LawError::At { at, .. } => !at.is_empty(),
        LawError::Format(_) => true,
        _ => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// One change anywhere in the embedded registry: a located error, or a registry that answers without panicking.
    #[test]
    fn a_damaged_registry_is_refused_or_answers(pick in any::<prop::sample::Index>(), from in any::<prop::sample::Index>(), how in 0u8..5) {
        let mut value: Value = serde_json::from_str(NATIONAL).unwrap();
        let mut all = Vec::new();
        places(&value, String::new(), &mut all);
        let pointer = pick.get(&all).clone();
        let texts: Vec<Value> = all.iter().filter_map(|p| value.pointer(p)).filter(|v| how == 3 || v.is_string()).cloned().collect();
        let other = from.get(&texts).clone();
        if mutate(&mut value, &pointer, how, &other).is_some() {
            match Law::from_json(&value.to_string()) {
                Ok(law) => ask_all(&law),
                Err(e) => prop_assert!(located(&e), "{pointer}: {e}"),
            }
        }
    }

    /// Arbitrary bytes inside the text.
    #[test]
    fn a_damaged_text_is_refused_or_answers(place in any::<prop::sample::Index>(), byte in "[\\PC\\n]{0,2}") {
        let (mut i, mut text) = (place.index(SMALL.len()), SMALL.to_owned());
        while !text.is_char_boundary(i) {
            i -= 1;
        }
        text.replace_range(i..i + 1, &byte);
        match Law::from_json(&text) {
            Ok(law) => ask_all(&law),
            Err(e) => prop_assert!(located(&e), "{e}"),
        }
    }
}
