//! The value of `cipherList`.

use core::fmt;

use crate::percent::AuthValue;

/// The TLS ciphers that may be used, as OpenSSL's cipher strings list them.
///
/// # Examples
///
/// ```
/// use vserial_uri::ServiceUri;
///
/// let uri = ServiceUri::parse("ssl://h:1#cipherList=AES128-SHA:AES256-SHA%20!MD5").unwrap();
/// let ciphers = uri.auth().cipher_list().unwrap();
/// assert_eq!(ciphers.value(), "AES128-SHA:AES256-SHA !MD5");
/// assert!(ciphers.names().eq(["AES128-SHA", "AES256-SHA", "!MD5"]));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CipherList<'a> {
    value: AuthValue<'a>,
}

typed_value!(CipherList, cipher_list, example: "cipherList=AES128-SHA:AES256-SHA");

impl<'a> CipherList<'a> {
    /// What is listed: the names between `:`, `,` and spaces, each of which may be written as an escape.
    ///
    /// Two separators without a name between them are one. A name may hold other escapes, and a list may hold no
    /// name at all.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::ServiceUri;
    ///
    /// let uri = ServiceUri::parse("ssl://h:1#cipherList=AES128-SHA, AES256%2DSHA%3a@STRENGTH").unwrap();
    /// let mut names = uri.auth().cipher_list().unwrap().names();
    /// assert_eq!(names.next().unwrap(), "AES128-SHA");
    /// assert_eq!(names.next().unwrap().as_str(), "AES256%2DSHA");
    /// assert_eq!(names.next().unwrap(), "@STRENGTH");
    /// assert_eq!(names.next(), None);
    /// ```
    #[must_use = "iterators are lazy"]
    pub fn names(&self) -> impl Iterator<Item = AuthValue<'a>> + Clone + fmt::Debug + use<'a> {
        Names { rest: self.value }
    }
}

/// What stands between two names.
pub(crate) const fn is_separator(byte: u8) -> bool {
    matches!(byte, b':' | b',' | b' ')
}

/// The names of a cipher list.
#[derive(Clone, Debug)]
struct Names<'a> {
    rest: AuthValue<'a>,
}

impl<'a> Iterator for Names<'a> {
    type Item = AuthValue<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if self.rest.as_str().is_empty() {
                return None;
            }
            let (name, rest) = self.rest.split_at_byte(is_separator);
            self.rest = rest;
            if !name.as_str().is_empty() {
                return Some(name);
            }
        }
    }
}
