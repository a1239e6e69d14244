//! Units around a hidden truth, and the same units with more of it known.

use crate::strategies::{BN, Dice, Knowing, MONEY, WORKERS, date, flags, unveiled, veiled};
use sentra::date::{Date, PartialDate};
use sentra::identity::Nib;
use sentra::industry::{Edition, Kbli};
use sentra::input::Input;
use sentra::law::{InputKind, Law, Subject};
use sentra::money::Rupiah;
use sentra::unit::{Fact, Unit, WorkersBasis};

/// What is really so of a unit.
#[derive(Clone, Debug)]
pub(crate) struct Truth {
    pub(crate) workers: u32,
    pub(crate) excl_land: Rupiah,
    pub(crate) land: Rupiah,
    pub(crate) money: [Rupiah; 3],
    pub(crate) established: Date,
    pub(crate) kbli: Kbli,
    pub(crate) facts: Vec<(String, InputKind, i64)>,
}

impl Truth {
    fn of(dice: &mut Dice) -> Truth {
        let money = |dice: &mut Dice| Rupiah::new(dice.of(&MONEY));
        let codes = ["13134", "10391", "62010", "34000", "3313", "13"];
        let editions = [Edition::E2020, Edition::E2015, Edition::E2025, Edition::Undeclared, Edition::E2005];
        let excl_land = money(dice);
        // Half of the land brings the total to a boundary.
        let rest = dice.of(&[15 * BN, 15 * BN + 1, 15 * BN - 1]) - excl_land.amount();
        let land = if dice.chance(2) && rest >= 0 { Rupiah::new(rest) } else { money(dice) };
        let unit = |i: &&sentra::law::InputDefinition| i.subjects.contains(&Subject::Unit);
        let inputs: Vec<_> = Law::indonesia().registry().inputs.iter().filter(unit).collect();
        Truth {
            workers: dice.of(&WORKERS),
            excl_land,
            land,
            money: [money(dice), money(dice), money(dice)],
            established: dice
                .of(&["2019-05-01", "2021-02-01", "2021-02-02", "2023-07-01", "2031-01-01"].map(date)),
            kbli: Kbli::parse(dice.of(&codes), dice.of(&editions)).unwrap(),
            facts: inputs.iter().map(|i| (i.id.clone(), i.kind, stated(i.kind, dice))).collect(),
        }
    }
}

/// The truth of a fact that is stated: mostly the one that a rule wants.
pub(crate) fn stated(kind: InputKind, dice: &mut Dice) -> i64 {
    match kind {
        InputKind::Flag => i64::from(dice.pick(3) != 2),
        InputKind::Rupiah => dice.of(&[5_000_000, 4_999_999, 500_000_000, 500_000_001, 0]),
        InputKind::Count => dice.of(&[20, 100, 19, 21, 0]),
        InputKind::Months => dice.of(&[6, 5, 7, 0]),
    }
}

/// A stated fact around its truth.
pub(crate) fn fact(kind: InputKind, truth: i64, knowing: Knowing, dice: &mut Dice) -> Fact {
    match kind {
        InputKind::Flag => Fact::Flag(flags(truth == 1, knowing, dice)),
        _ => Fact::Number(veiled(truth, &[0, 5, 20, 500_000_000, 2 * BN], knowing, dice)),
    }
}

