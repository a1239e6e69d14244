//! What is wrong with a command line, said with what to do next.

use super::options::{OPTIONS, Verb};
use crate::say::Say;
use crate::texts::{Text, cli as c};
use sentra::text::did_you_mean;
use std::fmt::Display;

/// A command line that cannot be followed.
#[derive(Debug)]
pub(crate) struct Misuse {
    text: Text,
    params: Vec<(&'static str, String)>,
}

impl Misuse {
    pub(crate) fn new(text: Text) -> Self {
        Self { text, params: Vec::new() }
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl Display) -> Self {
        self.params.push((name, value.to_string()));
        self
    }

    /// The sentence, with the way to the help.
    pub(crate) fn text(&self, say: Say) -> String {
        let params: Vec<(&str, &dyn Display)> =
            self.params.iter().map(|(n, v)| (*n, v as &dyn Display)).collect();
        format!("sentra: {}\n{}", say.fill(self.text, &params), say.t(c::SEE_HELP))
    }
}

/// An option that nobody knows, with the nearest one that this command has.
pub(super) fn unknown_option(option: &str, verb: Option<Verb>) -> Misuse {
    let names = OPTIONS.iter().filter(|o| verb.is_none_or(|v| o.verbs.contains(&v))).map(|o| o.name);
    match did_you_mean(option.trim_start_matches('-'), names.chain(["help", "version"])) {
        Some(hint) => Misuse::new(c::NO_OPTION_MEAN).with("option", option).with("hint", hint),
        None => Misuse::new(c::NO_OPTION).with("option", option),
    }
}
