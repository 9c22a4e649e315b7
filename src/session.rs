//! One end of a serial line over telnet, without I/O.

use core::fmt;

use crate::error::CapacityError;
use crate::telnet::{
    AUTHENTICATION, Authentication, BINARY, Command, Decoder, ECHO, IAC, Negotiation, Options, Payload, Reader, SGA,
    Side, Sides, Subnegotiation, Verb,
};
use crate::tls::Tls;
use crate::vspc::{DoProxy, OPTION, Suboption};

mod concentrator;
mod encryption;
mod error;
mod event;
mod identity;
mod machine;
mod queue;
mod transmit;
mod vmotion;

use concentrator::Concentrator;
use encryption::{Encryption, Step};
use machine::Machine;
use queue::{Message, Queue};
use vmotion::Vmotion;

pub use error::SessionError;
pub use event::{Event, Received, TlsRole, Transmitted};
pub use identity::Identity;
pub use vmotion::VMOTION_CAPACITY;

/// The first byte of a TLS handshake record, which a ClientHello starts with (RFC 8446, section 5.1).
const TLS_HANDSHAKE: u8 = 22;

/// The most bytes that are dropped after a subnegotiation whose sender does not double 0xFF.
const GARBAGE: u8 = 64;

/// One end of a serial line over telnet, without I/O and without allocation.
///
/// The caller owns the connection, the buffers, TLS and the clock. It passes what arrives to [`receive`](Self::receive),
/// which reports one [`Event`] at a time, and sends what [`transmit`](Self::transmit) writes. The session negotiates the
/// telnet options, switches to TLS as [`Tls`] says, speaks the concentrator's protocol, and converts the data of the line.
///
/// | role | the connection |
/// |---|---|
/// | [`client`](Self::client) | to the serviceURI of a port with direction client, without a proxy |
/// | [`server`](Self::server) | accepted on the serviceURI of a port with direction server, without a proxy |
/// | [`machine`](Self::machine), [`vmotion_target`](Self::vmotion_target) | to a proxyURI |
/// | [`concentrator`](Self::concentrator) | from a machine, to the proxyURI that it has |
///
/// Lines over tcp and ssl need no session: their bytes are the line.
///
/// What holds for every session, whatever the peer sends:
///
/// - If TLS is required, nothing of the line and no DO-PROXY is sent or delivered in plaintext.
/// - No byte of the line is lost, doubled or reordered, however the input is cut.
/// - Every message of the peer is answered at most once, so the output is bounded by the input.
/// - An invalid frame is reported, and the line goes on.
///
/// A peer that never answers a request would hold the line back for ever. A caller with a clock ends that by
/// [`stop_waiting`](Self::stop_waiting); a second or two is usual.
///
/// # Examples
///
/// A client against a server, whose bytes go through two buffers:
///
/// ```
/// use vserial_uri::session::{Event, Session};
/// use vserial_uri::Tls;
///
/// /// Moves everything that waits at one end to the other; returns the data that arrives there.
/// fn deliver(from: &mut Session<'_>, mut line: &[u8], to: &mut Session<'_>) -> Vec<u8> {
///     let (mut wire, mut data, mut buffer) = (Vec::new(), Vec::new(), [0; 64]);
///     loop {
///         let sent = from.transmit(line, &mut buffer);
///         line = &line[sent.taken..];
///         wire.extend_from_slice(&buffer[..sent.len]);
///         if sent.len == 0 {
///             break;
///         }
///     }
///     loop {
///         let received = to.receive(&wire).expect("the peer keeps to the protocol");
///         match received.event {
///             Some(Event::Data(bytes)) => data.extend_from_slice(bytes),
///             Some(Event::Transmit) => { to.transmit(b"", &mut buffer); } // lost: see below
///             None if received.len == 0 => return data,
///             _ => {}
///         }
///         wire.drain(..received.len);
///     }
/// }
/// # let _ = deliver;
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Session<'a> {
    role: Role<'a>,
    tls_required: bool,
    encryption: Encryption,
    options: Options<5>,
    reader: Reader,
    decoder: Decoder,
    queue: Queue,
    /// How many bytes of the first message have been sent.
    sent: usize,
    /// Whether unanswered requests hold the line back.
    waiting: bool,
    /// Whether `Event::Open` was reported.
    open_reported: bool,
    /// How many of the next bytes of data may belong to an invalid frame.
    garbage: u8,
    failed: Option<SessionError>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[allow(clippy::large_enum_variant, reason = "there is no allocator to box the large ones")]
