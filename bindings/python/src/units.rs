//! Many units in memory, and the questions that can be asked about all of them at once.

use crate::errors::Misuse;
use crate::fields::{self, Identifiers};
use crate::table::Read;
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use sentra::assess::Context;
use sentra::date::Date;
use sentra::law::{Law, Subject};
use sentra::region::RegionCode;
use sentra::unit::Field;
use serde_json::{Map, Value, json};

/// A register: units as columns, declared sentra, and what was found while reading them.
#[pyclass(frozen, module = "sentra_ikm._core")]
pub(crate) struct Units {
    pub(crate) read: Read,
}

/// A value of a column, on its way to Python.
#[derive(IntoPyObject)]
enum Plain {
    Text(String),
    Int(i64),
    Float(f64),
    Bool(bool),
}

fn plain(value: Value) -> Option<Plain> {
    match value {
        Value::String(t) => Some(Plain::Text(t)),
        Value::Bool(b) => Some(Plain::Bool(b)),
        Value::Number(n) => n.as_i64().map(Plain::Int).or_else(|| n.as_f64().map(Plain::Float)),
        _ => None,
    }
}

fn identifiers(reveal: bool) -> Identifiers {
    if reveal { Identifiers::Revealed } else { Identifiers::Masked }
}

#[pymethods]
impl Units {
    /// Number of units.
    fn __len__(&self) -> usize {
        self.read.register.len()
    }

    /// Number of declared sentra.
    fn groups(&self) -> usize {
        self.read.groups.len()
    }

    /// The findings, as the answer to `check`.
    fn check(&self, py: Python<'_>) -> String {
        py.detach(|| {
            let findings: Vec<Value> = self.read.findings.iter().map(sentra_wire::finding).collect();
            let provenance = sentra_wire::provenance(Law::indonesia());
            json!({"ok": true, "findings": findings, "provenance": provenance}).to_string()
        })
    }

    /// One unit as the JSON object of the contract.
    fn unit(&self, row: usize, reveal: bool) -> PyResult<String> {
        self.inside(row)?;
        Ok(Value::Object(fields::object(&self.read.register.unit(row), identifiers(reveal))).to_string())
    }

    /// Name, kind and values of every column that holds something.
    fn columns(&self, py: Python<'_>, reveal: bool) -> Vec<(&'static str, &'static str, Vec<Option<Plain>>)> {
        let identifiers = identifiers(reveal);
        py.detach(|| {
            let mut columns: Vec<Vec<Option<Plain>>> = Field::ALL.iter().map(|_| Vec::new()).collect();
            for row in 0..self.read.register.len() {
                let unit = self.read.register.unit(row);
                for (field, column) in Field::ALL.iter().zip(&mut columns) {
                    column.push(fields::plain(&unit, *field, identifiers).and_then(plain));
                }
            }
            let named = Field::ALL.iter().zip(columns);
            named
                .filter(|(_, values)| values.iter().any(Option::is_some))
                .map(|(f, values)| (f.as_str(), fields::column_kind(*f), values))
                .collect()
        })
    }

    /// Verdicts on all units, or on all declared sentra, as columns.
    fn assess(&self, py: Python<'_>, request: &str) -> PyResult<String> {
        Ok(py.detach(|| self.verdicts(request))?)
    }

    /// The full answer about one unit or one declared sentra.
    fn explain(&self, py: Python<'_>, request: &str, row: usize) -> PyResult<String> {
        Ok(py.detach(|| self.answer(request, row))?)
    }
}

/// A request about all units or all groups, read and found sound by the contract itself.
struct Asked {
    context: Context,
    questions: Vec<String>,
    subject: Subject,
}

/// The request is put to the contract with an empty subject, so that misuse has the same words here as everywhere.
fn asked(request: &str, subject: Subject) -> Result<Result<Asked, String>, Misuse> {
    let odd =
        || Misuse::new("request.json", "", "permintaan bukan objek JSON", "the request is no JSON object");
    let mut map: Map<String, Value> = serde_json::from_str(request).map_err(|_| odd())?;
    let empty = match subject {
        Subject::Unit => ("unit", json!({})),
        Subject::Group => ("group", json!({"declared": {}})),
    };
    map.insert(empty.0.to_owned(), empty.1);
    let answer = sentra_wire::call("assess", &Value::Object(map.clone()).to_string());
    let parsed: Value = serde_json::from_str(&answer).map_err(|_| odd())?;
    let (Some(true), Some(answers)) =
        (parsed.get("ok").and_then(Value::as_bool), parsed.get("answers").and_then(Value::as_object))
    else {
        return Ok(Err(answer));
    };
    let given = map.get("questions").and_then(Value::as_array);
    let questions = match given {
        Some(list) => list.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        None => answers.keys().cloned().collect(),
    };
    let day =
        map.get("as_of").and_then(Value::as_str).and_then(|t| Date::parse_iso(t).ok()).ok_or_else(odd)?;
    let mut context = Context::as_of(day);
    for (reading, choice) in map.get("readings").and_then(Value::as_object).into_iter().flatten() {
        match choice {
            Value::Array(places) => {
                let codes = places.iter().filter_map(|p| RegionCode::parse(p.as_str()?).ok());
                context.location_places = codes.collect();
            }
            Value::String(choice) => context = context.with_reading(reading, choice),
            other => context = context.with_reading(reading, &other.to_string()),
        }
    }
    Ok(Ok(Asked { context, questions, subject }))
}

