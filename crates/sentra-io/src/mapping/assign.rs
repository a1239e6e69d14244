//! Gives each column its role and says so.

use super::aliases::{self, Meaning, Says, meaning};
use super::heading::{Heading, goods};
use super::overrides::{self, Choice, MappingOverrides};
use super::{Column, Grain, Role};
use crate::report::shorten;
use sentra::finding::{At, Code, Finding};
use sentra::text::did_you_mean;
use sentra::unit::{Field, FieldKind};
use std::collections::BTreeSet;

/// For so many unused columns a similar field is looked for.
const MAX_SUGGESTIONS: usize = 200;

/// A mapping in the making.
pub(super) struct Draft<A> {
    pub(super) columns: Vec<Column>,
    pub(super) findings: Vec<Finding>,
    /// Columns that are left out and of which that is said.
    pub(super) said: BTreeSet<usize>,
    pub(super) at: A,
}

impl<A: Fn(usize) -> At> Draft<A> {
    /// Gives each column its role: the user's word first, then the headings from the surest to the least sure.
    pub(super) fn assign(&mut self, parsed: &[Heading], chosen: &[Option<Choice>]) {
        for (index, choice) in chosen.iter().enumerate() {
            match choice {
                Some(Choice::Field(field, factor)) => {
                    let scale = factor.unwrap_or_else(|| parsed.get(index).map_or(1, |p| p.scale));
                    self.claim(index, Role::Field(*field), scale);
                }
                Some(Choice::Stated(fact, factor)) => {
                    let scale = factor.unwrap_or_else(|| parsed.get(index).map_or(1, |p| p.scale));
                    self.claim(index, Role::Stated(fact), scale);
                }
                Some(Choice::Percent) => self.set(index, Role::Percent, 1),
                Some(Choice::Ignore) | None => {}
            }
        }
        let free = |index: usize| chosen.get(index).is_none_or(Option::is_none);
        let meanings: Vec<Option<Meaning>> = parsed.iter().map(meaning_of).collect();
        let has = |wanted: Meaning| meanings.contains(&Some(wanted));
        let both = has(Meaning::Man) && has(Meaning::Woman);
        let produces = meanings
            .iter()
            .flatten()
            .any(|m| matches!(m, Meaning::Field(Field::ProductionCapacity | Field::ProductionValue)));
        for round in 0..3 {
            for (index, (heading, found)) in parsed.iter().zip(&meanings).enumerate() {
                if !free(index) {
                    continue;
                }
                if heading.percent {
                    self.set(index, Role::Percent, 1);
                    continue;
                }
                let Some(found) = found else { continue };
                let role = match found {
                    Meaning::Known => continue,
                    Meaning::Stated(fact) => Role::Stated(fact),
                    Meaning::Man | Meaning::Woman if !both => continue,
                    Meaning::UnitOf if !produces => continue,
                    // The name of a place takes the second field only beside its code.
                    Meaning::Place(level, Says::Plain) => {
                        Role::Field(level.field(meanings.contains(&Some(Meaning::Place(*level, Says::Code)))))
                    }
                    other => match other.field() {
                        Some(field) => Role::Field(field),
                        None => continue,
                    },
                };
                let turn = if let Meaning::Product(rank) = found { *rank } else { 0 };
                if turn != round || (heading.foreign && role.kind() == Some(FieldKind::Money)) {
                    continue;
                }
                self.claim(index, role, heading.scale);
            }
        }
    }

    fn set(&mut self, index: usize, role: Role, scale: i64) {
        if let Some(column) = self.columns.get_mut(index) {
            column.role = role;
            column.scale = scale;
        }
    }

    /// Gives a field or fact to a column, unless another column has it.
    fn claim(&mut self, index: usize, role: Role, scale: i64) {
        let owner = self.columns.iter().find(|c| c.role == role);
        if let Some(owner) = owner.map(|o| self.name(o.index)) {
            let finding = Finding::new(Code::ColumnTwice, (self.at)(index))
                .with("column", owner)
                .with("other", self.name(index))
                .with("field", role.name().unwrap_or_default());
            self.findings.push(finding);
            return;
        }
        let numeric = matches!(role.kind(), Some(FieldKind::Money | FieldKind::Count));
        self.set(index, role, if numeric { scale } else { 1 });
    }

    /// Leaves out the facts that are not said of what the rows are.
    pub(super) fn leave_out(&mut self, grain: Grain) {
        for index in 0..self.columns.len() {
            let Some(Role::Stated(fact)) = self.columns.get(index).map(|c| c.role) else { continue };
            if fact.subjects.contains(&grain.subject()) {
                continue;
            }
            let finding =
                Finding::new(Code::ColumnSubject, (self.at)(index)).with("column", self.name(index));
            self.findings.push(finding.with("field", &fact.id));
            self.set(index, Role::Ignored, 1);
            self.said.insert(index);
        }
    }

