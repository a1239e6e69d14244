//! Answers about one unit.

use super::facts::{Every, Facts};
use super::rule::{Ask, Flag, Rule};
use super::sets::{self, Sets};
use super::tree::{self, Shape};
use super::worlds::{self, Axis, Outcome, World};
use super::{Assessment, BUDGET, Context, Missing, Verdict, render};
use crate::date::Holds;
use crate::law::{Criterion, Evidence, Law, LawError, Question, Subject, holds};
use crate::unit::Unit;

/// What a rule says of a unit, without words.
pub(crate) struct Decision {
    pub(crate) verdict: Verdict,
    /// The possible classes, by position.
    pub(crate) classes: Vec<u8>,
    pub(crate) sets: Sets,
    pub(crate) exact: bool,
    /// No completion is possible: an input contradicts the rule.
    pub(crate) impossible: bool,
    /// All completions, where they were gone through.
    pub(crate) worlds: Option<Vec<World>>,
}

/// Decides a rule for a unit. `explain` also finds what is missing.
pub(crate) fn decide(rule: &Rule, facts: &Facts, explain: bool) -> Decision {
    let plain = |verdict| Decision {
        verdict,
        classes: Vec::new(),
        sets: Sets::default(),
        exact: true,
        impossible: false,
        worlds: None,
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
        [Outcome::Beside] => Verdict::NotApplicable,
        [Outcome::Yes | Outcome::Class(_)] => Verdict::Met,
        [Outcome::No] => Verdict::NotMet,
        _ => Verdict::Unknown,
    };
    let mut decision = Decision { classes, impossible: all.is_empty(), ..plain(verdict) };
    if verdict == Verdict::Unknown && explain {
        decision.sets = sets::sets(rule, facts, &all);
        let hangs = || facts.has_inapplicable(rule) && sets::would_settle(rule, &all);
        if decision.sets.could.is_empty() && hangs() {
            decision.verdict = Verdict::NotApplicable;
        }
    }
    decision.worlds = Some(all);
    decision
}

fn by_kleene(rule: &Rule, facts: &Facts) -> (Verdict, Vec<u8>) {
    let verdict = |b| match b {
        Some(true) => Verdict::Met,
        Some(false) => Verdict::NotMet,
        None => Verdict::Unknown,
    };
    match rule.concerns.as_ref().map(|c| worlds::kleene(c, rule, facts)) {
        Some(Some(false)) => return (Verdict::NotApplicable, Vec::new()),
        Some(None) => return (Verdict::Unknown, Vec::new()),
        Some(Some(true)) | None => {}
    }
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
        Ok(self.unit_rule(criterion, context)?.assess(unit))
    }

    /// Compiles a question about units, to be asked of many units one by one.
    ///
    /// # Errors
    /// As [`Law::assess_unit`].
    ///
    /// ```
    /// use sentra::assess::{Context, Verdict};
    /// use sentra::{date::Date, input::Input, law::Law, unit::Unit};
    /// let day = Date::ymd(2025, 1, 31).ok_or("not a date")?;
    /// let ikm = Law::indonesia().unit_rule("unit.ikm.p64", &Context::as_of(day))?;
    /// let mut unit = Unit::default();
    /// for (workers, verdict) in [(19, Verdict::Met), (20, Verdict::Unknown)] {
    ///     unit.workers.total = Input::Known(workers);
    ///     assert_eq!(ikm.assess(&unit).verdict, verdict);
    /// }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn unit_rule(&self, criterion: &str, context: &Context) -> Result<UnitRule<'_>, LawError> {
        context.check(self)?;
        let criterion =
            self.criterion(criterion).ok_or_else(|| LawError::NoCriterion(criterion.to_owned()))?;
        if criterion.subject != Subject::Unit {
            return Err(LawError::NoCriterion(criterion.id.clone()));
        }
        let rule = Rule::compile(self, criterion, context)?;
        let mut frame = render::frame(self, criterion, context);
        frame.parameters = render::parameters(self, &rule.parameters, context);
        let shape = tree::shape(self, criterion, context, &rule)?;
        let force = holds(criterion.from.as_deref(), criterion.to.as_deref(), context.as_of);
        Ok(UnitRule { law: self, criterion, rule, shape, force, frame })
    }
}

