//! Feature `arbitrary`: values for fuzz targets, valid by construction.
//!
//! Text is borrowed from the fuzzer's input if it is valid, so that the fuzzer controls it; otherwise a fixed text
//! is used, or the parameter is left out.

use arbitrary::{Arbitrary, Error, Result, Unstructured};

use crate::auth::Digest;
use crate::builder::UriBuilder;
use crate::direction::Direction;
use crate::grammar;
use crate::host::Host;
use crate::key::AuthKey;
use crate::scheme::{IpVersion, Scheme, Security};

/// Implements [`Arbitrary`] for each `$type` by `$value`, an expression that reads one from `$input`.
macro_rules! arbitrary {
    ($($type:ty = |$input:ident| $value:expr;)+) => {$(
        impl<'a> Arbitrary<'a> for $type {
            fn arbitrary($input: &mut Unstructured<'a>) -> Result<Self> {
                $value
            }
        }
    )+};
}

mod owned;
mod vspc;

arbitrary! {
    Scheme = |input| input.choose(Self::ALL).copied();
    AuthKey = |input| input.choose(Self::ALL).copied();
    Direction = |input| Ok(if input.arbitrary()? { Self::Client } else { Self::Server });
}

/// Any host that is valid in a URI.
impl<'a> Arbitrary<'a> for Host<'a> {
    fn arbitrary(input: &mut Unstructured<'a>) -> Result<Self> {
        if input.arbitrary()? { Ok(Self::Empty) } else { host(input, IpVersion::Any) }
    }
}

impl<'a> Arbitrary<'a> for Digest {
    fn arbitrary(input: &mut Unstructured<'a>) -> Result<Self> {
        let len = if input.arbitrary()? { 20 } else { 32 };
        Self::from_bytes(input.bytes(len)?).ok_or(Error::IncorrectFormat)
    }
}

/// A service URI with any compatible parts.
impl<'a> Arbitrary<'a> for UriBuilder<'a> {
    fn arbitrary(input: &mut Unstructured<'a>) -> Result<Self> {
        let scheme: Scheme = input.arbitrary()?;
        let host = if input.arbitrary()? { Host::Empty } else { host(input, scheme.ip_version())? };
        let builder = Self::service(scheme, host, input.arbitrary()?).map_err(|_| Error::IncorrectFormat)?;
        if scheme.security() == Security::Plain { Ok(builder) } else { with_parameters(builder, input) }
    }
}

/// Returns a proxy URI with any compatible parts.
fn proxy<'a>(input: &mut Unstructured<'a>) -> Result<UriBuilder<'a>> {
    let scheme = if input.arbitrary()? { Scheme::Telnet } else { Scheme::Telnets };
    let host = host(input, IpVersion::Any)?;
    let builder = UriBuilder::proxy(scheme, host, input.arbitrary()?).map_err(|_| Error::IncorrectFormat)?;
    with_parameters(builder, input)
}

/// Returns a name, or an address of `version`.
fn host<'a>(input: &mut Unstructured<'a>, version: IpVersion) -> Result<Host<'a>> {
    Ok(match (input.int_in_range(0..=2)?, version) {
        (1, IpVersion::Any | IpVersion::V4) => Host::Ipv4(input.arbitrary::<[u8; 4]>()?.into()),
        (2, IpVersion::Any | IpVersion::V6) => Host::Ipv6(input.arbitrary::<[u8; 16]>()?.into()),
        _ => {
            let name = input.arbitrary()?;
            Host::Name(if grammar::is_hostname(name) { name } else { "host.example" })
        }
    })
}

/// Adds any of the parameters. A value that the builder rejects is left out.
fn with_parameters<'a>(mut builder: UriBuilder<'a>, input: &mut Unstructured<'a>) -> Result<UriBuilder<'a>> {
    if input.arbitrary()? {
        builder = builder.certificate(input.arbitrary()?).unwrap_or(builder);
    }
    if input.arbitrary()? {
        builder = builder.thumbprint(input.arbitrary::<Digest>()?.as_bytes()).unwrap_or(builder);
    }
    if input.arbitrary()? {
        builder = builder.peer_name(input.arbitrary()?).unwrap_or(builder);
    }
    if input.arbitrary()? {
        builder = builder.verify().unwrap_or(builder);
    }
    if input.arbitrary()? {
        builder = builder.cipher_list(input.arbitrary()?).unwrap_or(builder);
    }
    Ok(builder)
}
