//! Values of the types of module `session`.

use vserial_uri::session::{Event, Identity, Received, Session, SessionError, TlsRole, Transmitted};
use vserial_uri::telnet::{Command, Payload};
use vserial_uri::vspc::{Code, Codes, DoProxy, Suboption, Uuid};
use vserial_uri::{Direction, Tls};

use super::{Show, show};

pub fn show_all(to: &mut impl Show) {
    let identity =
        Identity { vm_name: Some("web 1"), vm_bios_uuid: Some(Uuid::from_bytes([7; 16])), ..Identity::default() };
    let do_proxy = DoProxy::new(Direction::Server, "vSPC.py").unwrap();
    let mut client = Session::client(Tls::Never);
    let transmitted = client.transmit(b"ls", &mut [0; 64]);
    show! { to, in session,
        Session: client.clone(), Session::server(Tls::AtOnce), Session::machine(Tls::IfOffered, do_proxy, identity),
            Session::concentrator(Tls::Required);
        Transmitted: transmitted;
        Received: client.receive(b"login: ").unwrap(), client.receive(b"").unwrap();
        SessionError: Session::client(Tls::Required).stop_waiting().unwrap_err();
        TlsRole: TlsRole::Client, TlsRole::Server;
        Identity: identity, Identity::default();
        Event: Event::Transmit, Event::Data(b"a \xFF"), Event::StartTls(TlsRole::Server), Event::Open,
            Event::Command(Command::BRK), Event::DoProxy(do_proxy), Event::ProxyAccepted, Event::ProxyRefused,
            Event::KnownSuboptions(Codes::new(&[1, 2])), Event::VmName("a b"),
            Event::VmotionGoahead(Payload::new(b"\xFFx")), Event::UnknownToPeer(Code::VM_NAME),
            Event::Unexpected(Suboption::WillProxy), Event::Discarded(b"\0");
    }
}
