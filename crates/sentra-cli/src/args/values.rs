//! Values of options. A value that does not exist is refused with what may be written instead.

use super::{FailOn, Misuse};
use crate::texts::{Text, cli as c};
use sentra::Lang;
use sentra::date::{Date, parse_date};
use sentra::industry::Edition;
use sentra::law::Law;
use sentra::number::Marks;
use sentra::region::{Level, RegionCode, System};
use sentra::text::did_you_mean;
use sentra::unit::{Field, WorkersBasis};
use sentra_io::{Encoding, Grain, HeaderChoice, Limit, Limits, MappingError, MappingOverrides};

/// What the argument reader itself refuses.
pub(super) fn broken(error: lexopt::Error) -> Misuse {
    match error {
        lexopt::Error::MissingValue { option } => Misuse::new(c::VALUE_MISSING)
            .with("option", option.unwrap_or_default().trim_start_matches('-'))
            .with("value", ""),
        lexopt::Error::UnexpectedValue { option, .. } => {
            Misuse::new(c::VALUE_UNEXPECTED).with("option", option.trim_start_matches('-'))
        }
        lexopt::Error::NonUnicodeValue(value) => {
            Misuse::new(c::NOT_TEXT).with("value", value.to_string_lossy())
        }
        other => Misuse::new(c::PLAIN).with("text", other),
    }
}

fn refused(option: &str, value: &str, allowed: &str) -> Misuse {
    Misuse::new(c::VALUE_REFUSED).with("option", option).with("value", value).with("allowed", allowed)
}

/// The near name among several, or all of them.
fn among(text: (Text, Text), value: &str, names: &[&str]) -> Misuse {
    match did_you_mean(value, names.iter().copied()) {
        Some(hint) => Misuse::new(text.0).with("value", value).with("hint", hint),
        None => Misuse::new(text.1).with("value", value).with("names", names.join(", ")),
    }
}

pub(super) fn language(value: &str) -> Result<Lang, Misuse> {
    match value {
        "id" => Ok(Lang::Id),
        "en" => Ok(Lang::En),
        _ => Err(refused("lang", value, "id, en")),
    }
}

/// A day. Another way of writing a day is not guessed, but suggested.
pub(super) fn as_of(value: &str) -> Result<Date, Misuse> {
    if let Ok(date) = Date::parse_iso(value) {
        return Ok(date);
    }
    let meant = parse_date(value).ok().and_then(|read| read.value.known().and_then(|d| d.exact()));
    Err(match meant {
        Some(date) => Misuse::new(c::DATE_MEAN).with("value", value).with("hint", date),
        None => Misuse::new(c::DATE_REFUSED).with("value", value),
    })
}

pub(super) fn region(value: &str) -> Result<RegionCode, Misuse> {
    let code = RegionCode::parse(value).map_err(|_| Misuse::new(c::REGION_REFUSED).with("value", value))?;
    let code = code.declared(System::Kemendagri);
    match (code.level, code.name()) {
        (Level::Village, _) => Err(Misuse::new(c::REGION_VILLAGE).with("value", value)),
        (_, None) if code.system == System::Kemendagri => {
            Err(Misuse::new(c::REGION_UNKNOWN).with("value", value))
        }
        _ => Ok(code),
    }
}

/// The place whose law is asked; a village too.
pub(super) fn jurisdiction(value: &str) -> Result<RegionCode, Misuse> {
    let code = RegionCode::parse(value).map_err(|_| Misuse::new(c::REGION_REFUSED).with("value", value))?;
    match code.declared(System::Kemendagri) {
        code if code.system != System::Kemendagri => Err(Misuse::new(c::REGION_REFUSED).with("value", value)),
        code => Ok(code),
    }
}

/// The places of the reading `explicit`.
pub(super) fn places(value: &str) -> Result<Vec<RegionCode>, Misuse> {
    let codes = value.split(',').map(str::trim).filter(|code| !code.is_empty());
    codes
        .map(|code| RegionCode::parse(code).map(|c| c.declared(System::Kemendagri)))
        .collect::<Result<_, _>>()
        .map_err(|_| Misuse::new(c::REGION_REFUSED).with("value", value))
}

pub(super) fn system(value: &str) -> Result<System, Misuse> {
    match value {
        "kemendagri" => Ok(System::Kemendagri),
        "bps" => Ok(System::Bps),
        _ => Err(refused("system", value, "kemendagri, bps")),
    }
}

pub(super) fn edition(value: &str) -> Result<Edition, Misuse> {
    let editions = [Edition::E2015, Edition::E2020, Edition::E2025];
    editions
        .into_iter()
        .find(|e| e.as_str() == value)
        .ok_or_else(|| refused("kbli-edition", value, "2015, 2020, 2025"))
}

pub(super) fn marks(value: &str) -> Result<Marks, Misuse> {
    match value {
        "dot" => Ok(Marks::DotThousands),
        "comma" => Ok(Marks::CommaThousands),
        _ => Err(Misuse::new(c::MARKS_REFUSED).with("value", value)),
    }
}

/// A heading and its field. The heading is looked for when the file is read.
pub(super) fn mapping(value: &str, overrides: &mut MappingOverrides, lang: Lang) -> Result<(), Misuse> {
    overrides.add(value).map_err(|e| match e {
        MappingError::UnknownField { name, suggestion: None } => {
            let names: Vec<&str> = Field::ALL.iter().map(|f| f.as_str()).collect();
            Misuse::new(c::NO_FIELD).with("value", name).with("names", names.join(", "))
        }
        other => Misuse::new(c::PLAIN).with("text", other.text(lang)),
    })
}

