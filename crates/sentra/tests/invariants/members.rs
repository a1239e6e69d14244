//! Generated groups, every completion of their members, and what the definition says of each.

use crate::strategies::{Dice, date};
use sentra::assess::Context;
use sentra::date::PartialDate;
use sentra::decree::Decree;
use sentra::group::Group;
use sentra::industry::{Edition, Kbli};
use sentra::input::Input;
use sentra::law::{Members, Share};
use sentra::money::Rupiah;
use sentra::region::RegionCode;
use sentra::unit::Unit;

/// Two villages of one district, one of another.
const VILLAGES: [&str; 7] = [
    "35.24.14.2005",
    "35.24.14.2006",
    "35.24.10.2009",
    "35.24.01.2001",
    "35.24.02.2001",
    "35.24.14.2007",
    "35.24.14.2008",
];
/// A village that nobody names, the same for all who are there; one of its own; and the same inside the first district.
const ELSEWHERE: usize = 3;
const ALONE: usize = 4;
const NEAR: usize = 5;
const NEAR_ALONE: usize = 6;
/// Both words; nothing that is shared.
const BOTH: usize = 7;
const NOTHING: usize = 9;
const KBLI: [&str; 7] = ["13134", "13112", "", "10391", "10392", "13139", "13131"];
const WORDS: [&str; 5] = ["bordir", "tempe", "", "gerabah", "genteng"];

/// What each aspect of a member can be. Words: 0 and 1 are named, 3 is one that nobody names, 4 one of its own, 5 and 6
/// the same within the group of the first code.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Member {
    pub(crate) ikm: Vec<bool>,
    pub(crate) village: Vec<usize>,
    pub(crate) words: [Vec<usize>; 4],
}

/// A completed member.
pub(crate) type Done = (bool, usize, [usize; 4]);

pub(crate) const SHARES: [Share; 4] = [Share::Kbli, Share::Product, Share::RawMaterial, Share::Process];

/// A group as it is known, and what is not written on its members.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    pub(crate) members: Vec<Member>,
    /// Pairs that may be one unit.
    pub(crate) pairs: Vec<(usize, usize)>,
    pub(crate) complete: bool,
    pub(crate) review: Option<bool>,
    /// A decree in force names the second and the third village.
    pub(crate) decree: bool,
    pub(crate) reading: &'static str,
}

pub(crate) fn member(wanted: &[Share], dice: &mut Dice) -> Member {
    let word = |kbli: bool, dice: &mut Dice| match dice.pick(14) {
        0..=7 => vec![0],
        8 | 9 => vec![1],
        10 => vec![0, 1],
        11 => vec![0, 1, ELSEWHERE, ALONE],
        12 if kbli => vec![0, NEAR, NEAR_ALONE],
        12 => vec![BOTH],
        _ => vec![NOTHING],
    };
    let village = match dice.pick(14) {
        0..=6 => vec![0],
        7 | 8 => vec![1],
        9 => vec![2],
        10 => vec![0, 1],
        11 => vec![0, 2],
        12 => vec![0, 1, NEAR, NEAR_ALONE],
        _ => vec![0, 1, 2, ELSEWHERE, ALONE],
    };
    let ikm = [vec![true], vec![true], vec![true], vec![true], vec![true], vec![false], vec![false, true]];
    let words =
        SHARES.map(|s| if wanted.contains(&s) { word(s == Share::Kbli, dice) } else { vec![NOTHING] });
    Member { ikm: dice.of(&ikm), village, words }
}

pub(crate) fn known(wanted: &[Share], dice: &mut Dice) -> Known {
    let mut members: Vec<Member> = (0..dice.pick(9)).map(|_| member(wanted, dice)).collect();
    let mut pairs = Vec::new();
    if members.len() > 1 && dice.chance(3) {
        // Alike, but for the village at most.
        let (a, b) = (dice.pick(members.len()), members.len() - 1);
        let village = dice.of(&[vec![0], vec![1], vec![2]]);
        members[b] = Member {
            village: if dice.chance(2) { village } else { members[a].village.clone() },
            ..members[a].clone()
        };
        pairs.extend((a != b).then_some((a, b)));
    }
    Known {
        members,
        pairs,
        complete: !dice.chance(6),
        review: dice.of(&[None, None, None, None, Some(true), Some(false)]),
        decree: dice.chance(4),
        reading: dice.of(&[
            "decree_then_kecamatan",
            "decree_then_kecamatan",
            "same_kecamatan",
            "same_desa",
            "explicit",
        ]),
    }
}

fn code(v: usize) -> RegionCode {
    RegionCode::parse(VILLAGES[v]).unwrap()
}

