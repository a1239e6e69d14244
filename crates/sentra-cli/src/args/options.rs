//! The commands and the options, once: for reading the command line and for the help.

use crate::texts::{Text, cli as c};

/// A command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verb {
    Check,
    Assess,
    Report,
    Explain,
    LawDiff,
}

impl Verb {
    pub(crate) const ALL: [Self; 5] = [Self::Check, Self::Assess, Self::Report, Self::LawDiff, Self::Explain];

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Assess => "assess",
            Self::Report => "report",
            Self::Explain => "explain",
            Self::LawDiff => "law-diff",
        }
    }

    pub(crate) fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.as_str() == word)
    }

    /// What it does.
    pub(crate) fn about(self) -> Text {
        match self {
            Self::Check => c::ABOUT_CHECK,
            Self::Assess => c::ABOUT_ASSESS,
            Self::Report => c::ABOUT_REPORT,
            Self::Explain => c::ABOUT_EXPLAIN,
            Self::LawDiff => c::ABOUT_LAW_DIFF,
        }
    }
}

/// An option of the command line.
#[derive(Debug)]
pub(crate) struct Opt {
    pub(crate) name: &'static str,
    /// What its value is called in the help.
    pub(crate) value: &'static str,
    /// The commands that have it.
    pub(crate) verbs: &'static [Verb],
    pub(crate) about: Text,
}

/// What reads files.
const FILES: &[Verb] = &[Verb::Check, Verb::Assess, Verb::Report, Verb::LawDiff];
/// What can end with 1.
const FAILING: &[Verb] = &[Verb::Check, Verb::Assess, Verb::Report];
const EVERY: &[Verb] = &Verb::ALL;
/// What asks the law on a day.
const LEGAL: &[Verb] = &[Verb::Assess, Verb::Report, Verb::LawDiff];
/// What speaks of the law at all.
const LAW: &[Verb] = &[Verb::Assess, Verb::Report, Verb::LawDiff, Verb::Explain];
const DIFF: &[Verb] = &[Verb::LawDiff];

const fn option(name: &'static str, value: &'static str, verbs: &'static [Verb], about: Text) -> Opt {
    Opt { name, value, verbs, about }
}

/// All options in the order of the help.
pub(crate) const OPTIONS: &[Opt] = &[
    option("as-of", "DATE", LEGAL, c::OPTION_AS_OF),
    option("lang", "id|en", EVERY, c::OPTION_LANG),
    option("html", "OUT", &[Verb::Report], c::OPTION_HTML),
    option("json", "OUT", &[Verb::Report], c::OPTION_JSON_OUT),
    option("json", "", &[Verb::Check, Verb::Assess, Verb::LawDiff], c::OPTION_JSON),
    option("question", "ID", &[Verb::Assess], c::OPTION_QUESTION),
    option("question", "ID", DIFF, c::OPTION_QUESTION_DIFF),
    option("programme", "ID", &[Verb::Assess], c::OPTION_PROGRAMME),
    option("supplied", "ID=NUMBER", LEGAL, c::OPTION_SUPPLIED),
    option("explain", "ROW|NAME", &[Verb::Assess], c::OPTION_EXPLAIN),
    option("readings", "KEY=CHOICE", LEGAL, c::OPTION_READINGS),
    option("overlay", "FILE", LAW, c::OPTION_OVERLAY),
    option("jurisdiction", "CODE", LAW, c::OPTION_JURISDICTION),
    option("known-at", "DATE", LAW, c::OPTION_KNOWN_AT),
    option("registry", "FILE", LAW, c::OPTION_REGISTRY),
    option("before", "DATE", DIFF, c::OPTION_BEFORE),
    option("before-readings", "KEY=CHOICE", DIFF, c::OPTION_BEFORE_READINGS),
    option("before-overlay", "FILE|none", DIFF, c::OPTION_BEFORE_OVERLAY),
    option("before-known-at", "DATE", DIFF, c::OPTION_BEFORE_KNOWN_AT),
    option("before-registry", "FILE|none", DIFF, c::OPTION_BEFORE_REGISTRY),
    option("fail-on", "LIST", FAILING, c::OPTION_FAIL_ON),
    option("region", "CODE", FILES, c::OPTION_REGION),
    option("system", "kemendagri|bps", FILES, c::OPTION_SYSTEM),
    option("kbli-edition", "YEAR", FILES, c::OPTION_EDITION),
    option("marks", "dot|comma", FILES, c::OPTION_MARKS),
    option("map", "HEADING=FIELD", FILES, c::OPTION_MAP),
    option("rows", "units|sentra", FILES, c::OPTION_ROWS),
    option("workers-basis", "paid|including_owner", FILES, c::OPTION_BASIS),
    option("encoding", "NAME", FILES, c::OPTION_ENCODING),
    option("delimiter", "CHARACTER", FILES, c::OPTION_DELIMITER),
    option("header", "LINE|none", FILES, c::OPTION_HEADER),
    option("limit", "NAME=NUMBER", FILES, c::OPTION_LIMIT),
];
