//! Many units as columns. A [`Unit`] is a view of one row; questions about whole registers run on the columns.
//!
//! ```
//! use sentra::{input::Input, register::Register, unit::Unit};
//! let mut register = Register::default();
//! let mut unit = Unit::default();
//! for workers in [4, 12] {
//!     unit.workers.total = Input::Known(workers);
//!     register.push(&unit, None);
//! }
//! assert_eq!((register.workers.known(0), register.workers.known(1)), (Some(4), Some(12)));
//! assert!(register.annual_sales.is_blank()); // nobody said, so it takes no memory
//! ```

mod column;

pub use column::{Column, Texts};

use crate::date::PartialDate;
use crate::identity::{Nib, Nik, Npwp, Phone};
use crate::industry::Kbli;
use crate::input::Input;
use crate::money::Rupiah;
use crate::region::RegionCode;
use crate::unit::{Fact, Investment, Point, Unit, Workers, WorkersBasis};
use std::collections::BTreeMap;

/// A column whose values are not plain: only the rows that have something are kept.
#[derive(Clone, Debug)]
struct Sparse<T>(BTreeMap<usize, Input<T>>);

impl<T> Default for Sparse<T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<T: Clone + PartialEq> Sparse<T> {
    fn push(&mut self, row: usize, input: &Input<T>) {
        if *input != Input::default() {
            self.0.insert(row, input.clone());
        }
    }

    fn rows(&self) -> impl Iterator<Item = (usize, &Input<T>)> {
        self.0.iter().map(|(row, input)| (*row, input))
    }

    fn get(&self, row: usize) -> Input<T> {
        self.0.get(&row).cloned().unwrap_or_default()
    }
}

/// Lists of words, each distinct list stored once.
#[derive(Clone, Debug, Default)]
struct Keys {
    ids: Column<u32>,
    lists: Vec<Vec<String>>,
    places: BTreeMap<Vec<String>, u32>,
}

impl Keys {
    fn push(&mut self, input: &Input<Vec<String>>) {
        let mut id = |list: &Vec<String>| match self.places.get(list) {
            Some(id) => *id,
            None => {
                let id = u32::try_from(self.lists.len()).unwrap_or(u32::MAX);
                self.lists.push(list.clone());
                self.places.insert(list.clone(), id);
                id
            }
        };
        let ids = match input {
            Input::Known(list) => Input::Known(id(list)),
            Input::OneOf(lists) => Input::one_of(lists.iter().map(&mut id).collect::<Vec<_>>()),
            Input::Missing(reason) => Input::Missing(*reason),
            Input::NotApplicable => Input::NotApplicable,
            Input::Range { .. } => Input::default(),
        };
        self.ids.push(ids);
    }

    fn get(&self, row: usize) -> Input<Vec<String>> {
        self.ids.get(row).map(|id| self.lists.get(id as usize).cloned().unwrap_or_default())
    }
}

/// Where a row stands in its file.
///
/// ```
/// use sentra::register::Position;
/// let second = Position { file: 0, line: 2, bytes: (10, 24) };
/// assert_eq!(second.bytes.1 - second.bytes.0, 14);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// The file, counted from 0.
    pub file: u32,
    /// The line, counted from 1.
    pub line: u64,
    /// Half-open byte span.
    pub bytes: (u64, u64),
}

