//! What totals are asked by.

use crate::Lang;
use crate::region::Level;
use crate::unit::Field;
use std::fmt;

/// One thing that totals are told apart by.
///
/// ```
/// use sentra::aggregate::Axis;
/// assert_eq!(Axis::parse("kbli2"), Some(Axis::Kbli(2)));
/// assert_eq!(Axis::Regency.to_string(), "regency");
/// assert_eq!(Axis::parse("kbli1"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Axis {
    /// Provinsi.
    Province,
    /// Kabupaten or kota.
    Regency,
    /// Kecamatan.
    District,
    /// Desa or kelurahan.
    Village,
    /// KBLI with so many digits, 2 to 5, each edition for itself.
    Kbli(u8),
    /// Size class under the rule of the plan's caller.
    Size,
    /// The year that rows speak of.
    Year,
}

impl Axis {
    /// The axis with this name on the wire.
    ///
    /// ```
    /// assert_eq!(sentra::aggregate::Axis::parse("year"), Some(sentra::aggregate::Axis::Year));
    /// assert_eq!(sentra::aggregate::Axis::parse("kecamatan"), None); // the names are English
    /// ```
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "province" => Self::Province,
            "regency" => Self::Regency,
            "district" => Self::District,
            "village" => Self::Village,
            "kbli2" => Self::Kbli(2),
            "kbli3" => Self::Kbli(3),
            "kbli4" => Self::Kbli(4),
            "kbli5" => Self::Kbli(5),
            "size" => Self::Size,
            "year" => Self::Year,
            _ => return None,
        })
    }

    /// The level of regions, for a region axis.
    ///
    /// ```
    /// use sentra::aggregate::Axis;
    /// use sentra::region::Level;
    /// assert_eq!(Axis::District.level(), Some(Level::District));
    /// assert_eq!(Axis::Size.level(), None);
    /// ```
    pub const fn level(self) -> Option<Level> {
        match self {
            Self::Province => Some(Level::Province),
            Self::Regency => Some(Level::Regency),
            Self::District => Some(Level::District),
            Self::Village => Some(Level::Village),
            Self::Kbli(_) | Self::Size | Self::Year => None,
        }
    }

    /// The heading of its column.
    ///
    /// ```
    /// use sentra::{Lang, aggregate::Axis};
    /// assert_eq!(Axis::Kbli(3).label(Lang::Id), "KBLI 3 digit");
    /// ```
    pub fn label(self, lang: Lang) -> String {
        let field = match (self, lang) {
            (Self::Province, _) => Field::Province,
            (Self::Regency, _) => Field::Regency,
            (Self::District, _) => Field::District,
            (Self::Village, _) => Field::Village,
            (Self::Year, _) => Field::Year,
            (Self::Kbli(digits), Lang::Id) => return format!("KBLI {digits} digit"),
            (Self::Kbli(digits), Lang::En) => return format!("KBLI {digits} digits"),
            (Self::Size, Lang::Id) => return "skala usaha".to_owned(),
            (Self::Size, Lang::En) => return "size class".to_owned(),
        };
        field.label(lang).to_owned()
    }
}

/// The name on the wire.
impl fmt::Display for Axis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Province => "province",
            Self::Regency => "regency",
            Self::District => "district",
            Self::Village => "village",
            Self::Size => "size",
            Self::Year => "year",
            Self::Kbli(digits) => return write!(f, "kbli{digits}"),
        })
    }
}

/// Why a list of axes is not a plan.
///
/// ```
/// use sentra::aggregate::{Axis, Plan, PlanError};
/// assert_eq!(Plan::new([Axis::Kbli(6)]), Err(PlanError::Digits(6)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// KBLI codes have 2 to 5 digits.
    #[error("KBLI codes have 2 to 5 digits, not {0}")]
    Digits(u8),
    /// The same axis twice.
    #[error("`{0}` stands twice in the plan")]
    Repeated(Axis),
}

