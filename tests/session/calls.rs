//! The calls of a session at times when they do nothing, or when their message waits to be sent.

use vserial_uri::session::{Session, SessionError, VMOTION_CAPACITY};
use vserial_uri::{CapacityError, Tls};

use crate::concentrator::{SECRET, SEQUENCE, open_concentrator, open_machine};
use crate::messages::*;
use crate::{feed, machine, sent, target};

/// More calls than there is room for: the rest does nothing, and the session goes on.
#[test]
fn a_full_queue_refuses_calls() {
    let mut session = Session::client(Tls::Never);
    session.stop_waiting().expect("TLS is not required");
    let accepted = (0..40).filter(|_| session.send_break()).count();
    assert!((1..40).contains(&accepted), "{accepted}");
    let output = sent(&mut session, b"line");
    assert!(output.ends_with(&[&[0xFF, 0xF3].repeat(accepted), &b"line"[..]].concat()), "{output:x?}");
    assert_eq!(feed(&mut session, b"").error, None);
    assert!(session.send_break());
}

/// A call that has no room changes nothing, so it can be made again.
#[test]
fn a_refused_call_can_be_repeated() {
    let fill = |session: &mut Session<'_>| while session.send_break() {};

    let mut source = open_machine();
    fill(&mut source);
    assert_eq!(source.vmotion_begin(&SEQUENCE), Ok(false));
    sent(&mut source, b"");
    assert_eq!(source.vmotion_begin(&SEQUENCE), Ok(true));
    fill(&mut source);
    assert!(!source.vmotion_abort());
    sent(&mut source, b"");
    assert!(source.vmotion_abort());

    let mut concentrator = open_concentrator();
    feed(&mut concentrator, &frame(&[&[40], &SEQUENCE]));
    fill(&mut concentrator);
    assert_eq!(concentrator.vmotion_goahead(&SECRET), Ok(false));
    assert!(!concentrator.vmotion_notnow());
    sent(&mut concentrator, b"");
    assert!(concentrator.vmotion_notnow());
    assert!(!concentrator.vmotion_notnow(), "answered once");
}

/// The frame on its way keeps its payload.
#[test]
fn a_frame_that_is_partly_sent_stays_as_it_is() {
    let mut source = open_machine();
    assert_eq!(source.vmotion_begin(&[1, 2, 3, 4]), Ok(true));
    let mut start = [0; 5];
    assert_eq!(source.transmit(b"", &mut start).len, 5);
    assert!(source.vmotion_abort());
    assert_eq!(source.vmotion_begin(&[0xFF, 9]), Ok(false));
    let whole = [&start[..], &sent(&mut source, b"")].concat();
    assert_eq!(whole, [frame(&[&[40, 1, 2, 3, 4]]), frame(&[&[48]])].concat());
    assert_eq!(source.vmotion_begin(&[0xFF, 9]), Ok(true));
    assert_eq!(sent(&mut source, b""), frame(&[&[40, 0xFF, 9]]));

    let mut concentrator = open_concentrator();
    feed(&mut concentrator, &frame(&[&[40], &SEQUENCE]));
    assert_eq!(concentrator.vmotion_goahead(&SECRET), Ok(true));
    assert_eq!(concentrator.vmotion_goahead(&[9]), Ok(false));
    assert_eq!(sent(&mut concentrator, b""), frame(&[&[41], &SEQUENCE, &SECRET]));
    assert_eq!(concentrator.vmotion_goahead(&[9]), Ok(true));

    // A target host that moves on: the sequence of its first move is not sent yet.
    let mut source = target(Tls::Never);
    feed(&mut source, &[DO_232, NO_BINARY, &frame(&[&[45], &SEQUENCE])].concat());
    assert!(source.vmotion_complete());
    assert_eq!(source.vmotion_begin(&[1]), Ok(false));
    assert_eq!(sent(&mut source, b""), frame(&[&[46], &SEQUENCE]));
}

#[test]
fn a_sequence_that_is_too_long_leaves_the_move_as_it_was() {
    let long = [1; VMOTION_CAPACITY + 1];
    let mut concentrator = open_concentrator();
    feed(&mut concentrator, &frame(&[&[40], &SEQUENCE]));
    assert_eq!(feed(&mut concentrator, &frame(&[&[40], &long])).output, frame(&[&[3, 40]]));
    assert_eq!(concentrator.vmotion_goahead(&long), Err(CapacityError));
    assert_eq!(concentrator.vmotion_goahead(&SECRET), Ok(true));
    assert_eq!(sent(&mut concentrator, b""), frame(&[&[41], &SEQUENCE, &SECRET]));
}

#[test]
fn a_failed_session_takes_no_calls() {
    let mut source = open_machine();
    assert_eq!(feed(&mut source, ACCEPT).error, Some(SessionError::UnexpectedReply));
    assert_eq!(source.vmotion_begin(&SEQUENCE), Ok(false));
    assert!(!source.vmotion_abort() && !source.send_break());
    assert_eq!(sent(&mut source, b"line"), []);

    let mut asked = machine(Tls::Never);
    feed(&mut asked, &[DO_232, WILL_PROXY, ACCEPT].concat());
    assert_eq!(asked.vmotion_begin(&SEQUENCE), Ok(false));
    assert_eq!(sent(&mut asked, b"line"), []);
    assert!(asked.to_string().ends_with(", failed"), "{asked}");
}

/// The shortest buffer with which everything is sent.
#[test]
fn a_buffer_of_two_bytes() {
    let line = b"a\xFF\r\n\r\xFF\xFFb";
    let (mut session, mut output, mut taken) = (Session::client(Tls::Never), Vec::new(), 0);
    session.stop_waiting().expect("TLS is not required");
    let opening = sent(&mut session.clone(), b"");
    let mut buffer = [0; 2];
    while let step @ 1.. = {
        let step = session.transmit(&line[taken..], &mut buffer);
        taken += step.taken;
        step.len
    } {
        output.extend_from_slice(&buffer[..step]);
    }
    assert_eq!(taken, line.len());
    assert_eq!(output, [&opening, &b"a\xFF\xFF\r\n\r\0\xFF\xFF\xFF\xFFb"[..]].concat());
}
