//! The shape of a legal answer.

use super::Condition;
use crate::Lang;
use crate::law::{Bilingual, Evidence, Share};
use crate::region::RegionCode;
use std::collections::BTreeMap;

/// The answer of a criterion.
///
/// ```
/// assert_eq!(sentra::assess::Verdict::NotMet.as_str(), "not_met");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Every completion says yes.
    Met,
    /// Every completion says no.
    NotMet,
    /// Completions disagree: something is missing.
    Unknown,
    /// The question does not apply to this subject.
    NotApplicable,
    /// There was no such rule on that day.
    NotInForce,
}

impl Verdict {
    /// All of them, in their order on the wire.
    ///
    /// ```
    /// use sentra::assess::Verdict;
    /// let words = Verdict::ALL.map(Verdict::as_str);
    /// assert_eq!(words, ["met", "not_met", "unknown", "not_applicable", "not_in_force"]);
    /// ```
    pub const ALL: [Verdict; 5] =
        [Self::Met, Self::NotMet, Self::Unknown, Self::NotApplicable, Self::NotInForce];

    /// The stable word on the wire.
    ///
    /// ```
    /// assert_eq!(sentra::assess::Verdict::NotInForce.as_str(), "not_in_force");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not_met",
            Self::Unknown => "unknown",
            Self::NotApplicable => "not_applicable",
            Self::NotInForce => "not_in_force",
        }
    }

    /// The word for a person.
    ///
    /// ```
    /// use sentra::{Lang, assess::Verdict};
    /// assert_eq!(Verdict::Met.label(Lang::Id), "terpenuhi");
    /// ```
    pub fn label(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Met, Lang::Id) => "terpenuhi",
            (Self::Met, Lang::En) => "met",
            (Self::NotMet, Lang::Id) => "tidak terpenuhi",
            (Self::NotMet, Lang::En) => "not met",
            (Self::Unknown, Lang::Id) => "belum dapat diputuskan",
            (Self::Unknown, Lang::En) => "undecided",
            (Self::NotApplicable, Lang::Id) => "tidak berlaku baginya",
            (Self::NotApplicable, Lang::En) => "not applicable",
            (Self::NotInForce, Lang::Id) => "belum ada aturannya",
            (Self::NotInForce, Lang::En) => "no rule in force",
        }
    }
}

/// What "one location" rests on.
///
/// ```
/// assert_eq!(sentra::assess::Label::Strict.as_str(), "strict");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Label {
    /// A decree in force names the places.
    Decree,
    /// All in one village.
    Strict,
    /// In several villages of one district.
    Plausible,
    /// The caller's own list of places.
    Explicit,
    /// In several districts: a person's judgement.
    Review,
    /// Within the caller's radius.
    Radius,
}

impl Label {
    /// The stable word on the wire.
    ///
    /// ```
    /// assert_eq!(sentra::assess::Label::Decree.as_str(), "decree");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Decree => "decree",
            Self::Strict => "strict",
            Self::Plausible => "plausible",
            Self::Explicit => "explicit",
            Self::Review => "review",
            Self::Radius => "radius",
        }
    }

    /// The words for a person.
    ///
    /// ```
    /// use sentra::{Lang, assess::Label};
    /// assert_eq!(Label::Strict.words(Lang::En), "in one village");
    /// ```
    pub fn words(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Decree, Lang::Id) => "tempat menurut SK",
            (Self::Decree, Lang::En) => "places named by decree",
            (Self::Strict, Lang::Id) => "dalam satu desa/kelurahan",
            (Self::Strict, Lang::En) => "in one village",
            (Self::Plausible, Lang::Id) => "beberapa desa dalam satu kecamatan",
            (Self::Plausible, Lang::En) => "several villages of one district",
            (Self::Explicit, Lang::Id) => "daftar tempat dari penanya",
            (Self::Explicit, Lang::En) => "the caller's list of places",
            (Self::Review, Lang::Id) => "menurut penilaian orang",
            (Self::Review, Lang::En) => "by a person's judgement",
            (Self::Radius, Lang::Id) => "dalam radius dari penanya",
            (Self::Radius, Lang::En) => "within the caller's radius",
        }
    }
}

/// Which grain of data an answer about a group rests on.
///
/// ```
/// assert_eq!(sentra::assess::Basis::Declared.as_str(), "declared");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// The member units.
    Members,
    /// Declared totals.
    Declared,
}

