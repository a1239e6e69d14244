//! sentra
