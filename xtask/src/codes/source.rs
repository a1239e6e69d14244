//! Where the region files come from: one release of a published package.

use super::{Files, REMEDY, provenance};
use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::path::Path;
use std::process::Command;

/// The release that is embedded. To move to another one, change it here and in `provenance::SOURCES`.
pub(super) const PACKAGE: &str = "idn-area-data@4.0.1";

/// The path inside the package of a file that is copied unchanged.
fn path_in_package(path: &str) -> &str {
    if path == "LICENSE-ODbL.md" { "data/LICENSE.md" } else { path }
}

/// Whether all files of the package are present and are those of the release.
pub(super) fn is_current(home: &Path) -> bool {
    provenance::from_package().all(|(path, sha256)| {
        fs::read(home.join(path)).is_ok_and(|bytes| provenance::sha256(&bytes) == sha256)
    })
}

/// Fails when a file of the package was altered after it was taken.
pub(super) fn verify(sources: &Files) -> Result<()> {
    for (path, sha256) in provenance::from_package() {
        let found = sources.get(path).map(|bytes| provenance::sha256(bytes)).unwrap_or_default();
        ensure!(
            found == sha256,
            "{path} is not the file of {PACKAGE}: its sha256 is {found}, expected {sha256}\n{REMEDY}"
        );
    }
    Ok(())
}

/// Takes the files from a folder that holds the unpacked package.
pub(super) fn read_package(folder: &Path) -> Result<Files> {
    let mut files = Files::new();
    for (path, _) in provenance::from_package() {
        let file = folder.join(path_in_package(path));
        files.insert(
            path,
            fs::read(&file).with_context(|| {
                format!(
                    "{} is not the unpacked package {PACKAGE}: cannot read {}",
                    folder.display(),
                    file.display()
                )
            })?,
        );
    }
    verify(&files)?;
    Ok(files)
}

/// Downloads the release with npm, which checks the integrity that the registry declares.
pub(super) fn download() -> Result<Files> {
    let folder = std::env::temp_dir().join(format!("sentra-codes-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let files = unpack(&folder);
    fs::remove_dir_all(&folder)?;
    files
}

fn unpack(folder: &Path) -> Result<Files> {
    println!("codes: npm pack {PACKAGE}");
    let packed = Command::new("npm")
        .args(["pack", PACKAGE, "--silent", "--pack-destination"])
        .arg(folder)
        .output()
        .context("cannot start npm; install it, or give the unpacked package with --from DIR")?;
    if !packed.status.success() {
        bail!("npm pack {PACKAGE} failed: {}", String::from_utf8_lossy(&packed.stderr));
    }
    let archive = PACKAGE.replace('@', "-") + ".tgz";
    let unpacked = Command::new("tar").arg("xzf").arg(folder.join(archive)).arg("-C").arg(folder).status();
    ensure!(unpacked.context("cannot start tar")?.success(), "tar cannot unpack {PACKAGE}");
    read_package(&folder.join("package"))
}