/// A question about units under the law of a day, compiled once for many units. [`UnitRules`](super::UnitRules) answers
/// it for columns.
///
/// ```
/// use sentra::{assess::Context, date::Date, law::Law, unit::Unit};
/// let context = Context::as_of(Date::ymd(2025, 1, 31).ok_or("not a date")?);
/// let class = Law::indonesia().unit_rule("unit.skala.p64", &context)?;
/// assert_eq!(class.assess(&Unit::default()).classes, ["kecil", "menengah", "besar"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct UnitRule<'l> {
    law: &'l Law,
    criterion: &'l Criterion,
    rule: Rule,
    shape: Shape,
    force: Holds,
    /// What is the same in every answer.
    frame: Assessment,
}

impl UnitRule<'_> {
    /// The answer for a unit: the same as [`Law::assess_unit`] gives.
    ///
    /// ```
    /// use sentra::{assess::Context, date::Date, input::Input, law::Law, unit::Unit};
    /// let context = Context::as_of(Date::ymd(2025, 1, 31).ok_or("not a date")?);
    /// let ikm = Law::indonesia().unit_rule("unit.ikm.p64", &context)?;
    /// let mut unit = Unit::default();
    /// unit.workers.total = Input::Known(5);
    /// assert_eq!(ikm.assess(&unit), Law::indonesia().assess_unit(&unit, "unit.ikm.p64", &context)?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn assess(&self, unit: &Unit) -> Assessment {
        let asked = Asked {
            law: self.law,
            criterion: self.criterion,
            rule: &self.rule,
            shape: &self.shape,
            force: self.force,
        };
        asked.answer(&Facts::of(unit), unit, self.frame.clone())
    }
}

/// A compiled question about a unit, or about a group as a whole.
pub(crate) struct Asked<'a> {
    pub(crate) law: &'a Law,
    pub(crate) criterion: &'a Criterion,
    pub(crate) rule: &'a Rule,
    pub(crate) shape: &'a Shape,
    pub(crate) force: Holds,
}

