//! Canonical JSON written piece by piece, so that long lists never stand in memory.

use serde_json::Value;
use std::fmt::Display;
use std::io::{Result, Write};

/// An object that is written key by key. Keys must come in ascending order.
pub(super) struct Object<'w> {
    out: &'w mut dyn Write,
    first: bool,
}

/// A list that is written item by item.
pub(super) struct List<'w> {
    out: &'w mut dyn Write,
    first: bool,
}

/// Writes an object and a line end.
pub(super) fn document(out: &mut dyn Write, fill: impl FnOnce(&mut Object<'_>) -> Result<()>) -> Result<()> {
    object(out, fill)?;
    out.write_all(b"\n")
}

fn object(out: &mut dyn Write, fill: impl FnOnce(&mut Object<'_>) -> Result<()>) -> Result<()> {
    out.write_all(b"{")?;
    fill(&mut Object { out, first: true })?;
    out.write_all(b"}")
}

impl Object<'_> {
    fn key(&mut self, key: &str) -> Result<()> {
        let comma = if std::mem::take(&mut self.first) { "" } else { "," };
        write!(self.out, "{comma}{}:", Value::from(key))
    }

    /// A key with a small value.
    pub(super) fn put(&mut self, key: &str, value: impl Into<Value>) -> Result<()> {
        self.key(key)?;
        write!(self.out, "{}", value.into())
    }

    /// A key with an object.
    pub(super) fn object(
        &mut self,
        key: &str,
        fill: impl FnOnce(&mut Object<'_>) -> Result<()>,
    ) -> Result<()> {
        self.key(key)?;
        object(self.out, fill)
    }

    /// A key with a list.
    pub(super) fn list(&mut self, key: &str, fill: impl FnOnce(&mut List<'_>) -> Result<()>) -> Result<()> {
        self.key(key)?;
        self.out.write_all(b"[")?;
        fill(&mut List { out: self.out, first: true })?;
        self.out.write_all(b"]")
    }
}

impl List<'_> {
    /// An item: a value, or the text of one.
    pub(super) fn push(&mut self, item: impl Display) -> Result<()> {
        let comma = if std::mem::take(&mut self.first) { "" } else { "," };
        write!(self.out, "{comma}{item}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_make_one_document() {
        let mut out = Vec::new();
        document(&mut out, |o| {
            o.list("a", |l| l.push(1).and_then(|()| l.push(Value::from("\"x"))))?;
            o.object("b", |o| o.put("c", "d"))
        })
        .unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "{\"a\":[1,\"\\\"x\"],\"b\":{\"c\":\"d\"}}\n");
    }
}
