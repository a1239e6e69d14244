//! Inputs as the search turns them: what each can be, where its cells begin, and how far a value is from the present one.

use crate::assess::domain::Domain;
use crate::assess::facts::Facts;
use crate::assess::rule::{BUILT_IN, Flag, Rule};
use crate::assess::worlds::Axis;
use crate::industry::{Edition, Kbli};
use crate::input::Input;
use crate::law::{Divisions, KBLI_EDITION};
use crate::unit::Fact;

/// Which number or yes-or-no fact an input is. Yes is 1, no is 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// Whether the owner is counted too, or may be.
    Workers(bool),
    ExclLand,
    Land,
    Total,
    Undeclared,
    Established,
    BusinessCapital,
    AnnualSales,
    NetWorth,
    Number(String),
    Flag(String),
    Edition,
    Division(Vec<Divisions>),
    /// A condition on each member, by its place in the rule.
    Every(usize),
    /// The number of members that are IKM.
    IkmMembers,
}

/// An input that may change.
#[derive(Clone, Debug)]
pub(super) struct Handle {
    /// Its name on the wire.
    pub(super) name: String,
    /// Its place in the caller's list.
    pub(super) order: usize,
    pub(super) slot: Slot,
    /// The edits that each value takes, where one is not enough: for the n-th value above the present one.
    pub(super) prices: Vec<usize>,
}

/// What facts say of an input.
pub(super) enum Saved {
    Domain(Domain),
    Workers(Domain, Domain),
    Printed(Option<Domain>),
    Fact(Option<Fact>),
    Kbli(Input<Kbli>),
    Every((bool, bool)),
}

/// A closed interval of values with the same verdict, and the value in it that is tried.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice {
    pub(super) value: i64,
    pub(super) distance: u128,
}

/// The distance of a value that differs by all of the present one.
pub(super) const WHOLE: u128 = 1_000_000_000;
/// A year apart is as far as a figure that doubles.
const YEAR: i64 = 365;

impl Handle {
    pub(super) fn new(name: &str, order: usize, slot: Slot) -> Self {
        Self { name: name.to_owned(), order, slot, prices: Vec::new() }
    }

    fn floor(&self) -> i64 {
        match self.slot {
            Slot::Established | Slot::NetWorth => i64::MIN,
            _ => 0,
        }
    }

    fn ceiling(&self) -> i64 {
        match self.slot {
            Slot::Workers(_) => i64::from(u32::MAX),
            _ if self.is_flag() => 1,
            _ => i64::MAX,
        }
    }

    pub(super) fn is_flag(&self) -> bool {
        matches!(self.slot, Slot::Flag(_) | Slot::Edition | Slot::Division(_) | Slot::Every(_))
    }

    /// Whether it is one of the figures that must add up.
    pub(super) fn is_investment(&self) -> bool {
        matches!(self.slot, Slot::ExclLand | Slot::Land | Slot::Total | Slot::Undeclared)
    }

    /// The ends of a range as they are told: none where no other value is possible beyond.
    pub(super) fn told(&self, (lo, hi): (i64, i64)) -> (Option<i64>, Option<i64>) {
        ((lo > self.floor()).then_some(lo), (hi < self.ceiling()).then_some(hi))
    }

    /// What it can be as things are.
    pub(super) fn present(&self, facts: &Facts) -> Domain {
        let flag = |f: &Flag| match facts.flag(f) {
            (true, true) => Domain(vec![(0, 1)]),
            (_, yes) => Domain(vec![(i64::from(yes), i64::from(yes))]),
        };
        match &self.slot {
            Slot::Workers(_) => facts.workers.clone(),
            Slot::ExclLand => facts.excl_land.clone(),
            Slot::Land => facts.land.clone(),
            Slot::Total => facts.total.clone(),
            Slot::Undeclared => facts.undeclared.clone().unwrap_or_else(|| Domain::from(0)),
            Slot::Established => facts.established.clone(),
            Slot::BusinessCapital => facts.business_capital.clone(),
            Slot::AnnualSales => facts.annual_sales.clone(),
            Slot::NetWorth => facts.net_worth.clone(),
            Slot::Number(name) => facts.number(name),
            Slot::IkmMembers => facts.number(&self.name),
            Slot::Flag(name) => flag(&Flag::Fact(name.clone())),
            Slot::Edition => flag(&Flag::Fact(KBLI_EDITION.to_owned())),
            Slot::Division(windows) => flag(&Flag::Division(windows.clone())),
            Slot::Every(i) => flag(&Flag::EveryMember(*i)),
        }
        .or_everything(self.floor(), self.ceiling())
    }

