//! What the registry knew, and when: the second axis of time.
//!
//! `as_of` picks the law in force on a day. `known_at` picks what the registry had learned by a day, so that an answer
//! can be given again as it was given then. An entry of the registry (an instrument, what is said of its standing, a
//! parameter or one of its values, a reading, a criterion, a programme) may carry `known_from`, the day on which the
//! registry learned it, and `known_to`, the day from which it no longer holds it to be so. Both are absent for what was
//! always there. A correction closes the old entry and opens a new one, and nothing is overwritten.
//!
//! ```
//! use sentra::{date::Date, law::Law};
//! let json = r#"{"format": 1, "name": "example", "version": "2", "readings": [], "criteria": [],
//!   "earlier_versions": [{"version": "1", "known_to": "2026-03-01"}],
//!   "instruments": [{"id": "x", "short": "X", "title": {"id": "X", "en": "X"}, "evidence": "verified"}],
//!   "parameters": [{"id": "least", "unit": "units", "meaning": {"id": "paling sedikit", "en": "at least"}, "values": [
//!     {"value": "4", "evidence": "secondary", "cite": {"instrument": "x"}, "known_to": "2026-03-01"},
//!     {"value": "5", "evidence": "verified", "cite": {"instrument": "x"}, "known_from": "2026-03-01"}]}]}"#;
//! let law = Law::from_json(json)?;
//! let least = |law: &Law| law.parameter("least").map(|p| p.values[0].value.clone());
//! assert_eq!(least(&law).as_deref(), Some("5"));
//! let before = law.as_known(Date::parse_iso("2026-02-28")?)?;
//! assert_eq!((least(&before).as_deref(), before.registry().version.as_str()), (Some("4"), "1"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::document::{
    Child, Document, EARLIER_VERSIONS, ENTRY_LISTS, KNOWN_FROM, KNOWN_TO, Kind, Node, sha256,
};
use super::{Law, LawError};
use crate::date::Date;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// A text as it was known on a day, of the same length, and the hash of what is left.
#[derive(Debug)]
pub(super) struct View<'t> {
    pub(super) text: Cow<'t, str>,
    pub(super) hash: String,
    /// The version of that day, where it is not that of the text.
    pub(super) version: Option<&'t str>,
}

impl<'t> Document<'t> {
    /// The days on which the knowledge changes.
    pub(super) fn boundaries(&self) -> Result<BTreeSet<Date>, LawError> {
        let mut days = BTreeSet::new();
        self.gather(&self.root, &mut days)?;
        Ok(days)
    }

    fn gather(&self, node: &Node, days: &mut BTreeSet<Date>) -> Result<(), LawError> {
        match &node.kind {
            Kind::Leaf => Ok(()),
            Kind::Array(of) => of.iter().try_for_each(|c| self.gather(&c.node, days)),
            Kind::Object(of) => of.iter().try_for_each(|c| {
                if let (Kind::Array(entries), true) = (&c.node.kind, self.is_list(c)) {
                    for entry in entries {
                        let (from, to) =
                            (self.day(&entry.node, KNOWN_FROM)?, self.day(&entry.node, KNOWN_TO)?);
                        if let (Some(from), Some(to)) = (from, to)
                            && to <= from
                        {
                            return Err(self.error(entry.node.start, "is corrected before it is known"));
                        }
                        if self.key(c) == EARLIER_VERSIONS {
                            self.earlier_version(entry)?;
                        }
                        days.extend(from.into_iter().chain(to));
                    }
                }
                self.gather(&c.node, days)
            }),
        }
    }

    fn is_list(&self, child: &Child) -> bool {
        ENTRY_LISTS.contains(&self.key(child))
    }

    fn earlier_version(&self, entry: &Child) -> Result<(Date, &'t str), LawError> {
        let version = self.member(&entry.node, "version").and_then(|v| self.string(v));
        let complete = matches!(&entry.node.kind, Kind::Object(of) if of.len() == 2);
        match (version, self.day(&entry.node, KNOWN_TO)?, complete) {
            (Some(version), Some(to), true) => Ok((to, version)),
            _ => Err(self.error(entry.node.start, "must have `version` and `known_to`, and nothing else")),
        }
    }

    /// The version of a day: that of the entry which ends next.
    fn version(&self, known_at: Option<Date>) -> Result<Option<&'t str>, LawError> {
        let (Some(day), Some(list)) = (known_at, self.member(&self.root, EARLIER_VERSIONS)) else {
            return Ok(None);
        };
        let Kind::Array(of) = &list.kind else { return Ok(None) };
        let all = of.iter().map(|e| self.earlier_version(e)).collect::<Result<Vec<_>, _>>()?;
        Ok(all.into_iter().filter(|(to, _)| day < *to).min().map(|(_, version)| version))
    }

    /// Whether an entry was known on a day; without a day, whether it stands now.
    fn is_known(&self, entry: &Node, known_at: Option<Date>) -> Result<bool, LawError> {
        let (from, to) = (self.day(entry, KNOWN_FROM)?, self.day(entry, KNOWN_TO)?);
        Ok(match known_at {
            Some(day) => from.is_none_or(|f| f <= day) && to.is_none_or(|t| day < t),
            None => to.is_none(),
        })
    }

    /// The text as it was known on a day, or as it is known now.
    pub(super) fn view(&self, known_at: Option<Date>) -> Result<View<'t>, LawError> {
        let mut dropped = Vec::new();
        let version = self.version(known_at)?;
        let mut canonical = String::with_capacity(self.text.len());
        let mut writer =
            Writer { document: self, known_at, version, dropped: &mut dropped, out: &mut canonical };
        writer.node(&self.root, false, true)?;
        let hash = sha256(canonical.as_bytes());
        let text = if dropped.is_empty() {
            Cow::Borrowed(self.text)
        } else {
            let mut bytes = self.text.as_bytes().to_vec();
            for (start, end) in dropped {
                for b in bytes.get_mut(start..end).unwrap_or_default() {
                    if *b != b'\n' {
                        *b = b' ';
                    }
                }
            }
            Cow::Owned(String::from_utf8(bytes).map_err(|_| self.error(0, "is not UTF-8"))?)
        };
        Ok(View { text, hash, version })
    }
}

