//! Who changes status when the law changes: the same register under two days, two registries or two sets of readings,
//! with the entries of the registry that are responsible for each change.
//!
//! Between the two sides lie differences: a parameter has another value, a criterion began or ended, its condition was
//! reworded, another reading was chosen, the day itself is another. Each is switched alone from the side before to
//! the side after. It is responsible for a row if switching it alone changes that row; where no single one does, a
//! smallest set that brings the row to its status after is, jointly.
//!
//! ```
//! use sentra::assess::{Context, Verdict, law_diff};
//! use sentra::{date::Date, input::Input, law::Law, register::Register, unit::Unit};
//! let mut register = Register::default();
//! let mut unit = Unit::default();
//! unit.workers.total = Input::Known(4);
//! register.push(&unit, None);
//! let law = Law::indonesia();
//! let (before, after) = (Context::as_of(Date::parse_iso("2016-06-30")?), Context::as_of(Date::parse_iso("2025-01-31")?));
//! let diff = law_diff((law, &before), (law, &after), &register, "unit.ikm.p64")?;
//! let change = diff.transitions.first().ok_or("nobody changes")?;
//! assert_eq!((change.before.verdict, change.after.verdict), (Verdict::NotInForce, Verdict::Met));
//! let cause = &diff.differences[change.responsible[0]];
//! assert_eq!((cause.id.as_str(), cause.after.as_deref()), ("unit.ikm.p64", Some("in force"))); // the rule began
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod cause;
mod hybrid;

use super::{Context, UnitVerdicts, Verdict};
use crate::group::Group;
use crate::law::{Law, LawError, Question};
use crate::register::Register;
use cause::{Asked, Table};
use std::collections::BTreeMap;

pub use hybrid::{Difference, DifferenceKind};

/// A law and the day and readings under which it is asked.
///
/// ```
/// use sentra::assess::{Context, Side};
/// use sentra::{date::Date, law::Law};
/// let context = Context::as_of(Date::parse_iso("2025-01-31")?);
/// let (law, _): Side<'_> = (Law::indonesia(), &context);
/// assert!(law.criterion("sentra.pp29").is_some());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub type Side<'a> = (&'a Law, &'a Context);

/// The answer about one row, without its words.
///
/// ```
/// use sentra::assess::{Standing, Verdict};
/// let status = Standing { verdict: Verdict::Unknown, classes: vec!["kecil".into(), "menengah".into()] };
/// assert!(status < Standing { verdict: Verdict::NotInForce, classes: Vec::new() }); // the order of the verdicts
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Standing {
    /// The verdict.
    pub verdict: Verdict,
    /// For questions about a class: the possible classes.
    pub classes: Vec<String>,
}

/// Rows that change from one status to another for the same reason.
///
/// ```
/// use sentra::assess::{Context, law_diff_groups};
/// use sentra::{date::Date, group::Group, law::Law};
/// let (law, day) = (Law::indonesia(), |text| Date::parse_iso(text).map(Context::as_of));
/// let (before, after) = (day("2018-07-17")?, day("2018-07-18")?); // PP 29/2018 begins
/// let diff = law_diff_groups((law, &before), (law, &after), &[Group::of(Vec::new())], "sentra.pp29")?;
/// assert_eq!((diff.transitions[0].rows.as_slice(), diff.transitions[0].jointly), (&[0][..], false));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Transition {
    /// The status before.
    pub before: Standing,
    /// The status after.
    pub after: Standing,
    /// What is responsible, by position in [`LawDiff::differences`].
    pub responsible: Vec<usize>,
    /// No difference alone changes these rows: these do it together, and none of them can be left out.
    pub jointly: bool,
    /// The rows, in order.
    pub rows: Vec<usize>,
}

/// Who changes status, and through what.
///
/// ```
/// use sentra::assess::{Context, law_diff};
/// use sentra::{date::Date, law::Law, register::Register};
/// let (law, context) = (Law::indonesia(), Context::as_of(Date::parse_iso("2025-01-31")?));
/// let diff = law_diff((law, &context), (law, &context), &Register::default(), "unit.ikm.p64")?;
/// assert!(diff.differences.is_empty() && diff.transitions.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LawDiff {
    /// The criterion asked.
    pub criterion: String,
    /// How many rows have each pair of statuses, those that do not change included.
    pub counts: BTreeMap<(Standing, Standing), usize>,
    /// The rows that change, by statuses and by what is responsible.
    pub transitions: Vec<Transition>,
    /// Everything in which the two sides differ.
    pub differences: Vec<Difference>,
}

impl LawDiff {
    /// How many rows change status.
    ///
    /// ```
    /// assert_eq!(sentra::assess::LawDiff::default().changed(), 0);
    /// ```
    pub fn changed(&self) -> usize {
        self.transitions.iter().map(|t| t.rows.len()).sum()
    }
}

