//! One value of a row or a form, in whatever shape it comes, and how each kind of field reads it.

use super::read::{ReadOptions, split_keys};
use super::{FactOptions, Field, FlagWords, Point};
use crate::date::{PartialDate, parse_date};
use crate::finding::{At, Code, Finding};
use crate::identity::{IdError, IdWarning};
use crate::input::{Input, MissingReason};
use crate::money::Rupiah;
use crate::number::{self, Marks, Note, Read};
use std::borrow::Cow;
use std::fmt::Display;

/// A value as a caller gives it.
///
/// ```
/// use sentra::unit::Leaf;
/// assert_eq!(Leaf::text("-"), Leaf::Text("-".into()));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub enum Leaf<'a> {
    /// A text from a cell or a form.
    Text(Cow<'a, str>),
    /// A number of a machine: digits with at most a decimal point, never a thousands mark.
    Number(Cow<'a, str>),
    /// Yes or no.
    Bool(bool),
    /// Several values that all hold.
    List(Vec<Leaf<'a>>),
    /// One of these holds.
    OneOf(Vec<Leaf<'a>>),
    /// Between these, ends included.
    Range(Option<Box<Leaf<'a>>>, Option<Box<Leaf<'a>>>),
    /// Nothing, and why.
    Missing(MissingReason),
    /// The question does not apply.
    NotApplicable,
}

impl<'a> Leaf<'a> {
    /// A text from a cell or a form, as it is written; it is judged when it is read.
    ///
    /// ```
    /// use sentra::unit::Leaf;
    /// assert_eq!(Leaf::text(" 1.250 "), Leaf::Text(" 1.250 ".into()));
    /// ```
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Text(text.into())
    }
}

/// A field that is being read.
pub(super) struct On<'x> {
    pub(super) field: Field,
    /// The name on the wire: that of the field, or of a fact that is read in its manner.
    pub(super) name: &'x str,
    pub(super) options: &'x ReadOptions,
    pub(super) at: &'x dyn Fn(Field) -> At,
    pub(super) findings: &'x mut Vec<Finding>,
}

impl On<'_> {
    pub(super) fn say(&mut self, code: Code, fill: impl FnOnce(Finding) -> Finding) {
        self.findings.push(fill(Finding::new(code, (self.at)(self.field))));
    }

    pub(super) fn shape(&mut self, reason: &str) {
        let field = self.name;
        self.say(Code::FieldShape, |f| f.with("field", field).with("reason", reason));
    }

    /// Whether this is a fact that is read in the manner of its field.
    fn is_stated(&self) -> bool {
        self.name != self.field.as_str()
    }

    fn stated(&self) -> FactOptions {
        self.options.facts.get(self.name).copied().unwrap_or_default()
    }

    fn scale(&self) -> i64 {
        if self.is_stated() {
            return self.stated().scale;
        }
        self.options.scales.get(&self.field).copied().unwrap_or(1)
    }

    fn marks(&self) -> Marks {
        if self.is_stated() {
            return self.stated().marks;
        }
        self.options.marks.get(&self.field).copied().unwrap_or_default()
    }

    /// A text, trimmed; nothing where it says that there is none.
    pub(super) fn words(&mut self, leaf: Leaf<'_>) -> Option<String> {
        match leaf {
            Leaf::Text(t) | Leaf::Number(t) => {
                let t = t.trim();
                MissingReason::of_text(t).is_none().then(|| t.to_owned())
            }
            Leaf::Bool(b) => Some(b.to_string()),
            Leaf::Missing(_) | Leaf::NotApplicable => None,
            Leaf::List(_) | Leaf::OneOf(_) | Leaf::Range(..) => {
                self.shape("bukan teks / not a text");
                None
            }
        }
    }

    pub(super) fn identifier<T>(
        &mut self,
        leaf: Leaf<'_>,
        parse: fn(&str) -> Result<T, IdError>,
        warnings: fn(&T) -> Vec<IdWarning>,
    ) -> Input<T> {
        let (missing, leaf) = match leaf {
            Leaf::NotApplicable => return Input::NotApplicable,
            Leaf::Missing(reason) => return Input::Missing(reason),
            Leaf::Text(t) => (MissingReason::of_text(t.trim()), Leaf::Text(t)),
            other => (None, other),
        };
        if let Some(reason) = missing {
            return Input::Missing(reason);
        }
        let Some(text) = self.words(leaf) else { return Input::default() };
        let field = self.name;
        match parse(&text) {
            Ok(value) => {
                for w in warnings(&value) {
                    self.say(Code::IdentifierCheck, |f| f.with("field", field).with("reason", w.code()));
                }
                Input::Known(value)
            }
            Err(error) => {
                let code =
                    if error.is_excel_damage() { Code::IdentifierExcel } else { Code::IdentifierShape };
                self.say(code, |f| f.with("field", field).with("reason", error.code()));
                Input::Missing(MissingReason::Unreadable)
            }
        }
    }

    /// Keeps a region text for later; a choice of codes is taken as it is.
    pub(super) fn place<'t>(
        &mut self,
        leaf: Leaf<'t>,
        slots: &mut [Option<Cow<'t, str>>; 4],
        level: usize,
        place: &mut Input<crate::region::RegionCode>,
    ) {
        let text = match leaf {
            Leaf::Text(t) | Leaf::Number(t) if MissingReason::of_text(t.trim()).is_none() => t,
            Leaf::OneOf(of) => {
                let codes = of.into_iter().map(|l| match l {
                    Leaf::Text(t) => crate::region::RegionCode::parse(&t).ok(),
                    _ => None,
                });
                match codes.collect::<Option<Vec<_>>>() {
                    Some(codes) if !codes.is_empty() => *place = Input::one_of(codes),
                    _ => self.shape("bukan pilihan kode wilayah / not a choice of region codes"),
                }
                return;
            }
            Leaf::NotApplicable => {
                *place = Input::NotApplicable;
                return;
            }
            Leaf::Text(_) | Leaf::Number(_) | Leaf::Missing(_) => return,
            Leaf::Bool(_) | Leaf::List(_) | Leaf::Range(..) => {
                return self.shape("bukan kode atau nama wilayah / not a region code or name");
            }
        };
        if let Some(slot) = slots.get_mut(level) {
            *slot = Some(text);
        }
    }

    pub(super) fn count(&mut self, leaf: Leaf<'_>) -> Input<u32> {
        self.number(leaf, number::count, |n| u32::try_from(n).ok())
    }

    pub(super) fn money(&mut self, leaf: Leaf<'_>) -> Input<Rupiah> {
        let scale = self.scale();
        let value = self.number(
            leaf,
            |text, marks| number::rupiah(text, marks, scale),
            |n| i64::try_from(n.checked_mul(i128::from(scale))?).ok().filter(|n| *n >= 0).map(Rupiah::new),
        );
        let suspicious = matches!(
            self.field,
            Field::Investment
                | Field::InvestmentTotal
                | Field::InvestmentExclLand
                | Field::ProductionValue
                | Field::AnnualSales
        );
        if suspicious && value == Input::Known(Rupiah::new(0)) {
            let field = self.name;
            self.say(Code::NumberZero, |f| f.with("field", field));
        }
        value
    }

    pub(super) fn year(&mut self, leaf: Leaf<'_>) -> Input<u16> {
        let year = self.number(leaf, number::count, |n| u32::try_from(n).ok());
        match year {
            Input::Known(y) => match u16::try_from(y).ok().filter(|y| (1900..=2200).contains(y)) {
                Some(y) => Input::Known(y),
                None => {
                    self.impossible(&y.to_string(), "tahun / year");
                    Input::Missing(MissingReason::Impossible)
                }
            },
            Input::Missing(reason) => Input::Missing(reason),
            _ => Input::default(),
        }
    }

    fn impossible(&mut self, text: &str, reason: &str) {
        let field = self.name;
        self.say(Code::NumberImpossible, |f| {
            f.with("text", text).with("field", field).with("reason", reason)
        });
    }

    fn number<T: Ord + Copy + Display>(
        &mut self,
        leaf: Leaf<'_>,
        read: impl Fn(&str, Marks) -> Read<T> + Copy,
        plain: impl Fn(i128) -> Option<T> + Copy,
    ) -> Input<T> {
        match leaf {
            Leaf::Text(text) => self.number_text(text.trim(), read, plain),
            Leaf::Number(text) => {
                let whole = text.strip_suffix(".0").unwrap_or(&text);
                match whole.parse::<i128>().ok().and_then(plain) {
                    Some(n) => Input::Known(n),
                    None => {
                        self.impossible(
                            &text,
                            "bukan bilangan bulat yang mungkin / not a possible whole number",
                        );
                        Input::Missing(MissingReason::Impossible)
                    }
                }
            }
            Leaf::OneOf(of) => {
                let each: Vec<Input<T>> = of.into_iter().map(|l| self.number(l, read, plain)).collect();
                let values: Vec<T> = each.iter().flat_map(|i| i.candidates().iter().copied()).collect();
                // A choice with an unreadable part could be anything.
                if values.is_empty() || each.iter().any(|i| i.candidates().is_empty()) {
                    return Input::Missing(MissingReason::Impossible);
                }
                Input::one_of(values)
            }
            Leaf::Range(lo, hi) => {
                let mut end = |leaf: Option<Box<Leaf<'_>>>| match leaf.map(|l| self.number(*l, read, plain)) {
                    None => Ok(None),
                    Some(Input::Known(v)) => Ok(Some(v)),
                    Some(_) => Err(()),
                };
                match (end(lo), end(hi)) {
                    (Ok(Some(lo)), Ok(Some(hi))) if lo > hi => {
                        self.impossible("range", "batas terbalik / reversed range");
                        Input::Missing(MissingReason::Impossible)
                    }
                    (Ok(None), Ok(None)) => Input::default(),
                    (Ok(lo), Ok(hi)) => Input::range(lo, hi),
                    _ => Input::Missing(MissingReason::Impossible),
                }
            }
            Leaf::Missing(reason) => Input::Missing(reason),
            Leaf::NotApplicable => Input::NotApplicable,
            Leaf::Bool(_) | Leaf::List(_) => {
                self.shape("bukan angka / not a number");
                Input::Missing(MissingReason::Unreadable)
            }
        }
    }

    fn number_text<T: Ord + Copy + Display>(
        &mut self,
        text: &str,
        read: impl Fn(&str, Marks) -> Read<T>,
        plain: impl Fn(i128) -> Option<T>,
    ) -> Input<T> {
        let bytes = text.as_bytes();
        let bare = !bytes.is_empty() && bytes.len() <= 18 && bytes.iter().all(u8::is_ascii_digit);
        if bare && (bytes.len() == 1 || bytes.first() != Some(&b'0')) {
            // Digits only mean the same under every convention.
            if let Some(n) = text.parse().ok().and_then(plain) {
                return Input::Known(n);
            }
        }
        let marks = self.marks();
        let Read { value, notes } = read(text, marks);
        let field = self.name;
        for note in &notes {
            match note {
                Note::Ambiguous => {
                    let both = number::measure(text, marks).value;
                    let shown =
                        both.candidates().iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
                    self.say(Code::NumberAmbiguous, |f| f.with("text", text).with("readings", shown));
                }
                Note::Unreadable(why) => {
                    self.say(Code::NumberUnreadable, |f| f.with("text", text).with("reason", why.code()));
                }
                _ if value == Input::Missing(MissingReason::Impossible) => {
                    let reason = note.code();
                    self.say(Code::NumberImpossible, |f| {
                        f.with("text", text).with("field", field).with("reason", reason)
                    });
                }
                _ => {
                    let reason = match note.word() {
                        Some(word) => format!("{}: {word}", note.code()),
                        None => note.code().to_owned(),
                    };
                    let shown = render_input(&value).unwrap_or_else(|| text.to_owned());
                    self.say(Code::NumberNote, |f| {
                        f.with("text", text).with("value", shown).with("note", reason)
                    });
                }
            }
        }
        value
    }

    pub(super) fn keys(&mut self, leaf: Leaf<'_>) -> Input<Vec<String>> {
        let mut keys = Vec::new();
        match leaf {
            Leaf::Text(t) | Leaf::Number(t) => {
                if let Some(reason) = MissingReason::of_text(t.trim()) {
                    return Input::Missing(reason);
                }
                split_keys(&t, &mut keys);
            }
            Leaf::List(of) => {
                for leaf in of {
                    match self.keys(leaf) {
                        Input::Known(more) => keys.extend(more),
                        Input::Missing(_) | Input::NotApplicable => {}
                        Input::OneOf(_) | Input::Range { .. } => {
                            self.shape("daftar di dalam daftar / a list in a list")
                        }
                    }
                }
            }
            Leaf::OneOf(of) => {
                let each: Vec<Input<Vec<String>>> = of.into_iter().map(|l| self.keys(l)).collect();
                return match each.iter().map(|i| i.known().cloned()).collect::<Option<Vec<_>>>() {
                    Some(lists) if !lists.is_empty() => Input::one_of(lists),
                    _ => Input::default(),
                };
            }
            Leaf::Missing(reason) => return Input::Missing(reason),
            Leaf::NotApplicable => return Input::NotApplicable,
            Leaf::Bool(_) | Leaf::Range(..) => {
                self.shape("bukan daftar kata / not a list of words");
                return Input::Missing(MissingReason::Unreadable);
            }
        }
        keys.sort_unstable();
        keys.dedup();
        if keys.is_empty() { Input::Missing(MissingReason::Blank) } else { Input::Known(keys) }
    }

    pub(super) fn date(&mut self, leaf: Leaf<'_>) -> Input<PartialDate> {
        let leaf = match leaf {
            Leaf::NotApplicable => return Input::NotApplicable,
            Leaf::Missing(reason) => return Input::Missing(reason),
            Leaf::Range(lo, hi) => {
                let mut end = |l: Option<Box<Leaf<'_>>>| l.map(|l| self.date(*l));
                let known = |i: Option<Input<PartialDate>>| i.and_then(|i| i.known().copied());
                return Input::range(known(end(lo)), known(end(hi)));
            }
            Leaf::OneOf(of) => {
                let each: Vec<Input<PartialDate>> = of.into_iter().map(|l| self.date(l)).collect();
                // A choice with an unreadable part could be anything.
                return match each.iter().map(|i| i.known().copied()).collect::<Option<Vec<_>>>() {
                    Some(days) => Input::one_of(days),
                    None => Input::Missing(MissingReason::Impossible),
                };
            }
            other => other,
        };
        let Some(text) = self.words(leaf) else { return Input::default() };
        match parse_date(&text) {
            Ok(read) => {
                for note in &read.notes {
                    let value = read.value.known().map(ToString::to_string);
                    let value = value.or(read.candidate.map(|d| format!("({d})"))).unwrap_or_default();
                    self.say(Code::DateNote, |f| {
                        f.with("text", &text).with("value", value).with("note", note.code())
                    });
                }
                read.value
            }
            Err(_) => {
                self.say(Code::DateUnreadable, |f| f.with("text", &text));
                Input::Missing(MissingReason::Unreadable)
            }
        }
    }

    pub(super) fn flag(&mut self, leaf: Leaf<'_>) -> Input<bool> {
        if let Leaf::Bool(b) = leaf {
            return Input::Known(b);
        }
        if leaf == Leaf::NotApplicable {
            return Input::NotApplicable;
        }
        // Before the words for a gap: one of them may mean no.
        if let Leaf::Text(text) = &leaf
            && let Some(reason) = FlagWords::dispute(text)
        {
            return match self.stated().words.read(text) {
                Some(b) => Input::Known(b),
                None => {
                    self.shape(reason);
                    Input::Missing(MissingReason::Unreadable)
                }
            };
        }
        match self.words(leaf).map(|t| t.to_lowercase()).as_deref() {
            None => Input::default(),
            Some("true" | "ya" | "yes" | "y" | "1" | "ada") => Input::Known(true),
            Some("false" | "tidak" | "no" | "n" | "0") => Input::Known(false),
            Some("f") if self.stated().words.read("f") == Some(false) => Input::Known(false),
            Some(_) => {
                self.shape("ya atau tidak / yes or no");
                Input::Missing(MissingReason::Unreadable)
            }
        }
    }

    /// Degrees as millionths. A comma and a point both mark the fraction: a coordinate has no thousands.
    pub(super) fn degrees(&mut self, leaf: Leaf<'_>) -> Option<i64> {
        let text = self.words(leaf)?;
        let micro = micro_degrees(&text);
        if micro.is_none() {
            self.say(Code::CoordinateRange, |f| {
                f.with("text", &text).with("reason", "bukan derajat desimal / not decimal degrees")
            });
        }
        micro
    }
}

