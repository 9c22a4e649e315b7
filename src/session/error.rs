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
        /// REJECT, a SEND without SSL, or an IS other than START, or [`stop_waiting`](super::Session::stop_waiting) was
        /// called before it answered. Also, whether or not TLS is required: the peer refused it after this end had sent ACCEPT.
        TlsRefused = "TLS is required, but the peer does not agree to it",
        /// TLS is required, and before it the peer sent data, a break, or a suboption other than a list of known suboptions.
        PlaintextBeforeTls = "TLS is required, but the peer sent plaintext first",
        /// The peer sent data, a break, or a suboption other than a list of known suboptions after START, where only TLS may
        /// follow, or anything at all after ACCEPT. Known implementations deliver such text, which anyone on the path can
        /// inject, as if it had come through TLS.
        PlaintextAfterStart = "the peer sent plaintext where TLS must start",
        /// The peer sent a REPLY that was not requested, or that is neither ACCEPT nor REJECT of type SSL.
        UnexpectedReply = "unexpected authentication reply",
        /// The peer sent more negotiations after START or ACCEPT than the session can answer inside TLS.
        TooManyNegotiations = "the peer sent too many negotiations where TLS must start",
        /// The TLS handshake had not begun when [`stop_waiting`](super::Session::stop_waiting) was called.
        StartUnanswered = "the peer did not go on to TLS after START",
    }
}

impl core::error::Error for SessionError {}
