//! From rows to cells: one sort of packed keys, then one pass over each column.

use super::cell::{self, CellKey, KEY_BITS};
use super::columns::Columns;
use super::group::group;
use super::measure::{Measure, Whole};
use super::sizes::Sizes;
use super::state::{State, StateError, pair};
use crate::group::Declared;
use crate::input::Input;
use crate::register::{Column, Register, Texts};
use std::borrow::Cow;
use std::ops::Range;

/// So many rows are grouped at a time: memory stays bounded and positions fit into 32 bits.
const BLOCK: usize = 1 << 22;

const _: () = assert!(KEY_BITS <= 96);

impl State {
    /// Counts the units of a register. Plans by size need the size classes of exactly these units.
    ///
    /// Nothing is dropped: a unit without a place, code, class or year stands in cells of its own.
    ///
    /// ```
    /// use sentra::aggregate::{Axis, Plan, State, StateError};
    /// use sentra::register::Register;
    /// let mut state = State::new(&[Plan::new([Axis::Size])?]);
    /// assert_eq!(state.observe(&Register::default(), None), Err(StateError::SizesNeeded));
    /// # Ok::<(), sentra::aggregate::PlanError>(())
    /// ```
    pub fn observe(&mut self, register: &Register, sizes: Option<&Sizes>) -> Result<(), StateError> {
        let sizes = if self.detail.size { Some(sizes.ok_or(StateError::SizesNeeded)?) } else { None };
        if let Some(sizes) = sizes
            && sizes.len() != register.len()
        {
            return Err(StateError::SizesLength { sizes: sizes.len(), units: register.len() });
        }
        let rule = sizes.map(|s| s.rule().clone());
        let mut seen = Self { detail: self.detail, sizes: rule, ..Self::default() };
        for start in (0..register.len()).step_by(BLOCK) {
            let end = register.len().min(start.saturating_add(BLOCK));
            seen.join(Cow::Owned(self.block(register, sizes, start..end)))?;
        }
        self.join(Cow::Owned(seen))
    }

    /// The state of some rows of a register.
    fn block(&self, register: &Register, sizes: Option<&Sizes>, rows: Range<usize>) -> Self {
        let detail = self.detail;
        let key = |row: usize| {
            let place = match register.place.known(row) {
                Some(place) => cell::place_known(place, detail),
                None if register.place.is_blank() => 0,
                None => cell::place_of(&register.place.get(row), detail),
            };
            let kbli = match register.kbli.known(row) {
                Some(kbli) => cell::kbli_known(kbli, detail),
                None if register.kbli.is_blank() => 0,
                None => cell::kbli_of(&register.kbli.get(row), detail),
            };
            let size = sizes.map_or(0, |s| s.number(row));
            let year = register.year.known(row).filter(|_| detail.year).map_or(0, |y| u64::from(y) + 1);
            CellKey::new(place, kbli, size, year, false).0
        };
        let numbers: Vec<u128> = rows.clone().map(key).collect();
        let mut keys = Vec::new();
        let cells = group(&numbers, |row| keys.extend(numbers.get(row as usize).copied().map(CellKey)));
        drop(numbers);
        let mut columns = Columns::zeros(keys.len());
        for (row, cell) in rows.clone().zip(&cells) {
            columns.count(*cell, register.sentra.id(row) != 0);
        }
        let mut counts = |measure, column: &Column<u32>| add(&mut columns, measure, column, &rows, &cells);
        counts(Measure::Workers, &register.workers);
        counts(Measure::WorkersMale, &register.workers_male);
        counts(Measure::WorkersFemale, &register.workers_female);
        for (measure, column) in [
            (Measure::InvestmentExclLand, &register.investment_excl_land),
            (Measure::InvestmentLand, &register.investment_land),
            (Measure::InvestmentTotal, &register.investment_total),
            (Measure::Investment, &register.investment),
            (Measure::ProductionValue, &register.production_value),
            (Measure::RawMaterialValue, &register.raw_material_value),
            (Measure::ExportValue, &register.export_value),
        ] {
            add(&mut columns, measure, column, &rows, &cells);
        }
        let (names, sentra) = named(&register.sentra, &rows, &cells);
        Self { detail, keys, columns, names, sentra, rows: rows.len() as u64, sizes: None }
    }

