//! The concentrator's side: frames as they were captured, every suboption both ways, limits, wrong frames, properties.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at the first surprise"
)]

#[path = "vspc/limits.rs"]
mod limits;
#[path = "support/properties/vspc.rs"]
mod properties;
#[path = "vspc/stream.rs"]
mod stream;
#[path = "vspc/table.rs"]
mod table;
#[path = "vspc/wrong.rs"]
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
