//! What a set of rules can tell apart: the cells of each input, and where a combination of cells stands in a table.

use super::columns::{day, persons};
use crate::assess::rule::{BUILT_IN, Flag, Rule};
use crate::industry::{Edition, Kbli};
use crate::input::Input;
use crate::law::Divisions;
use crate::money::Rupiah;
use crate::unit::{Fact, Unit, WorkersBasis};

/// An input that has cells. Cell 0 is always "missing", but for the basis of workers, which always has a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Workers,
    Basis,
    ExclLand,
    Land,
    Total,
    Undeclared,
    Capital,
    Sales,
    Established,
    NetWorth,
    /// A number that is stated, by its place among [`Plan::numbers`].
    Number(u8),
    Kbli,
    /// A fact that is stated, by its place among [`Plan::facts`].
    Fact(u8),
    /// The date whose law holds for a row; always the last.
    Day,
}

impl Part {
    pub(crate) fn is_investment(self) -> bool {
        matches!(self, Part::ExclLand | Part::Land | Part::Total | Part::Undeclared)
    }
}

/// The cells of one input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Dim {
    pub(crate) part: Part,
    /// The first values of new cells: values below the first are cell 1, and so on. The first cut of a count or an
    /// amount is 0, so that their cell 1 is what is negative.
    pub(crate) cuts: Vec<i64>,
    /// How many cells there are, "missing" included.
    pub(crate) cells: u16,
    pub(crate) stride: u64,
}

/// The inputs of a set of rules with their cells.
#[derive(Clone, Debug, Default)]
pub(crate) struct Plan {
    pub(crate) dims: Vec<Dim>,
    /// One code for each way in which the divisions of the rules can hold, in the order of the cells from 1.
    codes: Vec<Kbli>,
    /// The cell of a code by edition and division.
    by_division: Vec<u16>,
    pub(crate) numbers: Vec<String>,
    pub(crate) facts: Vec<String>,
    /// How many combinations there are.
    pub(crate) size: u64,
}

const EDITIONS: [Edition; 6] =
    [Edition::Undeclared, Edition::E2005, Edition::E2009, Edition::E2015, Edition::E2020, Edition::E2025];

impl Plan {
    /// The cells that all of these rules together need. `None` when a rule reads what has no cells, or too much.
    pub(crate) fn of(rules: &[&Rule]) -> Option<Plan> {
        let uses = |q: usize| rules.iter().any(|r| r.uses.get(q) == Some(&true));
        let cuts = |slots: &[usize], floor: Option<i64>| {
            let of = rules.iter().flat_map(|r| slots.iter().filter_map(|q| r.cuts.get(*q)).flatten());
            let mut cuts: Vec<i64> = of.copied().filter(|c| floor.is_none_or(|f| *c > f)).collect();
            cuts.extend(floor);
            cuts.sort_unstable();
            cuts.dedup();
            cuts
        };
        let mut plan = Plan { size: 1, ..Plan::default() };
        if uses(0) || uses(1) {
            plan.push(Part::Workers, cuts(&[0, 1], Some(0)))?;
        }
        if uses(1) {
            plan.push_cells(Part::Basis, Vec::new(), 2)?;
        }
        if uses(2) || uses(3) {
            // The usual figures first: their combinations stand at the beginning of a table.
            for part in [Part::ExclLand, Part::Total, Part::Land, Part::Undeclared] {
                plan.push(part, cuts(&[2, 3], Some(0)))?;
            }
        }
        if uses(6) {
            plan.push(Part::Established, cuts(&[6], None))?;
        }
        if uses(4) {
            plan.push(Part::Capital, cuts(&[4], Some(0)))?;
        }
        if uses(5) {
            plan.push(Part::Sales, cuts(&[5], Some(0)))?;
        }
        if uses(7) {
            plan.push(Part::NetWorth, cuts(&[7], None))?;
        }
        for name in rules.iter().flat_map(|r| &r.numbers) {
            let place = u8::try_from(plan.numbers.len()).ok()?;
            if !plan.numbers.contains(name) {
                let of = |r: &&Rule| {
                    Some(r.cuts.get(BUILT_IN + r.numbers.iter().position(|n| n == name)?)?.clone())
                };
                let mut cuts: Vec<i64> =
                    rules.iter().filter_map(of).flatten().filter(|c| *c > 0).chain([0]).collect();
                cuts.sort_unstable();
                cuts.dedup();
                plan.push(Part::Number(place), cuts)?;
                plan.numbers.push(name.clone());
            }
        }
        let mut windows: Vec<&Vec<Divisions>> = Vec::new();
        for flag in rules.iter().flat_map(|r| &r.flags) {
            match flag {
                Flag::Division(w) => windows.push(w),
                Flag::Fact(name) if plan.facts.contains(name) => {}
                Flag::Fact(name) => plan.facts.push(name.clone()),
                Flag::Undecided { .. } => {}
                // What is asked for depends on more than cells.
                Flag::Share { .. } | Flag::EveryMember(_) | Flag::Supplied { .. } => return None,
            }
        }
        if !windows.is_empty() {
            plan.divide(&windows);
            plan.push_cells(Part::Kbli, Vec::new(), plan.codes.len() + 1)?;
        }
        for place in 0..plan.facts.len() {
            plan.push_cells(Part::Fact(u8::try_from(place).ok()?), Vec::new(), 3)?;
        }
        Some(plan)
    }

