//! The reports for programs: canonical JSON with sorted keys and no floats. README.md of this crate describes them.

use crate::explain::About;
use crate::study::Study;
use crate::study::account::Rows;
use crate::study::findings::{Kind, kinds};
use crate::study::judge::{self, Judged, Naming, QUESTIONS, reference};
use crate::study::units::Answers;
use sentra::assess::{Assessment, Verdict};
use sentra::law::Law;
use sentra::number::Marks;
use sentra_io::{Account, FileReport, Loaded};
use sentra_wire::{row, table};
use serde_json::{Map, Value, json};
use std::io::{Result, Write};

/// The version of the structures here: a change that a reader can notice raises it.
const VERSION: u32 = 1;

/// An object that is written key by key, so that long lists never stand in memory. Keys must come in ascending order.
struct Object<'w> {
    out: &'w mut dyn Write,
    first: bool,
}

impl<'w> Object<'w> {
    fn start(out: &'w mut dyn Write) -> Result<Self> {
        out.write_all(b"{")?;
        Ok(Self { out, first: true })
    }

    fn key(&mut self, key: &str) -> Result<()> {
        let comma = if std::mem::take(&mut self.first) { "" } else { "," };
        write!(self.out, "{comma}{}:", Value::from(key))
    }

    fn put(&mut self, key: &str, value: &Value) -> Result<()> {
        self.key(key)?;
        write!(self.out, "{value}")
    }

    fn list(&mut self, key: &str, items: impl Iterator<Item = Result<Value>>) -> Result<()> {
        self.key(key)?;
        self.out.write_all(b"[")?;
        for (i, item) in items.enumerate() {
            let comma = if i == 0 { "" } else { "," };
            write!(self.out, "{comma}{}", item?)?;
        }
        self.out.write_all(b"]")
    }

    fn end(self) -> Result<()> {
        self.out.write_all(b"}\n")
    }
}

fn failed(error: sentra::law::LawError) -> std::io::Error {
    std::io::Error::other(error.to_string())
}

/// `sentra report --json`.
pub(crate) fn report(study: &Study<'_>, out: &mut dyn Write) -> Result<()> {
    let loaded = study.loaded;
    let mut object = Object::start(out)?;
    object.put("account", &account(&study.rows))?;
    object.put("as_of", &study.context.as_of.to_string().into())?;
    object.put("files", &loaded.files.iter().map(file).collect())?;
    object.list("findings", loaded.findings.iter().map(|f| Ok(finding(loaded, f))))?;
    object.put("findings_by_kind", &study.kinds.iter().map(kind).collect())?;
    object.list("groups", groups(study, &QUESTIONS))?;
    object.put("groups_formed_by", &formed())?;
    object.put("provenance", &sentra_wire::provenance(study.law))?;
    object.put("readings", &readings(study))?;
    object.put("region", &study.totals.within.map_or(Value::Null, |r| r.to_string().into()))?;
    object.put("schema", &"sentra-report".into())?;
    object.put("totals", &totals(study))?;
    object.put("units", &units(study, &|_| true))?;
    object.put("version", &VERSION.into())?;
    object.end()
}

/// `sentra assess --json`: the answers to the questions asked.
pub(crate) fn assess(
    study: &Study<'_>,
    unit_questions: &[&str],
    group_questions: &[&str],
    out: &mut dyn Write,
) -> Result<()> {
    let mut object = Object::start(out)?;
    object.put("as_of", &study.context.as_of.to_string().into())?;
    if !group_questions.is_empty() {
        object.list("groups", groups(study, group_questions))?;
    }
    object.put("provenance", &sentra_wire::provenance(study.law))?;
    object.put("readings", &readings(study))?;
    object.put("schema", &"sentra-assess".into())?;
    object.put("units", &units(study, &|a| unit_questions.contains(&a.criterion.as_str())))?;
    object.put("version", &VERSION.into())?;
    object.end()
}

