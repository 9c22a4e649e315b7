//! One end of a line: a stream, its telnet session if it has one, and TLS.

use std::io::{self, Cursor};
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use tokio::io::AsyncReadExt;
use tokio::net::TcpStream;
use tokio::time::{Instant, sleep_until, timeout};
use tracing::debug;
use vserial_uri::session::{Event, Identity, Session};
use vserial_uri::vspc::DoProxy;
use vserial_uri::{Direction, ServiceUri, Tls};

use crate::buffer::Buffer;
use crate::channel::{Channel, Stream};
use crate::tls::{self, Settings};

/// How long the peer may take to answer a telnet request. A peer without telnet never answers.
const ANSWER_LIMIT: Duration = Duration::from_secs(3);

/// How long it may take to open the line.
const OPEN_LIMIT: Duration = Duration::from_secs(30);

/// How long the peer may take to read the last bytes.
const FINISH_LIMIT: Duration = Duration::from_secs(5);

/// What a line reports, besides data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The line is up.
    Open,
    /// A machine requests a port from its concentrator.
    DoProxy(Direction, String),
    /// The name or an identifier of a machine.
    Identity(String),
    /// A machine is about to move. The bytes are the sequence.
    MoveBegins(Vec<u8>),
    /// The target host of a move has connected. The bytes are the sequence and the secret.
    MoveJoined(Vec<u8>),
    /// The machine has moved to this host.
    MoveCompleted,
    /// The machine stays where it is.
    MoveAborted,
    /// The connection must switch to TLS.
    StartTls,
    /// The concentrator does not serve the port.
    Refused,
}

/// What is at the other end of a connection.
#[derive(Clone, Copy, Debug)]
pub enum Peer<'a> {
    /// The service itself, which the URI names.
    Service,
    /// A concentrator, for this port of this machine.
    Concentrator(DoProxy<'a>, Identity<'a>),
    /// A machine, for which this end is the concentrator.
    Machine,
}

/// A stream that carries a serial line.
pub struct Line<'a> {
    channel: Channel,
    /// Bytes of the line that the peer has sent.
    pub received: Buffer,
    session: Option<Session<'a>>,
    tls: Option<&'a Settings<'a>>,
    is_open: bool,
    /// When to stop waiting for answers, or to give up.
    deadline: Option<Instant>,
    gives_up_at: Instant,
    /// Whether the session needs more input than there is.
    is_starved: bool,
}

impl<'a> Line<'a> {
    /// Wraps a device, whose bytes are the data of the line.
    #[must_use]
    pub fn device(stream: Box<dyn Stream>) -> Self {
        Line { is_open: true, ..Self::new(stream, None, None) }
    }

    /// Wraps a connection for `uri`, which this end has opened (client) or accepted (server). `tls` must be that of the URI.
    ///
    /// # Errors
    ///
    /// Returns an error if the URI starts with TLS and the handshake fails.
    pub async fn connected(
        stream: TcpStream,
        uri: ServiceUri<'_>,
        direction: Direction,
        peer: Peer<'a>,
        tls: Option<&'a Settings<'a>>,
    ) -> Result<Self> {
        let mode = match uri.tls() {
            // A server without a certificate.
            Tls::IfOffered if tls.is_none() => Tls::Never,
            mode => mode,
        };
        let stream: Box<dyn Stream> = match (mode, tls) {
            (Tls::AtOnce, Some(tls)) => Box::new(tls.handshake(stream).await?),
            (Tls::AtOnce | Tls::Required, None) => bail!("TLS has not been prepared"),
            (Tls::Never | Tls::IfOffered | Tls::Required, _) => Box::new(stream),
        };
        let session = uri.scheme().is_telnet().then(|| match (peer, direction) {
            (Peer::Service, Direction::Client) => Session::client(mode),
            (Peer::Service, Direction::Server) => Session::server(mode),
            (Peer::Concentrator(do_proxy, identity), _) => Session::machine(mode, do_proxy, identity),
            (Peer::Machine, _) => Session::concentrator(mode),
        });
        Ok(Self::new(stream, session, tls))
    }

