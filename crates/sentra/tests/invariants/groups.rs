//! Questions about the members of a group: the same five, in one place, with one thing in common.

use crate::members::{Known, Member, known, member, unit};
use crate::strategies::{Dice, criteria, dice};
use proptest::prelude::*;
use sentra::assess::{Assessment, Verdict};
use sentra::group::Group;
use sentra::law::{Criterion, Law, Members, Question, Share, Subject};
use sentra::unit::Unit;
use std::collections::BTreeSet;

pub(crate) fn about_members() -> Vec<(&'static Criterion, &'static Members)> {
    let of = |c: &'static Criterion| match &c.question {
        Question::Members(m) => Some((c, m)),
        _ => None,
    };
    criteria(Subject::Group).into_iter().filter_map(of).collect()
}

/// A group for a question, with few enough completions to try them all.
fn small(share: &[Share], d: &mut Dice) -> Known {
    let mut known = known(share, d);
    while known.size() > 3_000 {
        known.pairs.clear();
        known.members.pop();
    }
    known
}

fn ask(known: &Known, group: &Group, criterion: &str) -> Assessment {
    Law::indonesia().assess_group(group, criterion, &known.context()).unwrap()
}

/// Met, not met, or open to a person's judgement, in one completion.
fn outcome(known: &Known, (together, anywhere): (usize, usize)) -> BTreeSet<Verdict> {
    let mut out = match (together >= 5, anywhere >= 5 && known.reading != "explicit", known.review) {
        (true, ..) | (false, true, Some(true)) => BTreeSet::from([Verdict::Met]),
        (false, true, None) => BTreeSet::from([Verdict::Met, Verdict::NotMet]),
        _ => BTreeSet::from([Verdict::NotMet]),
    };
    if !known.complete {
        // Members that are not listed can make five of any.
        out.insert(Verdict::Met);
    }
    out
}

