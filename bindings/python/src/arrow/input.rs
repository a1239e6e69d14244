//! Takes over the stream of any object that offers one. No library of data frames is imported.

use crate::errors::Misuse;
use arrow_array::ffi_stream::RecordBatchStreamReader;
use arrow_schema::ArrowError;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

/// The batches of a table. A stream is read once.
pub(crate) struct Stream(pub(crate) RecordBatchStreamReader);

impl<'a, 'py> FromPyObject<'a, 'py> for Stream {
    type Error = PyErr;

    fn extract(table: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        let capsule = table.getattr("__arrow_c_stream__")?.call0()?;
        let capsule = capsule.cast_into::<PyCapsule>().map_err(|_| {
            Misuse::of_type(
                "table.capsule",
                "__arrow_c_stream__ tidak memberi PyCapsule",
                "__arrow_c_stream__ does not give a PyCapsule",
            )
        })?;
        let pointer = capsule.pointer_checked(Some(c"arrow_array_stream")).map_err(|_| {
            Misuse::new(
                "table.capsule",
                "",
                "kapsul bukan aliran Arrow (arrow_array_stream)",
                "the capsule is no Arrow stream (arrow_array_stream)",
            )
        })?;
        Ok(Self(take(pointer.cast()).map_err(bad_stream)?))
    }
}

#[allow(
    unsafe_code,
    reason = "the Arrow C stream is a C structure behind a pointer; the capsule's name, which was checked, is its type"
)]
fn take(
    pointer: std::ptr::NonNull<arrow_array::ffi_stream::FFI_ArrowArrayStream>,
) -> Result<RecordBatchStreamReader, ArrowError> {
    // SAFETY: a capsule named "arrow_array_stream" holds a valid stream (Arrow PyCapsule interface). It is moved out and
    // an empty one is left behind, so the capsule's destructor frees nothing twice; a used capsule gives an error.
    unsafe { RecordBatchStreamReader::from_raw(pointer.as_ptr()) }
}

/// What went wrong in the stream, without its values.
pub(crate) fn bad_stream(error: ArrowError) -> Misuse {
    let text = error.to_string();
    let (id, en) = match &error {
        _ if text.contains("already released") => (
            "aliran ini sudah habis dibaca; beri tabelnya lagi",
            "this stream was read already; give the table again",
        ),
        ArrowError::CDataInterface(_) => (
            "ada kolom bertipe yang tidak dikenal pembaca Arrow (misalnya Int128): ubah menjadi teks atau bilangan",
            "a column has a type that Arrow readers do not know (such as Int128): cast it to text or a number",
        ),
        _ => ("aliran Arrow berhenti dengan kesalahan", "the Arrow stream ended with an error"),
    };
    Misuse::new("table.stream", "", format!("{id} ({text})"), format!("{en} ({text})"))
}
