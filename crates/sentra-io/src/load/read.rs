//! One file: its columns, the marks of its numbers, the region it is about, and its rows.

use super::{ColumnUse, DeclaredRow, FileReport, Kept, LoadOptions, Loaded, Source, stated, totals};
use crate::{Grain, IoError, Mapping, RawTable, Role, read_csv};
use sentra::finding::{At, Code, Finding};
use sentra::industry::Edition;
use sentra::number::{MarkEvidence, Marks};
use sentra::place::{PlaceContext, RegionVotes, Resolver};
use sentra::region::{RegionCode, System};
use sentra::register::Position;
use sentra::unit::{Field, FieldKind, Leaf, ReadOptions, UnitReader};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// How many rows are read between two calls of `progress`.
const STEP: usize = 4_096;

/// Reads a file into what was loaded so far.
pub(super) fn file(
    source: Source,
    number: u32,
    options: &LoadOptions,
    loaded: &mut Loaded,
    kept: &mut Kept,
    progress: &mut dyn FnMut(u64),
) -> Result<(), IoError> {
    let sha256 = hex(&Sha256::digest(&source.bytes));
    let bytes = source.bytes.len() as u64;
    let table = read_csv(source.bytes, &crate::CsvOptions { file: number, ..options.csv })?;
    let mapping = Mapping::of(&table, &options.overrides);
    for finding in table.findings().iter().chain(mapping.findings()) {
        kept.add(finding.clone());
    }
    for (code, more) in table.suppressed() {
        kept.count(*code, *more);
    }
    let marks = match options.marks {
        Some(marks) => columns_of_numbers(&mapping).map(|column| (column, marks)).collect(),
        None => marks(&table, &mapping, kept),
    };
    let region = region(&table, &mapping, options, kept);
    let mut read = read_options(&mapping, &marks, options);
    read.facts = stated::options(&table, &mapping, &marks);
    let context = PlaceContext { within: region, system: options.system };
    let mut reader = UnitReader::new(&read, Resolver::new(context));
    let columns: Vec<Option<Field>> = fields_by_column(&mapping, table.width());
    let mut findings = Vec::new();
    for (n, row) in table.data_rows().enumerate() {
        let at = |field: Field| locate(&table, &mapping, row, field);
        let cells = table.cells(row).zip(&columns);
        let leaves = cells.filter_map(|(cell, field)| Some(((*field)?, Leaf::Text(cell))));
        let product = mapping.product().map(|(product, _)| (Field::Products, Leaf::text(product)));
        let leaves = leaves.chain(product);
        let position = position(&table, row, number);
        match mapping.grain() {
            Grain::Units => {
                let mut unit = reader.read(leaves, &at, &mut findings);
                unit.facts = stated::read(&table, &mapping, row, &reader, &mut findings);
                loaded.register.push(&unit, Some(position));
            }
            Grain::DeclaredSentra => {
                let mut group = reader.read_declared(leaves, &at, &mut findings);
                group.facts = stated::read(&table, &mapping, row, &reader, &mut findings);
                loaded.declared.push(DeclaredRow { group, position });
            }
        }
        findings.drain(..).for_each(|f| kept.add(f));
        if n % STEP == 0 {
            progress(position.bytes.1);
        }
    }
    totals::check(&table, &mapping, &marks, kept);
    loaded.files.push(FileReport {
        name: source.name,
        sha256,
        bytes,
        account: table.account(),
        encoding: table.encoding().0,
        dialect: table.dialect(),
        declares_sentra: mapping.grain() == Grain::DeclaredSentra,
        region,
        columns: uses(&mapping, &marks),
    });
    Ok(())
}

fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|b| [b >> 4, b & 15]);
    digits.filter_map(|d| char::from_digit(u32::from(d), 16)).collect()
}

fn position(table: &RawTable, row: usize, file: u32) -> Position {
    let at = table.row(row);
    Position { file, line: at.map_or(0, |r| r.line), bytes: at.map_or((0, 0), |r| (r.start, r.end)) }
}

/// Where a field of a row stands in the file: in its cell, or in the heading that says it of all rows.
fn locate(table: &RawTable, mapping: &Mapping, row: usize, field: Field) -> At {
    let of_all = mapping.product().filter(|_| field == Field::Products);
    let heading = of_all.and_then(|(_, column)| Some((table.header()?, mapping.columns().get(column)?)));
    let column = mapping.column(field).or(heading.map(|(_, c)| c));
    let at = match (heading, column) {
        (Some((header, c)), _) => table.at_cell(header, c.index),
        (None, Some(c)) => table.at_cell(row, c.index),
        (None, None) => table.at_row(row),
    };
    let heading = column.map(|c| c.heading.as_str().into());
    At { path: format!("/rows/{row}/{}", field.as_str()), column: heading, ..at }
}

fn fields_by_column(mapping: &Mapping, width: usize) -> Vec<Option<Field>> {
    let mut out = vec![None; width];
    for (field, column) in mapping.fields() {
        if let Some(slot) = out.get_mut(column) {
            *slot = Some(field);
        }
    }
    out
}

/// The numbers of the columns of numbers, of fields and facts alike.
fn columns_of_numbers(mapping: &Mapping) -> impl Iterator<Item = usize> + '_ {
    let number = |c: &&crate::Column| matches!(c.role.kind(), Some(FieldKind::Count | FieldKind::Money));
    mapping.columns().iter().filter(number).map(|c| c.index)
}

