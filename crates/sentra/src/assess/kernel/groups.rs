//! Verdicts on many groups at once: counts of members, and whether all known values of a column are the same.
//!
//! Groups have dense numbers from 0, so that one group is one place in memory.

use super::pass::{ROWS, load};
use super::values::Numbers;
use super::{ColumnsError, Verdict};

/// How many members of a group certainly, and how many possibly, meet a rule.
///
/// ```
/// use sentra::assess::{GroupCount, Verdict};
/// let count = GroupCount { sure: 4, possible: 6 };
/// assert_eq!([4, 5, 7].map(|n| count.at_least(n)), [Verdict::Met, Verdict::Unknown, Verdict::NotMet]);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GroupCount {
    /// Members that meet it for certain.
    pub sure: u32,
    /// Members that may meet it, the certain ones included.
    pub possible: u32,
}

impl GroupCount {
    /// Whether at least so many members meet the rule.
    ///
    /// ```
    /// use sentra::assess::{GroupCount, Verdict};
    /// assert_eq!(GroupCount::default().at_least(5), Verdict::NotMet);
    /// ```
    pub fn at_least(self, n: u32) -> Verdict {
        match self {
            c if c.sure >= n => Verdict::Met,
            c if c.possible < n => Verdict::NotMet,
            _ => Verdict::Unknown,
        }
    }

    /// Counts the members of `groups` groups. Row by row: the group that it belongs to, if it is known, and the verdict
    /// about the member. What is not in force or does not apply is not met.
    ///
    /// # Errors
    /// [`ColumnsError`] when there are not as many verdicts as rows, or for a row whose group is none of these.
    ///
    /// ```
    /// use sentra::assess::{GroupCount, Numbers, Verdict};
    /// let members = [Verdict::Met, Verdict::Unknown, Verdict::NotMet];
    /// let counts = GroupCount::of(members, Numbers::u32(&[1, 1, 0]), 2)?;
    /// assert_eq!(counts[1], GroupCount { sure: 1, possible: 2 });
    /// # Ok::<(), sentra::assess::ColumnsError>(())
    /// ```
    pub fn of(
        verdicts: impl IntoIterator<Item = Verdict>,
        group: Numbers,
        groups: usize,
    ) -> Result<Vec<GroupCount>, ColumnsError> {
        let mut out = vec![GroupCount::default(); groups];
        let mut verdicts = verdicts.into_iter();
        let mut seen = 0;
        each(group, groups, |ids, known| {
            let before = seen;
            for ((id, ok), verdict) in ids.iter().zip(known).zip(verdicts.by_ref()) {
                seen += 1;
                if let Some(count) = out.get_mut(place(*id, *ok)) {
                    count.sure = count.sure.wrapping_add(u32::from(verdict == Verdict::Met));
                    let possible = matches!(verdict, Verdict::Met | Verdict::Unknown);
                    count.possible = count.possible.wrapping_add(u32::from(possible));
                }
            }
            seen - before == ids.len()
        })?;
        match verdicts.next() {
            Some(_) => Err(ColumnsError { column: "group", rows: seen + 1, found: seen }),
            None => Ok(out),
        }
    }
}

/// What the values of a column are within a group.
///
/// ```
/// use sentra::assess::{Alike, Verdict};
/// assert_eq!(Alike::default().verdict(), Verdict::Unknown); // nothing is known
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Alike {
    /// The value of the first member that has one.
    pub value: Option<i64>,
    /// Whether another member has another value.
    pub differs: bool,
    /// Whether the value of some member is missing.
    pub missing: bool,
}

const DIFFERS: u8 = 1;
const MISSING: u8 = 2;
const GIVEN: u8 = 4;

impl Alike {
    /// Whether all members have the same value. Two values decide, whatever is missing.
    ///
    /// ```
    /// use sentra::assess::{Alike, Verdict};
    /// let one = Alike { value: Some(131), ..Alike::default() };
    /// let verdicts = [one, Alike { missing: true, ..one }, Alike { differs: true, ..one }].map(Alike::verdict);
    /// assert_eq!(verdicts, [Verdict::Met, Verdict::Unknown, Verdict::NotMet]);
    /// ```
    pub fn verdict(self) -> Verdict {
        match self {
            Alike { differs: true, .. } => Verdict::NotMet,
            Alike { value: Some(_), missing: false, .. } => Verdict::Met,
            _ => Verdict::Unknown,
        }
    }

