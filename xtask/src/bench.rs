//! Measurements beside other tools. The generator of the data and the other tools' scripts lie beside the repository.

use crate::{command, py};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

const USAGE: &str = "usage: cargo xtask bench law [--count | --memory]";
const SCRIPTS: &str = "../shared/bench/eligibility";
/// What is compared; the versions stand in the scripts' requirements.
const TOOLS: [&str; 4] = ["numpy", "pyarrow", "polars", "duckdb"];
const EXAMPLE: &str = "law_bench";
const MEMORY: &str = "law_memory";
/// Tasks whose instructions are counted, by the name of the measurement.
const COUNTED: [&str; 6] = [
    "sentra",
    "sentra, verdict only",
    "sentra, groups only",
    "sentra, units and groups",
    "sentra, by year",
    "sentra, from CSV",
];
/// The same for a single record, which the program assesses so many times.
const COUNTED_ALONE: [&str; 4] = [
    "sentra, a decided record, rule compiled before",
    "sentra, an open record, rule compiled before",
    "sentra, a decided record, rule compiled each time",
    "sentra, an open record, rule compiled each time",
];
const TIMES: u32 = 1_000;
/// The units of the register whose memory is measured.
const REGISTER: &str = "6500000";

pub(crate) fn run(options: &[&str]) -> Result<()> {
    match options {
        ["law"] => law(),
        ["law", "--count"] => count(),
        ["law", "--memory"] => memory(),
        _ => bail!("{USAGE}"),
    }
}

/// The scripts in a folder where they may write; none where they are not there.
fn scripts() -> Result<Option<PathBuf>> {
    let from = command::root().join(SCRIPTS);
    if !from.is_dir() {
        println!("skipped: {SCRIPTS} is not there, so there are no data and no answers to compare with");
        return Ok(None);
    }
    let folder = py::cache()?.join("bench/eligibility");
    std::fs::create_dir_all(&folder)?;
    for entry in std::fs::read_dir(&from)? {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e == "py" || e == "txt") {
            let to = folder.join(path.file_name().context("a file without a name")?);
            std::fs::write(to, std::fs::read(&path)?)?;
        }
    }
    Ok(Some(folder))
}

/// An interpreter with the other tools, installed once; an error where that fails.
fn tools(folder: &Path) -> Result<String> {
    let venv = py::cache()?.join("bench/venv");
    let python = py::interpreter(&venv)?;
    let import = format!("import {}", TOOLS.join(", "));
    let ready =
        |python: &str| Command::new(python).args(["-c", &import]).output().is_ok_and(|o| o.status.success());
    if !ready(&python) {
        py::create(&venv)?;
        let requirements = std::fs::read_to_string(folder.join("requirements.txt"))?;
        let wanted = requirements.lines().filter(|l| TOOLS.iter().any(|t| l.starts_with(&format!("{t}=="))));
        let arguments: Vec<&str> = ["install", "--quiet"].into_iter().chain(wanted).collect();
        py::pip(&python, &arguments)?;
    }
    Ok(python)
}

fn data(python: &str, folder: &Path, name: &str, units: &str) -> Result<PathBuf> {
    let data = folder.join(name);
    if !data.join("expected.json").is_file() {
        println!("making the data: {units} units");
        let script = folder.join("gen_data.py");
        let made = Command::new(python).arg(&script).env("N", units).env("BENCH_DATA", &data).output()?;
        if !made.status.success() {
            bail!("gen_data.py failed: {}", String::from_utf8_lossy(&made.stderr));
        }
    }
    Ok(data)
}

/// A program of our own, built as it is released.
fn built(example: &str) -> Result<PathBuf> {
    command::cargo(&["build", "--quiet", "--release", "--package", "sentra-io", "--example", example], &[])?;
    let target =
        std::env::var("CARGO_TARGET_DIR").map_or_else(|_| command::root().join("target"), PathBuf::from);
    Ok(command::root().join(target).join("release/examples").join(example))
}

/// Memory of a register and of the answers about all of it.
fn memory() -> Result<()> {
    let program = built(MEMORY)?;
    println!("| columns | answers | bytes a unit | while filled | with the answers | times |");
    println!("|---|---|---|---|---|---|");
    for (columns, answers) in
        [("narrow", "verdicts"), ("narrow", "all"), ("wide", "verdicts"), ("wide", "all")]
    {
        let out = Command::new(&program).args([REGISTER, columns, answers]).output()?;
        if !out.status.success() {
            bail!("{MEMORY} failed: {}", String::from_utf8_lossy(&out.stderr));
        }
        print!("{}", String::from_utf8_lossy(&out.stdout));
    }
    Ok(())
}

