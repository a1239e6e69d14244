//! The command `sentra`: checks, judges and reports what the lists of industry offices say.
//!
//! Exit codes: 0 fine, 1 what `--fail-on` names was found, 2 the command line is wrong, 3 a file is unusable.

mod args;
mod assess;
mod check;
mod explain;
mod files;
mod help;
mod html;
mod json;
mod law_diff;
mod laws;
mod out;
mod progress;
mod report;
mod rules;
mod run;
mod say;
mod study;
mod texts;

use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<_> = std::env::args_os().skip(1).collect();
    run::run(&args)
}
