//! Designation by decree on a day, and the sentra of a region.

use crate::strategies::{Knowing, date, dice};
use crate::whole::group;
use proptest::prelude::*;
use sentra::assess::{Context, Verdict};
use sentra::date::{Date, PartialDate};
use sentra::group::Group;
use sentra::input::Input;
use sentra::law::Law;
use sentra::region::RegionCode;
use std::collections::BTreeSet;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(100) })]

    /// A decree is in force for certain exactly if it is on every day that its dates can mean.
    #[test]
    fn designation_is_that_of_all_days(mut d in dice(60), on in 7_000i32..9_500) {
        let law = Law::indonesia();
        let day = Date::from_days(date("2000-01-01").to_days() + on).unwrap();
        let group = group(Knowing { inapplicable: false }, &mut d);
        let days = |input: &Input<PartialDate>| match input {
            Input::Known(p) => vec![Some(p.first_day()), Some(p.last_day()), Some(day.clamp(p.first_day(), p.last_day()))],
            _ => vec![None],
        };
        let mut sure = false;
        let mut open = !group.register_of_decrees_complete;
        for decree in &group.decrees {
            let mut said = BTreeSet::new();
            for i in days(&decree.issued) {
                for e in days(&decree.effective) {
                    for r in days(&decree.revoked_from) {
                        for v in days(&decree.valid_through) {
                            let before = i.is_some_and(|i| day < i) || e.is_some_and(|e| day < e);
                            said.insert(!before && r.is_none_or(|r| day < r) && v.is_none_or(|v| day <= v));
                        }
                    }
                }
            }
            let contradictory = decree.contradictory();
            sure |= said == BTreeSet::from([true]) && !contradictory;
            open |= said.len() > 1 || contradictory;
        }
        let expected = match (sure, open) {
            (true, _) => Verdict::Met,
            (_, true) => Verdict::Unknown,
            _ => Verdict::NotMet,
        };
        let answer = law.assess_group(&group, "sentra.sk", &Context::as_of(day)).unwrap();
        prop_assert_eq!(answer.verdict, expected, "{} {:?}", day, group.decrees);
        prop_assert_eq!(answer.missing.ask_next.is_some(), expected == Verdict::Unknown);
    }

    /// A region has enough sentra exactly if it has in every completion of the places, and of a list that may be longer.
    #[test]
    fn a_region_counts_what_lies_in_it(places in prop::collection::vec(prop::collection::vec(0..4usize, 0..3), 0..4), complete in any::<bool>()) {
        let law = Law::indonesia();
        let region = RegionCode::parse("35.24").unwrap();
        let codes = ["35.24.14.2005", "35.25.01.2001", "35.24", "35.24.10"].map(|c| RegionCode::parse(c).unwrap());
        let groups: Vec<Group> = places.iter().map(|p| {
            let place = if p.is_empty() { Input::default() } else { Input::one_of(p.iter().map(|i| codes[*i])) };
            Group::of(vec![sentra::unit::Unit { place, ..Default::default() }])
        }).collect();
        let inside = |p: &Vec<usize>| p.iter().map(|i| *i != 1).collect::<BTreeSet<bool>>();
        let sure = places.iter().any(|p| inside(p) == BTreeSet::from([true]));
        let possible = places.iter().any(|p| p.is_empty() || inside(p).contains(&true));
        let context = Context::as_of(date("2025-01-31"));
        let answer = law.assess_region(region, &groups, complete, "kab.ripin", &context).unwrap();
        let expected = match (sure, possible || !complete) {
            (true, _) => Verdict::Met,
            (_, true) => Verdict::Unknown,
            _ => Verdict::NotMet,
        };
        prop_assert_eq!(answer.verdict, expected, "{:?}", places);
        prop_assert_eq!(answer.missing.ask_next.is_some(), expected == Verdict::Unknown);
    }
}
