//! Columns that state facts beyond the fields.

use crate::{Mapping, RawTable};
use sentra::finding::{At, Finding};
use sentra::input::Input;
use sentra::law::InputKind;
use sentra::number::Marks;
use sentra::unit::{Fact, FactOptions, Leaf, UnitReader};
use std::collections::BTreeMap;

/// What the columns declare and prove about their cells.
pub(super) fn options(
    table: &RawTable,
    mapping: &Mapping,
    marks: &BTreeMap<usize, Marks>,
) -> BTreeMap<String, FactOptions> {
    let mut by_column: BTreeMap<usize, FactOptions> = BTreeMap::new();
    for (_, column) in mapping.facts() {
        let marks = marks.get(&column).copied().unwrap_or_default();
        let scale = mapping.columns().get(column).map_or(1, |c| c.scale);
        by_column.insert(column, FactOptions { marks, scale, ..FactOptions::default() });
    }
    if mapping.facts().any(|(fact, _)| fact.kind == InputKind::Flag) {
        for row in table.data_rows() {
            for (column, cell) in table.cells(row).enumerate() {
                if let Some(of) = by_column.get_mut(&column) {
                    of.words.add(&cell);
                }
            }
        }
    }
    let named =
        mapping.facts().filter_map(|(fact, column)| Some((fact.id.clone(), by_column.remove(&column)?)));
    named.collect()
}

/// The facts that a row states. What a cell leaves open is not stated.
pub(super) fn read(
    table: &RawTable,
    mapping: &Mapping,
    row: usize,
    reader: &UnitReader<'_>,
    findings: &mut Vec<Finding>,
) -> BTreeMap<String, Fact> {
    let mut out = BTreeMap::new();
    for (fact, column) in mapping.facts() {
        let Some(cell) = table.cells(row).nth(column) else { continue };
        let from = findings.len();
        let read = reader.fact(fact, Leaf::Text(cell), &At::default(), findings);
        // Cells are looked for only where there is something to say.
        for finding in findings.iter_mut().skip(from) {
            let heading = mapping.columns().get(column).map(|c| c.heading.as_str().into());
            let path = format!("/rows/{row}/{}", fact.id);
            finding.at = At { path, column: heading, ..table.at_cell(row, column) };
        }
        if !matches!(&read, Fact::Flag(Input::Missing(_)) | Fact::Number(Input::Missing(_)))
            || findings.len() > from
        {
            out.insert(fact.id.clone(), read);
        }
    }
    out
}
