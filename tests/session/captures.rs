//! The openings that were captured between other implementations, with a session in the place of each end.

use vserial_uri::Tls;
use vserial_uri::session::{Event, Received, Session, TlsRole};
use vserial_uri::telnet::{AUTHENTICATION, BINARY, Side};

use crate::messages::*;
use crate::{Outcome, feed, machine, sent};

/// Feeds the parts to a session; after each, the session has sent exactly what the part says.
#[track_caller]
fn conversation(session: &mut Session<'_>, parts: &[(&[u8], &[u8])]) -> Outcome {
    let mut last = Outcome::default();
    for (number, (input, output)) in parts.iter().enumerate() {
        last = feed(session, input);
        assert_eq!(last.output, *output, "part {number}");
        assert_eq!(last.error, None, "part {number}");
        assert_eq!(last.data, [], "part {number}");
    }
    last
}

#[test]
fn the_server_speaks_first() {
    // A client against telnetd-ssl, which asks for NEW-ENVIRON (39) before it asks for authentication.
    for tls in [Tls::IfOffered, Tls::Required] {
        let mut session = Session::client(tls);
        let last = conversation(
            &mut session,
            &[(&[], WILL_37), (&[0xFF, 0xFD, 39], &[0xFF, 0xFC, 39]), (DO_37, &[]), (SEND, START), (ACCEPT, &[])],
        );
        assert_eq!(last.events, ["StartTls(Client)"]);
        assert_eq!(last.rest, []);
        session.tls_started();
        let last = feed(&mut session, &[0xFF, 0xFD, 24, 0xFF, 0xFD, 32]);
        assert_eq!(last.output[12..], [0xFF, 0xFC, 24, 0xFF, 0xFC, 32], "answered inside TLS");
        assert!(session.is_enabled(Side::Us, AUTHENTICATION), "options keep their state");
    }
}

#[test]
fn the_server_of_the_first_capture() {
    for tls in [Tls::IfOffered, Tls::Required] {
        let mut session = Session::server(tls);
        conversation(
            &mut session,
            &[(&[], DO_37), (&[0xFF, 0xFB, 39], &[0xFF, 0xFE, 39]), (WILL_37, SEND), (START, ACCEPT)],
        );
        let last = feed(&mut session, CLIENT_HELLO);
        assert_eq!(last.events, ["StartTls(Server)"]);
        assert_eq!(last.rest, CLIENT_HELLO, "none of the ClientHello is consumed");
    }
}

#[test]
fn the_client_speaks_first() {
    // telnet-ssl on port 23 to a server: it offers everything at once, and sends NAWS and NEW-ENVIRON with START.
    let mut session = Session::server(Tls::Required);
    let opening =
        b"\xFF\xFB\x27\xFF\xFB\x25\xFF\xFD\x03\xFF\xFB\x18\xFF\xFB\x1F\xFF\xFB\x20\xFF\xFB\x21\xFF\xFB\x22\xFF\xFD\x05";
    let last = feed(&mut session, opening);
    assert_eq!(last.error, None);
    let answers = [
        DO_37,
        b"\xFF\xFE\x27",
        SEND,
        b"\xFF\xFB\x03\xFF\xFE\x18\xFF\xFE\x1F\xFF\xFE\x20\xFF\xFE\x21\xFF\xFE\x22\xFF\xFC\x05",
    ];
    assert_eq!(last.output, answers.concat());
    let start = [START, b"\xFF\xFA\x1F\0\0\0\0\xFF\xF0\xFF\xFA\x27\0\xFF\xF0"].concat();
    let last = conversation(&mut session, &[(&start, ACCEPT)]);
    assert_eq!(last.events, [""; 0]);
    let last = feed(&mut session, CLIENT_HELLO);
    assert_eq!(last.events, ["StartTls(Server)"]);
}

