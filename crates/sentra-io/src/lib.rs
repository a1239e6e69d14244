//! Reads the tables that industry offices keep, loses nothing and says what is wrong.
//!
//! # From bytes to rows
//! [`read_csv`] takes the bytes of a file and gives a [`RawTable`]: the text once, and for each physical row its
//! line, its bytes and its [`RowKind`]. Nothing is repaired. What was inferred (encoding, delimiter, header) and
//! what is wrong (quotes, widths, NUL, bytes of another encoding) is a finding with a place in the file.
//!
//! ```
//! use sentra::Lang;
//! use sentra_io::{read_csv, CsvOptions, RowKind};
//!
//! let file = b"DAFTAR SENTRA;;\nKelurahan;Unit Usaha;Keterangan\nBabat;12;baik\nTuri;3\nJumlah;15;\n";
//! let table = read_csv(file, &CsvOptions::default())?;
//! let account = table.account();
//! assert_eq!((account.seen, account.accepted, account.rejected, account.non_data), (5, 1, 1, 3));
//! assert_eq!(table.rows_of(RowKind::Total).count(), 1);
//!
//! let rejected = table.findings().iter().find(|f| f.at.line == Some(4)).ok_or("no finding")?;
//! assert_eq!(rejected.text(Lang::En), "this row has 2 cells, 3 are expected; rejected");
//! assert_eq!(rejected.at.bytes, Some((62, 68)));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # From headings to fields
//! [`Mapping::of`] says which column holds which field, in which multiple of the rupiah, and whether a row is a
//! unit or a whole sentra. [`MappingOverrides`] has the last word.
//!
//! ```
//! use sentra::unit::Field;
//! use sentra_io::{read_csv, CsvOptions, Grain, Mapping, MappingOverrides};
//!
//! let table = read_csv(b"Komoditi;Desa/Kel;Nilai Investasi (000 Rp)\nBatik;Babat;75.000\n", &CsvOptions::default())?;
//! let mapping = Mapping::of(&table, &MappingOverrides::default());
//! let investment = mapping.column(Field::Investment).ok_or("no column")?;
//! assert_eq!((investment.index, investment.scale), (2, 1_000));
//! assert_eq!(mapping.grain(), Grain::DeclaredSentra);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # From fields to facts
//! [`load`] reads the cells into a register of units, or into groups where a row declares a whole sentra. What cannot
//! be read is missing, with a finding; only a file that cannot be read at all is an error ([`IoError`]).
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
//!
//! # What holds of every file
//! * seen = accepted + rejected + blank + non-data ([`Account`]), and every byte behind the byte order mark lies in
//!   exactly one row.
//! * Every rejected row has a finding whose bytes lie in that row. Of each code only so many findings are listed;
//!   the others are counted ([`RawTable::suppressed`]).
//! * Offsets count the bytes of the file as it was given, also in UTF-16 and Windows-1252.
//! * A quote that does not close costs its own line and not the rest of the file.
//! * The work grows with the size of the file, the memory is the text and 16 bytes a row (24 when the text had to
//!   be decoded). [`Limits`] are checked before memory is reserved, and break with [`IoError::LimitExceeded`].
//!
//! # How a table is read
//! | question | answer |
//! |---|---|
//! | encoding | declared; byte order mark; NUL at every other byte (UTF-16); UTF-8; UTF-8 with rejected rows when at least half of the text outside ASCII fits; else Windows-1252 with a warning |
//! | delimiter | declared; a first line `sep=;`; else of `;` `,` TAB <code>&#124;</code> the one under which most rows agree in width, known headings and wide rows counting in favour |
//! | header | of the rows above the first row of values the one with the most known headings, else the first that has only texts; none when the first full row holds values |
//! | width | that of the header; blank cells behind it are dropped only when nearly every row has them and all headings are known |
//! | a header as wide as no row below | rejected, when nine of ten rows share another width: a delimiter was lost or doubled in it |
//! | several lines in a cell | when the quotes are sound, the row is as wide as expected, and none of its lines is a row by itself |
//! | headings or rows of another table | rejected: headings that are known but not this table's, or texts where the table has numbers |

mod csv;
mod encoding;
mod error;
mod limits;
mod load;
mod mapping;
mod plain;
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
pub use plain::{NotPlain, NumberColumn, NumberReader, read_numbers};
pub use table::{Account, Cells, RawTable, RowKind, RowRecord};
