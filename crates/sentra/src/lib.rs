//! sentra

pub mod date;
pub mod identity;
pub mod input;
pub mod money;
pub mod number;
pub mod text;
