//! KBLI section C: counts, hierarchy, titles and reused codes.

use sentra_codes::kbli::{self, Edition};
use std::collections::BTreeSet;

/// Codes by level: divisions, groups, classes, five digits.
const LEVELS: [u32; 4] = [2, 3, 4, 5];

fn codes(edition: Edition, digits: u32) -> BTreeSet<u32> {
    kbli::all(edition, digits).collect()
}

fn in_both(digits: u32) -> usize {
    codes(Edition::Kbli2020, digits).intersection(&codes(Edition::Kbli2025, digits)).count()
}

#[test]
fn counts_by_edition_and_level() {
    assert_eq!(LEVELS.map(|digits| kbli::count(Edition::Kbli2020, digits)), [24, 71, 177, 475]);
    assert_eq!(LEVELS.map(|digits| kbli::count(Edition::Kbli2025, digits)), [24, 71, 162, 464]);
    assert_eq!(LEVELS.map(in_both), [24, 71, 153, 384]);
}

#[test]
fn the_lists_are_those_of_the_source_files() {
    let sources = [include_str!("../data/kbli2020.csv"), include_str!("../data/kbli2025.csv")];
    for (edition, source) in Edition::ALL.into_iter().zip(sources) {
        for digits in LEVELS {
            let listed = source.lines().skip(1).filter(|code| code.len() == digits as usize);
            assert!(kbli::all(edition, digits).eq(listed.map(|code| code.parse::<u32>().unwrap())));
        }
    }
}

#[test]
fn section_c_is_the_divisions_10_to_33_and_codes_ascend_strictly() {
    for edition in Edition::ALL {
        assert!(kbli::all(edition, 2).eq(10..=33));
        for digits in LEVELS {
            let codes: Vec<u32> = kbli::all(edition, digits).collect();
            assert!(codes.is_sorted_by(|left, right| left < right), "{edition:?} {digits}");
            assert!(codes.iter().all(|code| code.ilog10() + 1 == digits), "{edition:?} {digits}");
            assert!(codes.iter().all(|code| kbli::contains(edition, digits, *code)));
        }
    }
}

#[test]
fn children_of_all_parents_are_all_codes_of_the_level_below() {
    for edition in Edition::ALL {
        for digits in [2, 3, 4] {
            let children = kbli::all(edition, digits).flat_map(|code| kbli::children(edition, digits, code));
            assert!(children.eq(kbli::all(edition, digits + 1)), "{edition:?} {digits}");
        }
    }
}

/// The transcription of 2020 lists the class 1102 without a five-digit code; every other code is divided further.
#[test]
fn only_one_class_has_no_five_digit_code() {
    for edition in Edition::ALL {
        for digits in [2, 3, 4] {
            let childless: Vec<u32> = kbli::all(edition, digits)
                .filter(|code| kbli::children(edition, digits, *code).count() == 0)
                .collect();
            let expected: &[u32] = if (edition, digits) == (Edition::Kbli2020, 4) { &[1102] } else { &[] };
            assert_eq!(childless, expected, "{edition:?} {digits}");
        }
    }
}

#[test]
fn divisions_and_groups_have_short_titles_in_both_languages_and_longer_codes_have_none() {
    for edition in Edition::ALL {
        for digits in LEVELS {
            for code in kbli::all(edition, digits) {
                let title = kbli::title(edition, digits, code);
                assert_eq!(title.is_some(), digits <= 3, "{edition:?} {code}");
                for text in title.iter().flat_map(|title| [title.id, title.en]) {
                    assert!((2..=45).contains(&text.chars().count()), "{edition:?} {code}: {text}");
                    assert_eq!(text, text.trim());
                }
            }
        }
        assert_eq!(kbli::title(edition, 2, 34), None);
        assert_eq!(kbli::title(edition, 3, 10), None, "ten has not three digits");
    }
}

/// Two groups of one division with one title could not be told apart in a table.
#[test]
fn titles_tell_the_groups_of_a_division_apart() {
    for edition in Edition::ALL {
        for digits in [2, 3] {
            let titles: Vec<_> =
                kbli::all(edition, digits).filter_map(|code| kbli::title(edition, digits, code)).collect();
            assert_eq!(titles.iter().map(|title| title.id).collect::<BTreeSet<_>>().len(), titles.len());
            assert_eq!(titles.iter().map(|title| title.en).collect::<BTreeSet<_>>().len(), titles.len());
        }
    }
}

#[test]
fn a_title_differs_between_the_editions_only_where_the_contents_moved() {
    let title = |edition, code| kbli::title(edition, 3, code);
    let moved: Vec<u32> = kbli::all(Edition::Kbli2025, 3)
        .filter(|code| title(Edition::Kbli2020, *code) != title(Edition::Kbli2025, *code))
        .collect();
    assert_eq!(moved, [143, 191, 192]);
}

#[test]
fn reused_codes_stand_in_both_editions_and_name_different_goods() {
    let reused: Vec<_> = (0..100_000).filter_map(kbli::reused).collect();
    assert_eq!(reused.len(), 18);
    for code in reused {
        assert!(Edition::ALL.into_iter().all(|edition| kbli::contains(edition, 5, code.code)), "{code:?}");
        assert_ne!(code.kbli2020.id, code.kbli2025.id);
        assert_ne!(code.kbli2020.en, code.kbli2025.en);
    }
    assert_eq!(kbli::reused(13133).unwrap().kbli2025.id, "kain batik");
    assert_eq!(kbli::reused(13134), None);
}

#[test]
fn what_is_not_listed_is_not_found() {
    for edition in Edition::ALL {
        for digits in [0, 1, 6, u32::MAX] {
            assert_eq!(kbli::count(edition, digits), 0);
            assert!(!kbli::contains(edition, digits, 10));
            assert_eq!(kbli::children(edition, digits, 10).count(), 0);
            assert_eq!(kbli::title(edition, digits, 10), None);
        }
        for code in [0, 9, 34, 65_546, u32::MAX] {
            assert!(!kbli::contains(edition, 2, code), "{code}");
            assert_eq!(kbli::children(edition, 2, code).count(), 0, "{code}");
        }
        assert_eq!(kbli::children(edition, 5, 10_110).count(), 0);
    }
}
