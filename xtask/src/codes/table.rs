//! Reads the small CSV files of the code lists strictly: what does not fit stops the task with its line.

use anyhow::{Context, Result, bail, ensure};

/// One row: its line in the file (the header is line 1) and its cells.
pub(super) struct Row<'a> {
    /// The line in the file, counted from 1.
    pub(super) line: usize,
    cells: Vec<std::borrow::Cow<'a, str>>,
}

impl Row<'_> {
    /// The cell at a position; every row has as many cells as the header.
    pub(super) fn cell(&self, at: usize) -> Result<&str> {
        self.cells.get(at).map(AsRef::as_ref).with_context(|| format!("line {} has no cell {at}", self.line))
    }

    /// The cell as a number, once its dots are taken out (`35.24.01` is 352401), together with its count of digits.
    pub(super) fn code(&self, at: usize) -> Result<(u64, usize)> {
        let digits: String = self.cell(at)?.chars().filter(|c| *c != '.').collect();
        ensure!(digits.bytes().all(|b| b.is_ascii_digit()), "line {}: `{digits}` is not a code", self.line);
        Ok((
            digits.parse().with_context(|| format!("line {}: `{digits}` is not a code", self.line))?,
            digits.len(),
        ))
    }
}

/// The rows of a CSV file (RFC 4180, no line breaks inside cells) below a header that must be the given one.
pub(super) fn rows<'a>(bytes: &'a [u8], header: &str) -> Result<Vec<Row<'a>>> {
    let text = std::str::from_utf8(bytes).context("not UTF-8")?;
    let mut lines = text.lines().enumerate().map(|(at, text)| (at + 1, text));
    let found = lines.next().map(|(_, text)| text);
    ensure!(found == Some(header), "the header is {found:?}, expected `{header}`");
    let width = header.split(',').count();
    let rows = lines.map(|(line, text)| {
        let cells = cells(text).with_context(|| format!("line {line}: `{text}`"))?;
        ensure!(cells.len() == width, "line {line} has {} cells, expected {width}", cells.len());
        ensure!(
            cells.iter().all(|c| !c.is_empty() && c.trim() == c),
            "line {line} has an empty or padded cell"
        );
        Ok(Row { line, cells })
    });
    rows.collect()
}

fn cells(mut rest: &str) -> Result<Vec<std::borrow::Cow<'_, str>>> {
    let mut cells = Vec::new();
    loop {
        let Some(quoted) = rest.strip_prefix('"') else {
            let (cell, next) = rest.split_once(',').map_or((rest, None), |(cell, next)| (cell, Some(next)));
            ensure!(!cell.contains('"'), "a quote inside a cell without quotes");
            cells.push(cell.into());
            match next {
                Some(next) => rest = next,
                None => return Ok(cells),
            }
            continue;
        };
        let mut cell = String::new();
        rest = quoted;
        loop {
            let (part, next) = rest.split_once('"').context("a quote is not closed")?;
            cell.push_str(part);
            rest = next;
            let Some(next) = rest.strip_prefix('"') else { break };
            cell.push('"');
            rest = next;
        }
        cells.push(cell.into());
        match rest.strip_prefix(',') {
            Some(next) => rest = next,
            None if rest.is_empty() => return Ok(cells),
            None => bail!("text after a closing quote"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn quotes_are_undone_and_a_wrong_width_is_named() {
        let read = rows(b"code,name\n1,\"Lubuk Pakam I,II\"\n2,\"Ja\"\"an\"\n", "code,name").unwrap();
        assert_eq!(read[0].cell(1).unwrap(), "Lubuk Pakam I,II");
        assert_eq!(read[1].cell(1).unwrap(), "Ja\"an");
        let error = rows(b"code,name\n1,a,b\n", "code,name").err().unwrap();
        assert!(error.to_string().contains("line 2"), "{error}");
        assert!(rows(b"code,name\n1,\"a\n", "code,name").is_err());
        assert!(rows(b"kode,nama\n", "code,name").is_err());
    }
}