    /// Lets it be anything, so that the figures it must agree with can move.
    pub(super) fn free(&self, facts: &mut Facts) {
        let all = Domain(vec![(self.floor(), self.ceiling())]);
        match &self.slot {
            Slot::Undeclared => facts.undeclared = None,
            Slot::Flag(name) => {
                facts.stated.remove(name);
            }
            Slot::Edition => {
                facts.stated.remove(KBLI_EDITION);
            }
            Slot::Division(_) => facts.kbli = Input::default(),
            Slot::Every(i) => {
                if let Some(e) = facts.every.get_mut(*i) {
                    e.can = (true, true);
                }
            }
            _ => self.set(facts, all),
        }
    }

    /// Makes it one value.
    pub(super) fn put(&self, facts: &mut Facts, value: i64) {
        match &self.slot {
            Slot::Flag(name) => {
                facts.stated.insert(name.clone(), Fact::Flag(Input::Known(value == 1)));
            }
            Slot::Edition => {
                facts.stated.insert(KBLI_EDITION.to_owned(), Fact::Flag(Input::Known(value == 1)));
            }
            Slot::Division(windows) => facts.kbli = example(windows).into(),
            Slot::Every(i) => {
                if let Some(e) = facts.every.get_mut(*i) {
                    e.can = (value == 0, value == 1);
                }
            }
            // More units can be IKM; so many are.
            Slot::IkmMembers => self.set(facts, Domain(vec![(value, i64::MAX)])),
            _ => self.set(facts, Domain(vec![(value, value)])),
        }
    }

    /// What the facts say of it now, to be put back later.
    pub(super) fn save(&self, facts: &Facts) -> Saved {
        let domain = |d: &Domain| Saved::Domain(d.clone());
        match &self.slot {
            Slot::Workers(_) => Saved::Workers(facts.workers.clone(), facts.workers_including_owner.clone()),
            Slot::ExclLand => domain(&facts.excl_land),
            Slot::Land => domain(&facts.land),
            Slot::Total => domain(&facts.total),
            Slot::Undeclared => Saved::Printed(facts.undeclared.clone()),
            Slot::Established => domain(&facts.established),
            Slot::BusinessCapital => domain(&facts.business_capital),
            Slot::AnnualSales => domain(&facts.annual_sales),
            Slot::NetWorth => domain(&facts.net_worth),
            Slot::Number(name) | Slot::Flag(name) => Saved::Fact(facts.stated.get(name).cloned()),
            Slot::IkmMembers => Saved::Fact(facts.stated.get(&self.name).cloned()),
            Slot::Edition => Saved::Fact(facts.stated.get(KBLI_EDITION).cloned()),
            Slot::Division(_) => Saved::Kbli(facts.kbli.clone()),
            Slot::Every(i) => Saved::Every(facts.every.get(*i).map_or((true, true), |e| e.can)),
        }
    }

    /// Puts back what was saved.
    pub(super) fn restore(&self, facts: &mut Facts, saved: Saved) {
        match saved {
            Saved::Domain(d) => self.set(facts, d),
            Saved::Workers(workers, owner) => {
                (facts.workers, facts.workers_including_owner) = (workers, owner);
            }
            Saved::Printed(d) => facts.undeclared = d,
            Saved::Kbli(k) => facts.kbli = k,
            Saved::Every(can) => {
                if let Slot::Every(i) = self.slot
                    && let Some(e) = facts.every.get_mut(i)
                {
                    e.can = can;
                }
            }
            Saved::Fact(fact) => {
                let name = if self.slot == Slot::Edition { KBLI_EDITION } else { &self.name };
                match fact {
                    Some(f) => facts.stated.insert(name.to_owned(), f),
                    None => facts.stated.remove(name),
                };
            }
        }
    }

