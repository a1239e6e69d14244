//! A group of units: a sentra, a candidate for one, or a row that declares a whole sentra.
//!
//! A group comes in two grains: with its members, or declared by totals only, which is how most published lists look.
//!
//! ```
//! use sentra::group::{Declared, Group};
//! use sentra::{input::Input, unit::Unit};
//! let listed = Group::of(vec![Unit::default(); 5]);
//! let published = Group::declared(Declared { units: Input::Known(142), ..Declared::default() });
//! assert!(listed.members_complete);
//! assert!(published.members.is_empty() && !published.members_complete); // no unit is listed
//! ```

use crate::decree::Decree;
use crate::industry::Kbli;
use crate::input::Input;
use crate::money::Rupiah;
use crate::region::RegionCode;
use crate::unit::{Fact, Unit};
use std::collections::BTreeMap;

/// What a list declares of a sentra without listing its units.
///
/// ```
/// use sentra::group::Declared;
/// use sentra::input::Input;
/// let tritunggal = Declared { units: Input::Known(142), ..Declared::default() };
/// assert!(tritunggal.workers.is_missing());
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Declared {
    /// Number of units.
    pub units: Input<u32>,
    /// Workers of all units together.
    pub workers: Input<u32>,
    /// Total investment of all units together, with land and buildings.
    pub investment_total: Input<Rupiah>,
    /// Investment of all units together whose basis is not said.
    pub investment: Input<Rupiah>,
    /// Value of production of all units together.
    pub production_value: Input<Rupiah>,
    /// What it makes.
    pub products: Input<Vec<String>>,
    /// What it processes.
    pub raw_materials: Input<Vec<String>>,
    /// How it makes it.
    pub processes: Input<Vec<String>>,
    /// Its industry code.
    pub kbli: Input<Kbli>,
    /// The places it lies in, each of them one place that is certain or one of few.
    pub places: Vec<Input<RegionCode>>,
}

/// A group of units.
///
/// ```
/// use sentra::group::Group;
/// let group = Group::of(vec![Default::default(); 5]);
/// assert_eq!(group.members.len(), 5);
/// assert!(group.members_complete);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// The identifier that the list gives it.
    pub id: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// Its units.
    pub members: Vec<Unit>,
    /// Whether these are all its units. An incomplete list never gives `NotMet` on a count.
    pub members_complete: bool,
    /// What a list declares of it.
    pub declared: Option<Declared>,
    /// Decrees about it.
    pub decrees: Vec<Decree>,
    /// Whether the register of decrees is complete, so that a decree that is not on record does not exist.
    pub register_of_decrees_complete: bool,
    /// Groups of units, by their position in `members`, that may be the same unit twice.
    pub suspected_duplicates: Vec<Vec<usize>>,
    /// A person's judgement whether members in several districts share one location.
    pub one_location_review: Input<bool>,
    /// Facts that are stated of the group, by their names in the registry of law.
    pub facts: BTreeMap<String, Fact>,
}

impl Group {
    /// A group with these units, and no others.
    ///
    /// ```
    /// use sentra::{group::Group, unit::Unit};
    /// let group = Group::of(vec![Unit::default(); 4]);
    /// assert_eq!((group.members.len(), group.members_complete), (4, true));
    /// ```
    pub fn of(members: Vec<Unit>) -> Self {
        Self { members, members_complete: true, ..Self::default() }
    }

    /// A group of which only totals are declared.
    ///
    /// ```
    /// use sentra::group::{Declared, Group};
    /// assert!(Group::declared(Declared::default()).members.is_empty());
    /// ```
    pub fn declared(declared: Declared) -> Self {
        Self { declared: Some(declared), ..Self::default() }
    }
}
