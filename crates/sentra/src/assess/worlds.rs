//! Exact verdicts: every completion of what is missing, up to the thresholds that can tell completions apart.
//!
//! Thresholds cut each quantity into finitely many cells, and within a cell every condition has one truth value. So the
//! completions of a unit are finitely many *worlds*, and a verdict is decided if and only if all worlds agree.

use super::domain::{Domain, cell_of};
use super::rule::{Ask, Flag, Node, QUANTITIES, Rule};
use crate::industry::Kbli;
use crate::input::Input;
use crate::unit::{Unit, WorkersBasis};

/// What can vary between worlds, in the order in which it is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Axis {
    Workers,
    WorkersIncludingOwner,
    InvestmentBasis,
    InvestmentExclLand,
    InvestmentLand,
    InvestmentTotal,
    Established,
    BusinessCapital,
    AnnualSales,
    Flag(u8),
}

const PLAIN: usize = 9;
const AXES: usize = PLAIN + 8;

impl Axis {
    fn index(self) -> usize {
        match self {
            Axis::Workers => 0,
            Axis::WorkersIncludingOwner => 1,
            Axis::InvestmentBasis => 2,
            Axis::InvestmentExclLand => 3,
            Axis::InvestmentLand => 4,
            Axis::InvestmentTotal => 5,
            Axis::Established => 6,
            Axis::BusinessCapital => 7,
            Axis::AnnualSales => 8,
            Axis::Flag(i) => PLAIN + usize::from(i),
        }
    }

    const ALL_PLAIN: [Axis; PLAIN] = [
        Axis::Workers,
        Axis::WorkersIncludingOwner,
        Axis::InvestmentBasis,
        Axis::InvestmentExclLand,
        Axis::InvestmentLand,
        Axis::InvestmentTotal,
        Axis::Established,
        Axis::BusinessCapital,
        Axis::AnnualSales,
    ];
}

/// The answer of one world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    No,
    Yes,
    Class(u8),
}

/// One completion, up to what the thresholds can tell apart.
#[derive(Clone, Debug)]
pub(crate) struct World {
    pub(crate) key: [u8; AXES],
    pub(crate) outcome: Outcome,
}

/// What a unit's inputs leave possible, in the form that rules read.
#[derive(Clone, Debug)]
pub(crate) struct Facts {
    workers: Domain,
    workers_including_owner: Domain,
    excl_land: Domain,
    land: Domain,
    total: Domain,
    undeclared: Option<Domain>,
    business_capital: Domain,
    annual_sales: Domain,
    established: Domain,
    kbli: Input<Kbli>,
    industri_review: Input<bool>,
    /// Axes whose input does not apply to the unit, so that they are never asked for.
    closed: Vec<Axis>,
    excl_land_known: bool,
    land_known: bool,
    total_known: bool,
}

impl Facts {
    pub(crate) fn of(unit: &Unit) -> Facts {
        let i = &unit.investment;
        let owner_counted = unit.workers.basis != WorkersBasis::Paid;
        let inapplicable = [
            (unit.workers.total == Input::NotApplicable, Axis::Workers),
            (unit.workers.total == Input::NotApplicable, Axis::WorkersIncludingOwner),
            (i.excl_land == Input::NotApplicable, Axis::InvestmentExclLand),
            (i.land == Input::NotApplicable, Axis::InvestmentLand),
            (i.total == Input::NotApplicable, Axis::InvestmentTotal),
            (unit.established == Input::NotApplicable, Axis::Established),
            (unit.business_capital == Input::NotApplicable, Axis::BusinessCapital),
            (unit.annual_sales == Input::NotApplicable, Axis::AnnualSales),
        ];
        Facts {
            workers: Domain::of(&unit.workers.total, 0),
            workers_including_owner: if owner_counted {
                Domain::of(&unit.workers.total, 0)
            } else {
                Domain::from(0)
            },
            excl_land: Domain::of(&i.excl_land, 0),
            land: Domain::of(&i.land, 0),
            total: Domain::of(&i.total, 0),
            undeclared: i.undeclared.bounds().map(|_| Domain::of(&i.undeclared, 0)),
            business_capital: Domain::of(&unit.business_capital, 0),
            annual_sales: Domain::of(&unit.annual_sales, 0),
            established: Domain::of(&unit.established, i64::MIN),
            kbli: unit.kbli.clone(),
            industri_review: unit.industri_review.clone(),
            closed: inapplicable.into_iter().filter_map(|(no, axis)| no.then_some(axis)).collect(),
            excl_land_known: i.excl_land.known().is_some(),
            land_known: i.land.known().is_some(),
            total_known: i.total.known().is_some(),
        }
    }

