//! What to ask for, so that an undecided count over a group is decided.
//!
//! Only members that possibly count, but not certainly, can tip the count; for each of them some inputs are open. A set of
//! inputs *could* settle when favourable values bring enough members together. It *will* settle when unfavourable values
//! leave too few everywhere.

use super::Missing;
use super::count::Prepared;
use super::facts::Facts;
use super::members::{Alternative, Key, Location, Member, Tri};
use super::search::{Best, best};
use super::unit::{decide, input_names};
use super::worlds::Axis;
use crate::law::{Members, Share};
use std::collections::BTreeSet;
use std::slice::from_ref;

/// The most sets that are listed.
const SETS: usize = 20;
/// The input that tells which rows are one unit.
const DUPLICATES: &str = "suspected_duplicates";

/// A member that can tip the count, with its open inputs.
pub(super) struct Open {
    pub(super) row: usize,
    /// Sets that could make it count.
    pub(super) could: Vec<BTreeSet<String>>,
    /// The set that tells for certain whether it counts.
    pub(super) will: BTreeSet<String>,
}

impl Open {
    /// The rows of the member.
    fn rows<'a>(&self, on: &'a Prepared<'_>) -> impl Iterator<Item = usize> + use<'a> {
        on.apart().get(self.row).into_iter().flat_map(|m| m.rows.iter().copied())
    }
}

/// How many units these rows are for certain: rows that may be one unit with another row tell only together with it.
fn distinct(on: &Prepared<'_>, rows: impl Iterator<Item = usize>) -> usize {
    let rows: BTreeSet<usize> = rows.collect();
    on.merged().iter().filter(|m| m.rows.iter().all(|r| rows.contains(r))).count()
}

/// Whether none of these may be one unit with another row, which could say otherwise.
fn alone(on: &Prepared<'_>, sure: &[&Member], open: &[Open]) -> bool {
    let rows = sure.iter().flat_map(|m| m.rows.iter().copied()).chain(open.iter().flat_map(|o| o.rows(on)));
    distinct(on, rows) == sure.len() + open.len()
}

/// What is missing at the best place and key; `keys` and `everywhere` are what else members could share.
pub(crate) fn missing(
    on: &Prepared<'_>,
    ask: &Members,
    at: &Best,
    needed: u32,
    keys: &[Key],
    everywhere: &[Location],
) -> Missing {
    let open = open_members(on, ask, at);
    let counted = |m: &&Member| m.counts(ask.ikm, &at.key, &at.location).0;
    let sure: Vec<&Member> = on.apart().iter().filter(counted).collect();
    let enough = usize::try_from(needed).unwrap_or(usize::MAX);
    let need = enough.saturating_sub(sure.len());
    let mut out = Missing::default();
    let mut inputs: BTreeSet<String> = BTreeSet::new();
    for member in &open {
        inputs.extend(member.will.iter().cloned());
        inputs.extend(member.could.iter().flatten().cloned());
    }
    let mut could: BTreeSet<BTreeSet<String>> = BTreeSet::new();
    for chosen in choose(open.len(), need) {
        let chosen: Vec<&Open> = chosen.iter().filter_map(|i| open.get(*i)).collect();
        let rows =
            sure.iter().flat_map(|m| m.rows.iter().copied()).chain(chosen.iter().flat_map(|o| o.rows(on)));
        // Rows that may be one unit are not enough until that is known.
        if distinct(on, rows) < enough {
            let doubtful = BTreeSet::from([DUPLICATES.to_owned()]);
            could.extend(if chosen.is_empty() {
                vec![doubtful]
            } else {
                sets(&chosen).map(|s| &s | &doubtful).collect()
            });
        } else {
            could.extend(sets(&chosen));
        }
    }
    inputs.extend(could.iter().flatten().filter(|i| *i == DUPLICATES).cloned());
    out.could_settle = minimal(could);
    let merged = best(on.merged(), ask.ikm, from_ref(&at.key), from_ref(&at.location), u32::MAX, |c| c.1);
    let doubtful = !on.group.suspected_duplicates.is_empty() && merged.count < at.count;
    if doubtful {
        inputs.insert(DUPLICATES.to_owned());
        let left = best(on.merged(), ask.ikm, keys, everywhere, u32::MAX, |c| c.1);
        if open.is_empty() && on.complete && left.count < needed {
            out.will_settle = vec![vec![DUPLICATES.to_owned()]];
        }
    } else if alone(on, &sure, &open) && settles(on, ask, (at, &open), sure.len(), enough, keys, everywhere) {
        let all: BTreeSet<String> = open.iter().flat_map(|m| m.will.iter().cloned()).collect();
        out.will_settle = vec![all.into_iter().collect()];
    }
    let first = out.will_settle.first().or(out.could_settle.first());
    out.ask_next = first.and_then(|s| s.first().cloned()).or(inputs.first().cloned());
    out.inputs = inputs.into_iter().collect();
    out
}