#[test]
fn the_client_of_the_second_capture() {
    // The server answers everything in one segment, SEND in the middle of it.
    let mut session = Session::client(Tls::Required);
    assert_eq!(sent(&mut session, b"secret"), WILL_37);
    let segment = b"\xFF\xFD\x27\xFF\xFD\x25\xFF\xFA\x25\x01\x07\x00\xFF\xF0\xFF\xFB\x03\xFF\xFD\x18\xFF\xFD\x1F\xFF\xFD\x20\xFF\xFD\x21\xFF\xFE\x22\xFF\xFB\x05\xFF\xFA\x27\x01\xFF\xF0";
    let last = feed(&mut session, segment);
    assert_eq!(last.output, [&[0xFF, 0xFC, 39][..], START].concat(), "nothing follows START");
    let last = conversation(&mut session, &[(ACCEPT, &[])]);
    assert_eq!(last.events, ["StartTls(Client)"]);
    assert_eq!(sent(&mut session, b"secret"), []);
    session.tls_started();
    let inside = sent(&mut session, b"secret");
    assert!(
        inside.starts_with(b"\xFF\xFD\x03\xFF\xFC\x18\xFF\xFC\x1F\xFF\xFC\x20\xFF\xFC\x21\xFF\xFE\x05"),
        "{inside:x?}"
    );
}

#[test]
fn kermit_requires_authentication() {
    let mut session = Session::server(Tls::IfOffered);
    let last = feed(&mut session, &[WILL_37, b"\xFF\xFB\x18\xFF\xFB\x27\xFF\xFB\x2C"].concat());
    let refusals = [[0xFF, 0xFE, 0x18], [0xFF, 0xFE, 0x27], [0xFF, 0xFE, 0x2C]].concat();
    assert_eq!(last.output, [DO_37, SEND, &refusals].concat());
    conversation(&mut session, &[(START, ACCEPT)]);
    assert_eq!(feed(&mut session, CLIENT_HELLO).events, ["StartTls(Server)"]);

    let mut session = Session::client(Tls::IfOffered);
    let answer = b"\xFF\xFD\x25\xFF\xFA\x25\x01\x07\x00\xFF\xF0\xFF\xFD\x18\xFF\xFE\x2C\xFF\xFA\x27\x01\xFF\xF0";
    let last = feed(&mut session, answer);
    assert_eq!(last.output, [WILL_37, START].concat());
}

#[test]
fn a_server_that_offers_nothing() {
    let mut session = Session::client(Tls::IfOffered);
    conversation(&mut session, &[(&[], WILL_37), (DO_37, &[])]);
    let last = feed(&mut session, SEND_NOTHING);
    assert!(last.output.starts_with(NULL));
    assert!(session.to_string().contains("plaintext"));

    let mut session = Session::server(Tls::IfOffered);
    conversation(&mut session, &[(&[], DO_37), (WILL_37, SEND)]);
    feed(&mut session, NULL);
    assert!(session.to_string().contains("plaintext"));
}

#[test]
fn the_captured_opening_of_a_machine() {
    // The machine offers authentication first, the concentrator refuses and sends its list unasked.
    let mut session = machine(Tls::IfOffered);
    conversation(&mut session, &[(&[], WILL_37)]);
    let list = b"\xFF\xFA\xE8\x01\x00\x01\x02\x03\x46\x47\x49\xFF\xF0";
    let last = feed(&mut session, &[b"\xFF\xFD\xE8", &list[..], b"\xFF\xFE\x25"].concat());
    let codes = [0, 1, 2, 3, 40, 41, 43, 44, 45, 46, 48, 70, 71, 73, 82, 83];
    let binary_and_sga = [0xFF, 0xFB, 0, 0xFF, 0xFD, 0, 0xFF, 0xFB, 3, 0xFF, 0xFD, 3];
    let expected = [
        b"\xFF\xFB\xE8",
        &binary_and_sga[..],
        &[0xFF, 0xFA, 0xE8, 0],
        &codes,
        b"\xFF\xF0\xFF\xFA\xE8\x46SvSPC.py\xFF\xF0",
    ];
    assert_eq!(last.output, expected.concat());
    let last = feed(&mut session, b"\xFF\xFD\x00\xFF\xFB\x00\xFF\xFA\xE8\x47\xFF\xF0");
    assert!(last.events.contains(&"ProxyAccepted".into()) && last.events.contains(&"Open".into()), "{last:?}");
    assert_eq!(sent(&mut session, b"\xFF\r"), b"\xFF\xFF\r", "BINARY");
}

