//! Misuse as a Python exception. What is wrong with data is never one: it is a finding.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;

/// What a caller did wrong, in both languages. It never repeats a value from the data.
#[derive(Debug)]
pub(crate) struct Misuse {
    pub(crate) code: &'static str,
    pub(crate) path: String,
    pub(crate) id: String,
    pub(crate) en: String,
    /// Also a `TypeError`.
    pub(crate) of_type: bool,
}

impl Misuse {
    pub(crate) fn new(
        code: &'static str,
        path: impl Into<String>,
        id: impl Into<String>,
        en: impl Into<String>,
    ) -> Self {
        Self { code, path: path.into(), id: id.into(), en: en.into(), of_type: false }
    }

    pub(crate) fn of_type(code: &'static str, id: impl Into<String>, en: impl Into<String>) -> Self {
        Self { of_type: true, ..Self::new(code, "", id, en) }
    }
}

impl From<sentra_wire::WireError> for Misuse {
    fn from(e: sentra_wire::WireError) -> Self {
        Self::new(e.code, e.path, e.id, e.en)
    }
}

impl From<Misuse> for PyErr {
    // The classes are written in Python, because the stable ABI cannot subclass exceptions before 3.12.
    fn from(e: Misuse) -> PyErr {
        static PLAIN: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
        static OF_TYPE: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
        Python::attach(|py| {
            let (cell, name) =
                if e.of_type { (&OF_TYPE, "SentraTypeError") } else { (&PLAIN, "SentraError") };
            let class = cell.get_or_try_init(py, || {
                Ok::<_, PyErr>(py.import("sentra_ikm._errors")?.getattr(name)?.unbind())
            });
            match class.and_then(|c| c.bind(py).call1((e.code, e.path, e.id, e.en))) {
                Ok(exception) => PyErr::from_value(exception),
                Err(error) => error,
            }
        })
    }
}