/// What is known of a number, for a finding.
fn render_input<T: Display>(value: &Input<T>) -> Option<String> {
    let ends = value.bounds()?;
    Some(match (value, ends) {
        (Input::Known(v), _) => v.to_string(),
        (Input::OneOf(of), _) => of.iter().map(T::to_string).collect::<Vec<_>>().join("; "),
        (_, (lo, hi)) => {
            let end = |e: Option<&T>| e.map(T::to_string).unwrap_or_default();
            format!("{}..{}", end(lo), end(hi))
        }
    })
}

fn micro_degrees(text: &str) -> Option<i64> {
    let (negative, digits) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    let all_digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 9 || !all_digits(whole) || !all_digits(fraction) {
        return None;
    }
    let mut micro: i64 = whole.parse::<i64>().ok()?.checked_mul(1_000_000)?;
    let mut unit = 100_000;
    for b in fraction.bytes().take(6) {
        micro += i64::from(b - b'0') * unit;
        unit /= 10;
    }
    Some(if negative { -micro } else { micro })
}

/// Joins the two coordinates, or says why they are none.
pub(super) fn point(
    latitude: Option<i64>,
    longitude: Option<i64>,
    at: &dyn Fn(Field) -> At,
    findings: &mut Vec<Finding>,
) -> Input<Point> {
    let (Some(lat), Some(lon)) = (latitude, longitude) else { return Input::default() };
    let make = |lat: i64, lon: i64| {
        let point = Point { latitude: i32::try_from(lat).ok()?, longitude: i32::try_from(lon).ok()? };
        point.in_indonesia().then_some(point)
    };
    if let Some(point) = make(lat, lon) {
        return Input::Known(point);
    }
    if make(lon, lat).is_some() {
        findings.push(Finding::new(Code::CoordinateSwapped, at(Field::Latitude)));
    } else {
        let degrees = |m: i64| format!("{}.{:06}", m / 1_000_000, (m % 1_000_000).abs());
        let text = format!("{}, {}", degrees(lat), degrees(lon));
        let f = Finding::new(Code::CoordinateRange, at(Field::Latitude)).with("text", text);
        findings.push(f.with("reason", "di luar Indonesia / outside Indonesia"));
    }
    Input::Missing(MissingReason::Impossible)
}
