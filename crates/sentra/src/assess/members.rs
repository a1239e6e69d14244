//! Members of a group as the definition sees them: is it an IKM, where is it, what does it make.
//!
//! Each member has one or more alternatives, because an input can be one of few and a unit can be listed twice. Within an
//! alternative, what is missing can be anything.

use crate::identity::Nib;
use crate::industry::Kbli;
use crate::input::Input;
use crate::law::Share;
use crate::region::{Level, RegionCode};
use crate::unit::{Point, Unit};
use std::collections::BTreeMap;

/// Whether a member is an IKM.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Tri {
    No,
    Maybe,
    Yes,
}

/// What is known of one aspect of an alternative.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Aspect<T> {
    /// Not known: could be anything.
    Any,
    /// Does not apply: is never shared.
    None,
    Is(T),
}

/// One possible state of a member.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Alternative {
    pub(crate) ikm: Tri,
    pub(crate) place: Aspect<RegionCode>,
    pub(crate) kbli: Aspect<Kbli>,
    pub(crate) products: Aspect<Vec<String>>,
    pub(crate) raw_materials: Aspect<Vec<String>>,
    pub(crate) processes: Aspect<Vec<String>>,
    /// Only where a radius is asked about; else anything.
    pub(crate) point: Aspect<Point>,
}

/// A member with its alternatives.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    /// Positions in the group; several when the same unit is listed twice.
    pub(crate) rows: Vec<usize>,
    pub(crate) id: String,
    pub(crate) alternatives: Vec<Alternative>,
}

/// Something that members can share.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Key {
    /// Nothing has to be shared.
    Nothing,
    Kbli(Kbli),
    /// Some longer code that begins like this one.
    KbliWithin(Kbli),
    Word(Share, String),
    /// Anything of this kind that no member mentions.
    Unmentioned(Share),
}

/// A location in which members can be together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Location {
    /// The places of a decree, by its position.
    Decree(usize, Vec<RegionCode>),
    /// The caller's list.
    Explicit(Vec<RegionCode>),
    Village(RegionCode),
    District(RegionCode),
    /// A place that no member mentions.
    Unmentioned,
    /// Wherever they are: a person must judge.
    Anywhere,
    /// Wherever their coordinates are; which of them are together is told elsewhere.
    Radius,
}

impl Alternative {
    /// Whether it is certainly, and whether it is possibly, in a location.
    pub(crate) fn located(&self, location: &Location) -> (bool, bool) {
        if *location == Location::Radius {
            return (matches!(self.point, Aspect::Is(_)), self.point != Aspect::None);
        }
        let here = match &self.place {
            Aspect::None => return (false, false),
            Aspect::Any => return (*location == Location::Anywhere, true),
            Aspect::Is(code) => *code,
        };
        let against = |place: &RegionCode| {
            let inside = here.within(*place);
            let other_system = here.system != place.system;
            (inside, inside || other_system || place.within(here))
        };
        match location {
            Location::Anywhere | Location::Radius => (true, true),
            Location::Unmentioned => (false, here.level != Level::Village),
            Location::Village(p) | Location::District(p) => against(p),
            Location::Decree(_, places) | Location::Explicit(places) => {
                let each: Vec<_> = places.iter().map(against).collect();
                (each.iter().any(|x| x.0), each.iter().any(|x| x.1))
            }
        }
    }

    /// Whether it certainly, and whether it possibly, has a key.
    pub(crate) fn shares(&self, key: &Key) -> (bool, bool) {
        let words = |share: Share| match share {
            Share::Product => &self.products,
            Share::RawMaterial => &self.raw_materials,
            Share::Process | Share::Kbli => &self.processes,
        };
        match key {
            Key::Nothing => (true, true),
            Key::Kbli(k) => match self.kbli {
                Aspect::Any => (false, true),
                Aspect::None => (false, false),
                Aspect::Is(own) if own.edition != k.edition => (false, true),
                Aspect::Is(own) => match own.at(k.digits) {
                    Some(cut) => (cut == *k, cut == *k),
                    None => (false, k.at(own.digits) == Some(own)),
                },
            },
            Key::KbliWithin(k) => match self.kbli {
                Aspect::Any => (false, true),
                Aspect::None => (false, false),
                Aspect::Is(own) if own.edition != k.edition => (false, true),
                Aspect::Is(own) => {
                    let digits = own.digits.min(k.digits);
                    (false, own.at(digits) == k.at(digits))
                }
            },
            Key::Word(share, word) => match words(*share) {
                Aspect::Any => (false, true),
                Aspect::None => (false, false),
                Aspect::Is(own) => (own.contains(word), own.contains(word)),
            },
            Key::Unmentioned(Share::Kbli) => (false, self.kbli == Aspect::Any),
            Key::Unmentioned(share) => (false, *words(*share) == Aspect::Any),
        }
    }
}

impl Member {
    /// Whether it certainly, and whether it possibly, counts.
    pub(crate) fn counts(&self, ikm: bool, key: &Key, location: &Location) -> (bool, bool) {
        let each = self.alternatives.iter().map(|a| {
            let (located, shares) = (a.located(location), a.shares(key));
            let yes = !ikm || a.ikm == Tri::Yes;
            let maybe = !ikm || a.ikm != Tri::No;
            (yes && located.0 && shares.0, maybe && located.1 && shares.1)
        });
        each.fold((!self.alternatives.is_empty(), false), |(s, p), (sure, possible)| {
            (s && sure, p || possible)
        })
    }
}

