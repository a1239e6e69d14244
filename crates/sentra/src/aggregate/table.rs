//! The table of a plan: rows in the order of their keys, and a total that comes from the rows of the data, never from the
//! rows of the table.

use super::axis::{Axis, Plan};
use super::cell::CellKey;
use super::columns::Columns;
use super::measure::Measure;
use super::part::Part;
use super::sentra::{Names, SentraCount};
use super::sizes::SizeRule;
use super::state::{State, StateError};
use super::tally::Tally;
use crate::region::Level;

/// What a row of data is.
///
/// ```
/// assert_eq!(sentra::aggregate::Grain::Declared.as_str(), "declared");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    /// A unit.
    Listed,
    /// A whole sentra of which totals are declared.
    Declared,
}

impl Grain {
    /// The stable word on the wire.
    ///
    /// ```
    /// use sentra::aggregate::Grain;
    /// assert_eq!([Grain::Listed, Grain::Declared].map(Grain::as_str), ["listed", "declared"]);
    /// ```
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Listed => "listed",
            Self::Declared => "declared",
        }
    }
}

#[derive(Clone, Debug)]
struct Grains {
    listed: Columns,
    /// Absent where nothing is declared.
    declared: Option<Columns>,
}

impl Grains {
    /// All rows added into one.
    fn together(&self) -> Self {
        let one = |of: &Columns| {
            let mut columns = Columns::zeros(1);
            columns.absorb(of, &vec![0; of.len()]);
            columns
        };
        Self { listed: one(&self.listed), declared: self.declared.as_ref().map(one) }
    }
}

#[derive(Clone, Debug)]
struct Rows {
    columns: Grains,
    names: Vec<Names>,
}

/// The totals by the axes of a plan.
///
/// ```
/// use sentra::aggregate::{Axis, Part, Plan, State};
/// use sentra::{register::Register, unit::Unit};
/// let plan = Plan::new([Axis::Province])?;
/// let mut state = State::new(std::slice::from_ref(&plan));
/// let mut register = Register::default();
/// register.push(&Unit::default(), None); // no place
/// state.observe(&register, None)?;
/// let table = state.finish(&plan)?;
/// let row = table.rows().next().ok_or("no row")?;
/// assert_eq!(row.key().collect::<Vec<_>>(), [Part::Undetermined]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Table {
    plan: Plan,
    sizes: Option<SizeRule>,
    /// The finest level that the state tells apart.
    level: Option<Level>,
    keys: Vec<CellKey>,
    rows: Rows,
    total: Rows,
}

impl Table {
    /// The plan.
    ///
    /// ```
    /// use sentra::aggregate::{Axis, Plan, State};
    /// let plan = Plan::new([Axis::District])?;
    /// let table = State::new(std::slice::from_ref(&plan)).finish(&plan)?;
    /// assert_eq!(table.plan(), &plan);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The rule of the size classes, for plans by size.
    ///
    /// ```
    /// use sentra::aggregate::{Axis, Plan, Sizes, State};
    /// use sentra::{assess::Context, date::Date, law::Law, register::Register};
    /// let register = Register::default();
    /// let context = Context::as_of(Date::ymd(2025, 1, 31).ok_or("not a date")?);
    /// let (by_size, whole) = (Plan::new([Axis::Size])?, Plan::default());
    /// let mut state = State::new(std::slice::from_ref(&by_size));
    /// state.observe(&register, Some(&Sizes::of(Law::indonesia(), &register, "unit.skala.p64", &context)?))?;
    /// assert!(state.finish(&by_size)?.size_rule().is_some());
    /// assert!(state.finish(&whole)?.size_rule().is_none()); // no size stands in it
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn size_rule(&self) -> Option<&SizeRule> {
        self.sizes.as_ref()
    }