    /// Makes it any of these values.
    pub(super) fn set(&self, facts: &mut Facts, domain: Domain) {
        match &self.slot {
            Slot::Workers(owner) => {
                if *owner {
                    facts.workers_including_owner = domain.clone();
                }
                facts.workers = domain;
            }
            Slot::ExclLand => facts.excl_land = domain,
            Slot::Land => facts.land = domain,
            Slot::Total => facts.total = domain,
            Slot::Undeclared => facts.undeclared = Some(domain),
            Slot::Established => facts.established = domain,
            Slot::BusinessCapital => facts.business_capital = domain,
            Slot::AnnualSales => facts.annual_sales = domain,
            Slot::NetWorth => facts.net_worth = domain,
            Slot::Number(_) | Slot::IkmMembers => {
                let (lo, hi) = domain.0.first().copied().unwrap_or((0, i64::MAX));
                let range = if lo == hi { Input::Known(lo) } else { Input::range(Some(lo), Some(hi)) };
                facts.stated.insert(self.name.clone(), Fact::Number(range));
            }
            Slot::Flag(_) | Slot::Edition | Slot::Division(_) | Slot::Every(_) => {}
        }
    }

    /// The first values of new cells, given what the other inputs can be.
    pub(super) fn cuts(&self, rule: &Rule, facts: &Facts) -> Vec<i64> {
        let of = |q: usize| rule.cuts.get(q).cloned().unwrap_or_default();
        let mut cuts = match &self.slot {
            Slot::Workers(_) => [of(0), of(1)].concat(),
            Slot::Established => of(6),
            Slot::BusinessCapital => of(4),
            Slot::AnnualSales => of(5),
            Slot::NetWorth => of(7),
            Slot::ExclLand | Slot::Land | Slot::Total | Slot::Undeclared => {
                self.investment_cuts(of(2), of(3), facts)
            }
            Slot::Number(_) | Slot::IkmMembers => {
                let place = rule.numbers.iter().position(|n| *n == self.name);
                let mut cuts = place.map(|i| of(BUILT_IN + i)).unwrap_or_default();
                cuts.extend(self.share_cuts(rule, facts));
                cuts
            }
            Slot::Flag(_) | Slot::Edition | Slot::Division(_) | Slot::Every(_) => vec![1],
        };
        cuts.sort_unstable();
        cuts.dedup();
        cuts
    }

    /// Where this figure, with an end of what another can be, brings a third to its threshold or end.
    fn investment_cuts(&self, mut a: Vec<i64>, mut t: Vec<i64>, facts: &Facts) -> Vec<i64> {
        let printed: Vec<i64> = facts.undeclared.iter().flat_map(Domain::ends).collect();
        a.extend(facts.excl_land.ends().chain(printed.iter().copied()));
        t.extend(facts.total.ends().chain(printed.iter().copied()));
        let mut l: Vec<i64> = facts.land.ends().collect();
        l.push(0);
        let sums = |x: &[i64], y: &[i64]| pairs(x, y, i64::saturating_add);
        let differences = |x: &[i64], y: &[i64]| pairs(x, y, i64::saturating_sub);
        let mut out = match self.slot {
            Slot::ExclLand => [differences(&t, &l), a].concat(),
            Slot::Land => differences(&t, &a),
            Slot::Total => [sums(&a, &l), t].concat(),
            _ => [sums(&a, &l), differences(&t, &l), a, t].concat(),
        };
        out.extend(out.clone().into_iter().map(|c| c.saturating_add(1)));
        out.retain(|c| *c > 0);
        out
    }

