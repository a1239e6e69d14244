//! Whether a row is a unit or a whole sentra.

use super::{Column, Role};
use sentra::finding::Code;
use sentra::law::Subject;
use sentra::unit::Field;

/// What each row of a table is.
///
/// ```
/// use sentra_io::Grain;
/// assert_eq!(Grain::from_name("sentra"), Some(Grain::DeclaredSentra));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grain {
    /// One business unit.
    Units,
    /// One sentra with its place, product and perhaps its number of units.
    DeclaredSentra,
}

impl Grain {
    /// The stable word: `units` or `sentra`.
    ///
    /// ```
    /// assert_eq!(sentra_io::Grain::Units.as_str(), "units");
    /// ```
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Units => "units",
            Self::DeclaredSentra => "sentra",
        }
    }

    /// The grain with this name.
    ///
    /// ```
    /// assert_eq!(sentra_io::Grain::from_name("rows"), None);
    /// ```
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Units, Self::DeclaredSentra].into_iter().find(|g| g.as_str() == name)
    }

    /// Of whom the rows speak.
    pub(crate) const fn subject(self) -> Subject {
        match self {
            Self::Units => Subject::Unit,
            Self::DeclaredSentra => Subject::Group,
        }
    }

    pub(crate) const fn code(self) -> Code {
        match self {
            Self::Units => Code::TableUnits,
            Self::DeclaredSentra => Code::TableSentra,
        }
    }

    /// A table with a number of units declares sentra. So does one that names products or sentra in places and
    /// has nothing that only a single business has.
    pub(crate) fn detect(columns: &[Column]) -> Self {
        let has = |field: Field| columns.iter().any(|c| c.role == Role::Field(field));
        if has(Field::DeclaredUnits) {
            return Self::DeclaredSentra;
        }
        let single = [
            Field::Id,
            Field::Name,
            Field::Owner,
            Field::Nib,
            Field::Nik,
            Field::Npwp,
            Field::Workers,
            Field::WorkersMale,
            Field::WorkersFemale,
        ];
        let what = [Field::Products, Field::Sentra, Field::Kbli];
        let places =
            [Field::Village, Field::VillageName, Field::District, Field::DistrictName, Field::Address];
        let any = |fields: &[Field]| fields.iter().any(|f| has(*f));
        if !any(&single) && any(&what) && any(&places) { Self::DeclaredSentra } else { Self::Units }
    }
}
