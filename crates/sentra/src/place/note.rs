//! A finding before its position is known, so that equal rows are resolved once.

use crate::finding::{At, Code, Finding};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Note {
    pub(super) field: &'static str,
    pub(super) code: Code,
    params: Vec<(&'static str, String)>,
}

impl Note {
    pub(super) fn new(field: &'static str, code: Code) -> Self {
        Self { field, code, params: Vec::new() }
    }

    pub(super) fn with(mut self, name: &'static str, value: String) -> Self {
        self.params.push((name, value));
        self
    }

    pub(super) fn place(&self, at: &impl Fn(&'static str) -> At) -> Finding {
        let mut finding = Finding::new(self.code, at(self.field));
        finding.params.clone_from(&self.params);
        finding
    }
}
