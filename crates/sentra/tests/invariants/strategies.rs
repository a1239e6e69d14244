//! Generated subjects. Each stands around a hidden truth, so that narrowing an input never contradicts another one.

use proptest::prelude::*;
use sentra::assess::Context;
use sentra::date::{Date, Holds, PartialDate, Period};
use sentra::input::Input;
use sentra::law::{Criterion, Law, Question, Subject};
use std::collections::BTreeSet;

pub(crate) const BN: i64 = 1_000_000_000;

/// Choices from generated numbers; zero is always the plainest choice, so that failures shrink to plain cases.
#[derive(Clone)]
pub(crate) struct Dice {
    of: Vec<u16>,
    at: usize,
}

impl std::fmt::Debug for Dice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let end = self.of.iter().rposition(|n| *n > 0).map_or(0, |i| i + 1);
        write!(f, "Dice({:?})", &self.of[..end])
    }
}

impl Dice {
    pub(crate) fn pick(&mut self, n: usize) -> usize {
        // Longer than it is, it goes on with other remainders; zero stays zero.
        let (turn, at) = (self.at / self.of.len(), self.at % self.of.len());
        let v = usize::from(self.of[at]) * (1 + 7 * turn) / (1 + turn);
        self.at += 1;
        v % n.max(1)
    }

    pub(crate) fn of<T: Clone>(&mut self, list: &[T]) -> T {
        list[self.pick(list.len())].clone()
    }

    pub(crate) fn chance(&mut self, of: usize) -> bool {
        self.pick(of) == of - 1
    }
}

pub(crate) fn dice(n: usize) -> impl Strategy<Value = Dice> {
    prop::collection::vec(0u16..720, n).prop_map(|of| Dice { of, at: 0 })
}

/// All criteria about a subject that are questions at all.
pub(crate) fn criteria(subject: Subject) -> Vec<&'static Criterion> {
    let all = Law::indonesia().registry().criteria.iter();
    all.filter(|c| c.subject == subject && c.question != Question::Convention).collect()
}

pub(crate) fn date(text: &str) -> Date {
    Date::parse_iso(text).unwrap()
}

/// Whether a period of the registry holds on a day.
pub(crate) fn holds(from: Option<&str>, to: Option<&str>, day: Date) -> Holds {
    let parse = |t: &str| PartialDate::parse_iso(t).unwrap();
    match (from.map(parse), to.map(parse)) {
        (None, None) => Holds::Within,
        (Some(from), to) => Period { from, to }.holds(day),
        (None, Some(to)) => match (Period { from: to, to: None }).holds(day) {
            Holds::Before => Holds::Within,
            Holds::Within => Holds::After,
            other => other,
        },
    }
}

/// The last day before, and the first and last day of each start and end that the registry names, and today.
pub(crate) fn days() -> Vec<Date> {
    let r = Law::indonesia().registry();
    let mut texts: BTreeSet<&str> = BTreeSet::new();
    texts.extend(r.criteria.iter().flat_map(|c| [c.from.as_deref(), c.to.as_deref()]).flatten());
    let values = r.parameters.iter().flat_map(|p| &p.values);
    texts.extend(values.flat_map(|v| [v.from.as_deref(), v.to.as_deref()]).flatten());
    texts.extend(r.instruments.iter().flat_map(|i| [i.from.as_deref(), i.to.as_deref()]).flatten());
    let status = r.instruments.iter().flat_map(|i| &i.status);
    texts.extend(status.flat_map(|s| [s.from.as_deref(), s.to.as_deref()]).flatten());
    let mut out = BTreeSet::from([date("2025-01-31"), date("2026-06-01")]);
    out.extend(around(texts.into_iter()));
    out.into_iter().collect()
}

fn around<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<Date> {
    let of = |text| {
        let p = PartialDate::parse_iso(text).unwrap();
        let (first, last) = (p.first_day().to_days(), p.last_day().to_days());
        [first - 1, first, last, last + 1].map(|d| Date::from_days(d).unwrap())
    };
    texts.flat_map(of).collect()
}

