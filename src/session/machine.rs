//! The virtual machine's side of option 232.

use super::error::SessionError;
use super::event::Event;
use super::identity::Identity;
use super::queue::{Message, Queue};
use super::vmotion::Vmotion;
use crate::vspc::{Code, Codes, DoProxy, Suboption};

/// The virtual machine's end of a session: it requests a port from the concentrator.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Machine<'a> {
    state: State,
    /// The port to ask for; `None` on the target host of a vMotion.
    do_proxy: Option<DoProxy<'a>>,
    identity: Identity<'a>,
    /// On the source host: whether VMOTION-BEGIN has been sent, and neither refused by NOTNOW nor cancelled.
    moving: bool,
    pub(super) vmotion: Vmotion,
}

/// The progress of the request for a port.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum State {
    /// Option 232 has not been agreed on yet.
    Initial,
    /// DO-PROXY (on the target host, VMOTION-PEER) has been queued or sent.
    Requested,
    /// The concentrator has accepted.
    Accepted,
    /// The concentrator has refused, or does not support the option.
    Refused,
}

impl<'a> Machine<'a> {
    pub(super) const fn new(do_proxy: Option<DoProxy<'a>>, identity: Identity<'a>, vmotion: Vmotion) -> Self {
        Self { state: State::Initial, do_proxy, identity, moving: false, vmotion }
    }

    pub(super) fn is_accepted(&self) -> bool {
        self.state == State::Accepted
    }

    pub(super) const fn do_proxy(&self) -> Option<DoProxy<'a>> {
        self.do_proxy
    }

    pub(super) const fn identity(&self) -> &Identity<'a> {
        &self.identity
    }

    /// Returns the codes to list in KNOWN-SUBOPTIONS-1: all except those for identity values that the machine does not
    /// provide.
    pub(super) fn codes(&self) -> impl Iterator<Item = Code> + Clone {
        Codes::ALL.iter().filter(|code| {
            let is_identity = (Code::VM_VC_UUID..=Code::GET_VM_LOCATION_UUID).contains(code);
            !is_identity || self.identity.get(*code).is_some()
        })
    }

    /// Requests the port. Called once option 232 is agreed on and it is decided whether the line is inside TLS.
    pub(super) fn request_port(&mut self, queue: &mut Queue) -> Result<(), SessionError> {
        if self.state != State::Initial {
            return Ok(());
        }
        self.state = State::Requested;
        queue.push(Message::Suboption(Code::KNOWN_SUBOPTIONS_1))?;
        let request = if self.do_proxy.is_some() { Code::DO_PROXY } else { Code::VMOTION_PEER };
        queue.push(Message::Suboption(request))
    }

    /// Records that the concentrator does not support option 232.
    pub(super) fn proxy_refused(&mut self) -> Option<Event<'static>> {
        (self.state == State::Initial).then(|| {
            self.state = State::Refused;
            Event::ProxyRefused
        })
    }

    /// Begins a move if the port is accepted and no move is in progress; returns whether it did.
    pub(super) fn begin(&mut self) -> bool {
        let begins = self.is_accepted() && !self.moving;
        self.moving |= begins;
        begins
    }

    /// Cancels the move in progress; returns whether there was one.
    pub(super) const fn abort(&mut self) -> bool {
        core::mem::replace(&mut self.moving, false)
    }

    /// Returns whether this is the target host of a move that the concentrator has accepted.
    pub(super) fn is_target(&self) -> bool {
        self.do_proxy.is_none() && self.is_accepted()
    }

    pub(super) fn receive<'i>(
        &mut self,
        suboption: Suboption<'i>,
        queue: &mut Queue,
    ) -> Result<Option<Event<'i>>, SessionError> {
        let requested = self.state == State::Requested;
        let event = match suboption {
            Suboption::KnownSuboptions2(codes) => Event::KnownSuboptions(codes),
            Suboption::WillProxy if requested && self.do_proxy.is_some() => {
                self.state = State::Accepted;
                Event::ProxyAccepted
            }
            Suboption::VmotionPeerOk(payload)
                if requested && self.do_proxy.is_none() && self.starts_with_sequence(payload) =>
            {
                self.state = State::Accepted;
                Event::VmotionPeerOk
            }
            // A concentrator that does not know the request cannot serve the port.
            Suboption::WontProxy | Suboption::UnknownSuboptionRcvd2(Code::DO_PROXY | Code::VMOTION_PEER)
                if requested =>
            {
                self.state = State::Refused;
                Event::ProxyRefused
            }
            Suboption::UnknownSuboptionRcvd2(code) => Event::UnknownToPeer(code),
            Suboption::GetVmName | Suboption::GetVmVcUuid | Suboption::GetVmBiosUuid | Suboption::GetVmLocationUuid => {
                let code = suboption.code();
                let value = self.identity.get(code);
                queue.push(value.map_or(Message::UnknownSuboption(code), |value| Message::Suboption(value.code())))?;
                return Ok(None);
            }
            Suboption::VmotionGoahead(payload) if self.moving => {
                let secret = payload.strip_prefix(self.vmotion.sequence());
                secret.map_or(Event::Unexpected(suboption), Event::VmotionGoahead)
            }
            Suboption::VmotionNotnow(payload) if self.moving && self.starts_with_sequence(payload) => {
                self.moving = false;
                Event::VmotionNotnow
            }
            other => Event::Unexpected(other),
        };
        Ok(Some(event))
    }

    /// Returns whether the payload starts with the sequence; some implementations append the secret.
    fn starts_with_sequence(&self, payload: crate::telnet::Payload<'_>) -> bool {
        payload.strip_prefix(self.vmotion.sequence()).is_some()
    }
}
