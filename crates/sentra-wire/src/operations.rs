//! The operations. Each takes a request and gives an answer; none of them knows a rule.

use crate::error::WireError;
use crate::input::Inputs;
use crate::output;
use sentra::assess::Context;
use sentra::date::Date;
use sentra::finding::{At, Code, Finding};
use sentra::law::Law;
use sentra::region::RegionCode;
use sentra::text::did_you_mean;
use sentra::unit::{ReadOptions, Unit};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The names of the operations.
pub(crate) const OPERATIONS: [&str; 8] =
    ["aggregate", "assess", "catalogue", "check", "check_unit", "law_diff", "nearest", "schema"];

pub(crate) fn call(operation: &str, request: &Value) -> Result<Value, WireError> {
    let Value::Object(map) = request else {
        return Err(WireError::new(
            "request.shape",
            "",
            "permintaan harus berupa objek",
            "the request must be an object",
        ));
    };
    match operation {
        "aggregate" => crate::totals::call(map),
        "assess" => crate::assess::call(map),
        "nearest" => crate::nearest::call(map),
        "check" | "check_unit" => check(map),
        "catalogue" => {
            only(map, &["law"])?;
            Ok(crate::catalogue::catalogue(crate::law::law(map)?.as_ref()))
        }
        "law_diff" => crate::diff::call(map),
        "schema" => {
            only(map, &[])?;
            Ok(json!({"ok": true, "schema": crate::schema::schema(Law::indonesia())}))
        }
        _ => {
            let hint = did_you_mean(operation, OPERATIONS).map(|o| format!(" ({o}?)")).unwrap_or_default();
            Err(WireError::new(
                "operation.unknown",
                "",
                format!("tidak ada operasi \"{operation}\"{hint}"),
                format!("there is no operation \"{operation}\"{hint}"),
            ))
        }
    }
}

/// Refuses keys that the operation does not have, so that a misspelt option is never ignored.
pub(crate) fn only(map: &Map<String, Value>, keys: &[&str]) -> Result<(), WireError> {
    only_at(map, keys, "")
}

/// The same, of an object at a path in the request.
pub(crate) fn only_at(map: &Map<String, Value>, keys: &[&str], at: &str) -> Result<(), WireError> {
    match map.keys().find(|k| !keys.contains(&k.as_str())) {
        None => Ok(()),
        Some(key) => {
            let hint =
                did_you_mean(key, keys.iter().copied()).map(|o| format!(" ({o}?)")).unwrap_or_default();
            Err(WireError::new(
                "request.key",
                format!("{at}/{key}"),
                format!("tidak ada kunci \"{key}\"{hint}"),
                format!("there is no key \"{key}\"{hint}"),
            ))
        }
    }
}

fn check(map: &Map<String, Value>) -> Result<Value, WireError> {
    only(map, &["unit", "units"])?;
    let options = ReadOptions::default();
    let mut inputs = Inputs::new(&options, &[Law::indonesia()]);
    match (map.get("unit"), map.get("units")) {
        (Some(unit), None) => {
            inputs.unit(unit, "/unit");
        }
        (None, Some(Value::Array(units))) => {
            let units: Vec<Unit> =
                units.iter().enumerate().map(|(i, u)| inputs.unit(u, &format!("/units/{i}"))).collect();
            inputs.findings.extend(repeated(&units));
        }
        _ => {
            return Err(WireError::new(
                "request.subject",
                "",
                "berikan \"unit\" atau daftar \"units\"",
                "give a \"unit\" or a list \"units\"",
            ));
        }
    }
    let findings: Vec<Value> = inputs.findings.iter().map(output::finding).collect();
    Ok(json!({"ok": true, "findings": findings, "provenance": output::provenance(Law::indonesia())}))
}

/// Units that bear the same business number.
fn repeated(units: &[Unit]) -> Vec<Finding> {
    let mut rows: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, unit) in units.iter().enumerate() {
        if let Some(nib) = unit.nib.known() {
            rows.entry(nib.reveal()).or_default().push(i);
        }
    }
    let twice = rows.into_values().filter(|r| r.len() > 1);
    let mut out: Vec<Finding> = twice
        .flat_map(|rows| {
            let count = rows.len();
            rows.into_iter().map(move |i| {
                let f = Finding::new(Code::IdentifierRepeated, At::path(format!("/units/{i}/nib")));
                f.with("field", "nib").with("count", count)
            })
        })
        .collect();
    out.sort();
    out
}

fn as_of(map: &Map<String, Value>, at: &str) -> Result<Date, WireError> {
    day(map, "as_of", at)?.ok_or_else(|| {
        WireError::new(
            "as_of.missing",
            format!("{at}/as_of"),
            "sebutkan tanggal pertanyaan (as_of), misalnya \"2025-01-31\"; pustaka ini tidak mengenal \"hari ini\"",
            "give the date of the question (as_of), for instance \"2025-01-31\"; this library knows no \"today\"",
        )
    })
}

