//! The data of the line: encoded, decoded, and cut anywhere.

use proptest::prelude::*;
use support::properties::options::lines_arrive;
use vserial_uri::telnet::{Decoder, Encoded, Event, Reader, encode};

/// A receiver whose input arrives in pieces: commands go to the reader, everything else to the decoder.
#[derive(Default)]
struct Receiver {
    decoder: Decoder,
    reader: Reader,
    kept: Vec<u8>,
    line: Vec<u8>,
}

impl Receiver {
    fn receive(&mut self, piece: &[u8], binary: bool) {
        self.kept.extend(piece);
        let mut rest = &self.kept[..];
        loop {
            if let Some((data, len)) = self.decoder.read(rest, binary) {
                assert!(len > 0 && data.len() <= len);
                self.line.extend(data);
                rest = &rest[len..];
            } else if let Some(token) = self.reader.read(rest).expect("no invalid frames") {
                assert!(!matches!(token.event(), Event::Data(_)), "data that the decoder did not read: {token}");
                rest = &rest[token.len()..];
            } else {
                break;
            }
        }
        self.kept = rest.to_vec();
    }
}

/// `line` is sent as `stream`, which decodes to `line`.
#[track_caller]
fn both_ways(line: &[u8], binary: bool, stream: &[u8]) {
    let mut buffer = vec![0x55; stream.len() + 1];
    assert_eq!(encode(line, binary, &mut buffer), Encoded { taken: line.len(), len: stream.len() });
    assert_eq!(buffer.escape_ascii().to_string(), [stream, b"\x55"].concat().escape_ascii().to_string());
    decodes(stream, binary, line);
}

/// `stream` decodes to `line`, however it is cut.
#[track_caller]
fn decodes(stream: &[u8], binary: bool, line: &[u8]) {
    for cut in 0..=stream.len() {
        let mut receiver = Receiver::default();
        receiver.receive(&stream[..cut], binary);
        receiver.receive(&stream[cut..], binary);
        assert_eq!(receiver.line.escape_ascii().to_string(), line.escape_ascii().to_string(), "cut at {cut}");
        assert_eq!(receiver.kept, b"", "bytes left");
    }
}

#[test]
fn outside_binary() {
    both_ways(b"", false, b"");
    both_ways(b"login: ", false, b"login: ");
    both_ways(b"\r", false, b"\r\0");
    both_ways(b"a\rb", false, b"a\r\0b");
    both_ways(b"\r\n", false, b"\r\n");
    both_ways(b"\n\r", false, b"\n\r\0");
    both_ways(b"\r\r\n", false, b"\r\0\r\n");
    both_ways(b"\r\0", false, b"\r\0\0");
    both_ways(b"\0", false, b"\0");
    both_ways(b"\xFF", false, b"\xFF\xFF");
    both_ways(b"\xFF\xFF", false, b"\xFF\xFF\xFF\xFF");
    both_ways(b"\r\xFF\n", false, b"\r\0\xFF\xFF\n");
    both_ways(b"\x80\xF0\xFE", false, b"\x80\xF0\xFE");
}

#[test]
fn in_binary() {
    both_ways(b"", true, b"");
    both_ways(b"\r", true, b"\r");
    both_ways(b"\r\n", true, b"\r\n");
    both_ways(b"\r\0", true, b"\r\0");
    both_ways(b"\0\r", true, b"\0\r");
    both_ways(b"\xFF", true, b"\xFF\xFF");
    both_ways(b"\r\xFF\0", true, b"\r\xFF\xFF\0");
    both_ways(b"\xFF\xFF", true, b"\xFF\xFF\xFF\xFF");
}

#[test]
fn what_other_encoders_send() {
    // A CR that nothing follows, and one that neither LF nor NUL follows.
    decodes(b"a\r", false, b"a\r");
    decodes(b"a\rb", false, b"a\rb");
    decodes(b"\r\r\0", false, b"\r\r");
    // A command does not separate CR from its NUL.
    decodes(b"\r\xFF\xF1\0a", false, b"\ra");
    decodes(b"\r\xFF\xFB\x01\0a", false, b"\ra");
    decodes(b"\r\xFF\xFA\x18\x01\xFF\xF0\0a", false, b"\ra");
    decodes(b"\r\xFF\xF1\na", false, b"\r\na");
    decodes(b"\r\xFF\xFF\0", false, b"\r\xFF\0");
    decodes(b"\r\0\0", false, b"\r\0");
}

#[test]
fn binary_may_start_and_end_between_any_two_bytes() {
    let row = |pieces: &[(&[u8], bool)], line: &[u8]| {
        let mut receiver = Receiver::default();
        for (piece, binary) in pieces {
            receiver.receive(piece, *binary);
        }
        assert_eq!(receiver.line, line);
    };
    row(&[(b"\r", false), (b"\0", true)], b"\r\0");
    row(&[(b"\r", true), (b"\0", false)], b"\r\0");
    row(&[(b"\r\0", false), (b"\r\0", true), (b"\r\0", false)], b"\r\r\0\r");
}

#[test]
fn half_a_pair_is_not_written() {
    let row = |line: &[u8], binary, room: usize, expected: Encoded| {
        let mut buffer = [0x55; 8];
        assert_eq!(encode(line, binary, &mut buffer[..room]), expected);
        assert!(buffer[expected.len..].iter().all(|byte| *byte == 0x55));
    };
    row(b"ab", false, 0, Encoded { taken: 0, len: 0 });
    row(b"ab", false, 1, Encoded { taken: 1, len: 1 });
    row(b"ab", false, 8, Encoded { taken: 2, len: 2 });
    for pair in [&b"\xFF"[..], b"\r", b"\r\n"] {
        let line = [b"a", pair].concat();
        row(&line, false, 1, Encoded { taken: 1, len: 1 });
        row(&line, false, 2, Encoded { taken: 1, len: 1 });
        row(&line, false, 3, Encoded { taken: line.len(), len: 3 });
    }
    row(b"\r\n", true, 1, Encoded { taken: 1, len: 1 });
    row(b"\xFF", true, 1, Encoded { taken: 0, len: 0 });
}

#[test]
fn the_slices_are_borrowed() {
    let input = b"ab\xFF\xFFc\r\0d";
    let mut decoder = Decoder::new();
    let mut slices = Vec::new();
    let mut at = 0;
    while let Some((data, len)) = decoder.read(&input[at..], false) {
        assert_eq!(data.as_ptr(), input[at..].as_ptr());
        slices.push(data);
        at += len;
        if at == 6 {
            // Only the NUL is left of the pair.
            assert_eq!(decoder.read(&input[at..], false), Some((&[][..], 1)));
            at += 1;
        }
    }
    assert_eq!((slices, at), (vec![&b"ab\xFF"[..], b"c\r", b"d"], input.len()));
}

#[test]
fn both_ends_print_their_state() {
    assert_eq!(encode(b"\r\n\r\xFF", false, &mut [0; 8]).to_string(), "4 bytes taken, 6 written");
    let mut decoder = Decoder::new();
    assert_eq!(decoder.to_string(), "telnet decoder");
    decoder.read(b"\r", false);
    assert_eq!(decoder.to_string(), "telnet decoder, after CR");
}

proptest! {
    /// Bytes with a meaning are frequent. The first five are flags and sizes (see [`lines_arrive`]).
    #[test]
    fn any_line_arrives(
        sizes: [u8; 5],
        line in prop::collection::vec(prop_oneof![2 => any::<u8>(), 7 => prop::sample::select(&b"\xFF\r\n\0"[..])], 0..48),
    ) {
        lines_arrive(&[&sizes[..], &line].concat());
    }
}
