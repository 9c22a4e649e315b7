//! The value of `peerName`.

use crate::percent::AuthValue;

/// The name that must stand in the peer's certificate. It holds no control characters.
///
/// It compares with a text as what it means, with its escapes undone, byte by byte: whether case counts, or what `*`
/// stands for, is a matter of the certificate's names and not of this type.
///
/// # Examples
///
/// ```
/// use vserial_uri::ServiceUri;
///
/// let uri = ServiceUri::parse("ssl://h:1#peerName=con%201").unwrap();
/// let name = uri.auth().peer_name().unwrap();
/// assert_eq!(name, "con 1");
/// assert_eq!(name.to_string(), "con%201");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeerName<'a> {
    value: AuthValue<'a>,
}

typed_value!(PeerName, peer_name, example: "peerName=con1");

impl PartialEq<str> for PeerName<'_> {
    fn eq(&self, other: &str) -> bool {
        self.value == *other
    }
}

impl PartialEq<&str> for PeerName<'_> {
    fn eq(&self, other: &&str) -> bool {
        self.value == **other
    }
}
