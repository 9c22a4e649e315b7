//! What the benchmarks share: the inputs, the worst inputs of any length, and the parsers under one signature.

pub mod inputs;
pub mod parsers;
pub mod worst;
