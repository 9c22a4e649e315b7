//! Invalid payloads: kind, offset in the payload, and whole message.

use vserial_uri::Direction;
use vserial_uri::telnet::read;
use vserial_uri::vspc::{Code, DoProxy, PayloadErrorKind, Uuid};

use crate::read_suboption;

/// The frame is complete, so reading goes on after it, but its content is rejected.
#[track_caller]
fn invalid(content: &[u8], kind: PayloadErrorKind, offset: usize, message: &str) {
    let frame = [&[0xFF, 0xFA, 0xE8], content, &[0xFF, 0xF0]].concat();
    let error = read_suboption(&frame).expect_err("an invalid payload");
    assert_eq!((error.kind(), error.offset()), (kind, offset));
    assert_eq!(error.code(), content.first().copied().map(Code::new));
    assert_eq!(error.to_string(), message);
    for seen in 0..frame.len() {
        assert_eq!(read(&frame[..seen]), Ok(None), "the first {seen} bytes");
    }
}

#[test]
fn no_code() {
    invalid(b"", PayloadErrorKind::CodeMissing, 0, "the suboption code is missing, at byte 0 (the end)");
}

#[test]
fn unknown_suboption_without_its_code() {
    let message = "UNKNOWN-SUBOPTION-RCVD-1: the suboption code is missing, at byte 0 (the end)";
    invalid(b"\x02", PayloadErrorKind::CodeMissing, 0, message);
    let message = "UNKNOWN-SUBOPTION-RCVD-2: unexpected trailing payload, at byte 1 (\"\\x00\")";
    invalid(b"\x03\x63\x00", PayloadErrorKind::UnexpectedPayload, 1, message);
    let message = "UNKNOWN-SUBOPTION-RCVD-2: unexpected trailing payload, at byte 2 (\"x\")";
    invalid(b"\x03\xFF\xFFx", PayloadErrorKind::UnexpectedPayload, 2, message);
}

#[test]
fn unexpected_payload() {
    for code in [48, 71, 73, 81, 83, 85, 87] {
        let message = format!("{}: unexpected trailing payload, at byte 0 (\"~\")", Code::new(code));
        invalid(&[code, b'~'], PayloadErrorKind::UnexpectedPayload, 0, &message);
    }
    let message = "WILL-PROXY: unexpected trailing payload, at byte 0 (\"\\xff\")";
    invalid(b"\x47\xFF\xFF", PayloadErrorKind::UnexpectedPayload, 0, message);
}

#[test]
fn direction() {
    let message = "DO-PROXY: the direction must be 'C' or 'S', at byte 0 (the end)";
    invalid(b"\x46", PayloadErrorKind::InvalidDirection, 0, message);
    let message = "DO-PROXY: the direction must be 'C' or 'S', at byte 0 (\"s\")";
    invalid(b"\x46svSPC.py", PayloadErrorKind::InvalidDirection, 0, message);
    let message = "DO-PROXY: the direction must be 'C' or 'S', at byte 0 (\"\\x7f\")";
    invalid(b"\x46\x7FvSPC.py", PayloadErrorKind::InvalidDirection, 0, message);
    let message = "DO-PROXY: the direction must be 'C' or 'S', at byte 0 (\"\\xff\")";
    invalid(b"\x46\xFF\xFFvSPC.py", PayloadErrorKind::InvalidDirection, 0, message);
}

#[test]
fn service_uri() {
    let message = "DO-PROXY: the serviceURI is missing, at byte 1 (the end)";
    invalid(b"\x46S", PayloadErrorKind::ServiceUriMissing, 1, message);
    let message = "DO-PROXY: the serviceURI must not contain a control character, at byte 2 (\"\\n\")";
    invalid(b"\x46Sa\nb\x00", PayloadErrorKind::ControlCharacter, 2, message);
    let message = "DO-PROXY: the serviceURI must not contain a control character, at byte 1 (\"\\xc2\")";
    invalid(b"\x46S\xC2\x85", PayloadErrorKind::ControlCharacter, 1, message);
    let message = "DO-PROXY: the text must be UTF-8, at byte 3 (\"\\xff\")";
    invalid(b"\x46Sab\xFF\xFF", PayloadErrorKind::InvalidUtf8, 3, message);
    let message = "DO-PROXY: the text must be UTF-8, at byte 2 (\"\\xc3\")";
    invalid(b"\x46Sa\xC3", PayloadErrorKind::InvalidUtf8, 2, message);
}

