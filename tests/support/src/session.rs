//! Sessions for tests, and two ends of a connection with what is under way between them.

use vserial_uri::session::{Event, Identity, Session, SessionError};
use vserial_uri::telnet::{AUTHENTICATION, BINARY, ECHO, Options, SGA, Side, Sides, read};
use vserial_uri::vspc::{DoProxy, OPTION};
use vserial_uri::{Direction, Tls, telnet};

/// What a URI may say of TLS.
pub const TLS: [Tls; 4] = [Tls::Never, Tls::IfOffered, Tls::Required, Tls::AtOnce];

/// A role, by its name.
pub type Role = (&'static str, fn(Tls) -> Session<'static>);

/// The roles that open a connection.
pub const OPENERS: [Role; 3] = [("client", Session::client), ("machine", machine), ("vmotion target", target)];

/// The roles that accept one.
pub const ACCEPTORS: [Role; 2] = [("server", Session::server), ("concentrator", Session::concentrator)];

/// The options that sessions negotiate.
pub const OPTIONS: [u8; 5] = [BINARY, ECHO, SGA, AUTHENTICATION, OPTION];

/// The first byte of a ClientHello.
const HELLO: u8 = 22;

const SEQUENCE: [u8; 4] = [0x76, 0x19, 0xFF, 0xE9];
const SECRET: [u8; 2] = [7, 0xC5];

/// A machine that asks for the port `vSPC.py`.
pub fn machine(tls: Tls) -> Session<'static> {
    let do_proxy = DoProxy::new(Direction::Server, "vSPC.py").expect("a valid name");
    Session::machine(tls, do_proxy, Identity { vm_name: Some("web 1"), ..Identity::default() })
}

/// The target host of a vMotion.
pub fn target(tls: Tls) -> Session<'static> {
    Session::vmotion_target(tls, &SEQUENCE, &SECRET, Identity::default()).expect("short enough")
}

/// Everything that the session sends now, with `line` to send.
pub fn sent(session: &mut Session<'_>, line: &[u8]) -> Vec<u8> {
    let (mut all, mut taken, mut buffer) = (Vec::new(), 0, [0; 40]);
    loop {
        let step = session.transmit(&line[taken..], &mut buffer);
        taken += step.taken;
        all.extend_from_slice(&buffer[..step.len]);
        if step.len == 0 {
            return all;
        }
    }
}

/// An end that is not a session: it accepts some options, asks for some, and knows no others.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Peer {
    options: Options<4>,
    output: Vec<u8>,
}

impl Peer {
    /// Accepts the options on these sides, and asks for all of them if it is `active`.
    pub fn new(accepted: [(u8, Sides); 4], active: bool) -> Self {
        let mut peer = Self { options: Options::new(accepted), output: Vec::new() };
        for (option, _) in accepted.into_iter().filter(|_| active) {
            for side in [Side::Us, Side::Him] {
                let request = peer.options.request(side, option, true);
                peer.output.extend(request.into_iter().flat_map(|request| request.to_bytes()));
            }
        }
        peer
    }

    /// Reads one element; returns its length.
    fn receive(&mut self, input: &[u8]) -> usize {
        let Some(token) = read(input).expect("sessions send valid frames") else { return 0 };
        if let telnet::Event::Negotiation(negotiation) = token.event() {
            let reply = self.options.receive(negotiation).0;
            self.output.extend(reply.into_iter().flat_map(|reply| reply.to_bytes()));
        }
        token.len()
    }
}

/// One end of a connection.
#[derive(Clone, PartialEq, Eq, Hash)]
#[allow(clippy::large_enum_variant, reason = "most are sessions")]
pub enum End {
    Session(Session<'static>),
    Peer(Peer),
}

impl End {
    pub fn is_enabled(&self, side: Side, option: u8) -> bool {
        match self {
            Self::Session(session) => session.is_enabled(side, option),
            Self::Peer(peer) => peer.options.is_enabled(side, option),
        }
    }
}

/// What a step of a [`World`] came to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// The end can do nothing with what it has.
    Nothing,
    Done,
    /// A machine asks for a port: [`World::answer`] is next.
    DoProxy,
}

/// What becomes of two ends, whatever the order of the deliveries.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Rest {
    Plaintext,
    Encrypted,
    /// The concentrator has refused the port, or an end is not one of a proxy.
    Refused,
    /// One end or both ended with an error.
    Failed,
    /// An end waits for what does not come.
    Deadlock,
}

/// Two ends, the one that opened the connection first, and the bytes under way to each.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct World {
    pub ends: [End; 2],
    pub to: [Vec<u8>; 2],
    /// The data of the line that each end has not sent yet.
    pub lines: [Vec<u8>; 2],
    /// The data of the line that each end has received.
    pub arrived: [Vec<u8>; 2],
    /// Whether the end waits in its TLS handshake.
    handshake: [bool; 2],
    pub failed: [Option<SessionError>; 2],
    /// Whether a port was refused.
    refused: bool,
}

impl World {
    pub fn new(opener: Session<'static>, acceptor: Session<'static>) -> Self {
        Self::of([End::Session(opener), End::Session(acceptor)])
    }

    pub fn of(ends: [End; 2]) -> Self {
        let [to, lines, arrived] = Default::default();
        Self { ends, to, lines, arrived, handshake: [false; 2], failed: [None; 2], refused: false }
    }

