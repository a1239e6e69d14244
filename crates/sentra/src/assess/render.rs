//! Puts an answer into words and evidence: from the registry's sentences, the parameters and the inputs.

use super::rule::{Flag, Rule};
use super::unit::input_words;
use super::{Assessment, Cited, Context, EvidenceItem, LegalStatus, ParameterUsed, Reason, Verdict};
use crate::Lang;
use crate::date::PartialDate;
use crate::finding::fill;
use crate::industry::{Edition, Kbli};
use crate::input::Input;
use crate::law::{self, Bilingual, Criterion, Law};
use crate::money::{Rupiah, group_digits, group_digits_en};
use crate::unit::{Field, Unit, WorkersBasis};
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
    let citations = criterion.cite.iter().map(|c| Cited {
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
        children: Vec::new(),
    }
}

/// The parameters with the values that hold on the day.
pub(crate) fn parameters(law: &Law, ids: &[String], context: &Context) -> Vec<ParameterUsed> {
    let of = |id: &String| {
        let unit = law.parameter(id)?.unit.as_str();
        let value = law.values_on(id, context.as_of).next()?;
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
    let sentence = |lang: Lang| {
        let template = criterion.reasons.get(kind).map(|b| b.in_lang(lang));
        let ready = params(lang);
        let own: Vec<_> = ready.into_iter().map(|(n, v)| (n.to_owned(), v)).collect();
        let law = answer.parameters.iter().map(|p| {
            let unit = match p.unit {
                "rupiah" => law::ParameterUnit::Rupiah,
                "date" => law::ParameterUnit::Date,
                _ => law::ParameterUnit::Units,
            };
            (p.id.clone(), law::written(unit, &p.value, lang))
        });
        let all: Vec<(String, String)> = own.into_iter().chain(law).collect();
        let all: Vec<(&str, String)> = all.iter().map(|(n, v)| (n.as_str(), v.clone())).collect();
        fill_any(template.unwrap_or(fallback(kind, lang)), &all)
    };
    let text = Bilingual { id: sentence(Lang::Id), en: sentence(Lang::En) };
    answer.reason = Reason { code: format!("{}.{kind}", answer.criterion), text };
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
        (_, Lang::Id) => "Belum dapat diputuskan ({facts}).",
        (_, Lang::En) => "It cannot be decided ({facts}).",
    }
}

fn fill_any(template: &str, params: &[(&str, String)]) -> String {
    // Names of parameters contain dots and are not static, so each is put in by its own name.
    let mut out = template.to_owned();
    for (name, value) in params {
        out = out.replace(&format!("{{{name}}}"), value);
    }
    fill(&out, &[])
}

/// Writes the sentence of an answer about a unit.
pub(crate) fn unit_reason(
    _law: &Law,
    criterion: &Criterion,
    rule: &Rule,
    unit: &Unit,
    answer: &mut Assessment,
    kind: &str,
) {
    let classes = answer.classes.clone();
    let ask = answer.missing.clone();
    say(criterion, answer, kind, |lang| {
        let or = if lang == Lang::Id { " atau " } else { " or " };
        vec![("facts", facts(rule, unit, lang)), ("classes", classes.join(or)), ("ask", asked(&ask, lang))]
    });
}

/// What to ask for, in words.
pub(crate) fn asked(missing: &super::Missing, lang: Lang) -> String {
    let first = missing.will_settle.iter().min_by_key(|s| s.len()).or(missing.could_settle.first());
    let (and, none) = match lang {
        Lang::Id => (" dan ", "data lain"),
        Lang::En => (" and ", "other data"),
    };
    match (first, &missing.ask_next) {
        (Some(set), _) => {
            let words: Vec<String> = set.iter().map(|i| input_words(i, lang)).collect();
            words.join(and)
        }
        (None, Some(one)) => input_words(one, lang),
        (None, None) => none.to_owned(),
    }
}

/// The inputs that a rule reads, as evidence.
pub(crate) fn evidence(rule: &Rule, unit: &Unit) -> Vec<EvidenceItem> {
    used(rule, unit)
        .into_iter()
        .map(|(field, item)| EvidenceItem { input: field.as_str().to_owned(), ..item })
        .collect()
}

