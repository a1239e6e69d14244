//! Bytes of states: a state comes back as it was, and damaged bytes are refused or are another state, never a panic.

use super::any::{finest, items, plan, state};
use crate::aggregate::{State, StateBytesError};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_state_comes_back_as_it_was(rows in items(16), by in plan()) {
        let whole = state(&[finest(), by.clone()], &rows);
        let bytes = whole.to_bytes();
        let back = State::from_bytes(&bytes).unwrap();
        prop_assert_eq!(back.to_bytes(), bytes);
        prop_assert_eq!(super::laws::printed(&back.finish(&by).unwrap()), super::laws::printed(&whole.finish(&by).unwrap()));
    }

    #[test]
    fn damaged_bytes_never_panic(rows in items(8), at in any::<prop::sample::Index>(), to in any::<u8>(), keep in any::<prop::sample::Index>()) {
        let mut bytes = state(&[finest()], &rows).to_bytes();
        prop_assert!(State::from_bytes(&bytes[..keep.index(bytes.len())]).is_err());
        prop_assert!(State::from_bytes(&[&bytes[..], &[0]].concat()).is_err());
        let at = at.index(bytes.len());
        bytes[at] = to;
        if let Ok(other) = State::from_bytes(&bytes) {
            // What is read is canonical, and can be used.
            prop_assert_eq!(&other.to_bytes(), &bytes);
            let mut twice = other.clone();
            if twice.merge(&other).is_ok() {
                // The damage may have made the state coarser: then it says so.
                prop_assert_eq!(twice.finish(&finest()).is_ok(), twice.answers(&finest()));
            }
            // More bytes are too many. Where the damage joined two numbers into one, they are just those that lack.
            bytes.push(0);
            prop_assert!(State::from_bytes(&bytes).is_err());
        }
    }

    #[test]
    fn any_bytes_are_judged(tail in proptest::collection::vec(any::<u8>(), 0..200)) {
        let mut bytes = State::new(&[finest()]).to_bytes();
        let head = bytes.len() - 20.min(bytes.len());
        bytes.truncate(head);
        bytes.extend(tail);
        let _ = State::from_bytes(&bytes);
    }
}

#[test]
fn other_versions_are_named() {
    let mut bytes = b"sentra.state".to_vec();
    bytes.push(2);
    bytes.extend([5, b'9', b'.', b'9', b'.', b'9']);
    assert_eq!(
        State::from_bytes(&bytes).unwrap_err(),
        StateBytesError::Version { format: 2, version: "9.9.9".into() }
    );
    assert_eq!(State::from_bytes(b"sentra.state").unwrap_err(), StateBytesError::Damaged { at: 12 });
}

#[test]
fn huge_claims_reserve_nothing() {
    let mut bytes = State::new(&[]).to_bytes();
    // The last numbers are the counts of names, cells and pairs: claim 2^64 names.
    bytes.truncate(bytes.len() - 2 - 11 - 1);
    bytes.extend([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01]);
    assert!(matches!(State::from_bytes(&bytes), Err(StateBytesError::Damaged { .. })));
}