enum Role<'a> {
    Client,
    Server,
    Machine(Machine<'a>),
    Concentrator(Concentrator),
}

impl<'a> Session<'a> {
    /// Creates a session for a connection that this end opened to a serviceURI.
    ///
    /// With [`Tls::AtOnce`] the connection is inside TLS already, and the session refuses to start it again.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::session::Session;
    /// use vserial_uri::ServiceUri;
    ///
    /// let uri = ServiceUri::parse("telnet://console.example:23#verify").unwrap();
    /// let mut session = Session::client(uri.tls());
    /// let mut out = [0; 64];
    /// let sent = session.transmit(b"login", &mut out);
    /// assert_eq!(out[..sent.len], [0xFF, 0xFB, 37]); // WILL AUTHENTICATION, and none of the line
    /// ```
    #[must_use]
    pub fn client(tls: Tls) -> Self {
        Self::new(Role::Client, tls, Sides::Him, Sides::Neither)
    }

    /// Creates a session for a connection that this end accepted on a serviceURI.
    ///
    /// A server without a certificate passes [`Tls::Never`] in place of [`Tls::IfOffered`].
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::session::Session;
    /// use vserial_uri::Tls;
    ///
    /// let mut out = [0; 64];
    /// let sent = Session::server(Tls::IfOffered).transmit(b"", &mut out);
    /// assert_eq!(out[..sent.len], [0xFF, 0xFD, 37]); // DO AUTHENTICATION
    /// ```
    #[must_use]
    pub fn server(tls: Tls) -> Self {
        Self::new(Role::Server, tls, Sides::Us, Sides::Neither)
    }

    /// Creates a session for a machine that has connected to its concentrator.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::session::{Identity, Session};
    /// use vserial_uri::{Direction, Tls, UriBacking};
    ///
    /// let backing = UriBacking::new(Direction::Server, "vSPC.py", Some("telnet://vspc.example:13370")).unwrap();
    /// let do_proxy = backing.do_proxy().expect("there is a proxy");
    /// let identity = Identity { vm_name: Some("web 1"), ..Identity::default() };
    /// let session = Session::machine(Tls::IfOffered, do_proxy, identity);
    /// assert!(!session.is_open());
    /// ```
    #[must_use]
    pub fn machine(tls: Tls, do_proxy: DoProxy<'a>, identity: Identity<'a>) -> Self {
        let machine = Machine::new(Some(do_proxy), identity, Vmotion::EMPTY);
        Self::new(Role::Machine(machine), tls, Sides::Both, Sides::Us)
    }

    /// Creates a session for the target host of a vMotion: the machine connects to its concentrator from there, and gives
    /// the sequence and the secret of the move instead of asking for a port.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::session::{Identity, Session};
    /// use vserial_uri::Tls;
    ///
    /// let (sequence, secret) = ([0x76, 0x19, 0xFF, 0xE9], [7, 0xC5, 0xB0, 0x2D]);
    /// assert!(Session::vmotion_target(Tls::IfOffered, &sequence, &secret, Identity::default()).is_ok());
    /// ```
    ///
    /// # Errors
    ///
    /// [`CapacityError`] if sequence and secret are longer than [`VMOTION_CAPACITY`] together.
    pub fn vmotion_target(
        tls: Tls,
        sequence: &[u8],
        secret: &[u8],
        identity: Identity<'a>,
    ) -> Result<Self, CapacityError> {
        let mut vmotion = Vmotion::EMPTY;
        vmotion.set_sequence(Payload::new(sequence))?;
        vmotion.set_secret(Payload::new(secret))?;
        Ok(Self::new(Role::Machine(Machine::new(None, identity, vmotion)), tls, Sides::Both, Sides::Us))
    }

    /// Creates a session for a connection that a concentrator accepted from a machine.
    ///
    /// A concentrator without a certificate passes [`Tls::Never`] in place of [`Tls::IfOffered`].
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::session::Session;
    /// use vserial_uri::Tls;
    ///
    /// let mut out = [0; 64];
    /// let sent = Session::concentrator(Tls::AtOnce).transmit(b"", &mut out);
    /// assert_eq!(out[..3], [0xFF, 0xFD, 232]); // DO 232, then BINARY and SGA both ways
    /// assert_eq!(sent.len, 15);
    /// ```
    #[must_use]
    pub fn concentrator(tls: Tls) -> Self {
        Self::new(Role::Concentrator(Concentrator::new()), tls, Sides::Both, Sides::Him)
    }

