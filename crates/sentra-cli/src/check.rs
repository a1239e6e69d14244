//! `sentra check`: what the files say, and what is wrong with them.

use crate::args::Request;
use crate::json;
use crate::out;
use crate::run::Stop;
use crate::say::Say;
use crate::study::account::Rows;
use crate::study::findings::{Kind, by_severity, is_reading, kinds, place};
use crate::texts::{cli as c, words as w};
use sentra::law::Law;
use sentra_io::Loaded;
use std::fmt::Write;

/// Prints the check.
pub(crate) fn run(law: &Law, request: &Request, loaded: &Loaded, say: Say) -> Result<(), Stop> {
    let text = match request.json {
        Some(_) => format!("{}\n", json::check(law, loaded)),
        None => text(loaded, say),
    };
    Ok(out::print(&text)?)
}

fn text(loaded: &Loaded, say: Say) -> String {
    let mut out = String::new();
    let kinds = kinds(loaded);
    account(&mut out, loaded, say);
    let [errors, warnings, infos] = by_severity(&kinds);
    let counts = [say.of(errors, w::ERRORS), say.of(warnings, w::WARNINGS), say.of(infos, w::INFOS)];
    let [errors, warnings, infos] = &counts;
    if kinds.is_empty() {
        let _ = writeln!(out, "\n{}", say.t(c::CHECK_NO_FINDINGS));
        return out;
    }
    let params: [(&str, &dyn std::fmt::Display); 3] =
        [("errors", errors), ("warnings", warnings), ("infos", infos)];
    let _ = writeln!(out, "\n{}", say.fill(c::CHECK_SUMMARY, &params));
    for kind in kinds.iter().filter(|k| !is_reading(k.code)) {
        finding(&mut out, loaded, kind, say);
    }
    let reading: Vec<&Kind> = kinds.iter().filter(|k| is_reading(k.code)).collect();
    if !reading.is_empty() {
        let _ = writeln!(out, "\n{}:", say.t(c::CHECK_HOW_READ));
        for finding in loaded.findings.iter().filter(|f| is_reading(f.code)) {
            let _ = writeln!(out, "  {}  {}", place(loaded, finding), say.data(&finding.text(say.lang)));
        }
    }
    out
}

/// The account of the rows: of each file, and of all together where there are several.
fn account(out: &mut String, loaded: &Loaded, say: Say) {
    for file in &loaded.files {
        let read = if file.declares_sentra { c::CHECK_READ_AS_SENTRA } else { c::CHECK_READ_AS_UNITS };
        let rows = say.of(file.account.seen, w::ROWS);
        let _ = writeln!(out, "{}: {rows}. {}", file.name, say.t(read));
    }
    let rows = Rows::of(loaded);
    let a = rows.account;
    let data = say.of(a.accepted + a.rejected, w::ROWS);
    let clean = match rows.at_least {
        true => format!("{} {}", say.t(w::AT_MOST), say.n(rows.clean())),
        false => say.n(rows.clean()),
    };
    let (noted, rejected) = (say.at_least(rows.noted, rows.at_least), say.n(a.rejected));
    let params: [(&str, &dyn std::fmt::Display); 4] =
        [("rows", &data), ("clean", &clean), ("noted", &noted), ("rejected", &rejected)];
    let _ = writeln!(out, "\n{}", say.fill(c::CHECK_ROWS, &params));
    let (other, blank, seen) = (say.n(a.non_data), say.n(a.blank), say.n(a.seen));
    let params: [(&str, &dyn std::fmt::Display); 3] = [("other", &other), ("blank", &blank), ("seen", &seen)];
    let _ = writeln!(out, "{}", say.fill(c::CHECK_OTHER, &params));
}

/// A kind of finding: how many, the first places, what to do.
fn finding(out: &mut String, loaded: &Loaded, kind: &Kind, say: Say) {
    let severity = say.severity(kind.code.severity()).to_uppercase();
    let _ = writeln!(out, "\n{severity} {} × {}", say.n(kind.count), kind.code.as_str());
    for one in kind.first.iter().filter_map(|i| loaded.findings.get(*i)) {
        let column =
            one.at.column.as_deref().map(|c| format!(", {} \"{}\"", say.t(c::CHECK_COLUMNS), say.data(c)));
        let _ = writeln!(
            out,
            "  {}{}: {}",
            place(loaded, one),
            column.unwrap_or_default(),
            say.data(&one.text(say.lang))
        );
    }
    let more = kind.count.saturating_sub(kind.first.len() as u64);
    if more > 0 {
        let over = if kind.over > 0 {
            say.fill(c::CHECK_OVER, &[("count", &say.n(kind.over))])
        } else {
            String::new()
        };
        let _ = writeln!(out, "  {} {over}", say.fill(c::CHECK_MORE, &[("count", &say.n(more))]).trim_end());
    }
    let _ = writeln!(out, "  {}: {}", say.t(c::CHECK_HELP), kind.code.help(say.lang));
}
