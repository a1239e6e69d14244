//! The nearest change of a group that needs so many members together and alike.
//!
//! For one place and one shared thing the edits that bring each member in are independent of each other, so the cheapest
//! members and further units make the fewest edits. Only where a member can be one of several things may less suffice,
//! because then each completion may have its own place and thing; that is tried out.

use super::change::{Edit, NearestChange, Obstacle, Target, Wanted};
use super::members::{Fix, fix};
use super::names::Names;
use super::words::Asked;
use super::{Answered, answer, apply};
use crate::assess::count::{Prepared, ikm_criteria};
use crate::assess::members::{Alternative, Aspect, Key, Location, alternatives, id_of};
use crate::assess::{EvidenceItem, Verdict, group, render};
use crate::group::Group;
use crate::industry::Kbli;
use crate::input::Input;
use crate::law::{LawError, Members, Share};
use crate::region::RegionCode;
use crate::unit::Unit;

/// The most combinations of edits that are tried where members can be one of several things.
const TRIES: usize = 3_000;

/// How far edits are: fewer first, then closer, then in the caller's order.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cost {
    pub(super) edits: usize,
    pub(super) distance: u128,
    pub(super) orders: Vec<usize>,
}

impl Cost {
    pub(super) fn one(edits: usize, order: usize) -> Self {
        Self { edits, distance: 0, orders: vec![order] }
    }

    pub(super) fn and(mut self, other: &Self) -> Self {
        self.edits += other.edits;
        self.distance += other.distance;
        self.orders.extend(&other.orders);
        self.orders.sort_unstable();
        self
    }
}

/// One row of the group.
struct Row<'a> {
    unit: &'a Unit,
    id: String,
    alternatives: Vec<Alternative>,
    fix: Option<Fix>,
}

/// Edits with what they cost.
#[derive(Clone)]
pub(super) struct Plan {
    pub(super) cost: Cost,
    pub(super) edits: Vec<(String, Target)>,
    /// Edits of inputs that make members IKM, which have their words already.
    pub(super) fixes: Vec<Edit>,
}

/// Answers for a number of members.
pub(super) fn nearest(
    asked: &Asked<'_>,
    ask: &Members,
    group: &Group,
    names: &Names<'_>,
    most: usize,
) -> Result<NearestChange, LawError> {
    let now = asked.law.assess_group(group, &asked.criterion.id, asked.context)?.verdict;
    if !matches!(now, Verdict::NotMet | Verdict::Unknown) {
        return Ok(answer(asked, now, Answered::default()));
    }
    let on = Prepared::new(asked.law, group, asked.context)?;
    let mut solver = Solver { asked, on: &on, ask, group, most, exact: true };
    let by_members = match solver.best(names)? {
        Some(plan) => solver.verified(plan, names)?,
        None => None,
    };
    let by_totals = solver.by_totals(names, None)?;
    let best = [by_members, by_totals].into_iter().flatten().min_by(|a, b| a.cost.cmp(&b.cost));
    let exact = solver.exact;
    let (edits, obstacles) = match best {
        Some(plan) => (solver.told(&plan, names), Vec::new()),
        None => (Vec::new(), solver.obstacles(names)?),
    };
    Ok(answer(asked, now, Answered { edits, obstacles, exact, ..Answered::default() }))
}

/// Answers for questions about decrees: no input of a group makes a decree.
pub(super) fn decree(asked: &Asked<'_>, group: &Group) -> Result<NearestChange, LawError> {
    let now = asked.law.assess_group(group, &asked.criterion.id, asked.context)?;
    let report = now.group.as_ref().is_some_and(|g| g.drift.is_some());
    let verdict = if report { Verdict::NotApplicable } else { now.verdict };
    let obstacles = vec![asked.open("decrees")];
    Ok(answer(asked, verdict, Answered { obstacles, exact: true, ..Answered::default() }))
}

pub(super) struct Solver<'a> {
    asked: &'a Asked<'a>,
    pub(super) on: &'a Prepared<'a>,
    pub(super) ask: &'a Members,
    pub(super) group: &'a Group,
    most: usize,
    exact: bool,
}

