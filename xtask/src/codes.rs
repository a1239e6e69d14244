//! `cargo xtask codes`: the code lists of `crates/sentra-codes`, from their sources to the committed Rust tables.
//!
//! Three steps, each a function of the step before: the source files (`source`), the parsed and checked rows
//! (`table`), the Rust text (`regions`, `kbli`). `--check` repeats the last two from the committed files, without a network.

mod kbli;
mod provenance;
mod regions;
mod source;
mod table;

use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What to run when a committed file is not what its source says.
const REMEDY: &str = "run `cargo xtask codes` and commit what changes";

/// A file of the crate `sentra-codes`, by its path inside that crate.
type Files = BTreeMap<&'static str, Vec<u8>>;

/// Runs the task with the options that follow its name.
pub(crate) fn run(options: &[&str]) -> Result<()> {
    let home = home()?;
    match options {
        ["--check"] => {
            check(&home)?;
            println!("codes: the committed tables are current");
            Ok(())
        }
        [] => refresh(&home, None),
        ["--from", folder] => refresh(&home, Some(Path::new(folder))),
        _ => bail!(
            "usage: cargo xtask codes [--check] [--from DIR]\n  DIR holds the unpacked package {}",
            source::PACKAGE
        ),
    }
}

/// The folder of the crate that holds the data.
fn home() -> Result<PathBuf> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("the workspace has a root")?;
    Ok(workspace.join("crates").join("sentra-codes"))
}

/// Fetches the region files where they are absent or altered, then writes everything that follows from the sources.
fn refresh(home: &Path, package: Option<&Path>) -> Result<()> {
    let fetched = match package {
        Some(folder) => source::read_package(folder)?,
        None if source::is_current(home) => Files::new(),
        None => source::download()?,
    };
    write(home, &fetched)?;
    write(home, &derive(&read_sources(home)?)?)
}

/// Fails when a file that `refresh` would write differs from the committed one.
pub(crate) fn check(home: &Path) -> Result<()> {
    let sources = read_sources(home)?;
    source::verify(&sources)?;
    let mut stale = Vec::new();
    for (path, wanted) in derive(&sources)? {
        match fs::read(home.join(path)) {
            Ok(found) if found == wanted => {}
            Ok(found) => {
                stale.push(format!("{path} differs from its source, {}", first_difference(&found, &wanted)))
            }
            Err(error) => stale.push(format!("{path} cannot be read: {error}")),
        }
    }
    if stale.is_empty() {
        return Ok(());
    }
    bail!("{}\n{REMEDY}", stale.join("\n"))
}

/// Everything that is written by this task from the committed sources: the provenance and the Rust tables.
fn derive(sources: &Files) -> Result<Files> {
    let regions = regions::read(sources)?;
    let industries = kbli::read(sources)?;
    Ok(Files::from([
        ("data/PROVENANCE.toml", provenance::render(sources)?.into_bytes()),
        ("src/generated/regions.rs", regions.render_regions(sources)?.into_bytes()),
        ("src/generated/villages.rs", regions.render_villages()?.into_bytes()),
        ("src/generated/kbli.rs", industries.render(sources)?.into_bytes()),
    ]))
}

fn read_sources(home: &Path) -> Result<Files> {
    provenance::SOURCES.iter().map(|source| Ok((source.path, read(&home.join(source.path))?))).collect()
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}; {REMEDY}", path.display()))
}

fn write(home: &Path, files: &Files) -> Result<()> {
    for (path, bytes) in files {
        let target = home.join(path);
        if fs::read(&target).is_ok_and(|found| &found == bytes) {
            continue;
        }
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&target, bytes).with_context(|| format!("cannot write {}", target.display()))?;
        println!("codes: wrote {path} ({} bytes)", bytes.len());
    }
    Ok(())
}

/// Says where two texts part, so that a stale file can be judged without a tool.
fn first_difference(found: &[u8], wanted: &[u8]) -> String {
    let (mut left, mut right) = (found.split(|byte| *byte == b'\n'), wanted.split(|byte| *byte == b'\n'));
    let mut line = 1_usize;
    loop {
        match (left.next(), right.next()) {
            (Some(a), Some(b)) if a == b => line += 1,
            _ => return format!("first at line {line}"),
        }
    }
}

#[cfg(test)]
mod tests;
