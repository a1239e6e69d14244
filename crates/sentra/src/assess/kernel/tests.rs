use super::*;
use crate::date::{Date, PartialDate};
use crate::identity::Nib;
use crate::industry::{Edition, Kbli};
use crate::input::Input as Fact;
use crate::law::Subject;
use crate::money::Rupiah;
use crate::register::Register;
use crate::unit::{Fact as Stated, Unit, WorkersBasis};
use proptest::prelude::*;

const BN: i64 = 1_000_000_000;
/// Both sides of every threshold of the registry, both ends, and what cannot be.
const MONEY: [i64; 22] = [
    i64::MIN,
    -1,
    0,
    1,
    300_000_000,
    BN - 1,
    BN,
    BN + 1,
    2 * BN,
    2 * BN + 1,
    5 * BN,
    5 * BN + 1,
    10 * BN,
    10 * BN + 1,
    15 * BN - 1,
    15 * BN,
    15 * BN + 1,
    16 * BN,
    50 * BN,
    50 * BN + 1,
    4_000_000_000 * BN,
    9_000_000_000 * BN,
];
const WORKERS: [i64; 14] =
    [-1, 0, 1, 4, 5, 19, 20, 99, 100, 4_294_967_295, 4_294_967_296, i64::MAX, i64::MIN, 21];

fn day(text: &str) -> Context {
    Context::as_of(Date::parse_iso(text).unwrap())
}

fn criteria() -> Vec<&'static str> {
    let all = Law::indonesia().registry().criteria.iter().filter(|c| c.subject == Subject::Unit);
    all.map(|c| c.id.as_str()).collect()
}

/// The answers of the tables are those of the row interface, for each row.
fn same(columns: &UnitColumns, criteria: &[&str], context: &Context) {
    let law = Law::indonesia();
    let rules = law.unit_rules(criteria, context).unwrap();
    assert!(rules.is_tabled(), "{criteria:?}");
    let answers = rules.assess(columns).unwrap();
    for (q, criterion) in criteria.iter().enumerate() {
        for (row, answer) in answers[q].iter().enumerate() {
            let unit = columns.unit(row);
            let one = law.assess_unit(&unit, criterion, context).unwrap();
            let at = || format!("{criterion} {unit:?}");
            assert_eq!(answer.verdict(), one.verdict, "{}", at());
            assert_eq!(named(answer.classes().into(), rules.classes(q)), one.classes, "{}", at());
            let missing: Vec<&str> = one.missing.inputs.iter().map(String::as_str).collect();
            assert_eq!(named(answer.missing(), rules.inputs(q)), missing, "{}", at());
            let exact = rules.one(q, &unit, None).0;
            assert_eq!(*answer, exact, "{}", at());
        }
    }
}

fn values(of: &'static [i64]) -> impl Strategy<Value = (i64, u8)> {
    (prop::sample::select(of), prop::sample::select(&[0u8, 1, 1, 255][..]))
}

type Row = [(i64, u8); 7];

