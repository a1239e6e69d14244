//! The embedded registry is sound, and says of each rule what a reader needs.

use sentra::Lang;
use sentra::law::{Evidence, Law, Question};
use std::collections::BTreeSet;

const JSON: &str = include_str!("../src/law/indonesia.json");

#[test]
fn it_is_accepted_and_is_the_one_in_use() {
    let law = Law::from_json(JSON).unwrap();
    assert_eq!(law.hash(), Law::indonesia().hash());
}

#[test]
fn it_holds_the_criteria_of_section_8() {
    let codes: BTreeSet<&str> =
        Law::indonesia().registry().criteria.iter().map(|c| c.code.as_str()).collect();
    let expected = [
        "U1", "U2", "U3", "U4", "U5", "U5b", "U6", "U7", "U8", "L1", "K1", "S1", "S2", "S3", "S4", "S5",
        "S6", "S7", "S7n", "S8", "S9", "S10", "S11", "R1", "A1", "FA", "FB", "FC1", "FC2", "FD1", "FD2",
        "FE1", "FE2", "FF", "FG", "FH1", "FH2", "FI", "FJ", "D1", "D2", "P1", "P2", "P3a", "P3b", "P4", "P5",
    ];
    assert_eq!(codes, BTreeSet::from(expected));
    let provisional: BTreeSet<&str> = Law::indonesia()
        .registry()
        .criteria
        .iter()
        .filter(|c| c.provisional)
        .map(|c| c.code.as_str())
        .collect();
    assert_eq!(provisional, BTreeSet::from(["S9", "D1", "D2", "P1", "P2", "P4", "P5"]));
}

#[test]
fn every_input_and_parameter_is_used_and_has_words_in_both_languages() {
    let law = Law::indonesia();
    let r = law.registry();
    let body = JSON.split("\"criteria\": [\n").nth(1).unwrap();
    for i in &r.inputs {
        assert!(body.contains(&format!("\"{}\"", i.id)), "no criterion reads {}", i.id);
        assert!(!i.title.id.is_empty() && !i.title.en.is_empty(), "{}", i.id);
        assert_ne!(law.input_words(&i.id, Lang::Id), i.id);
    }
    for p in &r.parameters {
        assert!(body.contains(&format!("\"{}\"", p.id)), "no criterion reads {}", p.id);
        assert_eq!(p.values.is_empty(), p.supplied, "{}", p.id);
    }
}

#[test]
fn nothing_unconfirmed_decides_and_the_unread_regulation_has_its_slot() {
    let r = Law::indonesia().registry();
    assert!(r.parameters.iter().flat_map(|p| &p.values).all(|v| v.evidence.decides()));
    let slot = r.instruments.iter().find(|i| i.id == "pp-20-2024").unwrap();
    assert_eq!(slot.evidence, Evidence::Unconfirmed);
    assert!(slot.status[0].text.en.contains("was not seen"));
    // No rule stands on it.
    assert!(r.criteria.iter().flat_map(|c| &c.cite).all(|c| c.instrument != slot.id));
}

#[test]
fn every_sentence_has_both_languages_and_no_unknown_placeholder() {
    const KNOWN: [&str; 20] = [
        "facts", "classes", "ask", "failing", "open", "title", "sure", "possible", "needed", "units",
        "place", "label", "key", "not_ikm", "decree", "kind", "warnings", "added", "removed", "outside",
    ];
    let law = Law::indonesia();
    for c in &law.registry().criteria {
        for (kind, text) in &c.reasons {
            let placeholders = |t: &str| -> BTreeSet<String> {
                t.split('{').skip(1).filter_map(|p| p.split_once('}')).map(|(n, _)| n.to_owned()).collect()
            };
            let (id, en) = (placeholders(&text.id), placeholders(&text.en));
            assert_eq!(id, en, "{} {kind}", c.id);
            for name in id {
                assert!(KNOWN.contains(&name.as_str()) || law.parameter(&name).is_some(), "{} {name}", c.id);
            }
        }
        if let Question::Test(_) = c.question {
            assert!(!c.title.id.is_empty() && !c.title.en.is_empty());
        }
    }
}
