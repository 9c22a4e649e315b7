//! The texts that errors, events, identities and sessions print.

use support::session::machine;
use vserial_uri::session::{Event, Identity, Received, Session, SessionError, TlsRole, Transmitted};
use vserial_uri::telnet::{BINARY, Change, Command, Payload, Side};
use vserial_uri::vspc::{Code, DoProxy, Suboption, Uuid};
use vserial_uri::{Direction, Tls};

use crate::messages::{START, WILL_37};

const UUID: Uuid = Uuid::from_bytes([0xAB; 16]);

#[test]
fn errors() {
    let row = |error: SessionError, text: &str| assert_eq!(error.to_string(), text);
    row(SessionError::TlsRefused, "TLS is required, but the peer does not agree to it");
    row(SessionError::PlaintextBeforeTls, "TLS is required, but the peer sent plaintext first");
    row(SessionError::PlaintextAfterStart, "the peer sent plaintext where TLS must start");
    row(SessionError::UnexpectedReply, "unexpected authentication reply");
    row(SessionError::TooManyNegotiations, "the peer sent too many negotiations where TLS must start");
    row(SessionError::StartUnanswered, "the peer did not go on to TLS after START");
}

#[test]
fn events() {
    let row = |event: Event<'_>, text: &str| assert_eq!(event.to_string(), text);
    row(Event::Transmit, "output is waiting");
    row(Event::Data(b"lo"), "data: 6c 6f");
    row(Event::Discarded(b"lo"), "discarded: 6c 6f");
    row(Event::StartTls(TlsRole::Client), "TLS starts; this end is the client");
    row(Event::StartTls(TlsRole::Server), "TLS starts; this end is the server");
    row(Event::Open, "the line is open");
    row(Event::Option(Change { side: Side::Us, option: BINARY, enabled: true }), "this end uses option 0");
    row(Event::Command(Command::BRK), &Command::BRK.to_string());
    row(Event::UnknownToPeer(Code::DO_PROXY), &format!("the peer does not support {}", Code::DO_PROXY));
    row(Event::ProxyAccepted, "WILL-PROXY");
    row(Event::ProxyRefused, "the port is refused");
    row(Event::VmName("web 1"), "VM-NAME \"web 1\"");
    row(Event::VmotionNotnow, "VMOTION-NOTNOW");
    row(Event::VmotionPeerOk, "VMOTION-PEER-OK");
    row(Event::VmotionAbort, "VMOTION-ABORT");
    row(Event::VmotionBegin(Payload::new(&[1, 2])), "VMOTION-BEGIN 01 02");
    row(Event::VmotionGoahead(Payload::new(&[3])), "VMOTION-GOAHEAD 03");
    row(Event::VmotionPeer(Payload::new(&[1, 3])), "VMOTION-PEER 01 03");
    row(Event::VmotionComplete(Payload::new(&[1])), "VMOTION-COMPLETE 01");
    row(Event::Unexpected(Suboption::WillProxy), "unexpected WILL-PROXY");
    let do_proxy = DoProxy::new(Direction::Server, "vSPC.py").expect("a valid name");
    row(Event::DoProxy(do_proxy), "DO-PROXY server \"vSPC.py\"");
    for (event, name) in [
        (Event::VmVcUuid(UUID), "VM-VC-UUID"),
        (Event::VmBiosUuid(UUID), "VM-BIOS-UUID"),
        (Event::VmLocationUuid(UUID), "VM-LOCATION-UUID"),
    ] {
        row(event, &format!("{name} {UUID}"));
    }
}

#[test]
fn identities() {
    assert_eq!(Identity::default().to_string(), "");
    let identity = Identity { vm_name: Some("web 1"), vm_location_uuid: Some(UUID), ..Identity::default() };
    assert_eq!(identity.to_string(), format!("VM-NAME \"web 1\", VM-LOCATION-UUID {UUID}"));
}

#[test]
fn steps() {
    assert_eq!([TlsRole::Client, TlsRole::Server].map(|role| format!("{role:>7}")), [" client", " server"]);
    assert_eq!(Received { len: 6, event: Some(Event::Data(b"lo")) }.to_string(), "6 bytes: data: 6c 6f");
    assert_eq!(Received { len: 1, event: None }.to_string(), "1 bytes");
    assert_eq!(Transmitted { taken: 4, len: 8 }.to_string(), "4 bytes of the line, 8 bytes to send");
}

#[test]
fn sessions() {
    let row = |session: &Session<'_>, text: &str| assert_eq!(session.to_string(), text);
    row(&Session::client(Tls::IfOffered), "client: TLS undecided, not open");
    row(&Session::server(Tls::AtOnce), "server: inside TLS, not open");
    row(&machine(Tls::Never), "machine: plaintext, not open");
    row(&Session::concentrator(Tls::Never), "concentrator: plaintext, not open");
    let mut session = Session::client(Tls::Never);
    session.stop_waiting().expect("TLS is not required");
    row(&session, "client: plaintext, open");
    let mut session = Session::server(Tls::Required);
    crate::feed(&mut session, &[WILL_37, START].concat());
    row(&session, "server: TLS starting, not open");
    session.stop_waiting().expect_err("START is not answered");
    row(&session, "server: TLS starting, failed");
}
