//! The law as data: a registry of instruments, dated parameters, readings and criteria, checked when it is loaded.
//!
//! ```
//! use sentra::law::Law;
//! let law = Law::indonesia();
//! let s6 = law.criterion("sentra.pp29").ok_or("missing")?;
//! assert_eq!(law.cite(&s6.cite[0]), "Pasal 1 angka 8 PP 29/2018");
//! assert_eq!(law.hash().len(), 64);
//! # Ok::<(), &str>(())
//! ```

mod check;
mod diff;
mod document;
mod knowledge;
mod origin;
mod overlay;
mod reads;
mod registry;
mod sound;
mod words;

pub(crate) use check::{DESIGNATED, IKM_MEMBERS, KBLI_EDITION};

pub use diff::{ChangeKind, EntryChange};
pub use document::ENTRY_LISTS;
pub use overlay::{AppliedOverlay, LocalValues, OverlayFile};
pub use registry::{
    Bilingual, Citation, Class, Classes, Criterion, DatedValue, DecreeQuestion, Divisions, Evidence, Expr,
    InputDefinition, InputKind, Instrument, Limit, Members, Need, Parameter, ParameterUnit, Programme,
    Quantity, Question, Reading, RegionCount, Registry, Share, Status, Subject, Tighter,
};
pub use words::class_words;
pub(crate) use words::classes_words;

use crate::Lang;
use crate::date::{Date, Holds, PartialDate, Period};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Why a registry was refused, so that nothing of it is used, or why it has no answer to a question.
///
/// ```
/// use sentra::law::{Law, LawError};
/// let newer = r#"{"format": 2, "name": "", "version": "", "instruments": [], "parameters": [],
///     "readings": [], "criteria": []}"#;
/// assert_eq!(Law::from_json(newer).err(), Some(LawError::Format(2)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LawError {
    /// Not the JSON of a registry or of an overlay.
    #[error("{at} (line {line}, column {column}): {problem}")]
    Json {
        /// Where, as a path such as `criteria/unit.ikm.p64/cite`; `.` for the whole.
        at: String,
        /// The line, counted from 1.
        line: usize,
        /// The column in bytes, counted from 1.
        column: usize,
        /// What.
        problem: String,
    },
    /// A format that this version does not know.
    #[error("registry format {0} is not known")]
    Format(u32),
    /// Something at a place in the registry is wrong.
    #[error("{at}: {problem}")]
    At {
        /// Where, such as `criteria/unit.ikm.p64`.
        at: String,
        /// What.
        problem: String,
    },
    /// Two sources set the same thing differently, and neither stands above the other.
    #[error("{what}: {first} and {second} contradict each other")]
    Conflict {
        /// What both of them set, such as `parameters/pp29.unit_minimum`.
        what: String,
        /// The first, cited as lawyers write it.
        first: String,
        /// The second.
        second: String,
    },
    /// A place for which it cannot be said which local rules hold.
    #[error("`{0}` is not a Kemendagri code, so which local rules hold there is not known")]
    Region(String),
    /// A reading of "one location" by a radius without the radius, or a radius without such a reading.
    #[error(
        "a radius of 1 to 1,000,000 metres goes with the readings `chain`, `diameter` and `centre` of `location`, and they with it"
    )]
    Radius,
    /// A question that the registry does not have.
    #[error("there is no criterion `{0}`")]
    NoCriterion(String),
    /// A parameter that cannot be supplied, or a value that it cannot have.
    #[error("the parameter `{parameter}` cannot be supplied as `{value}`")]
    Supplied {
        /// The parameter.
        parameter: String,
        /// The value handed over.
        value: String,
    },
    /// A name that is no input of the subject.
    #[error("`{0}` is not an input of the subject")]
    NoInput(String),
    /// A reading or choice that the registry does not have.
    #[error("there is no reading `{reading}` with the choice `{choice}`")]
    NoReading {
        /// The reading asked for.
        reading: String,
        /// The choice asked for.
        choice: String,
    },
}

/// A checked registry with its hash. Answers are asked of it ([`Law::assess_unit`], [`Law::assess_group`]).
///
/// ```
/// use sentra::law::Law;
/// let law = Law::indonesia();
/// assert!(law.criterion("unit.ikm.p64").is_some());
/// assert!(law.criterion("unit.ikm").is_none());
/// ```
#[derive(Clone, Debug)]
pub struct Law {
    registry: Registry,
    hash: String,
    origin: origin::Origin,
    places: Places,
}

/// Where things stand in the registry, by their names.
#[derive(Clone, Debug, Default)]
struct Places {
    instruments: BTreeMap<String, usize>,
    parameters: BTreeMap<String, usize>,
    inputs: BTreeMap<String, usize>,
    criteria: BTreeMap<String, usize>,
    /// The words for fields and facts in Indonesian and English.
    words: BTreeMap<String, [String; 2]>,
}