/// A unit as it is known, around a truth.
pub(crate) fn unit(knowing: Knowing, dice: &mut Dice) -> (Truth, Unit) {
    let truth = Truth::of(dice);
    let mut unit = Unit::default();
    let money = MONEY.map(Rupiah::new);
    unit.workers.total = veiled(truth.workers, &WORKERS, knowing, dice);
    unit.workers.basis = dice.of(&[
        WorkersBasis::Undeclared,
        WorkersBasis::IncludingOwner,
        WorkersBasis::Undeclared,
        WorkersBasis::Paid,
    ]);
    let total = Rupiah::new(truth.excl_land.amount() + truth.land.amount());
    // A figure of investment that does not apply is the business of tests of its own.
    let figures = Knowing { inapplicable: false };
    let i = &mut unit.investment;
    match dice.pick(8) {
        0..=2 => {
            (i.excl_land, i.land) =
                (veiled(truth.excl_land, &money, figures, dice), veiled(truth.land, &money, figures, dice))
        }
        3 => i.total = veiled(total, &money, figures, dice),
        4 => i.undeclared = veiled(truth.excl_land, &money, figures, dice),
        5 => i.undeclared = veiled(total, &money, figures, dice),
        6 => {
            (i.excl_land, i.total) =
                (veiled(truth.excl_land, &money, figures, dice), veiled(total, &money, figures, dice))
        }
        _ if knowing.inapplicable => {
            (i.excl_land, i.land, i.total) =
                (Input::NotApplicable, Input::NotApplicable, Input::NotApplicable);
        }
        _ => {}
    }
    let fields = [&mut unit.business_capital, &mut unit.annual_sales, &mut unit.net_worth];
    for (field, truth) in fields.into_iter().zip(truth.money) {
        *field = veiled(truth, &money, knowing, dice);
    }
    let month = |d: Date| PartialDate::month(d.year(), d.month()).unwrap();
    unit.established = match dice.pick(8) {
        0..=3 => Input::Known(PartialDate::day(truth.established)),
        4 => Input::Known(month(truth.established)),
        5 => Input::one_of([PartialDate::day(truth.established), PartialDate::day(date("2020-03-04"))]),
        6 if knowing.inapplicable => Input::NotApplicable,
        _ => Input::default(),
    };
    unit.kbli = match dice.pick(6) {
        0..=2 => Input::Known(truth.kbli),
        3 => Input::one_of([truth.kbli, Kbli::parse("62010", Edition::E2020).unwrap()]),
        4 if knowing.inapplicable => Input::NotApplicable,
        _ => Input::default(),
    };
    for (id, kind, value) in &truth.facts {
        let fact = fact(*kind, *value, knowing, dice);
        match (id.as_str(), fact) {
            ("industri_review", Fact::Flag(flag)) => unit.industri_review = flag,
            (_, fact) if fact.state() == "missing" => {}
            (id, fact) => {
                unit.facts.insert(id.to_owned(), fact);
            }
        }
    }
    let holds = truth.facts.iter().any(|(id, _, v)| id == "holds_nib" && *v == 1);
    if holds && dice.chance(4) {
        unit.nib = Input::Known(Nib::parse("9120000000017").unwrap());
    }
    (truth, unit)
}

/// The same unit with at least as much known of it.
pub(crate) fn narrowed(truth: &Truth, unit: &Unit, dice: &mut Dice) -> Unit {
    let mut out = unit.clone();
    out.workers.total = unveiled(&unit.workers.total, truth.workers, dice);
    let i = &mut out.investment;
    let total = Rupiah::new(truth.excl_land.amount() + truth.land.amount());
    for (figure, truth) in
        [(&mut i.excl_land, truth.excl_land), (&mut i.land, truth.land), (&mut i.total, total)]
    {
        *figure = unveiled(figure, truth, dice);
    }
    let fields = [&mut out.business_capital, &mut out.annual_sales, &mut out.net_worth];
    for (field, truth) in fields.into_iter().zip(truth.money) {
        *field = unveiled(field, truth, dice);
    }
    if out.established != Input::NotApplicable && dice.chance(2) {
        out.established = Input::Known(PartialDate::day(truth.established));
    }
    if out.kbli != Input::NotApplicable && dice.chance(2) {
        out.kbli = Input::Known(truth.kbli);
    }
    let flag = |f: &Input<bool>, truth: i64| {
        if *f == Input::NotApplicable { f.clone() } else { Input::Known(truth == 1) }
    };
    for (id, kind, value) in truth.facts.iter().filter(|_| dice.chance(2)).collect::<Vec<_>>() {
        let nothing = if *kind == InputKind::Flag {
            Fact::Flag(Input::default())
        } else {
            Fact::Number(Input::default())
        };
        match (id.as_str(), out.facts.get(id).cloned().unwrap_or(nothing)) {
            ("industri_review", _) => out.industri_review = flag(&out.industri_review, *value),
            (_, Fact::Flag(f)) => drop(out.facts.insert(id.clone(), Fact::Flag(flag(&f, *value)))),
            (_, Fact::Number(n)) => {
                drop(out.facts.insert(id.clone(), Fact::Number(unveiled(&n, *value, dice))))
            }
        }
    }
    out
}
