//! The table of RFC 1143, section 7, without its queue: one row for each state and each event.

use vserial_uri::telnet::{BINARY, Change, ECHO, Negotiation, Options, SGA, Side, Sides, Verb};

const DO: Option<Verb> = Some(Verb::Do);
const DONT: Option<Verb> = Some(Verb::Dont);
const WILL: Option<Verb> = Some(Verb::Will);
const WONT: Option<Verb> = Some(Verb::Wont);

/// The states of RFC 1143, and the two ways for an option to be off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Off, and it may be turned on.
    No,
    /// Off, and it may not be turned on.
    Refused,
    Yes,
    WantNo,
    WantYes,
}

use State::{No, Refused, WantNo, WantYes, Yes};

/// Options of which one side of BINARY is in `state`.
fn in_state(side: Side, state: State) -> Options<2> {
    let sides = match (state, side) {
        (Refused, Side::Us) => Sides::Him,
        (Refused, Side::Him) => Sides::Us,
        _ => Sides::Both,
    };
    let mut options = Options::new([(ECHO, Sides::Neither), (BINARY, sides)]);
    if !matches!(state, No | Refused) {
        assert!(options.request(side, BINARY, true).is_some());
    }
    if matches!(state, Yes | WantNo) {
        options.receive(negotiation(side, true));
    }
    if state == WantNo {
        assert!(options.request(side, BINARY, false).is_some());
    }
    options
}

/// What the peer sends to turn the option on or off at `side` of this end.
fn negotiation(side: Side, enable: bool) -> Negotiation {
    let verb = match (side, enable) {
        (Side::Us, true) => Verb::Do,
        (Side::Us, false) => Verb::Dont,
        (Side::Him, true) => Verb::Will,
        (Side::Him, false) => Verb::Wont,
    };
    Negotiation::new(verb, BINARY)
}

#[track_caller]
fn assert_state(options: &Options<2>, side: Side, state: State) {
    let (enabled, pending) = match state {
        No | Refused => (false, false),
        Yes => (true, false),
        // The peer uses the option until it answers; this end does not.
        WantNo => (side == Side::Him, true),
        WantYes => (false, true),
    };
    assert_eq!((options.is_enabled(side, BINARY), options.is_pending(side, BINARY)), (enabled, pending));
    let other = if side == Side::Us { Side::Him } else { Side::Us };
    assert!(!options.is_enabled(other, BINARY) && !options.is_pending(other, BINARY), "the other side");
    assert_eq!(*options, in_state(side, state), "the state as a whole");
}

/// In `state`, the peer turns the option on or off: the reply and the state after it.
#[track_caller]
fn receives(side: Side, state: State, enable: bool, reply: Option<Verb>, next: State) {
    let mut options = in_state(side, state);
    let (sent, change) = options.receive(negotiation(side, enable));
    assert_eq!(sent, reply.map(|verb| Negotiation::new(verb, BINARY)), "the reply");
    let expected = (next != state).then_some(Change { side, option: BINARY, enabled: next == Yes });
    assert_eq!(change, expected, "the change");
    assert_state(&options, side, next);
}

/// In `state`, this end asks to turn the option on or off: what it sends and the state after it.
#[track_caller]
fn requests(side: Side, state: State, enable: bool, request: Option<Verb>, next: State) {
    let mut options = in_state(side, state);
    assert_eq!(options.request(side, BINARY, enable), request.map(|verb| Negotiation::new(verb, BINARY)));
    assert_state(&options, side, next);
}

/// WILL and WONT about the other end, DO and DONT about this one.
#[test]
fn negotiations_received() {
    for (side, on, off) in [(Side::Him, DO, DONT), (Side::Us, WILL, WONT)] {
        receives(side, No, true, on, Yes);
        receives(side, Refused, true, off, Refused);
        receives(side, Yes, true, None, Yes);
        // "Error: DONT answered by WILL.", and WONT by DO.
        receives(side, WantNo, true, None, No);
        receives(side, WantYes, true, None, Yes);

        receives(side, No, false, None, No);
        receives(side, Refused, false, None, Refused);
        receives(side, Yes, false, off, No);
        receives(side, WantNo, false, None, No);
        receives(side, WantYes, false, None, No);
    }
}