impl Places {
    fn of(registry: &Registry) -> Self {
        // Of the same name the first counts.
        fn by_name<'a>(
            ids: impl DoubleEndedIterator<Item = &'a String> + ExactSizeIterator,
        ) -> BTreeMap<String, usize> {
            ids.enumerate().rev().map(|(place, id)| (id.clone(), place)).collect()
        }
        Places {
            instruments: by_name(registry.instruments.iter().map(|i| &i.id)),
            parameters: by_name(registry.parameters.iter().map(|p| &p.id)),
            inputs: by_name(registry.inputs.iter().map(|i| &i.id)),
            criteria: by_name(registry.criteria.iter().map(|c| &c.id)),
            words: BTreeMap::new(),
        }
    }
}

const INDONESIA: &str = include_str!("indonesia.json");

impl Law {
    /// The embedded registry of Indonesian law, with its citations and how well each is evidenced.
    ///
    /// ```
    /// let law = sentra::law::Law::indonesia();
    /// assert_eq!(law.registry().name, "indonesia");
    /// ```
    pub fn indonesia() -> &'static Law {
        static LAW: OnceLock<Law> = OnceLock::new();
        LAW.get_or_init(|| match Law::from_json(INDONESIA) {
            Ok(law) => law,
            // The embedded registry is checked by a test, so an empty one can only stand here in a broken build.
            Err(_) => Law {
                registry: Registry {
                    format: 1,
                    name: String::from("empty"),
                    version: String::new(),
                    instruments: Vec::new(),
                    parameters: Vec::new(),
                    readings: Vec::new(),
                    inputs: Vec::new(),
                    criteria: Vec::new(),
                    programmes: Vec::new(),
                },
                hash: String::new(),
                origin: origin::Origin::default(),
                places: Places::default(),
            },
        })
    }

    /// A checked registry.
    fn of(registry: Registry, hash: String, origin: origin::Origin) -> Law {
        let places = Places::of(&registry);
        let mut law = Law { registry, hash, origin, places };
        law.places.words = law.plain_words();
        law
    }

    /// Reads and checks a registry.
    ///
    /// # Errors
    /// [`LawError::Json`] for what is not the JSON of a registry, with its line and column, unknown keys, keys that
    /// stand twice and fractions included; [`LawError::Format`] for another format; [`LawError::At`] for a name that
    /// does not exist, a number without a citation, or periods that overlap, at any state of its knowledge.
    ///
    /// ```
    /// use sentra::law::Law;
    /// let Err(error) = Law::from_json("{\n  \"format\": 1.0\n}") else { return };
    /// assert_eq!(error.to_string(), "format (line 2, column 13): `1.0` is not a whole number");
    /// ```
    pub fn from_json(json: &str) -> Result<Law, LawError> {
        origin::read(json)
    }

    /// The content: instruments, parameters, readings and criteria, in the order of the JSON.
    ///
    /// ```
    /// let registry = sentra::law::Law::indonesia().registry();
    /// assert!(registry.criteria.iter().all(|c| !c.cite.is_empty())); // every rule has its source
    /// ```
    pub fn registry(&self) -> &Registry {
        &self.registry
    }

    /// SHA-256 of what is known, in canonical JSON (keys sorted, no spaces), as 64 lower-case hexadecimal digits.
    ///
    /// ```
    /// let hash = sentra::law::Law::indonesia().hash();
    /// assert!(hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_hexdigit()));
    /// ```
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// A criterion by its identifier.
    ///
    /// ```
    /// let s7 = sentra::law::Law::indonesia().criterion("sentra.sk").ok_or("missing")?;
    /// assert_eq!((s7.code.as_str(), s7.title.id.as_str()), ("S7", "Ditetapkan dengan SK"));
    /// # Ok::<(), &str>(())
    /// ```
    pub fn criterion(&self, id: &str) -> Option<&Criterion> {
        self.places.criteria.get(id).and_then(|place| self.registry.criteria.get(*place))
    }

    /// The questions that are asked of every row of a table of subjects, where none is named: the kind and scale of
    /// units, whether groups are sentra. They are the programme of the same name as the subject.
    ///
    /// ```
    /// use sentra::law::{Law, Subject};
    /// let asked = Law::indonesia().basic_questions(Subject::Unit);
    /// assert!(asked.iter().any(|id| id == "unit.ikm.p64"));
    /// assert!(Law::indonesia().basic_questions(Subject::Region).is_empty());
    /// ```
    pub fn basic_questions(&self, subject: Subject) -> &[String] {
        let programme = self.registry.programmes.iter().find(|p| p.id == subject.as_str());
        programme.map_or(&[][..], |p| &p.criteria)
    }

    /// A parameter by its identifier.
    ///
    /// ```
    /// let least = sentra::law::Law::indonesia().parameter("pp29.unit_minimum").ok_or("missing")?;
    /// assert_eq!(least.values[0].value, "5"); // PP 29/2018, Pasal 1 angka 8
    /// # Ok::<(), &str>(())
    /// ```
    pub fn parameter(&self, id: &str) -> Option<&Parameter> {
        self.places.parameters.get(id).and_then(|place| self.registry.parameters.get(*place))
    }

    /// A fact that criteria read, by its name.
    ///
    /// ```
    /// let kub = sentra::law::Law::indonesia().input("kub").ok_or("missing")?;
    /// assert_eq!(kub.kind, sentra::law::InputKind::Flag);
    /// # Ok::<(), &str>(())
    /// ```
    pub fn input(&self, id: &str) -> Option<&InputDefinition> {
        self.places.inputs.get(id).and_then(|place| self.registry.inputs.get(*place))
    }

    /// An instrument by its identifier.
    ///
    /// ```
    /// let pp7 = sentra::law::Law::indonesia().instrument("pp-7-2021").ok_or("missing")?;
    /// assert_eq!((pp7.short.as_str(), pp7.from.as_deref()), ("PP 7/2021", Some("2021-02-02")));
    /// # Ok::<(), &str>(())
    /// ```
    pub fn instrument(&self, id: &str) -> Option<&Instrument> {
        self.places.instruments.get(id).and_then(|place| self.registry.instruments.get(*place))
    }

    /// A citation in the form lawyers write; the short name alone where the article was not read.
    ///
    /// ```
    /// use sentra::law::{Citation, Law};
    /// let mut citation = Citation { instrument: "pp-7-2021".into(), article: Some("Pasal 35".into()), quote: None };
    /// assert_eq!(Law::indonesia().cite(&citation), "Pasal 35 PP 7/2021");
    /// citation.article = None;
    /// assert_eq!(Law::indonesia().cite(&citation), "PP 7/2021");
    /// ```
    pub fn cite(&self, citation: &Citation) -> String {
        let short = self.instrument(&citation.instrument).map_or(citation.instrument.as_str(), |i| &i.short);
        match &citation.article {
            Some(article) => format!("{article} {short}"),
            None => short.to_owned(),
        }
    }

    /// What is to be said of the standing of an instrument on a day. Inside a month whose day is not known, both
    /// neighbouring sentences are said.
    ///
    /// ```
    /// use sentra::{Lang, date::Date, law::Law};
    /// let day = Date::ymd(2025, 1, 31).ok_or("not a date")?;
    /// let status = Law::indonesia().status("permenperin-64-2016", day);
    /// assert!(status[0].text.in_lang(Lang::En).contains("deleted"));
    /// # Ok::<(), &str>(())
    /// ```
    pub fn status(&self, instrument: &str, day: Date) -> Vec<&Status> {
        let all = self.instrument(instrument).map_or(&[][..], |i| &i.status);
        all.iter()
            .filter(|s| {
                matches!(holds(s.from.as_deref(), s.to.as_deref(), day), Holds::Within | Holds::Undetermined)
            })
            .collect()
    }

    /// The values that a parameter may have on a day: one, or two inside a month whose day is not known.
    pub(crate) fn values_on<'a>(&'a self, id: &str, day: Date) -> impl Iterator<Item = &'a DatedValue> {
        let values = self.parameter(id).map_or(&[][..], |p| &p.values);
        values.iter().filter(move |v| {
            matches!(holds(v.from.as_deref(), v.to.as_deref(), day), Holds::Within | Holds::Undetermined)
        })
    }
}