    fn new(stream: Box<dyn Stream>, session: Option<Session<'a>>, tls: Option<&'a Settings<'a>>) -> Self {
        let now = Instant::now();
        Self {
            channel: Channel::new(stream),
            received: Buffer::default(),
            deadline: session.as_ref().map(|_| now + ANSWER_LIMIT),
            session,
            tls,
            is_open: false,
            gives_up_at: now + OPEN_LIMIT,
            is_starved: false,
        }
    }

    /// Waits until the line is up.
    ///
    /// # Errors
    ///
    /// Returns an error if the line cannot be opened.
    pub async fn open(&mut self) -> Result<()> {
        loop {
            match self.next_notice().await? {
                Some(Notice::Open) => return Ok(()),
                Some(Notice::Refused) => bail!("the concentrator does not serve this port"),
                Some(_) => {}
                None => bail!("the peer disconnected before the line was up"),
            }
        }
    }

    /// Waits for the next notice, or for the end.
    ///
    /// # Errors
    ///
    /// Returns the errors of the stream, of the session and of TLS.
    pub async fn next_notice(&mut self) -> Result<Option<Notice>> {
        loop {
            match self.receive()? {
                Some(Notice::StartTls) => self.start_tls().await?,
                Some(notice) => return Ok(Some(notice)),
                None if self.has_ended() => return Ok(None),
                None => self.step().await?,
            }
        }
    }

    /// Moves bytes of the line from the stream to [`received`](Self::received), up to the next notice.
    ///
    /// # Errors
    ///
    /// Returns the errors of the session, which are final.
    pub fn receive(&mut self) -> Result<Option<Notice>> {
        let received = &mut self.received;
        let Some(session) = &mut self.session else {
            received.fill_from(&mut self.channel.input);
            return Ok((!std::mem::replace(&mut self.is_open, true)).then_some(Notice::Open));
        };
        let Channel { input, output, .. } = &mut self.channel;
        loop {
            // Decoded data is never longer than its encoding.
            let shown = input.filled().len().min(received.room_len());
            let step = session.receive(&input.filled()[..shown])?;
            let notice = match step.event {
                Some(Event::Transmit) => {
                    let sent = session.transmit(b"", output.room());
                    output.commit(sent.len);
                    if sent.len == 0 {
                        return Ok(None);
                    }
                    None
                }
                Some(Event::Data(bytes)) => {
                    received.append(bytes);
                    None
                }
                Some(Event::Open) => {
                    self.is_open = true;
                    self.deadline = None;
                    Some(Notice::Open)
                }
                Some(event) => notice(event),
                None if step.len > 0 => None,
                None if shown == input.filled().len() && input.room_len() == 0 => {
                    debug!("a frame is too long");
                    session.discard();
                    None
                }
                None => {
                    self.is_starved = shown == input.filled().len();
                    return Ok(None);
                }
            };
            input.consume(step.len);
            if notice.is_some() {
                return Ok(notice);
            }
        }
    }

    /// Moves bytes of the line from `to_send` to the stream, once the line is up.
    pub fn send(&mut self, to_send: &mut Buffer) {
        match &mut self.session {
            None => self.channel.output.fill_from(to_send),
            Some(session) => {
                let sent = session.transmit(to_send.filled(), self.channel.output.room());
                to_send.consume(sent.taken);
                self.channel.output.commit(sent.len);
            }
        }
    }

    /// Moves what the session itself sends to the stream, and no bytes of the line.
    pub fn send_messages(&mut self) {
        if let Some(session) = &mut self.session {
            let sent = session.transmit(b"", self.channel.output.room());
            self.channel.output.commit(sent.len);
        }
    }

    /// Reads or writes; waits if neither can be done now.
    ///
    /// # Errors
    ///
    /// Returns the errors of the stream, and an error if the peer takes too long.
    pub async fn step(&mut self) -> Result<()> {
        let Some(deadline) = self.deadline else { return self.channel.step().await.map_err(tls::explain) };
        tokio::select! {
            result = self.channel.step() => return result.map_err(tls::explain),
            () = sleep_until(deadline) => {}
        }
        ensure!(deadline < self.gives_up_at, "the line was not up within {} seconds", OPEN_LIMIT.as_secs());
        self.deadline = Some(self.gives_up_at);
        if let Some(session) = &mut self.session {
            session.stop_waiting()?;
        }
        Ok(())
    }