fn row() -> impl Strategy<Value = (Row, bool)> {
    let money = || values(&MONEY);
    let days = prop_oneof![
        18_000i64..20_000,
        Just(18_659),
        Just(18_660),
        Just(20_118),
        Just(20_119),
        Just(i64::MAX)
    ];
    let known = prop::sample::select(&[0u8, 1][..]);
    (values(&WORKERS), money(), money(), money(), money(), money(), (days, known), any::<bool>(), 0..12u8)
        .prop_map(|(w, mut a, mut l, mut t, mut x, s, d, paid, kind)| {
            // Most rows have one figure of investment, some two that add up, some anything.
            match kind {
                0 | 1 => (l.1, t.1, x.1) = (0, 0, 0),
                2 | 3 => (a.1, l.1, x.1) = (0, 0, 0),
                4 => (a.1, t.1, x.1) = (0, 0, 0),
                5 | 6 => (a.1, l.1, t.1) = (0, 0, 0),
                7 => (t, x.1) = ((a.0.saturating_add(l.0).min(9_000_000_000 * BN), 1), 0),
                8 | 9 => x.1 = 0,
                _ => {}
            }
            ([w, a, l, t, x, s, d], paid)
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn columns_answer_as_rows_do(rows in prop::collection::vec(row(), 1..60), alone in 0..6usize, year in 2014..2027i32) {
        let column = |i: usize| rows.iter().map(|(r, _)| r[i].0).collect::<Vec<i64>>();
        let known = |i: usize| rows.iter().map(|(r, _)| r[i].1).collect::<Vec<u8>>();
        let (values, known): (Vec<_>, Vec<_>) = (0..7).map(|i| (column(i), known(i))).unzip();
        let basis: Vec<WorkersBasis> = rows.iter().map(|(_, paid)| {
            if *paid { WorkersBasis::Paid } else { WorkersBasis::Undeclared }
        }).collect();
        let numbers = |i: usize| Some(Numbers::i64(&values[i]).with_bytes(&known[i]));
        let mut columns = UnitColumns {
            workers: numbers(0),
            workers_basis: Some(&basis),
            investment_excl_land: numbers(1),
            investment_land: numbers(2),
            investment_total: numbers(3),
            investment: numbers(4),
            business_capital: numbers(1),
            annual_sales: numbers(5),
            established: numbers(6),
            ..UnitColumns::of_rows(rows.len())
        };
        let figures = [
            &mut columns.investment_excl_land,
            &mut columns.investment_land,
            &mut columns.investment_total,
            &mut columns.investment,
        ];
        if alone < 4 {
            // One figure only.
            figures.into_iter().enumerate().filter(|(i, _)| *i != alone).for_each(|(_, f)| *f = None);
        }
        let context = day(&format!("{year}-07-20"));
        same(&columns, &["unit.skala.p64", "unit.ikm.p64"], &context);
        same(&columns, &["unit.skala.p64", "unit.ikm.p64"], &context.clone().with_reading("basis15", "tanpa_tanah"));
        same(&columns, &["unit.skala.pp7", "unit.ikm.pp7"], &context);
        same(&columns, &["unit.skala.bps", "unit.industri"], &context);
    }
}

#[test]
fn every_width_and_validity_says_the_same() {
    let values: Vec<i64> = (0..5_000).map(|i| i % 41).collect();
    let known: Vec<u8> = (0..5_000).map(|i| u8::from(i % 7 != 3)).collect();
    let narrow: Vec<i32> = values.iter().map(|v| *v as i32).collect();
    let short: Vec<i16> = values.iter().map(|v| *v as i16).collect();
    let unsigned: Vec<u32> = values.iter().map(|v| *v as u32).collect();
    let money: Vec<Rupiah> = values.iter().map(|v| Rupiah::new(*v)).collect();
    let bits = |offset: usize| {
        let mut bits = vec![0u8; (5_000 + offset) / 8 + 1];
        known.iter().enumerate().for_each(|(i, k)| bits[(i + offset) / 8] |= k << ((i + offset) % 8));
        bits
    };
    let (aligned, shifted) = (bits(8), bits(3));
    let rules = Law::indonesia().unit_rules(&["unit.ikm.p64"], &day("2025-01-31")).unwrap();
    let ask = |n: Numbers| {
        rules.assess(&UnitColumns { workers: Some(n), ..UnitColumns::of_rows(5_000) }).unwrap().remove(0)
    };
    let expected = ask(Numbers::i64(&values).with_bytes(&known));
    for ((answer, v), k) in expected.iter().zip(&values).zip(&known) {
        assert_eq!(answer.verdict() == Verdict::Met, *k == 1 && *v <= 19);
    }
    for numbers in
        [Numbers::i32(&narrow), Numbers::i16(&short), Numbers::u32(&unsigned), Numbers::rupiah(&money)]
    {
        assert_eq!(ask(numbers.with_bytes(&known)), expected);
        assert_eq!(ask(numbers.with_bits(&aligned, 8)), expected);
        assert_eq!(ask(numbers.with_bits(&shifted, 3)), expected);
    }
}

#[test]
fn columns_of_other_lengths_are_refused() {
    let rules = Law::indonesia().unit_rules(&["unit.ikm.p64"], &day("2025-01-31")).unwrap();
    let workers = Some(Numbers::i32(&[1, 2, 3]).with_bits(&[0], 6));
    let error = rules.assess(&UnitColumns { workers, ..UnitColumns::of_rows(3) }).unwrap_err();
    assert_eq!(error, ColumnsError { column: "workers", rows: 3, found: 2 });
    let error =
        rules.assess_into(&UnitColumns::of_rows(3), &mut [&mut [UnitAnswer::default(); 2]]).unwrap_err();
    assert_eq!((error.column, error.found), ("out", 2));
}

/// What fails, from the words of the rule: either fewer workers or less investment makes an IKM.
#[test]
fn failing_inputs_are_those_of_smallest_changes() {
    let rules = Law::indonesia().unit_rules(&["unit.ikm.p64"], &day("2025-01-31")).unwrap();
    let failing = |a: Option<i64>, l: Option<i64>, t: Option<i64>| {
        let money = |v: Option<i64>| Fact::from(v.map(Rupiah::new));
        let mut unit = Unit::default();
        unit.workers.total = Fact::Known(25);
        unit.investment.excl_land = money(a);
        unit.investment.land = money(l);
        unit.investment.total = money(t);
        let answer = rules.one(0, &unit, None).0;
        assert_eq!(answer.verdict(), Verdict::NotMet);
        named(answer.failing(), rules.inputs(0)).join(" ")
    };
    assert_eq!(failing(None, None, Some(20 * BN)), "workers investment_total");
    // Less of one part decides nothing while the other is not known.
    assert_eq!(failing(Some(20 * BN), None, None), "workers");
    assert_eq!(failing(None, Some(20 * BN), None), "workers");
    assert_eq!(failing(Some(2 * BN), None, Some(20 * BN)), "workers investment_total");
    // Less without land leaves the total as it is, so both have to change.
    assert_eq!(failing(Some(16 * BN), None, Some(20 * BN)), "workers investment_excl_land investment_total");
    assert_eq!(failing(Some(2 * BN), Some(18 * BN), None), "workers investment_total");
}

#[test]
fn registers_answer_as_their_units_do() {
    let mut register = Register::default();
    let mut units = Vec::new();
    for i in 0..200i64 {
        let mut unit = Unit::default();
        unit.workers.total = match i % 5 {
            0 => Fact::default(),
            1 => Fact::one_of([19, 20]),
            2 => Fact::NotApplicable,
            _ => Fact::Known(u32::try_from(i % 40).unwrap()),
        };
        unit.investment.total =
            if i % 3 == 0 { Fact::default() } else { Fact::Known(Rupiah::new(i * BN / 8)) };
        if i % 7 == 0 {
            unit.investment.excl_land = Fact::Known(Rupiah::new(i * BN / 10));
        }
        unit.established = match i % 4 {
            0 => Fact::default(),
            1 => PartialDate::parse_iso("2021").map_or_else(|_| Fact::default(), Fact::Known),
            _ => PartialDate::parse_iso(if i % 8 > 4 { "2019" } else { "2023-05" })
                .map_or_else(|_| Fact::default(), Fact::Known),
        };
        unit.business_capital = Fact::Known(Rupiah::new(i * BN / 20));
        if i % 6 > 2 {
            unit.kbli = Fact::Known(
                Kbli::parse(["13134", "56101", "1812"][(i % 3) as usize], Edition::E2020).unwrap(),
            );
        }
        if i % 9 == 0 {
            unit.industri_review = Fact::Known(i % 2 == 0);
        }
        if i % 4 == 1 {
            unit.nib = Fact::Known(Nib::parse("0220001234567").unwrap());
        }
        let held = [Fact::Known(true), Fact::Known(false), Fact::NotApplicable, Fact::one_of([true, false])];
        if let Some(held) = held.get((i % 11) as usize) {
            unit.facts.insert("holds_nib".to_owned(), Stated::Flag(held.clone()));
        }
        register.push(&unit, None);
        units.push(unit);
    }
    let (law, context) = (Law::indonesia(), day("2025-01-31"));
    for criterion in criteria() {
        let answers = law.assess_register(&register, criterion, &context).unwrap();
        let rules = law.unit_rules(&[criterion], &context).unwrap();
        let whole = rules.assess_register(&register).remove(0);
        for (row, unit) in units.iter().enumerate() {
            let one = law.assess_unit(unit, criterion, &context).unwrap();
            assert_eq!(answers.verdicts[row], one.verdict, "{criterion} {unit:?}");
            assert_eq!(whole[row].verdict(), one.verdict);
            let missing: Vec<&str> = one.missing.inputs.iter().map(String::as_str).collect();
            assert_eq!(named(whole[row].missing(), rules.inputs(0)), missing);
        }
    }
}

/// The law of each row's own day is the law of that day.
#[test]
fn dates_choose_the_law() {
    let law = Law::indonesia();
    let context = day("2025-01-31");
    let days: Vec<i64> = (16_000..16_900).chain([-30_000, 90_000]).collect();
    let known: Vec<u8> = (0..days.len()).map(|i| u8::from(i % 50 != 7)).collect();
    let workers: Vec<i32> = (0..days.len()).map(|i| i32::try_from(i % 40).unwrap()).collect();
    let columns = UnitColumns {
        workers: Some(Numbers::i32(&workers)),
        date: Some(Numbers::i64(&days).with_bytes(&known)),
        ..UnitColumns::of_rows(days.len())
    };
    for criteria in [vec!["unit.skala.p64", "unit.ikm.p64"], vec!["unit.industri"], vec!["unit.skala.pp7"]] {
        let rules = law.unit_rules_by_date(&criteria, &context, Per::Day).unwrap();
        assert_eq!(rules.is_tabled(), criteria[0] != "unit.skala.pp7");
        let answers = rules.assess(&columns).unwrap();
        for (q, criterion) in criteria.iter().enumerate() {
            for (row, answer) in answers[q].iter().enumerate() {
                let date = columns
                    .date
                    .and_then(|d| d.get(row))
                    .and_then(|d| Date::from_days(i32::try_from(d).unwrap()));
                let expected = match date {
                    Some(date) => {
                        law.assess_unit(&columns.unit(row), criterion, &Context::as_of(date)).unwrap().verdict
                    }
                    None => Verdict::Unknown,
                };
                assert_eq!(answer.verdict(), expected, "{criterion} {date:?}");
            }
        }
    }
    let years: Vec<i16> = (1890..2210).collect();
    let columns = UnitColumns { date: Some(Numbers::i16(&years)), ..UnitColumns::of_rows(years.len()) };
    let rules = law.unit_rules_by_date(&["unit.ikm.p64"], &context, Per::Year).unwrap();
    for (answer, year) in rules.assess(&columns).unwrap()[0].iter().zip(&years) {
        let expected = match Date::ymd(i32::from(*year), 12, 31) {
            Some(day) => {
                law.assess_unit(&Unit::default(), "unit.ikm.p64", &Context::as_of(day)).unwrap().verdict
            }
            None => Verdict::Unknown,
        };
        assert_eq!(answer.verdict(), expected, "{year}");
    }
}
