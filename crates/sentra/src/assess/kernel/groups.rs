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
        let mut tally = GroupTally::of(groups);
        tally.count(verdicts, group)?;
        Ok(tally.counts().collect())
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
        let mut tally = GroupTally::of(groups);
        tally.compare(values, per, group)?;
        Ok(tally.alike().collect())
    }
}

/// Counts and comparisons of groups whose rows come in parts, such as the batches of a file.
///
/// ```
/// use sentra::assess::{GroupCount, GroupTally, Numbers, Verdict};
/// let mut tally = GroupTally::up_to(1_000);
/// tally.count([Verdict::Met, Verdict::Unknown], Numbers::u32(&[0, 1]))?;
/// tally.count([Verdict::Met], Numbers::u32(&[1]))?;
/// let counts: Vec<GroupCount> = tally.counts().collect();
/// assert_eq!(counts[1], GroupCount { sure: 1, possible: 2 });
/// # Ok::<(), sentra::assess::ColumnsError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct GroupTally {
    most: usize,
    slots: Vec<Slot>,
}

/// What is known of a group so far; both parts lie together, because groups are met in any order.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    /// Certain members in the low half, possible ones in the high half.
    count: u64,
    /// As in [`Alike`].
    word: u64,
}

impl GroupTally {
    /// For so many groups.
    ///
    /// ```
    /// assert_eq!(sentra::assess::GroupTally::of(3).counts().count(), 3);
    /// ```
    pub fn of(groups: usize) -> Self {
        Self { most: groups, slots: vec![Slot::default(); groups] }
    }

    /// For the groups from 0 to the last that occurs, and at most so many.
    ///
    /// ```
    /// use sentra::assess::{GroupTally, Numbers, Verdict};
    /// let mut tally = GroupTally::up_to(2);
    /// tally.count([Verdict::Met], Numbers::u32(&[1]))?;
    /// assert_eq!(tally.counts().count(), 2);
    /// assert!(tally.count([Verdict::Met], Numbers::u32(&[2])).is_err());
    /// # Ok::<(), sentra::assess::ColumnsError>(())
    /// ```
    pub fn up_to(most: usize) -> Self {
        Self { most, ..Self::default() }
    }

    /// Counts members: the verdict about each row and the group that it belongs to.
    ///
    /// # Errors
    /// [`ColumnsError`] when there are not as many verdicts as rows, or for a row whose group is none of these.
    ///
    /// ```
    /// use sentra::assess::{GroupTally, Numbers, Verdict};
    /// let error = GroupTally::of(1).count([Verdict::Met], Numbers::u32(&[0, 0])).unwrap_err();
    /// assert_eq!((error.column, error.rows, error.found), ("verdicts", 2, 1));
    /// ```
    pub fn count(
        &mut self,
        verdicts: impl IntoIterator<Item = Verdict, IntoIter: ExactSizeIterator>,
        group: Numbers,
    ) -> Result<(), ColumnsError> {
        let verdicts = verdicts.into_iter();
        if verdicts.len() != group.len() {
            return Err(ColumnsError { column: "verdicts", rows: group.len(), found: verdicts.len() });
        }
        with_ids!(group, ids => self.pass::<true, false>(ids, verdicts, group, |v| v))
    }

    /// Compares the values of members, cut to `per` as [`Alike::of`] does.
    ///
    /// # Errors
    /// As [`Alike::of`].
    ///
    /// ```
    /// use sentra::assess::{Alike, GroupTally, Numbers, Verdict};
    /// let mut tally = GroupTally::of(1);
    /// tally.compare(Numbers::i32(&[13134]), 100, Numbers::u32(&[0]))?;
    /// tally.compare(Numbers::i32(&[13121]), 100, Numbers::u32(&[0]))?;
    /// assert_eq!(tally.alike().next().map(Alike::verdict), Some(Verdict::Met));
    /// # Ok::<(), sentra::assess::ColumnsError>(())
    /// ```
    pub fn compare(&mut self, values: Numbers, per: u32, group: Numbers) -> Result<(), ColumnsError> {
        let none = std::iter::repeat(Verdict::NotMet);
        self.compared::<false>(none, values, per, group)
    }

