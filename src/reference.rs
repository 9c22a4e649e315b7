//! URI references, by the whole grammar of RFC 2396.

use crate::error::ParseError;
use crate::grammar::{self, ReferenceParts, Server};
use crate::text::{text_traits, try_from_by, uri_traits};

/// A URI reference, as RFC 2396 and RFC 2732 define it: absolute (hierarchical or opaque) or relative, with or
/// without a fragment.
///
/// Only the form is checked. `telnet://256.1.1.1:` is a URI reference, and `localhost:13370` is one with scheme
/// `localhost`; [`ServiceUri`](crate::ServiceUri) rejects the first, and parses the second as a host and a port.
///
/// # Examples
///
/// ```
/// use vserial_uri::UriReference;
///
/// let uri = UriReference::parse("telnet://user@esx.example.com:23/a?b#c").unwrap();
/// assert_eq!(uri.scheme(), Some("telnet"));
/// assert_eq!(uri.authority().unwrap().host(), Some("esx.example.com"));
/// assert_eq!(uri.path(), "/a");
/// assert_eq!(uri.query(), Some("b"));
/// assert_eq!(uri.fragment(), Some("c"));
/// ```
#[derive(Clone, Copy)]
pub struct UriReference<'a> {
    pub(crate) text: &'a str,
    pub(crate) parts: ReferenceParts,
}

impl<'a> UriReference<'a> {
    /// Parses a URI reference. The empty text is one.
    ///
    /// # Errors
    ///
    /// Returns the first error in the input, with its offset.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::UriReference;
    ///
    /// assert!(UriReference::parse("../a?b").is_ok());
    /// assert_eq!(UriReference::parse("?b").unwrap_err().offset(), 0);
    /// ```
    pub fn parse(text: &'a str) -> Result<Self, ParseError> {
        let parts = grammar::uri_reference(text.as_bytes())?;
        Ok(Self { text, parts })
    }

    /// Parses a URI reference from bytes, which need not be UTF-8. A non-ASCII byte is always an error.
    ///
    /// # Errors
    ///
    /// Returns the same errors as [`parse`](Self::parse), with the same offsets.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::UriReference;
    ///
    /// assert_eq!(UriReference::parse_bytes(b"a/b").unwrap().path(), "a/b");
    /// assert_eq!(UriReference::parse_bytes(b"a/\xFF").unwrap_err().offset(), 2);
    /// ```
    pub fn parse_bytes(bytes: &'a [u8]) -> Result<Self, ParseError> {
        let parts = grammar::uri_reference(bytes)?;
        Ok(Self { text: grammar::ascii(bytes)?, parts })
    }

    /// Returns the reference as it was written, byte for byte.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::UriReference;
    ///
    /// assert_eq!(UriReference::parse("HTTP://h").unwrap().as_str(), "HTTP://h");
    /// ```
    #[must_use]
    pub const fn as_str(&self) -> &'a str {
        self.text
    }

    /// Returns the scheme as it was written, without its `:`.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::UriReference;
    ///
    /// assert_eq!(UriReference::parse("localhost:13370").unwrap().scheme(), Some("localhost"));
    /// assert_eq!(UriReference::parse("//localhost:13370").unwrap().scheme(), None);
    /// ```
    #[must_use]
    pub fn scheme(&self) -> Option<&'a str> {
        self.parts.scheme(self.text)
    }

    /// Returns the authority: the text between `//` and the path. It can be present and empty.
    ///
    /// Each call splits it into its parts.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::UriReference;
    ///
    /// assert_eq!(UriReference::parse("file:///x").unwrap().authority().unwrap().as_str(), "");
    /// assert!(UriReference::parse("/x").unwrap().authority().is_none());
    /// ```
    #[must_use]
    pub fn authority(&self) -> Option<Authority<'a>> {
        self.parts.authority(self.text).map(|text| Authority { text, server: grammar::server(text) })
    }

    /// Returns the path, which can be empty. In an opaque URI it is the opaque part.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::UriReference;
    ///
    /// assert_eq!(UriReference::parse("//h/a/b").unwrap().path(), "/a/b");
    /// assert_eq!(UriReference::parse("mailto:a@b").unwrap().path(), "a@b");
    /// ```
    #[must_use]
    pub fn path(&self) -> &'a str {
        self.parts.path(self.text)
    }

    /// Returns the query, without its `?`.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::UriReference;
    ///
    /// assert_eq!(UriReference::parse("/a?b").unwrap().query(), Some("b"));
    /// // An opaque part keeps its question marks.
    /// assert_eq!(UriReference::parse("s:a?b").unwrap().query(), None);
    /// ```
    #[must_use]
    pub fn query(&self) -> Option<&'a str> {
        self.parts.query(self.text)
    }

    /// Returns the fragment, without its `#`.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::UriReference;
    ///
    /// assert_eq!(UriReference::parse("#a").unwrap().fragment(), Some("a"));
    /// ```
    #[must_use]
    pub fn fragment(&self) -> Option<&'a str> {
        self.parts.fragment(self.text)
    }

    /// Returns `true` if an `opaque_part` follows the scheme.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::UriReference;
    ///
    /// assert!(UriReference::parse("localhost:13370").unwrap().is_opaque());
    /// assert!(!UriReference::parse("tcp://localhost:13370").unwrap().is_opaque());
    /// ```
    #[must_use]
    pub const fn is_opaque(&self) -> bool {
        self.parts.is_opaque(self.text)
    }
}

