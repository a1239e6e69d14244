//! All completions of a unit: what each input, or each group of inputs that belong together, can be.

use crate::oracle::{Asked, World, inside};
use sentra::industry::Edition;
use sentra::input::Input;
use sentra::law::{InputKind, Law};
use sentra::money::Rupiah;
use sentra::unit::{Fact, Unit, WorkersBasis};
use std::collections::BTreeSet;

/// One input as a block of its own.
pub(crate) fn block(input: &str, values: impl IntoIterator<Item = i64>) -> Vec<World> {
    values.into_iter().map(|v| World::from([(input.to_owned(), v)])).collect()
}

/// The values that an input admits, on a grid and at its own ends.
pub(crate) fn admitted<T: Copy + Ord>(
    input: &Input<T>,
    grid: &BTreeSet<i64>,
    number: impl Fn(T) -> (i64, i64),
) -> BTreeSet<i64> {
    let spans: Vec<(i64, i64)> = match input {
        Input::Known(v) => vec![number(*v)],
        Input::OneOf(of) => of.iter().map(|v| number(*v)).collect(),
        Input::Range { lo, hi } => {
            vec![(lo.map_or(i64::MIN, |v| number(v).0), hi.map_or(i64::MAX, |v| number(v).1))]
        }
        Input::Missing(_) | Input::NotApplicable => vec![(i64::MIN, i64::MAX)],
    };
    let ends = spans.iter().flat_map(|(lo, hi)| [*lo, *hi]).filter(|e| *e != i64::MIN && *e != i64::MAX);
    let within = |v: &i64| spans.iter().any(|(lo, hi)| lo <= v && v <= hi);
    grid.iter().copied().filter(within).chain(ends).collect()
}

/// What a flag can be.
pub(crate) fn possible(fact: Option<&Fact>) -> Vec<i64> {
    match fact {
        Some(Fact::Flag(Input::Known(b))) => vec![i64::from(*b)],
        _ => vec![0, 1],
    }
}

/// The blocks of a unit: what each group of inputs that belong together can be.
pub(crate) fn blocks(asked: &Asked, unit: &Unit) -> Vec<Vec<World>> {
    let mut out = Vec::new();
    for input in asked.reads() {
        let grid = asked.grid(&input);
        let money = |m: &Input<Rupiah>| block(&input, admitted(m, &grid, |m| (m.amount(), m.amount())));
        out.push(match input.as_str() {
            "workers" => block(&input, admitted(&unit.workers.total, &grid, |w| (w.into(), w.into()))),
            "workers_including_owner" if unit.workers.basis == WorkersBasis::Paid => block(&input, grid),
            "workers_including_owner" => {
                block(&input, admitted(&unit.workers.total, &grid, |w| (w.into(), w.into())))
            }
            "investment_excl_land" => investment(asked, unit),
            "investment_total" if asked.reads().contains("investment_excl_land") => continue,
            "investment_total" => investment(asked, unit),
            "business_capital" => money(&unit.business_capital),
            "annual_sales" => money(&unit.annual_sales),
            "net_worth" => money(&unit.net_worth),
            "established" => block(
                &input,
                admitted(&unit.established, &grid, |d| {
                    (d.first_day().to_days().into(), d.last_day().to_days().into())
                }),
            ),
            "industri_review" => block(&input, possible(Some(&Fact::Flag(unit.industri_review.clone())))),
            "holds_nib" if unit.nib.known().is_some() => match unit.facts.get("holds_nib") {
                Some(Fact::Flag(Input::Known(false))) => block(&input, [0, 1]),
                _ => block(&input, [1]),
            },
            "kbli_edition" => {
                let codes = unit.kbli.candidates();
                let named = !codes.is_empty() && codes.iter().all(|k| k.edition != Edition::Undeclared);
                block(&input, if named { vec![1] } else { vec![0, 1] })
            }
            name if name.starts_with("division ") => {
                let codes =
                    unit.kbli.candidates().iter().map(|k| i64::from(inside(name, k.division(), k.edition)));
                let codes: BTreeSet<i64> = codes.collect();
                block(&input, if codes.is_empty() { BTreeSet::from([0, 1]) } else { codes })
            }
            name => match unit.facts.get(name) {
                Some(Fact::Number(n)) => block(&input, admitted(n, &grid, |n| (n, n))),
                None if Law::indonesia().input(name).is_some_and(|i| i.kind != InputKind::Flag) => {
                    block(&input, grid)
                }
                fact => block(&input, possible(fact)),
            },
        });
    }
    out
}

/// The parts of an investment and their sum; a figure whose basis is not said is one of two.
pub(crate) fn investment(asked: &Asked, unit: &Unit) -> Vec<World> {
    let i = &unit.investment;
    let mut base: BTreeSet<i64> = asked.grid("investment_excl_land");
    base.extend(asked.grid("investment_total"));
    let number = |m: Rupiah| (m.amount(), m.amount());
    let figures = [&i.excl_land, &i.land, &i.total, &i.undeclared];
    let ends: BTreeSet<i64> = figures.iter().flat_map(|f| admitted(f, &BTreeSet::new(), number)).collect();
    base.extend(ends.iter().copied());
    // A figure beside one whose basis is not said tells which of the two that is.
    base.extend(
        admitted(&i.undeclared, &BTreeSet::new(), number).into_iter().flat_map(|x| [(x - 1).max(0), x + 1]),
    );
    // Sums and differences with what is known reach the boundaries of the other figures.
    let mut grid = base.clone();
    for v in ends {
        grid.extend(base.iter().flat_map(|t| [t - v, v - t]).filter(|x| *x >= 0));
    }
    let mut out = Vec::new();
    let admits = |m: &Input<Rupiah>, v: i64| *m == Input::NotApplicable || m.admits(&Rupiah::new(v));
    let lands = admitted(&i.land, &grid, number);
    for a in admitted(&i.excl_land, &grid, number) {
        for l in &lands {
            let t = a + l;
            if admits(&i.total, t)
                && (i.undeclared.is_missing() || admits(&i.undeclared, a) || admits(&i.undeclared, t))
            {
                let put = [("investment_excl_land", a), ("investment_land", *l), ("investment_total", t)];
                out.push(put.map(|(k, v)| (k.to_owned(), v)).into());
            }
        }
    }
    out
}

/// The inputs of a unit that do not apply.
pub(crate) fn inapplicable(asked: &Asked, unit: &Unit) -> BTreeSet<String> {
    let no = |name: &str| match name {
        "workers" | "workers_including_owner" => unit.workers.total == Input::NotApplicable,
        "investment_excl_land" | "investment_total" => unit.investment.excl_land == Input::NotApplicable,
        "business_capital" => unit.business_capital == Input::NotApplicable,
        "annual_sales" => unit.annual_sales == Input::NotApplicable,
        "net_worth" => unit.net_worth == Input::NotApplicable,
        "established" => unit.established == Input::NotApplicable,
        "industri_review" => unit.industri_review == Input::NotApplicable,
        "holds_nib" if unit.nib.known().is_some() => false,
        "kbli_edition" => unit.kbli == Input::NotApplicable,
        name if name.starts_with("division ") => unit.kbli == Input::NotApplicable,
        name => unit.facts.get(name).is_some_and(|f| f.state() == "not_applicable"),
    };
    let mut out: BTreeSet<String> = asked.reads().into_iter().filter(|n| no(n)).collect();
    if out.contains("investment_excl_land") || out.contains("investment_total") {
        out.extend(["investment_excl_land", "investment_land", "investment_total"].map(str::to_owned));
    }
    out
}
