//! A business unit: who it is, where it is, what it makes, how many work there and what was invested.
//!
//! Every quantity is an [`Input`]: known, one of few, a range, missing with a reason, or not applicable. Missing is
//! never zero. Investment is three figures, never one; business capital is yet another.
//!
//! ```
//! use sentra::input::Input;
//! use sentra::money::Rupiah;
//! use sentra::unit::Unit;
//! let mut unit = Unit { name: Some("UD Contoh".into()), ..Unit::default() };
//! unit.workers.total = Input::Known(4);
//! unit.investment.undeclared = Input::Known(Rupiah::new(250_000_000)); // with or without land is not said
//! assert!(unit.investment.total.is_missing() && unit.investment.excl_land.is_missing());
//! ```

mod field;
mod leaf;
mod point;
mod read;
mod stated;

pub use field::{Field, FieldKind};
pub use leaf::Leaf;
pub use point::Point;
pub(crate) use point::{Direction, EARTH_RADIUS};
pub use read::{ReadOptions, UnitReader};
pub use stated::{FactOptions, FlagWords};

use crate::date::PartialDate;
use crate::identity::{Nib, Nik, Npwp, Phone};
use crate::industry::Kbli;
use crate::input::Input;
use crate::money::Rupiah;
use crate::region::RegionCode;
use std::collections::BTreeMap;

/// Which persons a count of workers counts.
///
/// ```
/// use sentra::unit::WorkersBasis;
/// assert_eq!(WorkersBasis::parse("including_owner"), Some(WorkersBasis::IncludingOwner));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WorkersBasis {
    /// Not said: used as given, and the result says so.
    #[default]
    Undeclared,
    /// Paid workers only.
    Paid,
    /// Workers including the owner.
    IncludingOwner,
}

impl WorkersBasis {
    /// The stable word on the wire.
    ///
    /// ```
    /// assert_eq!(sentra::unit::WorkersBasis::default().as_str(), "undeclared");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Undeclared => "undeclared",
            Self::Paid => "paid",
            Self::IncludingOwner => "including_owner",
        }
    }

    /// Reads the word of the wire, letter by letter; `None` for any other.
    ///
    /// ```
    /// use sentra::unit::WorkersBasis;
    /// assert_eq!(WorkersBasis::parse("paid"), Some(WorkersBasis::Paid));
    /// assert_eq!(WorkersBasis::parse("Paid"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Undeclared, Self::Paid, Self::IncludingOwner].into_iter().find(|b| b.as_str() == text)
    }
}

/// Persons working in a unit.
///
/// ```
/// use sentra::{input::Input, unit::Workers, unit::WorkersBasis};
/// let workers = Workers { total: Input::Known(4), basis: WorkersBasis::IncludingOwner, ..Workers::default() };
/// assert!(workers.male.is_missing()); // not said, which is not zero
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workers {
    /// All of them.
    pub total: Input<u32>,
    /// Men.
    pub male: Input<u32>,
    /// Women.
    pub female: Input<u32>,
    /// Which persons the counts mean.
    pub basis: WorkersBasis,
}

/// Investment in whole rupiah. The figures are kept apart, because the law tests them on two bases (Permenperin
/// 64/2016: without land and buildings for the limit of a small business, with them for that of a medium one).
///
/// ```
/// use sentra::{input::Input, money::Rupiah, unit::Investment};
/// let machines = Input::Known(Rupiah::new(800_000_000));
/// let investment = Investment { excl_land: machines, ..Investment::default() };
/// assert!(investment.total.is_missing()); // nothing is added up from half of the figures
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Investment {
    /// Without land and buildings of the place of business (A).
    pub excl_land: Input<Rupiah>,
    /// Land and buildings (L).
    pub land: Input<Rupiah>,
    /// Both together (T = A + L).
    pub total: Input<Rupiah>,
    /// One printed figure that does not say which of A and T it is (X).
    pub undeclared: Input<Rupiah>,
}

/// A fact that is stated of a unit or a group beyond its fields, such as whether it has a supply problem. Which facts
/// there are is said by the registry of law.
///
/// ```
/// use sentra::{input::Input, unit::{Fact, Unit}};
/// let mut unit = Unit::default();
/// unit.facts.insert("supply_problem".into(), Fact::Flag(Input::Known(true)));
/// assert_eq!(unit.facts["supply_problem"].state(), "known");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Yes or no.
    Flag(Input<bool>),
    /// A whole number: rupiah, things or months, as the registry says.
    Number(Input<i64>),
}

impl Fact {
    /// `known`, `one_of`, `range`, `missing` or `not_applicable`.
    ///
    /// ```
    /// use sentra::{input::Input, unit::Fact};
    /// assert_eq!(Fact::Number(Input::default()).state(), "missing");
    /// ```
    pub fn state(&self) -> &'static str {
        match self {
            Self::Flag(f) => f.state(),
            Self::Number(n) => n.state(),
        }
    }
}

/// A business unit, as one row of a register.
///
/// ```
/// use sentra::input::Input;
/// use sentra::unit::Unit;
/// let unit = Unit { workers: sentra::unit::Workers { total: Input::Known(4), ..Default::default() }, ..Default::default() };
/// assert!(unit.investment.excl_land.is_missing());
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unit {
    /// The identifier that the list gives it.
    pub id: Option<String>,
    /// Name of the business.
    pub name: Option<String>,
    /// Name of the owner.
    pub owner: Option<String>,
    /// Street address.
    pub address: Option<String>,
    /// Business identification number.
    pub nib: Input<Nib>,
    /// Personal identity number of the owner; masked wherever it is shown.
    pub nik: Input<Nik>,
    /// Tax number; masked wherever it is shown.
    pub npwp: Input<Npwp>,
    /// Telephone number; masked wherever it is shown.
    pub phone: Input<Phone>,
    /// Its place: a village, or a district or regency where nothing finer is known; `OneOf` where names and code
    /// disagree.
    pub place: Input<RegionCode>,
    /// Coordinates.
    pub point: Input<Point>,
    /// Industry code.
    pub kbli: Input<Kbli>,
    /// What it makes, as normalised keys.
    pub products: Input<Vec<String>>,
    /// What it processes, as normalised keys.
    pub raw_materials: Input<Vec<String>>,
    /// How it makes it, as normalised keys.
    pub processes: Input<Vec<String>>,
    /// Persons working there.
    pub workers: Workers,
    /// Investment in rupiah.
    pub investment: Investment,
    /// Working capital in rupiah; it counts in neither test of Permenperin 64/2016.
    pub working_capital: Input<Rupiah>,
    /// Business capital (*modal usaha*) in rupiah, excluding land and buildings.
    pub business_capital: Input<Rupiah>,
    /// Annual sales in rupiah.
    pub annual_sales: Input<Rupiah>,
    /// Net worth in rupiah, excluding land and buildings.
    pub net_worth: Input<Rupiah>,
    /// Value of production in rupiah a year.
    pub production_value: Input<Rupiah>,
    /// Value of raw material in rupiah a year.
    pub raw_material_value: Input<Rupiah>,
    /// Value of exports in rupiah a year.
    pub export_value: Input<Rupiah>,
    /// When it was set up.
    pub established: Input<PartialDate>,
    /// The year the row speaks of.
    pub year: Input<u16>,
    /// Name of the sentra it says it belongs to.
    pub sentra: Option<String>,
    /// A person's judgement whether a unit with a code outside manufacturing does industry.
    pub industri_review: Input<bool>,
    /// Facts that are stated of it beyond these fields, by their names in the registry of law.
    pub facts: BTreeMap<String, Fact>,
}
