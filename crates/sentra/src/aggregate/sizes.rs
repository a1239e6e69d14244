//! Size classes of units, together with the rule that gave them: totals under different rules are never added.

use crate::assess::{Context, UnitVerdicts};
use crate::date::Date;
use crate::law::{Law, LawError};
use crate::register::Register;
use std::collections::BTreeMap;

/// The rule that size classes come from.
///
/// ```
/// use sentra::aggregate::Sizes;
/// use sentra::{assess::Context, date::Date, law::Law, register::Register};
/// let day = Date::ymd(2025, 1, 31).ok_or("not a date")?;
/// let sizes = Sizes::of(Law::indonesia(), &Register::default(), "unit.skala.p64", &Context::as_of(day))?;
/// assert_eq!(sizes.rule().classes, ["kecil", "menengah", "besar"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SizeRule {
    /// The criterion, such as `unit.skala.p64`.
    pub criterion: String,
    /// The law of this day.
    pub as_of: Date,
    /// Readings other than the defaults.
    pub readings: BTreeMap<String, String>,
    /// Hash of the registry of the law.
    pub law: String,
    /// The classes, the smallest first.
    pub classes: Vec<String>,
}

/// Why units have no size classes.
///
/// ```
/// use sentra::aggregate::{Sizes, SizesError};
/// use sentra::{assess::Context, date::Date, law::Law, register::Register};
/// let context = Context::as_of(Date::ymd(2025, 1, 31).ok_or("not a date")?);
/// let sizes = Sizes::of(Law::indonesia(), &Register::default(), "unit.ikm.p64", &context);
/// assert_eq!(sizes.err(), Some(SizesError::NoClasses("unit.ikm.p64".into())));
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SizesError {
    /// The law refused the question.
    #[error(transparent)]
    Law(#[from] LawError),
    /// The criterion asks something else than a class.
    #[error("the criterion `{0}` gives no size classes")]
    NoClasses(String),
}

/// The size class of each unit of a register.
///
/// A unit for which more than one class is possible, or on whose day no rule was in force, has none.
///
/// ```
/// use sentra::aggregate::Sizes;
/// use sentra::{assess::Context, date::Date, input::Input, law::Law, register::Register, unit::Unit};
/// let mut register = Register::default();
/// let mut unit = Unit::default();
/// unit.workers.total = Input::Known(120);
/// register.push(&unit, None);
/// register.push(&Unit::default(), None);
/// let day = Date::ymd(2025, 1, 31).ok_or("not a date")?;
/// let sizes = Sizes::of(Law::indonesia(), &register, "unit.skala.bps", &Context::as_of(day))?;
/// assert_eq!((sizes.class(0), sizes.class(1)), (Some("besar"), None));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Sizes {
    rule: SizeRule,
    verdicts: UnitVerdicts,
}

impl Sizes {
    /// The classes under a criterion on a day.
    ///
    /// ```
    /// use sentra::aggregate::{Sizes, SizesError};
    /// use sentra::{assess::Context, date::Date, law::Law, register::Register};
    /// let context = Context::as_of(Date::ymd(2025, 1, 31).ok_or("not a date")?);
    /// let of = |criterion| Sizes::of(Law::indonesia(), &Register::default(), criterion, &context);
    /// assert!(of("unit.skala.pp7").is_ok());
    /// assert!(matches!(of("unit.skala.1999"), Err(SizesError::Law(_)))); // no such criterion
    /// # Ok::<(), &str>(())
    /// ```
    pub fn of(
        law: &Law,
        register: &Register,
        criterion: &str,
        context: &Context,
    ) -> Result<Self, SizesError> {
        let verdicts = law.assess_register(register, criterion, context)?;
        if verdicts.names.is_empty() {
            return Err(SizesError::NoClasses(criterion.to_owned()));
        }
        // A reading that is chosen and is the default anyway is the same rule.
        let defaults = &law.registry().readings;
        let is_default = |id: &str, choice: &str| defaults.iter().any(|r| r.id == id && r.default == choice);
        let chosen = context.readings.iter().filter(|(id, choice)| !is_default(id, choice));
        let rule = SizeRule {
            criterion: criterion.to_owned(),
            as_of: context.as_of,
            readings: chosen.map(|(id, choice)| (id.clone(), choice.clone())).collect(),
            law: law.hash().to_owned(),
            classes: verdicts.names.clone(),
        };
        Ok(Self { rule, verdicts })
    }