    /// Where this number brings a share of the rule to its threshold.
    fn share_cuts(&self, rule: &Rule, facts: &Facts) -> Vec<i64> {
        let mut out = Vec::new();
        for flag in &rule.flags {
            let Flag::Share { of, per, percent } = flag else { continue };
            let percent = i128::from(*percent).max(1);
            let narrow = |n: i128| i64::try_from(n).unwrap_or(i64::MAX);
            if *of == self.name {
                let ends: Vec<i64> = facts.number(per).ends().collect();
                out.extend(ends.iter().map(|e| narrow((i128::from(*e) * percent + 99) / 100)));
            } else if *per == self.name {
                let ends: Vec<i64> = facts.number(of).ends().collect();
                out.extend(ends.iter().map(|e| narrow(i128::from(*e) * 100 / percent + 1)));
                out.push(1);
            }
        }
        out
    }

    /// All cells of what it could be.
    pub(super) fn cells(&self, rule: &Rule, facts: &Facts) -> Vec<(i64, i64)> {
        let least = i64::from(matches!(self.slot, Slot::Edition | Slot::Division(_) | Slot::Every(_)));
        Domain(vec![(self.floor().max(least), self.ceiling())]).cells(&self.cuts(rule, facts))
    }

    /// The values to try: in each cell that is not the present one, the closest.
    pub(super) fn choices(&self, rule: &Rule, facts: &Facts, present: &Domain, low: bool) -> Vec<Choice> {
        let cells = self.cells(rule, facts);
        let closest = |cell| self.closest(present, cell, low);
        cells.into_iter().map(closest).filter(|c| present.point() != Some(c.value)).collect()
    }

    /// The value of a cell that is closest to what is known.
    fn closest(&self, present: &Domain, cell: (i64, i64), low: bool) -> Choice {
        let shared = present.0.iter().map(|(a, b)| (cell.0.max(*a), cell.1.min(*b))).find(|(a, b)| a <= b);
        if let Some((a, b)) = shared {
            let value = match () {
                // Each further member that is an IKM takes its own edits.
                () if (low || self.slot == Slot::IkmMembers) && a != i64::MIN => a,
                () if b != self.ceiling() || self.is_flag() => b,
                () if a != i64::MIN => a,
                () => 0,
            };
            return Choice { value, distance: 0 };
        }
        let ends = present.0.iter().flat_map(|(a, b)| [*a, *b]);
        let tried = ends.map(|end| {
            let value = end.clamp(cell.0, cell.1);
            Choice { value, distance: self.distance(end, value) }
        });
        tried.min_by_key(|c| c.distance).unwrap_or(Choice { value: cell.0, distance: WHOLE })
    }

    /// How far apart two values are, against the first.
    fn distance(&self, from: i64, to: i64) -> u128 {
        let apart = u128::from(from.abs_diff(to)) * WHOLE;
        match self.slot {
            _ if self.is_flag() => WHOLE,
            Slot::Established => apart / u128::from(YEAR.unsigned_abs()),
            Slot::IkmMembers => 0,
            _ => apart / u128::from(from.unsigned_abs().max(1)),
        }
    }

    /// How many edits a value takes.
    pub(super) fn price(&self, present: &Domain, value: i64) -> Option<usize> {
        if self.prices.is_empty() {
            return Some(1);
        }
        let steps = match self.slot {
            Slot::IkmMembers => value.saturating_sub(present.0.first().map_or(0, |(lo, _)| *lo)),
            _ => 1,
        };
        self.prices.get(usize::try_from(steps).ok()?.checked_sub(1)?).copied()
    }