    /// Number of rows.
    ///
    /// ```
    /// use sentra::aggregate::{Axis, Plan, State};
    /// use sentra::{input::Input, register::Register, unit::Unit};
    /// let mut register = Register::default();
    /// for year in [2023, 2024, 2024] {
    ///     register.push(&Unit { year: Input::Known(year), ..Unit::default() }, None);
    /// }
    /// let plan = Plan::new([Axis::Year])?;
    /// let mut state = State::new(std::slice::from_ref(&plan));
    /// state.observe(&register, None)?;
    /// assert_eq!(state.finish(&plan)?.len(), 2); // two years
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether no row of data was seen.
    ///
    /// ```
    /// use sentra::aggregate::{Plan, State};
    /// assert!(State::new(&[]).finish(&Plan::default())?.is_empty());
    /// # Ok::<(), sentra::aggregate::StateError>(())
    /// ```
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The rows in ascending order of their keys; what is undetermined comes last.
    ///
    /// ```
    /// use sentra::aggregate::{Axis, Part, Plan, State};
    /// use sentra::{input::Input, register::Register, unit::Unit};
    /// let mut register = Register::default();
    /// for year in [Input::default(), Input::Known(2024), Input::Known(2023)] {
    ///     register.push(&Unit { year, ..Unit::default() }, None);
    /// }
    /// let plan = Plan::new([Axis::Year])?;
    /// let mut state = State::new(std::slice::from_ref(&plan));
    /// state.observe(&register, None)?;
    /// let table = state.finish(&plan)?;
    /// let years: Vec<Part<'_>> = table.rows().flat_map(|row| row.key()).collect();
    /// assert_eq!(years, [Part::Year(2023), Part::Year(2024), Part::Undetermined]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn rows(&self) -> impl ExactSizeIterator<Item = Row<'_>> + Clone {
        (0..self.len()).map(|at| Row { table: self, rows: &self.rows, at })
    }

    /// Everything together.
    ///
    /// ```
    /// use sentra::aggregate::{Axis, Grain, Plan, State};
    /// use sentra::{input::Input, register::Register, unit::Unit};
    /// let mut register = Register::default();
    /// for year in [2023, 2024] {
    ///     register.push(&Unit { year: Input::Known(year), sentra: Some("Tempe Contoh".into()), ..Unit::default() }, None);
    /// }
    /// let plan = Plan::new([Axis::Year])?;
    /// let mut state = State::new(std::slice::from_ref(&plan));
    /// state.observe(&register, None)?;
    /// let table = state.finish(&plan)?;
    /// assert_eq!(table.total().rows(Grain::Listed), 2);
    /// assert_eq!(table.total().sentra().distinct, 1); // in the rows of two years, yet one sentra
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn total(&self) -> Row<'_> {
        Row { table: self, rows: &self.total, at: 0 }
    }
}

/// One row of a table, or its total.
///
/// ```
/// use sentra::aggregate::{Axis, Grain, Measure, Part, Plan, State};
/// use sentra::{input::Input, register::Register, unit::Unit};
/// let plan = Plan::new([Axis::Year])?;
/// let mut register = Register::default();
/// let mut unit = Unit { year: Input::Known(2024), sentra: Some("Tempe Contoh".into()), ..Unit::default() };
/// unit.workers.female = Input::Known(3);
/// register.push(&unit, None);
/// let mut state = State::new(std::slice::from_ref(&plan));
/// state.observe(&register, None)?;
/// let table = state.finish(&plan)?;
/// let row = table.rows().next().ok_or("no row")?;
/// assert_eq!(row.key().next(), Some(Part::Year(2024)));
/// assert_eq!((row.rows(Grain::Listed), row.sentra().distinct), (1, 1));
/// assert_eq!((row.tally(Measure::WorkersFemale).sum, row.tally(Measure::WorkersMale).missing), (3, 1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Row<'t> {
    table: &'t Table,
    rows: &'t Rows,
    at: usize,
}