    /// Counts members and compares their values in one pass, which is faster than one after the other.
    ///
    /// # Errors
    /// As [`GroupTally::count`] and [`Alike::of`].
    ///
    /// ```
    /// use sentra::assess::{Alike, GroupCount, GroupTally, Numbers, Verdict};
    /// let mut tally = GroupTally::of(1);
    /// tally.count_and_compare([Verdict::Met; 2], Numbers::i32(&[13134, 13121]), 100, Numbers::u32(&[0, 0]))?;
    /// assert_eq!(tally.counts().next(), Some(GroupCount { sure: 2, possible: 2 }));
    /// assert_eq!(tally.alike().next().and_then(Alike::value), Some(131));
    /// # Ok::<(), sentra::assess::ColumnsError>(())
    /// ```
    pub fn count_and_compare(
        &mut self,
        verdicts: impl IntoIterator<Item = Verdict, IntoIter: ExactSizeIterator>,
        values: Numbers,
        per: u32,
        group: Numbers,
    ) -> Result<(), ColumnsError> {
        let verdicts = verdicts.into_iter();
        if verdicts.len() != group.len() {
            return Err(ColumnsError { column: "verdicts", rows: group.len(), found: verdicts.len() });
        }
        self.compared::<true>(verdicts, values, per, group)
    }

    fn compared<const COUNT: bool>(
        &mut self,
        verdicts: impl Iterator<Item = Verdict>,
        values: Numbers,
        per: u32,
        group: Numbers,
    ) -> Result<(), ColumnsError> {
        let rows = group.len();
        if values.len() != rows || values.known_len() < rows {
            return Err(ColumnsError { column: "values", rows, found: values.len().min(values.known_len()) });
        }
        // A division by a constant is a multiplication.
        with_ids!(group, ids => match per {
            0 | 1 => self.pass::<COUNT, true>(ids, verdicts, values, |v| v),
            10 => self.pass::<COUNT, true>(ids, verdicts, values, |v| v / 10),
            100 => self.pass::<COUNT, true>(ids, verdicts, values, |v| v / 100),
            1_000 => self.pass::<COUNT, true>(ids, verdicts, values, |v| v / 1_000),
            per => self.pass::<COUNT, true>(ids, verdicts, values, |v| v.wrapping_div(i64::from(per))),
        })
    }

    /// Goes once through the rows, of which there are as many as verdicts if they are counted, and as values if they are
    /// compared.
    fn pass<const COUNT: bool, const COMPARE: bool>(
        &mut self,
        ids: &[impl Id],
        mut verdicts: impl Iterator<Item = Verdict>,
        values: Numbers,
        cut: impl Fn(i64) -> i64,
    ) -> Result<(), ColumnsError> {
        self.fit(ids);
        let (mut copied, mut given) = ([0; ROWS], [0; ROWS]);
        let none = [0; ROWS];
        let (mut outside, mut too_big) = (false, 0u64);
        for (chunk, ids) in ids.chunks(ROWS).enumerate() {
            let from = chunk * ROWS;
            let mut numbers: &[i64] = &none;
            if COMPARE {
                know(values.known, from, ids.len(), &mut given);
                numbers = match values.values {
                    Values::I64(v) => v.get(from..from + ids.len()).unwrap_or_default(),
                    other => {
                        copy_values(other, from, &mut copied);
                        &copied
                    }
                };
            }
            for ((id, v), given) in ids.iter().zip(numbers).zip(&given) {
                let mut step = 0;
                if COUNT {
                    let verdict = verdicts.next().unwrap_or(Verdict::NotMet);
                    let sure = u64::from(verdict == Verdict::Met);
                    step = sure | (sure | u64::from(verdict == Verdict::Unknown)) << 32;
                }
                let v = cut(*v).cast_unsigned();
                let is = 0u64.wrapping_sub(u64::from(*given != 0));
                let shifted = v << FLAGS;
                if COMPARE {
                    too_big |= (v ^ (shifted.cast_signed() >> FLAGS).cast_unsigned()) & is;
                }
                match self.slots.get_mut(id.place()) {
                    Some(slot) => {
                        if COUNT {
                            slot.count = slot.count.wrapping_add(step);
                        }
                        if COMPARE {
                            let had = 0u64.wrapping_sub(slot.word >> 2 & 1);
                            let differs = u64::from((slot.word ^ shifted) >> FLAGS != 0) & had & is & DIFFERS;
                            slot.word |= ((shifted | GIVEN) & is & !had) | differs | (!is & MISSING);
                        }
                    }
                    None => outside |= id.is_some(),
                }
            }
        }
        let rows = ids.len();
        match (outside, too_big) {
            (false, 0) => Ok(()),
            (true, _) => Err(ColumnsError { column: "group", rows, found: 0 }),
            _ => Err(ColumnsError { column: "values", rows, found: 0 }),
        }
    }