/// `sentra assess --explain --json`: one subject with its full answers.
pub(crate) fn explain(study: &Study<'_>, about: About, answers: &[Assessment]) -> Value {
    let subject = match about {
        About::Unit(row) => {
            json!({"kind": "unit", "at": reference(study.loaded, row), "name": study.loaded.register.unit(row).name})
        }
        About::Group(at) => study.groups.get(at).map_or(Value::Null, |group| {
            let mut map = group_head(study, group);
            map.insert("kind".into(), "group".into());
            map.into()
        }),
    };
    let answers: Map<String, Value> =
        answers.iter().map(|a| (a.criterion.clone(), sentra_wire::assessment(a))).collect();
    json!({
        "answers": answers, "as_of": study.context.as_of.to_string(), "provenance": sentra_wire::provenance(study.law),
        "schema": "sentra-explain", "subject": subject, "version": VERSION,
    })
}

/// `sentra check --json`.
pub(crate) fn check(law: &Law, loaded: &Loaded) -> Value {
    json!({
        "account": account(&Rows::of(loaded)),
        "files": loaded.files.iter().map(file).collect::<Value>(),
        "findings": loaded.findings.iter().map(|f| finding(loaded, f)).collect::<Value>(),
        "findings_by_kind": kinds(loaded).iter().map(kind).collect::<Value>(),
        "provenance": sentra_wire::provenance(law),
        "schema": "sentra-check",
        "version": VERSION,
    })
}

fn counts(a: &Account) -> Map<String, Value> {
    let pairs = [
        ("seen", a.seen),
        ("accepted", a.accepted),
        ("rejected", a.rejected),
        ("blank", a.blank),
        ("non_data", a.non_data),
    ];
    pairs.into_iter().map(|(k, n)| (k.to_owned(), n.into())).collect()
}

fn account(rows: &Rows) -> Value {
    let mut out = counts(&rows.account);
    out.insert("accepted_with_findings".into(), rows.noted.into());
    out.into()
}

fn file(file: &FileReport) -> Value {
    let columns = file.columns.iter().map(|c| {
        let marks = c.marks.filter(|m| *m != Marks::Unknown).map(Marks::as_str);
        json!({"heading": c.heading, "field": c.field, "marks": marks, "scale": c.scale.to_string()})
    });
    json!({
        "name": file.name, "sha256": file.sha256, "bytes": file.bytes.to_string(), "account": counts(&file.account),
        "encoding": file.encoding.as_str(), "delimiter": file.dialect.delimiter().to_string(),
        "rows_are": if file.declares_sentra { "sentra" } else { "units" },
        "region": file.region.map(|r| r.to_string()), "columns": columns.collect::<Value>(),
    })
}

/// A finding of the contract, and the file it stands in.
fn finding(loaded: &Loaded, f: &sentra::finding::Finding) -> Value {
    let mut out = sentra_wire::finding(f);
    let name = usize::try_from(f.at.file).ok().and_then(|i| loaded.files.get(i)).map(|f| f.name.clone());
    if let (Value::Object(map), Some(name)) = (&mut out, name) {
        map.insert("file".into(), name.into());
    }
    out
}

fn kind(kind: &Kind) -> Value {
    json!({"code": kind.code.as_str(), "severity": kind.code.severity().as_str(), "count": kind.count, "not_listed": kind.over})
}

fn readings(study: &Study<'_>) -> Value {
    let all = study.law.registry().readings.iter();
    let chosen =
        all.filter_map(|r| Some((r.id.clone(), Value::from(study.context.reading(study.law, &r.id).ok()?))));
    let mut out: Map<String, Value> = chosen.collect();
    if !study.context.location_places.is_empty() {
        let places = study.context.location_places.iter().map(|p| Value::from(p.to_string()));
        out.insert("location_places".into(), places.collect());
    }
    out.into()
}

