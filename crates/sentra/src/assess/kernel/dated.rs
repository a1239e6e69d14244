//! The law of each row's own date: the rules of each period between changes of the law, in one table.

use super::table::Asked;
use super::{UnitRules, asked_on};
use crate::assess::Context;
use crate::date::{Date, PartialDate};
use crate::law::{Law, LawError};

/// The first and the last day that a [`Date`] can be.
pub(super) const FIRST: Option<Date> = Date::ymd(1900, 1, 1);
pub(super) const LAST: Option<Date> = Date::ymd(2200, 12, 31);

/// What the dates of rows are.
///
/// ```
/// assert_ne!(sentra::assess::Per::Day, sentra::assess::Per::Year);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Per {
    /// Days since 1970-01-01.
    Day,
    /// Years; the law of the last day of the year holds.
    Year,
}

impl Per {
    /// The day whose law holds.
    pub(crate) fn day_of(self, date: Option<i64>) -> Option<Date> {
        let date = i32::try_from(date?).ok()?;
        match self {
            Per::Day => Date::from_days(date),
            Per::Year => Date::ymd(date, 12, 31),
        }
    }

    /// The first date whose law is that of a day or a later one.
    fn first(self, day: Date) -> i64 {
        match self {
            Per::Day => i64::from(day.to_days()),
            Per::Year => i64::from(day.year()),
        }
    }
}

impl Law {
    /// Compiles questions about units under the law of each unit's own date: the column [`UnitColumns::date`]. The day of
    /// `context` is not read. A row without a date has the verdict `Unknown`.
    ///
    /// Criteria that compare with the day itself, such as those of PP 7/2021 with the founding, have no periods: their
    /// rows are decided one by one.
    ///
    /// # Errors
    /// As [`Law::unit_rules`].
    ///
    /// ```
    /// use sentra::assess::{Context, Numbers, Per, UnitColumns, Verdict};
    /// use sentra::{date::Date, law::Law};
    /// let context = Context::as_of(Date::ymd(2025, 1, 31).ok_or("not a date")?);
    /// let rules = Law::indonesia().unit_rules_by_date(&["unit.ikm.p64"], &context, Per::Year)?;
    /// let columns = UnitColumns {
    ///     workers: Some(Numbers::i32(&[4, 4])),
    ///     date: Some(Numbers::i16(&[2015, 2025])),
    ///     ..UnitColumns::of_rows(2)
    /// };
    /// let verdicts: Vec<Verdict> = rules.assess(&columns)?.iter().flatten().map(|a| a.verdict()).collect();
    /// assert_eq!(verdicts, [Verdict::NotInForce, Verdict::Met]); // the rule is of 2016
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// [`UnitColumns::date`]: crate::assess::UnitColumns::date
    pub fn unit_rules_by_date(
        &self,
        criteria: &[&str],
        context: &Context,
        per: Per,
    ) -> Result<UnitRules<'_>, LawError> {
        context.check(self)?;
        let on = |day: Date| {
            let context = Context { as_of: day, ..context.clone() };
            criteria.iter().map(|c| asked_on(self, c, &context)).collect::<Result<Vec<Asked>, LawError>>()
        };
        let changes = changes(self, criteria);
        let mut periods: Vec<(i64, Vec<Asked>)> = Vec::new();
        let mut steady = true;
        for (i, day) in changes.iter().enumerate() {
            let rules = on(*day)?;
            let last =
                changes.get(i + 1).map(|next| next.to_days().saturating_sub(1)).and_then(Date::from_days);
            steady &= on(last.or(LAST).unwrap_or(*day))? == rules;
            let first = per.first(*day);
            match periods.last_mut() {
                Some((_, same)) if *same == rules => {}
                // Two changes in one year: the law of its last day holds.
                Some((start, earlier)) if *start == first => *earlier = rules,
                _ => periods.push((first, rules)),
            }
        }
        let end = LAST.map(|day| per.first(day).saturating_add(1));
        let cuts = periods.iter().map(|(first, _)| *first).chain(end).collect();
        let asked = |c: usize| periods.iter().filter_map(|(_, p)| p.get(c)).cloned().collect();
        let asked = (0..criteria.len()).map(asked).collect();
        let mut rules = UnitRules::fill(self, criteria, context, asked, Some((per, cuts)), true);
        if !steady {
            rules.tables.iter_mut().for_each(|t| t.answers = None);
            rules.steady = false;
        }
        Ok(rules)
    }
}

/// The days on which some rule can change, the first day that there is among them.
fn changes(law: &Law, criteria: &[&str]) -> Vec<Date> {
    let values = law.registry().parameters.iter().flat_map(|p| &p.values);
    let of_values = values.flat_map(|v| [v.from.as_deref(), v.to.as_deref()]);
    let asked = law.registry().criteria.iter().filter(|c| criteria.contains(&c.id.as_str()));
    let texts = of_values.chain(asked.flat_map(|c| [c.from.as_deref(), c.to.as_deref()])).flatten();
    let mut days: Vec<Date> = FIRST.into_iter().collect();
    for date in texts.filter_map(|t| PartialDate::parse_iso(t).ok()) {
        // The first day that may be meant, the last one, and the day after it.
        days.push(date.first_day());
        days.push(date.last_day());
        days.extend(Date::from_days(date.last_day().to_days().saturating_add(1)));
    }
    days.sort_unstable();
    days.dedup();
    days
}
