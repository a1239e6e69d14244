//! The largest set of points that are one location by a radius.

use crate::assess::members::{join, root};
use crate::unit::{Direction, EARTH_RADIUS, Point};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Beyond so many spots the largest set of mutual neighbours, or around one spot, is only bounded.
const SITES: usize = 2_000;

/// How many pairs the search for the largest set of mutual neighbours looks at, at most.
const PAIRS: usize = 4_000_000;

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
    /// The largest set of points that are one location.
    pub(crate) fn largest(self, points: &[Point]) -> Largest {
        let sites = sites(points);
        let (chosen, at_most) = match self.shape {
            Shape::Chain => {
                let largest = self.chains(&sites).into_iter().max_by_key(|chain| rank(&sites, chain));
                (largest.unwrap_or_default(), 0)
            }
            // Whatever lies within half the radius of a point is mutual, and whatever is mutual within all of it; and as
            // with a spot, whose points lie within twice the radius of each of them.
            Shape::Diameter if sites.len() > SITES => {
                (ball(&sites, self.radius / 2), weight(&sites, &ball(&sites, self.radius)))
            }
            Shape::Centre if sites.len() > SITES => {
                (ball(&sites, self.radius), weight(&sites, &ball(&sites, self.radius.saturating_mul(2))))
            }
            Shape::Diameter => Mutual::search(&sites, self.radius),
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
        let mut parent: Vec<usize> = (0..sites.len()).collect();
        for site in 0..sites.len() {
            for other in later(sites, site, self.radius) {
                join(&mut parent, site, other);
            }
        }
        let mut chains: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for site in 0..sites.len() {
            chains.entry(root(&parent, site)).or_default().push(site);
        }
        chains.into_values().collect()
    }

    /// The most points within the radius of one spot. A spot can be moved until one of them is exactly at the radius, so
    /// only the circles around the points are walked: on each, others come within reach and go out of it again.
    fn around_a_spot(self, sites: &[Site]) -> Vec<usize> {
        let mut best: (usize, Option<(usize, f64)>) = (0, None);
        for (i, site) in sites.iter().enumerate() {
            let mut ends: Vec<(f64, bool, usize)> = Vec::new();
            let mut here = site.points.len();
            for (from, to, other) in self.arcs(sites, i) {
                let more = weight(sites, &[other]);
                ends.extend([(from, false, more), (to, true, more)]);
                // An arc over the back of the circle is open at its beginning already.
                here += if from > to { more } else { 0 };
            }
            // Where one comes as another goes, both are within reach.
            ends.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            for (at, goes, more) in std::iter::once((-std::f64::consts::PI, false, 0)).chain(ends) {
                here = if goes { here - more } else { here + more };
                if here > best.0 {
                    best = (here, Some((i, at)));
                }
            }
        }
        let Some((site, spot)) = best.1 else { return Vec::new() };
        let within = |(from, to, _): &(f64, f64, usize)| {
            if from <= to { (*from..=*to).contains(&spot) } else { spot >= *from || spot <= *to }
        };
        std::iter::once(site).chain(self.arcs(sites, site).filter(within).map(|a| a.2)).collect()
    }

    /// Where on the circle around a site each other one is within reach: from, to and which, as angles from -pi to pi.
    fn arcs(self, sites: &[Site], site: usize) -> impl Iterator<Item = (f64, f64, usize)> {
        let (radius, turn) = (self.angle(), 2.0 * std::f64::consts::PI);
        let wrapped = move |angle: f64| match angle {
            a if a < -std::f64::consts::PI => a + turn,
            a if a > std::f64::consts::PI => a - turn,
            a => a,
        };
        around(sites, site, self.radius.saturating_mul(2)).filter_map(move |other| {
            let (from, to) = (sites.get(site)?.at, sites.get(other)?.at);
            let half = (from.angle(to) / 2.0).min(radius);
            let width = libm::acos((libm::tan(half) / libm::tan(radius)).min(1.0));
            let middle = from.bearing(to);
            Some((wrapped(middle - width), wrapped(middle + width), other))
        })
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
fn rank(sites: &[Site], chosen: &[usize]) -> (usize, Reverse<Option<usize>>) {
    let first = chosen.iter().filter_map(|s| sites.get(*s)?.points.first().copied()).min();
    (weight(sites, chosen), Reverse(first))
}

fn gap(sites: &[Site], one: &[usize], other: &[usize]) -> u64 {
    let at = |i: &usize| sites.get(*i).map(|s| s.at);
    let pairs = one.iter().filter_map(at).flat_map(|a| other.iter().filter_map(at).map(move |b| (a, b)));
    pairs.map(|(a, b)| a.millimetres_to(b)).min().unwrap_or(u64::MAX)
}

/// The sites behind this one, in the order of their latitudes, that lie within a distance of it.
fn later(sites: &[Site], site: usize, distance: u64) -> impl Iterator<Item = usize> {
    let all = sites.iter().enumerate().skip(site + 1);
    within(sites.get(site), all, distance)
}

/// All sites within a distance of this one, without it.
fn around(sites: &[Site], site: usize, distance: u64) -> impl Iterator<Item = usize> {
    let before = sites.iter().enumerate().take(site).rev();
    within(sites.get(site), before, distance).chain(later(sites, site, distance))
}

fn within<'s>(
    site: Option<&'s Site>,
    others: impl Iterator<Item = (usize, &'s Site)>,
    distance: u64,
) -> impl Iterator<Item = usize> {
    // A millionth of a degree of latitude is 111.195 mm of a meridian.
    let reach = i64::try_from(distance / 111).unwrap_or(i64::MAX).saturating_add(1);
    let latitude = site.map_or(0, |s| i64::from(s.latitude));
    others
        .take_while(move |(_, other)| (i64::from(other.latitude) - latitude).abs() <= reach)
        .filter(move |(_, other)| site.is_some_and(|s| s.at.millimetres_to(other.at) <= distance))
        .map(|(i, _)| i)
}

/// The most that lies within a distance of one of the points.
fn ball(sites: &[Site], distance: u64) -> Vec<usize> {
    let of = |site| -> Vec<usize> { std::iter::once(site).chain(around(sites, site, distance)).collect() };
    (0..sites.len()).map(of).max_by_key(|ball| rank(sites, ball)).unwrap_or_default()
}

/// The search for the heaviest set of mutual neighbours: branches are cut by colouring, and after so many pairs.
struct Mutual<'s> {
    sites: &'s [Site],
    near: Vec<Vec<usize>>,
    best: Vec<usize>,
    pairs: usize,
}

impl<'s> Mutual<'s> {
    /// The set, and what no set can exceed.
    fn search(sites: &'s [Site], radius: u64) -> (Vec<usize>, usize) {
        let near = (0..sites.len()).map(|i| {
            let mut near: Vec<usize> = around(sites, i, radius).collect();
            near.sort_unstable();
            near
        });
        let mut search = Self { sites, near: near.collect(), best: Vec::new(), pairs: 0 };
        let mut all: Vec<usize> = (0..sites.len()).collect();
        let bound = search.coloured(&all).last().map_or(0, |(_, bound)| *bound);
        // Something good to begin with: whoever has most neighbours first, as long as all are mutual.
        all.sort_by_key(|i| Reverse(search.near.get(*i).map_or(0, Vec::len)));
        for site in &all {
            if search.best.iter().all(|other| search.adjacent(*site, *other)) {
                search.best.push(*site);
            }
        }
        search.pairs = 0;
        if weight(sites, &search.best) < bound {
            search.extend(&mut Vec::new(), &all);
        }
        let found = weight(sites, &search.best);
        (search.best, if search.pairs < PAIRS { found } else { bound })
    }

    fn adjacent(&self, a: usize, b: usize) -> bool {
        self.near.get(a).is_some_and(|list| list.binary_search(&b).is_ok())
    }

    /// The candidates in an order in which each has a bound for everything up to it: of mutual strangers at most one can
    /// be in the set.
    fn coloured(&mut self, candidates: &[usize]) -> Vec<(usize, usize)> {
        let mut classes: Vec<Vec<usize>> = Vec::new();
        for site in candidates {
            self.pairs += classes.len();
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

    fn extend(&mut self, set: &mut Vec<usize>, candidates: &[usize]) {
        let mut order = self.coloured(candidates);
        while let Some((site, bound)) = order.pop() {
            if self.pairs >= PAIRS || weight(self.sites, set) + bound <= weight(self.sites, &self.best) {
                return;
            }
            set.push(site);
            let rest: Vec<usize> =
                order.iter().map(|(s, _)| *s).filter(|s| self.adjacent(site, *s)).collect();
            if !rest.is_empty() {
                self.extend(set, &rest);
            } else if weight(self.sites, set) > weight(self.sites, &self.best) {
                self.best.clone_from(set);
            }
            set.pop();
        }
    }
}

#[cfg(test)]
mod tests;
