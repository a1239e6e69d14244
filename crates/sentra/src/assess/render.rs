//! Puts an answer into words and evidence: from the registry's sentences, the parameters and the inputs.

use super::facts::Facts;
use super::rule::{Flag, Rule};
use super::{Assessment, Cited, Context, EvidenceItem, LegalStatus, ParameterUsed, Reason, Verdict};
use crate::Lang;
use crate::date::{Holds, PartialDate};
use crate::industry::{Edition, Kbli};
use crate::input::Input;
use crate::law::{self, Bilingual, Criterion, Evidence, InputKind, Law, classes_words};
use crate::money::{Rupiah, write_grouped};
use crate::unit::{Fact, Unit, WorkersBasis};
use std::borrow::Cow;
use std::fmt::Display;

/// An answer with everything that depends on the criterion and the day only.
pub(crate) fn frame(law: &Law, criterion: &Criterion, context: &Context) -> Assessment {
    let readings = criterion.readings.iter().filter_map(|r| {
        let choice = context.reading(law, r).ok()?;
        Some((r.clone(), choice.to_owned()))
    });
    let status = criterion.status_of.iter().flat_map(|i| {
        let of = law.status(i, context.as_of).into_iter();
        of.map(|s| LegalStatus { instrument: i.clone(), text: s.text.clone() })
    });
    // What is cited holds on the day; where the rule itself does not, all that it stands on is named.
    let on_the_day = |from: Option<&str>, to: Option<&str>| {
        matches!(law::holds(from, to, context.as_of), Holds::Within | Holds::Undetermined)
    };
    let in_force = on_the_day(criterion.from.as_deref(), criterion.to.as_deref());
    let holds = |instrument: &str| {
        law.instrument(instrument).is_some_and(|i| on_the_day(i.from.as_deref(), i.to.as_deref()))
    };
    let citations = criterion.cite.iter().filter(|c| !in_force || holds(&c.instrument)).map(|c| Cited {
        instrument: c.instrument.clone(),
        article: c.article.clone(),
        text: law.cite(c),
        quote: c.quote.clone(),
    });
    Assessment {
        criterion: criterion.id.clone(),
        code: criterion.code.clone(),
        title: criterion.title.clone(),
        verdict: Verdict::Unknown,
        exact: true,
        classes: Vec::new(),
        group: None,
        reason: Reason::default(),
        evidence: Vec::new(),
        citations: citations.collect(),
        evidence_status: criterion.evidence,
        legal_status: status.collect(),
        readings: readings.collect(),
        parameters: Vec::new(),
        missing: super::Missing::default(),
        tree: None,
        provisional: criterion.provisional,
        note: criterion.note.clone(),
        children: Vec::new(),
    }
}

/// The parameters with the values that hold on the day.
pub(crate) fn parameters(law: &Law, ids: &[String], context: &Context) -> Vec<ParameterUsed> {
    let of = |id: &String| {
        let unit = law.parameter(id)?.unit.as_str();
        let Some(value) = law.values_on(id, context.as_of).next() else {
            let value = context.supplied.get(id)?.clone();
            return Some(ParameterUsed {
                id: id.clone(),
                value,
                unit,
                from: None,
                evidence: Evidence::Supplied,
            });
        };
        Some(ParameterUsed {
            id: id.clone(),
            value: value.value.clone(),
            unit,
            from: value.from.clone(),
            evidence: value.evidence,
        })
    };
    ids.iter().filter_map(of).collect()
}

/// The answer before there was such a rule, or after it ended.
pub(crate) fn not_in_force(mut answer: Assessment) -> Assessment {
    answer.verdict = Verdict::NotInForce;
    answer.parameters.clear();
    answer.legal_status.clear();
    answer.reason = Reason {
        code: format!("{}.not_in_force", answer.criterion),
        text: Bilingual {
            id: "Pada tanggal itu aturan ini belum atau tidak lagi berlaku.".into(),
            en: "On that date this rule was not yet, or no longer, in force.".into(),
        },
    };
    answer
}

