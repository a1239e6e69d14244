//! The nearest change: the fewest edits to inputs that may change which make a criterion met, with exact boundaries.
//!
//! It explains the rule. It is not advice to alter facts, and the answer says so.

mod apply;
mod change;
mod group;
mod handle;
mod members;
mod names;
mod search;
mod totals;
mod unit;
mod whole;
mod words;

pub use change::{Changing, Edit, NearestChange, NearestOutcome, Obstacle, Target, Wanted};

use super::{Context, Verdict, render};
use crate::law::{Bilingual, Criterion, Law, LawError, Question, Subject};
use names::Names;
use words::Asked;

/// How many edits are tried together, beside those that every way to the goal needs.
///
/// ```
/// use sentra::assess::{Context, NearestOutcome};
/// use sentra::{date::Date, law::Law, unit::Unit};
/// let day = Context::as_of(Date::ymd(2025, 1, 31).ok_or("not a date")?);
/// let facts = ["workers", "investment_excl_land", "new_entrepreneur", "programme_participant", "business_plan_filed",
///     "already_received_start_capital"];
/// let change = Law::indonesia().nearest_change(&Unit::default(), "fasilitas.modal_awal", &day, &facts)?;
/// assert_eq!((change.edits.len(), change.exact), (6, true)); // each of them is needed, so nothing is left to choose
/// assert_eq!(sentra::assess::MOST_EDITS, 3);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub const MOST_EDITS: usize = 3;

impl Law {
    /// The fewest edits of inputs that the caller declares mutable which make a criterion met, whatever else is missing.
    /// Among equally few edits, those closest to the present figures (in proportion to them), then in the order of
    /// `mutable`. A missing input may be mutable too: recording it is an edit.
    ///
    /// Inputs have their names on the wire. For a group: `members` (further units), `members_complete`,
    /// `one_location_review`, `declared/units`, the facts of groups, and of a member `members/<id>/<input>`, where `*`
    /// stands for all members. Of a member's place and of what it makes only what is open can be recorded.
    ///
    /// # Errors
    /// [`LawError::NoCriterion`] for an unknown criterion or one about another subject, [`LawError::NoReading`] for an
    /// unknown reading or choice, [`LawError::NoInput`] for a name that is no input of the subject.
    ///
    /// ```
    /// use sentra::assess::{Context, Verdict};
    /// use sentra::{date::Date, group::Group, input::Input, law::Law, region::RegionCode, unit::Unit};
    /// let mut unit = Unit { products: Input::Known(vec!["tempe".into()]), ..Unit::default() };
    /// unit.workers.total = Input::Known(5);
    /// unit.place = Input::Known(RegionCode::parse("35.24.14.2005")?);
    /// let four = Group::of(vec![unit; 4]);
    /// let day = Context::as_of(Date::ymd(2025, 1, 31).ok_or("not a date")?);
    /// let change = Law::indonesia().nearest_change(&four, "sentra.pp29", &day, &["members"])?;
    /// assert_eq!(change.verdict, Verdict::NotMet);
    /// assert_eq!(change.edits[0].text.en, "1 more IKM in Sendangagung (35.24.14.2005) with product tempe");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn nearest_change<'s>(
        &self,
        subject: impl Into<Changing<'s>>,
        criterion: &str,
        context: &Context,
        mutable: &[&str],
    ) -> Result<NearestChange, LawError> {
        self.nearest_change_within(subject, criterion, context, mutable, MOST_EDITS)
    }

    /// The same with another bound on the edits that are tried together. Where the bound may have hidden something, the
    /// answer says `exact: false`.
    ///
    /// # Errors
    /// As [`Law::nearest_change`].
    ///
    /// ```
    /// use sentra::assess::{Context, NearestOutcome};
    /// use sentra::{date::Date, input::Input, law::Law, money::Rupiah, unit::Unit};
    /// let day = Context::as_of(Date::ymd(2025, 1, 31).ok_or("not a date")?);
    /// let mut unit = Unit::default();
    /// unit.workers.total = Input::Known(25);
    /// unit.investment.land = Input::Known(Rupiah::new(16_000_000_000));
    /// let figures = ["investment_excl_land", "investment_land"];
    /// let ask = |most| Law::indonesia().nearest_change_within(&unit, "unit.ikm.p64", &day, &figures, most);
    /// assert_eq!((ask(1)?.outcome, ask(1)?.exact), (NearestOutcome::NonePossible, false)); // it takes both
    /// assert_eq!((ask(2)?.outcome, ask(2)?.exact), (NearestOutcome::Found, true));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn nearest_change_within<'s>(
        &self,
        subject: impl Into<Changing<'s>>,
        criterion: &str,
        context: &Context,
        mutable: &[&str],
        most: usize,
    ) -> Result<NearestChange, LawError> {
        context.check(self)?;
        let unknown = || LawError::NoCriterion(criterion.to_owned());
        let criterion = self.criterion(criterion).ok_or_else(unknown)?;
        let asked = Asked { law: self, context, criterion };
        match (subject.into(), criterion.subject, &criterion.question) {
            (Changing::Unit(unit), Subject::Unit, _) => {
                let names = Names::of_unit(self, mutable)?;
                unit::nearest(&asked, unit, &names, most)
            }
            (Changing::Group(group), Subject::Group, question) => {
                let names = Names::of_group(self, mutable, group)?;
                match question {
                    Question::Members(ask) => group::nearest(&asked, ask, group, &names, most),
                    Question::Test(_) => whole::nearest(&asked, group, &names, most),
                    _ => group::decree(&asked, group),
                }
            }
            _ => Err(LawError::NoCriterion(criterion.id.clone())),
        }
    }
}

/// What the search found, before it is put into words.
#[derive(Default)]
struct Answered {
    edits: Vec<Edit>,
    together: Option<(Option<i64>, Option<i64>)>,
    obstacles: Vec<Obstacle>,
    exact: bool,
}

/// The answer of a search.
fn answer(asked: &Asked<'_>, verdict: Verdict, of: Answered) -> NearestChange {
    let outcome = match verdict {
        Verdict::Met => NearestOutcome::AlreadyMet,
        Verdict::NotInForce => NearestOutcome::NotInForce,
        Verdict::NotApplicable => NearestOutcome::NotApplicable,
        _ if of.edits.is_empty() => NearestOutcome::NonePossible,
        _ => NearestOutcome::Found,
    };
    let Criterion { id, code, .. } = asked.criterion;
    let exact = of.exact || matches!(verdict, Verdict::Met | Verdict::NotInForce | Verdict::NotApplicable);
    NearestChange {
        reason: asked.reason(outcome, exact, &of.edits, of.together, &of.obstacles),
        criterion: id.clone(),
        code: code.clone(),
        outcome,
        verdict,
        exact,
        edits: of.edits,
        together: of.together,
        obstacles: of.obstacles,
        citations: render::frame(asked.law, asked.criterion, asked.context).citations,
    }
}

/// Inside a month or year whose day is not known nothing can be decided.
fn undetermined() -> Obstacle {
    let text = Bilingual {
        id: "hari mulai berlakunya aturan ini tidak diketahui".into(),
        en: "the day on which this rule came into force is not known".into(),
    };
    Obstacle { input: "as_of".into(), condition: text.clone(), text }
}
