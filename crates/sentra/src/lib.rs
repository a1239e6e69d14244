//! sentra

pub mod date;
pub mod input;