fn used(rule: &Rule, unit: &Unit) -> Vec<(Field, EvidenceItem)> {
    let uses = |q: usize| rule.uses.get(q).is_some_and(|u| *u);
    let mut out: Vec<(Field, EvidenceItem)> = Vec::new();
    if uses(0) || uses(1) {
        out.push((Field::Workers, item(&unit.workers.total, u32::to_string)));
        let basis = unit.workers.basis.as_str().to_owned();
        out.push((Field::WorkersBasis, EvidenceItem { input: String::new(), state: "known", value: basis }));
    }
    if uses(2) || uses(3) {
        let i = &unit.investment;
        let one_figure = !i.total.is_missing() || !i.undeclared.is_missing();
        let money = |m: &Rupiah| m.amount().to_string();
        let shown = [
            (Field::InvestmentExclLand, &i.excl_land, !one_figure),
            (
                Field::InvestmentLand,
                &i.land,
                uses(3) && i.total.known().is_none() && (!one_figure || !i.excl_land.is_missing()),
            ),
            (Field::InvestmentTotal, &i.total, false),
            (Field::Investment, &i.undeclared, false),
        ];
        for (field, input, always) in shown {
            if always || !input.is_missing() {
                out.push((field, item(input, money)));
            }
        }
    }
    if uses(6) {
        out.push((Field::Established, item(&unit.established, PartialDate::to_string)));
    }
    if uses(4) {
        out.push((Field::BusinessCapital, item(&unit.business_capital, |m| m.amount().to_string())));
    }
    if uses(5) {
        out.push((Field::AnnualSales, item(&unit.annual_sales, |m| m.amount().to_string())));
    }
    for flag in &rule.flags {
        match flag {
            Flag::Division(_) => {
                out.push((Field::Kbli, item(&unit.kbli, |k| format!("{k} ({})", k.edition.as_str()))));
            }
            Flag::Judged(_) if !unit.industri_review.is_missing() => {
                out.push((Field::IndustriReview, item(&unit.industri_review, bool::to_string)));
            }
            Flag::Judged(_) | Flag::Undecided(_) => {}
        }
    }
    out
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

/// The inputs that a rule reads, in words.
pub(crate) fn facts(rule: &Rule, unit: &Unit, lang: Lang) -> String {
    let mut words: Vec<String> = Vec::new();
    for (field, item) in used(rule, unit) {
        match (field, words.last_mut()) {
            // Which persons are counted stands behind the number, where there is one.
            (Field::WorkersBasis, Some(last)) => {
                if !unit.workers.total.is_missing() {
                    last.push_str(basis_words(unit.workers.basis, lang));
                }
            }
            (Field::Kbli, _) => words.push(format!("KBLI {}", kbli_words(&unit.kbli, lang))),
            _ => words.push(format!("{} {}", field.label(lang), value_words(field, &item, lang))),
        }
    }
    words.join("; ")
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
    let or = if lang == Lang::Id { " atau " } else { " or " };
    match kbli.candidates() {
        [] if *kbli == Input::NotApplicable => {
            (if lang == Lang::Id { "tidak berlaku" } else { "not applicable" }).to_owned()
        }
        [] => (if lang == Lang::Id { "tidak diketahui" } else { "not known" }).to_owned(),
        of => of.iter().map(one).collect::<Vec<_>>().join(or),
    }
}

fn value_words(field: Field, item: &EvidenceItem, lang: Lang) -> String {
    let number = |text: &str| written(field, text, lang);
    match item.state {
        "known" => number(&item.value),
        "one_of" => {
            let or = if lang == Lang::Id { " atau " } else { " or " };
            item.value.split(" | ").map(number).collect::<Vec<_>>().join(or)
        }
        "range" => match item.value.split_once("..") {
            Some((lo, "")) => {
                format!("{} {}", if lang == Lang::Id { "paling sedikit" } else { "at least" }, number(lo))
            }
            Some(("", hi)) => {
                format!("{} {}", if lang == Lang::Id { "paling banyak" } else { "at most" }, number(hi))
            }
            Some((lo, hi)) => {
                format!("{} {} {}", number(lo), if lang == Lang::Id { "sampai" } else { "to" }, number(hi))
            }
            None => item.value.clone(),
        },
        "missing" => (if lang == Lang::Id { "tidak diketahui" } else { "not known" }).to_owned(),
        _ => (if lang == Lang::Id { "tidak berlaku" } else { "not applicable" }).to_owned(),
    }
}

fn written(field: Field, text: &str, lang: Lang) -> String {
    let Ok(n) = text.parse::<i64>() else { return text.to_owned() };
    match (field.kind(), lang) {
        (crate::unit::FieldKind::Money, Lang::Id) => Rupiah::new(n).to_string(),
        (crate::unit::FieldKind::Money, Lang::En) => Rupiah::new(n).display_en(),
        (crate::unit::FieldKind::Count, Lang::Id) => group_digits(i128::from(n)),
        (crate::unit::FieldKind::Count, Lang::En) => group_digits_en(i128::from(n)),
        _ => text.to_owned(),
    }
}

/// Joins things with commas.
pub(crate) fn list<T: Display>(of: impl IntoIterator<Item = T>) -> String {
    of.into_iter().map(|x| x.to_string()).collect::<Vec<_>>().join(", ")
}