impl<'t> Row<'t> {
    /// One value for each axis of the plan; nothing for the total.
    ///
    /// ```
    /// use sentra::aggregate::{Axis, Part, Plan, State};
    /// use sentra::{input::Input, register::Register, unit::Unit};
    /// let mut register = Register::default();
    /// register.push(&Unit { year: Input::Known(2024), ..Unit::default() }, None);
    /// let plan = Plan::new([Axis::Province, Axis::Year])?;
    /// let mut state = State::new(std::slice::from_ref(&plan));
    /// state.observe(&register, None)?;
    /// let table = state.finish(&plan)?;
    /// let key = table.rows().next().map(|row| row.key().collect::<Vec<_>>());
    /// assert_eq!(key, Some(vec![Part::Undetermined, Part::Year(2024)]));
    /// assert_eq!(table.total().key().count(), 0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn key(&self) -> impl Iterator<Item = Part<'t>> + use<'t> {
        let table = self.table;
        let is_total = std::ptr::eq(self.rows, &table.total);
        let key = if is_total { None } else { table.keys.get(self.at).copied() };
        let axes = if key.is_some() { table.plan.by() } else { &[] };
        axes.iter().map(move |axis| part(table, key.unwrap_or_default(), *axis))
    }

    /// How many rows of data stand behind it.
    ///
    /// ```
    /// use sentra::aggregate::{Grain, Plan, State};
    /// use sentra::{register::Register, unit::Unit};
    /// let mut register = Register::default();
    /// register.push(&Unit::default(), None);
    /// let mut state = State::new(&[]);
    /// state.observe(&register, None)?;
    /// let table = state.finish(&Plan::default())?;
    /// assert_eq!([Grain::Listed, Grain::Declared].map(|grain| table.total().rows(grain)), [1, 0]);
    /// # Ok::<(), sentra::aggregate::StateError>(())
    /// ```
    pub fn rows(&self, grain: Grain) -> u64 {
        self.columns(grain).map_or(0, |c| c.rows(self.at))
    }

    /// A measure over units and declared sentra together.
    ///
    /// ```
    /// use sentra::aggregate::{Measure, Plan, State};
    /// use sentra::{input::Input, register::Register, unit::Unit};
    /// let mut register = Register::default();
    /// for workers in [Input::Known(7), Input::default()] {
    ///     let mut unit = Unit::default();
    ///     unit.workers.total = workers;
    ///     register.push(&unit, None);
    /// }
    /// let mut state = State::new(&[]);
    /// state.observe(&register, None)?;
    /// let workers = state.finish(&Plan::default())?.total().tally(Measure::Workers);
    /// assert_eq!((workers.sum, workers.known, workers.missing), (7, 1, 1)); // missing is never zero
    /// # Ok::<(), sentra::aggregate::StateError>(())
    /// ```
    pub fn tally(&self, measure: Measure) -> Tally {
        self.tally_of(Grain::Listed, measure).merge(&self.tally_of(Grain::Declared, measure))
    }

    /// A measure over units, or over declared sentra: how much of a number rests on declared totals.
    ///
    /// ```
    /// use sentra::aggregate::{Grain, Measure, Plan, State};
    /// use sentra::{register::Register, unit::Unit};
    /// let mut register = Register::default();
    /// register.push(&Unit::default(), None);
    /// let mut state = State::new(&[]);
    /// state.observe(&register, None)?;
    /// let table = state.finish(&Plan::default())?;
    /// let units = |grain| table.total().tally_of(grain, Measure::Units).sum;
    /// assert_eq!((units(Grain::Listed), units(Grain::Declared)), (1, 0)); // each listed row is a unit
    /// # Ok::<(), sentra::aggregate::StateError>(())
    /// ```
    pub fn tally_of(&self, grain: Grain, measure: Measure) -> Tally {
        match self.columns(grain) {
            // Each listed row is a unit.
            Some(c) if grain == Grain::Listed && measure == Measure::Units => {
                let rows = c.rows(self.at);
                let sum = i128::from(rows);
                Tally { rows, known: rows, sum, lo: sum, hi: Some(sum), ..Tally::default() }
            }
            Some(c) => c.tally(measure, self.at),
            None => Tally::default(),
        }
    }

    /// The sentra.
    ///
    /// ```
    /// use sentra::aggregate::{Plan, State};
    /// use sentra::{register::Register, unit::Unit};
    /// let mut register = Register::default();
    /// for sentra in [Some("Tempe Contoh".into()), Some("Tempe Contoh".into()), None] {
    ///     register.push(&Unit { sentra, ..Unit::default() }, None);
    /// }
    /// let mut state = State::new(&[]);
    /// state.observe(&register, None)?;
    /// let sentra = state.finish(&Plan::default())?.total().sentra();
    /// assert_eq!((sentra.distinct, sentra.naming_units), (1, 2));
    /// # Ok::<(), sentra::aggregate::StateError>(())
    /// ```
    pub fn sentra(&self) -> SentraCount {
        let unnamed = self.columns(Grain::Declared).map_or(0, |c| c.unnamed(self.at));
        let names = self.rows.names.get(self.at).copied().unwrap_or_default();
        names.count(unnamed, self.rows.columns.listed.named(self.at), self.table.level)
    }

    fn columns(&self, grain: Grain) -> Option<&'t Columns> {
        match grain {
            Grain::Listed => Some(&self.rows.columns.listed),
            Grain::Declared => self.rows.columns.declared.as_ref(),
        }
    }
}

