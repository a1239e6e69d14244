//! Totals as JSON: the operation `aggregate`, and tables of totals for whoever made them.

use crate::error::WireError;
use crate::input::Inputs;
use crate::operations::{context, only};
use crate::output;
use sentra::aggregate::{Axis, Grain, Measure, Plan, Row, Sizes, State, Table, Tally};
use sentra::group::Declared;
use sentra::law::Law;
use sentra::register::Register;
use sentra::text::did_you_mean;
use sentra::unit::ReadOptions;
use serde_json::{Map, Value, json};

/// The words for the size rules and the criteria behind them.
const SIZE_RULES: [(&str, &str); 3] =
    [("p64", "unit.skala.p64"), ("pp7", "unit.skala.pp7"), ("bps", "unit.skala.bps")];

/// The operation on units that stand in the request.
pub(crate) fn call(map: &Map<String, Value>) -> Result<Value, WireError> {
    only(map, &["units", "by", "size_rule", "as_of", "readings"])?;
    let Some(Value::Array(units)) = map.get("units") else {
        return Err(WireError::new(
            "request.subject",
            "/units",
            "berikan daftar \"units\"",
            "give a list \"units\"",
        ));
    };
    let options = ReadOptions::default();
    let mut inputs = Inputs::new(&options, &[sentra::law::Law::indonesia()]);
    let mut register = Register::default();
    for (i, unit) in units.iter().enumerate() {
        let unit = inputs.unit(unit, &format!("/units/{i}"));
        register.push(&unit, None);
    }
    let mut answer = of_register(&register, [], map)?;
    let findings: Vec<Value> = inputs.findings.iter().map(output::finding).collect();
    if let Value::Object(answer) = &mut answer {
        answer.insert("findings".into(), findings.into());
    }
    Ok(answer)
}

/// The operation `aggregate` on a register that was read before, and on rows that declare a whole sentra, each with its
/// name. The request is that of the operation without `units`.
///
/// ```
/// use sentra::{input::Input, register::Register, unit::Unit};
/// let mut register = Register::default();
/// let mut unit = Unit::default();
/// unit.workers.total = Input::Known(5);
/// register.push(&unit, None);
/// let answer = sentra_wire::aggregate(&register, [], r#"{"by": ["province"]}"#);
/// assert!(answer.contains(r#""workers":{"known":1,"of":1,"sum":"5"}"#));
/// ```
pub fn aggregate<'d>(
    register: &Register,
    declared: impl IntoIterator<Item = (Option<&'d str>, &'d Declared)>,
    request: &str,
) -> String {
    let answer = crate::strict::parse(request).and_then(|r| {
        let map = r.as_object().cloned().unwrap_or_default();
        only(&map, &["by", "size_rule", "as_of", "readings"])?;
        of_register(register, declared, &map)
    });
    answer.unwrap_or_else(|e| e.answer()).to_string()
}

fn of_register<'d>(
    register: &Register,
    declared: impl IntoIterator<Item = (Option<&'d str>, &'d Declared)>,
    map: &Map<String, Value>,
) -> Result<Value, WireError> {
    let plan = plan(map)?;
    let law = Law::indonesia();
    let by_size = plan.by().contains(&Axis::Size);
    let sizes = if by_size {
        let context = context(map)?;
        let sizes = Sizes::of(law, register, size_rule(map)?, &context);
        Some(sizes.map_err(|e| WireError::new("totals.sizes", "/size_rule", e.to_string(), e.to_string()))?)
    } else {
        None
    };
    let failed =
        |e: sentra::aggregate::StateError| WireError::new("totals", "", e.to_string(), e.to_string());
    let mut state = State::new(std::slice::from_ref(&plan));
    state.observe(register, sizes.as_ref()).map_err(failed)?;
    state.observe_declared(declared).map_err(failed)?;
    let table = state.finish(&plan).map_err(failed)?;
    Ok(json!({
        "ok": true,
        "by": plan.by().iter().map(ToString::to_string).collect::<Vec<_>>(),
        "size_rule": sizes.as_ref().map(|s| s.rule().criterion.clone()),
        "cells": self::table(&table),
        "total": row(&table.total(), None),
        "provenance": output::provenance(law),
    }))
}

