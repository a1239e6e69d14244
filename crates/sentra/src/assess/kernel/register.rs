//! The columns of a register.

use super::UnitRules;
use super::pass::{Input, Out};
use super::plan::Dim;
use super::plan::{Part, Plan};
use super::values::Numbers;
use crate::assess::domain::{Whole, cell_of};
use crate::assess::{Context, UnitVerdicts, Verdict};
use crate::date::PartialDate;
use crate::input::Input as Fact;
use crate::law::{Law, LawError};
use crate::register::Register;

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
            outs.push((0, Out::Bytes(&mut out.classes, |a| a.classes)));
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
    /// assert!(named(ikm.missing, rules.inputs(0)).contains(&"investment_total"));
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
        let wanted = |part: Part| plan.dims.iter().find(|d| d.part == part);
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
        // What few rows have is no column in a register: a byte a row says its cell, and which rows are no cell.
        let mut slow: Vec<u8> = Vec::new();
        let mut sparse: Vec<(Part, Vec<u8>)> = Vec::new();
        for part in [Part::Established, Part::Review] {
            let Some(dim) = wanted(part) else { continue };
            let mut cells = vec![0; rows];
            for (row, cell) in sparse_cells(register, dim) {
                match (cell, cells.get_mut(row)) {
                    (Some(cell), Some(at)) => *at = cell,
                    _ => {
                        slow.resize(rows, 0);
                        slow.get_mut(row).into_iter().for_each(|s| *s = 1);
                    }
                }
            }
            sparse.push((part, cells));
        }
        inputs.extend(sparse.iter().map(|(part, cells)| (*part, Input::Cells(cells))));
        inputs.retain(|(part, _)| wanted(*part).is_some());
        self.run(rows, &inputs, &slow, &|row| register.scale_view(row), &|_| None, outs);
    }
}

/// The cells of the rows that have something; none where a choice or a range has no single cell.
fn sparse_cells(register: &Register, dim: &Dim) -> Vec<(usize, Option<u8>)> {
    let date = |input: &Fact<PartialDate>| match input {
        Fact::Known(date) => {
            let (first, last) = date.span();
            let cell = cell_of(&dim.cuts, first);
            (cell == cell_of(&dim.cuts, last)).then_some(cell.saturating_add(1))
        }
        Fact::Missing(_) => Some(0),
        _ => None,
    };
    let review = |input: &Fact<bool>| match input {
        Fact::Known(yes) => Some(1 + u8::from(*yes)),
        Fact::Missing(_) => Some(0),
        _ => None,
    };
    match dim.part {
        Part::Established => register.established().map(|(row, input)| (row, date(input))).collect(),
        _ => register.reviews().map(|(row, input)| (row, review(input))).collect(),
    }
}
