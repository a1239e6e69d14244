//! The region tables against published counts.
//!
//! Per province: the table in the README of the public repository cahyadsn/wilayah, which follows the decree of the
//! Minister of Home Affairs 300.2.2-2138 of 2025. Its desa include the desa adat.
#![cfg(feature = "villages")]

use sentra_codes::region::{self, Level};
use std::collections::BTreeMap;

/// Code, kabupaten, kota, kecamatan, kelurahan, desa.
const PUBLISHED: [(u64, [usize; 5]); 38] = [
    (11, [18, 5, 290, 0, 6500]),
    (12, [25, 8, 455, 693, 5417]),
    (13, [12, 7, 179, 230, 1035]),
    (14, [10, 2, 172, 271, 1591]),
    (15, [9, 2, 144, 171, 1414]),
    (16, [13, 4, 241, 403, 2856]),
    (17, [9, 1, 129, 172, 1341]),
    (18, [13, 2, 229, 205, 2446]),
    (19, [6, 1, 47, 84, 309]),
    (21, [5, 2, 80, 144, 275]),
    (31, [1, 5, 44, 267, 0]),
    (32, [18, 9, 627, 646, 5311]),
    (33, [29, 6, 576, 753, 7810]),
    (34, [4, 1, 78, 46, 392]),
    (35, [29, 9, 666, 773, 7721]),
    (36, [4, 4, 155, 314, 1238]),
    (51, [8, 1, 57, 80, 636]),
    (52, [8, 2, 117, 145, 1021]),
    (53, [21, 1, 315, 305, 3137]),
    (61, [12, 2, 174, 99, 2046]),
    (62, [13, 1, 136, 139, 1432]),
    (63, [11, 2, 156, 144, 1872]),
    (64, [7, 3, 105, 197, 841]),
    (65, [4, 1, 55, 35, 447]),
    (71, [11, 4, 171, 332, 1507]),
    (72, [12, 1, 177, 175, 1842]),
    (73, [21, 3, 313, 793, 2266]),
    (74, [15, 2, 221, 377, 1908]),
    (75, [5, 1, 77, 72, 657]),
    (76, [6, 0, 69, 73, 575]),
    (81, [9, 2, 119, 35, 1200]),
    (82, [8, 2, 118, 118, 1067]),
    (91, [8, 1, 105, 51, 948]),
    (92, [7, 0, 91, 21, 803]),
    (93, [4, 0, 82, 13, 677]),
    (94, [8, 0, 131, 36, 1172]),
    (95, [8, 0, 252, 10, 2617]),
    (96, [5, 1, 132, 74, 939]),
];

const PUBLISHED_TOTAL: [usize; 5] = [416, 98, 7_285, 8_496, 75_266];

/// The last two digits of a regency's code: 01-69 for a kabupaten, 71-99 for a kota.
fn is_kabupaten(code: u64) -> bool {
    let part = code % 100;
    assert!(matches!(part, 1..=69 | 71..=99), "{code}");
    part < 70
}

/// The first of a village's four digits: 1 for a kelurahan, 2 for a desa, 3 for a desa adat.
fn kind(code: u64) -> u64 {
    code / 1_000 % 10
}

fn recount(province: u64) -> [usize; 5] {
    let under = |level| region::descendants(Level::Province, province, level);
    let kabupaten = under(Level::Regency).filter(|regency| is_kabupaten(regency.code)).count();
    let kelurahan = under(Level::Village).filter(|village| kind(village.code) == 1).count();
    [
        kabupaten,
        under(Level::Regency).count() - kabupaten,
        under(Level::District).count(),
        kelurahan,
        under(Level::Village).count() - kelurahan,
    ]
}

#[test]
fn every_province_has_its_published_counts() {
    assert!(region::all(Level::Province).map(|province| province.code).eq(PUBLISHED.map(|(code, _)| code)));
    for (province, published) in PUBLISHED {
        assert_eq!(recount(province), published, "{province}");
    }
}

#[test]
fn the_published_rows_add_up_to_the_published_total() {
    let mut total = [0; 5];
    for (_, published) in PUBLISHED {
        for (sum, count) in total.iter_mut().zip(published) {
            *sum += count;
        }
    }
    assert_eq!(total, PUBLISHED_TOTAL);
}

#[test]
fn villages_are_of_three_kinds() {
    let mut kinds: BTreeMap<u64, usize> = BTreeMap::new();
    for village in region::all(Level::Village) {
        *kinds.entry(kind(village.code)).or_default() += 1;
    }
    assert_eq!(kinds, BTreeMap::from([(1, 8_496), (2, 75_252), (3, 14)]));
}

#[test]
fn the_name_of_a_regency_begins_with_its_kind() {
    for regency in region::all(Level::Regency) {
        let prefix = if is_kabupaten(regency.code) { "Kabupaten " } else { "Kota " };
        assert!(regency.name.starts_with(prefix), "{regency:?}");
    }
}

#[test]
fn lamongan_is_the_regency_of_the_examples() {
    assert_eq!(region::get(Level::Regency, 3524).unwrap().name, "Kabupaten Lamongan");
    let districts: Vec<_> = region::children(Level::Regency, 3524).collect();
    assert_eq!(districts.len(), 27);
    assert_eq!((districts[0].code, districts[0].name), (352_401, "Sukorame"));
    assert_eq!((districts[26].code, districts[26].name), (352_427, "Sarirejo"));

    let villages: Vec<_> = region::descendants(Level::Regency, 3524, Level::Village).collect();
    assert_eq!(villages.len(), 474);
    assert_eq!(villages.iter().filter(|village| kind(village.code) == 1).count(), 12);
    assert_eq!(villages.iter().filter(|village| kind(village.code) == 2).count(), 462);

    let mut names: BTreeMap<&str, usize> = BTreeMap::new();
    for village in &villages {
        *names.entry(village.name).or_default() += 1;
    }
    assert_eq!(names.values().filter(|count| **count > 1).count(), 21);
    assert_eq!(names["Sumberagung"], 4);
    assert_eq!(names["Turi"], 2);
}
