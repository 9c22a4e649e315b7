//! Every interleaving of two ends, with the messages in flight as part of the state.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use support::session::{ACCEPTORS, End, OPENERS, Peer, Rest, Step, TLS, World, expected};
use vserial_uri::Tls;
use vserial_uri::telnet::{BINARY, ECHO, SGA, Sides};
use vserial_uri::vspc::OPTION;

/// What an exploration has found, or several together.
#[derive(Default)]
pub struct Figures {
    states: usize,
    transitions: usize,
    /// The number of steps of the longest run.
    longest: usize,
    most_bytes_in_transit: usize,
    rests: BTreeMap<Rest, usize>,
    /// Whether an end that waits for what does not come is no fault of the session.
    deadlocks_are_expected: bool,
}

impl Figures {
    fn add(&mut self, other: &Self) {
        self.states += other.states;
        self.transitions += other.transitions;
        self.longest = self.longest.max(other.longest);
        self.most_bytes_in_transit = self.most_bytes_in_transit.max(other.most_bytes_in_transit);
        for (rest, count) in &other.rests {
            *self.rests.entry(*rest).or_default() += count;
        }
    }

    fn rests(&self) -> Vec<Rest> {
        self.rests.keys().copied().collect()
    }
}

/// A part of the row of a table.
impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let deadlocks = if self.deadlocks_are_expected {
            "–".to_owned()
        } else {
            self.rests.get(&Rest::Deadlock).copied().unwrap_or_default().to_string()
        };
        let Self { states, transitions, longest, most_bytes_in_transit, .. } = self;
        write!(f, "{states} | {transitions} | {deadlocks} | {longest} | {most_bytes_in_transit}")
    }
}

/// A state of the exploration.
#[derive(Clone, PartialEq, Eq, Hash)]
struct State {
    world: World,
    /// Whether the end may still stop waiting, which it does at any time or never.
    may_stop: [bool; 2],
}

impl State {
    /// Every state that one step of one end leads to, and how many of these steps are not due to input or output.
    fn successors(&self) -> (Vec<Self>, usize) {
        let (mut next, mut stops) = (Vec::new(), 0);
        for end in 0..2 {
            let mut sent = self.clone();
            if sent.world.transmit(end, 128) {
                while sent.world.transmit(end, 128) {}
                next.push(sent);
            }
            let mut received = self.clone();
            match received.world.receive(end, usize::MAX) {
                Step::Nothing => {}
                Step::Done => next.push(received),
                Step::DoProxy => {
                    for accept in [true, false] {
                        let mut answered = received.clone();
                        answered.world.answer(end, accept);
                        next.push(answered);
                    }
                }
            }
            if self.may_stop[end] && self.world.failed[end].is_none() {
                let mut stopped = self.clone();
                stopped.may_stop[end] = false;
                stopped.world.stop_waiting(end);
                next.push(stopped);
                stops += 1;
            }
        }
        (next, stops)
    }
}

/// Visits every state, each once. A state that leads back to itself would mean that two ends never fall silent.
fn explore(world: World, may_stop: [bool; 2]) -> Figures {
    /// The number of steps to the farthest rest, known when a state has been left for good.
    fn visit(state: &State, longest: &mut HashMap<State, Option<usize>>, figures: &mut Figures) -> usize {
        match longest.get(state) {
            Some(Some(steps)) => return *steps,
            Some(None) => panic!("two ends that never fall silent"),
            None => {}
        }
        longest.insert(state.clone(), None);
        figures.states += 1;
        let [first, second] = &state.world.to;
        figures.most_bytes_in_transit = figures.most_bytes_in_transit.max(first.len() + second.len());
        let (next, stops) = state.successors();
        figures.transitions += next.len();
        // No end may be left waiting if nobody stops it.
        if next.len() == stops {
            *figures.rests.entry(state.world.rest()).or_default() += 1;
        }
        let steps = next.iter().map(|next| 1 + visit(next, longest, figures)).max().unwrap_or(0);
        longest.insert(state.clone(), Some(steps));
        steps
    }
    let mut figures = Figures::default();
    figures.longest = visit(&State { world, may_stop }, &mut HashMap::new(), &mut figures);
    assert!(figures.most_bytes_in_transit <= 128, "{} bytes in transit", figures.most_bytes_in_transit);
    figures
}

