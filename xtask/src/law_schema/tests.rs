use super::*;
use sentra::law::{Criterion, DatedValue, Expr, Instrument, Parameter};
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;

/// What of a value the schema refuses, with its place. As much of JSON Schema as the schemas here use.
fn refused(root: &Value, schema: &Value, value: &Value, at: &str, out: &mut Vec<String>) {
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        let pointer = reference.trim_start_matches('#');
        return refused(root, root.pointer(pointer).unwrap(), value, at, out);
    }
    let known = [
        "type",
        "enum",
        "const",
        "oneOf",
        "properties",
        "required",
        "additionalProperties",
        "items",
        "pattern",
        "minimum",
        "description",
        "title",
        "$schema",
        "$defs",
    ];
    let keys =
        schema.as_object().map(|o| o.keys().map(String::as_str).collect::<Vec<_>>()).unwrap_or_default();
    assert!(keys.iter().all(|k| known.contains(k)), "{keys:?}");
    let mut wrong = |problem: String| out.push(format!("{at}: {problem}"));
    if let Some(one) = schema.get("const").filter(|c| *c != value) {
        wrong(format!("is not {one}"));
    }
    if let Some(Value::Array(of)) = schema.get("enum").filter(|e| !e.as_array().unwrap().contains(value)) {
        wrong(format!("is none of {of:?}"));
    }
    let is = match value {
        Value::Object(_) => "object",
        Value::Array(_) => "array",
        Value::String(_) => "string",
        Value::Bool(_) => "boolean",
        Value::Number(n) if n.is_u64() => "integer",
        _ => "other",
    };
    if let Some(wanted) = schema.get("type").filter(|t| *t != is) {
        wrong(format!("is {is}, not {wanted}"));
    }
    if let (Some(pattern), Value::String(text)) = (schema.get("pattern").and_then(Value::as_str), value) {
        let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
        let fits: &[&str] = match pattern {
            PARTIAL_DATE => &["0000", "0000-00", "0000-00-00"],
            DAY => &["0000-00-00"],
            _ => &["00", "00.00"],
        };
        if !fits.contains(&shape.as_str()) {
            wrong(format!("`{text}` does not match {pattern}"));
        }
    }
    if let Some(Value::Array(of)) = schema.get("oneOf") {
        let fits = of.iter().filter(|s| {
            let mut inner = Vec::new();
            refused(root, s, value, at, &mut inner);
            inner.is_empty()
        });
        let n = fits.count();
        if n != 1 {
            out.push(format!("{at}: fits {n} of the forms"));
        }
    }
    if let (Some(items), Value::Array(of)) = (schema.get("items"), value) {
        of.iter().enumerate().for_each(|(i, v)| refused(root, items, v, &format!("{at}/{i}"), out));
    }
    if let Value::Object(of) = value {
        for key in schema.get("required").and_then(Value::as_array).into_iter().flatten() {
            if !of.contains_key(key.as_str().unwrap()) {
                out.push(format!("{at}: lacks {key}"));
            }
        }
        for (key, v) in of {
            let place = format!("{at}/{key}");
            match (schema.get("properties").and_then(|p| p.get(key)), schema.get("additionalProperties")) {
                (Some(s), _) => refused(root, s, v, &place, out),
                (None, Some(Value::Bool(false))) => out.push(format!("{place}: is not known")),
                (None, Some(s)) if s.is_object() => refused(root, s, v, &place, out),
                _ => {}
            }
        }
    }
}

fn problems(schema: &str, json: &str) -> Vec<String> {
    let (schema, value): (Value, Value) =
        (serde_json::from_str(schema).unwrap(), serde_json::from_str(json).unwrap());
    let mut out = Vec::new();
    refused(&schema, &schema, &value, "", &mut out);
    out
}

const NATIONAL: &str = include_str!("../../../crates/sentra/src/law/indonesia.json");
const EXAMPLE: &str = include_str!("../../../examples/overlay/contoh.json");

#[test]
fn the_embedded_registry_and_the_example_are_valid() {
    assert_eq!(problems(&registry().unwrap(), NATIONAL), Vec::<String>::new());
    assert_eq!(problems(&overlay().unwrap(), EXAMPLE), Vec::<String>::new());
    sentra::law::Law::indonesia().with_overlay(EXAMPLE).unwrap();
}

