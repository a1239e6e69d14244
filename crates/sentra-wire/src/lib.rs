//! sentra-wire
