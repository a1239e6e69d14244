//! The law under which a request is answered: the embedded registry, unless the request says otherwise.

use crate::error::WireError;
use crate::operations::{day, only_at};
use sentra::law::{Law, LawError};
use sentra::region::{RegionCode, System};
use serde_json::{Map, Value};
use std::borrow::Cow;

const KEYS: [&str; 4] = ["registry", "overlays", "known_at", "jurisdiction"];

/// The law that a request names with its key `law`, an object with any of `registry` (a whole registry in place of the
/// embedded one), `overlays` (a list of local rules), `known_at` (the day whose knowledge of the law is asked) and
/// `jurisdiction` (the code of the place whose law it is). Without the key it is the embedded registry.
///
/// # Errors
/// A [`WireError`] that names the key at fault.
///
/// ```
/// let request = serde_json::json!({"law": {"jurisdiction": "35.24"}});
/// let law = sentra_wire::law(request.as_object().ok_or("no object")?).map_err(|e| e.en)?;
/// assert_eq!(law.region().map(|r| r.to_string()).as_deref(), Some("35.24"));
/// # Ok::<(), String>(())
/// ```
pub fn law(map: &Map<String, Value>) -> Result<Cow<'static, Law>, WireError> {
    law_at(map, "")
}

/// The same, of an object at a path in the request.
pub(crate) fn law_at(map: &Map<String, Value>, at: &str) -> Result<Cow<'static, Law>, WireError> {
    let at = format!("{at}/law");
    let given = match map.get("law") {
        None | Some(Value::Null) => return Ok(Cow::Borrowed(Law::indonesia())),
        Some(Value::Object(given)) => given,
        Some(_) => return Err(shape(at, "sebuah objek", "an object")),
    };
    only_at(given, &KEYS, &at)?;
    let mut law = Cow::Borrowed(Law::indonesia());
    match given.get("registry") {
        None | Some(Value::Null) => {}
        Some(registry @ Value::Object(_)) => {
            law = accepted(Law::from_json(&registry.to_string()), &at, "registry")?;
        }
        Some(_) => return Err(shape(format!("{at}/registry"), "sebuah objek", "an object")),
    }
    match given.get("overlays") {
        None | Some(Value::Null) => {}
        Some(Value::Array(overlays)) => {
            for (i, overlay) in overlays.iter().enumerate() {
                law = accepted(law.with_overlay(&overlay.to_string()), &at, &format!("overlays/{i}"))?;
            }
        }
        Some(_) => return Err(shape(format!("{at}/overlays"), "sebuah daftar", "a list")),
    }
    if let Some(known_at) = day(given, "known_at", &at)? {
        law = accepted(law.as_known(known_at), &at, "known_at")?;
    }
    match given.get("jurisdiction") {
        None | Some(Value::Null) => {}
        Some(value) => {
            let code = value.as_str().and_then(|code| RegionCode::parse(code).ok());
            let code = code.filter(|c| c.system == System::Kemendagri).ok_or_else(|| {
                let at = format!("{at}/jurisdiction");
                WireError::new("region.code", at, "bukan kode wilayah Kemendagri", "not a Kemendagri code")
            })?;
            law = accepted(law.in_region(code), &at, "jurisdiction")?;
        }
    }
    Ok(law)
}

fn shape(at: String, id: &str, en: &str) -> WireError {
    WireError::new("request.shape", at, format!("harus berupa {id}"), format!("must be {en}"))
}

/// A law that was made, or the key at which it was refused. Where it is wrong inside is part of the sentence.
fn accepted(made: Result<Law, LawError>, at: &str, key: &str) -> Result<Cow<'static, Law>, WireError> {
    made.map(Cow::Owned).map_err(|error| {
        WireError::new(
            "registry.refused",
            format!("{at}/{key}"),
            format!("aturan ini ditolak: {error}"),
            format!("these rules are refused: {error}"),
        )
    })
}
