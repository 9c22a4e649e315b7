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
    UriReference<'static>: 48, 24;
    Authority<'static>: 72, 36;
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

/// Asserts that each type of a line has the bounds before it.
macro_rules! bounds {
    ($([$($bound:tt)*] $($type:ty),*;)*) => {
        $(const _: fn() = || {
            fn has<T: $($bound)*>() {}
            $(has::<$type>();)*
        };)*
    };
}

bounds! {
    // Types that can be kept and sent anywhere.
    [Copy + Debug + Send + Sync + Unpin + UnwindSafe + RefUnwindSafe]
        ServiceUri<'_>, ProxyUri<'_>, UriReference<'_>, Authority<'_>, UriBacking<'_>, Host<'_>,
        AuthParams<'_>, AuthParam<'_>, AuthValue<'_>, Certificate<'_>, Thumbprint<'_>, PeerName<'_>,
        CipherList<'_>, CipherName<'_>, DecodeError, ParseError, BackingError, CapacityError, Explanation<'_>,
        Digest, UriBuilder<'_>, BuildError, telnet::Token<'_>, telnet::Event<'_>, telnet::Authentication<'_>,
        telnet::FrameError, vspc::Suboption<'_>, vspc::PayloadError;

    // Texts that can be the key of a map and be printed.
    [Display + Ord + Hash]
        ServiceUri<'_>, ProxyUri<'_>, UriReference<'_>, UriBacking<'_>, Host<'_>, Scheme, Direction;

    // Small values that can be compared.
    [Display + Eq]
        AuthParams<'_>, PeerName<'_>, CipherName<'_>, ErrorKind, BackingField, IpVersion, Security, Tls,
        ListenAddr, ExpectedName<'_>, Endpoint<'_>;

    // Errors that can be returned from any thread.
    [Error + Eq + 'static]
        ParseError, BackingError, CapacityError, DecodeError, BuildError, session::SessionError,
        telnet::FrameError, vspc::PayloadError;
}

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
