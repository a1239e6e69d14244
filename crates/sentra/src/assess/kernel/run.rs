//! Rows through tables, and through the exact engine where there is no table.

use super::cells::look_up;
use super::pass::{Chunk, Input, Out, ROWS};
use super::plan::{Part, Plan};
use super::{UnitAnswer, UnitRules, asked_on};
use crate::assess::{Context, Verdict};
use crate::unit::Unit;
use std::collections::BTreeMap;

/// More combinations than this are not kept.
const KEPT: usize = 1 << 16;

/// The columns of a run, and a row of them as a unit.
pub(super) struct Rows<'a> {
    pub(super) len: usize,
    pub(super) inputs: &'a [(Part, Input<'a>)],
    /// Not 0 in rows that have no cells; fewer than rows, or none.
    pub(super) slow: &'a [u8],
    pub(super) unit: &'a dyn Fn(usize) -> Unit,
    pub(super) date: &'a dyn Fn(usize) -> Option<i64>,
}

impl UnitRules<'_> {
    /// One pass over all rows.
    pub(super) fn run(&self, rows: &Rows, outs: &mut [(usize, Out)]) {
        let tabled = |question: &usize| self.tables.get(*question).is_some_and(|t| t.answers.is_some());
        let all_tabled = outs.iter().all(|(question, _)| tabled(question));
        let plan = self.plan.as_ref().filter(|_| self.steady);
        let small = plan.is_some_and(|p| p.last_of(rows.inputs) < 256);
        let mut chunk = Chunk::new();
        let tables: Vec<Prepared> = outs.iter().map(|(question, out)| self.prepare(*question, out)).collect();
        let mut kept: BTreeMap<u64, Vec<UnitAnswer>> = BTreeMap::new();
        for from in (0..rows.len).step_by(ROWS) {
            let len = ROWS.min(rows.len - from);
            match plan {
                Some(plan) => chunk.indices(plan, rows.inputs, from, len, !all_tabled),
                None => chunk.slow = [1; ROWS],
            }
            let more = rows.slow.get(from..).unwrap_or_default();
            chunk.slow.iter_mut().zip(more).for_each(|(s, more)| *s |= more);
            let index = chunk.index.get(..len).unwrap_or_default();
            if all_tabled {
                for ((_, out), table) in outs.iter_mut().zip(&tables) {
                    table.put(index, small, out, from);
                }
            }
            let slow = chunk.slow.get(..len).unwrap_or_default();
            if all_tabled && slow.iter().fold(0, |a, b| a | b) == 0 {
                continue;
            }
            for ((i, slow), wide) in slow.iter().enumerate().zip(&chunk.wide) {
                let row = from + i;
                let key = (*slow == 0).then_some(*wide);
                if all_tabled && key.is_some() {
                    continue;
                }
                if let Some(answers) = key.and_then(|k| kept.get(&k)) {
                    outs.iter_mut().zip(answers).for_each(|((_, out), a)| out.set(row, *a));
                    continue;
                }
                let unit = (rows.unit)(row);
                let mut answers = Vec::new();
                let mut exact = kept.len() < KEPT;
                for (question, out) in outs.iter_mut() {
                    let (answer, sure) = self.one(*question, &unit, (rows.date)(row));
                    exact &= sure;
                    out.set(row, answer);
                    answers.push(answer);
                }
                if let Some(key) = key.filter(|_| exact) {
                    kept.insert(key, answers);
                }
            }
        }
    }

    /// What the exact engine says of one unit, and whether it is exact.
    pub(super) fn one(&self, question: usize, unit: &Unit, date: Option<i64>) -> (UnitAnswer, bool) {
        let nothing = (UnitAnswer::default(), true);
        let Some(table) = self.tables.get(question) else { return nothing };
        let empty = Plan::default();
        let plan = self.plan.as_ref().unwrap_or(&empty);
        let fresh;
        let asked = match self.per {
            None => table.asked.first(),
            Some(per) => {
                fresh = per.day_of(date).and_then(|day| {
                    let context = Context { as_of: day, ..self.context.clone() };
                    asked_on(self.law, &table.criterion, &context).ok()
                });
                fresh.as_ref()
            }
        };
        asked.map_or(nothing, |a| a.answer(unit, plan, &table.inputs))
    }

    fn prepare(&self, question: usize, out: &Out) -> Prepared {
        let answers = self.tables.get(question).and_then(|t| t.answers.as_deref()).unwrap_or_default();
        match out {
            Out::Answers(_) => Prepared::Answers(answers.to_vec()),
            Out::Verdicts(_) => Prepared::Verdicts(answers.iter().map(|a| a.verdict()).collect()),
            Out::Bytes(_, of) => Prepared::Bytes(answers.iter().map(|a| of(*a)).collect()),
        }
    }
}

/// The table of a question in the form of one output.
enum Prepared {
    Answers(Vec<UnitAnswer>),
    Verdicts(Vec<Verdict>),
    Bytes(Vec<u8>),
}

impl Prepared {
    fn put(&self, index: &[u16], small: bool, out: &mut Out, from: usize) {
        let len = index.len();
        match (out, self) {
            (Out::Answers(out), Prepared::Answers(t)) => {
                look_up(index, small, t, UnitAnswer::default(), part_of(out, from, len));
            }
            (Out::Verdicts(out), Prepared::Verdicts(t)) => {
                look_up(index, small, t, Verdict::Unknown, part_of(out, from, len));
            }
            (Out::Bytes(out, _), Prepared::Bytes(t)) => look_up(index, small, t, 0, part_of(out, from, len)),
            _ => {}
        }
    }
}

fn part_of<T>(out: &mut [T], from: usize, len: usize) -> &mut [T] {
    out.get_mut(from..from + len).unwrap_or_default()
}

impl Out<'_> {
    fn set(&mut self, row: usize, answer: UnitAnswer) {
        match self {
            Out::Answers(out) => out.get_mut(row).into_iter().for_each(|o| *o = answer),
            Out::Verdicts(out) => out.get_mut(row).into_iter().for_each(|o| *o = answer.verdict()),
            Out::Bytes(out, of) => out.get_mut(row).into_iter().for_each(|o| *o = of(answer)),
        }
    }
}
