//! The operation `assess`: questions of law about a unit, a group or a region.

use crate::error::WireError;
use crate::input::Inputs;
use crate::operations::{context, only};
use crate::output;
use sentra::assess::Context;
use sentra::finding::{At, Code, Finding};
use sentra::law::{Law, Question, Subject};
use sentra::region::RegionCode;
use sentra::text::did_you_mean;
use sentra::unit::ReadOptions;
use serde_json::{Map, Value, json};

const KEYS: [&str; 11] = [
    "as_of",
    "unit",
    "group",
    "region",
    "groups",
    "register_complete",
    "questions",
    "programmes",
    "readings",
    "supplied",
    "law",
];

pub(crate) fn call(map: &Map<String, Value>) -> Result<Value, WireError> {
    only(map, &KEYS)?;
    let regional_key = ["groups", "register_complete"].iter().find(|k| map.contains_key(**k));
    if let Some(key) = regional_key.filter(|_| !map.contains_key("region")) {
        return Err(WireError::new(
            "request.key",
            format!("/{key}"),
            format!("\"{key}\" hanya berlaku bersama \"region\""),
            format!("\"{key}\" goes with \"region\" only"),
        ));
    }
    let law = crate::law::law(map)?;
    let law = law.as_ref();
    let context = context(map)?;
    context.check(law)?;
    let options = ReadOptions::default();
    let mut inputs = Inputs::new(&options, &[law]);
    let mut answers = Map::new();
    match (map.get("unit"), map.get("group"), map.get("region")) {
        (Some(unit), None, None) => {
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
        (None, Some(group), None) => {
            let questions = questions(map, law, Subject::Group)?;
            let group = inputs.group(group, "/group");
            let ids: Vec<&str> = questions.iter().map(String::as_str).collect();
            for answer in law.assess_group_all(&group, &ids, &context)? {
                answers.insert(answer.criterion.clone(), output::assessment(&answer));
            }
        }
        (None, None, Some(region)) => answers = regional(map, law, region, &mut inputs, &context)?,
        _ => {
            return Err(WireError::new(
                "request.subject",
                "",
                "berikan salah satu: \"unit\", \"group\", atau \"region\"",
                "give one of \"unit\", \"group\" and \"region\"",
            ));
        }
    }
    let findings: Vec<Value> = inputs.findings.iter().map(output::finding).collect();
    Ok(json!({
        "ok": true, "as_of": context.as_of.to_string(), "answers": answers, "findings": findings,
        "provenance": output::provenance(law),
    }))
}

fn regional(
    map: &Map<String, Value>,
    law: &Law,
    region: &Value,
    inputs: &mut Inputs<'_>,
    context: &Context,
) -> Result<Map<String, Value>, WireError> {
    let region = region
        .as_str()
        .and_then(|r| RegionCode::parse(r).ok())
        .ok_or_else(|| WireError::new("region.code", "/region", "bukan kode wilayah", "not a region code"))?;
    let questions = questions(map, law, Subject::Region)?;
    let shape = |key: &str, id: &str, en: &str| WireError::new("request.shape", format!("/{key}"), id, en);
    let groups = match map.get("groups") {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(list)) => {
            list.iter().enumerate().map(|(i, g)| inputs.group(g, &format!("/groups/{i}"))).collect()
        }
        Some(_) => return Err(shape("groups", "groups harus berupa daftar", "groups must be a list")),
    };
    let complete = match map.get("register_complete") {
        None | Some(Value::Null) => false,
        Some(Value::Bool(b)) => *b,
        Some(_) => return Err(shape("register_complete", "true atau false", "true or false")),
    };
    let mut answers = Map::new();
    for id in questions {
        let answer = law.assess_region(region, &groups, complete, &id, context)?;
        answers.insert(id, output::assessment(&answer));
    }
    Ok(answers)
}

/// The questions of a request: those it names, those of the programmes it names, else all that fit the subject and do
/// not stand on thin evidence.
fn questions(map: &Map<String, Value>, law: &Law, subject: Subject) -> Result<Vec<String>, WireError> {
    let asked = |c: &&sentra::law::Criterion| c.subject == subject && c.question != Question::Convention;
    let fitting: Vec<&sentra::law::Criterion> = law.registry().criteria.iter().filter(asked).collect();
    let ids: Vec<&str> = fitting.iter().map(|c| c.id.as_str()).collect();
    let programmes = programmes(map, law)?;
    let of_programmes = ids.iter().filter(|id| programmes.contains(id)).map(|id| (*id).to_owned());
    let Some(given) = map.get("questions").filter(|q| !q.is_null()) else {
        return Ok(if map.get("programmes").is_some_and(|p| !p.is_null()) {
            of_programmes.collect()
        } else {
            fitting.iter().filter(|c| !c.provisional).map(|c| c.id.clone()).collect()
        });
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
    let named = list.iter().enumerate().map(|(i, q)| {
        let id = q.as_str().unwrap_or_default();
        if ids.contains(&id) {
            return Ok(id.to_owned());
        }
        let hint = did_you_mean(id, ids.iter().copied()).map(|o| format!(" ({o}?)")).unwrap_or_default();
        Err(WireError::new(
            "question.unknown",
            format!("/questions/{i}"),
            format!("tidak ada pertanyaan \"{id}\" untuk subjek ini{hint}"),
            format!("there is no question \"{id}\" for this subject{hint}"),
        ))
    });
    let mut out = named.collect::<Result<Vec<_>, _>>()?;
    out.extend(of_programmes.filter(|id| !list.iter().any(|q| q.as_str() == Some(id))));
    Ok(out)
}

/// The criteria of the programmes that a request names.
fn programmes<'l>(map: &Map<String, Value>, law: &'l Law) -> Result<Vec<&'l str>, WireError> {
    let all = &law.registry().programmes;
    let list = match map.get("programmes") {
        None | Some(Value::Null) => return Ok(Vec::new()),
        Some(Value::Array(list)) => list,
        Some(_) => {
            return Err(WireError::new(
                "programmes.shape",
                "/programmes",
                "programmes harus berupa daftar pengenal program",
                "programmes must be a list of identifiers of programmes",
            ));
        }
    };
    let mut out = Vec::new();
    for (i, name) in list.iter().enumerate() {
        let id = name.as_str().unwrap_or_default();
        let Some(found) = all.iter().find(|p| p.id == id) else {
            let hint = did_you_mean(id, all.iter().map(|p| p.id.as_str()));
            let hint = hint.map(|o| format!(" ({o}?)")).unwrap_or_default();
            return Err(WireError::new(
                "programme.unknown",
                format!("/programmes/{i}"),
                format!("tidak ada program \"{id}\"{hint}"),
                format!("there is no programme \"{id}\"{hint}"),
            ));
        };
        out.extend(found.criteria.iter().map(String::as_str));
    }
    Ok(out)
}
