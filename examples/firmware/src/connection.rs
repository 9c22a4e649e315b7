//! Joins the serial line to a connection, by a session.

use embedded_io::{Read, ReadReady, Write};
use vserial_uri::session::{Event, Received, Session, SessionError};
use vserial_uri::telnet::Command;

/// Why a connection failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// The concentrator refuses the port.
    Refused,
    /// The session has to end.
    Session(SessionError),
    /// A byte of the line or of the connection was lost.
    Damaged,
}

impl Failure {
    /// Returns the name of the failure, as in answers.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Refused => "ProxyRefused",
            Self::Session(_) => "SessionFailed",
            Self::Damaged => "Damaged",
        }
    }
}

impl From<SessionError> for Failure {
    fn from(error: SessionError) -> Self {
        Self::Session(error)
    }
}

/// Passes data between `line` and `connection` until the peer sends a break. Whenever `time_is_up`, the session stops
/// waiting for answers. `report` gets every event but data.
///
/// # Errors
///
/// [`Failure`] if the connection ends in any other way.
pub fn run<L, C>(
    session: &mut Session<'_>,
    line: &mut L,
    connection: &mut C,
    mut time_is_up: impl FnMut() -> bool,
    mut report: impl FnMut(&Event<'_>),
) -> Result<(), Failure>
where
    L: Read + ReadReady + Write,
    C: Read + ReadReady + Write,
{
    let (mut typed, mut input, mut output) = (Buffer::<32>::new(), Buffer::<128>::new(), [0; 64]);
    loop {
        if time_is_up() {
            session.stop_waiting()?;
        }
        typed.fill(line)?;
        let sent = session.transmit(typed.filled(), &mut output);
        connection.write_all(output.get(..sent.len).unwrap_or_default()).map_err(|_| Failure::Damaged)?;
        typed.remove(sent.taken);

        let Received { len, event } = session.receive(input.filled())?;
        match event {
            Some(Event::Data(data)) => line.write_all(data).map_err(|_| Failure::Damaged)?,
            Some(event) => {
                report(&event);
                match event {
                    Event::Command(Command::BRK) => return Ok(()),
                    Event::ProxyRefused => return Err(Failure::Refused),
                    _ => {}
                }
            }
            None if len > 0 => {}
            None if input.is_full() => session.discard(), // a frame that is too long
            None => input.fill(connection)?,
        }
        input.remove(len);
    }
}

/// The first bytes that arrived and are not processed.
struct Buffer<const N: usize> {
    bytes: [u8; N],
    len: usize,
}

impl<const N: usize> Buffer<N> {
    const fn new() -> Self {
        Self { bytes: [0; N], len: 0 }
    }

    fn filled(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or_default()
    }

    const fn is_full(&self) -> bool {
        self.len == N
    }

    /// Appends what has arrived at `port`, as far as it fits.
    fn fill(&mut self, port: &mut (impl Read + ReadReady)) -> Result<(), Failure> {
        while !self.is_full() && port.read_ready().map_err(|_| Failure::Damaged)? {
            let free = self.bytes.get_mut(self.len..).unwrap_or_default();
            self.len = self.len.saturating_add(port.read(free).map_err(|_| Failure::Damaged)?);
        }
        Ok(())
    }

    /// Removes the first `count` bytes.
    fn remove(&mut self, count: usize) {
        let mut kept = [0; N];
        // Not `rotate_left` or `copy_within`, which can panic.
        for (slot, byte) in kept.iter_mut().zip(self.filled().iter().skip(count)) {
            *slot = *byte;
        }
        self.bytes = kept;
        self.len = self.len.saturating_sub(count);
    }
}
