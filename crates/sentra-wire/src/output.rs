//! From answers to JSON. Keys are sorted, money and other large integers are decimal strings, there are no floats.

use sentra::Lang;
use sentra::assess::{Assessment, Cited, Condition, Connective, CountRange, GroupFacts};
use sentra::finding::Finding;
use sentra::law::{Bilingual, Law};
use serde_json::{Map, Value, json};

/// Puts a value under a key, unless it says nothing.
pub(crate) fn put(map: &mut Map<String, Value>, key: &str, value: Value) {
    let nothing = match &value {
        Value::Null => true,
        Value::Array(list) => list.is_empty(),
        Value::Object(object) => object.is_empty(),
        _ => false,
    };
    if !nothing {
        map.insert(key.to_owned(), value);
    }
}

pub(crate) fn both(text: &Bilingual) -> Value {
    json!({"id": text.id, "en": text.en})
}

/// A finding as an object: `code`, `severity`, `path`, `params`, the sentence as `id` and `en`, and `help`; for files
/// also `line` from 1, the half-open span `byte` and the heading `column`.
///
/// ```
/// use sentra::finding::{At, Code, Finding};
/// let f = Finding::new(Code::WorkersZero, At::path("/unit/workers"));
/// let json = sentra_wire::finding(&f);
/// assert_eq!((&json["code"], &json["path"]), (&"unit.workers_zero".into(), &"/unit/workers".into()));
/// assert!(json.get("line").is_none()); // it came from no file
/// ```
pub fn finding(f: &Finding) -> Value {
    let mut out = Map::new();
    out.insert("code".into(), f.code.as_str().into());
    out.insert("severity".into(), f.severity().as_str().into());
    out.insert("path".into(), f.at.path.clone().into());
    put(&mut out, "line", f.at.line.map_or(Value::Null, Value::from));
    put(&mut out, "byte", f.at.bytes.map_or(Value::Null, |(a, b)| json!([a, b])));
    put(&mut out, "column", f.at.column.as_ref().map_or(Value::Null, |c| Value::from(&**c)));
    let params: Map<String, Value> =
        f.params.iter().map(|(k, v)| ((*k).to_owned(), v.clone().into())).collect();
    out.insert("params".into(), params.into());
    out.insert("id".into(), f.text(Lang::Id).into());
    out.insert("en".into(), f.text(Lang::En).into());
    out.insert("help".into(), json!({"id": f.help(Lang::Id), "en": f.help(Lang::En)}));
    out.into()
}

fn count(c: &CountRange) -> Value {
    let possible = if c.possible == u32::MAX { Value::Null } else { c.possible.into() };
    json!({"sure": c.sure, "possible": possible, "needed": c.needed})
}

fn group(out: &mut Map<String, Value>, g: &GroupFacts) {
    put(out, "label", g.label.map_or(Value::Null, |l| l.as_str().into()));
    put(out, "count", g.count.as_ref().map_or(Value::Null, count));
    put(out, "basis", g.basis.map_or(Value::Null, |b| b.as_str().into()));
    let key = g.shared_key.as_ref();
    put(out, "shared_key", key.map_or(Value::Null, |k| json!({"kind": k.kind.as_str(), "value": k.value})));
    let places: Vec<String> = g.places.iter().map(ToString::to_string).collect();
    put(out, "place", places.first().map_or(Value::Null, |p| p.clone().into()));
    if let Some(spread) = g.spread {
        put(out, "spread", json!({"gap": spread.gap, "diameter": spread.diameter}));
    }
    if places.len() > 1 {
        put(out, "places", places.into());
    }
    put(out, "members", g.members.clone().into());
    put(out, "not_ikm", g.not_ikm.clone().into());
    let decrees = g.decrees.iter().map(|(n, s)| json!({"number": n, "state": s}));
    put(out, "decrees", decrees.collect::<Vec<_>>().into());
    if let Some(d) = &g.drift {
        let report = json!({
            "decree": d.decree, "added": d.added, "removed": d.removed, "outside_places": d.outside_places,
            "ikm_now": d.ikm_now.as_ref().map(count),
        });
        put(out, "report", report);
    }
}

/// A citation.
pub(crate) fn citation(c: &Cited) -> Value {
    let mut m = Map::new();
    m.insert("instrument".into(), c.instrument.clone().into());
    put(&mut m, "article", c.article.clone().map_or(Value::Null, Value::from));
    m.insert("text".into(), c.text.clone().into());
    put(&mut m, "quote", c.quote.clone().map_or(Value::Null, Value::from));
    m.into()
}

/// A condition with its parts, each with its verdict.
fn condition(c: &Condition) -> Value {
    let mut out = Map::new();
    if !c.text.id.is_empty() {
        out.insert("text".into(), both(&c.text));
    }
    out.insert("verdict".into(), c.verdict.as_str().into());
    if c.connective != Connective::Leaf {
        out.insert("join".into(), c.connective.as_str().into());
    }
    put(&mut out, "criterion", c.criterion.clone().map_or(Value::Null, Value::from));
    put(&mut out, "of", c.of.iter().map(condition).collect::<Vec<_>>().into());
    out.into()
}

