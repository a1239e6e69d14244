//! The columns of a register.

use super::UnitRules;
use super::pass::{Input, Out};
use super::plan::Dim;
use super::plan::{Part, Plan};
use super::run::Rows;
use super::values::Numbers;
use crate::assess::domain::{Whole, cell_of};
use crate::assess::{Context, UnitVerdicts, Verdict};
use crate::industry::{Edition, Kbli};
use crate::input::Input as Fact;
use crate::law::{Law, LawError};
use crate::register::Register;
use crate::unit::Fact as Stated;

/// Below so many units a table costs more than the units.
const FEW: usize = 32;

impl Law {
    /// Answers a question about every unit of a register: one verdict a row, the same as [`Law::assess_unit`] gives.
    ///
    /// # Errors
    /// [`LawError::NoCriterion`] for an unknown criterion or one about groups, [`LawError::NoReading`] for an unknown
    /// reading or choice.
    ///
    /// ```
    /// use sentra::{assess::Context, date::Date, input::Input, law::Law, register::Register, unit::Unit};
    /// let mut register = Register::default();
    /// let mut unit = Unit::default();
    /// unit.workers.total = Input::Known(4);
    /// register.push(&unit, None);
    /// let day = Date::ymd(2025, 1, 31).ok_or("not a date")?;
    /// let class = Law::indonesia().assess_register(&register, "unit.skala.bps", &Context::as_of(day))?;
    /// assert_eq!(class.class(0), Some("mikro"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn assess_register(
        &self,
        register: &Register,
        criterion: &str,
        context: &Context,
    ) -> Result<UnitVerdicts, LawError> {
        let rows = register.len();
        let rules = UnitRules::on_day(self, &[criterion], context, rows >= FEW)?;
        let names = rules.classes(0).to_vec();
        let mut out = UnitVerdicts { verdicts: vec![Verdict::Unknown; rows], classes: Vec::new(), names };
        if !out.names.is_empty() {
            out.classes = vec![0; rows];
        }
        let mut outs = vec![(0, Out::Verdicts(&mut out.verdicts))];
        if !out.names.is_empty() {
            outs.push((0, Out::Bytes(&mut out.classes, |a| a.classes())));
        }
        rules.run_register(register, &mut outs);
        Ok(out)
    }
}

impl UnitRules<'_> {
    /// The answers to each question for all units of a register.
    ///
    /// ```
    /// use sentra::{assess::{Context, named}, date::Date, input::Input, law::Law, register::Register, unit::Unit};
    /// let mut register = Register::default();
    /// let mut unit = Unit::default();
    /// unit.workers.total = Input::Known(25);
    /// register.push(&unit, None);
    /// let day = Date::ymd(2025, 1, 31).ok_or("not a date")?;
    /// let rules = Law::indonesia().unit_rules(&["unit.ikm.p64"], &Context::as_of(day))?;
    /// let ikm = rules.assess_register(&register)[0][0];
    /// assert!(named(ikm.missing(), rules.inputs(0)).contains(&"investment_total"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn assess_register(&self, register: &Register) -> Vec<Vec<super::UnitAnswer>> {
        let mut out = vec![vec![super::UnitAnswer::default(); register.len()]; self.tables.len()];
        let mut outs: Vec<(usize, Out)> = out.iter_mut().map(|o| Out::Answers(o)).enumerate().collect();
        self.run_register(register, &mut outs);
        out
    }

    fn run_register(&self, register: &Register, outs: &mut [(usize, Out)]) {
        let empty = Plan::default();
        let plan = self.plan.as_ref().unwrap_or(&empty);
        let wanted = |part: Part| plan.dims.iter().any(|d| d.part == part);
        let rows = register.len();
        let mut inputs: Vec<(Part, Input)> = Vec::new();
        let workers = register.workers.plain().map(|(v, s)| Numbers::u32(v).with_states(s));
        let money = [
            (Part::ExclLand, &register.investment_excl_land),
            (Part::Land, &register.investment_land),
            (Part::Total, &register.investment_total),
            (Part::Undeclared, &register.investment),
            (Part::Capital, &register.business_capital),
            (Part::Sales, &register.annual_sales),
            (Part::NetWorth, register.net_worth()),
        ];
        let money = money.into_iter().filter_map(|(part, column)| {
            let (values, states) = column.plain()?;
            Some((part, Input::Numbers(Numbers::rupiah(values).with_states(states))))
        });
        inputs.extend(workers.map(|n| (Part::Workers, Input::Numbers(n))));
        inputs.extend(money);
        inputs.push((Part::Basis, Input::Basis(register.bases())));
        if let Some((codes, states)) = register.kbli.plain() {
            inputs.push((Part::Kbli, Input::Codes(codes, super::values::Known::States(states))));
        }
        let sparse: Vec<(Part, Vec<u8>)> =
            plan.dims.iter().filter_map(|d| Some((d.part, sparse_cells(register, plan, d)?))).collect();
        let mut slow: Vec<u8> = Vec::new();
        for (row, _) in sparse.iter().flat_map(|(_, c)| c.iter().enumerate().filter(|(_, c)| **c == NO_CELL))
        {
            slow.resize(rows, 0);
            slow.get_mut(row).into_iter().for_each(|s| *s = 1);
        }
        inputs.extend(sparse.iter().map(|(part, cells)| (*part, Input::Cells(cells))));
        inputs.retain(|(part, _)| wanted(*part));
        let unit = |row: usize| register.scale_view(row);
        self.run(&Rows { len: rows, inputs: &inputs, slow: &slow, unit: &unit, date: &|_| None }, outs);
    }
}

