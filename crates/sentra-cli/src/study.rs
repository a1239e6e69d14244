//! Everything a report says, as data: findings by kind, units, groups with their verdicts, totals and places. No texts.

pub(crate) mod account;
pub(crate) mod findings;
pub(crate) mod groups;
pub(crate) mod judge;
pub(crate) mod places;
pub(crate) mod totals;
pub(crate) mod units;

use account::Rows;
use findings::Kind;
use judge::Judged;
use places::Places;
use sentra::assess::Context;
use sentra::law::{Law, LawError};
use sentra_io::Loaded;
use totals::Totals;
use units::Units;

/// What was found in the files, judged under the law of one day.
pub(crate) struct Study<'a> {
    pub(crate) law: &'static Law,
    pub(crate) context: Context,
    pub(crate) loaded: &'a Loaded,
    pub(crate) rows: Rows,
    pub(crate) kinds: Vec<Kind>,
    pub(crate) units: Units,
    /// Sentra and candidates, the largest first.
    pub(crate) groups: Vec<Judged>,
    pub(crate) totals: Totals,
    pub(crate) places: Places,
}

impl<'a> Study<'a> {
    /// Judges everything. `progress` is told how many groups are done, of how many.
    pub(crate) fn of(
        law: &'static Law,
        context: Context,
        loaded: &'a Loaded,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Self, LawError> {
        let units = Units::of(law, &context, &loaded.register)?;
        let formed = groups::form(loaded);
        let groups = judge::judge(law, &context, loaded, formed, progress)?;
        let totals = Totals::of(law, &context, loaded, &groups)?;
        let places = Places::of(loaded, &groups);
        Ok(Self {
            law,
            context,
            loaded,
            rows: Rows::of(loaded),
            kinds: findings::kinds(loaded),
            units,
            groups,
            totals,
            places,
        })
    }
}