    /// What the three figures of investment can be together. A printed figure whose basis is not said is one of two.
    fn investments(&self) -> Vec<(u8, Domain, Domain, Domain)> {
        let all = |basis, a: &Domain, l: &Domain, t: &Domain| (basis, a.clone(), l.clone(), t.clone());
        let free = Domain::from(0);
        let mut out = Vec::new();
        if let Some(x) = &self.undeclared {
            out.push(all(0, &self.excl_land.and(x), &self.land, &self.total));
            out.push(all(1, &self.excl_land, &self.land, &self.total.and(x)));
            out.retain(feasible);
        }
        if out.is_empty() {
            out.push(all(0, &self.excl_land, &self.land, &self.total));
            out.retain(feasible);
        }
        if out.is_empty() {
            // The total contradicts its parts: either the parts or the total can be right.
            out.push(all(0, &self.excl_land, &self.land, &free));
            out.push(all(1, &free, &free, &self.total));
        }
        out
    }

    /// Whether some input does not apply to the unit.
    pub(crate) fn has_inapplicable(&self) -> bool {
        !self.closed.is_empty()
    }

    fn flag(&self, flag: &Flag) -> (bool, bool) {
        match flag {
            Flag::Division(windows) => match &self.kbli {
                Input::Known(k) => only(Flag::division(windows, *k)),
                Input::OneOf(of) => {
                    let inside = of.iter().filter(|k| Flag::division(windows, **k)).count();
                    (inside < of.len(), inside > 0)
                }
                _ => (true, true),
            },
            Flag::Judged(name) => match (name.as_str(), &self.industri_review) {
                ("industri_review", Input::Known(b)) => only(*b),
                _ => (true, true),
            },
            Flag::Undecided(_) => (true, true),
        }
    }

    /// Whether a value of this axis can be asked for at all.
    fn askable(&self, axis: Axis, rule: &Rule) -> bool {
        let open = match axis {
            // With one part known, the other part asks the same.
            Axis::InvestmentTotal => !self.excl_land_known && !self.land_known,
            Axis::InvestmentLand => !self.total_known || !self.excl_land_known,
            Axis::InvestmentExclLand => self.undeclared.is_none() || self.total_known,
            Axis::Flag(i) => !matches!(rule.flags.get(usize::from(i)), Some(Flag::Undecided(_)) | None),
            _ => true,
        };
        open && !self.closed.contains(&axis)
    }
}

fn only(value: bool) -> (bool, bool) {
    (!value, value)
}

fn feasible((_, a, l, t): &(u8, Domain, Domain, Domain)) -> bool {
    a.0.iter().any(|a| l.0.iter().any(|l| t.0.iter().any(|t| meets(*a, *l, *t).is_some())))
}

/// The totals that a cell of parts and an interval of totals leave possible.
fn meets(a: (i64, i64), l: (i64, i64), t: (i64, i64)) -> Option<(i64, i64)> {
    let lo = a.0.saturating_add(l.0).max(t.0);
    let hi = a.1.saturating_add(l.1).min(t.1);
    (lo <= hi).then_some((lo, hi))
}

