//! The WebAssembly face of `sentra`: text in, text out. Everything else (plain objects, types, limits, recovery) is
//! JavaScript in `npm/`; every rule is in the core.

/// Calls an operation of the contract with a JSON request and returns the JSON answer.
///
/// It never fails: misuse is an answer with `ok: false`.
///
/// ```
/// assert!(sentra_wasm::call("nothing", "{}").starts_with('{'));
/// ```
#[cfg_attr(target_arch = "wasm32", wasm_bindgen::prelude::wasm_bindgen(js_name = call))]
pub fn call(operation: &str, request: &str) -> String {
    sentra_wire::call(operation, request)
}

/// The version of this crate, which is also that of the npm package.
///
/// ```
/// assert_eq!(sentra_wasm::version(), env!("CARGO_PKG_VERSION"));
/// ```
#[cfg_attr(target_arch = "wasm32", wasm_bindgen::prelude::wasm_bindgen)]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
