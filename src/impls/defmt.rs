//! Feature `defmt`: every public type with a `Display` logs as the text that it writes.
//!
//! Logs and messages therefore never differ. A type that is a string logs that string, which needs no formatting code on
//! the device; other types run their `Display` there.

use defmt::{Display2Format, Format, Formatter};

use crate::auth::{
    AuthParam, AuthParams, Certificate, CipherList, CipherName, Digest, DigestAlgorithm, PeerName, Thumbprint,
};
use crate::backing::{BackingError, BackingField, Endpoint, UriBacking};
use crate::builder::{BuildError, BuildPart, UriBuilder};
use crate::checks::{Checks, ExpectedName};
use crate::direction::Direction;
use crate::error::{CapacityError, ErrorKind, ParseError};
use crate::explain::Explanation;
use crate::host::Host;
use crate::key::AuthKey;
use crate::listen::ListenAddr;
use crate::percent::{AuthValue, DecodeError};
use crate::proxy::ProxyUri;
use crate::reference::{Authority, UriReference};
use crate::scheme::{IpVersion, Scheme, Security};
use crate::service::ServiceUri;
use crate::session::{Event as SessionEvent, Identity, Received, Session, SessionError, TlsRole, Transmitted};
use crate::telnet::{
    Authentication, Change, Command, Decoder, Encoded, Event, FrameError, FrameErrorKind, Negotiation, Options,
    Payload, Reader, Side, Sides, Subnegotiation, Token, TypePair, TypePairs, Verb,
};
use crate::tls::Tls;
use crate::vspc::{Code, Codes, DoProxy, PayloadError, PayloadErrorKind, Suboption, UnknownSuboption, Uuid};

/// Implements [`Format`]: `text` logs `as_str`, which is also what `Display` writes; `display` runs `Display`. The
/// brackets contain the generic parameters of the types.
macro_rules! format_as {
    (@one text [$($generics:tt)*] $type:ty) => {
        impl<$($generics)*> Format for $type {
            fn format(&self, f: Formatter<'_>) {
                Format::format(self.as_str(), f);
            }
        }
    };
    (@one display [$($generics:tt)*] $type:ty) => {
        impl<$($generics)*> Format for $type {
            fn format(&self, f: Formatter<'_>) {
                Format::format(&Display2Format(self), f);
            }
        }
    };
    ($how:ident $generics:tt $($type:ty),+ $(,)?) => {
        $(format_as!(@one $how $generics $type);)+
    };
}

format_as!(text [] UriReference<'_>, Authority<'_>, ServiceUri<'_>, ProxyUri<'_>, AuthParams<'_>, AuthValue<'_>);
format_as!(text [] Scheme, IpVersion, Security, AuthKey, DigestAlgorithm, Direction, Tls, BackingField, BuildPart);
format_as!(display [] Host<'_>, ListenAddr, Endpoint<'_>, Checks<'_>, ExpectedName<'_>, AuthParam<'_>, UriBacking<'_>, UriBuilder<'_>);
format_as!(display [] Certificate<'_>, Thumbprint<'_>, Digest, PeerName<'_>, CipherList<'_>, CipherName<'_>);
format_as!(display [] ErrorKind, ParseError, Explanation<'_>, BackingError, BuildError, CapacityError, DecodeError);

#[cfg(any(feature = "alloc", feature = "heapless-v0_9"))]
mod owned {
    use super::{Display2Format, Format, Formatter};
    use crate::owned::{HostBuf, ProxyUriBuf, ServiceUriBuf, Storage, UriBackingBuf, UriReferenceBuf};

    format_as!(text [T: Storage] UriReferenceBuf<T>, ServiceUriBuf<T>, ProxyUriBuf<T>);
    format_as!(display [T: Storage] HostBuf<T>);
    format_as!(display [S: Storage, P: Storage] UriBackingBuf<S, P>);
}

#[cfg(feature = "heapless-v0_9")]
format_as!(display [] crate::impls::heapless::OwnedError, crate::impls::heapless::OwnedBackingError);

// Module `session`.
format_as!(display [] Session<'_>, SessionError, SessionEvent<'_>, Received<'_>, Transmitted, TlsRole, Identity<'_>);

// Module `telnet`.
format_as!(text [] Verb);
format_as!(display [] Payload<'_>, Command, Negotiation, Change, Subnegotiation<'_>, Authentication<'_>);
format_as!(display [] Event<'_>, Token<'_>, Reader, FrameErrorKind, FrameError, Decoder, Encoded);
format_as!(display [] Side, Sides, TypePair, TypePairs<'_>);
format_as!(display [const N: usize] Options<N>);

// Module `vspc`.
format_as!(display [] Code, Codes<'_>, Uuid, UnknownSuboption<'_>, DoProxy<'_>, Suboption<'_>);
format_as!(display [] PayloadErrorKind, PayloadError);

#[cfg(feature = "pem")]
format_as!(display [] crate::impls::pem::PemError);
