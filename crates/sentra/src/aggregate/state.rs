//! The state of totals: the finest cells, which merge into the same state for any partition and order of the rows.

use super::axis::{Axis, Detail, Plan};
use super::cell::{CellKey, sort_bits};
use super::columns::Columns;
use super::group::group;
use super::sizes::SizeRule;
use std::borrow::Cow;

/// Totals of the rows seen so far, in the finest cells that the plans need.
///
/// ```
/// use sentra::aggregate::{Axis, Measure, Plan, State};
/// use sentra::{input::Input, region::RegionCode, register::Register, unit::Unit};
///
/// let mut register = Register::default();
/// for (village, workers) in [("35.24.26.2019", 4), ("35.24.26.2019", 6), ("35.24.25.2001", 3)] {
///     let mut unit = Unit { place: Input::Known(RegionCode::parse(village)?), ..Unit::default() };
///     unit.workers.total = Input::Known(workers);
///     register.push(&unit, None);
/// }
/// let by_village = Plan::new([Axis::Village])?;
/// let mut state = State::new(std::slice::from_ref(&by_village));
/// state.observe(&register, None)?;
/// let table = state.finish(&by_village)?;
/// let workers: Vec<i128> = table.rows().map(|row| row.tally(Measure::Workers).sum).collect();
/// assert_eq!(workers, [3, 10]);
/// // A coarser plan is answered from the same state.
/// let by_regency = state.finish(&Plan::new([Axis::Regency])?)?;
/// assert_eq!(by_regency.rows().map(|row| row.tally(Measure::Units).sum).collect::<Vec<_>>(), [3]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct State {
    pub(super) detail: Detail,
    /// Fixed by the first units that were observed with sizes.
    pub(super) sizes: Option<SizeRule>,
    /// Sorted and distinct; kept while a cell refers to them.
    pub(super) names: Vec<Box<str>>,
    /// Sorted and distinct.
    pub(super) keys: Vec<CellKey>,
    pub(super) columns: Columns,
    /// Which sentra each cell has: cell and name, packed, sorted and distinct.
    pub(super) sentra: Vec<u64>,
    /// All rows. As long as their number fits, no sum of them can overflow.
    pub(super) rows: u64,
}

/// Why a state refuses rows, another state or a plan. The state stays as it was.
///
/// ```
/// use sentra::aggregate::{Axis, Plan, State, StateError};
/// let state = State::new(&[Plan::new([Axis::Kbli(2)])?]);
/// let finer = state.finish(&Plan::new([Axis::Kbli(3)])?);
/// assert_eq!(finer.err(), Some(StateError::TooFine(Axis::Kbli(3))));
/// # Ok::<(), sentra::aggregate::PlanError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum StateError {
    /// The cells of the two states are not equally fine.
    #[error("the states were made for plans of other axes")]
    Detail,
    /// The size classes come from two rules, or from one rule on two days.
    #[error("the size classes come from another rule, day or reading")]
    SizeRule,
    /// A plan by size needs the size classes of the units.
    #[error("the plan asks for sizes: the size classes of the units are needed")]
    SizesNeeded,
    /// The size classes belong to another register.
    #[error("{sizes} size classes for {units} units")]
    SizesLength {
        /// How many there are.
        sizes: usize,
        /// How many there should be.
        units: usize,
    },
    /// The state does not tell apart what the plan asks for.
    #[error("the state was not made for `{0}`")]
    TooFine(Axis),
    /// More cells, names or rows than a state can number.
    #[error("too many rows, cells or names for one state")]
    Limit,
}

impl State {
    /// The state of no rows, for all these plans and every coarser one. It is the identity of [`State::merge`].
    ///
    /// ```
    /// use sentra::aggregate::{Axis, Plan, State};
    /// let (by_village, by_year) = (Plan::new([Axis::Village])?, Plan::new([Axis::Year])?);
    /// let state = State::new(&[by_village.clone(), by_year.clone()]);
    /// assert!(state.answers(&by_village) && state.answers(&by_year));
    /// # Ok::<(), sentra::aggregate::PlanError>(())
    /// ```
    pub fn new(plans: &[Plan]) -> Self {
        Self { detail: Detail::of(plans), ..Self::default() }
    }