#[test]
fn name() {
    let message = "VM-NAME: the text must be UTF-8, at byte 3 (\"\\xe9\")";
    invalid(b"\x52caf\xE9", PayloadErrorKind::InvalidUtf8, 3, message);
    let message = "VM-NAME: the text must be UTF-8, at byte 0 (\"\\xc0\")";
    invalid(b"\x52\xC0\x80", PayloadErrorKind::InvalidUtf8, 0, message);
    let message = "VM-NAME: the text must be UTF-8, at byte 0 (\"\\xed\")";
    invalid(b"\x52\xED\xA0\x80", PayloadErrorKind::InvalidUtf8, 0, message);
}

/// The text is rejected at `offset`, alone and in each suboption that has a UUID.
#[track_caller]
fn invalid_uuid(text: &[u8], offset: usize, found: &str) {
    let error = Uuid::parse(text).expect_err("an invalid text");
    assert_eq!((error.kind(), error.offset(), error.code()), (PayloadErrorKind::InvalidUuid, offset, None));
    let message = format!("the UUID must be 16 pairs of hex digits, at byte {offset} ({found})");
    assert_eq!(error.to_string(), message);
    for (code, name) in [(80, "VM-VC-UUID"), (84, "VM-BIOS-UUID"), (86, "VM-LOCATION-UUID")] {
        let content = [&[code], text].concat();
        invalid(&content, PayloadErrorKind::InvalidUuid, offset, &format!("{name}: {message}"));
    }
}

#[test]
fn uuid() {
    invalid_uuid(b"", 0, "the end");
    invalid_uuid(b"0", 1, "the end");
    invalid_uuid(b"01 23 45 67 89 ab cd ef-fe dc ba 98 00 00 00 0", 46, "the end");
    invalid_uuid(b"01 23 45 67 89 ab cd ef-fe dc ba 98 00 00 00 00 ", 47, r#"" ""#);
    invalid_uuid(b"01 23 45 67 89 ab cd ef fe dc ba 98 00 00 00 00", 23, r#"" ""#);
    invalid_uuid(b"01-23 45 67 89 ab cd ef-fe dc ba 98 00 00 00 00", 2, r#""-""#);
    invalid_uuid(b"01 23 45 67 89 ab cd eg-fe dc ba 98 00 00 00 00", 22, r#""g""#);
    invalid_uuid(b"0123456789abcdef", 2, r#""2""#);
    invalid_uuid(b"01 23 45 67 89 ab cd ef-fe dc ba 98 00 00 00 0\xB2", 46, r#""\xb2""#);
    invalid_uuid(b" 01", 0, r#"" ""#);
    invalid_uuid(b"+1 23", 0, r#""+""#);
}

#[test]
fn the_writer_applies_the_same_rules() {
    let error = DoProxy::new(Direction::Client, "").expect_err("empty");
    assert_eq!((error.kind(), error.offset()), (PayloadErrorKind::ServiceUriMissing, 0));
    assert_eq!(error.to_string(), "the serviceURI is missing, at byte 0 (the end)");
    let error = DoProxy::new(Direction::Client, "é\u{7F}").expect_err("a control character");
    assert_eq!((error.kind(), error.offset(), error.code()), (PayloadErrorKind::ControlCharacter, 2, None));
    let message = "the serviceURI must not contain a control character, at byte 2 (\"\\x7f\")";
    assert_eq!(error.to_string(), message);
}

#[test]
fn kinds_have_the_names_of_their_variants() {
    for kind in [
        PayloadErrorKind::CodeMissing,
        PayloadErrorKind::UnexpectedPayload,
        PayloadErrorKind::InvalidDirection,
        PayloadErrorKind::ServiceUriMissing,
        PayloadErrorKind::ControlCharacter,
        PayloadErrorKind::InvalidUtf8,
        PayloadErrorKind::InvalidUuid,
    ] {
        assert_eq!(format!("{kind:?}"), kind.name());
    }
}
