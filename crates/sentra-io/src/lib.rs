//! sentra-io
