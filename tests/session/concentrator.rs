//! A machine and its concentrator: identity, refusals, vMotion, and malformed frames of other implementations.

use vserial_uri::session::{Event, Identity, Received, Session, VMOTION_CAPACITY};
use vserial_uri::vspc::{DoProxy, Uuid};
use vserial_uri::{CapacityError, Direction, Tls};

use crate::messages::*;
use crate::{Outcome, feed, machine, sent, target};

pub const SEQUENCE: [u8; 4] = [0x76, 0x19, 0xFF, 0xE9];
pub const SECRET: [u8; 4] = [7, 0xC5, 0xB0, 0x2D];

/// A machine whose port is accepted.
pub fn open_machine() -> Session<'static> {
    let mut session = machine(Tls::Never);
    feed(&mut session, &[DO_232, NO_BINARY, WILL_PROXY].concat());
    assert!(session.is_open(), "{session}");
    session
}

/// A concentrator that has accepted a port.
pub fn open_concentrator() -> Session<'static> {
    let mut session = Session::concentrator(Tls::Never);
    feed(&mut session, &[WILL_232, NO_BINARY, &frame(&[b"\x46SvSPC.py"])].concat());
    assert!(session.accept_proxy());
    assert_eq!(sent(&mut session, b""), WILL_PROXY);
    assert!(session.is_open(), "{session}");
    session
}

#[test]
fn a_machine_says_what_it_is() {
    let uuid = Uuid::from_bytes([0xAB; 16]);
    let identity = Identity { vm_name: Some("web ä"), vm_bios_uuid: Some(uuid), ..Identity::default() };
    let do_proxy = DoProxy::new(Direction::Client, "telnet://a:1").expect("a URI");
    let mut session = Session::machine(Tls::Never, do_proxy, identity);
    let opening = feed(&mut session, DO_232).output;
    // No code of an identity that it does not give.
    let list = frame(&[&[0, 0, 1, 2, 3, 40, 41, 43, 44, 45, 46, 48, 70, 71, 73, 82, 83, 84, 85]]);
    assert!(opening.ends_with(&[list, frame(&[b"\x46Ctelnet://a:1"])].concat()), "{opening:x?}");

    let row = |session: &mut Session<'_>, get: u8, answer: &[u8]| {
        assert_eq!(feed(session, &frame(&[&[get]])).output, frame(&[answer]), "{get}");
    };
    row(&mut session, 83, "\x52web ä".as_bytes());
    row(&mut session, 85, b"\x54ab ab ab ab ab ab ab ab-ab ab ab ab ab ab ab ab");
    row(&mut session, 81, &[2, 81]);
    row(&mut session, 87, &[2, 87]);
    row(&mut session, 99, &[2, 99]);
    row(&mut session, 255, &[2, 255]);
}

#[test]
fn a_machine_gives_each_part_of_its_identity() {
    let [vc, bios, location] = [1, 2, 3].map(|byte| Uuid::from_bytes([byte; 16]));
    let identity = Identity {
        vm_name: Some("web 1"),
        vm_vc_uuid: Some(vc),
        vm_bios_uuid: Some(bios),
        vm_location_uuid: Some(location),
    };
    let do_proxy = DoProxy::new(Direction::Client, "telnet://a:1").expect("a URI");
    let mut session = Session::machine(Tls::Never, do_proxy, identity);
    let opening = feed(&mut session, DO_232).output;
    let list = frame(&[&[0, 0, 1, 2, 3, 40, 41, 43, 44, 45, 46, 48, 70, 71, 73], &[80, 81, 82, 83, 84, 85, 86, 87]]);
    assert!(opening.windows(list.len()).any(|bytes| bytes == list), "{opening:x?}");
    for (get, code, uuid) in [(81, 80, vc), (85, 84, bios), (87, 86, location)] {
        let answer = [&[code][..], uuid.to_string().as_bytes()].concat();
        assert_eq!(feed(&mut session, &frame(&[&[get]])).output, frame(&[&answer]));
    }
    assert_eq!(feed(&mut session, &frame(&[&[83]])).output, frame(&[b"\x52web 1"]));
}

