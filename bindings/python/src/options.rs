//! What a caller declares about a table or a file.

use crate::errors::Misuse;
use sentra::Lang;
use sentra::finding::At;
use sentra::industry::Edition;
use sentra::number::Marks;
use sentra::place::{PlaceContext, PlaceText, resolve};
use sentra::region::{RegionCode, System};
use sentra::text::did_you_mean;
use sentra::unit::WorkersBasis;
use sentra_io::MappingOverrides;
use std::collections::BTreeMap;

/// The declarations, read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Options {
    pub(crate) map: MappingOverrides,
    pub(crate) region: Option<RegionCode>,
    pub(crate) system: Option<System>,
    pub(crate) kbli_edition: Edition,
    pub(crate) marks: Option<Marks>,
    pub(crate) workers_basis: WorkersBasis,
}

const MARKS: [Marks; 2] = [Marks::DotThousands, Marks::CommaThousands];
const BASES: [WorkersBasis; 3] = [WorkersBasis::Undeclared, WorkersBasis::Paid, WorkersBasis::IncludingOwner];

impl Options {
    /// Reads declarations; `words` holds the options by name, `map` headings and fields.
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
                "region" => out.region = Some(region(word)?),
                "region_system" => {
                    let known = [System::Kemendagri, System::Bps];
                    let found = sentra_io::system_from_name(word);
                    out.system = Some(found.ok_or_else(|| unknown(&known.map(System::as_str)))?);
                }
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

/// A code, or the name of exactly one regency or province.
fn region(text: &str) -> Result<RegionCode, Misuse> {
    if let Ok(code) = RegionCode::parse(text) {
        return Ok(code);
    }
    let anywhere = PlaceContext::default();
    let regency = PlaceText { regency: Some(text), ..PlaceText::default() };
    let province = PlaceText { province: Some(text), ..PlaceText::default() };
    let (found, _) = resolve(&regency, &anywhere, At::path);
    let (wider, _) = resolve(&province, &anywhere, At::path);
    if let Some(code) = found.known().or(wider.known()) {
        return Ok(*code);
    }
    let several: Vec<String> =
        found.candidates().iter().map(|c| format!("{c} {}", c.name().unwrap_or_default())).collect();
    let hint = if several.is_empty() { String::new() } else { format!(": {}", several.join(", ")) };
    Err(Misuse::new(
        "option.region",
        "/region",
        format!("\"{text}\" bukan kode atau nama satu wilayah{hint}; tulis kodenya, misalnya \"35.24\""),
        format!(
            "\"{text}\" is not the code or the name of one region{hint}; write its code, for instance \"35.24\""
        ),
    ))
}
