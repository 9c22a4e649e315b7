//! The board's first serial port: an ARM PL011, polled.
//!
//! Polling is enough, because a sender waits for an answer before it sends the next line, and the receiver's FIFO of 16 bytes
//! covers the time between two polls. A sender that does not wait can overrun the FIFO on real hardware (QEMU slows its
//! sender down). The receiver reports that, and the line is answered as damaged.
//!
//! QEMU's port needs neither clock nor pins. A real LM3S6965 also needs the clock of the port (`RCGC1`), its pins (`GPIOA`)
//! and the divisors of the baud rate before [`Uart::new`] enables it.

use core::fmt;

const BASE: usize = 0x4000_C000;
/// Data: the byte in bits 0 to 7, and errors of the receiver in bits 8 to 11.
const DATA: *mut u32 = BASE as *mut u32;
const DATA_ERRORS: u32 = 0xF00;
/// Flags.
const FLAGS: *const u32 = (BASE + 0x18) as *const u32;
const RECEIVER_EMPTY: u32 = 1 << 4;
const TRANSMITTER_FULL: u32 = 1 << 5;
/// Line control: 8 bits, no parity, one stop bit, FIFOs on.
const LINE_CONTROL: *mut u32 = (BASE + 0x2C) as *mut u32;
const EIGHT_BITS_FIFO: u32 = 0b111_0000;
/// Control: port, transmitter and receiver enabled.
const CONTROL: *mut u32 = (BASE + 0x30) as *mut u32;
const ENABLE: u32 = 1 | 1 << 8 | 1 << 9;

/// The receiver lost a byte, or received one with a broken frame.
pub struct Damaged;

/// The port. Only one may exist: a second one would take bytes from the first.
pub struct Uart(());

impl Uart {
    /// Enables the port.
    pub fn new() -> Self {
        // SAFETY: both addresses are registers of the port, always mapped, and writing them touches no memory.
        unsafe {
            LINE_CONTROL.write_volatile(EIGHT_BITS_FIFO);
            CONTROL.write_volatile(ENABLE);
        }
        Self(())
    }

    /// Waits for the next byte.
    pub fn read(&mut self) -> Result<u8, Damaged> {
        while flag(RECEIVER_EMPTY) {}
        // SAFETY: a register of the port; reading it only takes the byte out of the FIFO.
        let data = unsafe { DATA.read_volatile() };
        if data & DATA_ERRORS == 0 { Ok(data as u8) } else { Err(Damaged) }
    }

    /// Sends one byte, waiting for room.
    pub fn write(&mut self, byte: u8) {
        while flag(TRANSMITTER_FULL) {}
        // SAFETY: a register of the port; writing it only puts the byte into the FIFO.
        unsafe { DATA.write_volatile(byte.into()) }
    }
}

impl fmt::Write for Uart {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        s.bytes().for_each(|byte| self.write(byte));
        Ok(())
    }
}

fn flag(mask: u32) -> bool {
    // SAFETY: a register of the port, always mapped; reading it changes nothing.
    unsafe { FLAGS.read_volatile() & mask != 0 }
}
