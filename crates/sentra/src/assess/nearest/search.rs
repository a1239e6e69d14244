//! The search: the fewest edits, among equally few those closest to what is known, then the caller's order.

use super::handle::Handle;
use crate::assess::domain::{Domain, cell_of};
use crate::assess::facts::Facts;
use crate::assess::rule::{Ask, Node, Rule};
use crate::assess::unit::decide;
use crate::assess::worlds::{self, Outcome, World};
use crate::assess::{BUDGET, Verdict};

/// One input with its new value and the range of values that suffice.
#[derive(Clone, Debug)]
pub(super) struct Pick {
    pub(super) handle: usize,
    pub(super) value: i64,
    pub(super) range: (i64, i64),
}

/// Edits that suffice.
#[derive(Clone, Debug)]
pub(super) struct Solution {
    pub(super) picks: Vec<Pick>,
    /// The sums of both parts of the investment that suffice, where both are recorded.
    pub(super) together: Option<(i64, i64)>,
    pub(super) cost: usize,
    pub(super) distance: u128,
    orders: Vec<usize>,
}

/// What the search came to.
#[derive(Clone, Debug)]
pub(super) struct Searched {
    pub(super) best: Option<Solution>,
    pub(super) exact: bool,
}

/// Searches all sets of at most `most` inputs, beside those without which nothing can suffice.
pub(super) fn search(rule: &Rule, facts: &Facts, handles: &[Handle], most: usize) -> Searched {
    let (mut s, searched) = find(rule, facts, handles, most);
    Searched { best: searched.best.map(|b| s.widen(b)), ..searched }
}

/// The same without the ranges of values that suffice.
pub(super) fn cheapest(rule: &Rule, facts: &Facts, handles: &[Handle], most: usize) -> Option<(usize, u128)> {
    find(rule, facts, handles, most).1.best.map(|b| (b.cost, b.distance))
}

fn find<'a>(rule: &'a Rule, facts: &'a Facts, handles: &'a [Handle], most: usize) -> (Search<'a>, Searched) {
    let present: Vec<Domain> = handles.iter().map(|h| h.present(facts)).collect();
    let mut s = Search { rule, facts, handles, present, best: None, exact: true };
    let Some(forced) = s.forced() else { return (s, Searched { best: None, exact: true }) };
    let rest: Vec<usize> = (0..handles.len()).filter(|h| !forced.contains(h)).collect();
    let limit = rest.len().min(most);
    for extra in 0..=limit {
        let size = forced.len() + extra;
        if s.best.as_ref().is_some_and(|b| b.cost < size) {
            break;
        }
        for subset in subsets(&rest, extra) {
            let mut set = [forced.clone(), subset].concat();
            set.sort_unstable();
            if !set.is_empty() {
                s.subset(&set);
            }
        }
    }
    let untried = limit < rest.len() && s.best.as_ref().is_none_or(|b| b.cost > forced.len() + limit);
    let exact = s.exact && !untried;
    let best = s.best.take();
    (s, Searched { best, exact })
}

struct Search<'a> {
    rule: &'a Rule,
    facts: &'a Facts,
    handles: &'a [Handle],
    present: Vec<Domain>,
    best: Option<Solution>,
    exact: bool,
}

/// A branch of the search.
struct Branch {
    facts: Facts,
    picks: Vec<(usize, i64)>,
    cost: usize,
    distance: u128,
}