/// Writes the sentence of an answer.
pub(crate) fn say(
    criterion: &Criterion,
    answer: &mut Assessment,
    kind: &str,
    params: impl Fn(Lang) -> Vec<(&'static str, String)>,
) {
    let said = [params(Lang::Id), params(Lang::En)];
    answer.reason = reason(criterion, answer, kind, |lang, name, out| {
        let [id, en] = &said;
        let said = if lang == Lang::Id { id } else { en };
        let value = said.iter().find(|(n, _)| *n == name);
        value.into_iter().for_each(|(_, value)| out.push_str(value));
        value.is_some()
    });
}

/// The sentence of an answer. `said` appends the value that has a name in its template, if it knows it.
fn reason(
    criterion: &Criterion,
    answer: &Assessment,
    kind: &str,
    said: impl Fn(Lang, &str, &mut String) -> bool,
) -> Reason {
    let sentence = |lang: Lang| {
        let template = criterion.reasons.get(kind).map(|b| b.in_lang(lang));
        fill_by(template.unwrap_or(fallback(kind, lang)), |name, out| {
            if said(lang, name, out) {
                return true;
            }
            if name == "title" {
                out.push_str(criterion.title.in_lang(lang));
                return true;
            }
            let Some(used) = answer.parameters.iter().find(|p| p.id == name) else { return false };
            let unit = match used.unit {
                "rupiah" => law::ParameterUnit::Rupiah,
                "date" => law::ParameterUnit::Date,
                "inputs" => law::ParameterUnit::Inputs,
                _ => law::ParameterUnit::Units,
            };
            law::write_value(out, unit, &used.value, lang);
            true
        })
    };
    let text = Bilingual { id: sentence(Lang::Id), en: sentence(Lang::En) };
    Reason { code: format!("{}.{kind}", answer.criterion), text }
}

/// Sentences that are the same for every criterion.
fn fallback(kind: &str, lang: Lang) -> &'static str {
    match (kind, lang) {
        ("month", Lang::Id) => {
            "Aturan ini mulai berlaku pada bulan itu, tetapi harinya tidak diketahui, jadi pada tanggal ini belum dapat diputuskan."
        }
        ("month", Lang::En) => {
            "This rule began in that month, but the day is not known, so it cannot be decided on this date."
        }
        ("not_applicable", Lang::Id) => "Pertanyaan ini tidak berlaku baginya ({facts}).",
        ("not_applicable", Lang::En) => "The question does not apply here ({facts}).",
        ("met", Lang::Id) => "{title}: terpenuhi ({facts}).",
        ("met", Lang::En) => "{title}: so it is ({facts}).",
        ("not_met", Lang::Id) => "{title}: tidak terpenuhi, karena {failing} ({facts}).",
        ("not_met", Lang::En) => "{title}: it is not so, because of {failing} ({facts}).",
        (_, Lang::Id) => "{title}: belum dapat diputuskan ({facts}). Tanyakan: {ask}.",
        (_, Lang::En) => "{title}: it cannot be decided ({facts}). Ask: {ask}.",
    }
}

/// Puts values into the braces of a template. What is in a value stays as it is; an unknown name stays in its braces.
fn fill_by(template: &str, value: impl Fn(&str, &mut String) -> bool) -> String {
    let mut out = String::with_capacity(2 * template.len());
    let mut rest = template;
    while let Some((before, after)) = cut(rest, b'{') {
        out.push_str(before);
        rest = match cut(after, b'}') {
            Some((name, tail)) if value(name, &mut out) => tail,
            _ => {
                out.push('{');
                after
            }
        };
    }
    out.push_str(rest);
    out
}

/// What stands before and behind an ASCII mark. For a few words a plain loop is faster than a search.
fn cut(text: &str, mark: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|b| b == mark)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// Writes the sentence of an answer about a unit, or about a group as a whole.
pub(crate) fn unit_reason(
    law: &Law,
    criterion: &Criterion,
    used: &[(Written, EvidenceItem)],
    unit: &Unit,
    answer: &mut Assessment,
    kind: &str,
) {
    let conditions = |v: Verdict, lang| answer.tree.as_ref().map(|t| t.decisive(v, lang)).unwrap_or_default();
    let reason = reason(criterion, answer, kind, |lang, name, out| {
        match name {
            "facts" => write_facts(out, law, used, unit, lang),
            "classes" => out.push_str(&classes_words(&answer.classes, or(lang), lang)),
            "ask" => out.push_str(&asked(law, &answer.missing, lang)),
            "failing" => out.push_str(&conditions(Verdict::NotMet, lang)),
            "open" => out.push_str(&conditions(Verdict::Unknown, lang)),
            _ => return false,
        }
        true
    });
    answer.reason = reason;
}

/// What to ask for, in words.
pub(crate) fn asked(law: &Law, missing: &super::Missing, lang: Lang) -> String {
    let first = missing.will_settle.iter().min_by_key(|s| s.len()).or(missing.could_settle.first());
    let (and, none) = match lang {
        Lang::Id => (" dan ", "data lain"),
        Lang::En => (" and ", "other data"),
    };
    match (first, &missing.ask_next) {
        (Some(set), _) => {
            let words: Vec<Cow<str>> = set.iter().map(|i| law.name_of(i, lang)).collect();
            words.join(and)
        }
        (None, Some(one)) => law.input_words(one, lang),
        (None, None) => none.to_owned(),
    }
}