    fn new(role: Role<'a>, tls: Tls, echo: Sides, vspc: Sides) -> Self {
        let negotiated = matches!(tls, Tls::IfOffered | Tls::Required);
        let mut session = Self {
            options: Options::new([
                (BINARY, Sides::Both),
                (SGA, Sides::Both),
                (ECHO, echo),
                (AUTHENTICATION, Sides::Neither),
                (OPTION, vspc),
            ]),
            role,
            tls_required: tls == Tls::Required,
            encryption: match tls {
                Tls::IfOffered | Tls::Required => Encryption::Undecided,
                Tls::AtOnce => Encryption::Encrypted,
                _ => Encryption::Plaintext,
            },
            reader: Reader::new(),
            decoder: Decoder::new(),
            queue: Queue::new(),
            sent: 0,
            waiting: true,
            open_reported: false,
            garbage: 0,
            failed: None,
        };
        let started = if negotiated {
            let (side, sides) = match session.tls_role() {
                TlsRole::Client => (Side::Us, Sides::Us),
                TlsRole::Server => (Side::Him, Sides::Him),
            };
            session.options.accept(AUTHENTICATION, sides);
            session.request(side, AUTHENTICATION, true)
        } else {
            session.negotiate_line()
        };
        session.failed = started.err();
        session
    }

    const fn tls_role(&self) -> TlsRole {
        match self.role {
            Role::Client | Role::Machine(_) => TlsRole::Client,
            Role::Server | Role::Concentrator(_) => TlsRole::Server,
        }
    }

    /// Returns `true` if the line is up: its data is sent.
    #[must_use]
    pub fn is_open(&self) -> bool {
        let is_accepted = match &self.role {
            Role::Client | Role::Server => true,
            Role::Machine(machine) => machine.is_accepted(),
            Role::Concentrator(concentrator) => concentrator.is_accepted(),
        };
        let is_pending = |side| self.options.is_pending(side, BINARY);
        let waits = self.waiting && (is_pending(Side::Us) || is_pending(Side::Him));
        self.failed.is_none() && self.encryption.is_decided() && is_accepted && !waits
    }

    /// Returns `true` if both ends have agreed that `side` uses the telnet option.
    #[must_use]
    pub fn is_enabled(&self, side: Side, option: u8) -> bool {
        self.options.is_enabled(side, option)
    }

    /// Processes the front of `input` and reports what it was.
    ///
    /// Remove [`Received::len`] bytes from the front and call again, also after `len` 0 if there was an event. Without
    /// both, call again with the same bytes and more.
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

    fn fail(&mut self, error: SessionError) {
        self.failed = Some(error);
        self.queue.clear();
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
        if !self.reader.is_discarding() {
            if let Some(received) = self.data(input)? {
                return Ok(received);
            }
        }
        match self.reader.read(input) {
            Ok(None) => Ok(Received { len: 0, event: None }),
            Ok(Some(token)) => {
                let is_last = token.len() == input.len();
                Ok(Received { len: token.len(), event: self.token(token.event(), is_last)? })
            }
            Err(error) => {
                let found = input.get(error.offset()).copied().unwrap_or_default();
                // A byte that cannot be a command: the sender does not double 0xFF, and the frame goes on.
                self.garbage = if found < crate::telnet::SE { GARBAGE } else { 0 };
                Ok(Received { len: error.skip(), event: Some(Event::InvalidFrame(error)) })
            }
        }
    }

