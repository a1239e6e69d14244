//! The operation `nearest`: the fewest edits to inputs that may change which make a criterion met.

use crate::error::WireError;
use crate::input::Inputs;
use crate::operations::{context, only, question};
use crate::output::{self, both, citation, put};
use sentra::assess::{Changing, Edit, NearestChange, NearestOutcome, Obstacle, Target, Wanted};
use sentra::group::Group;
use sentra::law::LawError;
use sentra::unit::{ReadOptions, Unit};
use serde_json::{Map, Value, json};

const KEYS: [&str; 8] = ["as_of", "unit", "group", "question", "mutable", "readings", "supplied", "law"];

/// What a request is about.
enum Subject {
    Unit(Box<Unit>),
    Group(Box<Group>),
}

pub(crate) fn call(map: &Map<String, Value>) -> Result<Value, WireError> {
    only(map, &KEYS)?;
    let law = crate::law::law(map)?;
    let law = law.as_ref();
    let context = context(map)?;
    context.check(law)?;
    let options = ReadOptions::default();
    let mut inputs = Inputs::new(&options, &[law]);
    let subject = match (map.get("unit"), map.get("group")) {
        (Some(unit), None) => Subject::Unit(Box::new(inputs.unit(unit, "/unit"))),
        (None, Some(group)) => Subject::Group(Box::new(inputs.group(group, "/group"))),
        _ => {
            return Err(WireError::new(
                "request.subject",
                "",
                "berikan salah satu: \"unit\" atau \"group\"",
                "give one of \"unit\" and \"group\"",
            ));
        }
    };
    let question = question(map)?;
    let mutable = mutable(map)?;
    let changing = match &subject {
        Subject::Unit(unit) => Changing::Unit(unit),
        Subject::Group(group) => Changing::Group(group),
    };
    let change = law.nearest_change(changing, question, &context, &mutable).map_err(|e| match e {
        LawError::NoCriterion(_) => WireError { path: "/question".to_owned(), ..e.into() },
        LawError::NoInput(ref name) => {
            let place = mutable.iter().position(|m| m == name).unwrap_or(0);
            WireError { path: format!("/mutable/{place}"), ..e.into() }
        }
        other => other.into(),
    })?;
    let findings: Vec<Value> = inputs.findings.iter().map(output::finding).collect();
    Ok(json!({
        "ok": true, "as_of": context.as_of.to_string(), "nearest": nearest(&change), "findings": findings,
        "provenance": output::provenance(law),
    }))
}

/// The inputs that may change.
fn mutable(map: &Map<String, Value>) -> Result<Vec<&str>, WireError> {
    let wrong = |path: String| {
        WireError::new(
            "mutable.shape",
            path,
            "mutable harus berupa daftar nama masukan yang boleh diubah",
            "mutable must be a list of names of inputs that may change",
        )
    };
    let Some(Value::Array(list)) = map.get("mutable") else { return Err(wrong("/mutable".to_owned())) };
    let named =
        list.iter().enumerate().map(|(i, n)| n.as_str().ok_or_else(|| wrong(format!("/mutable/{i}"))));
    named.collect()
}

/// A nearest change as an object. Keys that say nothing are absent.
///
/// ```
/// use sentra::{assess::Context, date::Date, input::Input, law::Law, money::Rupiah, unit::Unit};
/// let mut unit = Unit::default();
/// unit.workers.total = Input::Known(25);
/// unit.investment.total = Input::Known(Rupiah::new(16_000_000_000));
/// let day = Context::as_of(Date::ymd(2025, 1, 31).ok_or("not a date")?);
/// let change = Law::indonesia().nearest_change(&unit, "unit.ikm.p64", &day, &["workers"])?;
/// let json = sentra_wire::nearest(&change);
/// assert_eq!(json["edits"][0]["to"], serde_json::json!({"value": "19", "range": [null, "19"]}));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn nearest(change: &NearestChange) -> Value {
    let mut out = Map::new();
    out.insert("criterion".into(), change.criterion.clone().into());
    out.insert("code".into(), change.code.clone().into());
    out.insert("outcome".into(), change.outcome.as_str().into());
    out.insert("verdict".into(), change.verdict.as_str().into());
    out.insert("exact".into(), change.exact.into());
    out.insert("label".into(), "explanation".into());
    if change.outcome == NearestOutcome::Found {
        out.insert("edits".into(), change.edits.iter().map(edit).collect::<Vec<_>>().into());
    }
    if let Some((lo, hi)) = change.together {
        let inputs = ["investment_excl_land", "investment_land"];
        out.insert("together".into(), json!({"inputs": inputs, "range": range(lo, hi)}));
    }
    put(&mut out, "obstacles", change.obstacles.iter().map(obstacle).collect::<Vec<_>>().into());
    out.insert("reason".into(), both(&change.reason));
    put(&mut out, "citations", change.citations.iter().map(citation).collect::<Vec<_>>().into());
    out.into()
}

fn edit(e: &Edit) -> Value {
    let mut out = Map::new();
    out.insert("input".into(), e.input.clone().into());
    out.insert("from".into(), json!({"state": e.from_state, "value": e.from_value}));
    out.insert("to".into(), target(&e.to));
    put(&mut out, "boundary", e.boundary.clone().map_or(Value::Null, Value::from));
    put(&mut out, "parameter", e.parameter.clone().map_or(Value::Null, Value::from));
    put(&mut out, "citation", e.citation.clone().map_or(Value::Null, Value::from));
    out.insert("criterion".into(), e.criterion.clone().into());
    out.insert("condition".into(), both(&e.condition));
    out.insert("id".into(), e.text.id.clone().into());
    out.insert("en".into(), e.text.en.clone().into());
    out.into()
}

fn obstacle(o: &Obstacle) -> Value {
    json!({"input": o.input, "condition": both(&o.condition), "id": o.text.id, "en": o.text.en})
}

/// The two ends, as decimal strings; null where open.
fn range<T: ToString>(lo: Option<T>, hi: Option<T>) -> Value {
    let end = |e: Option<T>| e.map(|e| e.to_string());
    json!([end(lo), end(hi)])
}

fn target(to: &Target) -> Value {
    match to {
        Target::Flag(yes) => json!({"value": yes}),
        Target::Number { value, at_least, at_most } => {
            json!({"value": value.to_string(), "range": range(*at_least, *at_most)})
        }
        Target::Day { value, from, to } => json!({"value": value.to_string(), "range": range(*from, *to)}),
        Target::Division { divisions, .. } => json!({"divisions": divisions}),
        Target::Edition => json!({"any": true}),
        Target::Place(Some(code)) => json!({"value": code.to_string()}),
        Target::Place(None) => json!({"any": true}),
        Target::Key(key) => wanted(key),
        Target::Units { count, place, key } => {
            let mut out = Map::new();
            out.insert("units".into(), (*count).into());
            put(&mut out, "place", place.map_or(Value::Null, |p| p.to_string().into()));
            put(&mut out, "shared_key", key.as_ref().map_or(Value::Null, wanted));
            out.into()
        }
    }
}

fn wanted(key: &Wanted) -> Value {
    match key {
        Wanted::KbliWithin(k) => json!({"kind": key.kind().as_str(), "within": k.to_string()}),
        Wanted::Any(_) => json!({"kind": key.kind().as_str(), "any": true}),
        _ => json!({"kind": key.kind().as_str(), "value": key.value()}),
    }
}