    /// Writes all that was sent.
    ///
    /// # Errors
    ///
    /// Returns the errors of the stream.
    pub async fn flush(&mut self) -> io::Result<()> {
        self.channel.flush().await
    }

    /// Returns whether the other side has ended, and all it sent was received or is incomplete.
    #[must_use]
    pub fn stream_has_ended(&self) -> bool {
        self.channel.has_ended() && (self.channel.input.is_empty() || self.is_starved)
    }

    /// Returns whether the other side has ended, and all it sent was taken from [`received`](Self::received).
    #[must_use]
    pub fn has_ended(&self) -> bool {
        self.stream_has_ended() && self.received.is_empty()
    }

    /// Returns whether nothing more will come, by an end or by an error.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.has_ended() || self.channel.has_failed()
    }

    /// Returns whether the line is up.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// Returns whether all that was sent is written.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.channel.is_idle()
    }

    /// Closes our direction once everything is written.
    pub fn close(&mut self) {
        self.channel.close();
    }

    /// Changes the session, and sends the resulting messages.
    ///
    /// # Errors
    ///
    /// Returns the errors of the stream, and an error if there was nothing to answer.
    pub async fn answer(&mut self, change: impl FnOnce(&mut Session<'a>) -> bool) -> Result<()> {
        ensure!(self.change(change), "there is nothing to answer");
        self.send_messages();
        Ok(self.flush().await?)
    }

    /// Changes the session, and returns what `change` returns, or `false` without a session. The resulting messages are sent
    /// with the next bytes.
    pub fn change(&mut self, change: impl FnOnce(&mut Session<'a>) -> bool) -> bool {
        self.session.as_mut().is_some_and(change)
    }

    /// Closes our direction after all output, if the peer reads it in time.
    pub async fn finish(&mut self) {
        self.close();
        // The connection ends in any case.
        let _ = timeout(FINISH_LIMIT, self.flush()).await;
    }

    async fn start_tls(&mut self) -> Result<()> {
        let tls = self.tls.context("TLS without a certificate")?;
        self.channel.flush().await?;
        let (stream, read) = self.channel.take();
        let (reader, writer) = tokio::io::split(stream);
        // The first bytes of the handshake may have been read already.
        let stream = tokio::io::join(Cursor::new(read).chain(reader), writer);
        self.channel = Channel::new(Box::new(tls.handshake(stream).await?));
        if let Some(session) = &mut self.session {
            session.tls_started();
        }
        self.deadline = Some(Instant::now() + ANSWER_LIMIT);
        Ok(())
    }
}

/// Converts an event to a notice; `None` if callers do not need it.
fn notice(event: Event<'_>) -> Option<Notice> {
    Some(match event {
        Event::StartTls(_) => Notice::StartTls,
        Event::DoProxy(asked) => Notice::DoProxy(asked.direction(), asked.service_uri().to_string()),
        Event::ProxyRefused => Notice::Refused,
        Event::VmName(name) => Notice::Identity(format!("name {name:?}")),
        Event::VmVcUuid(uuid) => Notice::Identity(format!("vCenter UUID {uuid}")),
        Event::VmBiosUuid(uuid) => Notice::Identity(format!("BIOS UUID {uuid}")),
        Event::VmLocationUuid(uuid) => Notice::Identity(format!("location UUID {uuid}")),
        Event::VmotionBegin(sequence) => Notice::MoveBegins(sequence.bytes().collect()),
        Event::VmotionPeer(payload) => Notice::MoveJoined(payload.bytes().collect()),
        Event::VmotionComplete(_) => Notice::MoveCompleted,
        Event::VmotionAbort => Notice::MoveAborted,
        event => {
            debug!("{event:?}");
            return None;
        }
    })
}
