//! Telnet (RFC 854): reading a stream, negotiating options, and the data in between.
//!
//! [`Session`](crate::session::Session) combines all of this for a serial line. The parts are here for other uses:
//!
//! - [`read`] and [`Reader`] split a stream into data, commands, negotiations and subnegotiations. Each has its length,
//!   so no byte is lost and none is read twice; the way the stream was cut makes no difference.
//! - [`Options`] keeps the state of the negotiations (RFC 1143), without which two ends may answer each other forever.
//! - [`encode`] and [`Decoder`] convert the data of the line.
//! - [`Authentication`] is the option by which a connection switches to TLS.
//!
//! A subnegotiation (RFC 855) goes from `IAC SB` to `IAC SE` (`FF FA` to `FF F0`), and a byte 0xFF in it is sent twice.
//! If an IAC in it is followed by something else, the subnegotiation is invalid and has no known end. Reading then goes
//! on at that IAC. If the sender had cut the subnegotiation off, nothing more is lost. If the sender does not double its
//! 0xFF, the rest looks like data, up to a [`Command::SE`] that belongs to no subnegotiation.
//!
//! # Examples
//!
//! ```
//! use vserial_uri::telnet::{BINARY, Event, Negotiation, Options, Reader, Sides};
//!
//! let mut reader = Reader::new();
//! let mut options = Options::new([(BINARY, Sides::Both)]);
//! let mut input = &b"\xFF\xFD\x00login:\xFF"[..];
//! let (mut line, mut output) = (Vec::new(), Vec::new());
//!
//! while let Some(token) = reader.read(input)? {
//!     input = &input[token.len()..];
//!     match token.event() {
//!         Event::Data(data) => data.slices().for_each(|slice| line.extend_from_slice(slice)),
//!         Event::Negotiation(negotiation) => {
//!             let (reply, _) = options.receive(negotiation);
//!             output.extend(reply.into_iter().flat_map(Negotiation::to_bytes));
//!         }
//!         _ => {}
//!     }
//! }
//! assert_eq!(line, b"login:");
//! assert_eq!(output, b"\xFF\xFB\x00"); // WILL BINARY
//! assert_eq!(input, b"\xFF"); // incomplete
//! # Ok::<(), vserial_uri::telnet::FrameError>(())
//! ```

mod authentication;
mod bytes;
mod command;
mod data;
mod doubling;
mod error;
mod event;
mod negotiation;
mod options;
mod payload;
mod reader;
mod subnegotiation;

pub use authentication::{Authentication, TypePair, TypePairs};
pub use command::Command;
pub use data::{Decoder, Encoded, encode};
pub use error::{FrameError, FrameErrorKind};
pub use event::{Event, Token};
pub use negotiation::{Negotiation, Verb};
pub use options::{AUTHENTICATION, BINARY, Change, ECHO, Options, SGA, Side, Sides};
pub use payload::{Payload, PayloadBytes, PayloadSlices};
pub use reader::{Reader, read};
pub use subnegotiation::Subnegotiation;

pub(crate) use bytes::{octet, tag};
pub(crate) use command::{IAC, SB, SE};
pub(crate) use doubling::fill;
pub(crate) use subnegotiation::frame;
