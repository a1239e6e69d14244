//! Numbers and dates of the law, each value with its period, its evidence and its citation.

use super::{Bilingual, Citation, Evidence};
use serde::Deserialize;

/// A number or date of the law, with its history.
///
/// ```
/// let registry = sentra::law::Law::indonesia().registry();
/// let p = registry.parameters.iter().find(|p| p.id == "p64.pekerja_kecil");
/// assert_eq!(p.map(|p| p.values[0].value.as_str()), Some("19"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// Stable identifier.
    pub id: String,
    /// What is counted.
    pub unit: ParameterUnit,
    /// What it means.
    pub meaning: Bilingual,
    /// Its values by date. None for a number that was not read in any source: then the caller supplies it.
    pub values: Vec<DatedValue>,
    /// Whether the caller supplies it where the registry has no value of its own.
    #[serde(default)]
    pub supplied: bool,
    /// In which direction a local rule may go; absent = in none, unless `delegable`.
    pub tighter: Option<Tighter>,
    /// Whether the national rule leaves the value to local ones.
    #[serde(default)]
    pub delegable: bool,
}

/// The direction in which a value is at least as strict as the one before.
///
/// ```
/// use sentra::law::{Law, Tighter};
/// let least = Law::indonesia().parameter("pp29.unit_minimum").and_then(|p| p.tighter);
/// assert_eq!(least, Some(Tighter::Higher)); // more than five units may be asked for, fewer may not
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tighter {
    /// A lower value is tighter.
    Lower,
    /// A higher value is tighter.
    Higher,
}

/// What a parameter counts.
///
/// ```
/// use sentra::law::{Law, ParameterUnit};
/// assert_eq!(Law::indonesia().parameter("pp7.mulai").map(|p| p.unit), Some(ParameterUnit::Date));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ParameterUnit {
    /// Persons.
    Workers,
    /// Whole rupiah.
    Rupiah,
    /// Business units.
    Units,
    /// A day.
    Date,
    /// Whole months.
    Months,
    /// Per hundred.
    Percent,
    /// Names of inputs, separated by commas.
    Inputs,
}

impl ParameterUnit {
    /// The stable word on the wire.
    ///
    /// ```
    /// assert_eq!(sentra::law::ParameterUnit::Rupiah.as_str(), "rupiah");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Workers => "workers",
            Self::Rupiah => "rupiah",
            Self::Units => "units",
            Self::Date => "date",
            Self::Months => "months",
            Self::Percent => "percent",
            Self::Inputs => "inputs",
        }
    }
}

/// The value of a parameter in a period; open sides are absent.
///
/// ```
/// let registry = sentra::law::Law::indonesia().registry();
/// let mut values = registry.parameters.iter().flat_map(|p| &p.values);
/// assert!(values.all(|v| !v.value.contains('.'))); // no float, no marks between digits
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatedValue {
    /// From this date.
    pub from: Option<String>,
    /// Until before this date.
    pub to: Option<String>,
    /// An integer or a date, as text, so that no reader turns it into a float.
    pub value: String,
    /// How well it is evidenced.
    pub evidence: Evidence,
    /// Where it stands.
    pub cite: Citation,
}
