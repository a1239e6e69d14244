//! `sentra explain`: what a rule or a code of a finding means, without any file.

use crate::args::{Misuse, Request};
use crate::assess::wrap;
use crate::explain::{conditions, section};
use crate::out;
use crate::run::Stop;
use crate::say::Say;
use crate::texts::{Text, cli as c};
use sentra::assess::Context;
use sentra::date::{Date, PartialDate};
use sentra::finding::Code;
use sentra::law::{Criterion, Law, Parameter};
use sentra::text::did_you_mean;
use std::fmt::Write;

const WIDTH: usize = 100;
/// The column in which the texts behind the headings begin.
const INDENT: &str = "                  ";

/// Prints what each of the named codes means.
pub(crate) fn run(law: &Law, request: &Request, say: Say) -> Result<(), Stop> {
    let mut texts = Vec::new();
    for name in &request.files {
        texts.push(one(law, &name.to_string_lossy(), say)?);
    }
    Ok(out::print(&texts.join(&format!("\n{}\n\n", "─".repeat(WIDTH))))?)
}

fn one(law: &Law, name: &str, say: Say) -> Result<String, Misuse> {
    let criteria = &law.registry().criteria;
    let rule = criteria.iter().find(|c| c.id == name || c.code.eq_ignore_ascii_case(name));
    let code = Code::ALL.iter().find(|c| c.as_str() == name);
    match (rule, code) {
        (Some(criterion), _) => Ok(self::rule(law, criterion, say)),
        (None, Some(code)) => Ok(finding(*code, say)),
        (None, None) => {
            let ids = criteria.iter().map(|c| c.id.as_str());
            let all: Vec<&str> = ids.chain(Code::ALL.iter().map(|c| c.as_str())).collect();
            Err(match did_you_mean(name, all.iter().copied()) {
                Some(hint) => Misuse::new(c::CODE_MEAN).with("value", name).with("hint", hint),
                None => {
                    let codes: Vec<&str> = criteria.iter().map(|c| c.code.as_str()).collect();
                    Misuse::new(c::CODE_NOTHING).with("value", name).with("list", codes.join(", "))
                }
            })
        }
    }
}

fn line(out: &mut String, say: Say, head: Text, text: &str) {
    let _ = writeln!(out, "{:18}{}", say.t(head), wrap(text, WIDTH, INDENT).trim_start());
}

fn finding(code: Code, say: Say) -> String {
    let mut out = String::new();
    let head = format!("{} ({})", code.as_str(), say.severity(code.severity()));
    line(&mut out, say, c::CODE_FINDING, &head);
    line(&mut out, say, c::CODE_SAYS, code.template(say.lang));
    line(&mut out, say, c::CODE_DO, code.help(say.lang));
    out
}

fn rule(law: &Law, criterion: &Criterion, say: Say) -> String {
    let mut out = String::new();
    let head = format!("{} ({} {})", say.both(&criterion.title), criterion.code, criterion.id);
    line(&mut out, say, c::CODE_RULE, &head);
    line(&mut out, say, c::CODE_FORCE, &period(criterion.from.as_deref(), criterion.to.as_deref(), say));
    line(&mut out, say, c::CODE_EVIDENCE, say.evidence(criterion.evidence));
    if criterion.provisional {
        line(&mut out, say, c::EXPLAIN_NOTE, say.t(c::EXPLAIN_PROVISIONAL));
    }
    let cited: Vec<String> = criterion
        .cite
        .iter()
        .map(|x| match &x.quote {
            Some(quote) => format!("{}: \"{quote}\"", law.cite(x)),
            None => law.cite(x),
        })
        .collect();
    section(&mut out, say, c::EXPLAIN_LAW, &cited);
    let context = day(law, criterion).map(Context::as_of);
    if let Some(Ok(Some(condition))) = context.as_ref().map(|at| law.condition(&criterion.id, at)) {
        let _ = writeln!(out, "\n{}", say.t(c::CODE_CONDITION));
        conditions(&mut out, &condition, 0, say, false);
    }
    let numbers = context.and_then(|at| law.parameters_of(&criterion.id, &at).ok()).unwrap_or_default();
    let numbers = numbers.iter().filter_map(|id| law.parameter(id));
    let numbers: Vec<String> = numbers.flat_map(|p| values(law, p, say)).collect();
    section(&mut out, say, c::EXPLAIN_NUMBERS, &numbers);
    let readings = law.registry().readings.iter().filter(|r| criterion.readings.contains(&r.id));
    let readings: Vec<String> = readings
        .map(|r| {
            let all = r.choices.join(", ");
            let choices = say.fill(c::CODE_CHOICES, &[("choices", &all), ("default", &r.default)]);
            format!("{} ({}): {choices}", say.both(&r.title), r.id)
        })
        .collect();
    section(&mut out, say, c::EXPLAIN_READINGS, &readings);
    let status = criterion.status_of.iter().filter_map(|id| law.instrument(id)).flat_map(|i| &i.status);
    let status: Vec<String> = status
        .map(|s| format!("{}: {}", period(s.from.as_deref(), s.to.as_deref(), say), say.both(&s.text)))
        .collect();
    section(&mut out, say, c::EXPLAIN_STATUS, &status);
    let notes: Vec<String> = criterion.note.iter().map(|n| say.both(n).to_owned()).collect();
    section(&mut out, say, c::EXPLAIN_NOTE, &notes);
    out
}

