//! Feature `defmt`: every public type logs as the text that its `Display` writes.
//!
//! There is one source of text, so that a log and a message never differ. Types that are a text hand it over as it
//! stands and take no formatting code along; types that are composed of parts run their `Display` on the device.

use defmt::{Display2Format, Format, Formatter};

use crate::auth::{
    AuthKey, AuthParam, AuthParams, Certificate, CipherList, Digest, DigestAlgorithm, PeerName, Thumbprint,
};
use crate::backing::{BackingError, BackingField, Direction, UriBacking, Via};
use crate::builder::{BuildError, BuildPart, UriBuilder};
use crate::error::{CapacityError, ErrorKind, Explanation, ParseError};
use crate::host::Host;
use crate::percent::AuthValue;
use crate::reference::{Authority, UriReference};
use crate::scheme::{IpVersion, Scheme, Security};
use crate::service::{ProxyUri, ServiceUri};
use crate::telnet::{
    Authentication, Change, Command, Decoder, Encoded, Event, FrameError, FrameErrorKind, Negotiation, Options,
    Payload, Reader, Side, Sides, Subnegotiation, Token, TypePair, TypePairs, Verb,
};
use crate::vspc::{Code, Codes, DoProxy, PayloadError, PayloadErrorKind, Suboption, UnknownSuboption, Uuid};

/// Implements [`Format`]: `text` by `as_str`, which such a type's `Display` writes, `display` by `Display` itself. The
/// generic parameters of the types stand in brackets.
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
format_as!(text [] Scheme, IpVersion, Security, AuthKey, DigestAlgorithm, Direction, Via, BackingField, BuildPart);
format_as!(display [] Host<'_>, AuthParam<'_>, UriBacking<'_>, UriBuilder<'_>);
format_as!(display [] Certificate<'_>, Thumbprint<'_>, Digest, PeerName<'_>, CipherList<'_>);
format_as!(display [] ErrorKind, ParseError, Explanation<'_>, BackingError, BuildError, CapacityError);

#[cfg(feature = "heapless-v0_9")]
mod owned {
    use super::{Display2Format, Format, Formatter};
    use crate::impls::heapless::{
        HostBuf, OwnedBackingError, OwnedError, ProxyUriBuf, ServiceUriBuf, UriBackingBuf, UriReferenceBuf,
    };

    format_as!(text [const N: usize] UriReferenceBuf<N>, ServiceUriBuf<N>, ProxyUriBuf<N>);
    format_as!(display [const N: usize] HostBuf<N>);
    format_as!(display [const S: usize, const P: usize] UriBackingBuf<S, P>);
    format_as!(display [] OwnedError, OwnedBackingError);
}

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
