//! The protocol between a machine and its serial port concentrator: telnet option 232.
//!
//! A machine whose port has a proxyURI connects to it, whatever the direction of the port. The machine offers option
//! 232; once the concentrator has agreed, it asks for the port by direction and serviceURI. By the same option the
//! concentrator asks for the name and identifiers of the machine, and the connection moves to another host together with
//! the machine (vMotion).
//!
//! ```text
//! machine                                    concentrator
//! IAC WILL 232                         ->
//!                                      <-    IAC DO 232
//! KNOWN-SUBOPTIONS-1  codes            ->
//!                                      <-    KNOWN-SUBOPTIONS-2  codes
//! DO-PROXY  C or S, serviceURI         ->
//!                                      <-    WILL-PROXY or WONT-PROXY
//! data of the serial line              <->   data of the serial line
//! ```
//!
//! Each message in capitals is a [`Suboption`] in a subnegotiation of its own, `IAC SB 232 code payload IAC SE`: in
//! bytes `FF FA E8 code payload FF F0`. [`Session`](crate::session::Session) speaks the whole protocol, in either role; this
//! module is its vocabulary, and [`telnet`](crate::telnet) reads the frames.
//!
//! # Examples
//!
//! ```
//! use vserial_uri::telnet::{Event, Reader};
//! use vserial_uri::vspc::{Suboption, Uuid};
//!
//! let stream = b"\xFF\xFA\xE8\x46SvSPC.py\xFF\xF0\xFF\xFA\xE8\x54test123\xFF\xF0";
//! let mut reader = Reader::new();
//! let mut input = &stream[..];
//! let mut log = Vec::new();
//! while let Some(token) = reader.read(input)? {
//!     input = &input[token.len()..];
//!     if let Event::Subnegotiation(subnegotiation) = token.event() {
//!         log.push(match Suboption::of(subnegotiation) {
//!             Some(Ok(suboption)) => suboption.to_string(),
//!             Some(Err(error)) => error.to_string(), // the stream goes on
//!             None => subnegotiation.to_string(), // another option
//!         });
//!     }
//! }
//! assert_eq!(log, [
//!     r#"DO-PROXY server "vSPC.py""#,
//!     r#"VM-BIOS-UUID: the UUID must be 16 pairs of hex digits, at byte 0 ("t")"#,
//! ]);
//! # Ok::<(), vserial_uri::telnet::FrameError>(())
//! ```

mod code;
mod do_proxy;
mod error;
mod suboption;
mod unknown_suboption;
mod uuid;

pub use code::{Code, Codes};
pub use do_proxy::DoProxy;
pub use error::{PayloadError, PayloadErrorKind};
pub use suboption::{OPTION, Suboption};
pub use unknown_suboption::UnknownSuboption;
pub use uuid::Uuid;