    /// Has the end send once what fits into `room` bytes; returns whether it sent anything.
    pub fn transmit(&mut self, end: usize, room: usize) -> bool {
        let output = match &mut self.ends[end] {
            End::Session(session) => {
                let mut buffer = vec![0; room];
                let step = session.transmit(&self.lines[end], &mut buffer);
                self.lines[end].drain(..step.taken);
                buffer.truncate(step.len);
                buffer
            }
            End::Peer(peer) => core::mem::take(&mut peer.output),
        };
        self.to[1 - end].extend(&output);
        !output.is_empty()
    }

    /// Has the end receive once, of the first `available` bytes that are under way to it.
    pub fn receive(&mut self, end: usize, available: usize) -> Step {
        if self.failed[end].is_some() || self.handshake[end] {
            return Step::Nothing;
        }
        let input: Vec<u8> = self.to[end].iter().take(available).copied().collect();
        let session = match &mut self.ends[end] {
            End::Session(session) => session,
            End::Peer(peer) => {
                let len = peer.receive(&input);
                self.to[end].drain(..len);
                return if len == 0 { Step::Nothing } else { Step::Done };
            }
        };
        let received = match session.receive(&input) {
            Ok(received) => received,
            Err(error) => {
                self.fail(end, error);
                return Step::Done;
            }
        };
        self.to[end].drain(..received.len);
        match received.event {
            None if received.len == 0 => return Step::Nothing,
            Some(Event::Transmit) => return Step::Nothing,
            Some(Event::Data(data)) => self.arrived[end].extend(data),
            Some(Event::StartTls(_)) => self.start_tls(end),
            Some(Event::DoProxy(_)) => return Step::DoProxy,
            Some(Event::ProxyRefused) => self.refused = true,
            Some(Event::VmotionPeer(payload)) => {
                assert_eq!(payload, [SEQUENCE.as_slice(), &SECRET].concat()[..]);
                assert_eq!(session.vmotion_peer_ok(&SEQUENCE), Ok(true));
            }
            _ => {}
        }
        Step::Done
    }

    /// Answers a DO-PROXY that the end has received.
    pub fn answer(&mut self, end: usize, accept: bool) {
        let End::Session(session) = &mut self.ends[end] else { panic!("no session asks") };
        assert!(if accept { session.accept_proxy() } else { session.refuse_proxy() });
        self.refused |= !accept;
    }

    /// Has the end stop waiting.
    pub fn stop_waiting(&mut self, end: usize) {
        let End::Session(session) = &mut self.ends[end] else { return };
        if let Err(error) = session.stop_waiting() {
            self.fail(end, error);
        }
    }

    /// The connection is closed: what is under way is lost, and the other end stops.
    fn fail(&mut self, end: usize, error: SessionError) {
        self.to = Default::default();
        self.failed[end] = Some(error);
        self.failed[1 - end].get_or_insert(error);
    }

    fn start_tls(&mut self, end: usize) {
        self.handshake[end] = true;
        if end == 0 {
            assert!(self.to[0].is_empty(), "the server sent plaintext after ACCEPT");
            self.to[1].push(HELLO);
            return;
        }
        assert_eq!(self.to[1], [HELLO], "the client sent plaintext after ACCEPT");
        self.to[1].clear();
        assert_eq!(self.handshake, [true; 2]);
        self.handshake = [false; 2];
        for end in &mut self.ends {
            let End::Session(session) = end else { panic!("only sessions start TLS") };
            session.tls_started();
        }
    }

    /// What has become of the two, when nothing is under way and no end has anything to send.
    pub fn rest(&self) -> Rest {
        if self.failed.iter().any(Option::is_some) {
            return Rest::Failed;
        }
        if self.to.iter().any(|bytes| !bytes.is_empty()) || self.handshake != [false; 2] {
            return Rest::Deadlock;
        }
        let [opener, acceptor] = &self.ends;
        for option in OPTIONS {
            assert_eq!(opener.is_enabled(Side::Us, option), acceptor.is_enabled(Side::Him, option), "option {option}");
            assert_eq!(opener.is_enabled(Side::Him, option), acceptor.is_enabled(Side::Us, option), "option {option}");
        }
        let sessions = self.ends.iter().filter_map(|end| match end {
            End::Session(session) => Some(session),
            End::Peer(_) => None,
        });
        let (mut encrypted, mut open) = (Vec::new(), true);
        for session in sessions {
            let text = session.to_string();
            if text.contains("undecided") || text.contains("starting") {
                return Rest::Deadlock;
            }
            encrypted.push(text.contains("inside TLS"));
            open &= session.is_open();
        }
        assert!(encrypted.iter().all(|inside| *inside == encrypted[0]), "one end is inside TLS, the other is not");
        match (open, encrypted[0]) {
            (true, false) => Rest::Plaintext,
            (true, true) => Rest::Encrypted,
            // A concentrator waits for a machine's request, and a machine for the option.
            (false, _) if self.refused || !opener.is_enabled(Side::Us, OPTION) => Rest::Refused,
            (false, _) => Rest::Deadlock,
        }
    }
}

/// What must become of two sessions that agree on the protocol, by what each says of TLS. `None` if one end starts TLS
/// at once and the other sends telnet: no session sees that.
pub fn expected(opener: Tls, acceptor: Tls) -> Option<Rest> {
    Some(match (opener, acceptor) {
        (Tls::AtOnce, Tls::AtOnce) => Rest::Encrypted,
        (Tls::AtOnce, _) | (_, Tls::AtOnce) => return None,
        (Tls::Required, Tls::Never) | (Tls::Never, Tls::Required) => Rest::Failed,
        (Tls::Never, _) | (_, Tls::Never) => Rest::Plaintext,
        _ => Rest::Encrypted,
    })
}
