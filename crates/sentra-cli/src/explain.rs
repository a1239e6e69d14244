//! One full answer, as a careful lawyer would write it: the question, the answer, why, on which facts, under which
//! articles with which standing, read how, and what is missing.

use crate::args::{Misuse, Request};
use crate::assess::wrap;
use crate::json;
use crate::out;
use crate::rules::figure;
use crate::run::Stop;
use crate::say::{Say, place_in, region_name};
use crate::study::Study;
use crate::study::judge::{self, Naming, called, reference};
use crate::texts::{Text, cli as c, words as w};
use sentra::assess::{Assessment, Basis, Condition, Connective, Verdict};
use sentra::law::{Evidence, Subject};
use sentra::region::Level;
use sentra::text::{did_you_mean, fold};
use std::fmt::Write;

/// How many names are listed where several fit.
const NAMED: usize = 8;
/// Width of the text.
const WIDTH: usize = 100;

/// What an explanation is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum About {
    /// A row of the register.
    Unit(usize),
    /// A group of the study.
    Group(usize),
}

/// Prints the answer and returns its verdicts.
pub(crate) fn run(request: &Request, study: &Study<'_>, what: &str, say: Say) -> Result<Vec<Verdict>, Stop> {
    let about = find(study, what, say)?;
    let (subject, word) = match about {
        About::Unit(_) => (Subject::Unit, c::SUBJECT_UNIT),
        About::Group(_) => (Subject::Group, c::SUBJECT_GROUP),
    };
    let mut questions: Vec<&str> = match about {
        About::Unit(_) => vec![study.units.rule],
        About::Group(_) => judge::QUESTIONS.to_vec(),
    };
    if !request.questions.is_empty() {
        let fits = |id: &&str| study.law.criterion(id).is_some_and(|c| c.subject == subject);
        questions = request.questions.iter().map(String::as_str).filter(fits).collect();
        if questions.is_empty() {
            return Err(Misuse::new(c::EXPLAIN_SUBJECT).with("subject", say.t(word)).into());
        }
    }
    let naming = if request.json.is_some() { Naming::Neutral } else { Naming::Human(say) };
    let answers = answers(study, about, &questions, naming)?;
    let text = match request.json {
        Some(_) => format!("{}\n", json::explain(study, about, &answers)),
        None => {
            let texts: Vec<String> = answers.iter().map(|a| full(study, about, a, say)).collect();
            texts.join(&format!("\n{}\n\n", "─".repeat(WIDTH)))
        }
    };
    out::print(&text)?;
    Ok(answers.iter().map(|a| a.verdict).collect())
}

fn answers(
    study: &Study<'_>,
    about: About,
    questions: &[&str],
    naming: Naming,
) -> Result<Vec<Assessment>, Stop> {
    Ok(match about {
        About::Unit(row) => {
            let unit = study.loaded.register.unit(row);
            let each = questions.iter().map(|q| study.law.assess_unit(&unit, q, &study.context));
            each.collect::<Result<_, _>>()?
        }
        About::Group(at) => match study.groups.get(at) {
            Some(group) => {
                judge::answers(study.law, &study.context, study.loaded, &group.formed, questions, naming)?
            }
            None => Vec::new(),
        },
    })
}