    /// How many rows were observed: units of registers and declared sentra.
    ///
    /// ```
    /// use sentra::{aggregate::State, register::Register, unit::Unit};
    /// let mut register = Register::default();
    /// register.push(&Unit::default(), None);
    /// let mut state = State::new(&[]);
    /// state.observe(&register, None)?;
    /// assert_eq!(state.rows(), 1);
    /// # Ok::<(), sentra::aggregate::StateError>(())
    /// ```
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// The rule of the size classes, once units with sizes were observed.
    ///
    /// ```
    /// use sentra::aggregate::{Axis, Plan, Sizes, State};
    /// use sentra::{assess::Context, date::Date, law::Law, register::Register};
    /// let register = Register::default();
    /// let context = Context::as_of(Date::ymd(2025, 1, 31).ok_or("not a date")?);
    /// let mut state = State::new(&[Plan::new([Axis::Size])?]);
    /// assert_eq!(state.size_rule(), None);
    /// state.observe(&register, Some(&Sizes::of(Law::indonesia(), &register, "unit.skala.p64", &context)?))?;
    /// assert_eq!(state.size_rule().map(|rule| rule.criterion.as_str()), Some("unit.skala.p64"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn size_rule(&self) -> Option<&SizeRule> {
        self.sizes.as_ref()
    }

    /// Whether a plan can be answered.
    ///
    /// ```
    /// use sentra::aggregate::{Axis, Plan, State};
    /// let state = State::new(&[Plan::new([Axis::District, Axis::Kbli(3)])?]);
    /// assert!(state.answers(&Plan::new([Axis::Kbli(2), Axis::Province])?));
    /// assert!(!state.answers(&Plan::new([Axis::Village])?));
    /// # Ok::<(), sentra::aggregate::PlanError>(())
    /// ```
    pub fn answers(&self, plan: &Plan) -> bool {
        plan.by().iter().all(|axis| self.detail.holds(*axis))
    }

    /// Adds the rows of another state. Associative and commutative: whatever the partition and order of the rows, the
    /// same state comes out, byte for byte.
    ///
    /// ```
    /// use sentra::aggregate::{Axis, Plan, State};
    /// use sentra::{register::Register, unit::Unit};
    /// let plans = [Plan::new([Axis::Province])?];
    /// let mut register = Register::default();
    /// register.push(&Unit::default(), None);
    /// let (mut one, mut whole) = (State::new(&plans), State::new(&plans));
    /// one.observe(&register, None)?;
    /// whole.merge(&one)?;
    /// whole.merge(&one)?;
    /// assert_eq!(whole.rows(), 2);
    /// assert_eq!(State::new(&[]).merge(&one), Err(sentra::aggregate::StateError::Detail));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn merge(&mut self, other: &Self) -> Result<(), StateError> {
        self.join(Cow::Borrowed(other))
    }

    pub(super) fn join(&mut self, other: Cow<'_, Self>) -> Result<(), StateError> {
        if self.detail != other.detail {
            return Err(StateError::Detail);
        }
        let sizes = match (&self.sizes, &other.sizes) {
            (Some(a), Some(b)) if a != b => return Err(StateError::SizeRule),
            (a, b) => a.as_ref().or(b.as_ref()).cloned(),
        };
        let rows = self.rows.checked_add(other.rows).ok_or(StateError::Limit)?;
        if other.keys.is_empty() {
            *self = Self { sizes, ..std::mem::take(self) };
            return Ok(());
        }
        if self.keys.is_empty() {
            *self = Self { sizes, ..other.into_owned() };
            return Ok(());
        }
        let (keys, our_cells, their_cells) = union(&self.keys, &other.keys)?;
        let (names, our_names, their_names) = union(&self.names, &other.names)?;
        let mut columns = Columns::zeros(keys.len());
        columns.absorb(&self.columns, &our_cells);
        columns.absorb(&other.columns, &their_cells);
        let mut sentra = Vec::with_capacity(self.sentra.len() + other.sentra.len());
        sentra.extend(renumber(&self.sentra, &our_cells, &our_names));
        sentra.extend(renumber(&other.sentra, &their_cells, &their_names));
        sentra.sort_unstable();
        sentra.dedup();
        *self = Self { detail: self.detail, sizes, names, keys, columns, sentra, rows };
        Ok(())
    }

    /// The row of each cell in the table of a plan, and the key of one cell of each row.
    pub(super) fn table_rows(&self, plan: &Plan) -> (Vec<u32>, Vec<CellKey>) {
        let mut rows = vec![0; self.keys.len()];
        let mut keys: Vec<CellKey> = self.keys.first().copied().into_iter().collect();
        let mut axes = plan.by().iter().copied().peekable();
        // As many axes at a time as fit beside the row found so far.
        while axes.peek().is_some() {
            let (mut chosen, mut bits) = (Vec::new(), 0);
            while let Some(axis) = axes.next_if(|a| bits + sort_bits(*a) <= 64) {
                bits += sort_bits(axis);
                chosen.push(axis);
            }
            let number = |(key, row): (&CellKey, &u32)| {
                let so_far = u128::from(*row);
                chosen.iter().fold(so_far, |n, a| n << sort_bits(*a) | u128::from(key.sort_part(*a)))
            };
            let numbers: Vec<u128> = self.keys.iter().zip(&rows).map(number).collect();
            keys.clear();
            rows = group(&numbers, |cell| keys.extend(self.keys.get(cell as usize)));
        }
        (rows, keys)
    }
}

/// A pair of a cell and a name as one number.
pub(super) fn pair(cell: u32, name: u32) -> u64 {
    u64::from(cell) << 32 | u64::from(name)
}

pub(super) fn renumber<'a>(
    pairs: &'a [u64],
    cells: &'a [u32],
    names: &'a [u32],
) -> impl Iterator<Item = u64> + 'a {
    pairs.iter().filter_map(|p| {
        let cell = cells.get(usize::try_from(p >> 32).ok()?)?;
        let name = names.get(usize::try_from(p & 0xFFFF_FFFF).ok()?)?;
        Some(pair(*cell, *name))
    })
}

/// The union of two sorted lists, and where the items of each stand in it.
#[allow(clippy::type_complexity, reason = "one private helper")]
fn union<T: Ord + Clone>(ours: &[T], theirs: &[T]) -> Result<(Vec<T>, Vec<u32>, Vec<u32>), StateError> {
    let mut all = Vec::with_capacity(ours.len().max(theirs.len()));
    let (mut our_places, mut their_places) =
        (Vec::with_capacity(ours.len()), Vec::with_capacity(theirs.len()));
    let (mut a, mut b) = (ours.iter().peekable(), theirs.iter().peekable());
    loop {
        let place = u32::try_from(all.len()).map_err(|_| StateError::Limit)?;
        let least = match (a.peek(), b.peek()) {
            (Some(x), Some(y)) => (*x).min(*y),
            (Some(x), None) => *x,
            (None, Some(y)) => *y,
            (None, None) => return Ok((all, our_places, their_places)),
        };
        all.push(least.clone());
        if a.next_if(|x| *x == least).is_some() {
            our_places.push(place);
        }
        if b.next_if(|y| *y == least).is_some() {
            their_places.push(place);
        }
    }
}
