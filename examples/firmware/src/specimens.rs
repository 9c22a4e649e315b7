//! Values of every public type of `vserial-uri`. The log must show the text of their `Display`.
//!
//! The self-test logs them on the board, and a test on the host compares the decoded log with `Display`. It also compares
//! the names here with the public names of the crate, so that a new type cannot be left out.

mod session;
mod telnet;
mod vspc;

use core::fmt;

use vserial_uri::{
    AuthKey, AuthParam, AuthParams, AuthValue, Authority, BackingError, BackingField, BuildError, BuildPart,
    CapacityError, Certificate, Checks, CipherList, CipherName, DecodeError, Digest, DigestAlgorithm, Direction,
    Endpoint, ErrorKind, ExpectedName, Explanation, Host, IpVersion, ListenAddr, OwnedBackingError, OwnedError,
    ParseError, PeerName, PemError, ProxyUri, Scheme, Security, ServiceUri, Thumbprint, Tls, UriBacking, UriBuilder,
    UriReference,
};

/// A value that can be displayed and, on the board, logged.
#[cfg(feature = "board")]
pub trait Specimen: fmt::Display + defmt::Format {}
#[cfg(feature = "board")]
impl<T: fmt::Display + defmt::Format> Specimen for T {}

/// A value that can be displayed and, on the board, logged.
#[cfg(not(feature = "board"))]
pub trait Specimen: fmt::Display {}
#[cfg(not(feature = "board"))]
impl<T: fmt::Display> Specimen for T {}

