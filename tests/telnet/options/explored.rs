//! Two ends that negotiate two options, in every order of requests and deliveries.

use std::collections::{HashSet, VecDeque};

use vserial_uri::telnet::{AUTHENTICATION, BINARY, Negotiation, Options, Side, Sides, Verb};

const OPTIONS: [u8; 2] = [BINARY, AUTHENTICATION];
const SIDES: [Side; 2] = [Side::Us, Side::Him];

/// A side of an option, and whether to turn it on or off.
type Request = (Side, u8, bool);

#[derive(Clone, PartialEq, Eq, Hash)]
enum Method {
    /// RFC 1143.
    Stateful(Options<2>),
    /// Agrees to everything each time, whether or not it did so before: WILL is answered by DO, DO by WILL.
    Agreeing,
}

/// An end of the connection.
#[derive(Clone, PartialEq, Eq, Hash)]
struct End {
    method: Method,
    /// Groups of requests that have not been made. A group is made at any time, all of it at once.
    requests: Vec<Vec<Request>>,
    /// What the other end has sent to this one.
    inbox: VecDeque<Negotiation>,
    /// The number of negotiations that this end has sent.
    sent: usize,
}

impl End {
    fn new(method: Method, requests: Vec<Vec<Request>>) -> Self {
        Self { method, requests, inbox: VecDeque::new(), sent: 0 }
    }

    /// Accepts these sides of the two options and makes these requests.
    fn stateful(accepted: [Sides; 2], requests: Vec<Vec<Request>>) -> Self {
        let [first, second] = accepted;
        Self::new(Method::Stateful(Options::new([(BINARY, first), (AUTHENTICATION, second)])), requests)
    }

    fn request(&mut self, (side, option, enable): Request) -> Option<Negotiation> {
        match &mut self.method {
            Method::Stateful(options) => options.request(side, option, enable),
            Method::Agreeing => {
                let verb = match (side, enable) {
                    (Side::Us, true) => Verb::Will,
                    (Side::Us, false) => Verb::Wont,
                    (Side::Him, true) => Verb::Do,
                    (Side::Him, false) => Verb::Dont,
                };
                Some(Negotiation::new(verb, option))
            }
        }
    }

    fn receive(&mut self, negotiation: Negotiation) -> Option<Negotiation> {
        match &mut self.method {
            Method::Stateful(options) => {
                let before = options.clone();
                let (reply, change) = options.receive(negotiation);
                assert_eq!(change.is_some(), *options != before, "a change is reported if there is one");
                if let Some(change) = change {
                    assert_eq!(options.is_enabled(change.side, change.option), change.enabled);
                    assert!(!options.is_pending(change.side, change.option));
                }
                reply
            }
            Method::Agreeing => {
                let verb = match negotiation.verb() {
                    Verb::Will => Verb::Do,
                    Verb::Wont => Verb::Dont,
                    Verb::Do => Verb::Will,
                    Verb::Dont => Verb::Wont,
                };
                Some(Negotiation::new(verb, negotiation.option()))
            }
        }
    }
}

/// The largest numbers that an exploration has seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Largest {
    /// Negotiations that were sent and not received, of both ends together.
    in_flight: usize,
    /// Negotiations that each of the ends sent.
    sent: [usize; 2],
}

impl Largest {
    fn of(ends: &[End; 2]) -> Self {
        let [a, b] = ends;
        Self { in_flight: a.inbox.len() + b.inbox.len(), sent: [a.sent, b.sent] }
    }

    fn or(self, other: Self) -> Self {
        let sent = [0, 1].map(|end| self.sent[end].max(other.sent[end]));
        Self { in_flight: self.in_flight.max(other.in_flight), sent }
    }
}

/// Visits every state that the ends can reach. Ends that answer each other for ever have no largest number of
/// negotiations sent, so `limit` ends that.
#[track_caller]
fn explore(ends: [End; 2], limit: usize) -> Largest {
    let mut largest = Largest::default();
    let mut seen = HashSet::from([ends.clone()]);
    let mut next = vec![ends];
    while let Some(ends) = next.pop() {
        largest = largest.or(Largest::of(&ends));
        assert!(largest.sent.iter().all(|sent| *sent <= limit), "more than {limit} negotiations from one end");
        if ends.iter().all(|end| end.inbox.is_empty()) {
            assert_at_rest(&ends);
        }
        for at in [0, 1] {
            let mut visit = |ends: [End; 2]| {
                if seen.insert(ends.clone()) {
                    next.push(ends);
                }
            };
            for group in 0..ends[at].requests.len() {
                let mut ends = ends.clone();
                for request in ends[at].requests.remove(group) {
                    let sent = ends[at].request(request);
                    send(&mut ends, at, sent);
                }
                visit(ends);
            }
            let mut ends = ends.clone();
            if let Some(negotiation) = ends[at].inbox.pop_front() {
                let reply = ends[at].receive(negotiation);
                send(&mut ends, at, reply);
                visit(ends);
            }
        }
    }
    largest
}

fn send(ends: &mut [End; 2], from: usize, negotiation: Option<Negotiation>) {
    if let Some(negotiation) = negotiation {
        ends[from].sent += 1;
        ends[1 - from].inbox.push_back(negotiation);
    }
}

