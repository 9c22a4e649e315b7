//! Properties of suboptions. The property tests and the fuzzer share them.

use oracle::telnet::wrap;
use vserial_uri::CapacityError;
use vserial_uri::telnet::{Payload, Subnegotiation};
use vserial_uri::vspc::{Code, OPTION, Suboption};

use crate::telnet::read_frame;

/// A code and a payload (the first byte and the others) that are a valid suboption are written as a frame and read back
/// from it; those that are not fail with the same error in a frame.
pub fn suboptions_come_back(data: &[u8]) {
    let Some((&code, plain)) = data.split_first() else {
        return;
    };
    let mut inside = vec![OPTION];
    inside.extend(data);
    let frame = wrap(&inside);
    let subnegotiation = Subnegotiation::new(OPTION, Payload::new(data));
    assert_eq!(subnegotiation.encoded_len(), frame.len());
    assert_eq!(subnegotiation.write_into(&mut vec![0; frame.len()]), Ok(&frame[..]));
    assert_eq!(read_frame(&frame), subnegotiation);

    let read = Suboption::of(read_frame(&frame)).expect("the option is 232");
    match Suboption::parse(Code::new(code), Payload::new(plain)) {
        Ok(suboption) => {
            assert_eq!(read, Ok(suboption));
            assert_eq!(suboption.code(), Code::new(code));
            assert_eq!(matches!(suboption, Suboption::Unknown(_)), !suboption.code().is_known());
            assert_written_as(suboption, &frame);
        }
        Err(error) => {
            let framed = read.expect_err("the payload is invalid");
            assert_eq!(error.code(), Some(Code::new(code)));
            assert_eq!((framed.kind(), framed.code()), (error.kind(), error.code()));
            // The bytes before the error are the same, doubled in the frame.
            let empty = wrap(&[]).len();
            assert_eq!(framed.offset(), wrap(&plain[..error.offset()]).len() - empty);
        }
    }
}

/// The suboption is written as `frame`, in which a UUID may be upper case, into any buffer that is long enough.
pub(super) fn assert_written_as(suboption: Suboption<'_>, frame: &[u8]) {
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
        assert!(buffer.iter().all(|byte| *byte == 0x55), "part of a frame was written");
    }
}
