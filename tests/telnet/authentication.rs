//! The authentication option: each message both ways, invalid ones, and which bytes are a list.

use proptest::prelude::*;
use support::telnet::{bytes, read_frame};
use vserial_uri::CapacityError;
use vserial_uri::telnet::{AUTHENTICATION, Authentication, Payload, Subnegotiation, TypePair};

/// Reads plain bytes after the number of the option.
fn of(content: &[u8]) -> Option<Authentication<'_>> {
    Authentication::of(Subnegotiation::new(AUTHENTICATION, Payload::new(content)))
}

/// Returns the message that `frame` is.
#[track_caller]
fn read(frame: &[u8]) -> Authentication<'_> {
    Authentication::of(read_frame(frame)).expect("a valid message")
}

/// `message` is written as `frame` and read from it; `text` is its Display.
#[track_caller]
fn both_ways(message: Authentication<'_>, frame: &[u8], text: &str) {
    assert_eq!(read(frame), message, "read");
    assert!(message.wire_bytes().eq(frame.iter().copied()), "wire_bytes");
    assert_eq!(message.write_into(&mut [0; 32]), Ok(frame), "written");
    assert_eq!(message.to_string(), text, "Display");
    for room in 0..frame.len() {
        let mut buffer = [0x55; 32];
        assert_eq!(message.write_into(&mut buffer[..room]), Err(CapacityError), "room for {room}");
        assert_eq!(buffer, [0x55; 32], "part of a frame was written");
    }
}

/// Returns the pairs of SEND.
#[track_caller]
fn pairs(message: Option<Authentication<'_>>) -> Vec<(u8, u8)> {
    let Some(Authentication::Send(pairs)) = message else { panic!("not SEND: {message:?}") };
    pairs.iter().map(|TypePair { kind, modifiers }| (kind, modifiers)).collect()
}

#[test]
fn messages_of_type_ssl() {
    both_ways(Authentication::SEND_SSL, b"\xFF\xFA\x25\x01\x07\x00\xFF\xF0", "SEND 7/0");
    both_ways(Authentication::START, b"\xFF\xFA\x25\x00\x07\x00\x01\xFF\xF0", "IS 7/0: 01");
    both_ways(Authentication::ACCEPT, b"\xFF\xFA\x25\x02\x07\x00\x02\xFF\xF0", "REPLY 7/0: 02");
    both_ways(Authentication::REJECT, b"\xFF\xFA\x25\x02\x07\x00\x03\xFF\xF0", "REPLY 7/0: 03");
    both_ways(Authentication::NULL, b"\xFF\xFA\x25\x00\x00\x00\xFF\xF0", "IS 0/0");
}

#[test]
fn messages_of_other_types() {
    // An empty list: the server offers nothing.
    both_ways(of(&[1]).unwrap(), b"\xFF\xFA\x25\x01\xFF\xF0", "SEND");
    both_ways(of(&[1, 6, 2, 7, 0]).unwrap(), b"\xFF\xFA\x25\x01\x06\x02\x07\x00\xFF\xF0", "SEND 6/2 7/0");
    both_ways(of(b"\x03root").unwrap(), b"\xFF\xFA\x25\x03root\xFF\xF0", "NAME: 72 6f 6f 74");
    both_ways(of(&[3]).unwrap(), b"\xFF\xFA\x25\x03\xFF\xF0", "NAME: ");
    let pair = TypePair { kind: 2, modifiers: 20 };
    let message = Authentication::Is(pair, Payload::new(&[0, 1, 2]));
    both_ways(message, b"\xFF\xFA\x25\x00\x02\x14\x00\x01\x02\xFF\xF0", "IS 2/20: 00 01 02");
    let message = Authentication::Reply(pair, Payload::default());
    both_ways(message, b"\xFF\xFA\x25\x02\x02\x14\xFF\xF0", "REPLY 2/20");
}

#[test]
fn doubled_bytes() {
    let frame = b"\xFF\xFA\x25\x01\xFF\xFF\x00\x07\xFF\xFF\xFF\xF0";
    both_ways(of(&[1, 255, 0, 7, 255]).unwrap(), frame, "SEND 255/0 7/255");
    assert_eq!(pairs(Some(read(frame))), [(255, 0), (7, 255)]);

    let pair = TypePair { kind: 255, modifiers: 255 };
    let frame = b"\xFF\xFA\x25\x00\xFF\xFF\xFF\xFF\xFF\xFF\x01\xFF\xF0";
    both_ways(Authentication::Is(pair, Payload::new(&[255, 1])), frame, "IS 255/255: ff 01");
    let frame = b"\xFF\xFA\x25\x02\xFF\xFF\xFF\xFF\xFF\xF0";
    both_ways(Authentication::Reply(pair, Payload::default()), frame, "REPLY 255/255");
    both_ways(Authentication::Name(Payload::new(&[255])), b"\xFF\xFA\x25\x03\xFF\xFF\xFF\xF0", "NAME: ff");
    // Three bytes on the wire are a pair, four may be half of two.
    assert_eq!(Authentication::of(read_frame(b"\xFF\xFA\x25\x01\x07\xFF\xFF\x07\xFF\xF0")), None);
}

