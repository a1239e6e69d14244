//! Totals by region, industry and size class. Every sum says how many rows it rests on.

use super::writer::Html;
use super::{number, table};
use crate::say::{Say, place_in};
use crate::study::Study;
use crate::texts::{page as p, words as w};
use sentra::aggregate::{Measure, Part, Row, Table, Tally};
use sentra::region::Level;

/// How many rows a table of the page shows.
const REGIONS: usize = 40;
const VILLAGES: usize = 20;
const CROSS: usize = 25;

/// The measures that have a column, where any row has them.
const MEASURES: [Measure; 8] = [
    Measure::Workers,
    Measure::WorkersMale,
    Measure::WorkersFemale,
    Measure::InvestmentExclLand,
    Measure::InvestmentTotal,
    Measure::Investment,
    Measure::ProductionValue,
    Measure::ExportValue,
];

pub(super) fn write(h: &mut Html, study: &Study<'_>, say: Say) {
    let totals = &study.totals;
    h.p("", say.t(p::TOTALS_NOTE));
    let level = say.level(totals.level);
    sums(h, say, &totals.regions, level, REGIONS);
    if totals.level < Level::Village && totals.villages.len() > 1 {
        sums(h, say, &totals.villages, say.t(p::TOTALS_VILLAGES), VILLAGES);
    }
    sums(h, say, &totals.industries, say.t(p::TOTALS_INDUSTRY), REGIONS);
    if !study.loaded.register.is_empty() {
        sums(h, say, &totals.sizes, say.t(p::TOTALS_SIZE), REGIONS);
    }
    cross(h, study, say);
}

/// The last part of a key that says something, for a person.
fn name(say: Say, row: &Row<'_>) -> String {
    let parts: Vec<Part<'_>> = row.key().collect();
    match parts.as_slice() {
        [.., Part::Region(code)] => {
            place_in(*code, if code.level == Level::Village { Level::District } else { code.level })
        }
        [Part::Region(district), Part::Undetermined] => {
            say.fill(p::SOMEWHERE_IN, &[("region", &crate::say::region_name(*district))])
        }
        [.., part] => words(say, *part),
        [] => say.t(p::ALL_TOGETHER).to_owned(),
    }
}

fn words(say: Say, part: Part<'_>) -> String {
    match part {
        Part::Region(code) => crate::say::region_name(code),
        Part::Kbli(kbli) => {
            say.industry(kbli).map_or_else(|| kbli.to_string(), |title| format!("{kbli} {title}"))
        }
        Part::Size(class) => say.capital(&say.class(class)),
        Part::Year(year) => year.to_string(),
        Part::Undetermined => say.capital(say.t(w::UNDETERMINED)),
    }
}

fn units(row: &Row<'_>) -> i128 {
    row.tally(Measure::Units).sum
}

/// A table of sums: the rows with most units, and a total that comes from the data.
fn sums(h: &mut Html, say: Say, of: &Table, by: &str, most: usize) {
    let total = of.total();
    let measures: Vec<Measure> = MEASURES.into_iter().filter(|m| has(&total.tally(*m))).collect();
    let with_sentra = total.sentra().distinct > 0;
    let mut heads: Vec<String> = vec![say.capital(by)];
    if with_sentra {
        heads.push(say.t(p::HEAD_SENTRA_N).to_owned());
    }
    heads.push(say.t(p::HEAD_UNITS_N).to_owned());
    heads.extend(measures.iter().map(|m| format!(">{}", say.capital(m.label(say.lang)))));
    let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
    let mut rows: Vec<Row<'_>> = of.rows().collect();
    let all = rows.len();
    if all > most {
        rows.sort_by_key(|r| (-units(r), -i128::from(r.sentra().distinct)));
        rows.truncate(most);
    }
    let caption = match all > most {
        true => say
            .fill(p::TOTALS_TOP, &[("by", &by), ("shown", &say.n(most as u64)), ("all", &say.n(all as u64))]),
        false => say.fill(p::TOTALS_ALL, &[("by", &by)]),
    };
    table(h, "totals", &caption, &heads, |h| {
        let line = |h: &mut Html, row: &Row<'_>, class: &str| {
            h.within("tr", &[("class", class)], |h| {
                h.el("td", &[], name(say, row));
                if with_sentra {
                    number(h, say.n(row.sentra().distinct));
                }
                sum(h, say, Measure::Units, &row.tally(Measure::Units));
                measures.iter().for_each(|m| sum(h, say, *m, &row.tally(*m)));
            });
        };
        h.within("tbody", &[], |h| rows.iter().for_each(|row| line(h, row, "")));
        h.within("tfoot", &[], |h| line(h, &total, "total"));
    });
}

