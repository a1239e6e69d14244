//! What the user says about columns, which wins over what is inferred.

use super::Grain;
use sentra::Lang;
use sentra::law::{InputDefinition, Law};
use sentra::text::{did_you_mean, fold};
use sentra::unit::Field;

/// What a column is to be used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Choice {
    Field(Field, Option<i64>),
    Stated(&'static InputDefinition, Option<i64>),
    Percent,
    Ignore,
}

/// Which columns mean what, by the word of the user. Of two entries for a column the later one counts.
///
/// An entry names a heading as the file prints it, or a column as `#3`, and a field or a fact of the registry of law; `-` ignores the column,
/// `%` makes it a percentage, and `investment*1000` multiplies its numbers.
///
/// ```
/// use sentra_io::{Mapping, MappingOverrides};
/// use sentra::unit::Field;
/// let mut overrides = MappingOverrides::default();
/// overrides.add("Nilai Aset=investment_total*1000")?;
/// overrides.add("#1=-")?;
/// let mapping = Mapping::of_headings(&["Nama", "Nilai Aset"], &overrides);
/// assert_eq!(mapping.column(Field::Name), None);
/// assert_eq!(mapping.column(Field::InvestmentTotal).map(|c| c.scale), Some(1000));
/// # Ok::<(), sentra_io::MappingError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MappingOverrides {
    pub(crate) entries: Vec<(String, Choice)>,
    pub(crate) grain: Option<Grain>,
}

/// Why an entry of a mapping cannot be used.
///
/// ```
/// use sentra_io::{MappingError, MappingOverrides};
/// let error = MappingOverrides::default().add("Pekerja=worker").unwrap_err();
/// let expected = MappingError::UnknownField { name: "worker".into(), suggestion: Some("workers") };
/// assert_eq!(error, expected);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MappingError {
    /// An entry that is not `heading=field`.
    #[error("\"{entry}\" is not heading=field")]
    Form {
        /// The entry.
        entry: String,
    },
    /// A field that does not exist.
    #[error("there is no field \"{name}\"")]
    UnknownField {
        /// The name.
        name: String,
        /// The field that was most likely meant.
        suggestion: Option<&'static str>,
    },
    /// A factor that is not a positive whole number.
    #[error("\"{factor}\" is not a factor")]
    Factor {
        /// The factor.
        factor: String,
    },
    /// A word for what the rows are that does not exist.
    #[error("rows are units or sentra, not \"{word}\"")]
    Rows {
        /// The word.
        word: String,
    },
    /// A mapping that is not the JSON it should be.
    #[error("the mapping is not valid JSON: {reason}")]
    Json {
        /// What is wrong, with line and column.
        reason: String,
    },
}

impl MappingError {
    /// The stable code of the error.
    ///
    /// ```
    /// use sentra_io::MappingOverrides;
    /// assert_eq!(MappingOverrides::default().add("x").unwrap_err().code(), "mapping.form");
    /// ```
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Form { .. } => "mapping.form",
            Self::UnknownField { .. } => "mapping.unknown_field",
            Self::Factor { .. } => "mapping.factor",
            Self::Rows { .. } => "mapping.rows",
            Self::Json { .. } => "mapping.json",
        }
    }

    /// The sentence for a person, with what to do next.
    ///
    /// ```
    /// use sentra::Lang;
    /// use sentra_io::MappingOverrides;
    /// let error = MappingOverrides::default().add("Pekerja=worker").unwrap_err();
    /// assert!(error.text(Lang::En).contains("did you mean workers?"));
    /// ```
    pub fn text(&self, lang: Lang) -> String {
        match (self, lang) {
            (Self::Form { entry }, Lang::Id) => {
                format!("\"{entry}\" bukan judul=isian. Tulis misalnya \"TK LK=workers_male\".")
            }
            (Self::Form { entry }, Lang::En) => {
                format!("\"{entry}\" is not heading=field. Write for instance \"TK LK=workers_male\".")
            }
            (Self::UnknownField { name, suggestion: Some(near) }, Lang::Id) => {
                format!("Tidak ada isian \"{name}\"; maksudnya {near}?")
            }
            (Self::UnknownField { name, suggestion: Some(near) }, Lang::En) => {
                format!("There is no field \"{name}\"; did you mean {near}?")
            }
            (Self::UnknownField { name, suggestion: None }, Lang::Id) => {
                format!("Tidak ada isian \"{name}\". Pakai \"-\" untuk mengabaikan kolomnya.")
            }
            (Self::UnknownField { name, suggestion: None }, Lang::En) => {
                format!("There is no field \"{name}\". Use \"-\" to ignore the column.")
            }
            (Self::Factor { factor }, Lang::Id) => {
                format!("\"{factor}\" bukan pengali. Tulis bilangan bulat, misalnya investment*1000.")
            }
            (Self::Factor { factor }, Lang::En) => {
                format!("\"{factor}\" is not a factor. Write a whole number, for instance investment*1000.")
            }
            (Self::Rows { word }, Lang::Id) => {
                format!("Baris berisi \"units\" atau \"sentra\", bukan \"{word}\".")
            }
            (Self::Rows { word }, Lang::En) => format!("Rows are \"units\" or \"sentra\", not \"{word}\"."),
            (Self::Json { reason }, Lang::Id) => {
                format!(
                    "Pemetaan bukan JSON yang benar ({reason}). Contoh: {{\"columns\":{{\"TK LK\":\"workers_male\"}}}}"
                )
            }
            (Self::Json { reason }, Lang::En) => {
                format!(
                    "The mapping is not the JSON it should be ({reason}). Example: {{\"columns\":{{\"TK LK\":\"workers_male\"}}}}"
                )
            }
        }
    }
}

