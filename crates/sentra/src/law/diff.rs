//! What differs between two registries, entry by entry, with the citations of both.

use super::{Citation, Law, Registry};
use std::collections::BTreeMap;

/// How an entry differs.
///
/// ```
/// assert_eq!(sentra::law::ChangeKind::Added.as_str(), "added");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    /// It stands in the later registry only.
    Added,
    /// It stands in the earlier registry only.
    Removed,
    /// It stands in both, with other content.
    Changed,
}

impl ChangeKind {
    /// The stable word on the wire.
    ///
    /// ```
    /// assert_eq!(sentra::law::ChangeKind::Changed.as_str(), "changed");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
        }
    }
}

/// An entry that is not the same in two registries.
///
/// ```
/// use sentra::{law::{ChangeKind, Law}, region::RegionCode};
/// let tighter = r#"{"format": 1, "name": "contoh", "version": "1", "scope": "35.24",
///   "instruments": [{"id": "daerah.35.24.perda", "short": "Perda Contoh", "title": {"id": "Contoh", "en": "Example"}, "evidence": "unconfirmed"}],
///   "tighten": [{"parameter": "pp29.unit_minimum", "values": [
///     {"from": "2024-01-01", "value": "7", "evidence": "verified", "cite": {"instrument": "daerah.35.24.perda", "article": "Pasal 2"}}]}]}"#;
/// let national = Law::indonesia();
/// let local = national.with_overlay(tighter)?.in_region(RegionCode::parse("35.24")?)?;
/// let changes = national.changes_to(&local);
/// assert_eq!((changes[1].id.as_str(), changes[1].kind), ("pp29.unit_minimum", ChangeKind::Changed));
/// assert_eq!(changes[1].keys, ["values"]);
/// assert_eq!(changes[1].citations, ["Pasal 1 angka 8 PP 29/2018", "Pasal 2 Perda Contoh"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EntryChange {
    /// The list it stands in, such as `parameters`.
    pub list: &'static str,
    /// Its identifier.
    pub id: String,
    /// How it differs.
    pub kind: ChangeKind,
    /// The keys whose content differs; empty for an entry that stands on one side only.
    pub keys: Vec<&'static str>,
    /// Where it stands, on either side, in the form lawyers write.
    pub citations: Vec<String>,
}

type Same<T> = (&'static str, fn(&T, &T) -> bool);

/// The keys of a type, each with whether two values agree in it.
macro_rules! keys {
    ($type:ty: $($key:ident),+) => {
        &[$((stringify!($key), (|a, b| a.$key == b.$key) as fn(&$type, &$type) -> bool)),+]
    };
}

struct Compare<'a> {
    before: &'a Law,
    after: &'a Law,
    out: Vec<EntryChange>,
}

impl Compare<'_> {
    fn list<T: PartialEq>(
        &mut self,
        list: &'static str,
        of: fn(&Registry) -> &[T],
        id: fn(&T) -> &str,
        cite: impl Fn(&T) -> Vec<Citation>,
        keys: &[Same<T>],
    ) {
        let index =
            |law| -> BTreeMap<&str, &T> { of(Law::registry(law)).iter().map(|x| (id(x), x)).collect() };
        let (before, after) = (index(self.before), index(self.after));
        let mut ids: Vec<&str> = before.keys().chain(after.keys()).copied().collect();
        ids.sort_unstable();
        ids.dedup();
        for id in ids {
            let (old, new) = (before.get(id).copied(), after.get(id).copied());
            let (kind, keys) = match (old, new) {
                (Some(a), Some(b)) if a == b => continue,
                (Some(a), Some(b)) => {
                    let differ = keys.iter().filter(|(_, same)| !same(a, b)).map(|(key, _)| *key);
                    (ChangeKind::Changed, differ.collect())
                }
                (None, _) => (ChangeKind::Added, Vec::new()),
                (_, None) => (ChangeKind::Removed, Vec::new()),
            };
            let texts = |law: &Law, x: Option<&T>| -> Vec<String> {
                x.map(&cite).unwrap_or_default().iter().map(|c| law.cite(c)).collect()
            };
            let mut citations = texts(self.before, old);
            for c in texts(self.after, new) {
                if !citations.contains(&c) {
                    citations.push(c);
                }
            }
            self.out.push(EntryChange { list, id: id.to_owned(), kind, keys, citations });
        }
    }
}

impl Law {
    /// The entries that another registry adds, lacks or words differently, by list and identifier.
    ///
    /// ```
    /// let law = sentra::law::Law::indonesia();
    /// assert!(law.changes_to(law).is_empty());
    /// ```
    pub fn changes_to(&self, after: &Law) -> Vec<EntryChange> {
        let mut c = Compare { before: self, after, out: Vec::new() };
        let itself = |id: &str| vec![Citation { instrument: id.to_owned(), article: None, quote: None }];
        c.list(
            "instruments",
            |r| &r.instruments,
            |x| &x.id,
            |x| itself(&x.id),
            keys!(super::Instrument: short, title, from, to, evidence, status),
        );
        c.list(
            "parameters",
            |r| &r.parameters,
            |x| &x.id,
            |x| x.values.iter().map(|v| v.cite.clone()).collect(),
            keys!(super::Parameter: unit, meaning, values, supplied, tighter, delegable),
        );
        c.list(
            "readings",
            |r| &r.readings,
            |x| &x.id,
            |_| Vec::new(),
            keys!(super::Reading: default, choices, title),
        );
        c.list(
            "inputs",
            |r| &r.inputs,
            |x| &x.id,
            |_| Vec::new(),
            keys!(super::InputDefinition: kind, subjects, title, provinces),
        );
        c.list(
            "criteria",
            |r| &r.criteria,
            |x| &x.id,
            |x| x.cite.clone(),
            keys!(super::Criterion: code, subject, title, cite, evidence, from, to, status_of, readings, provisional,
                note, applies, concerns, question, not_met_needs, children, reasons),
        );
        c.list(
            "programmes",
            |r| &r.programmes,
            |x| &x.id,
            |x| x.cite.clone(),
            keys!(super::Programme: title, cite, criteria),
        );
        c.out
    }
}
