//! Tests of the totals: cases that are written out, a second count by brute force, and the laws of merging.

mod any;
mod bytes;
mod cases;
mod laws;
mod parts;
mod recount;
