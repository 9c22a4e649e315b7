//! The concentrator's side of option 232.

use super::error::SessionError;
use super::event::Event;
use super::port::Port;
use super::queue::{Message, Queue};
use super::vmotion::Vmotion;
use crate::vspc::{Code, Suboption};

/// A concentrator that a machine has connected to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Concentrator {
    /// Which of `IDENTITY` the machine provides and has not been asked for, once it has listed what it knows.
    gives: Option<[bool; IDENTITY.len()]>,
}

/// The identity values: the suboption that requests each, and the one that answers.
const IDENTITY: [(Code, Code); 4] = [
    (Code::GET_VM_NAME, Code::VM_NAME),
    (Code::GET_VM_VC_UUID, Code::VM_VC_UUID),
    (Code::GET_VM_BIOS_UUID, Code::VM_BIOS_UUID),
    (Code::GET_VM_LOCATION_UUID, Code::VM_LOCATION_UUID),
];

impl Concentrator {
    /// Requests each identity value that the machine provides, once it is decided whether the line is inside TLS.
    pub(super) fn identify(&mut self, queue: &mut Queue) -> Result<(), SessionError> {
        for ((get, _), gives) in IDENTITY.iter().zip(self.gives.iter_mut().flatten()) {
            if core::mem::replace(gives, false) {
                queue.push(Message::Suboption(*get))?;
            }
        }
        Ok(())
    }

    pub(super) fn receive<'i>(
        &mut self,
        suboption: Suboption<'i>,
        port: &mut Port,
        vmotion: &mut Vmotion,
        queue: &mut Queue,
    ) -> Result<Event<'i>, SessionError> {
        Ok(match suboption {
            Suboption::KnownSuboptions1(codes) => {
                let gives = |(get, value)| codes.contains(get) && codes.contains(value);
                self.gives.get_or_insert_with(|| IDENTITY.map(gives));
                queue.push(Message::Suboption(Code::KNOWN_SUBOPTIONS_2))?;
                Event::KnownSuboptions(codes)
            }
            Suboption::DoProxy(do_proxy) if matches!(port, Port::Waiting | Port::Asked) => {
                *port = Port::Asked;
                Event::DoProxy(do_proxy)
            }
            Suboption::VmName(name) => Event::VmName(name),
            Suboption::VmVcUuid(uuid) => Event::VmVcUuid(uuid),
            Suboption::VmBiosUuid(uuid) => Event::VmBiosUuid(uuid),
            Suboption::VmLocationUuid(uuid) => Event::VmLocationUuid(uuid),
            Suboption::VmotionBegin(sequence) if *port == Port::Accepted => {
                if vmotion.set_sequence(sequence).is_err() {
                    queue.push(Message::UnknownSuboption(Code::VMOTION_BEGIN))?;
                    return Ok(Event::Unexpected(suboption));
                }
                vmotion.moving = true;
                Event::VmotionBegin(sequence)
            }
            Suboption::VmotionPeer(payload) if matches!(port, Port::Waiting | Port::PeerAsked) => {
                *port = Port::PeerAsked;
                Event::VmotionPeer(payload)
            }
            Suboption::VmotionComplete(sequence) => Event::VmotionComplete(sequence),
            Suboption::VmotionAbort => {
                vmotion.moving = false;
                Event::VmotionAbort
            }
            Suboption::UnknownSuboptionRcvd1(code) => Event::UnknownToPeer(code),
            other => Event::Unexpected(other),
        })
    }
}
