//! The differences between two sides, and registries that hold some of them from one side and the rest from the other.

use super::Side;
use crate::Lang;
use crate::assess::Context;
use crate::date::{Date, Holds};
use crate::law::{Criterion, DatedValue, Law, Parameter, Reading, Registry, holds};
use std::collections::BTreeSet;

/// What kind of difference lies between two sides.
///
/// ```
/// assert_eq!(sentra::assess::DifferenceKind::Force.as_str(), "force");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DifferenceKind {
    /// A criterion began or ended, or only one registry has it.
    Force,
    /// What a criterion asks is worded differently.
    Criterion,
    /// A parameter has another value on the day.
    Parameter,
    /// Another choice of a reading.
    Reading,
    /// Another number that the caller supplies.
    Supplied,
    /// A fact is declared in another way.
    Input,
    /// Other places of the reading `explicit`.
    Places,
    /// Another radius of "one location".
    Radius,
    /// The day itself, for what is counted from it: decrees in force, businesses set up until then.
    Day,
}

impl DifferenceKind {
    /// The stable word on the wire.
    ///
    /// ```
    /// assert_eq!(sentra::assess::DifferenceKind::Parameter.as_str(), "parameter");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Force => "force",
            Self::Criterion => "criterion",
            Self::Parameter => "parameter",
            Self::Reading => "reading",
            Self::Supplied => "supplied",
            Self::Input => "input",
            Self::Places => "places",
            Self::Radius => "radius",
            Self::Day => "day",
        }
    }

    /// The word for a person.
    ///
    /// ```
    /// assert_eq!(sentra::assess::DifferenceKind::Day.label(sentra::Lang::Id), "hari yang ditanyakan");
    /// ```
    pub fn label(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Force, Lang::Id) => "masa berlaku",
            (Self::Force, Lang::En) => "period in force",
            (Self::Criterion, Lang::Id) => "bunyi ketentuan",
            (Self::Criterion, Lang::En) => "wording of the rule",
            (Self::Parameter, Lang::Id) => "parameter",
            (Self::Parameter, Lang::En) => "parameter",
            (Self::Reading, Lang::Id) => "tafsir",
            (Self::Reading, Lang::En) => "reading",
            (Self::Supplied, Lang::Id) => "angka dari penanya",
            (Self::Supplied, Lang::En) => "number supplied",
            (Self::Input, Lang::Id) => "masukan",
            (Self::Input, Lang::En) => "input",
            (Self::Places, Lang::Id) => "daftar tempat",
            (Self::Places, Lang::En) => "list of places",
            (Self::Radius, _) => "radius",
            (Self::Day, Lang::Id) => "hari yang ditanyakan",
            (Self::Day, Lang::En) => "day asked about",
        }
    }
}

/// One thing in which two sides differ.
///
/// ```
/// use sentra::{Lang, assess::{Difference, DifferenceKind}};
/// let d = Difference { kind: DifferenceKind::Parameter, id: "pp29.unit_minimum".into(), before: Some("5".into()),
///     after: Some("7".into()), citations: vec!["Pasal 2 Perda Contoh".into()] };
/// assert_eq!(d.words(Lang::En), "parameter pp29.unit_minimum: 5 -> 7 (Pasal 2 Perda Contoh)");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Its kind.
    pub kind: DifferenceKind,
    /// The parameter, criterion or reading.
    pub id: String,
    /// What it was; nothing where it was not there.
    pub before: Option<String>,
    /// What it is.
    pub after: Option<String>,
    /// Where it stands on either side, in the form lawyers write.
    pub citations: Vec<String>,
}

