//! stub
use super::{Kept, Loaded};
use crate::{Mapping, RawTable};
use sentra::number::Marks;
use std::collections::BTreeMap;
pub(super) fn check(
    _t: &RawTable,
    _m: &Mapping,
    _k: &BTreeMap<usize, Marks>,
    _l: &Loaded,
    _u: usize,
    _d: usize,
    _kept: &mut Kept,
) {
}
