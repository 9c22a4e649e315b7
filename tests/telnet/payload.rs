//! Payloads: both forms, compared, copied and split.

use core::hash::{BuildHasher, BuildHasherDefault};
use std::hash::DefaultHasher;

use proptest::prelude::*;
use support::telnet::bytes;
use vserial_uri::CapacityError;
use vserial_uri::telnet::Payload;

use crate::data_of;

/// Doubles each 0xFF.
fn doubled(plain: &[u8]) -> Vec<u8> {
    plain.iter().flat_map(|&byte| if byte == 0xFF { vec![byte; 2] } else { vec![byte] }).collect()
}

#[test]
fn into_buffers() {
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
fn compared_and_hashed_as_plain_bytes() {
    let raw = [1, 0xFF, 0xFF, 0xFF, 0xFF, 2];
    let read = data_of(&raw);
    let plain = [1, 0xFF, 0xFF, 2];
    let created = Payload::new(&plain);
    assert_eq!(read, created);
    assert_eq!(read, plain);
    assert_eq!(read, plain[..]);
    assert_eq!(read, &plain[..]);
    assert_ne!(read, raw);
    assert_ne!(read, raw[..]);
    assert_ne!(read, &raw[..]);
    assert_ne!(read, [1, 0xFF, 2]);
    let hasher = BuildHasherDefault::<DefaultHasher>::default();
    assert_eq!(hasher.hash_one(read), hasher.hash_one(created));
    assert_ne!(hasher.hash_one(read), hasher.hash_one(Payload::new(&raw)));
    assert_eq!((read.len(), created.len()), (4, 4));
    assert_eq!((read.as_raw(), read.as_plain()), (Some(&raw[..]), None));
    assert_eq!((created.as_raw(), created.as_plain()), (None, Some(&plain[..])));
    assert_eq!(read.to_string(), "01 ff ff 02");
}

#[test]
fn slices_end_after_the_first_byte_of_a_pair() {
    let row = |payload: Payload<'_>, slices: &[&[u8]]| {
        assert_eq!(payload.slices().collect::<Vec<_>>(), slices);
        let mut ended = payload.slices();
        ended.by_ref().for_each(drop);
        assert_eq!(ended.next(), None);
    };
    row(Payload::new(b""), &[]);
    row(Payload::default(), &[]);
    row(Payload::new(b"a\xFF\xFFb"), &[b"a\xFF\xFFb"]);
    row(data_of(b"ab"), &[b"ab"]);
    row(data_of(b"\xFF\xFF"), &[b"\xFF"]);
    row(data_of(b"a\xFF\xFFb"), &[b"a\xFF", b"b"]);
    row(data_of(b"\xFF\xFF\xFF\xFFb"), &[b"\xFF", b"\xFF", b"b"]);
    row(data_of(b"ab\xFF\xFF"), &[b"ab\xFF"]);
}

#[test]
fn prefixes() {
    let row = |plain: &[u8], prefix: &[u8], rest: Option<&[u8]>| {
        let raw = doubled(plain);
        let expected = rest.map(Payload::new);
        assert_eq!(Payload::new(plain).strip_prefix(prefix), expected, "plain");
        assert_eq!(data_of(&raw).strip_prefix(prefix), expected, "as read");
    };
    row(b"ab", b"", Some(b"ab"));
    row(b"ab", b"a", Some(b"b"));
    row(b"ab", b"ab", Some(b""));
    row(b"ab", b"abc", None);
    row(b"ab", b"b", None);
    row(b"ab", b"ac", None);
    row(b"\xFF\xFFb", b"\xFF", Some(b"\xFFb"));
    row(b"\xFF\xFFb", b"\xFF\xFF", Some(b"b"));
    row(b"\xFF\xFFb", b"\xFF\xFF\xFF", None);
    row(b"\x76\x19\xFF\xE9\x01\xFF", b"\x76\x19\xFF\xE9", Some(b"\x01\xFF"));
    assert_eq!(Payload::new(b"").strip_prefix(b""), Some(Payload::default()));
    assert_eq!(Payload::new(b"").strip_prefix(b"a"), None);
}

proptest! {
    #[test]
    fn both_forms_are_the_same_bytes(plain in bytes(1..24), cut in any::<prop::sample::Index>()) {
        let raw = doubled(&plain);
        let escaped = raw != plain;
        for (payload, read) in [(Payload::new(&plain), false), (data_of(&raw), true)] {
            let mut buffer = [0; 48];
            prop_assert_eq!(payload, &plain[..]);
            prop_assert_eq!(payload.len(), plain.len());
            prop_assert!(!payload.is_empty());
            prop_assert_eq!(payload.bytes().collect::<Vec<_>>(), &plain[..]);
            prop_assert_eq!(payload.slices().collect::<Vec<_>>().concat(), &plain[..]);
            prop_assert!(payload.slices().all(|slice| !slice.is_empty()));
            prop_assert_eq!(payload.decode_into(&mut buffer), Ok(&plain[..]));
            prop_assert_eq!(payload.encode_into(&mut buffer), Ok(&raw[..]));
            prop_assert_eq!(payload.as_raw(), (read || !escaped).then_some(&raw[..]));
            prop_assert_eq!(payload.as_plain(), (!read || !escaped).then_some(&plain[..]));
            let (prefix, rest) = plain.split_at(cut.index(plain.len() + 1));
            prop_assert_eq!(payload.strip_prefix(prefix), Some(Payload::new(rest)));
            let (least, most) = payload.bytes().size_hint();
            prop_assert!(least <= plain.len() && most.is_some_and(|most| plain.len() <= most));
        }
    }
}
