//! The owned form of the backing object.

use core::fmt;

use super::Storage;
use super::uri::{ProxyUriBuf, ServiceUriBuf};
use crate::backing::{BackingField, Service, UriBacking};
use crate::direction::Direction;
use crate::text::{eq_by, ord_by};

/// An owned [`UriBacking`], whose service URI is stored in an `S` and its proxy URI in a `P`: each a `String` or a
/// `heapless::String<N>`.
///
/// # Examples
///
/// A device that keeps its configuration:
///
/// ```
/// # #[cfg(feature = "heapless-v0_9")] {
/// use heapless::String;
/// use vserial_uri::{Direction, OwnedBackingError, UriBackingBuf};
///
/// struct Device {
///     console: Option<UriBackingBuf<String<64>>>,
/// }
///
/// impl Device {
///     /// The texts may be in a buffer that the next frame overwrites.
///     fn configure(&mut self, direction: Direction, service: &str, proxy: &str) -> Result<(), OwnedBackingError> {
///         self.console = Some(UriBackingBuf::new(direction, service, Some(proxy))?);
///         Ok(())
///     }
/// }
///
/// let mut device = Device { console: None };
/// device.configure(Direction::Server, "vSPC.py", "telnet://concentrator.example.com:13370").unwrap();
/// // An invalid configuration does not replace a valid one.
/// device.configure(Direction::Server, "vSPC.py", "concentrator.example.com").unwrap_err();
///
/// let console = device.console.as_ref().unwrap().as_borrowed();
/// assert_eq!(console.service_uri(), "vSPC.py");
/// assert_eq!(console.endpoint().uri().port(), 13370);
/// # }
/// ```
///
/// A thread that owns its configuration:
///
/// ```
/// # #[cfg(feature = "alloc")] {
/// use vserial_uri::{Direction, UriBacking, UriBackingBuf};
///
/// let line = String::from("telnet://:13370");
/// let backing = UriBacking::new(Direction::Server, &line, None)?;
/// let owned = UriBackingBuf::<String>::from(backing);
/// drop(line);
///
/// let thread = std::thread::spawn(move || owned.as_borrowed().endpoint().uri().port());
/// assert_eq!(thread.join().unwrap(), 13370);
/// # }
/// # Ok::<(), vserial_uri::BackingError>(())
/// ```
#[derive(Clone)]
pub struct UriBackingBuf<S, P = S> {
    direction: Direction,
    service: Service<ServiceUriBuf<S>, S, ProxyUriBuf<P>>,
}

impl<S: Storage, P: Storage<Error = S::Error>> UriBackingBuf<S, P> {
    /// Checks the three properties together and copies them. An empty proxy URI means no proxy.
    ///
    /// # Errors
    ///
    /// Returns the same errors as [`UriBacking::new`], or [`Storage::Error`] with the property that does not fit.
    pub fn new(direction: Direction, service_uri: &str, proxy_uri: Option<&str>) -> Result<Self, S::BackingError> {
        Ok(Self::copied(UriBacking::new(direction, service_uri, proxy_uri)?)?)
    }

    /// Copies a backing object.
    ///
    /// # Errors
    ///
    /// [`Storage::Error`] if a text does not fit.
    pub fn from_borrowed(backing: UriBacking<'_>) -> Result<Self, S::Error> {
        Self::copied(backing).map_err(|(_, error)| error)
    }

    /// Copies a backing object. An error comes with the property that does not fit.
    fn copied(backing: UriBacking<'_>) -> Result<Self, (BackingField, S::Error)> {
        let at = |field| move |error| (field, error);
        let service = match backing.service {
            Service::Direct(uri) => {
                Service::Direct(ServiceUriBuf::from_borrowed(uri).map_err(at(BackingField::ServiceUri))?)
            }
            Service::Proxied(text, proxy) => Service::Proxied(
                S::store(text).map_err(at(BackingField::ServiceUri))?,
                ProxyUriBuf::from_borrowed(proxy).map_err(at(BackingField::ProxyUri))?,
            ),
        };
        Ok(Self { direction: backing.direction, service })
    }
}

impl<S: Storage, P: Storage> UriBackingBuf<S, P> {
    /// Returns the borrowed form, which has the methods for the parts. This does not parse the texts again.
    #[must_use]
    pub fn as_borrowed(&self) -> UriBacking<'_> {
        let service = match &self.service {
            Service::Direct(uri) => Service::Direct(uri.as_borrowed()),
            Service::Proxied(text, proxy) => Service::Proxied(&**text, proxy.as_borrowed()),
        };
        UriBacking { direction: self.direction, service }
    }
}

impl<'a, S: Storage, P: Storage> From<&'a UriBackingBuf<S, P>> for UriBacking<'a> {
    fn from(owned: &'a UriBackingBuf<S, P>) -> Self {
        owned.as_borrowed()
    }
}

impl<S: Storage, P: Storage> fmt::Display for UriBackingBuf<S, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_borrowed().fmt(f)
    }
}

impl<S: Storage, P: Storage> fmt::Debug for UriBackingBuf<S, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_borrowed().debug("UriBackingBuf", f)
    }
}

eq_by!([S: Storage, P: Storage] UriBackingBuf<S, P>, as_borrowed);
ord_by!([S: Storage, P: Storage] UriBackingBuf<S, P>, as_borrowed);
eq_borrowed!([S: Storage, P: Storage] UriBackingBuf<S, P>, UriBacking);