    /// Counts declared sentra: each row is one sentra with its number of units, kept apart from listed units.
    ///
    /// The text is what the sentra is known by, its name, or its identifier where it has no name: two rows with equal
    /// texts are one sentra, and so are a row and the units that name it. A row without a text is a sentra of its own.
    /// The numbers of a sentra that lies in several places stand where all of them lie; the sentra itself, when it has
    /// a text, is counted in each of them. Totals count it once. Totals do not tell how large the units are: the size
    /// class is undetermined, and so is the year.
    ///
    /// ```
    /// use sentra::aggregate::{Axis, Grain, Measure, Plan, State};
    /// use sentra::{group::Declared, input::Input, region::RegionCode};
    ///
    /// let places = ["35.24.26.2019", "35.24.26.2020"].map(|p| RegionCode::parse(p).map(Input::Known));
    /// let batik = Declared { units: Input::Known(142), places: places.into_iter().collect::<Result<_, _>>()?, ..Default::default() };
    /// let villages = Plan::new([Axis::District, Axis::Village])?;
    /// let mut state = State::new(&[villages.clone()]);
    /// state.observe_declared([(Some("Batik Contoh"), &batik)])?;
    ///
    /// let table = state.finish(&villages)?;
    /// let sentra: Vec<u64> = table.rows().map(|row| row.sentra().distinct).collect();
    /// assert_eq!(sentra, [1, 1, 1]); // two villages, and the numbers that belong to neither alone
    /// assert_eq!(table.total().sentra().distinct, 1);
    /// assert_eq!(table.total().tally_of(Grain::Declared, Measure::Units).sum, 142);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn observe_declared<'a>(
        &mut self,
        rows: impl IntoIterator<Item = (Option<&'a str>, &'a Declared)>,
    ) -> Result<(), StateError> {
        let detail = self.detail;
        let rows: Vec<(Option<&str>, &Declared)> = rows.into_iter().collect();
        let mut names: Vec<&str> = rows.iter().filter_map(|(name, _)| *name).collect();
        names.sort_unstable();
        names.dedup();
        let number = |name: &str| names.binary_search(&name).ok().and_then(|n| u32::try_from(n).ok());
        let key = |place, declared: &Declared| {
            CellKey::new(place, cell::kbli_of(&declared.kbli, detail), 0, 0, true).0
        };
        let mut numbers: Vec<u128> =
            rows.iter().map(|(_, d)| key(cell::place_of_all(&d.places, detail), d)).collect();
        // Behind the rows: the places in which a named sentra lies.
        let mut present = Vec::new();
        for (name, declared) in &rows {
            for (place, name) in declared.places.iter().zip(name.and_then(number).into_iter().cycle()) {
                let place = cell::place_of(place, detail);
                if place != 0 {
                    numbers.push(key(place, declared));
                    present.push(name);
                }
            }
        }
        if u32::try_from(numbers.len()).is_err() {
            return Err(StateError::Limit);
        }
        let mut keys = Vec::new();
        let cells = group(&numbers, |row| keys.extend(numbers.get(row as usize).copied().map(CellKey)));
        let mut columns = Columns::zeros(keys.len());
        let mut sentra = Vec::new();
        for ((name, declared), cell) in rows.iter().zip(&cells) {
            columns.count(*cell, name.is_some());
            add_one(&mut columns, Measure::Units, *cell, &declared.units);
            add_one(&mut columns, Measure::Workers, *cell, &declared.workers);
            add_one(&mut columns, Measure::InvestmentTotal, *cell, &declared.investment_total);
            add_one(&mut columns, Measure::Investment, *cell, &declared.investment);
            add_one(&mut columns, Measure::ProductionValue, *cell, &declared.production_value);
            sentra.extend(name.and_then(number).map(|n| pair(*cell, n)));
        }
        let places = cells.get(rows.len()..).unwrap_or_default();
        sentra.extend(places.iter().zip(&present).map(|(cell, name)| pair(*cell, *name)));
        sentra.sort_unstable();
        sentra.dedup();
        let names = names.into_iter().map(Box::from).collect();
        let seen = Self { detail, keys, columns, names, sentra, rows: rows.len() as u64, sizes: None };
        self.join(Cow::Owned(seen))
    }
}

fn add_one<T: Whole>(columns: &mut Columns, measure: Measure, cell: u32, fact: &Input<T>) {
    if !fact.is_missing()
        && let Some(sums) = columns.sums_mut(measure)
    {
        sums.add(cell, fact);
    }
}

fn add<T: Whole + Default>(
    columns: &mut Columns,
    measure: Measure,
    column: &Column<T>,
    rows: &Range<usize>,
    cells: &[u32],
) {
    if column.is_blank() {
        return;
    }
    let Some(sums) = columns.sums_mut(measure) else { return };
    for (row, cell) in rows.clone().zip(cells) {
        match column.known(row) {
            Some(value) => sums.add_known(*cell, value.whole()),
            None => sums.add(*cell, &column.get(row)),
        }
    }
}

/// The names that rows give, sorted, and the pairs of a cell and a name.
fn named(sentra: &Texts, rows: &Range<usize>, cells: &[u32]) -> (Vec<Box<str>>, Vec<u64>) {
    if sentra.distinct() == 0 {
        return (Vec::new(), Vec::new());
    }
    let mut numbers: Vec<Option<u32>> = vec![None; sentra.distinct() + 1];
    let mut texts: Vec<(&str, usize)> = Vec::new();
    for row in rows.clone() {
        let id = sentra.id(row) as usize;
        if let (Some(text), Some(number @ None)) = (sentra.get(row), numbers.get_mut(id)) {
            *number = Some(0);
            texts.push((text, id));
        }
    }
    texts.sort_unstable();
    for ((_, id), place) in texts.iter().zip(0u32..) {
        if let Some(number) = numbers.get_mut(*id) {
            *number = Some(place);
        }
    }
    let mut pairs: Vec<u64> = (rows.clone().zip(cells))
        .filter_map(|(row, cell)| Some(pair(*cell, (*numbers.get(sentra.id(row) as usize)?)?)))
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    (texts.into_iter().map(|(text, _)| Box::from(text)).collect(), pairs)
}
