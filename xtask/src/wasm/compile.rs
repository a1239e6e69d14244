//! Compiles the crate to WebAssembly: with the target of rustup, or else with Debian's compiler for the web.

use super::tools::apt_install;
use crate::command;
use anyhow::{Context, Result, ensure};
use std::path::{Path, PathBuf};
use std::process::Command;

const TARGET: &str = "wasm32-unknown-unknown";

/// The packages of Debian for the second road. Without `lld-22` its `rust-lld` is a link to nothing.
const DEBIAN: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];

/// Builds the module by the first road that is open, and says where it is.
pub(super) fn run(root: &Path) -> Result<PathBuf> {
    let target_dir =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |dir| root.join(dir));
    if has_target() || add_target() {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        return build(root, Command::new(cargo), &target_dir);
    }
    println!("wasm: rustup cannot give the target {TARGET}; taking Debian's compiler for the web");
    debian(root, &target_dir.join("debian-web"))
}

fn build(root: &Path, mut command: Command, target_dir: &Path) -> Result<PathBuf> {
    command.current_dir(root).args(["build", "--profile", "wasm", "--target", TARGET, "-p", "sentra-wasm"]);
    command.arg("--target-dir").arg(target_dir);
    let program = command.get_program().to_string_lossy().into_owned();
    let status = command.status().with_context(|| format!("`{program}` could not be started"))?;
    ensure!(
        status.success(),
        "the WebAssembly module could not be compiled: `{program}` ended with {status}"
    );
    let module = target_dir.join(TARGET).join("wasm").join("sentra_wasm.wasm");
    ensure!(module.exists(), "{} was not written", module.display());
    Ok(module)
}

/// The second road. The standard library comes as source and is built here, which stable allows only with the variable.
fn debian(root: &Path, target_dir: &Path) -> Result<PathBuf> {
    if !Path::new("/usr/bin/cargo").exists() || !Path::new("/usr/bin/lld-22").exists() {
        apt_install(&DEBIAN)?;
    }
    let mut command = Command::new("/usr/bin/cargo");
    command.env("PATH", "/usr/bin:/bin").env("RUSTC_BOOTSTRAP", "1").arg("-Zbuild-std=std,panic_abort");
    for variable in ["CARGO", "RUSTC", "RUSTUP_TOOLCHAIN", "RUSTUP_HOME", "LD_LIBRARY_PATH"] {
        command.env_remove(variable);
    }
    build(root, command, target_dir)
}

/// Whether the compiler has the standard library of the target.
fn has_target() -> bool {
    let folder = command::output("rustc", &["--print", "target-libdir", "--target", TARGET]);
    folder.is_ok_and(|folder| Path::new(folder.trim()).is_dir())
}

fn add_target() -> bool {
    println!("wasm: adding the target {TARGET}");
    command::run("rustup", &["target", "add", TARGET], &[]).is_ok()
}
