//! JSON Schema of the registry of law and of overlays, from the types that read them.

mod trace;

use anyhow::Result;
use sentra::law::{ENTRY_LISTS, OverlayFile, Registry};
use serde_json::{Map, Value, json};
use trace::{Field, Kind, Shape, Types};

/// A day or a month, as the periods of the law are written.
const PARTIAL_DATE: &str = r"^\d{4}(-\d{2}(-\d{2})?)?$";
const DAY: &str = r"^\d{4}-\d{2}-\d{2}$";

/// What the parts are; the keys explain themselves by the documentation of the types.
const WORDS: [(&str, &str); 19] = [
    ("Bilingual", "A text in Indonesian and English."),
    ("Citation", "Where a rule or a number stands."),
    ("Class", "One class and its condition."),
    ("Classes", "Classes that exclude each other."),
    ("Criterion", "One question that the law answers."),
    ("DatedValue", "The value of a parameter in a half-open period: a whole number or a day, as text."),
    ("DecreeQuestion", "What is asked about decrees."),
    ("Divisions", "Divisions of KBLI in some editions, both ends included."),
    ("Evidence", "How well a fact is evidenced; `unconfirmed` never decides a verdict."),
    ("Expr", "A condition."),
    ("InputDefinition", "A fact that a caller declares."),
    ("Instrument", "A law, regulation or manual."),
    ("Limit", "A bound: the identifier of a parameter, or `as_of`."),
    ("LocalValues", "Values of its own for a national parameter that the national registry marks."),
    ("Parameter", "A number or day of the law with its history."),
    ("Programme", "Criteria that belong together."),
    ("Question", "How a criterion is decided."),
    ("Reading", "An interpretation that the law leaves open, with its default."),
    ("Status", "What is to be said of the standing of an instrument in a period."),
];

/// The schema of the registry.
pub(crate) fn registry() -> Result<String> {
    let mut schema = schema(&trace::types::<Registry>()?, "Registry")?;
    insert(&mut schema, "title", "Registry of law".into());
    let versions = json!({
        "type": "array",
        "description": "What `version` was until the day on which it changed.",
        "items": {
            "type": "object", "additionalProperties": false, "required": ["known_to", "version"],
            "properties": {"known_to": {"type": "string", "pattern": DAY}, "version": {"type": "string"}},
        },
    });
    if let Some(properties) = schema.pointer_mut("/properties") {
        insert(properties, "earlier_versions", versions);
    }
    pretty(&schema)
}

/// The schema of overlays.
pub(crate) fn overlay() -> Result<String> {
    let mut schema = schema(&trace::types::<OverlayFile>()?, "OverlayFile")?;
    insert(&mut schema, "title", "Local rules beside the national registry of law".into());
    if let Some(scope) = schema.pointer_mut("/properties/scope") {
        insert(scope, "pattern", r"^\d{2}(\.\d{2})?$".into());
    }
    pretty(&schema)
}

fn pretty(schema: &Value) -> Result<String> {
    Ok(serde_json::to_string_pretty(schema)? + "\n")
}

fn insert(object: &mut Value, key: &str, value: Value) {
    if let Value::Object(of) = object {
        of.insert(key.to_owned(), value);
    }
}

fn schema(types: &Types, root: &str) -> Result<Value> {
    let mut definitions = Map::new();
    let mut top = Value::Null;
    for (name, kind) in types {
        let mut definition = match kind {
            Kind::Struct(fields) => object(fields, is_entry(types, name)),
            Kind::Enum(variants) => choice(variants),
        };
        if let Some((_, words)) = WORDS.iter().find(|(n, _)| n == name) {
            insert(&mut definition, "description", (*words).into());
        }
        if name == root {
            top = definition;
        } else {
            definitions.insert(name.clone(), definition);
        }
    }
    anyhow::ensure!(top.is_object(), "there is no type {root}");
    insert(&mut top, "$schema", "https://json-schema.org/draft/2020-12/schema".into());
    insert(&mut top, "$defs", definitions.into());
    if let Some(format) = top.pointer_mut("/properties/format") {
        *format = json!({"const": 1});
    }
    Ok(top)
}

/// Whether values of a type stand in a list whose elements may say when they were known.
fn is_entry(types: &Types, name: &str) -> bool {
    let named = Shape::List(Box::new(Shape::Named(name.to_owned())));
    types.values().any(|kind| match kind {
        Kind::Struct(fields) => {
            fields.iter().any(|f| ENTRY_LISTS.contains(&f.name) && f.shape.as_ref() == Some(&named))
        }
        Kind::Enum(_) => false,
    })
}

fn object(fields: &[Field], entry: bool) -> Value {
    let mut properties = Map::new();
    for f in fields {
        let mut value = f.shape.as_ref().map_or(Value::Bool(true), of);
        if matches!(f.name, "from" | "to") && value.get("type") == Some(&"string".into()) {
            insert(&mut value, "pattern", PARTIAL_DATE.into());
        }
        properties.insert(f.name.to_owned(), value);
    }
    if entry {
        let day = |words: &str| json!({"type": "string", "pattern": DAY, "description": words});
        properties.insert("known_from".into(), day("The day on which the registry learned this."));
        properties
            .insert("known_to".into(), day("The day from which the registry no longer holds this to be so."));
    }
    let required: Vec<&str> = fields.iter().filter(|f| f.required == Some(true)).map(|f| f.name).collect();
    let mut out = json!({"type": "object", "additionalProperties": false, "properties": properties});
    if !required.is_empty() {
        insert(&mut out, "required", required.into());
    }
    out
}

fn choice(variants: &[(&'static str, Option<Shape>)]) -> Value {
    let plain = |(_, shape): &(&str, Option<Shape>)| matches!(shape, None | Some(Shape::Nothing));
    if variants.iter().all(plain) {
        return json!({"enum": variants.iter().map(|(name, _)| *name).collect::<Vec<_>>()});
    }
    let one = |v: &(&'static str, Option<Shape>)| match v {
        (name, Some(shape)) if !plain(v) => json!({
            "type": "object", "additionalProperties": false, "required": [name], "properties": {*name: of(shape)},
        }),
        (name, _) => json!({"const": name}),
    };
    json!({"oneOf": variants.iter().map(one).collect::<Vec<_>>()})
}

fn of(shape: &Shape) -> Value {
    match shape {
        Shape::Nothing => Value::Bool(true),
        Shape::Text => json!({"type": "string"}),
        Shape::Whole => json!({"type": "integer", "minimum": 0}),
        Shape::Flag => json!({"type": "boolean"}),
        Shape::Optional(inner) => of(inner),
        Shape::List(inner) => json!({"type": "array", "items": of(inner)}),
        Shape::Map(inner) => json!({"type": "object", "additionalProperties": of(inner)}),
        Shape::Named(name) => json!({"$ref": format!("#/$defs/{name}")}),
    }
}

#[cfg(test)]
mod tests;
