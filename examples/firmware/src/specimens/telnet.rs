//! Values of the types of module `telnet`.

use vserial_uri::telnet::{
    Authentication, BINARY, Change, Command, Decoder, ECHO, Encoded, Event, FrameError, FrameErrorKind, Negotiation,
    Payload, Reader, Side, Sides, Subnegotiation, Token, TypePair, TypePairs, Verb, encode, read,
};

use super::{Show, show};

pub fn show_all(to: &mut impl Show) {
    type Options = vserial_uri::telnet::Options<2>;

    let Authentication::Send(pairs) = Authentication::SEND_SSL else { unreachable!() };
    show! { to,
        Command: Command::SE;
        Verb: Verb::Will, Verb::Wont, Verb::Do, Verb::Dont;
        Negotiation: Negotiation::new(Verb::Do, 232), Negotiation::new(Verb::Wont, 1);
        Payload: Payload::new(b"a \"\xFF\0\n"), Payload::new(b"");
        Subnegotiation: Subnegotiation::new(24, Payload::new(b"\x01"));
        Reader: Reader::new();
        FrameError: read(b"\xFF\xFA\xE8\xFF\x01").unwrap_err(), read(b"\xFF\xFA\xFF\xF0").unwrap_err();
        FrameErrorKind: read(b"\xFF\xFA\xE8\xFF\x01").unwrap_err().kind();
        Side: Side::Us, Side::Him;
        Sides: Sides::Neither, Sides::Us, Sides::Him, Sides::Both;
        Options: Options::new([(BINARY, Sides::Both), (ECHO, Sides::Him)]);
        Change: Change { side: Side::Him, option: BINARY, enabled: true };
        Decoder: Decoder::new();
        Encoded: encode(b"a\r", false, &mut [0; 3]);
        Authentication: Authentication::START, Authentication::SEND_SSL;
        TypePairs: pairs;
        TypePair: TypePair::SSL;
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
        show! { to, Token: token; Event: token.event() }
    }
}