/// A day for a question: mostly one on which its rule is in force.
pub(crate) fn day_for(criterion: &Criterion, dice: &mut Dice) -> Date {
    let all = days();
    let (from, to) = (criterion.from.as_deref(), criterion.to.as_deref());
    let within: Vec<Date> = all.iter().copied().filter(|d| holds(from, to, *d) == Holds::Within).collect();
    // Around the starts and ends of the numbers that it reads.
    let law = Law::indonesia();
    let used = law.parameters_of(&criterion.id, &Context::as_of(date("2025-01-31"))).unwrap();
    let values = used.iter().filter_map(|p| law.parameter(p)).flat_map(|p| &p.values);
    let near = around(values.flat_map(|v| [v.from.as_deref(), v.to.as_deref()]).flatten());
    if dice.chance(4) && !near.is_empty() {
        return dice.of(&near);
    }
    if dice.chance(6) || within.is_empty() {
        dice.of(&all)
    } else {
        within[within.len() - 1 - dice.pick(within.len())]
    }
}

/// A day, readings and supplied numbers for a question.
pub(crate) fn context(criterion: &Criterion, dice: &mut Dice) -> Context {
    let mut context = Context::as_of(day_for(criterion, dice));
    for reading in Law::indonesia().registry().readings.iter().filter(|r| r.id != "location") {
        if dice.chance(4) {
            context = context.with_reading(&reading.id, &dice.of(&reading.choices));
        }
    }
    for (id, values) in [
        ("dak2021.minimum_lain", ["20", "2", "0"]),
        ("kur2025.plafon", ["500000000", "0", "1000000000"]),
        ("dak.siap.wajib", ["lokpri", "ded, land", "tematik,lokpri,sk_document"]),
    ] {
        if dice.chance(3) {
            context = context.with_supplied(id, dice.of(&values));
        }
    }
    context
}

pub(crate) const MONEY: [i64; 26] = [
    0,
    1,
    5_000_000,
    50_000_000,
    50_000_001,
    300_000_000,
    300_000_001,
    500_000_000,
    500_000_001,
    BN - 1,
    BN,
    BN + 1,
    2 * BN,
    2 * BN + 1,
    2_500_000_000,
    5 * BN,
    5 * BN + 1,
    10 * BN,
    10 * BN + 1,
    14 * BN,
    15 * BN - 1,
    15 * BN,
    15 * BN + 1,
    50 * BN,
    50 * BN + 1,
    90 * BN,
];
pub(crate) const WORKERS: [u32; 11] = [4, 0, 1, 5, 19, 20, 21, 25, 99, 100, 4_000];

/// How well inputs are known: which of the states may occur.
#[derive(Clone, Copy)]
pub(crate) struct Knowing {
    /// An input may be one that does not apply.
    pub(crate) inapplicable: bool,
}

/// An input that admits the truth.
pub(crate) fn veiled<T: Copy + Ord>(truth: T, others: &[T], knowing: Knowing, dice: &mut Dice) -> Input<T> {
    let other = dice.of(others);
    match dice.pick(if knowing.inapplicable { 12 } else { 11 }) {
        0..=4 => Input::Known(truth),
        5..=7 => Input::default(),
        8 => Input::range(Some(truth.min(other)), Some(truth.max(other))),
        9 => Input::range(Some(truth.min(other)), None),
        10 => Input::one_of([truth, other]),
        _ => Input::NotApplicable,
    }
}

/// An input that says at least as much, and still admits the truth.
pub(crate) fn unveiled<T: Copy + Ord>(input: &Input<T>, truth: T, dice: &mut Dice) -> Input<T> {
    match (input, dice.pick(3)) {
        (Input::NotApplicable, _) | (_, 2) => input.clone(),
        (Input::Missing(_), 1) => Input::range(Some(truth), None),
        (Input::Range { lo, .. }, 1) => Input::range(lo.map(|l| l.min(truth)), Some(truth)),
        _ => Input::Known(truth),
    }
}

pub(crate) fn flags(truth: bool, knowing: Knowing, dice: &mut Dice) -> Input<bool> {
    match dice.pick(if knowing.inapplicable { 10 } else { 9 }) {
        0..=5 => Input::Known(truth),
        6 | 7 => Input::default(),
        8 => Input::one_of([false, true]),
        _ => Input::NotApplicable,
    }
}
