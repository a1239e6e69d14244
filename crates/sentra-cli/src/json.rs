//! The reports for programs: canonical JSON with sorted keys and no floats. README.md of this crate describes them.

mod stream;
mod totals;

use crate::explain::About;
use crate::study::Study;
use crate::study::account::Rows;
use crate::study::findings::{Kind, kinds};
use crate::study::judge::{self, Judged, Naming, QUESTIONS, reference};
use crate::study::threads;
use crate::study::units::Answers;
use sentra::assess::{Assessment, Verdict};
use sentra::law::{Law, LawError};
use sentra::number::Marks;
use sentra_io::{Account, FileReport, Loaded};
use serde_json::{Map, Value, json};
use std::io::{Result, Write};
use stream::List;

/// The version of the structures here: a change that a reader can notice raises it.
const VERSION: u32 = 1;

/// So many groups are answered at once.
const AT_ONCE: usize = 512;

/// `sentra report --json`.
pub(crate) fn report(study: &Study<'_>, out: &mut dyn Write) -> Result<()> {
    let loaded = study.loaded;
    stream::document(out, |object| {
        object.put("account", account(&study.rows))?;
        object.put("as_of", study.context.as_of.to_string())?;
        object.put("files", loaded.files.iter().map(file).collect::<Value>())?;
        object.list("findings", |list| {
            loaded.findings.iter().try_for_each(|f| list.push(finding(loaded, f)))
        })?;
        object.put("findings_by_kind", study.kinds.iter().map(kind).collect::<Value>())?;
        object.list("groups", |list| groups(list, study, &QUESTIONS))?;
        object.put("groups_formed_by", formed())?;
        object.put("provenance", sentra_wire::provenance(study.law))?;
        object.put("readings", readings(study))?;
        object.put("region", study.totals.within.map(|r| r.to_string()))?;
        object.put("schema", "sentra-report")?;
        object.object("totals", |object| totals::write(object, study))?;
        object.put("units", units(study, &|_| true))?;
        object.put("version", VERSION)
    })
}

/// `sentra assess --json`: the answers to the questions asked.
pub(crate) fn assess(
    study: &Study<'_>,
    unit_questions: &[&str],
    group_questions: &[&str],
    out: &mut dyn Write,
) -> Result<()> {
    stream::document(out, |object| {
        object.put("as_of", study.context.as_of.to_string())?;
        if !group_questions.is_empty() {
            object.list("groups", |list| groups(list, study, group_questions))?;
        }
        object.put("provenance", sentra_wire::provenance(study.law))?;
        object.put("readings", readings(study))?;
        object.put("schema", "sentra-assess")?;
        object.put("units", units(study, &|a| unit_questions.contains(&a.criterion.as_str())))?;
        object.put("version", VERSION)
    })
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
    out.insert("accepted_with_findings_complete".into(), (!rows.at_least).into());
    out.into()
}

fn file(file: &FileReport) -> Value {
    let columns = file.columns.iter().map(|c| {
        let marks = c.marks.filter(|m| *m != Marks::Unknown).map(Marks::as_str);
        let mut out =
            json!({"heading": c.heading, "field": c.field, "marks": marks, "scale": c.scale.to_string()});
        if let (Some(map), Some(product)) = (out.as_object_mut(), &c.product) {
            map.insert("product".into(), product.as_str().into());
        }
        out
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
    out.extend(
        study.context.location_radius.map(|metres| ("location_radius".to_owned(), Value::from(metres))),
    );
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

/// All groups with their answers. So many are answered at once, and none is kept.
fn groups(list: &mut List<'_>, study: &Study<'_>, questions: &[&str]) -> Result<()> {
    for part in study.groups.chunks(AT_ONCE) {
        for text in threads::map(part, |group| one_group(study, group, questions).map(|v| v.to_string())) {
            list.push(text.map_err(|e| std::io::Error::other(e.to_string()))?)?;
        }
    }
    Ok(())
}

fn one_group(study: &Study<'_>, group: &Judged, questions: &[&str]) -> std::result::Result<Value, LawError> {
    let mut out = group_head(study, group);
    let naming = Naming::Neutral;
    let answers = judge::answers(study.law, &study.context, study.loaded, &group.formed, questions, naming)?;
    let answers: Map<String, Value> =
        answers.iter().map(|a| (a.criterion.clone(), sentra_wire::assessment(a))).collect();
    out.insert("answers".into(), answers.into());
    Ok(out.into())
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