fn has(tally: &Tally) -> bool {
    tally.known + tally.open > 0
}

/// A sum with its coverage below it.
fn sum(h: &mut Html, say: Say, measure: Measure, tally: &Tally) {
    h.within("td", &[("class", "n")], |h| {
        if !has(tally) {
            h.text("-");
            return;
        }
        h.text(if measure.is_money() { say.rupiah(tally.sum) } else { say.n(tally.sum) });
        // Where nothing is missing there is nothing to say.
        if !tally.is_complete() {
            super::small(
                h,
                &say.fill(p::COVERAGE, &[("known", &say.n(tally.known)), ("of", &say.n(tally.rows))]),
            );
        }
    });
}

/// Region x industry x size class, units only: the largest combinations.
fn cross(h: &mut Html, study: &Study<'_>, say: Say) {
    let of = &study.totals.cross;
    let classes: &[String] = of.size_rule().map_or(&[], |rule| &rule.classes);
    if study.loaded.register.is_empty() || classes.is_empty() {
        return;
    }
    // Rows of one region and industry follow one another.
    let mut rows: Vec<((Part<'_>, Part<'_>), Vec<i128>)> = Vec::new();
    for row in of.rows() {
        let key: Vec<Part<'_>> = row.key().collect();
        let [region, kbli, size] = key.as_slice() else { continue };
        let at = match size {
            Part::Size(class) => classes.iter().position(|c| c == class),
            _ => None,
        };
        if rows.last().is_none_or(|(last, _)| *last != (*region, *kbli)) {
            rows.push(((*region, *kbli), vec![0; classes.len() + 1]));
        }
        let counts = rows.last_mut().and_then(|(_, counts)| counts.get_mut(at.unwrap_or(classes.len())));
        if let Some(count) = counts {
            *count += units(&row);
        }
    }
    rows.sort_by_key(|(_, counts)| -counts.iter().sum::<i128>());
    let all = rows.len();
    let level = say.level(study.totals.level);
    let mut heads = vec![say.capital(level), say.t(p::HEAD_DIVISION).to_owned()];
    heads.extend(classes.iter().map(|c| format!(">{}", say.capital(&say.class(c)))));
    heads.push(format!(">{}", say.capital(say.t(w::UNDETERMINED))));
    heads.push(say.t(p::HEAD_UNITS_N).to_owned());
    let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
    let shown = say.n(all.min(CROSS) as u64);
    let caption =
        say.fill(p::CROSS_CAPTION, &[("level", &level), ("shown", &shown), ("all", &say.n(all as u64))]);
    table(h, "totals", &caption, &heads, |h| {
        h.within("tbody", &[], |h| {
            for ((region, kbli), counts) in rows.iter().take(CROSS) {
                h.within("tr", &[], |h| {
                    h.el("td", &[], words(say, *region));
                    h.el("td", &[], words(say, *kbli));
                    counts.iter().for_each(|n| number(h, if *n == 0 { "-".to_owned() } else { say.n(*n) }));
                    number(h, say.n(counts.iter().sum::<i128>()));
                });
            }
        });
    });
}
