//! Answers about a group: do the same five IKM share one location and a product, raw material or process?

use super::decrees;
use super::members::{Aspect, Key, Location, Member, Tri, id_of, members};
use super::render::{self, asked, say};
use super::rule::{Rule, bound};
use super::unit::decide;
use super::worlds::Facts;
use super::{
    Assessment, Basis, Context, CountRange, EvidenceItem, GroupFacts, Label, Missing, SharedKey, Verdict,
    declared, questions,
};
use crate::Lang;
use crate::date::Holds;
use crate::decree::Force;
use crate::group::Group;
use crate::input::Input;
use crate::law::{Criterion, Law, LawError, Members, Question, Share, holds};
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
    ikm: Vec<Tri>,
    rules: Vec<Rule>,
    pub(crate) complete: bool,
    pub(crate) kbli_digits: u8,
    location: &'a str,
}

impl<'a> Prepared<'a> {
    pub(crate) fn new(law: &'a Law, group: &'a Group, context: &'a Context) -> Result<Self, LawError> {
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
            merged: members(&group.members, &ikm, &group.suspected_duplicates),
            apart: members(&group.members, &ikm, &[]),
            ikm,
            rules,
            complete: group.members_complete && !more_declared,
            kbli_digits: context.reading(law, "similar_kbli_digits")?.parse().unwrap_or(5),
            location: context.reading(law, "location")?,
            group,
            law,
            context,
        })
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
    fn locations(&self) -> Vec<Location> {
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

    fn keys(&self, share: &[Share]) -> Vec<Key> {
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
                let settles = self.complete && sure_anywhere.count >= needed;
                missing.will_settle = if settles { vec![judged.clone()] } else { Vec::new() };
                missing.could_settle.insert(0, judged.clone());
                missing.inputs.extend(judged);
                missing.ask_next = missing.inputs.last().cloned();
            }
            if !self.complete && possible_anywhere.count < needed {
                missing.could_settle.push(vec!["members_complete".to_owned()]);
                missing.inputs.push("members_complete".to_owned());
                missing.ask_next = missing.ask_next.or_else(|| missing.inputs.last().cloned());
            }
        }
        Outcome { verdict, exact, count, label, places, key, members, missing, review: open_review }
    }

    fn ambiguous(&self, ikm: bool) -> bool {
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

    /// Members that are certainly no IKM.
    fn not_ikm(&self) -> Vec<String> {
        let rows = self.ikm.iter().enumerate().filter(|(_, t)| **t == Tri::No);
        rows.filter_map(|(row, _)| self.group.members.get(row).map(|u| id_of(u, row))).collect()
    }
}

fn insert_words(out: &mut BTreeSet<Key>, share: Share, words: &Aspect<Vec<String>>) {
    if let Aspect::Is(list) = words {
        out.extend(list.iter().map(|w| Key::Word(share, w.clone())));
    }
}

/// The largest count over keys and locations.
#[derive(Clone, Debug)]
pub(crate) struct Best {
    pub(crate) count: u32,
    pub(crate) key: Key,
    pub(crate) location: Location,
    ikm: bool,
}

/// Searches locations strongest first. It stops at the first kind of location with `enough`.
pub(crate) fn best(
    members: &[Member],
    ikm: bool,
    keys: &[Key],
    locations: &[Location],
    enough: u32,
    side: fn((bool, bool)) -> bool,
) -> Best {
    let first = |count| Best {
        count,
        key: keys.first().cloned().unwrap_or(Key::Nothing),
        location: locations.first().cloned().unwrap_or(Location::Anywhere),
        ikm,
    };
    let mut top = first(0);
    let kind = |l: &Location| match l {
        Location::Decree(..) => 0,
        Location::Explicit(_) => 1,
        Location::Village(_) => 2,
        _ => 3,
    };
    let mut top_kind = None;
    for location in locations {
        if top.count >= enough && top_kind.is_some_and(|k| k < kind(location)) {
            break;
        }
        let here: Vec<&Member> =
            members.iter().filter(|m| m.alternatives.iter().any(|a| a.located(location).1)).collect();
        if u32::try_from(here.len()).unwrap_or(u32::MAX) <= top.count {
            continue;
        }
        for key in keys {
            let count = here.iter().filter(|m| side(m.counts(ikm, key, location))).count();
            let count = u32::try_from(count).unwrap_or(u32::MAX);
            if count > top.count {
                top = Best { count, key: key.clone(), location: location.clone(), ikm };
                top_kind = Some(kind(location));
            }
        }
    }
    top
}

