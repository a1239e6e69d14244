//! The commands and the options, once: for reading the command line and for the help.

use crate::texts::{Text, cli as c};

/// A command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verb {
    Check,
    Assess,
    Report,
    Explain,
}

impl Verb {
    pub(crate) const ALL: [Self; 4] = [Self::Check, Self::Assess, Self::Report, Self::Explain];

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Assess => "assess",
            Self::Report => "report",
            Self::Explain => "explain",
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

const ALL: &[Verb] = &[Verb::Check, Verb::Assess, Verb::Report];
const EVERY: &[Verb] = &Verb::ALL;
const LEGAL: &[Verb] = &[Verb::Assess, Verb::Report];

const fn option(name: &'static str, value: &'static str, verbs: &'static [Verb], about: Text) -> Opt {
    Opt { name, value, verbs, about }
}

/// All options in the order of the help.
pub(crate) const OPTIONS: &[Opt] = &[
    option("as-of", "DATE", LEGAL, c::OPTION_AS_OF),
    option("lang", "id|en", EVERY, c::OPTION_LANG),
    option("html", "OUT", &[Verb::Report], c::OPTION_HTML),
    option("json", "OUT", &[Verb::Report], c::OPTION_JSON_OUT),
    option("json", "", &[Verb::Check, Verb::Assess], c::OPTION_JSON),
    option("question", "ID", &[Verb::Assess], c::OPTION_QUESTION),
    option("programme", "ID", &[Verb::Assess], c::OPTION_PROGRAMME),
    option("supplied", "ID=NUMBER", LEGAL, c::OPTION_SUPPLIED),
    option("explain", "ROW|NAME", &[Verb::Assess], c::OPTION_EXPLAIN),
    option("readings", "KEY=CHOICE", LEGAL, c::OPTION_READINGS),
    option("fail-on", "LIST", ALL, c::OPTION_FAIL_ON),
    option("region", "CODE", ALL, c::OPTION_REGION),
    option("system", "kemendagri|bps", ALL, c::OPTION_SYSTEM),
    option("kbli-edition", "YEAR", ALL, c::OPTION_EDITION),
    option("marks", "dot|comma", ALL, c::OPTION_MARKS),
    option("map", "HEADING=FIELD", ALL, c::OPTION_MAP),
    option("rows", "units|sentra", ALL, c::OPTION_ROWS),
    option("workers-basis", "paid|including_owner", ALL, c::OPTION_BASIS),
    option("encoding", "NAME", ALL, c::OPTION_ENCODING),
    option("delimiter", "CHARACTER", ALL, c::OPTION_DELIMITER),
    option("header", "LINE|none", ALL, c::OPTION_HEADER),
    option("limit", "NAME=NUMBER", ALL, c::OPTION_LIMIT),
];
