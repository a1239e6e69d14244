//! What a caller declares about a table or a file.

use crate::errors::Misuse;
use sentra::Lang;
use sentra::industry::Edition;
use sentra::number::Marks;
use sentra::text::did_you_mean;
use sentra::unit::WorkersBasis;
use sentra_io::MappingOverrides;
use std::collections::BTreeMap;

/// The declarations, read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Options {
    pub(crate) map: MappingOverrides,
    pub(crate) kbli_edition: Edition,
    pub(crate) marks: Option<Marks>,
    pub(crate) workers_basis: WorkersBasis,
}

const MARKS: [Marks; 2] = [Marks::DotThousands, Marks::CommaThousands];
const BASES: [WorkersBasis; 3] = [WorkersBasis::Undeclared, WorkersBasis::Paid, WorkersBasis::IncludingOwner];

impl Options {
    /// Reads declarations; `words` holds `kbli_edition`, `marks` and `workers_basis`, `map` headings and fields.
    pub(crate) fn new(
        map: &BTreeMap<String, String>,
        words: &BTreeMap<String, String>,
    ) -> Result<Self, Misuse> {
        let mut out = Self::default();
        for (heading, field) in map {
            out.map
                .add(&format!("{heading}={field}"))
                .map_err(|e| Misuse::new("map.field", "/map", e.text(Lang::Id), e.text(Lang::En)))?;
        }
        for (name, word) in words {
            let unknown = |known: &[&str]| {
                let hint =
                    did_you_mean(word, known.iter().copied()).map(|s| format!(" ({s}?)")).unwrap_or_default();
                let known = known.join(", ");
                Misuse::new(
                    "option.unknown",
                    format!("/{name}"),
                    format!("\"{word}\" bukan pilihan{hint}; pilihannya: {known}"),
                    format!("\"{word}\" is no choice{hint}; the choices are: {known}"),
                )
            };
            match name.as_str() {
                "kbli_edition" => {
                    out.kbli_edition =
                        Edition::parse(word).ok_or_else(|| unknown(&["2015", "2020", "2025"]))?;
                }
                "marks" => {
                    let found = MARKS.into_iter().find(|m| m.as_str() == word);
                    out.marks = Some(found.ok_or_else(|| unknown(&MARKS.map(Marks::as_str)))?);
                }
                _ => {
                    let found = BASES.into_iter().find(|b| b.as_str() == word);
                    out.workers_basis = found.ok_or_else(|| unknown(&BASES.map(WorkersBasis::as_str)))?;
                }
            }
        }
        Ok(out)
    }
}