impl Basis {
    /// The stable word on the wire.
    ///
    /// ```
    /// assert_eq!(sentra::assess::Basis::Members.as_str(), "members");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Members => "members",
            Self::Declared => "declared",
        }
    }
}

/// A number of business units that is known up to what is missing. `possible` is `u32::MAX` where nothing bounds it,
/// as in a list of members that is not complete.
///
/// ```
/// use sentra::group::{Declared, Group};
/// use sentra::{assess::Context, date::Date, input::Input, law::Law};
/// let totals = Declared { units: Input::Known(142), workers: Input::Known(500), ..Declared::default() };
/// let day = Date::ymd(2025, 1, 31).ok_or("not a date")?;
/// let answer = Law::indonesia().assess_group(&Group::declared(totals), "sentra.jumlah", &Context::as_of(day))?;
/// let count = answer.group.and_then(|g| g.count).ok_or("no count")?;
/// assert_eq!((count.sure, count.possible), (117, 142)); // 25 units at most can have 20 workers each
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountRange {
    /// Certainly at least so many.
    pub sure: u32,
    /// Possibly at most so many.
    pub possible: u32,
    /// So many are needed.
    pub needed: u32,
}

/// How far the counted units are from each other, in whole metres along great circles.
///
/// ```
/// use sentra::unit::{Point, Unit};
/// use sentra::{assess::Context, date::Date, group::Group, input::Input, law::Law};
/// let mut unit = Unit { products: Input::Known(vec!["tempe".into()]), ..Unit::default() };
/// unit.workers.total = Input::Known(5);
/// let at = |n| Unit { point: Input::Known(Point { latitude: -7_100_000 + n * 1_000, longitude: 112_400_000 }), ..unit.clone() };
/// let group = Group::of((0..5).map(at).collect()); // 111 m from one to the next
/// let context = Context::as_of(Date::parse_iso("2025-01-31")?).with_reading("location", "chain").with_radius(150);
/// let facts = Law::indonesia().assess_group(&group, "sentra.pp29", &context)?.group.ok_or("no facts")?;
/// let spread = facts.spread.ok_or("not measured")?;
/// assert_eq!((spread.gap, spread.diameter), (111, 445));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    /// The longest step of the shortest chain through all of them.
    pub gap: u32,
    /// The largest distance of any two.
    pub diameter: u32,
}

/// What the counted units have in common.
///
/// ```
/// use sentra::{assess::Context, date::Date, group::Group, input::Input, law::Law, unit::Unit};
/// # use sentra::{law::Share, region::RegionCode};
/// let mut unit = Unit { products: Input::Known(vec!["tempe".into()]), ..Unit::default() };
/// unit.workers.total = Input::Known(5);
/// unit.place = Input::Known(RegionCode::parse("35.24.14.2005")?);
/// let day = Date::ymd(2025, 1, 31).ok_or("not a date")?;
/// let answer = Law::indonesia().assess_group(&Group::of(vec![unit; 5]), "sentra.produk", &Context::as_of(day))?;
/// let key = answer.group.and_then(|g| g.shared_key).ok_or("nothing shared")?;
/// assert_eq!((key.kind, key.value.as_str()), (Share::Product, "tempe"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SharedKey {
    /// Industry code, product, raw material or process.
    pub kind: Share,
    /// The normalised key.
    pub value: String,
}

/// The sentence of an answer in both languages, beside a code that programs can rely on.
///
/// ```
/// use sentra::{assess::Context, date::Date, input::Input, law::Law, unit::Unit};
/// let mut unit = Unit::default();
/// unit.workers.total = Input::Known(5);
/// let day = Date::ymd(2025, 1, 31).ok_or("not a date")?;
/// let reason = Law::indonesia().assess_unit(&unit, "unit.ikm.p64", &Context::as_of(day))?.reason;
/// assert_eq!(reason.code, "unit.ikm.p64.met");
/// assert!(reason.text.id.contains("tenaga kerja 5"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reason {
    /// Stable code, such as `unit.ikm.p64.met`.
    pub code: String,
    /// The sentence in both languages, with its parameters put in.
    pub text: Bilingual,
}

