//! Answers about decrees: is one in force, is its number usual, how does its annex differ from the members now.

use super::count::Prepared;
use super::members::{id_of, rows_by_name};
use super::render::{list, say};
use super::{Assessment, CountRange, Drift, GroupFacts, Verdict};
use crate::Lang;
use crate::decree::{Decree, Force, Kind};
use crate::decree_number::DecreeNumberWarning;
use crate::law::{Criterion, DecreeQuestion, Question};
use std::collections::BTreeSet;

/// Answers a question about the decrees of a group.
pub(crate) fn answer(
    on: &Prepared<'_>,
    criterion: &Criterion,
    what: DecreeQuestion,
    answer: Assessment,
) -> Assessment {
    match what {
        DecreeQuestion::InForce => in_force(on, criterion, answer),
        DecreeQuestion::Number => number(on, criterion, answer),
        DecreeQuestion::Drift => drift(on, criterion, answer),
    }
}

/// Whether a decree in force designates the group; nothing where that is open.
pub(crate) fn designated(on: &Prepared<'_>) -> Option<bool> {
    let force: Vec<Force> = on.group.decrees.iter().map(|d| d.force(on.context.as_of)).collect();
    match () {
        () if force.contains(&Force::InForce) => Some(true),
        () if on.group.register_of_decrees_complete && !force.contains(&Force::Undetermined) => Some(false),
        () => None,
    }
}

fn in_force(on: &Prepared<'_>, criterion: &Criterion, mut answer: Assessment) -> Assessment {
    let states: Vec<(&Decree, Force)> =
        on.group.decrees.iter().map(|d| (d, d.force(on.context.as_of))).collect();
    let valid = states.iter().find(|(_, f)| *f == Force::InForce).map(|(d, _)| *d);
    let undetermined = states.iter().any(|(_, f)| *f == Force::Undetermined);
    answer.verdict = match designated(on) {
        Some(true) => Verdict::Met,
        Some(false) => Verdict::NotMet,
        None => Verdict::Unknown,
    };
    if answer.verdict == Verdict::Unknown {
        let input = if undetermined { "decrees/issued" } else { "register_of_decrees_complete" };
        answer.missing.inputs = vec![input.to_owned()];
        answer.missing.ask_next = Some(input.to_owned());
    }
    let kind = answer.verdict.as_str();
    say(criterion, &mut answer, kind, |lang| {
        let named = |d: &Decree| match &d.issuer {
            Some(issuer) => format!("{issuer} {}", d.number),
            None => format!("SK {}", d.number),
        };
        let others = list(states.iter().map(|(d, f)| format!("{}: {}", d.number, force_words(*f, lang))));
        let planned = match (valid.and_then(|d| d.kind), lang) {
            (Some(Kind::Rencana), Lang::Id) => " (sentra yang direncanakan)",
            (Some(Kind::Rencana), Lang::En) => " (a planned sentra)",
            _ => "",
        };
        let decree = match valid {
            Some(d) => named(d),
            None if others.is_empty() => String::new(),
            None => format!(" ({others})"),
        };
        vec![("decree", decree), ("kind", planned.to_owned())]
    });
    let decrees = states.iter().map(|(d, f)| (d.number.clone(), f.as_str())).collect();
    answer.group = Some(Box::new(GroupFacts { decrees, ..GroupFacts::default() }));
    answer
}

fn force_words(force: Force, lang: Lang) -> &'static str {
    match (force, lang) {
        (Force::InForce, Lang::Id) => "berlaku",
        (Force::InForce, Lang::En) => "in force",
        (Force::NotYet, Lang::Id) => "belum berlaku",
        (Force::NotYet, Lang::En) => "not yet in force",
        (Force::Expired, Lang::Id) => "sudah habis masa berlakunya",
        (Force::Expired, Lang::En) => "expired",
        (Force::Revoked, Lang::Id) => "dicabut",
        (Force::Revoked, Lang::En) => "revoked",
        (Force::Undetermined, Lang::Id) => "tanggalnya tidak menentukan",
        (Force::Undetermined, Lang::En) => "its dates do not tell",
    }
}

fn number(on: &Prepared<'_>, criterion: &Criterion, mut answer: Assessment) -> Assessment {
    let warnings: Vec<&'static str> =
        on.group.decrees.iter().flat_map(Decree::number_warnings).map(DecreeNumberWarning::code).collect();
    let kind = match (on.group.decrees.is_empty(), warnings.is_empty()) {
        (true, _) => {
            answer.verdict = Verdict::NotApplicable;
            "not_applicable"
        }
        (_, true) => {
            answer.verdict = Verdict::Met;
            "met"
        }
        // A number is never rejected: an unusual one is only worth a second look.
        _ => {
            answer.verdict = Verdict::Met;
            "warned"
        }
    };
    say(criterion, &mut answer, kind, |_| vec![("warnings", list(&warnings))]);
    answer
}

fn drift(on: &Prepared<'_>, criterion: &Criterion, mut answer: Assessment) -> Assessment {
    let with_content = |d: &&Decree| !d.members.is_empty() || !d.places.is_empty();
    let in_force = |d: &&Decree| d.force(on.context.as_of) == Force::InForce;
    let decrees: Vec<&Decree> = on.group.decrees.iter().filter(with_content).collect();
    let Some(decree) = decrees.iter().copied().find(|d| in_force(d)).or(decrees.first().copied()) else {
        answer.verdict = Verdict::NotApplicable;
        say(criterion, &mut answer, "not_applicable", |_| Vec::new());
        return answer;
    };
    let members = &on.group.members;
    let now: BTreeSet<String> = members.iter().enumerate().map(|(i, u)| id_of(u, i)).collect();
    let annex: BTreeSet<String> = decree.members.iter().cloned().collect();
    let listed = !annex.is_empty();
    let by_name = rows_by_name(members).into_iter().filter_map(|row| members.get(row).map(|u| (row, u)));
    let outside = by_name.filter(|(_, u)| {
        let codes = u.place.candidates();
        !decree.places.is_empty()
            && !codes.is_empty()
            && codes.iter().all(|c| !decree.places.iter().any(|p| c.within(*p) || p.within(*c)))
    });
    let outside: Vec<String> = outside.map(|(i, u)| id_of(u, i)).collect();
    let ikm = on.law.criterion("sentra.jumlah").and_then(|c| match &c.question {
        Question::Members(m) => super::rule::bound(on.law, on.context, &m.at_least)
            .and_then(|n| u32::try_from(n).ok())
            .map(|needed| on.count(m, needed).count),
        _ => None,
    });
    let report = Drift {
        decree: decree.number.clone(),
        added: if listed { now.difference(&annex).cloned().collect() } else { Vec::new() },
        removed: if listed { annex.difference(&now).cloned().collect() } else { Vec::new() },
        outside_places: outside,
        ikm_now: ikm,
    };
    let count = report.ikm_now.unwrap_or(CountRange { sure: 0, possible: 0, needed: 0 });
    say(criterion, &mut answer, "report", |_| {
        vec![
            ("decree", report.decree.clone()),
            ("added", report.added.len().to_string()),
            ("removed", report.removed.len().to_string()),
            ("outside", report.outside_places.len().to_string()),
            ("sure", count.sure.to_string()),
            ("possible", count.possible.to_string()),
            ("needed", count.needed.to_string()),
        ]
    });
    answer.group = Some(Box::new(GroupFacts { drift: Some(report), ..GroupFacts::default() }));
    answer
}
