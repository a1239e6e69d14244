//! Rules about units on columns.
//!
//! Between two thresholds every value gives the same answer. So a unit is its combination of cells, and a rule is a table
//! that the exact engine fills when the rule is compiled. A row costs some comparisons without branches and one look-up.

mod answer;
mod cells;
mod columns;
mod dated;
mod groups;
mod investment;
mod pass;
mod plan;
mod register;
mod run;
mod table;
#[cfg(test)]
mod tests;
mod values;

pub use answer::{UnitAnswer, named};
pub use columns::{ColumnsError, UnitColumns};
pub use dated::Per;
pub use groups::{Alike, GroupCount, GroupTally};
pub use values::Numbers;

use super::{Context, Verdict};
use crate::law::{Criterion, Law, LawError, Subject, holds};
use pass::Out;
use plan::{Part, Plan};
use run::Rows;
use table::Asked;

/// A question with the answers of all combinations of cells.
#[derive(Clone, Debug)]
struct Table {
    criterion: String,
    inputs: Vec<String>,
    classes: Vec<String>,
    /// The rule of each period; one, where the law of a single day is asked for.
    asked: Vec<Asked>,
    answers: Option<Vec<UnitAnswer>>,
}

/// Questions about units under the law of a day, compiled once for many units. Several questions share one pass.
///
/// ```
/// use sentra::assess::{Context, Numbers, UnitColumns, Verdict, named};
/// use sentra::{date::Date, law::Law};
/// let day = Date::ymd(2025, 1, 31).ok_or("not a date")?;
/// let rules = Law::indonesia().unit_rules(&["unit.skala.p64", "unit.ikm.p64"], &Context::as_of(day))?;
/// let columns = UnitColumns { workers: Some(Numbers::i32(&[5])), ..UnitColumns::of_rows(1) };
/// let answers = rules.assess(&columns)?;
/// let (class, ikm) = (answers[0][0], answers[1][0]);
/// assert_eq!((class.verdict(), ikm.verdict()), (Verdict::Unknown, Verdict::Met));
/// assert_eq!(named(class.classes().into(), rules.classes(0)), ["kecil", "menengah"]);
/// assert_eq!(named(class.missing(), rules.inputs(0)), ["investment_excl_land"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct UnitRules<'l> {
    law: &'l Law,
    context: Context,
    /// None where every row is decided by the exact engine.
    plan: Option<Plan>,
    /// How the law is chosen by the date of a row.
    per: Option<Per>,
    /// Whether the law is the same throughout each period, so that cells decide.
    steady: bool,
    tables: Vec<Table>,
}

impl Law {
    /// Compiles questions about units under the law of the day of `context`.
    ///
    /// # Errors
    /// [`LawError::NoCriterion`] for an unknown criterion or one about groups, [`LawError::NoReading`] for an unknown
    /// reading or choice.
    ///
    /// ```
    /// use sentra::{assess::Context, date::Date, law::Law};
    /// let context = Context::as_of(Date::ymd(2025, 1, 31).ok_or("not a date")?);
    /// let rules = Law::indonesia().unit_rules(&["unit.ikm.p64"], &context)?;
    /// assert_eq!(rules.criterion(0), Some("unit.ikm.p64"));
    /// assert!(Law::indonesia().unit_rules(&["sentra.pp29"], &context).is_err()); // a question about groups
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn unit_rules(&self, criteria: &[&str], context: &Context) -> Result<UnitRules<'_>, LawError> {
        UnitRules::on_day(self, criteria, context, true)
    }
}

impl<'l> UnitRules<'l> {
    /// Without tables where so few units are asked about that tables cost more.
    fn on_day(law: &'l Law, criteria: &[&str], context: &Context, tables: bool) -> Result<Self, LawError> {
        context.check(law)?;
        let asked = criteria.iter().map(|c| Ok(vec![asked_on(law, c, context)?]));
        let asked = asked.collect::<Result<Vec<_>, LawError>>()?;
        Ok(Self::fill(law, criteria, context, asked, None, tables))
    }

    /// Makes the tables; without them where the rules cannot be tables.
    fn fill(
        law: &'l Law,
        criteria: &[&str],
        context: &Context,
        asked: Vec<Vec<Asked>>,
        dates: Option<(Per, Vec<i64>)>,
        tables: bool,
    ) -> Self {
        let rules: Vec<_> = asked.iter().flatten().map(|a| &a.rule).collect();
        let per = dates.as_ref().map(|(per, _)| *per);
        let plan = Plan::of(&rules).and_then(|mut plan| {
            if let Some((_, cuts)) = dates {
                plan.push(Part::Day, cuts)?;
            }
            Some(plan)
        });
        let made = criteria.iter().zip(asked).map(|(criterion, asked)| {
            let inputs = names(&asked);
            let answers = plan.as_ref().filter(|_| tables).and_then(|p| table::fill(&asked, p, &inputs));
            let classes = asked.first().map(Asked::classes).unwrap_or_default();
            Table { criterion: (*criterion).to_owned(), inputs, classes, asked, answers }
        });
        let tables = made.collect();
        Self { law, context: context.clone(), plan, per, steady: true, tables }
    }

