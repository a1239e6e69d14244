//! Rows that show one quirk each. `published` holds real tables, `laws` what must hold for every row.

mod codes;
mod laws;
#[cfg(feature = "villages")]
mod published;

use super::*;
use crate::Lang;
use crate::finding::Code;
use crate::input::MissingReason;

/// Codes, as they are printed.
fn places(input: &Input<RegionCode>) -> Vec<String> {
    input.candidates().iter().map(ToString::to_string).collect()
}

fn codes(findings: &[Finding]) -> Vec<Code> {
    findings.iter().map(|finding| finding.code).collect()
}

fn lamongan() -> PlaceContext {
    PlaceContext { within: RegionCode::parse("35.24").ok(), system: None }
}

fn names<'a>(district: &'a str, village: &'a str) -> PlaceText<'a> {
    PlaceText { district: Some(district), village: Some(village), ..PlaceText::default() }
}

fn check(row: &PlaceText<'_>, context: &PlaceContext, expected: &[&str], said: &[Code]) -> Vec<Finding> {
    let (place, findings) = resolve(row, context, At::path);
    assert_eq!(places(&place), expected, "{row:?} {findings:?}");
    assert_eq!(codes(&findings), said, "{row:?} {findings:?}");
    for finding in &findings {
        for lang in [Lang::Id, Lang::En] {
            assert!(!finding.text(lang).contains(['{', '}']), "{}", finding.text(lang));
        }
    }
    findings
}

#[test]
fn what_is_not_there_stays_missing() {
    let blank = PlaceText { village: Some(" "), district: Some("-"), ..PlaceText::default() };
    for (row, reason) in [
        (PlaceText::default(), MissingReason::NotGiven),
        (PlaceText { district: Some("-"), ..PlaceText::default() }, MissingReason::Dash),
        (blank, MissingReason::Blank),
    ] {
        assert_eq!(resolve(&row, &lamongan(), At::path), (Input::Missing(reason), vec![]), "{row:?}");
    }
    check(&names("Tikung", "-"), &lamongan(), &["35.24.23"], &[]);
}

#[test]
fn provinces_and_regencies() {
    let row = |province, regency| PlaceText { province, regency, ..PlaceText::default() };
    let anywhere = PlaceContext::default();
    check(&row(Some("B a l i"), None), &anywhere, &["51"], &[]);
    check(&row(Some("Jatim"), Some("Kab. Lamongan")), &anywhere, &["35.24"], &[]);
    check(&row(None, Some("LAMONGAN")), &anywhere, &["35.24"], &[]);
    check(&row(None, Some("Kota Kediri")), &anywhere, &["35.71"], &[]);
    let said = check(&row(None, Some("Kediri")), &anywhere, &["35.06", "35.71"], &[Code::PlaceAmbiguous]);
    assert_eq!(
        said[0].text(Lang::En),
        "\"Kediri\" is the name of 2 regions: Kabupaten Kediri, Jawa Timur (35.06); Kota Kediri, Jawa Timur (35.71)"
    );
    // The region of the file decides between the two; what the row says goes before it.
    let city = PlaceContext { within: RegionCode::parse("35.71").ok(), system: None };
    check(&row(None, Some("Kediri")), &city, &["35.71"], &[]);
    check(&row(None, Some("Lamongan")), &city, &["35.24"], &[]);
    // It adds nothing to a row that prints no more.
    check(&row(Some("Jawa Timur"), None), &lamongan(), &["35"], &[]);
    let glagah = PlaceContext { within: RegionCode::parse("35.24.26").ok(), system: None };
    check(&row(None, Some("Lamongan")), &glagah, &["35.24"], &[]);
    // The district decides too: Mojoroto is in the city.
    let district = PlaceText { regency: Some("Kediri"), district: Some("Mojoroto"), ..PlaceText::default() };
    check(&district, &anywhere, &["35.71.01"], &[]);
    // Printed in another province than its own.
    let said = check(
        &row(Some("Jawa Barat"), Some("Kab. Lamongan")),
        &anywhere,
        &["32", "35.24"],
        &[Code::PlaceConflict],
    );
    assert!(
        said[0]
            .text(Lang::Id)
            .contains("tertulis di Jawa Barat (32), tetapi kodenya ada di Jawa Timur (35.24)")
    );
    // A similar name makes a candidate beside the printed province; without one it makes none.
    check(&row(Some("Jawa Timur"), Some("Lamonggan")), &anywhere, &["35", "35.24"], &[Code::PlaceSpelling]);
    check(&row(None, Some("Lamonggan")), &anywhere, &[], &[Code::PlaceSpelling]);
    check(&row(None, Some("Kab. Surabaya")), &anywhere, &[], &[Code::PlaceSpelling]);
    check(&row(Some("Jawa Timmur"), None), &anywhere, &[], &[Code::PlaceSpelling]);
    check(&row(Some("Jawa Timmur"), Some("Lamongan")), &anywhere, &["35.24"], &[Code::PlaceSpelling]);
    check(&row(None, Some("Lamonggan")), &lamongan(), &["35.24"], &[Code::PlaceSpelling]);
    check(&row(None, Some("Atlantis")), &anywhere, &[], &[Code::PlaceUnknown]);
    check(&row(Some("Jawa Timur"), Some("Atlantis")), &anywhere, &["35"], &[Code::PlaceUnknown]);
}