impl Best {
    fn counted<'m>(&'m self, members: &'m [Member]) -> impl Iterator<Item = &'m Member> {
        members.iter().filter(|m| m.counts(self.ikm, &self.key, &self.location).0)
    }

    fn ids(&self, members: &[Member]) -> Vec<String> {
        self.counted(members).map(|m| m.id.clone()).collect()
    }

    fn shared(&self) -> Option<SharedKey> {
        match &self.key {
            Key::Kbli(k) => Some(SharedKey { kind: Share::Kbli, value: k.to_string() }),
            Key::Word(share, word) => Some(SharedKey { kind: *share, value: word.clone() }),
            Key::Nothing | Key::KbliWithin(_) | Key::Unmentioned(_) => None,
        }
    }

    fn villages(&self, members: &[Member]) -> BTreeSet<RegionCode> {
        let places = self.counted(members).flat_map(|m| &m.alternatives).filter_map(|a| match a.place {
            Aspect::Is(code) => Some(code),
            _ => None,
        });
        places.collect()
    }

    fn places(&self, members: &[Member]) -> Vec<RegionCode> {
        match &self.location {
            Location::Village(c) | Location::District(c) => vec![*c],
            _ => self.villages(members).into_iter().collect(),
        }
    }
}

impl Key {
    pub(crate) fn share(&self) -> Option<Share> {
        match self {
            Key::Nothing => None,
            Key::Kbli(_) | Key::KbliWithin(_) => Some(Share::Kbli),
            Key::Word(s, _) | Key::Unmentioned(s) => Some(*s),
        }
    }
}

fn label(location: &Location, members: &[Member], at: &Best) -> Option<Label> {
    let one_village = || {
        let villages = at.villages(members);
        villages.len() == 1 && villages.iter().all(|v| v.level == Level::Village)
    };
    Some(match location {
        Location::Decree(..) => Label::Decree,
        Location::Explicit(_) => Label::Explicit,
        Location::Village(_) => Label::Strict,
        Location::District(_) if one_village() => Label::Strict,
        Location::District(_) => Label::Plausible,
        Location::Anywhere => Label::Review,
        Location::Unmentioned => return None,
    })
}

