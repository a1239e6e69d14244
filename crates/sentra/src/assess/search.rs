//! The largest number of members that are together and share something.

use super::members::{Aspect, Key, Location, Member};
use super::{Label, SharedKey};
use crate::law::Share;
use crate::region::{Level, RegionCode};
use std::collections::BTreeSet;

/// The largest count over keys and locations.
#[derive(Clone, Debug)]
pub(crate) struct Best {
    pub(crate) count: u32,
    pub(crate) key: Key,
    pub(crate) location: Location,
    pub(super) ikm: bool,
}

/// Searches locations strongest first. It stops at the first kind of location with `enough`.
pub(crate) fn best(
    members: &[Member],
    ikm: bool,
    keys: &[Key],
    locations: &[Location],
    enough: u32,
    side: fn((bool, bool)) -> bool,
) -> Best {
    let first = |count| Best {
        count,
        key: keys.first().cloned().unwrap_or(Key::Nothing),
        location: locations.first().cloned().unwrap_or(Location::Anywhere),
        ikm,
    };
    let mut top = first(0);
    let kind = |l: &Location| match l {
        Location::Decree(..) => 0,
        Location::Explicit(_) => 1,
        Location::Village(_) => 2,
        _ => 3,
    };
    let mut top_kind = None;
    for location in locations {
        if top.count >= enough && top_kind.is_some_and(|k| k < kind(location)) {
            break;
        }
        let here: Vec<&Member> =
            members.iter().filter(|m| m.alternatives.iter().any(|a| a.located(location).1)).collect();
        if u32::try_from(here.len()).unwrap_or(u32::MAX) <= top.count {
            continue;
        }
        for key in keys {
            let count = here.iter().filter(|m| side(m.counts(ikm, key, location))).count();
            let count = u32::try_from(count).unwrap_or(u32::MAX);
            if count > top.count {
                top = Best { count, key: key.clone(), location: location.clone(), ikm };
                top_kind = Some(kind(location));
            }
        }
    }
    top
}

impl Best {
    fn counted<'m>(&'m self, members: &'m [Member]) -> impl Iterator<Item = &'m Member> {
        members.iter().filter(|m| m.counts(self.ikm, &self.key, &self.location).0)
    }

    pub(crate) fn ids(&self, members: &[Member]) -> Vec<String> {
        self.counted(members).map(|m| m.id.clone()).collect()
    }

    pub(crate) fn shared(&self) -> Option<SharedKey> {
        match &self.key {
            Key::Kbli(k) => Some(SharedKey { kind: Share::Kbli, value: k.to_string() }),
            Key::Word(share, word) => Some(SharedKey { kind: *share, value: word.clone() }),
            Key::Nothing | Key::KbliWithin(_) | Key::Unmentioned(_) => None,
        }
    }

    fn villages(&self, members: &[Member]) -> BTreeSet<RegionCode> {
        let places = self.counted(members).flat_map(|m| &m.alternatives).filter_map(|a| match a.place {
            Aspect::Is(code) => Some(code),
            _ => None,
        });
        places.collect()
    }

    pub(crate) fn places(&self, members: &[Member]) -> Vec<RegionCode> {
        match &self.location {
            Location::Village(c) | Location::District(c) => vec![*c],
            _ => self.villages(members).into_iter().collect(),
        }
    }
}

impl Key {
    pub(crate) fn share(&self) -> Option<Share> {
        match self {
            Key::Nothing => None,
            Key::Kbli(_) | Key::KbliWithin(_) => Some(Share::Kbli),
            Key::Word(s, _) | Key::Unmentioned(s) => Some(*s),
        }
    }
}

pub(crate) fn label(location: &Location, members: &[Member], at: &Best) -> Option<Label> {
    let one_village = || {
        let villages = at.villages(members);
        villages.len() == 1 && villages.iter().all(|v| v.level == Level::Village)
    };
    Some(match location {
        Location::Decree(..) => Label::Decree,
        Location::Explicit(_) => Label::Explicit,
        Location::Village(_) => Label::Strict,
        Location::District(_) if one_village() => Label::Strict,
        Location::District(_) => Label::Plausible,
        Location::Anywhere => Label::Review,
        Location::Radius => Label::Radius,
        Location::Unmentioned => return None,
    })
}
