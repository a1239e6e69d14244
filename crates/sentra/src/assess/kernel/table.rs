//! The table of a rule: the answer of the exact engine for one unit of each combination of cells.

use super::answer::{LAST_INPUT, UnitAnswer};
use super::plan::{Part, Plan};
use crate::assess::Verdict;
use crate::assess::facts::Facts;
use crate::assess::rule::{Ask, Rule};
use crate::assess::sets::Sets;
use crate::assess::unit::{decide, missing};
use crate::date::Holds;
use crate::unit::Unit;

/// More combinations than this are decided row by row.
const MOST: u64 = 2_048;
/// More inputs than this are changed at most three at a time.
const FEW_INPUTS: usize = 6;

/// One question of one period.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Asked {
    pub(crate) rule: Rule,
    pub(crate) force: Holds,
}

impl Asked {
    /// The names of the classes, where it asks for one.
    pub(crate) fn classes(&self) -> Vec<String> {
        match &self.rule.ask {
            Ask::Classes(of) => of.iter().map(|(name, _)| name.clone()).collect(),
            Ask::Test(_) => Vec::new(),
        }
    }

    /// The answer of the engine for a unit, and whether it is exact. The bits of the masks are the places of `inputs`.
    pub(crate) fn answer(&self, unit: &Unit, plan: &Plan, inputs: &[String]) -> (UnitAnswer, bool) {
        if matches!(self.force, Holds::Before | Holds::After) {
            return (UnitAnswer::new(Verdict::NotInForce, 0, 0, 0), true);
        }
        let facts = Facts::of(unit);
        let mut decision = decide(&self.rule, &facts, true);
        let undetermined = self.force == Holds::Undetermined;
        let verdict = if undetermined { Verdict::Unknown } else { decision.verdict };
        if undetermined {
            decision.sets = Sets::default();
        }
        let class = |b: u8, c: &u8| b | 1u8.checked_shl(u32::from(*c)).unwrap_or(0);
        let names = missing(&self.rule, &facts, &decision.sets).inputs;
        let classes = decision.classes.iter().fold(0, class);
        let open = names.iter().fold(0, |mask, name| mask | bit_of(inputs, name));
        let failing = if verdict == Verdict::NotMet { self.failing(unit, plan, inputs) } else { 0 };
        let answer = UnitAnswer::new(verdict, classes, open, failing);
        (answer, decision.exact)
    }

    /// The inputs of the smallest changes that would turn "not met" into "met".
    fn failing(&self, unit: &Unit, plan: &Plan, inputs: &[String]) -> u16 {
        let unit = super::investment::normal(unit);
        let known: Vec<Part> =
            plan.dims.iter().map(|d| d.part).filter(|p| is_given(*p, &unit, plan)).collect();
        let mut found: Vec<u32> = Vec::new();
        let most = if known.len() > FEW_INPUTS { 3 } else { known.len() };
        for size in 1..=most {
            for set in 0u32..1 << known.len().min(16) {
                let holds = |f: &u32| f & set == *f;
                if set.count_ones() as usize == size
                    && !found.iter().any(holds)
                    && self.turns(&unit, plan, &known, set)
                {
                    found.push(set);
                }
            }
        }
        let all = found.iter().fold(0, |a, b| a | b);
        let named = known.iter().enumerate().filter(|(i, _)| all >> i & 1 == 1);
        named.fold(0, |mask, (_, part)| mask | bit_of(inputs, plan.name(*part)))
    }

    /// Whether some values of these inputs, the others as they are, make it "met".
    fn turns(&self, unit: &Unit, plan: &Plan, known: &[Part], set: u32) -> bool {
        let changed = |part: Part| known.iter().position(|p| *p == part).is_some_and(|i| set >> i & 1 == 1);
        // Where it is not met whatever these inputs are, no values need to be tried.
        let mut free = unit.clone();
        known.iter().filter(|p| changed(**p)).for_each(|p| plan.free(&mut free, *p));
        if decide(&self.rule, &Facts::of(&free), false).verdict == Verdict::NotMet {
            return false;
        }
        let mut units = vec![unit.clone()];
        for dim in plan.dims.iter().filter(|d| changed(d.part)) {
            let mut next = Vec::new();
            for unit in &units {
                next.extend(Plan::possible(dim).filter_map(|cell| plan.change(unit, dim, cell)));
            }
            units = next;
        }
        if known.iter().any(|p| p.is_investment() && changed(*p)) {
            units.retain(super::investment::adds_up);
        }
        units.iter().any(|u| decide(&self.rule, &Facts::of(u), false).verdict == Verdict::Met)
    }
}

/// The bit of an input. From the twelfth on they share the last bit.
pub(crate) fn bit_of(inputs: &[String], name: &str) -> u16 {
    inputs.iter().position(|i| i == name).map_or(0, |place| 1 << place.min(LAST_INPUT))
}

fn is_given(part: Part, unit: &Unit, plan: &Plan) -> bool {
    let i = &unit.investment;
    match part {
        Part::Workers => !unit.workers.total.is_missing(),
        Part::Basis | Part::Day => false,
        Part::ExclLand => !i.excl_land.is_missing(),
        Part::Land => !i.land.is_missing(),
        Part::Total => !i.total.is_missing(),
        Part::Undeclared => !i.undeclared.is_missing(),
        Part::Capital => !unit.business_capital.is_missing(),
        Part::Sales => !unit.annual_sales.is_missing(),
        Part::Established => !unit.established.is_missing(),
        Part::Kbli => !unit.kbli.is_missing(),
        Part::NetWorth => !unit.net_worth.is_missing(),
        Part::Number(_) | Part::Fact(_) => {
            let given = unit.facts.get(plan.name(part)).is_some_and(|f| f.state() != "missing");
            given || (plan.name(part) == "industri_review" && !unit.industri_review.is_missing())
        }
    }
}

/// The answers of a question for all combinations of cells, or nothing where there are too many, or where the engine
/// itself is not exact. Small tables have one entry for each byte.
pub(crate) fn fill(asked: &[Asked], plan: &Plan, inputs: &[String]) -> Option<Vec<UnitAnswer>> {
    if plan.feasible() > MOST {
        return None;
    }
    // A place in the table has 16 bits.
    let size = u16::try_from(plan.size).ok()?;
    let mut out = Vec::with_capacity(usize::from(size));
    let dated = plan.dims.last().is_some_and(|d| d.part == Part::Day);
    for index in 0..u64::from(size) {
        let cells = plan.cells(index);
        // Without a date, and outside of the years that dates can have, there is no law to apply.
        let period = if dated { cells.last().map_or(0, |c| usize::from(*c)).checked_sub(2) } else { Some(0) };
        let asked = period.and_then(|p| asked.get(p));
        let (Some(asked), Some(unit)) = (asked, plan.unit(&cells)) else {
            out.push(UnitAnswer::default());
            continue;
        };
        let (answer, exact) = asked.answer(&unit, plan, inputs);
        if !exact {
            return None;
        }
        out.push(answer);
    }
    out.resize(out.len().max(256), UnitAnswer::default());
    Some(out)
}
