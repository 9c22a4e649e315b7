//! The board's ports for `embedded-io`, with which drivers and programs of any board work together.

use core::fmt;

use embedded_io::{Error, ErrorKind, ErrorType, Read, ReadReady, Write};

use crate::{
    host,
    uart::{Damaged, Uart},
};

/// A port, and how many bytes it is still to receive: `None` without an end.
pub struct Port {
    uart: Uart,
    to_come: Option<usize>,
}

impl Port {
    /// The console's port.
    pub fn console() -> Self {
        Self { uart: Uart::new(Uart::FIRST), to_come: host::input_length() }
    }

    /// The port of the network: whatever connects it to a concentrator.
    pub fn network() -> Self {
        Self { uart: Uart::new(Uart::SECOND), to_come: None }
    }

    /// Waits for the next byte; `None` at the end of the input.
    pub fn next(&mut self) -> Result<Option<u8>, Damaged> {
        if self.to_come == Some(0) {
            return Ok(None);
        }
        self.to_come = self.to_come.map(|bytes| bytes.saturating_sub(1));
        self.uart.read().map(Some)
    }
}

impl ErrorType for Port {
    type Error = Damaged;
}

impl Read for Port {
    /// Reads one byte, waiting for it.
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize, Damaged> {
        let Some(slot) = buffer.first_mut() else { return Ok(0) };
        Ok(match self.next()? {
            Some(byte) => {
                *slot = byte;
                1
            }
            None => 0,
        })
    }
}

impl ReadReady for Port {
    fn read_ready(&mut self) -> Result<bool, Damaged> {
        Ok(self.to_come != Some(0) && self.uart.is_ready())
    }
}

impl Write for Port {
    fn write(&mut self, bytes: &[u8]) -> Result<usize, Damaged> {
        bytes.iter().for_each(|&byte| self.uart.write(byte));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> Result<(), Damaged> {
        Ok(())
    }
}

impl fmt::Write for Port {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        text.bytes().for_each(|byte| self.uart.write(byte));
        Ok(())
    }
}

impl fmt::Display for Damaged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the port lost a byte")
    }
}

impl core::error::Error for Damaged {}

impl Error for Damaged {
    fn kind(&self) -> ErrorKind {
        ErrorKind::Other
    }
}
