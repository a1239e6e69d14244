//! The Python face of `sentra`: it converts, lets the interpreter go, runs and maps errors. No rule of law stands here.
//!
//! The module is `sentra_ikm._core`; people use the package `sentra_ikm` around it.

mod arrow;
mod errors;
mod fields;
mod files;
mod options;
mod table;
mod units;
mod values;

use pyo3::prelude::*;

/// The compiled half of `sentra_ikm`.
#[pymodule]
mod _core {
    use super::*;
    use crate::arrow::Stream;
    use crate::options::Options;
    use crate::table::{Batches, Leaves};
    use pyo3::types::{PyCapsule, PyList};
    use std::collections::BTreeMap;
    use std::path::PathBuf;

    type Words = BTreeMap<String, String>;

    #[pymodule_export]
    use crate::units::Units;

    /// The version of this package.
    #[pymodule_export]
    const VERSION: &str = env!("CARGO_PKG_VERSION");

    /// Calls an operation of the contract: JSON in, canonical JSON out.
    #[pyfunction]
    fn call(py: Python<'_>, operation: &str, request: &str) -> String {
        py.detach(|| sentra_wire::call(operation, request))
    }

    /// Reads files.
    #[pyfunction]
    fn read_paths(py: Python<'_>, paths: Vec<PathBuf>, map: Words, options: Words) -> PyResult<Units> {
        let read = py.detach(|| files::read(&paths, &Options::new(&map, &options)?))?;
        Ok(read.into())
    }

    /// Reads a table that offers `__arrow_c_stream__`.
    #[pyfunction]
    fn read_arrow(py: Python<'_>, table: Stream, map: Words, options: Words) -> PyResult<Units> {
        // The stream may run Python code of its own, which takes the interpreter when it needs it.
        let read = py.detach(move || {
            let options = Options::new(&map, &options)?;
            let batches = Batches::of(table.0)?;
            batches.validate()?;
            table::read(&batches.headings, &batches, &options)
        })?;
        Ok(read.into())
    }

    /// Reads columns of Python values, all of one length.
    #[pyfunction]
    fn read_columns(
        py: Python<'_>,
        headings: Vec<String>,
        columns: Vec<Bound<'_, PyList>>,
        map: Words,
        options: Words,
    ) -> PyResult<Units> {
        let options = Options::new(&map, &options)?;
        let mapping = sentra_io::Mapping::of_headings(&headings, &options.map);
        let mut leaves = Leaves { rows: columns.first().map_or(0, |c| c.len()), columns: BTreeMap::new() };
        for column in mapping.columns() {
            let Some(kind) = column.role.kind() else { continue };
            let values = columns.get(column.index).map(|c| c.iter()).into_iter().flatten();
            leaves.columns.insert(column.index, values.map(|v| values::leaf(&v, kind, 0)).collect());
        }
        let read = py.detach(|| table::read(&headings, &leaves, &options))?;
        Ok(read.into())
    }

    /// Columns as an Arrow stream: name, kind (`text`, `int`, `float`, `bool`) and values, `None` where there is none.
    #[pyfunction]
    fn arrow_stream<'py>(
        py: Python<'py>,
        columns: Vec<(String, String, Bound<'py, PyAny>)>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        arrow::stream(py, columns)
    }

    /// A text as it may stand in HTML, between tags and in quoted attributes.
    #[pyfunction]
    fn escape_html(text: &str) -> String {
        sentra::text::escape_html(text)
    }
}