/// What a line or a name means.
fn find(study: &Study<'_>, what: &str, say: Say) -> Result<About, Misuse> {
    let loaded = study.loaded;
    let (file, line) = match what.rsplit_once(':') {
        Some((file, line)) => (Some(file), line.parse::<u64>().ok()),
        None => (None, what.parse::<u64>().ok()),
    };
    let fits = |at: sentra::register::Position| {
        let name = usize::try_from(at.file).ok().and_then(|i| loaded.files.get(i)).map(|f| f.name.as_str());
        line == Some(at.line) && file.is_none_or(|f| name == Some(f))
    };
    let mut found: Vec<(About, String)> = Vec::new();
    if line.is_some() {
        let rows = (0..loaded.register.len()).filter(|row| loaded.register.position(*row).is_some_and(fits));
        found.extend(rows.map(|row| (About::Unit(row), reference(loaded, row))));
    }
    let wanted = fold(what);
    for (at, group) in study.groups.iter().enumerate() {
        let row = group.formed.declared.and_then(|d| loaded.declared.get(d));
        if row.is_some_and(|r| fits(r.position)) {
            let position = row.map(|r| r.position).unwrap_or_default();
            let name =
                usize::try_from(position.file).ok().and_then(|i| loaded.files.get(i)).map_or("", |f| &f.name);
            found.push((About::Group(at), format!("{name}:{}", position.line)));
        } else if line.is_none() && !wanted.is_empty() && fold(&group.title(say)) == wanted {
            let place =
                group.place.map_or_else(String::new, |p| format!(" ({})", place_in(p, Level::District)));
            found.push((About::Group(at), format!("{}{place}", group.title(say))));
        } else if line.is_none() && !wanted.is_empty() {
            // Several groups can make the same: then the place tells them apart.
            let name = group_name(group, say);
            let place = group.place.map(region_name);
            if [&name, &place].into_iter().flatten().any(|n| fold(n) == wanted) {
                found.push((About::Group(at), name.unwrap_or_default()));
            }
        }
    }
    if line.is_none() && !wanted.is_empty() {
        for row in 0..loaded.register.len() {
            let name = loaded.register.unit(row).name;
            if name.is_some_and(|n| fold(&n) == wanted) {
                found.push((About::Unit(row), reference(loaded, row)));
            }
        }
    }
    match found.as_slice() {
        [(one, _)] => Ok(*one),
        [] => Err(nothing(study, what, say)),
        several => {
            let names: Vec<&str> = several.iter().take(NAMED).map(|(_, name)| name.as_str()).collect();
            let more = if several.len() > NAMED { ", …" } else { "" };
            Err(Misuse::new(c::EXPLAIN_SEVERAL)
                .with("value", what)
                .with("count", several.len())
                .with("names", format!("{}{more}", names.join("; "))))
        }
    }
}

/// A group with its place, as the list of several prints it.
fn group_name(group: &judge::Judged, say: Say) -> Option<String> {
    let place = group.place?;
    Some(format!("{} ({})", group.title(say), place_in(place, Level::District)))
}

fn nothing(study: &Study<'_>, what: &str, say: Say) -> Misuse {
    let places = study.groups.iter().filter_map(|g| g.place.map(region_name));
    let titles: Vec<String> = study.groups.iter().map(|g| g.title(say)).chain(places).collect();
    let names: Vec<String> =
        (0..study.loaded.register.len()).filter_map(|row| study.loaded.register.unit(row).name).collect();
    let all = titles.iter().chain(&names).map(String::as_str);
    match did_you_mean(what, all).filter(|_| what.parse::<u64>().is_err()) {
        Some(hint) => Misuse::new(c::EXPLAIN_MEAN).with("value", what).with("hint", hint),
        None => Misuse::new(c::EXPLAIN_NOTHING).with("value", what),
    }
}

