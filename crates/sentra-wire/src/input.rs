//! From JSON to units and groups: every leaf is taken leniently, and what is wrong becomes a finding with its path.

use sentra::decree::{Decree, Kind};
use sentra::finding::{At, Code, Finding};
use sentra::group::Group;
use sentra::input::{Input, MissingReason};
use sentra::law::{InputDefinition, Law, Subject};
use sentra::place::Resolver;
use sentra::region::RegionCode;
use sentra::text::did_you_mean;
use sentra::unit::{Fact, Field, Leaf, ReadOptions, Unit, UnitReader};
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// How deep a leaf may nest.
const DEPTH: usize = 4;

/// Reads units and groups of one request.
pub(crate) struct Inputs<'o> {
    reader: UnitReader<'o>,
    /// The facts that can be stated beyond the fields.
    facts: Vec<&'o InputDefinition>,
    pub(crate) findings: Vec<Finding>,
}

/// Escapes a key for a JSON pointer.
fn pointer(base: &str, key: &str) -> String {
    format!("{base}/{}", key.replace('~', "~0").replace('/', "~1"))
}

/// A JSON value as a leaf; `None` for an object that is none of the known shapes.
fn leaf(value: &Value, depth: usize) -> Option<Leaf<'_>> {
    if depth > DEPTH {
        return None;
    }
    let each = |list: &'_ [Value]| list.iter().map(|v| leaf_owned(v, depth + 1)).collect::<Option<Vec<_>>>();
    Some(match value {
        Value::Null => Leaf::Missing(MissingReason::NotGiven),
        Value::Bool(b) => Leaf::Bool(*b),
        Value::Number(n) => Leaf::Number(n.to_string().into()),
        Value::String(s) => Leaf::Text(Cow::Borrowed(s)),
        Value::Array(list) => Leaf::List(each(list)?),
        Value::Object(map) if map.len() == 1 => match map.iter().next()? {
            (key, Value::Array(of)) if key == "one_of" => Leaf::OneOf(each(of)?),
            (key, Value::Array(ends)) if key == "range" => match ends.as_slice() {
                [lo, hi] => {
                    let end = |v: &Value| match v {
                        Value::Null => Some(None),
                        v => Some(Some(Box::new(leaf_owned(v, depth + 1)?))),
                    };
                    Leaf::Range(end(lo)?, end(hi)?)
                }
                _ => return None,
            },
            (key, Value::String(reason)) if key == "missing" => Leaf::Missing(MissingReason::parse(reason)?),
            (key, Value::Bool(true)) if key == "not_applicable" => Leaf::NotApplicable,
            _ => return None,
        },
        Value::Object(_) => return None,
    })
}

fn leaf_owned(value: &Value, depth: usize) -> Option<Leaf<'static>> {
    Some(match leaf(value, depth)? {
        Leaf::Text(t) => Leaf::Text(Cow::Owned(t.into_owned())),
        Leaf::Number(t) => Leaf::Number(Cow::Owned(t.into_owned())),
        Leaf::Bool(b) => Leaf::Bool(b),
        Leaf::Missing(reason) => Leaf::Missing(reason),
        Leaf::NotApplicable => Leaf::NotApplicable,
        // These hold owned leaves already.
        Leaf::List(of) => Leaf::List(of.into_iter().map(own).collect()),
        Leaf::OneOf(of) => Leaf::OneOf(of.into_iter().map(own).collect()),
        Leaf::Range(lo, hi) => Leaf::Range(lo.map(|l| Box::new(own(*l))), hi.map(|h| Box::new(own(*h)))),
    })
}

