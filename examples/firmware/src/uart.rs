//! A serial port of the board: an ARM PL011, polled.
//!
//! Polling is enough, because a sender waits for an answer before it sends the next line. A sender that does not wait can
//! overrun the receiver on real hardware (QEMU slows its sender down). The receiver reports that, and the line is answered
//! as damaged.
//!
//! The FIFOs stay off. QEMU receives before the port is enabled, and turning its FIFO on then loses or repeats a byte. A real
//! board can turn them on (bit 4 of the line control), which gives it the time of 16 bytes between two polls.
//!
//! QEMU's port needs neither clock nor pins. A real LM3S6965 also needs the clock of the port (`RCGC1`), its pins (`GPIOA`)
//! and the divisors of the baud rate before [`Uart::new`] enables it.

/// Offset of the data: the byte in bits 0 to 7, and errors of the receiver in bits 8 to 11.
const DATA: usize = 0;
const DATA_ERRORS: u32 = 0xF00;
/// Offset of the flags.
const FLAGS: usize = 0x18;
const RECEIVER_EMPTY: u32 = 1 << 4;
const TRANSMITTER_FULL: u32 = 1 << 5;
/// Offset of the line control: 8 bits, no parity, one stop bit, FIFOs off.
const LINE_CONTROL: usize = 0x2C;
const EIGHT_BITS: u32 = 0b110_0000;
/// Offset of the control: port, transmitter and receiver enabled.
const CONTROL: usize = 0x30;
const ENABLE: u32 = 1 | 1 << 8 | 1 << 9;

/// The receiver lost a byte, or received one with a broken frame.
#[derive(Debug)]
pub struct Damaged;

/// Where the registers of a port begin. Only this file makes one, so each is the address of a port.
#[derive(Clone, Copy)]
pub struct Registers(usize);

/// A port. Only one may exist for each [`Registers`]: a second one would take bytes from the first.
pub struct Uart(Registers);

impl Uart {
    /// The board's first port.
    pub const FIRST: Registers = Registers(0x4000_C000);
    /// The board's second port.
    pub const SECOND: Registers = Registers(0x4000_D000);

    /// Enables the port.
    pub fn new(registers: Registers) -> Self {
        let uart = Self(registers);
        uart.set(LINE_CONTROL, EIGHT_BITS);
        uart.set(CONTROL, ENABLE);
        uart
    }

    /// Returns whether a byte has arrived.
    pub fn is_ready(&self) -> bool {
        self.get(FLAGS) & RECEIVER_EMPTY == 0
    }

    /// Waits for the next byte.
    pub fn read(&mut self) -> Result<u8, Damaged> {
        while !self.is_ready() {}
        let data = self.get(DATA);
        if data & DATA_ERRORS == 0 { Ok(data as u8) } else { Err(Damaged) }
    }

    /// Sends one byte, waiting for room.
    pub fn write(&mut self, byte: u8) {
        while self.get(FLAGS) & TRANSMITTER_FULL != 0 {}
        self.set(DATA, byte.into());
    }

    fn get(&self, offset: usize) -> u32 {
        // SAFETY: a register of the port, always mapped; reading it at most takes a byte out of the receiver.
        unsafe { ((self.0.0 + offset) as *const u32).read_volatile() }
    }

    fn set(&self, offset: usize, value: u32) {
        // SAFETY: a register of the port, always mapped; writing it touches no memory.
        unsafe { ((self.0.0 + offset) as *mut u32).write_volatile(value) }
    }
}
