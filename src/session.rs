//! One end of a serial line over telnet, without I/O and without allocation.
//!
//! The caller owns the connection, the buffers, TLS and the clock. It passes what arrives to [`Session::receive`], which
//! reports one [`Event`] at a time, and sends what [`Session::transmit`] writes. The session negotiates the telnet options,
//! switches to TLS as [`Tls`] says, speaks the concentrator's protocol, and converts the data of the line.
//!
//! | role | the connection |
//! |---|---|
//! | [`client`](Session::client) | to the serviceURI of a port with direction client, without a proxy |
//! | [`server`](Session::server) | accepted on the serviceURI of a port with direction server, without a proxy |
//! | [`machine`](Session::machine), [`vmotion_target`](Session::vmotion_target) | to a proxyURI |
//! | [`concentrator`](Session::concentrator) | accepted from a machine, on the machine's proxyURI |
//!
//! Lines over tcp and ssl need no session: their bytes are the data of the line.
//!
//! Every session guarantees, whatever the peer sends:
//!
//! - If TLS is required, no data of the line, no break and no DO-PROXY is sent or delivered in plaintext.
//! - No byte of the line is lost, duplicated or reordered, however the input is split. The exception is an invalid frame: if
//!   its sender does not double 0xFF, its end is unknown, and up to 64 bytes after it may be dropped.
//! - Each message of the peer causes a bounded number of messages, so the output is bounded by the input.
//! - An invalid frame is reported, and the line goes on. What is dropped after it is reported as [`Event::Discarded`].
//!
//! A peer that never answers a request would keep the line closed forever. A caller with a clock ends the wait with
//! [`Session::stop_waiting`]; one or two seconds is typical.
//!
//! # Clients
//!
//! This client runs on a microcontroller, over any connection that implements the traits of `embedded-io`:
//!
//! ```
//! use embedded_io::{Read, Write};
//! use vserial_uri::ServiceUri;
//! use vserial_uri::session::{Event, Received, Session};
//!
//! /// Sends `line` and prints what arrives, until the peer closes the connection.
//! fn run<C: Read + Write>(
//!     mut connection: C,
//!     session: &mut Session<'_>,
//!     mut line: &[u8],
//!     mut print: impl FnMut(&[u8]),
//! ) -> Result<(), Box<dyn core::error::Error>>
//! where
//!     C::Error: 'static,
//! {
//!     let (mut input, mut filled, mut output) = ([0; 128], 0, [0; 128]);
//!     loop {
//!         let sent = session.transmit(line, &mut output);
//!         connection.write_all(&output[..sent.len])?;
//!         line = &line[sent.taken..];
//!
//!         let Received { len, event } = session.receive(&input[..filled])?;
//!         match event {
//!             Some(Event::Data(data)) => print(data),
//!             Some(Event::StartTls(_)) => return Err("this microcontroller has no TLS".into()),
//!             Some(_) => {} // `Transmit` among them, which the next turn does
//!             None if len > 0 => {}
//!             None if filled == input.len() => session.discard(), // a frame that is too long
//!             None => match connection.read(&mut input[filled..])? {
//!                 0 => return Ok(()),
//!                 more => filled += more,
//!             },
//!         }
//!         input.copy_within(len..filled, 0);
//!         filled -= len;
//!     }
//! }
//!
//! # struct Peer<'a>(&'a [u8], &'a mut Vec<u8>);
//! # impl embedded_io::ErrorType for Peer<'_> {
//! #     type Error = core::convert::Infallible;
//! # }
//! # impl Read for Peer<'_> {
//! #     fn read(&mut self, buffer: &mut [u8]) -> Result<usize, Self::Error> {
//! #         self.0.read(buffer)
//! #     }
//! # }
//! # impl Write for Peer<'_> {
//! #     fn write(&mut self, bytes: &[u8]) -> Result<usize, Self::Error> {
//! #         self.1.extend(bytes);
//! #         Ok(bytes.len())
//! #     }
//! #     fn flush(&mut self) -> Result<(), Self::Error> {
//! #         Ok(())
//! #     }
//! # }
//! let uri = ServiceUri::parse("telnet://console.example:23").unwrap();
//! // A server that knows neither the authentication option nor BINARY.
//! let arrives = b"\xFF\xFE\x25\xFF\xFE\x00\xFF\xFC\x00login: ";
//! let (mut sent, mut screen) = (Vec::new(), Vec::new());
//! run(Peer(arrives, &mut sent), &mut Session::client(uri.tls()), b"root\r", |data| screen.extend_from_slice(data))?;
//! assert!(sent.starts_with(b"\xFF\xFB\x25")); // WILL AUTHENTICATION
//! assert!(sent.ends_with(b"root\r\0"));
//! assert_eq!(screen, b"login: ");
//! # Ok::<(), Box<dyn core::error::Error>>(())
//! ```
//!
//! # Servers
//!
//! A server has a certificate, and switches to TLS if the client asks for it or the URI requires it:
//!
//! ```
//! use vserial_uri::Tls;
//! use vserial_uri::session::{Event, Session, TlsRole};
//!
//! let mut session = Session::server(Tls::Required);
//! let mut out = [0; 64];
//! let sent = session.transmit(b"login: ", &mut out);
//! assert_eq!(out[..sent.len], [0xFF, 0xFD, 37]); // DO AUTHENTICATION, and no data of the line
//!
//! // The client agrees, then asks to start; each is answered before the next can be received.
//! let mut input = &b"\xFF\xFB\x25\xFF\xFA\x25\x00\x07\x00\x01\xFF\xF0\x16\x03\x01"[..];
//! let role = loop {
//!     session.transmit(b"login: ", &mut out);
//!     let received = session.receive(input)?;
//!     input = &input[received.len..];
//!     if let Some(Event::StartTls(role)) = received.event {
//!         break role;
//!     }
//! };
//! assert_eq!((role, input), (TlsRole::Server, &b"\x16\x03\x01"[..])); // the ClientHello
//!
//! // The handshake and the checks happen here; from now on input and output are those of the TLS stream.
//! session.tls_started();
//! session.stop_waiting()?; // for the client's answer about BINARY
//! let sent = session.transmit(b"login: ", &mut out);
//! assert!(out[..sent.len].ends_with(b"login: "));
//! # Ok::<(), vserial_uri::session::SessionError>(())
//! ```
//!
//! # Machines and concentrators
//!
//! Both ends of a proxy, in one program:
//!
//! ```
//! use vserial_uri::session::{Event, Identity, Received, Session};
//! use vserial_uri::{Direction, Tls, UriBacking};
//!
//! /// Sends what there is to send, and handles one event; returns whether anything happened.
//! fn turn(end: &mut Session<'_>, line: &[u8], input: &mut Vec<u8>, output: &mut Vec<u8>, log: &mut Vec<String>) -> bool {
//!     let mut buffer = [0; 64];
//!     let sent = end.transmit(line, &mut buffer);
//!     output.extend(&buffer[..sent.len]);
//!     let Ok(Received { len, event }) = end.receive(input) else { return false };
//!     match event {
//!         // The concentrator knows one port.
//!         Some(Event::DoProxy(port)) if port.service_uri() == "vSPC.py" => assert!(end.accept_proxy()),
//!         Some(Event::DoProxy(_)) => assert!(end.refuse_proxy()),
//!         Some(Event::VmName(name)) => log.push(format!("connected: {name}")),
//!         Some(Event::Data(data)) => log.push(format!("data: {}", data.escape_ascii())),
//!         _ => {}
//!     }
//!     input.drain(..len);
//!     sent.len > 0 || len > 0
//! }
//!
//! let backing = UriBacking::new(Direction::Server, "vSPC.py", Some("telnet://vspc.example:13370"))?;
//! let do_proxy = backing.do_proxy().expect("there is a proxy");
//! let identity = Identity { vm_name: Some("web 1"), ..Identity::default() };
//! let mut machine = Session::machine(Tls::Never, do_proxy, identity);
//! let mut concentrator = Session::concentrator(Tls::Never);
//!
//! let (mut to_machine, mut to_concentrator, mut log) = (Vec::new(), Vec::new(), Vec::new());
//! while turn(&mut machine, b"", &mut to_machine, &mut to_concentrator, &mut log)
//!     | turn(&mut concentrator, b"", &mut to_concentrator, &mut to_machine, &mut log)
//! {}
//! assert!(machine.is_open() && concentrator.is_open());
//! turn(&mut machine, b"login: ", &mut to_machine, &mut to_concentrator, &mut log);
//! turn(&mut concentrator, b"", &mut to_concentrator, &mut to_machine, &mut log);
//! assert_eq!(log, ["connected: web 1", "data: login: "]);
//! # Ok::<(), vserial_uri::BackingError>(())
//! ```

#[cfg(doc)]
use crate::tls::Tls;

mod concentrator;
mod encryption;
mod error;
mod event;
mod identity;
mod machine;
mod opening;
mod queue;
mod receive;
mod roles;
mod state;
mod transmit;
mod vmotion;

pub use error::SessionError;
pub use event::{Event, Received, TlsRole, Transmitted};
pub use identity::Identity;
pub use state::Session;
pub use vmotion::VMOTION_CAPACITY;
