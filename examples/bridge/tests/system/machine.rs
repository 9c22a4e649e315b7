//! The port of a virtual machine, as its host implements it: the library's session over a blocking socket. A test decides
//! when it sends, reads and moves.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use vserial_uri::session::{Event, Identity, Session};
use vserial_uri::vspc::DoProxy;
use vserial_uri::{Direction, Tls};

use crate::process::LIMIT;

pub struct Host {
    stream: TcpStream,
    session: Session<'static>,
    input: Vec<u8>,
    /// The secret of a move, once the concentrator has agreed to it.
    pub secret: Option<Vec<u8>>,
}

impl Host {
    /// Connects to a concentrator and requests a port.
    pub fn connect(port: u16, direction: Direction, service: &str) -> Self {
        let do_proxy = DoProxy::new(direction, service.to_string().leak()).unwrap();
        let identity = Identity { vm_name: Some("moving machine"), ..Identity::default() };
        Self::new(port, Session::machine(Tls::Never, do_proxy, identity))
    }

    /// Connects to a concentrator as the target host of a move.
    pub fn arrive(port: u16, sequence: &[u8], secret: &[u8]) -> Self {
        Self::new(port, Session::vmotion_target(Tls::Never, sequence, secret, Identity::default()).unwrap())
    }

    fn new(port: u16, session: Session<'static>) -> Self {
        let stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_millis(5))).unwrap();
        stream.set_nodelay(true).unwrap();
        Self { stream, session, input: Vec::new(), secret: None }
    }

    pub fn session(&mut self) -> &mut Session<'static> {
        &mut self.session
    }

    /// Sends some of `line` and receives what there is. Returns how much of `line` was taken.
    #[track_caller]
    pub fn turn(&mut self, line: &[u8], received: &mut Vec<u8>) -> usize {
        let taken = self.transmit(&line[..line.len().min(2000)]);
        let mut buffer = [0; 8192];
        // An error means that there is nothing now, or nothing any more: who waits for more will see.
        if let Ok(len) = self.stream.read(&mut buffer) {
            self.input.extend_from_slice(&buffer[..len]);
        }
        loop {
            let step = self.session.receive(&self.input).unwrap();
            let (len, mut transmits) = (step.len, false);
            match step.event {
                Some(Event::Data(bytes)) => received.extend_from_slice(bytes),
                Some(Event::VmotionGoahead(secret)) => self.secret = Some(secret.bytes().collect()),
                Some(Event::VmotionNotnow | Event::ProxyRefused) => panic!("refused"),
                Some(Event::Transmit) => transmits = true,
                None if len == 0 => return taken,
                _ => {}
            }
            self.input.drain(..len);
            if transmits {
                self.transmit(b"");
            }
        }
    }

    fn transmit(&mut self, line: &[u8]) -> usize {
        let (mut buffer, mut taken) = ([0; 4096], 0);
        loop {
            let sent = self.session.transmit(&line[taken..], &mut buffer);
            if sent.len == 0 {
                return taken;
            }
            taken += sent.taken;
            let _ = self.stream.write_all(&buffer[..sent.len]);
        }
    }

    /// Takes turns until `done`.
    #[track_caller]
    pub fn wait(&mut self, received: &mut Vec<u8>, mut done: impl FnMut(&Self, &[u8]) -> bool) {
        let deadline = Instant::now() + LIMIT;
        while !done(self, received) {
            assert!(Instant::now() < deadline, "the time is up: {}", self.session);
            self.turn(b"", received);
        }
    }

    pub fn is_open(&self) -> bool {
        self.session.is_open()
    }
}
