//! Properties of suboptions, on generated ones.

use oracle::telnet::{Found, decode};
use proptest::prelude::*;
use support::properties::vspc as properties;
use support::telnet::{bytes, code_and_payload};
use vserial_uri::Direction;
use vserial_uri::telnet::{Payload, Reader};
use vserial_uri::vspc::{Codes, DoProxy, Suboption, UnknownSuboption, Uuid};

use crate::read_suboption;

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
        _ => UnknownSuboption::new(code, payload).map_or(Suboption::GetVmName, Suboption::Unknown),
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
        prop_assert_eq!(read_suboption(frame), Ok(suboption));
        let (found, left) = decode(frame);
        let [Found::Subnegotiation { inside, .. }] = &found[..] else { panic!("{found:?}") };
        prop_assert_eq!(&inside[..2], &[232, suboption.code().get()]);
        prop_assert_eq!(left, 0);
        for cut in 0..frame.len() {
            let mut reader = Reader::new();
            prop_assert_eq!(reader.read(&frame[..cut]), Ok(None));
            let token = reader.read(frame).expect("valid").expect("complete");
            prop_assert_eq!(token.as_raw(), frame);
        }
    }

    #[test]
    fn suboptions_come_back(data in code_and_payload()) {
        properties::suboptions_come_back(&data);
    }

    #[test]
    fn any_bytes(data in bytes(0..64)) {
        properties::suboptions_come_back(&data);
    }
}
