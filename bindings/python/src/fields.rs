//! A unit as it is handed out: as the JSON object of the contract, and as plain values for columns.

use sentra::group::Group;
use sentra::identity::{Nib, Nik, Npwp, Phone};
use sentra::industry::Edition;
use sentra::input::{Input, MissingReason};
use sentra::law::{InputDefinition, InputKind};
use sentra::money::Rupiah;
use sentra::region::{Level, RegionCode};
use sentra::unit::{Fact, Field, FieldKind, Unit, WorkersBasis};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Whether numbers of persons and firms are shown with their digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Identifiers {
    Masked,
    Revealed,
}

fn leaf<T>(input: &Input<T>, value: impl Fn(&T) -> Value) -> Option<Value> {
    match input {
        Input::Known(v) => Some(value(v)),
        Input::OneOf(of) => Some(json!({"one_of": of.iter().map(value).collect::<Vec<_>>()})),
        Input::Range { lo, hi } => Some(json!({"range": [lo.as_ref().map(&value), hi.as_ref().map(&value)]})),
        Input::Missing(MissingReason::NotGiven) => None,
        Input::Missing(reason) => Some(json!({"missing": reason.as_str()})),
        Input::NotApplicable => Some(json!({"not_applicable": true})),
    }
}

fn count(input: &Input<u32>) -> Option<Value> {
    leaf(input, |n| json!(n))
}

fn money(input: &Input<Rupiah>) -> Option<Value> {
    leaf(input, |m| json!(m.amount()))
}

fn keys(input: &Input<Vec<String>>) -> Option<Value> {
    leaf(input, |list| json!(list))
}

fn text(text: Option<&String>) -> Option<Value> {
    text.map(|t| json!(t))
}

fn degrees(millionths: i32) -> f64 {
    f64::from(millionths) / 1e6
}

fn place_field(level: Level) -> Field {
    match level {
        Level::Province => Field::Province,
        Level::Regency => Field::Regency,
        Level::District => Field::District,
        Level::Village => Field::Village,
    }
}

/// A place in the column of its level; a choice in the column of its finest level.
fn place(input: &Input<RegionCode>, field: Field) -> Option<Value> {
    let finest = match input {
        Input::Known(code) => code.level,
        Input::OneOf(of) => of.iter().map(|c| c.level).max()?,
        _ => Level::Village,
    };
    (place_field(finest) == field).then(|| leaf(input, |c| json!(c.to_string()))).flatten()
}

/// The value of a field in the contract's words; nothing where it was not given.
pub(crate) fn value(u: &Unit, field: Field, identifiers: Identifiers) -> Option<Value> {
    let shown = |masked: String, digits: &str| match identifiers {
        Identifiers::Masked => json!(masked),
        Identifiers::Revealed => json!(digits),
    };
    match field {
        Field::Id => text(u.id.as_ref()),
        Field::Name => text(u.name.as_ref()),
        Field::Owner => text(u.owner.as_ref()),
        Field::Address => text(u.address.as_ref()),
        Field::Sentra => text(u.sentra.as_ref()),
        Field::Nib => leaf(&u.nib, |n: &Nib| shown(n.to_string(), n.reveal())),
        Field::Nik => leaf(&u.nik, |n: &Nik| shown(n.to_string(), n.reveal())),
        Field::Npwp => leaf(&u.npwp, |n: &Npwp| shown(n.to_string(), n.reveal())),
        Field::Phone => leaf(&u.phone, |n: &Phone| shown(n.to_string(), n.reveal())),
        Field::Province | Field::Regency | Field::District | Field::Village => place(&u.place, field),
        Field::Latitude => leaf(&u.point, |p| json!(degrees(p.latitude))),
        Field::Longitude => leaf(&u.point, |p| json!(degrees(p.longitude))),
        Field::Kbli => leaf(&u.kbli, |k| json!(k.to_string())),
        Field::KbliEdition => {
            let editions = u.kbli.candidates().iter().map(|k| k.edition);
            let edition = editions.reduce(|a, b| if a == b { a } else { Edition::Undeclared })?;
            (edition != Edition::Undeclared).then(|| json!(edition.as_str()))
        }
        Field::Products => keys(&u.products),
        Field::RawMaterials => keys(&u.raw_materials),
        Field::Processes => keys(&u.processes),
        Field::Workers => count(&u.workers.total),
        Field::WorkersMale => count(&u.workers.male),
        Field::WorkersFemale => count(&u.workers.female),
        Field::WorkersBasis => {
            (u.workers.basis != WorkersBasis::Undeclared).then(|| json!(u.workers.basis.as_str()))
        }
        Field::InvestmentExclLand => money(&u.investment.excl_land),
        Field::InvestmentLand => money(&u.investment.land),
        Field::InvestmentTotal => money(&u.investment.total),
        Field::Investment => money(&u.investment.undeclared),
        Field::WorkingCapital => money(&u.working_capital),
        Field::BusinessCapital => money(&u.business_capital),
        Field::AnnualSales => money(&u.annual_sales),
        Field::NetWorth => money(&u.net_worth),
        Field::ProductionValue => money(&u.production_value),
        Field::RawMaterialValue => money(&u.raw_material_value),
        Field::ExportValue => money(&u.export_value),
        Field::Established => leaf(&u.established, |d| json!(d.to_string())),
        Field::Year => leaf(&u.year, |y| json!(y)),
        Field::IndustriReview => leaf(&u.industri_review, |b| json!(b)),
        _ => None,
    }
}