/// One row for each pair of roles: sessions that wait for each other, then those that may stop to.
pub fn pairs() -> Vec<(String, Figures)> {
    let mut rows = Vec::new();
    for may_stop in [false, true] {
        for (opener_name, opener) in OPENERS {
            for (acceptor_name, acceptor) in ACCEPTORS {
                let mut row = Figures::default();
                for (opener_tls, acceptor_tls) in TLS.into_iter().flat_map(|tls| TLS.map(|other| (tls, other))) {
                    let Some(expected) = expected(opener_tls, acceptor_tls) else { continue };
                    let figures = explore(World::new(opener(opener_tls), acceptor(acceptor_tls)), [may_stop; 2]);
                    let pair = format!("{opener_name} ({opener_tls}), {acceptor_name} ({acceptor_tls})");
                    let proxied = opener_name != "client" && acceptor_name == "concentrator";
                    let can_open = proxied || (opener_name == "client" && acceptor_name == "server");
                    let mut allowed = vec![if can_open || expected == Rest::Failed { expected } else { Rest::Refused }];
                    if opener_name == "machine" && proxied && expected != Rest::Failed {
                        allowed.push(Rest::Refused);
                    }
                    if may_stop {
                        // An end that stops waiting for TLS gives it up, and the other end may reject that.
                        let required = [opener_tls, acceptor_tls].contains(&Tls::Required);
                        let negotiated = ![opener_tls, acceptor_tls].contains(&Tls::AtOnce);
                        allowed.extend(
                            (expected == Rest::Encrypted && negotiated && !required && can_open)
                                .then_some(Rest::Plaintext),
                        );
                        allowed.push(Rest::Failed);
                        let found = figures.rests();
                        assert!(found.iter().all(|rest| allowed.contains(rest)), "{pair}: {found:?}, not {allowed:?}");
                    } else {
                        allowed.sort_unstable();
                        assert_eq!(figures.rests(), allowed, "{pair}");
                    }
                    println!("{pair}, may stop: {may_stop} | {figures} | {:?}", figures.rests);
                    row.add(&figures);
                }
                let moves = if may_stop { "each may stop waiting" } else { "both wait" };
                rows.push((format!("{opener_name}, {acceptor_name} | {moves}"), row));
            }
        }
    }
    rows
}

/// One row for each role: against peers that accept any subset of the options, and ask for all of these or none.
pub fn peers() -> Vec<(String, Figures)> {
    const SIDES: [Sides; 4] = [Sides::Neither, Sides::Us, Sides::Him, Sides::Both];
    let roles = OPENERS.map(|role| (role, 0)).into_iter().chain(ACCEPTORS.map(|role| (role, 1)));
    let mut rows = Vec::new();
    for ((name, new), end) in roles {
        let proxied = !matches!(name, "client" | "server");
        let mut row = Figures { deadlocks_are_expected: true, ..Figures::default() };
        for subset in 0..64 {
            let [binary, echo, sga] = [0, 2, 4].map(|shift: usize| SIDES[(subset >> shift) & 3]);
            let knows_proxies = match (proxied, end) {
                (false, _) => &[Sides::Neither][..],
                (true, 0) => &[Sides::Neither, Sides::Him],
                (true, _) => &[Sides::Neither, Sides::Us],
            };
            for proxy in knows_proxies {
                let accepted = [(BINARY, binary), (ECHO, echo), (SGA, sga), (OPTION, *proxy)];
                let stops = sga == Sides::Both;
                let runs = [
                    (Tls::Never, false, false),
                    (Tls::Never, true, stops),
                    (Tls::IfOffered, false, stops),
                    (Tls::IfOffered, true, false),
                    (Tls::Required, true, false),
                ];
                // With TLS required, what else is accepted never matters.
                let count = if subset == 0 { runs.len() } else { runs.len() - 1 };
                for (tls, active, may_stop) in runs.into_iter().take(count) {
                    let mut ends = [End::Session(new(tls)), End::Peer(Peer::new(accepted, active))];
                    ends.rotate_right(end);
                    let figures = explore(World::of(ends), [may_stop; 2]);
                    let expected = match (tls, proxied, proxy) {
                        (Tls::Required, ..) => Rest::Failed,
                        (_, false, _) => Rest::Plaintext,
                        (_, true, Sides::Neither) => Rest::Refused,
                        // This peer knows the option, but none of its suboptions: the session waits for one.
                        (_, true, _) => Rest::Deadlock,
                    };
                    assert_eq!(figures.rests(), [expected], "{name} ({tls}): {accepted:?}");
                    row.add(&figures);
                }
            }
        }
        rows.push((format!("{name}, any peer | some stop waiting"), row));
    }
    rows
}

#[test]
fn two_sessions_agree_and_fall_silent() {
    let rows = pairs();
    assert_eq!(rows.len(), 12);
    assert!(rows.iter().all(|(_, figures)| figures.states > 0 && !figures.rests.contains_key(&Rest::Deadlock)));
}
