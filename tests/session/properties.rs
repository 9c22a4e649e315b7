//! Any bytes into any role, in any pieces, with any data to send.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use support::properties::session::{any_pair, assert_role};
use support::session::{TLS, machine, sent, target};
use vserial_uri::session::{Identity, Session};
use vserial_uri::vspc::DoProxy;
use vserial_uri::{Direction, Tls};

/// Bytes and messages, many of which matter to a session.
fn stream() -> impl Strategy<Value = Vec<Vec<u8>>> {
    let options = || prop::sample::select(vec![0_u8, 1, 3, 37, 232, 24]);
    let negotiation = (251..=254_u8, options()).prop_map(|(verb, option)| vec![255, verb, option]);
    let authentication = (0..4_u8, prop::sample::select(vec![0_u8, 7]), 0..2_u8, 0..5_u8)
        .prop_map(|(command, kind, modifiers, data)| vec![255, 250, 37, command, kind, modifiers, data, 255, 240]);
    let known: [&[u8]; 6] = [
        &[255, 250, 37, 1, 7, 0, 255, 240],
        &[255, 250, 37, 2, 7, 0, 2, 255, 240],
        &[255, 250, 37, 0, 7, 0, 1, 255, 240],
        &[0x16, 3, 1],
        b"\xFF\xFA\xE8\x46SvSPC.py\xFF\xF0",
        b"\xFF\xFA\xE8\x00\x52\x53\xFF\xF0",
    ];
    let known = prop::sample::select(known.map(<[u8]>::to_vec).to_vec());
    let suboption = (0..100_u8, prop::collection::vec(any::<u8>(), 0..4))
        .prop_map(|(code, payload)| [&[255, 250, 232, code], &payload[..], &[255, 240]].concat());
    let data = prop::collection::vec(prop_oneof![any::<u8>(), Just(13), Just(0), Just(255)], 1..6);
    let piece = prop_oneof![4 => negotiation, 2 => authentication, 4 => known, 3 => suboption, 2 => data];
    prop::collection::vec(piece, 0..16)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn any_role_keeps_the_rules(
        role: u8,
        tls in prop::sample::select(TLS.to_vec()),
        pieces in stream(),
        line in prop::collection::vec(any::<u8>(), 0..32),
        room in 1..40_usize,
    ) {
        assert_role(usize::from(role), tls, &pieces, &line, room);
    }

    #[test]
    fn any_two_sessions_agree(input in prop::collection::vec(prop_oneof![any::<u8>(), Just(255), Just(13)], 0..160)) {
        any_pair(&input);
    }

    /// Whatever the line contains and wherever the stream is cut, it arrives as it was sent.
    #[test]
    fn no_byte_of_the_line_is_lost(
        lines in prop::collection::vec(prop::collection::vec(prop_oneof![any::<u8>(), Just(255), Just(13), Just(0), Just(10)], 0..24), 1..6),
        cuts in prop::collection::vec(1..9_usize, 1..40),
        binary: bool,
    ) {
        let (mut from, mut to) = (Session::client(Tls::Never), Session::server(Tls::Never));
        sent(&mut from, b"");
        sent(&mut to, b"");
        let answers: &[u8] = if binary { b"\xFF\xFD\x00\xFF\xFB\x00" } else { b"\xFF\xFE\x00\xFF\xFC\x00" };
        for session in [&mut from, &mut to] {
            crate::feed(session, answers);
            prop_assert!(session.is_open());
        }
        let wire: Vec<u8> = lines.iter().flat_map(|line| sent(&mut from, line)).collect();
        let (mut arrived, mut kept, mut rest) = (Vec::new(), Vec::new(), &wire[..]);
        for cut in cuts.iter().cycle() {
            let (now, later) = rest.split_at((*cut).min(rest.len()));
            kept.extend_from_slice(now);
            let outcome = crate::feed(&mut to, &kept);
            prop_assert_eq!(outcome.error, None);
            arrived.extend(outcome.data);
            kept = outcome.rest;
            rest = later;
            if rest.is_empty() {
                break;
            }
        }
        prop_assert_eq!(kept, vec![]);
        prop_assert_eq!(arrived, lines.concat());
    }
}

/// A peer that answers every WILL with DO and every DO with WILL, each time, makes no session talk for ever.
#[test]
fn a_peer_that_agrees_to_everything() {
    for new in [Session::client as fn(Tls) -> Session<'static>, Session::server, machine, target, Session::concentrator]
    {
        let mut session = new(Tls::Never);
        let (mut total, mut rounds) = (0, 0);
        loop {
            let output = sent(&mut session, b"");
            if output.is_empty() {
                break;
            }
            total += output.len();
            rounds += 1;
            let mut input = Vec::new();
            for message in output.chunks(3) {
                match *message {
                    [255, 251, option] => input.extend([255, 253, option]),
                    [255, 253, option] => input.extend([255, 251, option]),
                    _ => {}
                }
            }
            // It repeats itself too.
            crate::feed(&mut session, &input.repeat(3));
        }
        assert!(total <= 128, "{total} bytes in {rounds} rounds");
    }
}

#[test]
fn a_long_name_byte_by_byte_is_linear() {
    let name = "x".repeat(1 << 18);
    let identity = Identity { vm_name: Some(&name), ..Identity::default() };
    let do_proxy = DoProxy::new(Direction::Client, "telnet://a:1").expect("a URI");
    let mut session = Session::machine(Tls::Never, do_proxy, identity);
    crate::feed(&mut session, b"\xFF\xFD\xE8");
    session.receive(b"\xFF\xFA\xE8\x53\xFF\xF0").expect("valid");
    let (mut len, start) = (0, Instant::now());
    // Counted from its start each time, this would take hours.
    while session.transmit(b"", &mut [0]).len == 1 {
        len += 1;
        assert!(start.elapsed() < Duration::from_secs(60), "{len} of {} bytes after a minute", name.len());
    }
    assert_eq!(len, name.len() + 6);
}