/// Many units as columns.
///
/// ```
/// use sentra::input::Input;
/// use sentra::register::Register;
/// use sentra::unit::Unit;
/// let mut register = Register::default();
/// let mut unit = Unit { name: Some("UD Contoh".into()), ..Unit::default() };
/// unit.workers.total = Input::Known(4);
/// register.push(&unit, None);
/// assert_eq!(register.len(), 1);
/// assert_eq!(register.unit(0), unit); // a row is a view of the columns
/// ```
#[derive(Clone, Debug, Default)]
pub struct Register {
    len: usize,
    id: Texts,
    name: Texts,
    owner: Texts,
    address: Texts,
    nib: Sparse<Nib>,
    nik: Sparse<Nik>,
    npwp: Sparse<Npwp>,
    phone: Sparse<Phone>,
    /// Names of sentra that units say they belong to.
    pub sentra: Texts,
    /// Places.
    pub place: Column<RegionCode>,
    /// Coordinates.
    pub point: Column<Point>,
    /// Industry codes.
    pub kbli: Column<Kbli>,
    products: Keys,
    raw_materials: Keys,
    processes: Keys,
    /// All workers.
    pub workers: Column<u32>,
    /// Men.
    pub workers_male: Column<u32>,
    /// Women.
    pub workers_female: Column<u32>,
    workers_basis: Vec<WorkersBasis>,
    /// Investment without land and buildings.
    pub investment_excl_land: Column<Rupiah>,
    /// Land and buildings.
    pub investment_land: Column<Rupiah>,
    /// Total investment.
    pub investment_total: Column<Rupiah>,
    /// Investment whose basis is not said.
    pub investment: Column<Rupiah>,
    working_capital: Column<Rupiah>,
    /// Business capital.
    pub business_capital: Column<Rupiah>,
    /// Annual sales.
    pub annual_sales: Column<Rupiah>,
    net_worth: Column<Rupiah>,
    /// Value of production.
    pub production_value: Column<Rupiah>,
    /// Value of raw material.
    pub raw_material_value: Column<Rupiah>,
    /// Value of exports.
    pub export_value: Column<Rupiah>,
    established: Sparse<PartialDate>,
    /// The year a row speaks of.
    pub year: Column<u16>,
    industri_review: Sparse<bool>,
    /// What is stated of units beyond these columns; only the rows that have something.
    facts: BTreeMap<usize, BTreeMap<String, Fact>>,
    positions: Vec<Position>,
}

impl Register {
    /// Adds a unit, and where its row stands in its file.
    ///
    /// ```
    /// use sentra::register::{Position, Register};
    /// let mut register = Register::default();
    /// register.push(&Default::default(), Some(Position { file: 0, line: 2, bytes: (10, 24) }));
    /// assert_eq!(register.len(), 1);
    /// ```
    pub fn push(&mut self, unit: &Unit, position: Option<Position>) {
        let row = self.len;
        self.id.push(unit.id.as_deref());
        self.name.push(unit.name.as_deref());
        self.owner.push(unit.owner.as_deref());
        self.address.push(unit.address.as_deref());
        self.nib.push(row, &unit.nib);
        self.nik.push(row, &unit.nik);
        self.npwp.push(row, &unit.npwp);
        self.phone.push(row, &unit.phone);
        self.sentra.push(unit.sentra.as_deref());
        self.place.push(unit.place.clone());
        self.point.push(unit.point.clone());
        self.kbli.push(unit.kbli.clone());
        self.products.push(&unit.products);
        self.raw_materials.push(&unit.raw_materials);
        self.processes.push(&unit.processes);
        self.workers.push(unit.workers.total.clone());
        self.workers_male.push(unit.workers.male.clone());
        self.workers_female.push(unit.workers.female.clone());
        self.workers_basis.push(unit.workers.basis);
        self.investment_excl_land.push(unit.investment.excl_land.clone());
        self.investment_land.push(unit.investment.land.clone());
        self.investment_total.push(unit.investment.total.clone());
        self.investment.push(unit.investment.undeclared.clone());
        self.working_capital.push(unit.working_capital.clone());
        self.business_capital.push(unit.business_capital.clone());
        self.annual_sales.push(unit.annual_sales.clone());
        self.net_worth.push(unit.net_worth.clone());
        self.production_value.push(unit.production_value.clone());
        self.raw_material_value.push(unit.raw_material_value.clone());
        self.export_value.push(unit.export_value.clone());
        self.established.push(row, &unit.established);
        self.year.push(unit.year.clone());
        self.industri_review.push(row, &unit.industri_review);
        if !unit.facts.is_empty() {
            self.facts.insert(row, unit.facts.clone());
        }
        if let Some(position) = position {
            self.positions.resize(row, Position::default());
            self.positions.push(position);
        }
        self.len += 1;
    }

    /// Number of units.
    ///
    /// ```
    /// assert_eq!(sentra::register::Register::default().len(), 0);
    /// ```
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are no units.
    ///
    /// ```
    /// assert!(sentra::register::Register::default().is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Where a row stands in its file; `None` for a row that came from no file.
    ///
    /// ```
    /// use sentra::register::{Position, Register};
    /// let mut register = Register::default();
    /// register.push(&Default::default(), Some(Position { file: 0, line: 2, bytes: (10, 24) }));
    /// assert_eq!(register.position(0).map(|p| p.line), Some(2));
    /// assert_eq!(register.position(1), None);
    /// ```
    pub fn position(&self, row: usize) -> Option<Position> {
        self.positions.get(row).copied().filter(|p| p.line > 0)
    }