fn size_rule(map: &Map<String, Value>) -> Result<&'static str, WireError> {
    let word = match map.get("size_rule") {
        None | Some(Value::Null) => "p64",
        Some(v) => v.as_str().unwrap_or_default(),
    };
    SIZE_RULES.iter().find(|(w, _)| *w == word).map(|(_, c)| *c).ok_or_else(|| {
        WireError::new(
            "totals.size_rule",
            "/size_rule",
            format!("tidak ada aturan skala \"{word}\"; pilih p64, pp7 atau bps"),
            format!("there is no size rule \"{word}\"; choose p64, pp7 or bps"),
        )
    })
}

fn plan(map: &Map<String, Value>) -> Result<Plan, WireError> {
    let list = map.get("by").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let mut axes = Vec::new();
    for (i, word) in list.iter().enumerate() {
        let word = word.as_str().unwrap_or_default();
        let axis = Axis::parse(word).ok_or_else(|| {
            const WORDS: [&str; 10] = [
                "province", "regency", "district", "village", "kbli2", "kbli3", "kbli4", "kbli5", "size",
                "year",
            ];
            let hint = did_you_mean(word, WORDS).map(|o| format!(" ({o}?)")).unwrap_or_default();
            WireError::new(
                "totals.axis",
                format!("/by/{i}"),
                format!("tidak ada kunci \"{word}\"{hint}"),
                format!("there is no key \"{word}\"{hint}"),
            )
        })?;
        axes.push(axis);
    }
    Plan::new(axes).map_err(|e| WireError::new("totals.plan", "/by", e.to_string(), e.to_string()))
}

/// The cells of a table of totals.
///
/// ```
/// use sentra::aggregate::{Plan, State};
/// let plan = Plan::default();
/// let table = State::new(&[plan.clone()]).finish(&plan)?;
/// assert_eq!(sentra_wire::table(&table), serde_json::json!([]));
/// # Ok::<(), sentra::aggregate::StateError>(())
/// ```
pub fn table(of: &Table) -> Value {
    let by: Vec<String> = of.plan().by().iter().map(ToString::to_string).collect();
    of.rows().map(|r| row(&r, Some(&by))).collect()
}

/// One row of a table of totals; with the names of its keys, or without a key for the total.
///
/// ```
/// use sentra::aggregate::{Plan, State};
/// let plan = Plan::default();
/// let table = State::new(&[plan.clone()]).finish(&plan)?;
/// assert_eq!(sentra_wire::row(&table.total(), None)["rows"]["listed"], 0);
/// # Ok::<(), sentra::aggregate::StateError>(())
/// ```
pub fn row(row: &Row<'_>, by: Option<&[String]>) -> Value {
    let mut out = Map::new();
    if let Some(by) = by {
        let key = by.iter().zip(row.key()).map(|(axis, part)| (axis.clone(), Value::from(part.to_string())));
        out.insert("key".into(), key.collect::<Map<_, _>>().into());
    }
    let (listed, declared) = (row.rows(Grain::Listed), row.rows(Grain::Declared));
    out.insert("rows".into(), json!({"listed": listed, "declared": declared}));
    out.insert("units".into(), row.tally(Measure::Units).sum.to_string().into());
    out.insert("sentra".into(), row.sentra().distinct.into());
    let measures = Measure::ALL.into_iter().map(|m| (m, row.tally(m))).filter(|(_, t)| t.known + t.open > 0);
    let measures = measures.map(|(m, t)| (m.as_str().to_owned(), tally(&t)));
    out.insert("measures".into(), measures.collect::<Map<_, _>>().into());
    out.into()
}

fn tally(t: &Tally) -> Value {
    let mut out = json!({"sum": t.sum.to_string(), "known": t.known, "of": t.rows});
    if let (Value::Object(map), true) = (&mut out, t.open > 0) {
        map.insert("open".into(), t.open.into());
        map.insert("at_least".into(), t.lo.to_string().into());
        map.insert("at_most".into(), t.at_most().map_or(Value::Null, |n| n.to_string().into()));
    }
    out
}
