//! Properties of telnet options and of the data of a line, of any bytes. The property tests and the fuzzer share them.

use std::collections::VecDeque;

use oracle::telnet::{Found, decode};
use vserial_uri::telnet::{
    BINARY, Decoder, ECHO, Encoded, Negotiation, Options, Payload, SGA, Side, Sides, Verb, encode,
};

const OPTIONS: [u8; 3] = [BINARY, ECHO, SGA];
const SIDES: [Side; 2] = [Side::Us, Side::Him];
const ACCEPTED: [Sides; 4] = [Sides::Neither, Sides::Us, Sides::Him, Sides::Both];
const VERBS: [Verb; 4] = [Verb::Will, Verb::Wont, Verb::Do, Verb::Dont];

/// Options that accept, of each option, the sides that two bits say.
fn accepting(bits: u8) -> Options<3> {
    let sides = |at: u8| ACCEPTED[usize::from(bits >> (2 * at) & 3)];
    Options::new([(BINARY, sides(0)), (ECHO, sides(1)), (SGA, sides(2))])
}

fn may(bits: u8, side: Side, option: u8) -> bool {
    let at = OPTIONS.iter().position(|listed| *listed == option).expect("one of the three");
    let sides = ACCEPTED[usize::from(bits >> (2 * at) & 3)];
    sides == Sides::Both || sides == if side == Side::Us { Sides::Us } else { Sides::Him }
}

/// Two ends that negotiate in any order, and one end against any negotiations.
///
/// The input is what both ends accept, and then the steps, or what arrives.
pub fn options_agree(input: &[u8]) {
    if let [first, second, steps @ ..] = input {
        two_ends([*first, *second], steps);
        one_end(*first, steps);
    }
}

/// Two ends fall silent and agree, after no more negotiations than two for each request.
fn two_ends(accepted: [u8; 2], steps: &[u8]) {
    let mut ends = accepted.map(accepting);
    let mut inbox: [VecDeque<Negotiation>; 2] = Default::default();
    let (mut requests, mut sent) = (0, 0);
    // At the end, all that is under way arrives: there is at most a reply to each step.
    let deliveries = [0, 1].into_iter().cycle().take(4 * steps.len());
    for step in steps.iter().copied().chain(deliveries) {
        let (end, is_request) = (usize::from(step & 1), step & 2 != 0);
        let message = if is_request {
            let (side, option) = (SIDES[usize::from(step >> 2 & 1)], OPTIONS[usize::from(step >> 4 & 3) % 3]);
            let message = ends[end].request(side, option, step & 8 != 0);
            requests += usize::from(message.is_some());
            message
        } else {
            inbox[end].pop_front().and_then(|negotiation| ends[end].receive(negotiation).0)
        };
        sent += usize::from(message.is_some());
        inbox[1 - end].extend(message);
        if !is_request && inbox.iter().all(VecDeque::is_empty) {
            assert_rest(&ends, accepted);
        }
    }
    assert!(inbox.iter().all(VecDeque::is_empty), "two ends that do not fall silent");
    assert!(sent <= 2 * requests, "{sent} negotiations for {requests} requests");
}

fn assert_rest(ends: &[Options<3>; 2], accepted: [u8; 2]) {
    let [a, b] = ends;
    for option in OPTIONS {
        for (side, other) in [(Side::Us, Side::Him), (Side::Him, Side::Us)] {
            assert!(!a.is_pending(side, option) && !b.is_pending(side, option), "option {option} is pending");
            assert_eq!(a.is_enabled(side, option), b.is_enabled(other, option), "option {option}");
            let both_may = may(accepted[0], side, option) && may(accepted[1], other, option);
            assert!(both_may || !a.is_enabled(side, option), "option {option} is not accepted");
        }
    }
}

