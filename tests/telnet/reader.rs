//! The reader: its memory, discarded frames, where data ends, and that work grows with the input only.

use std::time::{Duration, Instant};

use vserial_uri::telnet::{Event, Negotiation, Payload, Reader, Subnegotiation, Verb, read};

use crate::first;

#[test]
fn a_long_frame_byte_by_byte_is_linear() {
    // Doubled bytes, then plain ones. Scanned from the start each time, this would take days.
    let mut frame = vec![0xFF, 0xFA, 37];
    frame.extend([0xFF; 1 << 18]);
    frame.extend([b'x'; 1 << 18]);
    frame.extend([0xFF, 0xF0]);
    let mut reader = Reader::new();
    let start = Instant::now();
    for seen in 0..frame.len() {
        // The second call has nothing new to scan.
        assert_eq!(reader.read(&frame[..seen]), Ok(None));
        assert_eq!(reader.read(&frame[..seen]), Ok(None));
        assert!(start.elapsed() < Duration::from_secs(60), "{seen} of {} bytes after a minute", frame.len());
    }
    let token = reader.read(&frame).expect("valid").expect("complete");
    assert_eq!(token.len(), frame.len());
}

#[test]
fn a_reader_given_less_than_before_starts_again() {
    let mut reader = Reader::new();
    assert_eq!(reader.read(b"\xFF\xFA\xE8\x52a long name"), Ok(None));
    let token = reader.read(b"\xFF\xFA\xE8\x47\xFF\xF0").expect("valid").expect("complete");
    assert_eq!(token.event(), Event::Subnegotiation(Subnegotiation::new(232, Payload::new(&[71]))));

    assert_eq!(reader.read(b"\xFF\xFA\xE8\x52a long name"), Ok(None));
    let token = reader.read(b"log").expect("valid").expect("complete");
    assert_eq!(token.event(), Event::Data(Payload::new(b"log")));
    assert_eq!(reader, Reader::new());
}

#[test]
fn discarding_without_a_frame_does_nothing() {
    for input in [&b""[..], b"\xFF", b"\xFF\xFB"] {
        let mut reader = Reader::new();
        assert_eq!(reader.read(input), Ok(None));
        reader.discard();
        assert_eq!(reader, Reader::new());
    }
    let mut reader = Reader::new();
    assert_eq!(reader.read(b"\xFF\xFA"), Ok(None));
    reader.discard();
    assert_eq!(reader.to_string(), "telnet reader, discarding a subnegotiation");
}

#[test]
fn a_cut_off_frame_ends_what_is_discarded() {
    let mut reader = Reader::new();
    assert_eq!(reader.read(b"\xFF\xFA\xE8\x52name\xFF"), Ok(None));
    assert_eq!(reader.to_string(), "telnet reader, 8 bytes into a subnegotiation");
    reader.discard();
    let token = reader.read(b"\xFF\xFA\xE8\x52name\xFF").expect("valid").expect("complete");
    assert_eq!(token.event(), Event::Discarded(b"\xFF\xFA\xE8\x52name"));
    assert_eq!(reader.read(b"\xFF"), Ok(None));
    let token = reader.read(b"\xFF\xFB\xE8").expect("valid").expect("complete");
    assert_eq!(token.event(), Event::Negotiation(Negotiation::new(Verb::Will, 232)));
    assert_eq!(reader.to_string(), "telnet reader");
}

#[test]
fn data_ends_before_a_command_and_before_a_lone_iac() {
    let row = |input: &[u8], len: usize, plain: &[u8]| {
        let token = first(input);
        assert_eq!((token.len(), token.as_raw()), (len, &input[..len]));
        assert_eq!(token.event(), Event::Data(Payload::new(plain)));
    };
    row(b"a", 1, b"a");
    row(b"a\xFF", 1, b"a");
    row(b"a\xFF\xFF", 3, b"a\xFF");
    row(b"a\xFF\xFF\xFF", 3, b"a\xFF");
    row(b"\xFF\xFF\xFF\xF1", 2, b"\xFF");
    row(b"ab\xFF\xFA\xE8\x47\xFF\xF0", 2, b"ab");
}

#[test]
fn the_option_is_a_byte_like_the_others() {
    let row = |input: &[u8], option: u8, payload: &[u8]| {
        let expected = Subnegotiation::new(option, Payload::new(payload));
        assert_eq!(first(input).event(), Event::Subnegotiation(expected));
        assert_eq!(expected.write_into(&mut [0; 16]), Ok(input));
        assert_eq!(expected.encoded_len(), input.len());
        for seen in 0..input.len() {
            assert_eq!(read(&input[..seen]), Ok(None), "the first {seen} bytes");
        }
    };
    row(b"\xFF\xFA\x00\xFF\xF0", 0, b"");
    row(b"\xFF\xFA\xF0\xF0\xFF\xF0", 240, b"\xF0");
    row(b"\xFF\xFA\xFF\xFF\xFF\xF0", 255, b"");
    row(b"\xFF\xFA\xFF\xFF\xFF\xFF\xFF\xF0", 255, b"\xFF");
}

#[test]
fn events_print_their_content() {
    let row = |input: &[u8], text: &str| {
        let token = first(input);
        assert_eq!((token.to_string(), token.event().to_string()), (text.into(), text.into()));
    };
    row(b"hi\xFF\xFF", "data: 68 69 ff");
    row(b"\xFF\xF1", "NOP");
    row(b"\xFF\x01", "command 1");
    row(b"\xFF\xFD\x00", "DO 0");
    row(b"\xFF\xFA\x25\x01\xFF\xFF\xFF\xF0", "option 37: 01 ff");
    row(b"\xFF\xFA\x25\xFF\xF0", "option 37");
    row(b"\xFF\xFA\xE8\x63\xFF\xF0", "option 232: 63");
    assert_eq!(Event::Discarded(&[0xFF, 0xFA]).to_string(), "discarded: ff fa");
}
