//! Printed totals and percentages against the rows they stand for. Conflicts are reported with both numbers; nothing is
//! repaired.
//!
//! ```
//! use sentra::finding::At;
//! use sentra::input::Input;
//! use sentra::reconcile::{Reconciled, check_total};
//! use sentra::Lang;
//!
//! // Large firms in Kota Pekalongan, 2004: 3 with 1.561 workers, but 2 with 1.232 and 1 with 287.
//! let parts = [Input::Known(1_232_u32), Input::Known(287)];
//! let workers = check_total(&Input::Known(1_561_u32), &parts).ok_or("no total")?;
//! assert!(matches!(workers, Reconciled::Conflict { printed: 1_561, computed: 1_519, .. }));
//! let finding = workers.finding("karyawan", At::default().line(3));
//! assert_eq!(finding.text(Lang::En), "printed total of karyawan 1561, sum of the rows 1519 (difference 42)");
//! # Ok::<(), &str>(())
//! ```

mod percent;
mod total;

#[cfg(test)]
mod tests;

pub use percent::{
    PercentCheck, PercentColumn, Rounding, check_hundred, check_percent, check_percents, percent,
};
pub use total::{Reconciled, check_tally, check_total};
