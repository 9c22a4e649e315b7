//! The builder: what it writes, letter for letter; what it refuses, and with which words; and that any parts come back.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test may stop at the first surprise"
)]

#[path = "builder/any.rs"]
mod any;
#[allow(dead_code, reason = "the fuzzer takes the rest")]
#[path = "support/properties/builder.rs"]
mod properties;
#[path = "builder/refused.rs"]
mod refused;
#[path = "builder/written.rs"]
mod written;
