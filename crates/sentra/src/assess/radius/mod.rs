//! "One location" by a radius that the caller names: members count together when their coordinates do. The law gives no
//! distance, so these readings are the caller's own; what they give always comes with the gaps between the members.

mod reach;

use super::count::{Outcome, Prepared};
use super::members::{Alternative, Aspect, Key, Location, Member, Tri};
use super::search::Best;
use super::{Context, CountRange, Label, Missing, Spread, Verdict, questions};
use crate::law::{Law, LawError, Members};
use crate::region::RegionCode;
use crate::unit::Point;
pub(crate) use reach::Reach;
use reach::{Largest, Shape, spread};
use std::collections::BTreeSet;

/// The most combinations of alternatives that are tried.
const COMBINATIONS: usize = 4_096;

/// The largest radius, in metres: Indonesia is about 5,200 km long.
pub(crate) const MAX_RADIUS: u32 = 1_000_000;

/// The radius of a context, if its reading of "one location" is one of those that need it.
pub(crate) fn reach(law: &Law, context: &Context) -> Result<Option<Reach>, LawError> {
    let shape = match context.reading(law, "location")? {
        "chain" => Shape::Chain,
        "diameter" => Shape::Diameter,
        "centre" => Shape::Centre,
        _ if context.location_radius.is_none() => return Ok(None),
        _ => return Err(LawError::Radius),
    };
    let metres = context.location_radius.filter(|m| (1..=MAX_RADIUS).contains(m)).ok_or(LawError::Radius)?;
    Ok(Some(Reach { shape, radius: u64::from(metres) * 1_000 }))
}

/// What one completion of the alternatives gives.
struct Counted {
    /// The members that count for certain, and what they share.
    sure: (Vec<usize>, Key),
    /// More than so many cannot count; and what they would share.
    possible: (usize, Key),
    /// So many do count when what is missing turns out well.
    attained: usize,
}

/// The members with the alternative that each of them has.
type Picked<'m> = Vec<(usize, &'m Alternative)>;

impl Reach {
    /// Counts the members that are one location by this radius and share a key.
    pub(crate) fn count(self, on: &Prepared<'_>, ask: &Members, needed: u32) -> Outcome {
        let keys = on.keys(&ask.share);
        let enough = usize::try_from(needed).unwrap_or(usize::MAX);
        let (merged, apart) =
            (self.completions(on.merged(), ask, &keys), self.completions(on.apart(), ask, &keys));
        let least = merged.iter().min_by_key(|c| c.sure.0.len());
        let most = apart.iter().max_by_key(|c| c.possible.0);
        let (sure, possible) = (least.map_or(0, |c| c.sure.0.len()), most.map_or(0, |c| c.possible.0));
        let attained = apart.iter().map(|c| c.attained).max().unwrap_or(0);
        let verdict = match () {
            () if sure >= enough => Verdict::Met,
            () if possible < enough && on.complete => Verdict::NotMet,
            () => Verdict::Unknown,
        };
        let all_tried = combinations(on.merged()).and(combinations(on.apart())).is_some();
        let exact = verdict != Verdict::Unknown || !on.complete || (all_tried && attained >= enough);
        // Where several completions lead to it, which members count is not the same in each.
        let found = least.filter(|_| verdict == Verdict::Met && all_tried && merged.len() == 1);
        let missing = match most {
            Some(most) if verdict == Verdict::Unknown => self.missing(on, ask, &most.possible, enough),
            _ => Missing::default(),
        };
        let counted: Vec<(&Member, &Alternative)> = found
            .iter()
            .flat_map(|c| &c.sure.0)
            .filter_map(|i| on.merged().get(*i).and_then(|m| Some((m, m.alternatives.first()?))))
            .collect();
        let places: BTreeSet<RegionCode> = counted.iter().filter_map(|(_, a)| is(&a.place)).collect();
        let points: Vec<Point> = counted.iter().filter_map(|(_, a)| is(&a.point)).collect();
        let as_count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Outcome {
            verdict,
            exact,
            count: CountRange {
                sure: as_count(sure),
                possible: if on.complete { as_count(possible.max(sure)) } else { u32::MAX },
                needed,
            },
            label: (verdict == Verdict::Met).then_some(Label::Radius),
            places: places.into_iter().collect(),
            key: found.and_then(|c| at(&c.sure.1, ask).shared()),
            members: counted.iter().map(|(m, _)| m.id.clone()).collect(),
            spread: (!points.is_empty()).then(|| {
                let (gap, diameter) = spread(&points);
                Spread { gap: metres(gap), diameter: metres(diameter) }
            }),
            missing,
            review: false,
        }
    }

