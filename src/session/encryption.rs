//! The authentication option, from the first request to the TLS handshake.

use super::error::SessionError;
use super::event::TlsRole;
use super::queue::{Authentication as Reply, Message, Queue};
use crate::telnet::{Authentication, TypePair};

/// The progress of the two ends towards TLS. Each role passes through its states in this order:
///
/// ```text
/// client    Undecided -> AwaitingSend -> StartQueued -> AwaitingAccept -> Handshake -> Encrypted
/// server    Undecided -> AwaitingIs -> AcceptQueued -> AwaitingClientHello -> Handshake -> Encrypted
/// ```
///
/// From each state before StartQueued and AcceptQueued, the line may instead become `Plaintext` if TLS is not required.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Encryption {
    /// The peer has not answered the first request: WILL (client) or DO (server).
    Undecided,
    /// Client: both ends have agreed on the option.
    AwaitingSend,
    /// Client: START is about to be sent.
    StartQueued,
    /// Client: START was sent. Nothing else may be sent in plaintext.
    AwaitingAccept,
    /// Server: SEND was queued or sent.
    AwaitingIs,
    /// Server: ACCEPT is about to be sent.
    AcceptQueued,
    /// Server: ACCEPT was sent. Nothing else may be sent in plaintext.
    AwaitingClientHello,
    /// The caller performs the TLS handshake.
    Handshake,
    /// The line is in plaintext. It stays so: the option is refused.
    Plaintext,
    /// The line is inside TLS, from the start or by the option. The option is refused.
    Encrypted,
}

/// The result of a message from the peer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The negotiation goes on.
    Continue,
    /// The peer does not agree to TLS.
    Refused,
    /// TLS starts now.
    StartTls(TlsRole),
}

impl Encryption {
    /// Whether the choice between plaintext and TLS has been made.
    pub(super) const fn is_decided(self) -> bool {
        matches!(self, Self::Plaintext | Self::Encrypted)
    }

    /// Whether nothing may be sent until TLS has started.
    pub(super) const fn holds_output(self) -> bool {
        matches!(self, Self::AwaitingAccept | Self::AwaitingClientHello | Self::Handshake)
    }

    /// Whether the peer may send nothing but TLS next.
    pub(super) const fn has_started(self) -> bool {
        matches!(self, Self::StartQueued | Self::AcceptQueued) || self.holds_output()
    }

    /// Everything that was queued has been sent.
    pub(super) const fn sent(&mut self) {
        *self = match *self {
            Self::StartQueued => Self::AwaitingAccept,
            Self::AcceptQueued => Self::AwaitingClientHello,
            state => state,
        };
    }

    /// Both ends have agreed on the option, or no longer do.
    pub(super) fn agreed(&mut self, role: TlsRole, enabled: bool, queue: &mut Queue) -> Result<Step, SessionError> {
        match (*self, enabled) {
            (Self::Undecided, true) => {
                *self = match role {
                    TlsRole::Client => Self::AwaitingSend,
                    TlsRole::Server => {
                        queue.push(Message::Authentication(Reply::Send))?;
                        Self::AwaitingIs
                    }
                };
                Ok(Step::Continue)
            }
            (Self::Undecided | Self::AwaitingSend | Self::AwaitingIs, false) => Ok(Step::Refused),
            _ => Ok(Step::Continue),
        }
    }

    /// Processes a subnegotiation of the option.
    pub(super) fn receive(
        &mut self,
        role: TlsRole,
        message: Authentication<'_>,
        queue: &mut Queue,
    ) -> Result<Step, SessionError> {
        match role {
            TlsRole::Client => self.receive_from_server(message, queue),
            TlsRole::Server => self.receive_from_client(message, queue),
        }
    }

    fn receive_from_server(&mut self, message: Authentication<'_>, queue: &mut Queue) -> Result<Step, SessionError> {
        match (*self, message) {
            (Self::Undecided | Self::AwaitingSend, Authentication::Send(offer)) if offer.contains(TypePair::SSL) => {
                queue.push(Message::Authentication(Reply::Start))?;
                *self = Self::StartQueued;
                Ok(Step::Continue)
            }
            (Self::Undecided | Self::AwaitingSend, Authentication::Send(_)) => {
                queue.push(Message::Authentication(Reply::Null))?;
                Ok(Step::Refused)
            }
            (Self::Plaintext, Authentication::Send(_)) => {
                queue.push(Message::Authentication(Reply::Null))?;
                Ok(Step::Continue)
            }
            (Self::AwaitingAccept, Authentication::Reply(..)) if message == Authentication::ACCEPT => {
                *self = Self::Handshake;
                Ok(Step::StartTls(TlsRole::Client))
            }
            (Self::AwaitingAccept, Authentication::Reply(..)) if message == Authentication::REJECT => Ok(Step::Refused),
            (_, Authentication::Reply(..)) => Err(SessionError::UnexpectedReply),
            _ => Ok(Step::Continue),
        }
    }

    fn receive_from_client(&mut self, message: Authentication<'_>, queue: &mut Queue) -> Result<Step, SessionError> {
        match (*self, message) {
            (Self::AwaitingIs, Authentication::Is(..)) if message == Authentication::START => {
                queue.push(Message::Authentication(Reply::Accept))?;
                *self = Self::AcceptQueued;
                Ok(Step::Continue)
            }
            (Self::AwaitingIs, Authentication::Is(TypePair::NULL, _)) => Ok(Step::Refused),
            (Self::AwaitingIs, Authentication::Is(..)) => {
                queue.push(Message::Authentication(Reply::Reject))?;
                Ok(Step::Refused)
            }
            (Self::Plaintext, Authentication::Is(pair, _)) if pair != TypePair::NULL => {
                queue.push(Message::Authentication(Reply::Reject))?;
                Ok(Step::Continue)
            }
            _ => Ok(Step::Continue),
        }
    }
}
