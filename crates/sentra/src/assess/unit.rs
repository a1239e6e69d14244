//! Answers about one unit.

use super::facts::Facts;
use super::rule::{Ask, Flag, Rule};
use super::sets::{self, Sets};
use super::worlds::{self, Axis, Outcome};
use super::{Assessment, BUDGET, Context, Missing, Verdict, render};
use crate::law::{Criterion, Evidence, Law, LawError, Question, holds};
use crate::unit::Unit;
use crate::{Lang, date::Holds};

/// What a rule says of a unit, without words.
pub(crate) struct Decision {
    pub(crate) verdict: Verdict,
    /// The possible classes, by position.
    pub(crate) classes: Vec<u8>,
    pub(crate) sets: Sets,
    pub(crate) exact: bool,
    /// No completion is possible: an input contradicts the rule.
    pub(crate) impossible: bool,
}

/// Decides a rule for a unit. `explain` also finds what is missing.
pub(crate) fn decide(rule: &Rule, facts: &Facts, explain: bool) -> Decision {
    let plain = |verdict| Decision {
        verdict,
        classes: Vec::new(),
        sets: Sets::default(),
        exact: true,
        impossible: false,
    };
    if !worlds::applies_somewhere(rule, facts) {
        return plain(Verdict::NotApplicable);
    }
    let Some(all) = worlds::worlds(rule, facts, BUDGET) else {
        let (verdict, classes) = by_kleene(rule, facts);
        return Decision { classes, exact: false, ..plain(verdict) };
    };
    let mut outcomes: Vec<Outcome> = all.iter().map(|w| w.outcome).collect();
    outcomes.sort_unstable();
    outcomes.dedup();
    let classes = outcomes.iter().filter_map(|o| match o {
        Outcome::Class(i) => Some(*i),
        _ => None,
    });
    let classes: Vec<u8> = classes.collect();
    let verdict = match outcomes.as_slice() {
        [Outcome::Yes | Outcome::Class(_)] => Verdict::Met,
        [Outcome::No] => Verdict::NotMet,
        _ => Verdict::Unknown,
    };
    let mut decision = Decision { classes, impossible: all.is_empty(), ..plain(verdict) };
    if verdict == Verdict::Unknown && explain {
        decision.sets = sets::sets(rule, facts, &all);
        if decision.sets.could.is_empty() && !all.is_empty() && facts.has_inapplicable() {
            decision.verdict = Verdict::NotApplicable;
        }
    }
    decision
}

fn by_kleene(rule: &Rule, facts: &Facts) -> (Verdict, Vec<u8>) {
    let verdict = |b| match b {
        Some(true) => Verdict::Met,
        Some(false) => Verdict::NotMet,
        None => Verdict::Unknown,
    };
    match &rule.ask {
        Ask::Test(node) => (verdict(worlds::kleene(node, rule, facts)), Vec::new()),
        Ask::Classes(of) => {
            let truths: Vec<_> = of.iter().map(|(_, when)| worlds::kleene(when, rule, facts)).collect();
            let sure = truths.iter().position(|t| *t == Some(true));
            let open = truths.iter().enumerate().filter(|(i, t)| match sure {
                Some(s) => *i == s,
                None => **t != Some(false),
            });
            let open: Vec<u8> = open.filter_map(|(i, _)| u8::try_from(i).ok()).collect();
            (if open.len() == 1 { Verdict::Met } else { Verdict::Unknown }, open)
        }
    }
}

impl Law {
    /// Answers a question about one unit.
    ///
    /// # Errors
    /// [`LawError::NoCriterion`] for an unknown criterion or one about groups, [`LawError::NoReading`] for an unknown
    /// reading or choice.
    ///
    /// ```
    /// use sentra::assess::{Context, Verdict};
    /// use sentra::{date::Date, input::Input, law::Law, unit::Unit};
    /// let day = Date::ymd(2025, 1, 31).ok_or("not a date")?;
    /// let mut unit = Unit::default();
    /// unit.workers.total = Input::Known(5);
    /// let class = Law::indonesia().assess_unit(&unit, "unit.skala.p64", &Context::as_of(day))?;
    /// assert_eq!((class.verdict, class.classes), (Verdict::Unknown, vec!["kecil".to_owned(), "menengah".into()]));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn assess_unit(
        &self,
        unit: &Unit,
        criterion: &str,
        context: &Context,
    ) -> Result<Assessment, LawError> {
        context.check(self)?;
        let criterion =
            self.criterion(criterion).ok_or_else(|| LawError::NoCriterion(criterion.to_owned()))?;
        let rule = Rule::compile(self, criterion, context)?;
        let facts = Facts::of(unit);
        let mut answer = render::frame(self, criterion, context);
        answer.parameters = render::parameters(self, &rule.parameters, context);
        answer.evidence = render::evidence(&rule, unit);
        let force = holds(criterion.from.as_deref(), criterion.to.as_deref(), context.as_of);
        if matches!(force, Holds::Before | Holds::After) {
            return Ok(render::not_in_force(answer));
        }
        let mut decision = decide(&rule, &facts, true);
        if force == Holds::Undetermined {
            // Inside a month whose day is not known, the rule was in force or not: the two readings never agree.
            decision.verdict = Verdict::Unknown;
        }
        answer.verdict = decision.verdict;
        answer.exact = decision.exact;
        answer.classes = class_names(&rule, &decision.classes);
        answer.evidence_status = evidence_status(criterion, &answer.classes, &answer);
        answer.missing = missing(&rule, &decision.sets);
        let kind = match (decision.impossible, force) {
            (true, _) if criterion.reasons.contains_key("impossible") => "impossible",
            (_, Holds::Undetermined) => "month",
            _ => answer.verdict.as_str(),
        };
        render::unit_reason(self, criterion, &rule, unit, &mut answer, kind);
        Ok(answer)
    }
}

