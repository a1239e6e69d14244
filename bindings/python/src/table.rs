//! From the columns of a table to units: headings are mapped to fields, rows go to the reader that files use.

use crate::arrow::{Column, Odd};
use crate::errors::Misuse;
use arrow_array::{Array, RecordBatch};
use sentra::finding::{At, Code, Finding};
use sentra::group::Group;
use sentra::input::MissingReason;
use sentra::place::Resolver;
use sentra::register::Register;
use sentra::text::did_you_mean;
use sentra::unit::{Field, FieldKind, Leaf, ReadOptions, UnitReader};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A column that is read: where it stands, what it is, and its heading.
#[derive(Debug)]
pub(crate) struct Mapped {
    pub(crate) column: usize,
    pub(crate) field: Field,
    heading: Arc<str>,
}

impl Mapped {
    pub(crate) fn kind(&self) -> FieldKind {
        self.field.kind()
    }
}

/// The columns of a table that are fields of a unit, and what is to be said about the others.
#[derive(Debug, Default)]
pub(crate) struct Mapping {
    pub(crate) columns: Vec<Mapped>,
    findings: Vec<Finding>,
}

impl Mapping {
    /// Maps headings; `declared` maps a heading to the name of a field and goes before everything else.
    pub(crate) fn new(headings: &[String], declared: &BTreeMap<String, String>) -> Result<Self, Misuse> {
        let mut out = Self::default();
        let names: Vec<&str> = Field::ALL.iter().map(|f| f.as_str()).collect();
        if let Some(heading) = declared.keys().find(|h| !headings.contains(h)) {
            let hint = hint(heading, headings.iter().map(String::as_str));
            return Err(Misuse::new(
                "map.heading",
                "/map",
                format!("tabel tidak memiliki kolom \"{heading}\"{hint}"),
                format!("the table has no column \"{heading}\"{hint}"),
            ));
        }
        for (column, heading) in headings.iter().enumerate() {
            // The index that pandas adds by itself is no column of the table.
            if heading.starts_with("__index_level_") && !declared.contains_key(heading) {
                continue;
            }
            let field = match declared.get(heading) {
                Some(name) => Some(Field::from_name(name).ok_or_else(|| {
                    let hint = hint(name, names.iter().copied());
                    Misuse::new(
                        "map.field",
                        "/map",
                        format!("tidak ada isian \"{name}\"{hint}"),
                        format!("there is no field \"{name}\"{hint}"),
                    )
                })?),
                None => Field::from_name(&sentra::text::fold(heading).replace([' ', '-'], "_")),
            };
            let at = At::path("").column(heading.as_str());
            let first = field.and_then(|f| out.columns.iter().find(|m| m.field == f));
            match (field, first) {
                (Some(field), Some(first)) => {
                    let f = Finding::new(Code::ColumnTwice, at).with("column", heading);
                    out.findings.push(f.with("other", &first.heading).with("field", field.as_str()));
                }
                (Some(field), None) => {
                    out.columns.push(Mapped { column, field, heading: heading.as_str().into() });
                }
                (None, _) => {
                    let f = Finding::new(Code::ColumnUnmapped, at).with("column", heading);
                    out.findings.push(f.with("suggestion", hint(heading, names.iter().copied())));
                }
            }
        }
        // Fields are read in one order, whatever the order of the columns.
        out.columns.sort_by_key(|m| m.field);
        Ok(out)
    }

    fn of(&self, field: Field) -> Option<&Mapped> {
        self.columns.iter().find(|m| m.field == field)
    }
}

fn hint<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    did_you_mean(word, known).map(|s| format!(" ({s}?)")).unwrap_or_default()
}

/// What was read.
#[derive(Debug, Default)]
pub(crate) struct Read {
    pub(crate) register: Register,
    pub(crate) groups: Vec<Group>,
    pub(crate) findings: Vec<Finding>,
}

/// Reads rows one after the other.
pub(crate) struct Reader<'o> {
    mapping: &'o Mapping,
    reader: UnitReader<'o>,
    declares: bool,
    rows: usize,
    read: Read,
}

impl<'o> Reader<'o> {
    pub(crate) fn new(mapping: &'o Mapping, options: &'o ReadOptions, resolver: Resolver) -> Self {
        Self {
            mapping,
            reader: UnitReader::new(options, resolver),
            declares: mapping.of(Field::DeclaredUnits).is_some(),
            rows: 0,
            read: Read { findings: mapping.findings.clone(), ..Read::default() },
        }
    }

    /// Reads one row; `get` gives the value of a mapped column, counted from 0.
    pub(crate) fn row<'t>(&mut self, get: impl Fn(usize) -> Result<Leaf<'t>, Odd>) {
        let mapping = self.mapping;
        let (list, row) = (if self.declares { "groups" } else { "units" }, self.rows);
        let at = |field: Field| {
            let at = At::path(format!("/{list}/{row}/{}", field.as_str()));
            match mapping.of(field) {
                Some(m) => at.column(Arc::clone(&m.heading)),
                None => at,
            }
        };
        let mut leaves = Vec::with_capacity(mapping.columns.len());
        for (i, m) in mapping.columns.iter().enumerate() {
            let leaf = get(i).unwrap_or_else(|reason| {
                let f = Finding::new(Code::FieldShape, at(m.field)).with("field", m.field.as_str());
                self.read.findings.push(f.with("reason", reason));
                Leaf::Missing(MissingReason::Unreadable)
            });
            leaves.push((m.field, leaf));
        }
        if self.declares {
            self.read.groups.push(self.reader.read_declared(leaves, &at, &mut self.read.findings));
        } else {
            let unit = self.reader.read(leaves, &at, &mut self.read.findings);
            self.read.register.push(&unit, None);
        }
        self.rows += 1;
    }

    /// Reads a batch of an Arrow table.
    pub(crate) fn batch(&mut self, batch: &RecordBatch) -> Result<(), Misuse> {
        let mut columns = Vec::with_capacity(self.mapping.columns.len());
        for m in &self.mapping.columns {
            let array = batch
                .columns()
                .get(m.column)
                .ok_or_else(|| unreadable(m, "kolom hilang / no such column"))?;
            // A broken producer must not be able to make us read outside its buffers.
            array.to_data().validate_full().map_err(|e| unreadable(m, &e.to_string()))?;
            let column = Column::new(array.as_ref(), m.kind());
            columns.push(column.ok_or_else(|| unreadable(m, &array.data_type().to_string()))?);
        }
        for row in 0..batch.num_rows() {
            self.row(|i| match columns.get(i) {
                Some(column) => column.get(row),
                None => Ok(Leaf::Missing(MissingReason::NotGiven)),
            });
        }
        Ok(())
    }

    pub(crate) fn finish(self) -> Read {
        self.read
    }
}

fn unreadable(m: &Mapped, what: &str) -> Misuse {
    Misuse::new(
        "table.type",
        format!("/{}", m.heading.replace('~', "~0").replace('/', "~1")),
        format!("kolom \"{}\" bertipe {what}: ubah menjadi teks atau bilangan", m.heading),
        format!("column \"{}\" has type {what}: cast it to text or a number", m.heading),
    )
}