/// The sets of inputs that could make all of some members count.
pub(super) fn sets(chosen: &[&Open]) -> impl Iterator<Item = BTreeSet<String>> {
    let mut sets = vec![BTreeSet::new()];
    for member in chosen {
        sets = sets
            .iter()
            .flat_map(|s: &BTreeSet<String>| member.could.iter().map(move |c| s | c))
            .take(SETS)
            .collect();
    }
    sets.into_iter().filter(|s| !s.is_empty())
}

/// Sets without those that contain another.
pub(super) fn minimal(sets: BTreeSet<BTreeSet<String>>) -> Vec<Vec<String>> {
    let mut by_size: Vec<BTreeSet<String>> = sets.into_iter().collect();
    by_size.sort_by_key(|s| (s.len(), s.clone()));
    let mut out: Vec<BTreeSet<String>> = Vec::new();
    for set in by_size {
        if !out.iter().any(|o| o.is_subset(&set)) && out.len() < SETS {
            out.push(set);
        }
    }
    out.into_iter().map(|s| s.into_iter().collect()).collect()
}

/// The ways of choosing `size` of `n`, at most as many as are listed.
pub(super) fn choose(n: usize, size: usize) -> Vec<Vec<usize>> {
    if size > n {
        return Vec::new();
    }
    let mut out = Vec::new();
    let mut pick: Vec<usize> = (0..size).collect();
    loop {
        out.push(pick.clone());
        let Some(i) = (0..size).rev().find(|i| pick.get(*i).is_some_and(|p| *p < n - size + i)) else {
            break;
        };
        if out.len() >= SETS {
            break;
        }
        let start = pick.get(i).copied().unwrap_or(0) + 1;
        for (k, p) in pick.iter_mut().enumerate().skip(i) {
            *p = start + (k - i);
        }
    }
    out
}

pub(super) fn open_members(on: &Prepared<'_>, ask: &Members, at: &Best) -> Vec<Open> {
    let mut out = Vec::new();
    for (row, m) in on.apart().iter().enumerate() {
        let (sure, possible) = m.counts(ask.ikm, &at.key, &at.location);
        if sure || !possible {
            continue;
        }
        let field = |name: &str| format!("members/{}/{name}", m.id);
        let mut other: BTreeSet<String> = BTreeSet::new();
        if !m.alternatives.iter().all(|a| a.located(&at.location).0) {
            match at.location {
                Location::Radius => other.extend([field("latitude"), field("longitude")]),
                _ => other.extend([field("village")]),
            }
        }
        if !m.alternatives.iter().all(|a| a.shares(&at.key).0) {
            other.extend(at.key.share().map(|s| field(input_of(s))));
        }
        let (mut could, mut will) = (vec![other.clone()], other.clone());
        if ask.ikm && m.alternatives.iter().any(|a| a.ikm == Tri::Maybe) {
            let (could_sets, will_set) = ikm_sets(on, m);
            could = could_sets.into_iter().map(|s| &other | &s.iter().map(|i| field(i)).collect()).collect();
            will.extend(will_set.iter().map(|i| field(i)));
        }
        out.push(Open { row, could, will });
    }
    out
}