/// What each row of the files is.
pub(super) fn rows(value: &str) -> Result<Grain, Misuse> {
    Grain::from_name(value).ok_or_else(|| refused("rows", value, "units, sentra"))
}

pub(super) fn basis(value: &str) -> Result<WorkersBasis, Misuse> {
    WorkersBasis::parse(value).ok_or_else(|| refused("workers-basis", value, "paid, including_owner"))
}

pub(super) fn encoding(value: &str) -> Result<Encoding, Misuse> {
    let names: Vec<&str> = Encoding::ALL.iter().map(|e| e.as_str()).collect();
    Encoding::from_name(value).ok_or_else(|| refused("encoding", value, &names.join(", ")))
}

pub(super) fn delimiter(value: &str) -> Result<char, Misuse> {
    let mut chars = value.chars();
    match (chars.next(), chars.next(), value.to_ascii_lowercase().as_str()) {
        (_, _, "tab" | "\\t") => Ok('\t'),
        (Some(one), None, _) if one.is_ascii() && !one.is_ascii_alphanumeric() && one != '"' => Ok(one),
        _ => Err(refused("delimiter", value, "; , | tab")),
    }
}

pub(super) fn header(value: &str) -> Result<HeaderChoice, Misuse> {
    match value.parse::<u64>() {
        Ok(line) if line > 0 => Ok(HeaderChoice::Line(line)),
        _ if value == "none" => Ok(HeaderChoice::None),
        _ => Err(refused("header", value, "1, 2, 3, ..., none")),
    }
}

/// Raises or lowers a bound of the reader.
pub(super) fn limit(value: &str, limits: &mut Limits) -> Result<(), Misuse> {
    let known = [Limit::FileBytes, Limit::RowBytes, Limit::CellBytes, Limit::Columns, Limit::Rows];
    let names: Vec<&str> = known.iter().map(|l| l.as_str()).collect();
    let Some((name, number)) = value.split_once('=') else {
        return Err(refused("limit", value, &format!("{}=...", names.join("=..., "))));
    };
    let number: u64 = number.parse().map_err(|_| refused("limit", value, "NAME=1000000"))?;
    let slot = match known.into_iter().find(|l| l.as_str() == name) {
        Some(Limit::FileBytes) => &mut limits.file_bytes,
        Some(Limit::RowBytes) => &mut limits.row_bytes,
        Some(Limit::CellBytes) => &mut limits.cell_bytes,
        Some(Limit::Columns) => &mut limits.columns,
        Some(Limit::Rows) => &mut limits.rows,
        _ => return Err(refused("limit", name, &names.join(", "))),
    };
    *slot = number;
    Ok(())
}

/// A reading of the law and the choice for it.
pub(super) fn reading(value: &str, law: &Law) -> Result<(String, String), Misuse> {
    let known = &law.registry().readings;
    let mut names: Vec<&str> = known.iter().map(|r| r.id.as_str()).collect();
    names.extend(["location_places", "location_radius"]);
    let Some((key, choice)) = value.split_once('=') else {
        return Err(Misuse::new(c::READING_SHAPE).with("value", value).with("names", names.join(", ")));
    };
    match known.iter().find(|r| r.id == key) {
        None if matches!(key, "location_places" | "location_radius") => {}
        None => return Err(among((c::NO_READING_MEAN, c::NO_READING), key, &names)),
        Some(reading) if !reading.choices.iter().any(|one| one == choice) => {
            let choices = reading.choices.join(", ");
            return Err(Misuse::new(c::NO_CHOICE)
                .with("key", key)
                .with("choice", choice)
                .with("choices", choices));
        }
        Some(_) => {}
    }
    Ok((key.to_owned(), choice.to_owned()))
}

pub(super) fn question(value: &str, law: &Law) -> Result<String, Misuse> {
    let all = &law.registry().criteria;
    // Lawyers know them by their short codes as well.
    match all.iter().find(|q| q.id == value || q.code.eq_ignore_ascii_case(value)) {
        Some(found) => Ok(found.id.clone()),
        None => {
            let names: Vec<&str> = all.iter().map(|q| q.id.as_str()).collect();
            Err(among((c::NO_QUESTION_MEAN, c::NO_QUESTION), value, &names))
        }
    }
}

/// The criteria of a programme.
pub(super) fn programme(value: &str, law: &Law) -> Result<Vec<String>, Misuse> {
    let all = &law.registry().programmes;
    match all.iter().find(|p| p.id == value) {
        Some(found) => Ok(found.criteria.clone()),
        None => {
            let names: Vec<&str> = all.iter().map(|p| p.id.as_str()).collect();
            Err(refused("programme", value, &names.join(", ")))
        }
    }
}

/// A name and its value.
pub(super) fn pair(option: &str, value: &str) -> Result<(String, String), Misuse> {
    match value.split_once('=') {
        Some((name, value)) => Ok((name.trim().to_owned(), value.trim().to_owned())),
        None => Err(refused(option, value, "ID=NUMBER")),
    }
}

pub(super) fn fail_on(value: &str) -> Result<FailOn, Misuse> {
    let mut out = FailOn::default();
    for word in value.split(',').map(str::trim) {
        match word {
            "none" => {}
            "error" => out.error = true,
            "warning" => out.warning = true,
            "not_met" => out.not_met = true,
            "unknown" => out.unknown = true,
            _ => return Err(refused("fail-on", word, "none, error, warning, not_met, unknown")),
        }
    }
    Ok(out)
}
