//! States as bytes: one sequence of bytes for one state, so that equal bytes mean equal totals.
//!
//! Whole numbers stand as LEB128, signed ones in zigzag, sorted lists as their differences.

use super::axis::Detail;
use super::cell::CellKey;
use super::columns::{Columns, Sums, Wide};
use super::measure::Measure;
use super::sizes::SizeRule;
use super::state::State;
use crate::date::Date;
use crate::region::Level;
use std::collections::BTreeMap;

const MAGIC: &[u8] = b"sentra.state";
/// Raised whenever the bytes mean something else.
const FORMAT: u64 = 1;
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Why bytes are not a state.
///
/// ```
/// use sentra::aggregate::{State, StateBytesError};
/// let mut bytes = State::new(&[]).to_bytes();
/// bytes.pop();
/// assert_eq!(State::from_bytes(&bytes).err(), Some(StateBytesError::Damaged { at: bytes.len() }));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum StateBytesError {
    /// They do not begin as a state begins.
    #[error("these bytes are not a state of totals")]
    NotAState,
    /// Another version wrote them: its classes and codes may differ.
    #[error(
        "the state was written in format {format} by version {version}, this is format {FORMAT} of version {VERSION}"
    )]
    Version {
        /// The format.
        format: u64,
        /// The version of the crate.
        version: String,
    },
    /// They end early, go on too long, or say what no rows can lead to.
    #[error("the state is damaged at byte {at}")]
    Damaged {
        /// The position.
        at: usize,
    },
}

impl State {
    /// The state as bytes, with the versions of format and crate. Equal states have equal bytes.
    ///
    /// ```
    /// use sentra::aggregate::{Axis, Plan, State, StateBytesError};
    /// let state = State::new(&[Plan::new([Axis::Regency, Axis::Year])?]);
    /// let bytes = state.to_bytes();
    /// assert_eq!(State::from_bytes(&bytes)?.to_bytes(), bytes);
    /// assert_eq!(State::from_bytes(b"{}").unwrap_err(), StateBytesError::NotAState);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Writer(MAGIC.to_vec());
        out.number(FORMAT.into());
        out.text(VERSION);
        let d = self.detail;
        out.number(d.level.map_or(0, |l| l as u128 + 1));
        out.number(d.digits.unwrap_or(0).into());
        out.number(u128::from(d.size) + 2 * u128::from(d.year));
        out.number(self.sizes.is_some().into());
        if let Some(rule) = &self.sizes {
            out.rule(rule);
        }
        out.number(self.names.len() as u128);
        self.names.iter().for_each(|n| out.text(n));
        out.number(self.keys.len() as u128);
        out.ascending(self.keys.iter().map(|k| k.0));
        for counts in [&self.columns.rows, &self.columns.named] {
            counts.iter().for_each(|n| out.number((*n).into()));
        }
        for sums in &self.columns.sums {
            let sums = sums.as_ref().filter(|s| !s.is_blank());
            out.number(sums.is_some().into());
            if let Some(sums) = sums {
                out.sums(sums);
            }
        }
        out.number(self.sentra.len() as u128);
        out.ascending(self.sentra.iter().map(|p| (*p).into()));
        out.0
    }

    /// A state from its bytes. Whatever the bytes are, the answer is a state that rows can lead to, or an error.
    ///
    /// ```
    /// use sentra::aggregate::{State, StateBytesError};
    /// let bytes = State::new(&[]).to_bytes();
    /// assert_eq!(State::from_bytes(&bytes)?.rows(), 0);
    /// assert_eq!(State::from_bytes(b"35.24,3").err(), Some(StateBytesError::NotAState));
    /// # Ok::<(), StateBytesError>(())
    /// ```
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, StateBytesError> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(StateBytesError::NotAState)?;
        let mut input = Reader { rest, whole: bytes.len() };
        let damaged = |input: &Reader<'_>| StateBytesError::Damaged { at: input.whole - input.rest.len() };
        let head = input.number().and_then(|format| Some((format, input.text()?)));
        let (format, version) = head.ok_or_else(|| damaged(&input))?;
        if format != u128::from(FORMAT) || version != VERSION {
            let format = u64::try_from(format).unwrap_or(u64::MAX);
            return Err(StateBytesError::Version { format, version: version.to_owned() });
        }
        let state = input.state();
        state.filter(|_| input.rest.is_empty()).ok_or_else(|| damaged(&input))
    }
}

struct Writer(Vec<u8>);

