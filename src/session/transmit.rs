//! What a session sends: its messages, then the data of the line; and the actions that queue a message.

use core::iter;

use super::event::Transmitted;
use super::queue::{AuthenticationMessage, Message};
use super::state::{Port, Role, Session};
use crate::error::CapacityError;
use crate::telnet::{Authentication, BINARY, Command, IAC, Payload, SB, SE, Side, encode, frame};
use crate::vspc::{Code, Codes, OPTION, Suboption};

impl Session<'_> {
    /// Writes what is to be sent to the start of `out`: messages of the session first, then as much of `line` as fits.
    ///
    /// The data of the line is taken only while the line is [open](Session::is_open). Call again with the remaining data
    /// until nothing is written.
    ///
    /// `out` needs at least two bytes: a byte 0xFF of the line is written as two, and outside BINARY a CR too.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::session::{Session, Transmitted};
    /// use vserial_uri::Tls;
    ///
    /// let mut session = Session::client(Tls::Never);
    /// let mut out = [0; 64];
    /// // BINARY and SGA both ways. The line waits for the answer about BINARY.
    /// assert_eq!(session.transmit(b"ls\r", &mut out), Transmitted { taken: 0, len: 12 });
    /// session.receive(&[0xFF, 0xFE, 0]).unwrap(); // DONT BINARY
    /// session.receive(&[0xFF, 0xFC, 0]).unwrap(); // WONT BINARY
    /// assert_eq!(session.transmit(b"ls\r", &mut out), Transmitted { taken: 3, len: 4 });
    /// assert_eq!(out[..4], *b"ls\r\0");
    /// ```
    pub fn transmit(&mut self, line: &[u8], out: &mut [u8]) -> Transmitted {
        let mut len = 0_usize;
        while let Some(message) = self.queue.first().filter(|_| !self.encryption.holds_output()) {
            let (written, is_whole) = self.write(message, self.sent, out.get_mut(len..).unwrap_or_default());
            len = len.saturating_add(written);
            if !is_whole {
                self.sent = self.sent.saturating_add(written);
                return Transmitted { taken: 0, len };
            }
            self.sent = 0;
            self.queue.pop();
            if self.queue.is_empty() {
                self.encryption.queue_sent();
            }
        }
        let line = if self.is_open() { line } else { &[] };
        let binary = self.options.is_enabled(Side::Us, BINARY);
        let encoded = encode(line, binary, out.get_mut(len..).unwrap_or_default());
        Transmitted { taken: encoded.taken, len: len.saturating_add(encoded.len) }
    }

    /// Writes a message from its byte at `from`; returns how many bytes were written and whether they were the last.
    fn write(&self, message: Message, from: usize, out: &mut [u8]) -> (usize, bool) {
        match message {
            Message::Negotiation(negotiation) => copy(negotiation.to_bytes().into_iter(), from, out),
            Message::Command(command) => copy(command.to_bytes().into_iter(), from, out),
            Message::Authentication(message) => {
                let message = match message {
                    AuthenticationMessage::Send => Authentication::SEND_SSL,
                    AuthenticationMessage::Null => Authentication::NULL,
                    AuthenticationMessage::Start => Authentication::START,
                    AuthenticationMessage::Accept => Authentication::ACCEPT,
                    AuthenticationMessage::Reject => Authentication::REJECT,
                };
                copy(message.wire_bytes(), from, out)
            }
            Message::UnknownSuboption(code) => {
                let answer = match self.role {
                    Role::Machine { .. } => Code::UNKNOWN_SUBOPTION_RCVD_1,
                    _ => Code::UNKNOWN_SUBOPTION_RCVD_2,
                };
                copy(suboption(answer, iter::once(code.get())), from, out)
            }
            Message::Suboption(code) => match (code, &self.role, self.role.identity(code)) {
                (Code::KNOWN_SUBOPTIONS_1, Role::Machine { identity, .. }, _) => {
                    copy(suboption(code, identity.codes().map(Code::get)), from, out)
                }
                (Code::DO_PROXY, Role::Machine { do_proxy: Some(do_proxy), .. }, _) => {
                    copy_text(&[code.get(), do_proxy.direction_byte()], do_proxy.service_uri(), from, out)
                }
                (.., Some(Suboption::VmName(name))) => copy_text(&[code.get()], name, from, out),
                (.., Some(uuid)) => copy(uuid.wire_bytes(), from, out),
                (Code::KNOWN_SUBOPTIONS_2, ..) => copy(suboption(code, Codes::ALL.payload().bytes()), from, out),
                _ => copy(suboption(code, Payload::new(self.vmotion.payload(code)).bytes()), from, out),
            },
        }
    }

    /// Queues a message if it applies and there is room for it; returns whether it was queued.
    fn push_if(&mut self, applies: bool, message: Message) -> bool {
        applies && self.failed.is_none() && self.queue.push(message).is_ok()
    }

    /// Whether a call may change the sequence or the secret: queued messages look them up when they are sent.
    fn takes_payload(&self) -> bool {
        self.failed.is_none() && !self.queue.is_full() && !self.queue.has_vmotion()
    }

    /// Queues the break condition of the line; returns `false` if the line is not open or the queue is full.
    ///
    /// The queue is empty again after [`transmit`](Self::transmit) has sent its messages. This applies to all calls that
    /// queue a message: if they return `false`, nothing has changed.
    pub fn send_break(&mut self) -> bool {
        self.push_if(self.is_open(), Message::Command(Command::BRK))
    }

    /// Concentrator: accepts the port of the last [`DoProxy`](super::Event::DoProxy); `false` if there is none to answer
    /// or the queue is full.
    pub fn accept_proxy(&mut self) -> bool {
        self.answer_proxy(Port::Accepted, Code::WILL_PROXY)
    }

    /// Concentrator: refuses the port of the last [`DoProxy`](super::Event::DoProxy); `false` if there is none to answer
    /// or the queue is full.
    pub fn refuse_proxy(&mut self) -> bool {
        self.answer_proxy(Port::Waiting, Code::WONT_PROXY)
    }

    fn answer_proxy(&mut self, port: Port, answer: Code) -> bool {
        let is_asked = matches!((&self.role, self.port), (Role::Concentrator { .. }, Port::Asked));
        let is_answered = self.push_if(is_asked, Message::Suboption(answer));
        if is_answered {
            self.port = port;
        }
        is_answered
    }

    /// Concentrator: answers [`VmotionBegin`](super::Event::VmotionBegin) with the secret that the target host has to
    /// give; `false` if no move has begun, the queue is full, or a message with the sequence waits to be sent.
    ///
    /// # Errors
    ///
    /// [`CapacityError`] if sequence and secret are longer than [`VMOTION_CAPACITY`](super::VMOTION_CAPACITY) together.
    pub fn vmotion_goahead(&mut self, secret: &[u8]) -> Result<bool, CapacityError> {
        let is_moving = matches!(self.role, Role::Concentrator { .. }) && self.vmotion.moving;
        let is_answered = is_moving && self.takes_payload();
        if is_answered {
            self.vmotion.set_secret(Payload::new(secret))?;
        }
        Ok(self.push_if(is_answered, Message::Suboption(Code::VMOTION_GOAHEAD)))
    }

    /// Concentrator: answers [`VmotionBegin`](super::Event::VmotionBegin) when it is not ready for the move; `false` if no
    /// move has begun or the queue is full.
    pub fn vmotion_notnow(&mut self) -> bool {
        self.stop_moving(matches!(self.role, Role::Concentrator { .. }), Code::VMOTION_NOTNOW)
    }

    /// Puts off or cancels the move in progress with this message; returns whether it was queued.
    fn stop_moving(&mut self, applies: bool, code: Code) -> bool {
        let stops = self.push_if(applies && self.vmotion.moving, Message::Suboption(code));
        self.vmotion.moving &= !stops;
        stops
    }

    /// Concentrator: accepts the target host of [`VmotionPeer`](super::Event::VmotionPeer), whose sequence this is; `false`
    /// if there is none to answer or the queue is full.
    ///
    /// # Errors
    ///
    /// [`CapacityError`] if the sequence is longer than [`VMOTION_CAPACITY`](super::VMOTION_CAPACITY).
    pub fn vmotion_peer_ok(&mut self, sequence: &[u8]) -> Result<bool, CapacityError> {
        let is_asked = matches!((&self.role, self.port), (Role::Concentrator { .. }, Port::PeerAsked));
        let is_answered = is_asked && self.takes_payload();
        if is_answered {
            self.vmotion.set_sequence(Payload::new(sequence))?;
            self.port = Port::Accepted;
        }
        Ok(self.push_if(is_answered, Message::Suboption(Code::VMOTION_PEER_OK)))
    }

    /// Machine on the source host: begins a move with a sequence of its choice; `false` if the port is not accepted, a move
    /// has begun, the queue is full, or a message with the last sequence waits to be sent. A move that the concentrator put
    /// off, or that was cancelled, can begin again.
    ///
    /// # Errors
    ///
    /// [`CapacityError`] if the sequence is longer than [`VMOTION_CAPACITY`](super::VMOTION_CAPACITY).
    pub fn vmotion_begin(&mut self, sequence: &[u8]) -> Result<bool, CapacityError> {
        let is_accepted = matches!((&self.role, self.port), (Role::Machine { .. }, Port::Accepted));
        let begins = is_accepted && !self.vmotion.moving && self.takes_payload();
        if begins {
            self.vmotion.set_sequence(Payload::new(sequence))?;
            self.vmotion.moving = true;
        }
        Ok(self.push_if(begins, Message::Suboption(Code::VMOTION_BEGIN)))
    }

    /// Machine on the source host: cancels the move; `false` if none has begun or the queue is full.
    pub fn vmotion_abort(&mut self) -> bool {
        self.stop_moving(matches!(self.role, Role::Machine { .. }), Code::VMOTION_ABORT)
    }

    /// Machine on the target host: the move is complete; `false` if the concentrator has not accepted this host or the
    /// queue is full.
    pub fn vmotion_complete(&mut self) -> bool {
        let is_target = matches!((&self.role, self.port), (Role::Machine { do_proxy: None, .. }, Port::Accepted));
        self.push_if(is_target, Message::Suboption(Code::VMOTION_COMPLETE))
    }
}

