//! The inputs that a caller declares mutable.

use super::handle::Handle;
use crate::assess::members::id_of;
use crate::group::Group;
use crate::law::{KBLI_EDITION, Law, LawError, Subject};

/// Inputs of a unit that are no facts of the registry.
const UNIT: [&str; 11] = [
    "workers",
    "investment_excl_land",
    "investment_land",
    "investment_total",
    "investment",
    "business_capital",
    "annual_sales",
    "net_worth",
    "established",
    "kbli",
    KBLI_EDITION,
];
/// Further inputs of a member.
const MEMBER: [&str; 4] = ["village", "products", "raw_materials", "processes"];
/// Inputs of a group that are no facts of the registry.
const GROUP: [&str; 4] = ["members", "members_complete", "one_location_review", "declared/units"];

/// The names, checked, each once, in the order of the caller.
#[derive(Clone, Debug, Default)]
pub(super) struct Names<'a> {
    list: Vec<&'a str>,
    /// Whether every name is in, behind those of the caller.
    all: bool,
}

impl<'a> Names<'a> {
    pub(super) fn of_unit(law: &Law, mutable: &[&'a str]) -> Result<Self, LawError> {
        Self::checked(mutable, |name| of_unit(law, name))
    }

    pub(super) fn of_group(law: &Law, mutable: &[&'a str], group: &Group) -> Result<Self, LawError> {
        Self::checked(mutable, |name| match name.strip_prefix("members/").and_then(|n| n.rsplit_once('/')) {
            Some((id, field)) => {
                let mut ids = group.members.iter().enumerate().map(|(row, u)| id_of(u, row));
                (id == "*" || ids.any(|i| i == id)) && (MEMBER.contains(&field) || of_unit(law, field))
            }
            None => {
                let stated = law.input(name).is_some_and(|i| i.subjects.contains(&Subject::Group));
                GROUP.contains(&name) || stated
            }
        })
    }

    fn checked(mutable: &[&'a str], known: impl Fn(&str) -> bool) -> Result<Self, LawError> {
        let mut list: Vec<&str> = Vec::with_capacity(mutable.len());
        for name in mutable {
            if !known(name) {
                return Err(LawError::NoInput((*name).to_owned()));
            }
            if !list.contains(name) {
                list.push(name);
            }
        }
        Ok(Self { list, all: false })
    }

    /// The same with every other name behind them.
    pub(super) fn and_all(&self) -> Self {
        Self { all: true, ..self.clone() }
    }

    /// The place of a name in the caller's list.
    pub(super) fn order(&self, name: &str) -> Option<usize> {
        let found = self.list.iter().position(|n| *n == name);
        found.or(self.all.then_some(self.list.len()))
    }

    /// Whether the caller named it.
    pub(super) fn declared(&self, name: &str) -> bool {
        self.list.contains(&name)
            || member_of(name).is_some_and(|(_, f)| self.list.contains(&every(f).as_str()))
    }

    /// The place of an input of a member, named by its id or for all.
    pub(super) fn of_member(&self, id: &str, field: &str) -> Option<usize> {
        let own = format!("members/{id}/{field}");
        let all = every(field);
        let found = self.list.iter().position(|n| *n == own || *n == all);
        found.or(self.all.then_some(self.list.len()))
    }

    /// The names with their places.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, &'a str)> + '_ {
        self.list.iter().copied().enumerate()
    }

    /// Inputs that the caller did not name, behind those named.
    pub(super) fn others(&self, read: Vec<String>) -> Vec<String> {
        read.into_iter().filter(|n| !self.declared(n)).collect()
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }
}

fn every(field: &str) -> String {
    format!("members/*/{field}")
}

fn member_of(name: &str) -> Option<(&str, &str)> {
    name.strip_prefix("members/")?.rsplit_once('/')
}

fn of_unit(law: &Law, name: &str) -> bool {
    UNIT.contains(&name) || law.input(name).is_some_and(|i| i.subjects.contains(&Subject::Unit))
}

/// The handles in the order of the caller.
pub(super) fn sorted(mut handles: Vec<Handle>) -> Vec<Handle> {
    handles.sort_by_key(|h| h.order);
    handles
}
