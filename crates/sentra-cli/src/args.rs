//! What the command line asks for.

mod law;
mod misuse;
mod options;
mod values;

pub(crate) use law::{Before, LawChoice};
pub(crate) use misuse::Misuse;
pub(crate) use options::{OPTIONS, Verb};

use crate::texts::cli as c;
use lexopt::{Arg, Parser, ValueExt};
use sentra::Lang;
use sentra::assess::Context;
use sentra::date::Date;
use sentra::law::Law;
use sentra::text::did_you_mean;
use sentra_io::LoadOptions;
use std::ffi::OsString;
use std::path::PathBuf;

/// A command with its options.
#[derive(Debug)]
pub(crate) struct Request {
    pub(crate) verb: Verb,
    pub(crate) lang: Lang,
    pub(crate) files: Vec<PathBuf>,
    /// The day of the question, with its readings; always there for `assess` and `report`.
    pub(crate) context: Option<Context>,
    pub(crate) html: Option<PathBuf>,
    pub(crate) json: Option<PathBuf>,
    pub(crate) load: LoadOptions,
    pub(crate) questions: Vec<String>,
    pub(crate) explain: Option<String>,
    /// The other side of a comparison of laws.
    pub(crate) before: Option<Context>,
    pub(crate) fail_on: FailOn,
}

/// What makes the command end with 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct FailOn {
    pub(crate) error: bool,
    pub(crate) warning: bool,
    pub(crate) not_met: bool,
    pub(crate) unknown: bool,
}

/// The language of the arguments, wherever it stands, so that errors are said in it as well.
pub(crate) fn language(args: &[OsString]) -> Lang {
    let mut args = args.iter().filter_map(|a| a.to_str());
    let mut lang = Lang::Id;
    while let Some(arg) = args.next() {
        let value = if arg == "--lang" { args.next() } else { arg.strip_prefix("--lang=") };
        match value {
            Some("en") => lang = Lang::En,
            Some("id") => lang = Lang::Id,
            _ => {}
        }
    }
    lang
}

/// What the arguments say so far: whatever names something of the law waits until the law is known.
#[derive(Debug)]
pub(crate) enum Read {
    Help(Option<Verb>),
    Version,
    Command(Box<Reader>),
}

/// Reads the arguments behind the name of the program.
pub(crate) fn read(args: &[OsString]) -> Result<Read, Misuse> {
    let mut reader = Reader::new(language(args));
    let mut parser = Parser::from_args(args.iter().cloned());
    while let Some(arg) = parser.next().map_err(values::broken)? {
        match arg {
            Arg::Short('h') => return Ok(Read::Help(reader.verb)),
            Arg::Short('V') => return Ok(Read::Version),
            Arg::Short(letter) => return Err(misuse::unknown_option(&format!("-{letter}"), reader.verb)),
            Arg::Long(name) => {
                let name = name.to_owned();
                match name.as_str() {
                    "help" => return Ok(Read::Help(reader.verb)),
                    "version" => return Ok(Read::Version),
                    _ => reader.option(&name, &mut parser)?,
                }
            }
            Arg::Value(value) => {
                if let Some(verb) = reader.word(value)? {
                    return Ok(Read::Help(Some(verb)));
                }
            }
        }
    }
    match (reader.verb, reader.help) {
        (None, true) => Ok(Read::Help(None)),
        (None, false) => Err(Misuse::new(c::NO_COMMAND)),
        (Some(_), _) => Ok(Read::Command(Box::new(reader))),
    }
}

/// The command line as it was read, before anything of the law is looked up.
#[derive(Debug)]
pub(crate) struct Reader {
    verb: Option<Verb>,
    lang: Lang,
    help: bool,
    as_of: Option<Date>,
    readings: Vec<String>,
    questions: Vec<Named>,
    supplied: Vec<(String, String)>,
    fail_on: Option<FailOn>,
    request: Request,
    /// Whose law is asked.
    pub(crate) law: LawChoice,
    /// What is otherwise on the other side of a comparison of laws.
    pub(crate) before: Before,
}

/// A question, or all questions of a programme.
#[derive(Debug)]
enum Named {
    Question(String),
    Programme(String),
}

impl Reader {
    fn new(lang: Lang) -> Self {
        let request = Request {
            verb: Verb::Check,
            lang,
            files: Vec::new(),
            context: None,
            html: None,
            json: None,
            load: LoadOptions::default(),
            questions: Vec::new(),
            explain: None,
            before: None,
            fail_on: FailOn::default(),
        };
        Self {
            verb: None,
            lang,
            help: false,
            as_of: None,
            readings: Vec::new(),
            questions: Vec::new(),
            supplied: Vec::new(),
            fail_on: None,
            request,
            law: LawChoice::default(),
            before: Before::default(),
        }
    }

    /// A word that belongs to no option: the command first, then files. Behind `help` it is the command to explain.
    fn word(&mut self, value: OsString) -> Result<Option<Verb>, Misuse> {
        if self.verb.is_some() {
            self.request.files.push(value.into());
            return Ok(None);
        }
        let word = value.to_string_lossy().into_owned();
        match Verb::parse(&word) {
            Some(verb) if self.help => return Ok(Some(verb)),
            Some(verb) => self.verb = Some(verb),
            None if word == "help" => self.help = true,
            None => {
                let hint = did_you_mean(&word, Verb::ALL.iter().map(|v| v.as_str())).unwrap_or_default();
                let text = if hint.is_empty() { c::NO_COMMAND_CALLED } else { c::NO_COMMAND_MEAN };
                return Err(Misuse::new(text).with("word", word).with("hint", hint));
            }
        }
        Ok(None)
    }