/// A fact beyond the fields in the contract's words.
fn stated(fact: &Fact) -> Option<Value> {
    match fact {
        Fact::Flag(flag) => leaf(flag, |b| json!(b)),
        Fact::Number(number) => leaf(number, |n| json!(n)),
    }
}

/// A unit as the JSON object of the contract.
pub(crate) fn object(unit: &Unit, identifiers: Identifiers) -> Map<String, Value> {
    let fields = Field::ALL.iter();
    let fields = fields.filter_map(|f| Some((f.as_str().to_owned(), value(unit, *f, identifiers)?)));
    fields.chain(facts(&unit.facts)).collect()
}

/// What is stated beyond the fields.
fn facts(stated_of: &BTreeMap<String, Fact>) -> impl Iterator<Item = (String, Value)> + '_ {
    stated_of.iter().filter_map(|(name, fact)| Some((name.clone(), stated(fact)?)))
}

/// What a column of this fact holds.
pub(crate) fn fact_kind(fact: &InputDefinition) -> &'static str {
    if fact.kind == InputKind::Flag { "bool" } else { "int" }
}

/// The exactly known value of a fact, for a column.
pub(crate) fn plain_fact(facts: &BTreeMap<String, Fact>, name: &str) -> Option<Value> {
    known(stated(facts.get(name)?)?)
}

/// What a column of this field holds: `text`, `int`, `float` or `bool`.
pub(crate) fn column_kind(field: Field) -> &'static str {
    match field.kind() {
        FieldKind::Count | FieldKind::Money | FieldKind::Year => "int",
        FieldKind::Degrees => "float",
        FieldKind::Word if field == Field::IndustriReview => "bool",
        _ => "text",
    }
}

/// The exactly known value of a field, for a column: a choice, a range and a gap are `None`.
pub(crate) fn plain(unit: &Unit, field: Field, identifiers: Identifiers) -> Option<Value> {
    known(value(unit, field, identifiers)?)
}

/// The columns of a table of declared sentra.
pub(crate) const DECLARED: [(&str, &str); 12] = [
    ("id", "text"),
    ("name", "text"),
    ("units", "int"),
    ("workers", "int"),
    ("investment_total", "int"),
    ("investment", "int"),
    ("production_value", "int"),
    ("products", "text"),
    ("raw_materials", "text"),
    ("processes", "text"),
    ("kbli", "text"),
    ("place", "text"),
];

/// A column of a declared sentra.
fn declared_value(group: &Group, name: &str) -> Option<Value> {
    match name {
        "id" => return text(group.id.as_ref()),
        "name" => return text(group.name.as_ref()),
        _ => {}
    }
    let d = group.declared.as_ref()?;
    match name {
        "units" => count(&d.units),
        "workers" => count(&d.workers),
        "investment_total" => money(&d.investment_total),
        "investment" => money(&d.investment),
        "production_value" => money(&d.production_value),
        "products" => keys(&d.products),
        "raw_materials" => keys(&d.raw_materials),
        "processes" => keys(&d.processes),
        "kbli" => leaf(&d.kbli, |k| json!(k.to_string())),
        _ => {
            let places = d.places.iter().filter_map(|p| leaf(p, |c| json!(c.to_string())));
            let places: Vec<Value> = places.collect();
            (!places.is_empty()).then(|| places.into())
        }
    }
}

/// A declared sentra as an object.
pub(crate) fn declared_object(group: &Group) -> Map<String, Value> {
    let declared = DECLARED.iter().filter_map(|(n, _)| Some(((*n).to_owned(), declared_value(group, n)?)));
    declared.chain(facts(&group.facts)).collect()
}

/// The exactly known value of a column of a declared sentra.
pub(crate) fn declared_plain(group: &Group, name: &str) -> Option<Value> {
    known(declared_value(group, name)?)
}

fn known(value: Value) -> Option<Value> {
    match value {
        Value::Object(_) => None,
        Value::Array(list) => {
            let words: Option<Vec<&str>> = list.iter().map(Value::as_str).collect();
            words.map(|w| Value::from(w.join("; ")))
        }
        plain => Some(plain),
    }
}
