//! The main job on real input: the examples become a report for people and one for programs.

use crate::command;
use anyhow::Result;

/// The date of the question: fixed, so that the report is the same whenever it is made.
const AS_OF: &str = "2025-01-31";

/// Makes the reports in `out/`.
pub(crate) fn run() -> Result<()> {
    std::fs::create_dir_all(command::root().join("out"))?;
    report(
        "lamongan",
        &["examples/data/register_lamongan_SINTETIS.csv", "examples/data/lamongan_sentra_2009.csv"],
    )?;
    report("kawalu", &["examples/data/kawalu_bordir_2016.csv"])?;
    println!(
        "\nOpen in a browser:\n  out/lamongan.html\n  out/kawalu.html\nFor programs:\n  out/lamongan.json\n  out/kawalu.json"
    );
    Ok(())
}

fn report(name: &str, files: &[&str]) -> Result<()> {
    let (html, json) = (format!("out/{name}.html"), format!("out/{name}.json"));
    let mut arguments = vec!["run", "--quiet", "--release", "--package", "sentra-cli", "--", "report"];
    arguments.extend(files);
    arguments.extend(["--as-of", AS_OF, "--html", &html, "--json", &json]);
    command::cargo(&arguments, &[])
}
