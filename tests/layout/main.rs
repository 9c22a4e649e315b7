//! How big the public types are, and which traits they have: firmware keeps them on its stack and in its statics.

use std::error::Error;
use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::panic::{RefUnwindSafe, UnwindSafe};

use vserial_uri::{
    AuthKey, AuthParam, AuthParams, AuthValue, Authority, BackingError, BackingField, BuildError, CapacityError,
    Certificate, CipherList, CipherName, DecodeError, Digest, Direction, Endpoint, ErrorKind, ExpectedName,
    Explanation, Host, IpVersion, ListenAddr, ParseError, PeerName, ProxyUri, Scheme, Security, ServiceUri, Thumbprint,
    Tls, UriBacking, UriBuilder, UriReference, vspc,
};

/// Asserts the size in bytes where a pointer has 64 bits and where it has 32. Other widths are nobody's promise.
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
    // Promised: an error fits into two registers.
    ParseError: 16, 8;
    Option<ParseError>: 16, 8;
    BackingError: 24, 12;
    Explanation<'static>: 32, 16;
    CapacityError: 0, 0;

    // Plain enums are a byte, and so is the absence of one.
    Option<ErrorKind>: 1, 1;
    Option<BackingField>: 1, 1;
    Option<Scheme>: 1, 1;
    Option<IpVersion>: 1, 1;
    Option<Security>: 1, 1;
    Option<AuthKey>: 1, 1;
    Option<Direction>: 1, 1;
    Option<Tls>: 1, 1;

    // The readings: the text, and where each part is. A result costs nothing more.
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

    // The concentrator's telnet option.
    vspc::FrameReader: 16, 8;
    vspc::FrameError: 32, 16;
    vspc::PayloadError: 16, 8;
    vspc::Event<'static>: 40, 20;
    vspc::Negotiation: 2, 2;
    vspc::Subnegotiation<'static>: 32, 16;
    vspc::Suboption<'static>: 40, 20;
    vspc::Unknown<'static>: 32, 16;
    vspc::DoProxy<'static>: 24, 12;
    vspc::Codes<'static>: 24, 12;
    vspc::Payload<'static>: 24, 12;
    vspc::Code: 1, 1;
    vspc::Command: 1, 1;
    vspc::Uuid: 16, 16;
}

/// What may be passed around and kept without a thought.
fn plain<T: Copy + Debug + Send + Sync + Unpin + UnwindSafe + RefUnwindSafe>() {}

/// A text that may be a key of a map, and be printed.
fn key<T: Display + Ord + Hash>() {}

/// A small value that may be compared.
fn value<T: Display + Eq>() {}

/// An error that may be passed on from any thread.
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
    plain::<vspc::Event<'_>>();
    plain::<vspc::Suboption<'_>>();
    plain::<vspc::FrameError>();
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
    error::<vspc::FrameError>();
    error::<vspc::PayloadError>();
};

/// A reading outlives the reader and lives as long as its input, no shorter.
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