#[test]
fn a_concentrator_asks_for_what_the_machine_gives() {
    let mut session = Session::concentrator(Tls::Never);
    let outcome = feed(&mut session, &[WILL_232, &frame(&[&[0, 70, 80, 81, 82, 83, 84]])].concat());
    let codes = [0, 1, 2, 3, 40, 41, 43, 44, 45, 46, 48, 70, 71, 73, 80, 81, 82, 83, 84, 85, 86, 87];
    let list = frame(&[&[1], &codes[..]]);
    assert!(outcome.output.ends_with(&[list.clone(), frame(&[&[83]]), frame(&[&[81]])].concat()), "{outcome:x?}");
    // The list is answered again, the questions are asked once.
    assert_eq!(feed(&mut session, &frame(&[&[0, 82, 83]])).output, list);
    let mut reported = Vec::new();
    for inside in [&b"\x52web 1"[..], b"\x50ab ab ab ab ab ab ab ab-ab ab ab ab ab ab ab ab"] {
        reported.extend(feed(&mut session, &frame(&[inside])).events);
    }
    assert_eq!(reported[0], r#"VmName("web 1")"#);
    assert!(reported[1].starts_with("VmVcUuid("), "{reported:?}");
}

#[test]
fn a_concentrator_asks_for_each_part_of_the_identity() {
    let mut session = Session::concentrator(Tls::Never);
    let list = b"\xFF\xFA\xE8\x00\x50\x51\x52\x53\x54\x55\x56\x57\xFF\xF0";
    let output = feed(&mut session, &[WILL_232, list].concat()).output;
    let questions = [83, 81, 85, 87].map(|code| [0xFF, 0xFA, 0xE8, code, 0xFF, 0xF0]);
    assert!(output.ends_with(&questions.concat()), "{output:x?}");
}

/// The list may come before TLS is settled; what it leads to waits for that.
#[test]
fn a_list_that_comes_first() {
    let mut session = Session::concentrator(Tls::IfOffered);
    let early = feed(&mut session, &frame(&[&[0, 82, 83]])).output;
    let question = frame(&[&[83]]);
    assert!(!early.windows(question.len()).any(|bytes| bytes == question), "{early:x?}");
    let later = feed(&mut session, &[0xFF, 0xFC, 37]).output;
    assert!(later.ends_with(&question), "{later:x?}");
    assert!(!feed(&mut session, &frame(&[&[0, 82, 83]])).output.ends_with(&question), "asked once");
}

#[test]
fn a_port_is_refused() {
    let mut session = Session::concentrator(Tls::Never);
    feed(&mut session, &[WILL_232, NO_BINARY, &frame(&[b"\x46Sunknown"])].concat());
    assert!(session.refuse_proxy());
    assert!(!session.refuse_proxy() && !session.accept_proxy(), "answered once");
    assert_eq!(sent(&mut session, b"line"), WONT_PROXY);
    // The machine may ask for another.
    assert_eq!(feed(&mut session, &frame(&[b"\x46SvSPC.py"])).events.len(), 1);
    assert!(session.accept_proxy());
    assert_eq!(sent(&mut session, b"line"), [WILL_PROXY, b"line"].concat());

    let refusals = [WONT_PROXY.to_vec(), frame(&[&[3, 70]]), vec![0xFF, 0xFE, 232]];
    for (number, refusal) in refusals.iter().enumerate() {
        let mut session = machine(Tls::Never);
        let opening = if number == 2 { vec![] } else { DO_232.to_vec() };
        let outcome = feed(&mut session, &[&opening, refusal, NO_BINARY].concat());
        assert!(outcome.events.contains(&"ProxyRefused".into()), "{outcome:?}");
        assert_eq!(sent(&mut session, b"line"), []);
    }
}

#[test]
fn answers_that_nobody_asked_for() {
    let mut session = machine(Tls::Never);
    let outcome = feed(&mut session, &[WILL_PROXY, &frame(&[&[45, 1]]), &frame(&[b"\x29\x01"])].concat());
    assert_eq!(outcome.events.iter().filter(|event| event.starts_with("Unexpected")).count(), 3, "{outcome:?}");
    assert!(!session.is_open());
    let mut session = Session::concentrator(Tls::Never);
    assert!(!session.accept_proxy() && !session.vmotion_notnow());
    assert_eq!(session.vmotion_goahead(&SECRET), Ok(false));
    assert_eq!(session.vmotion_peer_ok(&SEQUENCE), Ok(false));
    for mut session in [Session::client(Tls::Never), Session::server(Tls::Never)] {
        assert!(!session.accept_proxy() && !session.vmotion_abort() && !session.vmotion_complete());
        assert_eq!(session.vmotion_begin(&SEQUENCE), Ok(false));
        let before = sent(&mut session, b"");
        assert!(!before.is_empty());
        assert_eq!(feed(&mut session, &frame(&[b"\x46Sx"])), Outcome::default(), "option 232 means nothing here");
    }
}

#[test]
fn a_machine_moves() {
    let mut source = open_machine();
    let mut concentrator = open_concentrator();

    assert_eq!(source.vmotion_begin(&SEQUENCE), Ok(true));
    assert_eq!(source.vmotion_begin(&SEQUENCE), Ok(false), "begun");
    let begin = sent(&mut source, b"");
    assert_eq!(begin, b"\xFF\xFA\xE8\x28\x76\x19\xFF\xFF\xE9\xFF\xF0");

    // Not now; the source may begin again.
    let reported = feed(&mut concentrator, &begin).events;
    assert!(reported.last().expect("an event").starts_with("VmotionBegin("), "{reported:?}");
    assert!(concentrator.vmotion_notnow());
    let notnow = sent(&mut concentrator, b"");
    assert_eq!(notnow, frame(&[&[43], &SEQUENCE]));
    assert_eq!(feed(&mut source, &notnow).events, ["VmotionNotnow"]);
    assert_eq!(source.vmotion_begin(&SEQUENCE), Ok(true));
    feed(&mut concentrator, &sent(&mut source, b""));
    assert_eq!(concentrator.vmotion_goahead(&SECRET), Ok(true));
    let goahead = sent(&mut concentrator, b"");
    assert_eq!(goahead, frame(&[&[41], &SEQUENCE, &SECRET]));
    let received = source.receive(&goahead).expect("valid");
    let Some(Event::VmotionGoahead(secret)) = received.event else { panic!("{received:?}") };
    assert_eq!(secret, SECRET);
    // The line goes on meanwhile.
    assert_eq!(feed(&mut concentrator, &sent(&mut source, b"during")).data, b"during");

    // The target host connects.
    let mut target = Session::vmotion_target(Tls::Never, &SEQUENCE, &SECRET, Identity::default()).expect("short");
    let opening = feed(&mut target, &[DO_232, NO_BINARY].concat()).output;
    let peer = frame(&[&[44], &SEQUENCE, &SECRET]);
    assert!(opening.ends_with(&peer) && !opening.windows(4).any(|bytes| bytes == b"\xFF\xFA\xE8\x46"), "{opening:x?}");
    assert!(!target.vmotion_complete(), "not accepted");
    let mut second = Session::concentrator(Tls::Never);
    feed(&mut second, &[WILL_232, NO_BINARY].concat());
    let received = second.receive(&peer).expect("valid");
    let Some(Event::VmotionPeer(payload)) = received.event else { panic!("{received:?}") };
    assert_eq!(payload.strip_prefix(&SEQUENCE).expect("the sequence"), SECRET);
    assert_eq!(second.vmotion_peer_ok(&SEQUENCE), Ok(true));
    let peer_ok = sent(&mut second, b"");
    assert_eq!(peer_ok, frame(&[&[45], &SEQUENCE]), "the sequence alone");
    assert_eq!(feed(&mut target, &peer_ok).events, ["VmotionPeerOk", "Open"]);
    assert!(target.vmotion_complete());
    let complete = sent(&mut target, b"after");
    assert!(complete.starts_with(&frame(&[&[46], &SEQUENCE])));
    let outcome = feed(&mut second, &complete);
    assert!(outcome.events.iter().any(|event| event.starts_with("VmotionComplete(")) && outcome.data == b"after");
}

#[test]
fn a_move_is_cancelled() {
    let mut source = open_machine();
    assert!(!source.vmotion_abort());
    assert_eq!(source.vmotion_begin(&SEQUENCE), Ok(true));
    assert!(source.vmotion_abort());
    let both = sent(&mut source, b"");
    assert!(both.ends_with(&frame(&[&[48]])));
    let mut concentrator = open_concentrator();
    assert_eq!(feed(&mut concentrator, &both).events.last().expect("two"), "VmotionAbort");
    assert_eq!(concentrator.vmotion_goahead(&SECRET), Ok(false));
    assert_eq!(source.vmotion_begin(&[1]), Ok(true), "again");
}

#[test]
fn moves_out_of_order() {
    let begin = frame(&[&[40], &SEQUENCE]);
    let peer = frame(&[&[44], &SEQUENCE, &SECRET]);
    let do_proxy = frame(&[b"\x46SvSPC.py"]);
    // A move of a port that is not accepted.
    let mut session = Session::concentrator(Tls::Never);
    let events = feed(&mut session, &[WILL_232, NO_BINARY, &begin].concat()).events;
    assert!(events.last().expect("an event").starts_with("Unexpected(VmotionBegin"), "{events:?}");
    assert_eq!(session.vmotion_goahead(&SECRET), Ok(false));
    // The end of a move that has not begun.
    for end in [frame(&[&[46], &SEQUENCE]), frame(&[&[48]])] {
        let events = feed(&mut session, &end).events;
        assert!(events[0].starts_with("Unexpected(Vmotion"), "{events:?}");
    }
    // A target host is accepted once, and its line is open.
    assert_eq!(feed(&mut session, &peer).events.len(), 1);
    assert!(!session.is_open());
    assert!(feed(&mut session, &do_proxy).events[0].starts_with("Unexpected(DoProxy"));
    assert_eq!(session.vmotion_peer_ok(&SEQUENCE), Ok(true));
    assert_eq!(session.vmotion_peer_ok(&SEQUENCE), Ok(false));
    assert!(session.is_open());
    // A target host where a machine has its port.
    let mut session = open_concentrator();
    let events = feed(&mut session, &peer).events;
    assert!(events.last().expect("an event").starts_with("Unexpected(VmotionPeer"), "{events:?}");
    assert_eq!(session.vmotion_peer_ok(&SEQUENCE), Ok(false));
    assert!(session.is_open());
}

#[test]
fn replies_with_the_secret_too() {
    // Four implementations echo sequence and secret in NOTNOW and PEER-OK.
    let mut source = open_machine();
    assert_eq!(source.vmotion_begin(&SEQUENCE), Ok(true));
    sent(&mut source, b"");
    assert_eq!(feed(&mut source, &frame(&[&[43], &SEQUENCE, &SECRET])).events, ["VmotionNotnow"]);
    let mut session = target(Tls::Never);
    feed(&mut session, DO_232);
    let outcome = feed(&mut session, &frame(&[&[45], &SEQUENCE, &[7, 0xC5]]));
    assert_eq!(outcome.events, ["VmotionPeerOk"]);
    // A reply to another sequence is not a reply to this one.
    let mut session = target(Tls::Never);
    feed(&mut session, DO_232);
    assert!(feed(&mut session, &frame(&[&[45, 1, 2]])).events[0].starts_with("Unexpected"));
}

#[test]
fn long_sequences() {
    let long = [1; VMOTION_CAPACITY + 1];
    assert_eq!(open_machine().vmotion_begin(&long), Err(CapacityError));
    assert_eq!(open_machine().vmotion_begin(&long[1..]), Ok(true));
    assert_eq!(Session::vmotion_target(Tls::Never, &long[..16], &long[..17], Identity::default()), Err(CapacityError));
    assert!(Session::vmotion_target(Tls::Never, &long[..16], &long[..16], Identity::default()).is_ok());
    let mut concentrator = open_concentrator();
    let outcome = feed(&mut concentrator, &frame(&[&[40], &long[..]]));
    assert_eq!(outcome.output, frame(&[&[3, 40]]));
    assert_eq!(feed(&mut concentrator, &frame(&[&[40], &long[..16]])).events.len(), 1);
    assert_eq!(concentrator.vmotion_goahead(&long[..17]), Err(CapacityError));
    assert_eq!(concentrator.vmotion_goahead(&long[..16]), Ok(true));
}

/// Replies to a request that was answered before, or never made, change nothing.
#[test]
fn replies_that_are_not_due() {
    let row = |session: &mut Session<'_>, reply: &[u8], event: &str| {
        let outcome = feed(session, reply);
        assert!(outcome.events[0].starts_with(event), "{outcome:?}");
        assert_eq!(outcome.output, []);
        assert!(session.is_open(), "{session}");
    };
    let mut session = open_machine();
    row(&mut session, WONT_PROXY, "Unexpected(WontProxy");
    // DO-PROXY is not known, although it was accepted.
    row(&mut session, b"\xFF\xFA\xE8\x03\x46\xFF\xF0", "UnknownToPeer(Code(70))");
    // VMOTION-NOTNOW without a move, then with the sequence of another one.
    row(&mut session, b"\xFF\xFA\xE8\x2B\xFF\xF0", "Unexpected(VmotionNotnow");
    assert_eq!(session.vmotion_begin(&SEQUENCE), Ok(true));
    sent(&mut session, b"");
    row(&mut session, b"\xFF\xFA\xE8\x2B\x01\xFF\xF0", "Unexpected(VmotionNotnow");
    assert!(session.vmotion_abort(), "the move has not ended");
}

