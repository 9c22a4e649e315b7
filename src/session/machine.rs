//! The virtual machine's side of option 232.

use super::error::SessionError;
use super::event::Event;
use super::identity::Identity;
use super::port::Port;
use super::queue::{Message, Queue};
use super::vmotion::Vmotion;
use crate::vspc::{Code, Codes, DoProxy, Suboption};

/// The virtual machine's end of a session: it requests a port from the concentrator.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Machine<'a> {
    /// The port to ask for; `None` on the target host of a vMotion.
    pub(super) do_proxy: Option<DoProxy<'a>>,
    pub(super) identity: Identity<'a>,
}

impl Machine<'_> {
    /// Returns the codes to list in KNOWN-SUBOPTIONS-1: all except those for identity values that the machine does not
    /// provide.
    pub(super) fn codes(&self) -> impl Iterator<Item = Code> + Clone {
        Codes::ALL.iter().filter(|code| {
            let is_identity = (Code::VM_VC_UUID..=Code::GET_VM_LOCATION_UUID).contains(code);
            !is_identity || self.identity.get(*code).is_some()
        })
    }

    /// Requests the port. Called once option 232 is agreed on and it is decided whether the line is inside TLS.
    pub(super) fn request_port(&self, port: &mut Port, queue: &mut Queue) -> Result<(), SessionError> {
        if *port != Port::Waiting {
            return Ok(());
        }
        let (asked, request) = match self.do_proxy {
            Some(_) => (Port::Asked, Code::DO_PROXY),
            None => (Port::PeerAsked, Code::VMOTION_PEER),
        };
        *port = asked;
        queue.push(Message::Suboption(Code::KNOWN_SUBOPTIONS_1))?;
        queue.push(Message::Suboption(request))
    }

    pub(super) fn receive<'i>(
        &self,
        suboption: Suboption<'i>,
        port: &mut Port,
        vmotion: &mut Vmotion,
        queue: &mut Queue,
    ) -> Result<Option<Event<'i>>, SessionError> {
        let event = match suboption {
            Suboption::KnownSuboptions2(codes) => Event::KnownSuboptions(codes),
            Suboption::WillProxy if *port == Port::Asked => {
                *port = Port::Accepted;
                Event::ProxyAccepted
            }
            Suboption::VmotionPeerOk(payload)
                if *port == Port::PeerAsked && vmotion.strip_sequence(payload).is_some() =>
            {
                *port = Port::Accepted;
                Event::VmotionPeerOk
            }
            // A concentrator that does not know the request cannot serve the port.
            Suboption::WontProxy | Suboption::UnknownSuboptionRcvd2(Code::DO_PROXY | Code::VMOTION_PEER)
                if matches!(port, Port::Asked | Port::PeerAsked) =>
            {
                *port = Port::Refused;
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
