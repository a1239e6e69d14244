//! Decrees (*surat keputusan*, SK) that designate a sentra.
//!
//! A decree is an axis of its own: to be designated does not mean to meet the definition, nor the other way round.
//!
//! ```
//! use sentra::{assess::Context, assess::Verdict, date::Date, decree::Decree, group::Group, law::Law};
//! # use sentra::{date::PartialDate, input::Input};
//! let mut group = Group::default();
//! let issued = Input::Known(PartialDate::day(Date::ymd(2020, 6, 11).ok_or("not a date")?));
//! group.decrees = vec![Decree { number: "518/176/2020".into(), issued, ..Decree::default() }];
//! let context = Context::as_of(Date::ymd(2025, 1, 31).ok_or("not a date")?);
//! let verdict = |criterion| Law::indonesia().assess_group(&group, criterion, &context).map(|a| a.verdict);
//! assert_eq!(verdict("sentra.sk")?, Verdict::Met); // designated
//! assert_eq!(verdict("sentra.pp29")?, Verdict::Unknown); // and nothing is known of its units
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::date::{Date, PartialDate};
use crate::decree_number::{DecreeNumber, DecreeNumberWarning};
use crate::input::Input;
use crate::region::RegionCode;

/// Whether the decree names an existing or a planned sentra.
///
/// ```
/// assert_eq!(sentra::decree::Kind::parse("Rencana"), Some(sentra::decree::Kind::Rencana));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// It exists.
    Eksisting,
    /// It is planned.
    Rencana,
}

impl Kind {
    /// Reads the word as offices write it, in any case; `None` for any other word.
    ///
    /// ```
    /// use sentra::decree::Kind;
    /// assert_eq!(Kind::parse(" EKSISTING "), Some(Kind::Eksisting));
    /// assert_eq!(Kind::parse("potensi"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        match text.trim().to_ascii_lowercase().as_str() {
            "eksisting" | "existing" => Some(Self::Eksisting),
            "rencana" | "planned" => Some(Self::Rencana),
            _ => None,
        }
    }

    /// The stable word on the wire.
    ///
    /// ```
    /// assert_eq!(sentra::decree::Kind::Rencana.as_str(), "rencana");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Eksisting => "eksisting",
            Self::Rencana => "rencana",
        }
    }
}

/// One decree about a sentra.
///
/// ```
/// use sentra::date::{Date, PartialDate};
/// use sentra::decree::{Decree, Force};
/// use sentra::input::Input;
///
/// let mut sk = Decree { number: "518/176/2020".into(), ..Decree::default() };
/// sk.issued = Input::Known(PartialDate::day(Date::ymd(2020, 6, 11).ok_or("not a date")?));
/// assert_eq!(sk.force(Date::ymd(2020, 6, 10).ok_or("not a date")?), Force::NotYet);
/// assert_eq!(sk.force(Date::ymd(2020, 6, 11).ok_or("not a date")?), Force::InForce);
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decree {
    /// The number as printed.
    pub number: String,
    /// Who issued it, as printed.
    pub issuer: Option<String>,
    /// Existing or planned.
    pub kind: Option<Kind>,
    /// The day it was set.
    pub issued: Input<PartialDate>,
    /// The day it takes effect, where it names another than the day it was set.
    pub effective: Input<PartialDate>,
    /// The last day it is valid; absent = open-ended.
    pub valid_through: Input<PartialDate>,
    /// The first day it is no longer in force, because another decree revoked it.
    pub revoked_from: Input<PartialDate>,
    /// The places it names.
    pub places: Vec<RegionCode>,
    /// Ids of the units in its annex.
    pub members: Vec<String>,
}

/// The state of a decree on a day.
///
/// ```
/// use sentra::date::{Date, PartialDate};
/// use sentra::{decree::Decree, decree::Force, input::Input};
/// let mut sk = Decree::default();
/// let day = Date::ymd(2020, 6, 11).ok_or("not a date")?;
/// assert_eq!(sk.force(day), Force::Undetermined); // nothing says when it was set
/// sk.issued = Input::Known(PartialDate::day(day));
/// sk.valid_through = Input::Known(PartialDate::day(day));
/// assert_eq!(sk.force(Date::ymd(2020, 6, 12).ok_or("not a date")?), Force::Expired);
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Force {
    /// In force.
    InForce,
    /// Issued or effective later.
    NotYet,
    /// Its last valid day is over.
    Expired,
    /// Revoked.
    Revoked,
    /// The dates do not tell: missing, too coarse, or contradictory.
    Undetermined,
}

