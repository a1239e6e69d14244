//! Printed totals and percentages against the rows they stand for. Both numbers are reported; nothing is repaired.
//!
//! ```
//! use sentra::input::Input;
//! use sentra::reconcile::{PercentColumn, Rounding, Total};
//! use sentra::number::Decimal;
//! // Units of Kawalu's embroidery by kelurahan, and the total and percentages that are printed beside them.
//! let units = [220, 218, 174, 142, 125, 101, 34, 23, 13, 6];
//! assert!(Total::check(&Input::Known(1_056), &units.map(Input::Known)).agrees());
//! let percents = [2083, 2064, 1648, 1345, 1184, 956, 322, 218, 123, 57].map(|p| Input::from(Decimal::new(p, 2)));
//! let column = PercentColumn::check(percents.iter().zip(units), 2, 1_056);
//! assert_eq!((column.rounding, column.conflicts().count()), (Some(Rounding::HalfUp), 0));
//! ```

mod column;
mod percent;
mod total;

#[cfg(test)]
mod tests;

pub use column::{PercentColumn, check_hundred};
pub use percent::{Percent, Rounding, percent};
pub use total::Total;