impl Difference {
    /// The difference in one line.
    ///
    /// ```
    /// use sentra::{Lang, assess::{Difference, DifferenceKind}};
    /// let day = Difference { kind: DifferenceKind::Day, id: String::new(), before: Some("2020-01-01".into()),
    ///     after: Some("2025-01-01".into()), citations: Vec::new() };
    /// assert_eq!(day.words(Lang::Id), "hari yang ditanyakan: 2020-01-01 -> 2025-01-01");
    /// ```
    pub fn words(&self, lang: Lang) -> String {
        let none = if lang == Lang::Id { "tidak ada" } else { "none" };
        let mut out = self.kind.label(lang).to_owned();
        if !self.id.is_empty() {
            out.push(' ');
            out.push_str(&self.id);
        }
        if self.before.is_some() || self.after.is_some() {
            let side = |text: &Option<String>| match (text.as_deref(), self.kind, lang) {
                (None, _, _) => none.to_owned(),
                (Some("in force"), DifferenceKind::Force, Lang::Id) => "berlaku".to_owned(),
                (Some("not in force"), DifferenceKind::Force, Lang::Id) => "tidak berlaku".to_owned(),
                (Some("only the month is known"), DifferenceKind::Force, Lang::Id) => {
                    "hanya bulannya diketahui".to_owned()
                }
                (Some(text), _, _) => text.to_owned(),
            };
            out.push_str(&format!(": {} -> {}", side(&self.before), side(&self.after)));
        }
        if !self.citations.is_empty() {
            out.push_str(&format!(" ({})", self.citations.join("; ")));
        }
        out
    }
}

/// Two sides and everything in which they differ.
pub(super) struct Sides<'a> {
    before: Side<'a>,
    after: Side<'a>,
    pub(super) differences: Vec<Difference>,
}

fn ids<'a, T>(before: &'a [T], after: &'a [T], id: fn(&T) -> &str) -> Vec<&'a str> {
    let mut seen = BTreeSet::new();
    before.iter().chain(after).map(id).filter(|x| seen.insert(*x)).collect()
}

/// The values of a parameter on the day of a side, without their periods.
fn values(side: Side<'_>, id: &str) -> Vec<DatedValue> {
    side.0.values_on(id, side.1.as_of).map(|v| DatedValue { from: None, to: None, ..v.clone() }).collect()
}

fn force(side: Side<'_>, id: &str) -> Option<Holds> {
    let c = side.0.criterion(id)?;
    Some(holds(c.from.as_deref(), c.to.as_deref(), side.1.as_of))
}

/// What a criterion asks, without its period, its citations and its words.
fn asks(c: &Criterion, like: &Criterion) -> Criterion {
    Criterion {
        from: like.from.clone(),
        to: like.to.clone(),
        code: like.code.clone(),
        title: like.title.clone(),
        cite: like.cite.clone(),
        status_of: like.status_of.clone(),
        provisional: like.provisional,
        note: like.note.clone(),
        reasons: like.reasons.clone(),
        ..c.clone()
    }
}

