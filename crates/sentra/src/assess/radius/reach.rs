//! The largest set of points that are one location by a radius.

use crate::unit::{Direction, EARTH_RADIUS, Point};
use std::collections::BTreeMap;

/// How many steps the search for the largest set of mutual neighbours takes at most.
const STEPS: usize = 50_000;

/// What a radius means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Each point is within the radius of another one, and so all hang together.
    Chain,
    /// Every two points are within the radius of each other.
    Diameter,
    /// All points are within the radius of one spot.
    Centre,
}

/// A radius and what it means.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reach {
    pub(crate) shape: Shape,
    /// Millimetres.
    pub(crate) radius: u64,
}

/// The largest set that was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Largest {
    /// Positions of its points, in order.
    pub(crate) points: Vec<usize>,
    /// No set is larger; more than there are in `points` only where the search was cut off.
    pub(crate) at_most: usize,
}

/// Points at one spot.
struct Site {
    at: Direction,
    latitude: i32,
    points: Vec<usize>,
}

impl Reach {
    /// The largest set of points that are one location; of equally large ones that with the first point.
    pub(crate) fn largest(self, points: &[Point]) -> Largest {
        let sites = sites(points);
        let (chosen, at_most) = match self.shape {
            Shape::Chain => {
                let largest = self.chains(&sites).into_iter().max_by_key(|chain| rank(&sites, chain));
                (largest.unwrap_or_default(), 0)
            }
            Shape::Diameter => Mutual::search(&sites, &neighbours(&sites, self.radius)),
            Shape::Centre => (self.around_a_spot(&sites), 0),
        };
        let mut found: Vec<usize> =
            chosen.iter().filter_map(|s| sites.get(*s)).flat_map(|s| s.points.iter().copied()).collect();
        found.sort_unstable();
        Largest { at_most: at_most.max(found.len()), points: found }
    }

    /// The sizes of the chains that a number of further points, put wherever they help most, could make: certainly
    /// attainable, and at most.
    pub(crate) fn bridged(self, points: &[Point], further: usize) -> (usize, usize) {
        let wider = Self { radius: self.radius.saturating_mul(further as u64 + 1), ..self };
        let at_most = wider.largest(points).points.len() + further;
        let sites = sites(points);
        let chains = self.chains(&sites);
        let mut attained = chains.iter().map(|c| weight(&sites, c)).max().unwrap_or(0);
        for (i, one) in chains.iter().enumerate() {
            for other in chains.iter().skip(i + 1) {
                let sum = weight(&sites, one) + weight(&sites, other);
                if sum > attained && gap(&sites, one, other) <= wider.radius {
                    attained = sum;
                }
            }
        }
        (attained + further, at_most)
    }

    fn chains(self, sites: &[Site]) -> Vec<Vec<usize>> {
        let near = neighbours(sites, self.radius);
        let mut seen = vec![false; sites.len()];
        let mut out = Vec::new();
        for start in 0..sites.len() {
            let (mut chain, mut open) = (Vec::new(), vec![start]);
            while let Some(site) = open.pop() {
                match seen.get_mut(site) {
                    Some(done) if !*done => *done = true,
                    _ => continue,
                }
                chain.push(site);
                open.extend(near.get(site).into_iter().flatten());
            }
            if !chain.is_empty() {
                out.push(chain);
            }
        }
        out
    }

    /// The most points within the radius of one spot. A spot can be moved until one of them is exactly at the radius, so
    /// only the circles around the points are walked.
    fn around_a_spot(self, sites: &[Site]) -> Vec<usize> {
        let radius = self.angle();
        let near = neighbours(sites, self.radius.saturating_mul(2));
        let mut best: Vec<usize> = Vec::new();
        for (i, site) in sites.iter().enumerate() {
            // Where on the circle around this site another one is within reach: from, to, which.
            let arcs: Vec<(f64, f64, usize)> = near
                .get(i)
                .into_iter()
                .flatten()
                .filter_map(|j| {
                    let other = sites.get(*j)?;
                    let half = (site.at.angle(other.at) / 2.0).min(radius);
                    let width = libm::acos((libm::tan(half) / libm::tan(radius)).min(1.0));
                    let middle = site.at.bearing(other.at);
                    Some((middle - width, middle + width, *j))
                })
                .collect();
            let spots = std::iter::once(0.0).chain(arcs.iter().map(|a| a.0));
            for spot in spots {
                let turn = 2.0 * std::f64::consts::PI;
                let within = |(from, to, _): &&(f64, f64, usize)| {
                    (-1..=1).any(|k| (*from..=*to).contains(&(spot + f64::from(k) * turn)))
                };
                let mut here: Vec<usize> = arcs.iter().filter(within).map(|a| a.2).collect();
                here.push(i);
                if rank(sites, &here) > rank(sites, &best) {
                    best = here;
                }
            }
        }
        best
    }

    fn angle(self) -> f64 {
        // Radii are far below 2^53 millimetres.
        #[expect(clippy::cast_precision_loss, reason = "a radius has at most 2^40 millimetres")]
        let millimetres = self.radius as f64;
        millimetres / EARTH_RADIUS
    }
}