impl Writer {
    fn number(&mut self, mut n: u128) {
        while n >= 0x80 {
            self.0.push(n as u8 | 0x80);
            n >>= 7;
        }
        self.0.push(n as u8);
    }

    fn signed(&mut self, n: i128) {
        self.number(((n << 1) ^ (n >> 127)) as u128);
    }

    fn text(&mut self, text: &str) {
        self.number(text.len() as u128);
        self.0.extend_from_slice(text.as_bytes());
    }

    /// Strictly ascending numbers.
    fn ascending(&mut self, numbers: impl Iterator<Item = u128>) {
        let mut least = 0;
        for n in numbers {
            self.number(n - least);
            least = n + 1;
        }
    }

    fn rule(&mut self, rule: &SizeRule) {
        self.text(&rule.criterion);
        self.signed(rule.as_of.to_days().into());
        self.number(rule.readings.len() as u128);
        for (id, choice) in &rule.readings {
            self.text(id);
            self.text(choice);
        }
        self.text(&rule.law);
        self.number(rule.classes.len() as u128);
        rule.classes.iter().for_each(|c| self.text(c));
    }

    fn sums(&mut self, sums: &Sums) {
        for (known, sum) in sums.each_known() {
            self.number(known.into());
            self.signed(sum);
        }
        self.number(sums.wide.len() as u128);
        self.ascending(sums.wide.keys().map(|c| (*c).into()));
        for wide in sums.wide.values() {
            for n in [wide.open, wide.not_applicable, wide.topless] {
                self.number(n.into());
            }
            self.signed(wide.lo);
            self.signed(wide.hi);
        }
    }
}

/// Each method gives nothing where the bytes are not what it reads.
struct Reader<'a> {
    rest: &'a [u8],
    whole: usize,
}