/// A whole answer.
fn full(study: &Study<'_>, about: About, answer: &Assessment, say: Say) -> String {
    let mut out = String::new();
    let subject = match about {
        About::Unit(row) => called(study.loaded, row, &study.loaded.register.unit(row), say),
        About::Group(at) => study.groups.get(at).map_or_else(String::new, |g| {
            let place = g.place.map_or_else(String::new, |p| format!(", {}", place_in(p, Level::Regency)));
            format!("{}{place}", g.title(say))
        }),
    };
    let line = |out: &mut String, head: Text, text: &str| {
        let _ = writeln!(out, "{:18}{}", say.t(head), wrap(text, WIDTH, "                  ").trim_start());
    };
    line(
        &mut out,
        c::EXPLAIN_QUESTION,
        &format!("{} ({} {})", say.both(&answer.title), answer.code, answer.criterion),
    );
    line(&mut out, c::EXPLAIN_WHO, &subject);
    line(&mut out, c::EXPLAIN_AS_OF, &say.date(study.context.as_of));
    line(&mut out, c::EXPLAIN_ANSWER, &answer.verdict.label(say.lang).to_uppercase());
    if !answer.classes.is_empty() {
        let classes: Vec<String> = answer.classes.iter().map(|class| say.class(class)).collect();
        line(&mut out, c::EXPLAIN_CLASSES, &classes.join(&format!(" {} ", say.t(w::OR))));
    }
    line(&mut out, c::EXPLAIN_REASON, say.both(&answer.reason.text));
    if !answer.exact {
        line(&mut out, c::EXPLAIN_REASON, say.t(c::EXPLAIN_BUDGET));
    }
    group_facts(&mut out, answer, say);
    if let Some(tree) = answer.tree.as_ref().filter(|t| !t.of.is_empty()) {
        let _ = writeln!(out, "\n{}", say.t(c::EXPLAIN_TREE));
        conditions(&mut out, tree, 0, say, true);
    }
    section(&mut out, say, c::EXPLAIN_FACTS, &facts(answer, say));
    section(&mut out, say, c::EXPLAIN_LAW, &law(answer, say));
    section(&mut out, say, c::EXPLAIN_NUMBERS, &numbers(study, answer, say));
    let status: Vec<String> = answer.legal_status.iter().map(|s| say.both(&s.text).to_owned()).collect();
    section(&mut out, say, c::EXPLAIN_STATUS, &status);
    section(&mut out, say, c::EXPLAIN_READINGS, &readings(study, answer, say));
    section(&mut out, say, c::EXPLAIN_MISSING, &missing(answer, say));
    let parts: Vec<String> = answer
        .children
        .iter()
        .map(|child| {
            format!(
                "{} {}: {}. {}",
                child.code,
                say.both(&child.title),
                child.verdict.label(say.lang),
                say.both(&child.reason.text)
            )
        })
        .collect();
    section(&mut out, say, c::EXPLAIN_PARTS, &parts);
    let mut notes: Vec<String> = answer.note.iter().map(|n| say.both(n).to_owned()).collect();
    if answer.provisional {
        notes.push(say.t(c::EXPLAIN_PROVISIONAL).to_owned());
    }
    section(&mut out, say, c::EXPLAIN_NOTE, &notes);
    out
}

/// The parts of a condition, indented below what joins them; each with its verdict where it was judged.
pub(crate) fn conditions(out: &mut String, condition: &Condition, depth: usize, say: Say, judged: bool) {
    let indent = "  ".repeat(depth + 1);
    let join = match condition.connective {
        Connective::Leaf => None,
        Connective::All => Some(c::TREE_ALL),
        Connective::Any => Some(c::TREE_ANY),
        Connective::Not => Some(c::TREE_NOT),
        Connective::Concerns => Some(c::TREE_CONCERNS),
        Connective::Classes => Some(c::TREE_CLASSES),
    };
    let text = say.both(&condition.text);
    let one = condition.of.len() == 1;
    let head = match (text.is_empty(), join.filter(|_| !one)) {
        (false, Some(join)) => format!("{text}: {}", say.t(join)),
        (true, Some(join)) => say.t(join).to_owned(),
        (false, None) => text.to_owned(),
        (true, None) => String::new(),
    };
    if head.is_empty() {
        return condition.of.iter().for_each(|c| conditions(out, c, depth, say, judged));
    }
    let line = match judged {
        true => format!("[{}] {}", condition.verdict.label(say.lang), say.data(&head)),
        false => head,
    };
    let _ = writeln!(out, "{indent}- {}", wrap(&line, WIDTH, &format!("{indent}  ")).trim_start());
    // What a denial denies stands in its own words already.
    if condition.connective != Connective::Not || text.is_empty() {
        condition.of.iter().for_each(|c| conditions(out, c, depth + 1, say, judged));
    }
}