/// A choice, a range, or what does not apply.
const NO_CELL: u8 = u8::MAX;

/// What only few rows of a register have is no column there: a byte a row with its cell.
fn sparse_cells(register: &Register, plan: &Plan, dim: &Dim) -> Option<Vec<u8>> {
    let mut cells = vec![0u8; register.len()];
    let mut put = |row: usize, cell: u8| cells.get_mut(row).into_iter().for_each(|c| *c = cell);
    let flag = |input: &Fact<bool>| match input {
        Fact::Known(yes) => 1 + u8::from(*yes),
        Fact::Missing(_) => 0,
        _ => NO_CELL,
    };
    match dim.part {
        Part::Established => {
            for (row, input) in register.established() {
                put(row, spanned(input, &dim.cuts));
            }
        }
        Part::Number(_) => {
            for (row, facts) in register.facts() {
                match facts.get(plan.name(dim.part)) {
                    Some(Stated::Number(number)) => put(row, spanned(number, &dim.cuts)),
                    _ => put(row, 0),
                }
            }
        }
        Part::Fact(_) => {
            let name = plan.name(dim.part);
            for (row, facts) in register.facts() {
                if let Some(Stated::Flag(input)) = facts.get(name) {
                    put(row, flag(input));
                }
            }
            // What other fields say of the same, as for one unit.
            match name {
                "industri_review" => {
                    register
                        .reviews()
                        .filter(|(_, i)| !i.is_missing())
                        .for_each(|(row, i)| put(row, flag(i)));
                }
                // Said to hold none and yet a number: either can be right.
                "holds_nib" => register.with_nib().for_each(|row| {
                    let denied = cells.get(row) == Some(&flag(&Fact::Known(false)));
                    let held = if denied { NO_CELL } else { flag(&Fact::Known(true)) };
                    cells.get_mut(row).into_iter().for_each(|c| *c = held);
                }),
                "kbli_edition" => {
                    let declared = |k: &Fact<Kbli>| {
                        let codes = k.candidates();
                        !codes.is_empty() && codes.iter().all(|k| k.edition != Edition::Undeclared)
                    };
                    for row in 0..register.len() {
                        match register.kbli.get(row) {
                            Fact::NotApplicable => put(row, NO_CELL),
                            code if declared(&code) => put(row, 2),
                            _ => {}
                        }
                    }
                }
                _ => {}
            }
        }
        _ => return None,
    }
    Some(cells)
}

/// The cell of a value that may span several numbers.
fn spanned<T: Whole>(input: &Fact<T>, cuts: &[i64]) -> u8 {
    match input {
        Fact::Known(value) => {
            let (first, last) = value.span();
            let cell = cell_of(cuts, first);
            if cell == cell_of(cuts, last) { cell.saturating_add(1) } else { NO_CELL }
        }
        Fact::Missing(_) => 0,
        _ => NO_CELL,
    }
}
