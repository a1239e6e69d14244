//! The region tables against their source files, and the look-ups against each other.
#![allow(clippy::unwrap_used, reason = "the source files are committed beside the test")]

use sentra_codes::region::{self, Level, Region};
use std::collections::BTreeMap;

/// The levels that are compiled in.
fn levels() -> impl Iterator<Item = Level> {
    Level::ALL.into_iter().filter(|level| region::HAS_VILLAGES || *level != Level::Village)
}

fn rows(level: Level) -> Vec<(u64, String)> {
    let text = match level {
        Level::Province => include_str!("../data/provinces.csv"),
        Level::Regency => include_str!("../data/regencies.csv"),
        Level::District => include_str!("../data/districts.csv"),
        Level::Village => include_str!("../data/villages.csv"),
    };
    let columns = text.lines().next().unwrap().split(',').count();
    let row = |line: &str| {
        let code = line.split(',').next().unwrap().replace('.', "").parse().unwrap();
        let name = line.splitn(columns, ',').last().unwrap();
        let name = name.strip_prefix('"').and_then(|name| name.strip_suffix('"')).unwrap_or(name);
        (code, name.replace("\"\"", "\""))
    };
    text.lines().skip(1).map(row).collect()
}

#[test]
fn every_row_of_the_source_is_in_the_table_in_its_order() {
    for level in levels() {
        let listed = region::all(level).map(|region| (region.code, region.name.to_owned()));
        assert!(listed.eq(rows(level)), "{level:?}");
    }
}

#[test]
fn counts_are_those_of_the_release() {
    let expected = [38, 514, 7_285, if region::HAS_VILLAGES { 83_762 } else { 0 }];
    assert_eq!(Level::ALL.map(region::count), expected);
    for level in Level::ALL {
        assert_eq!(region::all(level).count(), region::count(level));
        assert_eq!(region::all(level).size_hint().0, region::count(level));
    }
}

#[test]
fn codes_ascend_strictly_and_have_the_digits_of_their_level() {
    for level in levels() {
        let codes: Vec<u64> = region::all(level).map(|region| region.code).collect();
        assert!(codes.is_sorted_by(|left, right| left < right), "{level:?}");
        assert!(codes.iter().all(|code| code.ilog10() + 1 == level.digits()), "{level:?}");
    }
}

#[test]
fn every_region_is_found_by_its_code_and_under_its_parent() {
    for level in levels() {
        for listed in region::all(level) {
            assert_eq!(region::get(level, listed.code), Some(listed));
            let Some((parent_level, parent)) = region::parent_code(level, listed.code) else {
                assert_eq!(level, Level::Province);
                continue;
            };
            assert!(region::get(parent_level, parent).is_some(), "{listed:?} has no parent");
        }
    }
}

#[test]
fn children_of_all_parents_are_all_regions_of_the_level_below() {
    for level in levels() {
        let Some(child) = level.child() else { continue };
        let children = region::all(level).flat_map(|parent| region::children(level, parent.code));
        assert!(children.eq(region::all(child)), "{level:?}");
    }
}

#[test]
fn descendants_are_the_regions_that_begin_with_the_code() {
    for level in levels() {
        for below in levels().filter(|below| *below > level) {
            let step = 10_u64.pow(below.digits() - level.digits());
            let mut expected: BTreeMap<u64, Vec<Region>> = BTreeMap::new();
            for listed in region::all(below) {
                expected.entry(listed.code / step).or_default().push(listed);
            }
            for ancestor in region::all(level) {
                let found: Vec<Region> = region::descendants(level, ancestor.code, below).collect();
                assert_eq!(Some(found), expected.remove(&ancestor.code), "{ancestor:?} {below:?}");
            }
            assert!(expected.is_empty());
        }
    }
}

#[test]
fn what_is_not_listed_is_not_found() {
    for level in Level::ALL {
        for code in [0, 1, 34, 99, 3_500, 3_599, 352_400, 352_499, 3_524_261_000, u64::MAX / 10, u64::MAX] {
            let listed = region::all(level).any(|region| region.code == code);
            assert_eq!(region::get(level, code).is_some(), listed, "{level:?} {code}");
            assert!(listed || region::children(level, code).next().is_none(), "{level:?} {code}");
        }
        assert_eq!(region::descendants(level, 35, level).count(), 0);
        assert_eq!(region::descendants(level, u64::MAX, Level::Village).count(), 0);
        assert_eq!(region::children(Level::Village, 3_524_262_019).count(), 0);
    }
    assert_eq!(region::parent_code(Level::Regency, 0), None);
    assert_eq!(region::parent_code(Level::Regency, 352_401), None);
    assert_eq!(region::parent_code(Level::Regency, 9_999), Some((Level::Province, 99)));
}

#[test]
fn neighbours_of_listed_codes_are_judged_by_the_source_alone() {
    for level in levels() {
        let rows: BTreeMap<u64, String> = rows(level).into_iter().collect();
        for code in rows.keys().flat_map(|code| [code - 1, code + 1]) {
            let found = region::get(level, code).map(|region| region.name);
            assert_eq!(found, rows.get(&code).map(String::as_str), "{level:?} {code}");
        }
    }
}

#[test]
fn a_cloned_iterator_goes_on_where_it_stands_and_an_ended_one_stays_ended() {
    let mut districts = region::children(Level::Regency, 3524);
    districts.nth(12);
    assert!(districts.clone().eq(region::children(Level::Regency, 3524).skip(13)));
    assert_eq!(districts.by_ref().count(), 14);
    assert_eq!(districts.next(), None);
    assert_eq!(districts.size_hint(), (0, Some(0)));
}

#[test]
fn levels_know_their_neighbours() {
    for level in Level::ALL {
        assert_eq!(level.child().and_then(Level::parent), level.child().map(|_| level));
        assert_eq!(level.parent().and_then(Level::child), level.parent().map(|_| level));
    }
}

#[test]
fn names_stay_as_the_source_prints_them() {
    assert_eq!(region::get(Level::District, 352_922).unwrap().name, "Ra\"as");
    if region::HAS_VILLAGES {
        assert_eq!(region::get(Level::Village, 1_207_281_007).unwrap().name, "Lubuk Pakam I,II");
        assert_eq!(region::get(Level::Village, 5_307_012_021).unwrap().name, "Regapu\u{2019}u");
    }
}
