//! Local rules as data: what a province or regency adds, beside the national registry and never instead of it.
//!
//! An overlay has a scope (a Kemendagri code of a province or regency). It may add instruments, parameters, readings, inputs,
//! criteria and programmes under identifiers of its own (`daerah.<scope>.…`), and give a national parameter values of
//! its own where the national registry allows that: in the direction that it calls `tighter`, or in any direction where
//! it says `delegable`. A regency must again be at least as tight as its province. Whatever two sources of the same level
//! set differently is an error that cites both; nothing is decided by the order of loading.
//!
//! That a value is tighter says nothing about whether the region may set it: that is for the local instrument to show.
//!
//! ```
//! use sentra::{law::Law, region::RegionCode};
//! let here = RegionCode::parse("35.24.06.2002")?;
//! let law = Law::indonesia().in_region(here)?;
//! assert_eq!(law.hash(), Law::indonesia().hash()); // no overlay is loaded: the national rules as they are
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod tighten;

use super::document::{Document, sha256};
use super::origin::{Base, states};
use super::registry::{
    Bilingual, Criterion, DatedValue, InputDefinition, Instrument, Parameter, Programme, Reading, Registry,
};
use super::{Citation, Law, LawError, check};
use crate::date::Date;
use crate::region::{Level, RegionCode, System};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The JSON of an overlay.
///
/// ```
/// let json = r#"{"format": 1, "name": "contoh", "version": "1", "scope": "35.24"}"#;
/// let file: sentra::law::OverlayFile = serde_json::from_str(json)?;
/// assert!(file.criteria.is_empty());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OverlayFile {
    /// Version of the format.
    pub format: u32,
    /// Its name.
    pub name: String,
    /// Version of its content.
    pub version: String,
    /// The Kemendagri code of the province or regency whose rules these are, with its dots.
    pub scope: String,
    /// What is to be said of the whole.
    pub note: Option<Bilingual>,
    /// Local laws and regulations.
    #[serde(default)]
    pub instruments: Vec<Instrument>,
    /// Numbers and dates of its own.
    #[serde(default)]
    pub parameters: Vec<Parameter>,
    /// Values of its own for national parameters.
    #[serde(default)]
    pub tighten: Vec<LocalValues>,
    /// Open interpretations of its own rules.
    #[serde(default)]
    pub readings: Vec<Reading>,
    /// Facts of its own that its criteria read.
    #[serde(default)]
    pub inputs: Vec<InputDefinition>,
    /// Questions of its own.
    #[serde(default)]
    pub criteria: Vec<Criterion>,
    /// Programmes of its own.
    #[serde(default)]
    pub programmes: Vec<Programme>,
}

impl OverlayFile {
    /// Whether it has no entry at all.
    fn is_empty(&self) -> bool {
        self.names().next().is_none() && self.tighten.is_empty()
    }

    /// The identifiers of all its entries, with their lists.
    fn names(&self) -> impl Iterator<Item = (&'static str, &str)> {
        (self.instruments.iter().map(|x| ("instruments", x.id.as_str())))
            .chain(self.parameters.iter().map(|x| ("parameters", x.id.as_str())))
            .chain(self.readings.iter().map(|x| ("readings", x.id.as_str())))
            .chain(self.inputs.iter().map(|x| ("inputs", x.id.as_str())))
            .chain(self.criteria.iter().map(|x| ("criteria", x.id.as_str())))
            .chain(self.programmes.iter().map(|x| ("programmes", x.id.as_str())))
    }
}

/// Local values of a national parameter.
///
/// ```
/// let json = r#"{"parameter": "pp29.unit_minimum", "values": []}"#;
/// let local: sentra::law::LocalValues = serde_json::from_str(json)?;
/// assert_eq!(local.parameter, "pp29.unit_minimum");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LocalValues {
    /// The national parameter.
    pub parameter: String,
    /// Its local values by date.
    pub values: Vec<DatedValue>,
}

/// An overlay whose rules are part of a law, as it is printed with every answer.
///
/// ```
/// use sentra::{law::Law, region::RegionCode};
/// let json = r#"{"format": 1, "name": "contoh", "version": "1", "scope": "35",
///   "instruments": [{"id": "daerah.35.perda", "short": "Perda Contoh", "title": {"id": "Contoh", "en": "Example"}, "evidence": "unconfirmed"}]}"#;
/// let law = Law::indonesia().with_overlay(json)?.in_region(RegionCode::parse("35.24")?)?;
/// assert_eq!((law.overlays()[0].name.as_str(), law.overlays()[0].scope.to_string()), ("contoh", "35".to_owned()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppliedOverlay {
    /// Its name.
    pub name: String,
    /// The version of its content.
    pub version: String,
    /// Whose rules it holds.
    pub scope: RegionCode,
    /// SHA-256 of what is known of it, in canonical JSON.
    pub hash: String,
}

/// An overlay that was checked.
#[derive(Debug)]
pub(super) struct Overlay {
    text: String,
    name: String,
    hash: String,
    pub(super) scope: RegionCode,
    pub(super) boundaries: Vec<Date>,
}

