//! The villages of Lamongan, and how an office may spell them.

use super::random::Random;
use anyhow::{Context, Result, ensure};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The prefix of the codes of Kabupaten Lamongan.
const LAMONGAN: &str = "35.24.";

/// A village with the district it lies in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) code: String,
    pub(super) village: String,
    pub(super) district_code: String,
    pub(super) district: String,
}

impl Place {
    /// A kelurahan has a 1 in front of its number, a desa a 2.
    fn is_kelurahan(&self) -> bool {
        self.code.split('.').nth(3).is_some_and(|number| number.starts_with('1'))
    }
}

/// Reads the villages from the source files of the crate `sentra-codes`. The files are read and not the crate, so that a
/// task that repairs the crate can always be built.
pub(super) fn read(workspace: &Path) -> Result<Vec<Place>> {
    let data = workspace.join("crates").join("sentra-codes").join("data");
    let districts = rows(&data.join("districts.csv"))?;
    let mut places = Vec::new();
    for (code, district_code, village) in rows(&data.join("villages.csv"))? {
        let (_, _, district) = districts
            .iter()
            .find(|(code, _, _)| *code == district_code)
            .with_context(|| format!("the district of village {code} is not listed"))?;
        places.push(Place { code, village, district_code, district: district.clone() });
    }
    ensure!(places.len() == 474, "Lamongan has 474 villages, found {}", places.len());
    Ok(places)
}

fn rows(path: &Path) -> Result<Vec<(String, String, String)>> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    text.lines()
        .filter(|line| line.starts_with(LAMONGAN))
        .map(|line| {
            let mut cells = line.split(',').map(str::to_owned);
            match (cells.next(), cells.next(), cells.next()) {
                (Some(code), Some(parent), Some(name)) => Ok((code, parent, name)),
                _ => Err(anyhow::anyhow!("{} has a row that is no code, code, name: {line}", path.display())),
            }
        })
        .collect()
}

/// First parts of compound names that offices like to set apart: "Tri Tunggal", "Banyu Urip", "Sendang-duwur".
const FIRST_PARTS: [&str; 14] = [
    "Sendang", "Tri", "Banyu", "Karang", "Kedung", "Sumber", "Tambak", "Suko", "Sido", "Banjar", "Putat",
    "Kandang", "Tunggul", "Wono",
];

/// The village as an office writes it: right, but not always as the official table spells it.
pub(super) fn spell_village(place: &Place, random: &mut Random) -> String {
    let name = &place.village;
    match random.between(0, 99) {
        0..=9 => name.to_uppercase(),
        10..=16 => format!("{} {name}", if place.is_kelurahan() { "Kel." } else { "Ds." }),
        17..=19 => format!("{} {name}", if place.is_kelurahan() { "Kelurahan" } else { "Desa" }),
        20..=33 => set_apart(name, random),
        34..=35 => format!("{name} "),
        36 => name.to_lowercase(),
        _ => name.clone(),
    }
}

fn set_apart(name: &str, random: &mut Random) -> String {
    let mark = random.pick(&[" ", "-"]);
    for first in FIRST_PARTS {
        if let Some(rest) = name.strip_prefix(first)
            && rest.len() > 2
            && !rest.starts_with(' ')
        {
            // "Sendang-duwur", but "Tri Tunggal".
            let rest = if mark == " " { capitalise(rest) } else { rest.to_owned() };
            return format!("{first}{mark}{rest}");
        }
    }
    name.to_owned()
}

fn capitalise(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The district as an office writes it.
pub(super) fn spell_district(place: &Place, random: &mut Random) -> String {
    let name = &place.district;
    match random.between(0, 99) {
        0..=8 => name.to_uppercase(),
        9..=13 => format!("Kec. {name}"),
        14 => format!(" {name}"),
        _ => name.clone(),
    }
}

/// The name with one letter lost, unless that is the name of a village again.
pub(super) fn misspell(place: &Place, all: &[Place], random: &mut Random) -> String {
    let names: BTreeSet<&str> = all.iter().map(|other| other.village.as_str()).collect();
    let length = place.village.chars().count() as u64;
    let lost = random.between(2, length.saturating_sub(2)) as usize;
    let name: String = place
        .village
        .chars()
        .enumerate()
        .filter(|(index, _)| *index != lost)
        .map(|(_, letter)| letter)
        .collect();
    if names.contains(name.as_str()) { place.village.clone() } else { name }
}

/// A district of the regency that has no village of this name.
pub(super) fn wrong_district<'a>(place: &Place, all: &'a [Place], random: &mut Random) -> Option<&'a Place> {
    let homes: BTreeSet<&str> = all
        .iter()
        .filter(|other| other.village == place.village)
        .map(|other| other.district_code.as_str())
        .collect();
    let others: Vec<&Place> =
        all.iter().filter(|other| !homes.contains(other.district_code.as_str())).collect();
    let index = random.between(0, (others.len() as u64).saturating_sub(1));
    others.get(index as usize).copied()
}
