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
    pub(super) do_proxy: Option<DoProxy<'a>>,
    pub(super) identity: Identity<'a>,
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
    pub(super) const fn new(do_proxy: Option<DoProxy<'a>>, identity: Identity<'a>) -> Self {
        Self { state: State::Initial, do_proxy, identity }
    }

    pub(super) fn is_accepted(&self) -> bool {
        self.state == State::Accepted
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

    pub(super) fn receive<'i>(
        &mut self,
        suboption: Suboption<'i>,
        vmotion: &mut Vmotion,
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
                if requested && self.do_proxy.is_none() && vmotion.strip_sequence(payload).is_some() =>
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
            Suboption::VmotionGoahead(payload) if vmotion.moving => {
                vmotion.strip_sequence(payload).map_or(Event::Unexpected(suboption), Event::VmotionGoahead)
            }
            Suboption::VmotionNotnow(payload) if vmotion.moving && vmotion.strip_sequence(payload).is_some() => {
                vmotion.moving = false;
                Event::VmotionNotnow
            }
            other => Event::Unexpected(other),
        };
        Ok(Some(event))
    }
}
