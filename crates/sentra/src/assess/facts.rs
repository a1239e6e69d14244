//! What is known of a unit, in the form that rules read.

use super::domain::Domain;
use super::rule::{Flag, Rule};
use super::worlds::Axis;
use crate::industry::{Edition, Kbli};
use crate::input::Input;
use crate::law::KBLI_EDITION;
use crate::unit::{Fact, Unit, WorkersBasis};
use std::collections::BTreeMap;

/// A condition that is put to each member of a group: whether it can fail for one, whether it can hold for all, and
/// for each member that leaves it open the sets of inputs that could, and that will, tell.
#[derive(Clone, Debug, Default)]
pub(crate) struct Every {
    pub(crate) can: (bool, bool),
    pub(crate) open: Vec<OpenMember>,
}

/// The sets of inputs that tell whether a condition holds of a member.
#[derive(Clone, Debug, Default)]
pub(crate) struct OpenMember {
    pub(crate) could: Vec<Vec<String>>,
    pub(crate) will: Vec<String>,
}

impl Every {
    /// Every input that tells about some member.
    pub(crate) fn inputs(&self) -> Vec<String> {
        self.open.iter().flat_map(|m| m.will.iter().cloned()).collect()
    }
}

/// What the inputs of a unit or a group leave possible, in the form that rules read.
#[derive(Clone, Debug)]
pub(crate) struct Facts {
    pub(crate) workers: Domain,
    pub(crate) workers_including_owner: Domain,
    pub(crate) excl_land: Domain,
    pub(crate) land: Domain,
    pub(crate) total: Domain,
    pub(crate) undeclared: Option<Domain>,
    pub(crate) business_capital: Domain,
    pub(crate) annual_sales: Domain,
    pub(crate) established: Domain,
    pub(crate) net_worth: Domain,
    pub(crate) kbli: Input<Kbli>,
    /// What is stated, and what follows from other inputs, by the names of facts.
    pub(crate) stated: BTreeMap<String, Fact>,
    /// For groups: the conditions on members, in the order of the rule.
    pub(crate) every: Vec<Every>,
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
            (unit.net_worth == Input::NotApplicable, Axis::NetWorth),
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
            // Debts can exceed what is owned.
            net_worth: Domain::of(&unit.net_worth, i64::MIN),
            kbli: unit.kbli.clone(),
            stated: stated(unit),
            every: Vec::new(),
            closed: inapplicable.into_iter().filter_map(|(no, axis)| no.then_some(axis)).collect(),
            excl_land_known: i.excl_land.known().is_some(),
            land_known: i.land.known().is_some(),
            total_known: i.total.known().is_some(),
        }
    }

    /// What the three figures of investment can be together. A printed figure whose basis is not said is one of two.
    pub(crate) fn investments(&self) -> Vec<(u8, Domain, Domain, Domain)> {
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

    /// Whether the figures of investment do not contradict each other.
    pub(crate) fn consistent(&self) -> bool {
        let (a, l, t) = (&self.excl_land, &self.land, &self.total);
        match &self.undeclared {
            Some(x) => together(&a.and(x).0, &l.0, &t.0) || together(&a.0, &l.0, &t.and(x).0),
            None => together(&a.0, &l.0, &t.0),
        }
    }

    /// Whether an input that the rule can read does not apply to the subject.
    pub(crate) fn has_inapplicable(&self, rule: &Rule) -> bool {
        let reads = |name: &String| {
            rule.numbers.contains(name)
                || rule.flags.iter().any(|f| match f {
                    Flag::Fact(n) => n == name,
                    Flag::Share { of, per, .. } => of == name || per == name,
                    Flag::Supplied { against, .. } => against == name,
                    _ => false,
                })
        };
        let tests = |axis: &Axis| {
            let slots: &[usize] = match axis {
                Axis::Workers | Axis::WorkersIncludingOwner => &[0, 1],
                Axis::InvestmentExclLand | Axis::InvestmentLand | Axis::InvestmentTotal => &[2, 3],
                Axis::BusinessCapital => &[4],
                Axis::AnnualSales => &[5],
                Axis::Established => &[6],
                Axis::NetWorth => &[7],
                _ => &[],
            };
            slots.iter().any(|q| rule.uses.get(*q) == Some(&true))
        };
        let stated = self.stated.iter().any(|(name, f)| f.state() == "not_applicable" && reads(name));
        let code =
            self.kbli == Input::NotApplicable && rule.flags.iter().any(|f| matches!(f, Flag::Division(_)));
        stated || code || self.closed.iter().any(tests)
    }

    /// Whether an input that a number is held against is not known exactly.
    pub(crate) fn is_open(&self, input: &str) -> bool {
        let domain = match input {
            "workers" => &self.workers,
            "investment_excl_land" => &self.excl_land,
            "investment_total" => &self.total,
            "business_capital" => &self.business_capital,
            "annual_sales" => &self.annual_sales,
            "established" => &self.established,
            "net_worth" => &self.net_worth,
            stated => return self.number(stated).point().is_none(),
        };
        domain.point().is_none()
    }

    /// What is possible for a number that is stated. Numbers that are stated are not negative.
    pub(crate) fn number(&self, name: &str) -> Domain {
        match self.stated.get(name) {
            Some(Fact::Number(n)) => Domain::of(n, 0),
            _ => Domain::from(0),
        }
    }

    pub(crate) fn flag(&self, flag: &Flag) -> (bool, bool) {
        match flag {
            Flag::Division(windows) => match &self.kbli {
                Input::Known(k) => only(Flag::division(windows, *k)),
                Input::OneOf(of) => {
                    let inside = of.iter().filter(|k| Flag::division(windows, **k)).count();
                    (inside < of.len(), inside > 0)
                }
                _ => (true, true),
            },
            Flag::Fact(name) => match self.stated.get(name) {
                Some(Fact::Flag(Input::Known(b))) => only(*b),
                _ => (true, true),
            },
            Flag::Share { of, per, percent } => self.share(of, per, *percent),
            Flag::EveryMember(i) => self.every.get(*i).map_or((true, true), |e| e.can),
            Flag::Undecided { .. } | Flag::Supplied { .. } => (true, true),
        }
    }

    /// Whether one number can be below, and can reach, so many per hundred of another.
    fn share(&self, of: &str, per: &str, percent: i64) -> (bool, bool) {
        let ends = |d: &Domain| Some((d.0.first()?.0, d.0.last()?.1));
        let whole = match self.stated.get(per) {
            Some(Fact::Number(n)) => Domain::of(n, 1),
            _ => Domain::from(1),
        };
        let (Some((of_lo, of_hi)), Some((per_lo, per_hi))) = (ends(&self.number(of)), ends(&whole)) else {
            return (true, true);
        };
        let reaches = |of: i64, per: i64| i128::from(of) * 100 >= i128::from(per) * i128::from(percent);
        (!reaches(of_lo, per_hi), reaches(of_hi, per_lo))
    }

    /// Whether a value of this axis can be asked for at all.
    pub(crate) fn askable(&self, axis: Axis, rule: &Rule) -> bool {
        let open = match axis {
            // With one part known, the other part asks the same.
            Axis::InvestmentTotal => !self.excl_land_known && !self.land_known,
            Axis::InvestmentLand => !self.total_known || !self.excl_land_known,
            // A figure that may be this one is asked for its basis.
            Axis::InvestmentExclLand => {
                self.undeclared.as_ref().is_none_or(|x| x.point().is_none()) || self.total_known
            }
            Axis::Flag(i) => match rule.flags.get(usize::from(i)) {
                Some(Flag::Fact(name)) => self.stated.get(name) != Some(&Fact::Flag(Input::NotApplicable)),
                Some(Flag::Division(_)) => self.kbli != Input::NotApplicable,
                Some(Flag::Share { of, per, .. }) => !self.not_a_number(of) && !self.not_a_number(per),
                // Whatever is supplied, there is nothing to hold against it.
                Some(Flag::Supplied { against, .. }) => !self.not_a_number(against),
                Some(Flag::Undecided { .. }) | None => false,
                Some(_) => true,
            },
            Axis::Number(i) => !rule.numbers.get(usize::from(i)).is_some_and(|n| self.not_a_number(n)),
            _ => true,
        };
        open && !self.closed.contains(&axis)
    }

    /// Whether a number that can be stated does not apply.
    fn not_a_number(&self, name: &str) -> bool {
        self.stated.get(name) == Some(&Fact::Number(Input::NotApplicable))
    }

    /// The facts of a group: what is stated of it.
    pub(crate) fn stated_only(stated: BTreeMap<String, Fact>, every: Vec<Every>) -> Facts {
        Facts { stated, every, ..Facts::of(&Unit::default()) }
    }
}

