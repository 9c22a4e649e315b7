//! What the benchmarks share: the worst inputs of any length, and the parsers under one signature.

pub mod parsers;
pub mod worst;
