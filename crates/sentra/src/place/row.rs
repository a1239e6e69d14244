//! One row's texts, sorted into codes and names.

use super::chain::{self, Found, Printed};
use super::label;
use super::lookup::Country;
use super::name::Name;
use super::note::Note;
use super::{PlaceContext, PlaceText};
use crate::finding::Code;
use crate::input::{Input, MissingReason};
use crate::region::{Level, RegionCode, RegionCodeError, System};
use sentra_codes::region::{EDITION, HAS_VILLAGES};

/// The answer, and what is to be said about it.
#[derive(Clone, Debug)]
pub(super) struct Outcome {
    pub(super) place: Input<RegionCode>,
    pub(super) notes: Vec<Note>,
}

/// A code, and the field and text in which it is printed.
#[derive(Clone, Copy, Debug)]
struct Coded<'a> {
    code: RegionCode,
    field: &'static str,
    text: &'a str,
}

#[derive(Debug, Default)]
struct Row<'a> {
    /// From the widest to the narrowest, one for each level.
    names: Vec<Printed<'a>>,
    /// Second names of a level that differ from the first.
    others: Vec<Printed<'a>>,
    /// The narrowest first.
    codes: Vec<Coded<'a>>,
    /// Codes of BPS, and codes whose system cannot be told; the narrowest first.
    foreign: Vec<Coded<'a>>,
    notes: Vec<Note>,
    missing: MissingReason,
}

pub(super) fn outcome(country: &Country, text: &PlaceText<'_>, context: &PlaceContext) -> Outcome {
    let row = Row::read(text, context);
    let mut notes = row.notes.clone();
    if row.names.is_empty() && row.codes.is_empty() && row.foreign.is_empty() {
        let reason = if notes.is_empty() { row.missing } else { MissingReason::Unreadable };
        return Outcome { place: Input::Missing(reason), notes };
    }
    let mut place = row.place(country, &row.names, context, &mut notes);
    if !row.others.is_empty() {
        let level = |level| row.others.iter().find(move |other| other.level == level);
        let names: Vec<Printed<'_>> =
            row.names.iter().map(|name| level(name.level).unwrap_or(name).clone()).collect();
        let second = row.place(country, &names, context, &mut notes);
        place = row.either(place, second, &mut notes);
    }
    let mut said: Vec<Note> = Vec::with_capacity(notes.len());
    for note in notes {
        if !said.contains(&note) {
            said.push(note);
        }
    }
    Outcome { place, notes: said }
}

impl<'a> Row<'a> {
    fn read(text: &PlaceText<'a>, context: &PlaceContext) -> Self {
        let mut row = Self::default();
        for (level, field, text) in [
            (Level::Province, "province", text.province),
            (Level::Province, "province_name", text.province_name),
            (Level::Regency, "regency", text.regency),
            (Level::Regency, "regency_name", text.regency_name),
            (Level::District, "district", text.district),
            (Level::District, "district_name", text.district_name),
            (Level::Village, "village", text.village),
            (Level::Village, "village_name", text.village_name),
        ] {
            let Some(text) = text else { continue };
            if let Some(reason) = MissingReason::of_text(text) {
                row.missing = reason;
            } else if is_code(text) {
                row.code(level, field, text, context);
            } else {
                let name = Printed { level, field, text, name: Name::read(level, text) };
                match row.names.last_mut().filter(|first| first.level == level) {
                    None => row.names.push(name),
                    Some(first) if first.name.key() != name.name.key() => row.others.push(name),
                    // The text with the level word says more.
                    Some(first) if first.name.forms().len() < name.name.forms().len() => *first = name,
                    Some(_) => {}
                }
            }
        }
        row.codes.sort_by_key(|coded| std::cmp::Reverse(coded.code.level));
        row.foreign.sort_by_key(|coded| std::cmp::Reverse(coded.code.level));
        if let Some(open) = row.foreign.iter().find(|coded| coded.code.system == System::Undetermined) {
            let note = Note::new(open.field, Code::RegionSystem).with("text", label::printed(open.text));
            row.notes.push(note);
        }
        row
    }

    fn code(&mut self, level: Level, field: &'static str, text: &'a str, context: &PlaceContext) {
        let read = RegionCode::parse(text).map_err(|error| match error {
            RegionCodeError::Characters => "hanya angka dan titik / only digits and dots".to_owned(),
            RegionCodeError::Digits(n) => format!("{n} digit"),
            RegionCodeError::Parts => "bagian 2, 2, 2 dan 4 digit / parts of 2, 2, 2 and 4 digits".to_owned(),
        });
        // "2019" in the column of villages is a part of a code, not a regency.
        let read = read.and_then(|code| match code.system {
            System::Undetermined if code.level < level => {
                Err("terlalu pendek untuk kolomnya / too short for its column".to_owned())
            }
            _ => Ok(code),
        });
        match read {
            Ok(code) => {
                let code = context.system.map_or(code, |system| code.declared(system));
                let coded = Coded { code, field, text };
                match code.system {
                    System::Kemendagri => self.codes.push(coded),
                    System::Bps | System::Undetermined => self.foreign.push(coded),
                }
            }
            Err(reason) => self.notes.push(
                Note::new(field, Code::RegionShape).with("text", label::printed(text)).with("reason", reason),
            ),
        }
    }

