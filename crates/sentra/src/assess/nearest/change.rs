//! The nearest change as an answer: its edits, what stands in the way, and how to apply it.

use super::super::{Cited, Verdict};
use super::apply;
use crate::date::Date;
use crate::group::Group;
use crate::industry::Kbli;
use crate::law::{Bilingual, Share};
use crate::region::RegionCode;
use crate::unit::Unit;

/// Whose nearest change is asked for.
///
/// ```
/// use sentra::assess::Changing;
/// use sentra::{group::Group, unit::Unit};
/// assert!(matches!(Changing::from(&Unit::default()), Changing::Unit(_)));
/// assert!(matches!(Changing::from(&Group::default()), Changing::Group(_)));
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Changing<'a> {
    /// A unit.
    Unit(&'a Unit),
    /// A group of units.
    Group(&'a Group),
}

impl<'a> From<&'a Unit> for Changing<'a> {
    fn from(unit: &'a Unit) -> Self {
        Self::Unit(unit)
    }
}

impl<'a> From<&'a Group> for Changing<'a> {
    fn from(group: &'a Group) -> Self {
        Self::Group(group)
    }
}

/// What the search came to.
///
/// ```
/// assert_eq!(sentra::assess::NearestOutcome::NonePossible.as_str(), "none_possible");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NearestOutcome {
    /// The criterion is met as things are: there is nothing to change.
    AlreadyMet,
    /// These edits make it met.
    Found,
    /// No edit of the inputs that may change makes it met.
    NonePossible,
    /// The question does not apply to the subject.
    NotApplicable,
    /// There is no such rule on the day.
    NotInForce,
}

impl NearestOutcome {
    /// The stable word on the wire.
    ///
    /// ```
    /// assert_eq!(sentra::assess::NearestOutcome::AlreadyMet.as_str(), "already_met");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AlreadyMet => "already_met",
            Self::Found => "found",
            Self::NonePossible => "none_possible",
            Self::NotApplicable => "not_applicable",
            Self::NotInForce => "not_in_force",
        }
    }
}

/// Something that units can share, as an edit asks for it.
///
/// ```
/// use sentra::{assess::Wanted, law::Share};
/// assert_eq!(Wanted::Word(Share::Product, "tempe".into()).kind(), Share::Product);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// This industry code.
    Kbli(Kbli),
    /// A longer industry code that begins like this one, the same for all.
    KbliWithin(Kbli),
    /// This product, raw material or process.
    Word(Share, String),
    /// Anything of this kind, the same for all.
    Any(Share),
}

impl Wanted {
    /// What kind of thing it is.
    ///
    /// ```
    /// use sentra::{assess::Wanted, law::Share};
    /// assert_eq!(Wanted::Any(Share::Process).kind(), Share::Process);
    /// ```
    pub fn kind(&self) -> Share {
        match self {
            Self::Kbli(_) | Self::KbliWithin(_) => Share::Kbli,
            Self::Word(share, _) | Self::Any(share) => *share,
        }
    }

    /// Its text, where it is a certain one.
    ///
    /// ```
    /// use sentra::{assess::Wanted, law::Share};
    /// assert_eq!(Wanted::Word(Share::Product, "tempe".into()).value().as_deref(), Some("tempe"));
    /// assert_eq!(Wanted::Any(Share::Product).value(), None);
    /// ```
    pub fn value(&self) -> Option<String> {
        match self {
            Self::Kbli(k) => Some(k.to_string()),
            Self::Word(_, word) => Some(word.clone()),
            Self::KbliWithin(_) | Self::Any(_) => None,
        }
    }
}

