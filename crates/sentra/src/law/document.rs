//! The text of a registry with the place of every value in it, so that an error can say where, and so that the entries
//! that were not known on a day can be left out without moving anything else.

use super::LawError;
use crate::date::Date;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// The deepest nesting that is read; the same bound as that of the reader of JSON.
const DEPTH: usize = 120;

/// Lists whose elements may say when the registry learned of them (`known_from`) and when it corrected them (`known_to`).
///
/// ```
/// assert!(sentra::law::ENTRY_LISTS.contains(&"criteria"));
/// ```
pub const ENTRY_LISTS: [&str; 10] = [
    "instruments",
    "status",
    "parameters",
    "values",
    "tighten",
    "readings",
    "inputs",
    "criteria",
    "programmes",
    "earlier_versions",
];

pub(super) const KNOWN_FROM: &str = "known_from";
pub(super) const KNOWN_TO: &str = "known_to";
pub(super) const EARLIER_VERSIONS: &str = "earlier_versions";

/// A value with its half-open byte span.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: Kind,
}

#[derive(Debug)]
pub(super) enum Kind {
    Object(Vec<Child>),
    Array(Vec<Child>),
    /// A string, number or word.
    Leaf,
}

/// A member of an object or an element of an array.
#[derive(Debug)]
pub(super) struct Child {
    /// The span between the quotes of its key; empty in an array.
    pub(super) key: (usize, usize),
    pub(super) node: Node,
    /// Where the comma after it stands.
    pub(super) comma: Option<usize>,
}

/// A JSON text and its values.
#[derive(Debug)]
pub(super) struct Document<'t> {
    pub(super) text: &'t str,
    pub(super) root: Node,
}

impl<'t> Document<'t> {
    /// Reads a text. Refuses what is not JSON, a key that stands twice in one object, and numbers that are not whole.
    pub(super) fn read(text: &'t str) -> Result<Self, LawError> {
        let empty = Document { text, root: Node { start: 0, end: text.len(), kind: Kind::Leaf } };
        serde_json::from_str::<serde::de::IgnoredAny>(text).map_err(|e| empty.shape(&e))?;
        let mut reader = Reader { bytes: text.as_bytes(), at: 0 };
        let Some(root) = reader.value(0) else {
            return Err(empty.error(reader.at, "is nested too deeply"));
        };
        let document = Document { text, root };
        document.sound(&document.root)?;
        Ok(document)
    }

    fn sound(&self, node: &Node) -> Result<(), LawError> {
        match &node.kind {
            Kind::Leaf => {
                let number = self.raw(node).starts_with(|c: char| c == '-' || c.is_ascii_digit());
                if number && self.raw(node).contains(['.', 'e', 'E']) {
                    return Err(self.error(node.start, format!("`{}` is not a whole number", self.raw(node))));
                }
                Ok(())
            }
            Kind::Array(of) => of.iter().try_for_each(|c| self.sound(&c.node)),
            Kind::Object(of) => {
                let mut seen = BTreeSet::new();
                for c in of {
                    if !seen.insert(self.key(c)) {
                        return Err(self.error(c.key.0, format!("the key `{}` stands twice", self.key(c))));
                    }
                    self.sound(&c.node)?;
                }
                Ok(())
            }
        }
    }

