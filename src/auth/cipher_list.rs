//! The value of `cipherList`.

use core::iter;

use crate::percent::{AuthValue, text_value};

/// The TLS ciphers that may be used: an OpenSSL cipher string.
///
/// [`Display`](core::fmt::Display) writes the decoded text, which is what OpenSSL takes. The list has no ASCII control
/// characters.
///
/// # Examples
///
/// ```
/// use vserial_uri::ServiceUri;
///
/// let uri = ServiceUri::parse("ssl://h:1#cipherList=AES128-SHA:AES256-SHA%20!MD5").unwrap();
/// let ciphers = uri.auth().cipher_list().unwrap();
/// assert_eq!(ciphers.to_string(), "AES128-SHA:AES256-SHA !MD5");
/// assert!(ciphers.names().eq(["AES128-SHA", "AES256-SHA", "!MD5"]));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CipherList<'a> {
    pub(super) value: AuthValue<'a>,
}

text_value!(CipherList);

impl<'a> CipherList<'a> {
    /// Returns an iterator over the names in the list.
    ///
    /// `:`, `,` and spaces, raw or escaped, separate names; several in a row count as one. A list may have no names at
    /// all. Operators such as `!` and `+` are part of the name.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::ServiceUri;
    ///
    /// let uri = ServiceUri::parse("ssl://h:1#cipherList=AES128-SHA, AES256%2DSHA%3a@STRENGTH").unwrap();
    /// let names = uri.auth().cipher_list().unwrap().names();
    /// assert!(names.eq(["AES128-SHA", "AES256-SHA", "@STRENGTH"]));
    /// ```
    #[must_use = "iterators are lazy"]
    pub fn names(&self) -> CipherNames<'a> {
        CipherNames { rest: self.value }
    }
}

/// Returns whether `byte` separates names.
pub(crate) const fn is_separator(byte: u8) -> bool {
    matches!(byte, b':' | b',' | b' ')
}

/// An iterator over the names of a cipher list, returned by [`CipherList::names`].
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy"]
pub struct CipherNames<'a> {
    rest: AuthValue<'a>,
}

impl<'a> Iterator for CipherNames<'a> {
    type Item = CipherName<'a>;

    fn next(&mut self) -> Option<CipherName<'a>> {
        while !self.rest.as_str().is_empty() {
            let (value, rest) = self.rest.split_at_byte(is_separator);
            self.rest = rest;
            if !value.as_str().is_empty() {
                return Some(CipherName { value });
            }
        }
        None
    }
}

impl iter::FusedIterator for CipherNames<'_> {}

/// A name in a cipher list, with its operator if it has one.
///
/// Comparisons and [`Display`](core::fmt::Display) use the decoded text.
///
/// # Examples
///
/// ```
/// use vserial_uri::ServiceUri;
///
/// let uri = ServiceUri::parse("ssl://h:1#cipherList=AES256%2DSHA").unwrap();
/// let name = uri.auth().cipher_list().unwrap().names().next().unwrap();
/// assert_eq!(name, "AES256-SHA");
/// assert_eq!(name.to_string(), "AES256-SHA");
/// assert_eq!(name.value().as_str(), "AES256%2DSHA");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CipherName<'a> {
    value: AuthValue<'a>,
}

text_value!(CipherName);