#[test]
fn what_the_reader_refuses_the_schema_refuses() {
    let schema = registry().unwrap();
    for (from, to) in [
        ("\"format\": 1", "\"format\": 2"),
        ("\"evidence\": \"verified\"", "\"evidence\": \"sure\""),
        ("\"evidence\": \"verified\"", "\"evidense\": \"verified\""),
        ("\"value\": \"19\"", "\"value\": 19"),
        ("{\"instrument\": \"permenperin-64-2016\"}", "{}"),
        ("\"at_most\"", "\"atmost\""),
        ("\"from\": \"2016-07\"", "\"from\": \"July 2016\""),
    ] {
        assert!(NATIONAL.contains(from), "{from}");
        let damaged = NATIONAL.replacen(from, to, 1);
        assert!(!problems(&schema, &damaged).is_empty(), "{from} -> {to}");
        assert!(sentra::law::Law::from_json(&damaged).is_err(), "{from} -> {to}");
    }
    let learned =
        NATIONAL.replacen("\"value\": \"19\"", "\"known_from\": \"2026-01-01\", \"value\": \"19\"", 1);
    assert_eq!(problems(&schema, &learned), Vec::<String>::new());
}

/// The keys, or variants, that a type names when it meets one that it does not know.
fn named_by<T: DeserializeOwned>() -> BTreeSet<String> {
    let error = serde_json::from_str::<T>("{\"?\": 0}").err().unwrap().to_string();
    let (_, list) = error.split_once("expected ").unwrap();
    list.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn keys(of: Option<&Value>) -> BTreeSet<String> {
    of.and_then(Value::as_object).into_iter().flat_map(|o| o.keys().cloned()).collect()
}

#[test]
fn the_keys_are_those_of_the_types() {
    let schema: Value = serde_json::from_str(&registry().unwrap()).unwrap();
    let own = |of: Option<&Value>| {
        let mut found = keys(of);
        found.retain(|k| !["known_from", "known_to", "earlier_versions"].contains(&k.as_str()));
        found
    };
    assert_eq!(own(schema.get("properties")), named_by::<Registry>());
    let definition = |name: &str| own(schema.pointer(&format!("/$defs/{name}/properties")));
    assert_eq!(definition("Criterion"), named_by::<Criterion>());
    assert_eq!(definition("Parameter"), named_by::<Parameter>());
    assert_eq!(definition("DatedValue"), named_by::<DatedValue>());
    assert_eq!(definition("Instrument"), named_by::<Instrument>());
    let forms = schema.pointer("/$defs/Expr/oneOf").and_then(Value::as_array).unwrap();
    let variants: BTreeSet<String> = forms.iter().flat_map(|f| keys(f.get("properties"))).collect();
    assert_eq!(variants, named_by::<Expr>());
    let overlay: Value = serde_json::from_str(&overlay().unwrap()).unwrap();
    assert_eq!(keys(overlay.get("properties")), named_by::<OverlayFile>());
    // Every key has a shape, and it is known whether it may be absent.
    for kind in trace::types::<Registry>().unwrap().values() {
        match kind {
            Kind::Struct(fields) => assert!(fields.iter().all(|f| f.shape.is_some() && f.required.is_some())),
            Kind::Enum(of) => assert!(of.iter().all(|(_, shape)| shape.is_some())),
        }
    }
}

#[test]
fn entries_say_when_they_were_known() {
    let schema: Value = serde_json::from_str(&overlay().unwrap()).unwrap();
    let with: BTreeSet<&str> = schema["$defs"]
        .as_object()
        .unwrap()
        .iter()
        .filter(|(_, d)| d.pointer("/properties/known_from").is_some())
        .map(|(name, _)| name.as_str())
        .collect();
    let expected = [
        "Criterion",
        "DatedValue",
        "InputDefinition",
        "Instrument",
        "LocalValues",
        "Parameter",
        "Programme",
        "Reading",
        "Status",
    ];
    assert_eq!(with, BTreeSet::from(expected));
}
