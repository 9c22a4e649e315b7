//! Sessions: all interleavings of two of them, captured openings, refused TLS, injected text, and any bytes from a peer.
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, clippy::panic, reason = "a test may panic")]

mod calls;
mod captures;
mod concentrator;
mod explore;
mod messages;
mod plaintext;
mod properties;
mod refusals;
mod states;
mod texts;

use support::session::{machine, sent, target};
use vserial_uri::session::{Event, Session, SessionError};

/// The result of some input: events, data, output, the rest of the input, and the error.
#[derive(Debug, Default, PartialEq)]
struct Outcome {
    events: Vec<String>,
    data: Vec<u8>,
    output: Vec<u8>,
    rest: Vec<u8>,
    error: Option<SessionError>,
}

/// Feeds `input` to the session and sends what it has to send at each step.
fn feed(session: &mut Session<'_>, mut input: &[u8]) -> Outcome {
    let mut outcome = Outcome::default();
    loop {
        outcome.output.extend(sent(session, b""));
        match session.receive(input) {
            Err(error) => {
                outcome.error = Some(error);
                break;
            }
            Ok(received) => {
                input = &input[received.len..];
                match received.event {
                    None if received.len == 0 => break,
                    None | Some(Event::Transmit) => {}
                    Some(Event::Data(data)) => outcome.data.extend_from_slice(data),
                    Some(event) => outcome.events.push(format!("{event:?}")),
                }
                if matches!(received.event, Some(Event::StartTls(_))) {
                    break;
                }
            }
        }
    }
    outcome.rest = input.to_vec();
    outcome
}
