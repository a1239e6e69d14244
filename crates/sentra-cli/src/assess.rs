//! `sentra assess`: verdicts on units and sentra in the terminal, or one full answer.

use crate::args::{FailOn, Request};
use crate::html::{group_range, group_units};
use crate::json;
use crate::out;
use crate::run::Stop;
use crate::say::{Say, place_in};
use crate::study::Study;
use crate::study::judge::{self, Judged, Naming};
use crate::study::threads;
use crate::study::units::Answers;
use crate::texts::{cli as c, words as w};
use crate::{explain, html};
use sentra::assess::Verdict;
use sentra::law::Subject;
use sentra::region::Level;
use std::fmt::Write;

/// The question that every group is listed with.
const DEFINITION: &str = "sentra.pp29";

/// How many groups the terminal shows.
const SHOWN: usize = 40;

/// Prints what is asked for, and returns the verdicts that `--fail-on` is about.
pub(crate) fn run(request: &Request, study: &Study<'_>, say: Say) -> Result<Vec<Verdict>, Stop> {
    if let Some(what) = &request.explain {
        return explain::run(request, study, what, say);
    }
    let asked = |subject: Subject| -> Vec<&str> {
        let all = study.law.registry().criteria.iter().filter(|c| c.subject == subject);
        let wanted = all.filter(|c| match request.questions.as_slice() {
            [] => study.law.basic_questions(subject).contains(&c.id),
            named => named.contains(&c.id),
        });
        wanted.map(|c| c.id.as_str()).collect()
    };
    let (units, groups) = (asked(Subject::Unit), asked(Subject::Group));
    // Of all groups the study asks the definition; what is named besides is asked here.
    let named = |id: &&str| !request.questions.is_empty() && *id != DEFINITION;
    let others: Vec<&str> = groups.iter().copied().filter(named).collect();
    let others = if request.json.is_some() && request.fail_on == FailOn::default() {
        Vec::new()
    } else {
        of_groups(study, &others)?
    };
    if request.json.is_some() {
        crate::files::write(std::path::Path::new("-"), say, |out| json::assess(study, &units, &groups, out))?;
    } else {
        let mut text = head(study, say);
        unit_table(&mut text, study, &units, say);
        if groups.contains(&DEFINITION) {
            group_table(&mut text, study, say);
        }
        question_table(&mut text, study, &others, say);
        if !groups.is_empty() {
            let _ = writeln!(text, "\n{}", say.t(c::ASSESS_HINT));
        }
        out::print(&text)?;
    }
    if groups.is_empty() {
        return of_units(study, &units);
    }
    let definition = if groups.contains(&DEFINITION) { listed(study) } else { Vec::new() };
    let listed = others.into_iter().flat_map(|o| o.listed);
    Ok(definition.into_iter().chain(listed).collect())
}

/// The answers of all groups to one question.
struct OfGroups<'q> {
    question: &'q str,
    /// In the order of [`Verdict::ALL`].
    counts: [u64; 5],
    /// The verdicts on the sentra that somebody lists.
    listed: Vec<Verdict>,
}

/// The answers to questions that the study does not ask of every group anyway.
fn of_groups<'q>(study: &Study<'_>, questions: &[&'q str]) -> Result<Vec<OfGroups<'q>>, Stop> {
    let empty = |question: &&'q str| OfGroups { question, counts: [0; 5], listed: Vec::new() };
    let mut out: Vec<OfGroups<'q>> = questions.iter().map(empty).collect();
    if questions.is_empty() {
        return Ok(out);
    }
    let answered = threads::map(&study.groups, |group| {
        judge::answers(study.law, &study.context, study.loaded, &group.formed, questions, Naming::Neutral)
    });
    for (group, answers) in study.groups.iter().zip(answered) {
        for (of, answer) in out.iter_mut().zip(answers?) {
            let at = Verdict::ALL.iter().position(|v| *v == answer.verdict);
            if let Some(count) = at.and_then(|at| of.counts.get_mut(at)) {
                *count += 1;
            }
            if group.formed.origin.is_listed() {
                of.listed.push(answer.verdict);
            }
        }
    }
    Ok(out)
}

fn question_table(text: &mut String, study: &Study<'_>, questions: &[OfGroups<'_>], say: Say) {
    if questions.is_empty() {
        return;
    }
    let count = say.n(study.groups.len() as u64);
    let _ = writeln!(text, "\n{}", say.fill(c::ASSESS_GROUPS, &[("count", &count)]));
    for of in questions {
        let title = study.law.criterion(of.question).map_or("", |c| say.both(&c.title));
        let _ = writeln!(text, "  {title} ({})\n    {}", of.question, verdicts(&of.counts, say).join("; "));
    }
}

/// Verdicts on the sentra that somebody lists.
pub(crate) fn listed(study: &Study<'_>) -> Vec<Verdict> {
    study.groups.iter().filter(|g| g.formed.origin.is_listed()).map(|g| g.verdict).collect()
}

fn of_units(study: &Study<'_>, units: &[&str]) -> Result<Vec<Verdict>, Stop> {
    let mut out = Vec::new();
    for question in units {
        let answers = study.units.answer(question);
        let counted = Verdict::ALL.into_iter().filter(|v| answers.is_some_and(|a| a.count(*v) > 0));
        out.extend(counted);
    }
    Ok(out)
}