    /// Which persons the count of workers of a row means.
    pub(crate) fn basis(&self, row: usize) -> WorkersBasis {
        self.workers_basis.get(row).copied().unwrap_or_default()
    }

    /// The same for all rows.
    pub(crate) fn bases(&self) -> &[WorkersBasis] {
        &self.workers_basis
    }

    /// The rows of which something is said of the founding.
    pub(crate) fn established(&self) -> impl Iterator<Item = (usize, &Input<PartialDate>)> {
        self.established.rows()
    }

    /// The rows that a person judged.
    pub(crate) fn reviews(&self) -> impl Iterator<Item = (usize, &Input<bool>)> {
        self.industri_review.rows()
    }

    pub(crate) fn net_worth(&self) -> &Column<Rupiah> {
        &self.net_worth
    }

    /// The rows of which more is stated.
    pub(crate) fn facts(&self) -> impl Iterator<Item = (usize, &BTreeMap<String, Fact>)> {
        self.facts.iter().map(|(row, facts)| (*row, facts))
    }

    /// The rows whose identification number of the business is known.
    pub(crate) fn with_nib(&self) -> impl Iterator<Item = usize> {
        self.nib.rows().filter(|(_, nib)| nib.known().is_some()).map(|(row, _)| row)
    }

    /// What only the rules about one unit read: no texts are copied.
    pub(crate) fn scale_view(&self, row: usize) -> Unit {
        Unit {
            workers: Workers { total: self.workers.get(row), basis: self.basis(row), ..Workers::default() },
            investment: Investment {
                excl_land: self.investment_excl_land.get(row),
                land: self.investment_land.get(row),
                total: self.investment_total.get(row),
                undeclared: self.investment.get(row),
            },
            business_capital: self.business_capital.get(row),
            annual_sales: self.annual_sales.get(row),
            established: self.established.get(row),
            kbli: self.kbli.get(row),
            industri_review: self.industri_review.get(row),
            nib: self.nib.get(row),
            net_worth: self.net_worth.get(row),
            facts: self.facts.get(&row).cloned().unwrap_or_default(),
            ..Unit::default()
        }
    }

    /// One unit as a row, as it was put in. Beyond the end everything is missing.
    ///
    /// ```
    /// use sentra::{register::Register, unit::Unit};
    /// let mut register = Register::default();
    /// register.push(&Unit { owner: Some("Siti".into()), ..Unit::default() }, None);
    /// assert_eq!(register.unit(0).owner.as_deref(), Some("Siti"));
    /// assert_eq!(register.unit(9), Unit::default());
    /// ```
    pub fn unit(&self, row: usize) -> Unit {
        let text = |t: &Texts| t.get(row).map(str::to_owned);
        let scale = self.scale_view(row);
        Unit {
            id: text(&self.id),
            name: text(&self.name),
            owner: text(&self.owner),
            address: text(&self.address),
            nik: self.nik.get(row),
            npwp: self.npwp.get(row),
            phone: self.phone.get(row),
            sentra: text(&self.sentra),
            place: self.place.get(row),
            point: self.point.get(row),
            products: self.products.get(row),
            raw_materials: self.raw_materials.get(row),
            processes: self.processes.get(row),
            workers: Workers {
                male: self.workers_male.get(row),
                female: self.workers_female.get(row),
                ..scale.workers
            },
            working_capital: self.working_capital.get(row),
            production_value: self.production_value.get(row),
            raw_material_value: self.raw_material_value.get(row),
            export_value: self.export_value.get(row),
            year: self.year.get(row),
            ..scale
        }
    }

    /// The rows of each sentra that units name, by name. Names are compared as they are written.
    ///
    /// ```
    /// use sentra::register::Register;
    /// use sentra::unit::Unit;
    /// let mut register = Register::default();
    /// for name in ["Batik", "Tempe", "Batik"] {
    ///     register.push(&Unit { sentra: Some(name.into()), ..Unit::default() }, None);
    /// }
    /// assert_eq!(register.by_sentra()["Batik"], [0, 2]);
    /// ```
    pub fn by_sentra(&self) -> BTreeMap<&str, Vec<usize>> {
        let mut out: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for row in 0..self.len {
            if let Some(name) = self.sentra.get(row) {
                out.entry(name).or_default().push(row);
            }
        }
        out
    }
}
