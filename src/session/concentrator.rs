//! The concentrator's side of option 232.

use core::mem;

use super::error::SessionError;
use super::event::Event;
use super::queue::Message;
use super::state::{Port, Role, Session};
use crate::vspc::{Code, Suboption};

/// The identity values: the suboption that requests each, and the one that answers.
const IDENTITY: [(Code, Code); 4] = [
    (Code::GET_VM_NAME, Code::VM_NAME),
    (Code::GET_VM_VC_UUID, Code::VM_VC_UUID),
    (Code::GET_VM_BIOS_UUID, Code::VM_BIOS_UUID),
    (Code::GET_VM_LOCATION_UUID, Code::VM_LOCATION_UUID),
];

impl Session<'_> {
    /// Requests each identity value that the machine provides, once it is decided whether the line is inside TLS.
    pub(super) fn identify(&mut self) -> Result<(), SessionError> {
        let Role::Concentrator { unrequested_identity: Some(unrequested) } = &mut self.role else { return Ok(()) };
        for ((get, _), pending) in IDENTITY.iter().zip(unrequested) {
            if mem::replace(pending, false) {
                self.queue.push(Message::Suboption(*get))?;
            }
        }
        Ok(())
    }

    /// Processes a suboption of the machine.
    pub(super) fn receive_from_machine<'i>(&mut self, suboption: Suboption<'i>) -> Result<Event<'i>, SessionError> {
        Ok(match suboption {
            Suboption::KnownSuboptions1(codes) => {
                if let Role::Concentrator { unrequested_identity } = &mut self.role {
                    let is_given = |(get, value)| codes.contains(get) && codes.contains(value);
                    unrequested_identity.get_or_insert_with(|| IDENTITY.map(is_given));
                }
                self.queue.push(Message::Suboption(Code::KNOWN_SUBOPTIONS_2))?;
                Event::KnownSuboptions(codes)
            }
            Suboption::DoProxy(do_proxy) if matches!(self.port, Port::Waiting | Port::Asked) => {
                self.port = Port::Asked;
                Event::DoProxy(do_proxy)
            }
            Suboption::VmName(name) => Event::VmName(name),
            Suboption::VmVcUuid(uuid) => Event::VmVcUuid(uuid),
            Suboption::VmBiosUuid(uuid) => Event::VmBiosUuid(uuid),
            Suboption::VmLocationUuid(uuid) => Event::VmLocationUuid(uuid),
            Suboption::VmotionBegin(sequence) if self.port == Port::Accepted => {
                if self.vmotion.set_sequence(sequence).is_err() {
                    self.queue.push(Message::UnknownSuboption(Code::VMOTION_BEGIN))?;
                    return Ok(Event::Unexpected(suboption));
                }
                self.vmotion.moving = true;
                Event::VmotionBegin(sequence)
            }
            Suboption::VmotionPeer(payload) if matches!(self.port, Port::Waiting | Port::PeerAsked) => {
                self.port = Port::PeerAsked;
                Event::VmotionPeer(payload)
            }
            Suboption::VmotionComplete(sequence) if self.port == Port::Accepted => Event::VmotionComplete(sequence),
            Suboption::VmotionAbort if self.vmotion.moving => {
                self.vmotion.moving = false;
                Event::VmotionAbort
            }
            Suboption::UnknownSuboptionRcvd1(code) => Event::UnknownToPeer(code),
            other => Event::Unexpected(other),
        })
    }
}