    fn place(
        &self,
        country: &Country,
        names: &[Printed<'_>],
        context: &PlaceContext,
        notes: &mut Vec<Note>,
    ) -> Input<RegionCode> {
        let within = context.within.map(|w| context.system.map_or(w, |system| w.declared(system)));
        let within = within.filter(|w| w.system == System::Kemendagri);
        let by_names = || chain::by_names(country, names, within);
        let Some(coded) = self.codes.first() else {
            let found = by_names();
            notes.extend(found.notes);
            return match self.foreign.first() {
                // The names go further than the code, which they can neither confirm nor contradict.
                Some(open) if !narrower(&found.place, open.code.level) => Input::Known(open.code),
                _ => found.place,
            };
        };
        let code = coded.code;
        let listed =
            if code.level == Level::Village && !HAS_VILLAGES { label::parent(code) } else { Some(code) };
        if listed.and_then(RegionCode::name).is_none() {
            let note = Note::new(coded.field, Code::RegionUnknown).with("code", code.to_string());
            notes.push(note.with("edition", EDITION.to_owned()));
        }
        let inside = chain::inside(country, code, names);
        notes.extend(inside.notes);
        let others: Vec<&Coded<'_>> = self.codes.iter().filter(|other| !code.within(other.code)).collect();
        let wrong = names.iter().any(|printed| {
            let official = code.ancestor(printed.level).and_then(RegionCode::name);
            official.is_some_and(|official| !printed.name.is(official))
        });
        if !wrong && others.is_empty() {
            return inside.place;
        }
        notes.push(disagreement(coded, &others, names));
        let mut places = inside.place.candidates().to_vec();
        if wrong {
            let Found { named, place, .. } = by_names();
            // A printed region around the code's place does not contradict it.
            let around = |region: &RegionCode| !named.contains(region) && code.within(*region);
            places.extend(place.candidates().iter().filter(|region| !around(region)));
        }
        places.extend(others.iter().map(|other| other.code));
        Input::one_of(places)
    }

    /// Two names of one level: either may be right.
    fn either(
        &self,
        first: Input<RegionCode>,
        second: Input<RegionCode>,
        notes: &mut Vec<Note>,
    ) -> Input<RegionCode> {
        if first == second || second.is_missing() {
            return first;
        }
        if first.is_missing() {
            return second;
        }
        let mut places = first.candidates().to_vec();
        places.extend(second.candidates());
        places.sort_unstable();
        places.dedup();
        if let Some(other) = self.others.last() {
            let same = self.names.iter().find(|name| name.level == other.level);
            let both = [same.map_or("", |name| name.text), other.text].map(label::printed).join(" / ");
            notes.push(
                Note::new(other.field, Code::PlaceAmbiguous)
                    .with("text", both)
                    .with("count", places.len().to_string())
                    .with("candidates", label::list(&places, label::full)),
            );
        }
        Input::one_of(places)
    }
}

/// Whether every place that is possible lies on a narrower level.
fn narrower(place: &Input<RegionCode>, level: Level) -> bool {
    !place.candidates().is_empty() && place.candidates().iter().all(|place| place.level > level)
}

/// The code against the names and codes printed beside it, both from the narrowest level to the widest.
fn disagreement(coded: &Coded<'_>, others: &[&Coded<'_>], names: &[Printed<'_>]) -> Note {
    let mut beside: Vec<(Level, &str)> = names
        .iter()
        .filter(|name| name.level <= coded.code.level)
        .map(|name| (name.level, name.text))
        .chain(others.iter().map(|other| (other.code.level, other.text)))
        .collect();
    beside.sort_by_key(|(level, _)| std::cmp::Reverse(*level));
    let widest = beside.last().map_or(coded.code.level, |(level, _)| *level);
    let official: Vec<&str> = Level::ALL
        .into_iter()
        .rev()
        .filter(|level| *level >= widest)
        .filter_map(|level| coded.code.ancestor(level)?.name())
        .collect();
    let official = if official.is_empty() { "?".to_owned() } else { official.join(", ") };
    let printed: Vec<String> = beside.iter().map(|(_, text)| label::printed(text)).collect();
    Note::new(coded.field, Code::PlaceCodeName)
        .with("code", coded.code.to_string())
        .with("official", official)
        .with("printed", printed.join(", "))
}

/// Whether a text is meant as a code: digits without letters, or a number that a spreadsheet made of one.
fn is_code(text: &str) -> bool {
    let text = text.trim();
    let of_numbers =
        |c: char| matches!(c, '0'..='9' | '.' | ',' | '+' | '-' | 'E' | 'e') || c.is_whitespace();
    text.starts_with(|c: char| c.is_ascii_digit()) && text.chars().all(of_numbers)
}
