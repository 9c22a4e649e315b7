//! What the board gets from QEMU: the length of its input, and a way to exit with a code.
//!
//! A serial line has no end, and as every byte may be data, no byte can mark one. So `run.sh` passes the number of bytes that
//! it sends as the command line, which the firmware reads over semihosting.

use core::mem::MaybeUninit;

use semihosting::sys::arm_compat::sys_get_cmdline_uninit;

/// Returns the number of bytes that the port receives, the last word of the command line. `None` on a real board.
pub fn input_length() -> Option<usize> {
    let mut buffer = [MaybeUninit::uninit(); 64];
    let line = sys_get_cmdline_uninit(&mut buffer).ok()?;
    line.iter().fold(None, |number: Option<usize>, &byte| {
        let digit = char::from(byte).to_digit(10)?;
        Some(number.unwrap_or(0).saturating_mul(10).saturating_add(digit as usize))
    })
}

/// Ends the run; QEMU exits with `code`.
pub fn exit(code: i32) -> ! {
    semihosting::process::exit(code)
}
