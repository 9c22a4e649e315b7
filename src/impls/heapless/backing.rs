//! The owned copy of the backing object.

use core::{cmp, fmt, hash};

use super::{OwnedBackingError, ProxyUriBuf, ServiceUriBuf, copy};
use crate::backing::{BackingField, Service, UriBacking};
use crate::direction::Direction;
use crate::error::CapacityError;

/// An owned [`UriBacking`], with a service URI of at most `S` and a proxy URI of at most `P` bytes.
///
/// # Examples
///
/// A device that keeps its configuration:
///
/// ```
/// use vserial_uri::{Direction, OwnedBackingError, UriBackingBuf};
///
/// struct Device {
///     console: Option<UriBackingBuf<64, 64>>,
/// }
///
/// impl Device {
///     /// The texts may lie in a buffer that the next frame overwrites.
///     fn configure(&mut self, direction: Direction, service: &str, proxy: &str) -> Result<(), OwnedBackingError> {
///         self.console = Some(UriBackingBuf::new(direction, service, Some(proxy))?);
///         Ok(())
///     }
/// }
///
/// let mut device = Device { console: None };
/// device.configure(Direction::Server, "vSPC.py", "telnet://concentrator.example.com:13370").unwrap();
/// // A wrong configuration does not replace the right one.
/// device.configure(Direction::Server, "vSPC.py", "concentrator.example.com").unwrap_err();
///
/// let console = device.console.as_ref().unwrap().as_borrowed();
/// assert_eq!(console.service_uri(), "vSPC.py");
/// assert_eq!(console.proxy().unwrap().port(), 13370);
/// ```
#[derive(Clone)]
#[cfg_attr(docsrs, doc(cfg(feature = "heapless-v0_9")))]
pub struct UriBackingBuf<const S: usize, const P: usize> {
    direction: Direction,
    service: ServiceBuf<S, P>,
}

/// The owned copy of a [`Service`].
#[derive(Clone)]
enum ServiceBuf<const S: usize, const P: usize> {
    Direct(ServiceUriBuf<S>),
    Proxied(heapless::String<S>, ProxyUriBuf<P>),
}

impl<const S: usize, const P: usize> UriBackingBuf<S, P> {
    /// Checks and copies the three properties. An empty proxy URI means none.
    ///
    /// # Errors
    ///
    /// [`OwnedBackingError::Backing`] as of [`UriBacking::new`], else [`OwnedBackingError::Capacity`] with the
    /// property that does not fit.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{BackingField, Direction, OwnedBackingError, UriBackingBuf};
    ///
    /// let backing = UriBackingBuf::<16, 0>::new(Direction::Server, "telnet://:13370", None).unwrap();
    /// assert_eq!(backing.as_borrowed().parse_service().unwrap().port(), 13370);
    ///
    /// let error = UriBackingBuf::<16, 0>::new(Direction::Server, "vSPC.py", Some("telnet://p:1")).unwrap_err();
    /// assert_eq!(error, OwnedBackingError::Capacity(BackingField::ProxyUri));
    /// ```
    pub fn new(direction: Direction, service_uri: &str, proxy_uri: Option<&str>) -> Result<Self, OwnedBackingError> {
        Self::copied(UriBacking::new(direction, service_uri, proxy_uri)?).map_err(OwnedBackingError::Capacity)
    }

    /// Copies a backing object.
    ///
    /// # Errors
    ///
    /// [`CapacityError`] if the service URI is over `S` or the proxy URI over `P` bytes.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{CapacityError, Direction, UriBacking, UriBackingBuf};
    ///
    /// let backing = UriBacking::new(Direction::Server, ":13370", None).unwrap();
    /// assert_eq!(UriBackingBuf::<6, 0>::from_borrowed(backing).unwrap(), backing);
    /// assert_eq!(UriBackingBuf::<5, 0>::from_borrowed(backing), Err(CapacityError));
    /// ```
    pub fn from_borrowed(backing: UriBacking<'_>) -> Result<Self, CapacityError> {
        Self::copied(backing).map_err(|_| CapacityError)
    }

