//! Answers about a group: do the same five IKM share one location and a product, raw material or process?

use super::count::{Outcome, Prepared};
use super::decrees;
use super::render::{self, asked, say};
use super::rule::bounds;
use super::{Assessment, Basis, Context, EvidenceItem, GroupFacts, SharedKey, Verdict, declared, whole};
use crate::Lang;
use crate::date::Holds;
use crate::group::Group;
use crate::input::Input;
use crate::law::{Criterion, Law, LawError, Members, Question, Share, Subject, holds};
use crate::region::RegionCode;

impl Law {
    /// Answers a question about a group.
    ///
    /// # Errors
    /// [`LawError::NoCriterion`] for an unknown criterion or one about units, [`LawError::NoReading`] for an unknown
    /// reading or choice.
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
    /// # Errors
    /// [`LawError::NoCriterion`] for an unknown criterion or one about units, [`LawError::NoReading`] for an unknown
    /// reading or choice.
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
            Question::Test(_) if criterion.subject == Subject::Group => {
                return whole::answer(on, criterion, answer);
            }
            Question::Test(_) | Question::Classes(_) | Question::Region(_) | Question::Convention => {
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
        let (basis, outcome) = counted(on, ask);
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
            spread: outcome.spread,
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

/// How many members a question needs at most: where more than one number may hold on the day, the greatest; `None` where
/// no number is known.
pub(crate) fn needed(on: &Prepared<'_>, ask: &Members) -> Option<u32> {
    bounds(on.law, on.context, &ask.at_least).into_iter().max()
}

/// The verdict on a number of members, without words.
pub(crate) fn verdict(on: &Prepared<'_>, ask: &Members) -> Verdict {
    counted(on, ask).1.verdict
}

/// The answer under each number that may be the least one on the day: two inside a month whose day is not known. Where
/// they differ, or where no number is known, it is undecided.
fn counted(on: &Prepared<'_>, ask: &Members) -> (Basis, Outcome) {
    let under = |needed| choose(on, on.count(ask, needed), declared::count(on, ask, needed));
    let mut possible = bounds(on.law, on.context, &ask.at_least);
    possible.sort_unstable();
    let (basis, mut outcome) = under(possible.last().copied().unwrap_or(u32::MAX));
    let others = possible.iter().rev().skip(1).map(|needed| under(*needed).1.verdict);
    if possible.is_empty() || others.into_iter().any(|verdict| verdict != outcome.verdict) {
        outcome = Outcome {
            verdict: Verdict::Unknown,
            label: None,
            places: Vec::new(),
            key: None,
            members: Vec::new(),
            spread: None,
            review: false,
            ..outcome
        };
    }
    (basis, outcome)
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
        let units = on.group.declared.as_ref().map(|d| match (d.units.is_missing(), lang) {
            (true, Lang::Id) => "unit yang jumlahnya tidak disebut".to_owned(),
            (true, Lang::En) => "an undeclared number of units".to_owned(),
            (false, Lang::Id) => format!("{} unit", render::item(&d.units, u32::to_string).value),
            (false, Lang::En) => format!("{} units", render::item(&d.units, u32::to_string).value),
        });
        let none = if lang == Lang::Id { "tempat yang tidak disebut" } else { "a place that is not named" };
        let places = render::list(outcome.places.iter().map(place));
        vec![
            ("sure", outcome.count.sure.to_string()),
            ("possible", at_most(outcome.count.possible, lang)),
            ("needed", at_most(outcome.count.needed, lang)),
            ("units", units.unwrap_or_default()),
            ("place", if places.is_empty() { none.to_owned() } else { places }),
            ("label", outcome.label.map(|l| l.words(lang).to_owned()).unwrap_or_default()),
            (
                "key",
                outcome
                    .key
                    .as_ref()
                    .map_or_else(|| unnamed(criterion, lang).to_owned(), |k| key_words(k, lang)),
            ),
            ("not_ikm", excluded),
            ("ask", asked(on.law, &missing, lang)),
        ]
    });
}

/// What would be shared, where nothing is named.
fn unnamed(criterion: &Criterion, lang: Lang) -> &'static str {
    let share = match &criterion.question {
        Question::Members(ask) => ask.share.as_slice(),
        _ => &[],
    };
    match (share, lang) {
        ([Share::RawMaterial], Lang::Id) => "bahan baku yang tidak disebut",
        ([Share::RawMaterial], Lang::En) => "a raw material that is not named",
        ([Share::Process], Lang::Id) => "proses yang tidak disebut",
        ([Share::Process], Lang::En) => "a process that is not named",
        (_, Lang::Id) => "produk, bahan baku atau proses yang tidak disebut",
        (_, Lang::En) => "a product, raw material or process that is not named",
    }
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
