//! Wrong frames: kind, place, whole message, and how reading goes on.

use core::error::Error;

use vserial_uri::Direction;
use vserial_uri::vspc::{
    Code, Command, DoProxy, Event, FrameError, FrameErrorKind, Payload, PayloadError, Suboption, Uuid, read,
};

#[track_caller]
fn refused(frame: &[u8]) -> FrameError {
    match read(frame) {
        Err(error) => error,
        Ok(item) => panic!("read: {item:?}"),
    }
}

/// The frame is wrong as told, a whole frame is to be skipped, and it is wrong only when it is complete.
#[track_caller]
fn wrong(inside: &[u8], kind: FrameErrorKind, offset: usize, message: &str) {
    let frame = [&[0xFF, 0xFA], inside, &[0xFF, 0xF0]].concat();
    let error = refused(&frame);
    assert_eq!((error.kind(), error.offset()), (kind, offset));
    assert_eq!(error.to_string(), message);
    assert_eq!(error.skip(), frame.len());
    assert_eq!(refused(&[&frame[..], b"more"].concat()), error, "what follows does not matter");
    for seen in 0..frame.len() {
        assert_eq!(read(&frame[..seen]), Ok(None), "the first {seen} bytes");
    }
}

#[test]
fn nothing_inside() {
    wrong(b"", FrameErrorKind::OptionMissing, 2, "the telnet option is missing, at byte 2 (the end)");
    wrong(b"\xE8", FrameErrorKind::CodeMissing, 3, "the suboption code is missing, at byte 3 (the end)");
}

#[test]
fn unknown_suboption_without_its_code() {
    let message = "UNKNOWN-SUBOPTION-RCVD-1: the suboption code is missing, at byte 4 (the end)";
    wrong(b"\xE8\x02", FrameErrorKind::CodeMissing, 4, message);
    let message = "UNKNOWN-SUBOPTION-RCVD-2: there must be no more payload, at byte 5 (\"\\x00\")";
    wrong(b"\xE8\x03\x63\x00", FrameErrorKind::UnexpectedPayload, 5, message);
    let message = "UNKNOWN-SUBOPTION-RCVD-2: there must be no more payload, at byte 6 (\"x\")";
    wrong(b"\xE8\x03\xFF\xFFx", FrameErrorKind::UnexpectedPayload, 6, message);
}

#[test]
fn payload_where_none_belongs() {
    for code in [48, 71, 73, 81, 83, 85, 87] {
        let message = format!("{}: there must be no more payload, at byte 4 (\"~\")", Code::new(code));
        wrong(&[0xE8, code, b'~'], FrameErrorKind::UnexpectedPayload, 4, &message);
    }
    let message = "WILL-PROXY: there must be no more payload, at byte 4 (\"\\xff\")";
    wrong(b"\xE8\x47\xFF\xFF", FrameErrorKind::UnexpectedPayload, 4, message);
}

#[test]
fn direction() {
    let message = "DO-PROXY: the direction must be 'C' or 'S', at byte 4 (the end)";
    wrong(b"\xE8\x46", FrameErrorKind::InvalidDirection, 4, message);
    let message = "DO-PROXY: the direction must be 'C' or 'S', at byte 4 (\"s\")";
    wrong(b"\xE8\x46svSPC.py", FrameErrorKind::InvalidDirection, 4, message);
    let message = "DO-PROXY: the direction must be 'C' or 'S', at byte 4 (\"\\x7f\")";
    wrong(b"\xE8\x46\x7FvSPC.py", FrameErrorKind::InvalidDirection, 4, message);
    let message = "DO-PROXY: the direction must be 'C' or 'S', at byte 4 (\"\\xff\")";
    wrong(b"\xE8\x46\xFF\xFFvSPC.py", FrameErrorKind::InvalidDirection, 4, message);
}

