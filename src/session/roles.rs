//! How a session starts, in each of its roles.

use super::encryption::Encryption;
use super::event::TlsRole;
use super::identity::Identity;
use super::queue::Queue;
use super::state::{Port, Role, Session};
use super::vmotion::Vmotion;
use crate::error::CapacityError;
use crate::telnet::{AUTHENTICATION, BINARY, Decoder, ECHO, Options, Payload, Reader, SGA, Side, Sides};
use crate::tls::Tls;
use crate::vspc::{DoProxy, OPTION};

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
    /// assert_eq!(out[..sent.len], [0xFF, 0xFB, 37]); // WILL AUTHENTICATION, and no data of the line
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
        Self::new(Role::Machine { do_proxy: Some(do_proxy), identity }, tls, Sides::Both, Sides::Us)
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
    /// [`CapacityError`] if sequence and secret are longer than [`VMOTION_CAPACITY`](super::VMOTION_CAPACITY) together.
    pub fn vmotion_target(
        tls: Tls,
        sequence: &[u8],
        secret: &[u8],
        identity: Identity<'a>,
    ) -> Result<Self, CapacityError> {
        let mut session = Self::new(Role::Machine { do_proxy: None, identity }, tls, Sides::Both, Sides::Us);
        session.vmotion.set_sequence(Payload::new(sequence))?;
        session.vmotion.set_secret(Payload::new(secret))?;
        Ok(session)
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
        Self::new(Role::Concentrator { unrequested_identity: None }, tls, Sides::Both, Sides::Him)
    }

    fn new(role: Role<'a>, tls: Tls, echo: Sides, vspc: Sides) -> Self {
        let mut session = Self {
            options: Options::new([
                (BINARY, Sides::Both),
                (SGA, Sides::Both),
                (ECHO, echo),
                (AUTHENTICATION, Sides::Neither),
                (OPTION, vspc),
            ]),
            port: if matches!(role, Role::Client | Role::Server) { Port::Accepted } else { Port::Waiting },
            role,
            vmotion: Vmotion::EMPTY,
            tls_required: tls == Tls::Required,
            encryption: match tls {
                Tls::IfOffered | Tls::Required => Encryption::Undecided,
                Tls::AtOnce => Encryption::Encrypted,
                Tls::Never => Encryption::Plaintext,
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
        let started = if session.encryption == Encryption::Undecided {
            let (side, sides) = match session.tls_role() {
                TlsRole::Client => (Side::Us, Sides::Us),
                TlsRole::Server => (Side::Him, Sides::Him),
            };
            session.options.set_accepted(AUTHENTICATION, sides);
            session.request(side, AUTHENTICATION, true)
        } else {
            session.negotiate_line()
        };
        session.failed = started.err();
        session
    }
}
