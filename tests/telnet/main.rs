//! Telnet: streams read, options negotiated, data encoded and decoded, authentication messages.
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, clippy::string_slice, reason = "a test may panic")]

mod authentication;
mod commands;
mod data;
mod invalid;
mod options;
mod payload;
mod reader;
mod stream;

use vserial_uri::telnet::{Event, Payload, Token, read};

/// Returns the first element of `input`.
#[track_caller]
fn first(input: &[u8]) -> Token<'_> {
    read(input).expect("valid").expect("complete")
}

/// Returns the payload of `input`, which must be data only.
#[track_caller]
fn data_of(input: &[u8]) -> Payload<'_> {
    let token = first(input);
    assert_eq!(token.len(), input.len());
    match token.event() {
        Event::Data(data) => data,
        other => panic!("not data: {other}"),
    }
}
