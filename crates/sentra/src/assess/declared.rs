//! Answers on declared totals: what a row with a number of units and of workers proves about its units.
//!
//! A unit that is no IKM needs at least a number of workers and an investment, so only so many of the units can be
//! outside. What totals cannot prove stays undecided.

use super::count::{Outcome, Prepared};
use super::rule::bound;
use super::{CountRange, Label, Missing, SharedKey, Verdict};
use crate::group::Declared;
use crate::input::Input;
use crate::law::{Members, Quantity, Share};
use crate::region::{Level, RegionCode};
use std::collections::BTreeSet;

/// Counts a declared group; `None` where nothing is declared.
pub(crate) fn count(on: &Prepared<'_>, ask: &Members, needed: u32) -> Option<Outcome> {
    let declared = on.group.declared.as_ref()?;
    let (units_lo, units_hi) = ends(&declared.units);
    let (units_lo, units_hi) = (units_lo.unwrap_or(0), units_hi.unwrap_or(u32::MAX));
    // What would tell more about the count: each of these alone could.
    let mut counting: Vec<&str> = Vec::new();
    let mut sure = units_lo;
    if ask.ikm {
        let (outside, open) = not_ikm_at_most(on, declared);
        sure = units_lo.saturating_sub(outside.unwrap_or(u32::MAX));
        if sure < needed && units_lo >= needed {
            counting.extend(open);
        }
    }
    let units_open = units_lo < needed && units_hi >= needed;
    let (label, places) = location(on, declared);
    let judged = on.group.one_location_review.known().copied();
    let label = if label == Some(Label::Review) && judged != Some(true) { None } else { label };
    let review = label.is_none() && !places.is_empty() && judged.is_none();
    let key = shared(on, declared, &ask.share);
    let keyed = key.is_some() || ask.share.is_empty();
    // What would have to be known besides, all of it.
    let mut besides: Vec<&str> = Vec::new();
    if label.is_none() {
        besides.push(match on.by_radius() {
            // Only coordinates of units tell.
            true => "members",
            false if places.is_empty() => "villages",
            false => "one_location_review",
        });
    }
    if !keyed {
        besides.push(wanted(&ask.share));
    }
    let enough = sure >= needed;
    let verdict = match () {
        () if units_hi < needed => Verdict::NotMet,
        () if judged == Some(false) && label.is_none() && !places.is_empty() => Verdict::NotMet,
        () if enough && besides.is_empty() => Verdict::Met,
        () => Verdict::Unknown,
    };
    let missing = match verdict {
        Verdict::Unknown => open_sets(units_open, &counting, &besides),
        _ => Missing::default(),
    };
    let review = review && verdict == Verdict::Unknown && enough && keyed;
    Some(Outcome {
        verdict,
        exact: true,
        count: CountRange { sure, possible: units_hi, needed },
        label: label.or(review.then_some(Label::Review)),
        places,
        key,
        members: Vec::new(),
        spread: None,
        missing,
        review,
    })
}

/// The sets of inputs that could, and that will, decide.
fn open_sets(units_open: bool, counting: &[&str], besides: &[&str]) -> Missing {
    let owned = |of: &[&str]| of.iter().map(|s| (*s).to_owned()).collect::<Vec<String>>();
    let mut out = Missing::default();
    if units_open {
        out.could_settle.push(owned(&["units"]));
    }
    for one in counting {
        let mut set = owned(&[*one]);
        set.extend(owned(besides));
        out.could_settle.push(set);
    }
    if counting.is_empty() && !units_open && !besides.is_empty() {
        out.could_settle.push(owned(besides));
        out.will_settle.push(owned(besides));
    }
    let units: &[&str] = if units_open { &["units"] } else { &[] };
    out.inputs = owned(&[units, counting, besides].concat());
    out.ask_next = out.could_settle.first().and_then(|s| s.first().cloned()).or(out.inputs.first().cloned());
    out
}

fn ends<T: Copy>(input: &Input<T>) -> (Option<T>, Option<T>) {
    input.bounds().map_or((None, None), |(lo, hi)| (lo.copied(), hi.copied()))
}