/// Shows specimens.
pub trait Show {
    /// Shows one specimen, with the path of its type inside the crate.
    fn show(&mut self, name: &'static str, specimen: &impl Specimen);
}

/// `show!(to, Type: value, value; Type: value)`, or `show!(to, in module, Type: value)` for types that a module exports. The
/// compiler checks that the name is the type of the value.
macro_rules! show {
    ($to:ident, in $module:ident, $($rest:tt)+) => { show!(@ $to, concat!(stringify!($module), "::"), $($rest)+) };
    (@ $to:ident, $prefix:expr, $($name:ident: $($value:expr),+ $(,)?);+ $(;)?) => {
        $($({
            let specimen: $name = $value;
            $to.show(concat!($prefix, stringify!($name)), &specimen);
        })+)+
    };
    ($to:ident, $($rest:tt)+) => { show!(@ $to, "", $($rest)+) };
}
use show;

/// A service with every parameter. Its peer name and its ciphers contain escapes.
const FULL: &str = "telnets://[2001:db8::1]:2001#certificate=-----BEGIN%20CERTIFICATE-----%0AAA==%0A-----END%20CERTIFICATE-----%0A\
                    &thumbprint=00112233445566778899aabbccddeeff00112233&peerName=caf%C3%A9%2C%20con%201&verify\
                    &cipherList=AES128-SHA:DES-CBC3-SHA";

/// Shows all of them.
///
/// # Panics
///
/// Panics if a specimen is not what it should be.
pub fn show_all(to: &mut impl Show) {
    addresses(to);
    parameters(to);
    backing(to);
    errors(to);
    owned(to);
    telnet::show_all(to);
    vspc::show_all(to);
    session::show_all(to);
}

fn addresses(to: &mut impl Show) {
    for &scheme in Scheme::ALL {
        show!(to, Scheme: scheme);
    }
    show! { to,
        IpVersion: IpVersion::Any, IpVersion::V4, IpVersion::V6;
        Security: Security::Plain, Security::Negotiated, Security::Tls;
        Host: Host::Empty, Host::Name("Console.Example.com"), Host::Ipv4([192, 0, 2, 1].into()),
            ServiceUri::parse("tcp://[::ffff:192.0.2.1]:23").unwrap().host();
        ServiceUri: ServiceUri::parse("HOST-1:023").unwrap(), ServiceUri::parse(FULL).unwrap();
        ProxyUri: ProxyUri::parse("TELNET://concentrator.example.com:13370#verify").unwrap();
        UriReference: UriReference::parse("").unwrap(), UriReference::parse("s://u@[::1]:1/p;q?r#f").unwrap();
        Authority: UriReference::parse("//u:v@h:1").unwrap().authority().unwrap(),
            UriReference::parse("//$,").unwrap().authority().unwrap();
        UriBuilder: UriBuilder::service(Scheme::Ssl, Host::Name("h"), 1).unwrap().peer_name("a b").unwrap();
    }
}

fn parameters(to: &mut impl Show) {
    let parameters = ServiceUri::parse(FULL).unwrap().auth();
    for &key in AuthKey::ALL {
        show!(to, AuthKey: key);
    }
    for parameter in parameters.iter() {
        show!(to, AuthParam: parameter);
    }
    show! { to,
        AuthParams: parameters, ServiceUri::parse("h:1").unwrap().auth();
        AuthValue: parameters.peer_name().unwrap().value();
        Certificate: parameters.certificate().unwrap();
        Thumbprint: parameters.thumbprint().unwrap();
        PeerName: parameters.peer_name().unwrap();
        CipherList: parameters.cipher_list().unwrap();
        CipherName: parameters.cipher_list().unwrap().names().next().unwrap();
        Checks: ServiceUri::parse(FULL).unwrap().checks(Direction::Client).unwrap();
        ExpectedName: ServiceUri::parse(FULL).unwrap().checks(Direction::Client).unwrap().name().unwrap();
        DecodeError: parameters.peer_name().unwrap().decode_str(&mut []).unwrap_err();
        Digest: parameters.thumbprint().unwrap().digest();
        DigestAlgorithm: parameters.thumbprint().unwrap().algorithm();
    }
}

fn backing(to: &mut impl Show) {
    show! { to,
        Direction: Direction::Client, Direction::Server;
        Endpoint: UriBacking::new(Direction::Server, ":1", None).unwrap().endpoint();
        ListenAddr: ServiceUri::parse("tcp6://:1").unwrap().listen_addr().unwrap();
        Tls: Tls::Never, Tls::IfOffered, Tls::Required, Tls::AtOnce;
        BackingField: BackingField::ServiceUri, BackingField::ProxyUri, BackingField::Direction;
        UriBacking: UriBacking::new(Direction::Client, FULL, None).unwrap(),
            UriBacking::new(Direction::Server, "caf\u{E9} @vulture", Some("telnet://h:1")).unwrap();
    }
}

fn errors(to: &mut impl Show) {
    for kind in ErrorKind::ALL {
        show!(to, ErrorKind: *kind);
    }
    // Errors at a byte, at the end, at a control character, and with a text to quote.
    for text in ["", "tcp://h:65536", "tcp://6000", "telnet://h\0:1", "telnet://h:1#peername=x"] {
        let error = ServiceUri::parse(text).unwrap_err();
        show! { to, ParseError: error; Explanation: error.explain(text) }
    }
    let proxy = ServiceUri::parse(FULL).unwrap().auth().certificate().unwrap();
    show! { to,
        BackingError: UriBacking::new(Direction::Client, ":1", None).unwrap_err(),
            UriBacking::new(Direction::Client, "x", Some("tcp://h:1")).unwrap_err();
        CapacityError: CapacityError;
        BuildError: UriBuilder::service(Scheme::Tcp, Host::Name("h_1"), 1).unwrap_err(),
            UriBuilder::service(Scheme::Tcp, Host::Empty, 1).unwrap().verify().unwrap_err();
        BuildPart: BuildPart::Scheme, BuildPart::Host, BuildPart::Parameter(AuthKey::CipherList);
        PemError: proxy.der_into(&mut [], &mut []).unwrap_err(), proxy.der_into(&mut [0; 99], &mut []).unwrap_err();
    }
}

fn owned(to: &mut impl Show) {
    type ServiceUriBuf = vserial_uri::ServiceUriBuf<heapless::String<32>>;
    type ProxyUriBuf = vserial_uri::ProxyUriBuf<heapless::String<32>>;
    type UriReferenceBuf = vserial_uri::UriReferenceBuf<heapless::String<32>>;
    type HostBuf = vserial_uri::HostBuf<heapless::String<16>>;
    type UriBackingBuf = vserial_uri::UriBackingBuf<heapless::String<16>, heapless::String<16>>;
    type Short = vserial_uri::UriBackingBuf<heapless::String<4>, heapless::String<4>>;

    let host = |host| HostBuf::from_borrowed(host).unwrap();
    show! { to,
        ServiceUriBuf: ServiceUriBuf::parse("tcp4://192.0.2.1:23").unwrap();
        ProxyUriBuf: ProxyUriBuf::parse("telnets://h:13370#verify").unwrap();
        UriReferenceBuf: UriReferenceBuf::parse("mailto:a@b").unwrap();
        HostBuf: host(Host::Empty), host(Host::Name("h")), host(Host::Ipv6([1; 16].into()));
        UriBackingBuf: UriBackingBuf::new(Direction::Server, "vSPC.py", Some("telnet://h:1")).unwrap();
        OwnedError: ServiceUriBuf::parse("a-host-of-more-than-32-characters:1").unwrap_err(), ServiceUriBuf::parse("h").unwrap_err();
        OwnedBackingError: Short::new(Direction::Server, "h:123", None).unwrap_err(),
            Short::new(Direction::Server, "h", None).unwrap_err();
    }
}
