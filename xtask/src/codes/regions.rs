//! Regions: four sorted levels of codes with names, and their Rust tables.

use super::{Files, provenance, table};
use anyhow::{Context, Result, ensure};
use std::fmt::Write;

const PATHS: [&str; 4] =
    ["data/provinces.csv", "data/regencies.csv", "data/districts.csv", "data/villages.csv"];

/// The codes of one level, strictly ascending, with their names.
struct Level {
    rows: Vec<(u64, String)>,
    /// What a code is divided by to get the code of its parent.
    step: u64,
}

/// Provinces, regencies, districts and villages.
pub(super) struct Regions {
    provinces: Level,
    regencies: Level,
    districts: Level,
    villages: Level,
}

/// Reads and checks the four files: width of codes, order, names, and a parent for every row.
pub(super) fn read(sources: &Files) -> Result<Regions> {
    let read = |path: &str| sources.get(path).map(Vec::as_slice).with_context(|| format!("{path} is absent"));
    let [provinces, regencies, districts, villages] = PATHS;
    let provinces = level(read(provinces)?, "code,name", 2, None).context(provinces)?;
    let regencies =
        level(read(regencies)?, "code,province_code,name", 4, Some(&provinces)).context(regencies)?;
    let districts =
        level(read(districts)?, "code,regency_code,name", 6, Some(&regencies)).context(districts)?;
    let villages =
        level(read(villages)?, "code,district_code,name", 10, Some(&districts)).context(villages)?;
    Ok(Regions { provinces, regencies, districts, villages })
}

fn level(bytes: &[u8], header: &str, digits: usize, above: Option<&Level>) -> Result<Level> {
    let step = if digits == 10 { 10_000 } else { 100 };
    let mut rows: Vec<(u64, String)> = Vec::new();
    for row in table::rows(bytes, header)? {
        let (code, width) = row.code(0)?;
        ensure!(width == digits, "line {}: a code of {width} digits, expected {digits}", row.line);
        ensure!(rows.last().is_none_or(|(last, _)| *last < code), "line {}: codes do not ascend", row.line);
        if let Some(above) = above {
            let (parent, _) = row.code(1)?;
            ensure!(code / step == parent, "line {}: {code} does not begin with {parent}", row.line);
            let known = above.rows.binary_search_by_key(&parent, |(code, _)| *code).is_ok();
            ensure!(known, "line {}: the parent {parent} is not listed", row.line);
        }
        let name = row.cell(header.split(',').count() - 1)?;
        ensure!(name.len() <= usize::from(u8::MAX), "line {}: a name of {} bytes", row.line, name.len());
        rows.push((code, name.to_owned()));
    }
    Ok(Level { rows, step })
}

impl Regions {
    /// The tables of provinces, regencies and districts.
    pub(super) fn render_regions(&self, sources: &Files) -> Result<String> {
        let mut text = header("the region files in data");
        text.push_str(&provenance::constants(sources, &PATHS)?);
        for (name, level) in
            [("PROVINCE", &self.provinces), ("REGENCY", &self.regencies), ("DISTRICT", &self.districts)]
        {
            let count = level.rows.len();
            let groups = level.groups(level.step);
            writeln!(text, "\npub(crate) static {name}_CODES: [u32; {count}] = [")?;
            write_numbers(&mut text, &groups, |(code, _)| *code)?;
            let mut end = 0;
            let mut ends = level.rows.iter().map(|(_, name)| {
                end += name.len();
                end
            });
            writeln!(
                text,
                "];\n\n/// Where each name ends.\npub(crate) static {name}_ENDS: [u32; {count}] = ["
            )?;
            write_numbers(&mut text, &groups, |_| ends.next().unwrap_or_default())?;
            writeln!(text, "];")?;
            write_names(&mut text, &format!("{name}_NAMES"), &groups)?;
        }
        Ok(text)
    }

    /// The table of villages: four-digit numbers in the order of the districts.
    pub(super) fn render_villages(&self) -> Result<String> {
        let count = self.villages.rows.len();
        let districts = &self.districts.rows;
        let groups = self.villages.groups(self.villages.step);
        ensure!(
            groups.len() == districts.len(),
            "a district without villages: the table needs an empty group for it"
        );
        let mut text = header("data/villages.csv");
        writeln!(text, "\npub(crate) const COUNT: usize = {count};")?;
        let (mut village, mut byte) = (0, 0);
        let mut last = Vec::new();
        let mut ends = Vec::new();
        for group in &groups {
            village += group.len();
            byte += group.iter().map(|(_, name)| name.len()).sum::<usize>();
            last.push((village as u64, String::new()));
            ends.push((byte as u64, String::new()));
        }
        for (name, about, numbers) in [
            ("LAST", "The position after the last village of each district.", last),
            ("ENDS", "Where the names of each district end.", ends),
        ] {
            writeln!(text, "\n/// {about}\npub(crate) static {name}: [u32; {}] = [", districts.len())?;
            write_numbers(&mut text, &numbers.chunks(20).collect::<Vec<_>>(), |(number, _)| *number)?;
            writeln!(text, "];")?;
        }
        writeln!(
            text,
            "\n/// The last four digits of each code, a line for each district.\npub(crate) static NUMBERS: [u16; COUNT] = ["
        )?;
        write_numbers(&mut text, &groups, |(code, _)| code % 10_000)?;
        writeln!(
            text,
            "];\n\n/// The length of each name in bytes.\npub(crate) static LENGTHS: [u8; COUNT] = ["
        )?;
        write_numbers(&mut text, &groups, |(_, name)| name.len())?;
        writeln!(text, "];")?;
        write_names(&mut text, "NAMES", &groups)?;
        Ok(text)
    }
}

impl Level {
    /// The rows in groups with the same parent, so that a changed row changes few lines.
    fn groups(&self, step: u64) -> Vec<&[(u64, String)]> {
        self.rows.chunk_by(|(left, _), (right, _)| left / step == right / step).collect()
    }
}

/// The first lines of a generated file.
pub(super) fn header(sources: &str) -> String {
    format!("//@generated by `cargo xtask codes` from {sources}; do not edit\n")
}

fn write_numbers<N: std::fmt::Display>(
    text: &mut String,
    groups: &[&[(u64, String)]],
    mut number: impl FnMut(&(u64, String)) -> N,
) -> Result<()> {
    for group in groups {
        for row in *group {
            write!(text, "{},", number(row))?;
        }
        text.push('\n');
    }
    Ok(())
}

/// One string; a backslash at the end of a line joins it to the next one, and no name begins with a blank.
fn write_names(text: &mut String, name: &str, groups: &[&[(u64, String)]]) -> Result<()> {
    writeln!(text, "\npub(crate) static {name}: &str = \"\\")?;
    for group in groups {
        for (_, name) in *group {
            text.push_str(&name.replace('\\', "\\\\").replace('"', "\\\""));
        }
        text.push_str("\\\n");
    }
    writeln!(text, "\";")?;
    Ok(())
}
