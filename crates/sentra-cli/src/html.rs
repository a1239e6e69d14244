//! The report as one page of HTML: no network, no script, made to be printed on A4.

mod cartogram;
mod data;
mod front;
mod groups;
mod law;
mod points;
mod provenance;
mod totals;
mod units;
pub(crate) mod writer;

pub(crate) use front::paragraph;
pub(crate) use groups::{range as group_range, units as group_units};

use crate::say::Say;
use crate::study::Study;
use crate::texts::{Text, page as p};
use std::fmt::Display;
use writer::Html;

const STYLE: &str = include_str!("html/style.css");

/// Writes the page.
pub(crate) fn page(study: &Study<'_>, say: Say) -> String {
    let mut h = Html::page();
    h.within("html", &[("lang", say.lang.as_str())], |h| {
        h.within("head", &[], |h| {
            h.void("meta", &[("charset", "utf-8")]);
            h.void("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
            // The page needs nothing from outside, and says so to the browser.
            let policy = "default-src 'none'; style-src 'unsafe-inline'";
            h.void("meta", &[("http-equiv", "Content-Security-Policy"), ("content", policy)]);
            h.el("title", &[], front::title(study, say));
            h.style(STYLE);
        });
        h.within("body", &[], |h| {
            h.within("main", &[], |h| {
                front::write(h, study, say);
                let mut number = 0;
                let mut section = |h: &mut Html, title: Text, write: &dyn Fn(&mut Html)| {
                    number += 1;
                    h.within("section", &[], |h| {
                        h.el("h2", &[], format_args!("{number}. {}", say.t(title)));
                        write(h);
                    });
                };
                section(h, p::GROUPS_TITLE, &|h| groups::write(h, study, say));
                if !study.places.dots.is_empty() || !study.places.tiles.is_empty() {
                    section(h, p::MAP_TITLE, &|h| {
                        points::write(h, study, say);
                        cartogram::write(h, study, say);
                    });
                }
                if !study.loaded.register.is_empty() {
                    section(h, p::UNITS_TITLE, &|h| units::write(h, study, say));
                }
                section(h, p::TOTALS_TITLE, &|h| totals::write(h, study, say));
                section(h, p::DATA_TITLE, &|h| data::write(h, study, say));
                section(h, p::LAW_TITLE, &|h| law::write(h, study, say));
                section(h, p::PROVENANCE_TITLE, &|h| provenance::write(h, study, say));
            });
        });
    });
    h.finish()
}

/// A table with its headings, which are repeated on every printed page. A heading that begins with `>` is for numbers.
fn table(h: &mut Html, class: &str, caption: &str, heads: &[&str], rows: impl FnOnce(&mut Html)) {
    h.within("table", &[("class", class)], |h| {
        h.el("caption", &[], caption);
        h.within("thead", &[], |h| {
            h.within("tr", &[], |h| {
                for head in heads {
                    match head.strip_prefix('>') {
                        Some(head) => h.el("th", &[("scope", "col"), ("class", "n")], head),
                        None => h.el("th", &[("scope", "col")], head),
                    }
                }
            });
        });
        rows(h);
    });
}

/// A cell with a number.
fn number(h: &mut Html, text: impl Display) {
    h.el("td", &[("class", "n")], text);
}

/// A cell with a text, and a smaller text below it.
fn cell(h: &mut Html, text: impl Display, below: &str) {
    h.within("td", &[], |h| {
        h.text(text);
        small(h, below);
    });
}

/// A smaller text on a line of its own; nothing when there is none.
fn small(h: &mut Html, text: &str) {
    if !text.is_empty() {
        h.el("div", &[("class", "small")], text);
    }
}
