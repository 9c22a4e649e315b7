//! What else than data of the line is plaintext, and refusals that come late.

use vserial_uri::Tls;
use vserial_uri::session::{Session, SessionError};

use crate::messages::*;
use crate::{feed, machine, sent};

type New = fn(Tls) -> Session<'static>;
const ROLES: [New; 4] = [Session::client, Session::server, machine, Session::concentrator];
const BREAK: &[u8] = &[0xFF, 0xF3];
const DONT_232: &[u8] = &[0xFF, 0xFE, 232];
const INVALID_DO_PROXY: &[u8] = b"\xFF\xFA\xE8\x46X\xFF\xF0";

/// Each opening, up to where only TLS may follow.
fn started(tls: Tls) -> [Session<'static>; 4] {
    let openings = [(0, [DO_37, SEND]), (1, [WILL_37, START]), (2, [DO_37, SEND]), (3, [WILL_37, START])];
    openings.map(|(role, parts)| {
        let mut session = ROLES[role](tls);
        assert_eq!(feed(&mut session, &parts.concat()).error, None);
        session
    })
}

#[test]
fn a_break_is_plaintext_like_data() {
    for new in ROLES {
        let outcome = feed(&mut new(Tls::Required), BREAK);
        assert_eq!((outcome.error, outcome.events), (Some(SessionError::PlaintextBeforeTls), vec![]));

        let mut session = new(Tls::IfOffered);
        let outcome = feed(&mut session, BREAK);
        assert_eq!((outcome.error, outcome.events), (None, vec!["Command(Command(243))".to_owned()]));
        assert!(session.to_string().contains("plaintext"), "{session}");
        // Another command is not.
        assert_eq!(feed(&mut new(Tls::Required), &[0xFF, 0xF1]).events, ["Command(Command(241))"]);
    }
    for mut session in [Tls::IfOffered, Tls::Required].into_iter().flat_map(started) {
        let outcome = feed(&mut session, BREAK);
        assert_eq!((outcome.error, outcome.events), (Some(SessionError::PlaintextAfterStart), vec![]));
    }
}

#[test]
fn an_invalid_suboption_is_plaintext_like_a_valid_one() {
    for (new, frame) in [(Session::concentrator as New, INVALID_DO_PROXY), (machine, b"\xFF\xFA\xE8\x47x\xFF\xF0")] {
        let mut session = new(Tls::Required);
        sent(&mut session, b"");
        let outcome = feed(&mut session, frame);
        assert_eq!((outcome.error, outcome.output), (Some(SessionError::PlaintextBeforeTls), vec![]));

        let mut session = new(Tls::IfOffered);
        let outcome = feed(&mut session, frame);
        assert!(outcome.events.iter().any(|event| event.starts_with("InvalidSuboption")), "{outcome:?}");
        assert!(session.to_string().contains("plaintext"), "{session}");
    }
    let [_, _, mut machine, mut concentrator] = started(Tls::Required);
    for session in [&mut machine, &mut concentrator] {
        assert_eq!(feed(session, INVALID_DO_PROXY).error, Some(SessionError::PlaintextAfterStart));
    }
}

/// A refusal of option 232 that is injected before TLS does not refuse the port.
#[test]
fn a_refusal_of_the_port_before_tls() {
    for before in [&[DONT_232][..], &[DO_232, DONT_232]] {
        let mut session = machine(Tls::Required);
        let outcome = feed(&mut session, &[&before.concat(), DO_37, SEND, ACCEPT].concat());
        assert!(!outcome.events.contains(&"ProxyRefused".into()), "{outcome:?}");
        session.tls_started();
        assert!(sent(&mut session, b"").starts_with(WILL_232));
        let outcome = feed(&mut session, &[DO_232, NO_BINARY, WILL_PROXY].concat());
        assert!(session.is_open(), "{outcome:?}");
    }
}

#[test]
fn a_refusal_of_the_option_after_the_request() {
    for new in [machine as New, crate::target] {
        let mut session = new(Tls::Never);
        feed(&mut session, &[DO_232, NO_BINARY].concat());
        assert_eq!(feed(&mut session, DONT_232).events, ["ProxyRefused"]);
        assert_eq!(feed(&mut session, DONT_232).events, [""; 0], "reported once");
    }
    // The line stays open.
    let mut session = machine(Tls::Never);
    feed(&mut session, &[DO_232, NO_BINARY, WILL_PROXY].concat());
    let events = feed(&mut session, DONT_232).events;
    assert!(events[0].starts_with("Option("), "{events:?}");
    assert!(session.is_open());
}

#[test]
fn text_after_an_invalid_frame_is_plaintext() {
    for frame in [&b"\xFF\xFA\x00\xFF\x01"[..], b"\xFF\xFA\xE8\x28\xFF\xE9"] {
        for new in ROLES {
            let stream = [frame, b"injected"].concat();
            assert_eq!(feed(&mut new(Tls::Required), &stream).error, Some(SessionError::PlaintextBeforeTls));
            let mut session = new(Tls::IfOffered);
            assert_eq!(feed(&mut session, &stream).error, None);
            assert!(session.to_string().contains("plaintext"), "{session}");
        }
        for mut session in started(Tls::Required) {
            let stream = [frame, b"injected"].concat();
            assert_eq!(feed(&mut session, &stream).error, Some(SessionError::PlaintextAfterStart));
        }
    }
}

#[test]
fn a_server_refuses_after_start() {
    for refusal in [DONT_37, WONT_37] {
        let [mut client, _, mut machine, _] = started(Tls::Required);
        for session in [&mut client, &mut machine] {
            assert_eq!(feed(session, refusal).error, Some(SessionError::TlsRefused));
        }
        let [mut client, _, mut machine, _] = started(Tls::IfOffered);
        for session in [&mut client, &mut machine] {
            assert_eq!(feed(session, refusal).error, None);
            assert!(session.to_string().contains("plaintext"), "{session}");
        }
        // An ACCEPT that follows is too late.
        assert_eq!(feed(&mut client, ACCEPT).error, Some(SessionError::UnexpectedReply));
    }
}

#[test]
fn a_client_refuses_after_accept() {
    for refusal in [DONT_37, WONT_37, NULL] {
        for tls in [Tls::IfOffered, Tls::Required] {
            let [_, mut server, _, mut concentrator] = started(tls);
            for session in [&mut server, &mut concentrator] {
                assert_eq!(feed(session, refusal).error, Some(SessionError::TlsRefused));
            }
        }
    }
}

/// What a peer may send while output is held, and what a concentrator requests after that, fit together.
#[test]
fn held_answers_leave_room_for_the_requests() {
    let [_, _, _, mut session] = started(Tls::Required);
    assert_eq!(feed(&mut session, b"\xFF\xFA\xE8\x00\x50\x51\x52\x53\x54\x55\x56\x57\xFF\xF0").error, None);
    for option in 40..60 {
        let before = session.clone();
        if feed(&mut session, &[0xFF, 0xFB, option]).error.is_some() {
            session = before;
            break;
        }
    }
    assert_eq!(feed(&mut session, CLIENT_HELLO).events, ["StartTls(Server)"]);
    session.tls_started();
    let output = sent(&mut session, b"");
    assert!(output.ends_with(&[83, 81, 85, 87].map(|code| [0xFF, 0xFA, 0xE8, code, 0xFF, 0xF0]).concat()));
    assert_eq!(feed(&mut session, b"").error, None);
}
