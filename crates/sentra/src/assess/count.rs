//! Counts over a group: which of the same members are certainly, and which are possibly, together and alike.

use super::facts::Facts;
use super::members::{Aspect, Key, Location, Member, Tri, id_of, members, rows_by_name};
use super::radius::{self, Reach};
use super::rule::Rule;
use super::search::{best, label};
use super::unit::decide;
use super::{Context, CountRange, Label, Missing, SharedKey, Spread, Verdict, questions};
use crate::decree::Force;
use crate::group::Group;
use crate::law::{Law, LawError, Members, Share};
use crate::region::{Level, RegionCode};
use std::collections::{BTreeMap, BTreeSet};

/// The most combinations of alternatives that are tried.
const COMBINATIONS: usize = 4_096;

/// What a count over a group gives.
#[derive(Clone, Debug)]
pub(crate) struct Outcome {
    pub(crate) verdict: Verdict,
    pub(crate) exact: bool,
    pub(crate) count: CountRange,
    pub(crate) label: Option<Label>,
    pub(crate) places: Vec<RegionCode>,
    pub(crate) key: Option<SharedKey>,
    pub(crate) members: Vec<String>,
    /// How far apart the members are, where a radius is asked about.
    pub(crate) spread: Option<Spread>,
    pub(crate) missing: Missing,
    /// Only a person's judgement on the location is missing.
    pub(crate) review: bool,
}

/// A group prepared for questions: who is an IKM, and which rows are one unit.
pub(crate) struct Prepared<'a> {
    pub(crate) group: &'a Group,
    pub(crate) law: &'a Law,
    pub(crate) context: &'a Context,
    /// Suspected duplicates merged: for what is certain.
    merged: Vec<Member>,
    /// Suspected duplicates apart: for what is possible.
    apart: Vec<Member>,
    pub(crate) ikm: Vec<Tri>,
    rules: Vec<Rule>,
    pub(crate) complete: bool,
    pub(crate) kbli_digits: u8,
    pub(crate) location: &'a str,
    /// The radius, where "one location" is one.
    reach: Option<Reach>,
}

impl<'a> Prepared<'a> {
    pub(crate) fn new(law: &'a Law, group: &'a Group, context: &'a Context) -> Result<Self, LawError> {
        let reach = radius::reach(law, context)?;
        let rules = ikm_rules(law, context)?;
        let ikm = ikm_of(&rules, group);
        let listed = u32::try_from(group.members.len()).unwrap_or(u32::MAX);
        let more_declared = group
            .declared
            .as_ref()
            .and_then(|d| d.units.bounds())
            .and_then(|(lo, _)| lo.copied())
            .is_some_and(|n| n > listed);
        Ok(Self {
            merged: members(&group.members, &ikm, &group.suspected_duplicates, reach.is_some()),
            apart: members(&group.members, &ikm, &[], reach.is_some()),
            ikm,
            rules,
            complete: group.members_complete && !more_declared,
            kbli_digits: context.reading(law, "similar_kbli_digits")?.parse().unwrap_or(5),
            location: context.reading(law, "location")?,
            reach,
            group,
            law,
            context,
        })
    }

    /// Whether "one location" is a radius, which only coordinates tell.
    pub(crate) fn by_radius(&self) -> bool {
        self.reach.is_some()
    }

    /// The places of decrees in force on the day.
    pub(crate) fn decree_places(&self) -> Vec<(usize, &'a [RegionCode])> {
        let in_force = |d: &crate::decree::Decree| d.force(self.context.as_of) == Force::InForce;
        let decrees = self.group.decrees.iter().enumerate();
        decrees
            .filter(|(_, d)| in_force(d) && !d.places.is_empty())
            .map(|(i, d)| (i, d.places.as_slice()))
            .collect()
    }

    /// The locations that count as one, strongest first.
    pub(crate) fn locations(&self) -> Vec<Location> {
        if self.location == "explicit" {
            return vec![Location::Explicit(self.context.location_places.clone())];
        }
        let mut out = Vec::new();
        if self.location == "decree_then_kecamatan" {
            out.extend(self.decree_places().into_iter().map(|(i, p)| Location::Decree(i, p.to_vec())));
        }
        let all = self.apart.iter().flat_map(|m| &m.alternatives);
        let codes: BTreeSet<RegionCode> = all
            .filter_map(|a| match a.place {
                Aspect::Is(code) => Some(code),
                _ => None,
            })
            .collect();
        out.extend(codes.iter().filter(|c| c.level == Level::Village).map(|c| Location::Village(*c)));
        if self.location != "same_desa" {
            let districts: BTreeSet<RegionCode> =
                codes.iter().filter_map(|c| c.ancestor(Level::District)).collect();
            out.extend(districts.into_iter().map(Location::District));
        }
        out.push(Location::Unmentioned);
        out
    }

