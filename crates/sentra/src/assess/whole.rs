//! Questions about a group as a whole: facts that are stated of it, conditions on each member, the number of its IKM.

use super::count::Prepared;
use super::facts::{Every, Facts, OpenMember};
use super::members::{id_of, rows_by_name};
use super::questions;
use super::rule::Rule;
use super::unit::{Asked, decide, input_names};
use super::worlds::Axis;
use super::{Assessment, Missing, Verdict, declared, decrees, render, tree};
use crate::input::Input;
use crate::law::{Criterion, DESIGNATED, IKM_MEMBERS, InputDefinition, LawError, Subject, holds};
use crate::region::{Level, RegionCode, System};
use crate::unit::{Fact, Unit};
use std::collections::BTreeSet;

/// Answers a question about a group as a whole.
pub(crate) fn answer(
    on: &Prepared<'_>,
    criterion: &Criterion,
    mut answer: Assessment,
) -> Result<Assessment, LawError> {
    let rule = Rule::compile(on.law, criterion, on.context)?;
    let facts = facts(on, &rule);
    answer.parameters = render::parameters(on.law, &rule.parameters, on.context);
    let shape = tree::shape(on.law, criterion, on.context, &rule)?;
    let force = holds(criterion.from.as_deref(), criterion.to.as_deref(), on.context.as_of);
    let asked = Asked { law: on.law, criterion, rule: &rule, shape: &shape, force };
    let mut answer = asked.answer(&facts, &Unit::default(), answer);
    if answer.missing.inputs.iter().any(|i| i == IKM_MEMBERS) {
        by_members(&mut answer.missing, &questions::open_ikm(on));
    }
    Ok(answer)
}

/// What is open about the number of IKM is open about members.
fn by_members(missing: &mut Missing, open: &BTreeSet<String>) {
    let sets = missing.could_settle.iter_mut().chain(&mut missing.will_settle);
    for set in sets.chain([&mut missing.inputs]) {
        if set.iter().any(|i| i == IKM_MEMBERS) {
            set.retain(|i| i != IKM_MEMBERS);
            set.extend(open.iter().cloned());
        }
    }
    if missing.ask_next.as_deref() == Some(IKM_MEMBERS) {
        missing.ask_next = open.first().cloned();
    }
}

/// What is stated of the group and what follows from its members, places and decrees.
pub(crate) fn facts(on: &Prepared<'_>, rule: &Rule) -> Facts {
    let mut stated = on.group.facts.clone();
    if rule.numbers.iter().any(|n| n == IKM_MEMBERS) {
        let (sure, possible) = ikm_count(on);
        let possible = (possible != u32::MAX).then_some(i64::from(possible));
        stated.insert(IKM_MEMBERS.to_owned(), Fact::Number(Input::range(Some(i64::from(sure)), possible)));
    }
    if let Some(yes) = decrees::designated(on) {
        stated.insert(DESIGNATED.to_owned(), Fact::Flag(Input::Known(yes)));
    }
    let by_place = |i: &&InputDefinition| i.subjects.contains(&Subject::Group) && !i.provinces.is_empty();
    for input in on.law.registry().inputs.iter().filter(by_place) {
        if stated.contains_key(&input.id) {
            continue;
        }
        if let Some(inside) = inside(on, &input.provinces) {
            stated.insert(input.id.clone(), Fact::Flag(Input::Known(inside)));
        }
    }
    let every = rule.members.iter().map(|r| every(on, r)).collect();
    Facts::stated_only(stated, every)
}

/// The number of IKM: by the members, or by declared totals where no member is listed.
fn ikm_count(on: &Prepared<'_>) -> (u32, u32) {
    match on.group.declared.as_ref().filter(|_| on.group.members.is_empty()) {
        Some(totals) => declared::ikm(on, totals),
        None => on.ikm_members(),
    }
}

/// Whether all places of the group lie in these provinces, or none does; `None` where that is open.
fn inside(on: &Prepared<'_>, provinces: &[u8]) -> Option<bool> {
    let members = on.group.members.iter().map(|u| &u.place);
    let declared = on.group.declared.iter().flat_map(|d| &d.places);
    let mut answers = BTreeSet::new();
    for place in members.chain(declared) {
        let codes = place.candidates();
        if codes.is_empty() {
            return None;
        }
        answers.extend(codes.iter().map(|c| in_provinces(*c, provinces)));
    }
    let mut answers = answers.into_iter();
    match (answers.next(), answers.next()) {
        (Some(one), None) => one,
        _ => None,
    }
}

/// The provinces are named by Kemendagri codes, so a code of another system tells nothing.
fn in_provinces(code: RegionCode, provinces: &[u8]) -> Option<bool> {
    let province = code.ancestor(Level::Province).filter(|p| p.system == System::Kemendagri)?;
    Some(provinces.iter().any(|p| u64::from(*p) == province.code))
}

/// A condition on each member: it can fail where it can fail for one, or where members are not listed.
fn every(on: &Prepared<'_>, rule: &Rule) -> Every {
    let mut out = Every { can: (false, true), open: Vec::new() };
    let mut seen = false;
    for row in rows_by_name(&on.group.members) {
        let Some(unit) = on.group.members.get(row) else { continue };
        seen = true;
        let facts = Facts::of(unit);
        let decision = decide(rule, &facts, true);
        match decision.verdict {
            Verdict::Met => {}
            Verdict::Unknown => {
                out.can.0 = true;
                let id = id_of(unit, row);
                let named = |set: &Vec<Axis>| -> Vec<String> {
                    let names = set.iter().flat_map(|a| input_names(rule, &facts, *a));
                    names.map(|n| format!("members/{id}/{n}")).collect()
                };
                let shortest = decision.sets.will.iter().min_by_key(|s| s.len());
                let will = shortest.or(decision.sets.could.first()).map(named).unwrap_or_default();
                out.open.push(OpenMember { could: decision.sets.could.iter().map(named).collect(), will });
            }
            _ => out.can = (true, false),
        }
    }
    let complete = on.complete && seen;
    if !complete && out.can.1 {
        out.can.0 = true;
        let list = vec!["members_complete".to_owned()];
        out.open.push(OpenMember { could: vec![list.clone()], will: list });
    }
    // No member at all, and the list is complete: it holds of nobody.
    if on.complete && !seen {
        out.can = (true, false);
    }
    out
}
