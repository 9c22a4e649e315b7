//! Values of the types of module `telnet`.

use vserial_uri::telnet::{
    Authentication, BINARY, Change, Command, Decoder, ECHO, Encoded, Event, FrameError, FrameErrorKind, Negotiation,
    Payload, Reader, Side, Sides, Subnegotiation, Token, TypePair, TypePairs, Verb, encode, read,
};

use super::{Show, show};

pub fn show_all(to: &mut impl Show) {
    type Options = vserial_uri::telnet::Options<2>;

    let mut options = Options::new([(BINARY, Sides::Both), (ECHO, Sides::Him)]);
    let offer = options.request(Side::Us, BINARY, true).unwrap();
    let (_, change) = options.receive(Negotiation::new(Verb::Do, BINARY));
    let mut decoder = Decoder::new();
    decoder.read(b"\r", false);
    show! { to, in telnet,
        Command: Command::SE, Command::BRK;
        Verb: Verb::Will, Verb::Wont, Verb::Do, Verb::Dont;
        Negotiation: offer, Negotiation::new(Verb::Wont, 232);
        Payload: Payload::new(b"a \"\xFF\0\n"), Payload::new(b"");
        Subnegotiation: Subnegotiation::new(24, Payload::new(b"\x01"));
        FrameError: read(b"\xFF\xFA\xE8\xFF\x01").unwrap_err(), read(b"\xFF\xFA\xFF\xF0").unwrap_err();
        FrameErrorKind: read(b"\xFF\xFA\xE8\xFF\x01").unwrap_err().kind();
        Reader: Reader::new();
        Decoder: Decoder::new(), decoder;
        Encoded: encode(b"a\r", false, &mut [0; 8]);
        Side: Side::Us, Side::Him;
        Sides: Sides::Neither, Sides::Us, Sides::Him, Sides::Both;
        Change: change.unwrap();
        Options: options;
        TypePair: TypePair::NULL, TypePair::SSL;
        Authentication: Authentication::SEND_SSL, Authentication::START, Authentication::REJECT;
    }
    if let Authentication::Send(pairs) = Authentication::SEND_SSL {
        show! { to, in telnet, TypePairs: pairs }
    }
    let inputs: [&[u8]; 5] = [
        b"login: \x80",
        b"\xFF\xFB\xE8",
        b"\xFF\xFA\xE8\x46SvSPC.py\xFF\xF0",
        b"\xFF\xFA\x18\x01\xFF\xF0",
        b"\xFF\xF1",
    ];
    for input in inputs {
        let token = read(input).unwrap().unwrap();
        show! { to, in telnet, Token: token; Event: token.event() }
    }
}