fn own(leaf: Leaf<'_>) -> Leaf<'static> {
    match leaf {
        Leaf::Text(t) => Leaf::Text(Cow::Owned(t.into_owned())),
        Leaf::Number(t) => Leaf::Number(Cow::Owned(t.into_owned())),
        Leaf::Bool(b) => Leaf::Bool(b),
        Leaf::List(of) => Leaf::List(of.into_iter().map(own).collect()),
        Leaf::OneOf(of) => Leaf::OneOf(of.into_iter().map(own).collect()),
        Leaf::Range(lo, hi) => Leaf::Range(lo.map(|l| Box::new(own(*l))), hi.map(|h| Box::new(own(*h)))),
        Leaf::Missing(reason) => Leaf::Missing(reason),
        Leaf::NotApplicable => Leaf::NotApplicable,
    }
}

impl<'o> Inputs<'o> {
    /// Reads what one of these laws can ask for.
    pub(crate) fn new(options: &'o ReadOptions, laws: &[&'o Law]) -> Self {
        let all = laws.iter().flat_map(|law| &law.registry().inputs);
        let mut facts: Vec<&InputDefinition> = all.filter(|i| Field::from_name(&i.id).is_none()).collect();
        facts.sort_by_key(|i| &i.id);
        facts.dedup_by_key(|i| &i.id);
        Self { reader: UnitReader::new(options, Resolver::default()), facts, findings: Vec::new() }
    }

    /// The facts that a subject can state beyond its fields.
    fn facts(&self, subject: Subject) -> Vec<&'o InputDefinition> {
        self.facts.iter().copied().filter(|i| i.subjects.contains(&subject)).collect()
    }

    /// Reads the facts among the keys of an object.
    fn stated(&mut self, map: &Map<String, Value>, subject: Subject, path: &str) -> BTreeMap<String, Fact> {
        let mut out = BTreeMap::new();
        for definition in self.facts(subject) {
            let Some(value) = map.get(&definition.id) else { continue };
            let at = pointer(path, &definition.id);
            match leaf(value, 0) {
                Some(leaf) => {
                    let fact = self.reader.fact(definition, leaf, &At::path(at), &mut self.findings);
                    out.insert(definition.id.clone(), fact);
                }
                None => self.shape(at, &definition.id, "bentuk tidak dikenal / unknown shape"),
            }
        }
        out
    }

    fn shape(&mut self, path: String, field: &str, reason: &str) {
        let f = Finding::new(Code::FieldShape, At::path(path)).with("field", field);
        self.findings.push(f.with("reason", reason));
    }

    fn unknown(&mut self, path: &str, key: &str, known: &[&str]) {
        let suggestion =
            did_you_mean(key, known.iter().copied()).map(|s| format!(" ({s}?)")).unwrap_or_default();
        let f = Finding::new(Code::FieldUnknown, At::path(pointer(path, key))).with("name", key);
        self.findings.push(f.with("suggestion", suggestion));
    }

    /// The leaves of an object that are fields of a unit, through a table of further names.
    fn leaves<'v>(
        &mut self,
        map: &'v Map<String, Value>,
        path: &str,
        also: &[(&str, Field)],
        others: &[&str],
    ) -> Vec<(Field, Leaf<'v>)> {
        let mut out = Vec::new();
        for (key, value) in map {
            if others.contains(&key.as_str()) {
                continue;
            }
            let named = also.iter().find(|(k, _)| k == key).map(|(_, f)| *f);
            let Some(field) = named.or_else(|| Field::from_name(key)) else {
                let known: Vec<&str> =
                    Field::ALL.iter().map(|f| f.as_str()).chain(others.iter().copied()).collect();
                self.unknown(path, key, &known);
                continue;
            };
            match leaf(value, 0) {
                Some(l) => out.push((field, l)),
                None => self.shape(pointer(path, key), key, "bentuk tidak dikenal / unknown shape"),
            }
        }
        // Fields are read in one order, whatever the order of the keys.
        out.sort_by_key(|(f, _)| *f);
        out
    }

    /// Reads a unit.
    pub(crate) fn unit(&mut self, value: &Value, path: &str) -> Unit {
        let Value::Object(map) = value else {
            self.shape(path.to_owned(), "unit", "bukan objek / not an object");
            return Unit::default();
        };
        let facts: Vec<&str> = self.facts(Subject::Unit).iter().map(|i| i.id.as_str()).collect();
        let leaves = self.leaves(map, path, &[], &facts);
        let at = |field: Field| At::path(pointer(path, field.as_str()));
        let mut unit = self.reader.read(leaves, &at, &mut self.findings);
        unit.facts = self.stated(map, Subject::Unit, path);
        unit
    }

    /// Reads a group.
    pub(crate) fn group(&mut self, value: &Value, path: &str) -> Group {
        const KEYS: [&str; 9] = [
            "id",
            "name",
            "members",
            "members_complete",
            "register_of_decrees_complete",
            "suspected_duplicates",
            "declared",
            "decrees",
            "one_location_review",
        ];
        let Value::Object(map) = value else {
            self.shape(path.to_owned(), "group", "bukan objek / not an object");
            return Group::default();
        };
        let facts = self.facts(Subject::Group);
        let known: Vec<&str> = facts.iter().map(|i| i.id.as_str()).chain(KEYS).collect();
        for key in map.keys().filter(|k| !known.contains(&k.as_str())) {
            self.unknown(path, key, &known);
        }
        let mut group = Group::default();
        if let Some(Value::Object(declared)) = map.get("declared") {
            group = self.declared(declared, &pointer(path, "declared"));
        } else if let Some(other) = map.get("declared").filter(|v| !v.is_null()) {
            let _ = other;
            self.shape(pointer(path, "declared"), "declared", "bukan objek / not an object");
        }
        group.id = text(map.get("id"));
        group.name = text(map.get("name")).or(group.name);
        let members = pointer(path, "members");
        for (i, unit) in self.list(map, "members", path).iter().enumerate() {
            let unit = self.unit(unit, &format!("{members}/{i}"));
            group.members.push(unit);
        }
        let given = map.contains_key("members");
        group.members_complete = self.flag(map, "members_complete", path).known().copied().unwrap_or(given);
        group.register_of_decrees_complete =
            self.flag(map, "register_of_decrees_complete", path).known().copied().unwrap_or(false);
        group.one_location_review = self.flag(map, "one_location_review", path);
        group.facts = self.stated(map, Subject::Group, path);
        let decrees = pointer(path, "decrees");
        for (i, decree) in self.list(map, "decrees", path).iter().enumerate() {
            let decree = self.decree(decree, &format!("{decrees}/{i}"));
            group.decrees.push(decree);
        }
        self.duplicates(map, path, &mut group);
        self.more_declared(&group, path);
        group
    }

    fn more_declared(&mut self, group: &Group, path: &str) {
        let declared = group.declared.as_ref().and_then(|d| d.units.known().copied());
        let listed = u32::try_from(group.members.len()).unwrap_or(u32::MAX);
        if let Some(declared) = declared.filter(|n| listed > 0 && *n != listed) {
            let at = At::path(pointer(&pointer(path, "declared"), "units"));
            let f = Finding::new(Code::DeclaredCount, at).with("declared", declared);
            self.findings.push(f.with("listed", listed));
        }
    }

    fn declared(&mut self, map: &Map<String, Value>, path: &str) -> Group {
        let also = [("product", Field::Products)];
        let leaves = self.leaves(map, path, &also, &["villages", "districts"]);
        let at = |field: Field| {
            At::path(pointer(path, if field == Field::DeclaredUnits { "units" } else { field.as_str() }))
        };
        let mut group = self.reader.read_declared(leaves, &at, &mut self.findings);
        let mut places = Vec::new();
        for key in ["villages", "districts"] {
            for (i, value) in self.list(map, key, path).iter().enumerate() {
                let at = format!("{}/{i}", pointer(path, key));
                places.extend(self.code(value, &at).map(Input::Known));
            }
        }
        if let Some(d) = group.declared.as_mut().filter(|_| !places.is_empty()) {
            d.places = places;
        }
        group
    }

    fn duplicates(&mut self, map: &Map<String, Value>, path: &str, group: &mut Group) {
        let base = pointer(path, "suspected_duplicates");
        for (i, set) in self.list(map, "suspected_duplicates", path).iter().enumerate() {
            let ids = set.as_array().map_or(&[][..], Vec::as_slice);
            let mut rows = Vec::new();
            for id in ids {
                let row = group.members.iter().position(|u| u.id.is_some() && u.id == text(Some(id)));
                match row {
                    Some(row) => rows.push(row),
                    None => {
                        let at = format!("{base}/{i}");
                        self.shape(
                            at,
                            "suspected_duplicates",
                            "tidak ada anggota dengan id ini / no member has this id",
                        );
                    }
                }
            }
            group.suspected_duplicates.push(rows);
        }
    }

    fn decree(&mut self, value: &Value, path: &str) -> Decree {
        const KEYS: [&str; 9] = [
            "number",
            "issuer",
            "kind",
            "issued",
            "effective",
            "valid_through",
            "revoked_from",
            "places",
            "members",
        ];
        let Value::Object(map) = value else {
            self.shape(path.to_owned(), "decree", "bukan objek / not an object");
            return Decree::default();
        };
        for key in map.keys().filter(|k| !KEYS.contains(&k.as_str())) {
            self.unknown(path, key, &KEYS);
        }
        let mut date = |key: &str| {
            let leaf =
                map.get(key).and_then(|v| leaf(v, 0)).unwrap_or(Leaf::Missing(MissingReason::NotGiven));
            let at = |_: Field| At::path(pointer(path, key));
            let unit = self.reader.read([(Field::Established, leaf)], &at, &mut self.findings);
            unit.established
        };
        let mut decree = Decree {
            number: text(map.get("number")).unwrap_or_default(),
            issuer: text(map.get("issuer")),
            kind: text(map.get("kind")).and_then(|k| Kind::parse(&k)),
            issued: date("issued"),
            effective: date("effective"),
            valid_through: date("valid_through"),
            revoked_from: date("revoked_from"),
            ..Decree::default()
        };
        for (i, place) in self.list(map, "places", path).iter().enumerate() {
            let at = format!("{}/{i}", pointer(path, "places"));
            decree.places.extend(self.code(place, &at));
        }
        decree.members = self.list(map, "members", path).iter().filter_map(|id| text(Some(id))).collect();
        for warning in decree.number_warnings() {
            let f = Finding::new(Code::DecreeNumber, At::path(pointer(path, "number")));
            self.findings.push(f.with("text", &decree.number).with("reason", warning.code()));
        }
        if decree.contradictory() {
            let f = Finding::new(Code::DecreeDates, At::path(path)).with("text", &decree.number);
            self.findings.push(f.with("reason", "berakhir sebelum mulai / ends before it begins"));
        }
        decree
    }

    fn code(&mut self, value: &Value, path: &str) -> Option<RegionCode> {
        let text = text(Some(value)).unwrap_or_default();
        match RegionCode::parse(&text) {
            Ok(code) => Some(code),
            Err(error) => {
                let f = Finding::new(Code::RegionShape, At::path(path)).with("text", &text);
                self.findings.push(f.with("reason", error));
                None
            }
        }
    }

    fn list<'v>(&mut self, map: &'v Map<String, Value>, key: &str, path: &str) -> &'v [Value] {
        match map.get(key) {
            None | Some(Value::Null) => &[],
            Some(Value::Array(list)) => list,
            Some(_) => {
                self.shape(pointer(path, key), key, "bukan daftar / not a list");
                &[]
            }
        }
    }

    fn flag(&mut self, map: &Map<String, Value>, key: &str, path: &str) -> Input<bool> {
        match map.get(key) {
            None | Some(Value::Null) => Input::default(),
            Some(Value::Bool(b)) => Input::Known(*b),
            Some(_) => {
                self.shape(pointer(path, key), key, "true atau false / true or false");
                Input::Missing(MissingReason::Unreadable)
            }
        }
    }
}

fn text(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(s) if MissingReason::of_text(s.trim()).is_none() => Some(s.trim().to_owned()),
        Value::Number(n) => Some(n.to_string()),
        _ => None,
    }
}
