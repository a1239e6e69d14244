//! Whose law is asked, and of which day: options that name another law than the national one of today.

use super::{Misuse, values};
use crate::texts::cli as c;
use sentra::assess::Context;
use sentra::date::Date;
use sentra::law::{Law, LawError};
use sentra::region::RegionCode;
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

/// What differs from the national registry as it is known now.
#[derive(Clone, Debug, Default)]
pub(crate) struct LawChoice {
    /// A registry instead of the embedded one.
    pub(crate) registry: Option<PathBuf>,
    /// Local rules.
    pub(crate) overlays: Vec<PathBuf>,
    /// The day whose knowledge of the law is asked.
    pub(crate) known_at: Option<Date>,
    /// The place whose law it is.
    pub(crate) jurisdiction: Option<RegionCode>,
}

impl LawChoice {
    /// Takes the name of a file, if it is an option of this kind.
    pub(super) fn file(&mut self, option: &str, value: &OsString) -> bool {
        match option {
            "registry" => self.registry = Some(value.into()),
            "overlay" => self.overlays.push(value.into()),
            _ => return false,
        }
        true
    }
}

/// The side before, where it differs from the side after.
#[derive(Debug, Default)]
pub(crate) struct Before {
    pub(super) as_of: Option<Date>,
    pub(super) readings: Vec<String>,
    pub(super) known_at: Option<Date>,
    /// A file, or the embedded registry.
    registry: Option<Option<PathBuf>>,
    /// Files, or no local rules.
    overlays: Option<Vec<PathBuf>>,
}

impl Before {
    /// Takes the name of a file, if it is an option of this kind. `none` stands for what is not there.
    pub(super) fn file(&mut self, option: &str, value: &OsString) -> bool {
        let path = (value != OsStr::new("none")).then(|| PathBuf::from(value));
        match option {
            "before-registry" => self.registry = Some(path),
            "before-overlay" => self.overlays.get_or_insert_default().extend(path),
            _ => return false,
        }
        true
    }

    /// Whether nothing is said of it, so that both sides would be the same.
    pub(super) fn is_empty(&self) -> bool {
        matches!(self, Self { as_of: None, known_at: None, registry: None, overlays: None, readings } if readings.is_empty())
    }

    /// The law of the side before.
    pub(crate) fn law(&self, after: &LawChoice) -> LawChoice {
        LawChoice {
            registry: self.registry.clone().unwrap_or_else(|| after.registry.clone()),
            overlays: self.overlays.clone().unwrap_or_else(|| after.overlays.clone()),
            known_at: self.known_at.or(after.known_at),
            jurisdiction: after.jurisdiction,
        }
    }
}

/// The day with its readings and supplied numbers, as a law knows them.
pub(super) fn context(
    as_of: Date,
    readings: &[String],
    supplied: &[(String, String)],
    law: &Law,
) -> Result<Context, Misuse> {
    let mut context = Context::as_of(as_of);
    for one in readings {
        let (key, choice) = values::reading(one, law)?;
        match key.as_str() {
            "location_places" => context.location_places = values::places(&choice)?,
            "location_radius" => {
                context = context.with_radius(choice.trim_end_matches('m').trim().parse().unwrap_or(0))
            }
            _ => context = context.with_reading(&key, &choice),
        }
    }
    for (id, value) in supplied {
        context = context.with_supplied(id, value);
    }
    context.check(law).map_err(|e| match e {
        LawError::Radius => Misuse::new(c::RADIUS),
        e => Misuse::new(c::PLAIN).with("text", e),
    })?;
    let explicit = context.readings.get("location").is_some_and(|c| c == "explicit");
    if explicit == context.location_places.is_empty() {
        return Err(Misuse::new(c::EXPLICIT_PLACES));
    }
    Ok(context)
}