pub(crate) fn section(out: &mut String, say: Say, head: Text, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n{}", say.t(head));
    for line in lines {
        let _ = writeln!(out, "  - {}", wrap(&say.data(line), WIDTH, "    ").trim_start());
    }
}

fn group_facts(out: &mut String, answer: &Assessment, say: Say) {
    let Some(facts) = &answer.group else { return };
    let basis = match facts.basis {
        Some(Basis::Members) => say.t(c::EXPLAIN_OF_MEMBERS),
        Some(Basis::Declared) => say.t(c::EXPLAIN_OF_DECLARED),
        None => "",
    };
    if !facts.members.is_empty() {
        section(out, say, c::EXPLAIN_MEMBERS, &[format!("{}: {}", basis, facts.members.join("; "))]);
    }
    if let Some(spread) = facts.spread {
        let (gap, diameter) = (say.n(spread.gap), say.n(spread.diameter));
        let text = say.fill(c::SPREAD, &[("gap", &gap), ("diameter", &diameter)]);
        section(out, say, c::EXPLAIN_SPREAD, &[text]);
    }
    if !facts.not_ikm.is_empty() {
        section(out, say, c::EXPLAIN_NOT_IKM, &[facts.not_ikm.join("; ")]);
    }
}

fn facts(answer: &Assessment, say: Say) -> Vec<String> {
    let each = answer.evidence.iter();
    each.map(|e| format!("{}: {}", say.input(&e.input), say.value(&e.input, e.state, &e.value))).collect()
}

fn law(answer: &Assessment, say: Say) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for citation in &answer.citations {
        out.push(match &citation.quote {
            Some(quote) => format!("{}: \"{quote}\"", citation.text),
            None => citation.text.clone(),
        });
    }
    if answer.evidence_status != Evidence::Verified && !out.is_empty() {
        out.push(format!("({})", say.evidence(answer.evidence_status)));
    }
    out
}

fn numbers(study: &Study<'_>, answer: &Assessment, say: Say) -> Vec<String> {
    let one = |used: &sentra::assess::ParameterUsed| {
        let meaning = study.law.parameter(&used.id).map_or(used.id.as_str(), |p| say.both(&p.meaning));
        let evidence = [say.evidence(used.evidence).to_owned()];
        figure(meaning, used.unit, &used.value, used.from.as_deref(), evidence, say)
    };
    answer.parameters.iter().map(one).collect()
}

fn readings(study: &Study<'_>, answer: &Assessment, say: Say) -> Vec<String> {
    let known = &study.law.registry().readings;
    let title = |id: &str| {
        known.iter().find(|r| r.id == id).map_or(String::new(), |r| format!(": {}", say.both(&r.title)))
    };
    answer.readings.iter().map(|(id, choice)| format!("{id} = {choice}{}", title(id))).collect()
}

fn missing(answer: &Assessment, say: Say) -> Vec<String> {
    let and = format!(" {} ", say.t(w::AND));
    let sets = |sets: &[Vec<String>]| -> Vec<String> {
        let words = |set: &Vec<String>| set.iter().map(|i| say.input(i)).collect::<Vec<_>>().join(&and);
        sets.iter().take(NAMED).map(words).collect()
    };
    let mut out = Vec::new();
    out.extend(
        sets(&answer.missing.will_settle).into_iter().map(|s| format!("{}: {s}", say.t(c::EXPLAIN_WILL))),
    );
    out.extend(
        sets(&answer.missing.could_settle).into_iter().map(|s| format!("{}: {s}", say.t(c::EXPLAIN_COULD))),
    );
    out.extend(
        answer.missing.ask_next.iter().map(|ask| format!("{}: {}", say.t(c::EXPLAIN_ASK), say.input(ask))),
    );
    out
}
