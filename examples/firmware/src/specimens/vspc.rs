//! Values of the types of module `vspc`.

use vserial_uri::{
    Direction,
    vspc::{
        Code, Codes, Command, DoProxy, Event, FrameError, FrameErrorKind, FrameReader, Item, Negotiation, Payload,
        PayloadError, Subnegotiation, Suboption, Unknown, Uuid, Verb, read,
    },
};

use super::{Show, show};

pub fn show_all(to: &mut impl Show) {
    show! { to,
        Code: Code::DO_PROXY, Code::new(200);
        Codes: Codes::new(&[0, 70, 200]);
        Command: Command::SE;
        Verb: Verb::Will, Verb::Wont, Verb::Do, Verb::Dont;
        Negotiation: Negotiation::vspc(Verb::Do), Negotiation::new(Verb::Wont, 1);
        Payload: Payload::new(b"a \"\xFF\0\n"), Payload::new(b"");
        Uuid: Uuid::from_bytes([0x5A; 16]);
        DoProxy: DoProxy::new(Direction::Server, "caf\u{E9}").unwrap();
        Unknown: Unknown::new(Code::new(200), Payload::new(b"\xFFx")).unwrap();
        Suboption: Suboption::WillProxy, Suboption::DoProxy(DoProxy::new(Direction::Client, "h:1").unwrap()),
            Suboption::VmName("a b"), Suboption::VmBiosUuid(Uuid::from_bytes([0; 16])),
            Suboption::KnownSuboptions1(Codes::new(&[1, 2]));
        Subnegotiation: Subnegotiation::new(24, Payload::new(b"\x01"));
        FrameReader: FrameReader::new();
        PayloadError: Suboption::parse(Code::DO_PROXY, Payload::new(b"Xh:1")).unwrap_err();
        FrameError: read(b"\xFF\xFA\xE8\x46Ca\0\xFF\xF0").unwrap_err(), read(b"\xFF\xFA\xE8\xFF\x01").unwrap_err();
        FrameErrorKind: read(b"\xFF\xFA\xE8\xFF\xF0").unwrap_err().kind();
    }
    let inputs: [&[u8]; 5] = [
        b"login: \x80",
        b"\xFF\xFB\xE8",
        b"\xFF\xFA\xE8\x46SvSPC.py\xFF\xF0",
        b"\xFF\xFA\x18\x01\xFF\xF0",
        b"\xFF\xF1",
    ];
    for input in inputs {
        let item = read(input).unwrap().unwrap();
        show! { to, Item: item; Event: item.event() }
    }
}