uri_traits!([] UriReference<'_>);
try_from_by!(['a] &'a str => UriReference<'a>, parse, ParseError);
try_from_by!(['a] &'a [u8] => UriReference<'a>, parse_bytes, ParseError);

/// The authority of a URI reference: `server | reg_name`.
///
/// A server is tried first. Text that is not a server, but matches `reg_name`, is a registry name.
///
/// # Examples
///
/// ```
/// use vserial_uri::UriReference;
///
/// let authority = UriReference::parse("//a@[::1]:23").unwrap().authority().unwrap();
/// assert_eq!(authority.userinfo(), Some("a"));
/// assert_eq!(authority.host(), Some("[::1]"));
/// assert_eq!(authority.port(), Some("23"));
///
/// // A hostname has no "_".
/// let authority = UriReference::parse("telnet://h_x:1").unwrap().authority().unwrap();
/// assert!(authority.is_registry_name());
/// assert_eq!(authority.host(), None);
/// ```
#[derive(Clone, Copy)]
pub struct Authority<'a> {
    text: &'a str,
    /// `None` in a registry name and in an empty authority.
    server: Option<Server>,
}

impl<'a> Authority<'a> {
    /// Returns the authority as it was written.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::UriReference;
    ///
    /// assert_eq!(UriReference::parse("//h:1/p").unwrap().authority().unwrap().as_str(), "h:1");
    /// ```
    #[must_use]
    pub const fn as_str(&self) -> &'a str {
        self.text
    }

    /// Returns the userinfo, without its `@`.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::UriReference;
    ///
    /// assert_eq!(UriReference::parse("//a:b@h").unwrap().authority().unwrap().userinfo(), Some("a:b"));
    /// ```
    #[must_use]
    pub fn userinfo(&self) -> Option<&'a str> {
        self.server?.userinfo.of(self.text)
    }

    /// Returns the host, an IPv6 address with its brackets; `None` in a registry name and in an empty authority.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::UriReference;
    ///
    /// assert_eq!(UriReference::parse("//[::1]").unwrap().authority().unwrap().host(), Some("[::1]"));
    /// ```
    #[must_use]
    pub fn host(&self) -> Option<&'a str> {
        self.server?.host.of(self.text)
    }

    /// Returns the digits of the port, without the `:`. There may be none, and there is no upper
    /// bound on their number.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::UriReference;
    ///
    /// assert_eq!(UriReference::parse("//h:").unwrap().authority().unwrap().port(), Some(""));
    /// assert_eq!(UriReference::parse("//h").unwrap().authority().unwrap().port(), None);
    /// ```
    #[must_use]
    pub fn port(&self) -> Option<&'a str> {
        self.server?.port.of(self.text)
    }

    /// Returns `true` if it is a `reg_name`, not a server.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::UriReference;
    ///
    /// // A server has a host.
    /// assert!(UriReference::parse("//:80").unwrap().authority().unwrap().is_registry_name());
    /// ```
    #[must_use]
    pub const fn is_registry_name(&self) -> bool {
        self.server.is_none() && !self.text.is_empty()
    }
}

text_traits!([] Authority<'_>);
