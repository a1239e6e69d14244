//! What holds for every row.

use super::*;
use crate::place::name::Name;
use proptest::prelude::*;

/// Texts like those in files: names, level words, codes, blanks, damage.
fn text() -> impl Strategy<Value = Option<String>> {
    let word = prop::sample::select(vec![
        "Jatirenggo",
        "Glagah",
        "Tikung",
        "Turi",
        "Maduran",
        "Kediri",
        "Lamongan",
        "Jawa Timur",
        "B a l i",
        "Banjamadu",
        "Karanggeneng",
        "Banjarmadu",
        "Sumberagung",
        "Sukamaju",
        "Atlantis",
        "35.24",
        "35.24.26",
        "35.24.26.2019",
        "3524262019",
        "3524",
        "35",
        "35.24.99",
        "2019",
        "Ds.",
        "Kel.",
        "Kota",
        "Kab.",
        "Kec.",
        "-",
        "",
        "\u{a0}",
        "/",
    ]);
    let some = prop_oneof![
        4 => word.clone().prop_map(str::to_owned),
        2 => (word.clone(), word).prop_map(|(a, b)| format!("{a} {b}")),
        1 => ".{0,30}",
    ];
    prop::option::weighted(0.4, some)
}

fn context() -> impl Strategy<Value = PlaceContext> {
    let within = prop::sample::select(vec![
        "",
        "35",
        "35.24",
        "35.06",
        "35.24.26",
        "35.24.26.2019",
        "3524",
        "3524260",
        "99.99",
    ]);
    let system = prop::sample::select(vec![None, Some(System::Kemendagri), Some(System::Bps)]);
    (within, system)
        .prop_map(|(within, system)| PlaceContext { within: RegionCode::parse(within).ok(), system })
}

fn row(texts: &[Option<String>]) -> PlaceText<'_> {
    let at = |index: usize| texts.get(index).and_then(Option::as_deref);
    PlaceText {
        province: at(0),
        regency: at(1),
        district: at(2),
        village: at(3),
        province_name: at(4),
        regency_name: at(5),
        district_name: at(6),
        village_name: at(7),
    }
}

proptest! {
    #[test]
    fn any_row_is_answered_and_no_name_is_replaced(
        texts in prop::collection::vec(text(), 8),
        context in context(),
    ) {
        let row = row(&texts);
        let (place, findings) = resolve(&row, &context, At::path);
        if let Input::OneOf(places) = &place {
            prop_assert!(places.len() <= 24, "{:?}", places);
        }
        // Whatever has a text but no place, or a choice of places, is spoken of; only a village that this build
        // cannot judge is not.
        let judged = if FINEST == Level::Village { &texts[..] } else { &texts[..3] };
        let given = judged.iter().flatten().any(|text| MissingReason::of_text(text).is_none());
        if given && place.known().is_none() {
            prop_assert!(!findings.is_empty(), "{:?} {:?}", row, place);
        }
        // A place that is known without a finding has the names that are printed, at its level and above.
        let Input::Known(known) = place else { return Ok(()) };
        if known.system != System::Kemendagri || !findings.is_empty() {
            return Ok(());
        }
        for (level, printed) in [
            (Level::Province, [row.province, row.province_name]),
            (Level::Regency, [row.regency, row.regency_name]),
            (Level::District, [row.district, row.district_name]),
            (Level::Village, [row.village, row.village_name]),
        ] {
            let Some(official) = known.ancestor(level).and_then(RegionCode::name) else { continue };
            for printed in printed.into_iter().flatten().filter(|p| MissingReason::of_text(p).is_none()) {
                let agrees = RegionCode::parse(printed).is_ok() || Name::read(level, printed).is(official);
                prop_assert!(agrees, "{} for {}", official, printed);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn pairs_are_counted_once(pairs in prop::collection::vec((text(), text()), 0..12)) {
        let mut votes = RegionVotes::default();
        let mut twice = RegionVotes::default();
        for (district, village) in pairs.iter().chain(&pairs) {
            twice.add(district.as_deref(), village.as_deref());
        }
        pairs.iter().rev().for_each(|(district, village)| votes.add(district.as_deref(), village.as_deref()));
        prop_assert_eq!(votes.infer(), twice.infer());
    }

    #[test]
    fn votes_take_any_text(pairs in prop::collection::vec((text(), text()), 0..12)) {
        let mut votes = RegionVotes::default();
        pairs.iter().for_each(|(district, village)| votes.add(district.as_deref(), village.as_deref()));
        if let Some(inferred) = votes.infer() {
            prop_assert!(inferred.matched * 2 >= inferred.of && inferred.matched <= inferred.of);
            prop_assert!(inferred.runner_up.is_none_or(|(_, next)| next * 2 <= inferred.matched));
        }
    }

    #[test]
    fn a_resolver_answers_as_resolve_does(
        rows in prop::collection::vec(prop::collection::vec(text(), 8), 60),
        context in context(),
    ) {
        let mut resolver = Resolver::new(context);
        for texts in rows.iter().chain(&rows) {
            let row = row(texts);
            prop_assert_eq!(resolver.resolve(&row, At::path), resolve(&row, &context, At::path), "{:?}", row);
        }
    }
}

/// Every official name, printed with all names above it, is found again, alone or among those that share it.
#[test]
fn every_official_name_leads_to_its_code() {
    let mut shared = 0;
    for regency in sentra_codes::region::all(Level::Regency) {
        let mut resolver = Resolver::new(PlaceContext::default());
        let mut narrow = |level| {
            for region in sentra_codes::region::descendants(Level::Regency, regency.code, level) {
                let code = RegionCode::kemendagri(level, region.code);
                let name = |level| code.ancestor(level).and_then(RegionCode::name);
                let row = PlaceText {
                    province: name(Level::Province),
                    regency: name(Level::Regency),
                    district: name(Level::District),
                    village: name(Level::Village),
                    ..PlaceText::default()
                };
                let (place, findings) = resolver.resolve(&row, At::path);
                if place != Input::Known(code) {
                    shared += 1;
                    assert!(place.admits(&code), "{row:?} {place:?}");
                    assert_eq!(codes(&findings), [Code::PlaceAmbiguous], "{row:?}");
                } else {
                    assert!(findings.is_empty(), "{row:?} {findings:?}");
                }
            }
        };
        narrow(Level::District);
        narrow(Level::Village);
    }
    // 17 pairs of villages share their letters inside one district.
    assert_eq!(shared, if FINEST == Level::Village { 34 } else { 0 });
}
