//! Feature `arbitrary`: values for fuzz targets, valid by construction.
//!
//! Text is borrowed from the fuzzer's input where it is valid as it is, so that a fuzzer can shape it; elsewhere a fixed
//! text takes its place.

mod owned;
mod vspc;

use arbitrary::{Arbitrary, Error, Result, Unstructured};

use crate::auth::Digest;
use crate::builder::UriBuilder;
use crate::direction::Direction;
use crate::grammar;
use crate::host::Host;
use crate::key::AuthKey;
use crate::scheme::{IpVersion, Scheme, Security};

impl<'a> Arbitrary<'a> for Scheme {
    fn arbitrary(input: &mut Unstructured<'a>) -> Result<Self> {
        input.choose(Self::ALL).copied()
    }
}

impl<'a> Arbitrary<'a> for AuthKey {
    fn arbitrary(input: &mut Unstructured<'a>) -> Result<Self> {
        input.choose(Self::ALL).copied()
    }
}

impl<'a> Arbitrary<'a> for Direction {
    fn arbitrary(input: &mut Unstructured<'a>) -> Result<Self> {
        Ok(if input.arbitrary()? { Self::Client } else { Self::Server })
    }
}

/// A host that a URI may have: a name is a valid hostname.
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

/// A service URI with any parts that fit together.
impl<'a> Arbitrary<'a> for UriBuilder<'a> {
    fn arbitrary(input: &mut Unstructured<'a>) -> Result<Self> {
        let scheme: Scheme = input.arbitrary()?;
        let host = if input.arbitrary()? { Host::Empty } else { host(input, scheme.ip_version())? };
        let builder = Self::service(scheme, host, input.arbitrary()?).map_err(|_| Error::IncorrectFormat)?;
        if scheme.security() == Security::Plain { Ok(builder) } else { with_parameters(builder, input) }
    }
}

/// A proxy URI with any parts that fit together.
fn proxy<'a>(input: &mut Unstructured<'a>) -> Result<UriBuilder<'a>> {
    let scheme = if input.arbitrary()? { Scheme::Telnet } else { Scheme::Telnets };
    let host = host(input, IpVersion::Any)?;
    let builder = UriBuilder::proxy(scheme, host, input.arbitrary()?).map_err(|_| Error::IncorrectFormat)?;
    with_parameters(builder, input)
}

/// A name, or an address of `version`.
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

/// Adds any parameters; a value that may not be given is left out.
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
