//! Explanations: the verdict again from the printed tree alone, citations that hold on the day, and two languages.

use crate::members::{SHARES, known};
use crate::strategies::{Knowing, context, criteria, dice, holds};
use crate::truth::unit;
use proptest::prelude::*;
use sentra::Lang;
use sentra::assess::{Assessment, Condition, Connective, Context, Verdict};
use sentra::date::Holds;
use sentra::law::{Law, Question, Subject};
use std::collections::{BTreeMap, BTreeSet};

/// The leaves of a tree, by what they say.
fn leaves<'t>(c: &'t Condition, out: &mut BTreeMap<&'t str, Verdict>) {
    if c.connective == Connective::Leaf {
        let before = out.insert(&c.text.en, c.verdict);
        assert!(before.is_none_or(|b| b == c.verdict), "{} stands twice", c.text.en);
    }
    c.of.iter().for_each(|c| leaves(c, out));
}

/// A leaf as a threshold: what is measured, the first number on its far side, and whether it asks for the far side.
fn threshold(text: &str) -> Option<(&str, i64, bool)> {
    let words =
        [(" at most ", 1, false), (" below ", 0, false), (" at least ", 0, true), (" above ", 1, true)];
    words.iter().find_map(|(word, add, above)| {
        let (input, number) = text.rsplit_once(word)?;
        let digits: String =
            number.trim_start_matches("Rp").chars().filter(|c| !",. ".contains(*c)).collect();
        digits.parse::<i64>().ok().map(|n| (input, n + add, *above))
    })
}

/// The truth of a tree when its leaves have these truths.
fn truth(c: &Condition, leaf: &dyn Fn(&str) -> bool) -> Vec<bool> {
    let of = |c: &Condition| truth(c, leaf);
    let all = |c: &Condition| c.of.iter().all(|c| of(c)[0]);
    match c.connective {
        Connective::Leaf => vec![leaf(&c.text.en)],
        Connective::All => vec![all(c)],
        Connective::Any => vec![c.of.iter().any(|c| of(c)[0])],
        Connective::Not => vec![!of(&c.of[0])[0]],
        // Whom it concerns, and what is asked; or which classes hold.
        Connective::Concerns | Connective::Classes => c.of.iter().map(|c| of(c)[0]).collect(),
    }
}

/// The verdict that follows from the leaves of a tree alone: what is open is tried both ways, as far as thresholds of one
/// quantity allow.
fn replayed(tree: &Condition) -> BTreeSet<Vec<bool>> {
    let mut all = BTreeMap::new();
    leaves(tree, &mut all);
    // Each test is a variable; both sides of one threshold are the same one.
    let mut variables: BTreeMap<(String, i64), Option<bool>> = BTreeMap::new();
    let name = |text: &str| match threshold(text) {
        Some((input, cut, above)) => ((input.to_owned(), cut), above),
        None => ((text.to_owned(), 0), true),
    };
    for (text, verdict) in &all {
        let (variable, above) = name(text);
        let value = match verdict {
            Verdict::Met => Some(above),
            Verdict::NotMet => Some(!above),
            _ => None,
        };
        let slot = variables.entry(variable).or_insert(value);
        assert_eq!(*slot, value, "{text}");
    }
    let open: Vec<&(String, i64)> = variables.iter().filter(|(_, v)| v.is_none()).map(|(k, _)| k).collect();
    let mut out = BTreeSet::new();
    for bits in 0..1u32 << open.len() {
        let value = |k: &(String, i64)| {
            variables[k].unwrap_or_else(|| bits >> open.iter().position(|o| *o == k).unwrap() & 1 == 1)
        };
        // What reaches a threshold reaches every lower one, and the total is at least its part.
        let possible = variables.keys().all(|hi| {
            variables.keys().all(|lo| {
                let part = hi.0.contains("without land") && lo.0.contains("with land");
                !((hi.0 == lo.0 || part) && hi.1 >= lo.1 && value(hi) && !value(lo) && hi.1 > 0)
            })
        });
        if possible {
            out.insert(truth(tree, &|text| {
                let (variable, above) = name(text);
                value(&variable) == above
            }));
        }
    }
    out
}

/// What the tree says by itself.
fn verdict(tree: &Condition) -> Verdict {
    let outcomes: BTreeSet<Verdict> = replayed(tree)
        .into_iter()
        .map(|v| match tree.connective {
            Connective::Concerns if !v[0] => Verdict::NotApplicable,
            Connective::Concerns => {
                if v[1] {
                    Verdict::Met
                } else {
                    Verdict::NotMet
                }
            }
            Connective::Classes => Verdict::Met,
            _ => {
                if v[0] {
                    Verdict::Met
                } else {
                    Verdict::NotMet
                }
            }
        })
        .collect();
    let classes = if tree.connective == Connective::Classes { replayed(tree).len() } else { 1 };
    match outcomes.into_iter().collect::<Vec<_>>().as_slice() {
        [one] if classes == 1 => *one,
        _ => Verdict::Unknown,
    }
}

