//! The nearest change of one unit, and of what is read as one: its inputs, targets and boundaries.

use super::change::{Edit, NearestChange, Obstacle, Target};
use super::handle::{Handle, Slot, example, read_by, slot};
use super::names::Names;
use super::search::{Pick, Solution, cheapest, search, subsets};
use super::words::Asked;
use super::{Answered, answer, undetermined};
use crate::assess::facts::Facts;
use crate::assess::render;
use crate::assess::rule::{Flag, Rule};
use crate::assess::unit::decide;
use crate::assess::{EvidenceItem, Verdict};
use crate::date::{Date, Holds, PartialDate};
use crate::input::Input;
use crate::law::{Criterion, KBLI_EDITION, LawError, holds};
use crate::money::Rupiah;
use crate::unit::{Fact, Unit, WorkersBasis};

/// Answers for a unit.
pub(super) fn nearest(
    asked: &Asked<'_>,
    unit: &Unit,
    names: &Names<'_>,
    most: usize,
) -> Result<NearestChange, LawError> {
    let c = asked.criterion;
    let rule = Rule::compile(asked.law, c, asked.context)?;
    let force = holds(c.from.as_deref(), c.to.as_deref(), asked.context.as_of);
    if matches!(force, Holds::Before | Holds::After) {
        return Ok(answer(asked, Verdict::NotInForce, Answered::default()));
    }
    let facts = Facts::of(unit);
    let decision = decide(&rule, &facts, facts.has_inapplicable(&rule));
    if force == Holds::Undetermined {
        let of = Answered { obstacles: vec![undetermined()], exact: true, ..Answered::default() };
        return Ok(answer(asked, Verdict::Unknown, of));
    }
    let verdict = decision.verdict;
    if !matches!(verdict, Verdict::NotMet | Verdict::Unknown) {
        return Ok(answer(asked, verdict, Answered::default()));
    }
    let handles = handles(&rule, unit, names.iter());
    let searched = search(&rule, &facts, &handles, most);
    let mut of = Answered { exact: searched.exact, ..Answered::default() };
    let on = Source { asked, serves: c, rule: &rule, facts: &facts, from: &|name| item(unit, &facts, name) };
    match &searched.best {
        Some(found) => {
            of.together =
                found.together.map(|(lo, hi)| ((lo > 0).then_some(lo), (hi < i64::MAX).then_some(hi)));
            of.edits = on.edits(&handles, found, "");
        }
        None => {
            let others = names.others(read_by(&rule));
            let behind = self::handles(&rule, unit, others.iter().map(|n| (names.len(), n.as_str())));
            of.obstacles = on.obstacles(&handles, behind, most);
        }
    }
    Ok(answer(asked, verdict, of))
}

/// The inputs of a unit that a rule reads and that have a value at all.
pub(super) fn handles<'n>(
    rule: &Rule,
    unit: &Unit,
    names: impl IntoIterator<Item = (usize, &'n str)>,
) -> Vec<Handle> {
    let owner_counted = unit.workers.basis != WorkersBasis::Paid;
    let applies = |name: &str| match name {
        // There is no edition without a code.
        KBLI_EDITION => !unit.kbli.candidates().is_empty(),
        _ => state(unit, name) != "not_applicable",
    };
    let of = |(order, name): (usize, &str)| Some(Handle::new(name, order, slot(rule, name, owner_counted)?));
    names.into_iter().filter(|(_, name)| applies(name)).filter_map(of).collect()
}

fn state(unit: &Unit, name: &str) -> &'static str {
    match name {
        "workers" => unit.workers.total.state(),
        "investment_excl_land" => unit.investment.excl_land.state(),
        "investment_land" => unit.investment.land.state(),
        "investment_total" => unit.investment.total.state(),
        "investment" => unit.investment.undeclared.state(),
        "business_capital" => unit.business_capital.state(),
        "annual_sales" => unit.annual_sales.state(),
        "net_worth" => unit.net_worth.state(),
        "established" => unit.established.state(),
        "kbli" => unit.kbli.state(),
        "industri_review" => unit.industri_review.state(),
        _ => unit.facts.get(name).map_or("missing", Fact::state),
    }
}

/// What is known of an input of a unit.
pub(super) fn item(unit: &Unit, facts: &Facts, name: &str) -> EvidenceItem {
    let money = |input: &Input<Rupiah>| render::item(input, |m| m.amount().to_string());
    match name {
        "workers" => render::item(&unit.workers.total, u32::to_string),
        "investment_excl_land" => money(&unit.investment.excl_land),
        "investment_land" => money(&unit.investment.land),
        "investment_total" => money(&unit.investment.total),
        "investment" => money(&unit.investment.undeclared),
        "business_capital" => money(&unit.business_capital),
        "annual_sales" => money(&unit.annual_sales),
        "net_worth" => money(&unit.net_worth),
        "established" => render::item(&unit.established, PartialDate::to_string),
        "kbli" => render::item(&unit.kbli, |k| format!("{k} ({})", k.edition.as_str())),
        _ => fact(facts, name),
    }
}

/// What is known of a stated fact.
pub(super) fn fact(facts: &Facts, name: &str) -> EvidenceItem {
    match facts.stated.get(name) {
        Some(Fact::Flag(f)) => render::item(f, bool::to_string),
        Some(Fact::Number(n)) => render::item(n, i64::to_string),
        None => render::item(&Input::<bool>::default(), bool::to_string),
    }
}

