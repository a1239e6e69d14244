//! `sentra`.

pub mod date;
pub mod finding;
pub mod input;
pub mod money;
pub mod unit;

/// The language of a text for people.
///
/// ```
/// assert_eq!(sentra::Lang::Id.as_str(), "id");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Indonesian, the default in reports and forms.
    #[default]
    Id,
    /// English.
    En,
}

impl Lang {
    /// `id` or `en`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::En => "en",
        }
    }
}
