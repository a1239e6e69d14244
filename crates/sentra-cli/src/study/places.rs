//! Where things are: points with coordinates, and the regions below the one that holds everything.

use super::judge::Judged;
use super::totals::Totals;
use sentra::aggregate::{Measure, Part};
use sentra::assess::Verdict;
use sentra::region::{Level, RegionCode, System};
use sentra::unit::Point;
use sentra_io::Loaded;
use std::collections::{BTreeMap, BTreeSet};

/// A region on the cartogram.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tile {
    pub(crate) code: RegionCode,
    /// Units that are certainly here, listed and declared.
    pub(crate) units: u64,
    /// Sentra that somebody lists.
    pub(crate) listed: u64,
    /// Of these, the ones that meet the definition.
    pub(crate) listed_met: u64,
    /// Candidates that meet the definition.
    pub(crate) candidates: u64,
}

impl Tile {
    /// Sentra that are listed, and candidates that meet the definition.
    pub(crate) fn sentra(&self) -> u64 {
        self.listed + self.candidates
    }
}

/// Units at one point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Dot {
    pub(crate) point: Point,
    /// Whether the unit belongs to a group that meets the definition.
    pub(crate) met: bool,
}

/// What a map shows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Places {
    pub(crate) dots: Vec<Dot>,
    pub(crate) tiles: Vec<Tile>,
    /// Sentra that lie in several of the regions, or whose region is not certain.
    pub(crate) elsewhere: u64,
    /// Units whose region is not certain.
    pub(crate) units_elsewhere: u64,
}

impl Places {
    pub(crate) fn of(loaded: &Loaded, groups: &[Judged], totals: &Totals) -> Self {
        let mut out = Self { dots: dots(loaded, groups), ..Self::default() };
        let mut tiles: BTreeMap<RegionCode, Tile> = BTreeMap::new();
        for code in children(totals) {
            tiles.insert(code, Tile { code, ..Tile::default() });
        }
        for row in totals.regions.rows() {
            let units = u64::try_from(row.tally(Measure::Units).sum).unwrap_or(0);
            match row.key().next() {
                Some(Part::Region(code)) if totals.within.is_none_or(|region| code.within(region)) => {
                    let tile = tiles.entry(code).or_insert_with(|| Tile { code, ..Tile::default() });
                    tile.units += units;
                }
                Some(_) | None => out.units_elsewhere += units,
            }
        }
        for group in groups {
            let met = group.verdict == Verdict::Met;
            if !group.formed.origin.is_listed() && !met {
                continue;
            }
            let at = group.place.and_then(|p| p.ancestor(totals.level)).and_then(|code| tiles.get_mut(&code));
            match at {
                Some(tile) if group.formed.origin.is_listed() => {
                    tile.listed += 1;
                    tile.listed_met += u64::from(met);
                }
                Some(tile) => tile.candidates += 1,
                None => out.elsewhere += 1,
            }
        }
        out.tiles = tiles.into_values().collect();
        // A single region with nothing beside it is no map.
        if out.tiles.iter().filter(|t| t.units > 0 || t.sentra() > 0).count() == 0 {
            out.tiles.clear();
        }
        out
    }
}

/// All regions that the map should show, also those in which nothing is.
fn children(totals: &Totals) -> Vec<RegionCode> {
    let of = |level: Level, code: u64| RegionCode::kemendagri(level, code);
    match totals.within {
        Some(parent) if parent.system == System::Kemendagri => {
            sentra_codes::region::children(parent.level, parent.code).map(|r| of(r.level, r.code)).collect()
        }
        None if totals.regions.rows().any(|r| is_kemendagri(r.key().next())) => {
            sentra_codes::region::all(Level::Province).map(|r| of(r.level, r.code)).collect()
        }
        _ => Vec::new(),
    }
}

fn is_kemendagri(part: Option<Part<'_>>) -> bool {
    matches!(part, Some(Part::Region(code)) if code.system == System::Kemendagri)
}

fn dots(loaded: &Loaded, groups: &[Judged]) -> Vec<Dot> {
    let register = &loaded.register;
    if register.point.is_blank() {
        return Vec::new();
    }
    let met = groups.iter().filter(|g| g.verdict == Verdict::Met);
    let met: BTreeSet<usize> = met.flat_map(|g| g.formed.rows.iter().copied()).collect();
    let points = (0..register.len()).filter_map(|row| Some((row, register.point.known(row)?)));
    points
        .filter(|(_, p)| p.in_indonesia())
        .map(|(row, point)| Dot { point, met: met.contains(&row) })
        .collect()
}
