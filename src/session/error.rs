//! Why a session has to end.

use crate::error::texts;

texts! {
    /// Why a session has to end. It sends nothing more; the caller closes the connection.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::session::{Session, SessionError};
    /// use vserial_uri::Tls;
    ///
    /// let mut session = Session::client(Tls::Required);
    /// session.transmit(b"", &mut [0; 16]); // WILL AUTHENTICATION
    /// let dont = [0xFF, 0xFE, 37];
    /// assert_eq!(session.receive(&dont), Err(SessionError::TlsRefused));
    /// ```
    #[non_exhaustive]
    pub enum SessionError {
        /// TLS is required, and the peer does not agree on it by the telnet authentication option: it answered DONT, WONT,
        /// REJECT, NULL or an empty SEND, or [`stop_waiting`](super::Session::stop_waiting) was called before it answered.
        TlsRefused = "TLS is required, but the peer does not agree to it",
        /// TLS is required, and the peer sent data or a suboption before it.
        PlaintextBeforeTls = "TLS is required, but the peer sent plaintext first",
        /// The peer sent data or a suboption after START or ACCEPT, where only TLS may follow. Known implementations
        /// deliver such text, which anyone on the path can inject, as if it had come through TLS.
        PlaintextAfterStart = "the peer sent plaintext where TLS must start",
        /// The peer sent a REPLY that this end did not ask for.
        UnexpectedReply = "the peer replied to an authentication that was not started",
        /// The peer sent more negotiations after START or ACCEPT than the session can answer inside TLS.
        TooManyNegotiations = "the peer sent too many negotiations where TLS must start",
        /// The peer did not answer START before [`stop_waiting`](super::Session::stop_waiting).
        StartUnanswered = "the peer did not answer the request to start TLS",
    }
}

impl core::error::Error for SessionError {}