    fn option(&mut self, name: &str, parser: &mut Parser) -> Result<(), Misuse> {
        let named = || OPTIONS.iter().filter(|o| o.name == name);
        let fitting = named().find(|o| self.verb.is_none_or(|v| o.verbs.contains(&v)));
        let Some(option) = fitting.or(named().next()) else {
            return Err(misuse::unknown_option(&format!("--{name}"), self.verb));
        };
        let verb = match (self.verb, name) {
            (Some(verb), _) if option.verbs.contains(&verb) => verb,
            (Some(verb), _) => {
                let verbs: Vec<&str> = named().flat_map(|o| o.verbs).map(|v| v.as_str()).collect();
                return Err(Misuse::new(c::OPTION_ELSEWHERE)
                    .with("option", name)
                    .with("verb", verb.as_str())
                    .with("verbs", verbs.join(", ")));
            }
            (None, "lang") => Verb::Check,
            (None, _) => return Err(Misuse::new(c::COMMAND_FIRST).with("option", name)),
        };
        if name == "json" && verb != Verb::Report {
            self.request.json = Some(PathBuf::from("-"));
            return Ok(());
        }
        let value = parser
            .value()
            .map_err(|_| Misuse::new(c::VALUE_MISSING).with("option", name).with("value", option.value))?;
        if matches!(name, "html" | "json") {
            let slot = if name == "html" { &mut self.request.html } else { &mut self.request.json };
            *slot = Some(value.into());
            return Ok(());
        }
        if self.law.file(name, &value) || self.before.file(name, &value) {
            return Ok(());
        }
        let value = value.string().map_err(values::broken)?;
        let load = &mut self.request.load;
        match name {
            "lang" => self.request.lang = values::language(&value)?,
            "as-of" => self.as_of = Some(values::as_of(&value)?),
            "region" => load.region = Some(values::region(&value)?),
            "kbli-edition" => load.kbli_edition = values::edition(&value)?,
            "marks" => load.marks = Some(values::marks(&value)?),
            "map" => values::mapping(&value, &mut load.overrides, self.lang)?,
            "rows" => load.overrides = std::mem::take(&mut load.overrides).rows(values::rows(&value)?),
            "workers-basis" => load.workers_basis = values::basis(&value)?,
            "encoding" => load.csv.encoding = Some(values::encoding(&value)?),
            "delimiter" => load.csv.delimiter = Some(values::delimiter(&value)?),
            "header" => load.csv.header = values::header(&value)?,
            "limit" => values::limit(&value, &mut load.csv.limits)?,
            "system" => load.system = Some(values::system(&value)?),
            "readings" => self.readings.push(value),
            "question" => self.questions.push(Named::Question(value)),
            "programme" => self.questions.push(Named::Programme(value)),
            "jurisdiction" => self.law.jurisdiction = Some(values::jurisdiction(&value)?),
            "known-at" => self.law.known_at = Some(values::as_of(&value)?),
            "before" => self.before.as_of = Some(values::as_of(&value)?),
            "before-readings" => self.before.readings.push(value),
            "before-known-at" => self.before.known_at = Some(values::as_of(&value)?),
            "supplied" => self.supplied.push(values::pair("supplied", &value)?),
            "explain" => self.request.explain = Some(value),
            "fail-on" => self.fail_on = Some(values::fail_on(&value)?),
            _ => return Err(misuse::unknown_option(&format!("--{name}"), self.verb)),
        }
        Ok(())
    }

    /// The command with everything that it names looked up in the law; `before` is the law of the other side.
    pub(crate) fn finish(self, law: &Law, before: &Law) -> Result<Request, Misuse> {
        let verb = self.verb.unwrap_or(Verb::Check);
        let mut request = Request { verb, ..self.request };
        if request.files.is_empty() {
            let text = if verb == Verb::Explain { c::NO_CODE } else { c::NO_FILE };
            return Err(Misuse::new(text).with("verb", verb.as_str()));
        }
        for named in &self.questions {
            match named {
                // A question may have ended, or not yet have begun: one of the two laws knows it.
                Named::Question(value) => {
                    let known = values::question(value, law);
                    request
                        .questions
                        .push(known.or_else(|e| values::question(value, before).map_err(|_| e))?);
                }
                Named::Programme(value) => request.questions.extend(values::programme(value, law)?),
            }
        }
        if matches!(verb, Verb::Assess | Verb::Report | Verb::LawDiff) {
            let Some(as_of) = self.as_of else {
                return Err(Misuse::new(c::NO_DATE).with("verb", verb.as_str()));
            };
            request.context = Some(law::context(as_of, &self.readings, &self.supplied, law)?);
            if verb == Verb::LawDiff {
                if request.questions.len() != 1 {
                    return Err(Misuse::new(c::ONE_QUESTION));
                }
                if self.before.is_empty() {
                    return Err(Misuse::new(c::NO_BEFORE));
                }
                let as_of = self.before.as_of.unwrap_or(as_of);
                let readings =
                    if self.before.readings.is_empty() { &self.readings } else { &self.before.readings };
                request.before = Some(law::context(as_of, readings, &self.supplied, before)?);
            }
        }
        let default = FailOn { error: verb == Verb::Check, ..FailOn::default() };
        request.fail_on = self.fail_on.unwrap_or(default);
        Ok(request)
    }
}

#[cfg(test)]
mod tests;