    /// Makes room for the groups of some rows, where they may be.
    fn fit(&mut self, ids: &[impl Id]) {
        if self.slots.len() == self.most {
            return;
        }
        let last = ids.iter().map(|id| id.place()).filter(|p| *p < self.most).max();
        let groups = last.map_or(0, |p| p + 1);
        if groups > self.slots.len() {
            self.slots.resize(groups, Slot::default());
        }
    }

    /// The counts of the groups so far.
    ///
    /// ```
    /// use sentra::assess::{GroupCount, GroupTally};
    /// assert_eq!(GroupTally::of(1).counts().next(), Some(GroupCount::default()));
    /// ```
    pub fn counts(&self) -> impl Iterator<Item = GroupCount> + '_ {
        let half = |n: u64| u32::try_from(n & u64::from(u32::MAX)).unwrap_or(u32::MAX);
        self.slots.iter().map(move |s| GroupCount { sure: half(s.count), possible: half(s.count >> 32) })
    }

    /// What was compared so far.
    ///
    /// ```
    /// use sentra::assess::{Alike, GroupTally};
    /// assert_eq!(GroupTally::of(1).alike().next(), Some(Alike::default()));
    /// ```
    pub fn alike(&self) -> impl Iterator<Item = Alike> + '_ {
        self.slots.iter().map(|s| Alike { word: s.word })
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
    fn parts_count_and_compare_as_the_whole_does() {
        let ids: Vec<i64> = (0..5_000).map(|i| i * i % 701).collect();
        let known: Vec<u8> = (0..5_000).map(|i| u8::from(i % 7 != 0)).collect();
        let verdicts: Vec<Verdict> =
            (0..5_000).map(|i| [Verdict::Met, Verdict::NotMet, Verdict::Unknown][i % 3]).collect();
        let groups = usize::try_from(*ids.iter().max().unwrap()).unwrap() + 1;
        let whole = Numbers::i64(&ids).with_bytes(&known);
        let counts = GroupCount::of(verdicts.iter().copied(), whole, groups).unwrap();
        let alike = Alike::of(Numbers::i64(&ids).with_bytes(&known), 100, whole, groups).unwrap();
        for size in [1, 63, 1_024, 1_025, 5_000] {
            let (mut tally, mut at_once) = (GroupTally::up_to(1_000), GroupTally::up_to(1_000));
            for ((ids, known), verdicts) in
                ids.chunks(size).zip(known.chunks(size)).zip(verdicts.chunks(size))
            {
                let part = Numbers::i64(ids).with_bytes(known);
                tally.count(verdicts.iter().copied(), part).unwrap();
                tally.compare(part, 100, part).unwrap();
                at_once.count_and_compare(verdicts.iter().copied(), part, 100, part).unwrap();
            }
            for tally in [tally, at_once] {
                assert_eq!(tally.counts().collect::<Vec<_>>(), counts, "{size}");
                assert_eq!(tally.alike().collect::<Vec<_>>(), alike, "{size}");
            }
        }
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
