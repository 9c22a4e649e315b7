//! A session of any role with a peer that does everything: it starts TLS by the authentication option, agrees on options,
//! sends what a machine and what a concentrator may send, an invalid frame, and data.

use core::hint::black_box;

use vserial_uri::session::{Event, Session};

/// What arrives up to TLS; for a server it ends in the first byte of the ClientHello.
#[cfg(any(feature = "session-client", feature = "session-machine"))]
const TO_TLS: &[&[u8]] =
    &[b"\xFF\xFD\x25", b"\xFF\xFA\x25\x01\x07\x00\xFF\xF0", b"\xFF\xFA\x25\x02\x07\x00\x02\xFF\xF0"];
#[cfg(any(feature = "session-server", feature = "session-concentrator"))]
const TO_TLS: &[&[u8]] = &[b"\xFF\xFB\x25", b"\xFF\xFA\x25\x00\x07\x00\x01\xFF\xF0", b"\x16"];

/// What arrives inside TLS.
const INSIDE_TLS: &[&[u8]] = &[
    b"\xFF\xFD\x00\xFF\xFB\x00\xFF\xFD\x03\xFF\xFB\x03\xFF\xFB\x01\xFF\xFD\xE8\xFF\xFB\xE8",
    b"\xFF\xFA\xE8\x00\x46\x52\x53\xFF\xF0\xFF\xFA\xE8\x01\x46\x52\x53\xFF\xF0",
    b"\xFF\xFA\xE8\x46SvSPC.py\xFF\xF0\xFF\xFA\xE8\x47\xFF\xF0",
    b"\xFF\xFA\xE8\x53\xFF\xF0\xFF\xFA\xE8\x52web 1\xFF\xF0\xFF\xFA\xE8\x54not a UUID\xFF\xF0",
    b"\xFF\xFA\xE8\xC8\xFF\xF0\xFF\xFA\xE8\x28\x01\x02\x03\x04\xFF\xF0",
    b"login: \xFF\xF3\r\0\xFF\xFA\xE8\xFF\x01",
];

/// Sends and receives until the input ends.
pub fn run(mut session: Session<'_>, text: &str) {
    let pieces = black_box(TO_TLS).iter().chain(black_box(INSIDE_TLS)).copied();
    for mut input in pieces.chain([text.as_bytes()]) {
        let mut out = [0; 64];
        loop {
            let sent = session.transmit(text.as_bytes(), &mut out);
            black_box((&out, sent));
            let Ok(received) = session.receive(input) else { return };
            black_box(&received);
            match received.event {
                Some(Event::StartTls(_)) => session.tls_started(),
                #[cfg(feature = "session-concentrator")]
                Some(Event::DoProxy(_)) => {
                    black_box(session.accept_proxy());
                }
                None if received.len == 0 => break,
                _ => {}
            }
            input = input.get(received.len..).unwrap_or_default();
        }
    }
    black_box(session.stop_waiting().is_ok() && session.is_open());
}
