//! The core stays small: its direct dependencies are listed here, and a new one must be announced.

use crate::command;
use anyhow::{Result, bail};
use std::collections::BTreeSet;

/// What each crate may depend on directly, outside of tests.
const ALLOWED: [(&str, &[&str]); 4] = [
    ("sentra-codes", &[]),
    ("sentra", &["libm", "sentra-codes", "serde", "serde_json", "sha2", "thiserror"]),
    ("sentra-io", &["sentra", "serde", "serde_json", "sha2", "thiserror"]),
    ("sentra-wire", &["sentra", "sentra-codes", "serde", "serde_json"]),
];

/// Compares the dependencies of the libraries with the list.
pub(crate) fn run() -> Result<()> {
    for (package, allowed) in ALLOWED {
        let tree =
            ["tree", "-p", package, "-e", "normal", "--depth", "1", "--prefix", "none", "--format", "{p}"];
        let tree = command::output("cargo", &tree)?;
        let found: BTreeSet<&str> = tree.lines().skip(1).filter_map(|l| l.split(' ').next()).collect();
        let allowed: BTreeSet<&str> = allowed.iter().copied().collect();
        let new: Vec<&&str> = found.difference(&allowed).collect();
        if !new.is_empty() {
            bail!(
                "{package} has a dependency that is not announced: {new:?}; add it to depcheck.rs with its reason"
            );
        }
    }
    println!("depcheck: the libraries depend on nothing unannounced");
    Ok(())
}