/// The rules that make a unit an IKM: that on scale, and that on industry where it is required.
fn ikm_rules(law: &Law, context: &Context) -> Result<Vec<Rule>, LawError> {
    let mut ids = vec![match context.reading(law, "ikm_rule")? {
        "pp7" => "unit.ikm.pp7",
        _ => "unit.ikm.p64",
    }];
    if context.reading(law, "ikm_needs_u1")? == "require" {
        ids.push("unit.industri");
    }
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

impl Law {
    /// Answers a question about a group.
    ///
    /// ```
    /// use sentra::assess::{Context, Label, Verdict};
    /// use sentra::industry::{Edition, Kbli};
    /// use sentra::region::RegionCode;
    /// use sentra::{date::Date, group::Group, input::Input, law::Law, unit::Unit};
    ///
    /// let day = Date::ymd(2025, 1, 31).ok_or("not a date")?;
    /// let mut unit = Unit::default();
    /// unit.workers.total = Input::Known(4);
    /// unit.place = Input::Known(RegionCode::parse("35.24.06.2002")?);
    /// unit.kbli = Input::Known(Kbli::parse("13134", Edition::E2020)?);
    /// let answer = Law::indonesia().assess_group(&Group::of(vec![unit; 5]), "sentra.pp29", &Context::as_of(day))?;
    /// assert_eq!(answer.verdict, Verdict::Met);
    /// assert_eq!(answer.group.and_then(|g| g.label), Some(Label::Strict));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn assess_group(
        &self,
        group: &Group,
        criterion: &str,
        context: &Context,
    ) -> Result<Assessment, LawError> {
        context.check(self)?;
        let criterion =
            self.criterion(criterion).ok_or_else(|| LawError::NoCriterion(criterion.to_owned()))?;
        self.assess_prepared(&Prepared::new(self, group, context)?, criterion)
    }

    /// Answers several questions about a group, and looks at its members once.
    ///
    /// ```
    /// use sentra::{assess::Context, date::Date, group::Group, law::Law};
    /// let day = Date::ymd(2025, 1, 31).ok_or("not a date")?;
    /// let both = Law::indonesia().assess_group_all(&Group::default(), &["sentra.pp29", "sentra.sk"], &Context::as_of(day))?;
    /// assert_eq!(both.len(), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn assess_group_all(
        &self,
        group: &Group,
        criteria: &[&str],
        context: &Context,
    ) -> Result<Vec<Assessment>, LawError> {
        context.check(self)?;
        let prepared = Prepared::new(self, group, context)?;
        let of = |id: &&str| {
            let c = self.criterion(id).ok_or_else(|| LawError::NoCriterion((*id).to_owned()))?;
            self.assess_prepared(&prepared, c)
        };
        criteria.iter().map(of).collect()
    }

    fn assess_prepared(&self, on: &Prepared<'_>, criterion: &Criterion) -> Result<Assessment, LawError> {
        let mut answer = render::frame(self, criterion, on.context);
        let ask = match &criterion.question {
            Question::Members(ask) => ask,
            Question::Decree(what) => return Ok(decrees::answer(on, criterion, *what, answer)),
            Question::Test(_) | Question::Classes(_) => {
                return Err(LawError::NoCriterion(criterion.id.clone()));
            }
        };
        let pp7 = ask.ikm && on.context.reading(self, "ikm_rule")? == "pp7";
        let before_pp7 = pp7
            && self.criterion("unit.ikm.pp7").is_some_and(|c| {
                holds(c.from.as_deref(), c.to.as_deref(), on.context.as_of) == Holds::Before
            });
        let force = holds(criterion.from.as_deref(), criterion.to.as_deref(), on.context.as_of);
        if before_pp7 || matches!(force, Holds::Before | Holds::After) {
            return Ok(render::not_in_force(answer));
        }
        if pp7 {
            // The standing of Permenperin 64/2016 does not matter under the other rule.
            answer.legal_status.clear();
        }
        answer.parameters = render::parameters(self, std::slice::from_ref(&ask.at_least), on.context);
        let needed = bound(self, on.context, &ask.at_least).and_then(|n| u32::try_from(n).ok()).unwrap_or(5);
        let by_members = on.count(ask, needed);
        let by_totals = declared::count(on, ask, needed);
        let (basis, outcome) = choose(on, by_members, by_totals);
        let not_ikm = if ask.ikm { on.not_ikm() } else { Vec::new() };
        answer.verdict = outcome.verdict;
        answer.exact = outcome.exact;
        answer.evidence = evidence(on, basis);
        answer.missing = outcome.missing.clone();
        let kind = reason_kind(criterion, basis, &outcome);
        words(on, criterion, &mut answer, &outcome, &not_ikm, kind);
        answer.group = Some(Box::new(GroupFacts {
            label: outcome.label,
            count: Some(outcome.count),
            basis: Some(basis),
            shared_key: outcome.key,
            places: outcome.places,
            members: outcome.members,
            not_ikm,
            decrees: Vec::new(),
            drift: None,
        }));
        for child in &criterion.children {
            let c = self.criterion(child).ok_or_else(|| LawError::NoCriterion(child.clone()))?;
            answer.children.push(self.assess_prepared(on, c)?);
        }
        Ok(answer)
    }
}

/// Members decide where they can; a declared count decides where it does, and is the count when it is below the need.
fn choose(on: &Prepared<'_>, by_members: Outcome, by_totals: Option<Outcome>) -> (Basis, Outcome) {
    match by_totals {
        None => (Basis::Members, by_members),
        Some(totals) if on.group.members.is_empty() => (Basis::Declared, totals),
        Some(totals) if totals.verdict == Verdict::NotMet => (Basis::Declared, totals),
        Some(totals) if by_members.verdict == Verdict::Unknown && totals.verdict == Verdict::Met => {
            (Basis::Declared, totals)
        }
        Some(_) => (Basis::Members, by_members),
    }
}

