//! The configuration of a virtual serial port, set over a serial line: the part that any machine can run.
//!
//! [`line`] splits bytes into lines, [`command`] parses a line, [`console`] runs it, [`answer`] holds the result, and
//! [`connection`] joins the line to a concentrator. The
//! binary adds the board: serial ports, log and memory. [`specimens`] is for tests.
#![no_std]

pub mod answer;
pub mod command;
pub mod connection;
pub mod console;
pub mod line;
pub mod specimens;
