//! The concentrator's side of a port with a proxy: telnet option 232.
//!
//! A machine whose port has a proxyURI connects to it, whatever the port's direction. What listens there is a virtual
//! serial port concentrator. The two talk telnet; the machine first offers option 232, and when it is agreed on, it
//! says which port it stands for. The same option lets a concentrator ask for the machine's name and identifiers, and
//! lets the connection move to another host together with the machine.
//!
//! ```text
//! machine                                    concentrator
//! IAC WILL 232                         ->
//!                                      <-    IAC DO 232
//! KNOWN-SUBOPTIONS-1  codes            ->
//!                                      <-    KNOWN-SUBOPTIONS-2  codes
//! DO-PROXY  C or S, serviceURI         ->
//!                                      <-    WILL-PROXY or WONT-PROXY
//! the serial line's bytes              <->   the serial line's bytes
//! ```
//!
//! Each of the words in capitals is a *suboption*, sent in a frame of its own: `IAC SB 232 code payload IAC SE`, in
//! bytes `FF FA E8 code payload FF F0`. Nothing tells how long a frame is; it goes on to its `IAC SE`. Hence a byte FF
//! inside must be sent twice, and is a single byte again for who receives it. So it is for the bytes of the serial line.
//!
//! # Reading
//!
//! [`read`] says what stands at the front of some bytes: a frame, something else of telnet, bytes of the serial line, a
//! wrong frame, or the beginning of something whose other bytes are still to come. [`FrameReader`] does the same for a
//! stream that comes in pieces. Everything is reported with its length, so no byte is lost and none is read twice.
//! Frames are given whole or not at all, however the stream was cut.
//!
//! A wrong frame is an error with a place, and with the number of bytes to skip:
//!
//! - Where the frame has an end and only its payload is wrong, the whole frame.
//! - Where an IAC in it is followed by neither IAC nor SE, up to that IAC, which is then read as the beginning of a
//!   command, as the telnet daemons of old do. If the sender had cut the frame off, nothing more is lost. If the sender
//!   does not double its FF, the rest of its frame now looks like data, up to a [`Command::SE`] that belongs to no
//!   frame: a caller who knows such senders throws away what comes before that.
//!
//! A frame longer than the caller's buffer never becomes complete: the buffer is full and the reader wants more. Then
//! [`FrameReader::discard`] drops that frame, and only that.
//!
//! # Example
//!
//! A concentrator that serves the port `vSPC.py`, as far as its answers go:
//!
//! ```
//! use vserial_uri::vspc::{Code, Codes, Event, FrameReader, Negotiation, Suboption, Verb};
//!
//! /// Reads from the front of `input`; gives how much of it was used.
//! fn answer(reader: &mut FrameReader, input: &[u8], output: &mut Vec<u8>) -> usize {
//!     let mut used = 0;
//!     let mut frame = [0; 64];
//!     loop {
//!         let reply = match reader.read(&input[used..]) {
//!             Ok(None) => return used,
//!             Ok(Some(item)) => {
//!                 used += item.len();
//!                 match item.event() {
//!                     Event::Suboption(Suboption::KnownSuboptions1(_)) => {
//!                         Some(Suboption::KnownSuboptions2(Codes::new(&[0, 1, 2, 3, 70, 71, 73])))
//!                     }
//!                     Event::Suboption(Suboption::DoProxy(asked)) if asked.service_uri() == "vSPC.py" => {
//!                         Some(Suboption::WillProxy)
//!                     }
//!                     Event::Suboption(Suboption::DoProxy(_)) => Some(Suboption::WontProxy),
//!                     Event::Suboption(other) => other.unknown_answer(),
//!                     Event::Negotiation(asked) if asked.is_vspc() => {
//!                         output.extend(Negotiation::vspc(asked.verb().agree()).to_bytes());
//!                         None
//!                     }
//!                     // Data for the serial line, and telnet's other commands.
//!                     _ => None,
//!                 }
//!             }
//!             Err(error) => {
//!                 used += error.skip();
//!                 (error.code() == Some(Code::DO_PROXY)).then_some(Suboption::WontProxy)
//!             }
//!         };
//!         if let Some(reply) = reply {
//!             output.extend(reply.write_into(&mut frame).expect("no reply of ours is longer"));
//!         }
//!     }
//! }
//!
//! let mut output = Vec::new();
//! let input = b"\xFF\xFB\xE8\xFF\xFA\xE8\x46SvSPC.py\xFF\xF0login:\xFF";
//! let used = answer(&mut FrameReader::new(), input, &mut output);
//! assert_eq!(input[used..], [0xFF]); // the beginning of something
//! assert_eq!(output, b"\xFF\xFD\xE8\xFF\xFA\xE8\x47\xFF\xF0"); // DO 232, WILL-PROXY
//! ```

mod code;
mod do_proxy;
mod error;
mod event;
mod frame;
mod payload;
mod subnegotiation;
mod suboption;
mod telnet;
mod unknown;
mod uuid;

pub use code::{Code, Codes};
pub use do_proxy::DoProxy;
pub use error::{FrameError, FrameErrorKind, PayloadError};
pub use event::{Event, Item};
pub use frame::{FrameReader, read};
pub use payload::Payload;
pub use subnegotiation::Subnegotiation;
pub use suboption::Suboption;
pub use telnet::{Command, Negotiation, Verb};
pub use unknown::Unknown;
pub use uuid::Uuid;

/// The telnet option's number.
///
/// # Examples
///
/// ```
/// use vserial_uri::vspc::{Negotiation, OPTION, Verb};
///
/// assert_eq!(Negotiation::vspc(Verb::Do), Negotiation::new(Verb::Do, OPTION));
/// ```
pub const OPTION: u8 = 232;