impl Force {
    /// The stable word on the wire.
    ///
    /// ```
    /// assert_eq!(sentra::decree::Force::NotYet.as_str(), "not_yet");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InForce => "in_force",
            Self::NotYet => "not_yet",
            Self::Expired => "expired",
            Self::Revoked => "revoked",
            Self::Undetermined => "undetermined",
        }
    }
}

impl Decree {
    /// Whether two of its dates contradict each other: it ends before it begins.
    ///
    /// ```
    /// use sentra::{date::PartialDate, decree::Decree, input::Input};
    /// let year = |y| PartialDate::year(y).map_or_else(Input::default, Input::Known);
    /// let sk = Decree { issued: year(2020), valid_through: year(2019), ..Decree::default() };
    /// assert!(sk.contradictory());
    /// assert!(!Decree { valid_through: year(2020), ..sk }.contradictory());
    /// ```
    pub fn contradictory(&self) -> bool {
        let starts = [known(&self.issued), known(&self.effective)];
        let Some(start) = starts.into_iter().flatten().map(PartialDate::first_day).max() else {
            return false;
        };
        let before = |end: &Input<PartialDate>| known(end).is_some_and(|e| e.last_day() < start);
        before(&self.valid_through) || before(&self.revoked_from)
    }

    /// What is unusual about its number. Warnings only: a number is never rejected.
    ///
    /// ```
    /// use sentra::{decree::Decree, decree_number::DecreeNumberWarning};
    /// let sk = Decree { number: "100.3.3.2/678/Disperindag/20224".into(), ..Decree::default() };
    /// assert_eq!(sk.number_warnings(), [DecreeNumberWarning::NoYearLast]);
    /// ```
    pub fn number_warnings(&self) -> Vec<DecreeNumberWarning> {
        DecreeNumber::parse(&self.number).warnings(known(&self.issued))
    }

    /// Its state on a day. It is in force when both its issue and its effect have come; `valid_through` includes its
    /// day, `revoked_from` does not. A date that is known to a month, a year or a range decides where all its days do.
    ///
    /// ```
    /// use sentra::{date::Date, date::PartialDate, decree::Decree, decree::Force, input::Input};
    /// let issued = PartialDate::year(2020).map_or_else(Input::default, Input::Known);
    /// let sk = Decree { issued, ..Decree::default() };
    /// let force = |y, m, d| Date::ymd(y, m, d).map(|day| sk.force(day));
    /// assert_eq!(force(2020, 6, 11), Some(Force::Undetermined)); // some day of 2020
    /// assert_eq!(force(2020, 12, 31), Some(Force::InForce));
    /// ```
    pub fn force(&self, day: Date) -> Force {
        let Some(issued) = span(&self.issued) else { return Force::Undetermined };
        if self.contradictory() {
            return Force::Undetermined;
        }
        let mut unsure = false;
        for (first, last) in [Some(issued), span(&self.effective)].into_iter().flatten() {
            if first.is_some_and(|f| day < f) {
                return Force::NotYet;
            }
            unsure |= last.is_none_or(|l| day < l);
        }
        if let Some((first, last)) = span(&self.revoked_from) {
            if last.is_some_and(|l| day >= l) {
                return Force::Revoked;
            }
            unsure |= first.is_none_or(|f| day >= f);
        }
        if let Some((first, last)) = span(&self.valid_through) {
            if last.is_some_and(|l| day > l) {
                return Force::Expired;
            }
            unsure |= first.is_none_or(|f| day > f);
        }
        if unsure { Force::Undetermined } else { Force::InForce }
    }
}

/// The first and the last day that a date can be; nothing where there is no date.
fn span(date: &Input<PartialDate>) -> Option<(Option<Date>, Option<Date>)> {
    let (lo, hi) = date.bounds()?;
    Some((lo.map(|d| d.first_day()), hi.map(|d| d.last_day())))
}

fn known(date: &Input<PartialDate>) -> Option<PartialDate> {
    match date {
        Input::Known(d) => Some(*d),
        _ => None,
    }
}
