//! Verdicts on whole registers: the same rules as for one unit, decided once for each pattern of inputs.
//!
//! Between two thresholds every value gives the same answer, so a unit is its pattern of cells, and there are few patterns.
//! Rows with choices or ranges, and rules that read more than numbers, are decided one by one.

use super::facts::Facts;
use super::rule::{Ask, Rule};
use super::unit::decide;
use super::{Context, Verdict};
use crate::date::Holds;
use crate::input::Input;
use crate::law::{Law, LawError, holds};
use crate::money::Rupiah;
use crate::register::{Column, Register};
use crate::unit::WorkersBasis;
use std::collections::BTreeMap;

/// The verdict and the possible classes of each unit.
///
/// ```
/// use sentra::assess::{Context, Verdict};
/// use sentra::{date::Date, input::Input, law::Law, register::Register, unit::Unit};
/// let day = Date::ymd(2025, 1, 31).ok_or("not a date")?;
/// let mut register = Register::default();
/// let mut unit = Unit::default();
/// unit.workers.total = Input::Known(5);
/// register.push(&unit, None);
/// let ikm = Law::indonesia().assess_register(&register, "unit.ikm.p64", &Context::as_of(day))?;
/// assert_eq!(ikm.verdicts, [Verdict::Met]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitVerdicts {
    /// One verdict a row.
    pub verdicts: Vec<Verdict>,
    /// For questions about a class: the possible classes of each row as bits of `names`; empty for other questions.
    pub classes: Vec<u8>,
    /// The names of the classes, lowest bit first.
    pub names: Vec<String>,
}

impl UnitVerdicts {
    /// The class of a row, where exactly one is possible.
    ///
    /// ```
    /// use sentra::assess::UnitVerdicts;
    /// let v = UnitVerdicts { classes: vec![0b10, 0b11], names: vec!["kecil".into(), "menengah".into()], ..Default::default() };
    /// assert_eq!((v.class(0), v.class(1)), (Some("menengah"), None));
    /// ```
    pub fn class(&self, row: usize) -> Option<&str> {
        let bits = *self.classes.get(row)?;
        if bits.count_ones() != 1 {
            return None;
        }
        self.names.get(bits.trailing_zeros() as usize).map(String::as_str)
    }
}

/// The columns that scale rules read.
#[derive(Clone, Copy, Debug)]
struct UnitColumns<'r> {
    register: &'r Register,
}

const MISSING: u8 = u8::MAX;

impl UnitColumns<'_> {
    /// The cells of a row, or nothing where a row must be decided on its own.
    fn pattern(&self, rule: &Rule, cuts: &[Vec<i64>; 4], row: usize) -> Option<[u8; 9]> {
        let r = self.register;
        let mut out = [MISSING; 9];
        let [workers, investment, capital, sales] = cuts;
        let money = |column: &Column<Rupiah>, cuts: &[i64]| match column.known(row) {
            Some(m) if m.amount() >= 0 => Some(super::domain::cell_of(cuts, m.amount())),
            Some(_) => None,
            None => matches!(column.get(row), Input::Missing(_)).then_some(MISSING),
        };
        let [w, a, l, t, x, s, c, n, _] = &mut out;
        *w = match r.workers.known(row) {
            Some(n) => super::domain::cell_of(workers, i64::from(n)),
            None if matches!(r.workers.get(row), Input::Missing(_)) => MISSING,
            None => return None,
        };
        let basis = r.basis(row);
        if rule.uses.get(1) == Some(&true) {
            *n = match basis {
                WorkersBasis::Paid => 1,
                _ => 0,
            };
        }
        *a = money(&r.investment_excl_land, investment)?;
        *l = money(&r.investment_land, investment)?;
        *t = money(&r.investment_total, investment)?;
        *x = money(&r.investment, investment)?;
        *c = money(&r.business_capital, capital)?;
        *s = money(&r.annual_sales, sales)?;
        // Two figures of investment meet in a sum, which the cells of each alone do not tell.
        let given = [*a, *l, *t, *x].iter().filter(|v| **v != MISSING).count();
        (given <= 1).then_some(out)
    }
}

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
        context.check(self)?;
        let c = self.criterion(criterion).ok_or_else(|| LawError::NoCriterion(criterion.to_owned()))?;
        let rule = Rule::compile(self, c, context)?;
        let names = match &rule.ask {
            Ask::Classes(of) => of.iter().map(|(name, _)| name.clone()).collect(),
            Ask::Test(_) => Vec::new(),
        };
        let mut out = UnitVerdicts { names, ..UnitVerdicts::default() };
        let fixed = match holds(c.from.as_deref(), c.to.as_deref(), context.as_of) {
            Holds::Within => None,
            Holds::Undetermined => Some(Verdict::Unknown),
            Holds::Before | Holds::After => Some(Verdict::NotInForce),
        };
        if let Some(verdict) = fixed {
            out.verdicts = vec![verdict; register.len()];
            out.classes = vec![0; if out.names.is_empty() { 0 } else { register.len() }];
            return Ok(out);
        }
        let columns = UnitColumns { register };
        let cuts = union_cuts(&rule);
        // Established dates, net worth, stated numbers and flags are not part of a pattern.
        let by_pattern = rule.flags.is_empty() && rule.uses.get(6..).is_some_and(|u| !u.contains(&true));
        let mut seen: BTreeMap<[u8; 9], (Verdict, u8)> = BTreeMap::new();
        for row in 0..register.len() {
            let pattern = if by_pattern { columns.pattern(&rule, &cuts, row) } else { None };
            let (verdict, classes) = match pattern.and_then(|p| seen.get(&p)) {
                Some(found) => *found,
                None => {
                    let decision = decide(&rule, &Facts::of(&register.scale_view(row)), false);
                    let bits = decision
                        .classes
                        .iter()
                        .fold(0u8, |b, c| b | 1u8.checked_shl(u32::from(*c)).unwrap_or(0));
                    if let Some(p) = pattern {
                        seen.insert(p, (decision.verdict, bits));
                    }
                    (decision.verdict, bits)
                }
            };
            out.verdicts.push(verdict);
            if !out.names.is_empty() {
                out.classes.push(classes);
            }
        }
        Ok(out)
    }
}

/// Thresholds of workers, of any figure of investment, of capital and of sales.
fn union_cuts(rule: &Rule) -> [Vec<i64>; 4] {
    let of = |slots: &[usize]| {
        let mut cuts: Vec<i64> = slots.iter().filter_map(|q| rule.cuts.get(*q)).flatten().copied().collect();
        cuts.sort_unstable();
        cuts.dedup();
        cuts
    };
    [of(&[0, 1]), of(&[2, 3]), of(&[4]), of(&[5])]
}
