//! Misuse of the contract, as an answer.

use serde_json::{Value, json};

/// What a caller did wrong, in both languages. Data are never an error here: they are findings. Callers see it as
/// `{"ok": false, "error": {"code", "path", "id", "en"}}`.
///
/// ```
/// use sentra_wire::WireError;
/// let answer = sentra_wire::call("assess", "{}");
/// assert!(answer.contains("\"code\":\"as_of.missing\""));
/// let same = WireError::from(sentra::law::LawError::NoCriterion("unit.ikm".into()));
/// assert_eq!((same.code, same.path.as_str()), ("question.unknown", "/questions"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WireError {
    /// Stable code.
    pub code: &'static str,
    /// JSON pointer into the request.
    pub path: String,
    /// The sentence in Indonesian.
    pub id: String,
    /// The sentence in English.
    pub en: String,
}

impl WireError {
    pub(crate) fn new(
        code: &'static str,
        path: impl Into<String>,
        id: impl Into<String>,
        en: impl Into<String>,
    ) -> Self {
        Self { code, path: path.into(), id: id.into(), en: en.into() }
    }

    pub(crate) fn answer(&self) -> Value {
        json!({"ok": false, "error": {"code": self.code, "path": self.path, "id": self.id, "en": self.en}})
    }
}

impl From<sentra::law::LawError> for WireError {
    fn from(error: sentra::law::LawError) -> Self {
        use sentra::law::LawError;
        match &error {
            LawError::NoCriterion(id) => Self::new(
                "question.unknown",
                "/questions",
                format!("tidak ada pertanyaan \"{id}\" untuk subjek ini"),
                format!("there is no question \"{id}\" for this subject"),
            ),
            LawError::NoReading { reading, choice } => Self::new(
                "reading.unknown",
                format!("/readings/{reading}"),
                format!("tidak ada pembacaan \"{reading}\" dengan pilihan \"{choice}\""),
                format!("there is no reading \"{reading}\" with the choice \"{choice}\""),
            ),
            LawError::Radius => Self::new(
                "reading.radius",
                "/readings/location_radius",
                "location chain, diameter dan centre memerlukan location_radius, 1 sampai 1.000.000 meter, dan sebaliknya",
                "location chain, diameter and centre need a location_radius of 1 to 1,000,000 metres, and it needs one of them",
            ),
            LawError::Supplied { parameter, value } => Self::new(
                "supplied.unknown",
                format!("/supplied/{parameter}"),
                format!("angka \"{parameter}\" tidak dapat diberikan sebagai \"{value}\""),
                format!("the number \"{parameter}\" cannot be supplied as \"{value}\""),
            ),
            LawError::NoInput(name) => Self::new(
                "mutable.unknown",
                "/mutable",
                format!("\"{name}\" bukan masukan subjek ini yang dapat diubah"),
                format!("\"{name}\" is not an input of this subject that can change"),
            ),
            other => Self::new("registry", "", other.to_string(), other.to_string()),
        }
    }
}