/// The fields that hold numbers.
pub(super) fn numeric(mapping: &Mapping) -> impl Iterator<Item = (Field, usize)> + '_ {
    mapping.fields().filter(|(f, _)| matches!(f.kind(), FieldKind::Count | FieldKind::Money))
}

/// What each column of numbers proves about its own marks.
fn marks(table: &RawTable, mapping: &Mapping, kept: &mut Kept) -> BTreeMap<usize, Marks> {
    let mut evidence: BTreeMap<usize, MarkEvidence> =
        columns_of_numbers(mapping).map(|c| (c, MarkEvidence::default())).collect();
    let percent = mapping.columns().iter().filter(|c| c.role == Role::Percent);
    evidence.extend(percent.map(|c| (c.index, MarkEvidence::default())));
    for row in table.data_rows() {
        for (column, cell) in table.cells(row).enumerate() {
            // Only a text with a mark can prove anything.
            if let Some(e) = evidence.get_mut(&column).filter(|_| cell.contains(['.', ','])) {
                e.add(&cell);
            }
        }
    }
    let mut out = BTreeMap::new();
    for (column, e) in evidence {
        let verdict = e.verdict();
        out.insert(column, verdict);
        if verdict == Marks::Unknown {
            continue;
        }
        let heading = table.headings().get(column).map_or("", String::as_str);
        let (marks, proofs) = match verdict {
            Marks::CommaThousands => ("1,234.5", e.comma_thousands),
            _ => ("1.234,5", e.dot_thousands),
        };
        let at = table.header().map_or_else(At::default, |row| table.at_cell(row, column));
        let f = Finding::new(Code::ColumnMarks, at.column(heading)).with("column", heading);
        let proof = format!("{proofs} bukti / proofs; {} ambigu / ambiguous", e.ambiguous);
        kept.add(f.with("marks", marks).with("evidence", proof));
    }
    out
}

/// The region that the file is about: declared, or inferred where no column names a regency.
fn region(table: &RawTable, mapping: &Mapping, options: &LoadOptions, kept: &mut Kept) -> Option<RegionCode> {
    let has = |f: Field| mapping.column(f).map(|c| c.index);
    let wider = [Field::Province, Field::ProvinceName, Field::Regency, Field::RegencyName];
    if options.region.is_some() || wider.into_iter().any(|f| has(f).is_some()) {
        return options.region;
    }
    let district = has(Field::DistrictName).or(has(Field::District));
    let village = has(Field::VillageName).or(has(Field::Village));
    if district.is_none() && village.is_none() {
        return None;
    }
    let mut votes = RegionVotes::default();
    for row in table.data_rows() {
        let (mut d, mut v) = (None, None);
        for (column, cell) in table.cells(row).enumerate() {
            if Some(column) == district {
                d = Some(cell);
            } else if Some(column) == village {
                v = Some(cell);
            }
        }
        if d.is_some() || v.is_some() {
            votes.add(d.as_deref(), v.as_deref());
        }
    }
    let inferred = votes.infer()?;
    let at = table.header().map_or_else(At::default, |row| table.at_row(row));
    kept.add(inferred.finding(at));
    Some(inferred.region)
}

fn read_options(mapping: &Mapping, marks: &BTreeMap<usize, Marks>, options: &LoadOptions) -> ReadOptions {
    let mut out = ReadOptions {
        kbli_edition: options.kbli_edition,
        workers_basis: options.workers_basis,
        ..ReadOptions::default()
    };
    for (field, column) in numeric(mapping) {
        if let Some(m) = marks.get(&column) {
            out.marks.insert(field, *m);
        }
        if let Some(c) = mapping.columns().get(column).filter(|c| c.scale != 1) {
            out.scales.insert(field, c.scale);
        }
    }
    if out.kbli_edition == Edition::Undeclared {
        let named = mapping.column(Field::Kbli).and_then(|c| c.kbli_edition.as_deref());
        out.kbli_edition = named.and_then(Edition::parse).unwrap_or_default();
    }
    out
}

fn uses(mapping: &Mapping, marks: &BTreeMap<usize, Marks>) -> Vec<ColumnUse> {
    let field = |role: Role| match role {
        Role::Percent => Some("percent"),
        other => other.name(),
    };
    let product = |c: &crate::Column| mapping.product().filter(|(_, column)| *column == c.index);
    let one = |c: &crate::Column| ColumnUse {
        heading: c.heading.clone(),
        field: field(c.role),
        scale: c.scale,
        marks: marks.get(&c.index).copied().filter(|m| *m != Marks::Unknown),
        product: product(c).map(|(product, _)| product.to_owned()),
    };
    mapping.columns().iter().map(one).collect()
}

/// The system of region codes by its word on the command line; `None` for any other.
///
/// ```
/// use sentra::region::System;
/// assert_eq!(sentra_io::system_from_name("bps"), Some(System::Bps));
/// assert_eq!(sentra_io::system_from_name("undetermined"), None); // nobody declares that
/// ```
pub fn system_from_name(name: &str) -> Option<System> {
    [System::Kemendagri, System::Bps].into_iter().find(|s| s.as_str() == name)
}