    pub(super) fn raw(&self, node: &Node) -> &'t str {
        self.text.get(node.start..node.end).unwrap_or_default()
    }

    pub(super) fn key(&self, child: &Child) -> &'t str {
        self.text.get(child.key.0..child.key.1).unwrap_or_default()
    }

    /// The value of a key of an object.
    pub(super) fn member<'n>(&self, node: &'n Node, key: &str) -> Option<&'n Node> {
        let Kind::Object(of) = &node.kind else { return None };
        of.iter().find(|c| self.key(c) == key).map(|c| &c.node)
    }

    /// What stands between the quotes of a string.
    pub(super) fn string(&self, node: &Node) -> Option<&'t str> {
        self.raw(node).strip_prefix('"')?.strip_suffix('"')
    }

    /// The line and the column, counted in bytes, of a place, both from 1.
    fn position(&self, offset: usize) -> (usize, usize) {
        let before = self.text.as_bytes().get(..offset.min(self.text.len())).unwrap_or_default();
        let line = before.iter().filter(|b| **b == b'\n').count() + 1;
        let column = before.iter().rev().take_while(|b| **b != b'\n').count() + 1;
        (line, column)
    }

    /// The path of the value, or the key, at a place, and where it begins: keys, and identifiers in lists that have any.
    fn locate(&self, offset: usize) -> (String, usize) {
        let mut parts: Vec<String> = Vec::new();
        let (mut node, mut begin) = (&self.root, self.root.start);
        loop {
            let next = match &node.kind {
                Kind::Object(of) => {
                    let found = of.iter().find(|c| (c.key.0..c.node.end).contains(&offset));
                    if let Some(c) = found {
                        parts.push(self.key(c).to_owned());
                        begin = if offset < c.node.start { c.key.0 } else { c.node.start };
                    }
                    found
                }
                Kind::Array(of) => {
                    let at = of.iter().position(|c| (c.node.start..c.node.end).contains(&offset));
                    at.and_then(|i| Some((i, of.get(i)?))).map(|(i, c)| {
                        let named = ["id", "class", "parameter"].iter().find_map(|k| self.member(&c.node, k));
                        let name = named.and_then(|n| self.string(n));
                        parts.push(name.map_or_else(|| i.to_string(), str::to_owned));
                        begin = c.node.start;
                        c
                    })
                }
                Kind::Leaf => None,
            };
            match next {
                Some(child) => node = &child.node,
                None => {
                    let whole = parts.is_empty() && matches!(self.root.kind, Kind::Leaf);
                    let path = if parts.is_empty() { ".".to_owned() } else { parts.join("/") };
                    return (path, if whole { offset } else { begin });
                }
            }
        }
    }

    /// An error at a place: that of the value, or of the key, which it is in.
    pub(super) fn error(&self, offset: usize, problem: impl Into<String>) -> LawError {
        let (at, begin) = self.locate(offset);
        let (line, column) = self.position(begin);
        LawError::Json { at, line, column, problem: problem.into() }
    }

    /// An error of the reader of JSON, with the path of its place.
    pub(super) fn shape(&self, e: &serde_json::Error) -> LawError {
        let start: usize =
            self.text.split_inclusive('\n').take(e.line().saturating_sub(1)).map(str::len).sum();
        let full = e.to_string();
        let problem = full.rsplit_once(" at line ").map_or(full.as_str(), |(p, _)| p);
        self.error((start + e.column()).saturating_sub(1), problem)
    }

    /// The day that stands under a key of an entry.
    pub(super) fn day(&self, entry: &Node, key: &str) -> Result<Option<Date>, LawError> {
        let Some(node) = self.member(entry, key) else { return Ok(None) };
        let day = self.string(node).and_then(|t| Date::parse_iso(t).ok());
        day.map(Some).ok_or_else(|| self.error(node.start, "is not a day in the form YYYY-MM-DD"))
    }
}

/// SHA-256 as 64 lower-case hexadecimal digits.
pub(super) fn sha256(bytes: &[u8]) -> String {
    let mut hash = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        for nibble in [byte >> 4, byte & 15] {
            hash.push(char::from_digit(u32::from(nibble), 16).unwrap_or('0'));
        }
    }
    hash
}

/// Finds the spans of a text that is known to be JSON. Gives nothing where it is nested too deeply.
struct Reader<'t> {
    bytes: &'t [u8],
    at: usize,
}

impl Reader<'_> {
    fn peek(&mut self) -> Option<u8> {
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_whitespace) {
            self.at += 1;
        }
        self.bytes.get(self.at).copied()
    }

    fn value(&mut self, depth: usize) -> Option<Node> {
        if depth > DEPTH {
            return None;
        }
        let (open, start) = (self.peek()?, self.at);
        let kind = match open {
            b'{' | b'[' => {
                self.at += 1;
                let mut of = Vec::new();
                while !matches!(self.peek()?, b'}' | b']') {
                    let mut key = (0, 0);
                    if open == b'{' {
                        let quote = self.at;
                        self.string();
                        key = (quote + 1, self.at.saturating_sub(1));
                        self.peek()?; // the colon
                        self.at += 1;
                    }
                    let node = self.value(depth + 1)?;
                    let comma = (self.peek()? == b',').then_some(self.at);
                    if comma.is_some() {
                        self.at += 1;
                    }
                    of.push(Child { key, node, comma });
                }
                self.at += 1;
                if open == b'{' { Kind::Object(of) } else { Kind::Array(of) }
            }
            b'"' => {
                self.string();
                Kind::Leaf
            }
            _ => {
                let ends = |b: &u8| b.is_ascii_whitespace() || b",]}".contains(b);
                while self.bytes.get(self.at).is_some_and(|b| !ends(b)) {
                    self.at += 1;
                }
                Kind::Leaf
            }
        };
        Some(Node { start, end: self.at, kind })
    }

    fn string(&mut self) {
        self.at += 1;
        while let Some(b) = self.bytes.get(self.at) {
            self.at += if *b == b'\\' { 2 } else { 1 };
            if *b == b'"' {
                break;
            }
        }
    }
}
