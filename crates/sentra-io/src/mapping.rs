//! From headings to the fields they mean.

mod aliases;
mod assign;
mod grain;
mod heading;
mod overrides;

pub use grain::Grain;
pub use overrides::{MappingError, MappingOverrides};

use crate::table::RawTable;
pub(crate) use aliases::may_be_heading;
use aliases::meaning;
use assign::Draft;
use heading::Heading;
use overrides::Choice;
use sentra::finding::{At, Finding};
use sentra::law::InputDefinition;
use sentra::unit::{Field, FieldKind};
use std::collections::BTreeSet;

/// What a column is used for.
///
/// ```
/// use sentra_io::{Mapping, MappingOverrides, Role};
/// use sentra::unit::Field;
/// let mapping = Mapping::of_headings(&["No", "Nama Usaha", "Share (%)"], &MappingOverrides::default());
/// let roles: Vec<Role> = mapping.columns().iter().map(|c| c.role).collect();
/// assert_eq!(roles, [Role::Ignored, Role::Field(Field::Name), Role::Percent]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Role {
    /// It holds this field.
    Field(Field),
    /// It states this fact, which the registry of law reads beyond the fields.
    Stated(&'static InputDefinition),
    /// It holds printed percentages: checked, not used.
    Percent,
    /// It is not used.
    Ignored,
}

impl Role {
    /// The name of the field or fact.
    ///
    /// ```
    /// use sentra::unit::Field;
    /// use sentra_io::Role;
    /// assert_eq!(Role::Field(Field::Workers).name(), Some("workers"));
    /// assert_eq!(Role::Percent.name(), None);
    /// ```
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Field(field) => Some(field.as_str()),
            Self::Stated(fact) => Some(&fact.id),
            Self::Percent | Self::Ignored => None,
        }
    }

    /// In which manner its cells are read.
    ///
    /// ```
    /// use sentra::unit::{Field, FieldKind};
    /// assert_eq!(sentra_io::Role::Field(Field::Investment).kind(), Some(FieldKind::Money));
    /// ```
    pub fn kind(self) -> Option<FieldKind> {
        match self {
            Self::Field(field) => Some(field.kind()),
            Self::Stated(fact) => Some(fact.kind.reads_as()),
            Self::Percent | Self::Ignored => None,
        }
    }
}

/// A column and what it is used for.
///
/// ```
/// use sentra_io::{Mapping, MappingOverrides, Role};
/// use sentra::unit::Field;
/// let mapping = Mapping::of_headings(&["Nilai Investasi (juta Rp)"], &MappingOverrides::default());
/// let column = &mapping.columns()[0];
/// assert_eq!((column.role, column.scale), (Role::Field(Field::Investment), 1_000_000));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Column {
    /// Its number, counted from 0.
    pub index: usize,
    /// Its heading as the file prints it.
    pub heading: String,
    /// What it is used for.
    pub role: Role,
    /// By how much its numbers are to be multiplied: 1,000,000 under "(juta Rp)".
    pub scale: i64,
    /// The KBLI edition that its heading names, such as "2020"; it need not be one that exists.
    pub kbli_edition: Option<String>,
    /// What a count of units counts: "bordir" under "Unit Usaha Bordir".
    pub qualifier: Option<String>,
}

/// Which column holds which field, what each row is, and what was inferred for that.
///
/// ```
/// use sentra_io::{read_csv, CsvOptions, Grain, Mapping, MappingOverrides};
/// use sentra::unit::Field;
/// let table = read_csv(b"Nama Perusahaan;Desa/Kel;TK LK;TK PR\nA;B;1;2\n", &CsvOptions::default())?;
/// let mapping = Mapping::of(&table, &MappingOverrides::default());
/// assert_eq!(mapping.column(Field::WorkersFemale).map(|c| c.index), Some(3));
/// assert_eq!(mapping.grain(), Grain::Units);
/// # Ok::<(), sentra_io::IoError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Mapping {
    columns: Vec<Column>,
    grain: Grain,
    product: Option<(String, usize)>,
    findings: Vec<Finding>,
}

