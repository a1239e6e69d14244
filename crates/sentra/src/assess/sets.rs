//! The smallest sets of inputs that decide an undecided question about a unit.

use super::domain::Domain;
use super::facts::Facts;
use super::rule::{Flag, Rule};
use super::worlds::{Axis, Outcome, World};

/// The smallest sets of inputs that decide, and which to ask for first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sets {
    pub(crate) could: Vec<Vec<Axis>>,
    pub(crate) will: Vec<Vec<Axis>>,
    pub(crate) ask: Option<Axis>,
}

/// Finds the sets.
pub(crate) fn sets(rule: &Rule, facts: &Facts, worlds: &[World]) -> Sets {
    let varies = |axis: Axis| {
        let mut keys = worlds.iter().map(|w| at(w, axis));
        let first = keys.next();
        keys.any(|k| Some(k) != first)
    };
    let axes: Vec<Axis> = axes(rule).filter(|a| varies(*a) && facts.askable(*a, rule)).collect();
    let mut sets = Sets::default();
    let limit = if axes.len() > 10 { 3 } else { axes.len() };
    // The total and one part say what the other part says.
    let part = |subset: &[Axis]| {
        axes.contains(&Axis::InvestmentExclLand)
            && [Axis::InvestmentLand, Axis::InvestmentTotal].iter().all(|a| subset.contains(a))
    };
    for size in 1..=limit {
        for subset in subsets(&axes, size).into_iter().filter(|s| !part(s)) {
            let inside = |found: &[Vec<Axis>]| found.iter().any(|f| f.iter().all(|a| subset.contains(a)));
            let (known_could, known_will) = (inside(&sets.could), inside(&sets.will));
            if known_could && known_will {
                continue;
            }
            let (decided, open) = decided(facts, worlds, &subset);
            if decided > 0 && !known_could {
                sets.could.push(subset.clone());
            }
            if open == 0 && !known_will {
                sets.will.push(subset);
            }
        }
    }
    let share = |axis: &Axis| decided(facts, worlds, &[*axis]).0;
    let needed = |a: &&Axis| sets.will.iter().chain(&sets.could).any(|s| s.contains(a));
    let best = axes.iter().filter(needed).map(share).max();
    sets.ask = best.and_then(|b| axes.iter().filter(needed).find(|a| share(a) == b).copied());
    sets
}

/// All axes of a rule, in the order in which they are asked for.
fn axes(rule: &Rule) -> impl Iterator<Item = Axis> {
    let numbered = |n: usize| (0..n).filter_map(|i| u8::try_from(i).ok());
    Axis::ALL_PLAIN
        .into_iter()
        .chain(numbered(rule.numbers.len()).map(Axis::Number))
        .chain(numbered(rule.flags.len()).map(Axis::Flag))
}

/// Whether the question would be decided somewhere if every input were known, those that do not apply among them: then
/// it hangs on these, and not on a number that the law does not give.
pub(crate) fn would_settle(rule: &Rule, worlds: &[World]) -> bool {
    let undecided = |i: usize| matches!(rule.flags.get(i), Some(Flag::Undecided { .. }));
    let key = |w: &World| {
        let mut key = w.key;
        for i in (0..rule.flags.len()).filter(|i| undecided(*i)).filter_map(|i| u8::try_from(i).ok()) {
            key.get_mut(Axis::Flag(i).index()).into_iter().for_each(|k| *k = 0);
        }
        key
    };
    let mut keyed: Vec<_> = worlds.iter().map(|w| (key(w), w.outcome)).collect();
    keyed.sort_unstable();
    let mut groups = keyed.chunk_by(|a, b| a.0 == b.0);
    groups.any(|g| g.first().map(|w| w.1) == g.last().map(|w| w.1))
}

fn at(world: &World, axis: Axis) -> u8 {
    world.key.get(axis.index()).copied().unwrap_or(0)
}

/// How many worlds lie in groups that agree, and in groups that do not, when these inputs are known.
fn decided(facts: &Facts, worlds: &[World], subset: &[Axis]) -> (usize, usize) {
    // Both parts known is the total known.
    let fixed = |axis: Axis, domain: &Domain| subset.contains(&axis) || domain.point().is_some();
    let with_total = fixed(Axis::InvestmentExclLand, &facts.excl_land)
        && fixed(Axis::InvestmentLand, &facts.land)
        && (subset.contains(&Axis::InvestmentExclLand) || subset.contains(&Axis::InvestmentLand));
    // At most ten axes and the total, a byte each.
    let key = |w: &World| {
        let total = with_total.then_some(Axis::InvestmentTotal);
        subset.iter().copied().chain(total).fold(0u128, |key, a| key << 8 | u128::from(at(w, a)))
    };
    let mut keyed: Vec<(u128, Outcome)> = worlds.iter().map(|w| (key(w), w.outcome)).collect();
    keyed.sort_unstable();
    let mut counts = (0, 0);
    for group in keyed.chunk_by(|a, b| a.0 == b.0) {
        // Sorted by outcome as well, so the ends agree where all do.
        let agree = group.first().map(|g| g.1) == group.last().map(|g| g.1);
        *(if agree { &mut counts.0 } else { &mut counts.1 }) += group.len();
    }
    counts
}

fn subsets(axes: &[Axis], size: usize) -> Vec<Vec<Axis>> {
    if size == 0 {
        return vec![Vec::new()];
    }
    let mut out = Vec::new();
    for (i, axis) in axes.iter().enumerate() {
        for mut rest in subsets(axes.get(i + 1..).unwrap_or(&[]), size - 1) {
            rest.insert(0, *axis);
            out.push(rest);
        }
    }
    out
}