    /// The name of an input on the wire.
    pub(crate) fn name(&self, part: Part) -> &str {
        match part {
            Part::Workers => "workers",
            Part::Basis => "workers_basis",
            Part::ExclLand => "investment_excl_land",
            Part::Land => "investment_land",
            Part::Total => "investment_total",
            Part::Undeclared => "investment",
            Part::Capital => "business_capital",
            Part::Sales => "annual_sales",
            Part::Established => "established",
            Part::NetWorth => "net_worth",
            Part::Number(i) => self.numbers.get(usize::from(i)).map_or("", String::as_str),
            Part::Kbli => "kbli",
            Part::Fact(i) => self.facts.get(usize::from(i)).map_or("", String::as_str),
            Part::Day => "date",
        }
    }

    pub(crate) fn push(&mut self, part: Part, cuts: Vec<i64>) -> Option<()> {
        let cells = cuts.len() + 2;
        self.push_cells(part, cuts, cells)
    }

    fn push_cells(&mut self, part: Part, cuts: Vec<i64>, cells: usize) -> Option<()> {
        let stride = self.size;
        self.size = self.size.checked_mul(u64::try_from(cells).ok()?)?;
        self.dims.push(Dim { part, cuts, cells: u16::try_from(cells).ok()?, stride });
        Some(())
    }

    /// Groups the codes by which of the windows they lie in.
    fn divide(&mut self, windows: &[&Vec<Divisions>]) {
        let mut seen: Vec<Vec<bool>> = Vec::new();
        for edition in EDITIONS {
            for code in 0..100 {
                let kbli = Kbli { edition, digits: 2, code };
                let inside: Vec<bool> = windows.iter().map(|w| Flag::division(w, kbli)).collect();
                let cell = seen.iter().position(|s| *s == inside).unwrap_or_else(|| {
                    seen.push(inside);
                    self.codes.push(kbli);
                    self.codes.len() - 1
                });
                self.by_division.push(u16::try_from(cell + 1).unwrap_or(0));
            }
        }
    }

    /// The cell of an industry code.
    pub(crate) fn code_cell(&self, kbli: Kbli) -> u16 {
        let edition = EDITIONS.iter().position(|e| *e == kbli.edition).unwrap_or(0);
        let division = usize::try_from(kbli.division()).unwrap_or(0);
        self.by_division.get(edition * 100 + division).copied().unwrap_or(0)
    }

    /// The last place that rows with these inputs can have.
    pub(crate) fn last_of(&self, inputs: &[(Part, super::pass::Input)]) -> u64 {
        let given = |d: &&Dim| {
            let several =
                d.part.is_investment() && inputs.iter().filter(|(p, _)| p.is_investment()).count() > 1;
            several || inputs.iter().any(|(p, _)| *p == d.part)
        };
        self.dims.iter().filter(given).fold(0, |last, d| last + u64::from(d.cells - 1) * d.stride)
    }

    /// At most so many combinations have a unit.
    pub(crate) fn feasible(&self) -> u64 {
        let others = self.dims.iter().filter(|d| !d.part.is_investment());
        let others = others.fold(1u64, |n, d| n.saturating_mul(u64::from(d.cells)));
        let figures = self.dims.iter().filter(|d| d.part.is_investment()).map(|d| u64::from(d.cells));
        // No figure, one of them, or two.
        let investments = figures.fold((1, 0), |(n, most), cells| (n + cells - 1, cells.max(most)));
        others.saturating_mul(investments.0 + investments.1 * investments.1)
    }

