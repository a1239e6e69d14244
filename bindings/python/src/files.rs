//! Files into a register. What is wrong inside a file is a finding; only a file that cannot be read at all is an error.

use crate::errors::Misuse;
use crate::options::Options;
use crate::table::Read;
use sentra::Lang;
use sentra_io::{IoError, LoadOptions, Loaded, Source};
use serde_json::{Map, Value, json};
use std::io::{ErrorKind, Read as _};
use std::path::Path;

/// Reads files in the order given.
pub(crate) fn read(paths: &[std::path::PathBuf], options: &Options) -> Result<Read, Misuse> {
    let load = LoadOptions {
        overrides: options.map.clone(),
        region: options.region,
        kbli_edition: options.kbli_edition,
        marks: options.marks,
        workers_basis: options.workers_basis,
        ..LoadOptions::default()
    };
    let limit = load.csv.limits.file_bytes;
    let mut sources = Vec::new();
    for (place, path) in paths.iter().enumerate() {
        sources.push(source(path, limit).map_err(|e| misuse(&e, place))?);
    }
    let loaded = sentra_io::load(sources, &load, &mut |_, _| {}).map_err(|e| misuse(&e, 0))?;
    let files = loaded.files.iter().map(report).collect();
    let Loaded { register, declared, findings, suppressed, .. } = loaded;
    let groups = declared.into_iter().map(|row| (row.group, Some(row.position))).collect();
    Ok(Read { register, groups, findings, files, suppressed })
}

fn misuse(error: &IoError, place: usize) -> Misuse {
    Misuse::new(error.code(), format!("/paths/{place}"), error.text(Lang::Id), error.text(Lang::En))
}

/// The bytes of a file; its size is looked at before.
fn source(path: &Path, limit: u64) -> Result<Source, IoError> {
    let shown = || path.display().to_string();
    let failed = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => IoError::NotFound { path: shown() },
        ErrorKind::PermissionDenied => IoError::Permission { path: shown() },
        ErrorKind::IsADirectory => IoError::Directory { path: shown() },
        _ => IoError::System { path: shown(), reason: error.to_string() },
    };
    let known = std::fs::metadata(path).map_err(failed)?;
    if known.is_dir() {
        return Err(IoError::Directory { path: shown() });
    }
    let over = |seen: u64| IoError::LimitExceeded { which: sentra_io::Limit::FileBytes, limit, seen };
    if known.len() > limit {
        return Err(over(known.len()));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(known.len()).unwrap_or(0));
    // The file may grow while it is read, and some files do not tell their size.
    let file = std::fs::File::open(path).map_err(failed)?;
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > limit {
        return Err(over(bytes.len() as u64));
    }
    Ok(Source::new(shown(), bytes))
}

/// How a file was read.
fn report(file: &sentra_io::FileReport) -> Value {
    let a = &file.account;
    let columns = file.columns.iter().map(|c| {
        let mut out = Map::new();
        out.insert("heading".into(), c.heading.clone().into());
        out.insert("field".into(), json!(c.field));
        if c.scale != 1 {
            out.insert("scale".into(), c.scale.into());
        }
        if let Some(marks) = c.marks {
            out.insert("marks".into(), marks.as_str().into());
        }
        if let Some(product) = &c.product {
            out.insert("product".into(), product.as_str().into());
        }
        Value::from(out)
    });
    json!({
        "name": file.name, "sha256": file.sha256, "bytes": file.bytes,
        "rows": {
            "seen": a.seen, "accepted": a.accepted, "rejected": a.rejected, "blank": a.blank, "non_data": a.non_data,
        },
        "encoding": file.encoding.to_string(), "delimiter": file.dialect.delimiter().to_string(),
        "grain": if file.declares_sentra { "sentra" } else { "units" },
        "region": file.region.map(|r| r.to_string()), "columns": columns.collect::<Vec<_>>(),
    })
}
