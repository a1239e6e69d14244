//! The Python package: the wheel, alone in an empty environment, and its tests.
//!
//! Environments and wheels live in the user's cache folder, outside the clone, and are made again when what they are
//! made from changes.

use crate::command;
use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

const USAGE: &str = "usage: cargo xtask py [test | vectors FILE]";
const FOLDER: &str = "bindings/python";
const REQUIREMENTS: &str = "bindings/python/tests/requirements.txt";
const NOTEBOOK: &str = "examples/notebook/lamongan.py";

/// The wheel may not grow above this: 2.1 MB and the village tables.
const MAX_WHEEL: u64 = 3_300_000;

/// Builds the wheel and installs it; with `test` runs everything, with `vectors` answers a file of requests.
pub(crate) fn run(options: &[&str]) -> Result<()> {
    match options {
        [] => {
            let built = prepare()?;
            println!("{}", built.wheel.display());
            println!("installed for {}", built.python);
            Ok(())
        }
        ["test"] => test(),
        ["vectors", file] => {
            print!("{}", vectors(file)?);
            Ok(())
        }
        _ => bail!("{USAGE}"),
    }
}

/// Answers requests, one JSON line each, through the installed wheel.
pub(crate) fn vectors(file: &str) -> Result<String> {
    let built = prepare()?;
    let script = path(FOLDER).join("tests/vectors.py");
    command::output(&built.python, &["-I", text(&script)?, file])
}

fn test() -> Result<()> {
    let built = prepare()?;
    let size = std::fs::metadata(&built.wheel)?.len();
    println!("wheel: {size} bytes");
    if size > MAX_WHEEL {
        bail!("the wheel has {size} bytes, more than {MAX_WHEEL}");
    }
    let alone = alone(&built.wheel)?;
    let cache = cache()?;
    let mypy = cache.join("mypy");
    let environment = [
        ("PYTHONDONTWRITEBYTECODE", "1"),
        ("SENTRA_ALONE", alone.as_str()),
        ("MYPY_CACHE_DIR", text(&mypy)?),
    ];
    let python = |arguments: &[&str]| command::run(&built.python, arguments, &environment);
    let tests = format!("{FOLDER}/tests");
    let consumer = format!("{tests}/consumer.py");
    python(&["-m", "pytest", "-q", "-p", "no:cacheprovider", "-W", "error", &tests])?;
    python(&["-m", "mypy.stubtest", "sentra_ikm._core"])?;
    let config = format!("{FOLDER}/pyproject.toml");
    python(&["-m", "mypy", "--config-file", &config, "-p", "sentra_ikm"])?;
    python(&["-m", "mypy", "--strict", &consumer])?;
    python(&[&consumer])?;
    // The notebook needs nothing but the package, and leaves nothing behind.
    let before = command::output("git", &["status", "--porcelain"])?;
    command::run(&alone, &["-I", NOTEBOOK], &environment)?;
    if command::output("git", &["status", "--porcelain"])? != before {
        bail!("{NOTEBOOK} wrote into the working tree");
    }
    Ok(())
}

struct Built {
    wheel: PathBuf,
    /// The interpreter that has it, beside what the tests need.
    python: String,
}

/// An environment with the tools, and the wheel built from the sources as they are.
fn prepare() -> Result<Built> {
    let venv = cache()?.join("venv");
    let python = interpreter(&venv)?;
    let requirements = std::fs::read_to_string(path(REQUIREMENTS))?;
    let wanted = fingerprint(requirements.as_bytes());
    if stamp(&venv, "tools") != wanted {
        create(&venv)?;
        println!("installing what the tests need");
        pip(&python, &["install", "--quiet", "--requirement", text(&path(REQUIREMENTS))?])?;
        write_stamp(&venv, "tools", &wanted)?;
    }
    let wheel = build(&python)?;
    let current = fingerprint(&std::fs::read(&wheel)?);
    if stamp(&venv, "wheel") != current {
        pip(&python, &["install", "--quiet", "--no-index", "--no-deps", "--force-reinstall", text(&wheel)?])?;
        write_stamp(&venv, "wheel", &current)?;
    }
    Ok(Built { wheel, python })
}

