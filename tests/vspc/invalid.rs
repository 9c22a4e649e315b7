//! Invalid payloads: kind, offset in the payload, and whole message.

use vserial_uri::Direction;
use vserial_uri::telnet::read;
use vserial_uri::vspc::{Code, DoProxy, PayloadErrorKind, Uuid};

use crate::read_suboption;
use PayloadErrorKind::*;

/// The frame is complete, so reading goes on after it, but its content is rejected.
#[track_caller]
fn assert_invalid(content: &[u8], kind: PayloadErrorKind, offset: usize, message: &str) {
    let frame = [&[0xFF, 0xFA, 0xE8], content, &[0xFF, 0xF0]].concat();
    let error = read_suboption(&frame).expect_err("an invalid payload");
    assert_eq!((error.kind(), error.offset()), (kind, offset));
    assert_eq!(error.code(), content.first().copied().map(Code::new));
    assert_eq!(error.to_string(), message);
    for seen in 0..frame.len() {
        assert_eq!(read(&frame[..seen]), Ok(None), "the first {seen} bytes");
    }
}

/// Code and payload, the kind of the error, its offset and its message.
#[rustfmt::skip]
const INVALID: &[(&[u8], PayloadErrorKind, usize, &str)] = &[
    (b"", CodeMissing, 0, "the suboption code is missing, at byte 0 (the end)"),
    (b"\x02", CodeMissing, 0, "UNKNOWN-SUBOPTION-RCVD-1: the suboption code is missing, at byte 0 (the end)"),
    (b"\x03\x63\x00", UnexpectedPayload, 1, r#"UNKNOWN-SUBOPTION-RCVD-2: unexpected trailing payload, at byte 1 ("\x00")"#),
    (b"\x03\xFF\xFFx", UnexpectedPayload, 2, r#"UNKNOWN-SUBOPTION-RCVD-2: unexpected trailing payload, at byte 2 ("x")"#),
    (b"\x47\xFF\xFF", UnexpectedPayload, 0, r#"WILL-PROXY: unexpected trailing payload, at byte 0 ("\xff")"#),

    (b"\x46", InvalidDirection, 0, "DO-PROXY: the direction must be 'C' or 'S', at byte 0 (the end)"),
    (b"\x46svSPC.py", InvalidDirection, 0, r#"DO-PROXY: the direction must be 'C' or 'S', at byte 0 ("s")"#),
    (b"\x46\x7FvSPC.py", InvalidDirection, 0, r#"DO-PROXY: the direction must be 'C' or 'S', at byte 0 ("\x7f")"#),
    (b"\x46\xFF\xFFvSPC.py", InvalidDirection, 0, r#"DO-PROXY: the direction must be 'C' or 'S', at byte 0 ("\xff")"#),
    (b"\x46S", ServiceUriMissing, 1, "DO-PROXY: the serviceURI is missing, at byte 1 (the end)"),
    (b"\x46Sa\nb\x00", ControlCharacter, 2,
        r#"DO-PROXY: the serviceURI must not contain a control character, at byte 2 ("\n")"#),
    (b"\x46S\xC2\x85", ControlCharacter, 1,
        r#"DO-PROXY: the serviceURI must not contain a control character, at byte 1 ("\xc2")"#),
    (b"\x46Sab\xFF\xFF", InvalidUtf8, 3, r#"DO-PROXY: the text must be UTF-8, at byte 3 ("\xff")"#),
    (b"\x46Sa\xC3", InvalidUtf8, 2, r#"DO-PROXY: the text must be UTF-8, at byte 2 ("\xc3")"#),

    (b"\x52caf\xE9", InvalidUtf8, 3, r#"VM-NAME: the text must be UTF-8, at byte 3 ("\xe9")"#),
    (b"\x52\xC0\x80", InvalidUtf8, 0, r#"VM-NAME: the text must be UTF-8, at byte 0 ("\xc0")"#),
    (b"\x52\xED\xA0\x80", InvalidUtf8, 0, r#"VM-NAME: the text must be UTF-8, at byte 0 ("\xed")"#),
];

#[test]
fn kinds_offsets_and_messages() {
    for &(content, kind, offset, message) in INVALID {
        assert_invalid(content, kind, offset, message);
    }
    for code in [48, 71, 73, 81, 83, 85, 87] {
        let message = format!("{}: unexpected trailing payload, at byte 0 (\"~\")", Code::new(code));
        assert_invalid(&[code, b'~'], UnexpectedPayload, 0, &message);
    }
}

/// Rejected texts of a UUID, each with the offset and the byte there.
#[rustfmt::skip]
const INVALID_UUIDS: &[(&[u8], usize, &str)] = &[
    (b"", 0, "the end"),
    (b"0", 1, "the end"),
    (b"01 23 45 67 89 ab cd ef-fe dc ba 98 00 00 00 0", 46, "the end"),
    (b"01 23 45 67 89 ab cd ef-fe dc ba 98 00 00 00 00 ", 47, r#"" ""#),
    (b"01 23 45 67 89 ab cd ef fe dc ba 98 00 00 00 00", 23, r#"" ""#),
    (b"01-23 45 67 89 ab cd ef-fe dc ba 98 00 00 00 00", 2, r#""-""#),
    (b"01 23 45 67 89 ab cd eg-fe dc ba 98 00 00 00 00", 22, r#""g""#),
    (b"0123456789abcdef", 2, r#""2""#),
    (b"01 23 45 67 89 ab cd ef-fe dc ba 98 00 00 00 0\xB2", 46, r#""\xb2""#),
    (b" 01", 0, r#"" ""#),
    (b"+1 23", 0, r#""+""#),
];

/// A UUID is rejected alone and in each suboption that has one.
#[test]
fn uuids() {
    for &(text, offset, found) in INVALID_UUIDS {
        let error = Uuid::parse(text).expect_err("an invalid text");
        assert_eq!((error.kind(), error.offset(), error.code()), (InvalidUuid, offset, None));
        let message = format!("the UUID must be 16 pairs of hex digits, at byte {offset} ({found})");
        assert_eq!(error.to_string(), message);
        for (code, name) in [(80, "VM-VC-UUID"), (84, "VM-BIOS-UUID"), (86, "VM-LOCATION-UUID")] {
            assert_invalid(&[&[code], text].concat(), InvalidUuid, offset, &format!("{name}: {message}"));
        }
    }
}

#[test]
fn the_writer_applies_the_same_rules() {
    let error = DoProxy::new(Direction::Client, "").expect_err("empty");
    assert_eq!((error.kind(), error.offset()), (ServiceUriMissing, 0));
    assert_eq!(error.to_string(), "the serviceURI is missing, at byte 0 (the end)");
    let error = DoProxy::new(Direction::Client, "é\u{7F}").expect_err("a control character");
    assert_eq!((error.kind(), error.offset(), error.code()), (ControlCharacter, 2, None));
    let message = "the serviceURI must not contain a control character, at byte 2 (\"\\x7f\")";
    assert_eq!(error.to_string(), message);
}

#[test]
fn kinds_have_the_names_of_their_variants() {
    for kind in INVALID.iter().map(|row| row.1).chain([InvalidUuid]) {
        assert_eq!(format!("{kind:?}"), kind.name());
    }
}