/// What an input has to become.
///
/// ```
/// use sentra::assess::{Context, Target};
/// use sentra::{date::Date, input::Input, law::Law, money::Rupiah, unit::Unit};
/// let mut unit = Unit::default();
/// unit.workers.total = Input::Known(25);
/// unit.investment.total = Input::Known(Rupiah::new(16_000_000_000));
/// let day = Context::as_of(Date::ymd(2025, 1, 31).ok_or("not a date")?);
/// let change = Law::indonesia().nearest_change(&unit, "unit.ikm.p64", &day, &["investment_total"])?;
/// let limit = 15_000_000_000;
/// assert_eq!(change.edits[0].to, Target::Number { value: limit, at_least: None, at_most: Some(limit) });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Yes or no.
    Flag(bool),
    /// A whole number: persons, rupiah, things, months. Every number in the closed range suffices while the other
    /// edits have their `value`; `value` is the one closest to the present figure. An open end is absent.
    Number {
        /// The closest number that suffices.
        value: i64,
        /// The least that suffices.
        at_least: Option<i64>,
        /// The greatest that suffices.
        at_most: Option<i64>,
    },
    /// A day, with the closed range of days that suffice.
    Day {
        /// The closest day that suffices.
        value: Date,
        /// The first that suffices.
        from: Option<Date>,
        /// The last that suffices.
        to: Option<Date>,
    },
    /// An industry code in one of these divisions.
    Division {
        /// The divisions, such as `10-33`.
        divisions: String,
        /// One such code.
        example: Kbli,
    },
    /// The edition of the industry code: whichever it is.
    Edition,
    /// A place; none where any one place will do, the same for all.
    Place(Option<RegionCode>),
    /// What the unit has in common with others.
    Key(Wanted),
    /// So many more units that are IKM (for a question that asks for IKM), in one place and with one thing in common.
    Units {
        /// How many.
        count: u32,
        /// Where; none where any one place will do.
        place: Option<RegionCode>,
        /// What they share with the others; none where nothing has to be shared.
        key: Option<Wanted>,
    },
}

/// One edit of one input.
///
/// ```
/// use sentra::assess::Context;
/// use sentra::{date::Date, input::Input, law::Law, money::Rupiah, unit::Unit};
/// let mut unit = Unit::default();
/// unit.workers.total = Input::Known(25);
/// unit.investment.total = Input::Known(Rupiah::new(16_000_000_000));
/// let day = Context::as_of(Date::ymd(2025, 1, 31).ok_or("not a date")?);
/// let change = Law::indonesia().nearest_change(&unit, "unit.ikm.p64", &day, &["workers"])?;
/// let edit = &change.edits[0];
/// assert_eq!((edit.input.as_str(), edit.from_value.as_str(), edit.boundary.as_deref()), ("workers", "25", Some("19")));
/// assert_eq!(edit.text.en, "workers: at most 19 (now 25)");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The input by its name on the wire; `members` for further units.
    pub input: String,
    /// `known`, `one_of`, `range`, `missing` or `not_applicable`.
    pub from_state: &'static str,
    /// What is known of it now.
    pub from_value: String,
    /// What it has to become.
    pub to: Target,
    /// The end of the range of sufficient values at which the verdict turns, as plain text.
    pub boundary: Option<String>,
    /// The parameter of the law that the boundary comes from, where it is one of them itself.
    pub parameter: Option<String>,
    /// Where that parameter stands.
    pub citation: Option<String>,
    /// The criterion whose condition the edit serves.
    pub criterion: String,
    /// That condition.
    pub condition: Bilingual,
    /// The edit in words.
    pub text: Bilingual,
}

/// What stands in the way: an input that may not change and would have to.
///
/// ```
/// use sentra::assess::Context;
/// use sentra::{date::Date, input::Input, law::Law, unit::{Fact, Unit}};
/// let mut unit = Unit::default();
/// unit.facts.insert("supply_problem".into(), Fact::Flag(Input::Known(false)));
/// let day = Context::as_of(Date::ymd(2025, 1, 31).ok_or("not a date")?);
/// let none = Law::indonesia().nearest_change(&unit, "fasilitas.bahan", &day, &["workers"])?;
/// assert_eq!(none.obstacles[0].input, "supply_problem");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Obstacle {
    /// The input.
    pub input: String,
    /// The condition that it leaves unmet or open.
    pub condition: Bilingual,
    /// What it would have to be, in words.
    pub text: Bilingual,
}

