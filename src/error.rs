//! Errors: why an input is invalid, and where.

use core::fmt::{self, Write as _};

/// Why an input is invalid, and where.
///
/// The [offset](Self::offset) of a syntax error is that of the first byte that cannot continue any valid input: the text before
/// it is a prefix of some valid input, the text up to and including it is not. If the input ends too early, the offset is
/// its length. The offset of a semantic error (an unknown scheme, a number out of range, a repeated parameter) is that
/// of the first byte of the invalid part. The docs of each [`ErrorKind`] say which of the two it is.
///
/// There is one exception: after all five parameters, no `&` can continue a valid input, but what follows such an `&` is
/// still reported as a missing, unknown or repeated parameter.
///
/// [`Display`](fmt::Display) names the part and the byte at the offset. [`explain`](Self::explain) takes the input again
/// and quotes it. Message text may change in any release.
///
/// # Examples
///
/// ```
/// use vserial_uri::{ErrorKind, ServiceUri};
///
/// let input = "tcp://6000";
/// let error = ServiceUri::parse(input).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::PortMissing);
/// assert_eq!(error.offset(), 10);
/// assert_eq!(error.to_string(), "port is missing, at byte 10 (the end)");
/// assert_eq!(error.explain(input).to_string(), r#"port is missing after host "6000""#);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ParseError {
    pub(crate) offset: usize,
    pub(crate) kind: ErrorKind,
    pub(crate) part: Part,
    /// The byte at the offset; `None` at the end of the input.
    pub(crate) found: Option<u8>,
}

impl ParseError {
    pub(crate) const fn new(kind: ErrorKind, offset: usize, part: Part, found: Option<u8>) -> Self {
        Self { offset, kind, part, found }
    }

    /// Returns why the input is invalid.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::{ErrorKind, ServiceUri};
    ///
    /// let error = ServiceUri::parse("http://host:80").unwrap_err();
    /// assert_eq!(error.kind(), ErrorKind::UnknownScheme);
    /// ```
    #[must_use]
    pub const fn kind(self) -> ErrorKind {
        self.kind
    }

    /// Returns where the input is invalid, in bytes from its start.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::ServiceUri;
    ///
    /// let error = ServiceUri::parse("telnet://h_x:23").unwrap_err();
    /// assert_eq!(error.offset(), 10);
    /// ```
    #[must_use]
    pub const fn offset(self) -> usize {
        self.offset
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(f)?;
        if self.kind == ErrorKind::InvalidCharacter {
            f.write_str(" in the ")?;
            f.write_str(self.part.text())?;
        }
        write_place(f, self.offset, self.found)
    }
}

impl core::error::Error for ParseError {}

/// Writes where an error is: `, at byte 7 ("x")` or `, at byte 8 (the end)`.
pub(crate) fn write_place(f: &mut fmt::Formatter<'_>, offset: usize, found: Option<u8>) -> fmt::Result {
    f.write_str(", at byte ")?;
    // By hand, because the `Display` of an integer takes 800 bytes of flash.
    let mut power = const { 10_usize.pow(usize::MAX.ilog10()) };
    // Ends when `power` is 0.
    while let Some(quotient) = offset.checked_div(power) {
        if quotient > 0 || power == 1 {
            f.write_char(char::from(b'0'.wrapping_add((quotient % 10) as u8)))?;
        }
        power /= 10;
    }
    match found {
        None => f.write_str(" (the end)"),
        Some(byte) => write!(f, " (\"{}\")", byte.escape_ascii()),
    }
}

/// Declares an enum with the text of each variant next to it, which `text` returns and `Display` writes.
///
/// `VARIANTS` and `variant_name` are private: an enum that exposes them documents its own public item.
macro_rules! texts {
    ($(#[$attribute:meta])* $visibility:vis enum $name:ident {
        $($(#[$doc:meta])* $variant:ident = $text:literal,)*
    }) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        $visibility enum $name {
            $($(#[$doc])* $variant,)*
        }

        #[allow(dead_code, reason = "not every enum exposes them")]
        impl $name {
            const VARIANTS: &'static [Self] = &[$(Self::$variant,)*];

            const fn variant_name(self) -> &'static str {
                match self {
                    $(Self::$variant => stringify!($variant),)*
                }
            }

            pub(crate) const fn text(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)*
                }
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(self.text())
            }
        }
    };
}

pub(crate) use texts;

texts! {
    /// A part of the input, as messages name it.
    pub(crate) enum Part {
        Input = "URI",
        Scheme = "scheme",
        Authority = "authority",
        Host = "host",
        Port = "port",
        Path = "path",
        Query = "query",
        Fragment = "fragment",
        Parameter = "parameter",
        Value = "value of the parameter",
        Direction = "direction",
        Service = "service URI",
    }
}

