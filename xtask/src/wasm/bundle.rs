//! The files that are made from the modules of the package: the inlined binary, one file for `require`, one plain script.
//!
//! The modules keep to few forms of `import` and `export`, so this needs no bundler; another form is an error.

use super::read;
use anyhow::{Context, Result, bail};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// The modules of the package in the order of their dependence.
const MODULES: [&str; 6] =
    ["pkg/sentra.js", "src/failure.js", "src/text.js", "src/engine.js", "src/face.js", "src/compile.js"];

/// The end of the file for `require`: it reads the module from beside itself.
const REQUIRE: &str =
    "const bytes = require('node:fs').readFileSync(require('node:path').join(__dirname, 'sentra_bg.wasm'));
$engine.use(() => new WebAssembly.Module(bytes));
module.exports = { ...$face, callText: $engine.callText, version: $engine.versionText };
";

/// Writes `pkg/inline.js`, `pkg/index.cjs`, `pkg/index.d.cts`, and what the page loads.
pub(super) fn write(npm: &Path, vendor: &Path, version: &str) -> Result<()> {
    let pkg = npm.join("pkg");
    let binary = fs::read(pkg.join("sentra_bg.wasm")).context("the glue has no module")?;
    let wasm = base64(&binary);
    let modules: String =
        MODULES.iter().map(|path| module(path, &read(npm, path)?)).collect::<Result<_>>()?;
    let script = module("src/script.js", &read(npm, "src/script.js")?)?;

    fs::write(pkg.join("inline.js"), format!("export const wasm = '{wasm}';\n"))?;
    fs::write(pkg.join("index.cjs"), format!("'use strict';\n{modules}{REQUIRE}"))?;
    fs::write(pkg.join("index.d.cts"), declarations(npm)?)?;

    fs::create_dir_all(vendor)?;
    let script = format!(
        "// sentra-ikm {version}, as a plain script.\n\
         'use strict';\nvar sentraIkm = (() => {{\n{modules}{script}return $script;\n}})();\n"
    );
    fs::write(vendor.join("sentra.js"), script)?;
    fs::write(vendor.join("sentra-wasm.js"), format!("'use strict';\nsentraIkm.loadBase64('{wasm}');\n"))?;
    fs::write(vendor.join("sentra.wasm"), binary)?;
    Ok(())
}

/// The declarations for `require`: in one file, because a CommonJS declaration cannot import one of a module.
fn declarations(npm: &Path) -> Result<String> {
    const NAMES: &str = "'./names.js';";
    let own = read(npm, "index.d.ts")?;
    let own: String =
        own.lines().filter(|line| !line.ends_with(NAMES)).flat_map(|line| [line, "\n"]).collect();
    Ok(format!("{}{own}", read(npm, "names.d.ts")?))
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
            exports.push(declared(rest).with_context(wrong)?.to_owned());
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

/// The name that a declaration gives: `async function load(source) {`.
fn declared(text: &str) -> Option<&str> {
    let (kind, rest) = text.strip_prefix("async ").unwrap_or(text).split_once(' ')?;
    let name = rest.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == '$')).next()?;
    (["function", "const", "class"].contains(&kind) && !name.is_empty()).then_some(name)
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
