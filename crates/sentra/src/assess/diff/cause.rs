//! Which differences are responsible for a change: each switched alone, and where none suffices a smallest set of them.

use super::hybrid::Sides;
use super::{Side, Standing, Transition};
use crate::assess::{Context, Verdict};
use crate::law::{Law, LawError};
use std::collections::{BTreeMap, BTreeSet};

/// How often a smallest set is looked for: rows beyond are given all differences.
const BATCHES: usize = 8;

/// Each distinct standing once, so that a row is two bytes.
#[derive(Debug, Default)]
pub(super) struct Table {
    ids: BTreeMap<Standing, u16>,
    of: Vec<Standing>,
}

impl Table {
    pub(super) fn id(&mut self, standing: Standing) -> u16 {
        if let Some(id) = self.ids.get(&standing) {
            return *id;
        }
        let id = u16::try_from(self.of.len()).unwrap_or(u16::MAX);
        self.of.push(standing.clone());
        self.ids.insert(standing, id);
        id
    }

    pub(super) fn standing(&self, id: u16) -> Standing {
        let unknown = Standing { verdict: Verdict::Unknown, classes: Vec::new() };
        self.of.get(usize::from(id)).cloned().unwrap_or(unknown)
    }
}

/// A row that changes.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) row: usize,
    pub(super) before: u16,
    pub(super) after: u16,
    pub(super) alone: Vec<usize>,
}

/// A way to ask about rows, and the standings that were found.
pub(super) struct Asked<F> {
    pub(super) ask: F,
    pub(super) table: Table,
}

type Group = (u16, u16, bool, Vec<usize>);

impl<F: FnMut(&Law, &Context, &[usize], &mut Table) -> Result<Vec<u16>, LawError>> Asked<F> {
    /// The standings under one side. A criterion that its registry lacks is not in force.
    pub(super) fn side(
        &mut self,
        side: Side<'_>,
        criterion: &str,
        rows: &[usize],
    ) -> Result<Vec<u16>, LawError> {
        if side.0.criterion(criterion).is_some() {
            return (self.ask)(side.0, side.1, rows, &mut self.table);
        }
        let none = self.table.id(Standing { verdict: Verdict::NotInForce, classes: Vec::new() });
        Ok(vec![none; rows.len()])
    }

    /// The standings with some differences switched. A mixture that cannot be asked changes nothing.
    fn mixed(&mut self, sides: &Sides<'_>, switched: &BTreeSet<usize>, rows: &[usize]) -> Option<Vec<u16>> {
        let (law, context) = sides.mixed(switched);
        (self.ask)(&law, &context, rows, &mut self.table).ok().filter(|s| s.len() == rows.len())
    }

    /// The changed rows by statuses and by what is responsible.
    pub(super) fn causes(&mut self, sides: &Sides<'_>, mut changed: Vec<Row>) -> Vec<Transition> {
        let rows: Vec<usize> = changed.iter().map(|r| r.row).collect();
        if rows.is_empty() {
            return Vec::new();
        }
        for i in 0..sides.differences.len() {
            let Some(found) = self.mixed(sides, &BTreeSet::from([i]), &rows) else { continue };
            for (r, now) in changed.iter_mut().zip(found) {
                if now != r.before {
                    r.alone.push(i);
                }
            }
        }
        let mut groups: BTreeMap<Group, Vec<usize>> = BTreeMap::new();
        let (joint, alone): (Vec<Row>, Vec<Row>) = changed.into_iter().partition(|r| r.alone.is_empty());
        for r in alone {
            groups.entry((r.before, r.after, false, r.alone)).or_default().push(r.row);
        }
        self.jointly(sides, joint, &mut groups);
        let transition = |((before, after, jointly, responsible), mut rows): (Group, Vec<usize>)| {
            rows.sort_unstable();
            let (before, after) = (self.table.standing(before), self.table.standing(after));
            Transition { before, after, responsible, jointly, rows }
        };
        let mut out: Vec<Transition> = groups.into_iter().map(transition).collect();
        out.sort();
        out
    }

    /// Takes differences away while the first row keeps its status after; rows that part from it wait for the next turn.
    fn jointly(
        &mut self,
        sides: &Sides<'_>,
        mut waiting: Vec<Row>,
        groups: &mut BTreeMap<Group, Vec<usize>>,
    ) {
        let all: BTreeSet<usize> = (0..sides.differences.len()).collect();
        for _ in 0..BATCHES {
            let Some(first) = waiting.first().map(|r| r.row) else { return };
            let (mut set, mut together, mut next) = (all.clone(), std::mem::take(&mut waiting), Vec::new());
            for i in &all {
                let fewer: BTreeSet<usize> = set.iter().copied().filter(|d| d != i).collect();
                let rows: Vec<usize> = together.iter().map(|r| r.row).collect();
                let Some(found) = self.mixed(sides, &fewer, &rows) else { continue };
                let stays: BTreeMap<usize, bool> =
                    together.iter().zip(found).map(|(r, now)| (r.row, now == r.after)).collect();
                if stays.get(&first) == Some(&true) {
                    set = fewer;
                    let (keep, part) = together.into_iter().partition(|r| stays.get(&r.row) == Some(&true));
                    together = keep;
                    next.extend(part);
                }
            }
            for r in together {
                groups
                    .entry((r.before, r.after, true, set.iter().copied().collect()))
                    .or_default()
                    .push(r.row);
            }
            next.sort_unstable_by_key(|r| r.row);
            waiting = next;
        }
        for r in waiting {
            groups.entry((r.before, r.after, true, all.iter().copied().collect())).or_default().push(r.row);
        }
    }
}
