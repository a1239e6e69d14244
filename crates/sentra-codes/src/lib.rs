//! sentra-codes