impl Overlay {
    /// The general before the special; otherwise an order that does not depend on that of loading.
    pub(super) fn place_in_order(&self) -> (Level, RegionCode, &str, &str) {
        (self.scope.level, self.scope, &self.name, &self.hash)
    }
}

/// An error inside an overlay, with its name.
fn wrong(overlay: &str, at: &str, problem: impl Into<String>) -> LawError {
    LawError::At { at: format!("overlay `{overlay}`: {at}"), problem: problem.into() }
}

fn scope_of(file: &OverlayFile) -> Result<RegionCode, LawError> {
    let code = RegionCode::parse(&file.scope).map(|c| c.declared(System::Kemendagri)).ok();
    let fits =
        |c: &RegionCode| matches!(c.level, Level::Province | Level::Regency) && c.to_string() == file.scope;
    let problem = || {
        format!(
            "`{}` is not the Kemendagri code of a province or regency, such as `35` or `35.24`",
            file.scope
        )
    };
    code.filter(fits).ok_or_else(|| wrong(&file.name, "scope", problem()))
}

/// Reads the part of an overlay that was known on a day, and its hash.
fn view(document: &Document<'_>, known_at: Option<Date>) -> Result<(OverlayFile, String), LawError> {
    let view = document.view(known_at)?;
    let mut file: OverlayFile = serde_json::from_str(&view.text).map_err(|e| document.shape(&e))?;
    if let Some(version) = view.version {
        version.clone_into(&mut file.version);
    }
    if file.format != 1 {
        return Err(LawError::Format(file.format));
    }
    Ok((file, view.hash))
}

fn read(json: &str) -> Result<Overlay, LawError> {
    let document = Document::read(json)?;
    let boundaries = document.boundaries()?.into_iter().collect();
    let (file, hash) = view(&document, None)?;
    if file.name.trim().is_empty() {
        return Err(wrong("", "name", "is empty"));
    }
    Ok(Overlay { text: json.to_owned(), scope: scope_of(&file)?, name: file.name, hash, boundaries })
}

/// Identifiers of local rules begin with whose rules they are.
fn own_names(file: &OverlayFile) -> Result<(), LawError> {
    let prefix = format!("daerah.{}.", file.scope);
    for (list, id) in file.names() {
        if id.strip_prefix(&prefix).is_none_or(str::is_empty) {
            let problem = format!("the identifier must begin with `{prefix}`");
            return Err(wrong(&file.name, &format!("{list}/{id}"), problem));
        }
    }
    Ok(())
}

/// Citations in the form lawyers write, before the registry they belong to is complete.
struct Names(BTreeMap<String, String>);

impl Names {
    fn of(registry: &Registry) -> Self {
        Self(registry.instruments.iter().map(|i| (i.id.clone(), i.short.clone())).collect())
    }

    fn cite(&self, citation: &Citation) -> String {
        let short = self.0.get(&citation.instrument).unwrap_or(&citation.instrument);
        citation.article.as_ref().map_or_else(|| short.clone(), |article| format!("{article} {short}"))
    }

    fn all(&self, citations: &[Citation]) -> String {
        citations.iter().map(|c| self.cite(c)).collect::<Vec<_>>().join("; ")
    }
}

/// Adds entries. The same entry may come twice; another one of the same name may not.
fn add<T: Clone + PartialEq>(
    list: &str,
    into: &mut Vec<T>,
    from: &[T],
    id: impl Fn(&T) -> &str,
    cite: impl Fn(&T) -> String,
) -> Result<(), LawError> {
    let before = into.len();
    for x in from {
        match into.iter().position(|y| id(y) == id(x)).and_then(|i| Some((i, into.get(i)?))) {
            Some((i, same)) if i < before && same == x => {}
            Some((i, _)) if i >= before => {
                return Err(LawError::At {
                    at: list.to_owned(),
                    problem: format!("`{}` stands twice", id(x)),
                });
            }
            Some((_, other)) => {
                let what = format!("{list}/{}", id(x));
                return Err(LawError::Conflict { what, first: cite(other), second: cite(x) });
            }
            None => into.push(x.clone()),
        }
    }
    Ok(())
}

fn add_all(into: &mut Registry, file: &OverlayFile) -> Result<(), LawError> {
    add("instruments", &mut into.instruments, &file.instruments, |x| &x.id, |x| x.short.clone())?;
    let names = Names::of(into);
    let first =
        |p: &Parameter| p.values.first().map_or_else(|| p.meaning.id.clone(), |v| names.cite(&v.cite));
    add("parameters", &mut into.parameters, &file.parameters, |x| &x.id, first)?;
    add("readings", &mut into.readings, &file.readings, |x| &x.id, |x| x.title.id.clone())?;
    for c in &file.criteria {
        if let Some(other) = into.criteria.iter().find(|o| o.code == c.code && o.id != c.id) {
            let what = format!("criteria/{}/code `{}`", c.id, c.code);
            return Err(LawError::Conflict {
                what,
                first: names.all(&other.cite),
                second: names.all(&c.cite),
            });
        }
    }
    add("inputs", &mut into.inputs, &file.inputs, |x| &x.id, |x| x.title.id.clone())?;
    add("criteria", &mut into.criteria, &file.criteria, |x| &x.id, |x| names.all(&x.cite))?;
    add("programmes", &mut into.programmes, &file.programmes, |x| &x.id, |x| names.all(&x.cite))
}

