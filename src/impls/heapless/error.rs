//! The errors of owned forms of fixed capacity.

use core::fmt;

use crate::backing::{BackingError, BackingField};
use crate::error::{CapacityError, ParseError};

/// The error returned when a text cannot be stored as an owned form: it is invalid or too long.
///
/// # Examples
///
/// ```
/// use heapless::String;
/// use vserial_uri::{ErrorKind, OwnedError, ServiceUriBuf};
///
/// // "telnet://h:23" takes 13 bytes.
/// assert!(ServiceUriBuf::<String<13>>::parse("telnet://h:23").is_ok());
/// let error = ServiceUriBuf::<String<12>>::parse("telnet://h:23").unwrap_err();
/// assert!(matches!(error, OwnedError::Capacity(_)));
/// assert_eq!(error.to_string(), "the capacity is too small");
///
/// // A text that is both invalid and too long is reported as invalid.
/// let OwnedError::Parse(error) = ServiceUriBuf::<String<2>>::parse("telnet://h").unwrap_err() else { unreachable!() };
/// assert_eq!(error.kind(), ErrorKind::PortMissing);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(clippy::exhaustive_enums, reason = "a text is invalid or too long")]
pub enum OwnedError {
    /// The text is invalid.
    Parse(ParseError),
    /// The text is valid, but does not fit.
    Capacity(CapacityError),
}

impl fmt::Display for OwnedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Parse(error) => error.fmt(f),
            Self::Capacity(error) => error.fmt(f),
        }
    }
}

// `Display` is that of the cause, so there is no `source`.
impl core::error::Error for OwnedError {}

impl From<ParseError> for OwnedError {
    fn from(error: ParseError) -> Self {
        Self::Parse(error)
    }
}

impl From<CapacityError> for OwnedError {
    fn from(error: CapacityError) -> Self {
        Self::Capacity(error)
    }
}

/// The error returned when a backing object cannot be stored as an owned form: a property is invalid or too long.
///
/// # Examples
///
/// ```
/// use heapless::String;
/// use vserial_uri::{BackingField, Direction, OwnedBackingError, UriBackingBuf};
///
/// let error = UriBackingBuf::<String<8>, String<32>>::new(Direction::Server, "telnet://:13370", None).unwrap_err();
/// assert_eq!(error, OwnedBackingError::Capacity(BackingField::ServiceUri));
/// assert_eq!(error.to_string(), "serviceURI: the capacity is too small");
///
/// let error = UriBackingBuf::<String<8>, String<32>>::new(Direction::Server, "telnet://", None).unwrap_err();
/// assert_eq!(error.field(), BackingField::ServiceUri);
/// assert_eq!(error.to_string(), "serviceURI: port is missing, at byte 9 (the end)");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(clippy::exhaustive_enums, reason = "a property is invalid or too long")]
pub enum OwnedBackingError {
    /// A property is invalid.
    Backing(BackingError),
    /// The object is valid, but the text of this property does not fit.
    Capacity(BackingField),
}

impl OwnedBackingError {
    /// Returns the property at fault.
    ///
    /// # Examples
    ///
    /// ```
    /// use heapless::String;
    /// use vserial_uri::{BackingField, Direction, UriBackingBuf};
    ///
    /// let error = UriBackingBuf::<String<8>>::new(Direction::Client, "vSPC.py", Some("telnet://proxy:23")).unwrap_err();
    /// assert_eq!(error.field(), BackingField::ProxyUri);
    /// ```
    #[must_use]
    pub const fn field(self) -> BackingField {
        match self {
            Self::Backing(error) => error.field(),
            Self::Capacity(field) => field,
        }
    }
}

impl fmt::Display for OwnedBackingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Backing(error) => error.fmt(f),
            Self::Capacity(field) => write!(f, "{field}: {CapacityError}"),
        }
    }
}

// `Display` includes the cause, so there is no `source`.
impl core::error::Error for OwnedBackingError {}

impl From<BackingError> for OwnedBackingError {
    fn from(error: BackingError) -> Self {
        Self::Backing(error)
    }
}

impl From<(BackingField, CapacityError)> for OwnedBackingError {
    fn from((field, CapacityError): (BackingField, CapacityError)) -> Self {
        Self::Capacity(field)
    }
}
