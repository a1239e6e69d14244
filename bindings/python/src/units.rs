//! Many units in memory, and the questions that can be asked about all of them at once.

use crate::errors::Misuse;
use crate::fields::{self, Identifiers};
use crate::table::Read;
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use sentra::assess::Context;
use sentra::finding::Finding;
use sentra::group::Group;
use sentra::law::{InputDefinition, Law, Subject};
use sentra::register::Register;
use sentra::unit::{Fact, Field};
use sentra_wire::Rows;
use serde_json::{Map, Value, json};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Rows of a register: its units, or the sentra that it declares, and what was found while reading them.
#[pyclass(frozen, module = "sentra_ikm._core")]
pub(crate) struct Units {
    read: Arc<Read>,
    subject: Subject,
}

impl From<Read> for Units {
    fn from(read: Read) -> Self {
        // A table that only declares sentra is a table of sentra.
        let declares = read.register.is_empty() && !read.groups.is_empty();
        Self { read: Arc::new(read), subject: if declares { Subject::Group } else { Subject::Unit } }
    }
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
    /// Number of rows.
    fn __len__(&self) -> usize {
        match self.subject {
            Subject::Unit => self.read.register.len(),
            Subject::Group | Subject::Region => self.read.groups.len(),
        }
    }

    /// Number of findings.
    fn found(&self) -> usize {
        self.read.findings.len()
    }

    /// `unit` or `group`.
    fn subject(&self) -> &'static str {
        self.subject.as_str()
    }

    /// The rows that declare a whole sentra.
    fn declared(&self) -> Self {
        Self { read: Arc::clone(&self.read), subject: Subject::Group }
    }

    /// The findings, as the answer to `check`, and how files were read.
    fn check(&self, py: Python<'_>) -> String {
        py.detach(|| {
            let findings: Vec<Value> = self.read.findings.iter().map(sentra_wire::finding).collect();
            let provenance = sentra_wire::provenance(Law::indonesia());
            let mut out = json!({"ok": true, "findings": findings, "provenance": provenance});
            if let Some(map) = out.as_object_mut() {
                if !self.read.files.is_empty() {
                    map.insert("files".into(), self.read.files.clone().into());
                }
                let more: Map<String, Value> =
                    self.read.suppressed.iter().map(|(c, n)| (c.as_str().to_owned(), json!(n))).collect();
                if !more.is_empty() {
                    map.insert("not_listed".into(), more.into());
                }
            }
            out.to_string()
        })
    }

    /// One row as a JSON object with the keys of the contract.
    fn row(&self, row: usize, reveal: bool) -> PyResult<String> {
        let object = match self.subject {
            _ if row >= self.__len__() => return Err(PyIndexError::new_err("no such row")),
            Subject::Unit => fields::object(&self.read.register.unit(row), identifiers(reveal)),
            Subject::Group | Subject::Region => {
                self.read.groups.get(row).map(|(g, _)| fields::declared_object(g)).unwrap_or_default()
            }
        };
        Ok(Value::Object(object).to_string())
    }

    /// Name, kind and values of every column that holds something.
    fn columns(&self, py: Python<'_>, reveal: bool) -> Vec<(&'static str, &'static str, Vec<Option<Plain>>)> {
        let identifiers = identifiers(reveal);
        let columns: Vec<_> = py.detach(|| match self.subject {
            Subject::Unit => {
                let mut columns: Vec<Vec<_>> = Field::ALL.iter().map(|_| Vec::new()).collect();
                for row in 0..self.read.register.len() {
                    let unit = self.read.register.unit(row);
                    for (field, column) in Field::ALL.iter().zip(&mut columns) {
                        column.push(fields::plain(&unit, *field, identifiers).and_then(plain));
                    }
                }
                let named = Field::ALL.iter().zip(columns);
                let named = named.map(|(f, values)| (f.as_str(), fields::column_kind(*f), values));
                let units: Vec<_> =
                    (0..self.read.register.len()).map(|row| self.read.register.unit(row).facts).collect();
                named.chain(stated(&units.iter().collect::<Vec<_>>())).collect()
            }
            Subject::Group | Subject::Region => {
                let one = |name: &str| {
                    let groups = self.read.groups.iter();
                    groups.map(|(g, _)| fields::declared_plain(g, name).and_then(plain)).collect()
                };
                let named = fields::DECLARED.iter().map(|(name, kind)| (*name, *kind, one(name)));
                let groups: Vec<_> = self.read.groups.iter().map(|(g, _)| &g.facts).collect();
                named.chain(stated(&groups)).collect()
            }
        });
        columns
            .into_iter()
            .filter(|(_, _, values): &(_, _, Vec<_>)| values.iter().any(Option::is_some))
            .collect()
    }

    /// Verdicts on all units, or on all declared sentra, as columns.
    fn assess(&self, py: Python<'_>, request: &str) -> PyResult<String> {
        Ok(py.detach(|| self.verdicts(request))?)
    }

    /// Totals of these rows, as the operation `aggregate` gives them. Units and declared sentra are told apart in it.
    fn aggregate(&self, py: Python<'_>, request: &str) -> String {
        py.detach(|| {
            let groups = self.read.groups.iter().map(|(group, _)| group);
            let declared = groups.filter_map(|g| Some((g.name.as_deref(), g.declared.as_ref()?)));
            match self.subject {
                Subject::Unit => sentra_wire::aggregate(&self.read.register, declared, request),
                Subject::Group | Subject::Region => {
                    sentra_wire::aggregate(&Register::default(), declared, request)
                }
            }
        })
    }

    /// Who changes status under another law, as the operation `law_diff` says it.
    fn law_diff(&self, py: Python<'_>, request: &str) -> String {
        py.detach(|| match self.subject {
            Subject::Unit => sentra_wire::law_diff(Rows::Units(&self.read.register), request),
            Subject::Group | Subject::Region => {
                let groups: Vec<Group> = self.read.groups.iter().map(|(group, _)| group.clone()).collect();
                sentra_wire::law_diff(Rows::Groups(&groups), request)
            }
        })
    }

    /// The full answer about one unit or one declared sentra.
    fn explain(&self, py: Python<'_>, request: &str, row: usize) -> PyResult<String> {
        Ok(py.detach(|| self.answer(request, row))?)
    }
}

