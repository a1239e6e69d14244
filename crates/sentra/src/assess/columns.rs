//! Verdicts on whole registers.

use super::Verdict;

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
