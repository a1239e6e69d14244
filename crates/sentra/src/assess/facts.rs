//! What is known of a unit, in the form that rules read.

use super::domain::Domain;
use super::rule::{Flag, Rule};
use super::worlds::Axis;
use crate::industry::Kbli;
use crate::input::Input;
use crate::unit::{Unit, WorkersBasis};

/// What a unit's inputs leave possible, in the form that rules read.
#[derive(Clone, Debug)]
pub(crate) struct Facts {
    pub(crate) workers: Domain,
    pub(crate) workers_including_owner: Domain,
    pub(crate) excl_land: Domain,
    pub(crate) land: Domain,
    pub(crate) total: Domain,
    undeclared: Option<Domain>,
    pub(crate) business_capital: Domain,
    pub(crate) annual_sales: Domain,
    pub(crate) established: Domain,
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

    /// Whether some input does not apply to the unit.
    pub(crate) fn has_inapplicable(&self) -> bool {
        !self.closed.is_empty()
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
            Flag::Judged(name) => match (name.as_str(), &self.industri_review) {
                ("industri_review", Input::Known(b)) => only(*b),
                _ => (true, true),
            },
            Flag::Undecided(_) => (true, true),
        }
    }

    /// Whether a value of this axis can be asked for at all.
    pub(crate) fn askable(&self, axis: Axis, rule: &Rule) -> bool {
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
pub(crate) fn meets(a: (i64, i64), l: (i64, i64), t: (i64, i64)) -> Option<(i64, i64)> {
    let lo = a.0.saturating_add(l.0).max(t.0);
    let hi = a.1.saturating_add(l.1).min(t.1);
    (lo <= hi).then_some((lo, hi))
}
