//! The contract: every face of `sentra` calls an operation with JSON and gets JSON, byte for byte the same.
//!
//! | operation | request | answer |
//! |---|---|---|
//! | `check_unit` | `{"unit": {...}}` | findings |
//! | `check` | `{"units": [...]}` | findings |
//! | `assess` | `{"as_of": "2025-01-31", "unit": {...}}` or `"group"`, or `"region"` with `groups`; optional `questions`, `programmes`, `readings`, `supplied` | an answer per criterion |
//! | `law_diff` | `{"before": {"as_of": "2016-06-30"}, "after": {"as_of": "2025-01-31"}, "question": "unit.ikm.p64", "units": [...]}` or `groups`; each side may have `readings`, `supplied` and `law` | who changes status, and the entries responsible |
//! | `nearest` | `{"as_of": "2025-01-31", "unit": {...}, "question": "unit.ikm.p64", "mutable": ["workers"]}` or `"group"`; optional `readings`, `supplied` | the fewest edits to inputs that may change |
//! | `aggregate` | `{"units": [...], "by": ["district", "kbli2"]}`, for `size` also `size_rule` and `as_of` | cells and a total, each sum with its coverage |
//! | `catalogue` | `{}` | criteria, programmes, parameters, readings, inputs, codes of findings, fields |
//! | `schema` | `{}` | the JSON Schema of the requests |
//!
//! `assess`, `nearest`, `catalogue` and the sides of `law_diff` take `law`: see [`law`].
//!
//! An answer is `{"ok": true, ...}`, or `{"ok": false, "error": {...}}` for misuse. Data are never an error: what is
//! wrong with them is a finding with its path. Keys are sorted, large integers are decimal strings, and there are no
//! floats in verdicts, so equal answers are equal bytes.
//!
//! ```
//! let answer = sentra_wire::call("check_unit", r#"{"unit": {"workers": "lima"}}"#);
//! assert!(answer.contains(r#""code":"number.unreadable""#) && answer.contains(r#""path":"/unit/workers""#));
//! ```

mod assess;
mod catalogue;
mod diff;
mod error;
mod input;
mod law;
mod nearest;
mod operations;
mod output;
mod schema;
mod strict;
mod totals;

pub use diff::{Rows, law_changes, law_diff};
pub use error::WireError;
pub use law::law;
pub use nearest::nearest;
pub use operations::context;
pub use output::{assessment, finding, provenance};
pub use totals::{aggregate, row, table};

/// Calls an operation with a JSON request and returns a JSON answer in one line. It never fails: misuse, such as an
/// unknown key or a key that stands twice, is an answer with `ok: false`.
///
/// ```
/// let request = r#"{"as_of": "2025-01-31", "unit": {"workers": 5}, "questions": ["unit.ikm.p64"]}"#;
/// let answer = sentra_wire::call("assess", request);
/// assert!(answer.contains(r#""verdict":"met""#));
/// assert!(sentra_wire::call("nothing", "{}").contains(r#""ok":false"#));
/// ```
pub fn call(operation: &str, request: &str) -> String {
    let answer = strict::parse(request).and_then(|request| operations::call(operation, &request));
    answer.unwrap_or_else(|error| error.answer()).to_string()
}