#[test]
fn districts() {
    let row = |district| PlaceText { district: Some(district), ..PlaceText::default() };
    check(&row("KEC. GLAGAH"), &lamongan(), &["35.24.26"], &[]);
    let said = check(&row("Karangenneng"), &lamongan(), &["35.24", "35.24.18"], &[Code::PlaceSpelling]);
    assert_eq!(
        said[0].text(Lang::En),
        "\"Karangenneng\" is not found in Kabupaten Lamongan (35.24); \
         similar: Karanggeneng, Kabupaten Lamongan (35.24.18)"
    );
    check(&row("Atlantis"), &lamongan(), &["35.24"], &[Code::PlaceUnknown]);
    // Kebomas lies in the neighbouring regency.
    check(&row("Kebomas"), &lamongan(), &["35.24", "35.25.14"], &[Code::PlaceConflict]);
    // Without a regency even a name that only one district has proves nothing.
    check(&row("Karanggeneng"), &PlaceContext::default(), &[], &[Code::PlaceAmbiguous]);
    let province = PlaceText { province: Some("Jawa Timur"), ..row("Karanggeneng") };
    check(&province, &PlaceContext::default(), &["35", "35.24.18"], &[Code::PlaceAmbiguous]);
    let said =
        check(&row("Glagah"), &PlaceContext::default(), &["35.10.15", "35.24.26"], &[Code::PlaceAmbiguous]);
    assert!(said[0].text(Lang::En).contains("\"Glagah\" is the name of 2 regions"));
}

#[cfg(not(feature = "villages"))]
#[test]
fn without_the_village_table_districts_are_the_end() {
    assert_eq!(FINEST, Level::District);
    check(&names("Tikung", "Jatirenggo"), &lamongan(), &["35.24.23"], &[]);
    check(&names("Karanggeneng", "Atlantis"), &lamongan(), &["35.24.18"], &[]);
    let row = PlaceText { village: Some("Atlantis"), ..PlaceText::default() };
    check(&row, &lamongan(), &["35.24"], &[]);
    let coded = PlaceText { village: Some("35.24.26.2019"), ..names("Glagah", "x") };
    check(&coded, &lamongan(), &["35.24.26.2019"], &[]);
    let unlisted = PlaceText { village: Some("35.24.99.2019"), ..PlaceText::default() };
    check(&unlisted, &lamongan(), &["35.24.99.2019"], &[Code::RegionUnknown]);
}

#[cfg(feature = "villages")]
mod villages {
    use super::*;

    #[test]
    fn inside_the_printed_district() {
        check(&names("Paciran", "Sendang-duwur"), &lamongan(), &["35.24.14.2006"], &[]);
        check(&names("Kec. Babat", "TRI TUNGGAL"), &lamongan(), &["35.24.05.2022"], &[]);
        check(&names("Karangbinangun", "Ds. Banyu Urip"), &lamongan(), &["35.24.24.2011"], &[]);
        check(&names("Lamongan", "Kelurahan Sidoharjo"), &lamongan(), &["35.24.22.1014"], &[]);
        let said = check(
            &names("Karanggeneng", "Banjamadu"),
            &lamongan(),
            &["35.24.18", "35.24.18.2011"],
            &[Code::PlaceSpelling],
        );
        assert_eq!(
            said[0].text(Lang::Id),
            "\"Banjamadu\" tidak ada di Karanggeneng (35.24.18); \
             yang mirip: Banjarmadu, Karanggeneng (35.24.18.2011)"
        );
        assert_eq!(said[0].at, At::path("village"));
        check(&names("Karanggeneng", "Atlantis"), &lamongan(), &["35.24.18"], &[Code::PlaceUnknown]);
    }

