//! Messages that a peer sends.

pub const WILL_37: &[u8] = &[0xFF, 0xFB, 37];
pub const WONT_37: &[u8] = &[0xFF, 0xFC, 37];
pub const DO_37: &[u8] = &[0xFF, 0xFD, 37];
pub const DONT_37: &[u8] = &[0xFF, 0xFE, 37];
pub const SEND: &[u8] = &[0xFF, 0xFA, 37, 1, 7, 0, 0xFF, 0xF0];
pub const SEND_NOTHING: &[u8] = &[0xFF, 0xFA, 37, 1, 0xFF, 0xF0];
pub const SEND_OTHERS: &[u8] = &[0xFF, 0xFA, 37, 1, 6, 0, 7, 2, 0xFF, 0xF0];
pub const START: &[u8] = &[0xFF, 0xFA, 37, 0, 7, 0, 1, 0xFF, 0xF0];
pub const NULL: &[u8] = &[0xFF, 0xFA, 37, 0, 0, 0, 0xFF, 0xF0];
pub const IS_UNKNOWN: &[u8] = &[0xFF, 0xFA, 37, 0, 7, 0, 4, 0xFF, 0xF0];
pub const IS_OTHER_PAIR: &[u8] = &[0xFF, 0xFA, 37, 0, 7, 2, 1, 0xFF, 0xF0];
pub const ACCEPT: &[u8] = &[0xFF, 0xFA, 37, 2, 7, 0, 2, 0xFF, 0xF0];
pub const REJECT: &[u8] = &[0xFF, 0xFA, 37, 2, 7, 0, 3, 0xFF, 0xF0];
pub const CLIENT_HELLO: &[u8] = &[0x16, 3, 1, 2, 0, 1];
pub const WILL_232: &[u8] = &[0xFF, 0xFB, 232];
pub const DO_232: &[u8] = &[0xFF, 0xFD, 232];
pub const WILL_PROXY: &[u8] = b"\xFF\xFA\xE8\x47\xFF\xF0";
pub const WONT_PROXY: &[u8] = b"\xFF\xFA\xE8\x49\xFF\xF0";
/// Answers about BINARY, so that nothing else holds the line back.
pub const NO_BINARY: &[u8] = &[0xFF, 0xFE, 0, 0xFF, 0xFC, 0];

/// Returns the frame of option 232 with a code and a payload in pieces.
pub fn frame(pieces: &[&[u8]]) -> Vec<u8> {
    oracle::telnet::wrap(&[&[232], &pieces.concat()[..]].concat())
}