fn reason_kind(criterion: &Criterion, basis: Basis, outcome: &Outcome) -> &'static str {
    let declared = basis == Basis::Declared && criterion.reasons.contains_key("declared");
    match (outcome.review, declared, outcome.verdict) {
        (true, _, _) => "review",
        (_, true, Verdict::Unknown) => "declared_unknown",
        (_, true, _) => "declared",
        (_, _, verdict) => verdict.as_str(),
    }
}

fn evidence(on: &Prepared<'_>, basis: Basis) -> Vec<EvidenceItem> {
    let named = |input: &str, item: EvidenceItem| EvidenceItem { input: input.to_owned(), ..item };
    let members = Input::Known(on.group.members.len());
    let mut out = Vec::new();
    if basis == Basis::Members {
        out.push(named("members", render::item(&members, usize::to_string)));
        out.push(named("members_complete", render::item(&Input::Known(on.complete), bool::to_string)));
    }
    if let Some(d) = &on.group.declared {
        out.push(named("declared/units", render::item(&d.units, u32::to_string)));
        out.push(named("declared/workers", render::item(&d.workers, u32::to_string)));
        if !d.investment_total.is_missing() {
            let money = |m: &crate::money::Rupiah| m.amount().to_string();
            out.push(named("declared/investment_total", render::item(&d.investment_total, money)));
        }
    }
    out
}

fn words(
    on: &Prepared<'_>,
    criterion: &Criterion,
    answer: &mut Assessment,
    outcome: &Outcome,
    not_ikm: &[String],
    kind: &str,
) {
    let missing = answer.missing.clone();
    say(criterion, answer, kind, |lang| {
        let place = |code: &RegionCode| match code.name() {
            Some(name) => format!("{name} ({code})"),
            None => code.to_string(),
        };
        let excluded = match (not_ikm.is_empty(), lang) {
            (true, _) => String::new(),
            (false, Lang::Id) => format!("; bukan IKM: {}", render::list(not_ikm)),
            (false, Lang::En) => format!("; not IKM: {}", render::list(not_ikm)),
        };
        let units = on.group.declared.as_ref().map(|d| render::item(&d.units, u32::to_string).value);
        let none = if lang == Lang::Id { "tempat yang tidak disebut" } else { "a place that is not named" };
        let places = render::list(outcome.places.iter().map(place));
        vec![
            ("sure", outcome.count.sure.to_string()),
            ("possible", at_most(outcome.count.possible, lang)),
            ("needed", outcome.count.needed.to_string()),
            ("units", units.unwrap_or_default()),
            ("place", if places.is_empty() { none.to_owned() } else { places }),
            ("label", outcome.label.map(|l| l.words(lang).to_owned()).unwrap_or_default()),
            ("key", outcome.key.as_ref().map(|k| key_words(k, lang)).unwrap_or_else(|| "-".to_owned())),
            ("not_ikm", excluded),
            ("ask", asked(&missing, lang)),
        ]
    });
}

fn at_most(n: u32, lang: Lang) -> String {
    match (n, lang) {
        (u32::MAX, Lang::Id) => "lebih banyak".to_owned(),
        (u32::MAX, Lang::En) => "more".to_owned(),
        (n, _) => n.to_string(),
    }
}

/// What is shared, in words.
pub(crate) fn key_words(key: &SharedKey, lang: Lang) -> String {
    let kind = match (key.kind, lang) {
        (Share::Kbli, _) => "KBLI",
        (Share::Product, Lang::Id) => "produk",
        (Share::Product, Lang::En) => "product",
        (Share::RawMaterial, Lang::Id) => "bahan baku",
        (Share::RawMaterial, Lang::En) => "raw material",
        (Share::Process, Lang::Id) => "proses",
        (Share::Process, Lang::En) => "process",
    };
    format!("{kind} {}", key.value)
}
