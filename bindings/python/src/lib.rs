//! The Python face of `sentra`: it converts, lets the interpreter go, runs and maps errors. No rule of law stands here.
//!
//! The module is `sentra_ikm._core`; people use the package `sentra_ikm` around it.

mod arrow;
mod errors;
mod fields;
mod table;
mod units;
mod values;

use pyo3::prelude::*;

/// The compiled half of `sentra_ikm`.
#[pymodule]
mod _core {
    use super::*;
    use crate::arrow::{Stream, bad_stream};
    use crate::table::{Mapping, Reader};
    use pyo3::types::{PyCapsule, PyList};
    use sentra::place::Resolver;
    use sentra::unit::ReadOptions;
    use std::collections::BTreeMap;

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

    /// Reads a table that offers `__arrow_c_stream__`.
    #[pyfunction]
    fn read_arrow(py: Python<'_>, table: Stream, map: BTreeMap<String, String>) -> PyResult<Units> {
        // The stream may run Python code of its own, which takes the interpreter when it needs it.
        let read = py.detach(move || {
            let headings: Vec<String> = arrow_array::RecordBatchReader::schema(&table.0)
                .fields()
                .iter()
                .map(|f| f.name().clone())
                .collect();
            let mapping = Mapping::new(&headings, &map)?;
            let options = ReadOptions::default();
            let mut reader = Reader::new(&mapping, &options, Resolver::default());
            for batch in table.0 {
                reader.batch(&batch.map_err(bad_stream)?)?;
            }
            Ok::<_, errors::Misuse>(reader.finish())
        })?;
        Ok(Units { read })
    }

    /// Reads columns of Python values, all of one length.
    #[pyfunction]
    fn read_columns(
        py: Python<'_>,
        headings: Vec<String>,
        columns: Vec<Bound<'_, PyList>>,
        map: BTreeMap<String, String>,
    ) -> PyResult<Units> {
        let mapping = Mapping::new(&headings, &map)?;
        let rows = columns.first().map_or(0, |c| c.len());
        let mut leaves = Vec::with_capacity(mapping.columns.len());
        for m in &mapping.columns {
            let values = columns.get(m.column).map(|c| c.iter()).into_iter().flatten();
            let column: Vec<_> = values.map(|v| values::leaf(&v, m.kind(), 0)).collect();
            leaves.push(column);
        }
        let read = py.detach(|| {
            let options = ReadOptions::default();
            let mut reader = Reader::new(&mapping, &options, Resolver::default());
            for row in 0..rows {
                reader.row(|i| match leaves.get(i).and_then(|c| c.get(row)) {
                    Some(leaf) => leaf.clone(),
                    None => Ok(sentra::unit::Leaf::Missing(Default::default())),
                });
            }
            reader.finish()
        });
        Ok(Units { read })
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
