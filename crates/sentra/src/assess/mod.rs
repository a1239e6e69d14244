//! Legal answers: a verdict with the criteria, evidence, citations, readings and what is missing.
//!
//! A verdict is `Met` or `NotMet` if and only if every completion of the missing inputs agrees; otherwise it is
//! `Unknown`. So five workers and an unknown investment are an IKM, because small and medium both are.
//!
//! ```
//! use sentra::assess::{Context, Verdict};
//! use sentra::{date::Date, input::Input, law::Law, money::Rupiah, unit::Unit};
//!
//! let day = Date::ymd(2025, 1, 31).ok_or("not a date")?;
//! let mut unit = Unit::default();
//! unit.workers.total = Input::Known(25);
//! unit.investment.excl_land = Input::Known(Rupiah::new(14_000_000_000));
//! let answer = Law::indonesia().assess_unit(&unit, "unit.ikm.p64", &Context::as_of(day))?;
//! assert_eq!(answer.verdict, Verdict::Unknown); // the limit of 15 billion counts land and buildings
//! assert_eq!(answer.missing.will_settle, [["investment_land"]]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod answer;
mod columns;
mod count;
mod declared;
mod decrees;
mod diff;
mod domain;
mod facts;
mod group;
mod kernel;
mod members;
mod nearest;
mod questions;
mod radius;
mod region;
mod render;
mod rule;
mod search;
mod sets;
mod tree;
mod unit;
mod whole;
mod worlds;

pub use answer::{
    Assessment, Basis, Cited, CountRange, Drift, EvidenceItem, GroupFacts, Label, LegalStatus, Missing,
    ParameterUsed, Reason, SharedKey, Spread, Verdict,
};
pub use columns::UnitVerdicts;
pub use diff::{Difference, DifferenceKind, LawDiff, Side, Standing, Transition, law_diff, law_diff_groups};
pub use kernel::{
    Alike, ColumnsError, GroupCount, GroupTally, Numbers, Per, UnitAnswer, UnitColumns, UnitRules, named,
};
pub use nearest::{Changing, Edit, MOST_EDITS, NearestChange, NearestOutcome, Obstacle, Target, Wanted};
pub use tree::{Condition, Connective};
pub use unit::UnitRule;

use crate::date::Date;
use crate::law::{self, Law, LawError};
use crate::region::RegionCode;
use std::collections::BTreeMap;

/// The most completions that are tried before falling back to three-valued logic, with `exact: false`.
///
/// ```
/// use sentra::{assess::Context, date::Date, law::Law, unit::Unit};
/// let day = Date::ymd(2025, 1, 31).ok_or("not a date")?;
/// let answer = Law::indonesia().assess_unit(&Unit::default(), "unit.ikm.p64", &Context::as_of(day))?;
/// assert!(answer.exact); // nothing is known, and the completions still fit the budget
/// assert_eq!(sentra::assess::BUDGET, 20_000);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub const BUDGET: usize = 20_000;

/// The day that is asked about and the readings that are chosen.
///
/// ```
/// use sentra::{assess::Context, date::Date, law::Law};
/// let day = Date::ymd(2025, 1, 31).ok_or("not a date")?;
/// let context = Context::as_of(day).with_reading("location", "same_desa");
/// assert_eq!(context.reading(Law::indonesia(), "location")?, "same_desa");
/// assert!(context.clone().with_reading("location", "nearby").check(Law::indonesia()).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Context {
    /// The law in force on this day is applied.
    pub as_of: Date,
    /// Readings other than the defaults.
    pub readings: BTreeMap<String, String>,
    /// The places of the reading `explicit`.
    pub location_places: Vec<RegionCode>,
    /// The radius of the readings `chain`, `diameter` and `centre`, in metres.
    pub location_radius: Option<u32>,
    /// Numbers that the caller supplies where the registry says that no source was read.
    pub supplied: BTreeMap<String, String>,
}

impl Context {
    /// The law of a day with the default readings.
    ///
    /// ```
    /// use sentra::{assess::Context, date::Date, law::Law};
    /// let context = Context::as_of(Date::ymd(2025, 1, 31).ok_or("not a date")?);
    /// assert_eq!(context.reading(Law::indonesia(), "ikm_rule")?, "p64"); // the default
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn as_of(as_of: Date) -> Self {
        Self {
            as_of,
            readings: BTreeMap::new(),
            location_places: Vec::new(),
            location_radius: None,
            supplied: BTreeMap::new(),
        }
    }

