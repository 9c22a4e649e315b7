//! Limits: the reader's memory, full buffers, long frames, and that work grows with the input only.

use core::hash::{BuildHasher, BuildHasherDefault};
use std::hash::DefaultHasher;
use std::time::{Duration, Instant};

use vserial_uri::CapacityError;
use vserial_uri::vspc::{Command, Event, FrameReader, Negotiation, Payload, Suboption, Verb, read};

#[test]
fn a_long_frame_byte_by_byte_is_linear() {
    // Doubled bytes and plain ones. Looked at from its beginning each time, this would take days.
    let name = "x".repeat(1 << 18);
    let mut frame = vec![0xFF, 0xFA, 37];
    frame.extend([0xFF; 1 << 18]);
    frame.extend(name.as_bytes());
    frame.extend([0xFF, 0xF0]);
    let mut reader = FrameReader::new();
    let begun = Instant::now();
    for seen in 0..frame.len() {
        // Asked again without anything new, it has nothing to look at.
        assert_eq!(reader.read(&frame[..seen]), Ok(None));
        assert_eq!(reader.read(&frame[..seen]), Ok(None));
        assert!(begun.elapsed() < Duration::from_secs(60), "{seen} of {} bytes after a minute", frame.len());
    }
    let item = reader.read(&frame).expect("right").expect("complete");
    assert_eq!(item.len(), frame.len());
}

#[test]
fn a_reader_given_less_than_before_starts_again() {
    let mut reader = FrameReader::new();
    assert_eq!(reader.read(b"\xFF\xFA\xE8\x52a long name"), Ok(None));
    let item = reader.read(b"\xFF\xFA\xE8\x47\xFF\xF0").expect("right").expect("complete");
    assert_eq!(item.event(), Event::Suboption(Suboption::WillProxy));

    assert_eq!(reader.read(b"\xFF\xFA\xE8\x52a long name"), Ok(None));
    let item = reader.read(b"log").expect("right").expect("complete");
    assert_eq!(item.event(), Event::Data(Payload::new(b"log")));
    assert_eq!(reader, FrameReader::new());
}

#[test]
fn a_reader_is_two_words() {
    assert!(size_of::<FrameReader>() <= 2 * size_of::<usize>());
    assert!(size_of::<Suboption<'_>>() <= 5 * size_of::<usize>());
}

#[test]
fn discarding_without_a_frame_does_nothing() {
    for input in [&b""[..], b"\xFF", b"\xFF\xFB"] {
        let mut reader = FrameReader::new();
        assert_eq!(reader.read(input), Ok(None));
        reader.discard();
        assert_eq!(reader, FrameReader::new());
    }
    let mut reader = FrameReader::new();
    assert_eq!(reader.read(b"\xFF\xFA"), Ok(None));
    reader.discard();
    assert_eq!(reader.to_string(), "frame reader, discarding a frame");
}

#[test]
fn a_cut_off_frame_ends_what_is_discarded() {
    let mut reader = FrameReader::new();
    assert_eq!(reader.read(b"\xFF\xFA\xE8\x52name\xFF"), Ok(None));
    assert_eq!(reader.to_string(), "frame reader, 8 bytes into a frame");
    reader.discard();
    let item = reader.read(b"\xFF\xFA\xE8\x52name\xFF").expect("right").expect("complete");
    assert_eq!(item.event(), Event::Discarded(b"\xFF\xFA\xE8\x52name"));
    assert_eq!(reader.read(b"\xFF"), Ok(None));
    let item = reader.read(b"\xFF\xFB\xE8").expect("right").expect("complete");
    assert_eq!(item.event(), Event::Negotiation(Negotiation::vspc(Verb::Will)));
    assert_eq!(reader.to_string(), "frame reader");
}

#[test]
fn payload_into_buffers() {
    let plain = [0xFF, 1, 0xFF];
    let payload = Payload::new(&plain);
    let mut buffer = [0x55; 6];
    assert_eq!(payload.encode_into(&mut buffer[..4]), Err(CapacityError));
    assert_eq!(payload.decode_into(&mut buffer[..2]), Err(CapacityError));
    assert_eq!(buffer, [0x55; 6]);
    assert_eq!(payload.decode_into(&mut buffer[..3]), Ok(&plain[..]));
    assert_eq!(payload.encode_into(&mut buffer[..5]), Ok(&[0xFF, 0xFF, 1, 0xFF, 0xFF][..]));
    assert_eq!(buffer[5], 0x55);
    assert_eq!(Payload::new(&[]).decode_into(&mut []), Ok(&[][..]));
}

#[test]
fn payloads_compare_and_hash_as_plain_bytes() {
    let raw = [1, 0xFF, 0xFF, 0xFF, 0xFF, 2];
    let Event::Data(read) = read(&raw).expect("right").expect("complete").event() else { panic!("no data") };
    let plain = [1, 0xFF, 0xFF, 2];
    let made = Payload::new(&plain);
    assert_eq!(read, made);
    assert_eq!(read, plain);
    assert_eq!(read, plain[..]);
    assert_eq!(read, &plain[..]);
    assert_ne!(read, raw);
    assert_ne!(read, raw[..]);
    assert_ne!(read, &raw[..]);
    assert_ne!(read, [1, 0xFF, 2]);
    let hasher = BuildHasherDefault::<DefaultHasher>::default();
    assert_eq!(hasher.hash_one(read), hasher.hash_one(made));
    assert_ne!(hasher.hash_one(read), hasher.hash_one(Payload::new(&raw)));
    assert_eq!((read.len(), made.len()), (4, 4));
    assert_eq!((read.as_raw(), read.as_plain()), (Some(&raw[..]), None));
    assert_eq!((made.as_raw(), made.as_plain()), (None, Some(&plain[..])));
    assert_eq!(read.to_string(), "01 ff ff 02");
}

#[test]
fn data_ends_before_a_command_and_before_a_lone_iac() {
    let row = |input: &[u8], len: usize, plain: &[u8]| {
        let item = read(input).expect("right").expect("complete");
        assert_eq!((item.len(), item.as_raw()), (len, &input[..len]));
        assert_eq!(item.event(), Event::Data(Payload::new(plain)));
    };
    row(b"a", 1, b"a");
    row(b"a\xFF", 1, b"a");
    row(b"a\xFF\xFF", 3, b"a\xFF");
    row(b"a\xFF\xFF\xFF", 3, b"a\xFF");
    row(b"\xFF\xFF\xFF\xF1", 2, b"\xFF");
    row(b"ab\xFF\xFA\xE8\x47\xFF\xF0", 2, b"ab");
}

#[test]
fn every_command_but_the_longer_ones_is_two_bytes() {
    for code in 0..=255_u8 {
        let input = [0xFF, code, 0xE8];
        let read = read(&input);
        match code {
            250 => assert_eq!(read, Ok(None)),
            251..=254 => assert_eq!(read.map(|item| item.map(|item| item.len())), Ok(Some(3))),
            255 => assert_eq!(read.map(|item| item.map(|item| item.len())), Ok(Some(3)), "data FF E8"),
            code => {
                let item = read.expect("right").expect("complete");
                let Event::Command(command) = item.event() else { panic!("{item}") };
                assert_eq!((command.get(), item.len()), (code, 2));
                assert_eq!(command.name().is_some(), (240..250).contains(&code), "{code}");
            }
        }
    }
    assert_eq!((Command::BRK.to_string(), Command::SE.to_string()), ("BRK".into(), "SE".into()));
}
