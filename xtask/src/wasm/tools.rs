//! Programs that are not ours: whether they are there, and how they are run.

use anyhow::{Context, Result, bail, ensure};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Where Debian's Chromium is.
const CHROMIUM: &str = "/usr/bin/chromium";

/// The cargo that runs this task.
pub(super) fn cargo() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// The folder that cargo builds into.
pub(super) fn target_dir(root: &Path) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |dir| root.join(dir))
}

/// Runs a command to its end, and says what failed.
pub(super) fn run(command: &mut Command, failure: &str) -> Result<()> {
    let program = command.get_program().to_string_lossy().into_owned();
    let status = command.status().with_context(|| format!("{failure}: `{program}` could not be started"))?;
    ensure!(status.success(), "{failure}: `{program}` ended with {status}");
    Ok(())
}

/// Whether a command can be run and succeeds, whatever it prints.
pub(super) fn succeeds(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// Node 20 or newer, which only the tests and the sizes need.
pub(super) fn node() -> Result<()> {
    let output =
        Command::new("node").arg("--version").output().context("the tests need Node 20 or newer and npm")?;
    let text = String::from_utf8_lossy(&output.stdout);
    let major = text.trim().trim_start_matches('v').split('.').next().and_then(|n| n.parse::<u32>().ok());
    ensure!(major.is_some_and(|n| n >= 20), "the tests need Node 20 or newer, found {}", text.trim());
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
    let hint = format!("install it by hand: apt-get install {}", packages.join(" "));
    let mut update = Command::new("apt-get");
    run(update.args(["update", "-qq"]), &hint)?;
    let mut install = Command::new("apt-get");
    install.env("DEBIAN_FRONTEND", "noninteractive").args([
        "install",
        "-y",
        "-qq",
        "--no-install-recommends",
    ]);
    run(install.args(packages), &hint)?;
    if packages.contains(&"chromium") && !Path::new(CHROMIUM).exists() {
        bail!("{CHROMIUM} is not there after its installation");
    }
    Ok(())
}
