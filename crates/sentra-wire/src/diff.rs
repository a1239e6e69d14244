//! The operation `law_diff`: who changes status between two days, registries or readings, and through what.

use crate::error::WireError;
use crate::input::Inputs;
use crate::law::law_at;
use crate::operations::{context_at, only, only_at, question};
use crate::output;
use sentra::Lang;
use sentra::assess::{Context, Difference, LawDiff, Standing, law_diff_groups};
use sentra::group::Group;
use sentra::law::{EntryChange, Law};
use sentra::register::Register;
use sentra::unit::ReadOptions;
use serde_json::{Map, Value, json};
use std::borrow::Cow;

const SIDE: [&str; 4] = ["as_of", "readings", "supplied", "law"];

/// What is compared under two laws.
///
/// ```
/// use sentra_wire::{Rows, law_diff};
/// let request = r#"{"before": {"as_of": "2018-07-17"}, "after": {"as_of": "2018-07-18"}, "question": "sentra.pp29"}"#;
/// let answer = law_diff(Rows::Groups(&[sentra::group::Group::of(Vec::new())]), request);
/// assert!(answer.contains(r#""changed":1"#));
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Rows<'r> {
    /// Business units.
    Units(&'r Register),
    /// Sentra, or candidates for one.
    Groups(&'r [Group]),
}

pub(crate) fn call(map: &Map<String, Value>) -> Result<Value, WireError> {
    only(map, &["before", "after", "question", "units", "groups"])?;
    let asked = Asked::of(map)?;
    let options = ReadOptions::default();
    let mut inputs = Inputs::new(&options, &[&asked.before.0, &asked.after.0]);
    let mut answer = match (map.get("units"), map.get("groups")) {
        (Some(Value::Array(units)), None) => {
            let mut register = Register::default();
            for (i, unit) in units.iter().enumerate() {
                register.push(&inputs.unit(unit, &format!("/units/{i}")), None);
            }
            asked.answer(Rows::Units(&register))?
        }
        (None, Some(Value::Array(groups))) => {
            let groups: Vec<Group> =
                groups.iter().enumerate().map(|(i, g)| inputs.group(g, &format!("/groups/{i}"))).collect();
            asked.answer(Rows::Groups(&groups))?
        }
        _ => {
            return Err(WireError::new(
                "request.subject",
                "",
                "berikan daftar \"units\" atau daftar \"groups\"",
                "give a list \"units\" or a list \"groups\"",
            ));
        }
    };
    let findings: Vec<Value> = inputs.findings.iter().map(output::finding).collect();
    answer.insert("findings".into(), findings.into());
    Ok(answer.into())
}

/// The operation `law_diff` on rows that were read before. The request is that of the operation without `units` and `groups`.
///
/// ```
/// use sentra::{input::Input, register::Register, unit::Unit};
/// use sentra_wire::{Rows, law_diff};
/// let mut register = Register::default();
/// let mut unit = Unit::default();
/// unit.workers.total = Input::Known(5);
/// register.push(&unit, None);
/// let request = r#"{"before": {"as_of": "2016-06-30"}, "after": {"as_of": "2025-01-31"}, "question": "unit.ikm.p64"}"#;
/// assert!(law_diff(Rows::Units(&register), request).contains(r#""verdict":"not_in_force""#));
/// ```
pub fn law_diff(rows: Rows<'_>, request: &str) -> String {
    let answer = crate::strict::parse(request).and_then(|r| {
        let map = r.as_object().cloned().unwrap_or_default();
        only(&map, &["before", "after", "question"])?;
        Asked::of(&map)?.answer(rows).map(Value::from)
    });
    answer.unwrap_or_else(|e| e.answer()).to_string()
}

struct Asked {
    before: (Cow<'static, Law>, Context),
    after: (Cow<'static, Law>, Context),
    question: String,
}

impl Asked {
    fn of(map: &Map<String, Value>) -> Result<Self, WireError> {
        let (before, after) = (side(map, "before")?, side(map, "after")?);
        Ok(Self { before, after, question: question(map)?.to_owned() })
    }

    fn answer(&self, rows: Rows<'_>) -> Result<Map<String, Value>, WireError> {
        let (old, new) = (self.before.0.as_ref(), self.after.0.as_ref());
        let (before, after) = ((old, &self.before.1), (new, &self.after.1));
        let diff = match rows {
            Rows::Units(register) => sentra::assess::law_diff(before, after, register, &self.question),
            Rows::Groups(groups) => law_diff_groups(before, after, groups, &self.question),
        };
        let diff = diff.map_err(|e| WireError { path: String::from("/question"), ..WireError::from(e) })?;
        let mut out = law_changes(&diff, &old.changes_to(new));
        out.insert("ok".into(), true.into());
        let provenance = json!({"before": output::provenance(old), "after": output::provenance(new)});
        out.insert("provenance".into(), provenance);
        Ok(out)
    }
}

/// One side: the law, its day and its readings.
fn side(map: &Map<String, Value>, key: &str) -> Result<(Cow<'static, Law>, Context), WireError> {
    let at = format!("/{key}");
    let Some(Value::Object(given)) = map.get(key) else {
        return Err(WireError::new(
            "request.shape",
            at,
            "harus berupa objek dengan as_of",
            "must be an object with as_of",
        ));
    };
    only_at(given, &SIDE, &at)?;
    let law = law_at(given, &at)?;
    let context = context_at(given, &at)?;
    context.check(&law).map_err(|e| {
        let e = WireError::from(e);
        WireError { path: format!("{at}{}", e.path), ..e }
    })?;
    Ok((law, context))
}

/// Who changes status, and through what: `rows` and `changed` count, `counts` has each pair of statuses, `transitions` the
/// rows (counted from 0) that change with the positions in `differences` of what is responsible, and `entries` what differs
/// in the registries themselves.
///
/// ```
/// use sentra::assess::LawDiff;
/// let nothing = sentra_wire::law_changes(&LawDiff::default(), &[]);
/// assert_eq!((&nothing["changed"], &nothing["rows"]), (&0.into(), &0.into()));
/// ```
pub fn law_changes(diff: &LawDiff, entries: &[EntryChange]) -> Map<String, Value> {
    let counts = diff.counts.iter().map(
        |((before, after), rows)| json!({"before": standing(before), "after": standing(after), "rows": rows}),
    );
    let transitions = diff.transitions.iter().map(|t| {
        json!({
            "before": standing(&t.before), "after": standing(&t.after), "responsible": t.responsible,
            "jointly": t.jointly, "rows": t.rows,
        })
    });
    let entries = entries.iter().map(|e| {
        json!({"list": e.list, "id": e.id, "kind": e.kind.as_str(), "keys": e.keys, "citations": e.citations})
    });
    let mut out = Map::new();
    for (key, value) in [
        ("question", Value::from(diff.criterion.clone())),
        ("rows", diff.counts.values().sum::<usize>().into()),
        ("changed", diff.changed().into()),
        ("counts", counts.collect()),
        ("transitions", transitions.collect()),
        ("differences", diff.differences.iter().map(difference).collect()),
        ("entries", entries.collect()),
    ] {
        out.insert(key.to_owned(), value);
    }
    out
}

fn standing(of: &Standing) -> Value {
    if of.classes.is_empty() {
        json!({"verdict": of.verdict.as_str()})
    } else {
        json!({"verdict": of.verdict.as_str(), "classes": of.classes})
    }
}

fn difference(d: &Difference) -> Value {
    let mut out = Map::new();
    let known = [("name", Some(d.id.clone()).filter(|id| !id.is_empty())), ("before", d.before.clone())];
    out.extend(
        known
            .into_iter()
            .chain([("after", d.after.clone())])
            .filter_map(|(k, v)| Some((k.into(), v?.into()))),
    );
    out.insert("kind".into(), d.kind.as_str().into());
    out.insert("id".into(), d.words(Lang::Id).into());
    out.insert("en".into(), d.words(Lang::En).into());
    if !d.citations.is_empty() {
        out.insert("citations".into(), d.citations.clone().into());
    }
    out.into()
}