/// The numbers of a text, without the marks between thousands.
fn numbers(text: &str, lang: Lang) -> Vec<String> {
    let mark = if lang == Lang::Id { '.' } else { ',' };
    let mut out = Vec::new();
    for run in text.split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',') {
        let groups: Vec<&str> = run.trim_matches(['.', ',']).split(mark).collect();
        let grouped = groups.len() > 1 && groups[0].len() <= 3 && groups[1..].iter().all(|g| g.len() == 3);
        let plain = if grouped { groups.concat() } else { run.to_owned() };
        out.extend(plain.split(['.', ',']).filter(|s| !s.is_empty()).map(str::to_owned));
    }
    out.sort();
    out
}

/// What every answer must carry.
fn check(law: &Law, answer: &Assessment, context: &Context) -> Result<(), TestCaseError> {
    let c = law.criterion(&answer.criterion).unwrap();
    let (id, en) = (&answer.reason.text.id, &answer.reason.text.en);
    prop_assert!(!id.is_empty() && !en.is_empty());
    for text in [id, en] {
        prop_assert!(!text.contains('{') && !text.contains('}'), "{}", text);
    }
    prop_assert_eq!(numbers(id, Lang::Id), numbers(en, Lang::En), "{}\n{}", id, en);
    let prefix = format!("{}.", c.id);
    prop_assert!(answer.reason.code.starts_with(&prefix));
    prop_assert!(!answer.citations.is_empty());
    let force = |from: Option<&str>, to: Option<&str>| {
        matches!(holds(from, to, context.as_of), Holds::Within | Holds::Undetermined)
    };
    for cited in &answer.citations {
        let instrument = law.instrument(&cited.instrument);
        let on_the_day = instrument.is_some_and(|i| force(i.from.as_deref(), i.to.as_deref()));
        prop_assert!(instrument.is_some(), "{} cites {}", c.id, cited.instrument);
        let out = answer.verdict == Verdict::NotInForce;
        prop_assert!(out || on_the_day, "{} cites {} on {}", c.id, cited.instrument, context.as_of);
    }
    for used in &answer.parameters {
        let p = law.parameter(&used.id).unwrap();
        let value =
            p.values.iter().find(|v| force(v.from.as_deref(), v.to.as_deref()) && v.value == used.value);
        prop_assert!(
            value.is_some() || context.supplied.get(&used.id) == Some(&used.value),
            "{} {:?}",
            c.id,
            used
        );
        if let Some(v) = value {
            let i = law.instrument(&v.cite.instrument).unwrap();
            prop_assert!(force(i.from.as_deref(), i.to.as_deref()), "{} {:?}", c.id, used);
        }
    }
    answer.children.iter().try_for_each(|a| check(law, a, context))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(40) })]

    /// The verdict follows from the leaves of the tree alone; where the leaves leave it open, so does the answer.
    #[test]
    fn a_verdict_follows_from_its_leaves(mut d in dice(120)) {
        let law = Law::indonesia();
        let (_, unit) = unit(Knowing { inapplicable: false }, &mut d);
        for c in criteria(Subject::Unit) {
            let context = context(c, &mut d);
            let answer = law.assess_unit(&unit, &c.id, &context).unwrap();
            let settled = holds(c.from.as_deref(), c.to.as_deref(), context.as_of) == Holds::Within;
            let Some(tree) = answer.tree.as_ref().filter(|_| settled) else { continue };
            let among = matches!(&c.question, Question::Classes(k) if k.among.is_some());
            if c.applies.is_some() || among {
                continue; // what is asked about is presumed, which is no leaf
            }
            let said = verdict(tree);
            if said != Verdict::Unknown {
                prop_assert_eq!(answer.verdict, said, "{} {:?} {:#?}", c.id, unit, tree);
            }
        }
    }

    /// Every reason in both languages, filled in and with the same numbers; every citation exists and holds on the day.
    #[test]
    fn both_languages_say_the_same_and_cite_what_holds(mut d in dice(240)) {
        let law = Law::indonesia();
        let (_, unit) = unit(Knowing { inapplicable: d.chance(2) }, &mut d);
        for c in criteria(Subject::Unit) {
            let context = context(c, &mut d);
            check(law, &law.assess_unit(&unit, &c.id, &context).unwrap(), &context)?;
        }
        let group = known(&SHARES, &mut d).group();
        for c in criteria(Subject::Group) {
            let context = context(c, &mut d);
            check(law, &law.assess_group(&group, &c.id, &context).unwrap(), &context)?;
        }
        for c in criteria(Subject::Region) {
            let context = context(c, &mut d);
            let region = sentra::region::RegionCode::parse("35.24").unwrap();
            let answer = law.assess_region(region, std::slice::from_ref(&group), d.chance(2), &c.id, &context).unwrap();
            check(law, &answer, &context)?;
        }
    }
}
