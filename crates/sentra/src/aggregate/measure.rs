//! What is added up.

use crate::Lang;
use crate::unit::Field;

/// A number that is added up over rows.
///
/// The figures of investment stay apart, as in the rows: none is derived from the others here.
///
/// ```
/// use sentra::Lang;
/// use sentra::aggregate::Measure;
/// assert_eq!(Measure::from_name("workers_female"), Some(Measure::WorkersFemale));
/// assert_eq!(Measure::Units.label(Lang::Id), "jumlah unit usaha");
/// assert!(Measure::InvestmentTotal.is_money());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Measure {
    /// Business units: one for each listed row, the declared number for a declared row.
    Units,
    /// All workers.
    Workers,
    /// Men.
    WorkersMale,
    /// Women.
    WorkersFemale,
    /// Investment without land and buildings.
    InvestmentExclLand,
    /// Land and buildings.
    InvestmentLand,
    /// Total investment.
    InvestmentTotal,
    /// Investment whose basis is not said.
    Investment,
    /// Value of production.
    ProductionValue,
    /// Value of raw material.
    RawMaterialValue,
    /// Value of exports.
    ExportValue,
}

impl Measure {
    /// All of them, in their order in states.
    ///
    /// ```
    /// use sentra::aggregate::Measure;
    /// assert_eq!(Measure::ALL[0], Measure::Units);
    /// assert_eq!(Measure::ALL.iter().filter(|m| m.is_money()).count(), 7);
    /// ```
    pub const ALL: [Self; 11] = [
        Self::Units,
        Self::Workers,
        Self::WorkersMale,
        Self::WorkersFemale,
        Self::InvestmentExclLand,
        Self::InvestmentLand,
        Self::InvestmentTotal,
        Self::Investment,
        Self::ProductionValue,
        Self::RawMaterialValue,
        Self::ExportValue,
    ];

    /// The field of a row that it adds up.
    ///
    /// ```
    /// use sentra::{aggregate::Measure, unit::Field};
    /// assert_eq!(Measure::Units.field(), Field::DeclaredUnits); // of a declared row; a listed row is one unit
    /// ```
    pub const fn field(self) -> Field {
        match self {
            Self::Units => Field::DeclaredUnits,
            Self::Workers => Field::Workers,
            Self::WorkersMale => Field::WorkersMale,
            Self::WorkersFemale => Field::WorkersFemale,
            Self::InvestmentExclLand => Field::InvestmentExclLand,
            Self::InvestmentLand => Field::InvestmentLand,
            Self::InvestmentTotal => Field::InvestmentTotal,
            Self::Investment => Field::Investment,
            Self::ProductionValue => Field::ProductionValue,
            Self::RawMaterialValue => Field::RawMaterialValue,
            Self::ExportValue => Field::ExportValue,
        }
    }

    /// The stable word on the wire: that of its field.
    ///
    /// ```
    /// assert_eq!(sentra::aggregate::Measure::ExportValue.as_str(), "export_value");
    /// ```
    pub fn as_str(self) -> &'static str {
        self.field().as_str()
    }

    /// The measure with this name.
    ///
    /// ```
    /// use sentra::aggregate::Measure;
    /// assert_eq!(Measure::from_name("production_value"), Some(Measure::ProductionValue));
    /// assert_eq!(Measure::from_name("turnover"), None);
    /// ```
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|m| m.as_str() == name)
    }

    /// The words for a person.
    ///
    /// ```
    /// use sentra::{Lang, aggregate::Measure};
    /// assert_eq!(Measure::Workers.label(Lang::Id), "tenaga kerja");
    /// ```
    pub fn label(self, lang: Lang) -> &'static str {
        self.field().label(lang)
    }

    /// Whether it is in rupiah.
    ///
    /// ```
    /// use sentra::aggregate::Measure;
    /// assert!(Measure::Investment.is_money() && !Measure::Workers.is_money());
    /// ```
    pub fn is_money(self) -> bool {
        self >= Self::InvestmentExclLand
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_fields() {
        for m in Measure::ALL {
            assert_eq!(Measure::from_name(m.as_str()), Some(m));
            assert_eq!(m.is_money(), m.field().kind() == crate::unit::FieldKind::Money);
        }
        assert!(Measure::ALL.is_sorted());
    }
}
