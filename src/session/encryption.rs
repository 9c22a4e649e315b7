//! The progress of the authentication option, from the first request to the TLS handshake.

/// The progress of the two ends towards TLS. Each role passes through its states in this order:
///
/// ```text
/// client    Undecided -> AwaitingSend -> StartQueued -> AwaitingAccept -> Handshake -> Encrypted
/// server    Undecided -> AwaitingIs -> AcceptQueued -> AwaitingClientHello -> Handshake -> Encrypted
/// ```
///
/// If TLS is not required, the line may instead become `Plaintext`: from each state before StartQueued and AcceptQueued, and
/// from AwaitingAccept if the server sends REJECT, DONT or WONT.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Encryption {
    /// The peer has not answered the first request: WILL (client) or DO (server).
    Undecided,
    /// Client: both ends have agreed on the option.
    AwaitingSend,
    /// Client: START is about to be sent.
    StartQueued,
    /// Client: START was sent. Nothing else may be sent in plaintext unless the server refuses.
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

impl Encryption {
    /// Whether the choice between plaintext and TLS has been made.
    pub(super) const fn is_decided(self) -> bool {
        matches!(self, Self::Plaintext | Self::Encrypted)
    }

    /// Whether nothing may be sent until TLS has started or has been refused.
    pub(super) const fn holds_output(self) -> bool {
        matches!(self, Self::AwaitingAccept | Self::AwaitingClientHello | Self::Handshake)
    }

    /// Whether START has been queued, sent or received: data from the peer is an error until TLS has started.
    pub(super) const fn has_started(self) -> bool {
        matches!(self, Self::StartQueued | Self::AcceptQueued) || self.holds_output()
    }

    /// Everything that was queued has been sent.
    pub(super) const fn queue_sent(&mut self) {
        *self = match *self {
            Self::StartQueued => Self::AwaitingAccept,
            Self::AcceptQueued => Self::AwaitingClientHello,
            state => state,
        };
    }
}