/// Whether a cell is a heading that means something here.
pub(crate) fn is_known_heading(text: &str) -> bool {
    let text = text.trim();
    if text.is_empty() || text.len() > 100 {
        return false;
    }
    let heading = Heading::parse(text);
    heading.qualifier.is_some() || meaning(&heading.key).is_some()
}

impl Mapping {
    /// Maps the headings of a table; findings point to the headings in the file.
    ///
    /// ```
    /// use sentra::finding::Code;
    /// use sentra_io::{read_csv, CsvOptions, Mapping, MappingOverrides};
    /// let table = read_csv(b"nama;warna\nA;biru\n", &CsvOptions::default())?;
    /// let mapping = Mapping::of(&table, &MappingOverrides::default());
    /// let unused = mapping.findings().iter().find(|f| f.code == Code::ColumnUnmapped).unwrap();
    /// assert_eq!((unused.at.line, unused.at.bytes), (Some(1), Some((5, 10))));
    /// # Ok::<(), sentra_io::IoError>(())
    /// ```
    pub fn of(table: &RawTable, overrides: &MappingOverrides) -> Self {
        let at = |column: usize| match table.header() {
            Some(row) => table.at_cell(row, column),
            None => At { file: table.file, ..At::default() },
        };
        Self::build(table.headings(), overrides, at)
    }

    /// Maps headings without a table.
    ///
    /// ```
    /// use sentra_io::{Mapping, MappingOverrides};
    /// use sentra::unit::Field;
    /// let headings = ["komoditi", "desa_kelurahan", "kecamatan"];
    /// let mapping = Mapping::of_headings(&headings, &MappingOverrides::default());
    /// let fields: Vec<Field> = mapping.fields().map(|(field, _)| field).collect();
    /// assert_eq!(fields, [Field::Products, Field::Village, Field::District]);
    /// ```
    pub fn of_headings<S: AsRef<str>>(headings: &[S], overrides: &MappingOverrides) -> Self {
        let headings: Vec<String> = headings.iter().map(|h| h.as_ref().to_owned()).collect();
        Self::build(&headings, overrides, |_| At::default())
    }

    /// The columns, in the order of the file.
    ///
    /// ```
    /// use sentra_io::{Mapping, MappingOverrides, Role};
    /// let mapping = Mapping::of_headings(&["Persentase (%)"], &MappingOverrides::default());
    /// assert_eq!(mapping.columns()[0].role, Role::Percent);
    /// ```
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The column that holds a field.
    ///
    /// ```
    /// use sentra_io::{Mapping, MappingOverrides};
    /// use sentra::unit::Field;
    /// let mapping = Mapping::of_headings(&["KLBI"], &MappingOverrides::default());
    /// assert_eq!(mapping.column(Field::Kbli).map(|c| c.index), Some(0));
    /// ```
    pub fn column(&self, field: Field) -> Option<&Column> {
        self.columns.iter().find(|c| c.role == Role::Field(field))
    }

