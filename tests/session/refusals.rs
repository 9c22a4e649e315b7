//! TLS that is refused, stripped or injected into: plaintext only where it is allowed, and nothing of the line before.

use vserial_uri::Tls;
use vserial_uri::session::{Session, SessionError};

use crate::messages::*;
use crate::{feed, machine, sent};

/// The line's data, which must not appear.
const LINE: &[u8] = b"password";

type New = fn(Tls) -> Session<'static>;
const CLIENT: New = Session::client;
const SERVER: New = Session::server;
const CONCENTRATOR: New = Session::concentrator;

/// Feeds the parts one by one, and tries to send the line at each step; returns what was sent and the error.
fn offer_line(session: &mut Session<'_>, parts: &[&[u8]]) -> (Vec<u8>, Option<SessionError>) {
    let mut output = sent(session, LINE);
    for part in parts {
        let outcome = feed(session, part);
        output.extend(outcome.output);
        assert_eq!(outcome.data, [], "delivered");
        output.extend(sent(session, LINE));
        if outcome.error.is_some() {
            return (output, outcome.error);
        }
    }
    (output, None)
}

fn contains(bytes: &[u8], text: &[u8]) -> bool {
    bytes.windows(text.len()).any(|window| window == text)
}

/// A row of the rejection table: plaintext if TLS was only offered, an error if it is required.
#[track_caller]
fn row(new: New, parts: &[&[u8]]) {
    let (output, error) = offer_line(&mut new(Tls::Required), parts);
    assert_eq!(error, Some(SessionError::TlsRefused));
    assert!(!contains(&output, LINE), "sent in plaintext: {output:x?}");
    assert!(!contains(&output, &[232]), "option 232 in plaintext: {output:x?}");

    let mut session = new(Tls::IfOffered);
    let (mut output, error) = offer_line(&mut session, parts);
    assert_eq!(error, None);
    assert!(session.to_string().contains("plaintext"), "{session}");
    output.extend(offer_line(&mut session, &[NO_BINARY]).0);
    let proxied = new(Tls::Never).to_string().starts_with(['m', 'c']) && !session.is_open();
    assert!(proxied || contains(&output, LINE), "the line did not go on: {output:x?}");
}

#[test]
fn the_server_refuses() {
    for new in [CLIENT, machine as New] {
        row(new, &[DONT_37]);
        row(new, &[WONT_37]);
        row(new, &[DO_37, SEND_NOTHING]);
        row(new, &[DO_37, SEND_OTHERS]);
        row(new, &[DO_37, SEND, REJECT]);
        row(new, &[DO_37, DONT_37]);
    }
}

#[test]
fn the_client_refuses() {
    for new in [SERVER, CONCENTRATOR] {
        row(new, &[WONT_37]);
        row(new, &[DONT_37]);
        row(new, &[WILL_37, NULL]);
        row(new, &[WILL_37, IS_UNKNOWN]);
        row(new, &[WILL_37, IS_OTHER_PAIR]);
        row(new, &[WILL_37, WONT_37]);
    }
}

#[test]
fn a_server_rejects_what_it_does_not_know() {
    for is in [IS_UNKNOWN, IS_OTHER_PAIR] {
        let mut session = Session::server(Tls::IfOffered);
        let outcome = feed(&mut session, &[WILL_37, is].concat());
        assert!(contains(&outcome.output, REJECT), "{outcome:x?}");
        // A START that comes after that is too late.
        assert!(contains(&feed(&mut session, START).output, REJECT));
        assert!(session.to_string().contains("plaintext"));
    }
}

/// IS NULL says that the client starts nothing, so there is nothing to reject.
#[test]
fn no_reply_to_null() {
    let mut session = Session::server(Tls::IfOffered);
    feed(&mut session, WILL_37);
    for _ in 0..2 {
        let output = feed(&mut session, NULL).output;
        assert!(!contains(&output, REJECT), "{output:x?}");
        assert_eq!(session.to_string(), "server: plaintext, not open");
    }
}

/// Option 37 is never mentioned: an attacker has removed it, or the peer does not know it.
#[test]
fn silence_about_the_option() {
    for new in [CLIENT, SERVER, machine as New, CONCENTRATOR] {
        let mut session = new(Tls::Required);
        let (output, error) =
            offer_line(&mut session, &[b"\xFF\xFD\x00", b"\xFF\xFB\x00", b"\xFF\xFD\xE8", b"\xFF\xFB\xE8"]);
        assert_eq!(error, None);
        assert!(!contains(&output, LINE) && !contains(&output, b"vSPC.py"), "{output:x?}");
        assert!(!session.is_open());
        assert_eq!(session.stop_waiting(), Err(SessionError::TlsRefused));
        assert_eq!(session.receive(b""), Err(SessionError::TlsRefused), "the error is final");
        assert_eq!(sent(&mut session, LINE), []);
    }
    for new in [CLIENT, SERVER] {
        let mut session = new(Tls::IfOffered);
        assert!(!contains(&offer_line(&mut session, &[b"\xFF\xFD\x00\xFF\xFB\x00"]).0, LINE));
        session.stop_waiting().expect("TLS is not required");
        assert!(contains(&sent(&mut session, LINE), LINE));
    }
}