impl Asked<'_> {
    /// Answers it on the facts of a subject.
    pub(crate) fn answer(&self, facts: &Facts, unit: &Unit, mut answer: Assessment) -> Assessment {
        let (criterion, rule) = (self.criterion, self.rule);
        let used = render::used(self.law, rule, facts, unit);
        answer.evidence = used.iter().map(|(_, item)| item.clone()).collect();
        if matches!(self.force, Holds::Before | Holds::After) {
            return render::not_in_force(answer);
        }
        let mut decision = decide(rule, facts, true);
        if self.force == Holds::Undetermined {
            // Inside a month or year whose day is not known, the rule was in force or not: the readings never agree.
            decision.verdict = Verdict::Unknown;
            decision.sets = Sets::default();
        }
        answer.verdict = decision.verdict;
        answer.exact = decision.exact;
        answer.classes = class_names(rule, &decision.classes);
        answer.evidence_status = evidence_status(criterion, &answer.classes, &answer);
        if !decision.sets.could.is_empty() || !decision.sets.will.is_empty() {
            answer.missing = missing(rule, facts, &decision.sets);
            one_member_refutes(rule, facts, &decision.sets, &mut answer.missing);
        }
        // Where it does not apply, nothing was gone through yet.
        let all = decision.worlds.or_else(|| worlds::worlds(rule, facts, BUDGET));
        answer.tree = self.shape.over(all.as_deref(), rule, facts);
        let no_numbers = answer.verdict == Verdict::Unknown
            && rule.flags.iter().any(|f| matches!(f, Flag::Undecided { .. }))
            && criterion.reasons.contains_key("no_numbers");
        let kind = match (decision.impossible, self.force) {
            (true, _) if criterion.reasons.contains_key("impossible") => "impossible",
            (_, Holds::Undetermined) => "month",
            _ if no_numbers => "no_numbers",
            _ => answer.verdict.as_str(),
        };
        render::unit_reason(self.law, criterion, &used, unit, &mut answer, kind);
        answer
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

/// The names on the wire of what an axis asks for: one input, or the two sides of a comparison that are not known.
pub(crate) fn input_names(rule: &Rule, facts: &Facts, axis: Axis) -> Vec<String> {
    let one = |name: &str| vec![name.to_owned()];
    match axis {
        Axis::Workers | Axis::WorkersIncludingOwner => one("workers"),
        Axis::InvestmentBasis => one("investment_basis"),
        Axis::InvestmentExclLand => one("investment_excl_land"),
        Axis::InvestmentLand => one("investment_land"),
        Axis::InvestmentTotal => one("investment_total"),
        Axis::Established => one("established"),
        Axis::BusinessCapital => one("business_capital"),
        Axis::AnnualSales => one("annual_sales"),
        Axis::NetWorth => one("net_worth"),
        Axis::Number(i) => rule.numbers.get(usize::from(i)).cloned().into_iter().collect(),
        Axis::Flag(i) => match rule.flags.get(usize::from(i)) {
            Some(Flag::Fact(name)) => one(name),
            Some(Flag::Division(_)) => one("kbli"),
            Some(Flag::Share { of, per, .. }) => {
                let open = [of, per].into_iter().filter(|n| facts.number(n).point().is_none());
                open.cloned().collect()
            }
            Some(Flag::EveryMember(i)) => facts.every.get(*i).map(Every::inputs).unwrap_or_default(),
            Some(Flag::Supplied { parameter, against, .. }) => {
                let open = !against.is_empty() && facts.is_open(against);
                open.then(|| against.clone()).into_iter().chain([format!("supplied/{parameter}")]).collect()
            }
            Some(Flag::Undecided { .. }) | None => Vec::new(),
        },
    }
}

pub(super) fn missing(rule: &Rule, facts: &Facts, sets: &Sets) -> Missing {
    let names = |of: &[Vec<Axis>]| -> Vec<Vec<String>> {
        let named = of.iter().map(|s| s.iter().flat_map(|a| input_names(rule, facts, *a)).collect());
        let mut out: Vec<Vec<String>> = Vec::new();
        for set in named {
            let set = unique(set);
            if !out.contains(&set) {
                out.push(set);
            }
        }
        out
    };
    let mut inputs: Vec<Axis> = sets.will.iter().chain(&sets.could).flatten().copied().collect();
    inputs.sort_unstable();
    inputs.dedup();
    Missing {
        inputs: unique(inputs.into_iter().flat_map(|a| input_names(rule, facts, a)).collect()),
        could_settle: names(&sets.could),
        will_settle: names(&sets.will),
        ask_next: sets.ask.and_then(|a| input_names(rule, facts, a).into_iter().next()),
    }
}

/// Where a condition on every member decides by failing, one open member can settle alone.
fn one_member_refutes(rule: &Rule, facts: &Facts, sets: &Sets, missing: &mut Missing) {
    let alone = |i: usize| {
        let flag =
            rule.flags.iter().position(|f| *f == Flag::EveryMember(i)).and_then(|f| u8::try_from(f).ok());
        flag.is_some_and(|f| sets.could.contains(&vec![Axis::Flag(f)]))
    };
    for (i, every) in facts.every.iter().enumerate().filter(|(i, e)| e.open.len() > 1 && alone(*i)) {
        let mut failing = facts.clone();
        if let Some(e) = failing.every.get_mut(i) {
            e.can = (true, false);
        }
        if decide(rule, &failing, false).verdict == Verdict::Unknown {
            continue;
        }
        let all = every.inputs();
        missing.could_settle.retain(|set| *set != all);
        missing.could_settle.splice(0..0, every.open.iter().flat_map(|m| m.could.iter().cloned()));
    }
}

/// The names without repetition, in the order of their first use.
fn unique(names: Vec<String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::with_capacity(names.len());
    for name in names {
        if !out.contains(&name) {
            out.push(name);
        }
    }
    out
}