#[test]
fn other_messages_are_not_the_same() {
    // Kermit answers an offer of 7/2 by START of 7/2.
    let message = of(&[0, 7, 2, 1]).unwrap();
    assert_eq!(message, Authentication::Is(TypePair { kind: 7, modifiers: 2 }, Payload::new(&[1])));
    assert_ne!(message, Authentication::START);
    assert_ne!(of(&[0, 7, 0]).unwrap(), Authentication::START);
    assert_ne!(of(&[0, 7, 0, 1, 0]).unwrap(), Authentication::START);
    assert_ne!(of(&[0, 7, 0, 2]).unwrap(), Authentication::START);
    assert_ne!(of(&[2, 7, 0, 2, 2]).unwrap(), Authentication::ACCEPT);
    assert_ne!(of(&[1, 7, 0, 6, 0]).unwrap(), Authentication::SEND_SSL);
}

#[test]
fn lists() {
    let row = |content: &[u8], expected: &[(u8, u8)], ssl: bool| {
        assert_eq!(pairs(of(content)), expected);
        let Some(Authentication::Send(listed)) = of(content) else { panic!("not SEND") };
        assert_eq!(listed.contains(TypePair::SSL), ssl);
        for &(kind, modifiers) in expected {
            assert!(listed.contains(TypePair { kind, modifiers }));
        }
    };
    row(&[1], &[], false);
    row(&[1, 7, 0], &[(7, 0)], true);
    row(&[1, 7, 2], &[(7, 2)], false);
    // The bytes of SSL, but not as one pair.
    row(&[1, 6, 7, 0, 6], &[(6, 7), (0, 6)], false);
    row(&[1, 6, 2, 2, 0, 7, 0], &[(6, 2), (2, 0), (7, 0)], true);
}

#[test]
fn invalid_messages() {
    let row = |content: &[u8]| assert_eq!(of(content), None, "{content:?}");
    row(&[]);
    // Half a pair, alone and at the end of a list.
    row(&[1, 7]);
    row(&[1, 7, 0, 7]);
    row(&[0]);
    row(&[0, 7]);
    row(&[2]);
    row(&[2, 7]);
    for command in 4..=255 {
        row(&[command]);
        row(&[command, 7, 0, 1]);
    }
}

#[test]
fn other_options_are_not_read() {
    for option in (0..=255).filter(|option| *option != AUTHENTICATION) {
        assert_eq!(Authentication::of(Subnegotiation::new(option, Payload::new(&[1, 7, 0]))), None);
    }
}

proptest! {
    #[test]
    fn messages_read_back(command in 0..=3_u8, kind: u8, modifiers: u8, data in bytes(0..12)) {
        let (pair, payload) = (TypePair { kind, modifiers }, Payload::new(&data));
        let message = match command {
            0 => Authentication::Is(pair, payload),
            2 => Authentication::Reply(pair, payload),
            3 => Authentication::Name(payload),
            _ => {
                let list = [&[1], &data[..data.len() & !1]].concat();
                let frame = of(&list).expect("whole pairs").wire_bytes().collect::<Vec<_>>();
                prop_assert_eq!(Some(read(&frame)), of(&list));
                prop_assert_eq!(pairs(of(&list)).len(), data.len() / 2);
                return Ok(());
            }
        };
        let mut buffer = [0; 40];
        let frame = message.write_into(&mut buffer).expect("there is room");
        prop_assert_eq!(read(frame), message);
    }

    #[test]
    fn what_is_read_is_written_the_same(content in bytes(0..12)) {
        let mut content = content;
        if let Some(command) = content.first_mut() {
            *command %= 5;
        }
        let mut buffer = [0; 40];
        let subnegotiation = Subnegotiation::new(AUTHENTICATION, Payload::new(&content));
        let frame = subnegotiation.write_into(&mut buffer).expect("there is room");
        let message = Authentication::of(read_frame(frame));
        prop_assert_eq!(message, of(&content));
        let valid = match content[..] {
            [0 | 2, _, _, ..] | [3, ..] => true,
            [1, ref list @ ..] => list.len().is_multiple_of(2),
            _ => false,
        };
        prop_assert_eq!(message.is_some(), valid);
        if let Some(message) = message {
            prop_assert!(message.wire_bytes().eq(frame.iter().copied()));
        }
    }
}
