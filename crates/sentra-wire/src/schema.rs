//! The JSON Schema (2020-12) of what a caller hands over, written from the fields and the catalogue.

use sentra::Lang;
use sentra::law::{InputDefinition, Law, Subject};
use sentra::unit::{Field, FieldKind};
use serde_json::{Map, Value, json};

/// The schema.
pub(crate) fn schema(law: &Law) -> Value {
    let mut properties = Map::new();
    for field in Field::ALL.iter().filter(|f| **f != Field::DeclaredUnits) {
        let leaf = if field.kind() == FieldKind::Keys { "keys" } else { "leaf" };
        let of = json!({
            "$ref": format!("#/$defs/{leaf}"), "title": field.label(Lang::Id), "description": field.label(Lang::En),
        });
        properties.insert(field.as_str().to_owned(), of);
    }
    let facts = |subject: Subject| {
        let of =
            move |i: &&InputDefinition| i.subjects.contains(&subject) && Field::from_name(&i.id).is_none();
        law.registry().inputs.iter().filter(of).map(|i| {
            let leaf = json!({"$ref": "#/$defs/leaf", "title": i.title.id, "description": i.title.en});
            (i.id.clone(), leaf)
        })
    };
    properties.extend(facts(Subject::Unit));
    let leaf = |name: &str| json!({"$ref": format!("#/$defs/{name}")});
    let mut group: Map<String, Value> = facts(Subject::Group).collect();
    let supplied = law.registry().parameters.iter().filter(|p| p.supplied).map(|p| {
        (p.id.clone(), json!({"type": "string", "title": p.meaning.id, "description": p.meaning.en}))
    });
    let supplied: Map<String, Value> = supplied.collect();
    let codes = json!({"type": "array", "items": {"type": "string"}});
    let readings = law.registry().readings.iter().map(|r| {
        let choices: Vec<&str> = r.choices.iter().map(String::as_str).collect();
        (
            r.id.clone(),
            json!({"enum": choices, "default": r.default, "title": r.title.id, "description": r.title.en}),
        )
    });
    let mut readings: Map<String, Value> = readings.collect();
    readings.insert("location_places".into(), codes.clone());
    readings.insert(
        "location_radius".into(),
        json!({"type": ["integer", "string"], "minimum": 1, "maximum": 1_000_000}),
    );
    for (key, of) in [
        ("id", json!({"type": "string"})),
        ("name", json!({"type": "string"})),
        ("members", json!({"type": "array", "items": leaf("unit")})),
        ("members_complete", json!({"type": "boolean"})),
        ("declared", leaf("declared")),
        ("decrees", json!({"type": "array", "items": leaf("decree")})),
        ("register_of_decrees_complete", json!({"type": "boolean", "default": false})),
        (
            "suspected_duplicates",
            json!({"type": "array", "items": {"type": "array", "items": {"type": "string"}}}),
        ),
        ("one_location_review", json!({"type": ["boolean", "null"]})),
    ] {
        group.insert(key.to_owned(), of);
    }
    let questions: Vec<&str> = law.registry().criteria.iter().map(|c| c.id.as_str()).collect();
    let programmes: Vec<&str> = law.registry().programmes.iter().map(|p| p.id.as_str()).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "sentra",
        "description": "What the operations of sentra take. Leaves are lenient: what is wrong with them is a finding.",
        "$defs": {
            "leaf": {"anyOf": [
                {"type": ["string", "number", "boolean", "null"]},
                {"type": "object", "properties": {"range": {"type": "array", "minItems": 2, "maxItems": 2}}, "required": ["range"], "additionalProperties": false},
                {"type": "object", "properties": {"one_of": {"type": "array", "minItems": 1}}, "required": ["one_of"], "additionalProperties": false},
                {"type": "object", "properties": {"missing": {"type": "string"}}, "required": ["missing"], "additionalProperties": false},
                {"type": "object", "properties": {"not_applicable": {"const": true}}, "required": ["not_applicable"], "additionalProperties": false},
            ]},
            "keys": {"anyOf": [leaf("leaf"), {"type": "array", "items": {"type": "string"}}]},
            "unit": {"type": "object", "properties": properties, "additionalProperties": false},
            "declared": {"type": "object", "additionalProperties": false, "properties": {
                "units": leaf("leaf"), "workers": leaf("leaf"), "investment_total": leaf("leaf"), "investment": leaf("leaf"),
                "production_value": leaf("leaf"), "product": leaf("keys"), "products": leaf("keys"),
                "raw_materials": leaf("keys"), "processes": leaf("keys"), "kbli": leaf("leaf"), "kbli_edition": leaf("leaf"),
                "villages": codes, "districts": codes,
            }},
            "decree": {"type": "object", "additionalProperties": false, "properties": {
                "number": {"type": "string"}, "issuer": {"type": "string"}, "kind": {"enum": ["eksisting", "rencana"]},
                "issued": leaf("leaf"), "effective": leaf("leaf"), "valid_through": leaf("leaf"), "revoked_from": leaf("leaf"),
                "places": codes, "members": {"type": "array", "items": {"type": "string"}},
            }},
            "group": {"type": "object", "additionalProperties": false, "properties": group},
            "assess": {"type": "object", "additionalProperties": false, "required": ["as_of"], "properties": {
                "as_of": {"type": "string", "format": "date"}, "unit": leaf("unit"), "group": leaf("group"),
                "region": {"type": "string"}, "groups": {"type": "array", "items": leaf("group")},
                "register_complete": {"type": "boolean", "default": false}, "law": leaf("law"),
                "supplied": leaf("supplied"),
                "programmes": {"type": "array", "items": {"enum": programmes}},
                "questions": {"type": "array", "minItems": 1, "items": {"enum": questions}},
                "readings": leaf("readings"),
            }},
            "nearest": {"type": "object", "additionalProperties": false, "required": ["as_of", "question", "mutable"], "properties": {
                "as_of": {"type": "string", "format": "date"}, "unit": leaf("unit"), "group": leaf("group"),
                "question": {"enum": questions}, "mutable": {"type": "array", "items": {"type": "string"}},
                "supplied": leaf("supplied"),
                "law": leaf("law"), "readings": leaf("readings"),
            }},
            "supplied": {"type": "object", "additionalProperties": false, "properties": supplied},
            "readings": {"type": "object", "additionalProperties": false, "properties": readings},
            "law": {"type": "object", "additionalProperties": false, "properties": {
                "registry": {"type": "object"}, "overlays": {"type": "array", "items": {"type": "object"}},
                "known_at": {"type": "string", "format": "date"}, "jurisdiction": {"type": "string"},
            }},
            "side": {"type": "object", "additionalProperties": false, "required": ["as_of"], "properties": {
                "as_of": {"type": "string", "format": "date"}, "law": leaf("law"), "readings": leaf("readings"),
                "supplied": leaf("supplied"),
            }},
            "law_diff": {"type": "object", "additionalProperties": false, "required": ["before", "after", "question"], "properties": {
                "before": leaf("side"), "after": leaf("side"), "question": {"enum": questions},
                "units": {"type": "array", "items": leaf("unit")}, "groups": {"type": "array", "items": leaf("group")},
            }},
            "check": {"type": "object", "additionalProperties": false, "properties": {
                "unit": leaf("unit"), "units": {"type": "array", "items": leaf("unit")},
            }},
        },
    })
}