/// The most units that can be no IKM, as each of them needs more workers and more investment than the limits, and the
/// inputs that would tell. `None` = nothing is proven.
fn not_ikm_at_most(on: &Prepared<'_>, declared: &Declared) -> (Option<u32>, Vec<&'static str>) {
    let id = match on.context.reading(on.law, "ikm_rule") {
        Ok("pp7") => "unit.ikm.pp7",
        _ => "unit.ikm.p64",
    };
    let needs = on.law.criterion(id).map_or(&[][..], |c| &c.not_met_needs);
    let mut at_most: Option<u32> = None;
    let mut open = Vec::new();
    for need in needs {
        let (total, input) = match need.quantity {
            Quantity::Workers => (ends(&declared.workers).1.map(i64::from), "workers"),
            Quantity::InvestmentTotal => {
                (ends(&declared.investment_total).1.map(|m| m.amount()), "investment_total")
            }
            _ => (None, ""),
        };
        let each = bound(on.law, on.context, &need.above).map(|b| b.saturating_add(1)).filter(|b| *b > 0);
        match (total, each) {
            (Some(total), Some(each)) => {
                let n = u32::try_from(total / each).unwrap_or(u32::MAX);
                at_most = Some(at_most.map_or(n, |m| m.min(n)));
            }
            _ if !input.is_empty() => open.push(input),
            _ => {}
        }
    }
    // With a figure at hand that does not suffice, only the units themselves can tell more.
    if at_most.is_some() {
        open.push("members");
    }
    (at_most, open)
}

/// How many units are IKM, for certain and possibly, by declared totals.
pub(crate) fn ikm(on: &Prepared<'_>, declared: &Declared) -> (u32, u32) {
    let (lo, hi) = ends(&declared.units);
    let outside = not_ikm_at_most(on, declared).0.unwrap_or(u32::MAX);
    (lo.unwrap_or(0).saturating_sub(outside), hi.unwrap_or(u32::MAX))
}

/// What the declared places mean as a location.
fn location(on: &Prepared<'_>, declared: &Declared) -> (Option<Label>, Vec<RegionCode>) {
    let mut certain: BTreeSet<RegionCode> = BTreeSet::new();
    let mut all: BTreeSet<RegionCode> = BTreeSet::new();
    for place in &declared.places {
        if let Some(code) = place.known() {
            certain.insert(*code);
        }
        all.extend(place.candidates());
    }
    let places: Vec<RegionCode> = all.iter().copied().collect();
    if on.by_radius() || all.is_empty() || all.iter().any(|c| c.level < Level::District) {
        return (None, Vec::new());
    }
    let inside = |list: &[RegionCode]| all.iter().all(|c| list.iter().any(|p| c.within(*p)));
    let label = match on.context.reading(on.law, "location") {
        Ok("explicit") => inside(&on.context.location_places).then_some(Label::Explicit),
        Ok(reading) => {
            let decree = on.decree_places().into_iter().any(|(_, p)| inside(p));
            let districts: BTreeSet<_> = all.iter().map(|c| c.ancestor(Level::District)).collect();
            let one_village = all.len() == 1 && all.iter().all(|c| c.level == Level::Village);
            match () {
                () if decree && reading == "decree_then_kecamatan" => Some(Label::Decree),
                () if one_village && certain.len() == 1 => Some(Label::Strict),
                () if districts.len() == 1 && reading != "same_desa" => Some(Label::Plausible),
                () => Some(Label::Review),
            }
        }
        Err(_) => None,
    };
    let places = match (label, places.first().and_then(|p| p.ancestor(Level::District))) {
        (Some(Label::Plausible), Some(district)) => vec![district],
        _ => places,
    };
    (label, places)
}

/// What all units of a declared group share, because the group declares it of itself.
fn shared(on: &Prepared<'_>, declared: &Declared, share: &[Share]) -> Option<SharedKey> {
    let one = |words: &Input<Vec<String>>| match words.known().map(Vec::as_slice) {
        Some([word]) => Some(word.clone()),
        _ => None,
    };
    share.iter().find_map(|kind| {
        let value = match kind {
            Share::Kbli => declared.kbli.known().and_then(|k| k.at(on.kbli_digits)).map(|k| k.to_string()),
            Share::Product => one(&declared.products),
            Share::RawMaterial => one(&declared.raw_materials),
            Share::Process => one(&declared.processes),
        };
        value.map(|value| SharedKey { kind: *kind, value })
    })
}

fn wanted(share: &[Share]) -> &'static str {
    match share {
        [Share::RawMaterial] => "raw_materials",
        [Share::Process] => "processes",
        _ => "products",
    }
}
