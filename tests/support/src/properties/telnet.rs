//! Properties of the telnet reader, of any bytes. The property tests and the fuzzer share them.

use oracle::telnet::{Found, decode, wrap};
use vserial_uri::telnet::{Event, FrameError, FrameErrorKind, Reader, Subnegotiation, Token};
use vserial_uri::vspc::{OPTION, Suboption};

use super::vspc::assert_written_as;

/// The reader finds what the oracle finds, and leaves what the oracle leaves.
pub fn reads_what_the_oracle_reads(data: &[u8]) {
    let (expected, left) = decode(data);
    let mut log = Log::default();
    let mut reader = Reader::new();
    let used = log.read_all(&mut reader, data);
    assert_eq!(log.found, expected);
    assert_eq!(data.len() - used, left, "bytes left");
}

/// However the stream is cut, the reader finds the same elements and returns every byte once.
pub fn cuts_change_nothing(data: &[u8]) {
    let (expected, left) = decode(data);
    let by_bytes = data.iter().map(|byte| usize::from(*byte % 7)).collect::<Vec<_>>();
    for sizes in [&[1][..], &[2], &[3, 1], &by_bytes] {
        let mut log = Log::default();
        let mut reader = Reader::new();
        let (mut from, mut to) = (0, 0);
        let mut sizes = sizes.iter().cycle();
        while to < data.len() {
            // A size of 0 is a call without new bytes. The loop would not end if all sizes were 0.
            to = (to + sizes.next().map_or(1, |size| *size)).min(data.len());
            from += log.read_all(&mut reader, &data[from..to]);
            if data.iter().all(|byte| byte % 7 == 0) {
                to = (to + 1).min(data.len());
            }
        }
        from += log.read_all(&mut reader, &data[from..]);
        assert_eq!(log.found, expected);
        assert_eq!(data.len() - from, left, "bytes left");
        assert_eq!(log.raw, data[..from], "bytes lost or read twice");
    }
}

/// A buffer of fixed size loses the frames that do not fit, and nothing else.
pub fn only_long_frames_are_discarded(data: &[u8]) {
    let Some((&first, stream)) = data.split_first() else {
        return;
    };
    let capacity = 3 + usize::from(first % 32);
    let (mut expected, _) = decode(stream);
    expected.retain(|found| match found {
        Found::Subnegotiation { raw_len: needed, .. } | Found::CutOff { seen: needed, .. } => *needed <= capacity,
        _ => true,
    });
    let mut log = Log::default();
    let mut reader = Reader::new();
    let mut buffer = Vec::new();
    for &byte in stream {
        buffer.push(byte);
        let used = log.read_all(&mut reader, &buffer);
        buffer.drain(..used);
        if buffer.len() == capacity {
            reader.discard();
            let used = log.read_all(&mut reader, &buffer);
            assert!(used > 0, "nothing of a full buffer is discarded");
            buffer.drain(..used);
        }
    }
    log.raw.extend(&buffer);
    assert_eq!(merged(log.found), merged(expected));
    assert_eq!(log.raw, stream, "bytes lost or read twice");
}

/// What a reader found, in the terms of the oracle.
#[derive(Default)]
struct Log {
    found: Vec<Found>,
    /// All bytes that were consumed.
    raw: Vec<u8>,
}

impl Log {
    /// Reads until the reader needs more bytes; returns the number of bytes consumed.
    fn read_all(&mut self, reader: &mut Reader, input: &[u8]) -> usize {
        let mut used = 0;
        loop {
            let rest = &input[used..];
            used += match reader.read(rest) {
                Ok(None) => return used,
                Ok(Some(token)) => self.token(token, rest),
                Err(error) => self.error(error, rest),
            };
        }
    }

    fn token(&mut self, token: Token<'_>, rest: &[u8]) -> usize {
        assert!(token.len() > 0);
        assert_eq!(token.as_raw(), &rest[..token.len()]);
        self.raw.extend(token.as_raw());
        match token.event() {
            Event::Subnegotiation(subnegotiation) => {
                assert_is_frame(subnegotiation, token.as_raw());
                self.frame(token.as_raw());
            }
            Event::Negotiation(negotiation) => {
                assert_eq!(negotiation.to_bytes(), token.as_raw());
                self.found.push(Found::Negotiation(negotiation.verb().get(), negotiation.option()));
            }
            Event::Command(command) => {
                assert_eq!(command.to_bytes(), token.as_raw());
                self.found.push(Found::Command(command.get()));
            }
            Event::Data(data) => {
                let mut plain = vec![0; data.len()];
                let plain = data.decode_into(&mut plain).expect("there is room");
                assert_eq!(data.slices().collect::<Vec<_>>().concat(), plain);
                match self.found.last_mut() {
                    Some(Found::Data(before)) => before.extend(plain),
                    _ => self.found.push(Found::Data(plain.to_vec())),
                }
            }
            Event::Discarded(raw) => assert_eq!(raw, token.as_raw()),
            other => panic!("an event unknown to these properties: {other:?}"),
        }
        token.len()
    }

    fn error(&mut self, error: FrameError, rest: &[u8]) -> usize {
        assert!(error.skip() > 0);
        let skipped = &rest[..error.skip()];
        if error.kind() == FrameErrorKind::UnescapedIac {
            assert_eq!(error.offset(), error.skip() + 1);
            self.found.push(Found::CutOff { by: rest[error.offset()], seen: error.offset() + 1 });
        } else {
            assert_eq!((error.kind(), error.offset()), (FrameErrorKind::OptionMissing, 2));
            self.frame(skipped);
        }
        self.raw.extend(skipped);
        error.skip()
    }

    /// Adds a whole subnegotiation, its content as the oracle decodes it.
    fn frame(&mut self, raw: &[u8]) {
        let (found, left) = decode(raw);
        assert!(found.len() == 1 && left == 0, "not a single frame: {raw:?}");
        self.found.extend(found);
    }
}

/// The subnegotiation is written as `raw`, and so is its suboption if it is a valid one.
fn assert_is_frame(subnegotiation: Subnegotiation<'_>, raw: &[u8]) {
    let mut inside = vec![subnegotiation.option()];
    inside.extend(subnegotiation.payload().bytes());
    assert_eq!(wrap(&inside), raw);
    match Suboption::of(subnegotiation) {
        None => assert_ne!(subnegotiation.option(), OPTION),
        Some(Ok(suboption)) => assert_written_as(suboption, raw),
        Some(Err(error)) => {
            let payload = subnegotiation.payload().as_raw().expect("a payload that was read is borrowed");
            assert_eq!(error.code().is_none(), payload.is_empty());
            assert!(error.offset() <= payload.len().saturating_sub(1), "an error beyond the payload");
        }
    }
}

/// Joins pieces of data that are neighbours once the frames between them are removed.
fn merged(found: Vec<Found>) -> Vec<Found> {
    let mut joined: Vec<Found> = Vec::new();
    for next in found {
        match (joined.last_mut(), next) {
            (Some(Found::Data(before)), Found::Data(more)) => before.extend(more),
            (_, next) => joined.push(next),
        }
    }
    joined
}
