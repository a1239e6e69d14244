//! One Python value as a leaf.

use crate::arrow::{Odd, ZONED, float};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyString, PyTuple};
use sentra::input::MissingReason;
use sentra::unit::{FieldKind, Leaf};

/// How deep a value may nest.
const DEPTH: usize = 4;

const UNKNOWN: Odd = "tipe Python yang tidak dikenal / a Python type that is not known";
const SHAPE: Odd = "bentuk tidak dikenal / unknown shape";
const TEXT: Odd = "teks rusak (surrogate tanpa pasangan) / broken text (a lone surrogate)";

/// A value of a column of Python values. The error is for a finding.
pub(crate) fn leaf(value: &Bound<'_, PyAny>, kind: FieldKind, depth: usize) -> Result<Leaf<'static>, Odd> {
    if depth > DEPTH {
        return Err(SHAPE);
    }
    if value.is_none() {
        return Ok(Leaf::Missing(MissingReason::NotGiven));
    }
    if let Ok(text) = value.cast::<PyString>() {
        return text.to_str().map(|t| Leaf::Text(t.to_owned().into())).map_err(|_| TEXT);
    }
    if let Ok(flag) = value.cast::<PyBool>() {
        return Ok(Leaf::Bool(flag.is_true()));
    }
    if value.is_instance_of::<PyInt>() {
        return shown(value).map(|t| Leaf::Number(t.into()));
    }
    if value.is_instance_of::<PyFloat>() {
        let number: f64 = value.extract().map_err(|_| UNKNOWN)?;
        return float(number, &number.to_string(), 53, kind);
    }
    if value.is_instance_of::<PyList>() || value.is_instance_of::<PyTuple>() {
        return Ok(Leaf::List(each(value, kind, depth)?));
    }
    if let Ok(object) = value.cast::<PyDict>() {
        return of_dict(object, kind, depth);
    }
    // By name, so that nothing needs to be imported: numbers and dates of the standard library, numpy and pandas.
    let name = value.get_type().name().map(|n| n.to_string()).unwrap_or_default();
    match name.as_str() {
        "NAType" | "NaTType" => Ok(Leaf::Missing(MissingReason::NotGiven)),
        "Decimal" => shown(value).map(|t| match t.as_str() {
            "NaN" | "sNaN" => Leaf::Missing(MissingReason::NotGiven),
            _ => Leaf::Number(t.into()),
        }),
        "date" | "datetime" | "Timestamp" => {
            if value.getattr("tzinfo").is_ok_and(|zone| !zone.is_none()) {
                return Err(ZONED);
            }
            let text = value.call_method0("isoformat").map_err(|_| UNKNOWN)?.to_string();
            // A midnight is a day; any other moment is kept in full, and its reader notes it.
            Ok(Leaf::Text(text.strip_suffix("T00:00:00").unwrap_or(&text).to_owned().into()))
        }
        _ => match value.call_method0("item") {
            // A number of numpy.
            Ok(plain) if !plain.is(value) => leaf(&plain, kind, depth + 1),
            _ => Err(UNKNOWN),
        },
    }
}

fn shown(value: &Bound<'_, PyAny>) -> Result<String, Odd> {
    value.str().map(|s| s.to_string()).map_err(|_| UNKNOWN)
}

fn each(value: &Bound<'_, PyAny>, kind: FieldKind, depth: usize) -> Result<Vec<Leaf<'static>>, Odd> {
    let items = value.try_iter().map_err(|_| SHAPE)?;
    items.map(|item| leaf(&item.map_err(|_| SHAPE)?, kind, depth + 1)).collect()
}

/// `{"one_of": [...]}`, `{"range": [lo, hi]}`, `{"missing": reason}` and `{"not_applicable": True}`, as in the contract.
fn of_dict(object: &Bound<'_, PyDict>, kind: FieldKind, depth: usize) -> Result<Leaf<'static>, Odd> {
    let mut items = object.iter();
    let (Some((key, inner)), None) = (items.next(), items.next()) else { return Err(SHAPE) };
    let key: String = key.extract().map_err(|_| SHAPE)?;
    match key.as_str() {
        "one_of" => Ok(Leaf::OneOf(each(&inner, kind, depth)?)),
        "range" => {
            let mut ends = each(&inner, kind, depth)?.into_iter().map(|end| match end {
                Leaf::Missing(_) => None,
                end => Some(Box::new(end)),
            });
            match (ends.next(), ends.next(), ends.next()) {
                (Some(lo), Some(hi), None) => Ok(Leaf::Range(lo, hi)),
                _ => Err(SHAPE),
            }
        }
        "missing" => {
            let reason: String = inner.extract().map_err(|_| SHAPE)?;
            MissingReason::parse(&reason).map(Leaf::Missing).ok_or(SHAPE)
        }
        "not_applicable" if matches!(inner.extract(), Ok(true)) => Ok(Leaf::NotApplicable),
        _ => Err(SHAPE),
    }
}