#[test]
fn requests_of_this_end() {
    for (side, on, off) in [(Side::Him, DO, DONT), (Side::Us, WILL, WONT)] {
        requests(side, No, true, on, WantYes);
        requests(side, Refused, true, None, Refused);
        requests(side, Yes, true, None, Yes);
        requests(side, WantNo, true, None, WantNo);
        requests(side, WantYes, true, None, WantYes);

        requests(side, No, false, None, No);
        requests(side, Refused, false, None, Refused);
        requests(side, Yes, false, off, WantNo);
        requests(side, WantNo, false, None, WantNo);
        requests(side, WantYes, false, None, WantYes);
    }
}

#[test]
fn options_that_are_not_listed_are_refused() {
    for option in (0..=255).filter(|option| ![BINARY, ECHO].contains(option)) {
        let mut options = in_state(Side::Us, Yes);
        let before = options.clone();
        let mut row = |verb, reply: Option<Verb>| {
            let expected = reply.map(|verb| Negotiation::new(verb, option));
            assert_eq!(options.receive(Negotiation::new(verb, option)), (expected, None));
        };
        row(Verb::Will, DONT);
        row(Verb::Wont, None);
        row(Verb::Do, WONT);
        row(Verb::Dont, None);
        for side in [Side::Us, Side::Him] {
            assert_eq!(options.request(side, option, true), None);
            assert_eq!(options.request(side, option, false), None);
            assert!(!options.is_enabled(side, option) && !options.is_pending(side, option));
        }
        options.set_accepted(option, Sides::Both);
        assert_eq!(options, before, "an option that is not listed has no state");
    }
}

#[test]
fn the_first_of_two_entries_counts() {
    let mut options = Options::new([(SGA, Sides::Us), (SGA, Sides::Him)]);
    assert_eq!(options.request(Side::Him, SGA, true), None);
    assert_eq!(options.request(Side::Us, SGA, true), Some(Negotiation::new(Verb::Will, SGA)));
    assert!(options.is_pending(Side::Us, SGA));
}

#[test]
fn accepted_sides_may_change() {
    let mut options = Options::new([(SGA, Sides::Neither)]);
    assert_eq!(options.request(Side::Us, SGA, true), None);
    options.set_accepted(SGA, Sides::Us);
    assert_eq!(options.request(Side::Us, SGA, true), Some(Negotiation::new(Verb::Will, SGA)));
    assert!(options.receive(Negotiation::new(Verb::Do, SGA)).1.is_some());
    options.set_accepted(SGA, Sides::Neither);
    assert!(options.is_enabled(Side::Us, SGA), "what is on stays on");
    assert_eq!(options.receive(Negotiation::new(Verb::Do, SGA)), (None, None));
    assert_eq!(options.request(Side::Us, SGA, false), Some(Negotiation::new(Verb::Wont, SGA)));
}

#[test]
fn changes_print_who_uses_what() {
    let row = |side, enabled, text: &str| assert_eq!(Change { side, option: 37, enabled }.to_string(), text);
    row(Side::Us, true, "this end uses option 37");
    row(Side::Us, false, "this end does not use option 37");
    row(Side::Him, true, "peer uses option 37");
    row(Side::Him, false, "peer does not use option 37");
}

#[test]
fn options_print_the_sides_that_use_them() {
    let mut options = Options::new([(BINARY, Sides::Both), (ECHO, Sides::Both), (SGA, Sides::Both)]);
    assert_eq!(options.to_string(), "option 0: neither, option 1: neither, option 3: neither");
    for (verb, option) in [(Verb::Will, BINARY), (Verb::Do, BINARY), (Verb::Will, ECHO), (Verb::Do, SGA)] {
        options.receive(Negotiation::new(verb, option));
    }
    assert_eq!(options.to_string(), "option 0: both, option 1: him, option 3: us");
    assert_eq!(Options::new([]).to_string(), "");
    assert_eq!([Side::Us, Side::Him].map(|side| side.to_string()), ["us", "him"]);
}
