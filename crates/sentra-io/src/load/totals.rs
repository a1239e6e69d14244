//! Printed totals and percentages against the rows they stand for. Both numbers are reported; nothing is repaired.

use super::Kept;
use super::read::numeric;
use crate::{Mapping, RawTable, Role, RowKind};
use sentra::input::{Input, MissingReason};
use sentra::number::{self, Decimal, Marks};
use sentra::reconcile::{Percent, Total};
use sentra::unit::{Field, FieldKind};
use std::collections::BTreeMap;

/// A column that can be added up.
struct Summed {
    column: usize,
    kind: FieldKind,
    scale: i64,
    marks: Marks,
}

/// Checks every total row of a table, column by column, and every printed percentage.
pub(super) fn check(table: &RawTable, mapping: &Mapping, marks: &BTreeMap<usize, Marks>, kept: &mut Kept) {
    let of = |field: Field, column: usize| Summed {
        column,
        kind: field.kind(),
        scale: mapping.columns().get(column).map_or(1, |c| c.scale),
        marks: marks.get(&column).copied().unwrap_or_default(),
    };
    let columns: Vec<Summed> = numeric(mapping).map(|(f, c)| of(f, c)).collect();
    let totals: Vec<usize> = table.rows_of(RowKind::Total).collect();
    for column in &columns {
        sums(table, column, &totals, kept);
    }
    let percents: Vec<usize> =
        mapping.columns().iter().filter(|c| c.role == Role::Percent).map(|c| c.index).collect();
    if let ([base], [percent]) = (columns.as_slice(), percents.as_slice()) {
        let marks = marks.get(percent).copied().unwrap_or_default();
        shares(table, base, *percent, marks, &totals, kept);
    }
}

fn cell(table: &RawTable, row: usize, column: usize) -> String {
    table.cells(row).nth(column).map(|c| c.trim().to_owned()).unwrap_or_default()
}

/// A cell as a whole number.
fn whole(text: &str, column: &Summed) -> Input<i128> {
    match column.kind {
        FieldKind::Money => {
            number::rupiah(text, column.marks, column.scale).value.map(|m| i128::from(m.amount()))
        }
        _ => number::count(text, column.marks).value.map(i128::from),
    }
}

/// A total row stands for the rows since the total before it, or for all rows above it.
fn sums(table: &RawTable, column: &Summed, totals: &[usize], kept: &mut Kept) {
    let mut start = 0;
    for &row in totals {
        let printed = whole(&cell(table, row, column.column), column);
        let since = std::mem::replace(&mut start, row);
        if matches!(
            printed,
            Input::Missing(MissingReason::NotGiven | MissingReason::Blank | MissingReason::Dash)
        ) {
            continue;
        }
        let values = |from: usize| -> Vec<Input<i128>> {
            let rows = table.data_rows().filter(|r| (from..row).contains(r));
            rows.map(|r| whole(&cell(table, r, column.column), column)).collect()
        };
        let part = Total::check(&printed, &values(since));
        let whole_table = Total::check(&printed, &values(0));
        let shown = if whole_table.agrees() && !part.agrees() { whole_table } else { part };
        let heading = table.headings().get(column.column).cloned().unwrap_or_default();
        let at = table.at_cell(row, column.column).column(heading.as_str());
        if let Some(finding) = shown.finding(&heading, at) {
            kept.add(finding);
        }
    }
}

fn shares(table: &RawTable, base: &Summed, percent: usize, marks: Marks, totals: &[usize], kept: &mut Kept) {
    let rows: Vec<(usize, Input<i128>)> =
        table.data_rows().map(|r| (r, whole(&cell(table, r, base.column), base))).collect();
    let parts: Option<Vec<i128>> = rows.iter().map(|(_, v)| v.known().copied()).collect();
    let Some(parts) = parts else { return };
    let sum: i128 = parts.iter().sum();
    let printed = |row: usize| -> Option<Decimal> {
        number::measure(&cell(table, row, percent), marks).value.known().copied()
    };
    let heading = table.headings().get(percent).cloned().unwrap_or_default();
    let rows = rows.iter().map(|(r, _)| *r).zip(parts).chain(totals.iter().map(|r| (*r, sum)));
    for (row, part) in rows {
        if let Some(printed) = printed(row) {
            let at = table.at_cell(row, percent).column(heading.as_str());
            if let Some(finding) = Percent::check(printed, part, sum).finding(at) {
                kept.add(finding);
            }
        }
    }
}