#[test]
fn service_uri() {
    let message = "DO-PROXY: the serviceURI is missing, at byte 5 (the end)";
    wrong(b"\xE8\x46S", FrameErrorKind::ServiceUriMissing, 5, message);
    let message = "DO-PROXY: the serviceURI must not hold a control character, at byte 6 (\"\\n\")";
    wrong(b"\xE8\x46Sa\nb\x00", FrameErrorKind::ControlCharacter, 6, message);
    let message = "DO-PROXY: the serviceURI must not hold a control character, at byte 5 (\"\\xc2\")";
    wrong(b"\xE8\x46S\xC2\x85", FrameErrorKind::ControlCharacter, 5, message);
    let message = "DO-PROXY: the text must be UTF-8, at byte 7 (\"\\xff\")";
    wrong(b"\xE8\x46Sab\xFF\xFF", FrameErrorKind::InvalidUtf8, 7, message);
    let message = "DO-PROXY: the text must be UTF-8, at byte 6 (\"\\xc3\")";
    wrong(b"\xE8\x46Sa\xC3", FrameErrorKind::InvalidUtf8, 6, message);
}

#[test]
fn name() {
    let message = "VM-NAME: the text must be UTF-8, at byte 7 (\"\\xe9\")";
    wrong(b"\xE8\x52caf\xE9", FrameErrorKind::InvalidUtf8, 7, message);
    let message = "VM-NAME: the text must be UTF-8, at byte 4 (\"\\xc0\")";
    wrong(b"\xE8\x52\xC0\x80", FrameErrorKind::InvalidUtf8, 4, message);
    let message = "VM-NAME: the text must be UTF-8, at byte 4 (\"\\xed\")";
    wrong(b"\xE8\x52\xED\xA0\x80", FrameErrorKind::InvalidUtf8, 4, message);
}

/// The text is refused at `offset` alone, and at `offset` and 4 in a frame.
#[track_caller]
fn wrong_uuid(text: &[u8], offset: usize, found: &str) {
    let error = Uuid::parse(text).expect_err("a wrong text");
    assert_eq!((error.kind(), error.offset()), (FrameErrorKind::InvalidUuid, offset));
    let message = |offset| format!("the UUID must be 16 pairs of hex digits, at byte {offset} ({found})");
    assert_eq!(error.to_string(), message(offset));
    for (code, name) in [(80, "VM-VC-UUID"), (84, "VM-BIOS-UUID"), (86, "VM-LOCATION-UUID")] {
        let offset = offset + 4;
        wrong(
            &[&[0xE8, code], text].concat(),
            FrameErrorKind::InvalidUuid,
            offset,
            &format!("{name}: {}", message(offset)),
        );
    }
}

