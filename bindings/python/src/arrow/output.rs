//! Hands columns out as an Arrow stream, so that `pl.DataFrame(x)`, `pa.table(x)` and DuckDB read results without our help.

use crate::errors::Misuse;
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{
    ArrayRef, BooleanArray, Float64Array, Int64Array, RecordBatch, RecordBatchIterator, StringArray,
};
use arrow_schema::{ArrowError, DataType, Field, Schema};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use std::sync::Arc;

/// Columns as a capsule. A column is its name, `text`, `int`, `float` or `bool`, and its values, `None` where there is none.
pub(crate) fn stream<'py>(
    py: Python<'py>,
    columns: Vec<(String, String, Bound<'py, PyAny>)>,
) -> PyResult<Bound<'py, PyCapsule>> {
    let mut fields = Vec::new();
    let mut arrays: Vec<ArrayRef> = Vec::new();
    for (name, kind, values) in columns {
        let (data_type, array): (DataType, ArrayRef) = match kind.as_str() {
            "float" => {
                (DataType::Float64, Arc::new(Float64Array::from(values.extract::<Vec<Option<f64>>>()?)))
            }
            "int" => (DataType::Int64, Arc::new(Int64Array::from(values.extract::<Vec<Option<i64>>>()?))),
            "bool" => {
                (DataType::Boolean, Arc::new(BooleanArray::from(values.extract::<Vec<Option<bool>>>()?)))
            }
            _ => {
                let texts: Vec<Option<pyo3::pybacked::PyBackedStr>> = values.extract()?;
                let texts = texts.iter().map(|t| t.as_ref().map(|t| -> &str { t }));
                (DataType::Utf8, Arc::new(StringArray::from_iter(texts)))
            }
        };
        fields.push(Field::new(name, data_type, true));
        arrays.push(array);
    }
    let schema = Arc::new(Schema::new(fields));
    let batch = RecordBatch::try_new(Arc::clone(&schema), arrays).map_err(failed)?;
    let reader = RecordBatchIterator::new([Ok(batch)], schema);
    PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(reader)), c"arrow_array_stream")
}

fn failed(error: ArrowError) -> Misuse {
    Misuse::new(
        "table.columns",
        "",
        format!("kolom tidak cocok: {error}"),
        format!("columns do not fit: {error}"),
    )
}