    /// The copy, or the property that does not fit.
    fn copied(backing: UriBacking<'_>) -> Result<Self, BackingField> {
        let too_long = |field| move |_: CapacityError| field;
        let service = match backing.service {
            Service::Direct(uri) => {
                ServiceBuf::Direct(ServiceUriBuf::from_borrowed(uri).map_err(too_long(BackingField::ServiceUri))?)
            }
            Service::Proxied(text, proxy) => ServiceBuf::Proxied(
                copy(text).map_err(too_long(BackingField::ServiceUri))?,
                ProxyUriBuf::from_borrowed(proxy).map_err(too_long(BackingField::ProxyUri))?,
            ),
        };
        Ok(Self { direction: backing.direction, service })
    }

    /// The backing object as the type that can tell its parts. This does not read it again.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{Direction, UriBackingBuf};
    ///
    /// let backing = UriBackingBuf::<16, 0>::new(Direction::Server, ":13370", None).unwrap();
    /// assert_eq!(backing.as_borrowed().direction(), Direction::Server);
    /// assert_eq!(backing.as_borrowed().service_uri(), ":13370");
    /// ```
    #[must_use]
    pub fn as_borrowed(&self) -> UriBacking<'_> {
        let service = match &self.service {
            ServiceBuf::Direct(uri) => Service::Direct(uri.as_borrowed()),
            ServiceBuf::Proxied(text, proxy) => Service::Proxied(text, proxy.as_borrowed()),
        };
        UriBacking { direction: self.direction, service }
    }
}

impl<'a, const S: usize, const P: usize> From<&'a UriBackingBuf<S, P>> for UriBacking<'a> {
    fn from(owned: &'a UriBackingBuf<S, P>) -> Self {
        owned.as_borrowed()
    }
}

impl<const S: usize, const P: usize> TryFrom<UriBacking<'_>> for UriBackingBuf<S, P> {
    type Error = CapacityError;

    fn try_from(backing: UriBacking<'_>) -> Result<Self, CapacityError> {
        Self::from_borrowed(backing)
    }
}

impl<const S: usize, const P: usize> fmt::Display for UriBackingBuf<S, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_borrowed().fmt(f)
    }
}

impl<const S: usize, const P: usize> fmt::Debug for UriBackingBuf<S, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let backing = self.as_borrowed();
        f.debug_struct("UriBackingBuf")
            .field("direction", &backing.direction())
            .field("service_uri", &backing.service_uri())
            .field("proxy_uri", &backing.proxy().map(|proxy| proxy.as_str()))
            .finish()
    }
}

impl<const S: usize, const P: usize> PartialEq for UriBackingBuf<S, P> {
    fn eq(&self, other: &Self) -> bool {
        self.as_borrowed() == other.as_borrowed()
    }
}

impl<const S: usize, const P: usize> Eq for UriBackingBuf<S, P> {}

impl<const S: usize, const P: usize> PartialEq<UriBacking<'_>> for UriBackingBuf<S, P> {
    fn eq(&self, other: &UriBacking<'_>) -> bool {
        self.as_borrowed() == *other
    }
}

impl<const S: usize, const P: usize> PartialEq<UriBackingBuf<S, P>> for UriBacking<'_> {
    fn eq(&self, other: &UriBackingBuf<S, P>) -> bool {
        *self == other.as_borrowed()
    }
}

impl<const S: usize, const P: usize> PartialOrd for UriBackingBuf<S, P> {
    fn partial_cmp(&self, other: &Self) -> Option<cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<const S: usize, const P: usize> Ord for UriBackingBuf<S, P> {
    fn cmp(&self, other: &Self) -> cmp::Ordering {
        self.as_borrowed().cmp(&other.as_borrowed())
    }
}

impl<const S: usize, const P: usize> hash::Hash for UriBackingBuf<S, P> {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.as_borrowed().hash(state);
    }
}
