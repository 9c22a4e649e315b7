//! Properties of the reader, on generated streams.

use proptest::prelude::*;
use support::properties::telnet as properties;
use support::telnet::{bytes, stream};

proptest! {
    #[test]
    fn streams_are_read_as_the_oracle_reads_them(stream in stream()) {
        properties::reads_what_the_oracle_reads(&stream);
    }

    #[test]
    fn cuts_change_nothing(stream in stream()) {
        properties::cuts_change_nothing(&stream);
    }

    #[test]
    fn only_long_frames_are_discarded(capacity: u8, stream in stream()) {
        properties::only_long_frames_are_discarded(&[&[capacity], &stream[..]].concat());
    }

    #[test]
    fn any_bytes(data in bytes(0..64)) {
        properties::reads_what_the_oracle_reads(&data);
        properties::cuts_change_nothing(&data);
        properties::only_long_frames_are_discarded(&data);
    }
}

/// Every stream of up to six of the bytes that matter to the reader.
#[test]
fn all_short_streams() {
    const LETTERS: [u8; 6] = [255, 250, 240, 251, 232, b'a'];
    let mut stream = Vec::new();
    for len in 0..=6_u32 {
        for number in 0..LETTERS.len().pow(len) {
            stream.clear();
            let mut number = number;
            for _ in 0..len {
                stream.push(LETTERS[number % LETTERS.len()]);
                number /= LETTERS.len();
            }
            properties::reads_what_the_oracle_reads(&stream);
            properties::cuts_change_nothing(&stream);
            properties::only_long_frames_are_discarded(&stream);
        }
    }
}