impl<'a> Solver<'a> {
    fn rows(&mut self, names: &Names<'_>, then: Option<&Names<'_>>) -> Result<Vec<Row<'a>>, LawError> {
        let ids = ikm_criteria(self.asked.law, self.asked.context)?;
        let criteria = ids.iter().filter_map(|id| self.asked.law.criterion(id));
        let rules: Vec<_> = criteria.zip(self.on.ikm_rules()).collect();
        let mut out = Vec::new();
        for (row, unit) in self.group.members.iter().enumerate() {
            let mut with = |n| fix(self.asked, &rules, unit, row, n, self.most, &mut self.exact);
            let fix = match self.ask.ikm {
                false => Some(Fix::default()),
                true => with(names).or_else(|| then.and_then(with)),
            };
            let tri = self.on.ikm.get(row).copied().unwrap_or(crate::assess::members::Tri::Maybe);
            out.push(Row {
                unit,
                id: id_of(unit, row),
                alternatives: alternatives(unit, tri, self.on.by_radius()),
                fix,
            });
        }
        Ok(out)
    }

    /// The fewest edits of what is named.
    fn best(&mut self, names: &Names<'_>) -> Result<Option<Plan>, LawError> {
        let rows = self.rows(names, None)?;
        let plan = self.straight(&rows, names, None);
        // Which members are near enough to each other is found by trying; no edit moves one or gives it coordinates.
        self.exact &= !self.on.by_radius();
        if !self.on.ambiguous(self.ask.ikm) && !self.on.by_radius() {
            return Ok(plan);
        }
        let plan = match plan {
            Some(plan) if self.on.by_radius() && !self.holds(&plan)? => None,
            plan => plan,
        };
        let bound = plan.as_ref().map_or(self.most + 1, |p| p.cost.edits);
        let fewer = self.tried(&rows, names, bound)?;
        Ok(fewer.or(plan))
    }

    /// The fewest edits over all places and things to share; those of `free` inputs cost nothing.
    fn straight(&self, rows: &[Row<'_>], names: &Names<'_>, free: Option<&Names<'_>>) -> Option<Plan> {
        let needed = usize::try_from(group::needed(self.on, self.ask)?).ok()?;
        let price = |name: &str| usize::from(!free.is_some_and(|f| f.declared(name)));
        let reviewed = self.group.one_location_review.known() == Some(&true);
        let judging = self.judging(names, &price);
        let by_radius = self.on.by_radius();
        let mut locations = if by_radius { vec![Location::Radius] } else { self.on.locations() };
        if !by_radius && self.on.location != "explicit" && (reviewed || judging.is_some()) {
            locations.push(Location::Anywhere);
        }
        // Of what the caller did not name, what is open is recorded before units are added.
        let last = usize::from(free.is_some_and(|f| !f.declared("members")));
        let adding = names
            .order("members")
            .filter(|_| !by_radius)
            .map(|order| Cost::one(price("members"), order + last));
        let mut best: Option<Plan> = None;
        for location in &locations {
            let base = match location {
                Location::Anywhere => judging.clone().unwrap_or_default(),
                _ => Cost::default(),
            };
            for key in self.on.keys(&self.ask.share) {
                let mut options: Vec<(Cost, Option<usize>)> = Vec::new();
                for (m, member) in self.on.merged().iter().enumerate() {
                    let costs = member.rows.iter().filter_map(|r| rows.get(*r));
                    let cost = costs
                        .map(|r| cost(r, location, &key, names, &price))
                        .try_fold(Cost::default(), |sum, one| Some(sum.and(&one?)));
                    options.extend(cost.map(|c| (c, Some(m))));
                }
                if let Some(one) = &adding {
                    options.extend(vec![(one.clone(), None); needed]);
                }
                if options.len() < needed {
                    continue;
                }
                options.sort();
                options.truncate(needed);
                let total = options.iter().fold(base.clone(), |sum, (c, _)| sum.and(c));
                if best.as_ref().is_none_or(|b| total < b.cost) {
                    best = Some(self.plan(rows, location, &key, &options, total));
                }
            }
        }
        best
    }

    fn plan(
        &self,
        rows: &[Row<'_>],
        location: &Location,
        key: &Key,
        options: &[(Cost, Option<usize>)],
        cost: Cost,
    ) -> Plan {
        let mut plan = Plan { cost, edits: Vec::new(), fixes: Vec::new() };
        let reviewed = self.group.one_location_review.known() == Some(&true);
        if *location == Location::Anywhere && !reviewed {
            plan.edits.push(("one_location_review".to_owned(), Target::Flag(true)));
        }
        let mut chosen: Vec<usize> = options.iter().filter_map(|(_, m)| *m).collect();
        chosen.sort_unstable();
        let members = chosen.iter().filter_map(|m| self.on.merged().get(*m));
        for row in members.flat_map(|m| &m.rows).filter_map(|r| rows.get(*r)) {
            plan.fixes.extend(row.fix.iter().flat_map(|f| f.edits.iter().cloned()));
            for (field, target) in recorded(row, location, key) {
                let edit = (format!("members/{}/{field}", row.id), target);
                if !plan.edits.contains(&edit) {
                    plan.edits.push(edit);
                }
            }
        }
        let count = options.iter().filter(|(_, m)| m.is_none()).count();
        if let Some(count) = u32::try_from(count).ok().filter(|n| *n > 0) {
            let target = Target::Units { count, place: self.place(location), key: wanted(key) };
            plan.edits.push(("members".to_owned(), target));
        }
        plan
    }

    /// Where further units can be.
    fn place(&self, location: &Location) -> Option<RegionCode> {
        match location {
            Location::Village(code) | Location::District(code) => Some(*code),
            Location::Decree(_, places) | Location::Explicit(places) => places.first().copied(),
            Location::Unmentioned | Location::Radius => None,
            Location::Anywhere => self.group.members.iter().flat_map(|u| u.place.candidates()).min().copied(),
        }
    }

    /// The words of a plan.
    fn told(&self, plan: &Plan, names: &Names<'_>) -> Vec<Edit> {
        let mut out = plan.fixes.clone();
        out.extend(plan.edits.iter().map(|(input, target)| self.worded(input, target)));
        let order = |e: &Edit| match e.input.strip_prefix("members/").and_then(|n| n.rsplit_once('/')) {
            Some((id, field)) => names.of_member(id, field),
            None => names.order(&e.input),
        };
        out.sort_by_key(order);
        out
    }

    fn worded(&self, input: &str, target: &Target) -> Edit {
        let from = self.from(input);
        let boundary = match target {
            Target::Number { value, .. } => Some(*value),
            Target::Units { count, .. } => Some(i64::from(*count)),
            _ => None,
        };
        self.asked.edit(input, &from, target.clone(), boundary, self.asked.criterion, None)
    }

    /// What is known of an input of the group now.
    fn from(&self, input: &str) -> EvidenceItem {
        let list = |i: &Input<Vec<String>>| render::item(i, |w| w.join(", "));
        if let Some((id, field)) = input.strip_prefix("members/").and_then(|n| n.rsplit_once('/')) {
            let mut rows = self.group.members.iter().enumerate();
            let unit = rows.find(|(row, u)| id_of(u, *row) == id).map(|(_, u)| u);
            let Some(unit) = unit else { return render::item(&Input::<bool>::default(), bool::to_string) };
            return match field {
                "village" => render::item(&unit.place, RegionCode::to_string),
                "kbli" => render::item(&unit.kbli, Kbli::to_string),
                "products" => list(&unit.products),
                "raw_materials" => list(&unit.raw_materials),
                _ => list(&unit.processes),
            };
        }
        match input {
            "members" => render::item(&Input::Known(self.group.members.len()), usize::to_string),
            "one_location_review" => render::item(&self.group.one_location_review, bool::to_string),
            _ => {
                let units = self.group.declared.as_ref().map(|d| d.units.clone()).unwrap_or_default();
                render::item(&units, u32::to_string)
            }
        }
    }

    pub(super) fn applied(&self, plan: &Plan) -> Group {
        let mut group = self.group.clone();
        plan.fixes.iter().for_each(|e| apply::group(&mut group, &e.input, &e.to));
        plan.edits.iter().for_each(|(input, to)| apply::group(&mut group, input, to));
        group
    }

    pub(super) fn holds(&self, plan: &Plan) -> Result<bool, LawError> {
        let group = self.applied(plan);
        let on = Prepared::new(self.asked.law, &group, self.asked.context)?;
        Ok(group::verdict(&on, self.ask) == Verdict::Met)
    }

    /// Tries all combinations of fewer edits than `bound`.
    fn tried(&mut self, rows: &[Row<'_>], names: &Names<'_>, bound: usize) -> Result<Option<Plan>, LawError> {
        let steps = self.steps(rows, names);
        let mut left = TRIES;
        let first = Plan { cost: Cost::default(), edits: Vec::new(), fixes: Vec::new() };
        for size in 1..bound {
            let mut found: Option<Plan> = None;
            self.extend(&first, &steps, size, &mut left, &mut found)?;
            if found.is_some() {
                return Ok(found);
            }
            if left == 0 {
                self.exact = false;
                return Ok(None);
            }
        }
        Ok(None)
    }

    fn extend(
        &self,
        plan: &Plan,
        steps: &[Plan],
        size: usize,
        left: &mut usize,
        found: &mut Option<Plan>,
    ) -> Result<(), LawError> {
        if plan.cost.edits == size {
            if *left > 0 && found.as_ref().is_none_or(|f| plan.cost < f.cost) {
                *left -= 1;
                if self.holds(plan)? {
                    *found = Some(plan.clone());
                }
            }
            return Ok(());
        }
        for (i, step) in steps.iter().enumerate() {
            if plan.cost.edits + step.cost.edits > size || *left == 0 {
                continue;
            }
            let mut next = plan.clone();
            next.cost = next.cost.and(&step.cost);
            let same = |(input, _): &&(String, Target)| plan.edits.iter().any(|(other, _)| other == input);
            let adds = step.edits.first().is_some_and(|(input, _)| input == "members");
            if !adds && step.edits.iter().any(|e| same(&e)) {
                continue;
            }
            let last = next.edits.iter_mut().find(|e| adds && step.edits.contains(&one(e)));
            match last {
                Some((_, Target::Units { count, .. })) => *count += 1,
                _ => next.edits.extend(step.edits.iter().cloned()),
            }
            next.fixes.extend(step.fixes.iter().cloned());
            // Further units may be added again; anything else once.
            let rest = steps.get(if adds { i } else { i + 1 }..).unwrap_or(&[]);
            self.extend(&next, rest, size, left, found)?;
        }
        Ok(())
    }

    /// Every single edit that can bear on the count.
    fn steps(&self, rows: &[Row<'_>], names: &Names<'_>) -> Vec<Plan> {
        let step =
            |cost, input: String, target| Plan { cost, edits: vec![(input, target)], fixes: Vec::new() };
        let (locations, keys) = (self.on.locations(), self.on.keys(&self.ask.share));
        let mut out: Vec<Plan> = Vec::new();
        for row in rows {
            if let Some(fix) = row.fix.as_ref().filter(|f| !f.edits.is_empty()) {
                let cost =
                    Cost { edits: fix.edits.len(), distance: fix.distance, orders: fix.orders.clone() };
                out.push(Plan { cost, edits: Vec::new(), fixes: fix.edits.clone() });
            }
            let places = locations.iter().filter_map(|l| to_place(row, l).map(|t| ("village", t)));
            let things = keys.iter().filter_map(|k| to_key(row, k));
            for (field, target) in places.chain(things) {
                let Some(order) = names.of_member(&row.id, field) else { continue };
                let input = format!("members/{}/{field}", row.id);
                if !out.iter().any(|p| p.edits.contains(&(input.clone(), target.clone()))) {
                    out.push(step(Cost::one(1, order), input, target));
                }
            }
        }
        if let Some(cost) = self.judging(names, &|_| 1) {
            out.push(step(cost, "one_location_review".to_owned(), Target::Flag(true)));
        }
        if let Some(order) = names.order("members") {
            for location in &locations {
                for key in &keys {
                    let target = Target::Units { count: 1, place: self.place(location), key: wanted(key) };
                    out.push(step(Cost::one(1, order), "members".to_owned(), target));
                }
            }
        }
        out
    }

    /// What stands in the way: the fewest inputs that may not change and would have to.
    fn obstacles(&mut self, names: &Names<'_>) -> Result<Vec<Obstacle>, LawError> {
        if group::needed(self.on, self.ask).is_none() {
            return Ok(vec![self.asked.open(&self.ask.at_least)]);
        }
        let all = names.and_all();
        let exact = self.exact;
        let rows = self.rows(names, Some(&all))?;
        self.exact = exact;
        let by_members = match self.straight(&rows, &all, Some(names)) {
            Some(plan) => self.verified(plan, &all)?,
            None => None,
        };
        let by_totals = self.by_totals(&all, Some(names))?;
        let best = [by_members, by_totals].into_iter().flatten().min_by(|a, b| a.cost.cmp(&b.cost));
        let edits = best.map(|plan| self.told(&plan, &all)).unwrap_or_default();
        let blocked = edits.into_iter().filter(|e| !names.declared(&e.input));
        let mut out: Vec<Obstacle> = blocked.map(|e| self.asked.obstacle(e)).collect();
        if out.is_empty() {
            out.push(self.asked.open("members"));
        }
        Ok(out)
    }
}

/// A further unit of the same kind, alone.
fn one((input, target): &(String, Target)) -> (String, Target) {
    let target = match target {
        Target::Units { place, key, .. } => Target::Units { count: 1, place: *place, key: key.clone() },
        other => other.clone(),
    };
    (input.clone(), target)
}

/// What it costs that a row counts here with this; `None` where it cannot.
fn cost(
    row: &Row<'_>,
    location: &Location,
    key: &Key,
    names: &Names<'_>,
    price: &dyn Fn(&str) -> usize,
) -> Option<Cost> {
    let fix = row.fix.as_ref()?;
    let edits = fix.edits.iter().map(|e| price(&e.input)).sum();
    let mut cost = Cost { edits, distance: fix.distance, orders: fix.orders.clone() };
    let located = row.alternatives.iter().all(|a| a.located(location).0);
    let shares = row.alternatives.iter().all(|a| a.shares(key).0);
    let mut record = |field: &str| {
        let order = names.of_member(&row.id, field)?;
        cost = cost.clone().and(&Cost::one(price(&format!("members/{}/{field}", row.id)), order));
        Some(())
    };
    if !located {
        to_place(row, location)?;
        record("village")?;
    }
    if !shares {
        record(to_key(row, key)?.0)?;
    }
    Some(cost)
}

/// What has to be recorded of a row so that it counts here with this.
fn recorded(row: &Row<'_>, location: &Location, key: &Key) -> Vec<(&'static str, Target)> {
    let place = to_place(row, location).map(|t| ("village", t));
    place.into_iter().chain(to_key(row, key)).collect()
}

/// The place to record of a row that may be in a location and is not for certain.
fn to_place(row: &Row<'_>, location: &Location) -> Option<Target> {
    if row.alternatives.iter().all(|a| a.located(location).0) {
        return None;
    }
    // Coordinates are not recorded by an edit.
    if *location == Location::Radius || !row.alternatives.iter().any(|a| a.located(location).1) {
        return None;
    }
    let code = match location {
        Location::Village(code) | Location::District(code) => Some(*code),
        Location::Decree(_, places) | Location::Explicit(places) => {
            let mut places = places.iter().copied();
            let fits = |p: &RegionCode| row.alternatives.iter().any(|a| a.located(&Location::Village(*p)).1);
            Some(places.find(fits)?)
        }
        Location::Unmentioned | Location::Anywhere | Location::Radius => None,
    };
    // A place that is known already to be inside is recorded as it is.
    let inside = row.unit.place.candidates().iter().find(|c| code.is_some_and(|p| c.within(p)));
    Some(Target::Place(inside.copied().or(code)))
}

/// What to record of a row that may have a key and has it not for certain.
fn to_key(row: &Row<'_>, key: &Key) -> Option<(&'static str, Target)> {
    if row.alternatives.iter().all(|a| a.shares(key).0) {
        return None;
    }
    // A code that is shorter than codes are compared can become only one that begins so.
    let open = |a: &Alternative| match (key, &a.kbli) {
        (Key::KbliWithin(k), Aspect::Is(own)) => {
            own.edition == k.edition && own.digits <= k.digits && k.at(own.digits) == Some(*own)
        }
        _ => a.shares(key).1,
    };
    if !row.alternatives.iter().any(open) {
        return None;
    }
    let wanted = wanted(key)?;
    let field = match wanted.kind() {
        Share::Kbli => "kbli",
        Share::Product => "products",
        Share::RawMaterial => "raw_materials",
        Share::Process => "processes",
    };
    Some((field, Target::Key(wanted)))
}

fn wanted(key: &Key) -> Option<Wanted> {
    Some(match key {
        Key::Nothing => return None,
        Key::Kbli(k) => Wanted::Kbli(*k),
        Key::KbliWithin(k) => Wanted::KbliWithin(*k),
        Key::Word(share, word) => Wanted::Word(*share, word.clone()),
        Key::Unmentioned(share) => Wanted::Any(*share),
    })
}
