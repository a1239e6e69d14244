//! Verdicts on business units.

use super::writer::Html;
use super::{number, table};
use crate::say::Say;
use crate::study::Study;
use crate::study::units::Answers;
use crate::texts::{page as p, words as w};
use sentra::assess::Verdict;

pub(super) fn write(h: &mut Html, study: &Study<'_>, say: Say) {
    h.p("", say.t(p::UNITS_NOTE));
    bar(h, study, say);
    let heads = [
        say.t(p::HEAD_QUESTION),
        say.t(p::HEAD_MET_N),
        say.t(p::HEAD_NOT_MET_N),
        say.t(p::HEAD_UNKNOWN_N),
        say.t(p::HEAD_OTHER_N),
        say.t(p::HEAD_ASK),
    ];
    let tests = || study.units.answers.iter().filter(|a| a.classes.is_empty());
    table(h, "keep questions", &say.of(study.loaded.register.len() as u64, w::UNITS), &heads, |h| {
        h.within("tbody", &[], |h| tests().for_each(|a| test(h, study, say, a)));
    });
    h.within("div", &[("class", "pair")], |h| {
        for answers in study.units.answers.iter().filter(|a| !a.classes.is_empty()) {
            h.within("div", &[], |h| classes(h, study, say, answers));
        }
    });
}

/// How many units are IKM, as one bar.
fn bar(h: &mut Html, study: &Study<'_>, say: Say) {
    let Some(answers) = study.units.answer(study.units.rule) else { return };
    let all: u64 = answers.counts.iter().sum();
    if all == 0 {
        return;
    }
    let title = study.law.criterion(&answers.criterion).map_or("", |c| say.both(&c.title));
    h.within("figure", &[], |h| {
        h.el("figcaption", &[], title);
        h.within("svg", &[("viewBox", "0 0 680 46"), ("role", "img"), ("aria-label", title)], |h| {
            let mut done = 0;
            let mut label = 0;
            for verdict in
                [Verdict::Met, Verdict::Unknown, Verdict::NotMet, Verdict::NotApplicable, Verdict::NotInForce]
            {
                let n = answers.count(verdict);
                if n == 0 {
                    continue;
                }
                let class = match verdict {
                    Verdict::Met => "seg met",
                    Verdict::Unknown => "seg unknown",
                    Verdict::NotMet => "seg not-met",
                    Verdict::NotApplicable | Verdict::NotInForce => "seg none",
                };
                let (from, to) = (done * 680 / all, (done + n) * 680 / all);
                done += n;
                let (x, width) = (from.to_string(), (to - from).max(1).to_string());
                h.void(
                    "rect",
                    &[("x", &x), ("y", "0"), ("width", &width), ("height", "22"), ("class", class)],
                );
                let x = label * 225;
                h.void(
                    "rect",
                    &[
                        ("x", &x.to_string()),
                        ("y", "31"),
                        ("width", "10"),
                        ("height", "10"),
                        ("class", class),
                    ],
                );
                let words = format!("{}: {} ({})", verdict.label(say.lang), say.n(n), say.percent(n, all));
                h.el("text", &[("x", &(x + 15).to_string()), ("y", "40"), ("class", "legend")], words);
                label += 1;
            }
        });
    });
}

/// Title and legal basis of a question.
fn question(h: &mut Html, study: &Study<'_>, say: Say, answers: &Answers) {
    let Some(criterion) = study.law.criterion(&answers.criterion) else { return };
    h.within("td", &[], |h| {
        h.text(say.both(&criterion.title));
        let cited: Vec<String> = criterion.cite.iter().map(|c| study.law.cite(c)).collect();
        super::small(h, &format!("{} · {}", criterion.code, cited.join("; ")));
    });
}

fn test(h: &mut Html, study: &Study<'_>, say: Say, answers: &Answers) {
    h.within("tr", &[], |h| {
        question(h, study, say, answers);
        for verdict in [Verdict::Met, Verdict::NotMet, Verdict::Unknown] {
            number(h, say.n(answers.count(verdict)));
        }
        number(h, say.n(answers.count(Verdict::NotApplicable) + answers.count(Verdict::NotInForce)));
        h.el("td", &[("class", "small")], asked(say, answers));
    });
}

/// What is missing most often among the undecided units.
fn asked(say: Say, answers: &Answers) -> String {
    let each =
        answers.missing.iter().take(3).map(|(input, n)| format!("{} ({})", say.input(input), say.n(*n)));
    let mut out: Vec<String> = each.collect();
    let unknown = answers.count(Verdict::Unknown);
    if answers.asked < unknown {
        out.push(say.fill(p::ASKED_FIRST, &[("asked", &say.n(answers.asked)), ("of", &say.n(unknown))]));
    }
    out.join("; ")
}

fn classes(h: &mut Html, study: &Study<'_>, say: Say, answers: &Answers) {
    let Some(criterion) = study.law.criterion(&answers.criterion) else { return };
    let cited: Vec<String> = criterion.cite.iter().map(|c| study.law.cite(c)).collect();
    let caption = format!("{} ({})", say.both(&criterion.title), cited.join("; "));
    let all: u64 = answers.classes.iter().map(|(_, n)| n).sum();
    table(
        h,
        "keep",
        &caption,
        &[say.t(p::HEAD_CLASS), say.t(p::HEAD_UNITS_N), say.t(p::HEAD_SHARE_N)],
        |h| {
            h.within("tbody", &[], |h| {
                for (names, n) in &answers.classes {
                    let words: Vec<String> = names.iter().map(|c| say.class(c)).collect();
                    let or = format!(" {} ", say.t(w::OR));
                    let name = match words.as_slice() {
                        [] => say.t(p::CLASS_NONE).to_owned(),
                        [one] => say.capital(one),
                        several => format!("{}: {}", say.capital(say.t(w::UNDETERMINED)), several.join(&or)),
                    };
                    h.within("tr", &[], |h| {
                        h.el("td", &[], name);
                        number(h, say.n(*n));
                        number(h, say.percent(*n, all));
                    });
                }
            });
        },
    );
    let missing = asked(say, answers);
    if !missing.is_empty() {
        h.p("small", say.fill(p::CLASS_ASK, &[("inputs", &missing)]));
    }
}
