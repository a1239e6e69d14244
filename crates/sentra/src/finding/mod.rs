//! What is to be said about the data: located, ordered, never thrown away.
//!
//! A [`Finding`] is about the data, not about the program: it has a stable code, a severity, a place and
//! parameters. The text is rendered from these in Indonesian or English ([`Finding::text`]).
//!
//! ```
//! use sentra::finding::{At, Code, Finding};
//! use sentra::Lang;
//!
//! let f = Finding::new(Code::NumberAmbiguous, At::path("/units/0/workers"))
//!     .with("text", "1.250")
//!     .with("readings", "1.250; 1,25");
//! assert_eq!(f.code.as_str(), "number.ambiguous");
//! assert!(f.text(Lang::En).contains("1.250"));
//! ```

#[macro_use]
mod define;
mod catalogue;
mod words;

pub use catalogue::Code;

use crate::Lang;
use std::sync::Arc;

/// How grave a finding is. The gravest comes first in order.
///
/// ```
/// use sentra::finding::Severity;
/// assert!(Severity::Error < Severity::Warning && Severity::Warning < Severity::Info);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The row or value cannot be used.
    Error,
    /// It is used, but something about it is doubtful.
    Warning,
    /// Worth knowing: an inference, a choice, a count.
    Info,
}

impl Severity {
    /// The stable word on the wire.
    ///
    /// ```
    /// assert_eq!(sentra::finding::Severity::Warning.as_str(), "warning");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// Where a finding points: a path in the input, and for files a line, a byte span and a column heading.
///
/// ```
/// use sentra::finding::At;
/// let at = At::path("/units/3/workers").line(12).bytes(180, 185).column("TK LK");
/// assert_eq!(at.line, Some(12));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// The input file, counted from 0 in the order given.
    pub file: u32,
    /// Line in the file, counted from 1, as an editor shows it.
    pub line: Option<u64>,
    /// Half-open byte span in the file.
    pub bytes: Option<(u64, u64)>,
    /// A JSON pointer into the input, such as `/units/3/workers`.
    pub path: String,
    /// The heading of the column, as the file prints it.
    pub column: Option<Arc<str>>,
}

impl At {
    /// A place given by a JSON pointer (RFC 6901).
    ///
    /// ```
    /// use sentra::finding::At;
    /// let at = At::path("/units/3/workers");
    /// assert_eq!((at.path.as_str(), at.line), ("/units/3/workers", None));
    /// ```
    pub fn path(path: impl Into<String>) -> Self {
        Self { path: path.into(), ..Self::default() }
    }

    /// Adds the line, counted from 1.
    ///
    /// ```
    /// assert_eq!(sentra::finding::At::default().line(1).line, Some(1)); // the first line of a file
    /// ```
    #[must_use]
    pub fn line(mut self, line: u64) -> Self {
        self.line = Some(line);
        self
    }

    /// Adds the half-open byte span, counted from 0 in the file as it was given.
    ///
    /// ```
    /// use sentra::finding::At;
    /// let file = b"nama;TK\nUD Contoh;4\n";
    /// let (from, to) = At::default().bytes(18, 19).bytes.ok_or("no span")?;
    /// assert_eq!(&file[from as usize..to as usize], b"4");
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn bytes(mut self, from: u64, to: u64) -> Self {
        self.bytes = Some((from, to));
        self
    }

    /// Adds the heading of the column.
    ///
    /// ```
    /// use sentra::finding::At;
    /// assert_eq!(At::default().column("TK LK").column.as_deref(), Some("TK LK"));
    /// ```
    #[must_use]
    pub fn column(mut self, heading: impl Into<Arc<str>>) -> Self {
        self.column = Some(heading.into());
        self
    }
}

/// One thing to say about the data. Findings order by file, line and bytes, then by path and code.
///
/// ```
/// use sentra::finding::{At, Code, Finding};
/// let below = Finding::new(Code::NumberAmbiguous, At::path("/units/0/workers").line(3));
/// let above = Finding::new(Code::WorkersZero, At::path("/units/9/workers").line(2));
/// assert!(above < below); // as they stand in the file
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Where it is.
    pub at: At,
    /// What it is: a stable code, only ever added to.
    pub code: Code,
    /// What the text needs, by name. Personal identifiers never stand here.
    pub params: Vec<(&'static str, String)>,
}

impl Finding {
    /// A finding without parameters.
    ///
    /// ```
    /// use sentra::finding::{At, Code, Finding};
    /// let f = Finding::new(Code::WorkersZero, At::path("/unit/workers"));
    /// assert!(f.params.is_empty());
    /// ```
    pub fn new(code: Code, at: At) -> Self {
        Self { at, code, params: Vec::new() }
    }

    /// Adds a parameter of the text, which takes the place of `{name}` in its template.
    ///
    /// ```
    /// use sentra::finding::{At, Code, Finding};
    /// let f = Finding::new(Code::FieldShape, At::path("/unit/workers")).with("field", "workers");
    /// assert_eq!(f.params, [("field", "workers".to_owned())]);
    /// ```
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.params.push((name, value.to_string()));
        self
    }

    /// How grave it is: a property of its code.
    ///
    /// ```
    /// use sentra::finding::{At, Code, Finding, Severity};
    /// assert_eq!(Finding::new(Code::NumberUnreadable, At::default()).severity(), Severity::Error);
    /// ```
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// The sentence for a person, in the language asked for. A parameter that was not given stays in braces.
    ///
    /// ```
    /// use sentra::{Lang, finding::{At, Code, Finding}};
    /// let f = Finding::new(Code::NumberUnreadable, At::default()).with("text", "lima").with("reason", "words");
    /// assert_eq!(f.text(Lang::En), "\"lima\" is not a number (words)");
    /// ```
    pub fn text(&self, lang: Lang) -> String {
        let words = self.params.iter().map(|(name, value)| (*name, words::param(name, value, lang)));
        fill(self.code.template(lang), &words.collect::<Vec<_>>())
    }

    /// What a person can do about it.
    ///
    /// ```
    /// use sentra::{Lang, finding::{At, Code, Finding}};
    /// let f = Finding::new(Code::WorkersSum, At::default());
    /// assert_eq!(f.help(Lang::En), Code::WorkersSum.help(Lang::En)); // a property of its code
    /// ```
    pub fn help(&self, lang: Lang) -> &'static str {
        self.code.help(lang)
    }
}

/// Puts parameters into a template: `{name}` becomes its value; an unknown name stays as it is.
pub(crate) fn fill(template: &str, params: &[(&'static str, String)]) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        match after.split_once('}') {
            Some((name, tail)) => {
                match params.iter().find(|(n, _)| *n == name) {
                    Some((_, v)) => out.push_str(v),
                    None => {
                        out.push('{');
                        out.push_str(name);
                        out.push('}');
                    }
                }
                rest = tail;
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}
