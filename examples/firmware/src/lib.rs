//! The configuration of a virtual serial port, set over a serial line: the part that any machine can run.
//!
//! [`line`] makes lines of bytes, [`command`] takes a line apart, [`console`] carries it out, [`answer`] says what came of
//! it. The binary beside this library adds the board: its serial port, its log, its memory. [`specimens`] are for tests.
#![no_std]

pub mod answer;
pub mod command;
pub mod console;
pub mod line;
pub mod specimens;