/// The integer or day number that stands in a dated value. Checked when the registry is loaded.
pub(crate) fn number(unit: ParameterUnit, value: &str) -> Option<i64> {
    match unit {
        ParameterUnit::Date => Date::parse_iso(value).ok().map(|d| i64::from(d.to_days())),
        ParameterUnit::Inputs => None,
        _ => value.parse().ok().filter(|n| *n >= 0),
    }
}

/// Whether a text is a value of a parameter.
pub(crate) fn readable(unit: ParameterUnit, value: &str) -> bool {
    unit == ParameterUnit::Inputs || number(unit, value).is_some()
}

/// A value of a parameter as people write it.
pub(crate) fn written(unit: ParameterUnit, value: &str, lang: Lang) -> String {
    let mut out = String::new();
    write_value(&mut out, unit, value, lang);
    out
}

/// Appends a value as a sentence has it.
pub(crate) fn write_value(out: &mut String, unit: ParameterUnit, value: &str, lang: Lang) {
    match (unit, number(unit, value)) {
        (ParameterUnit::Rupiah, Some(n)) => crate::money::Rupiah::new(n).write(out, lang.thousands()),
        (ParameterUnit::Date, Some(_)) => {
            let words = |day: Date| if lang == Lang::Id { day.in_words_id() } else { day.in_words_en() };
            out.push_str(&Date::parse_iso(value).map_or_else(|_| value.to_owned(), words));
        }
        _ => out.push_str(value),
    }
}

/// Whether a period of the registry holds on a day; an open side always holds.
pub(crate) fn holds(from: Option<&str>, to: Option<&str>, day: Date) -> Holds {
    let parse = |text: Option<&str>| text.and_then(|t| PartialDate::parse_iso(t).ok());
    match (parse(from), parse(to)) {
        (Some(from), to) => Period { from, to }.holds(day),
        (None, None) => Holds::Within,
        (None, Some(to)) => match (Period { from: to, to: None }).holds(day) {
            Holds::Before => Holds::Within,
            Holds::Within => Holds::After,
            other => other,
        },
    }
}
