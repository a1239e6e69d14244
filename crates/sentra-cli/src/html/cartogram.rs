//! A map without geometry: one tile for each region, shaded by how many sentra it holds.
//!
//! Provinces stand about where they lie. For regencies, districts and villages we have codes and no places, so they
//! stand in the order of their codes, and the page says so.

use super::writer::Html;
use crate::say::{Say, region_name};
use crate::study::Study;
use crate::study::places::Tile;
use crate::texts::{page as p, words as w};
use sentra::region::{Level, System};

/// So many tiles are drawn at most.
const MOST: usize = 120;

/// Columns and rows of the provinces, by code.
const PROVINCES: [(u64, u32, u32); 38] = [
    (11, 0, 0),
    (12, 1, 1),
    (13, 1, 2),
    (14, 2, 1),
    (15, 2, 2),
    (16, 2, 3),
    (17, 1, 3),
    (18, 2, 4),
    (19, 3, 3),
    (21, 3, 1),
    (31, 3, 5),
    (32, 4, 6),
    (33, 5, 6),
    (34, 5, 7),
    (35, 6, 6),
    (36, 3, 6),
    (51, 7, 7),
    (52, 8, 7),
    (53, 9, 7),
    (61, 5, 2),
    (62, 6, 2),
    (63, 6, 3),
    (64, 7, 2),
    (65, 7, 1),
    (71, 10, 1),
    (72, 9, 2),
    (73, 9, 4),
    (74, 10, 3),
    (75, 9, 1),
    (76, 8, 3),
    (81, 11, 4),
    (82, 11, 2),
    (91, 14, 3),
    (92, 12, 2),
    (93, 15, 4),
    (94, 14, 2),
    (95, 15, 2),
    (96, 13, 2),
];

/// So many columns hold the provinces where they lie.
const ISLANDS: u32 = 16;

struct Grid {
    columns: u32,
    width: u32,
    height: u32,
}

pub(super) fn write(h: &mut Html, study: &Study<'_>, say: Say) {
    let tiles = &study.places.tiles;
    if tiles.is_empty() {
        return;
    }
    let most = tiles.iter().map(Tile::sentra).max().unwrap_or(0);
    // Where no sentra is known, units are all there is to see.
    let by_units = most == 0;
    let most = if by_units { tiles.iter().map(|t| t.units).max().unwrap_or(0) } else { most };
    let value = |t: &Tile| if by_units { t.units } else { t.sentra() };
    let placed = placed(study, tiles);
    let grid = placed.1;
    let rows = placed.0.iter().map(|(_, _, row)| row + 1).max().unwrap_or(1);
    let (width, height) = (grid.columns * grid.width, rows * grid.height + 34);
    let level = say.level(study.totals.level);
    let within = study.totals.within.map_or_else(|| "Indonesia".to_owned(), region_name);
    let what = say.t(if by_units { p::MAP_BY_UNITS } else { p::MAP_BY_SENTRA });
    let title = say.fill(p::MAP_CAPTION, &[("what", &what), ("level", &level), ("within", &within)]);
    h.within("figure", &[], |h| {
        h.el("figcaption", &[], &title);
        let view = format!("0 0 {width} {height}");
        let attrs = [
            ("viewBox", view.as_str()),
            ("role", "img"),
            ("class", "cartogram"),
            ("aria-label", title.as_str()),
        ];
        h.within("svg", &attrs, |h| {
            for (tile, column, row) in &placed.0 {
                draw(h, say, &grid, tile, (*column, *row), shade(value(tile), most), by_units);
            }
            legend(h, say, most, rows * grid.height + 8, by_units);
        });
        h.p("small", notes(study, say, by_units, grid.columns == ISLANDS));
    });
}

/// Which of the five shades: 0 for nothing.
fn shade(value: u64, most: u64) -> u64 {
    match (value, most) {
        (0, _) | (_, 0) => 0,
        (value, most) => 1 + (value - 1) * 4 / most.max(4),
    }
}

fn placed<'t>(study: &Study<'_>, tiles: &'t [Tile]) -> (Vec<(&'t Tile, u32, u32)>, Grid) {
    let province = study.totals.level == Level::Province;
    // The two systems of codes number some provinces differently.
    let at = |tile: &Tile| {
        let found = PROVINCES.iter().find(|(code, ..)| *code == tile.code.code);
        found.filter(|_| tile.code.system == System::Kemendagri).map(|(_, c, r)| (*c, *r))
    };
    if province && tiles.iter().all(|t| at(t).is_some()) {
        let placed = tiles.iter().filter_map(|t| at(t).map(|(c, r)| (t, c, r))).collect();
        return (placed, Grid { columns: ISLANDS, width: 62, height: 50 });
    }
    let columns = 6;
    let mut shown: Vec<&Tile> = tiles.iter().collect();
    if shown.len() > MOST {
        shown.sort_by_key(|t| (u64::MAX - t.sentra(), u64::MAX - t.units, t.code));
        shown.truncate(MOST);
        shown.sort_by_key(|t| t.code);
    }
    let placed = shown.into_iter().zip(0u32..).map(|(t, i)| (t, i % columns, i / columns)).collect();
    (placed, Grid { columns, width: 118, height: 72 })
}

