//! What holds for the `vspc` module on any bytes at all. Each function panics where it does not; the property tests and
//! the fuzzer share them.

use oracle::telnet::{Found, decode, wrap};
use vserial_uri::CapacityError;
use vserial_uri::vspc::{
    Code, Event, FrameError, FrameErrorKind, FrameReader, Item, OPTION, Payload, Subnegotiation, Suboption,
};

/// The reader finds what the oracle finds, and leaves what the oracle leaves.
pub fn reads_what_the_oracle_reads(data: &[u8]) {
    let (expected, left) = decode(data);
    let mut log = Log::default();
    let mut reader = FrameReader::new();
    let used = log.read_all(&mut reader, data);
    assert_eq!(log.found, expected);
    assert_eq!(data.len() - used, left, "bytes left");
}

/// However the stream is cut, the reader finds the same and every byte is accounted for once.
pub fn cuts_change_nothing(data: &[u8]) {
    let (expected, left) = decode(data);
    let by_bytes = data.iter().map(|byte| usize::from(*byte % 7)).collect::<Vec<_>>();
    for sizes in [&[1][..], &[2], &[3, 1], &by_bytes] {
        let mut log = Log::default();
        let mut reader = FrameReader::new();
        let (mut from, mut to) = (0, 0);
        let mut sizes = sizes.iter().cycle();
        while to < data.len() {
            // A size of 0 is a call without new bytes; only zeros would never end.
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
    let mut reader = FrameReader::new();
    let mut buffer = Vec::new();
    for &byte in stream {
        buffer.push(byte);
        let used = log.read_all(&mut reader, &buffer);
        buffer.drain(..used);
        if buffer.len() == capacity {
            reader.discard();
            let used = log.read_all(&mut reader, &buffer);
            assert!(used > 0, "a full buffer of which nothing is discarded");
            buffer.drain(..used);
        }
    }
    log.raw.extend(&buffer);
    assert_eq!(merged(log.found), merged(expected));
    assert_eq!(log.raw, stream, "bytes lost or read twice");
}

/// A code and a payload (the first byte and the others) that make a suboption are written and read back as it; those
/// that make none are the same error in a frame.
pub fn suboptions_come_back(data: &[u8]) {
    let Some((&code, plain)) = data.split_first() else {
        return;
    };
    let payload = Payload::new(plain);
    let mut inside = vec![OPTION];
    inside.extend(data);
    let frame = wrap(&inside);
    let subnegotiation = Subnegotiation::new(OPTION, Payload::new(data));
    assert_eq!(subnegotiation.encoded_len(), frame.len());
    assert_eq!(subnegotiation.write_into(&mut vec![0; frame.len()]), Ok(&frame[..]));

    let read = FrameReader::new().read(&frame).map(|item| item.expect("the frame is complete"));
    match Suboption::parse(Code::new(code), payload) {
        Ok(suboption) => {
            let item = read.expect("the payload is right");
            assert_eq!(item.event(), Event::Suboption(suboption));
            assert_eq!(item.as_raw(), frame);
            assert_eq!(suboption.code(), Code::new(code));
            assert_eq!(matches!(suboption, Suboption::Unknown(_)), !suboption.code().is_known());
            is_written_as(suboption, &frame);
        }
        Err(error) => {
            let framed = read.expect_err("the payload is wrong");
            assert_eq!((framed.kind(), framed.code()), (error.kind(), Some(Code::new(code))));
            assert_eq!(framed.skip(), frame.len());
            // Up to the place, both hold the same bytes, doubled in the frame.
            let mut before = vec![OPTION, code];
            before.extend(&plain[..error.offset()]);
            assert_eq!(framed.offset(), wrap(&before).len() - 2);
        }
    }
}

/// The suboption is written as `frame` (a UUID's letters may have been capitals), into any buffer that is long enough.
fn is_written_as(suboption: Suboption<'_>, frame: &[u8]) {
    let len = suboption.encoded_len();
    let mut buffer = vec![0x55; len + 1];
    let written = suboption.write_into(&mut buffer).expect("there is room").to_vec();
    match suboption {
        Suboption::VmVcUuid(_) | Suboption::VmBiosUuid(_) | Suboption::VmLocationUuid(_) => {
            assert_eq!(written.to_ascii_lowercase(), frame.to_ascii_lowercase());
        }
        _ => assert_eq!(written, frame),
    }
    assert_eq!(buffer[len], 0x55, "a byte after the frame was written");
    for short in [0, 1, len / 2, len - 1] {
        let mut buffer = vec![0x55; short];
        assert_eq!(suboption.write_into(&mut buffer), Err(CapacityError));
        assert!(buffer.iter().all(|byte| *byte == 0x55), "a part of a frame was written");
    }
}

/// What a reader found, in the oracle's words.
#[derive(Default)]
struct Log {
    found: Vec<Found>,
    /// All bytes that were taken.
    raw: Vec<u8>,
}

impl Log {
    /// Reads until more is wanted; gives how many bytes were taken.
    fn read_all(&mut self, reader: &mut FrameReader, input: &[u8]) -> usize {
        let mut used = 0;
        loop {
            let rest = &input[used..];
            used += match reader.read(rest) {
                Ok(None) => return used,
                Ok(Some(item)) => self.item(item, rest),
                Err(error) => self.error(error, rest),
            };
        }
    }

    fn item(&mut self, item: Item<'_>, rest: &[u8]) -> usize {
        assert!(item.len() > 0);
        assert_eq!(item.as_raw(), &rest[..item.len()]);
        self.raw.extend(item.as_raw());
        match item.event() {
            Event::Suboption(suboption) => {
                is_written_as(suboption, item.as_raw());
                self.frame(item.as_raw());
            }
            Event::Subnegotiation(other) => {
                let mut inside = vec![other.option()];
                inside.extend(other.payload().bytes());
                assert_eq!(wrap(&inside), item.as_raw());
                self.frame(item.as_raw());
            }
            Event::Negotiation(negotiation) => {
                assert_eq!(negotiation.to_bytes(), item.as_raw());
                self.found.push(Found::Negotiation(negotiation.verb().get(), negotiation.option()));
            }
            Event::Command(command) => self.found.push(Found::Command(command.get())),
            Event::Data(data) => {
                let mut plain = vec![0; data.len()];
                let plain = data.decode_into(&mut plain).expect("there is room");
                match self.found.last_mut() {
                    Some(Found::Data(before)) => before.extend(plain),
                    _ => self.found.push(Found::Data(plain.to_vec())),
                }
            }
            Event::Discarded(raw) => assert_eq!(raw, item.as_raw()),
            other => panic!("an event that these properties do not know: {other:?}"),
        }
        item.len()
    }

    fn error(&mut self, error: FrameError, rest: &[u8]) -> usize {
        assert!(error.skip() > 0);
        let skipped = &rest[..error.skip()];
        if error.kind() == FrameErrorKind::UnescapedIac {
            assert_eq!(error.offset(), error.skip() + 1);
            self.found.push(Found::CutOff { by: rest[error.offset()], seen: error.offset() + 1 });
        } else {
            assert!(error.offset() <= error.skip() - 2, "an error beyond the frame's content");
            self.frame(skipped);
        }
        self.raw.extend(skipped);
        error.skip()
    }

    /// A whole subnegotiation, its content undoubled by the oracle.
    fn frame(&mut self, raw: &[u8]) {
        let (found, left) = decode(raw);
        assert!(found.len() == 1 && left == 0, "no single frame: {raw:?}");
        self.found.extend(found);
    }
}

/// The same with neighbouring pieces of data joined: what stood between them may have been taken out.
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