fn decided(of: &BTreeSet<Verdict>) -> Verdict {
    match of.iter().collect::<Vec<_>>().as_slice() {
        [one] => **one,
        _ => Verdict::Unknown,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(80) })]

    /// Unknown if and only if two completions disagree, and the count encloses what the completions count.
    #[test]
    fn a_verdict_is_that_of_all_completions(mut d in dice(160)) {
        for (c, m) in about_members() {
            let known = small(&m.share, &mut d);
            let answer = ask(&known, &known.group(), &c.id);
            let counts: Vec<(usize, usize)> = known.completions().iter().map(|done| known.most(done, m)).collect();
            let said: BTreeSet<Verdict> = counts.iter().flat_map(|n| outcome(&known, *n)).collect();
            prop_assert!(answer.exact);
            prop_assert_eq!(answer.verdict, decided(&said), "{} {:?}", c.id, known);
            let count = answer.group.unwrap().count.unwrap();
            let (least, most) = (counts.iter().map(|n| n.1.max(n.0)).min().unwrap(), counts.iter().map(|n| n.0).max().unwrap());
            prop_assert!(count.sure as usize <= least && count.possible as usize >= most, "{} {:?} {:?}", c.id, count, known);
            prop_assert_eq!(count.possible == u32::MAX, !known.complete);
        }
    }

    /// Learning more of a member, of a pair or of the location never turns a decided verdict into another.
    #[test]
    fn knowing_more_never_flips_a_verdict(mut d in dice(160)) {
        for (c, m) in about_members() {
            let known = known(&m.share, &mut d);
            let before = ask(&known, &known.group(), &c.id).verdict;
            let mut more = known.clone();
            for m in &mut more.members {
                m.ikm = vec![d.of(&m.ikm)];
                if d.chance(2) {
                    m.village = vec![d.of(&[0, 1, 2])].into_iter().filter(|v| m.village.contains(v)).chain([m.village[0]]).take(1).collect();
                }
                for words in &mut m.words {
                    if d.chance(2) {
                        *words = vec![words[0]];
                    }
                }
            }
            more.complete |= d.chance(2);
            more.review = more.review.or(Some(d.chance(2)).filter(|_| d.chance(2)));
            if d.chance(2) {
                more.pairs.clear();
            }
            let after = ask(&more, &more.group(), &c.id).verdict;
            prop_assert!(before == Verdict::Unknown || before == after, "{} {:?} {:?}\n{:?}\n{:?}", c.id, before, after, known, more);
        }
    }

    /// A further IKM never hurts: where something is together and alike, it still is; its own place and product count only
    /// where they are those of the others. A further unit that is no IKM does not count, and breaks what is asked of all.
    #[test]
    fn a_further_ikm_never_hurts(mut d in dice(160), same in any::<bool>()) {
        for (c, m) in about_members() {
            let known = known(&m.share, &mut d);
            let before = ask(&known, &known.group(), &c.id);
            let mut more = known.clone();
            let new = if same && !known.members.is_empty() { known.members[0].clone() } else { member(&m.share, &mut d) };
            more.members.push(Member { ikm: vec![true], ..new });
            let after = ask(&more, &more.group(), &c.id);
            if before.verdict == Verdict::Met {
                prop_assert_eq!(after.verdict, Verdict::Met, "{} {:?}", c.id, more);
            }
            let (b, a) = (before.group.unwrap().count.unwrap(), after.group.unwrap().count.unwrap());
            prop_assert!(before.verdict != Verdict::Unknown || a.sure.min(a.needed) >= b.sure.min(b.needed), "{} {:?} {:?}", c.id, b, a);
            let mut large = known.clone();
            large.members.push(Member { ikm: vec![false], ..more.members[more.members.len() - 1].clone() });
            if m.ikm {
                prop_assert_eq!(ask(&large, &large.group(), &c.id).verdict, before.verdict, "{} {:?}", c.id, large);
            }
        }
    }

    /// The order of members, pairs, decrees and questions is not seen: the answers are the same to the byte.
    #[test]
    fn order_is_not_seen(mut d in dice(160), turn in prop::collection::vec(any::<prop::sample::Index>(), 10)) {
        let law = Law::indonesia();
        let known = known(&[Share::Kbli, Share::Product, Share::RawMaterial, Share::Process], &mut d);
        let group = known.group();
        let mut order: Vec<usize> = (0..group.members.len()).collect();
        for (i, turn) in turn.iter().enumerate().take(order.len()) {
            order.swap(i, turn.index(group.members.len()));
        }
        let mut turned = group.clone();
        turned.members = order.iter().map(|i| group.members[*i].clone()).collect();
        let at = |i: usize| order.iter().position(|o| *o == i).unwrap();
        turned.suspected_duplicates = group.suspected_duplicates.iter().map(|s| s.iter().rev().map(|i| at(*i)).collect()).collect();
        let mut ids: Vec<&str> = criteria(Subject::Group).iter().map(|c| c.id.as_str()).collect();
        let context = known.context();
        let one: Vec<Assessment> = law.assess_group_all(&group, &ids, &context).unwrap();
        ids.reverse();
        let mut other = law.assess_group_all(&turned, &ids, &context).unwrap();
        other.reverse();
        for (a, b) in one.iter().zip(&other) {
            prop_assert_eq!(format!("{a:?}"), format!("{b:?}"));
        }
    }

    /// A unit that is listed twice, by its id or by its NIB, is counted once, and by its own inputs.
    #[test]
    fn a_unit_listed_twice_is_counted_once(mut d in dice(160), by_nib in any::<bool>()) {
        for (c, m) in about_members() {
            let known = known(&m.share, &mut d);
            let mut group = known.group();
            if group.members.is_empty() {
                continue;
            }
            let twice = d.pick(group.members.len());
            let nib = sentra::identity::Nib::parse("9120000000017").unwrap();
            group.members[twice].nib = sentra::input::Input::Known(nib);
            let once = ask(&known, &group, &c.id);
            let copy = group.members[twice].clone();
            group.members.push(Unit { id: if by_nib { Some("z".to_owned()) } else { copy.id.clone() }, ..copy });
            let answer = ask(&known, &group, &c.id);
            prop_assert_eq!(answer.verdict, once.verdict);
            let (a, b) = (answer.group.unwrap(), once.group.unwrap());
            prop_assert_eq!((a.count, a.members), (b.count, b.members));
        }
    }

    /// What is missing is listed if and only if it is undecided; filled in for the better, it can settle.
    #[test]
    fn something_is_missing_if_and_only_if_undecided(mut d in dice(160)) {
        for (c, m) in about_members() {
            let known = small(&m.share, &mut d);
            let answer = ask(&known, &known.group(), &c.id);
            let listed = answer.missing.ask_next.is_some();
            prop_assert_eq!(listed, answer.verdict == Verdict::Unknown, "{} {:?} {:?}", c.id, answer.missing, known);
            prop_assert_eq!(!answer.missing.inputs.is_empty(), listed, "{} {:?} {:?}", c.id, answer.missing, known);
            prop_assert_eq!(!answer.missing.could_settle.is_empty(), listed, "{} {:?} {:?}", c.id, answer.missing, known);
            for set in answer.missing.could_settle.iter().chain(&answer.missing.will_settle) {
                prop_assert!(!set.is_empty());
                settles(&known, set, c, m, answer.missing.will_settle.contains(set))?;
            }
        }
    }
}