    /// The product that a heading names for all rows. It is no guess of the table: it is said, and a column of products
    /// or the user's own word for the column goes before it.
    pub(super) fn product(&mut self, chosen: &[Option<Choice>]) -> Option<(String, usize)> {
        if self.columns.iter().any(|c| c.role == Role::Field(Field::Products)) {
            return None;
        }
        let named = |c: &Column| c.qualifier.as_deref().and_then(goods).map(|q| (q.to_owned(), c.index));
        let mut named = self.columns.iter().filter_map(named);
        let (Some((product, index)), None) = (named.next(), named.next()) else { return None };
        let counts = self.columns.get(index).is_some_and(|c| c.role == Role::Field(Field::DeclaredUnits));
        if !counts || chosen.get(index).is_some_and(Option::is_some) {
            return None;
        }
        let finding = Finding::new(Code::ColumnProduct, (self.at)(index)).with("column", self.name(index));
        self.findings.push(finding.with("product", &product));
        Some((product, index))
    }

    fn name(&self, index: usize) -> String {
        match self.columns.get(index).map(|c| c.heading.trim()) {
            Some(heading) if !heading.is_empty() => shorten(heading),
            _ => format!("#{}", index + 1),
        }
    }

    pub(super) fn report(&mut self, parsed: &[Heading], chosen: &[Option<Choice>]) {
        let mut suggested = 0;
        for (index, heading) in parsed.iter().enumerate() {
            let Some(column) = self.columns.get(index) else { continue };
            let (role, scale) = (column.role, column.scale);
            let name = self.name(index);
            let finding = |code| Finding::new(code, (self.at)(index)).with("column", &name);
            let mut found = Vec::new();
            match role {
                Role::Field(field) => {
                    found.push(finding(Code::ColumnMapped).with("field", field.as_str()));
                    if scale != 1 {
                        found.push(finding(Code::ColumnScale).with("scale", scale));
                    }
                    let edition = heading.edition.as_deref();
                    if field == Field::Kbli && edition.is_some_and(|e| !matches!(e, "2015" | "2020" | "2025"))
                    {
                        found.push(finding(Code::KbliEdition));
                    }
                }
                Role::Stated(fact) => {
                    found.push(finding(Code::ColumnMapped).with("field", &fact.id));
                    if scale != 1 {
                        found.push(finding(Code::ColumnScale).with("scale", scale));
                    }
                }
                Role::Percent => found.push(finding(Code::ColumnPercent)),
                Role::Ignored if self.said.contains(&index) => {}
                Role::Ignored if chosen.get(index).is_some_and(Option::is_some) => {}
                Role::Ignored if heading.foreign => found.push(finding(Code::ColumnCurrency)),
                Role::Ignored => {
                    let similar = if suggested < MAX_SUGGESTIONS { similar(heading) } else { None };
                    suggested += 1;
                    let similar = similar.map_or(String::new(), |name| format!(" (~ {name})"));
                    found.push(finding(Code::ColumnUnmapped).with("suggestion", similar));
                }
            }
            self.findings.extend(found);
        }
    }

    /// Entries of the user that name no column.
    pub(super) fn unknown_entries(&mut self, headings: &[String], overrides: &MappingOverrides) {
        for (entry, _) in &overrides.entries {
            let mut columns = headings.iter().enumerate();
            if columns.any(|(index, heading)| overrides::names(entry, index, heading)) {
                continue;
            }
            let similar = did_you_mean(entry, headings.iter().map(String::as_str));
            let similar = similar.map_or(String::new(), |heading| format!(" (~ \"{}\")", shorten(heading)));
            let at = At { file: (self.at)(0).file, ..At::default() };
            let finding = Finding::new(Code::FieldUnknown, at);
            self.findings.push(finding.with("name", shorten(entry)).with("suggestion", similar));
        }
    }
}

fn meaning_of(heading: &Heading) -> Option<Meaning> {
    match meaning(&heading.key) {
        None if heading.qualifier.is_some() => Some(Meaning::Field(Field::DeclaredUnits)),
        found => found,
    }
}

/// The field or fact that a heading without meaning resembles.
fn similar(heading: &Heading) -> Option<&'static str> {
    if meaning(&heading.key).is_some() {
        return None;
    }
    let near = did_you_mean(&heading.key, aliases::keys().map(|(key, _)| key))?;
    meaning(near).and_then(Meaning::name)
}
