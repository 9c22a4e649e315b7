//! Invalid subnegotiations: kind, offset, whole message, and how reading goes on.

use vserial_uri::telnet::{Command, Event, FrameError, FrameErrorKind, Payload, Subnegotiation, read};

use crate::first;

#[track_caller]
fn rejected(input: &[u8]) -> FrameError {
    match read(input) {
        Err(error) => error,
        Ok(token) => panic!("read: {token:?}"),
    }
}

#[test]
fn option_missing() {
    let error = rejected(b"\xFF\xFA\xFF\xF0");
    assert_eq!((error.kind(), error.offset(), error.skip()), (FrameErrorKind::OptionMissing, 2, 4));
    assert_eq!(error.to_string(), "the telnet option is missing, at byte 2 (\"\\xff\")");
    assert_eq!(rejected(b"\xFF\xFA\xFF\xF0more"), error, "what follows does not matter");
    for seen in 0..4 {
        assert_eq!(read(&b"\xFF\xFA\xFF\xF0"[..seen]), Ok(None), "the first {seen} bytes");
    }
}

/// An IAC in a subnegotiation is followed by neither IAC nor SE: reading goes on at that IAC.
#[track_caller]
fn cut_off(input: &[u8], offset: usize, message: &str) {
    let error = rejected(input);
    assert_eq!((error.kind(), error.offset()), (FrameErrorKind::UnescapedIac, offset));
    assert_eq!(error.to_string(), message);
    assert_eq!(error.skip(), offset - 1);
    assert_eq!(rejected(&input[..=offset]), error, "what follows does not matter");
    for seen in 0..=offset {
        assert_eq!(read(&input[..seen]), Ok(None), "the first {seen} bytes");
    }
}

#[test]
fn unescaped_iac() {
    let message = "IAC must be followed by IAC or SE, at byte 7 (\"\\xe9\")";
    cut_off(b"\xFF\xFA\xE8\x28\x76\x19\xFF\xE9\xFF\xF0", 7, message);
    let message = "IAC must be followed by IAC or SE, at byte 3 (\"\\xfa\")";
    cut_off(b"\xFF\xFA\xFF\xFA\xE8\x47\xFF\xF0", 3, message);
    let message = "IAC must be followed by IAC or SE, at byte 4 (\"a\")";
    cut_off(b"\xFF\xFA\xE8\xFFa", 4, message);
    let message = "IAC must be followed by IAC or SE, at byte 5 (\"\\xfb\")";
    cut_off(b"\xFF\xFA\x25\x01\xFF\xFB\xE8", 5, message);
}

#[test]
fn a_frame_that_cuts_off_another_is_read() {
    let input = b"\xFF\xFA\xE8\x52we\xFF\xFA\xE8\x53\xFF\xF0";
    let token = first(&input[rejected(input).skip()..]);
    assert_eq!(token.event(), Event::Subnegotiation(Subnegotiation::new(232, Payload::new(&[83]))));
}

#[test]
fn the_rest_of_an_undoubled_frame_ends_with_se() {
    let input = b"\xFF\xFA\xE8\x29\x01\xFF\x02\x03\xFF\xF0";
    let mut rest = &input[rejected(input).skip()..];
    let mut events = Vec::new();
    while let Some(token) = read(rest).expect("no subnegotiation") {
        events.push(token.event());
        rest = &rest[token.len()..];
    }
    let [Event::Command(undoubled), Event::Data(data), Event::Command(Command::SE)] = events[..] else {
        panic!("{events:?}")
    };
    assert_eq!(undoubled.get(), 2);
    assert_eq!(data, Payload::new(&[3]));
    assert_eq!(rest, b"");
}

#[test]
fn kinds_have_the_names_of_their_variants() {
    for kind in [FrameErrorKind::UnescapedIac, FrameErrorKind::OptionMissing] {
        assert_eq!(format!("{kind:?}"), kind.name());
    }
}
