//! Local values of national parameters: allowed only where the national registry marks them.

use super::{Names, OverlayFile, wrong};
use crate::date::{Date, PartialDate};
use crate::law::registry::{DatedValue, Parameter, Registry, Tighter};
use crate::law::{LawError, check, number};
use crate::region::Level;
use std::collections::{BTreeMap, BTreeSet};

/// Half-open, in days; where only the month is known, from its first day.
type Days = (i32, i32);

fn days(v: &DatedValue) -> Days {
    let day = |text: &Option<String>| {
        text.as_ref().and_then(|t| PartialDate::parse_iso(t).ok()).map(|d| d.first_day()).map(Date::to_days)
    };
    (day(&v.from).unwrap_or(i32::MIN), day(&v.to).unwrap_or(i32::MAX))
}

fn meet(a: Days, b: Days) -> bool {
    a.0 < b.1 && b.0 < a.1
}

/// Which values of which parameter come from which level.
#[derive(Debug, Default)]
pub(super) struct Tightened(BTreeMap<String, Vec<(DatedValue, Level)>>);

impl Tightened {
    /// Puts the local values of an overlay into the registry.
    pub(super) fn add(
        &mut self,
        registry: &mut Registry,
        file: &OverlayFile,
        level: Level,
    ) -> Result<(), LawError> {
        let mut seen = BTreeSet::new();
        for local in &file.tighten {
            let at = format!("tighten/{}", local.parameter);
            if !seen.insert(&local.parameter) {
                return Err(wrong(&file.name, &at, "stands twice"));
            }
            let national = registry.parameters.iter().find(|p| p.id == local.parameter);
            let Some(parameter) = national.filter(|p| !p.id.starts_with("daerah.")).cloned() else {
                return Err(wrong(&file.name, &at, "there is no such national parameter"));
            };
            if parameter.tighter.is_none() && !parameter.delegable {
                let problem =
                    "the national registry marks it neither `tighter` nor `delegable`, so it stands as it is";
                return Err(wrong(&file.name, &at, problem));
            }
            let in_overlay = |e: LawError| match e {
                LawError::At { at, problem } => wrong(&file.name, &at, problem),
                other => other,
            };
            check::values(registry, &at, parameter.unit, &local.values).map_err(in_overlay)?;
            let names = Names::of(registry);
            let one = One { file, at: &at, level, parameter: &parameter, names: &names };
            for value in &local.values {
                let set = self.0.entry(local.parameter.clone()).or_default();
                one.allowed(value, set, registry)?;
                if !set.iter().any(|(v, _)| v == value) {
                    set.push((value.clone(), level));
                }
                if let Some(p) = registry.parameters.iter_mut().find(|p| p.id == local.parameter) {
                    replace(&mut p.values, value);
                }
            }
        }
        Ok(())
    }
}

/// One parameter and the overlay that gives it values.
struct One<'a> {
    file: &'a OverlayFile,
    at: &'a str,
    level: Level,
    parameter: &'a Parameter,
    names: &'a Names,
}

impl One<'_> {
    fn allowed(
        &self,
        value: &DatedValue,
        set: &[(DatedValue, Level)],
        registry: &Registry,
    ) -> Result<(), LawError> {
        for (other, _) in set.iter().filter(|(o, l)| *l == self.level && meet(days(o), days(value))) {
            if (&other.value, other.evidence) != (&value.value, value.evidence) {
                return Err(LawError::Conflict {
                    what: format!("parameters/{}", self.parameter.id),
                    first: format!("{} ({})", self.names.cite(&other.cite), other.value),
                    second: format!("{} ({})", self.names.cite(&value.cite), value.value),
                });
            }
        }
        let Some(direction) = self.parameter.tighter else { return Ok(()) };
        // What stands there now: the national value, or that of the province.
        let current =
            registry.parameters.iter().find(|p| p.id == self.parameter.id).map_or(&[][..], |p| &p.values);
        let is_local = |v: &DatedValue| set.iter().any(|(o, _)| o.cite == v.cite && o.value == v.value);
        for v in current.iter().filter(|v| meet(days(v), days(value))) {
            if self.parameter.delegable && !is_local(v) {
                continue;
            }
            let unit = self.parameter.unit;
            let tight = match (number(unit, &value.value), number(unit, &v.value), direction) {
                (Some(new), Some(old), Tighter::Lower) => new <= old,
                (Some(new), Some(old), Tighter::Higher) => new >= old,
                _ => false,
            };
            if !tight {
                let than = if direction == Tighter::Lower { "higher" } else { "lower" };
                let problem = format!(
                    "{} ({}) is {than} than {} ({}), which a local rule may only tighten",
                    self.names.cite(&value.cite),
                    value.value,
                    self.names.cite(&v.cite),
                    v.value
                );
                return Err(wrong(&self.file.name, self.at, problem));
            }
        }
        if !self.parameter.delegable && !covered(current, days(value)) {
            let problem = format!(
                "{} sets it for days on which there is no national value to tighten",
                self.names.cite(&value.cite)
            );
            return Err(wrong(&self.file.name, self.at, problem));
        }
        Ok(())
    }
}

/// Whether some value holds on each of the days.
fn covered(values: &[DatedValue], (mut from, to): Days) -> bool {
    while from < to {
        match values.iter().map(days).find(|d| d.0 <= from && from < d.1) {
            Some(d) => from = d.1,
            None => return false,
        }
    }
    true
}

/// Puts a value in the place of what held in its period.
fn replace(values: &mut Vec<DatedValue>, new: &DatedValue) {
    let (from, to) = days(new);
    let mut out = Vec::new();
    for old in values.drain(..) {
        let span = days(&old);
        if !meet(span, (from, to)) {
            out.push(old);
            continue;
        }
        if span.0 < from {
            out.push(DatedValue { to: new.from.clone(), ..old.clone() });
        }
        if to < span.1 {
            out.push(DatedValue { from: new.to.clone(), ..old });
        }
    }
    out.push(new.clone());
    out.sort_by_key(days);
    *values = out;
}