fn aspects<T: Clone>(input: &Input<T>) -> Vec<Aspect<T>> {
    match input {
        Input::Known(v) => vec![Aspect::Is(v.clone())],
        Input::OneOf(of) => of.iter().cloned().map(Aspect::Is).collect(),
        Input::Range { .. } | Input::Missing(_) => vec![Aspect::Any],
        Input::NotApplicable => vec![Aspect::None],
    }
}

fn words(input: &Input<Vec<String>>) -> Vec<Aspect<Vec<String>>> {
    // An empty list says nothing about what is made.
    let empty = |a: Aspect<Vec<String>>| match a {
        Aspect::Is(list) if list.is_empty() => Aspect::Any,
        other => other,
    };
    aspects(input).into_iter().map(empty).collect()
}

/// All alternatives of one unit.
pub(crate) fn alternatives(unit: &Unit, ikm: Tri, points: bool) -> Vec<Alternative> {
    let mut out = vec![Alternative {
        ikm,
        place: Aspect::Any,
        kbli: Aspect::Any,
        products: Aspect::Any,
        raw_materials: Aspect::Any,
        processes: Aspect::Any,
        point: Aspect::Any,
    }];
    if points {
        out = spread(&out, &aspects(&unit.point), |a, v| a.point = v);
    }
    out = spread(&out, &aspects(&unit.place), |a, v| a.place = v);
    out = spread(&out, &aspects(&unit.kbli), |a, v| a.kbli = v);
    out = spread(&out, &words(&unit.products), |a, v| a.products = v);
    out = spread(&out, &words(&unit.raw_materials), |a, v| a.raw_materials = v);
    spread(&out, &words(&unit.processes), |a, v| a.processes = v)
}

fn spread<T: Clone>(of: &[Alternative], values: &[T], put: impl Fn(&mut Alternative, T)) -> Vec<Alternative> {
    let mut out = Vec::with_capacity(of.len() * values.len());
    for a in of {
        for v in values {
            let mut a = a.clone();
            put(&mut a, v.clone());
            out.push(a);
        }
    }
    out
}

/// Members of a group. Rows with an equal identifier are one unit, and where they contradict each other each of their
/// states is possible; `same` lists further rows that are to be taken as one unit. Their coordinates are told apart only
/// with `points`.
pub(crate) fn members(units: &[Unit], ikm: &[Tri], same: &[Vec<usize>], points: bool) -> Vec<Member> {
    let mut parent: Vec<usize> = (0..units.len()).collect();
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    for (row, unit) in units.iter().enumerate() {
        for name in identifiers(unit) {
            match first.get(&name) {
                Some(&other) => join(&mut parent, row, other),
                None => {
                    first.insert(name, row);
                }
            }
        }
    }
    for rows in same {
        for pair in rows.windows(2) {
            if let [a, b] = pair {
                join(&mut parent, *a, *b);
            }
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for row in 0..units.len() {
        groups.entry(root(&parent, row)).or_default().push(row);
    }
    let member = |rows: Vec<usize>| {
        let mut all: Vec<Alternative> = Vec::new();
        for &row in &rows {
            if let (Some(unit), Some(ikm)) = (units.get(row), ikm.get(row)) {
                all.extend(alternatives(unit, *ikm, points));
            }
        }
        all.sort_unstable();
        all.dedup();
        let named = |r: &usize| units.get(*r).and_then(|u| u.id.clone().map(|id| (id, *r)));
        let first = rows.iter().filter_map(named).min().map(|(_, r)| r).or(rows.first().copied());
        let id = first.and_then(|r| units.get(r).map(|u| id_of(u, r))).unwrap_or_default();
        Member { rows, id, alternatives: all }
    };
    let mut out: Vec<Member> = groups.into_values().map(member).collect();
    // By their names, so that the order of the list is not seen; those without one stay as they are listed.
    out.sort_by_cached_key(|m| by_name(units, &m.rows));
    out
}

/// The order of members in an answer.
fn by_name<'u>(units: &'u [Unit], rows: &[usize]) -> (Option<&'u str>, usize) {
    let names = rows.iter().filter_map(|r| units.get(*r).and_then(|u| u.id.as_deref()));
    (names.min(), rows.first().copied().unwrap_or_default())
}

/// The rows of units in the order in which an answer names them.
pub(crate) fn rows_by_name(units: &[Unit]) -> Vec<usize> {
    let mut rows: Vec<usize> = (0..units.len()).collect();
    rows.sort_by_key(|r| by_name(units, &[*r]));
    rows
}

/// How a member is called: by its id, or by its position counted from 1.
pub(crate) fn id_of(unit: &Unit, row: usize) -> String {
    unit.id.clone().unwrap_or_else(|| format!("#{}", row + 1))
}

/// What identifies a unit across rows.
fn identifiers(unit: &Unit) -> Vec<String> {
    let id = unit.id.as_ref().map(|id| format!("id {id}"));
    let nib = unit.nib.known().map(|n: &Nib| format!("nib {}", n.reveal()));
    id.into_iter().chain(nib).collect()
}

/// The first row of the set that a row is in.
pub(crate) fn root(parent: &[usize], mut row: usize) -> usize {
    while let Some(&up) = parent.get(row) {
        if up == row {
            break;
        }
        row = up;
    }
    row
}

/// Puts the sets of two rows together.
pub(crate) fn join(parent: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(parent, a), root(parent, b));
    let (low, high) = (a.min(b), a.max(b));
    if let Some(p) = parent.get_mut(high) {
        *p = low;
    }
}
