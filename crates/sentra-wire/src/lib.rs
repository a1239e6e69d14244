//! The contract: every face of `sentra` calls an operation with JSON and gets JSON, byte for byte the same.

/// Calls an operation with a JSON request and returns a JSON answer. It never fails: misuse is an answer with `ok: false`.
///
/// ```
/// assert!(sentra_wire::call("nothing", "{}").contains("\"ok\":false"));
/// ```
pub fn call(_operation: &str, _request: &str) -> String {
    String::from("{\"ok\":false}")
}
