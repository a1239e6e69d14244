//! Edits put into a unit or a group, so that the answer can be asked for again.

use super::change::{Target, Wanted};
use crate::assess::members::id_of;
use crate::date::PartialDate;
use crate::group::{Declared, Group};
use crate::industry::{Edition, Kbli};
use crate::input::Input;
use crate::law::Share;
use crate::money::Rupiah;
use crate::region::{Level, RegionCode, System};
use crate::unit::{Fact, Unit};

/// A place that is none: where any one place will do.
const SOMEWHERE: RegionCode = RegionCode { system: System::Kemendagri, level: Level::Village, code: 0 };
/// A word that is none: where anything will do that is the same for all.
const SOMETHING: &str = "*";

/// One edit of a unit.
pub(super) fn unit(unit: &mut Unit, input: &str, to: &Target) {
    match to {
        Target::Flag(yes) if input == "industri_review" => unit.industri_review = Input::Known(*yes),
        Target::Flag(yes) => {
            unit.facts.insert(input.to_owned(), Fact::Flag(Input::Known(*yes)));
        }
        Target::Number { value, .. } => number(unit, input, *value),
        Target::Day { value, .. } => unit.established = Input::Known(PartialDate::day(*value)),
        Target::Division { example, .. } => unit.kbli = Input::Known(*example),
        Target::Edition => {
            let stated = |k: Kbli| match k.edition {
                Edition::Undeclared => Kbli { edition: Edition::E2020, ..k },
                _ => k,
            };
            unit.kbli = Input::one_of(unit.kbli.candidates().iter().copied().map(stated));
        }
        Target::Place(code) => unit.place = Input::Known(code.unwrap_or(SOMEWHERE)),
        Target::Key(wanted) => key(unit, wanted),
        Target::Units { .. } => {}
    }
}

fn number(unit: &mut Unit, input: &str, value: i64) {
    let money = Input::Known(Rupiah::new(value));
    match input {
        "workers" => unit.workers.total = Input::Known(u32::try_from(value).unwrap_or(u32::MAX)),
        "investment_excl_land" => unit.investment.excl_land = money,
        "investment_land" => unit.investment.land = money,
        "investment_total" => unit.investment.total = money,
        "investment" => unit.investment.undeclared = money,
        "business_capital" => unit.business_capital = money,
        "annual_sales" => unit.annual_sales = money,
        "net_worth" => unit.net_worth = money,
        _ => {
            unit.facts.insert(input.to_owned(), Fact::Number(Input::Known(value)));
        }
    }
}

/// A code that is as long as codes are compared, beginning like this one.
fn longer(kbli: Kbli) -> Kbli {
    let more = 5u32.saturating_sub(u32::from(kbli.digits));
    let code = (0..more).fold(kbli.code, |code, _| code.saturating_mul(10).saturating_add(1));
    Kbli { code, digits: kbli.digits.max(5), ..kbli }
}

fn key(unit: &mut Unit, wanted: &Wanted) {
    let any = |share: Share| (share, SOMETHING.to_owned());
    let (share, word) = match wanted {
        Wanted::Kbli(k) => return unit.kbli = Input::Known(*k),
        Wanted::KbliWithin(k) => return unit.kbli = Input::Known(longer(*k)),
        Wanted::Any(Share::Kbli) => {
            return unit.kbli = Input::Known(Kbli { edition: Edition::E2020, digits: 5, code: 10_111 });
        }
        Wanted::Any(share) => any(*share),
        Wanted::Word(share, word) => (*share, word.clone()),
    };
    let words = Input::Known(vec![word]);
    match share {
        Share::Product => unit.products = words,
        Share::RawMaterial => unit.raw_materials = words,
        Share::Process | Share::Kbli => unit.processes = words,
    }
}

/// A unit that is an IKM under every rule: one worker, and nothing invested.
pub(super) fn new_unit(place: Option<RegionCode>, wanted: Option<&Wanted>) -> Unit {
    let nothing = || Input::Known(Rupiah::new(0));
    let mut unit = Unit {
        place: Input::Known(place.unwrap_or(SOMEWHERE)),
        business_capital: nothing(),
        annual_sales: nothing(),
        industri_review: Input::Known(true),
        kbli: Input::Known(Kbli { edition: Edition::E2020, digits: 2, code: 10 }),
        ..Unit::default()
    };
    unit.workers.total = Input::Known(1);
    unit.investment.excl_land = nothing();
    unit.investment.land = nothing();
    if let Some(wanted) = wanted {
        key(&mut unit, wanted);
    }
    unit
}

/// One edit of a group.
pub(super) fn group(group: &mut Group, input: &str, to: &Target) {
    if let Some((id, field)) = input.strip_prefix("members/").and_then(|rest| rest.rsplit_once('/')) {
        let mine = group.members.iter_mut().enumerate().filter(|(row, u)| id_of(u, *row) == id);
        return mine.for_each(|(_, u)| unit(u, field, to));
    }
    match (input, to) {
        ("members", Target::Units { count, place, key }) => {
            (0..*count).for_each(|_| group.members.push(new_unit(*place, key.as_ref())));
        }
        ("members_complete", Target::Flag(yes)) => group.members_complete = *yes,
        ("one_location_review", Target::Flag(yes)) => group.one_location_review = Input::Known(*yes),
        ("declared/units", Target::Number { value, .. }) => {
            let units = Input::Known(u32::try_from(*value).unwrap_or(u32::MAX));
            group.declared.get_or_insert_with(Declared::default).units = units;
        }
        (_, Target::Flag(yes)) => {
            group.facts.insert(input.to_owned(), Fact::Flag(Input::Known(*yes)));
        }
        (_, Target::Number { value, .. }) => {
            group.facts.insert(input.to_owned(), Fact::Number(Input::Known(*value)));
        }
        _ => {}
    }
}
