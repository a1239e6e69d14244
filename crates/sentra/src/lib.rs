//! sentra

pub mod date;
pub mod input;
pub mod money;
pub mod number;
pub mod text;
