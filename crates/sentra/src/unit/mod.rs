//! A business unit.
mod field;
pub use field::{Field, FieldKind};
