//! Totals of registers and of declared sentra, by region, industry, size class and year.
//!
//! * Every sum carries its coverage ([`Tally`]): how many rows had the number, how many had a choice or a range, how many
//!   had nothing. Missing is never zero.
//! * Nothing is dropped or guessed: what is not known stands under [`Part::Undetermined`]. A place that is one of two
//!   villages of one district is undetermined by village and determined by district.
//! * Units and declared sentra stay apart ([`Grain`]), so that a reader sees how much of a number rests on declared totals.
//! * Distinct sentra are counted ([`SentraCount`]) and never summed over villages: subtotals and totals come from the
//!   [`State`], not from the rows of a table, and rows of a table cannot be added by accident.
//! * States merge: any partition and order of the rows gives the same bytes. All sums are whole numbers.
//!
//! ```
//! use sentra::aggregate::{Axis, Measure, Plan, Sizes, State};
//! use sentra::{assess::Context, date::Date, input::Input, law::Law, region::RegionCode, register::Register, unit::Unit};
//!
//! let mut register = Register::default();
//! for (village, workers) in [("35.24.26.2019", Input::Known(4)), ("35.24.25.2001", Input::default())] {
//!     let mut unit = Unit { place: Input::Known(RegionCode::parse(village)?), ..Unit::default() };
//!     unit.workers.total = workers;
//!     unit.sentra = Some("Batik Contoh".into());
//!     register.push(&unit, None);
//! }
//! let day = Date::ymd(2025, 1, 31).ok_or("not a date")?;
//! let sizes = Sizes::of(Law::indonesia(), &register, "unit.skala.bps", &Context::as_of(day))?;
//!
//! let plans = Plan::new([Axis::Regency, Axis::District, Axis::Size])?.rollup();
//! let mut state = State::new(&plans);
//! state.observe(&register, Some(&sizes))?;
//! let table = state.finish(&Plan::new([Axis::Regency, Axis::Size])?)?;
//! let keys: Vec<String> = table.rows().map(|row| row.key().map(|part| part.to_string()).collect::<Vec<_>>().join(" ")).collect();
//! assert_eq!(keys, ["35.24 mikro", "35.24 undetermined"]);
//!
//! let total = table.total();
//! assert_eq!((total.tally(Measure::Workers).sum, total.tally(Measure::Workers).missing), (4, 1));
//! assert_eq!(total.sentra().distinct, 1); // one sentra, in two districts
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod axis;
mod bytes;
mod cell;
mod columns;
mod group;
mod measure;
mod observe;
mod part;
mod sizes;
mod state;
mod table;

#[cfg(test)]
mod tests;

pub use axis::{Axis, Plan, PlanError};
pub use bytes::StateBytesError;
pub use measure::{Measure, Tally, Whole};
pub use part::Part;
pub use sizes::{SizeRule, Sizes, SizesError};
pub use state::{State, StateError};
pub use table::{Grain, Row, SentraCount, Table};
