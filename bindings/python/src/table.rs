//! From the columns of a table to units. Headings mean what they mean in a file (`sentra-io`), and rows go to the
//! reader that files use.

use crate::arrow::{Column, Odd, bad_stream};
use crate::errors::Misuse;
use crate::options::Options;
use arrow_array::ffi_stream::RecordBatchStreamReader;
use arrow_array::{Array, RecordBatch, RecordBatchReader};
use sentra::finding::{At, Code, Finding};
use sentra::group::Group;
use sentra::input::MissingReason;
use sentra::law::InputDefinition;
use sentra::number::{MarkEvidence, Marks};
use sentra::place::{PlaceContext, RegionVotes, Resolver};
use sentra::region::RegionCode;
use sentra::register::{Position, Register};
use sentra::unit::{FactOptions, Field, FieldKind, Leaf, ReadOptions, Unit, UnitReader};
use sentra_io::{Grain, Mapping};
use std::collections::BTreeMap;

/// Rows of leaves that can be walked through more than once.
pub(crate) trait Rows {
    /// Calls `f` for each row with the values of the wanted columns.
    fn walk<'r>(&'r self, wanted: &[Wanted], f: Visit<'_, 'r>) -> Result<(), Misuse>;
}

/// What is called for each row, with the values by their place among the wanted columns.
pub(crate) type Visit<'f, 'r> = &'f mut dyn FnMut(&dyn Fn(usize) -> Cell<'r>);

/// A value, or why there is none.
pub(crate) type Cell<'a> = Result<Leaf<'a>, Odd>;

/// A column that is read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted {
    pub(crate) column: usize,
    what: What,
}

/// What a column is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Field(Field),
    /// A fact beyond the fields.
    Stated(&'static InputDefinition),
}

impl Wanted {
    fn of(mapping: &Mapping) -> Vec<Self> {
        let fields = mapping.fields().map(|(field, column)| Self { column, what: What::Field(field) });
        let mut fields: Vec<Self> = fields.collect();
        // Fields are read in one order, whatever the order of the columns.
        fields.sort_by_key(Self::field);
        fields.extend(mapping.facts().map(|(fact, column)| Self { column, what: What::Stated(fact) }));
        fields
    }

    fn field(&self) -> Option<Field> {
        match self.what {
            What::Field(field) => Some(field),
            What::Stated(_) => None,
        }
    }

    fn fact(&self) -> Option<&'static InputDefinition> {
        match self.what {
            What::Field(_) => None,
            What::Stated(fact) => Some(fact),
        }
    }

    fn name(&self) -> &'static str {
        match self.what {
            What::Field(field) => field.as_str(),
            What::Stated(fact) => &fact.id,
        }
    }

    fn kind(&self) -> FieldKind {
        match self.what {
            What::Field(field) => field.kind(),
            What::Stated(fact) => fact.kind.reads_as(),
        }
    }

    fn is_number(&self) -> bool {
        matches!(self.kind(), FieldKind::Count | FieldKind::Money)
    }
}

/// What was read.
#[derive(Debug, Default)]
pub(crate) struct Read {
    pub(crate) register: Register,
    /// Rows that declare a whole sentra, and where they stand in a file.
    pub(crate) groups: Vec<(Group, Option<Position>)>,
    pub(crate) findings: Vec<Finding>,
    /// How each file was read.
    pub(crate) files: Vec<serde_json::Value>,
    /// Findings beyond the most that are listed of one code.
    pub(crate) suppressed: BTreeMap<Code, u64>,
}

