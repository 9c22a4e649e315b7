//! The sizes and traits of the public types. Firmware keeps values on its stack and in its statics.

use std::error::Error;
use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::panic::{RefUnwindSafe, UnwindSafe};

use vserial_uri::{
    AuthKey, AuthParam, AuthParams, AuthValue, Authority, BackingError, BackingField, BuildError, CapacityError,
    Certificate, CipherList, CipherName, DecodeError, Digest, Direction, Endpoint, ErrorKind, ExpectedName,
    Explanation, Host, IpVersion, ListenAddr, ParseError, PeerName, ProxyUri, Scheme, Security, ServiceUri, Thumbprint,
    Tls, UriBacking, UriBuilder, UriReference, session, telnet, vspc,
};

/// Asserts the size in bytes for pointers of 64 and of 32 bits. Sizes for other widths are not specified.
macro_rules! sizes {
    ($($type:ty: $wide:literal, $narrow:literal;)*) => {
        $(
            #[cfg(target_pointer_width = "64")]
            const _: () = assert!(size_of::<$type>() == $wide, concat!("size of ", stringify!($type)));
            #[cfg(target_pointer_width = "32")]
            const _: () = assert!(size_of::<$type>() == $narrow, concat!("size of ", stringify!($type)));
        )*
    };
}

sizes! {
    // Documented: an error fits into two registers.
    ParseError: 16, 8;
    Option<ParseError>: 16, 8;
    BackingError: 24, 12;
    Explanation<'static>: 32, 16;
    CapacityError: 0, 0;

    // Plain enums and options of them are a byte.
    Option<ErrorKind>: 1, 1;
    Option<BackingField>: 1, 1;
    Option<Scheme>: 1, 1;
    Option<IpVersion>: 1, 1;
    Option<Security>: 1, 1;
    Option<AuthKey>: 1, 1;
    Option<Direction>: 1, 1;
    Option<Tls>: 1, 1;

    // The parsed types: the text, and the position of each part. A `Result` of one is not larger.
    ServiceUri<'static>: 120, 72;
    Result<ServiceUri<'static>, ParseError>: 120, 72;
    ProxyUri<'static>: 120, 72;
    UriReference<'static>: 152, 76;
    Authority<'static>: 168, 84;
    UriBacking<'static>: 144, 88;

    // Parts of a service URI.
    Host<'static>: 24, 20;
    AuthParams<'static>: 88, 44;
    AuthParam<'static>: 24, 12;
    AuthValue<'static>: 16, 8;
    Option<AuthValue<'static>>: 16, 8;
    Thumbprint<'static>: 16, 8;
    Digest: 33, 33;

    // Writing.
    UriBuilder<'static>: 128, 88;
    BuildError: 2, 2;

    // Telnet.
    telnet::Reader: 16, 8;
    telnet::FrameError: 24, 12;
    telnet::Token<'static>: 56, 28;
    telnet::Event<'static>: 40, 20;
    telnet::Negotiation: 2, 2;
    telnet::Subnegotiation<'static>: 32, 16;
    telnet::Payload<'static>: 24, 12;
    telnet::Command: 1, 1;
    telnet::Options<4>: 12, 12;
    telnet::Change: 3, 3;
    telnet::Decoder: 1, 1;
    telnet::Authentication<'static>: 32, 16;

    // The concentrator's telnet option.
    vspc::PayloadError: 16, 12;
    vspc::Suboption<'static>: 40, 20;
    vspc::UnknownSuboption<'static>: 32, 16;
    vspc::DoProxy<'static>: 24, 12;
    vspc::Codes<'static>: 24, 12;
    vspc::Code: 1, 1;
    vspc::Uuid: 16, 16;
}

/// A type that can be kept and sent anywhere.
fn plain<T: Copy + Debug + Send + Sync + Unpin + UnwindSafe + RefUnwindSafe>() {}

/// A text that can be the key of a map and be printed.
fn key<T: Display + Ord + Hash>() {}

/// A small value that can be compared.
fn value<T: Display + Eq>() {}

/// An error that can be returned from any thread.
fn error<T: Error + Eq + 'static>() {}

// That this compiles is the test.
const _: fn() = || {
    plain::<ServiceUri<'_>>();
    plain::<ProxyUri<'_>>();
    plain::<UriReference<'_>>();
    plain::<Authority<'_>>();
    plain::<UriBacking<'_>>();
    plain::<Host<'_>>();
    plain::<AuthParams<'_>>();
    plain::<AuthParam<'_>>();
    plain::<AuthValue<'_>>();
    plain::<Certificate<'_>>();
    plain::<Thumbprint<'_>>();
    plain::<PeerName<'_>>();
    plain::<CipherList<'_>>();
    plain::<CipherName<'_>>();
    plain::<DecodeError>();
    plain::<ParseError>();
    plain::<BackingError>();
    plain::<CapacityError>();
    plain::<Explanation<'_>>();
    plain::<Digest>();
    plain::<UriBuilder<'_>>();
    plain::<BuildError>();
    plain::<telnet::Token<'_>>();
    plain::<telnet::Event<'_>>();
    plain::<telnet::Authentication<'_>>();
    plain::<telnet::FrameError>();
    plain::<vspc::Suboption<'_>>();
    plain::<vspc::PayloadError>();

    key::<ServiceUri<'_>>();
    key::<ProxyUri<'_>>();
    key::<UriReference<'_>>();
    key::<UriBacking<'_>>();
    key::<Host<'_>>();
    key::<Scheme>();
    key::<Direction>();

    value::<AuthParams<'_>>();
    value::<PeerName<'_>>();
    value::<CipherName<'_>>();
    value::<ErrorKind>();
    value::<BackingField>();
    value::<IpVersion>();
    value::<Security>();
    value::<Tls>();
    value::<ListenAddr>();
    value::<ExpectedName<'_>>();
    value::<Endpoint<'_>>();

    error::<ParseError>();
    error::<BackingError>();
    error::<CapacityError>();
    error::<DecodeError>();
    error::<BuildError>();
    error::<session::SessionError>();
    error::<telnet::FrameError>();
    error::<vspc::PayloadError>();
};

/// Parts borrow from the input, not from the value that returns them.
#[test]
fn parts_live_as_long_as_the_input() {
    fn host(input: &str) -> &str {
        ServiceUri::parse(input).map_or("", |uri| uri.host_str())
    }
    fn path(input: &str) -> &str {
        UriReference::parse(input).map_or("", |uri| uri.path())
    }
    fn peer(input: &str) -> Option<&str> {
        Some(ProxyUri::parse(input).ok()?.auth().peer_name()?.value().as_str())
    }
    fn user(input: &str) -> Option<&str> {
        UriReference::parse(input).ok()?.authority()?.userinfo()
    }
    assert_eq!(host("telnet://h:1"), "h");
    assert_eq!(path("s://u@h/p"), "/p");
    assert_eq!(peer("telnets://h:1#peerName=p"), Some("p"));
    assert_eq!(user("s://u@h/p"), Some("u"));
    static URI: &str = "telnet://h:1";
    let kept: ServiceUri<'static> = ServiceUri::try_from(URI).unwrap();
    assert_eq!(kept.as_str(), URI);
}
