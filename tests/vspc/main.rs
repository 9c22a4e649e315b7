//! The concentrator's side: frames as they were captured, every suboption both ways, limits, wrong frames, properties.
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, clippy::string_slice, reason = "a test may panic")]

mod limits;
mod stream;
mod table;
mod wrong;

use vserial_uri::vspc::{Event, Suboption, read};

/// What a whole frame says.
#[track_caller]
fn read_frame(frame: &[u8]) -> Suboption<'_> {
    let item = read(frame).expect("a right frame").expect("a complete frame");
    assert_eq!(item.len(), frame.len());
    match item.event() {
        Event::Suboption(suboption) => suboption,
        other => panic!("no suboption: {other}"),
    }
}
