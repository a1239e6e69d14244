//! The columns that rules about units read, each of them optional.

use super::dated::{FIRST, LAST};
use super::pass::Input;
use super::plan::{Part, Plan};
use super::values::Numbers;
use crate::date::{Date, PartialDate};
use crate::input::Input as Fact;
use crate::money::Rupiah;
use crate::unit::{Fact as Stated, Investment, Unit, Workers, WorkersBasis};
use std::collections::BTreeMap;

/// Columns that do not fit together.
///
/// ```
/// use sentra::assess::{ColumnsError, Numbers, UnitColumns};
/// let columns = UnitColumns { workers: Some(Numbers::i32(&[4])), ..UnitColumns::of_rows(2) };
/// assert_eq!(columns.check(), Err(ColumnsError { column: "workers", rows: 2, found: 1 }));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the column `{column}` has {found} rows, {rows} are expected")]
pub struct ColumnsError {
    /// Which column.
    pub column: &'static str,
    /// How many rows there should be.
    pub rows: usize,
    /// How many it has.
    pub found: usize,
}

/// The columns that rules about units read. A column that is not given is missing in every row; a number that is
/// negative where there are only counts and amounts contradicts every rule, and its verdict is `Unknown`.
///
/// ```
/// use sentra::assess::{Context, Numbers, UnitColumns, Verdict};
/// use sentra::{date::Date, law::Law};
/// let columns = UnitColumns {
///     workers: Some(Numbers::i32(&[4, 25, 25])),
///     investment_total: Some(Numbers::i64(&[0, 20_000_000_000, 0]).with_bytes(&[0, 1, 0])),
///     ..UnitColumns::of_rows(3)
/// };
/// let day = Date::ymd(2025, 1, 31).ok_or("not a date")?;
/// let rules = Law::indonesia().unit_rules(&["unit.ikm.p64"], &Context::as_of(day))?;
/// let verdicts: Vec<Verdict> = rules.assess(&columns)?.iter().flatten().map(|a| a.verdict()).collect();
/// assert_eq!(verdicts, [Verdict::Met, Verdict::NotMet, Verdict::Unknown]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct UnitColumns<'a> {
    /// Number of units.
    pub rows: usize,
    /// All workers.
    pub workers: Option<Numbers<'a>>,
    /// Which persons the counts of workers mean, row by row; without it [`UnitColumns::basis`] holds for all.
    pub workers_basis: Option<&'a [WorkersBasis]>,
    /// Which persons the counts of workers mean.
    pub basis: WorkersBasis,
    /// Investment without land and buildings, in rupiah.
    pub investment_excl_land: Option<Numbers<'a>>,
    /// Land and buildings, in rupiah.
    pub investment_land: Option<Numbers<'a>>,
    /// Total investment, in rupiah.
    pub investment_total: Option<Numbers<'a>>,
    /// Investment whose basis is not said, in rupiah.
    pub investment: Option<Numbers<'a>>,
    /// Business capital, in rupiah.
    pub business_capital: Option<Numbers<'a>>,
    /// Annual sales, in rupiah.
    pub annual_sales: Option<Numbers<'a>>,
    /// The day it was set up, in days since 1970-01-01.
    pub established: Option<Numbers<'a>>,
    /// Net worth, in rupiah.
    pub net_worth: Option<Numbers<'a>>,
    /// Yes-or-no facts by their names in the registry of law: 0 is no, 1 is yes, anything else is not known.
    pub facts: &'a [(&'a str, &'a [u8])],
    /// Stated numbers by their names in the registry of law.
    pub stated: &'a [(&'a str, Numbers<'a>)],
    /// The date of each row, whose law holds for it: read by rules that choose the law by it
    /// ([`Law::unit_rules_by_date`](crate::law::Law::unit_rules_by_date)).
    pub date: Option<Numbers<'a>>,
}

impl<'a> UnitColumns<'a> {
    /// So many units of which nothing is known.
    ///
    /// ```
    /// assert_eq!(sentra::assess::UnitColumns::of_rows(3).rows, 3);
    /// ```
    pub fn of_rows(rows: usize) -> Self {
        Self { rows, ..Self::default() }
    }

    /// The columns of numbers, with their names on the wire.
    fn numbers(&self) -> [(&'static str, Option<Numbers<'a>>); 10] {
        [
            ("workers", self.workers),
            ("investment_excl_land", self.investment_excl_land),
            ("investment_land", self.investment_land),
            ("investment_total", self.investment_total),
            ("investment", self.investment),
            ("business_capital", self.business_capital),
            ("annual_sales", self.annual_sales),
            ("established", self.established),
            ("net_worth", self.net_worth),
            ("date", self.date),
        ]
    }