/// Reads a table: what its columns are, what their marks mean, then row by row.
pub(crate) fn read(headings: &[String], rows: &dyn Rows, options: &Options) -> Result<Read, Misuse> {
    let mapping = Mapping::of_headings(headings, &options.map);
    let wanted = Wanted::of(&mapping);
    let mut out = Read { findings: mapping.findings().to_vec(), ..Read::default() };
    let read_options = read_options(&mapping, &wanted, rows, options, &mut out.findings)?;
    let within = region(&wanted, rows, options, &mut out.findings)?;
    let mut reader =
        UnitReader::new(&read_options, Resolver::new(PlaceContext { within, system: options.system }));
    let declares = mapping.grain() == Grain::DeclaredSentra;
    let list = if declares { "groups" } else { "units" };
    let mut row = 0;
    rows.walk(&wanted, &mut |get| {
        let named = |name: &str, column: Option<usize>| {
            let at = At::path(format!("/{list}/{row}/{name}"));
            match column.and_then(|c| mapping.columns().get(c)) {
                Some(column) => at.column(column.heading.as_str()),
                None => at,
            }
        };
        let at = |field: Field| {
            let of_all = mapping.product().filter(|_| field == Field::Products).map(|(_, column)| column);
            named(field.as_str(), mapping.column(field).map(|c| c.index).or(of_all))
        };
        let mut leaves = Vec::with_capacity(wanted.len());
        let mut facts = BTreeMap::new();
        for (i, w) in wanted.iter().enumerate() {
            let here = || named(w.name(), Some(w.column));
            let leaf = get(i).unwrap_or_else(|reason| {
                let f = Finding::new(Code::FieldShape, here()).with("field", w.name());
                out.findings.push(f.with("reason", reason));
                Leaf::Missing(MissingReason::Unreadable)
            });
            match w.what {
                What::Field(field) => leaves.push((field, leaf)),
                // What a cell leaves open is not stated.
                What::Stated(_) if leaf == Leaf::Missing(MissingReason::NotGiven) => {}
                What::Stated(fact) => {
                    facts.insert(fact.id.clone(), reader.fact(fact, leaf, &here(), &mut out.findings));
                }
            }
        }
        leaves.extend(mapping.product().map(|(product, _)| (Field::Products, Leaf::text(product))));
        if declares {
            let group = reader.read_declared(leaves, &at, &mut out.findings);
            out.groups.push((Group { facts, ..group }, None));
        } else {
            let unit = reader.read(leaves, &at, &mut out.findings);
            out.register.push(&Unit { facts, ..unit }, None);
        }
        row += 1;
    })?;
    Ok(out)
}

/// What is declared or proven of the columns of numbers, as for a file.
fn read_options(
    mapping: &Mapping,
    wanted: &[Wanted],
    rows: &dyn Rows,
    options: &Options,
    findings: &mut Vec<Finding>,
) -> Result<ReadOptions, Misuse> {
    let mut out = ReadOptions {
        kbli_edition: options.kbli_edition,
        workers_basis: options.workers_basis,
        ..ReadOptions::default()
    };
    let numeric: Vec<Wanted> = wanted.iter().filter(|w| w.is_number()).copied().collect();
    let mut evidence: BTreeMap<usize, MarkEvidence> = BTreeMap::new();
    if options.marks.is_none() {
        rows.walk(&numeric, &mut |get| {
            for (i, w) in numeric.iter().enumerate() {
                match get(i) {
                    Ok(Leaf::Text(text)) if text.contains(['.', ',']) => {
                        evidence.entry(w.column).or_default().add(&text);
                    }
                    _ => {}
                }
            }
        })?;
    }
    for w in &numeric {
        let proven = evidence.get(&w.column).filter(|e| e.verdict() != Marks::Unknown);
        if let Some(e) = proven {
            findings.push(marks_finding(mapping, w.column, e));
        }
        let marks = options.marks.or(proven.map(MarkEvidence::verdict)).unwrap_or_default();
        let scale = mapping.columns().get(w.column).map_or(1, |c| c.scale);
        match w.what {
            What::Field(field) => {
                out.marks.insert(field, marks);
                out.scales.insert(field, scale);
            }
            What::Stated(fact) => {
                out.facts.insert(fact.id.clone(), FactOptions { marks, scale, ..FactOptions::default() });
            }
        }
    }
    let flags: Vec<Wanted> =
        wanted.iter().filter(|w| w.fact().is_some() && !w.is_number()).copied().collect();
    if !flags.is_empty() {
        rows.walk(&flags, &mut |get| {
            for (i, w) in flags.iter().enumerate() {
                if let Ok(Leaf::Text(text)) = get(i) {
                    out.facts.entry(w.name().to_owned()).or_default().words.add(&text);
                }
            }
        })?;
    }
    if out.kbli_edition == Default::default() {
        let named = mapping.column(Field::Kbli).and_then(|c| c.kbli_edition.as_deref());
        out.kbli_edition = named.and_then(sentra::industry::Edition::parse).unwrap_or_default();
    }
    Ok(out)
}

