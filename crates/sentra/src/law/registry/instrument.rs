//! Laws, regulations and manuals, what is said of their standing, and citations of them.

use super::{Bilingual, Evidence};
use serde::Deserialize;

/// A law, regulation or manual.
///
/// ```
/// let registry = sentra::law::Law::indonesia().registry();
/// assert!(registry.instruments.iter().any(|i| i.id == "pp-29-2018" && i.short == "PP 29/2018"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// Stable identifier, such as `pp-29-2018`.
    pub id: String,
    /// Short citation, such as `PP 29/2018`.
    pub short: String,
    /// Its subject.
    pub title: Bilingual,
    /// In force from: a day, or a month where the day is not known.
    pub from: Option<String>,
    /// No longer in force from.
    pub to: Option<String>,
    /// How well its content is evidenced.
    pub evidence: Evidence,
    /// What is to be said of its legal standing, by date.
    #[serde(default)]
    pub status: Vec<Status>,
}

/// What is to be said of the standing of an instrument in a period.
///
/// ```
/// let registry = sentra::law::Law::indonesia().registry();
/// let mut all = registry.instruments.iter().flat_map(|i| &i.status);
/// assert!(all.any(|s| s.from.as_deref() == Some("2020-11-02"))); // article 102 of UU 3/2014 deleted
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Status {
    /// From this date.
    pub from: Option<String>,
    /// Until before this date.
    pub to: Option<String>,
    /// How well this is evidenced.
    pub evidence: Evidence,
    /// The sentence that is printed.
    pub text: Bilingual,
}

/// Where a rule or a number stands.
///
/// ```
/// let registry = sentra::law::Law::indonesia().registry();
/// let mut quotes = registry.criteria.iter().flat_map(|c| &c.cite).filter_map(|c| c.quote.as_deref());
/// assert!(quotes.any(|q| q.starts_with("Sentra IKM adalah sekelompok IKM")));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// The instrument.
    pub instrument: String,
    /// The article, as lawyers write it; absent where the article was not read.
    pub article: Option<String>,
    /// The words of the law, where a result quotes them.
    pub quote: Option<String>,
}
