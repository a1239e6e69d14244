//! Every public item of the libraries has an example that runs: this finds those that have none. What stands inside an
//! item (variants, fields) needs words only, and those the compiler asks for.

use crate::command;
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};

const LIBRARIES: [&str; 4] = ["sentra-codes", "sentra", "sentra-io", "sentra-wire"];

/// Lists the items without an example, with file and line, and fails if there are some.
pub(crate) fn run() -> Result<()> {
    let (mut items, mut bare) = (0, 0);
    for library in LIBRARIES {
        let source = command::root().join("crates").join(library).join("src");
        for path in files(&source)? {
            let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
            let found = scan(&text);
            items += found.len();
            let shown = path.strip_prefix(command::root()).unwrap_or(&path).display().to_string();
            for item in found.iter().filter(|item| !item.example) {
                eprintln!("{shown}:{}: `{}` has no example", item.line, item.name);
                bare += 1;
            }
        }
    }
    if bare > 0 {
        bail!("{bare} of {items} public items have no example that runs");
    }
    println!("examples: each of {items} public items has an example");
    Ok(())
}

/// The sources below a folder, in order; without tests and what is generated.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut out = Vec::new();
    let entries = std::fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut paths: Vec<PathBuf> = entries.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
    paths.sort();
    for path in paths {
        let name = path.file_stem().and_then(|n| n.to_str()).unwrap_or_default();
        if matches!(name, "tests" | "generated") {
            continue;
        }
        if path.is_dir() {
            out.extend(files(&path)?);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
    Ok(out)
}

#[derive(Debug, PartialEq)]
struct Item {
    line: usize,
    name: String,
    example: bool,
}

/// What stands above an item.
#[derive(Default)]
struct Above {
    /// An example that runs.
    example: bool,
    /// Inside a block of code.
    open: bool,
    /// Only built for tests.
    test: bool,
    /// Brackets of an attribute that are still open.
    brackets: i32,
}

impl Above {
    /// Takes a line of words or attributes; `false` for any other.
    fn take(&mut self, line: &str) -> bool {
        if let Some(doc) = line.strip_prefix("///") {
            if let Some(kind) = doc.trim().strip_prefix("```") {
                self.open = !self.open;
                let runs = kind.split(',').all(|k| matches!(k.trim(), "" | "rust" | "should_panic"));
                self.example |= self.open && runs;
            }
            return true;
        }
        if self.brackets == 0 && !line.starts_with("#[") {
            return false;
        }
        self.test |= line.starts_with("#[cfg(test)]");
        let count = |c| i32::try_from(line.matches(c).count()).unwrap_or(0);
        self.brackets += count('[') - count(']');
        true
    }
}

/// The public items of a source that is laid out as rustfmt does.
fn scan(text: &str) -> Vec<Item> {
    let mut items = Vec::new();
    let mut above = Above::default();
    // Where a block that is passed over, or a public trait, ends: at a brace that is indented so.
    let (mut skipped, mut of_trait) = (None, None);
    for (number, whole) in (1..).zip(text.lines()) {
        let line = whole.trim_start();
        let indent = whole.len() - line.len();
        if let Some(until) = skipped {
            if line.starts_with('}') && indent == until {
                skipped = None;
            }
            continue;
        }
        if above.take(line) {
            continue;
        }
        let Above { example, test, .. } = std::mem::take(&mut above);
        if test {
            skipped = line.ends_with('{').then_some(indent);
            continue;
        }
        if of_trait.is_some_and(|until| line.starts_with('}') && indent == until) {
            of_trait = None;
        }
        let inside = of_trait.is_some_and(|until| indent == until + 4);
        let declared = line.strip_prefix("pub ").or(inside.then_some(line));
        let Some(name) = declared.and_then(name) else { continue };
        if line.starts_with("pub trait ") && line.ends_with('{') {
            of_trait = Some(indent);
        }
        items.push(Item { line: number, name: name.to_owned(), example });
    }
    items
}

/// The name of what a line declares, if it is of a kind that needs an example.
fn name(declaration: &str) -> Option<&str> {
    let mut words = declaration.split_ascii_whitespace().peekable();
    let mut kind = words.next()?;
    while matches!(kind, "const" | "async" | "unsafe")
        && words.peek().is_some_and(|w| matches!(*w, "fn" | "async" | "unsafe"))
    {
        kind = words.next()?;
    }
    if !matches!(kind, "fn" | "struct" | "enum" | "union" | "trait" | "const" | "static" | "type") {
        return None;
    }
    words.next()?.split(|c: char| !c.is_alphanumeric() && c != '_').next().filter(|n| !n.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bare(text: &str) -> Vec<(usize, String)> {
        scan(text).into_iter().filter(|i| !i.example).map(|i| (i.line, i.name)).collect()
    }

    #[test]
    fn an_item_without_a_block_of_code_is_found_with_its_line() {
        let text = "/// Words.\npub const fn of(x: u8) {}\n\n/// ```\n/// f();\n/// ```\n#[must_use]\npub fn f() {}\n";
        assert_eq!(bare(text), [(2, "of".to_owned())]);
        assert_eq!(scan(text).len(), 2);
    }

    #[test]
    fn only_code_that_runs_is_an_example() {
        for kind in ["text", "ignore", "no_run", "json"] {
            let text = format!("/// ```{kind}\n/// f();\n/// ```\npub struct S;\n");
            assert_eq!(bare(&text).len(), 1, "{kind}");
        }
        assert!(bare("/// ```should_panic\n/// f();\n/// ```\npub type T<'a> = &'a str;\n").is_empty());
    }

    #[test]
    fn attributes_on_several_lines_stand_between() {
        let text =
            "/// ```\n/// f();\n/// ```\n#[error(\n    \"x\"\n)]\npub enum E {\n    /// Words.\n    A,\n}\n";
        assert!(bare(text).is_empty());
    }

    #[test]
    fn items_of_public_traits_count_and_private_ones_do_not() {
        let text = "/// ```\n/// ```\npub trait T {\n    /// Words.\n    fn f(&self);\n}\n\ntrait P {\n    fn g();\n}\n\npub(crate) fn h() {}\n\nfn i() {\n    const J: u8 = 1;\n}\n";
        assert_eq!(bare(text), [(5, "f".to_owned())]);
    }

    #[test]
    fn tests_are_passed_over() {
        let text = "#[cfg(test)]\nmod tests {\n    pub fn f() {}\n}\n\n#[cfg(test)]\nmod other;\n\npub static S: u8 = 1;\n";
        assert_eq!(bare(text), [(9, "S".to_owned())]);
    }

    #[test]
    fn the_libraries_have_their_examples() {
        run().unwrap();
    }
}
