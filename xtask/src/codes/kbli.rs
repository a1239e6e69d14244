//! Industries: the code numbers of KBLI section C by edition, short titles, and reused codes.

use super::{Files, provenance, regions::header, table};
use anyhow::{Context, Result, ensure};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

const PATHS: [&str; 4] =
    ["data/kbli2020.csv", "data/kbli2025.csv", "data/kbli_titles.csv", "data/kbli_reused.csv"];
const EDITIONS: [u64; 2] = [2020, 2025];

/// A text in Indonesian and in English.
type Text = (String, String);

/// What is known of one edition.
struct Edition {
    year: u64,
    /// The codes by their count of digits.
    codes: BTreeMap<usize, BTreeSet<u64>>,
    titles: BTreeMap<u64, Text>,
}

/// Both editions and the five-digit codes that mean other goods in the later one.
pub(super) struct Industries {
    editions: Vec<Edition>,
    reused: BTreeMap<u64, [Text; 2]>,
}

/// Reads and checks the four files: a parent for every code, a title for every division and group.
pub(super) fn read(sources: &Files) -> Result<Industries> {
    let read = |path: &str| sources.get(path).map(Vec::as_slice).with_context(|| format!("{path} is absent"));
    let mut editions = Vec::new();
    for (year, path) in EDITIONS.into_iter().zip(PATHS) {
        let codes = codes(read(path)?).context(path)?;
        let titles = titles(read("data/kbli_titles.csv")?, year).context("data/kbli_titles.csv")?;
        for digits in [2, 3] {
            for code in codes.get(&digits).into_iter().flatten() {
                ensure!(
                    titles.contains_key(code),
                    "data/kbli_titles.csv has no title for {code} of KBLI {year}"
                );
            }
        }
        for code in titles.keys() {
            let known = codes.values().any(|level| level.contains(code));
            ensure!(known, "data/kbli_titles.csv names {code}, which is not in KBLI {year}");
        }
        editions.push(Edition { year, codes, titles });
    }
    let reused = reused(read("data/kbli_reused.csv")?).context("data/kbli_reused.csv")?;
    for edition in &editions {
        for code in reused.keys() {
            let known = edition.codes.get(&5).is_some_and(|level| level.contains(code));
            ensure!(known, "data/kbli_reused.csv names {code}, which is not in KBLI {}", edition.year);
        }
    }
    Ok(Industries { editions, reused })
}

fn codes(bytes: &[u8]) -> Result<BTreeMap<usize, BTreeSet<u64>>> {
    let mut codes: BTreeMap<usize, BTreeSet<u64>> = BTreeMap::new();
    let mut last = String::new();
    for row in table::rows(bytes, "code")? {
        let (code, digits) = row.code(0)?;
        let text = row.cell(0)?;
        ensure!((2..=5).contains(&digits), "line {}: a code of {digits} digits", row.line);
        ensure!(last.as_str() < text, "line {}: codes do not ascend", row.line);
        text.clone_into(&mut last);
        let parent = codes.get(&(digits - 1)).is_some_and(|level| level.contains(&(code / 10)));
        ensure!(digits == 2 || parent, "line {}: {code} has no parent", row.line);
        codes.entry(digits).or_default().insert(code);
    }
    let divisions = codes.get(&2).cloned().unwrap_or_default();
    ensure!(divisions.iter().copied().eq(10..=33), "section C is the divisions 10-33, found {divisions:?}");
    Ok(codes)
}

/// The titles of one edition; the column `edition` says `both` where the title serves both editions.
fn titles(bytes: &[u8], year: u64) -> Result<BTreeMap<u64, Text>> {
    let mut titles = BTreeMap::new();
    for row in table::rows(bytes, "code,edition,id,en")? {
        let edition = row.cell(1)?;
        ensure!(
            edition == "both" || EDITIONS.iter().any(|y| y.to_string() == edition),
            "line {}: edition",
            row.line
        );
        if edition != "both" && edition != year.to_string() {
            continue;
        }
        let (code, _) = row.code(0)?;
        let text = (row.cell(2)?.to_owned(), row.cell(3)?.to_owned());
        ensure!(titles.insert(code, text).is_none(), "line {}: {code} has two titles in {year}", row.line);
    }
    Ok(titles)
}

fn reused(bytes: &[u8]) -> Result<BTreeMap<u64, [Text; 2]>> {
    let mut reused = BTreeMap::new();
    for row in table::rows(bytes, "code,id_2020,en_2020,id_2025,en_2025")? {
        let (code, _) = row.code(0)?;
        let text = |at| -> Result<Text> { Ok((row.cell(at)?.to_owned(), row.cell(at + 1)?.to_owned())) };
        ensure!(reused.insert(code, [text(1)?, text(3)?]).is_none(), "line {}: {code} comes twice", row.line);
    }
    Ok(reused)
}

impl Industries {
    /// The Rust tables.
    pub(super) fn render(&self, sources: &Files) -> Result<String> {
        let mut text = header("the KBLI files in data");
        text.push_str(&provenance::constants(sources, &PATHS)?);
        writeln!(text, "\nuse crate::kbli::{{Reused, Title}};")?;
        for Edition { year, codes, titles } in &self.editions {
            for (digits, level) in codes {
                writeln!(text, "\npub(crate) static KBLI{year}_{digits}: [u16; {}] = [", level.len())?;
                let level: Vec<u64> = level.iter().copied().collect();
                let line = 10_u64.pow(u32::try_from(*digits)?.saturating_sub(2).max(1));
                for group in level.chunk_by(|left, right| left / line == right / line) {
                    let line: Vec<String> = group.iter().map(|code| format!("{code},")).collect();
                    writeln!(text, "{}", line.concat())?;
                }
                writeln!(text, "];")?;
            }
            let mut titles: Vec<_> = titles.iter().collect();
            titles.sort();
            writeln!(text, "\npub(crate) static TITLES{year}: [(u16, Title); {}] = [", titles.len())?;
            for (code, title) in titles {
                writeln!(text, "({code}, {}),", literal(title))?;
            }
            writeln!(text, "];")?;
        }
        writeln!(text, "\npub(crate) static REUSED: [Reused; {}] = [", self.reused.len())?;
        for (code, [before, after]) in &self.reused {
            let (before, after) = (literal(before), literal(after));
            writeln!(text, "Reused {{ code: {code}, kbli2020: {before}, kbli2025: {after} }},")?;
        }
        writeln!(text, "];")?;
        Ok(text)
    }
}

fn literal((id, en): &Text) -> String {
    format!("Title {{ id: {id:?}, en: {en:?} }}")
}
