//! What a registry must satisfy before anything of it is used: every name it mentions exists, every number has a
//! citation and a readable value, no two values of a parameter hold on the same day, classes do not refer in circles.

use super::{
    Citation, Criterion, DatedValue, Expr, InputKind, LawError, Limit, ParameterUnit, Question, Registry,
    readable,
};
use crate::date::PartialDate;
use crate::unit::Field;
use std::collections::BTreeSet;

fn wrong(at: impl Into<String>, problem: impl Into<String>) -> LawError {
    LawError::At { at: at.into(), problem: problem.into() }
}

/// Checks everything that the types alone do not promise.
pub(super) fn check(registry: &Registry) -> Result<(), LawError> {
    if registry.format != 1 {
        return Err(LawError::Format(registry.format));
    }
    unique("instruments", registry.instruments.iter().map(|i| i.id.as_str()))?;
    unique("parameters", registry.parameters.iter().map(|p| p.id.as_str()))?;
    unique("readings", registry.readings.iter().map(|r| r.id.as_str()))?;
    unique("criteria", registry.criteria.iter().map(|c| c.id.as_str()))?;
    unique("codes", registry.criteria.iter().map(|c| c.code.as_str()))?;
    unique("inputs", registry.inputs.iter().map(|i| i.id.as_str()))?;
    unique("programmes", registry.programmes.iter().map(|p| p.id.as_str()))?;
    for i in &registry.inputs {
        let taken = Field::from_name(&i.id).is_some_and(|f| f != Field::IndustriReview);
        if taken || DERIVED.contains(&i.id.as_str()) {
            return Err(wrong(format!("inputs/{}", i.id), "is the name of a field"));
        }
    }
    for p in &registry.programmes {
        let at = format!("programmes/{}", p.id);
        cited(registry, &at, &p.cite)?;
        for id in &p.criteria {
            known(&at, "criterion", id, registry.criteria.iter().map(|c| c.id.as_str()))?;
        }
    }
    for i in &registry.instruments {
        let at = format!("instruments/{}", i.id);
        period(&at, i.from.as_deref(), i.to.as_deref())?;
        let spans: Vec<_> = i.status.iter().map(|s| (s.from.as_deref(), s.to.as_deref())).collect();
        apart(&format!("{at}/status"), &spans)?;
    }
    for p in &registry.parameters {
        let at = format!("parameters/{}", p.id);
        if p.values.is_empty() && !p.supplied {
            return Err(wrong(at, "has no value"));
        }
        values(registry, &at, p.unit, &p.values)?;
    }
    for r in &registry.readings {
        if !r.choices.contains(&r.default) {
            return Err(wrong(format!("readings/{}", r.id), "its default is not one of its choices"));
        }
    }
    registry.criteria.iter().try_for_each(|c| criterion(registry, c))?;
    super::sound::check(registry)
}

/// The values of a parameter: periods that do not overlap, numbers that can be read, citations that exist.
pub(super) fn values(
    registry: &Registry,
    at: &str,
    unit: ParameterUnit,
    of: &[DatedValue],
) -> Result<(), LawError> {
    let spans: Vec<_> = of.iter().map(|v| (v.from.as_deref(), v.to.as_deref())).collect();
    apart(at, &spans)?;
    for v in of {
        if !readable(unit, &v.value) {
            return Err(wrong(at, format!("`{}` is not a whole number or a date", v.value)));
        }
        cited(registry, at, std::slice::from_ref(&v.cite))?;
    }
    Ok(())
}