/// The one question of a request.
pub(crate) fn question(map: &Map<String, Value>) -> Result<&str, WireError> {
    map.get("question").and_then(Value::as_str).ok_or_else(|| {
        WireError::new(
            "question.shape",
            "/question",
            "question harus berupa pengenal satu kriteria, misalnya \"unit.ikm.p64\"",
            "question must be the identifier of one criterion, for instance \"unit.ikm.p64\"",
        )
    })
}

/// A day of a request, if it is there.
pub(crate) fn day(map: &Map<String, Value>, key: &'static str, at: &str) -> Result<Option<Date>, WireError> {
    let text = match map.get(key) {
        None | Some(Value::Null) => return Ok(None),
        Some(value) => value.as_str().unwrap_or_default(),
    };
    Date::parse_iso(text).map(Some).map_err(|_| {
        WireError::new(
            if key == "as_of" { "as_of.invalid" } else { "date.invalid" },
            format!("{at}/{key}"),
            format!("{key} bukan tanggal yang ada; tulis tahun-bulan-hari, misalnya \"2025-01-31\""),
            format!("{key} is not a date that exists; write year-month-day, for instance \"2025-01-31\""),
        )
    })
}

/// The numbers that a request supplies.
fn supplied(map: &Map<String, Value>, context: &mut Context, at: &str) -> Result<(), WireError> {
    let wrong = |path: String| {
        WireError::new(
            "supplied.shape",
            path,
            "angka yang diberikan harus berupa teks atau bilangan bulat",
            "a supplied number must be a text or a whole number",
        )
    };
    match map.get("supplied") {
        None | Some(Value::Null) => Ok(()),
        Some(Value::Object(given)) => given.iter().try_for_each(|(key, value)| {
            let text = match value {
                Value::String(text) => text.trim().to_owned(),
                Value::Number(n) if n.is_u64() => n.to_string(),
                _ => return Err(wrong(format!("{at}/supplied/{key}"))),
            };
            context.supplied.insert(key.clone(), text);
            Ok(())
        }),
        Some(_) => Err(wrong(format!("{at}/supplied"))),
    }
}

/// The day, readings and supplied numbers of a request to assess.
///
/// # Errors
/// A [`WireError`] that names the key at fault.
///
/// ```
/// let request = serde_json::json!({"as_of": "2025-01-31", "readings": {"similar_kbli_digits": 4}});
/// let object = request.as_object().ok_or("no object")?;
/// let context = sentra_wire::context(object).map_err(|e| e.en)?;
/// assert_eq!(context.readings["similar_kbli_digits"], "4");
/// # Ok::<(), String>(())
/// ```
pub fn context(map: &Map<String, Value>) -> Result<Context, WireError> {
    context_at(map, "")
}

/// The same, of an object at a path in the request.
pub(crate) fn context_at(map: &Map<String, Value>, at: &str) -> Result<Context, WireError> {
    let mut context = Context::as_of(as_of(map, at)?);
    supplied(map, &mut context, at)?;
    let readings = match map.get("readings") {
        None | Some(Value::Null) => return Ok(context),
        Some(Value::Object(readings)) => readings,
        Some(_) => {
            return Err(WireError::new(
                "readings.shape",
                format!("{at}/readings"),
                "readings harus berupa objek",
                "readings must be an object",
            ));
        }
    };
    for (key, value) in readings {
        match (key.as_str(), value) {
            ("location_places", Value::Array(places)) => {
                for (i, place) in places.iter().enumerate() {
                    let code = place.as_str().and_then(|p| RegionCode::parse(p).ok()).ok_or_else(|| {
                        WireError::new(
                            "readings.place",
                            format!("{at}/readings/location_places/{i}"),
                            "bukan kode wilayah",
                            "not a region code",
                        )
                    })?;
                    context.location_places.push(code);
                }
            }
            ("location_radius", metres) => {
                // Whatever is no number of metres is refused by the law with what it would have to be.
                let text = metres.as_str().map_or_else(|| metres.to_string(), str::to_owned);
                context = context.with_radius(text.trim().parse().unwrap_or(0));
            }
            (_, Value::String(choice)) => context = context.with_reading(key, choice),
            (_, Value::Number(choice)) => context = context.with_reading(key, &choice.to_string()),
            _ => {
                return Err(WireError::new(
                    "readings.shape",
                    format!("{at}/readings/{key}"),
                    "pilihan harus berupa teks",
                    "a choice must be a text",
                ));
            }
        }
    }
    Ok(context)
}
