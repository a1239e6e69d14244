//! Reads the tables that industry offices keep, loses nothing and says what is wrong.

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
pub use load::{ColumnUse, DeclaredRow, FileReport, LoadOptions, Loaded, Source, load};
pub use mapping::{Column, Grain, Mapping, MappingError, MappingOverrides, Role};
pub use table::{Account, Cells, RawTable, RowKind, RowRecord};