    /// A question, in the order in which they were given.
    ///
    /// ```
    /// use sentra::{assess::Context, date::Date, law::Law};
    /// let context = Context::as_of(Date::ymd(2025, 1, 31).ok_or("not a date")?);
    /// let rules = Law::indonesia().unit_rules(&["unit.industri", "unit.skala.bps"], &context)?;
    /// assert_eq!(rules.criterion(1), Some("unit.skala.bps"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn criterion(&self, question: usize) -> Option<&str> {
        self.tables.get(question).map(|t| t.criterion.as_str())
    }

    /// The inputs of a question, lowest bit of a mask first. From the twelfth on they share the last bit.
    ///
    /// ```
    /// use sentra::{assess::Context, date::Date, law::Law};
    /// let context = Context::as_of(Date::ymd(2025, 1, 31).ok_or("not a date")?);
    /// let rules = Law::indonesia().unit_rules(&["unit.skala.pp7"], &context)?;
    /// assert_eq!(rules.inputs(0), ["established", "business_capital", "annual_sales"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn inputs(&self, question: usize) -> &[String] {
        self.tables.get(question).map_or(&[], |t| &t.inputs)
    }

    /// The classes of a question, lowest bit first; empty for questions that ask for no class.
    ///
    /// ```
    /// use sentra::{assess::Context, date::Date, law::Law};
    /// let context = Context::as_of(Date::ymd(2025, 1, 31).ok_or("not a date")?);
    /// let rules = Law::indonesia().unit_rules(&["unit.skala.p64", "unit.ikm.p64"], &context)?;
    /// assert_eq!((rules.classes(0), rules.classes(1)), (&["kecil", "menengah", "besar"].map(String::from)[..], &[][..]));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn classes(&self, question: usize) -> &[String] {
        self.tables.get(question).map_or(&[], |t| &t.classes)
    }

    /// Whether the questions are answered from tables. If not, the exact engine decides each combination of cells when a
    /// row first has it, or each row where a rule reads what has no cells.
    ///
    /// ```
    /// use sentra::{assess::Context, date::Date, law::Law};
    /// let context = Context::as_of(Date::ymd(2025, 1, 31).ok_or("not a date")?);
    /// assert!(Law::indonesia().unit_rules(&["unit.ikm.p64"], &context)?.is_tabled());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn is_tabled(&self) -> bool {
        self.plan.is_some() && self.tables.iter().all(|t| t.answers.is_some())
    }

    /// The answers to each question for all rows: the same as [`Law::assess_unit`] gives for each.
    ///
    /// # Errors
    /// [`ColumnsError`] for columns of different lengths.
    ///
    /// ```
    /// use sentra::assess::{Context, Numbers, UnitColumns};
    /// use sentra::{date::Date, law::Law};
    /// let context = Context::as_of(Date::ymd(2025, 1, 31).ok_or("not a date")?);
    /// let rules = Law::indonesia().unit_rules(&["unit.ikm.p64"], &context)?;
    /// let columns = UnitColumns {
    ///     workers: Some(Numbers::i32(&[25])),
    ///     investment_total: Some(Numbers::i64(&[20_000_000_000])),
    ///     ..UnitColumns::of_rows(1)
    /// };
    /// let failing = rules.assess(&columns)?[0][0].failing();
    /// assert_eq!(sentra::assess::named(failing, rules.inputs(0)), ["workers", "investment_total"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn assess(&self, columns: &UnitColumns) -> Result<Vec<Vec<UnitAnswer>>, ColumnsError> {
        let mut out = vec![vec![UnitAnswer::default(); columns.rows]; self.tables.len()];
        let mut slices: Vec<&mut [UnitAnswer]> = out.iter_mut().map(Vec::as_mut_slice).collect();
        self.assess_into(columns, &mut slices)?;
        Ok(out)
    }

    /// As [`UnitRules::assess`], into memory that the caller has: one slice a question. Nothing is allocated for rows.
    ///
    /// # Errors
    /// [`ColumnsError`] for columns of different lengths, `out` among them.
    ///
    /// ```
    /// use sentra::assess::{Context, Numbers, UnitAnswer, UnitColumns, Verdict};
    /// use sentra::{date::Date, law::Law};
    /// let context = Context::as_of(Date::ymd(2025, 1, 31).ok_or("not a date")?);
    /// let rules = Law::indonesia().unit_rules(&["unit.ikm.p64"], &context)?;
    /// let mut ikm = [UnitAnswer::default(); 2];
    /// let columns = UnitColumns { workers: Some(Numbers::i32(&[19, 20])), ..UnitColumns::of_rows(2) };
    /// rules.assess_into(&columns, &mut [&mut ikm])?;
    /// assert_eq!(ikm.map(|a| a.verdict()), [Verdict::Met, Verdict::Unknown]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn assess_into(
        &self,
        columns: &UnitColumns,
        out: &mut [&mut [UnitAnswer]],
    ) -> Result<(), ColumnsError> {
        columns.check()?;
        if out.len() != self.tables.len() {
            return Err(ColumnsError { column: "out", rows: self.tables.len(), found: out.len() });
        }
        if let Some(short) = out.iter().find(|o| o.len() != columns.rows) {
            return Err(ColumnsError { column: "out", rows: columns.rows, found: short.len() });
        }
        let mut outs: Vec<(usize, Out)> = out.iter_mut().map(|o| Out::Answers(o)).enumerate().collect();
        self.run_columns(columns, &mut outs);
        Ok(())
    }

    /// The verdicts of one question, and nothing else.
    ///
    /// # Errors
    /// [`ColumnsError`] for columns of different lengths.
    ///
    /// ```
    /// use sentra::assess::{Context, Numbers, UnitColumns, Verdict};
    /// use sentra::{date::Date, law::Law};
    /// let context = Context::as_of(Date::ymd(2025, 1, 31).ok_or("not a date")?);
    /// let rules = Law::indonesia().unit_rules(&["unit.ikm.p64"], &context)?;
    /// let columns = UnitColumns { workers: Some(Numbers::i32(&[19, 20])), ..UnitColumns::of_rows(2) };
    /// assert_eq!(rules.verdicts(0, &columns)?, [Verdict::Met, Verdict::Unknown]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn verdicts(&self, question: usize, columns: &UnitColumns) -> Result<Vec<Verdict>, ColumnsError> {
        let mut out = vec![Verdict::Unknown; columns.rows];
        self.verdicts_into(question, columns, &mut out)?;
        Ok(out)
    }

    /// As [`UnitRules::verdicts`], into memory that the caller has.
    ///
    /// # Errors
    /// [`ColumnsError`] for columns of different lengths, `out` among them.
    ///
    /// ```
    /// use sentra::assess::{Context, Numbers, UnitColumns, Verdict};
    /// use sentra::{date::Date, law::Law};
    /// let context = Context::as_of(Date::ymd(2025, 1, 31).ok_or("not a date")?);
    /// let rules = Law::indonesia().unit_rules(&["unit.ikm.p64"], &context)?;
    /// let mut out = [Verdict::Unknown; 3];
    /// assert!(rules.verdicts_into(0, &UnitColumns::of_rows(2), &mut out).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn verdicts_into(
        &self,
        question: usize,
        columns: &UnitColumns,
        out: &mut [Verdict],
    ) -> Result<(), ColumnsError> {
        columns.check()?;
        if out.len() != columns.rows {
            return Err(ColumnsError { column: "out", rows: columns.rows, found: out.len() });
        }
        self.run_columns(columns, &mut [(question, Out::Verdicts(out))]);
        Ok(())
    }

    fn run_columns(&self, columns: &UnitColumns, outs: &mut [(usize, Out)]) {
        let empty = Plan::default();
        let inputs = columns.inputs(self.plan.as_ref().unwrap_or(&empty));
        let unit = |row: usize| columns.unit(row);
        let date = |row: usize| columns.date.and_then(|d| d.get(row));
        let rows = Rows { len: columns.rows, inputs: &inputs, slow: &[], unit: &unit, date: &date };
        self.run(&rows, outs);
    }
}

fn asked_on(law: &Law, criterion: &str, context: &Context) -> Result<Asked, LawError> {
    let unit = |c: &&Criterion| c.subject == Subject::Unit;
    let c = law.criterion(criterion).filter(unit);
    let c = c.ok_or_else(|| LawError::NoCriterion(criterion.to_owned()))?;
    let rule = super::rule::Rule::compile(law, c, context)?;
    Ok(Asked { rule, force: holds(c.from.as_deref(), c.to.as_deref(), context.as_of) })
}

/// The inputs that masks of a question can name, in the order in which they are asked for.
fn names(asked: &[Asked]) -> Vec<String> {
    let rules: Vec<_> = asked.iter().map(|a| &a.rule).collect();
    let plan = Plan::of(&rules).unwrap_or_default();
    let mut out: Vec<String> = Vec::new();
    for part in plan.dims.iter().map(|d| d.part).filter(|p| *p != Part::Basis) {
        match part {
            Part::ExclLand => {
                let figures =
                    ["investment_basis", "investment_excl_land", "investment_land", "investment_total"];
                out.extend(figures.into_iter().chain(["investment"]).map(str::to_owned));
            }
            part if part.is_investment() => {}
            part => out.push(plan.name(part).to_owned()),
        }
    }
    out
}
