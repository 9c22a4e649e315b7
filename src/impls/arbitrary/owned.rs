//! Owned forms. A text that exceeds the capacity is an error, and the fuzzer skips that input.

use alloc::string::{String, ToString};

use arbitrary::{Arbitrary, Error, Result, Unstructured};

use super::proxy;
use crate::builder::UriBuilder;
use crate::direction::Direction;
use crate::host::Host;
use crate::owned::{ProxyUriBuf, ServiceUriBuf, Storage, UriBackingBuf, UriReferenceBuf};

impl<'a, T: Storage> Arbitrary<'a> for ServiceUriBuf<T> {
    fn arbitrary(input: &mut Unstructured<'a>) -> Result<Self> {
        Self::parse(&input.arbitrary::<UriBuilder<'_>>()?.to_string()).map_err(|_| Error::IncorrectFormat)
    }
}

impl<'a, T: Storage> Arbitrary<'a> for ProxyUriBuf<T> {
    fn arbitrary(input: &mut Unstructured<'a>) -> Result<Self> {
        Self::parse(&proxy(input)?.to_string()).map_err(|_| Error::IncorrectFormat)
    }
}

/// The input itself if it is a URI reference, otherwise a service URI.
impl<'a, T: Storage> Arbitrary<'a> for UriReferenceBuf<T> {
    fn arbitrary(input: &mut Unstructured<'a>) -> Result<Self> {
        match Self::parse(input.arbitrary()?) {
            Ok(reference) => Ok(reference),
            Err(_) => {
                Self::parse(&input.arbitrary::<UriBuilder<'_>>()?.to_string()).map_err(|_| Error::IncorrectFormat)
            }
        }
    }
}

impl<'a, S: Storage, P: Storage<Error = S::Error>> Arbitrary<'a> for UriBackingBuf<S, P> {
    fn arbitrary(input: &mut Unstructured<'a>) -> Result<Self> {
        let direction = input.arbitrary()?;
        let backing = if input.arbitrary()? {
            let proxy = proxy(input)?.to_string();
            Self::new(direction, input.arbitrary()?, Some(&proxy))
                .or_else(|_| Self::new(direction, "vSPC.py", Some(&proxy)))
        } else {
            let service: ServiceUriBuf<String> = input.arbitrary()?;
            let direction = if service.as_borrowed().host() == Host::Empty { Direction::Server } else { direction };
            Self::new(direction, service.as_str(), None)
        };
        backing.map_err(|_| Error::IncorrectFormat)
    }
}