/// The JSON lines of a program.
fn lines(program: &str, arguments: &[&str], data: &str) -> Result<Vec<Value>> {
    let environment = [
        ("BENCH_DATA", data),
        ("OMP_NUM_THREADS", "1"),
        ("POLARS_MAX_THREADS", "1"),
        ("NUMEXPR_NUM_THREADS", "1"),
    ];
    let out = Command::new(program).args(arguments).envs(environment).output()?;
    if !out.status.success() {
        bail!("`{program} {}` failed: {}", arguments.join(" "), String::from_utf8_lossy(&out.stderr));
    }
    let text = String::from_utf8_lossy(&out.stdout).into_owned();
    Ok(text.lines().filter_map(|l| serde_json::from_str(l).ok()).collect())
}

fn law() -> Result<()> {
    let Some(folder) = scripts()? else { return Ok(()) };
    let python = match tools(&folder) {
        Ok(python) => python,
        Err(error) => {
            println!(
                "skipped: the data are made with NumPy and PyArrow, which could not be installed: {error:#}"
            );
            return Ok(());
        }
    };
    let data = data(&python, &folder, "data", "500000")?;
    let data = py::text(&data)?;
    let program = built(EXAMPLE)?;
    let program = py::text(&program)?;
    let first = lines(program, &[data], data)?;
    let mut others = Vec::new();
    for script in ["bench_numpy.py", "bench_sql.py"] {
        let script = folder.join(script);
        match lines(&python, &[py::text(&script)?], data) {
            Ok(lines) => others.extend(lines),
            Err(error) => println!("not measured: {error:#}"),
        }
    }
    let last = lines(program, &[data], data)?;
    table(&first, &others, &last)
}

fn word<'v>(line: &'v Value, key: &str) -> &'v str {
    line.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn nanos(line: &Value) -> f64 {
    line.get("cpu_ns_per_rec").and_then(Value::as_f64).unwrap_or_default()
}

fn table(first: &[Value], others: &[Value], last: &[Value]) -> Result<()> {
    println!("| task | program | CPU ns a record | last | times ours | = oracle | |");
    println!("|---|---|---|---|---|---|---|");
    let mut tasks: Vec<&str> = Vec::new();
    for line in first.iter().chain(others) {
        if !tasks.contains(&word(line, "task")) {
            tasks.push(word(line, "task"));
        }
    }
    let mut wrong = Vec::new();
    for task in tasks {
        let of = |line: &&Value| word(line, "task") == task;
        // What is compared is the first of our own measurements of a task.
        let own = first.iter().find(of).map(nanos);
        for (line, is_own) in first.iter().map(|l| (l, true)).chain(others.iter().map(|l| (l, false))) {
            if !of(&line) {
                continue;
            }
            let tool = word(line, "tool");
            let again = last.iter().find(|l| of(l) && word(l, "tool") == tool).map(nanos);
            let again = again.filter(|_| is_own).map(|n| format!("{n:.2}")).unwrap_or_default();
            let times =
                own.filter(|_| !is_own).map(|own| format!("{:.1}", nanos(line) / own)).unwrap_or_default();
            let ok = match line.get("ok") {
                Some(Value::Bool(true)) => "yes",
                Some(Value::Bool(false)) => "NO",
                _ => "",
            };
            if ok == "NO" && is_own {
                wrong.push(format!("{task}: {tool}"));
            }
            println!(
                "| {task} | {tool} | {:.2} | {again} | {times} | {ok} | {} |",
                nanos(line),
                word(line, "note")
            );
        }
    }
    if wrong.is_empty() { Ok(()) } else { bail!("other answers than the oracle: {}", wrong.join("; ")) }
}

/// Instructions a record, by the difference of a run with a task and one without.
fn count() -> Result<()> {
    const UNITS: u32 = 100_000;
    let Some(folder) = scripts()? else { return Ok(()) };
    let python = tools(&folder)?;
    let data = data(&python, &folder, "data-count", &UNITS.to_string())?;
    let program = built(EXAMPLE)?;
    let count = |task: &str| -> Result<f64> {
        let arguments = [
            "--tool=callgrind",
            "--callgrind-out-file=/dev/null",
            py::text(&program)?,
            py::text(&data)?,
            task,
        ];
        let out = Command::new("valgrind").args(arguments).output().context("is valgrind installed?")?;
        let text = String::from_utf8_lossy(&out.stderr).into_owned();
        let refs =
            text.lines().find_map(|l| l.split_once("Collected :")).context("valgrind told no count")?;
        Ok(refs.1.trim().parse()?)
    };
    let without = count("none")?;
    println!("| program | instructions a record |");
    println!("|---|---|");
    let tasks = COUNTED.map(|task| (task, UNITS)).into_iter().chain(COUNTED_ALONE.map(|task| (task, TIMES)));
    for (task, records) in tasks {
        println!("| {task} | {:.1} |", (count(task)? - without) / f64::from(records));
    }
    Ok(())
}
