//! What the machine around the board tells: how much input there will be, and where the exit code goes.
//!
//! A serial line has no end, and every byte may be data, so no byte can mark one. Under QEMU the end comes by another way:
//! `run.sh` gives the number of bytes it will send as the command line, which the firmware asks for over semihosting.

use core::mem::MaybeUninit;

use semihosting::sys::arm_compat::sys_get_cmdline_uninit;

/// The number of bytes that the port will receive, which ends the command line; `None` on a board whose input has no end.
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
