//! A small generator of pseudo-random numbers (SplitMix64): the same numbers on every machine and in every release.

/// The state; equal seeds give equal sequences.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        word ^ (word >> 31)
    }

    /// A number from `low` to `high`, both possible. The slight unevenness of a remainder does not matter here.
    pub(crate) fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.next() % (high.saturating_sub(low) + 1)
    }

    /// True in `per_mille` of a thousand calls.
    pub(crate) fn chance(&mut self, per_mille: u64) -> bool {
        self.between(0, 999) < per_mille
    }

    /// One of the items; the default only when there are none.
    pub(crate) fn pick<T: Copy + Default>(&mut self, items: &[T]) -> T {
        let last = items.len().saturating_sub(1) as u64;
        let index = usize::try_from(self.between(0, last)).unwrap_or_default();
        items.get(index).copied().unwrap_or_default()
    }

    /// Puts the items into a random order.
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let other = usize::try_from(self.between(0, last as u64)).unwrap_or_default();
            items.swap(last, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Random;

    #[test]
    fn the_sequence_is_the_published_one_of_splitmix64() {
        let mut random = Random::new(1_234_567);
        assert_eq!(random.next(), 6_457_827_717_110_365_317);
        assert_eq!(random.next(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn both_ends_are_possible_and_nothing_beyond() {
        let mut random = Random::new(1);
        let mut seen = [0_u32; 4];
        for _ in 0..1_000 {
            seen[random.between(2, 3) as usize] += 1;
        }
        assert_eq!(seen[..2], [0, 0]);
        assert!(seen[2] > 400 && seen[3] > 400, "{seen:?}");
    }
}