/// How the value of an input is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Written {
    Money,
    Count,
    Plain,
    Flag,
    Kbli,
    WorkersBasis,
}

/// The inputs that a rule reads, as evidence.
pub(crate) fn used(law: &Law, rule: &Rule, known: &Facts, unit: &Unit) -> Vec<(Written, EvidenceItem)> {
    let uses = |q: usize| rule.uses.get(q).is_some_and(|u| *u);
    let mut out: Vec<(Written, EvidenceItem)> = Vec::new();
    let mut push = |written: Written, input: &str, item: EvidenceItem| {
        out.push((written, EvidenceItem { input: input.to_owned(), ..item }));
    };
    let money = |m: &Rupiah| m.amount().to_string();
    if uses(0) || uses(1) {
        push(Written::Count, "workers", item(&unit.workers.total, u32::to_string));
        let basis = unit.workers.basis.as_str().to_owned();
        let item = EvidenceItem { input: String::new(), state: "known", value: basis };
        push(Written::WorkersBasis, "workers_basis", item);
    }
    if uses(2) || uses(3) {
        let i = &unit.investment;
        let one_figure = !i.total.is_missing() || !i.undeclared.is_missing();
        let shown = [
            ("investment_excl_land", &i.excl_land, !one_figure),
            (
                "investment_land",
                &i.land,
                uses(3) && i.total.known().is_none() && (!one_figure || !i.excl_land.is_missing()),
            ),
            ("investment_total", &i.total, false),
            ("investment", &i.undeclared, false),
        ];
        for (name, input, always) in shown {
            if always || !input.is_missing() {
                push(Written::Money, name, item(input, money));
            }
        }
    }
    if uses(6) {
        push(Written::Plain, "established", item(&unit.established, PartialDate::to_string));
    }
    for (q, name, input) in [
        (4, "business_capital", &unit.business_capital),
        (5, "annual_sales", &unit.annual_sales),
        (7, "net_worth", &unit.net_worth),
    ] {
        if uses(q) {
            push(Written::Money, name, item(input, money));
        }
    }
    let number = |name: &str| match known.stated.get(name) {
        Some(Fact::Number(n)) => item(n, i64::to_string),
        _ => item(&Input::<i64>::default(), i64::to_string),
    };
    let written = |name: &str| match law.input(name).map(|i| i.kind) {
        Some(InputKind::Rupiah) => Written::Money,
        _ => Written::Count,
    };
    for name in &rule.numbers {
        push(written(name), name, number(name));
    }
    for flag in &rule.flags {
        match flag {
            Flag::Division(_) => {
                push(Written::Kbli, "kbli", item(&unit.kbli, |k| format!("{k} ({})", k.edition.as_str())));
            }
            // A judgement that nobody made is not evidence.
            Flag::Fact(name) if name == "industri_review" && unit.industri_review.is_missing() => {}
            Flag::Fact(name) => {
                let value = match known.stated.get(name) {
                    Some(Fact::Flag(f)) => item(f, bool::to_string),
                    _ => item(&Input::<bool>::default(), bool::to_string),
                };
                push(Written::Flag, name, value);
            }
            Flag::Share { of, per, .. } => {
                push(Written::Count, of, number(of));
                push(Written::Count, per, number(per));
            }
            Flag::Supplied { against, .. } if law.input(against).is_some() => {
                push(written(against), against, number(against));
            }
            Flag::EveryMember(_) | Flag::Undecided { .. } | Flag::Supplied { .. } => {}
        }
    }
    let mut once: Vec<(Written, EvidenceItem)> = Vec::with_capacity(out.len());
    for (written, item) in out {
        if !once.iter().any(|(_, i)| i.input == item.input) {
            once.push((written, item));
        }
    }
    once
}

/// One input as evidence.
pub(crate) fn item<T>(input: &Input<T>, show: impl Fn(&T) -> String) -> EvidenceItem {
    let value = match input {
        Input::Known(v) => show(v),
        Input::OneOf(of) => of.iter().map(show).collect::<Vec<_>>().join(" | "),
        Input::Range { lo, hi } => {
            let end = |e: &Option<T>| e.as_ref().map(&show).unwrap_or_default();
            format!("{}..{}", end(lo), end(hi))
        }
        Input::Missing(reason) => reason.as_str().to_owned(),
        Input::NotApplicable => String::new(),
    };
    EvidenceItem { input: String::new(), state: input.state(), value }
}