/// What is open about the number of members that are IKM, wherever they are.
pub(crate) fn open_ikm(on: &Prepared<'_>) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    if on.group.members.is_empty() && on.group.declared.is_some() {
        out.extend(["units", "workers", "investment_total"].map(str::to_owned));
        return out;
    }
    for member in on.apart().iter().filter(|m| m.alternatives.iter().any(|a| a.ikm == Tri::Maybe)) {
        let (could, will) = ikm_sets(on, member);
        let names = will.into_iter().chain(could.into_iter().flatten());
        out.extend(names.map(|i| format!("members/{}/{i}", member.id)));
    }
    if !on.complete {
        out.insert("members_complete".to_owned());
    }
    out
}

/// The sets that decide whether a member is an IKM.
fn ikm_sets(on: &Prepared<'_>, member: &Member) -> (Vec<BTreeSet<String>>, BTreeSet<String>) {
    let (mut could, mut will): (Vec<BTreeSet<String>>, BTreeSet<String>) =
        (vec![BTreeSet::new()], BTreeSet::new());
    for row in &member.rows {
        let Some(unit) = on.group.members.get(*row) else { continue };
        for rule in on.ikm_rules() {
            let sets = decide(rule, &Facts::of(unit), true).sets;
            let facts = Facts::of(unit);
            let names = |s: &Vec<Axis>| -> BTreeSet<String> {
                s.iter().flat_map(|a| input_names(rule, &facts, *a)).collect()
            };
            if let Some(first) = sets.will.iter().min_by_key(|s| s.len()) {
                will.extend(names(first));
            }
            if !sets.could.is_empty() {
                could = could
                    .iter()
                    .flat_map(|c| sets.could.iter().map(move |s| c | &names(s)))
                    .take(SETS)
                    .collect();
            }
        }
    }
    (could, will)
}

fn input_of(share: Share) -> &'static str {
    match share {
        Share::Kbli => "kbli",
        Share::Product => "products",
        Share::RawMaterial => "raw_materials",
        Share::Process => "processes",
    }
}

/// Whether knowing all open inputs decides for all of their values: with just enough of them unfavourable, too few
/// members are left everywhere.
fn settles(
    on: &Prepared<'_>,
    ask: &Members,
    (at, open): (&Best, &[Open]),
    sure: usize,
    needed: usize,
    keys: &[Key],
    everywhere: &[Location],
) -> bool {
    let unfavourable = (sure + open.len() + 1).saturating_sub(needed);
    if open.is_empty() || !on.complete || unfavourable > open.len() {
        return false;
    }
    let choices = choose(open.len(), unfavourable);
    if choices.len() >= SETS && unfavourable < open.len() {
        return false;
    }
    let pairs: Vec<(&Key, &Location)> =
        everywhere.iter().flat_map(|location| keys.iter().map(move |key| (key, location))).collect();
    choices.iter().all(|chosen| {
        let against: BTreeSet<usize> = chosen.iter().filter_map(|i| open.get(*i)).map(|o| o.row).collect();
        let still = |(row, m): &(usize, &Member), key: &Key, location: &Location| match against.contains(row)
        {
            true => {
                m.alternatives.iter().any(|a| beside(a, ask.ikm, (&at.key, &at.location), (key, location)))
            }
            false => m.counts(ask.ikm, key, location).1,
        };
        pairs.iter().all(|(key, location)| {
            on.apart().iter().enumerate().filter(|member| still(member, key, location)).count() < needed
        })
    })
}

/// Whether a member can count with another key or in another place, though it does not count with this key in this place.
fn beside(a: &Alternative, ikm: bool, at: (&Key, &Location), other: (&Key, &Location)) -> bool {
    let ((key, place), (other_key, other_place)) = (at, other);
    let (shares, located) = (a.shares(key), a.located(place));
    if (ikm && a.ikm == Tri::No) || !a.shares(other_key).1 || !a.located(other_place).1 {
        return false;
    }
    if !shares.1 || !located.1 {
        return true; // it does not count there anyway
    }
    (!shares.0 && key != other_key) || (!located.0 && !inside(other_place, place))
}

/// Whether whatever lies in one location lies in another.
fn inside(location: &Location, other: &Location) -> bool {
    match (location, other) {
        (Location::Village(v), Location::District(d)) => v.within(*d),
        (Location::Village(v), Location::Decree(_, places) | Location::Explicit(places)) => {
            places.iter().any(|p| v.within(*p))
        }
        (l, o) => l == o || *o == Location::Anywhere,
    }
}