/// The fewest edits to inputs that may change which make a criterion met: an explanation of the rule, not advice to
/// alter facts.
///
/// ```
/// use sentra::assess::{Context, NearestOutcome, Verdict};
/// use sentra::{date::Date, input::Input, law::Law, money::Rupiah, unit::Unit};
/// let mut unit = Unit::default();
/// unit.workers.total = Input::Known(25);
/// unit.investment.total = Input::Known(Rupiah::new(16_000_000_000));
/// let (law, day) = (Law::indonesia(), Context::as_of(Date::ymd(2025, 1, 31).ok_or("not a date")?));
/// // 15 billion is 6% away, 19 workers are 24% away.
/// let change = law.nearest_change(&unit, "unit.ikm.p64", &day, &["workers", "investment_total"])?;
/// assert_eq!((change.outcome, change.edits.len()), (NearestOutcome::Found, 1));
/// assert_eq!(change.edits[0].input, "investment_total");
/// assert!(change.reason.en.contains("not advice"));
/// change.apply_to(&mut unit);
/// assert_eq!(law.assess_unit(&unit, "unit.ikm.p64", &day)?.verdict, Verdict::Met);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearestChange {
    /// Identifier of the criterion.
    pub criterion: String,
    /// Short code of the criterion.
    pub code: String,
    /// What the search came to.
    pub outcome: NearestOutcome,
    /// The verdict as things are.
    pub verdict: Verdict,
    /// Whether the search was complete. When not, fewer edits than these, or more than were tried, may do.
    pub exact: bool,
    /// The edits; empty unless `outcome` is `Found`.
    pub edits: Vec<Edit>,
    /// Where both parts of the investment are to be recorded: the least and the greatest sum that suffice.
    pub together: Option<(Option<i64>, Option<i64>)>,
    /// What stands in the way, where nothing suffices.
    pub obstacles: Vec<Obstacle>,
    /// The answer as a sentence; it says that it explains the rule and is not advice to alter facts.
    pub reason: Bilingual,
    /// Where the criterion stands in the law.
    pub citations: Vec<Cited>,
}

impl NearestChange {
    /// Puts the edits into a unit, each at its `value`. Where an edit leaves a value open, one that suffices is made up.
    ///
    /// ```
    /// use sentra::assess::Context;
    /// use sentra::{date::Date, input::Input, law::Law, unit::Unit};
    /// let mut unit = Unit::default();
    /// let day = Context::as_of(Date::ymd(2025, 1, 31).ok_or("not a date")?);
    /// Law::indonesia().nearest_change(&unit, "unit.ikm.p64", &day, &["workers"])?.apply_to(&mut unit);
    /// assert_eq!(unit.workers.total, Input::Known(19)); // any number up to 19 would do
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn apply_to(&self, unit: &mut Unit) {
        self.edits.iter().for_each(|e| apply::unit(unit, &e.input, &e.to));
    }

    /// Puts the edits into a group. Further units and open values are made up so that they suffice.
    ///
    /// ```
    /// use sentra::assess::Context;
    /// use sentra::{date::Date, group::Group, input::Input, law::Law, region::RegionCode, unit::Unit};
    /// let mut unit = Unit { products: Input::Known(vec!["tempe".into()]), ..Unit::default() };
    /// unit.workers.total = Input::Known(5);
    /// unit.place = Input::Known(RegionCode::parse("35.24.14.2005")?);
    /// let mut group = Group::of(vec![unit; 4]);
    /// let day = Context::as_of(Date::ymd(2025, 1, 31).ok_or("not a date")?);
    /// Law::indonesia().nearest_change(&group, "sentra.pp29", &day, &["members"])?.apply_to_group(&mut group);
    /// assert_eq!(group.members.len(), 5);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn apply_to_group(&self, group: &mut Group) {
        self.edits.iter().for_each(|e| apply::group(group, &e.input, &e.to));
    }
}
