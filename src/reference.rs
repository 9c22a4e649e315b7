//! The generic reading: any URI reference.

use crate::error::ParseError;
use crate::grammar::{self, ReferenceParts};
use crate::text::text_traits;

/// A URI reference, as RFC 2396 and RFC 2732 define it: absolute, relative or opaque, with or without a fragment.
///
/// This reading checks the form only. `telnet://256.1.1.1:` is a URI reference, and `localhost:13370` is one with
/// scheme `localhost`: that a serial port address means something else is [`ServiceUri`](crate::ServiceUri)'s business.
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
    /// Reads a URI reference; the empty text is one.
    ///
    /// # Errors
    ///
    /// [`ParseError`] tells what is wrong first, and where.
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

    /// Reads a URI reference that need not be UTF-8: a byte that is not ASCII is an error in any case.
    ///
    /// # Errors
    ///
    /// As [`parse`](Self::parse), with the same offsets.
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

    /// The reference, byte for byte as it was read.
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

    /// The scheme, as it was written, without its `:`.
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
        self.parts.scheme.of(self.text)
    }

    /// The authority: what stands between `//` and the path. It may be there and be empty.
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
        self.parts.authority.of(self.text).map(|text| Authority { text, whole: *self })
    }

    /// The path, which may be empty; in an opaque URI, the opaque part.
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
        self.parts.path.or_empty(self.text)
    }

    /// The query, without its `?`.
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
        self.parts.query.of(self.text)
    }

    /// The fragment, without its `#`.
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
        self.parts.fragment.of(self.text)
    }

    /// Whether what follows the scheme is an `opaque_part`.
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
        self.parts.opaque
    }

    /// The positions of the parts, which an owned copy of the text shares.
    #[cfg(any(feature = "alloc", feature = "heapless-v0_9"))]
    pub(crate) const fn parts(&self) -> ReferenceParts {
        self.parts
    }

    /// Joins a text with the parts that were found in it.
    #[cfg(any(feature = "alloc", feature = "heapless-v0_9"))]
    pub(crate) const fn from_parts(text: &'a str, parts: ReferenceParts) -> Self {
        Self { text, parts }
    }
}

text_traits!(UriReference, ParseError);

/// The authority of a URI reference: `server | reg_name`.
///
/// A server is tried first. What is no server, but fits a registry name, is one.
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
/// // No hostname holds "_".
/// let authority = UriReference::parse("telnet://h_x:1").unwrap().authority().unwrap();
/// assert!(authority.is_registry_name());
/// assert_eq!(authority.host(), None);
/// ```
#[derive(Clone, Copy)]
pub struct Authority<'a> {
    text: &'a str,
    whole: UriReference<'a>,
}

impl<'a> Authority<'a> {
    /// The authority, as it was written.
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

    /// The userinfo, without its `@`.
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
        self.whole.parts.userinfo.of(self.whole.text)
    }

    /// The host, an IPv6 address with its brackets; `None` in a registry name and in the empty authority.
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
        self.whole.parts.host.of(self.whole.text)
    }

    /// The digits of the port, without the `:`; there may be none of them, or many.
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
        self.whole.parts.port.of(self.whole.text)
    }

    /// Whether it is a `reg_name`, and no server.
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
        self.whole.parts.registry_name
    }
}

impl core::fmt::Display for Authority<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.pad(self.text)
    }
}

impl core::fmt::Debug for Authority<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_tuple("Authority").field(&self.text).finish()
    }
}

impl PartialEq for Authority<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Authority<'_> {}

impl core::hash::Hash for Authority<'_> {
    fn hash<H: core::hash::Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}
