//! When a connection uses TLS.

use crate::text::display_as_str;

/// Whether and when a connection uses TLS, returned by [`ServiceUri::tls`](crate::ServiceUri::tls).
///
/// | value | URI |
/// |---|---|
/// | `Never` | `tcp`, `tcp4`, `tcp6` or no scheme |
/// | `IfOffered` | `telnet` without parameters |
/// | `Required` | `telnet` with parameters |
/// | `AtOnce` | `ssl`, `tcp+ssl`, `tcp4+ssl`, `tcp6+ssl`, `telnets` |
///
/// # Examples
///
/// ```
/// use vserial_uri::{ServiceUri, Tls};
///
/// assert_eq!(ServiceUri::parse("telnet://host:23").unwrap().tls(), Tls::IfOffered);
/// // Without TLS this connection must fail: plaintext would be a silent downgrade.
/// assert_eq!(ServiceUri::parse("telnet://host:23#verify").unwrap().tls(), Tls::Required);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(clippy::exhaustive_enums, reason = "a caller must handle every case, or data may leak in plaintext")]
pub enum Tls {
    /// The connection is plaintext.
    Never,
    /// The connection starts as telnet. It uses TLS once both sides agree on the telnet authentication option, and stays
    /// plaintext if they do not.
    IfOffered,
    /// The connection starts as telnet and fails unless both sides agree on TLS by the telnet authentication option.
    /// Until then, neither serial data nor the suboption DO-PROXY may be sent.
    Required,
    /// The connection starts with the TLS handshake.
    AtOnce,
}

impl Tls {
    /// Returns `never`, `if-offered`, `required` or `at-once`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::IfOffered => "if-offered",
            Self::Required => "required",
            Self::AtOnce => "at-once",
        }
    }
}

display_as_str!(Tls);
