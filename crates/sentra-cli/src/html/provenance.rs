//! Where everything comes from: versions, code lists, registry, files and how their columns were read.

use super::table;
use super::writer::Html;
use crate::say::Say;
use crate::study::Study;
use crate::texts::{page as p, words as w};
use sentra::law::Law;
use sentra::number::Marks;
use sentra::unit::Field;
use sentra_io::FileReport;

/// How many columns of a file are listed.
const COLUMNS: usize = 80;

pub(super) fn write(h: &mut Html, study: &Study<'_>, say: Say) {
    let registry = study.law.registry();
    let editions = sentra_codes::kbli::Edition::ALL.map(|e| e.year().to_string()).join(", ");
    table(
        h,
        "plain",
        say.t(p::SOURCES_CAPTION),
        &[say.t(p::HEAD_SOURCE), say.t(p::HEAD_VERSION), "SHA-256"],
        |h| {
            h.within("tbody", &[], |h| {
                let mut line = |name: &str, version: &str, hash: &str| {
                    h.within("tr", &[], |h| {
                        h.el("td", &[], name);
                        h.el("td", &[], version);
                        h.el("td", &[("class", "hash")], hash);
                    });
                };
                line(say.t(p::SOURCE_LIBRARY), env!("CARGO_PKG_VERSION"), "-");
                line(
                    say.t(p::SOURCE_LAW),
                    &format!("{} {}", registry.name, registry.version),
                    study.law.hash(),
                );
                for overlay in study.law.overlays() {
                    line(&overlay.name, &overlay.version, &overlay.hash);
                }
                line(
                    say.t(p::SOURCE_REGIONS),
                    sentra_codes::region::EDITION,
                    sentra_codes::region::FINGERPRINT,
                );
                line(say.t(p::SOURCE_KBLI), &format!("KBLI {editions}"), sentra_codes::kbli::FINGERPRINT);
                for file in &study.loaded.files {
                    line(&file.name, &say.of(file.bytes, w::BYTES), &file.sha256);
                }
            });
        },
    );
    for file in &study.loaded.files {
        columns(h, say, file);
    }
    h.p("small", say.t(p::ODBL));
}

/// How a file was read.
fn columns(h: &mut Html, say: Say, file: &FileReport) {
    let delimiter = match file.dialect.delimiter() {
        '\t' => "TAB".to_owned(),
        other => format!("\"{other}\""),
    };
    let region =
        file.region.map_or_else(|| "-".to_owned(), |r| format!("{} ({r})", crate::say::region_name(r)));
    h.el("h3", &[], &file.name);
    h.p(
        "",
        say.fill(p::READ_AS, &[("encoding", &file.encoding), ("delimiter", &delimiter), ("region", &region)]),
    );
    h.p("", say.t(p::COLUMNS_CAPTION));
    h.within("ul", &[("class", "columns")], |h| {
        for column in file.columns.iter().take(COLUMNS) {
            let field = match column.field {
                None => say.t(p::COLUMN_UNUSED),
                Some("percent") => say.t(p::COLUMN_PERCENT),
                Some(name) => match (Field::from_name(name), Law::indonesia().input(name)) {
                    (Some(field), _) => field.label(say.lang),
                    (None, Some(fact)) => fact.title.in_lang(say.lang),
                    (None, None) => name,
                },
            };
            let marks = match column.marks {
                Some(Marks::DotThousands) => Some("1.234,5".to_owned()),
                Some(Marks::CommaThousands) => Some("1,234.5".to_owned()),
                Some(Marks::Unknown) | None => None,
            };
            let scale = (column.scale != 1).then(|| format!("× {}", say.n(column.scale)));
            let product = column.product.as_ref();
            let product = product.map(|p| format!("{}: {}", Field::Products.label(say.lang), say.data(p)));
            let notes: Vec<String> = marks.into_iter().chain(scale).chain(product).collect();
            h.within("li", &[("class", if column.field.is_none() { "unused" } else { "" })], |h| {
                h.el("b", &[], say.data(&column.heading));
                h.text(format_args!(" → {field}"));
                if !notes.is_empty() {
                    h.text(format_args!(" ({})", notes.join(", ")));
                }
            });
        }
    });
    if file.columns.len() > COLUMNS {
        let more = say.n((file.columns.len() - COLUMNS) as u64);
        h.p("small", say.fill(crate::texts::cli::CHECK_MORE, &[("count", &more)]));
    }
}
