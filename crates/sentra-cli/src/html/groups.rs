//! Verdicts on sentra and candidates, and whether they are designated by decree.

use super::writer::Html;
use super::{cell, number, small, table};
use crate::say::{Say, place_in};
use crate::study::Study;
use crate::study::groups::{CANDIDATE, Origin};
use crate::study::judge::{Judged, of_origin, verdicts};
use crate::texts::{Text, cli as c, page as p, words as w};
use sentra::assess::{Basis, CountRange, Verdict};
use sentra::input::Input;
use sentra::region::Level;

/// How many groups of a kind the page shows.
const LISTED: usize = 60;
const MET: usize = 60;
const NEAR: usize = 30;

pub(super) fn write(h: &mut Html, study: &Study<'_>, say: Say) {
    how(h, study, say);
    let listed: Vec<&Judged> = study.groups.iter().filter(|g| g.formed.origin.is_listed()).collect();
    let candidates = || of_origin(&study.groups, Origin::Candidate);
    let met: Vec<&Judged> = candidates().filter(|g| g.verdict == Verdict::Met).collect();
    let mut near: Vec<&Judged> = candidates().filter(|g| g.verdict != Verdict::Met).collect();
    // Undecided ones that have enough units come before those that have too few.
    near.sort_by_key(|g| (g.verdict != Verdict::Unknown, u64::MAX - g.weight()));
    if study.groups.is_empty() {
        h.p("", say.t(c::ASSESS_NO_GROUPS));
        return;
    }
    overview(h, study, say);
    if !listed.is_empty() {
        part(h, study, say, p::LISTED_TITLE, p::LISTED_NOTE, &listed, LISTED);
    }
    if !met.is_empty() {
        part(h, study, say, p::CANDIDATES_TITLE, p::CANDIDATES_NOTE, &met, MET);
    }
    if !near.is_empty() {
        part(h, study, say, p::NEAR_TITLE, p::NEAR_NOTE, &near, NEAR);
    }
    decrees(h, study, say);
}

/// How the groups were formed, for the reader who must trust them.
fn how(h: &mut Html, study: &Study<'_>, say: Say) {
    h.p("", say.t(p::GROUPS_WHAT));
    h.within("ul", &[], |h| {
        for (origin, text) in [
            (Origin::Declared, p::HOW_DECLARED),
            (Origin::Named, p::HOW_NAMED),
            (Origin::Candidate, p::HOW_CANDIDATE),
        ] {
            if of_origin(&study.groups, origin).next().is_some() {
                h.el("li", &[], say.fill(text, &[("least", &CANDIDATE)]));
            }
        }
    });
}

/// Counts of verdicts by origin.
fn overview(h: &mut Html, study: &Study<'_>, say: Say) {
    let heads = [
        say.t(p::HEAD_ORIGIN),
        say.t(p::HEAD_COUNT_N),
        say.t(p::HEAD_MET_N),
        say.t(p::HEAD_NOT_MET_N),
        say.t(p::HEAD_UNKNOWN_N),
    ];
    table(h, "keep", say.t(p::OVERVIEW_CAPTION), &heads, |h| {
        h.within("tbody", &[], |h| {
            for (origin, name) in [
                (Origin::Declared, p::ORIGIN_DECLARED),
                (Origin::Named, p::ORIGIN_NAMED),
                (Origin::Candidate, p::ORIGIN_CANDIDATE),
            ] {
                let [met, not_met, unknown, ..] = verdicts(of_origin(&study.groups, origin));
                let count = of_origin(&study.groups, origin).count();
                if count == 0 {
                    continue;
                }
                h.within("tr", &[], |h| {
                    h.el("td", &[], say.t(name));
                    number(h, say.n(count as u64));
                    number(h, say.n(met));
                    number(h, say.n(not_met));
                    number(h, say.n(unknown));
                });
            }
        });
    });
}

fn part(h: &mut Html, study: &Study<'_>, say: Say, title: Text, note: Text, groups: &[&Judged], most: usize) {
    h.el("h3", &[], say.t(title));
    h.p("", say.t(note));
    let all = groups.len() as u64;
    let shown = groups.len().min(most) as u64;
    let caption = match shown == all {
        true => say.of(all, w::GROUPS),
        false => say.fill(p::SHOWN_OF, &[("shown", &say.n(shown)), ("all", &say.of(all, w::GROUPS))]),
    };
    let heads = [
        say.t(p::HEAD_GROUP),
        say.t(p::HEAD_UNITS_N),
        say.t(p::HEAD_VERDICT),
        say.t(p::HEAD_LOCATION),
        say.t(p::HEAD_RANGE_N),
        say.t(p::HEAD_KEY),
    ];
    table(h, "groups", &caption, &heads, |h| {
        for group in groups.iter().take(most) {
            h.within("tbody", &[], |h| row(h, study, say, group));
        }
    });
}