/// All worlds of a unit under a rule; `None` when there are more than the budget allows.
pub(crate) fn worlds(rule: &Rule, facts: &Facts, budget: usize) -> Option<Vec<World>> {
    let mut partial: Vec<([u8; AXES], [i64; QUANTITIES], u32)> = vec![([0; AXES], [0; QUANTITIES], 0)];
    let numbers = [
        (0, Axis::Workers, &facts.workers),
        (1, Axis::WorkersIncludingOwner, &facts.workers_including_owner),
        (4, Axis::BusinessCapital, &facts.business_capital),
        (5, Axis::AnnualSales, &facts.annual_sales),
        (6, Axis::Established, &facts.established),
    ];
    for (q, axis, domain) in numbers {
        if !rule.uses.get(q).is_some_and(|u| *u) {
            continue;
        }
        let cuts = rule.cuts.get(q).map_or(&[][..], Vec::as_slice);
        let cells: Vec<_> = domain.cells(cuts).into_iter().map(|(lo, _)| (cell_of(cuts, lo), lo)).collect();
        partial = cross(partial, &cells, budget, |(key, values, _), (cell, lo)| {
            set(key, axis, *cell);
            if let Some(v) = values.get_mut(q) {
                *v = *lo;
            }
        })?;
    }
    if rule.uses.get(2..4).is_some_and(|u| u.contains(&true)) {
        let cells = investment_cells(rule, facts);
        partial = cross(partial, &cells, budget, |(key, values, _), cell| {
            for (axis, at) in
                [Axis::InvestmentBasis, Axis::InvestmentExclLand, Axis::InvestmentLand, Axis::InvestmentTotal]
                    .into_iter()
                    .zip(cell.key)
            {
                set(key, axis, at);
            }
            if let Some([a, t]) = values.get_mut(2..4) {
                (*a, *t) = (cell.excl_land, cell.total);
            }
        })?;
    }
    for (i, flag) in rule.flags.iter().enumerate() {
        let (no, yes) = facts.flag(flag);
        let cells: Vec<u8> = [(no, 0), (yes, 1)].into_iter().filter_map(|(on, v)| on.then_some(v)).collect();
        let axis = Axis::Flag(u8::try_from(i).ok()?);
        partial = cross(partial, &cells, budget, |(key, _, flags), value| {
            set(key, axis, *value);
            *flags |= u32::from(*value) << i;
        })?;
    }
    if let Some(among) = &rule.among {
        partial.retain(|(_, values, flags)| among.holds(values, *flags));
    }
    Some(partial.into_iter().map(|(key, values, flags)| outcome(rule, key, &values, flags)).collect())
}

/// Whether a criterion applies in at least one world.
pub(crate) fn applies_somewhere(rule: &Rule, facts: &Facts) -> bool {
    match &rule.applies {
        None => true,
        Some(node) => {
            let bare = Rule { ask: Ask::Test(node.clone()), applies: None, among: None, ..rule.clone() };
            worlds(&bare, facts, usize::MAX).is_none_or(|all| all.iter().any(|w| w.outcome == Outcome::Yes))
        }
    }
}

fn outcome(rule: &Rule, key: [u8; AXES], values: &[i64; QUANTITIES], flags: u32) -> World {
    let outcome = match &rule.ask {
        Ask::Test(node) => {
            if node.holds(values, flags) {
                Outcome::Yes
            } else {
                Outcome::No
            }
        }
        Ask::Classes(of) => {
            let class = of.iter().position(|(_, when)| when.holds(values, flags));
            class.and_then(|i| u8::try_from(i).ok()).map_or(Outcome::No, Outcome::Class)
        }
    };
    World { key, outcome }
}

fn set(key: &mut [u8; AXES], axis: Axis, value: u8) {
    if let Some(k) = key.get_mut(axis.index()) {
        *k = value;
    }
}

fn cross<P: Clone, C>(
    partial: Vec<P>,
    cells: &[C],
    budget: usize,
    mut put: impl FnMut(&mut P, &C),
) -> Option<Vec<P>> {
    if partial.len().checked_mul(cells.len())? > budget {
        return None;
    }
    let mut out = Vec::with_capacity(partial.len() * cells.len());
    for p in &partial {
        for c in cells {
            let mut p = p.clone();
            put(&mut p, c);
            out.push(p);
        }
    }
    Some(out)
}

struct InvestmentCell {
    key: [u8; 4],
    excl_land: i64,
    total: i64,
}

/// The cells of the two parts and their sum. The cuts of the parts include where a known end of the other part brings
/// the total to one of its thresholds, so that knowing one part exactly tells as much as its cell does.
fn investment_cells(rule: &Rule, facts: &Facts) -> Vec<InvestmentCell> {
    let scenarios = facts.investments();
    let of = |q: usize| rule.cuts.get(q).cloned().unwrap_or_default();
    let (mut cuts_a, mut cuts_l, mut cuts_t) = (of(2), Vec::new(), of(3));
    for (_, _, _, t) in &scenarios {
        for &(lo, hi) in &t.0 {
            cuts_t.extend([lo, hi.saturating_add(1)].into_iter().filter(|e| *e > 0 && *e < i64::MAX));
        }
    }
    tidy(&mut cuts_t);
    for (_, a, l, _) in &scenarios {
        for &t in &cuts_t {
            cuts_a.extend(l.ends().map(|e| t.saturating_sub(e)));
            cuts_l.extend(a.ends().map(|e| t.saturating_sub(e)));
        }
    }
    tidy(&mut cuts_a);
    tidy(&mut cuts_l);
    let mut out = Vec::new();
    for (basis, a, l, t) in &scenarios {
        for a in a.cells(&cuts_a) {
            for l in l.cells(&cuts_l) {
                for t in t.cells(&cuts_t) {
                    if let Some((lo, _)) = meets(a, l, t) {
                        let key =
                            [*basis, cell_of(&cuts_a, a.0), cell_of(&cuts_l, l.0), cell_of(&cuts_t, lo)];
                        out.push(InvestmentCell { key, excl_land: a.0, total: lo });
                    }
                }
            }
        }
    }
    out
}

