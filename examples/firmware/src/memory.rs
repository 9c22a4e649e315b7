//! Measures the memory of the image and the depth of its stack.

use core::ptr;

use cortex_m_rt::STACK_PAINT_VALUE;

unsafe extern "C" {
    // Symbols of cortex-m-rt's linker script. They are not variables: only their addresses have a meaning.
    static __vector_table: u32;
    static __sidata: u32;
    static __sdata: u32;
    static __edata: u32;
    static __ebss: u32;
    static _stack_end: u32;
    static _stack_start: u32;
}

/// Returns the bytes of flash: vectors, code, constants, and initial values of variables.
pub fn flash() -> usize {
    distance(&raw const __vector_table, &raw const __sidata) + distance(&raw const __sdata, &raw const __edata)
}

/// Returns the bytes of RAM for variables, without the stack.
pub fn variables() -> usize {
    distance(&raw const __sdata, &raw const __ebss)
}

/// Returns the bytes of RAM that are left for the stack.
pub fn stack() -> usize {
    distance(&raw const _stack_end, &raw const _stack_start)
}

/// Returns the bytes of stack that were used: those that no longer hold the pattern written before `main`.
pub fn stack_high_water() -> usize {
    let mut untouched = &raw const _stack_end;
    let top = &raw const _stack_start;
    // SAFETY: every word between the two symbols is RAM; volatile, because this stack is in use while it is read.
    while untouched < top && unsafe { ptr::read_volatile(untouched) } == STACK_PAINT_VALUE {
        untouched = untouched.wrapping_add(1);
    }
    distance(untouched, top)
}

fn distance(from: *const u32, to: *const u32) -> usize {
    to.addr().wrapping_sub(from.addr())
}
