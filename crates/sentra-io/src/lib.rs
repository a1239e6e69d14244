//! Reads the tables that industry offices keep, loses nothing and says what is wrong.
//!
//! A file becomes a [`RawTable`] ([`read_csv`]), its headings become fields ([`Mapping`]), and its rows become units or
//! declared sentra ([`load`]). Every row is accounted for ([`Account`]); what is wrong is a finding with its line and
//! bytes, and only a file that cannot be read at all is an error ([`IoError`]).
//!
//! ```
//! use sentra_io::{LoadOptions, Source, load};
//! let bytes = b"Nama Perusahaan;TK LK;TK PR\nUD Contoh;3;2\nCV Contoh;-;4\n".to_vec();
//! let loaded = load(vec![Source::new("daftar.csv", bytes)], &LoadOptions::default(), &mut |_, _| {})?;
//! assert_eq!(loaded.register.workers.known(0), Some(5));
//! assert_eq!(loaded.register.workers.known(1), None); // a dash is no zero
//! assert_eq!(loaded.files[0].account.accepted, 2);
//! # Ok::<(), sentra_io::IoError>(())
//! ```

mod csv;
mod encoding;
mod error;
mod limits;
mod load;
mod mapping;
mod report;
mod table;

#[cfg(not(target_arch = "wasm32"))]
pub use csv::read_path;
pub use csv::{CsvOptions, Dialect, HeaderChoice, read_csv};
pub use encoding::{Encoding, EncodingEvidence};
pub use error::{Format, IoError};
pub use limits::{Limit, Limits};
pub use load::{ColumnUse, DeclaredRow, FileReport, LoadOptions, Loaded, Source, load, system_from_name};
pub use mapping::{Column, Grain, Mapping, MappingError, MappingOverrides, Role};
pub use table::{Account, Cells, RawTable, RowKind, RowRecord};
