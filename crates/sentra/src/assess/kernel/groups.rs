//! Verdicts on many groups at once: counts of members, and whether all known values of a column are the same.
//!
//! Groups have dense numbers from 0, so that one group is one place in memory.

use super::pass::{ROWS, load};
use super::values::{Known, Numbers, Values};
use super::{ColumnsError, Verdict};

/// Does something with the groups of the rows. Whole columns are read as they lie in memory.
macro_rules! with_ids {
    ($group:expr, $ids:ident => $do:expr) => {{
        let group: Numbers = $group;
        match (group.values, group.known) {
            (Values::I32(v), Known::All) => {
                let $ids = v.iter().map(|v| i64::from(*v));
                $do
            }
            (Values::U32(v), Known::All) => {
                let $ids = v.iter().map(|v| i64::from(*v));
                $do
            }
            _ if group.known_len() < group.len() => {
                Err(ColumnsError { column: "group", rows: group.len(), found: group.known_len() })
            }
            _ => {
                // No group has the number that stands for none.
                let known = |id: i64| if id == NO_GROUP { -1 } else { id };
                let $ids = (0..group.len()).map(|row| group.get(row).map_or(NO_GROUP, known));
                $do
            }
        }
    }};
}

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
        let packed = with_ids!(group, ids => counted(ids, verdicts, groups))?;
        let half = |n: u64| u32::try_from(n & u64::from(u32::MAX)).unwrap_or(u32::MAX);
        Ok(packed.into_iter().map(|n| GroupCount { sure: half(n), possible: half(n >> 32) }).collect())
    }
}

/// One number a group: certain members in its low half, possible ones in its high half.
fn counted(
    ids: impl ExactSizeIterator<Item = i64>,
    verdicts: impl IntoIterator<Item = Verdict>,
    groups: usize,
) -> Result<Vec<u64>, ColumnsError> {
    let mut packed = vec![0u64; groups];
    let rows = ids.len();
    let mut verdicts = verdicts.into_iter();
    let (mut outside, mut found) = (false, 0);
    for (id, verdict) in ids.zip(verdicts.by_ref()) {
        found += 1;
        let step = match verdict {
            Verdict::Met => 1 | 1 << 32,
            Verdict::Unknown => 1 << 32,
            _ => 0,
        };
        match packed.get_mut(place(id)) {
            Some(count) => *count = count.wrapping_add(step),
            None => outside |= id != NO_GROUP,
        }
    }
    if outside || found < rows || verdicts.next().is_some() {
        return Err(ColumnsError { column: "group", rows, found });
    }
    Ok(packed)
}

/// What the values of a column are within a group.
///
/// ```
/// use sentra::assess::{Alike, Verdict};
/// assert_eq!(Alike::default().verdict(), Verdict::Unknown); // nothing is known
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Alike {
    /// Three flags, and above them the first value.
    word: u64,
}

const DIFFERS: u64 = 1;
const MISSING: u64 = 2;
const GIVEN: u64 = 4;
const FLAGS: u32 = 3;

impl Alike {
    /// The value of the first member that has one.
    ///
    /// ```
    /// use sentra::assess::{Alike, Numbers};
    /// let alike = Alike::of(Numbers::i32(&[13134, 10391]), 1, Numbers::u32(&[0, 0]), 1)?;
    /// assert_eq!((alike[0].value(), Alike::default().value()), (Some(13134), None));
    /// # Ok::<(), sentra::assess::ColumnsError>(())
    /// ```
    pub fn value(self) -> Option<i64> {
        (self.word & GIVEN != 0).then_some(self.word.cast_signed() >> FLAGS)
    }

    /// Whether all members have the same value. Two values decide, whatever is missing.
    ///
    /// ```
    /// use sentra::assess::{Alike, Numbers, Verdict};
    /// let codes = Numbers::i32(&[13134, 13134, 10391, 13134, 0]).with_bytes(&[1, 1, 1, 1, 0]);
    /// let alike = Alike::of(codes, 1, Numbers::u32(&[0, 1, 1, 2, 2]), 3)?;
    /// let verdicts: Vec<Verdict> = alike.into_iter().map(Alike::verdict).collect();
    /// assert_eq!(verdicts, [Verdict::Met, Verdict::NotMet, Verdict::Unknown]);
    /// # Ok::<(), sentra::assess::ColumnsError>(())
    /// ```
    pub fn verdict(self) -> Verdict {
        match self.word & (DIFFERS | MISSING | GIVEN) {
            GIVEN => Verdict::Met,
            flags if flags & DIFFERS != 0 => Verdict::NotMet,
            _ => Verdict::Unknown,
        }
    }