impl Search<'_> {
    /// The inputs that every solution changes; none where there is no solution at all. With few inputs trying all is
    /// cheaper than finding out.
    fn forced(&self) -> Option<Vec<usize>> {
        if self.handles.len() <= 3 {
            return Some(Vec::new());
        }
        let mut free = self.facts.clone();
        self.handles.iter().for_each(|h| h.free(&mut free));
        let Some(all) = worlds::worlds(self.rule, &free, BUDGET) else { return Some(Vec::new()) };
        let good = |w: &&World| matches!(w.outcome, Outcome::Yes | Outcome::Class(_));
        let good: Vec<&World> = all.iter().filter(good).collect();
        if good.is_empty() {
            return None;
        }
        let needed = |h: &usize| {
            let (Some(handle), Some(present)) = (self.handles.get(*h), self.present.get(*h)) else {
                return false;
            };
            let Some((axis, cuts)) = handle.axis(self.rule) else { return false };
            let at = |cell: u8| good.iter().any(|w| w.key.get(axis.index()) == Some(&cell));
            present.cells(&cuts).into_iter().any(|(lo, _)| !at(cell_of(&cuts, lo)))
        };
        Some((0..self.handles.len()).filter(needed).collect())
    }

    /// Tries values of these inputs. Figures that must agree are tried in every order, the others free meanwhile.
    fn subset(&mut self, set: &[usize]) {
        let linked = |h: &usize| {
            let handle = self.handles.get(*h);
            handle.is_some_and(|x| x.is_investment() || self.shared(x))
        };
        let (linked, single): (Vec<usize>, Vec<usize>) = set.iter().partition(|h| linked(h));
        if linked.len() < 2 {
            return self.start(set, &[]);
        }
        for order in permutations(&linked) {
            self.start(&[single.clone(), order].concat(), &linked);
        }
    }

    /// Whether a number is compared with another one.
    fn shared(&self, handle: &Handle) -> bool {
        use crate::assess::rule::Flag;
        let name = &handle.name;
        self.rule.flags.iter().any(|f| matches!(f, Flag::Share { of, per, .. } if of == name || per == name))
    }

    fn start(&mut self, order: &[usize], linked: &[usize]) {
        let mut facts = self.facts.clone();
        for h in linked.iter().filter_map(|h| self.handles.get(*h)) {
            h.free(&mut facts);
        }
        let mut branch = Branch { facts, picks: Vec::new(), cost: 0, distance: 0 };
        self.go(&mut branch, order, linked.len() > 1);
    }

    fn go(&mut self, branch: &mut Branch, order: &[usize], low: bool) {
        let handles = self.handles;
        let Some((first, rest)) = order.split_first() else { return self.offer(branch) };
        let Some(handle) = handles.get(*first) else { return };
        let (cost, distance) = (branch.cost, branch.distance);
        let choices = match self.present.get(*first) {
            Some(present) => handle.choices(self.rule, &branch.facts, present, low),
            None => return,
        };
        let saved = handle.save(&branch.facts);
        for choice in choices {
            let price = self.present.get(*first).and_then(|p| handle.price(p, choice.value));
            let Some(price) = price else { continue };
            (branch.cost, branch.distance) = (cost + price, distance + choice.distance);
            let far = (branch.cost, branch.distance);
            if self.best.as_ref().is_some_and(|b| far > (b.cost, b.distance)) {
                continue;
            }
            handle.put(&mut branch.facts, choice.value);
            branch.picks.push((*first, choice.value));
            self.go(branch, rest, low);
            branch.picks.pop();
        }
        handle.restore(&mut branch.facts, saved);
        (branch.cost, branch.distance) = (cost, distance);
    }

    /// Keeps the edits of a branch where they suffice and nothing better is kept.
    fn offer(&mut self, branch: &Branch) {
        let order = |h: usize| self.handles.get(h).map_or(0, |x| x.order);
        let mut picked = branch.picks.clone();
        picked.sort_unstable();
        let orders: Vec<usize> = picked.iter().map(|p| order(p.0)).collect();
        let better = |b: &Solution| (branch.cost, branch.distance, &orders) < (b.cost, b.distance, &b.orders);
        if self.best.as_ref().is_none_or(better) && self.suffices(&branch.facts, &branch.picks) {
            let pick = |(handle, value)| Pick { handle, value, range: (value, value) };
            let picks = picked.into_iter().map(pick).collect();
            let (cost, distance) = (branch.cost, branch.distance);
            self.best = Some(Solution { picks, together: None, cost, distance, orders });
        }
    }

    /// Whether the criterion is met whatever else is missing, and the figures do not contradict each other.
    fn suffices(&mut self, facts: &Facts, picks: &[(usize, i64)]) -> bool {
        let invested = |(h, _): &(usize, i64)| self.handles.get(*h).is_some_and(Handle::is_investment);
        if picks.iter().any(invested) && !facts.consistent() {
            return false;
        }
        if let Some(met) = quick(self.rule, facts) {
            return met;
        }
        let decision = decide(self.rule, facts, false);
        self.exact &= decision.exact || decision.verdict == Verdict::Met;
        decision.verdict == Verdict::Met
    }

    /// The facts with these values, without the one at `but`.
    fn with(&self, picks: &[Pick], but: Option<usize>) -> Facts {
        let mut facts = self.facts.clone();
        for (i, pick) in picks.iter().enumerate() {
            if let Some(h) = self.handles.get(pick.handle).filter(|_| Some(i) != but) {
                h.put(&mut facts, pick.value);
            }
        }
        facts
    }

    /// Finds for each edit all values that suffice with the other edits as they are.
    fn widen(&mut self, mut found: Solution) -> Solution {
        let exact = self.exact;
        for i in 0..found.picks.len() {
            self.widen_one(&mut found.picks, i);
        }
        found.together = self.together(&found);
        if found.together.is_none() {
            self.at_boundaries(&mut found.picks);
        }
        self.exact = exact;
        found
    }

    fn widen_one(&mut self, picks: &mut [Pick], i: usize) {
        let handles = self.handles;
        let Some(pick) = picks.get(i).cloned() else { return };
        let Some(handle) = handles.get(pick.handle).filter(|h| !h.is_flag()) else { return };
        let range = match handle.prices.is_empty() {
            true => self.around(handle, pick.handle, &self.with(picks, Some(i)), pick.value),
            false => (pick.value, i64::MAX),
        };
        if let Some(p) = picks.get_mut(i) {
            p.range = range;
        }
    }

    /// The values around one that suffice as well.
    fn around(&mut self, handle: &Handle, index: usize, others: &Facts, value: i64) -> (i64, i64) {
        let cells = handle.cells(self.rule, others);
        let at = cells.iter().position(|(lo, hi)| (*lo..=*hi).contains(&value)).unwrap_or(0);
        let mut facts = others.clone();
        let mut good = |cell: &(i64, i64)| {
            let tried = value.clamp(cell.0, cell.1);
            handle.put(&mut facts, tried);
            self.suffices(&facts, &[(index, tried)])
        };
        let (mut lo, mut hi) = cells.get(at).copied().unwrap_or((value, value));
        for cell in cells.iter().take(at).rev() {
            if !good(cell) {
                break;
            }
            lo = cell.0;
        }
        for cell in cells.iter().skip(at + 1) {
            if !good(cell) {
                break;
            }
            hi = cell.1;
        }
        (lo, hi)
    }

    /// A figure that nothing is known of stands at the boundary of what suffices; what suffices beside it can change.
    fn at_boundaries(&mut self, picks: &mut [Pick]) {
        let mut moved = false;
        for i in 0..picks.len() {
            let Some(pick) = picks.get(i).cloned() else { continue };
            let (Some(h), Some(present)) = (self.handles.get(pick.handle), self.present.get(pick.handle))
            else {
                continue;
            };
            let (lo, hi) = h.told(pick.range);
            let everything = !h.is_flag() && present.0.first().is_some_and(|p| h.told(*p) == (None, None));
            let Some(end) = hi.or(lo).filter(|end| everything && *end != pick.value) else { continue };
            if let Some(p) = picks.get_mut(i) {
                p.value = end;
            }
            moved = true;
            for other in (0..picks.len()).filter(|j| *j != i) {
                self.widen_one(picks, other);
            }
        }
        // A value that moved lies in its own range, which was found with the others as they were then.
        if moved {
            (0..picks.len()).for_each(|i| self.widen_one(picks, i));
        }
    }

    /// Where both parts of the investment are recorded and neither was known: the sums that suffice.
    fn together(&mut self, found: &Solution) -> Option<(i64, i64)> {
        use super::handle::Slot;
        let of = |slot: &Slot| {
            found.picks.iter().find(|p| self.handles.get(p.handle).is_some_and(|h| h.slot == *slot))
        };
        let (a, l) = (of(&Slot::ExclLand)?, of(&Slot::Land)?);
        let open = |p: &Pick| self.present.get(p.handle).is_some_and(|d| d.point().is_none());
        if of(&Slot::Total).is_some() || !open(a) || !open(l) || self.facts.total.point().is_some() {
            return None;
        }
        let mut facts = self.with(&found.picks, None);
        facts.excl_land = Domain(vec![a.range]);
        facts.land = Domain(vec![l.range]);
        let sum = a.value.saturating_add(l.value);
        let total = Handle::new("investment_total", 0, Slot::Total);
        let (a, l) = (a.handle, l.handle);
        let (lo, hi) = self.around(&total, a, &facts, sum);
        facts.total = Domain(vec![(lo, hi)]);
        self.suffices(&facts, &[(a, 0), (l, 0)]).then_some((lo, hi))
    }
}

