//! Owned readings. A text that does not fit into the capacity is an error, on which a fuzzer goes on to its next input.

use core::fmt::Write;

use arbitrary::{Arbitrary, Error, Result, Unstructured};

use crate::builder::UriBuilder;
use crate::direction::Direction;
use crate::host::Host;
use crate::impls::heapless::{ProxyUriBuf, ServiceUriBuf, UriBackingBuf, UriReferenceBuf};

fn text<const N: usize>(builder: UriBuilder<'_>) -> Result<heapless::String<N>> {
    let mut text = heapless::String::new();
    write!(text, "{builder}").map_err(|_| Error::IncorrectFormat)?;
    Ok(text)
}

impl<'a, const N: usize> Arbitrary<'a> for ServiceUriBuf<N> {
    fn arbitrary(input: &mut Unstructured<'a>) -> Result<Self> {
        Self::from_text(text(input.arbitrary()?)?).map_err(|_| Error::IncorrectFormat)
    }
}

impl<'a, const N: usize> Arbitrary<'a> for ProxyUriBuf<N> {
    fn arbitrary(input: &mut Unstructured<'a>) -> Result<Self> {
        Self::from_text(text(super::proxy(input)?)?).map_err(|_| Error::IncorrectFormat)
    }
}

/// Any reference that the input holds, or else a service URI.
impl<'a, const N: usize> Arbitrary<'a> for UriReferenceBuf<N> {
    fn arbitrary(input: &mut Unstructured<'a>) -> Result<Self> {
        match Self::parse(input.arbitrary()?) {
            Ok(reference) => Ok(reference),
            Err(_) => Self::from_text(text(input.arbitrary()?)?).map_err(|_| Error::IncorrectFormat),
        }
    }
}

impl<'a, const S: usize, const P: usize> Arbitrary<'a> for UriBackingBuf<S, P> {
    fn arbitrary(input: &mut Unstructured<'a>) -> Result<Self> {
        let mut direction = input.arbitrary()?;
        let backing = if input.arbitrary()? {
            let proxy: ProxyUriBuf<P> = input.arbitrary()?;
            let service = input.arbitrary::<&str>()?;
            Self::new(direction, service, Some(proxy.as_str()))
                .or_else(|_| Self::new(direction, "vSPC.py", Some(proxy.as_str())))
        } else {
            let service: ServiceUriBuf<S> = input.arbitrary()?;
            if service.as_borrowed().host() == Host::Empty {
                direction = Direction::Server;
            }
            Self::new(direction, service.as_str(), None)
        };
        backing.map_err(|_| Error::IncorrectFormat)
    }
}
