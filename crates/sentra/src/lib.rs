//! sentra

pub mod input;
