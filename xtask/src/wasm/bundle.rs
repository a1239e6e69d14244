//! The files that are made from the modules of the package: the inlined binary, one file for `require`, one plain script.
//!
//! The modules keep to few forms of `import` and `export`, so this needs no bundler; another form is an error.

use anyhow::{Context, Result, bail};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// The modules of the package in the order of their dependence, without the binary.
const MODULES: [&str; 5] = ["pkg/sentra.js", "src/failure.js", "src/text.js", "src/engine.js", "src/face.js"];

/// Where the binary is, for the two files that are not modules.
const READ_FILE: &str =
    "const bytes = require('node:fs').readFileSync(require('node:path').join(__dirname, 'sentra_bg.wasm'));
$engine.use(() => new WebAssembly.Module(bytes));
";

/// Writes `pkg/inline.js`, `pkg/index.cjs`, `pkg/index.d.cts`, and what the page loads.
pub(super) fn write(npm: &Path, vendor: &Path, version: &str) -> Result<()> {
    let pkg = npm.join("pkg");
    let wasm = fs::read(pkg.join("sentra_bg.wasm")).context("the glue has no module")?;
    let inline = format!("export const wasm = '{}';\n", base64(&wasm));
    fs::write(pkg.join("inline.js"), &inline)?;

    let modules = modules(npm, &MODULES)?;
    let face = face();
    fs::write(
        pkg.join("index.cjs"),
        format!("'use strict';\n{modules}{READ_FILE}module.exports = {face};\n"),
    )?;
    fs::copy(npm.join("index.d.ts"), pkg.join("index.d.cts"))?;

    let inlined = module("pkg/inline.js", &inline)?;
    let default = module("index.js", &fs::read_to_string(npm.join("index.js"))?)?;
    let script = format!(
        "// sentra-ikm {version}: a plain script for pages that are opened from a folder. It defines `sentraIkm`.\n\
         'use strict';\nvar sentraIkm = (() => {{\n{inlined}{modules}{default}return $index;\n}})();\n"
    );
    fs::create_dir_all(vendor)?;
    fs::write(vendor.join("sentra.js"), script)?;
    Ok(())
}

/// The functions of the package, as an object.
fn face() -> &'static str {
    "{ ...$face, callText: $engine.callText, version: $engine.versionText }"
}

fn modules(npm: &Path, paths: &[&str]) -> Result<String> {
    let texts = paths.iter().map(|path| module(path, &fs::read_to_string(npm.join(path))?));
    texts.collect()
}

/// A module as one expression: its imports become constants, its exports the fields of an object.
fn module(path: &str, text: &str) -> Result<String> {
    let mut out = format!("const {} = (() => {{\n", name(path)?);
    let mut exports: Vec<String> = Vec::new();
    for line in text.lines() {
        let wrong =
            || format!("{path}: `{line}` is a form of import or export that the bundle does not know");
        if let Some(rest) = line.strip_prefix("import ") {
            let (names, from) = named_from(rest).with_context(wrong)?;
            writeln!(out, "const {{ {} }} = {};", names.replace(" as ", ": "), name(from)?)?;
        } else if let Some(rest) = line.strip_prefix("export {") {
            match named_from(&format!("{{{rest}")) {
                Some((names, from)) => {
                    let from = name(from)?;
                    exports.extend(pairs(names).map(|(own, public)| format!("{public}: {from}.{own}")));
                }
                None => {
                    let names = rest.trim().strip_suffix("};").with_context(wrong)?;
                    exports.extend(pairs(names).map(|(own, public)| format!("{public}: {own}")));
                }
            }
        } else if let Some(rest) = line.strip_prefix("export ") {
            let mut words = rest.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == '$'));
            let word = words
                .find(|w| !["async", "function", "const", "class", ""].contains(w))
                .with_context(wrong)?;
            exports.push(word.to_owned());
            writeln!(out, "{rest}")?;
        } else if line.starts_with("export") || line.starts_with("import") {
            bail!(wrong());
        } else {
            writeln!(out, "{line}")?;
        }
    }
    writeln!(out, "return {{ {} }};\n}})();", exports.join(", "))?;
    Ok(out)
}

/// `{ a, b as c } from './x.js';` as names and path.
fn named_from(text: &str) -> Option<(&str, &str)> {
    let (names, from) = text.strip_prefix('{')?.split_once('}')?;
    let path = from.trim().strip_prefix("from '")?.strip_suffix("';")?;
    Some((names.trim(), path))
}

/// The own and the public name of each export.
fn pairs(names: &str) -> impl Iterator<Item = (&str, &str)> {
    let parts = names.split(',').map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| part.split_once(" as ").unwrap_or((part, part)))
}

/// The constant that stands for a module: its file name.
fn name(path: &str) -> Result<String> {
    let file = path.rsplit('/').next().and_then(|file| file.strip_suffix(".js"));
    Ok(format!("${}", file.with_context(|| format!("`{path}` is no module of the package"))?))
}

/// Base64 with padding (RFC 4648).
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |i: usize| u32::from(chunk.get(i).copied().unwrap_or(0));
        let word = byte(0) << 16 | byte(1) << 8 | byte(2);
        for (place, shift) in [18_u32, 12, 6, 0].into_iter().enumerate() {
            let digit = DIGITS.get((word >> shift & 63) as usize).copied().unwrap_or(b'=');
            out.push(if place <= chunk.len() { char::from(digit) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{base64, module};

    #[test]
    fn base64_of_the_standard() {
        for (text, wanted) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(base64(text.as_bytes()), wanted);
        }
    }

    #[test]
    fn a_module_becomes_an_expression() {
        let text =
            "import { a, b as c } from './x.js';\nexport function f() {}\nexport { a as g } from './y.js';\n";
        let wanted =
            "const $m = (() => {\nconst { a, b: c } = $x;\nfunction f() {}\nreturn { f, g: $y.a };\n})();\n";
        assert_eq!(module("src/m.js", text).unwrap(), wanted);
    }

    #[test]
    fn an_unknown_form_is_an_error() {
        for text in
            ["export default 1;", "import x from './x.js';", "import './x.js';", "export * from './x.js';"]
        {
            assert!(module("src/m.js", text).is_err(), "{text}");
        }
    }
}
