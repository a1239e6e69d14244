//! From the command line to an exit code.

use crate::args::{self, FailOn, Misuse, Read, Reader, Request, Verb};
use crate::files::{self, FileError};
use crate::out;
use crate::progress::Progress;
use crate::say::Say;
use crate::study::findings::{Kind, by_severity};
use crate::study::{NoStudy, Study};
use crate::texts::cli as c;
use crate::{assess, check, help, law_diff, laws, report};
use sentra::assess::Verdict;
use sentra_io::{IoError, Loaded};
use std::ffi::OsString;
use std::process::ExitCode;

/// Something that --fail-on names was found.
const FOUND: u8 = 1;
/// The command line is wrong.
const MISUSE: u8 = 2;
/// A file cannot be read, has nothing usable, or cannot be written.
const UNUSABLE: u8 = 3;

/// Why a command ended early.
#[derive(Debug)]
pub(crate) enum Stop {
    Misuse(Misuse),
    File(String),
}

impl From<Misuse> for Stop {
    fn from(misuse: Misuse) -> Self {
        Self::Misuse(misuse)
    }
}

impl From<FileError> for Stop {
    fn from(FileError(text): FileError) -> Self {
        Self::File(text)
    }
}

impl From<NoStudy> for Stop {
    fn from(NoStudy(text): NoStudy) -> Self {
        Self::File(text)
    }
}

impl From<sentra::law::LawError> for Stop {
    fn from(error: sentra::law::LawError) -> Self {
        Self::File(error.to_string())
    }
}

impl From<std::io::Error> for Stop {
    fn from(error: std::io::Error) -> Self {
        Self::File(error.to_string())
    }
}

/// Does what the arguments ask for.
pub(crate) fn run(args: &[OsString]) -> ExitCode {
    let say = Say { lang: args::language(args) };
    let said = |text: &str| out::print(text).map(|()| 0).map_err(Stop::from);
    let result = args::read(args).map_err(Stop::from).and_then(|read| match read {
        Read::Help(verb) => said(&help::text(verb, say)),
        Read::Version => said(&format!("sentra {}\n", env!("CARGO_PKG_VERSION"))),
        Read::Command(reader) => command(*reader, say),
    });
    match result {
        Ok(code) => ExitCode::from(code),
        Err(Stop::Misuse(misuse)) => {
            out::complain(&misuse.text(say));
            ExitCode::from(MISUSE)
        }
        Err(Stop::File(text)) => {
            out::complain(&format!("sentra: {text}"));
            ExitCode::from(UNUSABLE)
        }
    }
}

fn command(reader: Reader, say: Say) -> Result<u8, Stop> {
    let law = laws::load(&reader.law, say)?;
    let before = laws::load(&reader.before.law(&reader.law), say)?;
    let (law, request) = (law.as_ref(), &reader.finish(&law, &before)?);
    if request.verb == Verb::Explain {
        crate::rules::run(law, request, say)?;
        return Ok(0);
    }
    report::check_outputs(request)?;
    let loaded = load(request, say)?;
    if request.verb == Verb::Check {
        check::run(law, request, &loaded, say)?;
        refuse_nothing(request, &loaded, say)?;
        return Ok(ended(request.fail_on, &crate::study::findings::kinds(&loaded), &[]));
    }
    refuse_nothing(request, &loaded, say)?;
    if let (Some(old), Some(new)) = (&request.before, &request.context) {
        law_diff::run(request, (&before, old), (law, new), &loaded, say)?;
        return Ok(0);
    }
    let Some(context) = request.context.clone() else {
        return Err(Misuse::new(c::NO_DATE).with("verb", request.verb.as_str()).into());
    };
    let study = {
        let progress = Progress::start(say, c::PROGRESS_JUDGE);
        Study::of(law, context, &loaded, &request.questions, say, &mut |done, of| progress.at(done, of))?
    };
    let verdicts = match request.verb {
        Verb::Assess => assess::run(request, &study, say)?,
        Verb::Check | Verb::Report | Verb::Explain | Verb::LawDiff => {
            report::run(request, &study, say)?;
            assess::listed(&study)
        }
    };
    Ok(ended(request.fail_on, &study.kinds, &verdicts))
}

fn load(request: &Request, say: Say) -> Result<Loaded, Stop> {
    let sources = files::read(&request.files, &request.load.csv.limits, say)?;
    let progress = Progress::start(say, c::PROGRESS_READ);
    // An error does not say in which of several files it is, so each is named by the count of what was read before.
    let sizes: Vec<u64> = sources.iter().map(|s| s.bytes.len() as u64).collect();
    let mut reached = 0;
    let loaded = sentra_io::load(sources, &request.load, &mut |done, of| {
        reached = done;
        progress.at(done, of);
    });
    loaded.map_err(|error: IoError| {
        let mut before = 0;
        let at = sizes.iter().position(|size| {
            before += size;
            reached < before
        });
        let path = at.and_then(|at| request.files.get(at)).or(request.files.last());
        Stop::File(path.map_or_else(|| error.text(say.lang), |path| files::explain(say, path, &error)))
    })
}

/// Nothing usable is no result, even if nothing is wrong with it.
fn refuse_nothing(request: &Request, loaded: &Loaded, say: Say) -> Result<(), Stop> {
    if loaded.register.is_empty() && loaded.declared.is_empty() {
        let files: Vec<String> = request.files.iter().map(|f| f.display().to_string()).collect();
        return Err(Stop::File(say.fill(c::NOTHING_USABLE, &[("files", &files.join(" "))])));
    }
    Ok(())
}

fn ended(fail_on: FailOn, kinds: &[Kind], verdicts: &[Verdict]) -> u8 {
    let [errors, warnings, _] = by_severity(kinds);
    let found = (fail_on.error && errors > 0)
        || (fail_on.warning && warnings > 0)
        || (fail_on.not_met && verdicts.contains(&Verdict::NotMet))
        || (fail_on.unknown && verdicts.contains(&Verdict::Unknown));
    if found { FOUND } else { 0 }
}