/// Appends the inputs that a rule reads, in words.
fn write_facts(out: &mut String, law: &Law, used: &[(Written, EvidenceItem)], unit: &Unit, lang: Lang) {
    for (place, (written, item)) in used.iter().enumerate() {
        // Which persons are counted stands behind the number, where there is one.
        if *written == Written::WorkersBasis && place > 0 {
            if !unit.workers.total.is_missing() {
                out.push_str(basis_words(unit.workers.basis, lang));
            }
            continue;
        }
        if place > 0 {
            out.push_str("; ");
        }
        if *written == Written::Kbli {
            out.push_str("KBLI ");
            out.push_str(&kbli_words(&unit.kbli, lang));
            continue;
        }
        out.push_str(&law.name_of(&item.input, lang));
        out.push_str(if *written == Written::Flag { ": " } else { " " });
        write_item(out, *written, item, lang);
    }
}

fn or(lang: Lang) -> &'static str {
    if lang == Lang::Id { " atau " } else { " or " }
}

fn basis_words(basis: WorkersBasis, lang: Lang) -> &'static str {
    match (basis, lang) {
        (WorkersBasis::Undeclared, Lang::Id) => ", dasar hitung tidak dinyatakan",
        (WorkersBasis::Undeclared, Lang::En) => ", basis not declared",
        (WorkersBasis::Paid, Lang::Id) => " orang dibayar",
        (WorkersBasis::Paid, Lang::En) => " paid",
        (WorkersBasis::IncludingOwner, Lang::Id) => " termasuk pemilik",
        (WorkersBasis::IncludingOwner, Lang::En) => " including the owner",
    }
}

fn kbli_words(kbli: &Input<Kbli>, lang: Lang) -> String {
    let one = |k: &Kbli| match (k.edition, lang) {
        (Edition::Undeclared, Lang::Id) => format!("{k}, edisi tidak dinyatakan"),
        (Edition::Undeclared, Lang::En) => format!("{k}, edition not declared"),
        (edition, _) => format!("{k} ({})", edition.as_str()),
    };
    match kbli.candidates() {
        [] if *kbli == Input::NotApplicable => {
            (if lang == Lang::Id { "tidak berlaku" } else { "not applicable" }).to_owned()
        }
        [] => (if lang == Lang::Id { "tidak diketahui" } else { "not known" }).to_owned(),
        of => of.iter().map(one).collect::<Vec<_>>().join(or(lang)),
    }
}

/// What is known of an input, in words.
pub(crate) fn value_words(kind: Written, item: &EvidenceItem, lang: Lang) -> String {
    let mut out = String::new();
    write_item(&mut out, kind, item, lang);
    out
}

/// Appends what is known of an input.
fn write_item(out: &mut String, kind: Written, item: &EvidenceItem, lang: Lang) {
    let by = |id: &'static str, en: &'static str| if lang == Lang::Id { id } else { en };
    match item.state {
        "known" => write_text(out, kind, &item.value, lang),
        "one_of" => {
            for (place, one) in item.value.split(" | ").enumerate() {
                if place > 0 {
                    out.push_str(or(lang));
                }
                write_text(out, kind, one, lang);
            }
        }
        "range" => match item.value.split_once("..") {
            Some((lo, "")) => {
                out.push_str(by("paling sedikit ", "at least "));
                write_text(out, kind, lo, lang);
            }
            Some(("", hi)) => {
                out.push_str(by("paling banyak ", "at most "));
                write_text(out, kind, hi, lang);
            }
            Some((lo, hi)) => {
                write_text(out, kind, lo, lang);
                out.push_str(by(" sampai ", " to "));
                write_text(out, kind, hi, lang);
            }
            None => out.push_str(&item.value),
        },
        "missing" => out.push_str(by("tidak diketahui", "not known")),
        _ => out.push_str(by("tidak berlaku", "not applicable")),
    }
}

/// Appends a value as it is written in a language.
fn write_text(out: &mut String, kind: Written, text: &str, lang: Lang) {
    match (kind, lang, text) {
        (Written::Flag, Lang::Id, "true") => return out.push_str("ya"),
        (Written::Flag, Lang::Id, "false") => return out.push_str("tidak"),
        (Written::Flag, Lang::En, "true") => return out.push_str("yes"),
        (Written::Flag, Lang::En, "false") => return out.push_str("no"),
        _ => {}
    }
    match (kind, text.parse::<i64>()) {
        (Written::Money, Ok(n)) => Rupiah::new(n).write(out, lang.thousands()),
        (Written::Count, Ok(n)) => write_grouped(out, i128::from(n), lang.thousands()),
        _ => out.push_str(text),
    }
}

/// Joins things with commas.
pub(crate) fn list<T: Display>(of: impl IntoIterator<Item = T>) -> String {
    of.into_iter().map(|x| x.to_string()).collect::<Vec<_>>().join(", ")
}
