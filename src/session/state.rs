//! The state of a session.

use core::fmt;

use super::encryption::Encryption;
use super::error::SessionError;
use super::event::TlsRole;
use super::identity::Identity;
use super::queue::Queue;
use super::vmotion::Vmotion;
use crate::telnet::{BINARY, Decoder, Options, Reader, Side};
use crate::vspc::{Code, DoProxy, Suboption};

/// One end of a serial line over telnet. See the [module documentation](super) for its use.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Session<'a> {
    pub(super) role: Role<'a>,
    pub(super) port: Port,
    pub(super) vmotion: Vmotion,
    pub(super) tls_required: bool,
    pub(super) encryption: Encryption,
    pub(super) options: Options<5>,
    pub(super) reader: Reader,
    pub(super) decoder: Decoder,
    pub(super) queue: Queue,
    /// The number of bytes of the first message that have been sent.
    pub(super) sent: usize,
    /// Whether unanswered requests keep the line closed.
    pub(super) waiting: bool,
    /// Whether `Event::Open` was reported.
    pub(super) open_reported: bool,
    /// How many of the next bytes of data may belong to an invalid frame.
    pub(super) garbage: u8,
    pub(super) failed: Option<SessionError>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Role<'a> {
    Client,
    Server,
    Machine {
        /// The port to ask for; `None` on the target host of a vMotion.
        do_proxy: Option<DoProxy<'a>>,
        identity: Identity<'a>,
    },
    Concentrator {
        /// Which identity values the machine provides and has not been asked for, once it has listed what it knows.
        unrequested_identity: Option<[bool; 4]>,
    },
}

/// The progress of the request for a port. Always `Accepted` for a client or a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Port {
    /// Machine: option 232 has not been agreed on, or TLS is undecided. Concentrator: no request is pending.
    Waiting,
    /// Machine: DO-PROXY has been queued or sent. Concentrator: it has been reported and not answered.
    Asked,
    /// The same for VMOTION-PEER, which the target host of a vMotion sends instead.
    PeerAsked,
    /// The port has been accepted.
    Accepted,
    /// Machine: the concentrator has refused, or does not support option 232.
    Refused,
}

impl<'a> Role<'a> {
    /// Returns the suboption of the machine's identity with this code, or the answer to the request with this code.
    pub(super) fn identity(&self, code: Code) -> Option<Suboption<'a>> {
        match self {
            Self::Machine { identity, .. } => identity.get(code),
            _ => None,
        }
    }
}

impl Session<'_> {
    pub(super) const fn tls_role(&self) -> TlsRole {
        match self.role {
            Role::Client | Role::Machine { .. } => TlsRole::Client,
            Role::Server | Role::Concentrator { .. } => TlsRole::Server,
        }
    }

    /// Returns `true` if the line is up: [`transmit`](Self::transmit) takes its data.
    #[must_use]
    pub fn is_open(&self) -> bool {
        let is_pending = |side| self.options.is_pending(side, BINARY);
        let waits = self.waiting && (is_pending(Side::Us) || is_pending(Side::Him));
        self.failed.is_none() && self.encryption.is_decided() && self.port == Port::Accepted && !waits
    }

    /// Returns `true` if both ends have agreed that `side` uses the telnet option.
    #[must_use]
    pub fn is_enabled(&self, side: Side, option: u8) -> bool {
        self.options.is_enabled(side, option)
    }

    pub(super) fn fail(&mut self, error: SessionError) {
        self.failed = Some(error);
        self.queue.clear();
        self.sent = 0;
    }

    /// Abandons an incomplete subnegotiation, for use when the input buffer is full. Its bytes are then reported as
    /// [`Event::Discarded`](super::Event::Discarded), as they arrive.
    pub const fn discard(&mut self) {
        self.reader.discard();
    }
}

/// Writes the role and the state of the line: `client: inside TLS, open`, or `client: TLS undecided, failed`.
impl fmt::Display for Session<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let role = match self.role {
            Role::Client => "client",
            Role::Server => "server",
            Role::Machine { .. } => "machine",
            Role::Concentrator { .. } => "concentrator",
        };
        let encryption = match self.encryption {
            Encryption::Plaintext => "plaintext",
            Encryption::Encrypted => "inside TLS",
            encryption if encryption.has_started() => "TLS starting",
            _ => "TLS undecided",
        };
        let line = match self.failed {
            Some(_) => "failed",
            None if self.is_open() => "open",
            None => "not open",
        };
        write!(f, "{role}: {encryption}, {line}")
    }
}