/// The distances inside a set of points, in millimetres: the longest link of the shortest chain through all of them, and
/// the largest distance of any two.
pub(crate) fn spread(points: &[Point]) -> (u64, u64) {
    let sites = sites(points);
    let mut left: Vec<(u64, &Site)> = sites.iter().skip(1).map(|s| (u64::MAX, s)).collect();
    let (mut gap, mut diameter) = (0, 0);
    let mut last = sites.first();
    while let Some(from) = last {
        let mut nearest: Option<(u64, usize)> = None;
        for (i, (distance, site)) in left.iter_mut().enumerate() {
            *distance = (*distance).min(from.at.millimetres_to(site.at));
            if nearest.is_none_or(|(least, _)| *distance < least) {
                nearest = Some((*distance, i));
            }
        }
        last = nearest.map(|(distance, i)| {
            gap = gap.max(distance);
            left.swap_remove(i).1
        });
    }
    for (i, one) in sites.iter().enumerate() {
        for other in sites.iter().skip(i + 1) {
            diameter = diameter.max(one.at.millimetres_to(other.at));
        }
    }
    (gap, diameter)
}

fn sites(points: &[Point]) -> Vec<Site> {
    let mut at: BTreeMap<Point, Vec<usize>> = BTreeMap::new();
    for (i, point) in points.iter().enumerate() {
        at.entry(*point).or_default().push(i);
    }
    // Points are ordered by latitude first.
    at.into_iter()
        .map(|(point, points)| Site { at: Direction::of(point), latitude: point.latitude, points })
        .collect()
}

fn weight(sites: &[Site], chosen: &[usize]) -> usize {
    chosen.iter().filter_map(|s| sites.get(*s)).map(|s| s.points.len()).sum()
}

/// Larger sets first, then that with the first point.
fn rank(sites: &[Site], chosen: &[usize]) -> (usize, std::cmp::Reverse<Option<usize>>) {
    let first = chosen.iter().filter_map(|s| sites.get(*s)?.points.first().copied()).min();
    (weight(sites, chosen), std::cmp::Reverse(first))
}

fn gap(sites: &[Site], one: &[usize], other: &[usize]) -> u64 {
    let at = |i: &usize| sites.get(*i).map(|s| s.at);
    let pairs = one.iter().filter_map(at).flat_map(|a| other.iter().filter_map(at).map(move |b| (a, b)));
    pairs.map(|(a, b)| a.millimetres_to(b)).min().unwrap_or(u64::MAX)
}

/// For each site the others within a distance. Sites are in the order of their latitudes, so few are looked at.
fn neighbours(sites: &[Site], distance: u64) -> Vec<Vec<usize>> {
    // A millionth of a degree of latitude is 111.195 mm of a meridian.
    let reach = i64::try_from(distance / 111).unwrap_or(i64::MAX).saturating_add(1);
    let mut out = vec![Vec::new(); sites.len()];
    for (i, one) in sites.iter().enumerate() {
        for (j, other) in sites.iter().enumerate().skip(i + 1) {
            if i64::from(other.latitude) - i64::from(one.latitude) > reach {
                break;
            }
            if one.at.millimetres_to(other.at) <= distance {
                for (from, to) in [(i, j), (j, i)] {
                    if let Some(list) = out.get_mut(from) {
                        list.push(to);
                    }
                }
            }
        }
    }
    out
}

/// The search for the heaviest set of mutual neighbours: branches are cut by colouring, and after so many steps.
struct Mutual<'s> {
    sites: &'s [Site],
    near: &'s [Vec<usize>],
    best: Vec<usize>,
    steps: usize,
}

impl<'s> Mutual<'s> {
    /// The set, and what no set can exceed.
    fn search(sites: &'s [Site], near: &'s [Vec<usize>]) -> (Vec<usize>, usize) {
        let mut search = Self { sites, near, best: Vec::new(), steps: 0 };
        let all: Vec<usize> = (0..sites.len()).collect();
        let bound = search.coloured(&all).last().map_or(0, |(_, bound)| *bound);
        search.extend(&mut Vec::new(), all);
        let found = weight(sites, &search.best);
        (search.best, if search.steps < STEPS { found } else { bound })
    }

    fn adjacent(&self, a: usize, b: usize) -> bool {
        self.near.get(a).is_some_and(|list| list.binary_search(&b).is_ok())
    }

    /// The candidates in an order in which each has a bound for everything up to it: of mutual strangers at most one can
    /// be in the set.
    fn coloured(&self, candidates: &[usize]) -> Vec<(usize, usize)> {
        let mut classes: Vec<Vec<usize>> = Vec::new();
        for site in candidates {
            match classes.iter_mut().find(|class| class.iter().all(|other| !self.adjacent(*site, *other))) {
                Some(class) => class.push(*site),
                None => classes.push(vec![*site]),
            }
        }
        let mut out = Vec::with_capacity(candidates.len());
        let mut bound = 0;
        for class in classes {
            bound += class.iter().map(|s| weight(self.sites, &[*s])).max().unwrap_or(0);
            out.extend(class.into_iter().map(|s| (s, bound)));
        }
        out
    }

    fn extend(&mut self, set: &mut Vec<usize>, candidates: Vec<usize>) {
        self.steps += 1;
        let mut order = self.coloured(&candidates);
        while let Some((site, bound)) = order.pop() {
            let held = weight(self.sites, set);
            if self.steps >= STEPS || held + bound < weight(self.sites, &self.best) {
                return;
            }
            set.push(site);
            let rest: Vec<usize> =
                order.iter().map(|(s, _)| *s).filter(|s| self.adjacent(site, *s)).collect();
            if rest.is_empty() {
                if rank(self.sites, set) > rank(self.sites, &self.best) {
                    self.best.clone_from(set);
                }
            } else {
                self.extend(set, rest);
            }
            set.pop();
        }
    }
}

#[cfg(test)]
mod tests;
