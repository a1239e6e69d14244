//! A generated register large enough to notice a quadratic step.

use super::any::sizes;
use crate::aggregate::{Axis, Measure, Plan, State};
use crate::industry::{Edition, Kbli};
use crate::input::Input;
use crate::money::Rupiah;
use crate::region::{Level, RegionCode};
use crate::register::Register;
use crate::unit::Unit;

/// A small generator of random numbers (xorshift) with a fixed seed.
struct Random(u64);

impl Random {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }
}

/// Units of invented villages: some without a place, a tenth with gaps in the figures, most naming a sentra.
fn register(units: usize) -> Register {
    let mut random = Random(20_290);
    let mut register = Register::default();
    for _ in 0..units {
        // The lesser of two draws: some villages hold many units, most hold few.
        let spot = random.below(80_000).min(random.below(80_000));
        let village = (11 + spot / 2_200) * 100_000_000
            + (1 + spot / 160 % 14) * 1_000_000
            + (1 + spot / 10 % 16) * 10_000
            + 2_001
            + spot % 10;
        let kbli = 10_000 + random.below(24) as u32 * 1_000 + random.below(20) as u32 * 10 + 1;
        let mut unit = Unit {
            kbli: Input::Known(Kbli { edition: Edition::E2020, digits: 5, code: kbli }),
            year: Input::Known(2016 + random.below(5) as u16),
            ..Unit::default()
        };
        if random.below(50) > 0 {
            unit.place = Input::Known(RegionCode::kemendagri(Level::Village, village));
        }
        if random.below(10) > 3 {
            unit.sentra = Some(format!("Sentra {}", spot / 8));
        }
        let workers = (1 + random.below(12) * random.below(4)) as u32;
        if random.below(10) > 0 {
            let women = random.below(u64::from(workers) + 1) as u32;
            unit.workers.total = Input::Known(workers);
            unit.workers.female = Input::Known(women);
            unit.workers.male = Input::Known(workers - women);
            unit.investment.undeclared = Input::Known(Rupiah::new(random.below(90_000_000) as i64));
            unit.production_value = Input::Known(Rupiah::new(random.below(90_000_000) as i64));
        }
        register.push(&unit, None);
    }
    register
}

#[test]
fn fifty_thousand_units_in_one_pass_or_in_parts() {
    let register = register(50_000);
    let sizes = sizes(&register);
    let plans =
        Plan::new([Axis::Province, Axis::Regency, Axis::District, Axis::Village, Axis::Kbli(2), Axis::Size])
            .unwrap()
            .rollup();
    let mut whole = State::new(&plans);
    whole.observe(&register, Some(&sizes)).unwrap();
    let mut parts = State::new(&plans);
    for part in 0..7 {
        let mut rows = Register::default();
        (0..register.len())
            .filter(|row| row % 7 == part)
            .for_each(|row| rows.push(&register.unit(row), None));
        let mut state = State::new(&plans);
        state.observe(&rows, Some(&super::any::sizes(&rows))).unwrap();
        parts.merge(&State::from_bytes(&state.to_bytes()).unwrap()).unwrap();
    }
    assert_eq!(parts.to_bytes(), whole.to_bytes());
    for plan in &plans {
        let table = whole.finish(plan).unwrap();
        let units: i128 = table.rows().map(|row| row.tally(Measure::Units).sum).sum();
        assert_eq!(units, 50_000);
        assert_eq!(table.total().sentra().distinct, table.total().sentra().listed);
    }
}
