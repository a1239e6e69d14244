//! The operations. Each takes a request and gives an answer; none of them knows a rule.

use crate::error::WireError;
use crate::input::Inputs;
use crate::output;
use sentra::assess::Context;
use sentra::date::Date;
use sentra::finding::{At, Code, Finding};
use sentra::law::{Law, Subject};
use sentra::region::RegionCode;
use sentra::text::did_you_mean;
use sentra::unit::{ReadOptions, Unit};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The names of the operations.
pub(crate) const OPERATIONS: [&str; 6] =
    ["aggregate", "assess", "catalogue", "check", "check_unit", "schema"];

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
        "assess" => assess(map),
        "check" | "check_unit" => check(map),
        "catalogue" => {
            only(map, &[])?;
            Ok(crate::catalogue::catalogue(Law::indonesia()))
        }
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
    match map.keys().find(|k| !keys.contains(&k.as_str())) {
        None => Ok(()),
        Some(key) => {
            let hint =
                did_you_mean(key, keys.iter().copied()).map(|o| format!(" ({o}?)")).unwrap_or_default();
            Err(WireError::new(
                "request.key",
                format!("/{key}"),
                format!("tidak ada kunci \"{key}\"{hint}"),
                format!("there is no key \"{key}\"{hint}"),
            ))
        }
    }
}

fn check(map: &Map<String, Value>) -> Result<Value, WireError> {
    only(map, &["unit", "units"])?;
    let options = ReadOptions::default();
    let mut inputs = Inputs::new(&options);
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

pub(crate) fn as_of(map: &Map<String, Value>) -> Result<Date, WireError> {
    match map.get("as_of") {
        None | Some(Value::Null) => Err(WireError::new(
            "as_of.missing",
            "/as_of",
            "sebutkan tanggal pertanyaan (as_of), misalnya \"2025-01-31\"; pustaka ini tidak mengenal \"hari ini\"",
            "give the date of the question (as_of), for instance \"2025-01-31\"; this library knows no \"today\"",
        )),
        Some(Value::String(text)) if Date::parse_iso(text).is_ok() => {
            Date::parse_iso(text).map_err(|_| WireError::new("as_of.invalid", "/as_of", "", ""))
        }
        Some(_) => Err(WireError::new(
            "as_of.invalid",
            "/as_of",
            "as_of bukan tanggal yang ada; tulis tahun-bulan-hari, misalnya \"2025-01-31\"",
            "as_of is not a date that exists; write year-month-day, for instance \"2025-01-31\"",
        )),
    }
}

/// The readings of a request.
pub(crate) fn context(map: &Map<String, Value>, as_of: Date) -> Result<Context, WireError> {
    let mut context = Context::as_of(as_of);
    let readings = match map.get("readings") {
        None | Some(Value::Null) => return Ok(context),
        Some(Value::Object(readings)) => readings,
        Some(_) => {
            return Err(WireError::new(
                "readings.shape",
                "/readings",
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
                            format!("/readings/location_places/{i}"),
                            "bukan kode wilayah",
                            "not a region code",
                        )
                    })?;
                    context.location_places.push(code);
                }
            }
            (_, Value::String(choice)) => context = context.with_reading(key, choice),
            (_, Value::Number(choice)) => context = context.with_reading(key, &choice.to_string()),
            _ => {
                return Err(WireError::new(
                    "readings.shape",
                    format!("/readings/{key}"),
                    "pilihan harus berupa teks",
                    "a choice must be a text",
                ));
            }
        }
    }
    Ok(context)
}

fn assess(map: &Map<String, Value>) -> Result<Value, WireError> {
    only(map, &["as_of", "unit", "group", "questions", "readings"])?;
    let law = Law::indonesia();
    let context = context(map, as_of(map)?)?;
    context.check(law)?;
    let options = ReadOptions::default();
    let mut inputs = Inputs::new(&options);
    let mut answers = Map::new();
    match (map.get("unit"), map.get("group")) {
        (Some(unit), None) => {
            let questions = questions(map, law, Subject::Unit)?;
            let unit = inputs.unit(unit, "/unit");
            let later = unit.established.bounds().and_then(|(lo, _)| lo.copied());
            if let Some(date) = later.filter(|d| d.first_day() > context.as_of) {
                let f = Finding::new(Code::EstablishedLater, At::path("/unit/established"));
                inputs.findings.push(f.with("date", date));
            }
            for id in questions {
                answers.insert(id.clone(), output::assessment(&law.assess_unit(&unit, &id, &context)?));
            }
        }
        (None, Some(group)) => {
            let questions = questions(map, law, Subject::Group)?;
            let group = inputs.group(group, "/group");
            let ids: Vec<&str> = questions.iter().map(String::as_str).collect();
            for answer in law.assess_group_all(&group, &ids, &context)? {
                answers.insert(answer.criterion.clone(), output::assessment(&answer));
            }
        }
        _ => {
            return Err(WireError::new(
                "request.subject",
                "",
                "berikan salah satu: \"unit\" atau \"group\"",
                "give one of \"unit\" and \"group\"",
            ));
        }
    }
    let findings: Vec<Value> = inputs.findings.iter().map(output::finding).collect();
    Ok(json!({
        "ok": true, "as_of": context.as_of.to_string(), "answers": answers, "findings": findings,
        "provenance": output::provenance(law),
    }))
}

/// The questions of a request; all that fit the subject where it names none.
fn questions(map: &Map<String, Value>, law: &Law, subject: Subject) -> Result<Vec<String>, WireError> {
    let fitting: Vec<&str> =
        law.registry().criteria.iter().filter(|c| c.subject == subject).map(|c| c.id.as_str()).collect();
    let Some(given) = map.get("questions").filter(|q| !q.is_null()) else {
        return Ok(fitting.into_iter().map(str::to_owned).collect());
    };
    let list = given.as_array().map_or(&[][..], Vec::as_slice);
    if list.is_empty() {
        return Err(WireError::new(
            "questions.shape",
            "/questions",
            "questions harus berupa daftar pengenal kriteria",
            "questions must be a list of identifiers of criteria",
        ));
    }
    list.iter()
        .enumerate()
        .map(|(i, q)| {
            let id = q.as_str().unwrap_or_default();
            if fitting.contains(&id) {
                return Ok(id.to_owned());
            }
            let hint =
                did_you_mean(id, fitting.iter().copied()).map(|o| format!(" ({o}?)")).unwrap_or_default();
            Err(WireError::new(
                "question.unknown",
                format!("/questions/{i}"),
                format!("tidak ada pertanyaan \"{id}\" untuk subjek ini{hint}"),
                format!("there is no question \"{id}\" for this subject{hint}"),
            ))
        })
        .collect()
}