    /// The fields that have a column, in the order of the file, with the number of the column.
    ///
    /// ```
    /// use sentra_io::{Mapping, MappingOverrides};
    /// use sentra::unit::Field;
    /// let mapping = Mapping::of_headings(&["No", "Nama Usaha"], &MappingOverrides::default());
    /// assert_eq!(mapping.fields().collect::<Vec<_>>(), [(Field::Name, 1)]);
    /// ```
    pub fn fields(&self) -> impl Iterator<Item = (Field, usize)> + '_ {
        self.columns.iter().filter_map(|c| match c.role {
            Role::Field(field) => Some((field, c.index)),
            _ => None,
        })
    }

    /// The facts beyond the fields that have a column, in the order of the file, with the number of the column.
    ///
    /// ```
    /// use sentra_io::{Mapping, MappingOverrides};
    /// let headings = ["Nama Usaha", "Supply Problem", "Memiliki NIB"];
    /// let mapping = Mapping::of_headings(&headings, &MappingOverrides::default());
    /// let facts: Vec<(&str, usize)> = mapping.facts().map(|(fact, column)| (fact.id.as_str(), column)).collect();
    /// assert_eq!(facts, [("supply_problem", 1), ("holds_nib", 2)]);
    /// ```
    pub fn facts(&self) -> impl Iterator<Item = (&'static InputDefinition, usize)> + '_ {
        self.columns.iter().filter_map(|c| match c.role {
            Role::Stated(fact) => Some((fact, c.index)),
            _ => None,
        })
    }

    /// The product that a heading names for all rows, and the number of its column. A finding says so, too.
    ///
    /// ```
    /// use sentra_io::{Mapping, MappingOverrides};
    /// let of = |headings: &[&str]| Mapping::of_headings(headings, &MappingOverrides::default());
    /// assert_eq!(of(&["Kelurahan", "Unit Usaha Bordir"]).product(), Some(("bordir", 1)));
    /// assert_eq!(of(&["Kelurahan", "Unit Usaha Kecil"]).product(), None); // a size
    /// assert_eq!(of(&["Komoditi", "Desa", "Unit Usaha Bordir"]).product(), None); // each row says its own
    /// ```
    pub fn product(&self) -> Option<(&str, usize)> {
        self.product.as_ref().map(|(product, column)| (product.as_str(), *column))
    }

    /// What each row is.
    ///
    /// ```
    /// use sentra_io::{Grain, Mapping, MappingOverrides};
    /// let mapping = Mapping::of_headings(&["Kelurahan", "Unit Usaha Bordir"], &MappingOverrides::default());
    /// assert_eq!(mapping.grain(), Grain::DeclaredSentra);
    /// ```
    pub fn grain(&self) -> Grain {
        self.grain
    }

    /// What was inferred, and what is doubtful about it.
    ///
    /// ```
    /// use sentra::finding::Code;
    /// use sentra_io::{Mapping, MappingOverrides};
    /// let mapping = Mapping::of_headings(&["Telepon", "No HP"], &MappingOverrides::default());
    /// assert!(mapping.findings().iter().any(|f| f.code == Code::ColumnTwice));
    /// ```
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    fn build(headings: &[String], overrides: &MappingOverrides, at: impl Fn(usize) -> At) -> Self {
        let parsed: Vec<Heading> = headings.iter().map(|h| Heading::parse(h)).collect();
        let mut draft = Draft { columns: Vec::new(), findings: Vec::new(), said: BTreeSet::new(), at };
        for (index, (heading, parts)) in headings.iter().zip(&parsed).enumerate() {
            draft.columns.push(Column {
                index,
                heading: heading.clone(),
                role: Role::Ignored,
                scale: 1,
                kbli_edition: parts.edition.clone(),
                qualifier: parts.qualifier.clone(),
            });
        }
        let chosen: Vec<Option<Choice>> =
            headings.iter().enumerate().map(|(index, heading)| overrides.of(index, heading)).collect();
        draft.assign(&parsed, &chosen);
        let grain = overrides.grain.unwrap_or_else(|| Grain::detect(&draft.columns));
        draft.leave_out(grain);
        draft.report(&parsed, &chosen);
        draft.unknown_entries(headings, overrides);
        let product = if grain == Grain::DeclaredSentra { draft.product(&chosen) } else { None };
        if overrides.grain.is_none() && draft.columns.iter().any(|c| matches!(c.role, Role::Field(_))) {
            let mut whole = (draft.at)(0);
            whole.column = None;
            draft.findings.push(Finding::new(grain.code(), whole));
        }
        Self { columns: draft.columns, grain, product, findings: draft.findings }
    }
}