    pub(crate) fn keys(&self, share: &[Share]) -> Vec<Key> {
        if share.is_empty() {
            return vec![Key::Nothing];
        }
        let mut out: BTreeSet<Key> = share.iter().map(|s| Key::Unmentioned(*s)).collect();
        for a in self.apart.iter().flat_map(|m| &m.alternatives) {
            for s in share {
                match s {
                    Share::Kbli => {
                        if let Aspect::Is(k) = a.kbli {
                            // A shorter code leaves open which code of the asked length it is.
                            out.insert(match k.at(self.kbli_digits) {
                                Some(cut) => Key::Kbli(cut),
                                None => Key::KbliWithin(k),
                            });
                        }
                    }
                    Share::Product => insert_words(&mut out, *s, &a.products),
                    Share::RawMaterial => insert_words(&mut out, *s, &a.raw_materials),
                    Share::Process => insert_words(&mut out, *s, &a.processes),
                }
            }
        }
        out.into_iter().collect()
    }

    /// Counts the members that are together and share a key.
    pub(crate) fn count(&self, ask: &Members, needed: u32) -> Outcome {
        if let Some(reach) = self.reach {
            return reach.count(self, ask, needed);
        }
        let (locations, keys) = (self.locations(), self.keys(&ask.share));
        let sure = best(&self.merged, ask.ikm, &keys, &locations, needed, |c| c.0);
        let possible = best(&self.apart, ask.ikm, &keys, &locations, u32::MAX, |c| c.1);
        let anywhere = [Location::Anywhere];
        let sure_anywhere = best(&self.merged, ask.ikm, &keys, &anywhere, needed, |c| c.0);
        let possible_anywhere = if self.location == "explicit" {
            possible.clone()
        } else {
            best(&self.apart, ask.ikm, &keys, &anywhere, u32::MAX, |c| c.1)
        };
        let review = self.group.one_location_review.known().copied();
        let mut exact = true;
        let mut found = None;
        let mut by_completions = false;
        if sure.count >= needed {
            found = Some((sure.clone(), label(&sure.location, &self.merged, &sure)));
        } else if review == Some(true) && self.location != "explicit" && sure_anywhere.count >= needed {
            found = Some((sure_anywhere.clone(), Some(Label::Review)));
        } else if possible.count >= needed && self.ambiguous(ask.ikm) {
            match self.every_combination(ask, &keys, &locations, needed) {
                Some(met) => by_completions = met,
                None => exact = false,
            }
        }
        let not_met = possible_anywhere.count < needed
            || (review == Some(false) && self.location != "explicit" && possible.count < needed);
        let verdict = match () {
            () if found.is_some() || by_completions => Verdict::Met,
            () if not_met && self.complete => Verdict::NotMet,
            () => Verdict::Unknown,
        };
        let in_place = possible.count >= needed;
        let review_only = verdict == Verdict::Unknown && !in_place && possible_anywhere.count >= needed;
        let shown = if in_place || not_met { &possible } else { &possible_anywhere };
        let count = CountRange {
            sure: match &found {
                Some((f, _)) => f.count,
                None if by_completions => needed,
                None => sure.count,
            },
            possible: if self.complete { shown.count.max(sure.count) } else { u32::MAX },
            needed,
        };
        let (label, places, key, members) = match &found {
            Some((f, label)) => (*label, f.places(&self.merged), f.shared(), f.ids(&self.merged)),
            None => (review_only.then_some(Label::Review), Vec::new(), None, Vec::new()),
        };
        let open_review = review_only && review.is_none();
        let mut missing = Missing::default();
        if verdict == Verdict::Unknown {
            let mut everywhere = locations.clone();
            if self.location != "explicit" {
                everywhere.push(Location::Anywhere);
            }
            missing = questions::missing(self, ask, shown, needed, &keys, &everywhere);
            if open_review {
                let judged = vec!["one_location_review".to_owned()];
                let enough = sure_anywhere.count >= needed;
                missing.will_settle = if self.complete && enough { vec![judged.clone()] } else { Vec::new() };
                // Members can only be together by that judgement, so nothing settles it without.
                if self.complete || enough {
                    missing.could_settle = vec![judged.clone()];
                } else {
                    missing.could_settle.push(vec!["members_complete".to_owned()]);
                    missing.could_settle.iter_mut().for_each(|set| set.insert(0, judged.concat()));
                    missing.inputs.push("members_complete".to_owned());
                }
                missing.inputs.extend(judged);
                missing.ask_next = missing.inputs.last().cloned();
            }
            if !self.complete && not_met {
                missing.could_settle.push(vec!["members_complete".to_owned()]);
                missing.inputs.push("members_complete".to_owned());
                missing.ask_next = missing.ask_next.or_else(|| missing.inputs.last().cloned());
            }
        }
        Outcome {
            verdict,
            exact,
            count,
            label,
            places,
            key,
            members,
            spread: None,
            missing,
            review: open_review,
        }
    }

    pub(crate) fn ambiguous(&self, ikm: bool) -> bool {
        self.merged
            .iter()
            .any(|m| m.alternatives.len() > 1 && (!ikm || m.alternatives.iter().any(|a| a.ikm == Tri::Yes)))
    }

