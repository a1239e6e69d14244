//! One column of facts: plain values with a state byte each, and the rare choices and ranges beside them.

use crate::input::{Input, MissingReason};
use std::collections::BTreeMap;
use std::sync::Arc;

const KNOWN: u8 = 0;
const WIDE: u8 = 1;
const NOT_APPLICABLE: u8 = 2;
const FIRST_MISSING: u8 = 3;

/// A column of [`Input`]s. A column in which nothing was ever given takes no memory.
///
/// ```
/// use sentra::input::Input;
/// use sentra::register::Column;
/// let mut workers = Column::default();
/// workers.push(Input::Known(5_u32));
/// workers.push(Input::default());
/// assert_eq!(workers.get(0), Input::Known(5));
/// assert!(workers.get(1).is_missing());
/// assert_eq!(workers.known(0), Some(5));
/// ```
#[derive(Clone, Debug)]
pub struct Column<T> {
    len: usize,
    values: Vec<T>,
    states: Vec<u8>,
    wide: BTreeMap<usize, Input<T>>,
}

impl<T> Default for Column<T> {
    fn default() -> Self {
        Self { len: 0, values: Vec::new(), states: Vec::new(), wide: BTreeMap::new() }
    }
}

impl<T: Copy + Default + PartialEq> Column<T> {
    /// Adds a row.
    ///
    /// ```
    /// use sentra::input::{Input, MissingReason};
    /// let mut workers = sentra::register::Column::default();
    /// workers.push(Input::range(Some(5_u32), None));
    /// workers.push(Input::Missing(MissingReason::Blank));
    /// assert_eq!(workers.get(0), Input::range(Some(5), None)); // kept as it was given
    /// assert_eq!(workers.get(1), Input::Missing(MissingReason::Blank));
    /// ```
    pub fn push(&mut self, input: Input<T>) {
        if self.values.is_empty() && input == Input::default() {
            self.len += 1;
            return;
        }
        if self.values.len() < self.len {
            self.values.resize(self.len, T::default());
            self.states.resize(self.len, state_of(MissingReason::NotGiven));
        }
        let (value, state) = match &input {
            Input::Known(v) => (*v, KNOWN),
            Input::NotApplicable => (T::default(), NOT_APPLICABLE),
            Input::Missing(reason) => (T::default(), state_of(*reason)),
            Input::OneOf(_) | Input::Range { .. } => (T::default(), WIDE),
        };
        if state == WIDE {
            self.wide.insert(self.len, input);
        }
        self.values.push(value);
        self.states.push(state);
        self.len += 1;
    }

    /// The fact of a row; missing beyond the end.
    ///
    /// ```
    /// use sentra::{input::Input, register::Column};
    /// let mut workers = Column::default();
    /// workers.push(Input::Known(0_u32));
    /// assert_eq!(workers.get(0), Input::Known(0)); // zero is not missing
    /// assert!(workers.get(1).is_missing());
    /// ```
    pub fn get(&self, row: usize) -> Input<T> {
        match self.states.get(row) {
            None => Input::default(),
            Some(&KNOWN) => self.values.get(row).map_or_else(Input::default, |v| Input::Known(*v)),
            Some(&WIDE) => self.wide.get(&row).cloned().unwrap_or_default(),
            Some(&NOT_APPLICABLE) => Input::NotApplicable,
            Some(state) => Input::Missing(reason_of(*state)),
        }
    }

    /// The value of a row, where it is known exactly.
    ///
    /// ```
    /// use sentra::{input::Input, register::Column};
    /// let mut workers = Column::default();
    /// workers.push(Input::Known(5_u32));
    /// workers.push(Input::one_of([5, 6]));
    /// assert_eq!((workers.known(0), workers.known(1)), (Some(5), None));
    /// ```
    pub fn known(&self, row: usize) -> Option<T> {
        match self.states.get(row) {
            Some(&KNOWN) => self.values.get(row).copied(),
            _ => None,
        }
    }

    /// The values and their state bytes; nothing where no row has anything.
    pub(crate) fn plain(&self) -> Option<(&[T], &[u8])> {
        (!self.values.is_empty()).then_some((&self.values, &self.states))
    }

