//! The virtual machine's side of option 232.

use super::error::SessionError;
use super::event::Event;
use super::queue::Message;
use super::state::{Port, Role, Session};
use crate::vspc::{Code, Suboption};

impl Session<'_> {
    /// Requests the port. Called once option 232 is agreed on and it is decided whether the line is inside TLS.
    pub(super) fn request_port(&mut self) -> Result<(), SessionError> {
        if self.port != Port::Waiting {
            return Ok(());
        }
        let (asked, request) = match self.role {
            Role::Machine { do_proxy: Some(_), .. } => (Port::Asked, Code::DO_PROXY),
            _ => (Port::PeerAsked, Code::VMOTION_PEER),
        };
        self.port = asked;
        self.queue.push(Message::Suboption(Code::KNOWN_SUBOPTIONS_1))?;
        self.queue.push(Message::Suboption(request))
    }

    /// Processes a suboption of the concentrator.
    pub(super) fn receive_from_concentrator<'i>(
        &mut self,
        suboption: Suboption<'i>,
    ) -> Result<Option<Event<'i>>, SessionError> {
        let event = match suboption {
            Suboption::KnownSuboptions2(codes) => Event::KnownSuboptions(codes),
            Suboption::WillProxy if self.port == Port::Asked => {
                self.port = Port::Accepted;
                Event::ProxyAccepted
            }
            Suboption::VmotionPeerOk(payload)
                if self.port == Port::PeerAsked && self.vmotion.strip_sequence(payload).is_some() =>
            {
                self.port = Port::Accepted;
                Event::VmotionPeerOk
            }
            // A concentrator that does not know the request cannot serve the port.
            Suboption::WontProxy | Suboption::UnknownSuboptionRcvd2(Code::DO_PROXY | Code::VMOTION_PEER)
                if matches!(self.port, Port::Asked | Port::PeerAsked) =>
            {
                self.port = Port::Refused;
                Event::ProxyRefused
            }
            Suboption::UnknownSuboptionRcvd2(code) => Event::UnknownToPeer(code),
            Suboption::GetVmName | Suboption::GetVmVcUuid | Suboption::GetVmBiosUuid | Suboption::GetVmLocationUuid => {
                let code = suboption.code();
                let value = self.role.identity(code);
                let answer = value.map_or(Message::UnknownSuboption(code), |value| Message::Suboption(value.code()));
                self.queue.push(answer)?;
                return Ok(None);
            }
            Suboption::VmotionGoahead(payload) if self.vmotion.moving => {
                self.vmotion.strip_sequence(payload).map_or(Event::Unexpected(suboption), Event::VmotionGoahead)
            }
            Suboption::VmotionNotnow(payload)
                if self.vmotion.moving && self.vmotion.strip_sequence(payload).is_some() =>
            {
                self.vmotion.moving = false;
                Event::VmotionNotnow
            }
            other => Event::Unexpected(other),
        };
        Ok(Some(event))
    }
}
