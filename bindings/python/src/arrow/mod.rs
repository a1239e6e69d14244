//! Tables of other programs, through the Arrow C stream: anything with `__arrow_c_stream__` in, and out again.

mod cell;
mod input;
mod output;

pub(crate) use cell::{Column, Odd, ZONED, float};
pub(crate) use input::{Stream, bad_stream};
pub(crate) use output::stream;