/// A rule on the facts that it is asked of.
pub(super) struct Source<'a> {
    pub(super) asked: &'a Asked<'a>,
    /// The criterion whose condition the edits serve.
    pub(super) serves: &'a Criterion,
    pub(super) rule: &'a Rule,
    pub(super) facts: &'a Facts,
    pub(super) from: &'a dyn Fn(&str) -> EvidenceItem,
}

impl Source<'_> {
    /// The edits of a solution.
    pub(super) fn edits(&self, handles: &[Handle], found: &Solution, prefix: &str) -> Vec<Edit> {
        let of = |p: &Pick| handles.get(p.handle).map(|h| self.edit(h, p, prefix));
        found.picks.iter().filter_map(of).collect()
    }

    /// One edit.
    pub(super) fn edit(&self, handle: &Handle, pick: &Pick, prefix: &str) -> Edit {
        let present = handle.present(self.facts);
        let (lo, hi) = handle.told(pick.range);
        let after = present.0.iter().all(|(_, end)| *end < pick.range.0);
        let before = present.0.iter().all(|(start, _)| *start > pick.range.1);
        let boundary = match () {
            () if handle.is_flag() => None,
            () if after => lo,
            () if before => hi,
            () => hi.or(lo),
        };
        let input = format!("{prefix}{}", handle.name);
        let on = Some((self.rule, self.facts));
        self.asked.edit(&input, &(self.from)(&handle.name), target(handle, pick), boundary, self.serves, on)
    }

    /// What stands in the way: the fewest inputs that may not change and would have to, else what the rule itself lacks.
    pub(super) fn obstacles(&self, handles: &[Handle], behind: Vec<Handle>, most: usize) -> Vec<Obstacle> {
        let all: Vec<usize> = (0..behind.len()).collect();
        for size in 1..=all.len().min(most) {
            let mut best: Option<((usize, u128), Vec<Handle>)> = None;
            for subset in subsets(&all, size) {
                let more = subset.iter().filter_map(|i| behind.get(*i)).cloned();
                let tried: Vec<Handle> = handles.iter().cloned().chain(more).collect();
                let Some(cost) = cheapest(self.rule, self.facts, &tried, most) else { continue };
                if best.as_ref().is_none_or(|(b, _)| cost < *b) {
                    best = Some((cost, tried));
                }
            }
            if let Some(found) = best.and_then(|(_, tried)| {
                let found = search(self.rule, self.facts, &tried, most).best?;
                Some(self.blocking(handles, &tried, &found))
            }) {
                return found;
            }
        }
        let tried: Vec<Handle> = handles.iter().cloned().chain(behind).collect();
        match search(self.rule, self.facts, &tried, most).best {
            Some(found) => self.blocking(handles, &tried, &found),
            None => self.lacking(),
        }
    }

    fn blocking(&self, handles: &[Handle], tried: &[Handle], found: &Solution) -> Vec<Obstacle> {
        let new = found.picks.iter().filter(|p| p.handle >= handles.len());
        let of = |p: &Pick| tried.get(p.handle).map(|h| self.asked.obstacle(self.edit(h, p, "")));
        new.filter_map(of).collect()
    }

    /// What the rule itself leaves open, whatever the inputs are.
    pub(super) fn lacking(&self) -> Vec<Obstacle> {
        let of = |flag: &Flag| match flag {
            Flag::Supplied { parameter, .. } => Some(format!("supplied/{parameter}")),
            Flag::Undecided { parameter, .. } => Some(parameter.clone()),
            _ => None,
        };
        let mut out: Vec<Obstacle> = Vec::new();
        for name in self.rule.flags.iter().filter_map(of) {
            if !out.iter().any(|o| o.input == name) {
                out.push(self.asked.open(&name));
            }
        }
        if out.is_empty() {
            // What does not apply, or a count on another basis than the rule asks for.
            let unread = |name: &String| (self.from)(name).state == "not_applicable";
            out.extend(read_by(self.rule).iter().filter(|n| unread(n)).map(|n| self.asked.open(n)));
        }
        if out.is_empty() {
            out.push(self.asked.open(if self.rule.uses.get(1) == Some(&true) {
                "workers_basis"
            } else {
                "kbli"
            }));
        }
        out
    }
}

/// What a handle has to become.
fn target(handle: &Handle, pick: &Pick) -> Target {
    let (at_least, at_most) = handle.told(pick.range);
    match &handle.slot {
        Slot::Flag(_) | Slot::Every(_) => Target::Flag(pick.value == 1),
        Slot::Edition => Target::Edition,
        Slot::Division(windows) => match example(windows) {
            Some(example) => {
                let mut ranges: Vec<String> = Vec::new();
                let edition = example.edition.as_str();
                for w in windows.iter().filter(|w| w.editions.iter().any(|e| e == edition)) {
                    ranges.push(format!("{}-{} ({edition})", w.from, w.to));
                }
                Target::Division { divisions: ranges.join(", "), example }
            }
            None => Target::Edition,
        },
        Slot::Established => {
            let day = |n: i64| i32::try_from(n).ok().and_then(Date::from_days);
            match day(pick.value) {
                Some(value) => Target::Day { value, from: at_least.and_then(day), to: at_most.and_then(day) },
                None => Target::Number { value: pick.value, at_least, at_most },
            }
        }
        _ => Target::Number { value: pick.value, at_least, at_most },
    }
}