/// Copies `bytes` from the one at `from`; returns how many were copied and whether they were the last.
fn copy(mut bytes: impl Iterator<Item = u8>, from: usize, out: &mut [u8]) -> (usize, bool) {
    copy_each(&mut || bytes.next(), from, out)
}

/// Returns the bytes of a suboption.
fn suboption(code: Code, payload: impl Iterator<Item = u8> + Clone) -> impl Iterator<Item = u8> {
    frame(OPTION, iter::once(code.get()).chain(payload))
}

/// The part of [`copy`] that is compiled once, for all iterators. It takes a closure, because `dyn Iterator` would add the
/// code of all its methods to an image.
fn copy_each(next: &mut dyn FnMut() -> Option<u8>, from: usize, out: &mut [u8]) -> (usize, bool) {
    for _ in 0..from {
        next();
    }
    let mut len = 0_usize;
    for slot in out {
        let Some(byte) = next() else { return (len, true) };
        *slot = byte;
        len = len.saturating_add(1);
    }
    (len, next().is_none())
}

/// Copies a frame that ends with text, which contains no 0xFF to double. The time does not depend on `from`: `nth` skips a
/// slice at once.
fn copy_text(start: &[u8], text: &str, from: usize, out: &mut [u8]) -> (usize, bool) {
    let mut bytes = [IAC, SB, OPTION].iter().chain(start).chain(text.as_bytes()).chain(&[IAC, SE]).copied();
    if let Some(last) = from.checked_sub(1) {
        bytes.nth(last);
    }
    copy(bytes, 0, out)
}