/// Whether a criterion is met, where three-valued logic tells; it never says other than the completions do.
fn quick(rule: &Rule, facts: &Facts) -> Option<bool> {
    let holds = |node: &Node| worlds::kleene(node, rule, facts);
    let invested = rule.uses.get(2..4).is_some_and(|u| u.contains(&true));
    // Where figures contradict each other, either may be right.
    if invested && !facts.consistent() {
        return None;
    }
    for node in [&rule.applies, &rule.concerns].into_iter().flatten() {
        if !holds(node)? {
            return Some(false);
        }
    }
    if let Some(among) = &rule.among {
        holds(among).filter(|yes| *yes)?;
    }
    match &rule.ask {
        Ask::Test(node) => holds(node),
        Ask::Classes(of) => {
            for (_, when) in of {
                if holds(when)? {
                    return Some(true);
                }
            }
            Some(false)
        }
    }
}

/// The sets of so many of these.
pub(super) fn subsets(of: &[usize], size: usize) -> Vec<Vec<usize>> {
    if size == 0 {
        return vec![Vec::new()];
    }
    let mut out = Vec::new();
    for (i, first) in of.iter().enumerate() {
        for mut rest in subsets(of.get(i + 1..).unwrap_or(&[]), size - 1) {
            rest.insert(0, *first);
            out.push(rest);
        }
    }
    out
}

fn permutations(of: &[usize]) -> Vec<Vec<usize>> {
    if of.is_empty() {
        return vec![Vec::new()];
    }
    let mut out = Vec::new();
    for (i, first) in of.iter().enumerate() {
        let others: Vec<usize> = of.iter().enumerate().filter(|(j, _)| *j != i).map(|(_, x)| *x).collect();
        for mut rest in permutations(&others) {
            rest.insert(0, *first);
            out.push(rest);
        }
    }
    out
}