    /// What the cells are made from.
    pub(super) fn inputs(&self, plan: &Plan) -> Vec<(Part, Input<'a>)> {
        let parts = [
            (Part::Workers, self.workers),
            (Part::ExclLand, self.investment_excl_land),
            (Part::Land, self.investment_land),
            (Part::Total, self.investment_total),
            (Part::Undeclared, self.investment),
            (Part::Capital, self.business_capital),
            (Part::Sales, self.annual_sales),
            (Part::Established, self.established),
            (Part::NetWorth, self.net_worth),
            (Part::Day, self.date),
        ];
        let given = parts.into_iter().filter_map(|(part, n)| Some((part, Input::Numbers(n?))));
        let basis = match self.workers_basis {
            Some(rows) => Input::Basis(rows),
            None => Input::Cell(u16::from(self.basis == WorkersBasis::Paid)),
        };
        let place = |names: &[String], name: &str| u8::try_from(names.iter().position(|n| n == name)?).ok();
        let facts = self
            .facts
            .iter()
            .filter_map(|(name, rows)| Some((Part::Fact(place(&plan.facts, name)?), Input::Flags(rows))));
        let stated = self.stated.iter().filter_map(|(name, numbers)| {
            Some((Part::Number(place(&plan.numbers, name)?), Input::Numbers(*numbers)))
        });
        given.chain([(Part::Basis, basis)]).chain(facts).chain(stated).collect()
    }

    /// Whether all columns have as many rows as they should.
    ///
    /// # Errors
    /// [`ColumnsError`] with the first column that has not.
    ///
    /// ```
    /// assert!(sentra::assess::UnitColumns::of_rows(3).check().is_ok());
    /// ```
    pub fn check(&self) -> Result<(), ColumnsError> {
        let wrong = |column, found| Err(ColumnsError { column, rows: self.rows, found });
        for (column, numbers) in self.numbers() {
            let Some(numbers) = numbers else { continue };
            if numbers.len() != self.rows {
                return wrong(column, numbers.len());
            }
            if numbers.known_len() < self.rows {
                return wrong(column, numbers.known_len());
            }
        }
        if let Some((_, rows)) = self.facts.iter().find(|(_, rows)| rows.len() != self.rows) {
            return wrong("facts", rows.len());
        }
        let short = |n: &Numbers| n.len() != self.rows || n.known_len() < self.rows;
        if let Some((_, numbers)) = self.stated.iter().find(|(_, n)| short(n)) {
            return wrong("stated", numbers.len().min(numbers.known_len()));
        }
        match self.workers_basis {
            Some(basis) if basis.len() != self.rows => wrong("workers_basis", basis.len()),
            _ => Ok(()),
        }
    }

    /// One row as a unit.
    ///
    /// ```
    /// use sentra::{assess::{Numbers, UnitColumns}, input::Input};
    /// let columns = UnitColumns { workers: Some(Numbers::i32(&[4])), ..UnitColumns::of_rows(1) };
    /// assert_eq!(columns.unit(0).workers.total, Input::Known(4));
    /// ```
    pub fn unit(&self, row: usize) -> Unit {
        let money = |column: Option<Numbers>| Fact::from(column.and_then(|c| c.get(row)).map(Rupiah::new));
        let basis = self.workers_basis.map_or(Some(self.basis), |b| b.get(row).copied());
        Unit {
            workers: Workers {
                total: self.workers.and_then(|c| c.get(row)).map_or_else(Fact::default, persons),
                basis: basis.unwrap_or_default(),
                ..Workers::default()
            },
            investment: Investment {
                excl_land: money(self.investment_excl_land),
                land: money(self.investment_land),
                total: money(self.investment_total),
                undeclared: money(self.investment),
            },
            business_capital: money(self.business_capital),
            annual_sales: money(self.annual_sales),
            established: self.established.and_then(|c| c.get(row)).map_or_else(Fact::default, day),
            net_worth: money(self.net_worth),
            facts: self.stated_facts(row),
            ..Unit::default()
        }
    }

    fn stated_facts(&self, row: usize) -> BTreeMap<String, Stated> {
        let flags = self.facts.iter().filter_map(|(name, rows)| {
            let yes = *rows.get(row).filter(|b| **b <= 1)? == 1;
            Some(((*name).to_owned(), Stated::Flag(Fact::Known(yes))))
        });
        let numbers = self.stated.iter().filter_map(|(name, numbers)| {
            Some(((*name).to_owned(), Stated::Number(Fact::Known(numbers.get(row)?))))
        });
        flags.chain(numbers).collect()
    }
}

/// A number of persons. A negative one is no number of persons, so no value is possible.
pub(super) fn persons(n: i64) -> Fact<u32> {
    match u32::try_from(n) {
        Ok(n) => Fact::Known(n),
        Err(_) if n < 0 => Fact::Range { lo: Some(1), hi: Some(0) },
        Err(_) => Fact::Range { lo: Some(u32::MAX), hi: None },
    }
}

/// A day. What lies outside of the years that a [`Date`] can have is the first or the last of them.
pub(super) fn day(days: i64) -> Fact<PartialDate> {
    let date = i32::try_from(days).ok().and_then(Date::from_days);
    Fact::from(date.or(if days < 0 { FIRST } else { LAST }).map(PartialDate::day))
}
