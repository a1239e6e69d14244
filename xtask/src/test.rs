//! All tests, with all their set-up.

use crate::{command, depcheck, examples, parity};
use anyhow::Result;
use std::time::Instant;

type Step = (&'static str, fn() -> Result<()>);

const STEPS: [Step; 9] = [
    ("format", || command::cargo(&["fmt", "--all", "--check"], &[])),
    ("lint", || command::cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"], &[])),
    ("test", || command::cargo(&["test", "--workspace"], &[])),
    ("small build", || {
        // Without the village table everything still builds and passes.
        command::cargo(&["test", "-p", "sentra-codes", "-p", "sentra", "--no-default-features", "--lib"], &[])
    }),
    ("docs", || {
        examples::run()?;
        command::cargo(&["doc", "--workspace", "--no-deps"], &[("RUSTDOCFLAGS", "-D warnings")])
    }),
    ("dependencies", depcheck::run),
    ("WebAssembly", || crate::wasm::run(&["test"])),
    ("Python", || crate::py::run(&["test"])),
    ("parity", || parity::run(&[])),
];

/// Runs every step, names those that fail, and fails if one did.
pub(crate) fn run() -> Result<()> {
    let mut failed = Vec::new();
    for (name, step) in STEPS {
        println!("\n=== {name}");
        let start = Instant::now();
        if let Err(error) = step() {
            eprintln!("{name}: {error:#}");
            failed.push(name);
        }
        println!("=== {name}: {} s", start.elapsed().as_secs());
    }
    println!("\n{} passed, {} failed", STEPS.len() - failed.len(), failed.len());
    if failed.is_empty() { Ok(()) } else { anyhow::bail!("failed: {}", failed.join(", ")) }
}
