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
        // One number a group: certain members in its low half, possible ones in its high half.
        let mut packed = vec![0u64; groups];
        let mut verdicts = verdicts.into_iter();
        let mut seen = 0;
        each(group, |ids| {
            let (before, mut outside) = (seen, 0);
            for (id, verdict) in ids.iter().zip(verdicts.by_ref()) {
                let step = match verdict {
                    Verdict::Met => 1 | 1 << 32,
                    Verdict::Unknown => 1 << 32,
                    _ => 0,
                };
                match packed.get_mut(place(*id)) {
                    Some(count) => *count = count.wrapping_add(step),
                    None => outside |= !*id,
                }
                seen += 1;
            }
            outside == 0 && seen - before == ids.len()
        })?;
        let half = |n: u64| u32::try_from(n & u64::from(u32::MAX)).unwrap_or(u32::MAX);
        let out = packed.into_iter().map(|n| GroupCount { sure: half(n), possible: half(n >> 32) }).collect();
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

const DIFFERS: u64 = 1;
const MISSING: u64 = 2;
const GIVEN: u64 = 4;
const FLAGS: u32 = 3;

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
        match per {
            0 | 1 => alike(values, group, groups, |v| v),
            10 => alike(values, group, groups, |v| v / 10),
            100 => alike(values, group, groups, |v| v / 100),
            1_000 => alike(values, group, groups, |v| v / 1_000),
            per => alike(values, group, groups, |v| v.wrapping_div(i64::from(per))),
        }
    }

    fn of_word(word: u64) -> Self {
        Alike {
            value: (word & GIVEN != 0).then_some(word.cast_signed() >> FLAGS),
            differs: word & DIFFERS != 0,
            missing: word & MISSING != 0,
        }
    }
}

/// A group in one word: three flags, and above them the first value.
fn alike(
    values: Numbers,
    group: Numbers,
    groups: usize,
    cut: impl Fn(i64) -> i64,
) -> Result<Vec<Alike>, ColumnsError> {
    let mut words = vec![0u64; groups];
    let mut from = 0;
    let mut too_big = 0u64;
    let (mut numbers, mut given) = ([0; ROWS], [0; ROWS]);
    each(group, |ids| {
        load(values, from, ids.len(), &mut numbers, &mut given);
        let mut outside = 0;
        for ((id, v), given) in ids.iter().zip(&numbers).zip(&given) {
            let v = cut(*v).cast_unsigned();
            let is = 0u64.wrapping_sub(u64::from(*given != 0));
            let shifted = v << FLAGS;
            too_big |= (v ^ (shifted.cast_signed() >> FLAGS).cast_unsigned()) & is;
            match words.get_mut(place(*id)) {
                Some(word) => {
                    let had = 0u64.wrapping_sub(*word >> 2 & 1);
                    let differs = u64::from((*word ^ shifted) >> FLAGS != 0) & had & is & DIFFERS;
                    *word |= ((shifted | GIVEN) & is & !had) | differs | (!is & MISSING);
                }
                None => outside |= !*id,
            }
        }
        from += ids.len();
        outside == 0
    })?;
    if too_big != 0 {
        return wide(values, group, groups, cut);
    }
    Ok(words.into_iter().map(Alike::of_word).collect())
}

/// The same for values that leave no room for flags.
fn wide(
    values: Numbers,
    group: Numbers,
    groups: usize,
    cut: impl Fn(i64) -> i64,
) -> Result<Vec<Alike>, ColumnsError> {
    let mut out = vec![Alike::default(); groups];
    for row in 0..group.len() {
        let place = group.get(row).and_then(|g| usize::try_from(g).ok()).unwrap_or(usize::MAX);
        let Some(alike) = out.get_mut(place) else { continue };
        match (values.get(row).map(&cut), alike.value) {
            (None, _) => alike.missing = true,
            (given, None) => alike.value = given,
            (given, first) => alike.differs |= given != first,
        }
    }
    Ok(out)
}

/// The place of a group; beyond all places where it is not known.
fn place(id: u32) -> usize {
    usize::try_from(id).unwrap_or(usize::MAX)
}

/// Goes through the rows in chunks: the groups that they belong to, and the greatest number where that is not known.
/// Stops when told so.
fn each(group: Numbers, mut rows: impl FnMut(&[u32]) -> bool) -> Result<(), ColumnsError> {
    let len = group.len();
    let wrong = |found| Err(ColumnsError { column: "group", rows: len, found });
    if group.known_len() < len {
        return wrong(group.known_len());
    }
    let (mut numbers, mut known, mut ids) = ([0; ROWS], [0; ROWS], [0; ROWS]);
    for from in (0..len).step_by(ROWS) {
        let n = ROWS.min(len - from);
        load(group, from, n, &mut numbers, &mut known);
        let mut far = 0;
        for ((id, v), ok) in ids.iter_mut().zip(&numbers).zip(&known) {
            let unknown = 0i64.wrapping_sub(i64::from(*ok == 0));
            far |= *v & !unknown;
            let [a, b, c, d, ..] = (*v | unknown).to_le_bytes();
            *id = u32::from_le_bytes([a, b, c, d]);
        }
        // Negative, or not below the greatest number of 32 bits.
        if !(0..i64::from(u32::MAX)).contains(&far) || !rows(ids.get(..n).unwrap_or_default()) {
            return wrong(from);
        }
    }
    Ok(())
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
        assert!(!of(&[0, i64::from(u32::MAX), 1], &[1, 1, 1]));
        assert!(GroupCount::of(met(), Numbers::i64(&[0, 0]), 2).is_err());
        assert!(GroupCount::of(met(), Numbers::i64(&[0; 4]), 2).is_err());
    }

    #[test]
    fn values_of_any_size_are_compared() {
        let group = [0, 0, 1, 1, 2, 2, 3];
        for factor in [1, -1, 1 << 40, i64::MAX / 7, -(1 << 62)] {
            let values: Vec<i64> = [1, 1, 1, 2, 2, 2, 3].iter().map(|v| factor.wrapping_mul(*v)).collect();
            let values = Numbers::i64(&values).with_bytes(&[1, 1, 1, 1, 1, 0, 0]);
            let alike = Alike::of(values, 1, Numbers::u32(&group), 4).unwrap();
            let verdicts: Vec<Verdict> = alike.iter().map(|a| a.verdict()).collect();
            assert_eq!(
                verdicts,
                [Verdict::Met, Verdict::NotMet, Verdict::Unknown, Verdict::Unknown],
                "{factor}"
            );
            assert_eq!(alike[0].value, Some(factor));
        }
    }
}
