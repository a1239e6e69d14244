//! Everything a report says, as data: findings by kind, units, groups with their verdicts, totals and places. No texts.

pub(crate) mod account;
pub(crate) mod findings;
pub(crate) mod groups;
pub(crate) mod judge;
pub(crate) mod places;
pub(crate) mod threads;
pub(crate) mod totals;
pub(crate) mod units;

use crate::say::Say;
use account::Rows;
use findings::Kind;
use judge::Judged;
use places::Places;
use sentra::assess::Context;
use sentra::law::{Law, LawError};

use sentra_io::Loaded;
use totals::{NoTotals, Totals};
use units::Units;

/// What was found in the files, judged under the law of one day.
pub(crate) struct Study<'a> {
    pub(crate) law: &'a Law,
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

/// Why nothing could be judged: a contradiction inside the program, which no file can cause.
#[derive(Debug)]
pub(crate) struct NoStudy(pub(crate) String);

impl From<LawError> for NoStudy {
    fn from(error: LawError) -> Self {
        Self(error.to_string())
    }
}

impl From<NoTotals> for NoStudy {
    fn from(NoTotals(reason): NoTotals) -> Self {
        Self(reason)
    }
}

impl<'a> Study<'a> {
    /// Judges everything. `progress` is told how many groups are done, of how many.
    pub(crate) fn of(
        law: &'a Law,
        context: Context,
        loaded: &'a Loaded,
        questions: &[String],
        say: Say,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Self, NoStudy> {
        let units = Units::of(law, &context, &loaded.register, questions)?;
        let formed = groups::form(loaded);
        let groups = judge::judge(law, &context, loaded, formed, say, progress)?;
        let totals = Totals::of(law, &context, loaded)?;
        let places = Places::of(loaded, &groups, &totals);
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
