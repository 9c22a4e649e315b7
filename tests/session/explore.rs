//! Every interleaving of two sessions, with the messages in flight as part of the state.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use vserial_uri::Tls;
use vserial_uri::session::{Event, Session, SessionError};
use vserial_uri::telnet::{AUTHENTICATION, BINARY, ECHO, SGA, Side};
use vserial_uri::vspc::OPTION;

use crate::{TLS, machine, sent, target};

/// The first byte of a ClientHello.
const HELLO: u8 = 22;

/// Two sessions and the bytes under way to each.
#[derive(Clone, PartialEq, Eq, Hash)]
struct World {
    ends: [Session<'static>; 2],
    to: [Vec<u8>; 2],
    /// Whether the end waits in its TLS handshake.
    handshake: [bool; 2],
    failed: [Option<SessionError>; 2],
    /// Whether the concentrator has refused the port.
    refused: bool,
}

/// What becomes of two sessions, whatever the order of the deliveries.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Rest {
    Plaintext,
    Encrypted,
    /// The port was refused.
    Refused,
    /// One end or both ended with an error.
    Failed,
}

#[derive(Default)]
struct Figures {
    states: usize,
    transitions: usize,
    most_bytes_under_way: usize,
    longest: usize,
    rests: BTreeMap<Rest, usize>,
}

impl World {
    fn new(opener: Session<'static>, acceptor: Session<'static>) -> Self {
        let ends = [opener, acceptor];
        Self { ends, to: [vec![], vec![]], handshake: [false; 2], failed: [None; 2], refused: false }
    }

    /// Every state that one step of one end leads to.
    fn successors(&self) -> Vec<Self> {
        let mut next = Vec::new();
        for end in 0..2 {
            next.extend(self.transmitted(end));
            next.extend(self.received(end));
        }
        next
    }

    fn transmitted(&self, end: usize) -> Option<Self> {
        let mut world = self.clone();
        let output = sent(&mut world.ends[end], b"");
        world.to[1 - end].extend(&output);
        (!output.is_empty()).then_some(world)
    }

    fn received(&self, end: usize) -> Vec<Self> {
        if self.failed[end].is_some() || self.handshake[end] {
            return vec![];
        }
        let mut world = self.clone();
        let input = world.to[end].clone();
        let received = match world.ends[end].receive(&input) {
            Ok(received) => received,
            Err(error) => {
                world.failed[end] = Some(error);
                // The connection is closed: what is under way is lost, and the other end stops.
                world.to = [vec![], vec![]];
                world.failed[1 - end].get_or_insert(error);
                return vec![world];
            }
        };
        world.to[end].drain(..received.len);
        match received.event {
            None if received.len == 0 => return vec![],
            Some(Event::Transmit) => return vec![],
            Some(Event::StartTls(_)) => {
                world.handshake[end] = true;
                if end == 0 {
                    assert!(world.to[0].is_empty(), "the server sent plaintext after ACCEPT");
                    world.to[1].push(HELLO);
                } else {
                    assert_eq!(world.to[1], [HELLO], "the client sent plaintext after ACCEPT");
                    world.to[1].clear();
                    assert_eq!(world.handshake, [true; 2]);
                    world.handshake = [false; 2];
                    world.ends.iter_mut().for_each(Session::tls_started);
                }
            }
            Some(Event::DoProxy(_)) => {
                let mut refused = world.clone();
                assert!(refused.ends[end].refuse_proxy());
                refused.refused = true;
                assert!(world.ends[end].accept_proxy());
                return vec![world, refused];
            }
            Some(Event::VmotionPeer(payload)) => {
                assert_eq!(payload, [0x76, 0x19, 0xFF, 0xE9, 7, 0xC5]);
                assert_eq!(world.ends[end].vmotion_peer_ok(&[0x76, 0x19, 0xFF, 0xE9]), Ok(true));
            }
            _ => {}
        }
        vec![world]
    }

