//! The units of the synthetic register: what is true of them, before anybody writes it down.

use super::goods::{GOODS, Good, Kind, PLANTED, Planted};
use super::place::Place;
use super::random::Random;
use anyhow::{Context, Result};
use std::collections::BTreeMap;

/// How many rows of units the register has.
pub(super) const UNITS: usize = 3_000;
/// Rows that repeat a unit of the register.
const REPEATED: usize = 8;
/// Units outside the planted groups never come to five of a kind in one village.
const FEW: usize = 3;

const MILLION: u64 = 1_000_000;

/// How big a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Size {
    /// At most 19 workers.
    Small,
    /// From 20 workers, and less than 15 billion rupiah.
    Middle,
    /// From 20 workers, and more than 15 billion rupiah.
    Large,
}

/// How much of a unit is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Care {
    /// Place, KBLI and workers are always there.
    Full,
    /// The place is right when it is there.
    Usual,
    /// Any error that offices make.
    Any,
    /// Place, KBLI and workers are there, the investment is not.
    InvestmentOpen,
}

/// A unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unit {
    /// Its number, from 1: the invented names carry it.
    pub(super) number: usize,
    /// Its position in the list of places.
    pub(super) place: usize,
    pub(super) good: Good,
    pub(super) size: Size,
    pub(super) men: u64,
    pub(super) women: u64,
    pub(super) investment: u64,
    pub(super) production: u64,
    pub(super) care: Care,
    /// The planted group it belongs to.
    pub(super) group: Option<usize>,
}

/// All units in the order of the register: by district, and in no order inside it.
pub(super) fn all(places: &[Place], random: &mut Random) -> Result<Vec<Unit>> {
    let mut units = planted(places, random)?;
    let mut taken: BTreeMap<(usize, &str), usize> = BTreeMap::new();
    for unit in &units {
        taken.insert((unit.place, unit.good.kbli), FEW);
    }
    while units.len() < UNITS - REPEATED {
        let place = usize::try_from(random.between(0, (places.len() as u64).saturating_sub(1)))?;
        let good = random.pick(&GOODS);
        let count = taken.entry((place, good.kbli)).or_default();
        if *count == FEW {
            continue;
        }
        *count += 1;
        let size = match random.between(0, 999) {
            0..=8 => Size::Large,
            9..=39 => Size::Middle,
            _ => Size::Small,
        };
        let number = units.len() + 1;
        units.push(unit(number, place, good, size, Care::Any, random));
    }
    repeat(&mut units, &mut taken, random);
    random.shuffle(&mut units);
    units.sort_by(|left, right| district(places, left).cmp(district(places, right)));
    Ok(units)
}

fn district<'a>(places: &'a [Place], unit: &Unit) -> &'a str {
    places.get(unit.place).map_or("", |place| place.district_code.as_str())
}

fn planted(places: &[Place], random: &mut Random) -> Result<Vec<Unit>> {
    let mut units = Vec::new();
    for (index, group) in PLANTED.iter().enumerate() {
        let place = places
            .iter()
            .position(|place| place.code == group.village)
            .with_context(|| format!("the planted village {} is not listed", group.village))?;
        let good = *GOODS
            .iter()
            .find(|good| good.kbli == group.kbli)
            .with_context(|| format!("nothing is made under the planted KBLI {}", group.kbli))?;
        for member in 0..group.units {
            let (size, care) = role(group, member);
            let mut made = unit(units.len() + 1, place, good, size, care, random);
            made.group = Some(index);
            units.push(made);
        }
    }
    Ok(units)
}

/// What a member of a planted group is: the last of some groups is the unit that the group is about.
fn role(group: &Planted, member: usize) -> (Size, Care) {
    let last = member + 1 == group.units;
    match group.kind {
        Kind::FourAndALargeFirm if last => (Size::Large, Care::Full),
        Kind::FourAndAnOpenUnit if last => (Size::Middle, Care::InvestmentOpen),
        Kind::Sentra if group.units > 10 => (Size::Small, Care::Usual),
        _ => (Size::Small, Care::Full),
    }
}

fn unit(number: usize, place: usize, good: Good, size: Size, care: Care, random: &mut Random) -> Unit {
    let workers = match size {
        Size::Small if random.chance(750) => random.between(1, 6),
        Size::Small => random.between(5, 19),
        Size::Middle => random.between(20, 95),
        Size::Large if random.chance(350) => random.between(2_400, 3_600),
        Size::Large => random.between(60, 700),
    };
    let women = workers * random.between(15, 75) / 100;
    let (workers, women) = match care {
        // Zero may be written as a dash, which would leave the number of workers open.
        Care::Full | Care::InvestmentOpen => (workers.max(women.max(1) + 1), women.max(1)),
        Care::Usual | Care::Any => (workers, women),
    };
    let investment = match size {
        Size::Small if random.chance(20) => random.between(10, 45) * 100 * MILLION,
        Size::Small => {
            random.between(1, 99) * random.pick(&[100_000, MILLION, MILLION, MILLION, 5 * MILLION])
        }
        Size::Middle => random.between(3, 145) * 100 * MILLION,
        Size::Large => random.between(155, 2_500) * 100 * MILLION,
    };
    let production = investment / 100 * random.between(80, 420) + random.between(1, 999) * 1_000;
    let men = workers - women;
    Unit { number, place, good, size, men, women, investment, production, care, group: None }
}

/// Enters some small units a second time, as happens when lists are joined.
fn repeat(units: &mut Vec<Unit>, taken: &mut BTreeMap<(usize, &'static str), usize>, random: &mut Random) {
    while units.len() < UNITS {
        let last = (units.len() as u64).saturating_sub(1);
        let Some(unit) = usize::try_from(random.between(0, last)).ok().and_then(|index| units.get(index))
        else {
            continue;
        };
        let count = taken.entry((unit.place, unit.good.kbli)).or_default();
        if unit.group.is_none() && unit.size == Size::Small && *count < FEW {
            *count += 1;
            units.push(unit.clone());
        }
    }
}
