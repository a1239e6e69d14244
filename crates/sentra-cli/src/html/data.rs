//! What the files say wrong: the account of their rows, findings by kind, printed totals against the rows.

use super::writer::Html;
use super::{number, small, table};
use crate::say::Say;
use crate::study::Study;
use crate::study::findings::{Kind, is_reading, is_reconciliation, place};
use crate::texts::{cli as c, page as p};
use sentra::finding::{Finding, Severity};

/// How many printed totals are listed.
const PRINTED: usize = 40;

pub(super) fn write(h: &mut Html, study: &Study<'_>, say: Say) {
    account(h, study, say);
    findings(h, study, say);
    printed(h, study, say);
}

fn account(h: &mut Html, study: &Study<'_>, say: Say) {
    h.p("", say.t(p::ACCOUNT_NOTE));
    let heads = [
        say.t(p::HEAD_FILE),
        say.t(p::HEAD_GRAIN),
        say.t(p::HEAD_SEEN_N),
        say.t(p::HEAD_ACCEPTED_N),
        say.t(p::HEAD_REJECTED_N),
        say.t(p::HEAD_BLANK_N),
        say.t(p::HEAD_NON_DATA_N),
    ];
    table(h, "keep", say.t(p::ACCOUNT_CAPTION), &heads, |h| {
        h.within("tbody", &[], |h| {
            for file in &study.loaded.files {
                let a = file.account;
                h.within("tr", &[], |h| {
                    h.el("td", &[], &file.name);
                    h.el(
                        "td",
                        &[],
                        say.t(if file.declares_sentra { p::GRAIN_SENTRA } else { p::GRAIN_UNITS }),
                    );
                    for n in [a.seen, a.accepted, a.rejected, a.blank, a.non_data] {
                        number(h, say.n(n));
                    }
                });
            }
        });
    });
}

fn findings(h: &mut Html, study: &Study<'_>, say: Say) {
    h.el("h3", &[], say.t(p::FINDINGS_TITLE));
    let shown = |k: &&Kind| !is_reading(k.code) && !is_reconciliation(k.code);
    if study.kinds.iter().filter(shown).count() == 0 {
        h.p("", say.t(c::CHECK_NO_FINDINGS));
        return;
    }
    h.p("", say.t(p::FINDINGS_NOTE));
    let heads = [
        say.t(p::HEAD_SEVERITY),
        say.t(p::HEAD_TIMES_N),
        say.t(p::HEAD_WHAT),
        say.t(p::HEAD_WHERE),
        say.t(p::HEAD_FIX),
    ];
    table(h, "findings", say.t(p::FINDINGS_CAPTION), &heads, |h| {
        h.within("tbody", &[], |h| study.kinds.iter().filter(shown).for_each(|k| kind(h, study, say, k)));
    });
}

fn kind(h: &mut Html, study: &Study<'_>, say: Say, kind: &Kind) {
    let first: Vec<_> = kind.first.iter().filter_map(|i| study.loaded.findings.get(*i)).collect();
    let class = match kind.code.severity() {
        Severity::Error => "severity error",
        Severity::Warning => "severity warning",
        Severity::Info => "severity info",
    };
    h.within("tr", &[], |h| {
        h.within("td", &[], |h| h.el("span", &[("class", class)], say.severity(kind.code.severity())));
        number(h, say.n(kind.count));
        h.within("td", &[], |h| {
            match first.first() {
                Some(finding) => h.text(say.data(&finding.text(say.lang))),
                None => h.text(kind.code.as_str()),
            }
            let columns: Vec<String> = kind
                .columns
                .iter()
                .take(3)
                .map(|(name, n)| format!("{} ({})", say.data(name), say.n(*n)))
                .collect();
            let columns = if columns.is_empty() {
                String::new()
            } else {
                format!("{}: {}", say.t(c::CHECK_COLUMNS), columns.join(", "))
            };
            let code = kind.code.as_str();
            small(h, &[code, &columns].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" · "));
        });
        h.within("td", &[("class", "where")], |h| {
            for (file, lines) in places(study, &first) {
                h.el("div", &[("class", "small")], file);
                h.el("div", &[], lines);
            }
            let more = kind.count.saturating_sub(first.len() as u64);
            if more > 0 {
                h.el("div", &[("class", "small")], say.fill(c::CHECK_MORE, &[("count", &say.n(more))]));
            }
        });
        h.el("td", &[], kind.code.help(say.lang));
    });
}

/// The lines of the first findings, by file.
fn places(study: &Study<'_>, first: &[&Finding]) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    for finding in first {
        let at = place(study.loaded, finding);
        let (file, line) = at.rsplit_once(':').map_or((at.as_str(), ""), |(file, line)| (file, line));
        match out.last_mut() {
            Some((last, lines)) if last == file => {
                lines.push_str(", ");
                lines.push_str(line);
            }
            _ => out.push((file.to_owned(), format!(":{line}"))),
        }
    }
    out
}

/// Printed totals and percentages against the rows.
fn printed(h: &mut Html, study: &Study<'_>, say: Say) {
    let all: Vec<_> = study.loaded.findings.iter().filter(|f| is_reconciliation(f.code)).collect();
    if all.is_empty() {
        return;
    }
    h.el("h3", &[], say.t(p::PRINTED_TITLE));
    h.p("", say.t(p::PRINTED_NOTE));
    let caption = match all.len() > PRINTED {
        true => {
            say.fill(p::PRINTED_TOP, &[("shown", &say.n(PRINTED as u64)), ("all", &say.n(all.len() as u64))])
        }
        false => say.t(p::PRINTED_TITLE).to_owned(),
    };
    let heads = [say.t(p::HEAD_RESULT), say.t(p::HEAD_WHAT), say.t(p::HEAD_WHERE)];
    // Conflicts first: they are what a reader has to act on.
    let mut ordered = all;
    ordered.sort_by_key(|f| f.severity());
    table(h, "findings", &caption, &heads, |h| {
        h.within("tbody", &[], |h| {
            for finding in ordered.iter().take(PRINTED) {
                let agrees = finding.severity() == Severity::Info;
                h.within("tr", &[], |h| {
                    let (class, mark, word) = match (agrees, finding.code.as_str()) {
                        (true, _) => ("verdict met", "✓", p::PRINTED_AGREES),
                        (false, "total.unchecked") => ("verdict unknown", "?", p::PRINTED_UNCHECKED),
                        (false, _) => ("verdict not-met", "✗", p::PRINTED_CONFLICT),
                    };
                    h.within("td", &[], |h| {
                        h.el("span", &[("class", class)], format_args!("{mark} {}", say.t(word)))
                    });
                    h.el("td", &[], say.data(&finding.text(say.lang)));
                    h.el("td", &[("class", "where")], place(study.loaded, finding));
                });
            }
        });
    });
}
