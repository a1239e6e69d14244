//! A rival: the same rules in the three-valued logic of SQL, in which a comparison with NULL is NULL. It decides less, and
//! what it decides is right. (DuckDB and Polars themselves run beside the engine in `cargo xtask bench law`.)

use crate::strategies::date;
use proptest::prelude::*;
use sentra::assess::{Context, Verdict};
use sentra::group::Group;
use sentra::input::Input;
use sentra::law::Law;
use sentra::money::Rupiah;
use sentra::region::RegionCode;
use sentra::unit::Unit;

const BN: i64 = 1_000_000_000;

/// `TRUE`, `FALSE` or `NULL`.
type Truth = Option<bool>;

fn and(a: Truth, b: Truth) -> Truth {
    match (a, b) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

fn or(a: Truth, b: Truth) -> Truth {
    and(a.map(|a| !a), b.map(|b| !b)).map(|c| !c)
}

/// A row of a table whose columns may be NULL.
#[derive(Clone, Debug)]
struct Row {
    workers: Option<i64>,
    excl_land: Option<i64>,
    land: Option<i64>,
    village: Option<usize>,
}

impl Row {
    fn total(&self) -> Option<i64> {
        Some(self.excl_land? + self.land?)
    }

    /// `CASE WHEN w <= 19 AND a < 1e9 THEN 'kecil' WHEN w <= 19 OR t <= 15e9 THEN 'menengah' ELSE 'besar' END`, and NULL
    /// where a condition that is passed is NULL.
    fn class(&self) -> Option<&'static str> {
        let few = self.workers.map(|w| w <= 19);
        match and(few, self.excl_land.map(|a| a < BN))? {
            true => Some("kecil"),
            false => Some(if or(few, self.total().map(|t| t <= 15 * BN))? { "menengah" } else { "besar" }),
        }
    }

    /// `w <= 19 OR t <= 15e9`.
    fn ikm(&self) -> Truth {
        or(self.workers.map(|w| w <= 19), self.total().map(|t| t <= 15 * BN))
    }

    fn unit(&self) -> Unit {
        let mut unit = Unit::default();
        let money = |m: Option<i64>| m.map_or(Input::default(), |m| Input::Known(Rupiah::new(m)));
        unit.workers.total =
            self.workers.map_or(Input::default(), |w| Input::Known(u32::try_from(w).unwrap()));
        (unit.investment.excl_land, unit.investment.land) = (money(self.excl_land), money(self.land));
        let codes = ["35.24.14.2005", "35.24.10.2009"];
        unit.place =
            self.village.map_or(Input::default(), |v| Input::Known(RegionCode::parse(codes[v]).unwrap()));
        unit
    }
}

fn row() -> impl Strategy<Value = Row> {
    let money = || {
        prop::option::weighted(
            0.8,
            prop::sample::select(vec![0, BN - 1, BN, BN + 1, 14 * BN, 15 * BN, 15 * BN + 1]),
        )
    };
    let workers = prop::option::weighted(0.8, prop::sample::select(vec![0i64, 5, 19, 20, 300]));
    let village = prop::option::weighted(0.9, 0..2usize);
    (workers, money(), money(), village).prop_map(|(workers, excl_land, land, village)| Row {
        workers,
        excl_land,
        land,
        village,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    /// Wherever SQL says TRUE, FALSE or a class, so does the engine.
    #[test]
    fn sql_is_never_contradicted(rows in prop::collection::vec(row(), 0..10)) {
        let (law, context) = (Law::indonesia(), Context::as_of(date("2025-01-31")));
        for row in &rows {
            let unit = row.unit();
            if let Some(class) = row.class() {
                let answer = law.assess_unit(&unit, "unit.skala.p64", &context).unwrap();
                prop_assert_eq!((answer.verdict, answer.classes), (Verdict::Met, vec![class.to_owned()]), "{:?}", row);
            }
            if let Some(ikm) = row.ikm() {
                let verdict = law.assess_unit(&unit, "unit.ikm.p64", &context).unwrap().verdict;
                prop_assert_eq!(verdict, if ikm { Verdict::Met } else { Verdict::NotMet }, "{:?}", row);
            }
        }
        // `HAVING count(*) FILTER (WHERE ikm) >= 5` of a village counts what is TRUE; it is not below five for certain while
        // a row could still be TRUE.
        let group = Group::of(rows.iter().map(Row::unit).collect());
        let verdict = law.assess_group(&group, "sentra.jumlah", &context).unwrap().verdict;
        let count = |v: usize| rows.iter().filter(|r| r.village == Some(v) && r.ikm() == Some(true)).count();
        let open = rows.iter().filter(|r| r.ikm() != Some(false)).count();
        if count(0) >= 5 || count(1) >= 5 {
            prop_assert_eq!(verdict, Verdict::Met);
        }
        if open < 5 {
            prop_assert_eq!(verdict, Verdict::NotMet);
        }
    }
}
