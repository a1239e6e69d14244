//! Verdicts on units: how many meet what, which size classes, and what is missing most often.

use super::threads;
use sentra::assess::{Context, UnitVerdicts, Verdict};
use sentra::law::{Law, LawError, Subject};
use sentra::register::Register;
use std::collections::BTreeMap;

/// So many undecided units are asked what would settle them; beyond it the counts are those of the first ones.
const ASKED: usize = 5_000;

/// The answers of one question about all units.
#[derive(Clone, Debug)]
pub(crate) struct Answers {
    pub(crate) criterion: String,
    /// In the order of [`Verdict::ALL`].
    pub(crate) counts: [u64; 5],
    /// For questions about a class: how many units have each set of possible classes.
    pub(crate) classes: Vec<(Vec<String>, u64)>,
    /// What would settle the undecided ones: the inputs to ask for first, the most frequent first.
    pub(crate) missing: Vec<(String, u64)>,
    /// How many undecided units `missing` speaks of.
    pub(crate) asked: u64,
}

impl Answers {
    pub(crate) fn count(&self, verdict: Verdict) -> u64 {
        let at = Verdict::ALL.iter().position(|v| *v == verdict).unwrap_or_default();
        self.counts.get(at).copied().unwrap_or_default()
    }
}

/// The answers of all questions about units.
#[derive(Clone, Debug, Default)]
pub(crate) struct Units {
    pub(crate) answers: Vec<Answers>,
    /// Which units are IKM under the rule that the readings choose.
    pub(crate) ikm: Vec<Verdict>,
    /// The question behind it.
    pub(crate) rule: &'static str,
}

impl Units {
    /// Answers these questions about units; the kind and scale of business where none is named.
    pub(crate) fn of(
        law: &Law,
        context: &Context,
        register: &Register,
        questions: &[String],
    ) -> Result<Self, LawError> {
        let mut out = Self { rule: ikm_rule(law, context)?, ..Self::default() };
        let basic = law.basic_questions(Subject::Unit);
        let asked = |id: &String| {
            questions.contains(id) || *id == out.rule || (questions.is_empty() && basic.contains(id))
        };
        let criteria = law.registry().criteria.iter();
        let criteria: Vec<_> = criteria.filter(|c| c.subject == Subject::Unit && asked(&c.id)).collect();
        for criterion in criteria {
            let verdicts = law.assess_register(register, &criterion.id, context)?;
            out.answers.push(answers(law, context, register, &criterion.id, &verdicts)?);
            if criterion.id == out.rule {
                out.ikm = verdicts.verdicts;
            }
        }
        Ok(out)
    }

    pub(crate) fn answer(&self, criterion: &str) -> Option<&Answers> {
        self.answers.iter().find(|a| a.criterion == criterion)
    }
}

/// The question whether a unit is an IKM, under the rule that the readings choose.
pub(crate) fn ikm_rule(law: &Law, context: &Context) -> Result<&'static str, LawError> {
    Ok(if context.reading(law, "ikm_rule")? == "pp7" { "unit.ikm.pp7" } else { "unit.ikm.p64" })
}

/// The question for the size class, under the rule that the readings choose.
pub(crate) fn size_rule(law: &Law, context: &Context) -> Result<&'static str, LawError> {
    Ok(if context.reading(law, "ikm_rule")? == "pp7" { "unit.skala.pp7" } else { "unit.skala.p64" })
}

fn answers(
    law: &Law,
    context: &Context,
    register: &Register,
    criterion: &str,
    verdicts: &UnitVerdicts,
) -> Result<Answers, LawError> {
    let mut counts = [0; 5];
    for verdict in &verdicts.verdicts {
        let at = Verdict::ALL.iter().position(|v| v == verdict);
        if let Some(count) = at.and_then(|at| counts.get_mut(at)) {
            *count += 1;
        }
    }
    let mut sets: BTreeMap<u8, u64> = BTreeMap::new();
    for bits in &verdicts.classes {
        *sets.entry(*bits).or_default() += 1;
    }
    // A class that no unit certainly has is a fact as well.
    for class in 0..u32::try_from(verdicts.names.len()).unwrap_or(0) {
        sets.entry(1u8.checked_shl(class).unwrap_or(0)).or_default();
    }
    let names = |bits: u8| -> Vec<String> {
        let named = verdicts.names.iter().enumerate();
        named
            .filter(|(i, _)| u32::try_from(*i).ok().and_then(|i| bits.checked_shr(i)).unwrap_or(0) & 1 == 1)
            .map(|(_, n)| n.clone())
            .collect()
    };
    let mut classes: Vec<(u8, u64)> = sets.into_iter().collect();
    // Certain classes first, then the open sets, both from the smallest class on.
    classes.sort_by_key(|(bits, _)| (bits.count_ones() != 1, bits.count_ones(), *bits));
    let (missing, asked) = missing(law, context, register, criterion, verdicts)?;
    Ok(Answers {
        criterion: criterion.to_owned(),
        counts,
        classes: classes.into_iter().map(|(bits, n)| (names(bits), n)).collect(),
        missing,
        asked,
    })
}

/// What to ask for first, over the undecided units.
fn missing(
    law: &Law,
    context: &Context,
    register: &Register,
    criterion: &str,
    verdicts: &UnitVerdicts,
) -> Result<(Vec<(String, u64)>, u64), LawError> {
    let undecided = verdicts.verdicts.iter().enumerate().filter(|(_, v)| **v == Verdict::Unknown);
    let rows: Vec<usize> = undecided.map(|(row, _)| row).take(ASKED).collect();
    let mut inputs: BTreeMap<String, u64> = BTreeMap::new();
    let rule = law.unit_rule(criterion, context)?;
    for answer in threads::map(&rows, |row| rule.assess(&register.unit(*row))) {
        if let Some(input) = answer.missing.ask_next {
            *inputs.entry(input).or_default() += 1;
        }
    }
    let mut out: Vec<(String, u64)> = inputs.into_iter().collect();
    out.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    Ok((out, rows.len() as u64))
}
