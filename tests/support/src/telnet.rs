//! Telnet streams: generated ones, and single frames read.

use oracle::telnet::wrap;
use proptest::prelude::*;
use vserial_uri::telnet::{Event, Subnegotiation, read};
use vserial_uri::vspc::{Codes, Uuid};

/// Reads `frame`, which must be one whole subnegotiation.
#[track_caller]
pub fn read_frame(frame: &[u8]) -> Subnegotiation<'_> {
    let token = read(frame).expect("the frame is valid").expect("the frame is complete");
    assert_eq!(token.as_raw(), frame);
    match token.event() {
        Event::Subnegotiation(subnegotiation) => subnegotiation,
        other => panic!("not a subnegotiation: {other}"),
    }
}

/// Bytes, many of which have a meaning in telnet.
pub fn bytes(len: impl Into<prop::collection::SizeRange>) -> impl Strategy<Value = Vec<u8>> {
    let byte = prop_oneof![4 => any::<u8>(), 3 => Just(255_u8), 1 => 240..=255_u8, 1 => Just(232_u8), 1 => b'a'..=b'z'];
    prop::collection::vec(byte, len)
}

/// The code of a suboption and a payload, often one that is valid for it.
pub fn code_and_payload() -> impl Strategy<Value = Vec<u8>> {
    let uuid = any::<[u8; 16]>().prop_map(|bytes| Uuid::from_bytes(bytes).to_string());
    let uuid = (prop::sample::select(vec![80_u8, 84, 86]), uuid, any::<bool>()).prop_map(|(code, mut text, upper)| {
        if upper {
            text.make_ascii_uppercase();
        }
        [&[code], text.as_bytes()].concat()
    });
    let proxy = ("[CS]", "\\PC{0,12}|.{0,6}").prop_map(|(direction, text)| format!("F{direction}{text}").into_bytes());
    let name = ".{0,12}".prop_map(|text| format!("R{text}").into_bytes());
    let codes = prop::sample::select(Codes::ALL.iter().map(u8::from).collect::<Vec<_>>());
    let other = (codes, bytes(0..6)).prop_map(|(code, payload)| [&[code], &payload[..]].concat());
    let empty = prop::sample::select(vec![48_u8, 71, 73, 81, 83, 85, 87]).prop_map(|code| vec![code]);
    prop_oneof![uuid, proxy, name, other, empty, bytes(1..8)]
}

/// A stream of data, commands, negotiations, frames of option 232 and of others, and arbitrary bytes.
pub fn stream() -> impl Strategy<Value = Vec<u8>> {
    let data = "[ -~]{1,20}".prop_map(String::into_bytes);
    let command = any::<u8>().prop_map(|code| vec![255, code]);
    let negotiation =
        (251..=254_u8, prop_oneof![Just(232), any::<u8>()]).prop_map(|(verb, option)| vec![255, verb, option]);
    let frame = code_and_payload().prop_map(|inside| wrap(&[&[232], &inside[..]].concat()));
    let other = bytes(0..12).prop_map(|inside| wrap(&inside));
    let piece = prop_oneof![3 => data, 1 => command, 2 => negotiation, 4 => frame, 1 => other, 2 => bytes(0..12)];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}