#[test]
fn nothing_is_sent_after_an_error() {
    for new in [CLIENT, SERVER, machine as New, CONCENTRATOR] {
        let mut session = new(Tls::Required);
        assert_eq!(session.stop_waiting(), Err(SessionError::TlsRefused));
        assert_eq!(sent(&mut session, LINE), [], "not even the request that was due");
    }
}

#[test]
fn silence_after_start() {
    for tls in [Tls::IfOffered, Tls::Required] {
        let mut session = Session::client(tls);
        feed(&mut session, &[DO_37, SEND].concat());
        assert_eq!(session.stop_waiting(), Err(SessionError::StartUnanswered));
        assert_eq!(sent(&mut session, LINE), []);
        let mut session = Session::server(tls);
        feed(&mut session, &[WILL_37, START].concat());
        assert_eq!(session.stop_waiting(), Err(SessionError::StartUnanswered));
    }
}

/// An answer that comes after the caller has stopped waiting does not start TLS.
#[test]
fn late_answers() {
    let mut session = Session::client(Tls::IfOffered);
    sent(&mut session, b"");
    session.stop_waiting().expect("TLS is not required");
    let outcome = feed(&mut session, DO_37);
    assert!(contains(&outcome.output, WONT_37), "{outcome:x?}");
    assert!(contains(&feed(&mut session, SEND).output, NULL));
    assert_eq!(feed(&mut session, ACCEPT).error, Some(SessionError::UnexpectedReply));

    let mut session = Session::server(Tls::IfOffered);
    sent(&mut session, b"");
    session.stop_waiting().expect("TLS is not required");
    let outcome = feed(&mut session, WILL_37);
    assert!(contains(&outcome.output, DONT_37) && !contains(&outcome.output, SEND), "{outcome:x?}");
}

/// What is on already needs no answer, also if the caller has given up TLS in between.
#[test]
fn repeated_answers() {
    for (new, answer) in [(CLIENT, DO_37), (SERVER, WILL_37)] {
        let mut session = new(Tls::IfOffered);
        feed(&mut session, answer);
        session.stop_waiting().expect("TLS is not required");
        sent(&mut session, b"");
        assert_eq!(feed(&mut session, answer).output, []);
    }
}

/// Text before option 37 is settled is either an error or settles it: it never precedes TLS.
#[test]
fn text_before_tls() {
    let openings: [(New, &[&[u8]]); 5] =
        [(CLIENT, &[]), (CLIENT, &[DO_37]), (SERVER, &[]), (SERVER, &[WILL_37]), (CONCENTRATOR, &[WILL_37])];
    for (new, opening) in openings {
        let opening = opening.concat();
        for text in [&b"injected\r\n"[..], b"\xFF\xFF", b"\0"] {
            let stream = [&opening, text].concat();
            let outcome = feed(&mut new(Tls::Required), &stream);
            assert_eq!((outcome.error, outcome.data), (Some(SessionError::PlaintextBeforeTls), vec![]));

            let mut session = new(Tls::IfOffered);
            let outcome = feed(&mut session, &stream);
            assert_eq!(outcome.error, None);
            assert!(session.to_string().contains("plaintext"), "{session}");
            let later = feed(&mut session, &[DO_37, SEND, WILL_37, START].concat());
            assert!(!contains(&later.output, ACCEPT) && !contains(&later.output, START), "{later:x?}");
        }
    }
}

#[test]
fn text_with_start() {
    const TEXTS: [&[u8]; 4] = [b"injected\r\n", b"\xFF\xFF", b"\0", b"\xFF\xFA\xE8\x46Sx\xFF\xF0"];
    let start = [WILL_37, START].concat();
    // A server ignores option 232.
    for (new, texts) in [(SERVER, &TEXTS[..3]), (CONCENTRATOR, &TEXTS)] {
        for (tls, text) in
            [Tls::IfOffered, Tls::Required].iter().flat_map(|tls| texts.iter().map(move |text| (*tls, text)))
        {
            let in_one_segment = feed(&mut new(tls), &[&start, *text].concat());
            assert_eq!(in_one_segment.error, Some(SessionError::PlaintextAfterStart), "{text:?}");
            assert_eq!(in_one_segment.data, []);

            let mut session = new(tls);
            assert_eq!(feed(&mut session, &start).error, None);
            assert_eq!(feed(&mut session, text).error, Some(SessionError::PlaintextAfterStart));
        }
    }
}