    /// Processes data at the front of `input`; `None` if there is none.
    fn data<'i>(&mut self, input: &'i [u8]) -> Result<Option<Received<'i>>, SessionError> {
        if self.garbage > 0 {
            let most = input.get(..usize::from(self.garbage.max(2))).unwrap_or(input);
            return Ok(Decoder::new().read(most, true).map(|(data, len)| {
                self.garbage = self.garbage.saturating_sub(u8::try_from(len).unwrap_or(u8::MAX));
                Received { len, event: Some(Event::Discarded(data)) }
            }));
        }
        if input.is_empty() || matches!(input, [IAC, next, ..] if *next != IAC) || input == [IAC] {
            return Ok(None);
        }
        if self.encryption.has_started() {
            return Err(SessionError::PlaintextAfterStart);
        }
        self.plaintext_arrives()?;
        let read = self.decoder.read(input, self.options.is_enabled(Side::Him, BINARY));
        Ok(read.map(|(data, len)| Received { len, event: (!data.is_empty()).then_some(Event::Data(data)) }))
    }

    /// Data or a suboption arrives: unless TLS is required, the line stays in plaintext from now on.
    fn plaintext_arrives(&mut self) -> Result<(), SessionError> {
        match (self.encryption.is_decided(), self.tls_required) {
            (true, _) => Ok(()),
            (false, true) => Err(SessionError::PlaintextBeforeTls),
            (false, false) => self.tls_refused(),
        }
    }

    fn token<'i>(&mut self, token: crate::telnet::Event<'i>, is_last: bool) -> Result<Option<Event<'i>>, SessionError> {
        match token {
            crate::telnet::Event::Negotiation(negotiation) => self.negotiation(negotiation),
            crate::telnet::Event::Subnegotiation(subnegotiation) => {
                self.garbage = 0;
                self.subnegotiation(subnegotiation, is_last)
            }
            crate::telnet::Event::Command(command) => {
                let is_garbage = self.garbage > 0;
                if command == Command::SE {
                    self.garbage = 0;
                }
                Ok((!is_garbage).then_some(Event::Command(command)))
            }
            crate::telnet::Event::Discarded(raw) => Ok(Some(Event::Discarded(raw))),
            // Data never gets this far.
            crate::telnet::Event::Data(_) => Ok(None),
        }
    }

    fn negotiation(&mut self, negotiation: Negotiation) -> Result<Option<Event<'static>>, SessionError> {
        let (reply, change) = self.options.receive(negotiation);
        if let Some(reply) = reply {
            if self.encryption.holds_output() && self.queue.is_half_full() {
                return Err(SessionError::TooManyNegotiations);
            }
            self.queue.push(Message::Negotiation(reply))?;
        }
        let is_refusal = matches!(negotiation.verb(), Verb::Dont | Verb::Wont);
        match negotiation.option() {
            AUTHENTICATION if is_refusal => self.authentication_agreed(false)?,
            AUTHENTICATION if change.is_some() => self.authentication_agreed(true)?,
            OPTION => match &mut self.role {
                Role::Machine(machine) if negotiation.verb() == Verb::Dont => {
                    if let Some(event) = machine.refuse() {
                        return Ok(Some(event));
                    }
                }
                Role::Machine(machine) if change.is_some() && self.encryption.is_decided() => {
                    machine.ask(&mut self.queue)?;
                }
                _ => {}
            },
            _ => {}
        }
        Ok(change.map(Event::Option))
    }

    fn authentication_agreed(&mut self, enabled: bool) -> Result<(), SessionError> {
        let role = self.tls_role();
        if enabled && self.encryption == Encryption::Plaintext {
            // Too late: the caller has stopped waiting for this answer.
            let side = if role == TlsRole::Client { Side::Us } else { Side::Him };
            return self.request(side, AUTHENTICATION, false);
        }
        match self.encryption.agreed(role, enabled, &mut self.queue)? {
            Step::Refused => self.tls_refused(),
            Step::Continue | Step::StartTls(_) => Ok(()),
        }
    }

    fn subnegotiation<'i>(
        &mut self,
        subnegotiation: Subnegotiation<'i>,
        is_last: bool,
    ) -> Result<Option<Event<'i>>, SessionError> {
        if let Some(authentication) = Authentication::of(subnegotiation) {
            return match self.encryption.receive(self.tls_role(), authentication, &mut self.queue)? {
                Step::Refused => self.tls_refused().map(|()| None),
                Step::Continue => Ok(None),
                // The server sends nothing before the ClientHello.
                Step::StartTls(_) if !is_last => Err(SessionError::PlaintextAfterStart),
                Step::StartTls(role) => Ok(Some(Event::StartTls(role))),
            };
        }
        if matches!(self.role, Role::Client | Role::Server) {
            return Ok(None);
        }
        match Suboption::of(subnegotiation) {
            Some(Ok(suboption)) => self.suboption(suboption),
            Some(Err(error)) => {
                if let Role::Concentrator(concentrator) = &mut self.role {
                    concentrator.receive_invalid(error, &mut self.queue)?;
                }
                Ok(Some(Event::InvalidSuboption(error)))
            }
            None => Ok(None),
        }
    }

    fn suboption<'i>(&mut self, suboption: Suboption<'i>) -> Result<Option<Event<'i>>, SessionError> {
        // The lists may come before it is decided whether the line is inside TLS.
        if !matches!(suboption, Suboption::KnownSuboptions1(_) | Suboption::KnownSuboptions2(_)) {
            if self.encryption.has_started() {
                return Err(SessionError::PlaintextAfterStart);
            }
            self.plaintext_arrives()?;
        }
        if self.encryption.holds_output() && self.queue.is_half_full() {
            return Err(SessionError::TooManyNegotiations);
        }
        let is_decided = self.encryption.is_decided();
        match &mut self.role {
            Role::Client | Role::Server => Ok(None),
            Role::Machine(machine) => machine.receive(suboption, &mut self.queue),
            Role::Concentrator(concentrator) => {
                let event = concentrator.receive(suboption, &mut self.queue)?;
                if is_decided {
                    concentrator.identify(&mut self.queue)?;
                }
                Ok(event)
            }
        }
    }

    /// The peer does not agree to TLS, or has not answered.
    fn tls_refused(&mut self) -> Result<(), SessionError> {
        if self.tls_required {
            return Err(SessionError::TlsRefused);
        }
        self.encryption = Encryption::Plaintext;
        self.options.accept(AUTHENTICATION, Sides::Neither);
        self.negotiate_line()
    }

    /// Asks for everything but TLS, when that is decided.
    fn negotiate_line(&mut self) -> Result<(), SessionError> {
        match self.role {
            Role::Client => {}
            Role::Server => self.request(Side::Us, ECHO, true)?,
            Role::Machine(_) => self.request(Side::Us, OPTION, true)?,
            Role::Concentrator(_) => self.request(Side::Him, OPTION, true)?,
        }
        for option in [BINARY, SGA] {
            self.request(Side::Us, option, true)?;
            self.request(Side::Him, option, true)?;
        }
        match &mut self.role {
            Role::Machine(machine) if self.options.is_enabled(Side::Us, OPTION) => machine.ask(&mut self.queue),
            Role::Concentrator(concentrator) => concentrator.identify(&mut self.queue),
            _ => Ok(()),
        }
    }

    fn request(&mut self, side: Side, option: u8, enable: bool) -> Result<(), SessionError> {
        match self.options.request(side, option, enable) {
            Some(negotiation) => self.queue.push(Message::Negotiation(negotiation)),
            None => Ok(()),
        }
    }

    /// Continues inside TLS, after the handshake and the checks that [`Event::StartTls`] asked for.
    ///
    /// Whatever the caller had read and not processed before the handshake is not part of the line: drop it.
    pub fn tls_started(&mut self) {
        if self.encryption == Encryption::Handshake {
            self.encryption = Encryption::Encrypted;
            self.reader = Reader::new();
            self.decoder = Decoder::new();
            self.garbage = 0;
            self.options.accept(AUTHENTICATION, Sides::Neither);
            if let Err(error) = self.negotiate_line() {
                self.fail(error);
            }
        }
    }

    /// Stops waiting for answers to the requests that hold the line back: the authentication option and BINARY.
    ///
    /// Unless TLS is required, the line opens in plaintext; an answer that comes later has no effect on that. A port that
    /// a concentrator has not accepted stays closed.
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

    /// Gives up an incomplete subnegotiation, because the input buffer is full. Its bytes are then reported as
    /// [`Event::Discarded`], as they arrive.
    pub const fn discard(&mut self) {
        self.reader.discard();
    }
}

/// Writes the role and the state of the line: `client: inside TLS, open`.
impl fmt::Display for Session<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let role = match self.role {
            Role::Client => "client",
            Role::Server => "server",
            Role::Machine(_) => "machine",
            Role::Concentrator(_) => "concentrator",
        };
        let encryption = match self.encryption {
            Encryption::Plaintext => "plaintext",
            Encryption::Encrypted => "inside TLS",
            _ => "TLS undecided",
        };
        write!(f, "{role}: {encryption}, {}", if self.is_open() { "open" } else { "not open" })
    }
}
