//! Loads the law that the options name.

use crate::args::LawChoice;
use crate::files::{self, FileError};
use crate::run::Stop;
use crate::say::Say;
use crate::texts::cli as c;
use sentra::law::{Law, LawError};
use sentra_io::Limits;
use std::borrow::Cow;
use std::path::Path;

/// The national law, unless a registry, local rules, a day of knowledge or a place is named.
pub(crate) fn load(choice: &LawChoice, say: Say) -> Result<Cow<'static, Law>, Stop> {
    let mut law = Cow::Borrowed(Law::indonesia());
    if let Some(path) = &choice.registry {
        law = accepted(Law::from_json(&text(path, say)?), path, say)?;
    }
    for path in &choice.overlays {
        law = accepted(law.with_overlay(&text(path, say)?), path, say)?;
    }
    if let Some(day) = choice.known_at {
        law = Cow::Owned(law.as_known(day)?);
    }
    if let Some(place) = choice.jurisdiction {
        law = Cow::Owned(law.in_region(place)?);
    }
    Ok(law)
}

fn text(path: &Path, say: Say) -> Result<String, Stop> {
    let mut sources = files::read(&[path], &Limits::default(), say)?;
    let bytes = sources.pop().map(|s| s.bytes).unwrap_or_default();
    let unread = |_| FileError(say.fill(c::LAW_NOT_TEXT, &[("name", &path.display())]));
    Ok(String::from_utf8(bytes).map_err(unread)?)
}

fn accepted(law: Result<Law, LawError>, path: &Path, say: Say) -> Result<Cow<'static, Law>, Stop> {
    law.map(Cow::Owned).map_err(|problem| {
        let params: [(&str, &dyn std::fmt::Display); 2] = [("name", &path.display()), ("problem", &problem)];
        Stop::File(say.fill(c::LAW_REFUSED, &params))
    })
}

/// What is said of a law that is not simply the national one of today: its place, its local rules, its day of knowledge.
pub(crate) fn said(law: &Law, say: Say) -> Vec<String> {
    let mut out = Vec::new();
    if let Some(place) = law.region() {
        out.push(say.fill(c::LAW_OF, &[("place", &crate::say::region_name(place)), ("code", &place)]));
    }
    for overlay in law.overlays() {
        let params: [(&str, &dyn std::fmt::Display); 3] =
            [("name", &overlay.name), ("version", &overlay.version), ("scope", &overlay.scope)];
        out.push(say.fill(c::LAW_LOCAL, &params));
    }
    if let Some(day) = law.known_at() {
        out.push(say.fill(c::LAW_KNOWN, &[("date", &say.date(day))]));
    }
    out
}
