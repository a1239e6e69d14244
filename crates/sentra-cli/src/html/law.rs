//! The legal basis: the definition in its own words, the standing of what it rests on, the figures and the readings.

use super::table;
use super::writer::Html;
use crate::say::Say;
use crate::study::Study;
use crate::texts::page as p;
use sentra::law::ParameterUnit;
use std::collections::BTreeSet;

pub(super) fn write(h: &mut Html, study: &Study<'_>, say: Say) {
    let law = study.law;
    h.p("", say.fill(p::LAW_NOTE, &[("date", &say.date(study.context.as_of))]));
    for line in crate::laws::said(law, say) {
        h.p("status", line);
    }
    for citation in law.criterion("sentra.pp29").iter().flat_map(|c| &c.cite) {
        if let Some(quote) = &citation.quote {
            h.within("blockquote", &[("lang", "id")], |h| {
                h.text(quote);
                h.el("cite", &[], law.cite(citation));
            });
        }
    }
    let mut said = BTreeSet::new();
    for instrument in law.registry().criteria.iter().flat_map(|c| &c.status_of) {
        if said.insert(instrument) {
            for status in law.status(instrument, study.context.as_of) {
                h.p("status", say.both(&status.text));
            }
        }
    }
    instruments(h, study, say);
    parameters(h, study, say);
    readings(h, study, say);
    h.p("small", say.t(p::LAW_NO_ADVICE));
}

fn instruments(h: &mut Html, study: &Study<'_>, say: Say) {
    let heads =
        [say.t(p::HEAD_INSTRUMENT), say.t(p::HEAD_SUBJECT), say.t(p::HEAD_SINCE), say.t(p::HEAD_EVIDENCE)];
    table(h, "", say.t(p::INSTRUMENTS_CAPTION), &heads, |h| {
        h.within("tbody", &[], |h| {
            for one in &study.law.registry().instruments {
                h.within("tr", &[], |h| {
                    h.el("td", &[], &one.short);
                    h.el("td", &[], say.both(&one.title));
                    h.el("td", &[("class", "date")], one.from.as_deref().unwrap_or("-"));
                    h.el("td", &[], say.evidence(one.evidence));
                });
            }
        });
    });
}

fn parameters(h: &mut Html, study: &Study<'_>, say: Say) {
    let heads = [
        say.t(p::HEAD_MEANING),
        say.t(p::HEAD_VALUE_N),
        say.t(p::HEAD_SINCE),
        say.t(p::HEAD_INSTRUMENT),
        say.t(p::HEAD_EVIDENCE),
    ];
    table(h, "", say.t(p::PARAMETERS_CAPTION), &heads, |h| {
        h.within("tbody", &[], |h| {
            for parameter in &study.law.registry().parameters {
                for value in &parameter.values {
                    let written = match (parameter.unit, value.value.parse::<i64>()) {
                        (ParameterUnit::Rupiah, Ok(n)) => say.rupiah_full(i128::from(n)),
                        (ParameterUnit::Workers | ParameterUnit::Units, Ok(n)) => say.n(n),
                        _ => value.value.clone(),
                    };
                    h.within("tr", &[], |h| {
                        h.el("td", &[], say.capital(say.both(&parameter.meaning)));
                        super::number(h, written);
                        h.el("td", &[("class", "date")], value.from.as_deref().unwrap_or("-"));
                        h.el("td", &[], study.law.cite(&value.cite));
                        h.el("td", &[], say.evidence(value.evidence));
                    });
                }
            }
        });
    });
}

fn readings(h: &mut Html, study: &Study<'_>, say: Say) {
    let heads = [say.t(p::HEAD_READING), say.t(p::HEAD_CHOICE), say.t(p::HEAD_OTHERS)];
    table(h, "", say.t(p::READINGS_CAPTION), &heads, |h| {
        h.within("tbody", &[], |h| {
            for reading in &study.law.registry().readings {
                let chosen = study.context.reading(study.law, &reading.id).unwrap_or(&reading.default);
                let others: Vec<&str> =
                    reading.choices.iter().map(String::as_str).filter(|c| *c != chosen).collect();
                h.within("tr", &[], |h| {
                    h.within("td", &[], |h| {
                        h.text(say.capital(say.both(&reading.title)));
                        super::small(h, &reading.id);
                    });
                    h.el("td", &[], chosen);
                    h.el("td", &[], others.join(", "));
                });
            }
        });
    });
}
