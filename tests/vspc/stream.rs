//! Properties over frames and streams made at random.

use proptest::prelude::*;
use vserial_uri::Direction;
use vserial_uri::vspc::{Codes, DoProxy, FrameReader, Payload, Suboption, Uuid};

use oracle::telnet::{Found, decode, wrap};
use support::properties::vspc as properties;

use crate::read_frame;

/// Bytes, many of them of weight in telnet.
fn bytes(len: impl Into<prop::collection::SizeRange>) -> impl Strategy<Value = Vec<u8>> {
    let byte = prop_oneof![4 => any::<u8>(), 3 => Just(255_u8), 1 => 240..=255_u8, 1 => Just(232_u8), 1 => b'a'..=b'z'];
    prop::collection::vec(byte, len)
}

/// A code of the table and a payload that may suit it, or others.
fn code_and_payload() -> impl Strategy<Value = Vec<u8>> {
    let uuid = any::<[u8; 16]>().prop_map(|bytes| Uuid::from_bytes(bytes).to_string());
    let uuid =
        (prop::sample::select(vec![80_u8, 84, 86]), uuid, any::<bool>()).prop_map(|(code, mut text, capitals)| {
            if capitals {
                text.make_ascii_uppercase();
            }
            [&[code], text.as_bytes()].concat()
        });
    let proxy = ("[CS]", "\\PC{0,12}|.{0,6}").prop_map(|(direction, text)| format!("F{direction}{text}").into_bytes());
    let name = ".{0,12}".prop_map(|text| format!("R{text}").into_bytes());
    let codes = prop::sample::select(Codes::ALL.iter().map(u8::from).collect::<Vec<_>>());
    let other = (codes, bytes(0..6)).prop_map(|(code, payload)| [&[code], &payload[..]].concat());
    let empty = prop::sample::select(vec![48_u8, 71, 73, 81, 83, 85, 87]).prop_map(|code| vec![code]);
    prop_oneof![uuid, proxy, name, other, empty, bytes(1..8)]
}

/// A stream of data, commands, negotiations, frames of option 232 and others, and what is none of these.
fn stream() -> impl Strategy<Value = Vec<u8>> {
    let data = "[ -~]{1,20}".prop_map(String::into_bytes);
    let command = any::<u8>().prop_map(|code| vec![255, code]);
    let negotiation =
        (251..=254_u8, prop_oneof![Just(232), any::<u8>()]).prop_map(|(verb, option)| vec![255, verb, option]);
    let frame = code_and_payload().prop_map(|inside| wrap(&[&[232], &inside[..]].concat()));
    let other = bytes(0..12).prop_map(|inside| wrap(&inside));
    let piece = prop_oneof![3 => data, 1 => command, 2 => negotiation, 4 => frame, 1 => other, 2 => bytes(0..12)];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

fn suboption_of<'a>(which: u8, plain: &'a [u8], text: &'a str, uuid: [u8; 16]) -> Suboption<'a> {
    let (payload, codes, uuid) = (Payload::new(plain), Codes::new(plain), Uuid::from_bytes(uuid));
    let code = plain.first().copied().unwrap_or(255).into();
    let direction = if plain.len().is_multiple_of(2) { Direction::Client } else { Direction::Server };
    match which {
        0 => Suboption::KnownSuboptions1(codes),
        1 => Suboption::KnownSuboptions2(codes),
        2 => Suboption::UnknownSuboptionRcvd1(code),
        3 => Suboption::UnknownSuboptionRcvd2(code),
        4 => Suboption::VmotionBegin(payload),
        5 => Suboption::VmotionGoahead(payload),
        6 => Suboption::VmotionNotnow(payload),
        7 => Suboption::VmotionPeer(payload),
        8 => Suboption::VmotionPeerOk(payload),
        9 => Suboption::VmotionComplete(payload),
        10 => DoProxy::new(direction, text).map_or(Suboption::WontProxy, Suboption::DoProxy),
        11 => Suboption::VmName(text),
        12 => Suboption::VmVcUuid(uuid),
        13 => Suboption::VmBiosUuid(uuid),
        14 => Suboption::VmLocationUuid(uuid),
        _ => vserial_uri::vspc::Unknown::new(code, payload).map_or(Suboption::GetVmName, Suboption::Unknown),
    }
}

proptest! {
    #[test]
    fn any_suboption_is_read_back_wherever_it_is_cut(
        (which, plain, text, uuid) in (0..16_u8, bytes(0..12), ".{0,12}", any::<[u8; 16]>()),
    ) {
        let suboption = suboption_of(which, &plain, &text, uuid);
        let mut buffer = vec![0; suboption.encoded_len()];
        let frame = suboption.write_into(&mut buffer).expect("there is room");
        prop_assert_eq!(read_frame(frame), suboption);
        let (found, left) = decode(frame);
        let [Found::Subnegotiation { inside, .. }] = &found[..] else { panic!("{found:?}") };
        prop_assert_eq!(&inside[..2], &[232, suboption.code().get()]);
        prop_assert_eq!(left, 0);
        for cut in 0..frame.len() {
            let mut reader = FrameReader::new();
            prop_assert_eq!(reader.read(&frame[..cut]), Ok(None));
            let item = reader.read(frame).expect("right").expect("complete");
            prop_assert_eq!(item.as_raw(), frame);
        }
    }

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
    fn suboptions_come_back(data in code_and_payload()) {
        properties::suboptions_come_back(&data);
    }

    #[test]
    fn hostile_bytes(data in bytes(0..64)) {
        properties::reads_what_the_oracle_reads(&data);
        properties::cuts_change_nothing(&data);
        properties::only_long_frames_are_discarded(&data);
        properties::suboptions_come_back(&data);
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
