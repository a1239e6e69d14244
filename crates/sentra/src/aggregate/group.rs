//! Grouping by packed numbers: one sort, no table of hashes.

/// From so many numbers on, a sort by digits is faster than a sort by comparison.
const MANY: usize = 1 << 12;
/// The bits of a digit.
const DIGIT: u32 = 11;

/// Groups equal numbers, fewer than 2^32 of them and none above 96 bits: the group of each, counted from 0 in ascending
/// order of the numbers. `found` is told the position of one member of each group, in the order of the groups.
pub(super) fn group(numbers: &[u128], mut found: impl FnMut(u32)) -> Vec<u32> {
    let mut groups = vec![0; numbers.len()];
    let mut next = 0u32;
    let mut last = None;
    let mut put = |number: u128, position: u32| {
        if last != Some(number) {
            last = Some(number);
            next += 1;
            found(position);
        }
        if let Some(group) = groups.get_mut(position as usize) {
            *group = next - 1;
        }
    };
    match shorter(numbers) {
        Some(short) if numbers.len() >= MANY => {
            by_digits(short).into_iter().for_each(|(number, position)| put(number.into(), position));
        }
        _ => {
            let mut sorted: Vec<u128> = numbers.iter().zip(0u128..).map(|(n, i)| n << 32 | i).collect();
            sorted.sort_unstable();
            sorted.into_iter().for_each(|entry| put(entry >> 32, entry as u32));
        }
    }
    groups
}

/// The numbers without the bits in which all are equal, which leaves their order; nothing where 64 bits are not enough.
fn shorter(numbers: &[u128]) -> Option<Vec<(u64, u32)>> {
    let first = *numbers.first()?;
    let differing = numbers.iter().fold(0, |all, n| all | (n ^ first));
    // Runs of differing bits: where each begins, its mask, and where it goes.
    let mut runs: Vec<(u32, u128, u32)> = Vec::new();
    let (mut rest, mut at, mut to) = (differing, 0, 0);
    while rest != 0 {
        let skip = rest.trailing_zeros();
        let length = (rest >> skip).trailing_ones();
        runs.push((at + skip, (1 << length) - 1, to));
        to += length;
        at += skip + length;
        rest = rest >> skip >> length;
    }
    let short =
        |n: &u128| runs.iter().fold(0, |out, (from, mask, to)| out | ((n >> from & mask) << to) as u64);
    (to <= 64).then(|| numbers.iter().map(short).zip(0u32..).collect())
}

/// Sorts by number, digit by digit from the lowest; equal numbers keep their order.
fn by_digits(mut from: Vec<(u64, u32)>) -> Vec<(u64, u32)> {
    let greatest = from.iter().fold(0, |all, (n, _)| all | n);
    let mut to = vec![(0, 0); from.len()];
    let digit = |number: u64, shift: u32| (number >> shift) as usize & ((1 << DIGIT) - 1);
    for shift in (0..u64::BITS - greatest.leading_zeros()).step_by(DIGIT as usize) {
        let mut places = vec![0usize; 1 << DIGIT];
        for (number, _) in &from {
            if let Some(count) = places.get_mut(digit(*number, shift)) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for place in &mut places {
            (*place, sum) = (sum, sum + *place);
        }
        for entry in &from {
            if let Some(place) = places.get_mut(digit(entry.0, shift)) {
                if let Some(slot) = to.get_mut(*place) {
                    *slot = *entry;
                }
                *place += 1;
            }
        }
        std::mem::swap(&mut from, &mut to);
    }
    from
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plainly(numbers: &[u128]) -> (Vec<u32>, Vec<u128>) {
        let mut distinct = numbers.to_vec();
        distinct.sort_unstable();
        distinct.dedup();
        (numbers.iter().map(|n| distinct.binary_search(n).unwrap() as u32).collect(), distinct)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn groups_are_those_of_a_plain_sort(
            few in proptest::collection::vec(any::<u128>(), 0..40),
            mask in any::<u128>(), more in any::<u128>(), times in 0usize..400,
        ) {
            // Masks of few and of many bits, few and many numbers.
            for mask in [mask & more & (more >> 7), mask, u128::MAX] {
                let numbers: Vec<u128> = few.iter().cycle().take(few.len() * times).map(|n| n & mask & (u128::MAX >> 32)).collect();
                let mut first = Vec::new();
                let groups = group(&numbers, |position| first.push(numbers[position as usize]));
                prop_assert_eq!((groups, first), plainly(&numbers));
            }
        }
    }
}
