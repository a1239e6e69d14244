//! Prints how a text table was read: `cargo run -p sentra-io --example rows -- FILE...`

use sentra::Lang;
use sentra_io::{CsvOptions, Mapping, MappingOverrides, read_path};
use std::io::Write;

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    for path in std::env::args().skip(1) {
        match read_path(&path, &CsvOptions::default()) {
            Ok(table) => {
                let a = table.account();
                writeln!(
                    out,
                    "{path}: {} rows = {} accepted + {} rejected + {} blank + {} other; {} columns",
                    a.seen,
                    a.accepted,
                    a.rejected,
                    a.blank,
                    a.non_data,
                    table.width()
                )?;
                let mapping = Mapping::of(&table, &MappingOverrides::default());
                for finding in table.findings().iter().take(20).chain(mapping.findings()) {
                    let line = finding.at.line.unwrap_or(0);
                    writeln!(out, "  {line}: {} {}", finding.code.as_str(), finding.text(Lang::Id))?;
                }
            }
            Err(error) => writeln!(out, "{path}: {}", error.text(Lang::Id))?,
        }
    }
    Ok(())
}