    /// Compares the values of the members of each of `groups` groups, cut to `per`: with 100, industry codes of five
    /// digits are compared by their first three.
    ///
    /// # Errors
    /// [`ColumnsError`] for columns of different lengths, or for a row whose group is none of these.
    ///
    /// ```
    /// use sentra::assess::{Alike, Numbers, Verdict};
    /// let codes = Numbers::i32(&[13134, 13121, 10391]).with_bytes(&[1, 1, 0]);
    /// let alike = Alike::of(codes, 100, Numbers::u32(&[0, 0, 1]), 2)?;
    /// assert_eq!(alike[0].value, Some(131));
    /// assert_eq!([alike[0].verdict(), alike[1].verdict()], [Verdict::Met, Verdict::Unknown]);
    /// # Ok::<(), sentra::assess::ColumnsError>(())
    /// ```
    pub fn of(values: Numbers, per: u32, group: Numbers, groups: usize) -> Result<Vec<Alike>, ColumnsError> {
        if values.len() != group.len() || values.known_len() < values.len() {
            let found = values.len().min(values.known_len());
            return Err(ColumnsError { column: "values", rows: group.len(), found });
        }
        let state = match per {
            0 | 1 => alike(values, group, groups, |v| v),
            10 => alike(values, group, groups, |v| v / 10),
            100 => alike(values, group, groups, |v| v / 100),
            1_000 => alike(values, group, groups, |v| v / 1_000),
            per => alike(values, group, groups, |v| v.wrapping_div(i64::from(per))),
        }?;
        let of = |(value, state): (i64, u8)| Alike {
            value: (state & GIVEN != 0).then_some(value),
            differs: state & DIFFERS != 0,
            missing: state & MISSING != 0,
        };
        Ok(state.0.into_iter().zip(state.1).map(of).collect())
    }
}

fn alike(
    values: Numbers,
    group: Numbers,
    groups: usize,
    cut: impl Fn(i64) -> i64,
) -> Result<(Vec<i64>, Vec<u8>), ColumnsError> {
    let mut first = vec![0i64; groups];
    let mut states = vec![0u8; groups];
    let mut from = 0;
    let (mut numbers, mut given) = ([0; ROWS], [0; ROWS]);
    each(group, groups, |ids, known| {
        load(values, from, ids.len(), &mut numbers, &mut given);
        from += ids.len();
        for (((id, ok), v), given) in ids.iter().zip(known).zip(&numbers).zip(&given) {
            let place = place(*id, *ok);
            if let (Some(first), Some(state)) = (first.get_mut(place), states.get_mut(place)) {
                let (v, is, had) = (cut(*v), *given != 0, *state & GIVEN != 0);
                let differs = is & had & (*first != v);
                *first = if is & !had { v } else { *first };
                *state |= u8::from(differs) | (u8::from(!is) << 1) | (u8::from(is) << 2);
            }
        }
        true
    })?;
    Ok((first, states))
}

/// The place of a group; beyond all places where it is not known.
fn place(id: i64, known: u8) -> usize {
    usize::try_from(id).ok().filter(|_| known != 0).unwrap_or(usize::MAX)
}

/// Goes through the rows in chunks: their groups, and which of them are known. Stops when told so.
fn each(
    group: Numbers,
    groups: usize,
    mut rows: impl FnMut(&[i64], &[u8]) -> bool,
) -> Result<(), ColumnsError> {
    let len = group.len();
    let wrong = |found| Err(ColumnsError { column: "group", rows: len, found });
    if group.known_len() < len {
        return wrong(group.known_len());
    }
    let least = i64::try_from(groups).unwrap_or(i64::MAX);
    let (mut ids, mut known) = ([0; ROWS], [0; ROWS]);
    for from in (0..len).step_by(ROWS) {
        let n = ROWS.min(len - from);
        load(group, from, n, &mut ids, &mut known);
        let (ids, known) = (ids.get(..n).unwrap_or_default(), known.get(..n).unwrap_or_default());
        let outside = |(id, ok): (&i64, &u8)| *ok != 0 && !(0..least).contains(id);
        if let Some(bad) = ids.iter().zip(known).position(outside) {
            return wrong(from + bad);
        }
        if !rows(ids, known) {
            return wrong(from);
        }
    }
    Ok(())
}