/// The summary that a report without files prints.
pub(crate) fn summary(study: &Study<'_>, say: Say) -> String {
    let mut text = head(study, say);
    let _ = writeln!(text, "\n{}", wrap(&html::paragraph(study, say), 100, ""));
    let units: Vec<&str> = study.units.answers.iter().map(|a| a.criterion.as_str()).collect();
    unit_table(&mut text, study, &units, say);
    group_table(&mut text, study, say);
    text
}

fn head(study: &Study<'_>, say: Say) -> String {
    let names: Vec<&str> = study.loaded.files.iter().map(|f| f.name.as_str()).collect();
    let date = say.date(study.context.as_of);
    let mut text = format!("{}\n{}\n", names.join(", "), say.fill(c::ASSESS_HEAD, &[("date", &date)]));
    for line in crate::laws::said(study.law, say) {
        let _ = writeln!(text, "{line}");
    }
    text
}

fn unit_table(text: &mut String, study: &Study<'_>, questions: &[&str], say: Say) {
    let units = study.loaded.register.len() as u64;
    if units == 0 || questions.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n{}", say.fill(c::ASSESS_UNITS, &[("count", &say.n(units))]));
    for answers in questions.iter().filter_map(|q| study.units.answer(q)) {
        let title = study.law.criterion(&answers.criterion).map_or("", |c| say.both(&c.title));
        let counts: Vec<String> =
            if answers.classes.is_empty() { verdicts(&answers.counts, say) } else { classes(answers, say) };
        let _ = writeln!(text, "  {title} ({})\n    {}", answers.criterion, counts.join("; "));
        let missing: Vec<String> = answers
            .missing
            .iter()
            .take(3)
            .map(|(input, n)| format!("{} ({})", say.input(input), say.n(*n)))
            .collect();
        if !missing.is_empty() {
            let _ = writeln!(text, "    {}: {}", say.t(c::EXPLAIN_ASK), missing.join("; "));
        }
    }
}

fn verdicts(counts: &[u64; 5], say: Say) -> Vec<String> {
    let counted = Verdict::ALL.into_iter().zip(counts).filter(|(_, n)| **n > 0);
    counted.map(|(v, n)| format!("{} {}", say.n(*n), v.label(say.lang))).collect()
}

fn classes(answers: &Answers, say: Say) -> Vec<String> {
    let or = format!(" {} ", say.t(w::OR));
    let words = |names: &[String]| match names {
        [] => say.t(w::UNDETERMINED).to_owned(),
        names => names.iter().map(|n| say.class(n)).collect::<Vec<_>>().join(&or),
    };
    answers.classes.iter().map(|(names, n)| format!("{} {}", say.n(*n), words(names))).collect()
}

fn group_table(text: &mut String, study: &Study<'_>, say: Say) {
    let count = study.groups.len() as u64;
    if count == 0 {
        let _ = writeln!(text, "\n{}", say.t(c::ASSESS_NO_GROUPS));
        return;
    }
    let _ = writeln!(text, "\n{}", say.fill(c::ASSESS_GROUPS, &[("count", &say.n(count))]));
    let mut groups: Vec<&Judged> = study.groups.iter().collect();
    // Of the candidates, those that meet the definition come first.
    groups.sort_by_key(|g| (!g.formed.origin.is_listed(), g.verdict != Verdict::Met, u64::MAX - g.weight()));
    for group in groups.iter().take(SHOWN) {
        let mark = match group.verdict {
            Verdict::Met => "✓",
            Verdict::NotMet => "✗",
            Verdict::Unknown => "?",
            Verdict::NotApplicable | Verdict::NotInForce => "–",
        };
        let place =
            group.place.map_or_else(|| say.t(w::PLACE_UNKNOWN).to_owned(), |p| place_in(p, Level::District));
        let units = format!("{} {}", group_units(say, &group.units), w_unit(say));
        let range = group_range(say, group.count.as_ref());
        let _ = writeln!(
            text,
            "  {mark} {} — {place}: {units}, {}, {range}",
            say.data(&group.title(say)),
            group.verdict.label(say.lang)
        );
    }
    if groups.len() > SHOWN {
        let shown = say.n(SHOWN as u64);
        let _ =
            writeln!(text, "  {}", say.fill(c::ASSESS_SHOWN, &[("shown", &shown), ("count", &say.n(count))]));
    }
}

fn w_unit(say: Say) -> &'static str {
    if say.lang == sentra::Lang::Id { w::UNITS.id } else { w::UNITS.many }
}

/// Breaks a text into lines, each behind an indent.
pub(crate) fn wrap(text: &str, width: usize, indent: &str) -> String {
    let mut out = String::from(indent);
    let mut column = indent.chars().count();
    for (i, word) in text.split_whitespace().enumerate() {
        let length = word.chars().count();
        if i > 0 && column + 1 + length > width {
            out.push('\n');
            out.push_str(indent);
            column = indent.chars().count();
        } else if i > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
    }
    out
}