impl<'a> Sides<'a> {
    pub(super) fn of(before: Side<'a>, after: Side<'a>) -> Self {
        let mut sides = Self { before, after, differences: Vec::new() };
        let (old, new) = (before.0.registry(), after.0.registry());
        for id in ids(&old.criteria, &new.criteria, |c| &c.id) {
            sides.criterion(id);
        }
        for id in ids(&old.parameters, &new.parameters, |p| &p.id) {
            sides.parameter(id);
        }
        for id in ids(&old.readings, &new.readings, |r| &r.id) {
            let choice = |s: Side<'_>| s.1.reading(s.0, id).ok().map(str::to_owned);
            let (a, b) = (choice(before), choice(after));
            if a.is_some() && b.is_some() && a != b {
                sides.push(DifferenceKind::Reading, id, a, b, Vec::new());
            }
        }
        for id in ids(&old.inputs, &new.inputs, |i| &i.id) {
            if let (Some(a), Some(b)) = (before.0.input(id), after.0.input(id))
                && (a.kind, &a.subjects, &a.provinces) != (b.kind, &b.subjects, &b.provinces)
            {
                sides.push(DifferenceKind::Input, id, None, None, Vec::new());
            }
        }
        let supplied: BTreeSet<&String> = before.1.supplied.keys().chain(after.1.supplied.keys()).collect();
        for id in supplied {
            let (a, b) = (before.1.supplied.get(id), after.1.supplied.get(id));
            if a != b {
                sides.push(DifferenceKind::Supplied, id, a.cloned(), b.cloned(), Vec::new());
            }
        }
        if before.1.location_places != after.1.location_places {
            let list = |s: Side<'_>| Some(crate::assess::render::list(&s.1.location_places));
            sides.push(DifferenceKind::Places, "", list(before), list(after), Vec::new());
        }
        if before.1.location_radius != after.1.location_radius {
            let metres = |s: Side<'_>| s.1.location_radius.map(|m| format!("{m} m"));
            sides.push(DifferenceKind::Radius, "", metres(before), metres(after), Vec::new());
        }
        if before.1.as_of != after.1.as_of {
            let day = |s: Side<'_>| Some(s.1.as_of.to_string());
            sides.push(DifferenceKind::Day, "", day(before), day(after), Vec::new());
        }
        sides
    }

    fn push(
        &mut self,
        kind: DifferenceKind,
        id: &str,
        before: Option<String>,
        after: Option<String>,
        cite: Vec<String>,
    ) {
        let mut citations: Vec<String> = Vec::new();
        for c in cite {
            if !citations.contains(&c) {
                citations.push(c);
            }
        }
        self.differences.push(Difference { kind, id: id.to_owned(), before, after, citations });
    }