fn criterion(registry: &Registry, c: &Criterion) -> Result<(), LawError> {
    let at = format!("criteria/{}", c.id);
    period(&at, c.from.as_deref(), c.to.as_deref())?;
    if c.cite.is_empty() {
        return Err(wrong(at, "has no citation"));
    }
    cited(registry, &at, &c.cite)?;
    for id in &c.status_of {
        known(&at, "instrument", id, registry.instruments.iter().map(|i| i.id.as_str()))?;
    }
    for id in &c.readings {
        known(&at, "reading", id, registry.readings.iter().map(|r| r.id.as_str()))?;
    }
    for id in &c.children {
        known(&at, "criterion", id, registry.criteria.iter().map(|x| x.id.as_str()))?;
    }
    for need in &c.not_met_needs {
        limit(registry, &at, &need.above)?;
    }
    let needed: &[&str] = match &c.question {
        Question::Test(e) => {
            expr(registry, &at, e, &mut vec![&c.id])?;
            &[]
        }
        Question::Classes(classes) => {
            unique(&at, classes.of.iter().map(|k| k.class.as_str()))?;
            for e in classes.among.iter().chain(classes.of.iter().map(|k| &k.when)) {
                expr(registry, &at, e, &mut vec![&c.id])?;
            }
            &["met", "unknown"]
        }
        Question::Members(m) => {
            limit(registry, &at, &m.at_least)?;
            &["met", "not_met", "unknown", "review"]
        }
        Question::Region(r) => {
            limit(registry, &at, &r.at_least)?;
            &["met", "not_met", "unknown"]
        }
        Question::Decree(_) | Question::Convention => &[],
    };
    if let Some(e) = &c.concerns {
        expr(registry, &at, e, &mut vec![&c.id])?;
    }
    if let Some(e) = &c.applies {
        expr(registry, &at, e, &mut vec![&c.id])?;
    }
    match needed.iter().find(|key| !c.reasons.contains_key(**key)) {
        Some(key) => Err(wrong(at, format!("has no sentence for `{key}`"))),
        None => Ok(()),
    }
}

/// Follows a condition; `path` holds the criteria on the way, so that a circle is seen.
fn expr<'a>(registry: &'a Registry, at: &str, e: &'a Expr, path: &mut Vec<&'a str>) -> Result<(), LawError> {
    match e {
        Expr::All(of) | Expr::Any(of) => of.iter().try_for_each(|e| expr(registry, at, e, path)),
        Expr::Not(e) => expr(registry, at, e, path),
        Expr::ClassIn { criterion, classes } => {
            if path.contains(&criterion.as_str()) {
                return Err(wrong(at, format!("refers to `{criterion}` in a circle")));
            }
            let target = registry.criteria.iter().find(|c| c.id == *criterion);
            let Some(Question::Classes(found)) = target.map(|c| &c.question) else {
                return Err(wrong(at, format!("`{criterion}` is not a criterion with classes")));
            };
            for class in classes {
                known(at, "class", class, found.of.iter().map(|k| k.class.as_str()))?;
            }
            path.push(criterion);
            for e in found.among.iter().chain(found.of.iter().map(|k| &k.when)) {
                expr(registry, at, e, path)?;
            }
            path.pop();
            Ok(())
        }
        Expr::ByReading { reading, choices } => {
            let Some(r) = registry.readings.iter().find(|r| r.id == *reading) else {
                return Err(wrong(at, format!("there is no reading `{reading}`")));
            };
            if !r.choices.iter().eq(choices.keys()) && !r.choices.iter().all(|c| choices.contains_key(c)) {
                return Err(wrong(at, format!("does not say what each choice of `{reading}` means")));
            }
            choices.values().try_for_each(|e| expr(registry, at, e, path))
        }
        Expr::Division(windows) => {
            let bad = |d: &super::Divisions| d.from > d.to || d.to > 99 || d.editions.is_empty();
            if windows.iter().any(bad) { Err(wrong(at, "has an empty range of divisions")) } else { Ok(()) }
        }
        Expr::Fact(name) => fact(registry, at, name, InputKind::Flag),
        Expr::Number { input, limit: l } => {
            fact(registry, at, input, InputKind::Count)?;
            bounded(registry, at, l)
        }
        Expr::Share { of, per, at_least } => {
            fact(registry, at, of, InputKind::Count)?;
            fact(registry, at, per, InputKind::Count)?;
            limit(registry, at, at_least)
        }
        Expr::Met(criterion) => {
            if path.contains(&criterion.as_str()) {
                return Err(wrong(at, format!("refers to `{criterion}` in a circle")));
            }
            let target = registry.criteria.iter().find(|c| c.id == *criterion);
            let Some(Question::Test(e)) = target.map(|c| &c.question) else {
                return Err(wrong(at, format!("`{criterion}` is not a criterion with a condition")));
            };
            path.push(criterion);
            expr(registry, at, e, path)?;
            path.pop();
            Ok(())
        }
        Expr::EveryMember(e) => expr(registry, at, e, path),
        Expr::Checklist { parameter, of } => {
            limit(registry, at, parameter)?;
            of.iter().try_for_each(|name| fact(registry, at, name, InputKind::Flag))
        }
        Expr::Workers(l)
        | Expr::WorkersIncludingOwner(l)
        | Expr::InvestmentExclLand(l)
        | Expr::InvestmentTotal(l)
        | Expr::BusinessCapital(l)
        | Expr::AnnualSales(l)
        | Expr::NetWorth(l)
        | Expr::Established(l) => bounded(registry, at, l),
    }
}