    /// Compares the values of the members of each of `groups` groups, cut to `per`: with 100, industry codes of five
    /// digits are compared by their first three.
    ///
    /// # Errors
    /// [`ColumnsError`] for columns of different lengths, for a row whose group is none of these, and for values beyond
    /// 2^60: codes are compared here, not amounts.
    ///
    /// ```
    /// use sentra::assess::{Alike, Numbers, Verdict};
    /// let codes = Numbers::i32(&[13134, 13121, 10391]).with_bytes(&[1, 1, 0]);
    /// let alike = Alike::of(codes, 100, Numbers::u32(&[0, 0, 1]), 2)?;
    /// assert_eq!(alike[0].value(), Some(131));
    /// assert_eq!([alike[0].verdict(), alike[1].verdict()], [Verdict::Met, Verdict::Unknown]);
    /// # Ok::<(), sentra::assess::ColumnsError>(())
    /// ```
    pub fn of(values: Numbers, per: u32, group: Numbers, groups: usize) -> Result<Vec<Alike>, ColumnsError> {
        let rows = group.len();
        if values.len() != rows || values.known_len() < rows {
            return Err(ColumnsError { column: "values", rows, found: values.len().min(values.known_len()) });
        }
        // A division by a constant is a multiplication.
        with_ids!(group, ids => match per {
            0 | 1 => alike(values, ids, groups, |v| v),
            10 => alike(values, ids, groups, |v| v / 10),
            100 => alike(values, ids, groups, |v| v / 100),
            1_000 => alike(values, ids, groups, |v| v / 1_000),
            per => alike(values, ids, groups, |v| v.wrapping_div(i64::from(per))),
        })
    }
}

fn alike(
    values: Numbers,
    mut ids: impl ExactSizeIterator<Item = i64>,
    groups: usize,
    cut: impl Fn(i64) -> i64,
) -> Result<Vec<Alike>, ColumnsError> {
    let mut out = vec![Alike::default(); groups];
    let (mut numbers, mut given) = ([0; ROWS], [0; ROWS]);
    let rows = ids.len();
    let (mut outside, mut too_big) = (false, 0u64);
    for from in (0..rows).step_by(ROWS) {
        load(values, from, ROWS.min(rows - from), &mut numbers, &mut given);
        for ((v, given), id) in numbers.iter().zip(&given).zip(ids.by_ref()) {
            let v = cut(*v).cast_unsigned();
            let is = 0u64.wrapping_sub(u64::from(*given != 0));
            let shifted = v << FLAGS;
            too_big |= (v ^ (shifted.cast_signed() >> FLAGS).cast_unsigned()) & is;
            match out.get_mut(place(id)) {
                Some(Alike { word }) => {
                    let had = 0u64.wrapping_sub(*word >> 2 & 1);
                    let differs = u64::from((*word ^ shifted) >> FLAGS != 0) & had & is & DIFFERS;
                    *word |= ((shifted | GIVEN) & is & !had) | differs | (!is & MISSING);
                }
                None => outside |= id != NO_GROUP,
            }
        }
    }
    match (outside, too_big) {
        (false, 0) => Ok(out),
        (true, _) => Err(ColumnsError { column: "group", rows, found: 0 }),
        _ => Err(ColumnsError { column: "values", rows, found: 0 }),
    }
}

/// Where the group of a row is not known.
const NO_GROUP: i64 = i64::MAX;

/// The place of a group; beyond all places where there is none.
fn place(id: i64) -> usize {
    usize::try_from(id).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_that_are_none_of_these_are_refused() {
        let met = || vec![Verdict::Met; 3];
        let of =
            |ids: &[i64], known: &[u8]| GroupCount::of(met(), Numbers::i64(ids).with_bytes(known), 2).is_ok();
        assert!(of(&[0, 1, 1], &[1, 1, 1]));
        assert!(of(&[0, 9, -1], &[1, 0, 0])); // not known
        assert!(!of(&[0, 1, 2], &[1, 1, 1]));
        assert!(!of(&[0, -1, 1], &[1, 1, 1]));
        assert!(!of(&[0, i64::MAX, 1], &[1, 1, 1]));
        assert!(GroupCount::of(met(), Numbers::i64(&[0, 0]), 2).is_err());
        assert!(GroupCount::of(met(), Numbers::i64(&[0; 4]), 2).is_err());
    }

    #[test]
    fn values_of_all_sizes_of_codes_are_compared() {
        let group = Numbers::u32(&[0, 0, 1, 1, 2, 2, 3]);
        let known = [1, 1, 1, 1, 1, 0, 0];
        let of = |factor: i64| {
            let values = [1, 1, 1, 2, 2, 2, 3].map(|v: i64| factor.saturating_mul(v));
            Alike::of(Numbers::i64(&values).with_bytes(&known), 1, group, 4)
        };
        for factor in [1, -1, 1 << 40, (1 << 58) + 1, -(1 << 59)] {
            let alike = of(factor).unwrap();
            let verdicts: Vec<Verdict> = alike.iter().map(|a| a.verdict()).collect();
            assert_eq!(
                verdicts,
                [Verdict::Met, Verdict::NotMet, Verdict::Unknown, Verdict::Unknown],
                "{factor}"
            );
            assert_eq!((alike[0].value(), alike[3].value()), (Some(factor), None));
        }
        assert!(of(1 << 60).is_err() && of(i64::MIN).is_err());
    }
}
