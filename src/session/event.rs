//! What a session reports to its caller.

use core::fmt;

use crate::telnet::{Change, Command, FrameError, Payload};
use crate::vspc::{Code, Codes, DoProxy, PayloadError, Suboption, UnknownSuboption, Uuid};

/// What a session reports. Data and texts are borrowed from the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Event<'i> {
    /// The session has something to send. Call [`transmit`](super::Session::transmit) before the next
    /// [`receive`](super::Session::receive), which consumes nothing until then.
    Transmit,
    /// Data of the serial line, decoded. It may arrive before the line is open; a concentrator must not pass it on before it
    /// has accepted the port.
    Data(&'i [u8]),
    /// TLS starts now: the next byte in each direction belongs to it. Start the handshake in this role with the rest of
    /// the input, check the peer, then call [`tls_started`](super::Session::tls_started).
    StartTls(TlsRole),
    /// The line is up: [`transmit`](super::Session::transmit) takes its data from now on. Reported once.
    Open,
    /// The state of an option has changed, or a request for it was refused.
    Option(Change),
    /// A telnet command, such as BRK for the break condition of the line.
    Command(Command),

    /// Concentrator: the machine asks for a port. Call [`accept_proxy`](super::Session::accept_proxy) or
    /// [`refuse_proxy`](super::Session::refuse_proxy).
    DoProxy(DoProxy<'i>),
    /// Machine: the concentrator accepts the port.
    ProxyAccepted,
    /// Machine: the concentrator refuses the port, or does not support option 232.
    ProxyRefused,
    /// The suboptions that the peer supports.
    KnownSuboptions(Codes<'i>),
    /// Concentrator: the name of the machine.
    VmName(&'i str),
    /// Concentrator: the UUID of the machine in its vCenter.
    VmVcUuid(Uuid),
    /// Concentrator: the BIOS UUID of the machine.
    VmBiosUuid(Uuid),
    /// Concentrator: the location UUID of the machine.
    VmLocationUuid(Uuid),

    /// Concentrator: the machine is about to move. The payload is the sequence. Call
    /// [`vmotion_goahead`](super::Session::vmotion_goahead) or [`vmotion_notnow`](super::Session::vmotion_notnow).
    VmotionBegin(Payload<'i>),
    /// Machine: the concentrator is ready for the move. The payload is the secret, which the target host needs.
    VmotionGoahead(Payload<'i>),
    /// Machine: the concentrator is not ready for the move.
    VmotionNotnow,
    /// Concentrator: the target host takes part in the move. The payload is the sequence, then the secret. Call
    /// [`vmotion_peer_ok`](super::Session::vmotion_peer_ok) if they are those of a move that has begun.
    VmotionPeer(Payload<'i>),
    /// Machine on the target host: the concentrator accepts it.
    VmotionPeerOk,
    /// Concentrator: the move is complete. The payload is the sequence.
    VmotionComplete(Payload<'i>),
    /// Concentrator: the move is cancelled.
    VmotionAbort,

    /// A suboption that the protocol does not describe. The session has answered it.
    UnknownSuboption(UnknownSuboption<'i>),
    /// The peer does not support a suboption that this end sent.
    UnknownToPeer(Code),
    /// A suboption that this role does not expect now. It is ignored, except that a VMOTION-BEGIN whose sequence is too
    /// long is answered as unknown.
    Unexpected(Suboption<'i>),
    /// A suboption with an invalid payload. A concentrator answers an invalid DO-PROXY with WONT-PROXY; other invalid
    /// suboptions are ignored.
    InvalidSuboption(PayloadError),
    /// An invalid subnegotiation, which is skipped.
    InvalidFrame(FrameError),
    /// Bytes that belong, or may belong, to a subnegotiation that was invalid or that [`discard`](super::Session::discard)
    /// abandoned. An invalid message of the authentication option is reported as its whole frame.
    Discarded(&'i [u8]),
}

/// Writes the event as a line of a log, such as `DO-PROXY server "vSPC.py"`; data and discarded bytes in hex.
impl fmt::Display for Event<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let suboption = match *self {
            Self::Transmit => return f.write_str("output is waiting"),
            Self::Data(data) => return write!(f, "data: {}", Payload::new(data)),
            Self::StartTls(role) => return write!(f, "TLS starts; this end is the {role}"),
            Self::Open => return f.write_str("the line is open"),
            Self::Option(change) => return change.fmt(f),
            Self::Command(command) => return command.fmt(f),
            Self::UnknownToPeer(code) => return write!(f, "the peer does not support {code}"),
            Self::Unexpected(suboption) => return write!(f, "unexpected {suboption}"),
            Self::InvalidSuboption(error) => return error.fmt(f),
            Self::InvalidFrame(error) => return error.fmt(f),
            Self::Discarded(bytes) => return write!(f, "discarded: {}", Payload::new(bytes)),
            Self::KnownSuboptions(codes) => return write!(f, "the peer supports {codes}"),
            Self::ProxyRefused => return f.write_str("the port is refused"),
            Self::VmotionNotnow => return f.write_str("VMOTION-NOTNOW"),
            Self::VmotionPeerOk => return f.write_str("VMOTION-PEER-OK"),
            Self::DoProxy(do_proxy) => Suboption::DoProxy(do_proxy),
            Self::ProxyAccepted => Suboption::WillProxy,
            Self::VmName(name) => Suboption::VmName(name),
            Self::VmVcUuid(uuid) => Suboption::VmVcUuid(uuid),
            Self::VmBiosUuid(uuid) => Suboption::VmBiosUuid(uuid),
            Self::VmLocationUuid(uuid) => Suboption::VmLocationUuid(uuid),
            Self::VmotionBegin(sequence) => Suboption::VmotionBegin(sequence),
            Self::VmotionGoahead(secret) => Suboption::VmotionGoahead(secret),
            Self::VmotionPeer(payload) => Suboption::VmotionPeer(payload),
            Self::VmotionComplete(sequence) => Suboption::VmotionComplete(sequence),
            Self::VmotionAbort => Suboption::VmotionAbort,
            Self::UnknownSuboption(unknown) => Suboption::Unknown(unknown),
        };
        suboption.fmt(f)
    }
}

/// The role of this end in the TLS handshake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(clippy::exhaustive_enums, reason = "TLS has these two roles")]
pub enum TlsRole {
    /// This end opened the TCP connection: it sends the ClientHello.
    Client,
    /// This end accepted the TCP connection: it has the certificate.
    Server,
}

/// Writes `client` or `server`.
impl fmt::Display for TlsRole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Client => "client",
            Self::Server => "server",
        })
    }
}

/// The result of [`receive`](super::Session::receive).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(clippy::exhaustive_structs, reason = "one step consumes and reports")]
pub struct Received<'i> {
    /// The number of bytes to remove from the front of the input.
    pub len: usize,
    /// What they were. `None` with `len` 0 means that more input is needed.
    pub event: Option<Event<'i>>,
}

/// Writes `6 bytes: data: 6c 6f`.
impl fmt::Display for Received<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.len)?;
        self.event.map_or(Ok(()), |event| write!(f, ": {event}"))
    }
}

/// The result of [`transmit`](super::Session::transmit).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::exhaustive_structs, reason = "one step consumes and writes")]
pub struct Transmitted {
    /// The number of bytes taken from the front of the line's data.
    pub taken: usize,
    /// The number of bytes written to the start of the buffer, to be sent now.
    pub len: usize,
}

/// Writes `4 bytes of the line, 8 bytes to send`.
impl fmt::Display for Transmitted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes of the line, {} bytes to send", self.taken, self.len)
    }
}
