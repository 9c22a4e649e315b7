//! The error of a part that cannot be in a URI.

use core::fmt;

use crate::error::ErrorKind;
use crate::key::AuthKey;
use crate::text::display_as_str;

/// The error returned when [`UriBuilder`](crate::UriBuilder) rejects a part.
///
/// # Examples
///
/// ```
/// use vserial_uri::{Host, Scheme, UriBuilder};
///
/// let error = UriBuilder::service(Scheme::Tcp4, Host::Name("h_x"), 23).unwrap_err();
/// assert_eq!(error.to_string(), "host: invalid hostname");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BuildError {
    part: BuildPart,
    kind: ErrorKind,
}

impl BuildError {
    pub(super) const fn new(part: BuildPart, kind: ErrorKind) -> Self {
        Self { part, kind }
    }

    /// Returns the part that was rejected.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{AuthKey, BuildPart, Host, Scheme, UriBuilder};
    ///
    /// let uri = UriBuilder::service(Scheme::Tcp4, Host::Name("h"), 23).unwrap();
    /// let error = uri.peer_name("con1").unwrap_err();
    /// assert_eq!(error.part(), BuildPart::Parameter(AuthKey::PeerName));
    /// ```
    #[must_use]
    pub const fn part(self) -> BuildPart {
        self.part
    }

    /// Returns the kind of error.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{ErrorKind, Host, Scheme, UriBuilder};
    ///
    /// let uri = UriBuilder::service(Scheme::Tcp4, Host::Name("h"), 23).unwrap();
    /// let error = uri.peer_name("con1").unwrap_err();
    /// assert_eq!(error.kind(), ErrorKind::ParametersNotAllowed);
    /// ```
    #[must_use]
    pub const fn kind(self) -> ErrorKind {
        self.kind
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.part, self.kind)
    }
}

impl core::error::Error for BuildError {}

/// A part of a URI that [`UriBuilder`](crate::UriBuilder) builds.
///
/// # Examples
///
/// ```
/// use vserial_uri::{AuthKey, BuildPart};
///
/// assert_eq!(BuildPart::Host.to_string(), "host");
/// assert_eq!(BuildPart::Parameter(AuthKey::PeerName).to_string(), "peerName");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BuildPart {
    /// The scheme.
    Scheme,
    /// The host.
    Host,
    /// The parameter with this key.
    Parameter(AuthKey),
}

impl BuildPart {
    /// Returns the name of the part: `scheme`, `host`, or the key of the parameter.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{AuthKey, BuildPart};
    ///
    /// assert_eq!(BuildPart::Parameter(AuthKey::Verify).as_str(), "verify");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Scheme => "scheme",
            Self::Host => "host",
            Self::Parameter(key) => key.as_str(),
        }
    }
}

display_as_str!(BuildPart);
