//! Turns the compiled module into a module with JavaScript glue: `wasm-glue IN.wasm OUT_DIR`.
//!
//! A program of its own, behind the feature `wasm`, so that no other task waits for its dependencies.

use anyhow::{Context, Result, bail};
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [module, folder] = arguments.as_slice() else { bail!("usage: wasm-glue IN.wasm OUT_DIR") };
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(module)
        .web(true)?
        .omit_default_module_path(true)
        .reset_state_function(true)
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .out_name("sentra")
        .generate(Path::new(folder))
        .with_context(|| format!("no glue could be made for {module}"))
}