    #[test]
    fn under_another_district_both_are_possible() {
        let said = check(
            &names("Tikung", "Jatirenggo"),
            &lamongan(),
            &["35.24.23", "35.24.26.2019"],
            &[Code::PlaceConflict],
        );
        assert_eq!(
            said[0].text(Lang::Id),
            "\"Jatirenggo\" tertulis di Tikung (35.24.23), tetapi kodenya ada di Glagah (35.24.26.2019)"
        );
    }

    #[test]
    fn without_a_district() {
        let row = |village| PlaceText { village: Some(village), ..PlaceText::default() };
        check(&row("Jatirenggo"), &lamongan(), &["35.24.26.2019"], &[]);
        let turi = ["35.24.10.2016", "35.24.21.2009"];
        let said = check(&row("Turi"), &lamongan(), &turi, &[Code::PlaceAmbiguous]);
        assert!(
            said[0]
                .text(Lang::En)
                .contains("2 regions: Turi, Maduran (35.24.10.2016); Turi, Turi (35.24.21.2009)")
        );
        check(
            &row("Sumberagung"),
            &lamongan(),
            &["35.24.03.2003", "35.24.07.2009", "35.24.16.2010", "35.24.17.2006"],
            &[Code::PlaceAmbiguous],
        );
        check(&row("Banjamadu"), &lamongan(), &["35.24", "35.24.18.2011"], &[Code::PlaceSpelling]);
        check(&row("Atlantis"), &lamongan(), &["35.24"], &[Code::PlaceUnknown]);
    }

    #[test]
    fn under_a_misspelt_or_unknown_district() {
        check(
            &names("Karangenneng", "Banjarmadu"),
            &lamongan(),
            &["35.24", "35.24.18.2011"],
            &[Code::PlaceSpelling],
        );
        check(
            &names("Karangenneng", "Banjamadu"),
            &lamongan(),
            &["35.24", "35.24.18.2011"],
            &[Code::PlaceSpelling, Code::PlaceSpelling],
        );
        check(
            &names("Atlantis", "Banjarmadu"),
            &lamongan(),
            &["35.24", "35.24.18.2011"],
            &[Code::PlaceUnknown],
        );
    }

    #[test]
    fn in_the_whole_country_only_a_pair_of_names_proves_a_place() {
        let anywhere = PlaceContext::default();
        check(&names("Glagah", "Jatirenggo"), &anywhere, &["35.24.26.2019"], &[]);
        check(&names("Karanggeneng", "Banjamadu"), &anywhere, &[], &[Code::PlaceSpelling]);
        let village = |village| PlaceText { village: Some(village), ..PlaceText::default() };
        check(&village("Jatirenggo"), &anywhere, &[], &[Code::PlaceAmbiguous]);
        // Many villages are called Sukamaju: no choice of a few, but their number.
        let said = check(&village("Sukamaju"), &anywhere, &[], &[Code::PlaceAmbiguous]);
        let text = said[0].text(Lang::En);
        assert!(text.contains("; ...") && !text.contains("of 10 regions"), "{text}");
        let west = PlaceText { province: Some("Jawa Barat"), ..village("Sukamaju") };
        check(&west, &anywhere, &["32"], &[Code::PlaceAmbiguous]);
        // A misspelt regency is as if it were not printed: the pair decides.
        let row = PlaceText { regency: Some("Lamonggan"), ..names("Glagah", "Jatirenggo") };
        check(&row, &anywhere, &["35.24.26.2019"], &[Code::PlaceSpelling]);
        let row = PlaceText { province: Some("Jawa Timur"), ..row };
        check(&row, &anywhere, &["35.24.26.2019"], &[Code::PlaceSpelling]);
        // In the province that is printed there is no such pair.
        let row = PlaceText { province: Some("Bali"), ..row };
        let (place, _) = resolve(&row, &anywhere, At::path);
        assert!(!place.candidates().contains(&RegionCode::parse("35.24.26.2019").unwrap()));
    }

    #[test]
    fn two_villages_of_one_district_may_share_a_name() {
        let row = PlaceText { regency: Some("Kab. Rokan Hilir"), ..names("Pasir Limau Kapas", "Panipahan") };
        check(&row, &PlaceContext::default(), &["14.07.06.1007", "14.07.06.2001"], &[Code::PlaceAmbiguous]);
    }

    #[test]
    fn two_names_of_one_level_are_both_heard() {
        let row = PlaceText { village_name: Some("Desa Turi"), ..names("Turi", "turi") };
        check(&row, &lamongan(), &["35.24.21.2009"], &[]);
        let row = PlaceText { village_name: Some("Pomahanjanggan"), ..names("Turi", "Turi") };
        check(&row, &lamongan(), &["35.24.21.2009", "35.24.21.2014"], &[Code::PlaceAmbiguous]);
    }
}
