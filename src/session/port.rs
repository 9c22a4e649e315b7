//! The progress of the request for a port.

/// The progress of the request for a port. A client and a server have theirs from the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Port {
    /// Machine: option 232 has not been agreed on yet. Concentrator: the machine has not requested a port.
    Waiting,
    /// Machine: DO-PROXY has been queued or sent. Concentrator: it has been reported and not answered.
    Asked,
    /// The same of VMOTION-PEER, which the target host of a vMotion sends instead.
    PeerAsked,
    /// The line is the port.
    Accepted,
    /// Machine: the concentrator has refused, or does not support option 232.
    Refused,
}