impl MappingOverrides {
    /// Adds an entry `heading=field`.
    ///
    /// # Errors
    /// [`MappingError::Form`] without a heading or an equals sign, [`MappingError::UnknownField`],
    /// [`MappingError::Factor`]. Nothing is added then.
    ///
    /// ```
    /// use sentra_io::MappingOverrides;
    /// let mut overrides = MappingOverrides::default();
    /// overrides.add("TK LK=workers_male")?;
    /// assert!(overrides.add("TK LK").is_err());
    /// # Ok::<(), sentra_io::MappingError>(())
    /// ```
    pub fn add(&mut self, entry: &str) -> Result<(), MappingError> {
        // Field names hold no equals sign, headings may.
        let form = || MappingError::Form { entry: entry.to_owned() };
        let (heading, choice) = entry.rsplit_once('=').ok_or_else(form)?;
        if heading.trim().is_empty() {
            return Err(form());
        }
        self.choose(heading, choice)
    }

    /// Says what each row of the table is.
    ///
    /// ```
    /// use sentra_io::{Grain, Mapping, MappingOverrides};
    /// let overrides = MappingOverrides::default().rows(Grain::DeclaredSentra);
    /// let mapping = Mapping::of_headings(&["nama", "desa"], &overrides);
    /// assert_eq!(mapping.grain(), Grain::DeclaredSentra);
    /// ```
    #[must_use]
    pub fn rows(mut self, grain: Grain) -> Self {
        self.grain = Some(grain);
        self
    }

    /// Reads a mapping from JSON: `{"columns": {"heading": "field"}, "rows": "units"}`. Both keys are optional;
    /// entries keep their order.
    ///
    /// # Errors
    /// [`MappingError::Json`] for other JSON, [`MappingError::Rows`] for another word, and those of an entry
    /// ([`MappingOverrides::add`]).
    ///
    /// ```
    /// use sentra_io::{Grain, Mapping, MappingOverrides};
    /// use sentra::unit::Field;
    /// let json = r#"{"columns": {"Jumlah Orang": "workers", "No": "-"}, "rows": "sentra"}"#;
    /// let overrides = MappingOverrides::from_json(json)?;
    /// let mapping = Mapping::of_headings(&["No", "Jumlah Orang"], &overrides);
    /// assert_eq!(mapping.column(Field::Workers).map(|c| c.index), Some(1));
    /// assert_eq!(mapping.grain(), Grain::DeclaredSentra);
    /// # Ok::<(), sentra_io::MappingError>(())
    /// ```
    pub fn from_json(json: &str) -> Result<Self, MappingError> {
        if !json.trim_start().starts_with('{') {
            return Err(MappingError::Json { reason: "expected an object".into() });
        }
        let file: File =
            serde_json::from_str(json).map_err(|error| MappingError::Json { reason: error.to_string() })?;
        let mut overrides = Self::default();
        for (heading, choice) in &file.columns.0 {
            overrides.choose(heading, choice)?;
        }
        if let Some(word) = file.rows {
            overrides.grain = Some(Grain::from_name(&word).ok_or(MappingError::Rows { word })?);
        }
        Ok(overrides)
    }

    fn choose(&mut self, heading: &str, choice: &str) -> Result<(), MappingError> {
        let choice = match choice.trim() {
            "-" => Choice::Ignore,
            "%" => Choice::Percent,
            named => {
                let (name, factor) = match named.split_once('*') {
                    Some((name, factor)) => (name.trim(), Some(factor.trim())),
                    None => (named, None),
                };
                let factor = match factor {
                    None => None,
                    Some(text) => match text.parse::<i64>() {
                        Ok(factor) if factor > 0 => Some(factor),
                        _ => return Err(MappingError::Factor { factor: text.to_owned() }),
                    },
                };
                match (Field::from_name(name), Law::indonesia().input(name)) {
                    (Some(field), _) => Choice::Field(field, factor),
                    (None, Some(fact)) => Choice::Stated(fact, factor),
                    (None, None) => {
                        let facts = Law::indonesia().registry().inputs.iter().map(|i| i.id.as_str());
                        let suggestion =
                            did_you_mean(name, Field::ALL.iter().map(|f| f.as_str()).chain(facts));
                        return Err(MappingError::UnknownField { name: name.to_owned(), suggestion });
                    }
                }
            }
        };
        self.entries.push((heading.trim().to_owned(), choice));
        Ok(())
    }

    /// The choice for a column, counted from 0.
    pub(crate) fn of(&self, index: usize, heading: &str) -> Option<Choice> {
        let entries = self.entries.iter().rev();
        entries.filter(|(name, _)| names(name, index, heading)).map(|(_, choice)| *choice).next()
    }
}

/// Whether an entry speaks of this column.
pub(crate) fn names(entry: &str, index: usize, heading: &str) -> bool {
    match entry.strip_prefix('#').map(str::parse::<usize>) {
        Some(Ok(number)) => number == index + 1,
        _ => entry == heading.trim() || (!fold(entry).is_empty() && fold(entry) == fold(heading)),
    }
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    columns: Entries,
    #[serde(default)]
    rows: Option<String>,
}

/// The members of an object in their order.
#[derive(Default)]
struct Entries(Vec<(String, String)>);

impl<'de> serde::Deserialize<'de> for Entries {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> serde::de::Visitor<'de> for InOrder {
            type Value = Entries;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object of headings and field names")
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Entries, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}
