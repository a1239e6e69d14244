//! The head of the page: what it is about, and the result in a few sentences and figures.

use super::writer::Html;
use crate::say::{Say, region_name};
use crate::study::Study;
use crate::study::findings::by_severity;
use crate::study::groups::Origin;
use crate::study::judge::{Judged, of_origin};
use crate::texts::{page as p, words as w};
use sentra::aggregate::Measure;
use sentra::assess::Verdict;
use sentra::region::{Level, RegionCode};

/// What the report is about, in one line.
pub(super) fn title(study: &Study<'_>, say: Say) -> String {
    match study.totals.within {
        Some(region) => say.fill(p::TITLE_REGION, &[("region", &named(say, region))]),
        None => say.t(p::TITLE).to_owned(),
    }
}

/// A region with its kind: names of provinces and districts do not say it.
fn named(say: Say, region: RegionCode) -> String {
    let name = region_name(region);
    match region.level {
        Level::Province => say.fill(p::REGION_PROVINCE, &[("name", &name)]),
        Level::Regency | Level::Village => name,
        Level::District => {
            let regency = region.ancestor(Level::Regency).map_or_else(String::new, region_name);
            say.fill(p::REGION_DISTRICT, &[("name", &name), ("regency", &regency)])
        }
    }
}

pub(super) fn write(h: &mut Html, study: &Study<'_>, say: Say) {
    h.within("header", &[], |h| {
        h.p("kicker", say.t(p::KICKER));
        h.el("h1", &[], title(study, say));
        h.within("dl", &[("class", "facts")], |h| {
            let mut fact = |name: &str, value: String| {
                h.within("div", &[], |h| {
                    h.el("dt", &[], name);
                    h.el("dd", &[], value);
                });
            };
            fact(say.t(p::FACT_AS_OF), say.date(study.context.as_of));
            let files: Vec<&str> = study.loaded.files.iter().map(|f| f.name.as_str()).collect();
            fact(say.t(p::FACT_FILES), files.join("\n"));
            let region = study
                .totals
                .within
                .map_or_else(|| say.t(p::REGION_SEVERAL).to_owned(), |r| format!("{} ({r})", region_name(r)));
            fact(say.t(p::FACT_REGION), region);
            fact(say.t(p::FACT_MADE), format!("sentra {}", env!("CARGO_PKG_VERSION")));
        });
    });
    h.within("section", &[("class", "summary")], |h| {
        h.el("h2", &[], say.t(p::SUMMARY_TITLE));
        h.p("lead", paragraph(study, say));
        figures(h, study, say);
    });
}

/// The result in plain language.
pub(crate) fn paragraph(study: &Study<'_>, say: Say) -> String {
    let rows = study.rows;
    let mut out = vec![say.fill(
        p::SUMMARY_READ,
        &[
            ("files", &say.of(study.loaded.files.len() as u64, w::FILES)),
            ("accepted", &say.of(rows.account.accepted, w::ROWS)),
            ("rejected", &say.n(rows.account.rejected)),
            ("noted", &say.at_least(rows.noted, rows.at_least)),
        ],
    )];
    let listed: Vec<&Judged> = study.groups.iter().filter(|g| g.formed.origin.is_listed()).collect();
    let date = say.date(study.context.as_of);
    if !listed.is_empty() {
        let count = |verdict| listed.iter().filter(|g| g.verdict == verdict).count() as u64;
        out.push(say.fill(
            p::SUMMARY_LISTED,
            &[
                ("listed", &say.of(listed.len() as u64, w::SENTRA)),
                ("date", &date),
                ("met", &say.n(count(Verdict::Met))),
                ("not_met", &say.n(count(Verdict::NotMet))),
                ("unknown", &say.n(count(Verdict::Unknown))),
            ],
        ));
        if count(Verdict::NotInForce) > 0 {
            out.push(say.t(p::SUMMARY_NOT_IN_FORCE).to_owned());
        }
    }
    if !study.loaded.register.is_empty() {
        out.push(units(study, say, &date));
    }
    let candidates =
        of_origin(&study.groups, Origin::Candidate).filter(|g| g.verdict == Verdict::Met).count() as u64;
    if candidates > 0 {
        out.push(say.fill(p::SUMMARY_CANDIDATES, &[("count", &say.of(candidates, w::GROUPS))]));
    }
    let conflicts =
        study.kinds.iter().filter(|k| k.code.as_str() == "total.conflict").map(|k| k.count).sum::<u64>();
    if conflicts > 0 {
        out.push(say.fill(p::SUMMARY_CONFLICTS, &[("count", &say.n(conflicts))]));
    }
    out.join(" ")
}