texts! {
    /// Why an input is invalid.
    ///
    /// The offset of a *syntax error* is that of the first byte that cannot continue any valid input. The offset of a
    /// *semantic error* is that of the first byte of the invalid part; see [`ParseError`].
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::ErrorKind;
    ///
    /// assert_eq!(ErrorKind::PortMissing.name(), "PortMissing");
    /// assert_eq!(ErrorKind::PortMissing.to_string(), "port is missing");
    /// ```
    #[non_exhaustive]
    pub enum ErrorKind {
        /// Syntax error: a required text is empty. This is a URI, a [`Scheme`](crate::Scheme), a
        /// [`Direction`](crate::Direction), the `serviceURI` of a port with a proxy, or what follows the scheme of a
        /// generic URI. Offset: where it should start.
        Empty = "required text is missing",
        /// Syntax error: the byte is not allowed there, and no other kind is more specific. Offset: that byte.
        InvalidCharacter = "character not allowed",
        /// Semantic error: a `%` is not followed by two hexadecimal digits. Offset: the `%`.
        InvalidPercentEncoding = "\"%\" without two hexadecimal digits",
        /// Semantic error: the scheme is not one of [`Scheme`](crate::Scheme). Offset: its first byte.
        UnknownScheme = "scheme is unknown",
        /// Semantic error: a proxy URI has no scheme, or one other than `telnet` and `telnets`. Offset: the first byte
        /// of the input.
        SchemeNotAllowed = "scheme is not allowed for a proxy",
        /// Semantic error: userinfo, which may be empty, precedes the host. Offset: its first byte.
        UserinfoNotAllowed = "userinfo is not allowed",
        /// Syntax error: a required host is missing. Offset: where it should start.
        HostMissing = "host is missing",
        /// Syntax error: the byte is not allowed there in a hostname. Offset: that byte; the `:` after the host if the last
        /// label ends in `-`, or starts with a digit but is not a number.
        InvalidHostname = "invalid hostname",
        /// Semantic error: the last label is a number, but the host is not four numbers up to 255 without leading zeros.
        /// Offset: the first byte of the host.
        InvalidIpv4 = "invalid IPv4 address",
        /// Syntax error: the byte cannot continue an IPv6 address, or the input ends inside one. Offset: that
        /// byte, or the length of the input.
        InvalidIpv6 = "invalid IPv6 address",
        /// Syntax error: an IPv6 address has a zone identifier. Offset: its `%`.
        ZoneIdNotAllowed = "zone identifier is not allowed",
        /// Semantic error: the host is an address of the IP version that the scheme excludes. Offset: the first byte of the
        /// host.
        IpVersionMismatch = "IP version of the host does not match the scheme",
        /// Syntax error: the port, or the `:` before it, is missing. Offset: where it should start.
        PortMissing = "port is missing",
        /// Semantic error: the port is over 65535. Offset: its first digit.
        PortOutOfRange = "port is over 65535",
        /// Syntax error: the port is followed by a path, even if only `/`. Offset: its first byte.
        PathNotAllowed = "path is not allowed",
        /// Syntax error: the port is followed by a query. Offset: its `?`.
        QueryNotAllowed = "query is not allowed",
        /// Syntax error: no parameter follows a `#` or `&`. Offset: where it should start.
        ParameterMissing = "parameter is missing",
        /// Semantic error: the key is not one of the five; keys are case-sensitive. Offset: its first byte.
        UnknownParameter = "parameter is unknown",
        /// Semantic error: the key appears a second time. Offset: its first byte.
        DuplicateParameter = "parameter is given twice",
        /// Syntax error: the parameter needs a value. Offset: where the value, or its `=`, should start.
        ValueMissing = "value is missing",
        /// Syntax error: `verify` takes no value. Offset: the `=`.
        UnexpectedValue = "parameter takes no value",
        /// Semantic error: the value is not a SHA-1 or SHA-256 digest in hexadecimal digits. Offset: its first byte.
        InvalidThumbprint = "invalid thumbprint",
        /// Semantic error: the value contains an escaped ASCII control character, or the direction is neither `client` nor
        /// `server`. Offset: its first byte.
        InvalidValue = "invalid value",
        /// Syntax error: authentication parameters follow a scheme without TLS. Offset: the `#`.
        ParametersNotAllowed = "parameters are not allowed",
    }
}

impl ErrorKind {
    /// All kinds, in the order of declaration.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::ErrorKind;
    ///
    /// assert!(ErrorKind::ALL.contains(&ErrorKind::HostMissing));
    /// ```
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// Returns the name of the kind.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::ErrorKind;
    ///
    /// assert_eq!(ErrorKind::InvalidIpv4.name(), "InvalidIpv4");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.variant_name()
    }
}

/// The error returned when a buffer or an owned form is too small for a value.
///
/// # Examples
///
/// ```
/// use vserial_uri::{CapacityError, ServiceUri};
///
/// let uri = ServiceUri::parse("ssl://h:1#peerName=con1").unwrap();
/// let value = uri.auth().peer_name().unwrap().value();
/// assert_eq!(value.decode_into(&mut [0; 3]), Err(CapacityError));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(clippy::exhaustive_structs, reason = "it has no details to report")]
pub struct CapacityError;

impl fmt::Display for CapacityError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the capacity is too small")
    }
}

impl core::error::Error for CapacityError {}