    /// Number of rows.
    ///
    /// ```
    /// use sentra::{input::Input, register::Column};
    /// let mut workers: Column<u32> = Column::default();
    /// workers.push(Input::default());
    /// assert_eq!(workers.len(), 1); // a missing fact is a row too
    /// ```
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are no rows.
    ///
    /// ```
    /// assert!(sentra::register::Column::<u32>::default().is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Whether no row has anything: each is missing because it was not given.
    ///
    /// ```
    /// use sentra::{input::Input, register::Column};
    /// let mut workers: Column<u32> = Column::default();
    /// workers.push(Input::default());
    /// assert!(workers.is_blank() && !workers.is_empty());
    /// workers.push(Input::Known(0));
    /// assert!(!workers.is_blank());
    /// ```
    pub fn is_blank(&self) -> bool {
        self.values.is_empty()
    }
}

fn state_of(reason: MissingReason) -> u8 {
    let place = MissingReason::ALL.iter().position(|r| *r == reason).unwrap_or(0);
    FIRST_MISSING.saturating_add(u8::try_from(place).unwrap_or(0))
}

fn reason_of(state: u8) -> MissingReason {
    let place = usize::from(state.saturating_sub(FIRST_MISSING));
    MissingReason::ALL.get(place).copied().unwrap_or(MissingReason::NotGiven)
}

/// A column of texts, each distinct text stored once.
///
/// ```
/// use sentra::register::Texts;
/// let mut names = Texts::default();
/// names.push(Some("batik"));
/// names.push(None);
/// names.push(Some("batik"));
/// assert_eq!((names.get(2), names.get(1), names.distinct()), (Some("batik"), None, 1));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Texts {
    len: usize,
    /// 0 = none, else one more than the place in `texts`.
    ids: Vec<u32>,
    texts: Vec<Arc<str>>,
    places: BTreeMap<Arc<str>, u32>,
}

impl Texts {
    /// Adds a row.
    ///
    /// ```
    /// let mut goods = sentra::register::Texts::default();
    /// goods.push(None);
    /// goods.push(Some("tempe"));
    /// assert_eq!((goods.get(0), goods.get(1)), (None, Some("tempe")));
    /// ```
    pub fn push(&mut self, text: Option<&str>) {
        self.len += 1;
        let Some(text) = text else {
            if !self.ids.is_empty() {
                self.ids.push(0);
            }
            return;
        };
        self.ids.resize(self.len - 1, 0);
        let id = match self.places.get(text) {
            Some(id) => *id,
            None => {
                let shared: Arc<str> = text.into();
                self.texts.push(shared.clone());
                let id = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
                self.places.insert(shared, id);
                id
            }
        };
        self.ids.push(id);
    }

    /// The text of a row; `None` where there is none, and beyond the end.
    ///
    /// ```
    /// let mut goods = sentra::register::Texts::default();
    /// goods.push(Some("tempe"));
    /// assert_eq!((goods.get(0), goods.get(7)), (Some("tempe"), None));
    /// ```
    pub fn get(&self, row: usize) -> Option<&str> {
        let id = *self.ids.get(row)?;
        self.texts.get(usize::try_from(id.checked_sub(1)?).ok()?).map(|t| &**t)
    }

    /// The place of a row's text among the distinct texts, counted from 1; 0 where there is none.
    ///
    /// ```
    /// let mut goods = sentra::register::Texts::default();
    /// [Some("tempe"), None, Some("batik"), Some("tempe")].into_iter().for_each(|t| goods.push(t));
    /// assert_eq!([goods.id(0), goods.id(1), goods.id(2), goods.id(3)], [1, 0, 2, 1]);
    /// ```
    pub fn id(&self, row: usize) -> u32 {
        self.ids.get(row).copied().unwrap_or(0)
    }

    /// Number of distinct texts.
    ///
    /// ```
    /// let mut goods = sentra::register::Texts::default();
    /// ["tempe", "tempe", "Tempe"].into_iter().for_each(|t| goods.push(Some(t)));
    /// assert_eq!(goods.distinct(), 2); // compared as they are written
    /// ```
    pub fn distinct(&self) -> usize {
        self.texts.len()
    }
}
