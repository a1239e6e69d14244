//! Which region a file is about, by the place names in it.

use super::label;
use super::lookup::Country;
use super::name::{LONGEST_TEXT, Name};
use crate::finding::{At, Code, Finding};
use crate::input::MissingReason;
use crate::region::{Level, RegionCode};
use sentra_codes::region::HAS_VILLAGES;
use std::collections::{BTreeMap, BTreeSet};

/// Between the two names of a pair.
const SEPARATOR: char = '\u{1f}';

/// The distinct pairs of district and village that a file prints.
///
/// ```
/// use sentra::place::RegionVotes;
///
/// let mut votes = RegionVotes::default();
/// votes.add(Some("Karanggeneng"), None);
/// votes.add(Some("Karangbinangun"), None);
/// votes.add(Some("KEC. KARANGGENENG"), None); // not a new pair
/// let inferred = votes.infer().ok_or("no region")?;
/// assert_eq!(inferred.region.to_string(), "35.24");
/// assert_eq!((inferred.matched, inferred.of, inferred.runner_up), (2, 2, None));
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct RegionVotes {
    /// As printed, district and village with a separator between them.
    seen: BTreeSet<String>,
    key: String,
}

/// The region that most pairs of names point to.
///
/// ```
/// use sentra::place::Inferred;
/// use sentra::region::RegionCode;
/// let inferred = Inferred { region: RegionCode::parse("35.24")?, matched: 24, of: 26, runner_up: None };
/// assert!(inferred.matched * 2 >= inferred.of);
/// # Ok::<(), sentra::region::RegionCodeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Inferred {
    /// A regency; a district where the file prints only names of villages that one district has.
    pub region: RegionCode,
    /// How many distinct pairs of names it has.
    pub matched: u32,
    /// How many distinct pairs of names the file has.
    pub of: u32,
    /// The next region of its level, and how many pairs that one has.
    pub runner_up: Option<(RegionCode, u32)>,
}

impl RegionVotes {
    /// Adds what a row prints. Blank texts and dashes count as absent, a row without names as none.
    ///
    /// ```
    /// use sentra::place::RegionVotes;
    /// let mut votes = RegionVotes::default();
    /// votes.add(Some("-"), Some(""));
    /// assert!(votes.is_empty());
    /// ```
    pub fn add(&mut self, district_name: Option<&str>, village_name: Option<&str>) {
        let district = district_name.filter(|text| is_name(text));
        let village = village_name.filter(|text| HAS_VILLAGES && is_name(text));
        if district.is_none() && village.is_none() {
            return;
        }
        self.key.clear();
        self.key.push_str(district.unwrap_or_default());
        self.key.push(SEPARATOR);
        self.key.push_str(village.unwrap_or_default());
        if !self.seen.contains(self.key.as_str()) {
            self.seen.insert(self.key.clone());
        }
    }

    /// Whether no row printed a name.
    ///
    /// ```
    /// assert!(sentra::place::RegionVotes::default().is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        self.seen.is_empty()
    }

    /// The regency that has the most pairs, when it has at least half of them and at least twice as many as the next.
    ///
    /// Where the file prints only names of villages, one district is tried first under the same rule: such lists are
    /// often about one district.
    ///
    /// ```
    /// use sentra::place::RegionVotes;
    /// let mut votes = RegionVotes::default();
    /// votes.add(Some("Karanganyar"), None); // six districts in six regencies
    /// assert_eq!(votes.infer(), None);
    /// ```
    pub fn infer(&self) -> Option<Inferred> {
        let country = Country::indexed();
        let mut districts: BTreeMap<RegionCode, u32> = BTreeMap::new();
        let mut regencies: BTreeMap<RegionCode, u32> = BTreeMap::new();
        let mut pairs: BTreeSet<(String, String)> = BTreeSet::new();
        for printed in &self.seen {
            let (district, village) = printed.split_once(SEPARATOR).unwrap_or((printed, ""));
            let district = Name::read(Level::District, district);
            let village = Name::read(Level::Village, village);
            if !pairs.insert((district.key().to_owned(), village.key().to_owned())) {
                continue;
            }
            let mut found = Vec::new();
            if !district.key().is_empty() {
                found = country.exact(&[], &district, Level::District);
            }
            if !village.key().is_empty() && (district.key().is_empty() || !found.is_empty()) {
                found = country.exact(&found, &village, Level::Village);
            }
            count(&mut districts, &found, Level::District);
            count(&mut regencies, &found, Level::Regency);
        }
        let of = u32::try_from(pairs.len()).unwrap_or(u32::MAX);
        let narrow = pairs.iter().all(|(district, _)| district.is_empty());
        let district = if narrow { most(&districts, of) } else { None };
        district.or_else(|| most(&regencies, of))
    }
}

impl Inferred {
    /// What the file's reader is told.
    ///
    /// ```
    /// use sentra::finding::At;
    /// use sentra::place::Inferred;
    /// use sentra::region::RegionCode;
    /// let inferred = Inferred { region: RegionCode::parse("35.24")?, matched: 24, of: 26, runner_up: None };
    /// let text = inferred.finding(At::default()).text(sentra::Lang::En);
    /// assert!(text.contains("Kabupaten Lamongan (35.24) from 24 of 26"), "{text}");
    /// # Ok::<(), sentra::region::RegionCodeError>(())
    /// ```
    pub fn finding(&self, at: At) -> Finding {
        let runner_up = self.runner_up.map(|(region, matched)| format!("{}: {matched}", label::name(region)));
        Finding::new(Code::RegionInferred, at)
            .with("region", label::name(self.region))
            .with("matched", self.matched)
            .with("of", self.of)
            .with("runner_up", runner_up.as_deref().unwrap_or("-"))
    }
}

/// Whether a text can be a name: codes, blanks, dashes and long texts are not.
fn is_name(text: &str) -> bool {
    text.len() <= LONGEST_TEXT && text.contains(char::is_alphabetic) && MissingReason::of_text(text).is_none()
}

/// One vote for each region of the level that has one of the places.
fn count(votes: &mut BTreeMap<RegionCode, u32>, places: &[RegionCode], level: Level) {
    let regions: BTreeSet<RegionCode> = places.iter().filter_map(|place| place.ancestor(level)).collect();
    for region in regions {
        let votes = votes.entry(region).or_default();
        *votes = votes.saturating_add(1);
    }
}

/// The region with the most votes, under the rule of half and twice.
fn most(votes: &BTreeMap<RegionCode, u32>, of: u32) -> Option<Inferred> {
    let mut ranked: Vec<(u32, RegionCode)> =
        votes.iter().map(|(region, matched)| (*matched, *region)).collect();
    ranked.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut ranked = ranked.into_iter();
    let (matched, region) = ranked.next()?;
    let runner_up = ranked.next().map(|(matched, region)| (region, matched));
    let half = matched.saturating_mul(2) >= of;
    let twice = runner_up.is_none_or(|(_, next)| matched >= next.saturating_mul(2));
    (half && twice).then_some(Inferred { region, matched, of, runner_up })
}