/// Every negotiation is answered at most once, and none that changes nothing but an offer that is refused.
fn one_end(accepted: u8, steps: &[u8]) {
    let mut options = accepting(accepted);
    for pair in steps.chunks_exact(2) {
        let (verb, option) = (VERBS[usize::from(pair[0] & 3)], pair[1]);
        let side = if matches!(verb, Verb::Will | Verb::Wont) { Side::Him } else { Side::Us };
        let enable = matches!(verb, Verb::Will | Verb::Do);
        if pair[0] & 4 != 0 {
            options.request(side, option, pair[0] & 8 != 0);
        }
        let before = (options.is_enabled(side, option), options.is_pending(side, option));
        let (reply, change) = options.receive(Negotiation::new(verb, option));
        let is_enabled = options.is_enabled(side, option);
        assert!(!options.is_pending(side, option), "an answer leaves nothing pending");
        assert!(!is_enabled || (OPTIONS.contains(&option) && may(accepted, side, option)));
        assert_eq!(change.map(|change| (change.side, change.option, change.enabled)), {
            let changes = before != (is_enabled, false);
            changes.then_some((side, option, is_enabled))
        });
        if let Some(reply) = reply {
            let agrees = matches!(reply.verb(), Verb::Will | Verb::Do);
            assert_eq!(matches!(reply.verb(), Verb::Will | Verb::Wont), side == Side::Us, "a reply about this side");
            assert_eq!((reply.option(), agrees), (option, is_enabled), "a reply that is not the state");
            assert!(!before.1, "an answer is answered");
            assert!(change.is_some() || (enable && !agrees), "a reply to what changes nothing");
        }
    }
}

/// A line arrives unchanged, whatever the size of the buffers, and any bytes decode alike wherever they are cut.
///
/// The input is whether BINARY is on, the size of the pieces of the line and of the buffer, the sizes of what arrives,
/// and then the line.
pub fn lines_arrive(input: &[u8]) {
    let [flags, piece, room, first, second, line @ ..] = input else { return };
    let binary = flags & 1 != 0;
    let size = |byte: &u8| 1 + usize::from(byte % 16);
    let sizes = [size(first), size(second)];

    let mut wire = Vec::new();
    for mut piece in line.chunks(size(piece)) {
        while !piece.is_empty() {
            let mut buffer = vec![0x55; 1 + size(room)];
            let Encoded { taken, len } = encode(piece, binary, &mut buffer);
            assert!(taken > 0 && taken <= len, "a buffer of two holds any pair");
            assert!(buffer[len..].iter().all(|byte| *byte == 0x55), "bytes after the written ones");
            wire.extend_from_slice(&buffer[..len]);
            piece = &piece[taken..];
        }
    }
    assert_eq!(encode(&[], binary, &mut [0; 2]), Encoded { taken: 0, len: 0 });
    assert!(wire.len() <= 2 * line.len());
    let (found, left) = decode(&wire);
    assert!(left == 0 && matches!(found[..], [] | [Found::Data(_)]), "not data alone: {found:?}");
    if binary {
        assert_eq!(Payload::new(line).encode_into(&mut vec![0; 2 * line.len()]), Ok(&wire[..]));
    } else {
        for pair in wire.split_inclusive(|byte| *byte == b'\r').skip(1) {
            assert!(matches!(pair.first(), Some(b'\n' | 0)), "a CR alone");
        }
        assert!(wire.last() != Some(&b'\r'), "a CR alone");
    }
    assert_eq!(received(&wire, &sizes, binary), (line.to_vec(), vec![]));
    assert_eq!(received(line, &sizes, binary), received(line, &[line.len().max(1)], binary));
}

/// Decodes what arrives in pieces of these sizes, up to a command; returns the data and what is left.
fn received(wire: &[u8], sizes: &[usize], binary: bool) -> (Vec<u8>, Vec<u8>) {
    let (mut decoder, mut data) = (Decoder::new(), Vec::new());
    let (mut at, mut end, mut sizes) = (0, 0, sizes.iter().cycle());
    while end < wire.len() {
        end += sizes.next().map_or(1, |size| *size).min(wire.len() - end);
        while let Some((decoded, len)) = decoder.read(&wire[at..end], binary) {
            assert!(len > 0 && (decoded.len() == len || decoded.len() + 1 == len));
            assert_eq!(decoded, &wire[at..at + decoded.len()]);
            data.extend_from_slice(decoded);
            at += len;
        }
    }
    assert!(matches!(wire[at..], [] | [255]) || (wire[at] == 255 && wire[at + 1] != 255), "data that is not read");
    (data, wire[at..].to_vec())
}
