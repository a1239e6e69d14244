//! Tasks of this repository: `cargo xtask <task>`.
#![allow(clippy::print_stdout, reason = "a task tells the person at the terminal what it did")]

mod codes;

use anyhow::{Result, bail};

const USAGE: &str = "usage: cargo xtask <task>

  codes [--check] [--from DIR]   refresh the code lists of crates/sentra-codes, or check that they are current";

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["codes", options @ ..] => codes::run(options),
        [] => bail!("{USAGE}"),
        [task, ..] => bail!("no task is called `{task}`\n{USAGE}"),
    }
}
