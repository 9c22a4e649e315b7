//! Messages that wait to be sent.

use super::error::SessionError;
use crate::telnet::{Command, Negotiation};
use crate::vspc::Code;

/// A message to the peer. What a suboption contains is looked up when it is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Message {
    Negotiation(Negotiation),
    Authentication(AuthenticationMessage),
    Suboption(Code),
    /// UNKNOWN-SUBOPTION-RCVD with this code.
    UnknownSuboption(Code),
    Command(Command),
}

/// The messages of the authentication option that a session sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum AuthenticationMessage {
    Send,
    Null,
    Start,
    Accept,
    Reject,
}

/// Messages, sent in the order in which they were queued.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Queue {
    messages: [Message; Self::CAPACITY],
    len: u8,
}

impl Queue {
    const CAPACITY: usize = Self::MOST_HELD + Self::MOST_REQUESTS;
    /// The most answers that wait for TLS to start.
    const MOST_HELD: usize = 8;
    /// What a concentrator requests then: option 232, BINARY and SGA on both sides, and four identity values.
    const MOST_REQUESTS: usize = 9;
    const EMPTY: Message = Message::Command(Command::NOP);

    pub(super) const fn new() -> Self {
        Self { messages: [Self::EMPTY; Self::CAPACITY], len: 0 }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.first().is_none()
    }

    /// Returns `true` if no further answer may wait for TLS to start.
    pub(super) fn holds_most(&self) -> bool {
        usize::from(self.len) >= Self::MOST_HELD
    }

    pub(super) fn is_full(&self) -> bool {
        usize::from(self.len) >= Self::CAPACITY
    }

    /// Returns `true` if a message with the sequence of a vMotion is queued.
    pub(super) fn has_vmotion(&self) -> bool {
        let queued = self.messages.get(..usize::from(self.len)).unwrap_or_default();
        queued.iter().any(|message| {
            matches!(message, Message::Suboption(code) if (Code::VMOTION_BEGIN..=Code::VMOTION_COMPLETE).contains(code))
        })
    }

    pub(super) fn first(&self) -> Option<Message> {
        self.messages.get(..usize::from(self.len))?.first().copied()
    }

    /// # Errors
    ///
    /// [`SessionError::TooManyNegotiations`] if the queue is full.
    #[inline(never)]
    pub(super) fn push(&mut self, message: Message) -> Result<(), SessionError> {
        let slot = self.messages.get_mut(usize::from(self.len)).ok_or(SessionError::TooManyNegotiations)?;
        *slot = message;
        self.len = self.len.saturating_add(1);
        Ok(())
    }

    /// Removes the first message. Every slot takes the message of the next one: swapped one by one, because
    /// `rotate_left` brings a panic and 1.5 KB of `memmove` into an image.
    pub(super) fn pop(&mut self) {
        let mut next = Self::EMPTY;
        for slot in self.messages.iter_mut().rev() {
            core::mem::swap(slot, &mut next);
        }
        self.len = self.len.saturating_sub(1);
    }

    pub(super) const fn clear(&mut self) {
        self.len = 0;
    }
}
