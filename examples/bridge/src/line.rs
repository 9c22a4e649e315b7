//! One end of a line: its bytes as the user of the serial port sees them.

use std::io;

use crate::buffer::Buffer;
use crate::channel::{Channel, Stream};

/// A stream that carries a serial line.
pub struct Line {
    channel: Channel,
}

impl Line {
    /// A device, or a connection whose bytes are those of the line.
    #[must_use]
    pub fn raw(stream: Box<dyn Stream>) -> Self {
        Self { channel: Channel::new(stream) }
    }

    /// Moves bytes of the line from the stream to `received`.
    pub fn receive(&mut self, received: &mut Buffer) {
        received.fill_from(&mut self.channel.input);
    }

    /// Moves bytes of the line from `to_send` to the stream.
    pub fn send(&mut self, to_send: &mut Buffer) {
        self.channel.output.fill_from(to_send);
    }

    /// Reads or writes; waits if neither can be done now.
    ///
    /// # Errors
    ///
    /// Those of the stream.
    pub async fn step(&mut self) -> io::Result<()> {
        self.channel.step().await
    }

    /// Returns whether the other side has ended and all it sent was received.
    #[must_use]
    pub fn has_ended(&self) -> bool {
        self.channel.has_ended() && self.channel.input.is_empty()
    }

    /// Returns whether all that was sent is written.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.channel.is_idle()
    }

    /// Ends our direction once all is written.
    pub fn close(&mut self) {
        self.channel.close();
    }
}