fn tidy(cuts: &mut Vec<i64>) {
    cuts.retain(|c| *c > 0);
    cuts.sort_unstable();
    cuts.dedup();
}

/// The smallest sets of inputs that decide, and which to ask for first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sets {
    pub(crate) could: Vec<Vec<Axis>>,
    pub(crate) will: Vec<Vec<Axis>>,
    pub(crate) ask: Option<Axis>,
}

/// Finds the sets. `exact_point(axis)` says that the axis has one value anyway.
pub(crate) fn sets(rule: &Rule, facts: &Facts, worlds: &[World]) -> Sets {
    let flags = rule.flags.len().min(AXES - PLAIN);
    let all =
        Axis::ALL_PLAIN.into_iter().chain((0..flags).filter_map(|i| u8::try_from(i).ok()).map(Axis::Flag));
    let varies = |axis: Axis| {
        let mut keys = worlds.iter().map(|w| at(w, axis));
        let first = keys.next();
        keys.any(|k| Some(k) != first)
    };
    let axes: Vec<Axis> = all.filter(|a| varies(*a) && facts.askable(*a, rule)).collect();
    let mut sets = Sets::default();
    let limit = if axes.len() > 10 { 3 } else { axes.len() };
    for size in 1..=limit {
        for subset in subsets(&axes, size) {
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
    let mut groups: std::collections::BTreeMap<Vec<u8>, (usize, Outcome, bool)> = Default::default();
    for w in worlds {
        let mut key: Vec<u8> = subset.iter().map(|a| at(w, *a)).collect();
        if with_total {
            key.push(at(w, Axis::InvestmentTotal));
        }
        let entry = groups.entry(key).or_insert((0, w.outcome, true));
        entry.0 += 1;
        entry.2 &= entry.1 == w.outcome;
    }
    let (yes, no): (Vec<_>, Vec<_>) = groups.values().partition(|(_, _, agree)| *agree);
    let count = |of: Vec<&(usize, Outcome, bool)>| of.iter().map(|g| g.0).sum();
    (count(yes), count(no))
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

/// Three-valued logic, for when there are too many completions: sound, but it can leave open what completions decide.
pub(crate) fn kleene(node: &Node, rule: &Rule, facts: &Facts) -> Option<bool> {
    match node {
        Node::All(of) => {
            let mut all = Some(true);
            for n in of {
                match kleene(n, rule, facts) {
                    Some(false) => return Some(false),
                    None => all = None,
                    Some(true) => {}
                }
            }
            all
        }
        Node::Any(of) => {
            let not: Vec<Node> = of.iter().map(|n| Node::Not(Box::new(n.clone()))).collect();
            kleene(&Node::All(not), rule, facts).map(|b| !b)
        }
        Node::Not(n) => kleene(n, rule, facts).map(|b| !b),
        Node::Flag(i) => match facts.flag(rule.flags.get(*i)?) {
            (false, true) => Some(true),
            (true, false) => Some(false),
            _ => None,
        },
        Node::AtLeast(q, cut) => {
            let domain = match q {
                0 => &facts.workers,
                1 => &facts.workers_including_owner,
                2 => &facts.excl_land,
                3 => &facts.total,
                4 => &facts.business_capital,
                5 => &facts.annual_sales,
                _ => &facts.established,
            };
            let above = domain.0.iter().filter(|(lo, _)| lo >= cut).count();
            let below = domain.0.iter().filter(|(_, hi)| hi < cut).count();
            match () {
                () if domain.is_empty() => None,
                () if above == domain.0.len() => Some(true),
                () if below == domain.0.len() => Some(false),
                () => None,
            }
        }
    }
}
