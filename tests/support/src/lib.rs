//! What the tests, the fuzzer and the benchmarks share.

pub mod compare;
pub mod properties;
pub mod rows;
pub mod strategy;
pub mod telnet;
