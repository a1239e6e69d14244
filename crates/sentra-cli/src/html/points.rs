//! A map of points: our own equirectangular projection, with a graticule and a scale.

use super::writer::Html;
use crate::say::Say;
use crate::study::Study;
use crate::study::places::Dot;
use crate::texts::{page as p, words as w};
use sentra::Lang;
use std::collections::BTreeMap;

/// The drawing, in units of its view box.
const WIDTH: f64 = 680.0;
const MARGIN: f64 = 34.0;
/// Points nearer than this are one circle.
const CELL: f64 = 7.0;
/// Metres of a degree of latitude on a sphere of the Earth's mean radius.
const DEGREE: f64 = 111_195.0;

/// From millionths of a degree to the drawing.
struct Frame {
    west: f64,
    north: f64,
    /// Drawing units a degree, across and down.
    across: f64,
    down: f64,
    height: f64,
}

pub(super) fn write(h: &mut Html, study: &Study<'_>, say: Say) {
    let dots = &study.places.dots;
    let Some(frame) = Frame::around(dots) else { return };
    let title = say.fill(p::POINTS_CAPTION, &[("points", &say.of(dots.len() as u64, w::POINTS))]);
    h.within("figure", &[], |h| {
        h.el("figcaption", &[], &title);
        let view = format!("0 0 {WIDTH:.0} {:.0}", frame.height);
        let attrs = [
            ("viewBox", view.as_str()),
            ("role", "img"),
            ("class", "points"),
            ("aria-label", title.as_str()),
        ];
        h.within("svg", &attrs, |h| {
            graticule(h, &frame, say);
            circles(h, &frame, dots);
            scale(h, &frame, say);
        });
        h.p("small", say.t(p::POINTS_NOTE));
    });
}

fn degrees(millionths: i32) -> f64 {
    f64::from(millionths) / 1_000_000.0
}

impl Frame {
    fn around(dots: &[Dot]) -> Option<Self> {
        let lon = || dots.iter().map(|d| d.point.longitude);
        let lat = || dots.iter().map(|d| d.point.latitude);
        let (west, east) = (degrees(lon().min()?), degrees(lon().max()?));
        let (south, north) = (degrees(lat().min()?), degrees(lat().max()?));
        // A single place is shown with some land around it: about two kilometres.
        let room = |from: f64, to: f64| ((to - from) * 0.04).max(0.01);
        let (west, east) = (west - room(west, east), east + room(west, east));
        let (south, north) = (south - room(south, north), north + room(south, north));
        let squeeze = ((south + north) / 2.0).to_radians().cos().max(0.1);
        let inner = WIDTH - 2.0 * MARGIN;
        let mut across = inner / (east - west);
        let mut down = across / squeeze;
        let tallest = 760.0;
        if (north - south) * down > tallest {
            down = tallest / (north - south);
            across = down * squeeze;
        }
        Some(Self { west, north, across, down, height: (north - south) * down + 2.0 * MARGIN + 14.0 })
    }

    fn x(&self, lon: f64) -> f64 {
        MARGIN + (lon - self.west) * self.across
    }

    fn y(&self, lat: f64) -> f64 {
        MARGIN + (self.north - lat) * self.down
    }

    fn bottom(&self) -> f64 {
        self.height - MARGIN - 14.0
    }
}

fn at(value: f64) -> String {
    format!("{value:.1}")
}

/// A round step of degrees, so that a side has three to seven lines.
fn step(degrees: f64) -> f64 {
    let steps = [10.0, 5.0, 2.0, 1.0, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005];
    steps.into_iter().find(|s| degrees / s >= 3.0).unwrap_or(0.002)
}