/// An input that the answer used. Values are plain text: persons, whole rupiah, ISO dates.
///
/// ```
/// use sentra::{assess::Context, date::Date, law::Law, unit::Unit};
/// let day = Date::ymd(2025, 1, 31).ok_or("not a date")?;
/// let answer = Law::indonesia().assess_unit(&Unit::default(), "unit.ikm.p64", &Context::as_of(day))?;
/// let workers = answer.evidence.iter().find(|e| e.input == "workers").ok_or("not used")?;
/// assert_eq!((workers.state, workers.value.as_str()), ("missing", "not_given"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceItem {
    /// The name of the input on the wire.
    pub input: String,
    /// `known`, `one_of`, `range`, `missing` or `not_applicable`.
    pub state: &'static str,
    /// What is known of it; for a missing one, why.
    pub value: String,
}

/// A citation as it is printed.
///
/// ```
/// use sentra::{assess::Context, date::Date, group::Group, law::Law};
/// let day = Date::ymd(2025, 1, 31).ok_or("not a date")?;
/// let answer = Law::indonesia().assess_group(&Group::default(), "sentra.pp29", &Context::as_of(day))?;
/// let cited = answer.citations.first().ok_or("not cited")?;
/// assert_eq!(cited.text, "Pasal 1 angka 8 PP 29/2018");
/// assert!(cited.quote.as_deref().is_some_and(|q| q.contains("paling sedikit 5 (lima) unit usaha")));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// Identifier of the instrument.
    pub instrument: String,
    /// The article, where it was read.
    pub article: Option<String>,
    /// As lawyers write it.
    pub text: String,
    /// The words of the law, where they are quoted.
    pub quote: Option<String>,
}

/// What is to be said of the standing of an instrument on the day that is asked about.
///
/// ```
/// use sentra::{assess::Context, date::Date, law::Law, unit::Unit};
/// let day = Date::ymd(2025, 1, 31).ok_or("not a date")?;
/// let answer = Law::indonesia().assess_unit(&Unit::default(), "unit.ikm.p64", &Context::as_of(day))?;
/// assert_eq!(answer.legal_status[0].instrument, "permenperin-64-2016");
/// assert!(answer.legal_status[0].text.en.contains("deleted"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegalStatus {
    /// Identifier of the instrument.
    pub instrument: String,
    /// The sentence.
    pub text: Bilingual,
}

/// A parameter that the answer used: an integer or an ISO date, as text, in the unit named beside it.
///
/// ```
/// use sentra::{assess::Context, date::Date, law::Law, unit::Unit};
/// let day = Date::ymd(2025, 1, 31).ok_or("not a date")?;
/// let answer = Law::indonesia().assess_unit(&Unit::default(), "unit.ikm.p64", &Context::as_of(day))?;
/// let limit = answer.parameters.iter().find(|p| p.id == "p64.investasi_menengah").ok_or("not used")?;
/// assert_eq!((limit.value.as_str(), limit.unit), ("15000000000", "rupiah"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParameterUsed {
    /// Its identifier.
    pub id: String,
    /// Its value, as text.
    pub value: String,
    /// What it counts.
    pub unit: &'static str,
    /// Since when.
    pub from: Option<String>,
    /// How well it is evidenced.
    pub evidence: Evidence,
}

/// What would decide an undecided answer, by the names of inputs on the wire; for a member of a group
/// `members/<id>/<input>`. Empty when it is decided.
///
/// ```
/// use sentra::{assess::Context, date::Date, input::Input, law::Law, unit::Unit};
/// let mut unit = Unit::default();
/// unit.workers.total = Input::Known(25);
/// let day = Date::ymd(2025, 1, 31).ok_or("not a date")?;
/// let missing = Law::indonesia().assess_unit(&unit, "unit.ikm.p64", &Context::as_of(day))?.missing;
/// assert_eq!(missing.will_settle[0], ["investment_total"]); // or, as a second way, its two parts
/// assert_eq!(missing.ask_next.as_deref(), Some("investment_total"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Missing {
    /// Every input that bears on the answer.
    pub inputs: Vec<String>,
    /// Smallest sets that decide for some of their values (for units).
    pub could_settle: Vec<Vec<String>>,
    /// Smallest sets that decide for all of their values (for units).
    pub will_settle: Vec<Vec<String>>,
    /// What to ask for first.
    pub ask_next: Option<String>,
}