/// Compares the answers about every unit of a register under two laws, days or sets of readings. A criterion that only one
/// of the registries has is not in force on the other side.
///
/// # Errors
/// [`LawError::NoCriterion`] for a criterion that neither registry has, or one about groups; [`LawError::NoReading`] for
/// an unknown reading or choice.
///
/// ```
/// use sentra::assess::{Context, DifferenceKind, law_diff};
/// use sentra::{date::Date, input::Input, law::Law, money::Rupiah, register::Register, unit::Unit};
/// let mut unit = Unit::default();
/// unit.workers.total = Input::Known(25);
/// unit.investment.excl_land = Input::Known(Rupiah::new(14_000_000_000));
/// unit.investment.land = Input::Known(Rupiah::new(3_000_000_000));
/// let mut register = Register::default();
/// register.push(&unit, None);
/// let law = Law::indonesia();
/// let total = Context::as_of(Date::parse_iso("2025-01-31")?);
/// let without_land = total.clone().with_reading("basis15", "tanpa_tanah");
/// let diff = law_diff((law, &total), (law, &without_land), &register, "unit.ikm.p64")?;
/// assert_eq!((diff.changed(), diff.differences[0].kind), (1, DifferenceKind::Reading));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn law_diff(
    before: Side<'_>,
    after: Side<'_>,
    register: &Register,
    criterion: &str,
) -> Result<LawDiff, LawError> {
    compare(before, after, criterion, register.len(), |law, context, rows, table| {
        law.assess_register(register, criterion, context).map(|v| of_units(&v, rows, table))
    })
}

/// Compares the answers about groups, as [`law_diff`] does about units.
///
/// # Errors
/// [`LawError::NoCriterion`] for a criterion that neither registry has, or one about units; [`LawError::NoReading`] for an
/// unknown reading or choice.
///
/// ```
/// use sentra::assess::{Context, law_diff_groups};
/// use sentra::{date::Date, law::Law};
/// let (law, context) = (Law::indonesia(), Context::as_of(Date::parse_iso("2025-01-31")?));
/// assert!(law_diff_groups((law, &context), (law, &context), &[], "unit.ikm.p64").is_err()); // about units
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn law_diff_groups(
    before: Side<'_>,
    after: Side<'_>,
    groups: &[Group],
    criterion: &str,
) -> Result<LawDiff, LawError> {
    let about_units = |law: &Law| {
        let question = law.criterion(criterion).map(|c| &c.question);
        matches!(question, Some(Question::Classes(_)))
    };
    if about_units(before.0) || about_units(after.0) {
        return Err(LawError::NoCriterion(criterion.to_owned()));
    }
    if groups.is_empty() {
        // Nothing would be asked, so what is not a question about groups is found with an empty one.
        let side = if before.0.criterion(criterion).is_some() { before } else { after };
        side.0.assess_group(&Group::default(), criterion, side.1)?;
    }
    compare(before, after, criterion, groups.len(), |law, context, rows, table| {
        let standing = |g: &Group| {
            let answer = law.assess_group(g, criterion, context)?;
            Ok(table.id(Standing { verdict: answer.verdict, classes: answer.classes }))
        };
        rows.iter().filter_map(|row| groups.get(*row)).map(standing).collect()
    })
}

fn of_units(verdicts: &UnitVerdicts, rows: &[usize], table: &mut Table) -> Vec<u16> {
    let mut seen: BTreeMap<(Verdict, u8), u16> = BTreeMap::new();
    let mut of = |row: &usize| {
        let verdict = verdicts.verdicts.get(*row).copied()?;
        let bits = verdicts.classes.get(*row).copied().unwrap_or(0);
        Some(*seen.entry((verdict, bits)).or_insert_with(|| {
            let names = verdicts.names.iter().enumerate();
            let possible = names.filter(|(i, _)| u64::from(bits) >> (*i).min(63) & 1 == 1);
            table.id(Standing { verdict, classes: possible.map(|(_, n)| n.clone()).collect() })
        }))
    };
    rows.iter().filter_map(&mut of).collect()
}

fn compare(
    before: Side<'_>,
    after: Side<'_>,
    criterion: &str,
    rows: usize,
    ask: impl FnMut(&Law, &Context, &[usize], &mut Table) -> Result<Vec<u16>, LawError>,
) -> Result<LawDiff, LawError> {
    before.1.check(before.0)?;
    after.1.check(after.0)?;
    if before.0.criterion(criterion).is_none() && after.0.criterion(criterion).is_none() {
        return Err(LawError::NoCriterion(criterion.to_owned()));
    }
    let all: Vec<usize> = (0..rows).collect();
    let mut asked = Asked { ask, table: Table::default() };
    let (old, new) = (asked.side(before, criterion, &all)?, asked.side(after, criterion, &all)?);
    let sides = hybrid::Sides::of(before, after);
    let mut counts: BTreeMap<(u16, u16), usize> = BTreeMap::new();
    for pair in old.iter().copied().zip(new.iter().copied()) {
        *counts.entry(pair).or_default() += 1;
    }
    let changed: Vec<cause::Row> = old
        .iter()
        .zip(&new)
        .enumerate()
        .filter(|(_, (a, b))| a != b)
        .map(|(row, (a, b))| cause::Row { row, before: *a, after: *b, alone: Vec::new() })
        .collect();
    let transitions = asked.causes(&sides, changed);
    let table = asked.table;
    Ok(LawDiff {
        criterion: criterion.to_owned(),
        counts: counts.into_iter().map(|((a, b), n)| ((table.standing(a), table.standing(b)), n)).collect(),
        transitions,
        differences: sides.differences,
    })
}