/// The group with the inputs of a set filled in, in each way: some decide it, and with what will settle all do.
fn settles(
    known: &Known,
    set: &[String],
    c: &Criterion,
    m: &Members,
    always: bool,
) -> Result<(), TestCaseError> {
    let mut all = vec![known.clone()];
    for name in set {
        let parts: Vec<&str> = name.split('/').collect();
        all = all.iter().flat_map(|k| fill(k, &parts)).collect();
    }
    let open = |k: &&Known| ask(k, &k.group(), &c.id).verdict == Verdict::Unknown;
    prop_assert!(
        !all.iter().all(|k| open(&k)),
        "{} {:?} could not settle {:?} {:?}",
        c.id,
        set,
        known,
        m.share
    );
    let step = 1 + all.len() / 100;
    prop_assert!(
        !always || !all.iter().step_by(step).any(|k| open(&k)),
        "{} {:?} does not settle {:?}",
        c.id,
        set,
        known
    );
    Ok(())
}

fn fill(known: &Known, name: &[&str]) -> Vec<Known> {
    let with = |f: &dyn Fn(&mut Known)| {
        let mut k = known.clone();
        f(&mut k);
        k
    };
    let row = |id: &str| {
        known.members.iter().enumerate().position(|(i, m)| unit(i, m).id.as_deref() == Some(id)).unwrap()
    };
    match name {
        // They are two units, or one.
        ["suspected_duplicates"] => {
            let merged = |k: &Known| {
                let (a, b) = k.pairs[0];
                let mut k = k.clone();
                let village = [k.members[a].village.clone(), k.members[b].village.clone()].concat();
                (k.members[a].village, k.pairs) = (village, Vec::new());
                // The other row is the same unit, so that it is nobody.
                k.members[b].ikm = vec![false];
                k.members[b].words = [9; 4].map(|w| vec![w]);
                k
            };
            vec![with(&|k| k.pairs.clear()), merged(known)]
        }
        ["members_complete"] => vec![with(&|k| k.complete = true)],
        ["one_location_review"] => [true, false].map(|b| with(&|k| k.review = Some(b))).to_vec(),
        ["members", id, "village"] => {
            let i = row(id);
            known.members[i].village.iter().map(|v| with(&|k| k.members[i].village = vec![*v])).collect()
        }
        ["members", id, "kbli" | "products" | "raw_materials" | "processes"] => {
            let i = row(id);
            let s = ["kbli", "products", "raw_materials", "processes"]
                .iter()
                .position(|s| *s == name[2])
                .unwrap();
            known.members[i].words[s].iter().map(|w| with(&|k| k.members[i].words[s] = vec![*w])).collect()
        }
        // A figure of investment or the workers: an IKM or not.
        ["members", id, _] => {
            let i = row(id);
            known.members[i].ikm.iter().map(|b| with(&|k| k.members[i].ikm = vec![*b])).collect()
        }
        other => panic!("{other:?}"),
    }
}
