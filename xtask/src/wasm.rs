//! `cargo xtask wasm`: the WebAssembly module, its JavaScript glue, the npm package around it and the page that uses it.
//!
//! Four steps: compile (`compile`), glue (the program `wasm-glue`), files for CommonJS and for a plain script
//! (`bundle`), sizes against the recorded budget (`size`). `test` does them and then runs `bindings/wasm/test`.

mod bundle;
mod compile;
mod size;
mod tools;

use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const USAGE: &str = "usage: cargo xtask wasm [test] [--record-size]";

/// Runs the task with the options that follow its name.
pub(crate) fn run(options: &[&str]) -> Result<()> {
    let places = Places::new()?;
    match options {
        [] => build(&places, size::Budget::Check),
        ["--record-size"] => build(&places, size::Budget::Record),
        ["test"] => {
            build(&places, size::Budget::Check)?;
            test(&places)
        }
        _ => bail!("{USAGE}"),
    }
}

/// Where things are.
struct Places {
    /// The folder of the workspace.
    root: PathBuf,
    /// The npm package.
    npm: PathBuf,
    /// The tests, with the only development dependencies.
    test: PathBuf,
    /// What the page loads; not committed.
    vendor: PathBuf,
}

impl Places {
    fn new() -> Result<Self> {
        let root =
            Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("the workspace has a root")?.to_owned();
        let binding = root.join("bindings").join("wasm");
        let vendor = root.join("examples").join("web-form").join("vendor");
        Ok(Self { npm: binding.join("npm"), test: binding.join("test"), vendor, root })
    }
}

/// Makes everything that is generated.
fn build(places: &Places, budget: size::Budget) -> Result<()> {
    let version = version(places)?;
    let module = compile::run(&places.root)?;
    let pkg = places.npm.join("pkg");
    if pkg.exists() {
        fs::remove_dir_all(&pkg)?;
    }
    fs::create_dir_all(&pkg)?;
    glue(&places.root, &module, &pkg)?;
    bundle::write(&places.npm, &places.vendor, &version)?;
    size::run(places, budget)
}

/// The version of the workspace, which the npm package must have too.
fn version(places: &Places) -> Result<String> {
    let text = fs::read_to_string(places.root.join("Cargo.toml"))?;
    let version = text.lines().find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    let version = version.context("Cargo.toml of the workspace has no version")?;
    let package = fs::read_to_string(places.npm.join("package.json"))?;
    ensure!(
        package.lines().any(|line| line.trim() == format!("\"version\": \"{version}\",")),
        "bindings/wasm/npm/package.json must have the version of the workspace, {version}"
    );
    Ok(version.to_owned())
}

/// Runs the generator of the glue, which is a program of its own so that other tasks do not wait for its build.
fn glue(root: &Path, module: &Path, pkg: &Path) -> Result<()> {
    let mut command = Command::new(tools::cargo());
    command.current_dir(root).args([
        "run",
        "--quiet",
        "-p",
        "xtask",
        "--features",
        "wasm",
        "--bin",
        "wasm-glue",
        "--",
    ]);
    tools::run(command.arg(module).arg(pkg), "the glue could not be made")
}

/// Runs the tests of the binding in Node and in Chromium.
fn test(places: &Places) -> Result<()> {
    tools::node()?;
    tools::chromium()?;
    let mut install = Command::new("npm");
    install.current_dir(&places.test).args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
    tools::run(&mut install, "the development dependencies of bindings/wasm/test could not be installed")?;
    let mut files: Vec<PathBuf> = fs::read_dir(&places.test)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    let mut command = Command::new("node");
    command.current_dir(&places.root).args(["--test", "--test-concurrency=1"]).args(files);
    tools::run(&mut command, "a test of bindings/wasm failed")
}