    /// The axis of the completions on which it stands alone.
    pub(super) fn axis(&self, rule: &Rule) -> Option<(Axis, Vec<i64>)> {
        let of = |q: usize| rule.cuts.get(q).cloned().unwrap_or_default();
        let uses = |q: usize| rule.uses.get(q).is_some_and(|u| *u);
        let flag = |f: &Flag| {
            let place = rule.flags.iter().position(|x| x == f)?;
            Some((Axis::Flag(u8::try_from(place).ok()?), vec![1]))
        };
        match &self.slot {
            Slot::Workers(_) if uses(0) => Some((Axis::Workers, of(0))),
            Slot::Workers(_) => Some((Axis::WorkersIncludingOwner, of(1))),
            Slot::Established => Some((Axis::Established, of(6))),
            Slot::BusinessCapital => Some((Axis::BusinessCapital, of(4))),
            Slot::AnnualSales => Some((Axis::AnnualSales, of(5))),
            Slot::NetWorth => Some((Axis::NetWorth, of(7))),
            Slot::Number(name) => {
                let place = rule.numbers.iter().position(|n| n == name)?;
                Some((Axis::Number(u8::try_from(place).ok()?), of(BUILT_IN + place)))
            }
            Slot::Flag(name) => flag(&Flag::Fact(name.clone())),
            Slot::Edition => flag(&Flag::Fact(KBLI_EDITION.to_owned())),
            Slot::Every(i) => flag(&Flag::EveryMember(*i)),
            _ => None,
        }
    }
}

fn pairs(x: &[i64], y: &[i64], join: fn(i64, i64) -> i64) -> Vec<i64> {
    x.iter().flat_map(|a| y.iter().map(move |b| join(*a, *b))).collect()
}

/// A code in one of the divisions.
pub(super) fn example(windows: &[Divisions]) -> Option<Kbli> {
    let of = |d: &Divisions| {
        let edition = d.editions.iter().filter_map(|e| Edition::parse(e)).max()?;
        Some(Kbli { edition, digits: 2, code: d.from })
    };
    windows.iter().filter_map(of).max_by_key(|k| k.edition)
}

/// Which input of a rule a name on the wire is; none where the rule does not read it.
pub(super) fn slot(rule: &Rule, name: &str, owner_counted: bool) -> Option<Slot> {
    let uses = |q: usize| rule.uses.get(q).is_some_and(|u| *u);
    let invested = uses(2) || uses(3);
    let fact = |n: &str| rule.flags.iter().any(|f| matches!(f, Flag::Fact(x) if x == n));
    let number = |n: &str| {
        let shared = |f: &Flag| matches!(f, Flag::Share { of, per, .. } if of == n || per == n);
        rule.numbers.iter().any(|x| x == n) || rule.flags.iter().any(shared)
    };
    let division = || {
        rule.flags.iter().find_map(|f| match f {
            Flag::Division(windows) => Some(Slot::Division(windows.clone())),
            _ => None,
        })
    };
    match name {
        "workers" => (uses(0) || (uses(1) && owner_counted)).then_some(Slot::Workers(owner_counted)),
        "investment_excl_land" => invested.then_some(Slot::ExclLand),
        "investment_land" => invested.then_some(Slot::Land),
        "investment_total" => invested.then_some(Slot::Total),
        "investment" => invested.then_some(Slot::Undeclared),
        "established" => uses(6).then_some(Slot::Established),
        "business_capital" => uses(4).then_some(Slot::BusinessCapital),
        "annual_sales" => uses(5).then_some(Slot::AnnualSales),
        "net_worth" => uses(7).then_some(Slot::NetWorth),
        "kbli" => division(),
        KBLI_EDITION => fact(name).then_some(Slot::Edition),
        _ if fact(name) => Some(Slot::Flag(name.to_owned())),
        _ if number(name) => Some(Slot::Number(name.to_owned())),
        _ => None,
    }
}

/// All inputs that a rule reads, by their names.
pub(super) fn read_by(rule: &Rule) -> Vec<String> {
    const PLAIN: [&str; 10] = [
        "workers",
        "investment_excl_land",
        "investment_land",
        "investment_total",
        "investment",
        "established",
        "business_capital",
        "annual_sales",
        "net_worth",
        "kbli",
    ];
    let mut out: Vec<String> = PLAIN.map(str::to_owned).to_vec();
    out.extend(rule.numbers.iter().cloned());
    for flag in &rule.flags {
        match flag {
            Flag::Fact(name) => out.push(name.clone()),
            Flag::Share { of, per, .. } => out.extend([of.clone(), per.clone()]),
            _ => {}
        }
    }
    out.retain(|name| slot(rule, name, true).is_some());
    out
}