pub(crate) fn unit(i: usize, m: &Member) -> Unit {
    let mut unit = Unit { id: Some(format!("u{i}")), ..Unit::default() };
    unit.workers.total = Input::Known(if m.ikm == [true] { 5 } else { 25 });
    unit.investment.excl_land = Input::Known(Rupiah::new(14_000_000_000));
    unit.investment.land = match m.ikm.as_slice() {
        [false] => Input::Known(Rupiah::new(2_000_000_000)),
        [true] => Input::Known(Rupiah::new(0)),
        _ => Input::default(),
    };
    unit.place = match m.village.as_slice() {
        v if v.len() > 1 && v.contains(&NEAR) => Input::Known(RegionCode::parse("35.24.14").unwrap()),
        v if v.len() > 1 && v.contains(&ELSEWHERE) => Input::default(),
        v => Input::one_of(v.iter().map(|v| code(*v))),
    };
    let kbli = |p: &usize| Kbli::parse(KBLI[*p], Edition::E2020).unwrap();
    unit.kbli = match m.words[0].as_slice() {
        [NOTHING] => Input::NotApplicable,
        w if w.len() > 1 && w.contains(&NEAR) => Input::Known(Kbli::parse("1313", Edition::E2020).unwrap()),
        w if w.len() > 1 && w.contains(&ELSEWHERE) => Input::default(),
        w => Input::one_of(w.iter().map(kbli)),
    };
    let words = |of: &[usize]| match of {
        [NOTHING] => Input::NotApplicable,
        [BOTH] => Input::Known(WORDS[..2].iter().map(|w| (*w).to_owned()).collect()),
        w if w.len() > 1 && w.contains(&ELSEWHERE) => Input::default(),
        w => Input::one_of(w.iter().map(|p| vec![WORDS[*p].to_owned()])),
    };
    (unit.products, unit.raw_materials, unit.processes) =
        (words(&m.words[1]), words(&m.words[2]), words(&m.words[3]));
    unit
}

impl Known {
    pub(crate) fn group(&self) -> Group {
        let units = self.members.iter().enumerate().map(|(i, m)| unit(i, m)).collect();
        let mut group = Group { members_complete: self.complete, ..Group::of(units) };
        group.suspected_duplicates = self.pairs.iter().map(|(a, b)| vec![*a, *b]).collect();
        group.one_location_review = self.review.into();
        if self.decree {
            let issued = Input::Known(PartialDate::day(date("2019-04-01")));
            group.decrees = vec![Decree {
                number: "518/1/2019".into(),
                issued,
                places: vec![code(1), code(2)],
                ..Decree::default()
            }];
        }
        group
    }

    pub(crate) fn context(&self) -> Context {
        let mut context = Context::as_of(date("2025-01-31")).with_reading("location", self.reading);
        context.location_places =
            if self.reading == "explicit" { vec![code(0), code(2)] } else { Vec::new() };
        context
    }

    /// Each way to count suspected pairs: as they are listed, and each pair as one unit.
    fn groupings(&self) -> Vec<Vec<Member>> {
        let mut out = vec![self.members.clone()];
        for (a, b) in &self.pairs {
            let mut merged = self.members.clone();
            let mut village = [merged[*a].village.clone(), merged[*b].village.clone()].concat();
            village.sort_unstable();
            village.dedup();
            merged[*a].village = village;
            merged.remove(*b);
            out.push(merged);
        }
        out
    }

    /// How many completions there are, as they stand.
    pub(crate) fn size(&self) -> usize {
        let of = |m: &Member| m.words.iter().map(Vec::len).product::<usize>() * m.ikm.len() * m.village.len();
        self.members.iter().map(of).try_fold(1usize, usize::checked_mul).unwrap_or(usize::MAX)
    }

    pub(crate) fn completions(&self) -> Vec<Vec<Done>> {
        self.groupings().iter().flat_map(|g| all(g)).collect()
    }

    /// The most members together in one place, and the most anywhere, that share something.
    pub(crate) fn most(&self, done: &[Done], ask: &Members) -> (usize, usize) {
        let within = |v: usize| -> Vec<usize> {
            // The locations that a village lies in: itself, its district, the decree, the caller's list.
            let village = if [ALONE, NEAR_ALONE].contains(&v) { 100 } else { v };
            let district = match v {
                0 | 1 | NEAR | NEAR_ALONE => 10,
                2 => 11,
                ELSEWHERE => 12,
                _ => 100,
            };
            let decree = self.decree && self.reading == "decree_then_kecamatan" && [1, 2].contains(&v);
            match self.reading {
                "explicit" => {
                    if [0, 2].contains(&v) {
                        vec![30]
                    } else {
                        Vec::new()
                    }
                }
                "same_desa" => vec![village],
                _ => [Some(village), Some(district), decree.then_some(20)].into_iter().flatten().collect(),
            }
        };
        let has = |d: &Done, s: usize, word: usize| d.2[s] == word || (d.2[s] == BOTH && word < 2);
        let mut best = (0, 0);
        let kinds: Vec<usize> = (0..4).filter(|i| ask.share.contains(&SHARES[*i])).collect();
        let keys: Vec<(usize, usize)> =
            kinds.iter().flat_map(|s| [0, 1, ELSEWHERE, NEAR].map(|w| (*s, w))).collect();
        let keys = if ask.share.is_empty() { vec![None] } else { keys.into_iter().map(Some).collect() };
        for key in keys {
            let counted: Vec<&Done> =
                done.iter().filter(|d| (d.0 || !ask.ikm) && key.is_none_or(|(s, w)| has(d, s, w))).collect();
            best.1 = best.1.max(counted.len());
            for place in [0, 1, 2, ELSEWHERE, NEAR, 10, 11, 12, 20, 30] {
                best.0 = best.0.max(counted.iter().filter(|d| within(d.1).contains(&place)).count());
            }
        }
        best
    }
}

fn all(members: &[Member]) -> Vec<Vec<Done>> {
    let mut out: Vec<Vec<Done>> = vec![Vec::new()];
    for m in members {
        let mut each: Vec<Done> = Vec::new();
        for &i in &m.ikm {
            for &v in &m.village {
                for &k in &m.words[0] {
                    for &p in &m.words[1] {
                        for &r in &m.words[2] {
                            each.extend(m.words[3].iter().map(|&c| (i, v, [k, p, r, c])));
                        }
                    }
                }
            }
        }
        out =
            out.iter().flat_map(|done| each.iter().map(move |e| [done.as_slice(), &[*e]].concat())).collect();
    }
    out
}