    /// The cells of a combination, one for each dim.
    pub(crate) fn cells(&self, index: u64) -> Vec<u16> {
        let of = |d: &Dim| index.checked_div(d.stride).unwrap_or(0) % u64::from(d.cells.max(1));
        self.dims.iter().map(|d| u16::try_from(of(d)).unwrap_or(0)).collect()
    }

    /// A unit with one value from each of these cells; none where no unit has them, or where two figures of investment
    /// are not a figure without land and a total.
    pub(crate) fn unit(&self, cells: &[u16]) -> Option<Unit> {
        let given = |p: &(&Dim, &u16)| p.0.part.is_investment() && *p.1 > 0;
        let figures: Vec<(Part, u16)> =
            self.dims.iter().zip(cells).filter(given).map(|(d, c)| (d.part, *c)).collect();
        if !matches!(figures.as_slice(), [] | [_] | [(Part::ExclLand, 2..), (Part::Total, 2..)]) {
            return None;
        }
        let known = self.dims.iter().zip(cells).filter(|(_, cell)| **cell > 0);
        known.into_iter().try_fold(Unit::default(), |unit, (dim, cell)| self.change(&unit, dim, *cell))
    }

    /// The unit with one input changed to a value of a cell; none where a total would be below its part.
    pub(crate) fn change(&self, unit: &Unit, dim: &Dim, cell: u16) -> Option<Unit> {
        let mut unit = unit.clone();
        let at = usize::from(cell.checked_sub(1)?);
        let below = dim.cuts.first().map_or(0, |c| c.saturating_sub(1));
        let lo = at.checked_sub(1).map_or(Some(&below), |i| dim.cuts.get(i)).copied().unwrap_or(0);
        let hi = dim.cuts.get(at).map_or(i64::MAX, |c| c.saturating_sub(1));
        let money = Input::Known(Rupiah::new(lo));
        let i = &mut unit.investment;
        match dim.part {
            Part::Workers => unit.workers.total = persons(lo),
            Part::Basis => unit.workers.basis = WorkersBasis::Paid,
            Part::ExclLand => i.excl_land = money,
            Part::Land => i.land = money,
            Part::Total => {
                let part = i.excl_land.known().map_or(lo, |a| a.amount());
                i.total = Input::Known(Rupiah::new(lo.max(part)));
                return (part <= hi).then_some(unit);
            }
            Part::Undeclared => i.undeclared = money,
            Part::Capital => unit.business_capital = money,
            Part::Sales => unit.annual_sales = money,
            Part::Established => unit.established = day(lo),
            Part::Kbli => unit.kbli = Input::from(self.codes.get(at).copied()),
            Part::NetWorth => unit.net_worth = money,
            Part::Number(i) => {
                let name = self.numbers.get(usize::from(i))?.clone();
                unit.facts.insert(name, Fact::Number(Input::Known(lo)));
            }
            Part::Fact(i) => {
                let name = self.facts.get(usize::from(i))?.clone();
                unit.facts.insert(name, Fact::Flag(Input::Known(at == 1)));
            }
            Part::Day => {}
        }
        Some(unit)
    }

    /// Takes what is known of an input from a unit.
    pub(crate) fn free(&self, unit: &mut Unit, part: Part) {
        let i = &mut unit.investment;
        match part {
            Part::Workers => unit.workers.total = Input::default(),
            Part::ExclLand => i.excl_land = Input::default(),
            Part::Land => i.land = Input::default(),
            Part::Total => i.total = Input::default(),
            Part::Undeclared => i.undeclared = Input::default(),
            Part::Capital => unit.business_capital = Input::default(),
            Part::Sales => unit.annual_sales = Input::default(),
            Part::Established => unit.established = Input::default(),
            Part::NetWorth => unit.net_worth = Input::default(),
            Part::Kbli => unit.kbli = Input::default(),
            Part::Number(_) | Part::Fact(_) => {
                let name = self.name(part);
                unit.facts.remove(name);
                if name == "industri_review" {
                    unit.industri_review = Input::default();
                }
            }
            Part::Basis | Part::Day => {}
        }
    }

    /// The cells of what can be: a negative count or amount cannot.
    pub(crate) fn possible(dim: &Dim) -> std::ops::Range<u16> {
        use Part::{Day, Established, Fact, Kbli, NetWorth};
        let counted = !matches!(dim.part, Established | NetWorth | Kbli | Fact(_) | Day);
        (if counted { 2 } else { 1 })..dim.cells
    }
}
