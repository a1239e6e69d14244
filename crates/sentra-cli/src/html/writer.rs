//! The only place where HTML and SVG are written: tags are closed by construction, and every text is escaped.

use sentra::text::escape_html;
use std::fmt::Display;

/// A page as it grows.
#[derive(Debug, Default)]
pub(crate) struct Html {
    out: String,
}

/// Names and values of attributes. Names are our own; values are escaped.
pub(crate) type Attrs<'a> = &'a [(&'static str, &'a str)];

impl Html {
    /// A page with its document type.
    pub(crate) fn page() -> Self {
        Self { out: "<!DOCTYPE html>\n".to_owned() }
    }

    /// An element with what `inside` writes.
    pub(crate) fn within(&mut self, tag: &'static str, attrs: Attrs<'_>, inside: impl FnOnce(&mut Self)) {
        self.start(tag, attrs, ">");
        inside(self);
        self.end(tag);
    }

    /// An element with a text.
    pub(crate) fn el(&mut self, tag: &'static str, attrs: Attrs<'_>, text: impl Display) {
        self.within(tag, attrs, |h| h.text(text));
    }

    /// An element without content, such as `meta` or a shape of SVG.
    pub(crate) fn void(&mut self, tag: &'static str, attrs: Attrs<'_>) {
        self.start(tag, attrs, "/>");
    }

    /// A text.
    pub(crate) fn text(&mut self, text: impl Display) {
        self.out.push_str(&escape_html(&printable(&text.to_string())));
    }

    /// Our own style sheet, the one text that is not escaped: it is a constant of the program.
    pub(crate) fn style(&mut self, css: &'static str) {
        self.start("style", &[], ">");
        self.out.push_str(css);
        self.end("style");
    }

    /// A paragraph.
    pub(crate) fn p(&mut self, class: &str, text: impl Display) {
        let attrs = [("class", class)];
        self.el("p", if class.is_empty() { &[] } else { &attrs }, text);
    }

    /// The whole page.
    pub(crate) fn finish(self) -> String {
        self.out
    }

    fn start(&mut self, tag: &'static str, attrs: Attrs<'_>, close: &str) {
        self.out.push('<');
        self.out.push_str(tag);
        for (name, value) in attrs {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            self.out.push_str(&escape_html(&printable(value)));
            self.out.push('"');
        }
        self.out.push_str(close);
    }

    fn end(&mut self, tag: &'static str) {
        self.out.push_str("</");
        self.out.push_str(tag);
        self.out.push('>');
        // A line break where it changes nothing, so that the source can be read.
        if matches!(
            tag,
            "p" | "tr"
                | "table"
                | "section"
                | "div"
                | "h1"
                | "h2"
                | "h3"
                | "head"
                | "svg"
                | "li"
                | "ul"
                | "style"
                | "title"
        ) {
            self.out.push('\n');
        }
    }
}

/// The text without characters that are invisible or turn the direction of what follows.
fn printable(text: &str) -> String {
    let bad = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    text.chars().map(|c| if bad(c) { '\u{fffd}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_from_the_data_becomes_markup() {
        let mut h = Html::default();
        h.within("p", &[("title", "\"><img src=x onerror=alert(1)>")], |h| {
            h.text("<script>alert(1)</script>")
        });
        let out = h.finish();
        assert_eq!(out.matches('<').count(), 2, "{out}");
        assert!(out.contains("&lt;script&gt;") && out.contains("title=\"&quot;&gt;&lt;img"));
    }

    #[test]
    fn characters_that_hide_or_turn_text_are_shown() {
        let mut h = Html::default();
        h.text("a\u{202e}b\0c");
        assert_eq!(h.finish(), "a\u{fffd}b\u{fffd}c");
    }
}
