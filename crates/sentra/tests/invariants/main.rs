//! What holds of every answer, whatever is asked: properties over generated units, groups, regions, days, readings and
//! registries, for each criterion of the embedded registry.
//!
//! | what holds | where |
//! |---|---|
//! | unknown if and only if two completions disagree; knowing more never flips a verdict; not applicable is not unknown | [`units`], [`groups`], [`whole`], [`designation`] |
//! | what is not in the evidence does not matter | [`units`] |
//! | missing sets settle, are minimal, and are empty if and only if it is decided | [`missing`], [`groups`] |
//! | boundaries to the rupiah, ends of the integers, scales, exclusive and exhaustive classes, directions | [`boundaries`] |
//! | order is not seen, a unit counts once, a further IKM never hurts | [`groups`], [`overlays`] |
//! | a register answers as its rows do, in any parts and threads; verdicts and regional sums add up | [`registers`] |
//! | constant between changes of the law; later knowledge changes nothing before | [`dates`] |
//! | local rules tighten at home only; asked or written again nothing changes | [`overlays`] |
//! | a verdict follows from its leaves; citations hold on the day; both languages say the same | [`explain`] |
//! | over the budget nothing exact is contradicted | [`budget`] |
//! | three-valued SQL is never contradicted | [`sql`] |
//!
//! The nearest change is checked by the tests `nearest_*` of this crate, arbitrary JSON and the bytes of the wire by those
//! of `sentra-wire`, the equality of Rust, Python and JavaScript by `cargo xtask parity`, and agreement with DuckDB and
//! Polars, wherever they are not NULL, by the oracle of `cargo xtask bench law`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod boundaries;
mod budget;
mod completions;
mod dates;
mod designation;
mod explain;
mod groups;
mod members;
mod missing;
mod oracle;
mod overlays;
mod registers;
mod said;
mod sql;
mod strategies;
mod truth;
mod units;
mod whole;
