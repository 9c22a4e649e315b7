//! Every suboption of the table, byte for byte, both ways.

use vserial_uri::telnet::{Payload, Subnegotiation, read};
use vserial_uri::vspc::{Code, Codes, DoProxy, OPTION, Suboption, UnknownSuboption, Uuid};
use vserial_uri::{CapacityError, Direction, UriBacking};

use crate::read_suboption;

const UUID_TEXT: &str = "01 23 45 67 89 ab cd ef-fe dc ba 98 00 00 00 00";

/// `suboption` is written as `content` (code and payload) in a frame and read from it; `text` is its Display.
#[track_caller]
fn both_ways(suboption: Suboption<'_>, content: &[u8], text: &str) {
    let frame = [&[0xFF, 0xFA, 0xE8][..], content, &[0xFF, 0xF0]].concat();
    assert_eq!(read_suboption(&frame), Ok(suboption), "read");
    assert_eq!(suboption.write_into(&mut [0; 128]), Ok(&frame[..]), "written");
    assert_eq!(suboption.encoded_len(), frame.len(), "encoded_len");
    assert!(suboption.wire_bytes().eq(frame.iter().copied()), "wire_bytes");
    assert_eq!(suboption.code(), Code::new(content[0]), "code");
    assert_eq!(u8::from(suboption.code()), content[0], "number of the code");
    assert_eq!(suboption.to_string(), text, "Display");
    for room in 0..frame.len() {
        let mut buffer = [0x55; 128];
        assert_eq!(suboption.write_into(&mut buffer[..room]), Err(CapacityError), "room for {room}");
        assert_eq!(buffer, [0x55; 128], "part of a frame was written");
    }
    for seen in 0..frame.len() {
        assert_eq!(read(&frame[..seen]), Ok(None), "the first {seen} bytes");
    }
}

#[test]
fn captured_do_proxy() {
    let frame = [0xFF, 0xFA, 0xE8, 0x46, 0x53, 0x76, 0x53, 0x50, 0x43, 0x2E, 0x70, 0x79, 0xFF, 0xF0];
    let do_proxy = DoProxy::new(Direction::Server, "vSPC.py").expect("a valid serviceURI");
    both_ways(Suboption::DoProxy(do_proxy), &frame[3..12], r#"DO-PROXY server "vSPC.py""#);
    let Ok(Suboption::DoProxy(read)) = read_suboption(&frame) else { panic!("not a DO-PROXY") };
    assert_eq!((read.direction(), read.service_uri()), (Direction::Server, "vSPC.py"));
    assert_eq!(read.service_uri().as_ptr(), frame[5..].as_ptr(), "borrowed");
}

#[test]
fn captured_doubled_byte() {
    let frame = [0xFF, 0xFA, 0xE8, 0x28, 0x76, 0x19, 0xFF, 0xFF, 0xE9, 0xFF, 0xF0];
    let sequence = Payload::new(&[0x76, 0x19, 0xFF, 0xE9]);
    both_ways(Suboption::VmotionBegin(sequence), &frame[3..9], "VMOTION-BEGIN 76 19 ff e9");
    let Ok(Suboption::VmotionBegin(read)) = read_suboption(&frame) else { panic!("not a VMOTION-BEGIN") };
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
    let do_proxy = DoProxy::new(Direction::Client, "telnet://example.com").expect("a valid serviceURI");
    both_ways(Suboption::DoProxy(do_proxy), b"\x46Ctelnet://example.com", r#"DO-PROXY client "telnet://example.com""#);
    let do_proxy = DoProxy::new(Direction::Server, "Zürich \u{1F4BB}").expect("a valid serviceURI");
    both_ways(
        Suboption::DoProxy(do_proxy),
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
fn a_uuid_in_upper_case() {
    let frame = [b"\xFF\xFA\xE8\x50", UUID_TEXT.to_uppercase().as_bytes(), b"\xFF\xF0"].concat();
    let uuid = UUID_TEXT.parse().expect("the documented form");
    assert_eq!(read_suboption(&frame), Ok(Suboption::VmVcUuid(uuid)));
}

#[test]
fn every_other_code_is_kept() {
    for code in 0..=255 {
        let known = Codes::ALL.contains(Code::new(code));
        assert_eq!(Code::new(code).is_known(), known, "{code}");
        let unknown = UnknownSuboption::new(Code::new(code), Payload::new(&[0xFF, 1]));
        assert_eq!(unknown.is_none(), known, "{code}");
        let Some(unknown) = unknown else { continue };
        let sent = if code == 255 { vec![255, 255] } else { vec![code] };
        let text = format!("suboption {code}: ff 01");
        both_ways(Suboption::Unknown(unknown), &[&sent[..], &[0xFF, 0xFF, 1]].concat(), &text);
        let reply = Suboption::UnknownSuboptionRcvd2(unknown.code());
        both_ways(reply, &[&[3], &sent[..]].concat(), &format!("UNKNOWN-SUBOPTION-RCVD-2 {code}"));
    }
}

#[test]
fn other_options_are_not_read() {
    for option in (0..=255).filter(|option| *option != OPTION) {
        for payload in [&[][..], &[70], &[71]] {
            assert_eq!(Suboption::of(Subnegotiation::new(option, Payload::new(payload))), None);
        }
    }
}

#[test]
fn from_a_backing() {
    let proxy = Some("telnet://vspc.example:13370");
    let backing = UriBacking::new(Direction::Client, "vSPC.py?port=a", proxy).expect("a valid backing");
    let do_proxy = backing.do_proxy().expect("there is a proxy");
    both_ways(Suboption::DoProxy(do_proxy), b"\x46CvSPC.py?port=a", r#"DO-PROXY client "vSPC.py?port=a""#);
    let direct = UriBacking::new(Direction::Server, "tcp://:6000", None).expect("a valid backing");
    assert_eq!(direct.do_proxy(), None);
}