/// What the origins of groups mean, for a reader of the JSON alone.
fn formed() -> Value {
    json!({
        "declared": "one row declares a whole sentra",
        "named_by_units": "units that name the same sentra, as it is written",
        "candidate": "three or more units that name no sentra, in one village, with the same five-digit KBLI or the same product",
    })
}

/// All groups with their answers, one at a time.
fn groups<'s>(study: &'s Study<'_>, questions: &'s [&str]) -> impl Iterator<Item = Result<Value>> + 's {
    study.groups.iter().map(move |group| {
        let mut out = group_head(study, group);
        let answers = judge::answers(
            study.law,
            &study.context,
            study.loaded,
            &group.formed,
            questions,
            Naming::Neutral,
        );
        let answers = answers.map_err(failed)?;
        let answers: Map<String, Value> =
            answers.iter().map(|a| (a.criterion.clone(), sentra_wire::assessment(a))).collect();
        out.insert("answers".into(), answers.into());
        Ok(out.into())
    })
}

fn group_head(study: &Study<'_>, group: &Judged) -> Map<String, Value> {
    let formed = &group.formed;
    let mut out = Map::new();
    out.insert("origin".into(), formed.origin.as_str().into());
    let mut put = |key: &str, value: Option<String>| {
        if let Some(value) = value {
            out.insert(key.to_owned(), value.into());
        }
    };
    put("name", formed.name.clone());
    put("product", group.product.clone());
    put("kbli", formed.kbli.map(|k| k.to_string()));
    put("kbli_edition", formed.kbli.map(|k| k.edition.as_str().to_owned()));
    put("place", group.place.map(|p| p.to_string()));
    if let Some(row) = formed.declared.and_then(|d| study.loaded.declared.get(d)) {
        let file = usize::try_from(row.position.file).ok().and_then(|i| study.loaded.files.get(i));
        put("at", Some(format!("{}:{}", file.map_or("", |f| &f.name), row.position.line)));
    } else {
        let members = formed.rows.iter().map(|row| Value::from(reference(study.loaded, *row)));
        out.insert("members_at".into(), members.collect());
    }
    out
}

fn units(study: &Study<'_>, wanted: &dyn Fn(&Answers) -> bool) -> Value {
    let one = |a: &Answers| {
        let counted = Verdict::ALL.iter().map(|v| (v.as_str().to_owned(), Value::from(a.count(*v))));
        let mut out = Map::new();
        out.insert("verdicts".into(), counted.collect::<Map<_, _>>().into());
        if !a.classes.is_empty() {
            let classes = a.classes.iter().map(|(names, n)| json!({"possible": names, "units": n}));
            out.insert("classes".into(), classes.collect());
        }
        let missing = a.missing.iter().map(|(input, n)| json!({"input": input, "units": n}));
        out.insert("ask_first".into(), missing.collect());
        out.insert("ask_first_counted_over".into(), a.asked.into());
        (a.criterion.clone(), Value::from(out))
    };
    let answers = study.units.answers.iter().filter(|a| wanted(a)).map(one);
    json!({"count": study.loaded.register.len(), "answers": answers.collect::<Map<_, _>>()})
}

fn totals(study: &Study<'_>) -> Value {
    let t = &study.totals;
    let named = [("by_kbli2", &t.industries), ("by_size", &t.sizes)];
    let mut out: Map<String, Value> =
        named.into_iter().map(|(name, of)| (name.to_owned(), table(of))).collect();
    for of in &t.all {
        let by: Vec<String> = of.plan().by().iter().map(ToString::to_string).collect();
        out.insert(format!("by_{}", by.join("_")), table(of));
    }
    let rule = t.sizes.size_rule().map(|r| r.criterion.clone());
    out.insert("size_rule".into(), rule.map_or(Value::Null, Value::from));
    out.insert("total".into(), row(&t.sizes.total(), None));
    out.into()
}