fn graticule(h: &mut Html, frame: &Frame, say: Say) {
    let (right, bottom) = (WIDTH - MARGIN, frame.bottom());
    h.void(
        "rect",
        &[
            ("x", &at(MARGIN)),
            ("y", &at(MARGIN)),
            ("width", &at(right - MARGIN)),
            ("height", &at(bottom - MARGIN)),
            ("class", "frame"),
        ],
    );
    let degree = |value: f64, positive: &str, negative: &str, step: f64| {
        let decimals = if step < 0.01 {
            3
        } else if step < 0.1 {
            2
        } else {
            usize::from(step < 1.0)
        };
        let text = format!("{:.decimals$}° {}", value.abs(), if value < 0.0 { negative } else { positive });
        if say.lang == Lang::Id { text.replace('.', ",") } else { text }
    };
    let (east, north, south) = match say.lang {
        Lang::Id => ("BT", "LU", "LS"),
        Lang::En => ("E", "N", "S"),
    };
    let lines = |from: f64, to: f64| {
        let step = step(to - from);
        let first = (from / step).ceil();
        (0..12).map(move |i| ((first + f64::from(i)) * step, step)).take_while(move |(v, _)| *v <= to)
    };
    let lon_end = frame.west + (right - MARGIN) / frame.across;
    for (lon, step) in lines(frame.west, lon_end) {
        let x = at(frame.x(lon));
        h.void(
            "line",
            &[("x1", &x), ("y1", &at(MARGIN)), ("x2", &x), ("y2", &at(bottom)), ("class", "grid")],
        );
        h.el(
            "text",
            &[("x", &x), ("y", &at(MARGIN - 6.0)), ("class", "label mid")],
            degree(lon, east, "BB", step),
        );
    }
    let lat_end = frame.north - (bottom - MARGIN) / frame.down;
    for (lat, step) in lines(lat_end, frame.north) {
        let y = at(frame.y(lat));
        h.void("line", &[("x1", &at(MARGIN)), ("y1", &y), ("x2", &at(right)), ("y2", &y), ("class", "grid")]);
        h.el(
            "text",
            &[("x", &at(MARGIN + 3.0)), ("y", &at(frame.y(lat) - 3.0)), ("class", "label")],
            degree(lat, north, south, step),
        );
    }
}

/// One circle for the points of a small square; its area grows with their number.
fn circles(h: &mut Html, frame: &Frame, dots: &[Dot]) {
    let mut cells: BTreeMap<(i64, i64, bool), u64> = BTreeMap::new();
    for dot in dots {
        let x = frame.x(degrees(dot.point.longitude));
        let y = frame.y(degrees(dot.point.latitude));
        *cells.entry(((x / CELL).floor() as i64, (y / CELL).floor() as i64, dot.met)).or_default() += 1;
    }
    let most = cells.values().copied().max().unwrap_or(1).max(1);
    // What meets the definition is drawn above the rest.
    for met in [false, true] {
        for ((column, row, _), n) in cells.iter().filter(|((.., m), _)| *m == met) {
            let radius = 1.6 + 5.0 * (*n as f64 / most as f64).sqrt();
            let (x, y) = ((*column as f64 + 0.5) * CELL, (*row as f64 + 0.5) * CELL);
            let class = if met { "dot met" } else { "dot" };
            h.void("circle", &[("cx", &at(x)), ("cy", &at(y)), ("r", &at(radius)), ("class", class)]);
        }
    }
}

/// A bar of a round number of kilometres, true in the middle of the map.
fn scale(h: &mut Html, frame: &Frame, say: Say) {
    let metres = DEGREE / frame.down;
    let lengths = [
        1_000_000.0,
        500_000.0,
        200_000.0,
        100_000.0,
        50_000.0,
        20_000.0,
        10_000.0,
        5_000.0,
        2_000.0,
        1_000.0,
        500.0,
        200.0,
        100.0,
    ];
    let length = lengths.into_iter().find(|l| l / metres <= 160.0).unwrap_or(100.0);
    let (y, x) = (frame.height - 16.0, MARGIN);
    let width = length / metres;
    h.void(
        "rect",
        &[("x", &at(x)), ("y", &at(y)), ("width", &at(width / 2.0)), ("height", "4"), ("class", "bar")],
    );
    h.void(
        "rect",
        &[
            ("x", &at(x + width / 2.0)),
            ("y", &at(y)),
            ("width", &at(width / 2.0)),
            ("height", "4"),
            ("class", "bar light"),
        ],
    );
    let text = if length >= 1000.0 {
        format!("{} km", say.n((length / 1000.0) as i64))
    } else {
        format!("{length:.0} m")
    };
    h.el("text", &[("x", &at(x + width + 6.0)), ("y", &at(y + 6.0)), ("class", "label")], text);
    for (i, (class, words)) in [("dot met", p::POINTS_MET), ("dot", p::POINTS_OTHER)].into_iter().enumerate()
    {
        let x = MARGIN + 230.0 + i as f64 * 240.0;
        h.void("circle", &[("cx", &at(x)), ("cy", &at(y + 2.0)), ("r", "4"), ("class", class)]);
        h.el("text", &[("x", &at(x + 9.0)), ("y", &at(y + 6.0)), ("class", "label")], say.t(words));
    }
}