fn bounded(registry: &Registry, at: &str, l: &Limit) -> Result<(), LawError> {
    let (Limit::AtMost(p) | Limit::Below(p) | Limit::AtLeast(p) | Limit::Above(p)) = l;
    if p == "as_of" { Ok(()) } else { limit(registry, at, p) }
}

/// Whether a decree in force designates the group.
pub(crate) const DESIGNATED: &str = "designated";
/// Whether the industry code names its edition.
pub(crate) const KBLI_EDITION: &str = "kbli_edition";
/// The number of members that are IKM.
pub(crate) const IKM_MEMBERS: &str = "ikm_members";

/// Facts that follow from other inputs, beside those that the registry declares.
const DERIVED: [&str; 3] = [DESIGNATED, KBLI_EDITION, IKM_MEMBERS];

fn fact(registry: &Registry, at: &str, name: &str, kind: InputKind) -> Result<(), LawError> {
    if DERIVED.contains(&name) {
        return if (name == IKM_MEMBERS) == (kind == InputKind::Flag) {
            Err(wrong(at, format!("`{name}` is an input of another kind")))
        } else {
            Ok(())
        };
    }
    match registry.inputs.iter().find(|i| i.id == name) {
        Some(i) if (i.kind == InputKind::Flag) == (kind == InputKind::Flag) => Ok(()),
        Some(_) => Err(wrong(at, format!("`{name}` is an input of another kind"))),
        None => Err(wrong(at, format!("there is no input `{name}`"))),
    }
}

fn limit(registry: &Registry, at: &str, id: &str) -> Result<(), LawError> {
    known(at, "parameter", id, registry.parameters.iter().map(|p| p.id.as_str()))
}

fn known<'a>(at: &str, kind: &str, id: &str, mut all: impl Iterator<Item = &'a str>) -> Result<(), LawError> {
    if all.any(|x| x == id) { Ok(()) } else { Err(wrong(at, format!("there is no {kind} `{id}`"))) }
}

fn cited(registry: &Registry, at: &str, citations: &[Citation]) -> Result<(), LawError> {
    citations.iter().try_for_each(|c| {
        known(at, "instrument", &c.instrument, registry.instruments.iter().map(|i| i.id.as_str()))
    })
}

fn unique<'a>(at: &str, ids: impl Iterator<Item = &'a str>) -> Result<(), LawError> {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            return Err(wrong(at, format!("`{id}` stands twice")));
        }
    }
    Ok(())
}

type Span = (Option<PartialDate>, Option<PartialDate>);

fn period(at: &str, from: Option<&str>, to: Option<&str>) -> Result<Span, LawError> {
    let read = |text: Option<&str>| match text {
        None => Ok(None),
        Some(t) => PartialDate::parse_iso(t).map(Some).map_err(|_| wrong(at, format!("`{t}` is not a date"))),
    };
    let (from, to) = (read(from)?, read(to)?);
    match (from, to) {
        (Some(f), Some(t)) if t.last_day() <= f.first_day() => Err(wrong(at, "ends before it begins")),
        span => Ok(span),
    }
}

/// No two periods hold on the same day.
fn apart(at: &str, spans: &[(Option<&str>, Option<&str>)]) -> Result<(), LawError> {
    let spans = spans.iter().map(|(f, t)| period(at, *f, *t)).collect::<Result<Vec<_>, _>>()?;
    for (i, a) in spans.iter().enumerate() {
        for b in spans.iter().skip(i + 1) {
            let ends_before = |x: &Span, y: &Span| match (x.1, y.0) {
                (Some(end), Some(start)) => end.first_day() <= start.first_day(),
                _ => false,
            };
            if !ends_before(a, b) && !ends_before(b, a) {
                return Err(wrong(at, "has two values on the same day"));
            }
        }
    }
    Ok(())
}
