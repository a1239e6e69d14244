//! Tasks of this repository: `cargo xtask <task>`.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a task tells the person at the terminal what it did or why it could not"
)]

mod bench;
mod codes;
mod command;
mod demo;
mod depcheck;
mod examples;
mod generate;
mod law_schema;
mod parity;
mod py;
mod random;
mod synth;
mod test;
mod wasm;

use anyhow::{Result, bail};
use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask <task>

  codes [--check] [--from DIR]   refresh the code lists of crates/sentra-codes, or check that they are current
  synth [--check]                the synthetic register of examples/data, or check that it is current
  wasm [test] [--record-size]    the WebAssembly module, the npm package and the page; `test` runs their tests
  generate [--check]             the tables of the docs and of README.md, the JSON schema and the generated types
  examples                       every public item of the libraries has an example that runs
  depcheck                       the libraries depend on nothing unannounced
  bench law [--count]            the rules about units beside other tools; instructions by valgrind
  demo                           the main job on the examples: reports in out/
  test                           all tests, with all their set-up
  parity [N]                     N requests through Rust, Python, Node and Chromium: the same bytes
  py [test | vectors FILE]       the Python wheel, alone in an empty environment, and its tests";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<()> {
    match arguments {
        ["codes", options @ ..] => codes::run(options),
        ["synth", options @ ..] => synth::run(options),
        ["wasm", options @ ..] => wasm::run(options),
        ["generate", options @ ..] => generate::run(options),
        ["examples"] => examples::run(),
        ["depcheck"] => depcheck::run(),
        ["bench", options @ ..] => bench::run(options),
        ["demo"] => demo::run(),
        ["test"] => test::run(),
        ["parity", options @ ..] => parity::run(options),
        ["py", options @ ..] => py::run(options),
        [] => bail!("{USAGE}"),
        [task, ..] => bail!("no task is called `{task}`\n{USAGE}"),
    }
}
