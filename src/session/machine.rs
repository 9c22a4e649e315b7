//! The machine's side of option 232.

use super::error::SessionError;
use super::event::Event;
use super::identity::Identity;
use super::queue::{Message, Queue};
use super::vmotion::Vmotion;
use crate::vspc::{Code, Codes, DoProxy, Suboption};

/// A machine that is connected to its concentrator.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Machine<'a> {
    state: State,
    /// The port to ask for; `None` on the target host of a vMotion.
    do_proxy: Option<DoProxy<'a>>,
    identity: Identity<'a>,
    /// Source host: whether VMOTION-BEGIN was sent and is neither answered by NOTNOW nor cancelled.
    moving: bool,
    pub(super) vmotion: Vmotion,
}

/// How far the machine is with its port.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum State {
    /// Option 232 is not agreed on.
    Offered,
    /// DO-PROXY, or VMOTION-PEER on the target host, was queued or sent.
    Asked,
    /// The concentrator has accepted.
    Accepted,
    /// The concentrator has refused, or does not support the option.
    Refused,
}

impl<'a> Machine<'a> {
    pub(super) const fn new(do_proxy: Option<DoProxy<'a>>, identity: Identity<'a>, vmotion: Vmotion) -> Self {
        Self { state: State::Offered, do_proxy, identity, moving: false, vmotion }
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

    /// Returns the codes for KNOWN-SUBOPTIONS-1: without those of an identity that the machine does not give.
    pub(super) fn codes(&self) -> impl Iterator<Item = Code> + Clone {
        Codes::ALL.iter().filter(|&code| {
            let value = match code {
                Code::GET_VM_NAME => Code::VM_NAME,
                Code::GET_VM_VC_UUID => Code::VM_VC_UUID,
                Code::GET_VM_BIOS_UUID => Code::VM_BIOS_UUID,
                Code::GET_VM_LOCATION_UUID => Code::VM_LOCATION_UUID,
                code => code,
            };
            let is_identity = (Code::VM_VC_UUID..=Code::GET_VM_LOCATION_UUID).contains(&value);
            !is_identity || self.identity.get(value).is_some()
        })
    }

    /// Option 232 is agreed on, and it is decided whether the line is inside TLS.
    pub(super) fn ask(&mut self, queue: &mut Queue) -> Result<(), SessionError> {
        if self.state != State::Offered {
            return Ok(());
        }
        self.state = State::Asked;
        queue.push(Message::Suboption(Code::KNOWN_SUBOPTIONS_1))?;
        let request = if self.do_proxy.is_some() { Code::DO_PROXY } else { Code::VMOTION_PEER };
        queue.push(Message::Suboption(request))
    }

    /// The concentrator does not support option 232.
    pub(super) fn refuse(&mut self) -> Option<Event<'static>> {
        (self.state == State::Offered).then(|| {
            self.state = State::Refused;
            Event::ProxyRefused
        })
    }

    /// Returns whether a move can begin: the port is accepted, and no move has begun.
    pub(super) fn begin(&mut self) -> bool {
        let begins = self.is_accepted() && !self.moving;
        self.moving |= begins;
        begins
    }

    /// Returns whether there was a move to cancel.
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
        let asked = self.state == State::Asked;
        let event = match suboption {
            Suboption::KnownSuboptions2(codes) => Event::KnownSuboptions(codes),
            Suboption::WillProxy if asked && self.do_proxy.is_some() => {
                self.state = State::Accepted;
                Event::ProxyAccepted
            }
            Suboption::VmotionPeerOk(payload) if asked && self.do_proxy.is_none() && self.is_sequence(payload) => {
                self.state = State::Accepted;
                Event::VmotionPeerOk
            }
            Suboption::WontProxy if asked => {
                self.state = State::Refused;
                Event::ProxyRefused
            }
            // Older concentrators hang up here; this one says that it cannot serve the port.
            Suboption::UnknownSuboptionRcvd2(Code::DO_PROXY | Code::VMOTION_PEER) if asked => {
                self.state = State::Refused;
                Event::ProxyRefused
            }
            Suboption::UnknownSuboptionRcvd2(code) => Event::UnknownToPeer(code),
            Suboption::GetVmName => return self.identify(Code::VM_NAME, Code::GET_VM_NAME, queue),
            Suboption::GetVmVcUuid => return self.identify(Code::VM_VC_UUID, Code::GET_VM_VC_UUID, queue),
            Suboption::GetVmBiosUuid => return self.identify(Code::VM_BIOS_UUID, Code::GET_VM_BIOS_UUID, queue),
            Suboption::GetVmLocationUuid => {
                return self.identify(Code::VM_LOCATION_UUID, Code::GET_VM_LOCATION_UUID, queue);
            }
            Suboption::VmotionGoahead(payload) if self.moving => match payload.strip_prefix(self.vmotion.sequence()) {
                Some(secret) => Event::VmotionGoahead(secret),
                None => Event::Unexpected(suboption),
            },
            Suboption::VmotionNotnow(payload) if self.moving && self.is_sequence(payload) => {
                self.moving = false;
                Event::VmotionNotnow
            }
            Suboption::Unknown(unknown) => {
                queue.push(Message::UnknownSuboption(unknown.code()))?;
                Event::UnknownSuboption(unknown)
            }
            other => Event::Unexpected(other),
        };
        Ok(Some(event))
    }

    /// Returns whether the payload is the sequence, which some implementations follow up with the secret.
    fn is_sequence(&self, payload: crate::telnet::Payload<'_>) -> bool {
        payload.strip_prefix(self.vmotion.sequence()).is_some()
    }

    fn identify<'i>(&self, code: Code, get: Code, queue: &mut Queue) -> Result<Option<Event<'i>>, SessionError> {
        let known = self.identity.get(code).is_some();
        queue.push(if known { Message::Suboption(code) } else { Message::UnknownSuboption(get) })?;
        Ok(None)
    }
}