/// The national rules with overlays, which come in the order of [`Overlay::place_in_order`].
pub(super) fn merge(
    national: &Base,
    overlays: &[&Arc<Overlay>],
    known_at: Option<Date>,
) -> Result<(Registry, String, Vec<AppliedOverlay>), LawError> {
    let mut registry = national.registry.clone();
    let mut applied = Vec::new();
    let mut tightened = tighten::Tightened::default();
    for overlay in overlays {
        let (file, hash) = view(&Document::read(&overlay.text)?, known_at)?;
        own_names(&file)?;
        if file.is_empty() {
            continue; // nothing of it is known yet
        }
        add_all(&mut registry, &file)?;
        tightened.add(&mut registry, &file, overlay.scope.level)?;
        applied.push(AppliedOverlay { name: file.name, version: file.version, scope: overlay.scope, hash });
    }
    if applied.is_empty() {
        return Ok((registry, national.hash.clone(), applied));
    }
    check::check(&registry)?;
    let hashes = std::iter::once(national.hash.as_str()).chain(applied.iter().map(|a| a.hash.as_str()));
    let hash = sha256(hashes.collect::<Vec<_>>().join("\n").as_bytes());
    Ok((registry, hash, applied))
}

impl Law {
    /// Loads local rules beside these. They hold where their scope is, and only there: see [`Law::in_region`].
    ///
    /// # Errors
    /// [`LawError::Json`], [`LawError::Format`] and [`LawError::At`] as for [`Law::from_json`], [`LawError::At`] for a
    /// scope that is no province or regency, an identifier outside `daerah.<scope>.`, and a national parameter that is
    /// not marked or is loosened; [`LawError::Conflict`] for what two sources set differently, citing both.
    ///
    /// ```
    /// use sentra::law::Law;
    /// let looser = r#"{"format": 1, "name": "contoh", "version": "1", "scope": "35.24",
    ///   "instruments": [{"id": "daerah.35.24.perda", "short": "Perda Contoh", "title": {"id": "Contoh", "en": "Example"}, "evidence": "unconfirmed"}],
    ///   "tighten": [{"parameter": "pp29.unit_minimum", "values": [
    ///     {"from": "2024-01-01", "value": "3", "evidence": "verified", "cite": {"instrument": "daerah.35.24.perda", "article": "Pasal 2"}}]}]}"#;
    /// let Err(error) = Law::indonesia().with_overlay(looser) else { return };
    /// assert!(error.to_string().contains("Pasal 1 angka 8 PP 29/2018")); // five units, and no fewer
    /// ```
    pub fn with_overlay(&self, json: &str) -> Result<Law, LawError> {
        let new = read(json)?;
        if self.origin.overlays.iter().any(|o| o.name == new.name && o.scope == new.scope) {
            return Err(wrong(&new.name, "name", "an overlay of this name and scope is loaded already"));
        }
        let scope = new.scope;
        let mut law = self.clone();
        law.origin.overlays.push(Arc::new(new));
        let mut scopes: Vec<RegionCode> = law.origin.overlays.iter().map(|o| o.scope).collect();
        scopes.retain(|s| s.within(scope) || scope.within(*s));
        scopes.push(scope);
        scopes.sort_unstable();
        scopes.dedup();
        for day in states(&law.knowledge_changes()) {
            for s in &scopes {
                law.derive(day, Some(*s))?;
            }
        }
        law.derive(self.origin.known_at, self.origin.region)
    }

    /// The law of a place: the national rules, with the overlays whose scope holds it. Without any that is the national
    /// registry as it is, with the same hash; the rules of another province or regency never have a part in it.
    ///
    /// # Errors
    /// [`LawError::Region`] for a code of another system than Kemendagri's, whose digits would name another place.
    ///
    /// ```
    /// use sentra::{law::Law, region::RegionCode};
    /// let village = RegionCode::parse("35.24.06.2002")?;
    /// assert_eq!(Law::indonesia().in_region(village)?.region(), Some(village));
    /// assert!(Law::indonesia().in_region(RegionCode::parse("3524060")?).is_err()); // seven digits: a code of BPS
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn in_region(&self, code: RegionCode) -> Result<Law, LawError> {
        match code.system {
            System::Kemendagri => self.derive(self.origin.known_at, Some(code)),
            System::Bps | System::Undetermined => Err(LawError::Region(code.to_string())),
        }
    }

    /// The place whose law this is; nothing for the national rules.
    ///
    /// ```
    /// assert_eq!(sentra::law::Law::indonesia().region(), None);
    /// ```
    pub fn region(&self) -> Option<RegionCode> {
        self.origin.region
    }

    /// The overlays whose rules are part of this law, the general before the special.
    ///
    /// ```
    /// assert!(sentra::law::Law::indonesia().overlays().is_empty());
    /// ```
    pub fn overlays(&self) -> &[AppliedOverlay] {
        &self.origin.applied
    }
}