/// Malformed frames of real peers: what is reported and answered; the line goes on.
#[test]
fn malformed_frames() {
    #[track_caller]
    fn row(mut session: Session<'static>, input: &[u8], event: &str, answer: &[u8]) {
        let outcome = feed(&mut session, &[input, b"line"].concat());
        assert!(outcome.events.iter().any(|reported| reported.starts_with(event)), "{outcome:?}");
        assert_eq!((outcome.output, outcome.error, outcome.data), (answer.to_vec(), None, b"line".to_vec()));
        assert_eq!(sent(&mut session, b"line"), b"line");
    }
    // A secret whose 0xFF is not doubled.
    row(open_machine(), b"\xFF\xFA\xE8\x29\x76\x19\xFF\xE9\x07\xC5\xB0\x2D\xFF\xF0", "InvalidFrame", b"");
    // UNKNOWN-SUBOPTION-RCVD-2 with the payload in place of the code.
    row(open_machine(), b"\xFF\xFA\xE8\x03\x76\x19\xFF\xF0", "InvalidSuboption", b"");
    // KNOWN-SUBOPTIONS-2 answered by code 3 in place of 2.
    row(open_concentrator(), b"\xFF\xFA\xE8\x03\x01\xFF\xF0", "Unexpected(UnknownSuboptionRcvd2", b"");
    // A UUID that is plain text.
    row(open_concentrator(), b"\xFF\xFA\xE8\x54test123456789\xFF\xF0", "InvalidSuboption", b"");
    // No option, no code, a code of the other side, an unknown code.
    row(open_concentrator(), b"\xFF\xFA\xFF\xF0", "InvalidFrame", b"");
    row(open_concentrator(), b"\xFF\xFA\xE8\xFF\xF0", "InvalidSuboption", b"");
    row(open_concentrator(), WILL_PROXY, "Unexpected(WillProxy", b"");
    row(open_concentrator(), &frame(&[&[99, 1]]), "UnknownSuboption", &frame(&[&[3, 99]]));
    row(open_machine(), &frame(&[&[99, 1]]), "UnknownSuboption", &frame(&[&[2, 99]]));
    // A second DO-PROXY, and an invalid one.
    row(open_concentrator(), &frame(&[b"\x46Sother"]), "Unexpected(DoProxy", b"");
    row(open_concentrator(), &frame(&[b"\x46Xother"]), "InvalidSuboption", WONT_PROXY);
    // A message of the authentication option that is none: half a type, an unknown command, nothing.
    for frame in [&b"\xFF\xFA\x25\x01\x07\xFF\xF0"[..], b"\xFF\xFA\x25\x04\xFF\xF0", b"\xFF\xFA\x25\xFF\xF0"] {
        row(open_machine(), frame, &format!("Discarded({frame:?})"), b"");
        row(open_concentrator(), frame, &format!("Discarded({frame:?})"), b"");
    }
    // A frame that a negotiation cuts off, or a command: EOF has the lowest code.
    row(open_concentrator(), b"\xFF\xFA\xE8\x28\x01\xFF\xFB\x63", "InvalidFrame", &[0xFF, 0xFE, 0x63]);
    row(open_concentrator(), b"\xFF\xFA\xE8\x28\x01\xFF\xEC", "Command(Command(236))", b"");
}

