//! Every suboption of the table, byte for byte, both ways.

use vserial_uri::vspc::{Code, Codes, DoProxy, Event, Negotiation, Payload, Suboption, Unknown, Uuid, Verb, read};
use vserial_uri::{CapacityError, Direction, UriBacking};

use crate::read_frame;

const UUID_TEXT: &str = "01 23 45 67 89 ab cd ef-fe dc ba 98 00 00 00 00";

/// `suboption` and `code payload` are each other's form, and `text` is its Display.
#[track_caller]
fn both_ways(suboption: Suboption<'_>, inside: &[u8], text: &str) {
    let frame = [&[0xFF, 0xFA, 0xE8][..], inside, &[0xFF, 0xF0]].concat();
    assert_eq!(read_frame(&frame), suboption, "read");
    assert_eq!(suboption.write_into(&mut [0; 128]), Ok(&frame[..]), "written");
    assert_eq!(suboption.encoded_len(), frame.len(), "encoded_len");
    assert!(suboption.wire_bytes().eq(frame.iter().copied()), "wire_bytes");
    assert_eq!(suboption.code(), Code::new(inside[0]), "code");
    assert_eq!(u8::from(suboption.code()), inside[0], "its number");
    assert_eq!(suboption.to_string(), text, "Display");
    for room in 0..frame.len() {
        let mut buffer = [0x55; 128];
        assert_eq!(suboption.write_into(&mut buffer[..room]), Err(CapacityError), "room for {room}");
        assert_eq!(buffer, [0x55; 128], "a part was written");
    }
    for seen in 0..frame.len() {
        assert_eq!(read(&frame[..seen]), Ok(None), "the first {seen} bytes");
    }
}

