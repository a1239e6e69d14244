//! Verdicts on many groups at once: counts of members, and whether all known values of a column are the same.
//!
//! Groups have dense numbers from 0, so that one group is one place in memory.

use super::pass::{ROWS, copy_values, know};
use super::values::{Known, Numbers, Values};
use super::{ColumnsError, Verdict};

/// The group of a row.
trait Id: Copy {
    /// Its place; beyond all places where there is none.
    fn place(self) -> usize;
    /// Whether it is known.
    fn is_some(self) -> bool {
        true
    }
}

impl Id for u32 {
    fn place(self) -> usize {
        usize::try_from(self).unwrap_or(usize::MAX)
    }
}

impl Id for i32 {
    fn place(self) -> usize {
        usize::try_from(self).unwrap_or(usize::MAX)
    }
}

impl Id for i64 {
    fn place(self) -> usize {
        usize::try_from(self).unwrap_or(usize::MAX)
    }
}

impl Id for Option<i64> {
    fn place(self) -> usize {
        self.map_or(usize::MAX, Id::place)
    }
    fn is_some(self) -> bool {
        Option::is_some(&self)
    }
}

/// Does something with the groups of the rows. Whole columns are read as they lie in memory, others are copied.
macro_rules! with_ids {
    ($group:expr, $ids:ident => $do:expr) => {{
        let group: Numbers = $group;
        match (group.values, group.known) {
            (Values::I32($ids), Known::All) => $do,
            (Values::U32($ids), Known::All) => $do,
            (Values::I64($ids), Known::All) => $do,
            _ if group.known_len() < group.len() => {
                Err(ColumnsError { column: "group", rows: group.len(), found: group.known_len() })
            }
            _ => {
                let ids: Vec<Option<i64>> = (0..group.len()).map(|row| group.get(row)).collect();
                let $ids = ids.as_slice();
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
        // Without branches: which way it goes differs from group to group.
        match u8::from(self.sure >= n) + u8::from(self.possible >= n) {
            2 => Verdict::Met,
            1 => Verdict::Unknown,
            _ => Verdict::NotMet,
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
        verdicts: impl IntoIterator<Item = Verdict, IntoIter: ExactSizeIterator>,
        group: Numbers,
        groups: usize,
    ) -> Result<Vec<GroupCount>, ColumnsError> {
        let verdicts = verdicts.into_iter();
        if verdicts.len() != group.len() {
            return Err(ColumnsError { column: "verdicts", rows: group.len(), found: verdicts.len() });
        }
        let packed = with_ids!(group, ids => counted(ids, verdicts, groups))?;
        let half = |n: u64| u32::try_from(n & u64::from(u32::MAX)).unwrap_or(u32::MAX);
        Ok(packed.into_iter().map(|n| GroupCount { sure: half(n), possible: half(n >> 32) }).collect())
    }
}

/// One number a group: certain members in its low half, possible ones in its high half.
fn counted(
    ids: &[impl Id],
    verdicts: impl Iterator<Item = Verdict>,
    groups: usize,
) -> Result<Vec<u64>, ColumnsError> {
    let mut packed = vec![0u64; groups];
    let mut outside = false;
    for (id, verdict) in ids.iter().zip(verdicts) {
        let sure = u64::from(verdict == Verdict::Met);
        let step = sure | (sure | u64::from(verdict == Verdict::Unknown)) << 32;
        match packed.get_mut(id.place()) {
            Some(count) => *count = count.wrapping_add(step),
            None => outside |= id.is_some(),
        }
    }
    if outside {
        return Err(ColumnsError { column: "group", rows: ids.len(), found: 0 });
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
        // One value and none missing; else open, until another value is seen.
        let same = u8::from(self.word & (MISSING | GIVEN) == GIVEN);
        match (same + 1) * u8::from(self.word & DIFFERS == 0) {
            2 => Verdict::Met,
            1 => Verdict::Unknown,
            _ => Verdict::NotMet,
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
    ids: &[impl Id],
    groups: usize,
    cut: impl Fn(i64) -> i64,
) -> Result<Vec<Alike>, ColumnsError> {
    let mut words = vec![0u64; groups];
    let (mut numbers, mut given) = ([0; ROWS], [0; ROWS]);
    let (mut outside, mut too_big) = (false, 0u64);
    for (chunk, ids) in ids.chunks(ROWS).enumerate() {
        let from = chunk * ROWS;
        know(values.known, from, ids.len(), &mut given);
        let numbers = match values.values {
            Values::I64(v) => v.get(from..from + ids.len()).unwrap_or_default(),
            other => {
                copy_values(other, from, &mut numbers);
                &numbers
            }
        };
        for ((id, v), given) in ids.iter().zip(numbers).zip(&given) {
            let v = cut(*v).cast_unsigned();
            let is = 0u64.wrapping_sub(u64::from(*given != 0));
            let shifted = v << FLAGS;
            too_big |= (v ^ (shifted.cast_signed() >> FLAGS).cast_unsigned()) & is;
            match words.get_mut(id.place()) {
                Some(word) => {
                    let had = 0u64.wrapping_sub(*word >> 2 & 1);
                    let differs = u64::from((*word ^ shifted) >> FLAGS != 0) & had & is & DIFFERS;
                    *word |= ((shifted | GIVEN) & is & !had) | differs | (!is & MISSING);
                }
                None => outside |= id.is_some(),
            }
        }
    }
    let rows = ids.len();
    match (outside, too_big) {
        (false, 0) => Ok(words.into_iter().map(|word| Alike { word }).collect()),
        (true, _) => Err(ColumnsError { column: "group", rows, found: 0 }),
        _ => Err(ColumnsError { column: "values", rows, found: 0 }),
    }
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