/// The axes of one table, in the order of its key. Without axes the table is one row.
///
/// ```
/// use sentra::aggregate::{Axis, Plan, PlanError};
/// let plan = Plan::new([Axis::Regency, Axis::Kbli(2)])?;
/// assert_eq!(plan.by(), [Axis::Regency, Axis::Kbli(2)]);
/// assert_eq!(Plan::new([Axis::Size, Axis::Size]), Err(PlanError::Repeated(Axis::Size)));
/// # Ok::<(), PlanError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    by: Vec<Axis>,
}

impl Plan {
    /// A table by these axes.
    ///
    /// ```
    /// use sentra::aggregate::{Axis, Plan, PlanError};
    /// assert_eq!(Plan::new([])?, Plan::default()); // one row
    /// assert_eq!(Plan::new([Axis::Year, Axis::Year]), Err(PlanError::Repeated(Axis::Year)));
    /// # Ok::<(), PlanError>(())
    /// ```
    pub fn new(by: impl IntoIterator<Item = Axis>) -> Result<Self, PlanError> {
        let mut plan = Self::default();
        for axis in by {
            match axis {
                Axis::Kbli(digits) if !(2..=5).contains(&digits) => return Err(PlanError::Digits(digits)),
                _ if plan.by.contains(&axis) => return Err(PlanError::Repeated(axis)),
                _ => plan.by.push(axis),
            }
        }
        Ok(plan)
    }

    /// The axes.
    ///
    /// ```
    /// use sentra::aggregate::{Axis, Plan};
    /// assert_eq!(Plan::new([Axis::Size, Axis::Province])?.by(), [Axis::Size, Axis::Province]); // in the order asked
    /// # Ok::<(), sentra::aggregate::PlanError>(())
    /// ```
    pub fn by(&self) -> &[Axis] {
        &self.by
    }

    /// This plan and every shorter one that leaves out its last axes, the shortest (one row) first: subtotals that each
    /// come from the rows.
    ///
    /// ```
    /// use sentra::aggregate::{Axis, Plan};
    /// let plans = Plan::new([Axis::Province, Axis::Regency])?.rollup();
    /// assert_eq!(plans.iter().map(|p| p.by().len()).collect::<Vec<_>>(), [0, 1, 2]);
    /// # Ok::<(), sentra::aggregate::PlanError>(())
    /// ```
    pub fn rollup(&self) -> Vec<Self> {
        (0..=self.by.len()).map(|n| Self { by: self.by.iter().take(n).copied().collect() }).collect()
    }
}

/// How fine the cells of a state are: the finest of each kind of axis that its plans ask for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Detail {
    pub(super) level: Option<Level>,
    pub(super) digits: Option<u8>,
    pub(super) size: bool,
    pub(super) year: bool,
}

impl Detail {
    pub(super) fn of(plans: &[Plan]) -> Self {
        let mut detail = Self::default();
        for axis in plans.iter().flat_map(Plan::by) {
            match axis {
                Axis::Kbli(digits) => detail.digits = detail.digits.max(Some(*digits)),
                Axis::Size => detail.size = true,
                Axis::Year => detail.year = true,
                region => detail.level = detail.level.max(region.level()),
            }
        }
        detail
    }

    pub(super) fn holds(self, axis: Axis) -> bool {
        match axis {
            Axis::Kbli(digits) => self.digits >= Some(digits),
            Axis::Size => self.size,
            Axis::Year => self.year,
            region => self.level >= region.level(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_they_are_written() {
        let all = [
            "province", "regency", "district", "village", "kbli2", "kbli3", "kbli4", "kbli5", "size", "year",
        ];
        for name in all {
            assert_eq!(Axis::parse(name).unwrap().to_string(), name);
        }
        assert_eq!(Plan::new([Axis::Kbli(6)]), Err(PlanError::Digits(6)));
    }

    #[test]
    fn detail_is_the_finest_that_is_asked_for() {
        let plans = [Plan::new([Axis::Regency, Axis::Kbli(2)]).unwrap(), Plan::new([Axis::Village]).unwrap()];
        let detail = Detail::of(&plans);
        assert_eq!(detail, Detail { level: Some(Level::Village), digits: Some(2), size: false, year: false });
        assert!(detail.holds(Axis::Province) && !detail.holds(Axis::Kbli(3)) && !detail.holds(Axis::Year));
    }
}