#[test]
fn captured_do_proxy() {
    let frame = [0xFF, 0xFA, 0xE8, 0x46, 0x53, 0x76, 0x53, 0x50, 0x43, 0x2E, 0x70, 0x79, 0xFF, 0xF0];
    let asked = DoProxy::new(Direction::Server, "vSPC.py").expect("a good text");
    both_ways(Suboption::DoProxy(asked), &frame[3..12], r#"DO-PROXY server "vSPC.py""#);
    let Suboption::DoProxy(read) = read_frame(&frame) else { panic!("no DO-PROXY") };
    assert_eq!((read.direction(), read.service_uri()), (Direction::Server, "vSPC.py"));
    assert_eq!(read.service_uri().as_ptr(), frame[5..].as_ptr(), "borrowed");
}

#[test]
fn captured_doubled_byte() {
    let frame = [0xFF, 0xFA, 0xE8, 0x28, 0x76, 0x19, 0xFF, 0xFF, 0xE9, 0xFF, 0xF0];
    let sequence = Payload::new(&[0x76, 0x19, 0xFF, 0xE9]);
    both_ways(Suboption::VmotionBegin(sequence), &frame[3..9], "VMOTION-BEGIN 76 19 ff e9");
    let Suboption::VmotionBegin(read) = read_frame(&frame) else { panic!("no VMOTION-BEGIN") };
    assert!(read.bytes().eq([0x76, 0x19, 0xFF, 0xE9]));
    assert_eq!(read.as_raw(), Some(&frame[4..9]));
    assert_eq!(read.decode_into(&mut [0; 4]), Ok(&[0x76, 0x19, 0xFF, 0xE9][..]));
    assert_eq!(read.decode_into(&mut [0; 3]), Err(CapacityError));
}

#[test]
fn captured_list_of_a_machine() {
    let list = [0, 1, 2, 3, 40, 41, 43, 44, 45, 46, 48, 70, 71, 73, 80, 81, 84, 85, 86, 87, 82, 83];
    let text = "KNOWN-SUBOPTIONS-1 0 1 2 3 40 41 43 44 45 46 48 70 71 73 80 81 84 85 86 87 82 83";
    both_ways(Suboption::KnownSuboptions1(Codes::new(&list)), &[&[0], &list[..]].concat(), text);
    assert!(Codes::new(&list).iter().all(Code::is_known));
    assert!(Codes::ALL.iter().all(|code| Codes::new(&list).contains(code)));
    assert_eq!(Codes::ALL.iter().count(), list.len());
}

#[test]
fn lists_and_unknown_codes() {
    both_ways(Suboption::KnownSuboptions2(Codes::new(&[70, 255])), &[1, 70, 255, 255], "KNOWN-SUBOPTIONS-2 70 255");
    both_ways(Suboption::KnownSuboptions2(Codes::new(&[])), &[1], "KNOWN-SUBOPTIONS-2");
    both_ways(Suboption::UnknownSuboptionRcvd1(Code::new(99)), &[2, 99], "UNKNOWN-SUBOPTION-RCVD-1 99");
    both_ways(Suboption::UnknownSuboptionRcvd2(Code::new(255)), &[3, 255, 255], "UNKNOWN-SUBOPTION-RCVD-2 255");
}

#[test]
fn moves() {
    let both = Payload::new(&[1, 2, 3, 4, 0xFF, 6, 7, 8]);
    let raw = [1, 2, 3, 4, 0xFF, 0xFF, 6, 7, 8];
    let text = "01 02 03 04 ff 06 07 08";
    let row = |suboption, code, name: &str| {
        both_ways(suboption, &[&[code], &raw[..]].concat(), &format!("{name} {text}"));
    };
    row(Suboption::VmotionBegin(both), 40, "VMOTION-BEGIN");
    row(Suboption::VmotionGoahead(both), 41, "VMOTION-GOAHEAD");
    row(Suboption::VmotionNotnow(both), 43, "VMOTION-NOTNOW");
    row(Suboption::VmotionPeer(both), 44, "VMOTION-PEER");
    row(Suboption::VmotionPeerOk(both), 45, "VMOTION-PEER-OK");
    row(Suboption::VmotionComplete(both), 46, "VMOTION-COMPLETE");
    both_ways(Suboption::VmotionComplete(Payload::new(&[])), &[46], "VMOTION-COMPLETE");
    both_ways(Suboption::VmotionAbort, &[48], "VMOTION-ABORT");
}

#[test]
fn proxying() {
    let asked = DoProxy::new(Direction::Client, "telnet://example.com").expect("a good text");
    both_ways(Suboption::DoProxy(asked), b"\x46Ctelnet://example.com", r#"DO-PROXY client "telnet://example.com""#);
    let asked = DoProxy::new(Direction::Server, "Zürich \u{1F4BB}").expect("a good text");
    both_ways(
        Suboption::DoProxy(asked),
        b"\x46SZ\xC3\xBCrich \xF0\x9F\x92\xBB",
        "DO-PROXY server \"Zürich \u{1F4BB}\"",
    );
    both_ways(Suboption::WillProxy, &[71], "WILL-PROXY");
    both_ways(Suboption::WontProxy, &[73], "WONT-PROXY");
}

#[test]
fn names_and_identifiers() {
    let uuid: Uuid = UUID_TEXT.parse().expect("the documented form");
    let bytes = [0x01, 0x23, 0x45, 0x67, 0x89, 0xAB, 0xCD, 0xEF, 0xFE, 0xDC, 0xBA, 0x98, 0, 0, 0, 0];
    assert_eq!(uuid.to_bytes(), bytes);
    assert_eq!(Uuid::from_bytes(bytes), uuid);
    let inside = |code: u8| [&[code], UUID_TEXT.as_bytes()].concat();
    both_ways(Suboption::VmVcUuid(uuid), &inside(80), &format!("VM-VC-UUID {UUID_TEXT}"));
    both_ways(Suboption::GetVmVcUuid, &[81], "GET-VM-VC-UUID");
    both_ways(Suboption::VmName("web\u{A0}\t1"), b"\x52web\xC2\xA0\t1", r#"VM-NAME "web\u{a0}\t1""#);
    both_ways(Suboption::VmName(""), &[82], r#"VM-NAME """#);
    both_ways(Suboption::GetVmName, &[83], "GET-VM-NAME");
    both_ways(Suboption::VmBiosUuid(uuid), &inside(84), &format!("VM-BIOS-UUID {UUID_TEXT}"));
    both_ways(Suboption::GetVmBiosUuid, &[85], "GET-VM-BIOS-UUID");
    both_ways(Suboption::VmLocationUuid(uuid), &inside(86), &format!("VM-LOCATION-UUID {UUID_TEXT}"));
    both_ways(Suboption::GetVmLocationUuid, &[87], "GET-VM-LOCATION-UUID");
}

#[test]
fn capitals_in_an_identifier() {
    let frame = [b"\xFF\xFA\xE8\x50", UUID_TEXT.to_uppercase().as_bytes(), b"\xFF\xF0"].concat();
    let uuid = UUID_TEXT.parse().expect("the documented form");
    assert_eq!(read_frame(&frame), Suboption::VmVcUuid(uuid));
}

#[test]
fn every_other_code_is_kept_and_answered() {
    for code in 0..=255 {
        let known = Codes::ALL.contains(Code::new(code));
        assert_eq!(Code::new(code).is_known(), known, "{code}");
        let unknown = Unknown::new(Code::new(code), Payload::new(&[0xFF, 1]));
        assert_eq!(unknown.is_none(), known, "{code}");
        let Some(unknown) = unknown else { continue };
        let inside = if code == 255 { vec![255, 255] } else { vec![code] };
        let suboption = Suboption::Unknown(unknown);
        let text = format!("suboption {code}: ff 01");
        both_ways(suboption, &[&inside[..], &[0xFF, 0xFF, 1]].concat(), &text);
        let answer = suboption.unknown_answer().expect("an answer is due");
        both_ways(answer, &[&[3], &inside[..]].concat(), &format!("UNKNOWN-SUBOPTION-RCVD-2 {code}"));
        assert_eq!(answer.unknown_answer(), None, "no answer to an answer");
    }
}

#[test]
fn negotiation() {
    let row = |verb: Verb, byte, text: &str| {
        let bytes = [0xFF, byte, 0xE8];
        let item = read(&bytes).expect("no frame").expect("complete");
        assert_eq!(item.event(), Event::Negotiation(Negotiation::vspc(verb)));
        assert_eq!(item.len(), 3);
        assert_eq!(Negotiation::vspc(verb).to_bytes(), bytes);
        assert_eq!(item.to_string(), text);
        assert!(Negotiation::vspc(verb).is_vspc());
        assert!(!Negotiation::new(verb, 231).is_vspc());
        assert_eq!((read(&bytes[..2]), read(&bytes[..1])), (Ok(None), Ok(None)));
    };
    row(Verb::Will, 0xFB, "WILL 232");
    row(Verb::Wont, 0xFC, "WONT 232");
    row(Verb::Do, 0xFD, "DO 232");
    row(Verb::Dont, 0xFE, "DONT 232");
}

#[test]
fn answers_to_a_negotiation() {
    let row = |asked: Verb, agreed, refused| assert_eq!((asked.agree(), asked.refuse()), (agreed, refused), "{asked}");
    row(Verb::Will, Verb::Do, Verb::Dont);
    row(Verb::Wont, Verb::Dont, Verb::Dont);
    row(Verb::Do, Verb::Will, Verb::Wont);
    row(Verb::Dont, Verb::Wont, Verb::Wont);
}

#[test]
fn events_print_what_they_hold() {
    let row = |input: &[u8], text: &str| {
        let item = read(input).expect("right").expect("complete");
        assert_eq!((item.to_string(), item.event().to_string()), (text.into(), text.into()));
    };
    row(b"hi\xFF\xFF", "data: 68 69 ff");
    row(b"\xFF\xF1", "NOP");
    row(b"\xFF\x01", "command 1");
    row(b"\xFF\xFD\x00", "DO 0");
    row(b"\xFF\xFA\x25\x01\xFF\xFF\xFF\xF0", "option 37: 01 ff");
    row(b"\xFF\xFA\x25\xFF\xF0", "option 37");
    row(b"\xFF\xFA\xE8\x63\xFF\xF0", "suboption 99");
    assert_eq!(Event::Discarded(&[0xFF, 0xFA]).to_string(), "discarded: ff fa");
}

#[test]
fn from_a_backing() {
    let proxy = Some("telnet://vspc.example:13370");
    let backing = UriBacking::new(Direction::Client, "vSPC.py?port=a", proxy).expect("a good backing");
    let frame = Suboption::do_proxy(&backing).expect("there is a proxy");
    both_ways(frame, b"\x46CvSPC.py?port=a", r#"DO-PROXY client "vSPC.py?port=a""#);
    let direct = UriBacking::new(Direction::Server, "tcp://:6000", None).expect("a good backing");
    assert_eq!(Suboption::do_proxy(&direct), None);
}