/// Where a stream is cut changes nothing of what is reported, sent and left.
#[test]
fn every_cut_of_every_opening() {
    let server_openings: [&[&[u8]]; 3] = [
        &[&[0xFF, 0xFD, 39], DO_37, SEND, &[0xFF, 0xFB, 3, 0xFF, 0xFD, 24], ACCEPT],
        &[DO_37, SEND_NOTHING, b"\xFF\xFD\x00\xFF\xFB\x00login:\r\0 \xFF\xFF\r\n"],
        &[b"\xFF\xFE\x25\xFF\xFE\x00\xFF\xFC\x00login:\r\0 \xFF\xFF\r\n"],
    ];
    for parts in server_openings {
        every_cut(|| Session::client(Tls::IfOffered), &parts.concat());
    }
    every_cut(|| Session::server(Tls::Required), &[WILL_37, START, b"\xFF\xFB\x18", CLIENT_HELLO].concat());
    let concentrator = b"\xFF\xFD\xE8\xFF\xFA\xE8\x01\x46\xFF\xF0\xFF\xFE\x25\xFF\xFA\xE8\x53\xFF\xF0\xFF\xFA\xE8\x47\xFF\xF0\xFF\xFE\x00\xFF\xFC\x00\r\0x";
    every_cut(|| machine(Tls::IfOffered), concentrator);
    let opening = b"\xFF\xFC\x25\xFF\xFB\xE8\xFF\xFA\xE8\x00\x52\x53\xFF\xF0\xFF\xFA\xE8\x46SvSPC.py\xFF\xF0\xFF\xFA\xE8\x63\xFF\xF0";
    every_cut(|| Session::concentrator(Tls::IfOffered), opening);
}

#[track_caller]
fn every_cut(new: impl Fn() -> Session<'static>, stream: &[u8]) {
    let whole = feed(&mut new(), stream);
    assert_eq!(whole.error, None);
    for cut in 0..=stream.len() {
        let mut session = new();
        let mut outcome = feed(&mut session, &stream[..cut]);
        // A StartTls that was reported ends the stream: the rest belongs to TLS.
        if outcome.events.last().is_none_or(|event| !event.starts_with("StartTls")) {
            let second = feed(&mut session, &[&outcome.rest[..], &stream[cut..]].concat());
            outcome.events.extend(second.events);
            outcome.data.extend(second.data);
            outcome.output.extend(second.output);
            (outcome.rest, outcome.error) = (second.rest, second.error);
        } else {
            outcome.rest.extend(&stream[cut..]);
        }
        assert_eq!(outcome, whole, "cut at {cut}");
    }
}

#[test]
fn a_handshake_consumes_nothing() {
    let mut session = Session::client(Tls::Required);
    feed(&mut session, &[DO_37, SEND].concat());
    assert_eq!(feed(&mut session, ACCEPT).events, [format!("StartTls({:?})", TlsRole::Client)]);
    assert_eq!(session.receive(&[0x16, 3, 3]), Ok(Received { len: 0, event: None }));
    assert_eq!(session.transmit(b"line", &mut [0; 8]).len, 0);
}

/// Output comes first: until it is taken, nothing is received.
#[test]
fn output_is_due_before_input() {
    let mut session = Session::client(Tls::IfOffered);
    for _ in 0..2 {
        assert_eq!(session.receive(DO_37), Ok(Received { len: 0, event: Some(Event::Transmit) }));
    }
    assert_eq!(sent(&mut session, b""), WILL_37);
    assert_eq!(session.receive(DO_37).map(|received| received.len), Ok(3));
}

/// The line opens when BINARY is settled in both directions, in whichever order the answers come.
#[test]
fn both_answers_about_binary_are_awaited() {
    let answers: [&[u8]; 2] = [&[0xFF, 0xFD, 0], &[0xFF, 0xFB, 0]];
    for (first, second, side) in [(answers[0], answers[1], Side::Us), (answers[1], answers[0], Side::Him)] {
        let mut session = Session::client(Tls::Never);
        sent(&mut session, b"");
        let enabled = |session: &Session<'_>| [Side::Us, Side::Him].map(|side| session.is_enabled(side, BINARY));
        assert_eq!(enabled(&session), [false, false]);
        feed(&mut session, first);
        assert_eq!(enabled(&session), [side == Side::Us, side == Side::Him]);
        assert!(!session.is_open(), "{session}");
        feed(&mut session, second);
        assert_eq!(enabled(&session), [true, true]);
        assert!(session.is_open(), "{session}");
    }
}