/// The annex of a decree against the members now, by the ids of units: of a decree in force, else of the first one
/// that has an annex or places. A report, not a verdict.
///
/// ```
/// use sentra::{assess::Context, date::Date, decree::Decree, group::Group, law::Law, unit::Unit};
/// let day = Date::ymd(2025, 1, 31).ok_or("not a date")?;
/// let mut group = Group::of(vec![Unit { id: Some("u2".into()), ..Unit::default() }]);
/// group.decrees = vec![Decree { members: vec!["u9".into()], ..Decree::default() }];
/// let answer = Law::indonesia().assess_group(&group, "sentra.sk.drift", &Context::as_of(day))?;
/// let drift = answer.group.and_then(|g| g.drift).ok_or("no report")?;
/// assert_eq!((drift.added, drift.removed), (vec!["u2".to_owned()], vec!["u9".to_owned()]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drift {
    /// The decree.
    pub decree: String,
    /// Members that the annex does not list.
    pub added: Vec<String>,
    /// Units of the annex that are no members now.
    pub removed: Vec<String>,
    /// Members outside the places that the decree names.
    pub outside_places: Vec<String>,
    /// IKM among the members now.
    pub ikm_now: Option<CountRange>,
}

/// What is particular to an answer about a group. Members are named by id; one without an id is `#1` for the first,
/// `#2` for the second, and so on.
///
/// ```
/// use sentra::{assess::Context, date::Date, group::Group, input::Input, law::Law, unit::Unit};
/// let mut unit = Unit::default();
/// unit.workers.total = Input::Known(5);
/// unit.place = Input::Known(sentra::region::RegionCode::parse("35.24.14.2005")?);
/// let day = Date::ymd(2025, 1, 31).ok_or("not a date")?;
/// let answer = Law::indonesia().assess_group(&Group::of(vec![unit; 5]), "sentra.jumlah", &Context::as_of(day))?;
/// assert_eq!(answer.group.ok_or("no group")?.members, ["#1", "#2", "#3", "#4", "#5"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupFacts {
    /// What the location rests on.
    pub label: Option<Label>,
    /// How many units count.
    pub count: Option<CountRange>,
    /// Members or declared totals.
    pub basis: Option<Basis>,
    /// What the counted units share.
    pub shared_key: Option<SharedKey>,
    /// Where they are.
    pub places: Vec<RegionCode>,
    /// How far apart they are, under a reading of "one location" with a radius.
    pub spread: Option<Spread>,
    /// Which units count for certain, by id.
    pub members: Vec<String>,
    /// Members that are certainly no IKM, by id.
    pub not_ikm: Vec<String>,
    /// Decrees and their state on the day.
    pub decrees: Vec<(String, &'static str)>,
    /// The annex against the members now.
    pub drift: Option<Drift>,
}

/// A legal answer with everything it rests on. Equal inputs, law and day give equal answers.
///
/// ```
/// use sentra::{assess::Context, assess::Verdict, date::Date, group::Group, law::Law};
/// let before = Date::ymd(2018, 7, 17).ok_or("not a date")?;
/// let answer = Law::indonesia().assess_group(&Group::default(), "sentra.pp29", &Context::as_of(before))?;
/// assert_eq!((answer.code.as_str(), answer.verdict), ("S6", Verdict::NotInForce));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// Identifier of the criterion.
    pub criterion: String,
    /// Short code of the criterion.
    pub code: String,
    /// What it says.
    pub title: Bilingual,
    /// The answer.
    pub verdict: Verdict,
    /// Whether every completion was tried. When not, `Unknown` may be decidable.
    pub exact: bool,
    /// For questions about a class: the classes that are possible.
    pub classes: Vec<String>,
    /// For groups.
    pub group: Option<Box<GroupFacts>>,
    /// The sentence.
    pub reason: Reason,
    /// The inputs it used.
    pub evidence: Vec<EvidenceItem>,
    /// Where the criterion stands in the law.
    pub citations: Vec<Cited>,
    /// How well that is evidenced.
    pub evidence_status: Evidence,
    /// What is to be said of the standing of the law it rests on.
    pub legal_status: Vec<LegalStatus>,
    /// The readings it used.
    pub readings: BTreeMap<String, String>,
    /// The parameters it used.
    pub parameters: Vec<ParameterUsed>,
    /// What would decide it.
    pub missing: Missing,
    /// The condition as a tree, each part with its own verdict.
    pub tree: Option<Condition>,
    /// Whether the rule is shipped on thin evidence.
    pub provisional: bool,
    /// What the rule does not model, or which text was not read.
    pub note: Option<Bilingual>,
    /// Answers of the criteria below it.
    pub children: Vec<Assessment>,
}