    /// Supplies a number that the registry lacks. Whether it may be supplied is checked when a question is answered.
    ///
    /// ```
    /// use sentra::{assess::Context, date::Date, law::Law};
    /// let day = Date::ymd(2021, 6, 1).ok_or("not a date")?;
    /// let context = Context::as_of(day).with_supplied("dak2021.minimum_lain", "20");
    /// assert!(context.check(Law::indonesia()).is_ok());
    /// let law_says = Context::as_of(day).with_supplied("pp29.unit_minimum", "3"); // the law's own number stands
    /// assert!(law_says.check(Law::indonesia()).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn with_supplied(mut self, parameter: &str, value: &str) -> Self {
        self.supplied.insert(parameter.to_owned(), value.to_owned());
        self
    }

    /// Chooses a reading. Whether it exists is checked when a question is answered, or by [`Context::check`].
    ///
    /// ```
    /// use sentra::{assess::Context, date::Date, law::Law};
    /// let day = Date::ymd(2025, 1, 31).ok_or("not a date")?;
    /// let context = Context::as_of(day).with_reading("similar_kbli_digits", "4");
    /// assert_eq!(context.reading(Law::indonesia(), "similar_kbli_digits")?, "4");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn with_reading(mut self, reading: &str, choice: &str) -> Self {
        self.readings.insert(reading.to_owned(), choice.to_owned());
        self
    }

    /// Names the radius of the readings `chain`, `diameter` and `centre`, in metres: 1 to 1,000,000.
    ///
    /// ```
    /// use sentra::{assess::Context, date::Date, law::{Law, LawError}};
    /// let day = Date::ymd(2025, 1, 31).ok_or("not a date")?;
    /// let context = Context::as_of(day).with_reading("location", "chain");
    /// assert_eq!(context.check(Law::indonesia()), Err(LawError::Radius)); // the law gives no distance
    /// assert!(context.with_radius(500).check(Law::indonesia()).is_ok());
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn with_radius(mut self, metres: u32) -> Self {
        self.location_radius = Some(metres);
        self
    }

    /// The choice that holds for a reading: the caller's, else the default of the registry.
    ///
    /// # Errors
    /// [`LawError::NoReading`] for an unknown reading or choice.
    ///
    /// ```
    /// use sentra::{assess::Context, date::Date, law::Law};
    /// let context = Context::as_of(Date::ymd(2025, 1, 31).ok_or("not a date")?);
    /// assert_eq!(context.reading(Law::indonesia(), "basis15")?, "total");
    /// assert!(context.reading(Law::indonesia(), "distance").is_err()); // the law gives no distance
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn reading<'a>(&'a self, law: &'a Law, reading: &str) -> Result<&'a str, LawError> {
        let known = law.registry().readings.iter().find(|r| r.id == reading);
        let choice = self.readings.get(reading).or(known.map(|r| &r.default));
        match (known, choice) {
            (Some(r), Some(c)) if r.choices.contains(c) => Ok(c),
            _ => Err(LawError::NoReading {
                reading: reading.to_owned(),
                choice: choice.cloned().unwrap_or_default(),
            }),
        }
    }

    /// Whether all readings and choices exist, and what is supplied may be.
    ///
    /// # Errors
    /// [`LawError::NoReading`] or [`LawError::Supplied`] for the first, by name, that is not so.
    ///
    /// ```
    /// use sentra::{assess::Context, date::Date, law::{Law, LawError}};
    /// let context = Context::as_of(Date::ymd(2025, 1, 31).ok_or("not a date")?).with_reading("u1", "lenient");
    /// let expected = LawError::NoReading { reading: "u1".into(), choice: "lenient".into() };
    /// assert_eq!(context.check(Law::indonesia()), Err(expected));
    /// # Ok::<(), &str>(())
    /// ```
    pub fn check(&self, law: &Law) -> Result<(), LawError> {
        self.readings.keys().try_for_each(|r| self.reading(law, r).map(|_| ()))?;
        if law.registry().readings.iter().any(|r| r.id == "location") {
            radius::reach(law, self)?;
        }
        self.supplied.iter().try_for_each(|(id, value)| {
            let fits = law.parameter(id).is_some_and(|p| p.supplied && law::readable(p.unit, value));
            let error = || LawError::Supplied { parameter: id.clone(), value: value.clone() };
            if fits { Ok(()) } else { Err(error()) }
        })
    }
}