/// The region that the table is about: declared, or inferred where no column names a regency.
fn region(
    wanted: &[Wanted],
    rows: &dyn Rows,
    options: &Options,
    findings: &mut Vec<Finding>,
) -> Result<Option<RegionCode>, Misuse> {
    let of = |field: Field| wanted.iter().find(|w| w.field() == Some(field)).copied();
    let wider = [Field::Province, Field::ProvinceName, Field::Regency, Field::RegencyName];
    if options.region.is_some() || wider.into_iter().any(|f| of(f).is_some()) {
        return Ok(options.region);
    }
    let district = of(Field::DistrictName).or(of(Field::District));
    let village = of(Field::VillageName).or(of(Field::Village));
    let names: Vec<Wanted> = [district, village].into_iter().flatten().collect();
    let mut votes = RegionVotes::default();
    rows.walk(&names, &mut |get| {
        let name = |w: Option<Wanted>| {
            let place = names.iter().position(|n| Some(n.column) == w.map(|w| w.column))?;
            match get(place) {
                Ok(Leaf::Text(text)) if !text.bytes().any(|b| b.is_ascii_digit()) => Some(text),
                _ => None,
            }
        };
        let (d, v) = (name(district), name(village));
        if d.is_some() || v.is_some() {
            votes.add(d.as_deref(), v.as_deref());
        }
    })?;
    let inferred = votes.infer();
    findings.extend(inferred.map(|i| i.finding(At::default())));
    Ok(inferred.map(|i| i.region))
}

fn marks_finding(mapping: &Mapping, column: usize, e: &MarkEvidence) -> Finding {
    let heading = mapping.columns().get(column).map_or("", |c| c.heading.as_str());
    let (marks, proofs) = match e.verdict() {
        Marks::CommaThousands => ("1,234.5", e.comma_thousands),
        _ => ("1.234,5", e.dot_thousands),
    };
    let proof = format!("{proofs} bukti / proofs; {} ambigu / ambiguous", e.ambiguous);
    let f = Finding::new(Code::ColumnMarks, At::default().column(heading)).with("column", heading);
    f.with("marks", marks).with("evidence", proof)
}

/// The batches of an Arrow table.
pub(crate) struct Batches {
    pub(crate) headings: Vec<String>,
    batches: Vec<RecordBatch>,
}

impl Batches {
    /// Takes all batches; their buffers are not copied.
    pub(crate) fn of(stream: RecordBatchStreamReader) -> Result<Self, Misuse> {
        let headings: Vec<String> = stream.schema().fields().iter().map(|f| f.name().clone()).collect();
        // The index that pandas adds by itself is no column of the table.
        let real: Vec<usize> = (0..headings.len())
            .filter(|i| !headings.get(*i).is_some_and(|h| h.starts_with("__index_level_")))
            .collect();
        let mut batches = Vec::new();
        for batch in stream {
            let batch = batch.map_err(bad_stream)?;
            batches.push(batch.project(&real).map_err(bad_stream)?);
        }
        let headings = real.iter().filter_map(|i| headings.get(*i).cloned()).collect();
        Ok(Self { headings, batches })
    }

    /// Looks whether the buffers hold what they claim: a broken producer must not make us read outside them.
    pub(crate) fn validate(&self) -> Result<(), Misuse> {
        for batch in &self.batches {
            for array in batch.columns() {
                array.to_data().validate_full().map_err(bad_stream)?;
            }
        }
        Ok(())
    }
}

impl Rows for Batches {
    fn walk<'r>(&'r self, wanted: &[Wanted], f: Visit<'_, 'r>) -> Result<(), Misuse> {
        for batch in &self.batches {
            let mut columns = Vec::with_capacity(wanted.len());
            for w in wanted {
                let heading = || self.headings.get(w.column).map_or("", String::as_str);
                let array = batch.columns().get(w.column).ok_or_else(|| unreadable(heading(), "?"))?;
                let column = Column::new(array.as_ref(), w.kind());
                columns.push(column.ok_or_else(|| unreadable(heading(), &array.data_type().to_string()))?);
            }
            for row in 0..batch.num_rows() {
                f(&|i| columns.get(i).map_or(Ok(Leaf::Missing(MissingReason::NotGiven)), |c| c.get(row)));
            }
        }
        Ok(())
    }
}

/// Columns of leaves.
pub(crate) struct Leaves {
    pub(crate) rows: usize,
    /// By the number of the column.
    pub(crate) columns: BTreeMap<usize, Vec<Cell<'static>>>,
}

impl Rows for Leaves {
    fn walk<'r>(&'r self, wanted: &[Wanted], f: Visit<'_, 'r>) -> Result<(), Misuse> {
        for row in 0..self.rows {
            f(&|i| {
                let column = wanted.get(i).and_then(|w| self.columns.get(&w.column));
                column.and_then(|c| c.get(row)).cloned().unwrap_or(Ok(Leaf::Missing(MissingReason::NotGiven)))
            });
        }
        Ok(())
    }
}

fn unreadable(heading: &str, what: &str) -> Misuse {
    Misuse::new(
        "table.type",
        format!("/{}", heading.replace('~', "~0").replace('/', "~1")),
        format!("kolom \"{heading}\" bertipe {what}: ubah menjadi teks atau bilangan"),
        format!("column \"{heading}\" has type {what}: cast it to text or a number"),
    )
}
