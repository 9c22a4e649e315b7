//! Owned forms. A text that does not fit into the capacity is an error, on which a fuzzer goes on to its next input.

use alloc::string::{String, ToString};

use arbitrary::{Arbitrary, Error, Result, Unstructured};

use crate::backing::UriBacking;
use crate::builder::UriBuilder;
use crate::direction::Direction;
use crate::host::Host;
use crate::owned::{ProxyUriBuf, ServiceUriBuf, Storage, UriBackingBuf, UriReferenceBuf};
use crate::proxy::ProxyUri;
use crate::reference::UriReference;
use crate::service::ServiceUri;

impl<'a, T: Storage> Arbitrary<'a> for ServiceUriBuf<T> {
    fn arbitrary(input: &mut Unstructured<'a>) -> Result<Self> {
        let text = input.arbitrary::<UriBuilder<'_>>()?.to_string();
        let uri = ServiceUri::parse(&text).map_err(|_| Error::IncorrectFormat)?;
        Self::copied(uri).map_err(|_| Error::IncorrectFormat)
    }
}

fn proxy(input: &mut Unstructured<'_>) -> Result<String> {
    Ok(super::proxy(input)?.to_string())
}

impl<'a, T: Storage> Arbitrary<'a> for ProxyUriBuf<T> {
    fn arbitrary(input: &mut Unstructured<'a>) -> Result<Self> {
        let text = proxy(input)?;
        let uri = ProxyUri::parse(&text).map_err(|_| Error::IncorrectFormat)?;
        Self::copied(uri).map_err(|_| Error::IncorrectFormat)
    }
}

/// Any reference that the input contains, or else a service URI.
impl<'a, T: Storage> Arbitrary<'a> for UriReferenceBuf<T> {
    fn arbitrary(input: &mut Unstructured<'a>) -> Result<Self> {
        let copied = |reference| Self::copied(reference).map_err(|_| Error::IncorrectFormat);
        if let Ok(reference) = UriReference::parse(input.arbitrary()?) {
            return copied(reference);
        }
        let text = input.arbitrary::<UriBuilder<'_>>()?.to_string();
        copied(UriReference::parse(&text).map_err(|_| Error::IncorrectFormat)?)
    }
}

impl<'a, S: Storage, P: Storage> Arbitrary<'a> for UriBackingBuf<S, P> {
    fn arbitrary(input: &mut Unstructured<'a>) -> Result<Self> {
        let mut direction = input.arbitrary()?;
        let copied = |backing| Self::copied(backing).map_err(|_| Error::IncorrectFormat);
        if input.arbitrary()? {
            let proxy = proxy(input)?;
            let backing = UriBacking::new(direction, input.arbitrary()?, Some(&proxy))
                .or_else(|_| UriBacking::new(direction, "vSPC.py", Some(&proxy)));
            return copied(backing.map_err(|_| Error::IncorrectFormat)?);
        }
        let service: ServiceUriBuf<String> = input.arbitrary()?;
        if service.as_borrowed().host() == Host::Empty {
            direction = Direction::Server;
        }
        let backing = UriBacking::new(direction, service.as_str(), None);
        copied(backing.map_err(|_| Error::IncorrectFormat)?)
    }
}
