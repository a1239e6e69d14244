//! Totals by region, industry and size class, each with its coverage.

use super::units::size_rule;
use sentra::aggregate::{Axis, Plan, PlanError, Sizes, SizesError, State, StateError, Table};
use sentra::assess::Context;
use sentra::law::Law;
use sentra::region::{Level, RegionCode};
use sentra_io::Loaded;
use std::collections::BTreeMap;

/// The tables of a report.
#[derive(Clone, Debug)]
pub(crate) struct Totals {
    /// The level at which regions are told apart: the first one below the region that holds everything.
    pub(crate) level: Level,
    /// The region that holds everything, where there is one.
    pub(crate) within: Option<RegionCode>,
    pub(crate) regions: Table,
    pub(crate) villages: Table,
    pub(crate) industries: Table,
    pub(crate) sizes: Table,
    /// Region x KBLI division x size class.
    pub(crate) cross: Table,
    /// The same at the other levels, for programs.
    pub(crate) all: Vec<Table>,
}

/// Why there are no totals.
#[derive(Debug)]
pub(crate) struct NoTotals(pub(crate) String);

macro_rules! from {
    ($($error:ty),*) => {$(
        impl From<$error> for NoTotals {
            fn from(error: $error) -> Self {
                Self(error.to_string())
            }
        }
    )*};
}
from!(PlanError, SizesError, StateError);

impl Totals {
    pub(crate) fn of(law: &Law, context: &Context, loaded: &Loaded) -> Result<Self, NoTotals> {
        let (level, within) = level(loaded);
        let axis = axis_of(level);
        let levels = [Axis::Province, Axis::Regency, Axis::District, Axis::Village];
        let by = |axes: &[Axis]| Plan::new(axes.iter().copied());
        let finest = by(&[Axis::Village, Axis::Kbli(2), Axis::Size])?;
        let rule = size_rule(law, context).map_err(|e| NoTotals(e.to_string()))?;
        let sizes = Sizes::of(law, &loaded.register, rule, context)?;
        let mut state = State::new(&[finest]);
        state.observe(&loaded.register, Some(&sizes))?;
        let declared = loaded.declared.iter().filter_map(|row| {
            let name = row.group.name.as_deref().or(row.group.id.as_deref());
            Some((name, row.group.declared.as_ref()?))
        });
        state.observe_declared(declared)?;
        let table = |axes: &[Axis]| -> Result<Table, NoTotals> { Ok(state.finish(&by(axes)?)?) };
        let all = levels.iter().map(|l| table(&[*l, Axis::Kbli(2), Axis::Size])).collect::<Result<_, _>>()?;
        Ok(Self {
            level,
            within,
            regions: table(&[axis])?,
            villages: table(&[Axis::District, Axis::Village])?,
            industries: table(&[Axis::Kbli(2)])?,
            sizes: table(&[Axis::Size])?,
            cross: table(&[axis, Axis::Kbli(2), Axis::Size])?,
            all,
        })
    }
}

/// The axis of a level.
pub(crate) fn axis_of(level: Level) -> Axis {
    match level {
        Level::Province => Axis::Province,
        Level::Regency => Axis::Regency,
        Level::District => Axis::District,
        Level::Village => Axis::Village,
    }
}

/// So many of a hundred places must lie in a region for a report to be about it: a few strays do not widen the report.
const MOST: u64 = 90;

/// The level at which places differ, and the region above it that holds nearly all of them.
fn level(loaded: &Loaded) -> (Level, Option<RegionCode>) {
    let register = (0..loaded.register.len()).filter_map(|row| loaded.register.place.known(row));
    let declared = loaded.declared.iter().filter_map(|d| d.group.declared.as_ref());
    let declared = declared.flat_map(|d| &d.places).filter_map(|p| p.known().copied());
    let mut places: BTreeMap<RegionCode, u64> = BTreeMap::new();
    register.chain(declared).for_each(|place| *places.entry(place).or_default() += 1);
    let all: u64 = places.values().sum();
    let most = |level: Level| {
        let mut at: BTreeMap<RegionCode, u64> = BTreeMap::new();
        for (place, n) in &places {
            if let Some(region) = place.ancestor(level) {
                *at.entry(region).or_default() += n;
            }
        }
        at.into_iter().find(|(_, n)| n * 100 >= all * MOST).map(|(region, _)| region)
    };
    let below = [
        (Level::District, Level::Village),
        (Level::Regency, Level::District),
        (Level::Province, Level::Regency),
    ];
    let found = below.into_iter().find_map(|(level, next)| most(level).map(|region| (next, Some(region))));
    found.unwrap_or((Level::Province, None))
}
