//! The nearest change of a group as a whole: what is stated of it, conditions on each member, the number of its IKM.

use super::change::{Edit, NearestChange, Obstacle, Target};
use super::handle::{Handle, Slot, read_by, slot};
use super::members::{Fix, fix};
use super::names::{Names, sorted};
use super::search::{Pick, Solution, search};
use super::unit::{Source, fact};
use super::words::Asked;
use super::{Answered, answer, apply, undetermined};
use crate::assess::count::{Prepared, ikm_criteria};
use crate::assess::facts::Facts;
use crate::assess::rule::{BUILT_IN, Rule};
use crate::assess::whole::facts;
use crate::assess::{Verdict, render};
use crate::date::Holds;
use crate::group::Group;
use crate::input::Input;
use crate::law::{IKM_MEMBERS, LawError, holds};
use crate::unit::Fact;

/// The edits of members behind one condition of the rule.
struct Behind {
    /// For the n-th value above the present one: the edits of one more member, or a further unit.
    steps: Vec<Fix>,
}

/// Answers for a group as a whole.
pub(super) fn nearest(
    asked: &Asked<'_>,
    group: &Group,
    names: &Names<'_>,
    most: usize,
) -> Result<NearestChange, LawError> {
    let assessed = asked.law.assess_group(group, &asked.criterion.id, asked.context)?;
    let now = assessed.verdict;
    if !matches!(now, Verdict::NotMet | Verdict::Unknown) {
        return Ok(answer(asked, now, Answered::default()));
    }
    let c = asked.criterion;
    if holds(c.from.as_deref(), c.to.as_deref(), asked.context.as_of) == Holds::Undetermined {
        let of = Answered { obstacles: vec![undetermined()], exact: true, ..Answered::default() };
        return Ok(answer(asked, now, of));
    }
    let rule = Rule::compile(asked.law, asked.criterion, asked.context)?;
    let on = Prepared::new(asked.law, group, asked.context)?;
    let facts = facts(&on, &rule);
    let mut w = Whole { asked, on: &on, group, rule: &rule, facts: &facts, most, exact: true };
    let (handles, behind) = w.handles(names)?;
    let searched = search(&rule, &facts, &handles, most);
    let mut of = Answered { exact: searched.exact && w.exact, ..Answered::default() };
    if let Some(found) = &searched.best {
        of.edits = w.edits(&handles, &behind, found, names);
        let mut changed = group.clone();
        of.edits.iter().for_each(|e| apply::group(&mut changed, &e.input, &e.to));
        let after = asked.law.assess_group(&changed, &asked.criterion.id, asked.context)?;
        if after.verdict != Verdict::Met {
            of.edits.clear();
        }
    }
    if of.edits.is_empty() {
        of.obstacles = w.obstacles(names)?;
        // A number that no source gave is open whatever else changes.
        let open = assessed.missing.inputs.iter().filter(|i| i.starts_with("supplied/"));
        let others = open.filter(|i| !of.obstacles.iter().any(|o| o.input == **i)).map(|i| asked.open(i));
        of.obstacles = others.collect::<Vec<_>>().into_iter().chain(of.obstacles).collect();
    }
    Ok(answer(asked, now, of))
}

struct Whole<'a> {
    asked: &'a Asked<'a>,
    on: &'a Prepared<'a>,
    group: &'a Group,
    rule: &'a Rule,
    facts: &'a Facts,
    most: usize,
    exact: bool,
}