/// The weakest evidence that the answer rests on.
fn evidence_status(criterion: &Criterion, classes: &[String], answer: &Assessment) -> Evidence {
    let own = match (&criterion.question, classes) {
        (Question::Classes(k), [class]) => {
            k.of.iter().find(|c| c.class == *class).and_then(|c| c.evidence).unwrap_or(criterion.evidence)
        }
        _ => criterion.evidence,
    };
    answer.parameters.iter().map(|p| p.evidence).fold(own, Evidence::max)
}

fn class_names(rule: &Rule, classes: &[u8]) -> Vec<String> {
    let Ask::Classes(of) = &rule.ask else { return Vec::new() };
    classes.iter().filter_map(|i| of.get(usize::from(*i))).map(|(name, _)| name.clone()).collect()
}

/// The name of an input on the wire.
pub(crate) fn input_name(rule: &Rule, axis: Axis) -> String {
    match axis {
        Axis::Workers | Axis::WorkersIncludingOwner => "workers",
        Axis::InvestmentBasis => "investment_basis",
        Axis::InvestmentExclLand => "investment_excl_land",
        Axis::InvestmentLand => "investment_land",
        Axis::InvestmentTotal => "investment_total",
        Axis::Established => "established",
        Axis::BusinessCapital => "business_capital",
        Axis::AnnualSales => "annual_sales",
        Axis::Flag(i) => match rule.flags.get(usize::from(i)) {
            Some(Flag::Judged(name)) => name,
            Some(Flag::Division(_)) => "kbli",
            _ => "parameter",
        },
    }
    .to_owned()
}

pub(super) fn missing(rule: &Rule, sets: &Sets) -> Missing {
    let names =
        |of: &[Vec<Axis>]| of.iter().map(|s| s.iter().map(|a| input_name(rule, *a)).collect()).collect();
    let mut inputs: Vec<Axis> = sets.will.iter().chain(&sets.could).flatten().copied().collect();
    inputs.sort_unstable();
    inputs.dedup();
    Missing {
        inputs: inputs.into_iter().map(|a| input_name(rule, a)).collect(),
        could_settle: names(&sets.could),
        will_settle: names(&sets.will),
        ask_next: sets.ask.map(|a| input_name(rule, a)),
    }
}

/// A word of a person for an input on the wire.
pub(crate) fn input_words(input: &str, lang: Lang) -> String {
    let last = input.rsplit('/').next().unwrap_or(input);
    let word = match (last, lang) {
        ("investment_basis", Lang::Id) => "apakah nilai investasi termasuk tanah dan bangunan",
        ("investment_basis", Lang::En) => "whether the investment counts land and buildings",
        ("industri_review", Lang::Id) => "penilaian orang apakah ini industri",
        ("industri_review", Lang::En) => "a person's judgement whether this is industry",
        ("one_location_review", Lang::Id) => "penilaian orang apakah ini satu lokasi",
        ("one_location_review", Lang::En) => "a person's judgement whether this is one location",
        ("members_complete", Lang::Id) => "daftar anggota yang lengkap",
        ("members_complete", Lang::En) => "the complete list of members",
        ("register_of_decrees_complete", Lang::Id) => "register SK yang lengkap",
        ("register_of_decrees_complete", Lang::En) => "a complete register of decrees",
        ("suspected_duplicates", Lang::Id) => "apakah unit yang diduga ganda memang satu unit",
        ("suspected_duplicates", Lang::En) => "whether units that may be the same are one unit",
        _ => match crate::unit::Field::from_name(last) {
            Some(field) => field.label(lang),
            None => last,
        },
    };
    match input.strip_prefix("members/").and_then(|rest| rest.rsplit_once('/')) {
        Some((id, _)) => format!("{word} ({id})"),
        None => word.to_owned(),
    }
}
