//! Codes, alone and beside names.

use super::*;

fn anywhere() -> PlaceContext {
    PlaceContext::default()
}

#[test]
fn the_system_of_bare_digits_is_declared_or_open() {
    let row = PlaceText { village: Some("3524262019"), ..PlaceText::default() };
    let (place, findings) = resolve(&row, &anywhere(), At::path);
    assert_eq!(place.known().map(|place| place.system), Some(System::Undetermined));
    assert_eq!(codes(&findings), [Code::RegionSystem]);
    for (system, known) in [(System::Kemendagri, "35.24.26.2019"), (System::Bps, "3524262019")] {
        check(&row, &PlaceContext { system: Some(system), ..anywhere() }, &[known], &[]);
    }
    // One finding for a row, however many of its codes are bare.
    let row = PlaceText { province: Some("35"), regency: Some("3524"), ..row };
    check(&row, &anywhere(), &["3524262019"], &[Code::RegionSystem]);
    // A BPS district is not in our table, and nothing is said about that.
    let row = PlaceText { district: Some("3524260"), ..PlaceText::default() };
    check(&row, &anywhere(), &["3524260"], &[]);
    // Names that go further than an open code are used.
    let row = PlaceText {
        regency: Some("3524"),
        regency_name: Some("Kab. Lamongan"),
        district: Some("Glagah"),
        ..PlaceText::default()
    };
    check(&row, &anywhere(), &["35.24.26"], &[Code::RegionSystem]);
}

#[test]
fn what_is_no_code_is_said() {
    for text in ["35.24.1", "352", "3,52426E+09", "35 24 26", "99999999999999999999999"] {
        let row = PlaceText { village: Some(text), ..PlaceText::default() };
        let (place, findings) = resolve(&row, &lamongan(), At::path);
        assert_eq!(place, Input::Missing(MissingReason::Unreadable), "{text}");
        assert_eq!(codes(&findings), [Code::RegionShape], "{text}");
    }
    // The last part of a village's code is not a regency.
    let row = PlaceText { village: Some("2019"), district: Some("35.24.26"), ..PlaceText::default() };
    check(&row, &anywhere(), &["35.24.26"], &[Code::RegionShape]);
}

#[test]
fn an_unknown_code_is_kept() {
    let row = PlaceText { district: Some("35.24.99"), ..PlaceText::default() };
    let said = check(&row, &anywhere(), &["35.24.99"], &[Code::RegionUnknown]);
    assert!(said[0].text(Lang::En).contains(sentra_codes::region::EDITION));
    let row = PlaceText { regency_name: Some("Lamongan"), ..row };
    check(&row, &anywhere(), &["35.24.99"], &[Code::RegionUnknown]);
    let row = PlaceText { regency_name: Some("Gresik"), ..row };
    check(&row, &anywhere(), &["35.25", "35.24.99"], &[Code::RegionUnknown, Code::PlaceCodeName]);
}

#[test]
fn names_beside_a_code() {
    let row = PlaceText {
        district: Some("352426"),
        district_name: Some("Kec. Glagah"),
        regency: Some("Lamongan"),
        ..PlaceText::default()
    };
    check(&row, &anywhere(), &["35.24.26"], &[]);
    let row = PlaceText { district_name: Some("Tikung"), ..row };
    let said = check(&row, &anywhere(), &["35.24.23", "35.24.26"], &[Code::PlaceCodeName]);
    assert_eq!(
        said[0].text(Lang::Id),
        "kode 35.24.26 adalah Glagah, Kabupaten Lamongan, tetapi tertulis \"Tikung, Lamongan\""
    );
    // Two codes that exclude each other.
    let row = PlaceText { district: Some("35.24.26"), regency: Some("35.25"), ..PlaceText::default() };
    check(&row, &anywhere(), &["35.25", "35.24.26"], &[Code::PlaceCodeName]);
}

#[cfg(feature = "villages")]
#[test]
fn codes_and_names_of_villages() {
    let coded = PlaceText { village: Some("35.24.26.2019"), ..PlaceText::default() };
    let row = |village_name, district| PlaceText { village_name, district, ..coded };
    check(&coded, &anywhere(), &["35.24.26.2019"], &[]);
    check(&row(Some("Ds. Jati Renggo"), Some("Glagah")), &anywhere(), &["35.24.26.2019"], &[]);
    // The right name under another district: that district stays possible.
    check(
        &row(Some("Jatirenggo"), Some("Tikung")),
        &lamongan(),
        &["35.24.23", "35.24.26.2019"],
        &[Code::PlaceCodeName],
    );
    // The only similar name in the printed district is that of the code.
    check(&row(Some("Jatirengo"), Some("Glagah")), &lamongan(), &["35.24.26.2019"], &[Code::PlaceCodeName]);
    // Another village of the district.
    check(
        &row(Some("Wangen"), Some("Glagah")),
        &lamongan(),
        &["35.24.26.2015", "35.24.26.2019"],
        &[Code::PlaceCodeName],
    );
    // A name that nothing bears: somewhere in the printed district.
    check(
        &row(Some("Atlantis"), Some("Glagah")),
        &lamongan(),
        &["35.24.26", "35.24.26.2019"],
        &[Code::PlaceCodeName],
    );
    check(&row(None, Some("35.24.23")), &anywhere(), &["35.24.23", "35.24.26.2019"], &[Code::PlaceCodeName]);
    // Finer names narrow a coarser code.
    let district =
        PlaceText { district: Some("35.24.26"), village_name: Some("Jatirenggo"), ..PlaceText::default() };
    check(&district, &anywhere(), &["35.24.26.2019"], &[]);
    let regency = PlaceText { regency: Some("35.24"), village: Some("Turi"), ..PlaceText::default() };
    check(&regency, &anywhere(), &["35.24.10.2016", "35.24.21.2009"], &[Code::PlaceAmbiguous]);
    check(&PlaceText { district: Some("Turi"), ..regency }, &anywhere(), &["35.24.21.2009"], &[]);
    // An unknown village code in a known district.
    let unknown = PlaceText {
        village: Some("35.24.26.2999"),
        village_name: Some("Jatirenggo"),
        ..PlaceText::default()
    };
    check(&unknown, &anywhere(), &["35.24.26.2999"], &[Code::RegionUnknown]);
}
