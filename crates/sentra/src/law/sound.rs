//! What does not fit together although each part of it is well formed: criteria shown below themselves, criteria about a
//! unit below criteria about a group, and numbers of persons compared with rupiah.

use super::{Criterion, Expr, InputKind, LawError, Limit, ParameterUnit, Question, Registry, Subject};

fn wrong(c: &Criterion, problem: String) -> LawError {
    LawError::At { at: format!("criteria/{}", c.id), problem }
}

/// Checks what spans several entries.
pub(super) fn check(registry: &Registry) -> Result<(), LawError> {
    for c in &registry.criteria {
        let fits = match &c.question {
            Question::Test(_) => c.subject != Subject::Region,
            Question::Classes(_) => c.subject == Subject::Unit,
            Question::Members(_) | Question::Decree(_) => c.subject == Subject::Group,
            Question::Region(_) => c.subject == Subject::Region,
            Question::Convention => true,
        };
        if !fits {
            return Err(wrong(c, format!("is not a question about a {}", c.subject.as_str())));
        }
        below(registry, c, c, &mut vec![&c.id])?;
        for e in conditions(c) {
            units(registry, c, e)?;
        }
    }
    Ok(())
}

/// Follows the criteria that are shown below one, so that a circle is seen.
fn below<'a>(
    registry: &'a Registry,
    top: &Criterion,
    c: &'a Criterion,
    path: &mut Vec<&'a str>,
) -> Result<(), LawError> {
    for id in &c.children {
        if path.contains(&id.as_str()) {
            return Err(wrong(top, format!("`{id}` is shown below itself, in a circle")));
        }
        let Some(child) = registry.criteria.iter().find(|x| x.id == *id) else {
            return Err(wrong(top, format!("there is no criterion `{id}`")));
        };
        if child.subject != c.subject {
            let problem = format!("`{id}` is about another subject than `{}`, below which it is shown", c.id);
            return Err(wrong(top, problem));
        }
        path.push(&child.id);
        below(registry, top, child, path)?;
        path.pop();
    }
    Ok(())
}

fn conditions(c: &Criterion) -> Vec<&Expr> {
    let mut out: Vec<&Expr> = c.applies.iter().chain(&c.concerns).collect();
    match &c.question {
        Question::Test(e) => out.push(e),
        Question::Classes(k) => out.extend(k.among.iter().chain(k.of.iter().map(|class| &class.when))),
        _ => {}
    }
    out
}

/// Whether each limit counts what it is compared with.
fn units(registry: &Registry, c: &Criterion, e: &Expr) -> Result<(), LawError> {
    let (limit, unit) = match e {
        Expr::All(of) | Expr::Any(of) => return of.iter().try_for_each(|e| units(registry, c, e)),
        Expr::Not(e) | Expr::EveryMember(e) => return units(registry, c, e),
        Expr::ByReading { choices, .. } => return choices.values().try_for_each(|e| units(registry, c, e)),
        Expr::Workers(l) | Expr::WorkersIncludingOwner(l) => (l, ParameterUnit::Workers),
        Expr::InvestmentExclLand(l)
        | Expr::InvestmentTotal(l)
        | Expr::BusinessCapital(l)
        | Expr::AnnualSales(l)
        | Expr::NetWorth(l) => (l, ParameterUnit::Rupiah),
        Expr::Established(l) => (l, ParameterUnit::Date),
        Expr::Number { input, limit } => {
            match registry.inputs.iter().find(|i| i.id == *input).map(|i| i.kind) {
                Some(InputKind::Rupiah) => (limit, ParameterUnit::Rupiah),
                Some(InputKind::Months) => (limit, ParameterUnit::Months),
                _ => return Ok(()),
            }
        }
        _ => return Ok(()),
    };
    let (Limit::AtMost(id) | Limit::Below(id) | Limit::AtLeast(id) | Limit::Above(id)) = limit;
    match registry.parameters.iter().find(|p| p.id == *id) {
        Some(p) if p.unit != unit => {
            let problem = format!("compares {} with `{id}`, which counts {}", unit.as_str(), p.unit.as_str());
            Err(wrong(c, problem))
        }
        None if id == "as_of" && unit != ParameterUnit::Date => {
            Err(wrong(c, format!("compares {} with a day", unit.as_str())))
        }
        _ => Ok(()),
    }
}