fn part(table: &Table, key: CellKey, axis: Axis) -> Part<'_> {
    let found = match axis {
        Axis::Kbli(digits) => key.kbli().and_then(|k| k.at(digits)).map(Part::Kbli),
        Axis::Year => key.year().map(Part::Year),
        Axis::Size => (table.sizes.as_ref())
            .and_then(|rule| rule.classes.get(usize::try_from(key.size().checked_sub(1)?).ok()?))
            .map(|class| Part::Size(class)),
        region => key.region(region).map(Part::Region),
    };
    found.unwrap_or(Part::Undetermined)
}

impl State {
    /// The table of a plan. It is the same for any partition and order of the rows.
    ///
    /// ```
    /// use sentra::aggregate::{Axis, Plan, State};
    /// let plans = Plan::new([Axis::Province, Axis::Kbli(2), Axis::Year])?.rollup();
    /// let state = State::new(&plans);
    /// let tables = plans.iter().map(|plan| state.finish(plan)).collect::<Result<Vec<_>, _>>()?;
    /// assert!(tables.iter().all(|table| table.is_empty()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn finish(&self, plan: &Plan) -> Result<Table, StateError> {
        if let Some(axis) = plan.by().iter().find(|axis| !self.detail.holds(**axis)) {
            return Err(StateError::TooFine(*axis));
        }
        let (cells, keys) = self.table_rows(plan);
        let sizes = self.sizes.clone().filter(|_| plan.by().contains(&Axis::Size));
        let columns = self.gather(&cells, keys.len());
        let one = vec![0; self.keys.len()];
        // Numbers may be added over the rows of the table, sentra may not.
        let all = columns.together();
        let total = Rows { names: self.count_names(&one, 1), columns: all };
        let rows = Rows { names: self.count_names(&cells, keys.len()), columns };
        Ok(Table { plan: plan.clone(), sizes, level: self.detail.level, keys, rows, total })
    }

    /// Adds the cells into rows, each grain for itself.
    fn gather(&self, cells: &[u32], rows: usize) -> Grains {
        let mut grains = Grains { listed: Columns::zeros(rows), declared: None };
        if !self.keys.iter().any(|k| k.is_declared()) {
            grains.listed.absorb(&self.columns, cells);
            return grains;
        }
        let of = |declared: bool| {
            // Cells of the other grain point past the end, where nothing is added.
            let own =
                |(cell, key): (&u32, &CellKey)| if key.is_declared() == declared { *cell } else { u32::MAX };
            let own: Vec<u32> = cells.iter().zip(&self.keys).map(own).collect();
            let mut columns = Columns::zeros(rows);
            columns.absorb(&self.columns, &own);
            columns
        };
        Grains { listed: of(false), declared: Some(of(true)) }
    }
}