    /// The rule.
    ///
    /// ```
    /// use sentra::aggregate::Sizes;
    /// use sentra::{assess::Context, date::Date, law::Law, register::Register};
    /// let context = Context::as_of(Date::ymd(2025, 1, 31).ok_or("not a date")?).with_reading("basis15", "tanpa_tanah");
    /// let sizes = Sizes::of(Law::indonesia(), &Register::default(), "unit.skala.p64", &context)?;
    /// assert_eq!(sizes.rule().readings["basis15"], "tanpa_tanah"); // the rule says how it was read
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn rule(&self) -> &SizeRule {
        &self.rule
    }

    /// The class of a row, where exactly one is possible.
    ///
    /// ```
    /// use sentra::aggregate::Sizes;
    /// use sentra::{assess::Context, date::Date, input::Input, law::Law, register::Register, unit::Unit};
    /// let mut register = Register::default();
    /// let mut unit = Unit::default();
    /// unit.workers.total = Input::range(Some(4), Some(25)); // small or medium
    /// register.push(&unit, None);
    /// let context = Context::as_of(Date::ymd(2025, 1, 31).ok_or("not a date")?);
    /// let sizes = Sizes::of(Law::indonesia(), &register, "unit.skala.bps", &context)?;
    /// assert_eq!((sizes.class(0), sizes.class(1)), (None, None)); // two classes; no such row
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn class(&self, row: usize) -> Option<&str> {
        self.verdicts.class(row)
    }

    /// Number of units.
    ///
    /// ```
    /// use sentra::aggregate::Sizes;
    /// use sentra::{assess::Context, date::Date, law::Law, register::Register, unit::Unit};
    /// let mut register = Register::default();
    /// register.push(&Unit::default(), None);
    /// let context = Context::as_of(Date::ymd(2025, 1, 31).ok_or("not a date")?);
    /// let sizes = Sizes::of(Law::indonesia(), &register, "unit.skala.p64", &context)?;
    /// assert_eq!(sizes.len(), register.len());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn len(&self) -> usize {
        self.verdicts.verdicts.len()
    }

    /// Whether there are no units.
    ///
    /// ```
    /// use sentra::aggregate::Sizes;
    /// use sentra::{assess::Context, date::Date, law::Law, register::Register};
    /// let context = Context::as_of(Date::ymd(2025, 1, 31).ok_or("not a date")?);
    /// assert!(Sizes::of(Law::indonesia(), &Register::default(), "unit.skala.p64", &context)?.is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn is_empty(&self) -> bool {
        self.verdicts.verdicts.is_empty()
    }

    /// The class of a row counted from 1; 0 where it is undetermined.
    pub(super) fn number(&self, row: usize) -> u64 {
        match self.verdicts.classes.get(row) {
            Some(bits) if bits.count_ones() == 1 => u64::from(bits.trailing_zeros()) + 1,
            _ => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_class_questions_give_sizes_and_defaults_are_no_other_rule() {
        let context = Context::as_of(Date::ymd(2025, 1, 31).unwrap());
        let of = |criterion, context: &Context| {
            Sizes::of(Law::indonesia(), &Register::default(), criterion, context)
        };
        assert_eq!(of("unit.ikm.p64", &context).unwrap_err(), SizesError::NoClasses("unit.ikm.p64".into()));
        assert!(matches!(of("unit.nothing", &context), Err(SizesError::Law(_))));
        let same = of("unit.skala.p64", &context.clone().with_reading("basis15", "total")).unwrap();
        assert_eq!(same.rule(), of("unit.skala.p64", &context).unwrap().rule());
        let other = of("unit.skala.p64", &context.clone().with_reading("basis15", "tanpa_tanah")).unwrap();
        assert_ne!(other.rule(), same.rule());
    }
}