/// An invalid frame without an end takes at most a stated number of the bytes after it.
#[test]
fn an_invalid_frame_takes_little_of_the_line() {
    let mut session = open_concentrator();
    let line = [b'x'; 100];
    let outcome = feed(&mut session, &[b"\xFF\xFA\xE8\x28\xFF\xE9", &line[..]].concat());
    assert_eq!(outcome.data.len(), 100 - 64);
    let mut session = open_concentrator();
    let outcome = feed(&mut session, &[b"\xFF\xFA\xE8\x28\xFF\xE9\xFF\xFF\x01\xFF\xF0", &line[..]].concat());
    assert_eq!(outcome.data.len(), 100);
    // The SE at its end is part of the frame.
    assert!(outcome.events.iter().all(|event| !event.starts_with("Command")), "{outcome:?}");
}

#[test]
fn a_frame_longer_than_the_buffer() {
    let mut session = open_concentrator();
    let long = b"\xFF\xFA\xE8\x52a name that is too long";
    assert_eq!(feed(&mut session, long).rest, long);
    session.discard();
    let outcome = feed(&mut session, long);
    assert_eq!((outcome.rest, outcome.data), (vec![], vec![]));
    assert!(outcome.events[0].starts_with("Discarded"));
    let outcome = feed(&mut session, b" for this buffer\xFF\xF0line");
    assert_eq!((outcome.data, outcome.error), (b"line".to_vec(), None));
}

#[test]
fn breaks() {
    let mut session = open_machine();
    assert!(session.send_break());
    assert_eq!(sent(&mut session, b"x"), b"\xFF\xF3x");
    assert_eq!(feed(&mut session, b"\xFF\xF3\xFF\xF6").events, ["Command(Command(243))", "Command(Command(246))"]);
    let mut session = machine(Tls::Never);
    assert!(!session.send_break());
}

/// A message that fills the buffer to its end has been sent whole: nothing waits any more.
#[test]
fn a_message_that_fits_exactly() {
    let mut session = machine(Tls::Never);
    sent(&mut session, b"");
    session.receive(DO_232).expect("valid");
    let whole = sent(&mut session.clone(), b"");
    assert!(whole.ends_with(b"SvSPC.py\xFF\xF0"));
    assert_eq!(session.transmit(b"", &mut vec![0; whole.len()]).len, whole.len());
    assert_eq!(session.receive(b""), Ok(Received { len: 0, event: None }));
}
