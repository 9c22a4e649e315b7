//! Properties of sessions, of any bytes. The property tests and the fuzzer share them.

use vserial_uri::Tls;
use vserial_uri::session::{Event, Session, SessionError};

use crate::session::{ACCEPTORS, OPENERS, Rest, Step, TLS, World, expected, machine, target};

/// The most bytes of messages that a session sends unasked, and what it asks of a peer once: the opening of a machine
/// and of a concentrator is shorter.
const OPENING: usize = 160;

/// The most bytes of messages for each byte that arrives: six bytes ask for a UUID, which takes 53.
const PER_BYTE: usize = 9;

/// An input that is split into numbers and pieces.
struct Input<'a>(&'a [u8]);

impl<'a> Input<'a> {
    /// Takes a number; 0 at the end.
    fn number(&mut self) -> usize {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        usize::from(*first)
    }

    /// Takes a number below 32 and as many bytes, or all that there are.
    fn bytes(&mut self) -> &'a [u8] {
        let len = (self.number() % 32).min(self.0.len());
        let (taken, rest) = self.0.split_at(len);
        self.0 = rest;
        taken
    }
}

/// Any bytes into any role, in any pieces, with any data to send.
///
/// The input is the role and what it says of TLS, the size of the buffer for output, the data of the line, the sizes of
/// the pieces, and then what arrives.
pub fn any_role(input: &[u8]) {
    let mut input = Input(input);
    let (role, room, line, sizes) = (input.number(), input.number() % 40, input.bytes(), input.bytes());
    let mut pieces = Vec::new();
    let (mut rest, mut sizes) = (input.0, sizes.iter().cycle());
    while !rest.is_empty() {
        let size = sizes.next().map_or(rest.len(), |size| 1 + usize::from(*size) % 16);
        let (piece, later) = rest.split_at(size.min(rest.len()));
        pieces.push(piece.to_vec());
        rest = later;
    }
    assert_role(role / 4, TLS[role % 4], &pieces, line, room);
}

/// What every session keeps to, whatever arrives: the pieces arrive one by one, `line` is to be sent in between.
pub fn assert_role(role: usize, tls: Tls, pieces: &[Vec<u8>], line: &[u8], room: usize) {
    let in_pieces = run(role, tls, pieces, line, room);
    let whole = run(role, tls, &[pieces.concat()], line, room);
    // What comes after the start of TLS in the same read is an error, or belongs to TLS.
    if !in_pieces.started_tls && !whole.started_tls {
        assert_eq!(in_pieces, whole, "where the input is cut makes a difference");
    }
}

/// What a session makes of its input.
#[derive(Default, PartialEq, Debug)]
struct Log {
    /// The events that do not depend on how data is cut.
    events: Vec<String>,
    /// All data together.
    data: Vec<u8>,
    output: Vec<u8>,
    started_tls: bool,
    error: Option<SessionError>,
}

fn run(role: usize, tls: Tls, pieces: &[Vec<u8>], mut line: &[u8], room: usize) -> Log {
    let mut session = match role % 5 {
        0 => Session::client(tls),
        1 => Session::server(tls),
        2 => machine(tls),
        3 => target(tls),
        _ => Session::concentrator(tls),
    };
    let mut log = Log::default();
    let mut encrypted = tls == Tls::AtOnce;
    let (mut input, mut input_len, mut line_len) = (Vec::new(), 0, 0);
    let mut buffer = vec![0; room.max(1)];
    // The session speaks first if it has something to say.
    for piece in std::iter::once(&vec![]).chain(pieces) {
        input.extend_from_slice(piece);
        input_len += piece.len();
        let mut steps = 0;
        loop {
            let before = log.output.len();
            loop {
                let open = session.is_open();
                let step = session.transmit(line, &mut buffer);
                assert!(step.taken == 0 || (open && (encrypted || tls != Tls::Required)), "a line that is not open");
                line_len += step.taken;
                line = &line[step.taken..];
                log.output.extend_from_slice(&buffer[..step.len]);
                // A pair of bytes does not fit in a buffer of one.
                if step.len == 0 {
                    break;
                }
            }
            if tls == Tls::Required && !encrypted && log.output.len() > before {
                assert!(!log.output.windows(4).any(|bytes| bytes == b"\xFF\xFA\xE8\x46"), "DO-PROXY in plaintext");
            }
            let received = match session.receive(&input) {
                Ok(received) => received,
                Err(error) => {
                    assert_eq!(session.receive(b""), Err(error), "an error that is not final");
                    assert_eq!(session.transmit(line, &mut buffer).len, 0, "output after an error");
                    log.error = Some(error);
                    return log;
                }
            };
            assert!(received.len <= input.len());
            match received.event {
                None if received.len == 0 => break,
                Some(Event::Data(data)) => {
                    assert!(!data.is_empty());
                    assert!(encrypted || tls != Tls::Required, "plaintext was delivered");
                    log.data.extend(data);
                }
                Some(Event::StartTls(_)) => {
                    assert!(!encrypted, "TLS inside TLS");
                    (encrypted, log.started_tls) = (true, true);
                    input.clear();
                    session.tls_started();
                    continue;
                }
                Some(Event::DoProxy(_)) => assert!(session.accept_proxy()),
                Some(Event::VmotionPeer(_)) => assert_eq!(session.vmotion_peer_ok(&[1]), Ok(true)),
                Some(Event::VmotionBegin(_)) => drop(session.vmotion_goahead(&[2])),
                None | Some(Event::Transmit | Event::Discarded(_)) => {}
                Some(event) => log.events.push(event.to_string()),
            }
            input.drain(..received.len);
            steps += 1;
            assert!(steps <= 2 * input_len + 16, "a step that consumes nothing repeats");
        }
        let most = OPENING + 2 * line_len + PER_BYTE * input_len;
        assert!(log.output.len() <= most, "{} bytes sent, {input_len} received", log.output.len());
    }
    log
}