/// A legal answer as an object. Keys that say nothing are absent; a report is no verdict and has none.
///
/// ```
/// use sentra::{assess::Context, date::Date, input::Input, law::Law, unit::Unit};
/// let mut unit = Unit::default();
/// unit.workers.total = Input::Known(5);
/// let day = Date::ymd(2025, 1, 31).ok_or("not a date")?;
/// let answer = Law::indonesia().assess_unit(&unit, "unit.ikm.p64", &Context::as_of(day))?;
/// let json = sentra_wire::assessment(&answer);
/// assert_eq!((&json["code"], &json["verdict"]), (&"U3".into(), &"met".into()));
/// assert!(json.get("missing").is_none()); // it is decided
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn assessment(a: &Assessment) -> Value {
    let mut out = Map::new();
    out.insert("criterion".into(), a.criterion.clone().into());
    out.insert("code".into(), a.code.clone().into());
    out.insert("title".into(), both(&a.title));
    let report = a.group.as_ref().is_some_and(|g| g.drift.is_some());
    if !report {
        // A report is no verdict.
        out.insert("verdict".into(), a.verdict.as_str().into());
    }
    out.insert("exact".into(), a.exact.into());
    put(&mut out, "classes", a.classes.clone().into());
    if let Some(g) = &a.group {
        group(&mut out, g);
    }
    let text = &a.reason.text;
    out.insert("reason".into(), json!({"code": a.reason.code, "id": text.id, "en": text.en}));
    let evidence = a.evidence.iter().map(|e| json!({"input": e.input, "state": e.state, "value": e.value}));
    put(&mut out, "evidence", evidence.collect::<Vec<_>>().into());
    let citations = a.citations.iter().map(citation);
    put(&mut out, "citations", citations.collect::<Vec<_>>().into());
    out.insert("evidence_status".into(), a.evidence_status.as_str().into());
    let status =
        a.legal_status.iter().map(|s| json!({"instrument": s.instrument, "id": s.text.id, "en": s.text.en}));
    put(&mut out, "legal_status", status.collect::<Vec<_>>().into());
    let readings =
        a.readings.iter().map(|(k, v)| (k.clone(), v.parse::<u32>().map_or(json!(v), Value::from)));
    put(&mut out, "readings", readings.collect::<Map<_, _>>().into());
    let parameters = a.parameters.iter().map(|p| {
        json!({"id": p.id, "value": p.value, "unit": p.unit, "from": p.from, "evidence": p.evidence.as_str()})
    });
    put(&mut out, "parameters", parameters.collect::<Vec<_>>().into());
    let mut missing = Map::new();
    put(&mut missing, "inputs", a.missing.inputs.clone().into());
    put(&mut missing, "could_settle", a.missing.could_settle.clone().into());
    put(&mut missing, "will_settle", a.missing.will_settle.clone().into());
    put(&mut missing, "ask_next", a.missing.ask_next.clone().map_or(Value::Null, Value::from));
    put(&mut out, "missing", missing.into());
    if let Some(tree) = &a.tree {
        out.insert("tree".into(), condition(tree));
    }
    if a.provisional {
        out.insert("provisional".into(), true.into());
    }
    put(&mut out, "note", a.note.as_ref().map_or(Value::Null, both));
    put(&mut out, "children", a.children.iter().map(assessment).collect::<Vec<_>>().into());
    out.into()
}

/// Versions and SHA-256 fingerprints of everything an answer rests on: library, registry of law, tables of regions
/// and of KBLI; and, where they were chosen, the day whose knowledge of the law is asked, the place whose law it is, and
/// the local rules that are part of it.
///
/// ```
/// use sentra::law::Law;
/// let json = sentra_wire::provenance(Law::indonesia());
/// assert_eq!(json["registry"]["sha256"], Law::indonesia().hash());
/// let there = Law::indonesia().in_region(sentra::region::RegionCode::parse("35.24")?)?;
/// assert_eq!(sentra_wire::provenance(&there)["registry"]["region"], "35.24");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn provenance(law: &Law) -> Value {
    let mut registry = Map::new();
    put(&mut registry, "name", law.registry().name.clone().into());
    put(&mut registry, "version", law.registry().version.clone().into());
    put(&mut registry, "sha256", law.hash().into());
    put(&mut registry, "known_at", law.known_at().map(|d| d.to_string()).into());
    put(&mut registry, "region", law.region().map(|r| r.to_string()).into());
    let overlays = law.overlays().iter().map(
        |o| json!({"name": o.name, "version": o.version, "scope": o.scope.to_string(), "sha256": o.hash}),
    );
    put(&mut registry, "overlays", overlays.collect::<Vec<_>>().into());
    json!({
        "library": env!("CARGO_PKG_VERSION"),
        "registry": registry,
        "regions": {
            "edition": sentra_codes::region::EDITION, "villages": sentra_codes::region::HAS_VILLAGES,
            "sha256": sentra_codes::region::FINGERPRINT,
        },
        "kbli": {"editions": ["2020", "2025"], "sha256": sentra_codes::kbli::FINGERPRINT},
    })
}