impl Whole<'_> {
    /// The inputs that may change, and the edits of members behind those that stand for members.
    fn handles(&mut self, names: &Names<'_>) -> Result<(Vec<Handle>, Vec<Behind>), LawError> {
        let mut out = Vec::new();
        let mut stated: Vec<String> = read_by(self.rule);
        stated.retain(|n| n != IKM_MEMBERS);
        for name in stated {
            let Some(order) = names.order(&name).filter(|_| self.asked.law.input(&name).is_some()) else {
                continue;
            };
            let none = [Some(&Fact::Flag(Input::NotApplicable)), Some(&Fact::Number(Input::NotApplicable))];
            if none.contains(&self.facts.stated.get(&name)) {
                continue;
            }
            out.extend(slot(self.rule, &name, true).map(|s| Handle::new(&name, order, s)));
        }
        let mut behind = Vec::new();
        for i in 0..self.rule.members.len() {
            if let Some(fix) = self.every(i, names) {
                let order = fix.orders.iter().min().copied().unwrap_or(0);
                let mut handle = Handle::new(&format!("every/{i}"), order, Slot::Every(i));
                handle.prices = vec![fix.edits.len()];
                out.push(handle);
                behind.push((format!("every/{i}"), Behind { steps: vec![fix] }));
            }
        }
        if self.rule.numbers.iter().any(|n| n == IKM_MEMBERS) {
            let steps = self.ikm(names)?;
            if let Some(order) = steps.iter().flat_map(|f| f.orders.first()).min() {
                let mut handle = Handle::new(IKM_MEMBERS, *order, Slot::IkmMembers);
                let mut sum = 0;
                handle.prices = steps
                    .iter()
                    .map(|f| {
                        sum += f.edits.len();
                        sum
                    })
                    .collect();
                out.push(handle);
                behind.push((IKM_MEMBERS.to_owned(), Behind { steps }));
            }
        }
        let handles = sorted(out);
        // In the order of the handles, with nothing behind plain inputs.
        let of = |h: &Handle| behind.iter().position(|(n, _)| *n == h.name);
        let places: Vec<Option<usize>> = handles.iter().map(of).collect();
        let mut by_place: Vec<Option<Behind>> = behind.into_iter().map(|(_, b)| Some(b)).collect();
        let take = |p: &Option<usize>| p.and_then(|i| by_place.get_mut(i)?.take());
        let behind = places.iter().map(take).map(|b| b.unwrap_or(Behind { steps: Vec::new() })).collect();
        Ok((handles, behind))
    }

    /// A further unit.
    fn one_more(&self, order: usize, count: u32) -> Fix {
        let to = Target::Units { count, place: self.place(), key: None };
        let from = render::item(&Input::Known(self.group.members.len()), usize::to_string);
        let edit = self.asked.edit("members", &from, to, Some(i64::from(count)), self.asked.criterion, None);
        Fix { edits: vec![edit], distance: 0, orders: vec![order] }
    }

    fn place(&self) -> Option<crate::region::RegionCode> {
        self.group.members.iter().flat_map(|u| u.place.candidates()).min().copied()
    }

    /// The edits after which a condition holds of every member; `None` where none suffice.
    fn every(&mut self, i: usize, names: &Names<'_>) -> Option<Fix> {
        let rule = self.rule.members.get(i)?;
        let mut out = Fix::default();
        if !self.on.complete {
            let order = names.order("members_complete").filter(|_| !self.group.members_complete)?;
            let from = render::item(&Input::Known(false), bool::to_string);
            let to = Target::Flag(true);
            out.edits.push(self.asked.edit("members_complete", &from, to, None, self.asked.criterion, None));
            out.orders.push(order);
        }
        if self.group.members.is_empty() {
            let more = self.one_more(names.order("members")?, 1);
            out.edits.extend(more.edits);
            out.orders.extend(more.orders);
        }
        let serves = self.asked.criterion;
        for (row, unit) in self.group.members.iter().enumerate() {
            let one = fix(self.asked, &[(serves, rule)], unit, row, names, self.most, &mut self.exact)?;
            out.distance += one.distance;
            out.orders.extend(one.orders);
            out.edits.extend(one.edits);
        }
        Some(out)
    }

    /// For each IKM more than now: the edits of the member that is cheapest, or a further unit.
    fn ikm(&mut self, names: &Names<'_>) -> Result<Vec<Fix>, LawError> {
        let ids = ikm_criteria(self.asked.law, self.asked.context)?;
        let asked = self.asked;
        let criteria = ids.iter().map(|id| asked.law.criterion(id).unwrap_or(asked.criterion));
        let rules: Vec<_> = criteria.zip(self.on.ikm_rules()).collect();
        let place = self.rule.numbers.iter().position(|n| n == IKM_MEMBERS).unwrap_or(0);
        let most = self.rule.cuts.get(BUILT_IN + place).and_then(|c| c.last()).copied().unwrap_or(0);
        let sure = self.facts.number(IKM_MEMBERS).0.first().map_or(0, |(lo, _)| *lo);
        let more = usize::try_from(most.saturating_sub(sure)).unwrap_or(0);
        let mut out: Vec<Fix> = Vec::new();
        for (row, unit) in self.group.members.iter().enumerate() {
            let one = fix(self.asked, &rules, unit, row, names, self.most, &mut self.exact);
            out.extend(one.filter(|f| !f.edits.is_empty()));
        }
        if let Some(order) = names.order("members") {
            let one = self.one_more(order, 1);
            out.extend(vec![one; more]);
        }
        out.sort_by(|a, b| {
            let key = |f: &Fix| (f.edits.len(), f.distance, f.orders.clone());
            key(a).cmp(&key(b))
        });
        out.truncate(more);
        Ok(out)
    }

    /// The edits of a solution, with those of members in the place of what stands for them.
    fn edits(&self, handles: &[Handle], behind: &[Behind], found: &Solution, names: &Names<'_>) -> Vec<Edit> {
        let source = self.source();
        let mut out: Vec<Edit> = Vec::new();
        for pick in &found.picks {
            let Some(handle) = handles.get(pick.handle) else { continue };
            match behind.get(pick.handle) {
                Some(b) if !b.steps.is_empty() => out.extend(self.members(handle, b, pick)),
                _ => out.push(source(handle, pick)),
            }
        }
        let order = |e: &Edit| match e.input.strip_prefix("members/").and_then(|n| n.rsplit_once('/')) {
            Some((id, field)) => names.of_member(id, field),
            None => names.order(&e.input),
        };
        out.sort_by_key(order);
        out
    }

    fn source(&self) -> impl Fn(&Handle, &Pick) -> Edit + '_ {
        move |handle, pick| {
            let from = |name: &str| fact(self.facts, name);
            let serves = self.asked.criterion;
            let source =
                Source { asked: self.asked, serves, rule: self.rule, facts: self.facts, from: &from };
            source.edit(handle, pick, "")
        }
    }

    fn members(&self, handle: &Handle, behind: &Behind, pick: &Pick) -> Vec<Edit> {
        let present = handle.present(self.facts);
        let now = present.0.first().map_or(0, |(lo, _)| *lo);
        let steps = match handle.slot {
            Slot::IkmMembers => usize::try_from(pick.value.saturating_sub(now)).unwrap_or(0),
            _ => 1,
        };
        let edits = behind.steps.iter().take(steps).flat_map(|f| f.edits.iter().cloned());
        let (more, mut out): (Vec<Edit>, Vec<Edit>) = edits.partition(|e| e.input == "members");
        if let Some(count) = u32::try_from(more.len()).ok().filter(|n| *n > 0) {
            out.extend(self.one_more(0, count).edits);
        }
        out
    }

    /// What stands in the way: the inputs of the fewest edits of anything at all that may not change.
    fn obstacles(&mut self, names: &Names<'_>) -> Result<Vec<Obstacle>, LawError> {
        let all = names.and_all();
        let (mut handles, mut behind) = self.handles(names)?;
        let (more, more_behind) = self.handles(&all)?;
        let known: Vec<String> = handles.iter().map(|h| h.name.clone()).collect();
        let mine = handles.len();
        for (handle, b) in more.into_iter().zip(more_behind) {
            if !known.contains(&handle.name) {
                handles.push(handle);
                behind.push(b);
            }
        }
        let mut best: Option<Solution> = None;
        let others: Vec<usize> = (mine..handles.len()).collect();
        let mut tried = Vec::new();
        for size in 1..=others.len() {
            if best.is_some() || (size > self.most && size < others.len()) {
                continue;
            }
            for subset in super::search::subsets(&others, size) {
                let chosen = (0..mine).chain(subset);
                let map: Vec<usize> = chosen.collect();
                let some: Vec<Handle> = map.iter().filter_map(|i| handles.get(*i)).cloned().collect();
                let Some(found) = search(self.rule, self.facts, &some, self.most).best else { continue };
                let cost = (found.cost, found.distance);
                if best.as_ref().is_none_or(|b: &Solution| cost < (b.cost, b.distance)) {
                    (best, tried) = (Some(found), map);
                }
            }
        }
        let Some(mut found) = best else { return Ok(self.lacking()) };
        for pick in &mut found.picks {
            pick.handle = tried.get(pick.handle).copied().unwrap_or(pick.handle);
        }
        let edits = self.edits(&handles, &behind, &found, &all);
        let blocked: Vec<Edit> = edits.into_iter().filter(|e| !names.declared(&e.input)).collect();
        let out: Vec<Obstacle> = blocked.into_iter().map(|e| self.asked.obstacle(e)).collect();
        Ok(if out.is_empty() { self.lacking() } else { out })
    }

    /// What no edit can reach: numbers that were not supplied, and what follows from decrees.
    fn lacking(&self) -> Vec<Obstacle> {
        let from = |name: &str| fact(self.facts, name);
        let serves = self.asked.criterion;
        let source = Source { asked: self.asked, serves, rule: self.rule, facts: self.facts, from: &from };
        let other: Vec<String> = read_by(self.rule);
        let closed = other.iter().filter(|n| self.asked.law.input(n).is_none());
        let out = source.lacking();
        let open = out.iter().any(|o| o.input.starts_with("supplied/"));
        match closed.map(|n| self.asked.open(n)).collect::<Vec<_>>() {
            named if !named.is_empty() && !open => named,
            _ => out,
        }
    }
}