#[test]
fn text_with_accept() {
    const TEXTS: [&[u8]; 5] = [b"PLAIN", b"\xFF\xFF", b"\xFF\xFA\xE8\x47\xFF\xF0", b"\xFF\xF1", b"\x16"];
    // Before ACCEPT, a client ignores option 232, and a command or a single byte of a handshake is not data.
    for (new, before) in [(CLIENT, &TEXTS[..2]), (machine as New, &TEXTS[..3])] {
        for tls in [Tls::IfOffered, Tls::Required] {
            let mut started = new(tls);
            feed(&mut started, &[DO_37, SEND].concat());
            for text in TEXTS {
                let outcome = feed(&mut started.clone(), &[ACCEPT, text].concat());
                let expected = (Some(SessionError::PlaintextAfterStart), vec![]);
                assert_eq!((outcome.error, outcome.data), expected, "{text:?}");
            }
            for text in before {
                let error = feed(&mut started.clone(), text).error;
                assert_eq!(error, Some(SessionError::PlaintextAfterStart), "{text:?} before ACCEPT");
            }
        }
    }
}

#[test]
fn half_a_frame_does_not_survive_the_switch() {
    let mut session = Session::server(Tls::Required);
    feed(&mut session, &[WILL_37, START].concat());
    assert_eq!(feed(&mut session, b"\xFF\xFA\x18name").rest, b"\xFF\xFA\x18name");
    // The caller gives what follows the ClientHello to TLS; a half frame before it is not dropped silently.
    let outcome = feed(&mut session, b"\xFF\xFA\x18name\x16\x03\x01");
    assert_eq!((outcome.events, outcome.rest.len()), (vec![], 10));
    assert_eq!(session.stop_waiting(), Err(SessionError::StartUnanswered));

    // A long frame that was given up ends with the switch.
    let mut session = Session::server(Tls::Required);
    feed(&mut session, &[WILL_37, START, b"\xFF\xFA\x18name"].concat());
    session.discard();
    assert_eq!(feed(&mut session, b"\xFF\xFA\x18name").rest, []);
    assert_eq!(feed(&mut session, b"\x16\x03\x01").events, ["StartTls(Server)"]);
    session.tls_started();
    assert_eq!(feed(&mut session, b"line").data, b"line");

    // A CR before the switch takes no NUL after it.
    let mut session = Session::client(Tls::Required);
    feed(&mut session, &[DO_37, SEND].concat());
    feed(&mut session, ACCEPT);
    session.tls_started();
    assert_eq!(feed(&mut session, b"\0x").data, b"\0x");
}

#[test]
fn replies_that_nobody_asked_for() {
    for reply in [ACCEPT, REJECT] {
        for tls in [Tls::Never, Tls::IfOffered, Tls::Required, Tls::AtOnce] {
            assert_eq!(feed(&mut Session::client(tls), reply).error, Some(SessionError::UnexpectedReply));
            assert_eq!(
                feed(&mut Session::client(tls), &[DO_37, reply].concat()).error,
                Some(SessionError::UnexpectedReply)
            );
        }
    }
}

/// What is neither ACCEPT nor REJECT of type SSL is no answer to START.
#[test]
fn unknown_replies() {
    for reply in [&b"\xFF\xFA\x25\x02\x07\x00\x04\xFF\xF0"[..], b"\xFF\xFA\x25\x02\x06\x00\x02\xFF\xF0"] {
        for tls in [Tls::IfOffered, Tls::Required] {
            let outcome = feed(&mut Session::client(tls), &[DO_37, SEND, reply].concat());
            assert_eq!(outcome.error, Some(SessionError::UnexpectedReply));
        }
    }
}

#[test]
fn the_option_is_refused_when_tls_comes_at_once_or_never() {
    for tls in [Tls::Never, Tls::AtOnce] {
        let outcome = feed(&mut Session::client(tls), &[DO_37, SEND].concat());
        assert!(outcome.output.starts_with(&[0xFF, 0xFB, 0]) && contains(&outcome.output, WONT_37), "{outcome:x?}");
        assert!(!contains(&outcome.output, START));
        let outcome = feed(&mut Session::server(tls), &[WILL_37, START].concat());
        assert!(contains(&outcome.output, DONT_37) && !contains(&outcome.output, ACCEPT), "{outcome:x?}");
    }
}

#[test]
fn too_many_negotiations_while_output_is_held() {
    let mut session = Session::client(Tls::Required);
    feed(&mut session, &[DO_37, SEND].concat());
    let offers: Vec<u8> = (40..48).flat_map(|option| [0xFF, 0xFB, option]).collect();
    assert_eq!(feed(&mut session, &offers).error, None);
    assert_eq!(feed(&mut session, &[0xFF, 0xFB, 48]).error, Some(SessionError::TooManyNegotiations));
}

/// Each list of suboptions is answered inside TLS, but only a few may wait for that.
#[test]
fn lists_while_output_is_held() {
    let list: &[u8] = b"\xFF\xFA\xE8\x00\x52\xFF\xF0";
    let mut session = Session::concentrator(Tls::Required);
    feed(&mut session, &[WILL_37, START].concat());
    for _ in 0..8 {
        let outcome = feed(&mut session, list);
        assert!(outcome.events[0].starts_with("KnownSuboptions("), "{outcome:?}");
        assert_eq!((outcome.error, outcome.output), (None, vec![]));
    }
    assert_eq!(feed(&mut session, list).error, Some(SessionError::TooManyNegotiations));
}
