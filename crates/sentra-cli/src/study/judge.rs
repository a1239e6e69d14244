//! Verdicts on groups. Few words are kept of each; the full answer is given again when it is asked for.

use super::groups::{Formed, Origin};
use super::threads;
use crate::say::Say;
use crate::texts::words as w;
use sentra::assess::{Assessment, Basis, Context, CountRange, Label, SharedKey, Verdict};
use sentra::group::Group;
use sentra::input::Input;
use sentra::law::{Bilingual, Law, LawError};
use sentra::region::{Level, RegionCode};
use sentra::unit::Unit;
use sentra_io::Loaded;
use std::collections::{BTreeMap, BTreeSet};

/// The question whether a group is a sentra, and whether it is designated.
pub(crate) const QUESTIONS: [&str; 2] = ["sentra.pp29", "sentra.sk"];

/// So many groups are judged between two calls of `progress`, by each thread.
const STEP: usize = 128;

/// A group with what is shown of its verdicts.
#[derive(Clone, Debug)]
pub(crate) struct Judged {
    pub(crate) formed: Formed,
    /// How many units it has: listed, or declared.
    pub(crate) units: Input<u32>,
    /// What most of it makes.
    pub(crate) product: Option<String>,
    /// Where it is, as far as that is certain.
    pub(crate) place: Option<RegionCode>,
    /// Where it may be, when no place is certain.
    pub(crate) maybe: Vec<RegionCode>,
    pub(crate) verdict: Verdict,
    pub(crate) exact: bool,
    pub(crate) label: Option<Label>,
    pub(crate) count: Option<CountRange>,
    pub(crate) basis: Option<Basis>,
    pub(crate) key: Option<SharedKey>,
    pub(crate) reason: Bilingual,
    /// The separate axis: is it designated?
    pub(crate) decree: Verdict,
    pub(crate) decree_reason: Bilingual,
}

impl Judged {
    /// So many units, for the order.
    pub(crate) fn weight(&self) -> u64 {
        let most = self.units.bounds().and_then(|(lo, hi)| hi.or(lo).copied());
        most.map_or(self.formed.rows.len() as u64, u64::from)
    }

    /// What it is called.
    pub(crate) fn title(&self, say: Say) -> String {
        if let Some(name) = &self.formed.name {
            return name.clone();
        }
        match (&self.product, self.formed.kbli) {
            (Some(product), _) => say.capital(product),
            (None, Some(kbli)) => say.industry(kbli).map_or_else(|| format!("KBLI {kbli}"), str::to_owned),
            (None, None) => match self.place.or(self.maybe.first().copied()) {
                Some(place) => crate::say::region_name(place),
                None => say.t(w::UNNAMED_SENTRA).to_owned(),
            },
        }
    }
}

/// How members without an identifier are called in answers.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Naming {
    /// `file:line`, for programs.
    Neutral,
    /// Name and line, for people.
    Human(Say),
}

/// The group as the law sees it.
pub(crate) fn group_of(loaded: &Loaded, formed: &Formed, naming: Naming) -> Group {
    if let Some(row) = formed.declared.and_then(|d| loaded.declared.get(d)) {
        return row.group.clone();
    }
    let members = formed.rows.iter().map(|row| member(loaded, *row, naming)).collect();
    Group { name: formed.name.clone(), ..Group::of(members) }
}

fn member(loaded: &Loaded, row: usize, naming: Naming) -> Unit {
    let mut unit = loaded.register.unit(row);
    if unit.id.is_none() {
        unit.id = Some(match naming {
            Naming::Neutral => reference(loaded, row),
            Naming::Human(say) => called(loaded, row, &unit, say),
        });
    }
    unit
}

/// Where a unit stands: `file:line`.
pub(crate) fn reference(loaded: &Loaded, row: usize) -> String {
    let Some(at) = loaded.register.position(row) else { return format!("#{}", row + 1) };
    let file = usize::try_from(at.file).ok().and_then(|i| loaded.files.get(i));
    format!("{}:{}", file.map_or("", |f| f.name.as_str()), at.line)
}

/// A unit for people: its name, and the line where it stands.
pub(crate) fn called(loaded: &Loaded, row: usize, unit: &Unit, say: Say) -> String {
    let name = unit.name.as_deref().or(unit.owner.as_deref()).unwrap_or(say.t(w::UNNAMED_UNIT));
    match loaded.register.position(row) {
        Some(at) if loaded.files.len() < 2 => format!("{name}, {} {}", say.t(w::LINE), at.line),
        Some(_) => format!("{name}, {}", reference(loaded, row)),
        None => name.to_owned(),
    }
}