    fn criterion(&mut self, id: &str) {
        let of = |s: Side<'a>| s.0.criterion(id);
        let (old, new) = (of(self.before), of(self.after));
        let cite = |s: Side<'a>| -> Vec<String> {
            of(s).map_or(&[][..], |c| &c.cite).iter().map(|c| s.0.cite(c)).collect()
        };
        let citations = || [cite(self.before), cite(self.after)].concat();
        let words = |f: Option<Holds>| {
            f.map(|f| match f {
                Holds::Within => "in force".to_owned(),
                Holds::Before | Holds::After => "not in force".to_owned(),
                Holds::Undetermined => "only the month is known".to_owned(),
            })
        };
        let (a, b) = (force(self.before, id), force(self.after, id));
        let (was, is, cited) = (words(a), words(b), citations());
        if a != b {
            self.push(DifferenceKind::Force, id, was, is, cited.clone());
        }
        if let (Some(old), Some(new)) = (old, new)
            && asks(old, new) != *new
        {
            self.push(DifferenceKind::Criterion, id, None, None, cited);
        }
    }

    fn parameter(&mut self, id: &str) {
        let (old, new) = (values(self.before, id), values(self.after, id));
        let facts = |of: &[DatedValue]| of.iter().map(|v| (v.value.clone(), v.evidence)).collect::<Vec<_>>();
        let words = |of: &[DatedValue]| {
            let one = |v: &DatedValue| match v.evidence.decides() {
                true => v.value.clone(),
                false => format!("{} (unconfirmed)", v.value),
            };
            (!of.is_empty()).then(|| of.iter().map(one).collect::<Vec<_>>().join(" | "))
        };
        if facts(&old) != facts(&new) {
            let cite =
                |s: Side<'_>, of: &[DatedValue]| of.iter().map(|v| s.0.cite(&v.cite)).collect::<Vec<_>>();
            let citations = [cite(self.before, &old), cite(self.after, &new)].concat();
            self.push(DifferenceKind::Parameter, id, words(&old), words(&new), citations);
        }
    }

    /// The law and the context with these differences from the side after, and everything else from the side before.
    pub(super) fn mixed(&self, switched: &BTreeSet<usize>) -> (Law, Context) {
        let on = |kind: DifferenceKind, id: &str| {
            let found = self.differences.iter().position(|d| d.kind == kind && d.id == id);
            if found.is_some_and(|i| switched.contains(&i)) { self.after } else { self.before }
        };
        let (old, new) = (self.before.0.registry(), self.after.0.registry());
        let mut context = Context {
            as_of: on(DifferenceKind::Day, "").1.as_of,
            location_places: on(DifferenceKind::Places, "").1.location_places.clone(),
            location_radius: on(DifferenceKind::Radius, "").1.location_radius,
            ..self.before.1.clone()
        };
        let day = context.as_of;
        let either = |first: Side<'a>| [first.0, self.before.0, self.after.0];
        let criteria = ids(&old.criteria, &new.criteria, |c| &c.id).into_iter().filter_map(|id| {
            let asked =
                either(on(DifferenceKind::Criterion, id)).into_iter().find_map(|l| l.criterion(id))?;
            let (from, to) = period(force(on(DifferenceKind::Force, id), id), day);
            Some(Criterion { from, to, ..asked.clone() })
        });
        let parameters = ids(&old.parameters, &new.parameters, |p| &p.id).into_iter().filter_map(|id| {
            let side = on(DifferenceKind::Parameter, id);
            let of = either(side).into_iter().find_map(|l| l.parameter(id))?;
            Some(Parameter { values: values(side, id), ..of.clone() })
        });
        let readings = ids(&old.readings, &new.readings, |r| &r.id).into_iter().filter_map(|id| {
            let find = |r: &'a Registry| r.readings.iter().find(|r| r.id == id);
            let of = find(new).or(find(old))?;
            let mut choices = of.choices.clone();
            choices.extend(find(old).into_iter().flat_map(|r| r.choices.clone()));
            choices.sort();
            choices.dedup();
            let side = on(DifferenceKind::Reading, id);
            let chosen = |s: Side<'a>| s.1.reading(s.0, id).ok().map(str::to_owned);
            let choice = chosen(side).or(chosen(self.before)).or(chosen(self.after));
            Some((Reading { choices, ..of.clone() }, choice))
        });
        let (readings, choices): (Vec<Reading>, Vec<Option<String>>) = readings.unzip();
        context.readings =
            readings.iter().zip(choices).filter_map(|(r, c)| Some((r.id.clone(), c?))).collect();
        let supplied: BTreeSet<&'a String> =
            self.before.1.supplied.keys().chain(self.after.1.supplied.keys()).collect();
        let number =
            |id: &'a String| Some((id.clone(), on(DifferenceKind::Supplied, id).1.supplied.get(id)?.clone()));
        context.supplied = supplied.into_iter().filter_map(number).collect();
        let inputs = ids(&old.inputs, &new.inputs, |i| &i.id).into_iter();
        let inputs = inputs.filter_map(|id| {
            either(on(DifferenceKind::Input, id)).into_iter().find_map(|l| l.input(id)).cloned()
        });
        let mut registry = Registry {
            inputs: inputs.collect(),
            criteria: criteria.collect(),
            parameters: parameters.collect(),
            readings,
            ..old.clone()
        };
        let known: BTreeSet<&str> = old.instruments.iter().map(|i| i.id.as_str()).collect();
        let others = new.instruments.iter().filter(|i| !known.contains(i.id.as_str()));
        registry.instruments.extend(others.cloned());
        (Law::mixed(registry, format!("{switched:?}")), context)
    }
}

/// A period that holds, or does not, on a day in the same way.
fn period(force: Option<Holds>, day: Date) -> (Option<String>, Option<String>) {
    match force {
        Some(Holds::Within) => (None, None),
        Some(Holds::Undetermined) => (Some(format!("{:04}-{:02}", day.year(), day.month())), None),
        Some(Holds::After) => (None, Some("1900-01-01".to_owned())),
        Some(Holds::Before) | None => (Some("2200-12-31".to_owned()), None),
    }
}