/// With nothing in flight, no request is unanswered, and both ends agree.
#[track_caller]
fn assert_at_rest(ends: &[End; 2]) {
    for end in ends {
        let Method::Stateful(options) = &end.method else { continue };
        for option in OPTIONS {
            assert!(SIDES.iter().all(|side| !options.is_pending(*side, option)), "option {option} is pending");
        }
    }
    if let [Method::Stateful(a), Method::Stateful(b)] = ends.each_ref().map(|end| &end.method) {
        for option in OPTIONS {
            assert_eq!(a.is_enabled(Side::Us, option), b.is_enabled(Side::Him, option), "option {option} of a");
            assert_eq!(a.is_enabled(Side::Him, option), b.is_enabled(Side::Us, option), "option {option} of b");
        }
    }
}

/// Every subset of the sides that an end accepts, with every subset of these that it turns on. Requests for other sides
/// send nothing.
fn ends() -> Vec<([Sides; 2], Vec<Request>)> {
    let one = |option| {
        let rows: [(Sides, &[Side]); 4] =
            [(Sides::Neither, &[]), (Sides::Us, &[Side::Us]), (Sides::Him, &[Side::Him]), (Sides::Both, &SIDES)];
        rows.into_iter().flat_map(move |(accepted, sides)| {
            subsets(sides).into_iter().map(move |sides| {
                let requests = sides.into_iter().map(|side| (side, option, true)).collect::<Vec<_>>();
                (accepted, requests)
            })
        })
    };
    let [first, second] = OPTIONS;
    let pairs = one(first).flat_map(|a| one(second).map(move |b| (a.clone(), b)));
    pairs.map(|((a, requests), (b, more))| ([a, b], [requests, more].concat())).collect()
}

fn subsets<T: Copy>(items: &[T]) -> Vec<Vec<T>> {
    items.iter().fold(vec![vec![]], |sets, item| {
        let with = sets.iter().map(|set| [&set[..], &[*item]].concat()).collect();
        [sets, with].concat()
    })
}

/// Turns on or off both sides of both options.
fn all(enable: bool) -> Vec<Request> {
    OPTIONS.into_iter().flat_map(|option| SIDES.map(|side| (side, option, enable))).collect()
}

#[test]
fn two_ends_fall_silent_and_agree() {
    let mut largest = Largest::default();
    let ends = ends();
    assert_eq!(ends.len(), 81);
    // Exchanging the ends changes nothing, so each pair is explored once.
    for (at, (accepted, requests)) in ends.iter().enumerate() {
        for (other_accepted, other_requests) in &ends[at..] {
            let a = End::stateful(*accepted, vec![requests.clone()]);
            let b = End::stateful(*other_accepted, vec![other_requests.clone()]);
            largest = largest.or(explore([a, b], 4));
        }
    }
    // Of each of the four sides of options, an end sends one request or one reply.
    assert_eq!(largest, Largest { in_flight: 8, sent: [4, 4] });
}

#[test]
fn two_ends_that_turn_options_off_again_fall_silent_and_agree() {
    let mut largest = Largest::default();
    let requests = subsets(&all(true));
    let end = |requests: &[Request]| End::stateful([Sides::Both; 2], vec![requests.to_vec(), all(false)]);
    for (at, requests_of_a) in requests.iter().enumerate() {
        for requests_of_b in &requests[at..] {
            largest = largest.or(explore([end(requests_of_a), end(requests_of_b)], 16));
        }
    }
    // Of each of the four sides of options, both ends turn it on and off: each sends two requests and two replies.
    assert_eq!(largest, Largest { in_flight: 8, sent: [16, 16] });
}

#[test]
fn single_requests_at_any_time() {
    let mut largest = Largest::default();
    let requests = SIDES.into_iter().flat_map(|side| [true, false].map(|enable| vec![(side, BINARY, enable)]));
    let requests = requests.collect::<Vec<_>>();
    for accepted in [Sides::Neither, Sides::Us, Sides::Him, Sides::Both] {
        for other_accepted in [Sides::Neither, Sides::Us, Sides::Him, Sides::Both] {
            let a = End::stateful([accepted, Sides::Neither], requests.clone());
            let b = End::stateful([other_accepted, Sides::Neither], requests.clone());
            largest = largest.or(explore([a, b], 8));
        }
    }
    assert_eq!(largest, Largest { in_flight: 4, sent: [8, 8] });
}

#[test]
fn a_peer_that_agrees_to_everything_gets_few_answers() {
    let mut largest = Largest::default();
    for (accepted, requests) in ends() {
        for openings in subsets(&all(true)) {
            let a = End::stateful(accepted, vec![requests.clone()]);
            largest = largest.or(explore([a, End::new(Method::Agreeing, vec![openings])], 8));
        }
    }
    assert_eq!(largest, Largest { in_flight: 8, sent: [4, 8] });
}

#[test]
fn a_peer_that_agrees_to_everything_gets_few_answers_when_options_are_turned_off() {
    let mut largest = Largest::default();
    for requests in subsets(&all(true)) {
        let a = End::stateful([Sides::Both; 2], vec![requests, all(false)]);
        largest = largest.or(explore([a, End::new(Method::Agreeing, vec![all(true)])], 20));
    }
    assert_eq!(largest, Largest { in_flight: 8, sent: [16, 20] });
}

/// Without state, two ends that agree to everything answer each other for ever: the exploration sees it.
#[test]
#[should_panic = "more than 100 negotiations from one end"]
fn two_ends_without_state_never_fall_silent() {
    let opening = vec![vec![(Side::Us, BINARY, true)]];
    explore([End::new(Method::Agreeing, opening), End::new(Method::Agreeing, vec![])], 100);
}
