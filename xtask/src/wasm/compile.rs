//! Compiles the crate to WebAssembly: with the target of rustup, or else with Debian's compiler for the web.

use super::tools::{self, apt_install, cargo, succeeds, target_dir};
use anyhow::{Result, ensure};
use std::path::{Path, PathBuf};
use std::process::Command;

const TARGET: &str = "wasm32-unknown-unknown";

/// The packages of Debian for the second road. Without `lld-22` its `rust-lld` is a link to nothing.
const DEBIAN: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];

/// Builds the module and says where it is.
fn run_build(root: &Path, mut command: Command, target_dir: &Path) -> Result<PathBuf> {
    command.current_dir(root).arg("build").args([
        "--profile",
        "wasm",
        "--target",
        TARGET,
        "-p",
        "sentra-wasm",
    ]);
    command.arg("--target-dir").arg(target_dir);
    tools::run(&mut command, "the WebAssembly module could not be compiled")?;
    let module = target_dir.join(TARGET).join("wasm").join("sentra_wasm.wasm");
    ensure!(module.exists(), "{} was not written", module.display());
    Ok(module)
}

/// Builds the module by the first road that is open.
pub(super) fn run(root: &Path) -> Result<PathBuf> {
    let target_dir = target_dir(root);
    if has_target(root) || add_target(root) {
        return run_build(root, Command::new(cargo()), &target_dir);
    }
    println!("wasm: the target {TARGET} cannot be had from rustup; taking Debian's compiler for the web");
    if !Path::new("/usr/bin/cargo").exists() || !Path::new("/usr/bin/lld-22").exists() {
        apt_install(&DEBIAN)?;
    }
    let mut command = Command::new("/usr/bin/cargo");
    // Its standard library comes as source: it is built here, which stable allows only with this variable.
    command.env("PATH", "/usr/bin:/bin").env("RUSTC_BOOTSTRAP", "1").env_remove("CARGO").env_remove("RUSTC");
    command.env_remove("RUSTUP_TOOLCHAIN").arg("-Zbuild-std=std,panic_abort");
    run_build(root, command, &target_dir.join("debian-web"))
}

/// Whether the compiler has the standard library of the target.
fn has_target(root: &Path) -> bool {
    let output = Command::new("rustc")
        .current_dir(root)
        .args(["--print", "target-libdir", "--target", TARGET])
        .output();
    output.is_ok_and(|o| o.status.success() && Path::new(String::from_utf8_lossy(&o.stdout).trim()).is_dir())
}

fn add_target(root: &Path) -> bool {
    println!("wasm: adding the target {TARGET}");
    succeeds(Command::new("rustup").current_dir(root).args(["target", "add", TARGET]))
}
