//! How much memory the image takes, and how deep its stack has been.

use core::ptr;

use cortex_m_rt::STACK_PAINT_VALUE;

unsafe extern "C" {
    // Addresses that cortex-m-rt's linker script gives a name. They are no variables: only their addresses mean anything.
    static __vector_table: u32;
    static __sidata: u32;
    static __sdata: u32;
    static __edata: u32;
    static __ebss: u32;
    static _stack_end: u32;
    static _stack_start: u32;
}

/// Bytes of flash: vectors, code, constants, and the first values of variables.
pub fn flash() -> usize {
    distance(&raw const __vector_table, &raw const __sidata) + distance(&raw const __sdata, &raw const __edata)
}

/// Bytes of RAM for variables, the stack not counted.
pub fn variables() -> usize {
    distance(&raw const __sdata, &raw const __ebss)
}

/// Bytes of RAM that the stack may take.
pub fn stack() -> usize {
    distance(&raw const _stack_end, &raw const _stack_start)
}

/// Bytes of stack in use when it was deepest: what no longer holds the paint that it was given before `main`.
pub fn stack_high_water() -> usize {
    let mut untouched = &raw const _stack_end;
    let top = &raw const _stack_start;
    // SAFETY: every word between the two symbols is RAM; volatile, since this stack is in use while it is looked at.
    while untouched < top && unsafe { ptr::read_volatile(untouched) } == STACK_PAINT_VALUE {
        untouched = untouched.wrapping_add(1);
    }
    distance(untouched, top)
}

fn distance(from: *const u32, to: *const u32) -> usize {
    to.addr().wrapping_sub(from.addr())
}
