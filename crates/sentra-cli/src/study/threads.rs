//! Work on many items at once, with results in the order of the items.

/// Applies `f` to every item, on as many threads as there are.
pub(crate) fn map<T: Sync, R: Send>(items: &[T], f: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = count();
    if threads == 1 || items.len() < 2 {
        return items.iter().map(f).collect();
    }
    let work = |part: &[T]| part.iter().map(&f).collect::<Vec<R>>();
    let share = items.len().div_ceil(threads);
    std::thread::scope(|scope| {
        let running: Vec<_> = items.chunks(share).map(|part| scope.spawn(move || work(part))).collect();
        // A thread that ended badly is worked off again here, where the error is seen.
        let ended = running.into_iter().zip(items.chunks(share));
        ended.flat_map(|(thread, part)| thread.join().unwrap_or_else(|_| work(part))).collect()
    })
}

/// How many threads there are.
pub(crate) fn count() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

#[cfg(test)]
mod tests {
    #[test]
    fn results_stand_in_the_order_of_the_items() {
        let items: Vec<u32> = (0..1_000).collect();
        assert_eq!(super::map(&items, |n| n * 2), items.iter().map(|n| n * 2).collect::<Vec<_>>());
        assert!(super::map(&[] as &[u32], |n| *n).is_empty());
    }
}