fn draw(
    h: &mut Html,
    say: Say,
    grid: &Grid,
    tile: &Tile,
    (column, row): (u32, u32),
    shade: u64,
    by_units: bool,
) {
    let (x, y) = (column * grid.width, row * grid.height);
    let class = format!("tile s{shade}");
    let name = region_name(tile.code);
    let units = say.of(tile.units, w::UNITS);
    h.within("g", &[("class", class.as_str())], |h| {
        h.el(
            "title",
            &[],
            format_args!("{name} ({}): {}, {units}", tile.code, say.of(tile.sentra(), w::SENTRA)),
        );
        let (width, height) = ((grid.width - 4).to_string(), (grid.height - 4).to_string());
        let (left, top) = ((x + 2).to_string(), (y + 2).to_string());
        h.void("rect", &[("x", &left), ("y", &top), ("width", &width), ("height", &height), ("rx", "3")]);
        let small = grid.width < 100;
        let text = |h: &mut Html, dy: u32, class: &'static str, text: String| {
            let (x, y) = ((x + 8).to_string(), (y + dy).to_string());
            h.el("text", &[("x", &x), ("y", &y), ("class", class)], text);
        };
        text(h, 15, "name", fit(&short(&name), if small { 10 } else { 19 }));
        let value = if by_units { tile.units } else { tile.sentra() };
        text(h, if small { 31 } else { 37 }, "value", if value == 0 { "–".to_owned() } else { say.n(value) });
        if by_units {
            return;
        }
        if !small && tile.listed > 0 && tile.candidates > 0 {
            let parts: [(&str, &dyn std::fmt::Display); 2] =
                [("listed", &say.n(tile.listed)), ("candidates", &say.n(tile.candidates))];
            text(h, 50, "units", say.fill(p::TILE_PARTS, &parts));
        }
        if tile.units > 0 {
            text(h, if small { 43 } else { 62 }, "units", units);
        }
    });
}

/// A name without the kind of its region, which the level already says.
fn short(name: &str) -> String {
    let name = name.strip_prefix("Kabupaten ").unwrap_or(name);
    name.replace("Daerah Istimewa ", "DI ")
        .replace("Kepulauan ", "Kep. ")
        .replace("Kalimantan ", "Kal. ")
        .replace("Sulawesi ", "Sul. ")
        .replace("Nusa Tenggara ", "NT ")
        .replace("Sumatera ", "Sum. ")
        .replace("Papua Pegunungan", "Papua Peg.")
}

fn fit(name: &str, most: usize) -> String {
    if name.chars().count() <= most {
        return name.to_owned();
    }
    name.chars().take(most.saturating_sub(1)).chain(['…']).collect()
}

fn legend(h: &mut Html, say: Say, most: u64, top: u32, by_units: bool) {
    // The least value of each shade that occurs.
    let mut starts: Vec<(u64, u64)> = vec![(0, 0)];
    for level in 1..=4u64 {
        let least = (1..=most).find(|v| shade(*v, most) == level).filter(|_| most <= 10_000);
        let least = least.or_else(|| (most > 10_000).then(|| (level - 1) * most / 4 + 1));
        starts.extend(least.map(|v| (level, v)));
    }
    let noun = if by_units { w::UNITS } else { w::SENTRA };
    for (i, (level, from)) in starts.iter().enumerate() {
        let to = starts.get(i + 1).map_or(most, |(_, next)| next.saturating_sub(1));
        let words = match (from, to) {
            (0, _) => "0".to_owned(),
            (from, to) if *from == to => say.n(*from),
            (from, to) => format!("{}–{}", say.n(*from), say.n(to)),
        };
        let words = if i + 1 == starts.len() {
            format!("{words} {}", say.of(2, noun).replace("2 ", ""))
        } else {
            words
        };
        let x = (4 + i as u32 * 104).to_string();
        let class = format!("tile s{level}");
        h.within("g", &[("class", class.as_str())], |h| {
            h.void(
                "rect",
                &[("x", &x), ("y", &top.to_string()), ("width", "18"), ("height", "14"), ("rx", "2")],
            );
        });
        let x = (28 + i as u32 * 104).to_string();
        h.el("text", &[("x", &x), ("y", &(top + 11).to_string()), ("class", "legend")], words);
    }
}

fn notes(study: &Study<'_>, say: Say, by_units: bool, in_place: bool) -> String {
    let tiles = &study.places.tiles;
    let mut out = Vec::new();
    if !by_units {
        out.push(say.t(p::MAP_NUMBERS).to_owned());
    }
    out.push(say.t(if in_place { p::MAP_PROVINCES } else { p::MAP_ORDER }).to_owned());
    if tiles.len() > MOST {
        out.push(
            say.fill(p::MAP_MOST, &[("shown", &say.n(MOST as u64)), ("all", &say.n(tiles.len() as u64))]),
        );
    }
    let (sentra, units) = (study.places.elsewhere, study.places.units_elsewhere);
    if sentra + units > 0 {
        let sentra = say.of(sentra, w::SENTRA);
        out.push(say.fill(p::MAP_ELSEWHERE, &[("sentra", &sentra), ("units", &say.of(units, w::UNITS))]));
    }
    out.join(" ")
}
