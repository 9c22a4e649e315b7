//! The builder: what it writes, letter for letter; what it refuses, and with which words; and that any parts come back.
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, clippy::string_slice, reason = "a test may panic")]

mod any;
mod refused;
mod written;
