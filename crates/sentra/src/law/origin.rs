//! Where a registry comes from: its text, the local rules that are loaded beside it, and which part of both is chosen.

use super::document::Document;
use super::overlay::{self, AppliedOverlay, Overlay};
use super::{Law, LawError, Registry, check};
use crate::date::Date;
use crate::region::RegionCode;
use std::sync::Arc;

/// A text that was read, with the days on which its knowledge changes.
#[derive(Debug)]
pub(super) struct Source {
    text: String,
    pub(super) boundaries: Vec<Date>,
}

/// A checked national registry and its hash.
#[derive(Clone, Debug)]
pub(super) struct Base {
    pub(super) registry: Registry,
    pub(super) hash: String,
}

/// What a law was made from.
#[derive(Clone, Debug, Default)]
pub(super) struct Origin {
    /// The text, where its knowledge changes at all.
    pub(super) source: Option<Arc<Source>>,
    /// The national registry, where `Law::registry` holds local rules too.
    national: Option<Arc<Base>>,
    pub(super) overlays: Vec<Arc<Overlay>>,
    pub(super) known_at: Option<Date>,
    pub(super) region: Option<RegionCode>,
    pub(super) applied: Vec<AppliedOverlay>,
}

/// Each state of knowledge by one day of it: before the first change, and from each change on.
pub(super) fn states(boundaries: &[Date]) -> Vec<Option<Date>> {
    let mut days: Vec<Option<Date>> = Vec::new();
    if let Some(first) = boundaries.first() {
        days.push(Date::from_days(first.to_days() - 1));
    }
    days.extend(boundaries.iter().map(|d| Some(*d)));
    days.retain(Option::is_some);
    days.push(None);
    days
}

fn base(document: &Document<'_>, known_at: Option<Date>) -> Result<Base, LawError> {
    let view = document.view(known_at)?;
    let mut registry: Registry = serde_json::from_str(&view.text).map_err(|e| document.shape(&e))?;
    if let Some(version) = view.version {
        version.clone_into(&mut registry.version);
    }
    check::check(&registry)?;
    Ok(Base { registry, hash: view.hash })
}

/// Reads a registry and checks each state of its knowledge.
pub(super) fn read(json: &str) -> Result<Law, LawError> {
    let document = Document::read(json)?;
    let boundaries: Vec<Date> = document.boundaries()?.into_iter().collect();
    for day in states(&boundaries).into_iter().flatten() {
        base(&document, Some(day))?;
    }
    let Base { registry, hash } = base(&document, None)?;
    let source = (!boundaries.is_empty()).then(|| Arc::new(Source { text: json.to_owned(), boundaries }));
    Ok(Law::of(registry, hash, Origin { source, ..Origin::default() }))
}

impl Law {
    /// The national registry as it was known on a day.
    fn national(&self, known_at: Option<Date>) -> Result<Arc<Base>, LawError> {
        match (&self.origin.source, &self.origin.national) {
            (Some(source), _) if known_at != self.origin.known_at => {
                Ok(Arc::new(base(&Document::read(&source.text)?, known_at)?))
            }
            (_, Some(national)) => Ok(Arc::clone(national)),
            (_, None) => Ok(Arc::new(Base { registry: self.registry.clone(), hash: self.hash.clone() })),
        }
    }

    /// The law of a region, with the overlays that are loaded, as it was known on a day.
    pub(super) fn derive(&self, known_at: Option<Date>, region: Option<RegionCode>) -> Result<Law, LawError> {
        let national = self.national(known_at)?;
        let here = self.origin.overlays.iter().filter(|o| region.is_some_and(|r| r.within(o.scope)));
        let mut here: Vec<&Arc<Overlay>> = here.collect();
        here.sort_unstable_by(|a, b| a.place_in_order().cmp(&b.place_in_order()));
        let (registry, hash, applied) = overlay::merge(&national, &here, known_at)?;
        let origin = Origin {
            source: self.origin.source.clone(),
            overlays: self.origin.overlays.clone(),
            known_at,
            region,
            applied,
            national: Some(national),
        };
        Ok(Law::of(registry, hash, origin))
    }
}

impl Law {
    /// A registry that is put together from two checked ones, to find out what a difference does.
    pub(crate) fn mixed(registry: Registry, hash: String) -> Law {
        Law::of(registry, hash, Origin::default())
    }
}
