//! Gives each column its role and says so.

use super::aliases::{self, Meaning, Says, meaning};
use super::heading::Heading;
use super::overrides::{self, Choice, MappingOverrides};
use super::{Column, Role};
use crate::report::shorten;
use sentra::finding::{At, Code, Finding};
use sentra::text::did_you_mean;
use sentra::unit::{Field, FieldKind};

/// For so many unused columns a similar field is looked for.
const MAX_SUGGESTIONS: usize = 200;

/// A mapping in the making.
pub(super) struct Draft<A> {
    pub(super) columns: Vec<Column>,
    pub(super) findings: Vec<Finding>,
    pub(super) at: A,
}

impl<A: Fn(usize) -> At> Draft<A> {
    /// Gives each column its role: the user's word first, then the headings from the surest to the least sure.
    pub(super) fn assign(&mut self, parsed: &[Heading], chosen: &[Option<Choice>]) {
        for (index, choice) in chosen.iter().enumerate() {
            match choice {
                Some(Choice::Field(field, factor)) => {
                    let scale = factor.unwrap_or_else(|| parsed.get(index).map_or(1, |p| p.scale));
                    self.claim(index, *field, scale);
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
                let field = match found {
                    Meaning::Known => continue,
                    Meaning::Man | Meaning::Woman if !both => continue,
                    Meaning::UnitOf if !produces => continue,
                    // The name of a place takes the second field only beside its code.
                    Meaning::Place(level, Says::Plain) => {
                        level.field(meanings.contains(&Some(Meaning::Place(*level, Says::Code))))
                    }
                    other => match other.field() {
                        Some(field) => field,
                        None => continue,
                    },
                };
                let turn = if let Meaning::Product(rank) = found { *rank } else { 0 };
                if turn != round || (heading.foreign && field.kind() == FieldKind::Money) {
                    continue;
                }
                self.claim(index, field, heading.scale);
            }
        }
    }

    fn set(&mut self, index: usize, role: Role, scale: i64) {
        if let Some(column) = self.columns.get_mut(index) {
            column.role = role;
            column.scale = scale;
        }
    }

    /// Gives a field to a column, unless another column has it.
    fn claim(&mut self, index: usize, field: Field, scale: i64) {
        let owner = self.columns.iter().find(|c| c.role == Role::Field(field));
        if let Some(owner) = owner.map(|o| self.name(o.index)) {
            let finding = Finding::new(Code::ColumnTwice, (self.at)(index))
                .with("column", owner)
                .with("other", self.name(index))
                .with("field", field.as_str());
            self.findings.push(finding);
            return;
        }
        let numeric = matches!(field.kind(), FieldKind::Money | FieldKind::Count);
        self.set(index, Role::Field(field), if numeric { scale } else { 1 });
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
                Role::Percent => found.push(finding(Code::ColumnPercent)),
                Role::Ignored if chosen.get(index).is_some_and(Option::is_some) => {}
                Role::Ignored if heading.foreign => found.push(finding(Code::ColumnCurrency)),
                Role::Ignored => {
                    let similar = if suggested < MAX_SUGGESTIONS { similar_field(heading) } else { None };
                    suggested += 1;
                    let similar = similar.map_or(String::new(), |field| format!(" (~ {})", field.as_str()));
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

/// The field that a heading without meaning resembles.
fn similar_field(heading: &Heading) -> Option<Field> {
    if meaning(&heading.key).is_some() {
        return None;
    }
    let near = did_you_mean(&heading.key, aliases::keys().map(|(key, _)| key))?;
    meaning(near).and_then(Meaning::field)
}
