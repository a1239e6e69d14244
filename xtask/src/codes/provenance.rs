//! What each committed source file is, and its fingerprint: the text of `PROVENANCE.toml`.

use super::{Files, REMEDY, source::PACKAGE};
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// A committed source file.
pub(super) struct Source {
    /// Its path inside the crate.
    pub(super) path: &'static str,
    kind: Kind,
}

enum Kind {
    /// An unchanged file of the package, with the sha256 it has in the release.
    Package { sha256: &'static str, about: &'static str },
    /// A list kept by hand in this repository.
    Own { source: &'static str, release: &'static str, licence: &'static str, transformation: &'static str },
}

const FACTS: &str = "MIT OR Apache-2.0; the numbers of a public regulation are facts";
const NUMBERS: &str =
    "bare code numbers of section C (divisions 10-33), 2 to 5 digits, sorted; no titles, no descriptions";

/// Every source file of the crate.
pub(super) const SOURCES: [Source; 9] = [
    Source {
        path: "LICENSE-ODbL.md",
        kind: Kind::Package {
            sha256: "26901bbfe8058500ce8f4eecf7fb11cd13196a0f1e7ff3aeb1bfcea00ca2b570",
            about: "data/LICENSE.md of the package, the licence of its data",
        },
    },
    Source {
        path: "data/provinces.csv",
        kind: Kind::Package {
            sha256: "ee9e5b5aaca298c41aef1aa0888285e103856f1414134bbb7afc68b294c9a89d",
            about: "none: the file of the package, byte for byte",
        },
    },
    Source {
        path: "data/regencies.csv",
        kind: Kind::Package {
            sha256: "d5fbd54bb1500bbf5e194ddc94a3806df6e6837a310146dfa646b085bd99c0ae",
            about: "none: the file of the package, byte for byte",
        },
    },
    Source {
        path: "data/districts.csv",
        kind: Kind::Package {
            sha256: "982f843613cf36bf474cab7ec46b5ecafc46dfeaad26e4bbadf170a6dae8ebe7",
            about: "none: the file of the package, byte for byte",
        },
    },
    Source {
        path: "data/villages.csv",
        kind: Kind::Package {
            sha256: "6a8e53fce14d21b514f1f7d1602ceeab4ffbec6df98903e2cad949d8fee94690",
            about: "none: the file of the package, byte for byte",
        },
    },
    Source {
        path: "data/kbli2020.csv",
        kind: Kind::Own {
            source: "Peraturan BPS Nomor 2 Tahun 2020 (KBLI 2020), numbers as transcribed in the public repository UserGhost411/KBLI-2020-Dataset; the group 1102 has no five-digit code in that transcription",
            release: "KBLI 2020",
            licence: FACTS,
            transformation: NUMBERS,
        },
    },
    Source {
        path: "data/kbli2025.csv",
        kind: Kind::Own {
            source: "Peraturan BPS Nomor 7 Tahun 2025 (KBLI 2025), numbers as transcribed in the public repository tiomultazem/kbli-2025",
            release: "KBLI 2025, December 2025",
            licence: FACTS,
            transformation: NUMBERS,
        },
    },
    Source {
        path: "data/kbli_titles.csv",
        kind: Kind::Own {
            source: "written for this crate: short titles in our own words, not the official ones",
            release: "this repository",
            licence: "MIT OR Apache-2.0",
            transformation: "none",
        },
    },
    Source {
        path: "data/kbli_reused.csv",
        kind: Kind::Own {
            source: "written for this crate: the plainest five-digit codes that name other goods in KBLI 2025 than in KBLI 2020; not complete; goods in our own words",
            release: "this repository",
            licence: "MIT OR Apache-2.0",
            transformation: "none",
        },
    },
];

/// The files taken from the package, with the sha256 of the release.
pub(super) fn from_package() -> impl Iterator<Item = (&'static str, &'static str)> {
    SOURCES.iter().filter_map(|source| match source.kind {
        Kind::Package { sha256, .. } => Some((source.path, sha256)),
        Kind::Own { .. } => None,
    })
}

/// The sha256 of some bytes, in lower-case hexadecimal.
pub(super) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The constants that name the source files of a generated table: one fingerprint, and a row for each file.
pub(super) fn constants(sources: &Files, paths: &[&str]) -> Result<String> {
    let mut text = format!(
        "\nuse crate::Source;\n\npub(crate) const FINGERPRINT: &str = \"{}\";\n",
        fingerprint(sources, paths)?
    );
    writeln!(text, "\npub(crate) const SOURCES: [Source; {}] = [", paths.len())?;
    for path in paths {
        let bytes = sources.get(path).with_context(|| format!("{path} is not a source; {REMEDY}"))?;
        let rows = bytes.iter().filter(|byte| **byte == b'\n').count().saturating_sub(1);
        writeln!(text, "Source {{ path: \"{path}\", rows: {rows}, sha256: \"{}\" }},", sha256(bytes))?;
    }
    writeln!(text, "];")?;
    Ok(text)
}

/// One sha256 for several source files: that of the lines "sha256  path" in the given order, as `sha256sum` prints them.
fn fingerprint(sources: &Files, paths: &[&str]) -> Result<String> {
    let mut lines = String::new();
    for path in paths {
        let bytes = sources.get(path).with_context(|| format!("{path} is not a source; {REMEDY}"))?;
        writeln!(lines, "{}  {path}", sha256(bytes))?;
    }
    Ok(sha256(lines.as_bytes()))
}

/// The text of `PROVENANCE.toml`.
pub(super) fn render(sources: &Files) -> Result<String> {
    let mut text = String::from(
        "# Written by `cargo xtask codes`: where the files beside this one come from, and their fingerprints.\n\
         # The tables in src/generated are made from these files alone.\n",
    );
    for Source { path, kind } in &SOURCES {
        let bytes = sources.get(path).with_context(|| format!("{path} is not a source; {REMEDY}"))?;
        write!(text, "\n[[file]]\npath = \"{path}\"\n")?;
        match kind {
            Kind::Package { about, .. } => write!(
                text,
                "source = \"npm package idn-area-data, github.com/fityannugroho/idn-area-data\"\n\
                 release = \"{PACKAGE}\"\ndate = \"2026-05-06\"\nlicence = \"ODbL-1.0\"\ntransformation = \"{about}\"\n"
            )?,
            Kind::Own { source, release, licence, transformation } => write!(
                text,
                "source = \"{source}\"\nrelease = \"{release}\"\nlicence = \"{licence}\"\ntransformation = \"{transformation}\"\n"
            )?,
        }
        write!(text, "bytes = {}\nsha256 = \"{}\"\n", bytes.len(), sha256(bytes))?;
    }
    Ok(text)
}
