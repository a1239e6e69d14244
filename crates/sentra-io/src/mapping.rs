//! Headings and the fields they mean.
use crate::words::fold;
pub(crate) fn is_known_heading(text: &str) -> bool {
    ["nama", "desa", "kecamatan", "kbli"].contains(&fold(text).as_str())
}
