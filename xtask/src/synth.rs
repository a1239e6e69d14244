//! `cargo xtask synth`: a register of units that nobody runs, with the dirt of real ones.
//!
//! Four steps: the villages (`place`), the units as they are (`unit`, with what is planted in `goods`), the units as an
//! office writes them (`record`, `cell`), the file (`register`). No clock and no library of random numbers takes part,
//! so the committed files are what the generator makes, byte for byte; a test says so.

mod cell;
mod goods;
mod place;
use crate::random;
mod record;
mod register;
mod unit;

use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

/// The register, in `examples/data`.
const REGISTER: &str = "register_lamongan_SINTETIS.csv";
/// Which groups were planted in it.
const TRUTH: &str = "register_lamongan_SINTETIS_truth.csv";
/// What to run when a committed file is not what the generator makes.
const REMEDY: &str = "run `cargo xtask synth` and commit what changes";

/// Runs the task with the options that follow its name.
pub(crate) fn run(options: &[&str]) -> Result<()> {
    let workspace = workspace()?;
    match options {
        [] => write(&workspace),
        ["--check"] => {
            check(&workspace)?;
            println!("synth: the committed files are current");
            Ok(())
        }
        _ => bail!("usage: cargo xtask synth [--check]"),
    }
}

fn workspace() -> Result<PathBuf> {
    Ok(Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("the workspace has a root")?.to_owned())
}

/// The files with their contents.
fn files(workspace: &Path) -> Result<[(PathBuf, String); 2]> {
    let folder = workspace.join("examples").join("data");
    let made = register::make(workspace)?;
    Ok([(folder.join(REGISTER), made.register), (folder.join(TRUTH), made.truth)])
}

fn write(workspace: &Path) -> Result<()> {
    for (path, text) in files(workspace)? {
        fs::write(&path, &text).with_context(|| format!("cannot write {}", path.display()))?;
        println!("synth: wrote {} ({} bytes)", path.display(), text.len());
    }
    Ok(())
}

fn check(workspace: &Path) -> Result<()> {
    for (path, wanted) in files(workspace)? {
        let found = fs::read(&path).with_context(|| format!("cannot read {}; {REMEDY}", path.display()))?;
        if found != wanted.as_bytes() {
            bail!("{} is not what the generator makes; {REMEDY}", path.display());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