/// Two sessions that are joined: whatever the order and the size of the steps, they agree and fall silent, and their
/// lines arrive unchanged.
///
/// The input is the pair of roles and what they say of TLS, both lines, and then the steps.
pub fn any_pair(input: &[u8]) {
    let mut input = Input(input);
    let (roles, tls, lines) = (input.number(), input.number(), [input.bytes(), input.bytes()]);
    // Two of three openers have a concentrator; a server has the client alone.
    let (opener, acceptor) =
        [(0, 0), (1, 1), (2, 1)].map(|(opener, acceptor)| (OPENERS[opener], ACCEPTORS[acceptor]))[roles % 3];
    let (opener_tls, acceptor_tls) = (TLS[tls % 4], TLS[tls / 4 % 4]);
    let Some(expected) = expected(opener_tls, acceptor_tls) else { return };
    let mut world = World::new(opener.1(opener_tls), acceptor.1(acceptor_tls));
    world.lines = lines.map(<[u8]>::to_vec);
    let (mut stopped, mut refused) = (false, false);
    for &step in input.0 {
        let (end, size) = (usize::from(step & 1), usize::from(step >> 3));
        match step >> 1 & 3 {
            0 => drop(world.transmit(end, size)),
            // Seldom, else few sessions reach TLS.
            1 if size == 31 => {
                stopped = true;
                world.stop_waiting(end);
            }
            _ => {
                if world.receive(end, size) == Step::DoProxy {
                    world.answer(end, size != 30);
                    refused |= size == 30;
                }
            }
        }
    }
    let mut steps = 0;
    while settle(&mut world) {
        steps += 1;
        assert!(steps <= 1000, "two ends that do not fall silent");
    }
    let rest = world.rest();
    let required = [opener_tls, acceptor_tls].contains(&Tls::Required);
    let allowed = match expected {
        Rest::Encrypted if stopped && required => vec![Rest::Encrypted, Rest::Failed],
        Rest::Encrypted if stopped => vec![Rest::Encrypted, Rest::Plaintext, Rest::Failed],
        expected if stopped => vec![expected, Rest::Failed],
        expected => vec![expected],
    };
    assert!(allowed.contains(&rest) || (refused && rest == Rest::Refused), "{rest:?}, not {allowed:?}");
    for end in [0, 1] {
        let (mut line, mut arrived) = (lines[1 - end].to_vec(), world.arrived[end].clone());
        if stopped {
            // The CR NUL of an end that has stopped waiting meets a peer that has agreed to BINARY.
            remove_nul_after_cr(&mut line);
            remove_nul_after_cr(&mut arrived);
        }
        assert!(line.starts_with(&arrived), "the line of end {} arrives as {arrived:?}", 1 - end);
        assert!(arrived.is_empty() || rest != Rest::Refused, "data of a line that is refused");
        assert!(arrived.len() == line.len() || matches!(rest, Rest::Failed | Rest::Refused), "a part is missing");
        assert!(arrived.is_empty() || expected != Rest::Failed, "data of a line that must be inside TLS");
    }
}

fn remove_nul_after_cr(line: &mut Vec<u8>) {
    let mut after_cr = false;
    line.retain(|byte| {
        let is_nul = after_cr && *byte == 0;
        after_cr = *byte == b'\r' || is_nul;
        !is_nul
    });
}

/// One step of each end, of as many bytes as there are; returns whether anything happened.
fn settle(world: &mut World) -> bool {
    let mut happened = false;
    for end in [0, 1] {
        happened |= world.transmit(end, 64);
        let step = world.receive(end, usize::MAX);
        if step == Step::DoProxy {
            world.answer(end, true);
        }
        happened |= step != Step::Nothing;
    }
    happened
}