    /// Whether every combination of alternatives has enough members together; `None` over the budget.
    fn every_combination(
        &self,
        ask: &Members,
        keys: &[Key],
        locations: &[Location],
        needed: u32,
    ) -> Option<bool> {
        let open: Vec<&Member> = self.merged.iter().filter(|m| m.alternatives.len() > 1).collect();
        let total = open.iter().try_fold(1usize, |n, m| n.checked_mul(m.alternatives.len()));
        if total? > COMBINATIONS {
            return None;
        }
        let table = |a: &super::members::Alternative| -> Vec<u32> {
            let mut cells = Vec::new();
            if ask.ikm && a.ikm != Tri::Yes {
                return cells;
            }
            for (k, key) in keys.iter().enumerate().filter(|(_, key)| a.shares(key).0) {
                let _ = key;
                for (l, _) in locations.iter().enumerate().filter(|(_, loc)| a.located(loc).0) {
                    cells.push(u32::try_from(k * locations.len() + l).unwrap_or(u32::MAX));
                }
            }
            cells
        };
        let mut base: BTreeMap<u32, u32> = BTreeMap::new();
        for m in self.merged.iter().filter(|m| m.alternatives.len() == 1) {
            for cell in m.alternatives.first().map(&table).unwrap_or_default() {
                *base.entry(cell).or_default() += 1;
            }
        }
        let tables: Vec<Vec<Vec<u32>>> =
            open.iter().map(|m| m.alternatives.iter().map(&table).collect()).collect();
        for n in 0..total? {
            let mut rest = n;
            let mut counts = base.clone();
            for t in &tables {
                let pick = rest % t.len();
                rest /= t.len();
                for cell in t.get(pick).map_or(&[][..], Vec::as_slice) {
                    *counts.entry(*cell).or_default() += 1;
                }
            }
            if counts.values().all(|c| *c < needed) {
                return Some(false);
            }
        }
        Some(true)
    }

    pub(crate) fn merged(&self) -> &[Member] {
        &self.merged
    }

    pub(crate) fn apart(&self) -> &[Member] {
        &self.apart
    }

    /// The rules that make a member an IKM.
    pub(crate) fn ikm_rules(&self) -> &[Rule] {
        &self.rules
    }

    /// How many members are IKM wherever they are, for certain and possibly; `u32::MAX` for an incomplete list.
    pub(crate) fn ikm_members(&self) -> (u32, u32) {
        let (nothing, anywhere) = ([Key::Nothing], [Location::Anywhere]);
        let sure = best(&self.merged, true, &nothing, &anywhere, u32::MAX, |c| c.0).count;
        let possible = best(&self.apart, true, &nothing, &anywhere, u32::MAX, |c| c.1).count;
        (sure, if self.complete { possible } else { u32::MAX })
    }

    /// Members that are certainly no IKM.
    pub(crate) fn not_ikm(&self) -> Vec<String> {
        let rows = rows_by_name(&self.group.members).into_iter();
        let none = rows.filter(|row| self.ikm.get(*row) == Some(&Tri::No));
        none.filter_map(|row| self.group.members.get(row).map(|u| id_of(u, row))).collect()
    }
}

fn insert_words(out: &mut BTreeSet<Key>, share: Share, words: &Aspect<Vec<String>>) {
    if let Aspect::Is(list) = words {
        out.extend(list.iter().map(|w| Key::Word(share, w.clone())));
    }
}

/// The criteria that make a unit an IKM, in the order of their rules.
pub(crate) fn ikm_criteria(law: &Law, context: &Context) -> Result<Vec<&'static str>, LawError> {
    let mut ids = vec![match context.reading(law, "ikm_rule")? {
        "pp7" => "unit.ikm.pp7",
        _ => "unit.ikm.p64",
    }];
    if context.reading(law, "ikm_needs_u1")? == "require" {
        ids.push("unit.industri");
    }
    Ok(ids)
}

/// The rules that make a unit an IKM: that on scale, and that on industry where it is required.
fn ikm_rules(law: &Law, context: &Context) -> Result<Vec<Rule>, LawError> {
    let ids = ikm_criteria(law, context)?;
    let compile = |id: &str| {
        let c = law.criterion(id).ok_or_else(|| LawError::NoCriterion(id.to_owned()))?;
        Rule::compile(law, c, context)
    };
    ids.into_iter().map(compile).collect()
}

fn ikm_of(rules: &[Rule], group: &Group) -> Vec<Tri> {
    let tri = |v: Verdict| match v {
        Verdict::Met => Tri::Yes,
        Verdict::NotMet | Verdict::NotApplicable | Verdict::NotInForce => Tri::No,
        Verdict::Unknown => Tri::Maybe,
    };
    let of = |unit: &crate::unit::Unit| {
        let facts = Facts::of(unit);
        rules.iter().map(|r| tri(decide(r, &facts, false).verdict)).fold(Tri::Yes, Tri::min)
    };
    group.members.iter().map(of).collect()
}
