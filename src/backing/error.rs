//! The error of a backing object.

use core::fmt;

use crate::error::{ErrorKind, ParseError};
use crate::explain::Explanation;
use crate::text::display_as_str;

/// A property of the backing object.
///
/// # Examples
///
/// ```
/// use vserial_uri::BackingField;
///
/// assert_eq!(BackingField::ProxyUri.as_str(), "proxyURI");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(clippy::exhaustive_enums, reason = "the data object has these three")]
pub enum BackingField {
    /// `serviceURI`.
    ServiceUri,
    /// `proxyURI`.
    ProxyUri,
    /// `direction`.
    Direction,
}

impl BackingField {
    /// Returns the name of the property in the data object.
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(vserial_uri::BackingField::ServiceUri.as_str(), "serviceURI");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ServiceUri => "serviceURI",
            Self::ProxyUri => "proxyURI",
            Self::Direction => "direction",
        }
    }

    /// Returns a function that turns a parse error into an error of this property.
    pub(crate) fn error(self) -> impl FnOnce(ParseError) -> BackingError {
        move |error| BackingError { field: self, error }
    }
}

display_as_str!(BackingField);

/// The error returned when a backing object is invalid: the property at fault, and its parse error.
///
/// # Examples
///
/// ```
/// use vserial_uri::{Direction, UriBacking};
///
/// let error = UriBacking::new(Direction::Client, "vSPC.py", None).unwrap_err();
/// assert_eq!(error.to_string(), "serviceURI: port is missing, at byte 7 (the end)");
/// assert_eq!(error.explain("vSPC.py").to_string(), r#"port is missing after host "vSPC.py""#);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BackingError {
    field: BackingField,
    error: ParseError,
}

impl BackingError {
    /// Returns the property at fault.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{BackingField, Direction, UriBacking};
    ///
    /// let error = UriBacking::new(Direction::Client, "vSPC.py", Some("tcp://proxy:23")).unwrap_err();
    /// assert_eq!(error.field(), BackingField::ProxyUri);
    /// ```
    #[must_use]
    pub const fn field(self) -> BackingField {
        self.field
    }

    /// Returns the parse error. Its offset is in bytes from the start of the property's text.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{Direction, ErrorKind, UriBacking};
    ///
    /// let error = UriBacking::new(Direction::Client, "vSPC.py", Some("tcp://proxy:23")).unwrap_err();
    /// assert_eq!(error.error().kind(), ErrorKind::SchemeNotAllowed);
    /// ```
    #[must_use]
    pub const fn error(self) -> ParseError {
        self.error
    }

    /// Returns the kind of error.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{Direction, ErrorKind, UriBacking};
    ///
    /// let error = UriBacking::new(Direction::Client, "telnet://:23", None).unwrap_err();
    /// assert_eq!(error.kind(), ErrorKind::HostMissing);
    /// assert_eq!(error.offset(), 9);
    /// ```
    #[must_use]
    pub const fn kind(self) -> ErrorKind {
        self.error.kind()
    }

    /// Returns the offset of the error, in bytes from the start of the property's text.
    #[must_use]
    pub const fn offset(self) -> usize {
        self.error.offset()
    }

    /// Returns a message that quotes `text`, the text of the property at fault.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{Direction, UriBacking};
    ///
    /// let error = UriBacking::new(Direction::Client, ":23", None).unwrap_err();
    /// assert_eq!(error.explain(":23").to_string(), "host is missing");
    /// ```
    #[must_use]
    pub const fn explain(self, text: &str) -> Explanation<'_> {
        self.error.explain(text)
    }
}

impl fmt::Display for BackingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.field, self.error)
    }
}

// `Display` includes the parse error, so there is no `source`.
impl core::error::Error for BackingError {}