fn build(python: &str) -> Result<PathBuf> {
    let out = cache()?.join("wheel");
    if out.exists() {
        std::fs::remove_dir_all(&out)?;
    }
    let target = match std::env::var("CARGO_TARGET_DIR") {
        Ok(dir) => PathBuf::from(dir),
        Err(_) => cache()?.join("target"),
    };
    let manifest = path(FOLDER).join("Cargo.toml");
    let arguments = [
        "-m",
        "maturin",
        "build",
        "--quiet",
        "--release",
        "--locked",
        "--manifest-path",
        text(&manifest)?,
        "--out",
        text(&out)?,
    ];
    command::run(python, &arguments, &[("CARGO_TARGET_DIR", text(&target)?)])?;
    let wheels = std::fs::read_dir(&out)?.collect::<std::io::Result<Vec<_>>>()?;
    let mut wheels =
        wheels.into_iter().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "whl"));
    match (wheels.next(), wheels.next()) {
        (Some(wheel), None) => Ok(wheel),
        _ => bail!("expected one wheel in {}", out.display()),
    }
}

/// An empty environment with the wheel and nothing else, as a user on a new machine has it.
fn alone(wheel: &Path) -> Result<String> {
    let venv = cache()?.join("venv-alone");
    create(&venv)?;
    let python = interpreter(&venv)?;
    pip(&python, &["install", "--quiet", "--no-index", text(wheel)?])?;
    let code = "import sentra_ikm; print('alone:', sentra_ikm.__version__, sentra_ikm.assess({'workers': 5}, as_of='2025-01-31'))";
    command::run(&python, &["-I", "-c", code], &[])?;
    Ok(python)
}

pub(crate) fn create(venv: &Path) -> Result<()> {
    let python = std::env::var("SENTRA_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let check = "import sys; sys.exit(0 if sys.version_info >= (3, 11) else 'Python 3.11 or later is needed; SENTRA_PYTHON can name it')";
    command::run(&python, &["-c", check], &[])?;
    command::run(&python, &["-m", "venv", "--clear", text(venv)?], &[])
        .context("no environment could be made; on Debian the package python3-venv has the module")
}

pub(crate) fn pip(python: &str, arguments: &[&str]) -> Result<()> {
    let all = [&["-m", "pip", "--disable-pip-version-check"], arguments].concat();
    command::run(python, &all, &[])
}

pub(crate) fn interpreter(venv: &Path) -> Result<String> {
    let inside = if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" };
    Ok(text(&venv.join(inside))?.to_owned())
}

/// The folder of the user's cache that is ours.
pub(crate) fn cache() -> Result<PathBuf> {
    let base = match (
        std::env::var("XDG_CACHE_HOME"),
        std::env::var("HOME").or_else(|_| std::env::var("USERPROFILE")),
    ) {
        (Ok(cache), _) if !cache.is_empty() => PathBuf::from(cache),
        (_, Ok(home)) => Path::new(&home).join(".cache"),
        _ => bail!("neither XDG_CACHE_HOME nor HOME is set"),
    };
    let folder = base.join("sentra");
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

fn path(inside: &str) -> PathBuf {
    command::root().join(inside)
}

pub(crate) fn text(path: &Path) -> Result<&str> {
    path.to_str().with_context(|| format!("{} is not UTF-8", path.display()))
}

fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

fn stamp(venv: &Path, name: &str) -> String {
    std::fs::read_to_string(venv.join(format!("sentra-{name}"))).unwrap_or_default()
}

fn write_stamp(venv: &Path, name: &str, value: &str) -> Result<()> {
    Ok(std::fs::write(venv.join(format!("sentra-{name}")), value)?)
}