impl<'a> Reader<'a> {
    /// Only the shortest form of a number is read, so that a state has one sequence of bytes.
    fn number(&mut self) -> Option<u128> {
        let mut n = 0u128;
        for shift in (0..128).step_by(7) {
            let (byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            let low = u128::from(byte & 0x7F);
            n |= low.checked_mul(1 << shift)?;
            if byte & 0x80 == 0 {
                return (low != 0 || shift == 0).then_some(n);
            }
        }
        None
    }

    fn signed(&mut self) -> Option<i128> {
        let n = self.number()?;
        Some((n >> 1) as i128 ^ -((n & 1) as i128))
    }

    fn small<T: TryFrom<u128>>(&mut self) -> Option<T> {
        T::try_from(self.number()?).ok()
    }

    /// A number of items, each of which takes at least one byte: memory is reserved only for what can be there.
    fn count(&mut self) -> Option<usize> {
        self.small().filter(|n| *n <= self.rest.len())
    }

    fn flag(&mut self) -> Option<bool> {
        self.small::<u8>().filter(|n| *n < 2).map(|n| n == 1)
    }

    fn text(&mut self) -> Option<&'a str> {
        let length = self.count()?;
        let (text, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        std::str::from_utf8(text).ok()
    }

    fn ascending(&mut self, count: usize) -> Option<Vec<u128>> {
        let mut least = 0u128;
        let mut all = Vec::with_capacity(count);
        for _ in 0..count {
            let n = least.checked_add(self.number()?)?;
            all.push(n);
            least = n.checked_add(1)?;
        }
        Some(all)
    }

    fn state(&mut self) -> Option<State> {
        let level = match self.small::<usize>()? {
            0 => None,
            n => Some(*Level::ALL.get(n - 1)?),
        };
        let digits = match self.small::<u8>()? {
            0 => None,
            n => Some(n).filter(|n| (2..=5).contains(n))?.into(),
        };
        let flags = self.small::<u8>().filter(|n| *n < 4)?;
        let detail = Detail { level, digits, size: flags & 1 == 1, year: flags & 2 == 2 };
        let sizes = if self.flag()? { Some(self.rule().filter(|_| detail.size)?) } else { None };
        let names = self.count()?;
        let names: Vec<Box<str>> = (0..names).map(|_| self.text().map(Box::from)).collect::<Option<_>>()?;
        let cells = self.count().filter(|n| u32::try_from(*n).is_ok())?;
        let keys: Vec<CellKey> = self.ascending(cells)?.into_iter().map(CellKey).collect();
        let classes = sizes.as_ref().map_or(0, |r| r.classes.len());
        let mut columns = Columns::zeros(cells);
        for n in columns.rows.iter_mut().chain(&mut columns.named) {
            *n = self.small()?;
        }
        let rows = columns.rows.iter().try_fold(0u64, |all, n| all.checked_add(*n))?;
        for sums in &mut columns.sums {
            if self.flag()? {
                *sums = Some(self.sums(&columns.rows)?);
            }
        }
        let pairs = self.count()?;
        let sentra: Option<Vec<u64>> =
            self.ascending(pairs)?.into_iter().map(|p| p.try_into().ok()).collect();
        let state = State { detail, sizes, names, keys, columns, sentra: sentra?, rows };
        (state.keys.iter().all(|k| k.is_possible(detail, classes)) && state.is_consistent()).then_some(state)
    }

    fn rule(&mut self) -> Option<SizeRule> {
        let criterion = self.text()?.to_owned();
        let as_of = Date::from_days(i32::try_from(self.signed()?).ok()?)?;
        let mut readings = BTreeMap::new();
        for _ in 0..self.count()? {
            let (id, choice) = (self.text()?.to_owned(), self.text()?.to_owned());
            if readings.last_key_value().is_some_and(|(last, _)| *last >= id) {
                return None;
            }
            readings.insert(id, choice);
        }
        let law = self.text()?.to_owned();
        let classes = self.count().filter(|n| (1..=8).contains(n))?;
        let classes = (0..classes).map(|_| self.text().map(str::to_owned)).collect::<Option<_>>()?;
        Some(SizeRule { criterion, as_of, readings, law, classes })
    }

    fn sums(&mut self, rows: &[u64]) -> Option<Sums> {
        let mut sums = Sums::zeros(rows.len());
        for (cell, rows) in (0u32..).zip(rows) {
            let known = self.small().filter(|known| known <= rows)?;
            let sum = self.signed().filter(|s| in_reach(known, *s))?;
            sums.add_sum(cell, known, sum);
        }
        let wide = self.count()?;
        for cell in self.ascending(wide)? {
            let (open, not_applicable, topless) = (self.small()?, self.small()?, self.small()?);
            let (lo, hi) = (self.signed()?, self.signed()?);
            let cell = u32::try_from(cell).ok()?;
            let left = rows.get(cell as usize)?.checked_sub(sums.known(cell).0)?;
            let fits = left.checked_sub(open).is_some_and(|left| not_applicable <= left) && topless <= open;
            let some = open > 0 || not_applicable > 0;
            if !(fits && some && in_reach(open, lo) && in_reach(open, hi)) {
                return None;
            }
            sums.add_wide(cell, &Wide { open, not_applicable, lo, hi, topless });
        }
        (!sums.is_blank()).then_some(sums)
    }
}

/// Whether so many numbers of 64 bits can have this sum.
fn in_reach(rows: u64, sum: i128) -> bool {
    sum.unsigned_abs() <= u128::from(rows) << 63
}

impl State {
    /// What holds for every state that rows lead to, beyond each number by itself.
    fn is_consistent(&self) -> bool {
        let columns = &self.columns;
        let names = self.names.windows(2).all(|w| matches!(w, [a, b] if a < b));
        let counts = columns.rows.iter().zip(&columns.named).all(|(rows, named)| named <= rows);
        // Only declared rows count units; listed ones are units.
        let units = columns.sums.get(Measure::Units as usize).and_then(Option::as_ref);
        let units = units.is_none_or(|u| {
            let mut listed = self.keys.iter().zip(0u32..).filter(|(k, _)| !k.is_declared());
            listed.all(|(_, cell)| u.known(cell).0 == 0 && !u.wide.contains_key(&cell))
        });
        let mut used = vec![false; self.names.len()];
        let mut per_cell = vec![0u64; self.keys.len()];
        let pairs = self.sentra.iter().all(|p| {
            match (per_cell.get_mut((p >> 32) as usize), used.get_mut((p & 0xFFFF_FFFF) as usize)) {
                (Some(cell), Some(name)) => {
                    *cell += 1;
                    *name = true;
                    true
                }
                _ => false,
            }
        });
        // A cell has rows or, when declared, a sentra that lies there; units that name a sentra lead to one name or more.
        let filled = self.keys.iter().zip(&per_cell).zip(columns.rows.iter().zip(&columns.named)).all(
            |((key, sentra), (rows, named))| match key.is_declared() {
                true => *rows > 0 || *sentra > 0,
                false => *rows > 0 && sentra <= named,
            } && (*named == 0 || *sentra > 0),
        );
        names && counts && units && pairs && used.into_iter().all(|u| u) && filled
    }
}
