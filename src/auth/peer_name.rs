//! The value of `peerName`.

use crate::percent::{AuthValue, text_value};

/// The name that the peer's certificate must be issued to. It has no ASCII control characters.
///
/// Comparisons and [`Display`](core::fmt::Display) use the decoded text. Equality compares bytes: case folding and
/// wildcards are left to the library that verifies the certificate.
///
/// # Examples
///
/// ```
/// use vserial_uri::ServiceUri;
///
/// let uri = ServiceUri::parse("ssl://h:1#peerName=con%201").unwrap();
/// let name = uri.auth().peer_name().unwrap();
/// assert_eq!(name, "con 1");
/// assert_eq!(name.to_string(), "con 1");
/// assert_eq!(name.value().as_str(), "con%201");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PeerName<'a> {
    pub(super) value: AuthValue<'a>,
}

text_value!(PeerName);
