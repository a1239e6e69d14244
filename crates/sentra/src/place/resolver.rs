//! Many rows with one context.

use super::lookup::Country;
use super::row::{self, Outcome};
use super::{PlaceContext, PlaceText};
use crate::finding::{At, Finding};
use crate::input::Input;
use crate::region::RegionCode;
use std::collections::BTreeMap;

/// How many different rows are remembered; beyond it the memory starts anew.
const ROWS: usize = 1 << 16;

/// Longer rows than this many bytes are not remembered.
const LONGEST: usize = 512;

/// Separators of the texts in a key, and the mark of an absent text.
const SEPARATOR: char = '\u{1f}';
const ABSENT: char = '\u{1e}';

/// Resolves rows, and remembers what equal texts gave. The answers are those of [`super::resolve`].
///
/// ```
/// use sentra::finding::At;
/// use sentra::place::{PlaceContext, PlaceText, Resolver};
/// use sentra::region::RegionCode;
///
/// let mut resolver = Resolver::new(PlaceContext { within: RegionCode::parse("35.24").ok(), system: None });
/// let row = PlaceText { district: Some("Kec. Glagah"), ..PlaceText::default() };
/// for line in 2..4 {
///     let (place, findings) = resolver.resolve(&row, |field| At::path(field).line(line));
///     assert_eq!(place.known().map(ToString::to_string).as_deref(), Some("35.24.26"));
///     assert!(findings.is_empty());
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Resolver {
    context: PlaceContext,
    country: Country,
    known: BTreeMap<String, Outcome>,
    key: String,
}

impl Default for Resolver {
    fn default() -> Self {
        Self::new(PlaceContext::default())
    }
}

impl Resolver {
    /// For rows of a file with this context.
    ///
    /// ```
    /// use sentra::place::{PlaceContext, Resolver};
    /// let resolver = Resolver::new(PlaceContext::default());
    /// assert_eq!(resolver.context().within, None);
    /// ```
    pub fn new(context: PlaceContext) -> Self {
        Self { context, country: Country::indexed(), known: BTreeMap::new(), key: String::new() }
    }

    /// The context.
    ///
    /// ```
    /// use sentra::place::Resolver;
    /// assert_eq!(Resolver::default().context().system, None);
    /// ```
    pub fn context(&self) -> &PlaceContext {
        &self.context
    }

    /// Resolves one row; see [`super::resolve`].
    ///
    /// ```
    /// use sentra::finding::{At, Code};
    /// use sentra::place::{PlaceText, Resolver};
    ///
    /// let row = PlaceText { regency: Some("Kediri"), ..PlaceText::default() };
    /// let (place, findings) = Resolver::default().resolve(&row, At::path);
    /// assert_eq!(place.candidates().len(), 2); // Kabupaten Kediri and Kota Kediri
    /// assert_eq!(findings[0].code, Code::PlaceAmbiguous);
    /// ```
    pub fn resolve(
        &mut self,
        text: &PlaceText<'_>,
        at: impl Fn(&'static str) -> At,
    ) -> (Input<RegionCode>, Vec<Finding>) {
        let answer =
            |outcome: &Outcome| (outcome.place.clone(), outcome.notes.iter().map(|n| n.place(&at)).collect());
        if !write_key(&mut self.key, text) {
            return answer(&row::outcome(&self.country, text, &self.context));
        }
        if let Some(outcome) = self.known.get(self.key.as_str()) {
            return answer(outcome);
        }
        let outcome = row::outcome(&self.country, text, &self.context);
        let found = answer(&outcome);
        if self.known.len() >= ROWS {
            self.known.clear();
        }
        self.known.insert(self.key.clone(), outcome);
        found
    }
}

/// Writes all texts of a row as one; not when it would be long, or could be the key of other texts too.
fn write_key(key: &mut String, text: &PlaceText<'_>) -> bool {
    key.clear();
    for text in [
        text.province,
        text.regency,
        text.district,
        text.village,
        text.province_name,
        text.regency_name,
        text.district_name,
        text.village_name,
    ] {
        match text {
            Some(text) if key.len() + text.len() > LONGEST => return false,
            Some(text) if text.contains([SEPARATOR, ABSENT]) => return false,
            Some(text) => key.push_str(text),
            None => key.push(ABSENT),
        }
        key.push(SEPARATOR);
    }
    true
}