/// The last day on which a rule is in force, or a day after every change that the registry knows.
fn day(law: &Law, criterion: &Criterion) -> Option<Date> {
    let read = |text: &String| PartialDate::parse_iso(text).ok();
    let last =
        criterion.to.as_ref().and_then(read).and_then(|d| Date::from_days(d.first_day().to_days() - 1));
    let r = law.registry();
    let changes = r.parameters.iter().flat_map(|p| &p.values).filter_map(|v| v.from.as_ref());
    let changes = changes.chain(r.instruments.iter().filter_map(|i| i.from.as_ref())).filter_map(read);
    let newest = changes.map(|d| d.last_day()).max();
    last.or(newest.and_then(|d| Date::from_days(d.to_days() + 1)))
}

/// A day, month or year of the registry in words.
fn written(date: &str, say: Say) -> String {
    match (PartialDate::parse_iso(date), say.lang) {
        (Ok(d), sentra::Lang::Id) => d.in_words_id(),
        (Ok(d), sentra::Lang::En) => d.in_words_en(),
        (Err(_), _) => date.to_owned(),
    }
}

fn period(from: Option<&str>, to: Option<&str>, say: Say) -> String {
    match (from, to) {
        (None, _) => say.t(c::CODE_ALWAYS).to_owned(),
        (Some(from), None) => say.fill(c::CODE_FROM, &[("from", &written(from, say))]),
        (Some(from), Some(to)) => {
            say.fill(c::CODE_FROM_TO, &[("from", &written(from, say)), ("to", &written(to, say))])
        }
    }
}

/// A figure of the law with its history and its sources.
fn values(law: &Law, parameter: &Parameter, say: Say) -> Vec<String> {
    let meaning = say.both(&parameter.meaning);
    if parameter.values.is_empty() {
        return vec![format!("{meaning}: {}", say.fill(c::CODE_SUPPLIED, &[("id", &parameter.id)]))];
    }
    let one = |v: &sentra::law::DatedValue| {
        let notes = [law.cite(&v.cite), say.evidence(v.evidence).to_owned()];
        figure(meaning, parameter.unit.as_str(), &v.value, v.from.as_deref(), notes, say)
    };
    parameter.values.iter().map(one).collect()
}

/// A figure of the law: what it means, its value, since when, and what else is to be said of it.
pub(crate) fn figure(
    meaning: &str,
    unit: &str,
    value: &str,
    from: Option<&str>,
    notes: impl IntoIterator<Item = String>,
    say: Say,
) -> String {
    let value = match (unit, value.parse::<i64>()) {
        ("rupiah", Ok(n)) => say.rupiah_full(i128::from(n)),
        (_, Ok(n)) => say.n(n),
        _ => written(value, say),
    };
    let since = from.map(|d| say.fill(c::EXPLAIN_SINCE, &[("date", &written(d, say))]));
    let notes: Vec<String> = since.into_iter().chain(notes).collect();
    format!("{meaning} {value} ({})", notes.join("; "))
}
