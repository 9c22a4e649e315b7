//! Option 232: captured frames, every suboption both ways, invalid payloads, and properties.
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, clippy::string_slice, reason = "a test may panic")]

mod generated;
mod invalid;
mod table;

use support::telnet::read_frame;
use vserial_uri::vspc::{PayloadError, Suboption};

/// Reads `frame`, which must be one whole frame of option 232.
#[track_caller]
fn read_suboption(frame: &[u8]) -> Result<Suboption<'_>, PayloadError> {
    Suboption::of(read_frame(frame)).expect("the option is 232")
}