/// The facts beyond the fields that some row states, as columns.
fn stated(rows: &[&BTreeMap<String, Fact>]) -> Vec<(&'static str, &'static str, Vec<Option<Plain>>)> {
    let any = |i: &&InputDefinition| rows.iter().any(|facts| facts.contains_key(&i.id));
    let column = |i: &'static InputDefinition| {
        let values = rows.iter().map(|facts| fields::plain_fact(facts, &i.id).and_then(plain));
        (i.id.as_str(), fields::fact_kind(i), values.collect())
    };
    Law::indonesia().registry().inputs.iter().filter(any).map(column).collect()
}

fn no_object() -> Misuse {
    Misuse::new("request.json", "", "permintaan bukan objek JSON", "the request is no JSON object")
}

/// A request about all units or all groups, read and found sound by the contract itself.
struct Asked {
    law: Cow<'static, Law>,
    context: Context,
    questions: Vec<String>,
    /// The keys of the request that shape an answer, so that a row can be asked again.
    shaped: Map<String, Value>,
    subject: Subject,
}

/// The request is put to the contract with an empty subject, so that misuse has the same words here as everywhere.
fn asked(request: &str, subject: Subject) -> Result<Result<Asked, String>, Misuse> {
    let mut map: Map<String, Value> = serde_json::from_str(request).map_err(|_| no_object())?;
    let empty = match subject {
        Subject::Unit => ("unit", json!({})),
        Subject::Group | Subject::Region => ("group", json!({"declared": {}})),
    };
    map.insert(empty.0.to_owned(), empty.1);
    if !map.contains_key("questions") && !map.contains_key("programmes") {
        // Of many rows, what every office asks of each.
        let law = sentra_wire::law(&map)?;
        map.insert("questions".to_owned(), json!(law.basic_questions(subject)));
    }
    let answer = sentra_wire::call("assess", &Value::Object(map.clone()).to_string());
    let parsed: Value = serde_json::from_str(&answer).map_err(|_| no_object())?;
    let (Some(true), Some(answers)) =
        (parsed.get("ok").and_then(Value::as_bool), parsed.get("answers").and_then(Value::as_object))
    else {
        return Ok(Err(answer));
    };
    let law = sentra_wire::law(&map)?;
    let given = map.get("questions").and_then(Value::as_array);
    let questions = match given {
        Some(list) => list.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        None => {
            // In the order of the law's registry.
            let known = law.registry().criteria.iter().map(|c| &c.id);
            known.filter(|id| answers.contains_key(*id)).cloned().collect()
        }
    };
    let context = sentra_wire::context(&map)?;
    map.retain(|key, value| ["readings", "supplied", "law"].contains(&key.as_str()) && !value.is_null());
    map.entry("readings").or_insert_with(|| json!({}));
    Ok(Ok(Asked { law, context, questions, shaped: map, subject }))
}

