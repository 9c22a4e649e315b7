//! Values of the types of module `vspc`.

use vserial_uri::Direction;
use vserial_uri::telnet::Payload;
use vserial_uri::vspc::{Code, Codes, DoProxy, PayloadError, PayloadErrorKind, Suboption, UnknownSuboption, Uuid};

use super::{Show, show};

pub fn show_all(to: &mut impl Show) {
    show! { to, in vspc,
        Code: Code::DO_PROXY, Code::new(200);
        Codes: Codes::new(&[0, 70, 200]);
        Uuid: Uuid::from_bytes([0x5A; 16]);
        DoProxy: DoProxy::new(Direction::Server, "caf\u{E9}").unwrap();
        UnknownSuboption: UnknownSuboption::new(Code::new(200), Payload::new(b"\xFFx")).unwrap();
        Suboption: Suboption::WillProxy, Suboption::DoProxy(DoProxy::new(Direction::Client, "h:1").unwrap()),
            Suboption::VmName("a b"), Suboption::VmBiosUuid(Uuid::from_bytes([0; 16])),
            Suboption::KnownSuboptions1(Codes::new(&[1, 2]));
        PayloadError: Suboption::parse(Code::DO_PROXY, Payload::new(b"Xh:1")).unwrap_err();
        PayloadErrorKind: Suboption::parse(Code::DO_PROXY, Payload::new(b"Ca\0")).unwrap_err().kind();
    }
}
