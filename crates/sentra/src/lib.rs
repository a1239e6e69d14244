//! sentra

pub mod date;
pub mod decree_number;
pub mod identity;
pub mod input;
pub mod money;
pub mod number;
pub mod text;