fn law_error(error: sentra::law::LawError) -> Misuse {
    sentra_wire::WireError::from(error).into()
}

impl Units {
    /// Whether a finding is about a row.
    fn about(&self, finding: &Finding, row: usize) -> bool {
        let (list, position) = match self.subject {
            Subject::Unit => ("units", self.read.register.position(row)),
            Subject::Group | Subject::Region => ("groups", self.read.groups.get(row).and_then(|(_, p)| *p)),
        };
        match (position, finding.at.bytes) {
            (Some(p), Some((from, _))) => {
                finding.at.file == p.file && (p.bytes.0..p.bytes.1.max(p.bytes.0 + 1)).contains(&from)
            }
            (Some(p), None) => finding.at.file == p.file && finding.at.line == Some(p.line),
            (None, _) => finding.at.path.starts_with(&format!("/{list}/{row}/")),
        }
    }

    fn verdicts(&self, request: &str) -> Result<String, Misuse> {
        let asked = match asked(request, self.subject)? {
            Ok(asked) => asked,
            Err(refusal) => return Ok(refusal),
        };
        let law = asked.law.as_ref();
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
            Subject::Group | Subject::Region => {
                let questions: Vec<&str> = asked.questions.iter().map(String::as_str).collect();
                let mut verdicts: Vec<Vec<&str>> = vec![Vec::new(); questions.len()];
                for (group, _) in &self.read.groups {
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
        let mut out = json!({
            "ok": true, "as_of": asked.context.as_of.to_string(), "answers": answers,
            "subject": asked.subject.as_str(), "rows": ids.len(), "ids": ids, "names": names,
            "questions": asked.questions, "provenance": sentra_wire::provenance(law),
        });
        if let Some(out) = out.as_object_mut() {
            out.extend(asked.shaped.clone());
        }
        Ok(out.to_string())
    }

    fn answer(&self, request: &str, row: usize) -> Result<String, Misuse> {
        let asked = match asked(request, self.subject)? {
            Ok(asked) => asked,
            Err(refusal) => return Ok(refusal),
        };
        let law = asked.law.as_ref();
        let mut answers = Map::new();
        match asked.subject {
            Subject::Unit => {
                let unit = self.read.register.unit(row);
                for id in &asked.questions {
                    let a = law.assess_unit(&unit, id, &asked.context).map_err(law_error)?;
                    answers.insert(id.clone(), sentra_wire::assessment(&a));
                }
            }
            Subject::Group | Subject::Region => {
                let ids: Vec<&str> = asked.questions.iter().map(String::as_str).collect();
                if let Some((group, _)) = self.read.groups.get(row) {
                    for a in law.assess_group_all(group, &ids, &asked.context).map_err(law_error)? {
                        answers.insert(a.criterion.clone(), sentra_wire::assessment(&a));
                    }
                }
            }
        }
        let here = self.read.findings.iter().filter(|f| self.about(f, row));
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
