//! The official names, searched inside given regions or in the whole country.

use super::name::Name;
use crate::region::{Level, RegionCode};
use crate::text;
use sentra_codes::region::{self, Region};
use std::fmt;
use std::sync::OnceLock;

/// At most this many similar names are offered.
const SIMILAR: usize = 5;

/// Folded name and code, sorted.
type Index = Vec<(String, u64)>;

/// The tables, with indices of all districts and villages by name that are built when they are first needed.
#[derive(Clone, Default)]
pub(super) struct Country {
    indexed: bool,
    districts: OnceLock<Index>,
    villages: OnceLock<Index>,
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Country").field("indexed", &self.indexed).finish_non_exhaustive()
    }
}

impl Country {
    /// For many questions; the default searches without an index, for one.
    pub(super) fn indexed() -> Self {
        Self { indexed: true, ..Self::default() }
    }

    /// The regions of a level inside `areas` (in the whole country without any) that bear the name, in the order of
    /// their codes. The first form of the name that any of them bears decides.
    pub(super) fn exact(&self, areas: &[RegionCode], name: &Name, level: Level) -> Vec<RegionCode> {
        let mut found: Vec<RegionCode> = Vec::new();
        if let Some(index) = self.index(areas, level) {
            let mut forms = name.forms().iter().map(|form| equal(index, form.letters(), level));
            found = forms.find(|equal| !equal.is_empty()).unwrap_or_default();
        } else {
            let mut forms = name.forms();
            each(areas, level, |region| {
                let Some(first) = forms.iter().position(|form| name.matches(form, region.name)) else {
                    return;
                };
                if first + 1 < forms.len() {
                    // An earlier form than before: what matched the later ones does not count.
                    forms = forms.get(..=first).unwrap_or(forms);
                    found.clear();
                }
                found.push(RegionCode::kemendagri(level, region.code));
            });
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The regions of a level inside `areas` with the most similar names, the nearest first.
    pub(super) fn similar(&self, areas: &[RegionCode], name: &Name, level: Level) -> Vec<RegionCode> {
        let mut near: Vec<(usize, u64)> = Vec::new();
        each(areas, level, |region| near.extend(name.near(region.name).map(|edits| (edits, region.code))));
        near.sort_unstable();
        near.dedup();
        near.into_iter().take(SIMILAR).map(|(_, code)| RegionCode::kemendagri(level, code)).collect()
    }

    /// The index that answers the question, where there is one.
    fn index(&self, areas: &[RegionCode], level: Level) -> Option<&Index> {
        if !self.indexed || !areas.is_empty() {
            return None;
        }
        let index = match level {
            Level::District => &self.districts,
            Level::Village => &self.villages,
            Level::Province | Level::Regency => return None,
        };
        Some(index.get_or_init(|| {
            let mut names: Index =
                region::all(level).map(|region| (text::fold(region.name), region.code)).collect();
            names.sort_unstable();
            names
        }))
    }
}

/// The entries of an index with these letters.
fn equal(index: &Index, letters: &str, level: Level) -> Vec<RegionCode> {
    let from = index.partition_point(|(name, _)| name.as_str() < letters);
    let entries = index.iter().skip(from).take_while(|(name, _)| name == letters);
    entries.map(|(_, code)| RegionCode::kemendagri(level, *code)).collect()
}

/// Visits the regions of a level that lie in, or are, one of `areas`; without any, all regions of the level.
fn each(areas: &[RegionCode], level: Level, mut visit: impl FnMut(Region)) {
    if areas.is_empty() {
        region::all(level).for_each(&mut visit);
    }
    for area in areas {
        if area.level == level {
            region::get(level, area.code).into_iter().for_each(&mut visit);
        } else {
            region::descendants(area.level, area.code, level).for_each(&mut visit);
        }
    }
}
