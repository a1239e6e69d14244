//! `cargo xtask wasm`: the WebAssembly module, its JavaScript glue, the npm package around it and the page that uses it.
//!
//! Four steps: compile (`compile`), glue (the program `wasm-glue`), files for CommonJS and for plain scripts
//! (`bundle`), sizes against the recorded budget (`size.mjs`). `test` does them and then runs `bindings/wasm/test`.

mod bundle;
mod compile;
mod tools;

use crate::command;
use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::path::{Path, PathBuf};

const USAGE: &str = "usage: cargo xtask wasm [test] [--record-size]";

/// The npm package.
const NPM: &str = "bindings/wasm/npm";
/// The tests, with the only development dependencies.
const TEST: &str = "bindings/wasm/test";
/// What the page loads; not committed.
const VENDOR: &str = "examples/web-form/vendor";

/// Runs the task with the options that follow its name.
pub(crate) fn run(options: &[&str]) -> Result<()> {
    match options {
        [] => build(&[]),
        ["--record-size"] => build(&["--record"]),
        ["test"] => {
            build(&[])?;
            test()
        }
        _ => bail!("{USAGE}"),
    }
}

/// The answers of Node to a file of requests, one JSON text a line.
pub(crate) fn vectors_node(file: &str) -> Result<String> {
    command::output("node", &[&format!("{TEST}/vectors.mjs"), file])
}

/// The answers of Chromium to a file of requests, one JSON text a line.
pub(crate) fn vectors_chromium(file: &str) -> Result<String> {
    command::output("node", &[&format!("{TEST}/vectors-chromium.mjs"), file])
}

/// Makes everything that is generated.
fn build(size_options: &[&str]) -> Result<()> {
    let root = command::root();
    let version = version(&root)?;
    let module = compile::run(&root)?;
    let pkg = root.join(NPM).join("pkg");
    if pkg.exists() {
        fs::remove_dir_all(&pkg)?;
    }
    fs::create_dir_all(&pkg)?;
    glue(&module, &pkg)?;
    bundle::write(&root.join(NPM), &root.join(VENDOR), &version)?;
    for file in ["LICENSE-MIT", "LICENSE-APACHE"] {
        same(&root.join(file), &root.join(NPM).join(file))?;
    }
    tools::node()?;
    let script = format!("{TEST}/size.mjs");
    command::run("node", &[&[script.as_str()], size_options].concat(), &[])
        .context("a file outgrew its budget; `cargo xtask wasm --record-size` accepts the new sizes")
}

/// The version of the workspace, which the npm package must have too.
fn version(root: &Path) -> Result<String> {
    let text = fs::read_to_string(root.join("Cargo.toml"))?;
    let version = text.lines().find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    let version = version.context("Cargo.toml of the workspace has no version")?;
    let package = fs::read_to_string(root.join(NPM).join("package.json"))?;
    ensure!(
        package.lines().any(|line| line.trim() == format!("\"version\": \"{version}\",")),
        "{NPM}/package.json must have the version of the workspace, {version}"
    );
    Ok(version.to_owned())
}

/// The package carries its own copy of the licences, because it is published from its folder.
fn same(original: &Path, copy: &Path) -> Result<()> {
    ensure!(
        fs::read(original)? == fs::read(copy)?,
        "{} is not a copy of {}",
        copy.display(),
        original.display()
    );
    Ok(())
}

/// Runs the generator of the glue, which is a program of its own so that other tasks do not wait for its build.
fn glue(module: &Path, pkg: &Path) -> Result<()> {
    let utf8 =
        |path: &Path| path.to_str().map(str::to_owned).context("the path of the repository is not UTF-8");
    let (module, pkg) = (utf8(module)?, utf8(pkg)?);
    let glue =
        ["run", "--quiet", "-p", "xtask", "--features", "wasm", "--bin", "wasm-glue", "--", &module, &pkg];
    command::cargo(&glue, &[])
}

/// Runs the tests of the binding in Node and in Chromium.
fn test() -> Result<()> {
    tools::chromium()?;
    command::run("npm", &["ci", "--prefix", TEST, "--no-audit", "--no-fund", "--loglevel=error"], &[])?;
    let mut files: Vec<String> = fs::read_dir(command::root().join(TEST))?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".test.mjs"))
        .map(|name| format!("{TEST}/{name}"))
        .collect();
    files.sort();
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    command::run("node", &[&["--test", "--test-concurrency=1"], files.as_slice()].concat(), &[])
}

/// Where a file of the package is, for the modules of this task.
fn read(npm: &Path, path: &str) -> Result<String> {
    let full: PathBuf = npm.join(path);
    fs::read_to_string(&full).with_context(|| format!("{} cannot be read", full.display()))
}
