//! Published tables, retyped.

use super::*;

/// Village and district of the sentra of Lamongan as lamongancity9000.blogspot.com printed them in May 2009, where a
/// village is printed; then the official code, or the codes that stay possible.
const LAMONGAN: [(&str, &str, &str); 28] = [
    ("Parengan", "Maduran", "35.24.10.2009"),
    ("Sendangagung", "Paciran", "35.24.14.2005"),
    ("Sendang-duwur", "Paciran", "35.24.14.2006"),
    ("Sendangagung", "Paciran", "35.24.14.2005"),
    ("Sendangduwur", "Paciran", "35.24.14.2006"),
    ("Tunggul", "Paciran", "35.24.14.2007"),
    ("Paciran", "Paciran", "35.24.14.2003"),
    ("Banjamadu", "Karanggeneng", "35.24.18 35.24.18.2011"),
    ("Tanggungprigel", "Glagah", "35.24.26.2016"),
    ("Wangen", "Glagah", "35.24.26.2015"),
    ("Sudangan", "Glagah", "35.24.26.2011"),
    ("Bogobabadan", "Karangbinangun", "35.24.24.2018"),
    ("Watangpanjang", "Karangbinangun", "35.24.24.2014"),
    ("Banyu Urip", "Karangbinangun", "35.24.24.2011"),
    ("Putatkumpul", "Turi", "35.24.21.2005"),
    ("Pomahanjanggan", "Turi", "35.24.21.2014"),
    ("Bojoasri", "Kalitengah", "35.24.20.2015"),
    ("Pengangsalan", "Kalitengah", "35.24.20.2006"),
    ("Karangturi", "Glagah", "35.24.26.2028"),
    ("Meluwur", "Glagah", "35.24.26.2029"),
    ("Jatirenggo", "Tikung", "35.24.23 35.24.26.2019"),
    ("Jotosanur", "Tikung", "35.24.23.2007"),
    ("Kelurahan Sidoharjo", "Lamongan", "35.24.22.1014"),
    ("Turi", "Turi", "35.24.21.2009"),
    ("Pomahanjanggan", "Turi", "35.24.21.2014"),
    ("Kelurahan Sidoharjo", "Lamongan", "35.24.22.1014"),
    ("Kelurahan Sidoharjo", "Lamongan", "35.24.22.1014"),
    ("Tri Tunggal", "Babat", "35.24.05.2022"),
];

/// The kelurahan with embroidery in Kecamatan Kawalu, Kota Tasikmalaya, 2016, from a thesis of UNPAS. No district is
/// printed beside them, and Karsamenak is officially Kersamenak.
const KAWALU: [&str; 10] = [
    "Tanjung",
    "Talagasari",
    "Cilamajang",
    "Gunung Tandala",
    "Cibeuti",
    "Karsamenak",
    "Gunung Gede",
    "Leuwiliang",
    "Karanganyar",
    "Urug",
];

#[test]
fn of_28_villages_of_lamongan_26_are_one_official_village() {
    let mut resolver = Resolver::new(lamongan());
    let mut known = 0;
    for (village, district, expected) in LAMONGAN {
        let row = names(district, village);
        let (place, findings) = resolve(&row, &lamongan(), At::path);
        assert_eq!(places(&place).join(" "), expected, "{village}, {district}: {findings:?}");
        known += usize::from(place.known().is_some_and(|place| place.level == Level::Village));
        let said: &[Code] = match village {
            "Banjamadu" => &[Code::PlaceSpelling],
            "Jatirenggo" => &[Code::PlaceConflict],
            _ => &[],
        };
        assert_eq!(codes(&findings), said, "{village}");
        for _ in 0..2 {
            assert_eq!(resolver.resolve(&row, At::path), (place.clone(), findings.clone()));
        }
    }
    assert_eq!(known, 26);
}

#[test]
fn the_names_say_that_the_file_is_about_lamongan() {
    let mut votes = RegionVotes::default();
    for (village, district, _) in LAMONGAN {
        votes.add(Some(district), Some(village));
    }
    votes.add(Some("Tikung"), None);
    votes.add(Some("Turi"), Some(""));
    let inferred = votes.infer().unwrap();
    assert_eq!(inferred.region.to_string(), "35.24");
    // Of 23 distinct pairs two match no village; two districts are printed without one.
    assert_eq!((inferred.matched, inferred.of), (23, 25));
    assert!(inferred.runner_up.is_some_and(|(_, next)| next * 2 <= inferred.matched), "{inferred:?}");
}

#[test]
fn villages_alone_can_say_which_district_they_are_of() {
    let mut votes = RegionVotes::default();
    KAWALU.iter().for_each(|village| votes.add(None, Some(village)));
    let inferred = votes.infer().unwrap();
    assert_eq!((inferred.region.to_string().as_str(), inferred.matched, inferred.of), ("32.78.05", 9, 10));
    assert_eq!(
        inferred.finding(At::default()).text(Lang::Id),
        "wilayah berkas ini disimpulkan Kawalu (32.78.05) dari 9 dari 10 pasangan nama; \
         berikutnya Jampangkulon (32.02.21): 2"
    );
    let kawalu = PlaceContext { within: Some(inferred.region), system: None };
    for village in KAWALU {
        let row = PlaceText { village: Some(village), ..PlaceText::default() };
        let (place, findings) = resolve(&row, &kawalu, At::path);
        if village == "Karsamenak" {
            assert_eq!(places(&place), ["32.78.05", "32.78.05.1001"]);
            assert_eq!(codes(&findings), [Code::PlaceSpelling]);
        } else {
            assert_eq!(place.known().map(|place| place.level), Some(Level::Village), "{village}");
            assert!(findings.is_empty(), "{village}");
        }
    }
    // A row that names its own district is not bound to the inferred one.
    let row = names("Cihideung", "Tugujaya");
    assert_eq!(places(&resolve(&row, &kawalu, At::path).0), ["32.78.01.1005"]);
}