/// Judges all groups, on as many threads as there are, and orders them: listed ones first, then the largest.
pub(crate) fn judge(
    law: &Law,
    context: &Context,
    loaded: &Loaded,
    formed: Vec<Formed>,
    say: Say,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Vec<Judged>, LawError> {
    let of = formed.len() as u64;
    let mut out = Vec::with_capacity(formed.len());
    for part in formed.chunks(STEP * threads::count()) {
        for judged in threads::map(part, |f| one(law, context, loaded, f, say)) {
            out.push(judged?);
        }
        progress(out.len() as u64, of);
    }
    out.sort_by_cached_key(|j| {
        (!j.formed.origin.is_listed(), u64::MAX - j.weight(), j.place, j.formed.rows.first().copied())
    });
    Ok(out)
}

fn one(law: &Law, context: &Context, loaded: &Loaded, formed: &Formed, say: Say) -> Result<Judged, LawError> {
    let group = group_of(loaded, formed, Naming::Human(say));
    let mut answers = law.assess_group_all(&group, &QUESTIONS, context)?.into_iter();
    let (Some(answer), Some(decree)) = (answers.next(), answers.next()) else {
        return Err(LawError::NoCriterion(QUESTIONS.join(", ")));
    };
    let units = match &group.declared {
        Some(declared) => declared.units.clone(),
        None => Input::Known(u32::try_from(group.members.len()).unwrap_or(u32::MAX)),
    };
    let facts = answer.group.unwrap_or_default();
    Ok(Judged {
        units,
        product: formed.product.clone().or_else(|| product(&group)),
        place: place(&group),
        maybe: maybe(&group),
        verdict: answer.verdict,
        exact: answer.exact,
        label: facts.label,
        count: facts.count,
        basis: facts.basis,
        key: facts.shared_key,
        reason: answer.reason.text,
        decree: decree.verdict,
        decree_reason: decree.reason.text,
        formed: formed.clone(),
    })
}

/// What most members make; of equally frequent products the first in the alphabet.
fn product(group: &Group) -> Option<String> {
    if let Some(declared) = &group.declared {
        return declared.products.known().and_then(|p| p.first().cloned());
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for products in group.members.iter().filter_map(|u| u.products.known()) {
        for one in products {
            *counts.entry(one).or_default() += 1;
        }
    }
    let most = counts.values().copied().max()?;
    counts.into_iter().find(|(_, n)| *n == most).map(|(p, _)| p.to_owned())
}

/// The smallest region in which all certain places of a group lie.
fn place(group: &Group) -> Option<RegionCode> {
    let of_members = group.members.iter().map(|u| &u.place);
    let declared = group.declared.iter().flat_map(|d| &d.places);
    let certain: BTreeSet<RegionCode> =
        of_members.chain(declared).filter_map(|p| p.known().copied()).collect();
    let mut all = certain.iter();
    let first = *all.next()?;
    all.try_fold(first, |common, next| {
        Level::ALL.into_iter().rev().filter(|l| *l <= common.level).find_map(|level| {
            let up = common.ancestor(level)?;
            next.within(up).then_some(up)
        })
    })
}

/// The possible places of a group of which no place is certain.
fn maybe(group: &Group) -> Vec<RegionCode> {
    let of_members = group.members.iter().map(|u| &u.place);
    let places: Vec<&Input<RegionCode>> =
        of_members.chain(group.declared.iter().flat_map(|d| &d.places)).collect();
    if places.iter().any(|p| p.known().is_some()) {
        return Vec::new();
    }
    let all: BTreeSet<RegionCode> = places.iter().flat_map(|p| p.candidates()).copied().collect();
    all.into_iter().take(4).collect()
}

/// The full answers about a group: those that were judged, or the questions that are asked.
pub(crate) fn answers(
    law: &Law,
    context: &Context,
    loaded: &Loaded,
    formed: &Formed,
    questions: &[&str],
    naming: Naming,
) -> Result<Vec<Assessment>, LawError> {
    law.assess_group_all(&group_of(loaded, formed, naming), questions, context)
}

/// How many groups of an origin have each verdict, in the order of [`Verdict::ALL`].
pub(crate) fn verdicts<'j>(groups: impl Iterator<Item = &'j Judged>) -> [u64; 5] {
    let mut out = [0; 5];
    for group in groups {
        let at = Verdict::ALL.iter().position(|v| *v == group.verdict);
        if let Some(count) = at.and_then(|at| out.get_mut(at)) {
            *count += 1;
        }
    }
    out
}

/// Groups of one origin.
pub(crate) fn of_origin(groups: &[Judged], origin: Origin) -> impl Iterator<Item = &Judged> + Clone {
    groups.iter().filter(move |g| g.formed.origin == origin)
}