/// What is stated of a unit, with what other fields say of the same: a readable NIB is held, a code with an edition
/// has one.
fn stated(unit: &Unit) -> BTreeMap<String, Fact> {
    let mut out = unit.facts.clone();
    if !unit.industri_review.is_missing() {
        out.insert("industri_review".to_owned(), Fact::Flag(unit.industri_review.clone()));
    }
    if unit.nib.known().is_some() {
        // Said to hold none and yet a number: either can be right.
        let denied = out.get("holds_nib") == Some(&Fact::Flag(Input::Known(false)));
        let held = if denied { Input::one_of([false, true]) } else { Input::Known(true) };
        out.insert("holds_nib".to_owned(), Fact::Flag(held));
    }
    let codes = unit.kbli.candidates();
    if unit.kbli == Input::NotApplicable {
        out.insert(KBLI_EDITION.to_owned(), Fact::Flag(Input::NotApplicable));
    }
    if !codes.is_empty() && codes.iter().all(|k| k.edition != Edition::Undeclared) {
        out.insert(KBLI_EDITION.to_owned(), Fact::Flag(Input::Known(true)));
    }
    out
}

fn only(value: bool) -> (bool, bool) {
    (!value, value)
}

fn feasible((_, a, l, t): &(u8, Domain, Domain, Domain)) -> bool {
    together(&a.0, &l.0, &t.0)
}

/// Whether parts and their sum can be these.
fn together(a: &[(i64, i64)], l: &[(i64, i64)], t: &[(i64, i64)]) -> bool {
    a.iter().any(|a| l.iter().any(|l| t.iter().any(|t| meets(*a, *l, *t).is_some())))
}

/// The totals that a cell of parts and an interval of totals leave possible.
pub(crate) fn meets(a: (i64, i64), l: (i64, i64), t: (i64, i64)) -> Option<(i64, i64)> {
    let lo = a.0.saturating_add(l.0).max(t.0);
    let hi = a.1.saturating_add(l.1).min(t.1);
    (lo <= hi).then_some((lo, hi))
}