    /// What holds when nothing is under way and no end has anything to say.
    fn rest(&self) -> Rest {
        if self.failed.iter().any(Option::is_some) {
            return Rest::Failed;
        }
        assert_eq!(self.to, [vec![], vec![]], "bytes that nobody reads");
        assert_eq!(self.handshake, [false; 2], "a handshake that never ends");
        let [opener, acceptor] = &self.ends;
        for option in [BINARY, ECHO, SGA, AUTHENTICATION, OPTION] {
            assert_eq!(opener.is_enabled(Side::Us, option), acceptor.is_enabled(Side::Him, option), "option {option}");
            assert_eq!(opener.is_enabled(Side::Him, option), acceptor.is_enabled(Side::Us, option), "option {option}");
        }
        let states = self.ends.each_ref().map(ToString::to_string);
        let encrypted = states.each_ref().map(|text| text.contains("inside TLS"));
        assert!(states.iter().all(|text| !text.contains("undecided")), "{states:?}");
        assert_eq!(encrypted[0], encrypted[1], "{states:?}");
        match (opener.is_open() && acceptor.is_open(), encrypted[0]) {
            (false, _) => Rest::Refused,
            (true, false) => Rest::Plaintext,
            (true, true) => Rest::Encrypted,
        }
    }
}

/// Visits every state, each once. A state that leads back to itself would mean that two ends never fall silent.
fn explore(opener: &Session<'static>, acceptor: &Session<'static>) -> Figures {
    /// The number of steps to the farthest rest, known when a state has been left for good.
    fn visit(world: &World, longest: &mut HashMap<World, Option<usize>>, figures: &mut Figures) -> usize {
        match longest.get(world) {
            Some(Some(steps)) => return *steps,
            Some(None) => panic!("two ends that never fall silent"),
            None => {}
        }
        longest.insert(world.clone(), None);
        figures.states += 1;
        figures.most_bytes_under_way = figures.most_bytes_under_way.max(world.to[0].len() + world.to[1].len());
        let next = world.successors();
        figures.transitions += next.len();
        if next.is_empty() {
            *figures.rests.entry(world.rest()).or_default() += 1;
        }
        let steps = next.iter().map(|next| 1 + visit(next, longest, figures)).max().unwrap_or(0);
        longest.insert(world.clone(), Some(steps));
        steps
    }
    let mut figures = Figures::default();
    let world = World::new(opener.clone(), acceptor.clone());
    figures.longest = visit(&world, &mut HashMap::new(), &mut figures);
    figures
}

/// The pairs of roles that can meet.
type Role = (&'static str, fn(Tls) -> Session<'static>);
const OPENERS: [Role; 3] = [("client", Session::client), ("machine", machine), ("vmotion target", target)];
const ACCEPTORS: [Role; 2] = [("server", Session::server), ("concentrator", Session::concentrator)];

/// What must become of two ends that agree on the protocol, by what each says of TLS.
fn expected(opener: Tls, acceptor: Tls) -> Option<Rest> {
    Some(match (opener, acceptor) {
        (Tls::AtOnce, Tls::AtOnce) => Rest::Encrypted,
        // One end starts TLS at once, and the other sends telnet: no session sees that.
        (Tls::AtOnce, _) | (_, Tls::AtOnce) => return None,
        (Tls::Required, Tls::Never) | (Tls::Never, Tls::Required) => Rest::Failed,
        (Tls::Never, _) | (_, Tls::Never) => Rest::Plaintext,
        _ => Rest::Encrypted,
    })
}

#[test]
fn two_sessions_agree_and_fall_silent() {
    let mut table = String::from("opener, acceptor | TLS | states | transitions | longest | bytes | rests\n");
    for (opener_name, opener) in OPENERS {
        for (acceptor_name, acceptor) in ACCEPTORS {
            for opener_tls in TLS {
                for acceptor_tls in TLS {
                    let Some(expected) = expected(opener_tls, acceptor_tls) else { continue };
                    let figures = explore(&opener(opener_tls), &acceptor(acceptor_tls));
                    let Figures { states, transitions, longest, most_bytes_under_way, rests } = &figures;
                    let pair = format!("{opener_name}, {acceptor_name} | {opener_tls}, {acceptor_tls}");
                    writeln!(
                        table,
                        "{pair} | {states} | {transitions} | {longest} | {most_bytes_under_way} | {rests:?}"
                    )
                    .expect("a String takes it");
                    let proxied = opener_name != "client" && acceptor_name == "concentrator";
                    let can_open = proxied || (opener_name == "client" && acceptor_name == "server");
                    let mut allowed = vec![if can_open || expected == Rest::Failed { expected } else { Rest::Refused }];
                    if opener_name == "machine" && proxied && expected != Rest::Failed {
                        allowed.push(Rest::Refused);
                    }
                    let mut found: Vec<_> = rests.keys().copied().collect();
                    found.sort_unstable();
                    allowed.sort_unstable();
                    assert_eq!(found, allowed, "{pair}");
                    assert!(*most_bytes_under_way <= 128, "{pair}: {most_bytes_under_way} bytes under way");
                }
            }
        }
    }
    println!("{table}");
}
