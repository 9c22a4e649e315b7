//! What the machine around the board tells: how much input there will be, and where the exit code goes.
//!
//! A serial line has no end, and every byte may be data, so no byte can mark one. Under QEMU the end comes by another way:
//! `run.sh` gives the number of bytes it will send as the command line, which the firmware asks for over semihosting.

use core::mem::MaybeUninit;

use semihosting::sys::arm_compat::sys_get_cmdline_uninit;

/// The number of bytes that the port will receive; `None` on a board whose input has no end.
pub fn input_length() -> Option<usize> {
    let mut buffer = [MaybeUninit::uninit(); 64];
    let line = sys_get_cmdline_uninit(&mut buffer).ok()?;
    core::str::from_utf8(line).ok()?.rsplit(' ').next()?.parse().ok()
}

/// Ends the run; QEMU exits with `code`.
pub fn exit(code: i32) -> ! {
    semihosting::process::exit(code)
}