fn law_error(error: sentra::law::LawError) -> Misuse {
    sentra_wire::WireError::from(error).into()
}

impl Units {
    /// A table of declared sentra is asked about sentra, any other about units.
    fn subject(&self) -> Subject {
        if self.read.register.is_empty() && !self.read.groups.is_empty() {
            Subject::Group
        } else {
            Subject::Unit
        }
    }

    fn inside(&self, row: usize) -> PyResult<()> {
        if row < self.read.register.len() {
            return Ok(());
        }
        Err(PyIndexError::new_err("no such row"))
    }

    fn verdicts(&self, request: &str) -> Result<String, Misuse> {
        let law = Law::indonesia();
        let asked = match asked(request, self.subject())? {
            Ok(asked) => asked,
            Err(refusal) => return Ok(refusal),
        };
        let (mut answers, mut ids, mut names) = (Map::new(), Vec::new(), Vec::new());
        match asked.subject {
            Subject::Unit => {
                let r = &self.read.register;
                for row in 0..r.len() {
                    let unit = r.unit(row);
                    ids.push(json!(unit.id));
                    names.push(json!(unit.name));
                }
                for id in &asked.questions {
                    let v = law.assess_register(r, id, &asked.context).map_err(law_error)?;
                    let verdicts: Vec<&str> = v.verdicts.iter().map(|v| v.as_str()).collect();
                    let classes = v.classes.iter().map(|bits| {
                        let held = v.names.iter().enumerate().filter(|(i, _)| bits >> i & 1 == 1);
                        held.map(|(_, name)| name.as_str()).collect::<Vec<_>>()
                    });
                    let classes: Vec<_> = classes.collect();
                    answers.insert(id.clone(), column(law, id, json!(verdicts), json!(classes)));
                }
            }
            Subject::Group => {
                let questions: Vec<&str> = asked.questions.iter().map(String::as_str).collect();
                let mut verdicts: Vec<Vec<&str>> = vec![Vec::new(); questions.len()];
                for group in &self.read.groups {
                    ids.push(json!(group.id));
                    names.push(json!(group.name));
                    let answers =
                        law.assess_group_all(group, &questions, &asked.context).map_err(law_error)?;
                    for (column, id) in verdicts.iter_mut().zip(&questions) {
                        let answer = answers.iter().find(|a| a.criterion == *id);
                        column.push(answer.map_or("not_applicable", |a| a.verdict.as_str()));
                    }
                }
                for (id, verdicts) in questions.iter().zip(verdicts) {
                    answers.insert((*id).to_owned(), column(law, id, json!(verdicts), json!([])));
                }
            }
        }
        Ok(json!({
            "ok": true, "as_of": asked.context.as_of.to_string(), "answers": answers,
            "subject": match asked.subject { Subject::Unit => "unit", Subject::Group => "group" },
            "rows": ids.len(), "ids": ids, "names": names, "questions": asked.questions,
            "provenance": sentra_wire::provenance(law),
        })
        .to_string())
    }

    fn answer(&self, request: &str, row: usize) -> Result<String, Misuse> {
        let law = Law::indonesia();
        let asked = match asked(request, self.subject())? {
            Ok(asked) => asked,
            Err(refusal) => return Ok(refusal),
        };
        let mut answers = Map::new();
        match asked.subject {
            Subject::Unit => {
                let unit = self.read.register.unit(row);
                for id in &asked.questions {
                    let a = law.assess_unit(&unit, id, &asked.context).map_err(law_error)?;
                    answers.insert(id.clone(), sentra_wire::assessment(&a));
                }
            }
            Subject::Group => {
                let ids: Vec<&str> = asked.questions.iter().map(String::as_str).collect();
                if let Some(group) = self.read.groups.get(row) {
                    for a in law.assess_group_all(group, &ids, &asked.context).map_err(law_error)? {
                        answers.insert(a.criterion.clone(), sentra_wire::assessment(&a));
                    }
                }
            }
        }
        let list = match asked.subject {
            Subject::Unit => "units",
            Subject::Group => "groups",
        };
        let prefix = format!("/{list}/{row}/");
        let here = self.read.findings.iter().filter(|f| f.at.path.starts_with(&prefix));
        let findings: Vec<Value> = here.map(sentra_wire::finding).collect();
        Ok(json!({
            "ok": true, "as_of": asked.context.as_of.to_string(), "answers": answers, "findings": findings,
            "provenance": sentra_wire::provenance(law),
        })
        .to_string())
    }
}

fn column(law: &Law, id: &str, verdicts: Value, classes: Value) -> Value {
    let mut out = Map::new();
    if let Some(c) = law.criterion(id) {
        out.insert("code".into(), c.code.clone().into());
        out.insert("title".into(), json!({"id": c.title.id, "en": c.title.en}));
    }
    out.insert("verdicts".into(), verdicts);
    if classes.as_array().is_some_and(|c| !c.is_empty()) {
        out.insert("classes".into(), classes);
    }
    out.into()
}
