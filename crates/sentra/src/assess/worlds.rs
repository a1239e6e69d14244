//! Exact verdicts: every completion of what is missing, up to the thresholds that can tell completions apart.
//!
//! Thresholds cut each quantity into finitely many cells, and within a cell every condition has one truth value. So the
//! completions of a unit are finitely many *worlds*, and a verdict is decided if and only if all worlds agree.

use super::domain::{Domain, cell_of};
use super::facts::{Facts, meets};
use super::rule::{Ask, BUILT_IN, FLAGS, Node, QUANTITIES, Rule, STATED};

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
    NetWorth,
    Number(u8),
    Flag(u8),
}

/// How many axes are neither stated numbers nor flags.
pub(crate) const PLAIN: usize = 10;
/// How many axes there are.
pub(crate) const AXES: usize = PLAIN + STATED + FLAGS;

impl Axis {
    pub(crate) fn index(self) -> usize {
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
            Axis::NetWorth => 9,
            Axis::Number(i) => PLAIN + usize::from(i),
            Axis::Flag(i) => PLAIN + STATED + usize::from(i),
        }
    }

    pub(crate) const ALL_PLAIN: [Axis; PLAIN] = [
        Axis::Workers,
        Axis::WorkersIncludingOwner,
        Axis::InvestmentBasis,
        Axis::InvestmentExclLand,
        Axis::InvestmentLand,
        Axis::InvestmentTotal,
        Axis::Established,
        Axis::BusinessCapital,
        Axis::AnnualSales,
        Axis::NetWorth,
    ];
}

/// The answer of one world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    No,
    Yes,
    Class(u8),
    /// The rule does not concern the subject.
    Beside,
}

/// One completion, up to what the thresholds can tell apart.
#[derive(Clone, Debug)]
pub(crate) struct World {
    pub(crate) key: [u8; AXES],
    pub(crate) values: [i64; QUANTITIES],
    pub(crate) flags: u32,
    pub(crate) outcome: Outcome,
}

/// All worlds of a unit under a rule; `None` when there are more than the budget allows.
pub(crate) fn worlds(rule: &Rule, facts: &Facts, budget: usize) -> Option<Vec<World>> {
    let mut all = completions(rule, facts, budget)?;
    // What is asked about is taken to have begun, unless it is known that it has not.
    if let Some(applies) = &rule.applies {
        let begun: Vec<Completion> = all.iter().filter(|(_, v, f)| applies.holds(v, *f)).cloned().collect();
        if !begun.is_empty() {
            all = begun;
        }
    }
    if let Some(among) = &rule.among {
        all.retain(|(_, values, flags)| among.holds(values, *flags));
    }
    Some(all.into_iter().map(|(key, values, flags)| outcome(rule, key, &values, flags)).collect())
}

type Completion = ([u8; AXES], [i64; QUANTITIES], u32);

fn completions(rule: &Rule, facts: &Facts, budget: usize) -> Option<Vec<Completion>> {
    let mut partial: Vec<Completion> = vec![([0; AXES], [0; QUANTITIES], 0)];
    let numbers = [
        (0, Axis::Workers, &facts.workers),
        (1, Axis::WorkersIncludingOwner, &facts.workers_including_owner),
        (4, Axis::BusinessCapital, &facts.business_capital),
        (5, Axis::AnnualSales, &facts.annual_sales),
        (6, Axis::Established, &facts.established),
        (7, Axis::NetWorth, &facts.net_worth),
    ];
    let stated: Vec<_> = rule.numbers.iter().map(|name| facts.number(name)).collect();
    let stated = stated.iter().zip(0u8..).map(|(d, i)| (BUILT_IN + usize::from(i), Axis::Number(i), d));
    for (q, axis, domain) in numbers.into_iter().chain(stated) {
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
    Some(partial)
}

/// Whether a criterion applies in at least one world.
pub(crate) fn applies_somewhere(rule: &Rule, facts: &Facts) -> bool {
    let Some(node) = &rule.applies else { return true };
    let all = completions(rule, facts, usize::MAX);
    all.is_none_or(|all| all.iter().any(|(_, values, flags)| node.holds(values, *flags)))
}

fn outcome(rule: &Rule, key: [u8; AXES], values: &[i64; QUANTITIES], flags: u32) -> World {
    let outcome = match &rule.ask {
        _ if rule.concerns.as_ref().is_some_and(|c| !c.holds(values, flags)) => Outcome::Beside,
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
    World { key, values: *values, flags, outcome }
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
    if let [one] = cells {
        let mut partial = partial;
        partial.iter_mut().for_each(|p| put(p, one));
        return Some(partial);
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
    let parts = of(2);
    for (_, _, _, t) in &scenarios {
        for &(lo, hi) in &t.0 {
            cuts_t.extend([lo, hi.saturating_add(1)].into_iter().filter(|e| *e > 0 && *e < i64::MAX));
        }
    }
    tidy(&mut cuts_t);
    let own = cuts_t.clone();
    // Where a known total leaves a part on one side of its thresholds, or leaves one of the values of the other part.
    for (_, a, l, _) in scenarios.iter().filter(|(_, _, l, _)| *l != Domain::from(0)) {
        cuts_t.extend(l.ends().flat_map(|e| parts.iter().chain([&0]).map(move |c| e.saturating_add(*c))));
        cuts_t.extend(a.ends());
    }
    tidy(&mut cuts_t);
    for (_, a, l, total) in &scenarios {
        for &t in &own {
            cuts_a.extend(l.ends().map(|e| t.saturating_sub(e)));
            cuts_l.extend(a.ends().map(|e| t.saturating_sub(e)));
        }
        // Where a known total leaves a part on the other side of one of its own thresholds.
        for c in &parts {
            cuts_l.extend(total.ends().map(|e| e.saturating_sub(*c).saturating_add(1)));
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
            let mut any = Some(false);
            for n in of {
                match kleene(n, rule, facts) {
                    Some(true) => return Some(true),
                    None => any = None,
                    Some(false) => {}
                }
            }
            any
        }
        Node::Not(n) => kleene(n, rule, facts).map(|b| !b),
        Node::Flag(i) => match facts.flag(rule.flags.get(*i)?) {
            (false, true) => Some(true),
            (true, false) => Some(false),
            _ => None,
        },
        Node::AtLeast(q, cut) => {
            let stated;
            let domain = match q {
                0 => &facts.workers,
                1 => &facts.workers_including_owner,
                2 => &facts.excl_land,
                3 => &facts.total,
                4 => &facts.business_capital,
                5 => &facts.annual_sales,
                6 => &facts.established,
                7 => &facts.net_worth,
                _ => {
                    stated = facts.number(rule.numbers.get(q.checked_sub(BUILT_IN)?)?);
                    &stated
                }
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
