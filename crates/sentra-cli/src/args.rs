//! What the command line asks for.

mod misuse;
mod options;
mod values;

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

/// What is to be done.
#[derive(Debug)]
pub(crate) enum Asked {
    Run(Box<Request>),
    Help(Option<Verb>),
    Version,
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

/// Reads the arguments behind the name of the program.
pub(crate) fn parse(args: &[OsString], law: &Law) -> Result<Asked, Misuse> {
    let mut reader = Reader::new(language(args));
    let mut parser = Parser::from_args(args.iter().cloned());
    while let Some(arg) = parser.next().map_err(values::broken)? {
        match arg {
            Arg::Short('h') => return Ok(Asked::Help(reader.verb)),
            Arg::Short('V') => return Ok(Asked::Version),
            Arg::Short(letter) => return Err(misuse::unknown_option(&format!("-{letter}"), reader.verb)),
            Arg::Long(name) => {
                let name = name.to_owned();
                match name.as_str() {
                    "help" => return Ok(Asked::Help(reader.verb)),
                    "version" => return Ok(Asked::Version),
                    _ => reader.option(&name, &mut parser, law)?,
                }
            }
            Arg::Value(value) => {
                if let Some(asked) = reader.word(value)? {
                    return Ok(asked);
                }
            }
        }
    }
    reader.finish(law)
}

struct Reader {
    verb: Option<Verb>,
    lang: Lang,
    help: bool,
    as_of: Option<Date>,
    readings: Vec<(String, String)>,
    supplied: Vec<(String, String)>,
    fail_on: Option<FailOn>,
    request: Request,
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
            fail_on: FailOn::default(),
        };
        Self {
            verb: None,
            lang,
            help: false,
            as_of: None,
            readings: Vec::new(),
            supplied: Vec::new(),
            fail_on: None,
            request,
        }
    }

    /// A word that belongs to no option: the command first, then files.
    fn word(&mut self, value: OsString) -> Result<Option<Asked>, Misuse> {
        if self.verb.is_some() {
            self.request.files.push(value.into());
            return Ok(None);
        }
        let word = value.to_string_lossy().into_owned();
        match Verb::parse(&word) {
            Some(verb) if self.help => return Ok(Some(Asked::Help(Some(verb)))),
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

    fn option(&mut self, name: &str, parser: &mut Parser, law: &Law) -> Result<(), Misuse> {
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
            "readings" => self.readings.push(values::reading(&value, law)?),
            "question" => self.request.questions.push(values::question(&value, law)?),
            "programme" => self.request.questions.extend(values::programme(&value, law)?),
            "supplied" => self.supplied.push(values::pair("supplied", &value)?),
            "explain" => self.request.explain = Some(value),
            "fail-on" => self.fail_on = Some(values::fail_on(&value)?),
            _ => return Err(misuse::unknown_option(&format!("--{name}"), self.verb)),
        }
        Ok(())
    }

    fn finish(self, law: &Law) -> Result<Asked, Misuse> {
        let Some(verb) = self.verb else {
            return if self.help { Ok(Asked::Help(None)) } else { Err(Misuse::new(c::NO_COMMAND)) };
        };
        let mut request = Request { verb, ..self.request };
        if request.files.is_empty() {
            let text = if verb == Verb::Explain { c::NO_CODE } else { c::NO_FILE };
            return Err(Misuse::new(text).with("verb", verb.as_str()));
        }
        if matches!(verb, Verb::Assess | Verb::Report) {
            let Some(as_of) = self.as_of else {
                return Err(Misuse::new(c::NO_DATE).with("verb", verb.as_str()));
            };
            let mut context = Context::as_of(as_of);
            for (key, choice) in self.readings {
                match key.as_str() {
                    "location_places" => context.location_places = values::places(&choice)?,
                    _ => context = context.with_reading(&key, &choice),
                }
            }
            for (id, value) in self.supplied {
                context = context.with_supplied(&id, &value);
            }
            context.check(law).map_err(|e| Misuse::new(c::PLAIN).with("text", e))?;
            let explicit = context.readings.get("location").is_some_and(|c| c == "explicit");
            if explicit == context.location_places.is_empty() {
                return Err(Misuse::new(c::EXPLICIT_PLACES));
            }
            request.context = Some(context);
        }
        let default = FailOn { error: verb == Verb::Check, ..FailOn::default() };
        request.fail_on = self.fail_on.unwrap_or(default);
        Ok(Asked::Run(Box::new(request)))
    }
}

#[cfg(test)]
mod tests;