    /// What each combination of alternatives gives; beyond the budget one bound for all of them.
    fn completions(self, members: &[Member], ask: &Members, keys: &[Key]) -> Vec<Counted> {
        let Some(total) = combinations(members) else {
            return self.bounded(members, ask, keys).into_iter().collect();
        };
        let pick = |n: usize| -> Picked<'_> {
            let mut rest = n;
            let mut out = Vec::with_capacity(members.len());
            for (i, member) in members.iter().enumerate() {
                let of = member.alternatives.len().max(1);
                out.extend(member.alternatives.get(rest % of).map(|a| (i, a)));
                rest /= of;
            }
            out
        };
        (0..total).filter_map(|n| self.best(&pick(n), ask, keys)).collect()
    }

    /// Over the budget: members with one state count for certain, the others wherever they help.
    fn bounded(self, members: &[Member], ask: &Members, keys: &[Key]) -> Option<Counted> {
        let (single, several): (Vec<_>, Vec<_>) =
            members.iter().enumerate().partition(|(_, m)| m.alternatives.len() == 1);
        let picked: Picked<'_> =
            single.into_iter().filter_map(|(i, m)| Some((i, m.alternatives.first()?))).collect();
        let counted = self.best(&picked, ask, keys)?;
        let (attained, possible) = (counted.sure.0.len(), counted.possible.0 + several.len());
        Some(Counted { attained, possible: (possible, counted.possible.1), sure: counted.sure })
    }

    /// A completion under the key that most share, for certain and possibly; of equal ones the first.
    fn best(self, picked: &Picked<'_>, ask: &Members, keys: &[Key]) -> Option<Counted> {
        keys.iter().map(|key| self.of_key(picked, ask, key)).reduce(|best, next| Counted {
            sure: if next.sure.0.len() > best.sure.0.len() { next.sure } else { best.sure },
            possible: if next.possible.0 > best.possible.0 { next.possible } else { best.possible },
            attained: best.attained.max(next.attained),
        })
    }

    fn of_key(self, picked: &Picked<'_>, ask: &Members, key: &Key) -> Counted {
        let certain = |(_, a): &&(usize, &Alternative)| (!ask.ikm || a.ikm == Tri::Yes) && a.shares(key).0;
        let possible = |(_, a): &&(usize, &Alternative)| {
            (!ask.ikm || a.ikm != Tri::No) && a.shares(key).1 && a.point != Aspect::None
        };
        let placed = |(i, a): &(usize, &Alternative)| is(&a.point).map(|p| (*i, p));
        let (rows, points): (Vec<usize>, Vec<Point>) =
            picked.iter().filter(certain).filter_map(placed).unzip();
        let sure = self.largest(&points).points.iter().filter_map(|i| rows.get(*i).copied()).collect();
        let may: Vec<&(usize, &Alternative)> = picked.iter().filter(possible).collect();
        let points: Vec<Point> = may.iter().filter_map(|p| placed(p)).map(|(_, p)| p).collect();
        let (attained, at_most) = self.joined(&points, may.len() - points.len());
        Counted { sure: (sure, key.clone()), possible: (at_most, key.clone()), attained }
    }

    /// How many can count together when further ones lie wherever that helps: attainable, and at most.
    fn joined(self, points: &[Point], further: usize) -> (usize, usize) {
        match self.shape {
            Shape::Chain if further > 0 => self.bridged(points, further),
            _ => {
                let Largest { points, at_most } = self.largest(points);
                (points.len() + further, at_most + further)
            }
        }
    }

    /// What could decide: the smallest choices of open members that bring enough together.
    fn missing(self, on: &Prepared<'_>, ask: &Members, at_most: &(usize, Key), needed: usize) -> Missing {
        let (possible, key) = (at_most.0, &at_most.1);
        let open = questions::open_members(on, ask, &at(key, ask));
        let mut out = Missing::default();
        let mut inputs: BTreeSet<String> = BTreeSet::new();
        for member in &open {
            inputs.extend(member.will.iter().chain(member.could.iter().flatten()).cloned());
        }
        let sure = |m: &Member| m.counts(ask.ikm, key, &Location::Radius).0;
        let base: Vec<Point> = on.apart().iter().filter(|m| sure(m)).filter_map(point_of).collect();
        let mut could = BTreeSet::new();
        for size in 1..=open.len().min(needed) {
            for chosen in questions::choose(open.len(), size) {
                let chosen: Vec<&questions::Open> = chosen.iter().filter_map(|i| open.get(*i)).collect();
                let rows = chosen.iter().filter_map(|o| on.apart().get(o.row));
                let placed: Vec<Point> = rows.filter_map(point_of).collect();
                let further = chosen.len() - placed.len();
                let points: Vec<Point> = base.iter().copied().chain(placed).collect();
                if self.joined(&points, further).0 >= needed {
                    could.extend(questions::sets(&chosen));
                }
            }
            if !could.is_empty() {
                break;
            }
        }
        out.could_settle = questions::minimal(could);
        if !on.complete && possible < needed {
            out.could_settle.push(vec!["members_complete".to_owned()]);
            inputs.insert("members_complete".to_owned());
        }
        if !on.group.suspected_duplicates.is_empty() {
            inputs.insert("suspected_duplicates".to_owned());
        }
        out.ask_next = out.could_settle.first().and_then(|s| s.first().cloned()).or(inputs.first().cloned());
        out.inputs = inputs.into_iter().collect();
        out
    }
}

fn at(key: &Key, ask: &Members) -> Best {
    Best { count: 0, key: key.clone(), location: Location::Radius, ikm: ask.ikm }
}

/// Whole metres, rounded to the nearest.
fn metres(millimetres: u64) -> u32 {
    u32::try_from((millimetres + 500) / 1_000).unwrap_or(u32::MAX)
}

fn is<T: Copy>(aspect: &Aspect<T>) -> Option<T> {
    match aspect {
        Aspect::Is(value) => Some(*value),
        Aspect::Any | Aspect::None => None,
    }
}

/// Where a member is, if it has one point.
fn point_of(member: &Member) -> Option<Point> {
    let mut points = member.alternatives.iter().map(|a| is(&a.point));
    let first = points.next()??;
    points.all(|p| p == Some(first)).then_some(first)
}

fn combinations(members: &[Member]) -> Option<usize> {
    let product = members.iter().try_fold(1usize, |n, m| n.checked_mul(m.alternatives.len().max(1)));
    product.filter(|n| *n <= COMBINATIONS)
}
