//! How places are written in findings: always with their code.

use crate::region::RegionCode;

/// A list in a finding names at most this many places; a choice of places holds no more.
pub(super) const FEW: usize = 10;

/// A printed text in a finding is cut after this many characters.
const TEXT: usize = 80;

/// "Tikung (35.24.23)".
pub(super) fn name(place: RegionCode) -> String {
    match place.name() {
        Some(name) => format!("{name} ({place})"),
        None => place.to_string(),
    }
}

/// "Jatirenggo, Glagah (35.24.26.2019)".
pub(super) fn full(place: RegionCode) -> String {
    match (place.name(), parent(place).and_then(RegionCode::name)) {
        (Some(own), Some(above)) => format!("{own}, {above} ({place})"),
        _ => name(place),
    }
}

/// "Glagah (35.24.26.2019)": where a place lies.
pub(super) fn lies_in(place: RegionCode) -> String {
    match parent(place).and_then(RegionCode::name) {
        Some(above) => format!("{above} ({place})"),
        None => place.to_string(),
    }
}

/// Places as a list of at most [`FEW`]; without any, the country.
pub(super) fn list(places: &[RegionCode], label: fn(RegionCode) -> String) -> String {
    if places.is_empty() {
        return "Indonesia".to_owned();
    }
    let mut labels: Vec<String> = places.iter().take(FEW).map(|place| label(*place)).collect();
    if places.len() > FEW {
        labels.push("...".to_owned());
    }
    labels.join("; ")
}

/// A printed text, cut when it is far too long for a place name.
pub(super) fn printed(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(TEXT).and_then(|(cut, _)| text.get(..cut)) {
        Some(head) => format!("{head}..."),
        None => text.to_owned(),
    }
}

/// The region directly above.
pub(super) fn parent(place: RegionCode) -> Option<RegionCode> {
    place.ancestor(place.level.parent()?)
}
