//! A `no_std`, zero-copy parser for the network addresses of virtual serial ports.
#![no_std]
