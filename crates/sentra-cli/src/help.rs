//! The help, made from the table of options.

use crate::args::{OPTIONS, Verb};
use crate::say::Say;
use crate::texts::cli as c;
use sentra::Lang;
use std::fmt::Write;

/// The help of the program, or of a command.
pub(crate) fn text(verb: Option<Verb>, say: Say) -> String {
    let mut out = String::new();
    match verb {
        None => overview(&mut out, say),
        Some(verb) => command(&mut out, verb, say),
    }
    let _ = writeln!(out, "\n{}:", say.t(c::HELP_EXITS));
    for (code, about) in [(0, c::EXIT_0), (1, c::EXIT_1), (2, c::EXIT_2), (3, c::EXIT_3)] {
        let _ = writeln!(out, "  {code}  {}", say.t(about));
    }
    out
}

fn overview(out: &mut String, say: Say) {
    let files = say.t(c::HELP_FILES);
    let _ = writeln!(out, "{}\n\n{}:", say.t(c::HELP_HEAD), say.t(c::HELP_USAGE));
    let _ = writeln!(
        out,
        "  sentra check  {files}\n  sentra assess {files} --as-of DATE\n  sentra report {files} --as-of DATE --html OUT\n  sentra law-diff {files} --before DATE --as-of DATE --question ID\n  sentra explain CODE"
    );
    let _ = writeln!(out, "\n{}:", say.t(c::HELP_COMMANDS));
    for verb in Verb::ALL {
        let _ = writeln!(out, "  {:8} {}", verb.as_str(), say.t(verb.about()));
    }
    let _ = writeln!(out, "\n{}", say.t(c::HELP_EACH));
    let _ = writeln!(out, "{}: --lang en", if say.lang == Lang::Id { "English" } else { "Language" });
}

fn command(out: &mut String, verb: Verb, say: Say) {
    let name = verb.as_str();
    let dated = match verb {
        Verb::Check | Verb::Explain => "",
        Verb::Assess | Verb::Report => " --as-of DATE",
        Verb::LawDiff => " --before DATE --as-of DATE --question ID",
    };
    let what = if verb == Verb::Explain { "CODE..." } else { say.t(c::HELP_FILES) };
    let _ = writeln!(out, "sentra {name}: {}\n", say.t(verb.about()));
    let _ = writeln!(out, "{}: sentra {name} {}{dated} [...]", say.t(c::HELP_USAGE), what);
    let _ = writeln!(out, "\n{}:", say.t(c::HELP_OPTIONS));
    for option in OPTIONS.iter().filter(|o| o.verbs.contains(&verb)) {
        let head = format!("--{} {}", option.name, option.value);
        let _ = writeln!(out, "  {head:38} {}", say.t(option.about));
    }
    let example = match verb {
        Verb::Check => "sentra check daftar.csv --region 35.24",
        Verb::Assess => "sentra assess daftar.csv --as-of 2025-01-31 --explain 12",
        Verb::Explain => "sentra explain S6",
        Verb::LawDiff => "sentra law-diff daftar.csv --before 2018-07-17 --as-of 2018-07-18 --question S6",
        Verb::Report => "sentra report daftar.csv --as-of 2025-01-31 --html laporan.html --json laporan.json",
    };
    let _ = writeln!(out, "\n{}: {example}", say.t(c::HELP_EXAMPLE));
}
