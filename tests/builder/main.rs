//! The builder: the text that it writes, the parts that it rejects, and any parts parsed back.
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, clippy::string_slice, reason = "a test may panic")]

mod any;
mod rejected;
mod written;
