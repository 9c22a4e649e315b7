//! How a session processes its input, one element of the stream at a time.

use super::encryption::Encryption;
use super::error::SessionError;
use super::event::{Event, Received, TlsRole};
use super::queue::Message;
use super::state::{Port, Role, Session};
use crate::telnet::{
    self, AUTHENTICATION, Authentication, BINARY, Command, Decoder, IAC, Negotiation, Side, Subnegotiation, Token, Verb,
};
use crate::vspc::{Code, OPTION, Suboption};

/// The first byte of a TLS handshake record, with which a ClientHello starts (RFC 8446, section 5.1).
const TLS_HANDSHAKE: u8 = 22;

/// The lowest code of a telnet command: EOF (RFC 1184).
const LOWEST_COMMAND: u8 = 236;

/// The most bytes that are dropped after a subnegotiation whose sender does not double 0xFF.
const GARBAGE: u8 = 64;

impl Session<'_> {
    /// Processes the front of `input` and reports what it was.
    ///
    /// Remove [`Received::len`] bytes from the front and call again. If `len` is 0 and there is no event, first append more
    /// input.
    ///
    /// Pass everything that has been read: bytes after ACCEPT are an error only if they are in `input`.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::session::{Event, Received, Session};
    /// use vserial_uri::Tls;
    ///
    /// let mut session = Session::client(Tls::Never);
    /// session.transmit(b"", &mut [0; 64]);
    /// let received = session.receive(b"login: \xFF").unwrap();
    /// assert_eq!(received, Received { len: 7, event: Some(Event::Data(b"login: ")) });
    /// assert_eq!(session.receive(b"\xFF").unwrap(), Received { len: 0, event: None });
    /// ```
    ///
    /// # Errors
    ///
    /// [`SessionError`] if the session has to end. It is final: later calls return it again.
    pub fn receive<'i>(&mut self, input: &'i [u8]) -> Result<Received<'i>, SessionError> {
        if let Some(error) = self.failed {
            return Err(error);
        }
        self.step(input).inspect_err(|error| self.fail(*error))
    }

    fn step<'i>(&mut self, input: &'i [u8]) -> Result<Received<'i>, SessionError> {
        if !self.queue.is_empty() && !self.encryption.holds_output() {
            return Ok(Received { len: 0, event: Some(Event::Transmit) });
        }
        if self.is_open() && !self.open_reported {
            self.open_reported = true;
            return Ok(Received { len: 0, event: Some(Event::Open) });
        }
        match (self.encryption, input) {
            (Encryption::Handshake, _) => return Ok(Received { len: 0, event: None }),
            (Encryption::AwaitingClientHello, [TLS_HANDSHAKE, ..]) => {
                self.encryption = Encryption::Handshake;
                return Ok(Received { len: 0, event: Some(Event::StartTls(TlsRole::Server)) });
            }
            _ => {}
        }
        if let Some(received) = self.data(input)? {
            return Ok(received);
        }
        match self.reader.read(input) {
            Ok(None) => Ok(Received { len: 0, event: None }),
            Ok(Some(token)) => {
                let is_last = token.len() == input.len();
                Ok(Received { len: token.len(), event: self.token(token, is_last)? })
            }
            Err(error) => {
                let found = input.get(error.offset()).copied().unwrap_or_default();
                // No telnet command has a code this low: the sender does not double 0xFF, and the frame goes on.
                self.garbage = if found < LOWEST_COMMAND { GARBAGE } else { 0 };
                Ok(Received { len: error.skip(), event: Some(Event::InvalidFrame(error)) })
            }
        }
    }

    /// Processes data at the front of `input`; `None` if there is none.
    fn data<'i>(&mut self, input: &'i [u8]) -> Result<Option<Received<'i>>, SessionError> {
        let is_command = matches!(input, [IAC, rest @ ..] if !rest.starts_with(&[IAC]));
        if input.is_empty() || is_command || self.reader.is_discarding() {
            return Ok(None);
        }
        self.plaintext_arrives()?;
        if self.garbage > 0 {
            // Both bytes of a doubled 0xFF are dropped together.
            let limit = if input.starts_with(&[IAC]) { self.garbage.max(2) } else { self.garbage };
            let most = input.get(..usize::from(limit)).unwrap_or(input);
            return Ok(Decoder::new().read(most, true).map(|(data, len)| {
                self.garbage = self.garbage.saturating_sub(u8::try_from(len).unwrap_or(u8::MAX));
                Received { len, event: Some(Event::Discarded(data)) }
            }));
        }
        let read = self.decoder.read(input, self.options.is_enabled(Side::Him, BINARY));
        Ok(read.map(|(data, len)| Received { len, event: (!data.is_empty()).then_some(Event::Data(data)) }))
    }

    fn token<'i>(&mut self, token: Token<'i>, is_last: bool) -> Result<Option<Event<'i>>, SessionError> {
        match token.event() {
            telnet::Event::Negotiation(negotiation) => self.negotiation(negotiation),
            telnet::Event::Subnegotiation(subnegotiation) => {
                self.garbage = 0;
                match Authentication::of(subnegotiation) {
                    Some(authentication) => self.authentication(authentication, is_last),
                    None if subnegotiation.option() == AUTHENTICATION => Ok(Some(Event::Discarded(token.as_raw()))),
                    None => self.subnegotiation(subnegotiation),
                }
            }
            telnet::Event::Command(command) => {
                // The break condition is part of the line, like its data.
                if command == Command::BRK {
                    self.plaintext_arrives()?;
                }
                let is_garbage = self.garbage > 0;
                if command == Command::SE {
                    self.garbage = 0;
                }
                Ok((!is_garbage).then_some(Event::Command(command)))
            }
            telnet::Event::Discarded(raw) => Ok(Some(Event::Discarded(raw))),
            // Data never gets this far.
            telnet::Event::Data(_) => Ok(None),
        }
    }

    fn negotiation(&mut self, negotiation: Negotiation) -> Result<Option<Event<'static>>, SessionError> {
        let (reply, change) = self.options.receive(negotiation);
        if let Some(reply) = reply {
            self.check_held()?;
            self.queue.push(Message::Negotiation(reply))?;
        }
        let is_refusal = matches!(negotiation.verb(), Verb::Dont | Verb::Wont);
        match negotiation.option() {
            AUTHENTICATION if is_refusal || change.is_some() => self.authentication_answered(!is_refusal)?,
            OPTION if change.is_some() && self.encryption.is_decided() => match (&self.role, self.port) {
                (Role::Machine { .. }, Port::Waiting | Port::Asked | Port::PeerAsked) if is_refusal => {
                    self.port = Port::Refused;
                    return Ok(Some(Event::ProxyRefused));
                }
                (Role::Machine { .. }, _) => self.request_port()?,
                _ => {}
            },
            _ => {}
        }
        Ok(change.map(Event::Option))
    }

    /// Processes a subnegotiation of an option other than authentication.
    fn subnegotiation<'i>(&mut self, subnegotiation: Subnegotiation<'i>) -> Result<Option<Event<'i>>, SessionError> {
        if matches!(self.role, Role::Client | Role::Server) {
            return Ok(None);
        }
        let Some(suboption) = Suboption::of(subnegotiation) else { return Ok(None) };
        // The lists may come before it is decided whether the line is inside TLS.
        if !matches!(suboption, Ok(Suboption::KnownSuboptions1(_) | Suboption::KnownSuboptions2(_))) {
            self.plaintext_arrives()?;
        }
        self.check_held()?;
        match suboption {
            Ok(suboption) => self.suboption(suboption),
            Err(error) => {
                if matches!(self.role, Role::Concentrator { .. }) && error.code() == Some(Code::DO_PROXY) {
                    self.queue.push(Message::Suboption(Code::WONT_PROXY))?;
                }
                Ok(Some(Event::InvalidSuboption(error)))
            }
        }
    }

    /// Returns an error if as many answers wait for TLS to start as may do so.
    fn check_held(&self) -> Result<(), SessionError> {
        if self.encryption.holds_output() && self.queue.holds_most() {
            return Err(SessionError::TooManyNegotiations);
        }
        Ok(())
    }

    fn suboption<'i>(&mut self, suboption: Suboption<'i>) -> Result<Option<Event<'i>>, SessionError> {
        match (&self.role, suboption) {
            (_, Suboption::Unknown(unknown)) => {
                self.queue.push(Message::UnknownSuboption(unknown.code()))?;
                Ok(Some(Event::UnknownSuboption(unknown)))
            }
            (Role::Machine { .. }, _) => self.receive_from_concentrator(suboption),
            _ => {
                let event = self.receive_from_machine(suboption)?;
                if self.encryption.is_decided() {
                    self.identify()?;
                }
                Ok(Some(event))
            }
        }
    }
}
