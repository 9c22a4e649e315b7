//! Feature `defmt`: every public type logs as the text that its `Display` writes.
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
use crate::error::{CapacityError, ErrorKind, Explanation, ParseError};
use crate::host::Host;
use crate::key::AuthKey;
use crate::listen::ListenAddr;
use crate::percent::{AuthValue, DecodeError};
use crate::proxy::ProxyUri;
use crate::reference::{Authority, UriReference};
use crate::scheme::{IpVersion, Scheme, Security};
use crate::service::ServiceUri;
use crate::tls::Tls;
use crate::vspc::{
    Code, Codes, Command, DoProxy, Event, FrameError, FrameErrorKind, FrameReader, Item, Negotiation, Payload,
    PayloadError, Subnegotiation, Suboption, Unknown, Uuid, Verb,
};

/// Implements [`Format`]: `text` by `as_str`, which is what `Display` writes for these types, `display` by `Display`. The
/// generic parameters of the types are in brackets.
macro_rules! format_as {
    (@one text [$($generics:tt)*] $type:ty) => {
        #[cfg_attr(docsrs, doc(cfg(feature = "defmt")))]
        impl<$($generics)*> Format for $type {
            fn format(&self, f: Formatter<'_>) {
                Format::format(self.as_str(), f);
            }
        }
    };
    (@one display [$($generics:tt)*] $type:ty) => {
        #[cfg_attr(docsrs, doc(cfg(feature = "defmt")))]
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

// The module `vspc`.
format_as!(text [] Verb);
format_as!(display [] Code, Codes<'_>, Payload<'_>, Uuid, Unknown<'_>, DoProxy<'_>, Suboption<'_>);
format_as!(display [] Command, Negotiation, Subnegotiation<'_>, Event<'_>, Item<'_>, FrameReader);
format_as!(display [] FrameErrorKind, PayloadError, FrameError);

#[cfg(feature = "pem")]
format_as!(display [] crate::impls::pem::PemError);