fn units(study: &Study<'_>, say: Say, date: &str) -> String {
    let count = |verdict| study.units.ikm.iter().filter(|v| **v == verdict).count() as u64;
    let mut out = say.fill(
        p::SUMMARY_UNITS,
        &[
            ("units", &say.of(study.loaded.register.len() as u64, w::UNITS)),
            ("date", &date),
            ("met", &say.n(count(Verdict::Met))),
            ("not_met", &say.n(count(Verdict::NotMet))),
            ("unknown", &say.n(count(Verdict::Unknown))),
        ],
    );
    let ikm = study.units.answers.iter().find(|a| a.criterion == study.units.rule);
    if let Some((input, _)) = ikm.and_then(|a| a.missing.first()) {
        out.push(' ');
        out.push_str(&say.fill(p::SUMMARY_MISSING, &[("input", &say.input(input))]));
    }
    out
}

fn figures(h: &mut Html, study: &Study<'_>, say: Say) {
    let total = study.totals.regions.total();
    let mut boxes: Vec<(String, &str, String)> = Vec::new();
    let met = |listed: bool| {
        study
            .groups
            .iter()
            .filter(|g| g.formed.origin.is_listed() == listed && g.verdict == Verdict::Met)
            .count() as u64
    };
    let listed = study.groups.iter().filter(|g| g.formed.origin.is_listed()).count() as u64;
    if listed > 0 {
        let below = say.fill(p::FIGURE_OF, &[("count", &say.of(listed, w::SENTRA))]);
        boxes.push((say.n(met(true)), say.t(p::FIGURE_LISTED), below));
    }
    let candidates = study.groups.iter().filter(|g| !g.formed.origin.is_listed()).count() as u64;
    if candidates > 0 {
        let below = say.fill(p::FIGURE_OF, &[("count", &say.of(candidates, w::GROUPS))]);
        boxes.push((say.n(met(false)), say.t(p::FIGURE_CANDIDATES), below));
    }
    let units = total.tally(Measure::Units);
    boxes.push((
        say.n(units.sum),
        say.t(p::FIGURE_UNITS),
        say.fill(p::FIGURE_ROWS, &[("known", &say.n(units.known)), ("of", &say.n(units.rows))]),
    ));
    if !study.loaded.register.is_empty() {
        let ikm = study.units.ikm.iter().filter(|v| **v == Verdict::Met).count() as u64;
        let share = say.percent(ikm, study.loaded.register.len() as u64);
        boxes.push((say.n(ikm), say.t(p::FIGURE_IKM), say.fill(p::FIGURE_SHARE, &[("share", &share)])));
    }
    let workers = total.tally(Measure::Workers);
    if workers.known > 0 {
        let below =
            say.fill(p::FIGURE_ROWS, &[("known", &say.n(workers.known)), ("of", &say.n(workers.rows))]);
        boxes.push((say.n(workers.sum), say.t(p::FIGURE_WORKERS), below));
    }
    let [errors, warnings, _] = by_severity(&study.kinds);
    let below = say.fill(
        p::FIGURE_FINDINGS,
        &[("errors", &say.of(errors, w::ERRORS)), ("warnings", &say.of(warnings, w::WARNINGS))],
    );
    let figure = format!(
        "{}{}",
        if study.rows.at_least { "≥ " } else { "" },
        say.n(study.rows.noted + study.rows.account.rejected)
    );
    boxes.push((figure, say.t(p::FIGURE_TO_CHECK), below));
    h.within("div", &[("class", "figures")], |h| {
        for (value, name, below) in boxes {
            h.within("div", &[("class", "figure")], |h| {
                h.el("div", &[("class", "value")], value);
                h.el("div", &[("class", "name")], name);
                h.el("div", &[("class", "small")], below);
            });
        }
    });
}