fn row(h: &mut Html, study: &Study<'_>, say: Say, group: &Judged) {
    let place = place(study, say, group);
    let code = group.formed.kbli.map(|k| format!("KBLI\u{a0}{k}")).into_iter();
    let below = std::iter::once(place).chain(code).collect::<Vec<_>>().join(" · ");
    h.within("tr", &[], |h| {
        h.within("td", &[], |h| {
            h.el("strong", &[], group.title(say));
            small(h, &below);
        });
        number(h, units(say, &group.units));
        h.within("td", &[], |h| verdict(h, say, group.verdict));
        cell(h, group.label.map_or("-", |l| l.words(say.lang)), "");
        number(h, range(say, group.count.as_ref()));
        let key = group
            .key
            .as_ref()
            .map_or_else(|| "-".to_owned(), |k| format!("{} {}", say.share(k.kind), k.value));
        cell(h, key, "");
    });
    h.within("tr", &[("class", "reason")], |h| {
        h.within("td", &[("colspan", "6")], |h| {
            h.text(say.both(&group.reason));
            let basis = match group.basis {
                Some(Basis::Members) => say.t(c::EXPLAIN_OF_MEMBERS),
                Some(Basis::Declared) => say.t(c::EXPLAIN_OF_DECLARED),
                None => "",
            };
            let articles = study
                .law
                .criterion("sentra.pp29")
                .map(|c| c.cite.iter().map(|c| study.law.cite(c)).collect::<Vec<_>>());
            let articles = articles.unwrap_or_default().join("; ");
            let exact = if group.exact { "" } else { say.t(c::EXPLAIN_BUDGET) };
            let all = [articles.as_str(), basis, exact];
            let tail: Vec<&str> = all.into_iter().filter(|t| !t.is_empty()).collect();
            h.el("span", &[("class", "tail")], format_args!(" [{}]", tail.join("; ")));
        });
    });
}

/// Where a group is, below the region of the report; the possible places where it is not certain.
fn place(study: &Study<'_>, say: Say, group: &Judged) -> String {
    // Names above the report's own region say nothing new.
    let above = study.totals.within.map_or(Level::Province, |r| r.level);
    let up_to = Level::ALL.into_iter().find(|l| *l > above).unwrap_or(Level::District);
    let name = |code| place_in(code, up_to.min(Level::District));
    match (group.place, group.maybe.as_slice()) {
        (Some(code), _) => name(code),
        (None, []) => say.t(w::PLACE_UNKNOWN).to_owned(),
        (None, maybe) => {
            let names: Vec<String> = maybe.iter().map(|code| name(*code)).collect();
            say.fill(p::MAYBE_IN, &[("places", &names.join(&format!(" {} ", say.t(w::OR))))])
        }
    }
}

/// A verdict as a mark and a word: the colour is never the only sign.
pub(super) fn verdict(h: &mut Html, say: Say, verdict: Verdict) {
    let (class, mark) = match verdict {
        Verdict::Met => ("verdict met", "✓"),
        Verdict::NotMet => ("verdict not-met", "✗"),
        Verdict::Unknown => ("verdict unknown", "?"),
        Verdict::NotApplicable | Verdict::NotInForce => ("verdict none", "–"),
    };
    h.el("span", &[("class", class)], format_args!("{mark} {}", verdict.label(say.lang)));
}

/// A number of units as far as it is known.
pub(crate) fn units(say: Say, units: &Input<u32>) -> String {
    match units {
        Input::Known(n) => say.n(*n),
        Input::OneOf(of) => {
            of.iter().map(|n| say.n(*n)).collect::<Vec<_>>().join(&format!(" {} ", say.t(w::OR)))
        }
        Input::Range { lo, hi } => {
            let end = |e: &Option<u32>| e.map_or_else(|| "…".to_owned(), |n| say.n(n));
            format!("{}–{}", end(lo), end(hi))
        }
        Input::Missing(_) | Input::NotApplicable => "-".to_owned(),
    }
}

/// Sure, possible and needed.
pub(crate) fn range(say: Say, count: Option<&CountRange>) -> String {
    let Some(count) = count else { return "-".to_owned() };
    let possible = if count.possible == u32::MAX { "…".to_owned() } else { say.n(count.possible) };
    format!("{} / {possible} / {}", say.n(count.sure), say.n(count.needed))
}

/// The separate axis: designation by decree.
fn decrees(h: &mut Html, study: &Study<'_>, say: Say) {
    h.el("h3", &[], say.t(p::DECREES_TITLE));
    h.p("", say.t(p::DECREES_NOTE));
    let listed = || study.groups.iter().filter(|g| g.formed.origin.is_listed());
    let count = |verdict: Verdict| listed().filter(|g| g.decree == verdict).count() as u64;
    let (met, not_met, unknown) = (count(Verdict::Met), count(Verdict::NotMet), count(Verdict::Unknown));
    let counts: [(&str, &dyn std::fmt::Display); 3] =
        [("met", &say.n(met)), ("not_met", &say.n(not_met)), ("unknown", &say.n(unknown))];
    h.p("", say.fill(p::DECREES_COUNTS, &counts));
    let known: Vec<&Judged> = listed().filter(|g| g.decree != Verdict::Unknown).take(LISTED).collect();
    if known.is_empty() {
        return;
    }
    let heads = [say.t(p::HEAD_GROUP), say.t(p::HEAD_VERDICT), say.t(p::HEAD_DECREE), say.t(p::HEAD_REASON)];
    table(h, "", say.t(p::DECREES_TITLE), &heads, |h| {
        h.within("tbody", &[], |h| {
            for group in known {
                h.within("tr", &[], |h| {
                    h.el("td", &[], group.title(say));
                    h.within("td", &[], |h| verdict(h, say, group.verdict));
                    h.within("td", &[], |h| verdict(h, say, group.decree));
                    h.el("td", &[], say.both(&group.decree_reason));
                });
            }
        });
    });
}
