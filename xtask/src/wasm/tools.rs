//! Programs that are not ours: whether they are there, and how they get there.

use crate::command;
use anyhow::{Context, Result, ensure};
use std::path::Path;

/// Where Debian's Chromium is.
const CHROMIUM: &str = "/usr/bin/chromium";

/// Node 20 or newer: the sizes and the tests need it.
pub(super) fn node() -> Result<()> {
    let text = command::output("node", &["--version"]).context("Node 20 or newer with npm is needed")?;
    let major = text.trim().trim_start_matches('v').split('.').next().and_then(|n| n.parse::<u32>().ok());
    ensure!(major.is_some_and(|n| n >= 20), "Node 20 or newer is needed, found {}", text.trim());
    Ok(())
}

/// Installs Chromium where it is missing.
pub(super) fn chromium() -> Result<()> {
    if Path::new(CHROMIUM).exists() {
        return Ok(());
    }
    apt_install(&["chromium"])
}

/// Installs packages of Debian.
pub(super) fn apt_install(packages: &[&str]) -> Result<()> {
    println!("wasm: installing {} with apt-get", packages.join(", "));
    let by_hand = || format!("install as root: apt-get install {}", packages.join(" "));
    command::run("apt-get", &["update", "-qq"], &[]).with_context(by_hand)?;
    let install = [&["install", "-y", "-qq", "--no-install-recommends"], packages].concat();
    command::run("apt-get", &install, &[("DEBIAN_FRONTEND", "noninteractive")]).with_context(by_hand)
}