#[test]
fn uuid() {
    wrong_uuid(b"", 0, "the end");
    wrong_uuid(b"0", 1, "the end");
    wrong_uuid(b"01 23 45 67 89 ab cd ef-fe dc ba 98 00 00 00 0", 46, "the end");
    wrong_uuid(b"01 23 45 67 89 ab cd ef-fe dc ba 98 00 00 00 00 ", 47, r#"" ""#);
    wrong_uuid(b"01 23 45 67 89 ab cd ef fe dc ba 98 00 00 00 00", 23, r#"" ""#);
    wrong_uuid(b"01-23 45 67 89 ab cd ef-fe dc ba 98 00 00 00 00", 2, r#""-""#);
    wrong_uuid(b"01 23 45 67 89 ab cd eg-fe dc ba 98 00 00 00 00", 22, r#""g""#);
    wrong_uuid(b"0123456789abcdef", 2, r#""2""#);
    wrong_uuid(b"01 23 45 67 89 ab cd ef-fe dc ba 98 00 00 00 0\xB2", 46, r#""\xb2""#);
    wrong_uuid(b" 01", 0, r#"" ""#);
    wrong_uuid(b"+1 23", 0, r#""+""#);
}

/// An IAC inside that is followed by neither IAC nor SE: read on from that IAC.
#[track_caller]
fn cut_off(input: &[u8], offset: usize, message: &str) {
    let error = refused(input);
    assert_eq!((error.kind(), error.offset()), (FrameErrorKind::UnescapedIac, offset));
    assert_eq!(error.to_string(), message);
    assert_eq!(error.skip(), offset - 1);
    assert_eq!(error.code(), None);
    assert_eq!(read(&input[..offset]), Ok(None), "before the wrong byte");
}

#[test]
fn cut_off_frames() {
    let message = "IAC must be followed by IAC or SE, at byte 7 (\"\\xe9\")";
    cut_off(b"\xFF\xFA\xE8\x28\x76\x19\xFF\xE9\xFF\xF0", 7, message);
    let message = "IAC must be followed by IAC or SE, at byte 3 (\"\\xfa\")";
    cut_off(b"\xFF\xFA\xFF\xFA\xE8\x47\xFF\xF0", 3, message);
    let message = "IAC must be followed by IAC or SE, at byte 4 (\"a\")";
    cut_off(b"\xFF\xFA\xE8\xFFa", 4, message);
    // Of another option too.
    let message = "IAC must be followed by IAC or SE, at byte 5 (\"\\xfb\")";
    cut_off(b"\xFF\xFA\x25\x01\xFF\xFB\xE8", 5, message);
}

#[test]
fn a_frame_that_cuts_off_another_is_read() {
    let input = b"\xFF\xFA\xE8\x52we\xFF\xFA\xE8\x53\xFF\xF0";
    let item = read(&input[refused(input).skip()..]).expect("right").expect("complete");
    assert_eq!(item.event(), Event::Suboption(Suboption::GetVmName));
}

#[test]
fn the_rest_of_an_undoubled_frame_ends_with_se() {
    let input = b"\xFF\xFA\xE8\x29\x01\xFF\x02\x03\xFF\xF0";
    let mut rest = &input[refused(input).skip()..];
    let mut events = Vec::new();
    while let Some(item) = read(rest).expect("no frame") {
        events.push(item.event());
        rest = &rest[item.len()..];
    }
    let [Event::Command(undoubled), Event::Data(data), Event::Command(Command::SE)] = events[..] else {
        panic!("{events:?}")
    };
    assert_eq!(undoubled.get(), 2);
    assert_eq!(data, Payload::new(&[3]));
    assert_eq!(rest, b"");
}

#[test]
fn wrong_payloads_name_their_code() {
    let error = refused(b"\xFF\xFA\xE8\x46?\xFF\xF0");
    assert_eq!(error.code(), Some(Code::DO_PROXY));
    let error = refused(b"\xFF\xFA\xE8\xFF\xF0");
    assert_eq!(error.code(), None);
}

#[test]
fn texts_for_writing_are_checked_alike() {
    let error = DoProxy::new(Direction::Client, "").expect_err("empty");
    assert_eq!((error.kind(), error.offset()), (FrameErrorKind::ServiceUriMissing, 0));
    assert_eq!(error.to_string(), "the serviceURI is missing, at byte 0 (the end)");
    let error = DoProxy::new(Direction::Client, "é\u{7F}").expect_err("a control character");
    assert_eq!((error.kind(), error.offset()), (FrameErrorKind::ControlCharacter, 2));
    let message = "the serviceURI must not hold a control character, at byte 2 (\"\\x7f\")";
    assert_eq!(error.to_string(), message);
}

#[test]
fn errors_are_small_errors() {
    fn is_error<T: Error + Copy + Send + Sync + 'static>() {}
    is_error::<FrameError>();
    is_error::<PayloadError>();
    assert!(size_of::<FrameError>() <= 4 * size_of::<usize>());
    assert!(size_of::<PayloadError>() <= 2 * size_of::<usize>());
}

#[test]
fn kinds_print_their_names() {
    for kind in [
        FrameErrorKind::UnescapedIac,
        FrameErrorKind::OptionMissing,
        FrameErrorKind::CodeMissing,
        FrameErrorKind::UnexpectedPayload,
        FrameErrorKind::InvalidDirection,
        FrameErrorKind::ServiceUriMissing,
        FrameErrorKind::ControlCharacter,
        FrameErrorKind::InvalidUtf8,
        FrameErrorKind::InvalidUuid,
    ] {
        assert_eq!(format!("{kind:?}"), kind.as_str());
    }
}
