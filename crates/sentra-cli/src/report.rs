//! `sentra report`: the page for people, the JSON for programs, or a summary on the terminal.

use crate::args::{Misuse, Request};
use crate::run::Stop;
use crate::say::Say;
use crate::study::Study;
use crate::texts::cli as c;
use crate::{assess, files, html, json, out};
use std::path::Path;

/// Two outputs cannot share one stream.
pub(crate) fn check_outputs(request: &Request) -> Result<(), Stop> {
    let stream = |path: &Option<std::path::PathBuf>| path.as_deref() == Some(Path::new("-"));
    if stream(&request.html) && stream(&request.json) {
        return Err(Misuse::new(c::TWO_STREAMS).into());
    }
    Ok(())
}

/// Writes what is asked for.
pub(crate) fn run(request: &Request, study: &Study<'_>, say: Say) -> Result<(), Stop> {
    if let Some(path) = &request.html {
        let page = html::page(study, say);
        files::write(path, say, |out| out.write_all(page.as_bytes()))?;
        written(path, say);
    }
    if let Some(path) = &request.json {
        files::write(path, say, |out| json::report(study, out))?;
        written(path, say);
    }
    if request.html.is_none() && request.json.is_none() {
        let mut text = assess::summary(study, say);
        text.push_str(&format!("\n{}\n", say.t(c::REPORT_HINT)));
        out::print(&text)?;
    }
    Ok(())
}

/// Says on standard error where the report is; standard output may be the report itself.
fn written(path: &Path, say: Say) {
    if path != Path::new("-") {
        out::complain(&say.fill(c::WRITTEN, &[("name", &path.display())]));
    }
}
