//! From the first message to the open line: TLS is decided first, then everything else is requested.

use super::encryption::Encryption;
use super::error::SessionError;
use super::event::{Event, TlsRole};
use super::queue::{AuthenticationMessage, Message};
use super::state::{Role, Session};
use crate::telnet::{AUTHENTICATION, Authentication, BINARY, Decoder, ECHO, Reader, SGA, Side, Sides, TypePair};
use crate::vspc::OPTION;

impl Session<'_> {
    /// Data, a break or a suboption arrives: unless TLS is required or starts, the line stays in plaintext from now on.
    pub(super) fn plaintext_arrives(&mut self) -> Result<(), SessionError> {
        match (self.encryption.is_decided(), self.tls_required) {
            (true, _) => Ok(()),
            (false, _) if self.encryption.has_started() => Err(SessionError::PlaintextAfterStart),
            (false, true) => Err(SessionError::PlaintextBeforeTls),
            (false, false) => self.tls_refused(),
        }
    }

    /// The peer has agreed to the authentication option, or has refused it.
    pub(super) fn authentication_answered(&mut self, enabled: bool) -> Result<(), SessionError> {
        match (self.encryption, enabled, self.tls_role()) {
            (Encryption::Undecided, true, TlsRole::Client) => {
                self.encryption = Encryption::AwaitingSend;
                Ok(())
            }
            (Encryption::Undecided, true, TlsRole::Server) => {
                self.encryption = Encryption::AwaitingIs;
                self.queue.push(Message::Authentication(AuthenticationMessage::Send))
            }
            // Too late: the caller has stopped waiting for this answer.
            (Encryption::Plaintext, true, TlsRole::Client) => self.request(Side::Us, AUTHENTICATION, false),
            (Encryption::Plaintext, true, TlsRole::Server) => self.request(Side::Him, AUTHENTICATION, false),
            (_, false, _) if !self.encryption.is_decided() => self.tls_refused(),
            _ => Ok(()),
        }
    }

    /// Processes a message of the authentication option. `is_last`: no input follows.
    pub(super) fn authentication(
        &mut self,
        message: Authentication<'_>,
        is_last: bool,
    ) -> Result<Option<Event<'static>>, SessionError> {
        let (is_refusal, answer) = match (self.tls_role(), self.encryption, message) {
            (TlsRole::Client, Encryption::Undecided | Encryption::AwaitingSend, Authentication::Send(offer)) => {
                if offer.contains(TypePair::SSL) {
                    self.encryption = Encryption::StartQueued;
                    (false, Some(AuthenticationMessage::Start))
                } else {
                    (true, Some(AuthenticationMessage::Null))
                }
            }
            (TlsRole::Client, Encryption::Plaintext, Authentication::Send(_)) => {
                (false, Some(AuthenticationMessage::Null))
            }
            (TlsRole::Client, Encryption::AwaitingAccept, _) if message == Authentication::ACCEPT => {
                // The server sends nothing before the ClientHello.
                if !is_last {
                    return Err(SessionError::PlaintextAfterStart);
                }
                self.encryption = Encryption::Handshake;
                return Ok(Some(Event::StartTls(TlsRole::Client)));
            }
            (TlsRole::Client, Encryption::AwaitingAccept, _) if message == Authentication::REJECT => (true, None),
            (TlsRole::Client, _, Authentication::Reply(..)) => return Err(SessionError::UnexpectedReply),
            (TlsRole::Server, Encryption::AwaitingIs, _) if message == Authentication::START => {
                self.encryption = Encryption::AcceptQueued;
                (false, Some(AuthenticationMessage::Accept))
            }
            (
                TlsRole::Server,
                Encryption::AwaitingIs | Encryption::AwaitingClientHello,
                Authentication::Is(TypePair::NULL, _),
            ) => (true, None),
            (TlsRole::Server, Encryption::AwaitingIs, Authentication::Is(..)) => {
                (true, Some(AuthenticationMessage::Reject))
            }
            (TlsRole::Server, Encryption::Plaintext, Authentication::Is(pair, _)) if pair != TypePair::NULL => {
                (false, Some(AuthenticationMessage::Reject))
            }
            _ => (false, None),
        };
        if let Some(answer) = answer {
            self.queue.push(Message::Authentication(answer))?;
        }
        if is_refusal {
            self.tls_refused()?;
        }
        Ok(None)
    }

    /// The peer does not agree to TLS, or has not answered. A server cannot take ACCEPT back.
    pub(super) fn tls_refused(&mut self) -> Result<(), SessionError> {
        if self.tls_required || self.encryption == Encryption::AwaitingClientHello {
            return Err(SessionError::TlsRefused);
        }
        self.encryption = Encryption::Plaintext;
        self.negotiate_line()
    }

    /// Requests everything else, once TLS is decided.
    pub(super) fn negotiate_line(&mut self) -> Result<(), SessionError> {
        self.options.set_accepted(AUTHENTICATION, Sides::Neither);
        match self.role {
            Role::Client => {}
            Role::Server => self.request(Side::Us, ECHO, true)?,
            Role::Machine { .. } => self.request(Side::Us, OPTION, true)?,
            Role::Concentrator { .. } => self.request(Side::Him, OPTION, true)?,
        }
        for option in [BINARY, SGA] {
            self.request(Side::Us, option, true)?;
            self.request(Side::Him, option, true)?;
        }
        match self.role {
            Role::Machine { .. } if self.options.is_enabled(Side::Us, OPTION) => self.request_port(),
            Role::Concentrator { .. } => self.identify(),
            _ => Ok(()),
        }
    }

    pub(super) fn request(&mut self, side: Side, option: u8, enable: bool) -> Result<(), SessionError> {
        match self.options.request(side, option, enable) {
            Some(negotiation) => self.queue.push(Message::Negotiation(negotiation)),
            None => Ok(()),
        }
    }

    /// Continues inside TLS, after the handshake and the checks that [`Event::StartTls`] asked for.
    ///
    /// Start with an empty input buffer: bytes read before the handshake belong to TLS.
    pub fn tls_started(&mut self) {
        if self.encryption == Encryption::Handshake {
            self.encryption = Encryption::Encrypted;
            self.reader = Reader::new();
            self.decoder = Decoder::new();
            self.garbage = 0;
            if let Err(error) = self.negotiate_line() {
                self.fail(error);
            }
        }
    }

    /// Stops waiting for answers to the requests that keep the line closed: the authentication option and BINARY.
    ///
    /// If TLS is still undecided, the line goes on in plaintext, or the session fails if TLS is required. After START the
    /// session fails in either case. An answer that comes later changes nothing. A port that a concentrator has not accepted
    /// stays closed.
    ///
    /// Until the peer answers about BINARY, CR is sent as CR NUL. A peer that has agreed, and whose answer is still in
    /// transit, reads that NUL as data.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::session::{Session, SessionError};
    /// use vserial_uri::Tls;
    ///
    /// let mut session = Session::client(Tls::IfOffered);
    /// assert!(!session.is_open());
    /// session.stop_waiting()?;
    /// assert!(session.is_open());
    ///
    /// assert_eq!(Session::client(Tls::Required).stop_waiting(), Err(SessionError::TlsRefused));
    /// # Ok::<(), SessionError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`SessionError`] if the session has to end, since TLS is required or the peer has not answered START.
    pub fn stop_waiting(&mut self) -> Result<(), SessionError> {
        if let Some(error) = self.failed {
            return Err(error);
        }
        self.waiting = false;
        let result = match self.encryption {
            Encryption::Undecided | Encryption::AwaitingSend | Encryption::AwaitingIs => self.tls_refused(),
            Encryption::Plaintext | Encryption::Encrypted | Encryption::Handshake => Ok(()),
            _ => Err(SessionError::StartUnanswered),
        };
        result.inspect_err(|error| self.fail(*error))
    }
}