/// Writes what is known in canonical form: keys sorted, no spaces. Notes the spans of what is not.
struct Writer<'d, 't> {
    document: &'d Document<'t>,
    known_at: Option<Date>,
    version: Option<&'t str>,
    dropped: &'d mut Vec<(usize, usize)>,
    out: &'d mut String,
}

impl Writer<'_, '_> {
    fn node(&mut self, node: &Node, is_entry: bool, is_root: bool) -> Result<(), LawError> {
        match &node.kind {
            Kind::Leaf => self.out.push_str(self.document.raw(node)),
            Kind::Array(of) => self.elements(of, false)?,
            Kind::Object(of) => {
                let d = self.document;
                let hidden = |c: &&Child| {
                    let key = d.key(c);
                    (is_entry && (key == KNOWN_FROM || key == KNOWN_TO))
                        || (is_root && key == EARLIER_VERSIONS)
                };
                let kept: Vec<&Child> = of.iter().filter(|c| !hidden(c)).collect();
                self.drop_rest(of, &kept);
                let mut sorted = kept;
                sorted.sort_unstable_by_key(|c| d.key(c));
                self.out.push('{');
                for (i, c) in sorted.into_iter().enumerate() {
                    if i > 0 {
                        self.out.push(',');
                    }
                    let key = d.key(c);
                    self.out.extend(["\"", key, "\":"]);
                    match (&c.node.kind, is_root && key == "version", self.version) {
                        (_, true, Some(version)) => self.out.extend(["\"", version, "\""]),
                        (Kind::Array(entries), _, _) if d.is_list(c) => self.elements(entries, true)?,
                        _ => self.node(&c.node, false, false)?,
                    }
                }
                self.out.push('}');
            }
        }
        Ok(())
    }

    fn elements(&mut self, of: &[Child], are_entries: bool) -> Result<(), LawError> {
        let mut kept = Vec::with_capacity(of.len());
        for c in of {
            if !are_entries || self.document.is_known(&c.node, self.known_at)? {
                kept.push(c);
            }
        }
        self.drop_rest(of, &kept);
        self.out.push('[');
        for (i, c) in kept.into_iter().enumerate() {
            if i > 0 {
                self.out.push(',');
            }
            self.node(&c.node, are_entries, false)?;
        }
        self.out.push(']');
        Ok(())
    }

    /// Notes what is left out, and the commas that would then stand before nothing.
    fn drop_rest(&mut self, all: &[Child], kept: &[&Child]) {
        let mut kept = kept.iter().peekable();
        for c in all {
            let stays = kept.next_if(|k| std::ptr::eq(**k, c)).is_some();
            if !stays {
                let start = if c.key == (0, 0) { c.node.start } else { c.key.0.saturating_sub(1) };
                self.dropped.push((start, c.node.end));
            }
            if let (Some(comma), false) = (c.comma, stays && kept.peek().is_some()) {
                self.dropped.push((comma, comma + 1));
            }
        }
    }
}

impl Law {
    /// The registry as it was known on a day: without what was learned later, and with what was corrected later as it
    /// then stood. Overlays and a region that were chosen stay chosen.
    ///
    /// An entry that a later registry adds never changes what the registry of an earlier day says, its hash included.
    ///
    /// # Errors
    /// Those of [`Law::with_overlay`], where local rules were loaded of which only a part was known on that day.
    ///
    /// ```
    /// use sentra::{date::Date, law::Law};
    /// let day = Date::ymd(2026, 11, 1).ok_or("not a date")?;
    /// let then = Law::indonesia().as_known(day)?;
    /// assert_eq!(then.known_at(), Some(day)); // printed with every answer
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn as_known(&self, known_at: Date) -> Result<Law, LawError> {
        self.derive(Some(known_at), self.origin.region)
    }

    /// The day whose knowledge this is; nothing for the newest.
    ///
    /// ```
    /// assert_eq!(sentra::law::Law::indonesia().known_at(), None);
    /// ```
    pub fn known_at(&self) -> Option<Date> {
        self.origin.known_at
    }

    /// The days on which what the registry knows changed, in order.
    ///
    /// ```
    /// use sentra::law::Law;
    /// let days = Law::indonesia().knowledge_changes();
    /// assert!(days.windows(2).all(|pair| pair[0] < pair[1]));
    /// ```
    pub fn knowledge_changes(&self) -> Vec<Date> {
        let own = self.origin.source.as_ref().map(|s| &s.boundaries);
        let local = self.origin.overlays.iter().map(|o| &o.boundaries);
        let days: BTreeSet<Date> = own.into_iter().chain(local).flatten().copied().collect();
        days.into_iter().collect()
    }
}
