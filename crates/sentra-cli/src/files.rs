//! Files in and out.

use crate::say::Say;
use crate::texts::{cli as c, words as w};
use sentra_io::{IoError, Limit, Limits, Source};
use std::io::{ErrorKind, Read, Write};
use std::path::Path;

/// Why a file could not be read, or written.
#[derive(Debug)]
pub(crate) struct FileError(pub(crate) String);

/// Reads the files into memory, each no larger than the limit. `-` is standard input.
pub(crate) fn read(paths: &[impl AsRef<Path>], limits: &Limits, say: Say) -> Result<Vec<Source>, FileError> {
    let names: Vec<String> = paths.iter().map(|p| short_name(p.as_ref(), say)).collect();
    let mut sources = Vec::with_capacity(paths.len());
    for (path, name) in paths.iter().map(AsRef::as_ref).zip(&names) {
        let bytes = bytes_of(path, limits.file_bytes).map_err(|e| FileError(explain(say, path, &e)))?;
        // Two files of one name are told apart by their paths as they were given.
        let twice = names.iter().filter(|other| *other == name).count() > 1;
        let shown = if twice { path.display().to_string() } else { name.clone() };
        sources.push(Source::new(shown, bytes));
    }
    Ok(sources)
}

/// The sentence for an error that does not name its file.
pub(crate) fn explain(say: Say, path: &Path, error: &IoError) -> String {
    let text = error.text(say.lang);
    match error {
        IoError::NotFound { .. }
        | IoError::Directory { .. }
        | IoError::Permission { .. }
        | IoError::System { .. } => text,
        _ => say.fill(c::IN_FILE, &[("name", &path.display()), ("text", &text)]),
    }
}

/// A report names files, not the folders of the person who made it.
fn short_name(path: &Path, say: Say) -> String {
    if path.as_os_str() == "-" {
        return say.t(w::STANDARD_INPUT).to_owned();
    }
    path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned())
}

fn bytes_of(path: &Path, limit: u64) -> Result<Vec<u8>, IoError> {
    let shown = || path.display().to_string();
    let failed = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => IoError::NotFound { path: shown() },
        ErrorKind::PermissionDenied => IoError::Permission { path: shown() },
        ErrorKind::IsADirectory => IoError::Directory { path: shown() },
        _ => IoError::System { path: shown(), reason: error.to_string() },
    };
    let mut bytes = Vec::new();
    // A stream may not tell its size, and a file may grow while it is read.
    let most = limit.saturating_add(1);
    if path.as_os_str() == "-" {
        std::io::stdin().lock().take(most).read_to_end(&mut bytes).map_err(failed)?;
    } else {
        let known = std::fs::metadata(path).map_err(failed)?;
        if known.is_dir() {
            return Err(IoError::Directory { path: shown() });
        }
        check(known.len(), limit)?;
        let file = std::fs::File::open(path).map_err(failed)?;
        bytes.reserve_exact(usize::try_from(known.len()).unwrap_or(0));
        file.take(most).read_to_end(&mut bytes).map_err(failed)?;
    }
    check(bytes.len() as u64, limit)?;
    Ok(bytes)
}

fn check(seen: u64, limit: u64) -> Result<(), IoError> {
    if seen > limit { Err(IoError::LimitExceeded { which: Limit::FileBytes, limit, seen }) } else { Ok(()) }
}

/// Writes a whole file, or standard output for `-`. What stood there before is replaced only by a complete file.
pub(crate) fn write(
    path: &Path,
    say: Say,
    content: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
) -> Result<(), FileError> {
    let failed = |error: std::io::Error| {
        FileError(say.fill(c::NOT_WRITTEN, &[("name", &path.display()), ("reason", &error)]))
    };
    if path.as_os_str() == "-" {
        let mut out = std::io::BufWriter::new(std::io::stdout().lock());
        let result = content(&mut out).and_then(|()| out.flush());
        return crate::out::settle(result).map_err(failed);
    }
    // A device or a pipe is written to, never replaced.
    if std::fs::metadata(path).is_ok_and(|m| !m.is_file()) {
        let direct = || {
            let mut out = std::io::BufWriter::new(std::fs::OpenOptions::new().write(true).open(path)?);
            content(&mut out)?;
            out.flush()
        };
        return crate::out::settle(direct()).map_err(failed);
    }
    let mut beside = path.as_os_str().to_owned();
    beside.push(".part");
    let beside = Path::new(&beside);
    let write = || {
        let mut out = std::io::BufWriter::with_capacity(1 << 16, std::fs::File::create(beside)?);
        content(&mut out)?;
        out.flush()?;
        drop(out);
        std::fs::rename(beside, path)
    };
    write().map_err(|error| {
        let _ = std::fs::remove_file(beside);
        failed(error)
    })
}
