//! The machines that are about to move from one host to another.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use anyhow::{Result, anyhow, bail, ensure};
use tokio::sync::oneshot;
use tokio::time::{Instant, timeout_at};
use tracing::info;

use crate::line::{Line, Notice};

/// How long a move may take after the source host has disconnected.
const LIMIT: Duration = Duration::from_secs(60);

/// How long the source host may take to disconnect after the move is complete.
const SOURCE_LIMIT: Duration = Duration::from_secs(5);

/// The connection from the target host of a move.
pub struct Arrival {
    /// Its line, which is not open: VMOTION-PEER has not been answered.
    pub line: Line<'static>,
    /// Its address.
    pub peer: SocketAddr,
}

/// The moves waiting for a target host, keyed by sequence and secret.
#[derive(Default)]
pub struct Moves(Mutex<HashMap<Vec<u8>, oneshot::Sender<Arrival>>>);

impl Moves {
    fn lock(&self) -> MutexGuard<'_, HashMap<Vec<u8>, oneshot::Sender<Arrival>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Passes the target host's connection to its move.
    ///
    /// # Errors
    ///
    /// Returns an error if no pending move has this sequence and secret.
    pub fn join(&self, key: &[u8], arrival: Arrival) -> Result<()> {
        let sender = self.lock().remove(key).ok_or_else(|| anyhow!("no pending move has this sequence and secret"))?;
        sender.send(arrival).map_err(|_| anyhow!("the move was cancelled"))
    }
}

/// A move that has begun.
pub struct Moving<'a> {
    moves: &'a Moves,
    key: Vec<u8>,
    sequence_len: usize,
    arrival: oneshot::Receiver<Arrival>,
    target: Option<Arrival>,
    is_complete: bool,
    /// Whether the source host failed to disconnect in time.
    is_late: bool,
    deadline: Option<Instant>,
}

impl<'a> Moving<'a> {
    /// Begins a move with this sequence and secret.
    #[must_use]
    pub fn begin(moves: &'a Moves, sequence: &[u8], secret: &[u8]) -> Self {
        let key = [sequence, secret].concat();
        let (sender, arrival) = oneshot::channel();
        moves.lock().insert(key.clone(), sender);
        let sequence_len = sequence.len();
        Self { moves, key, sequence_len, arrival, target: None, is_complete: false, is_late: false, deadline: None }
    }

    /// Waits until the target host connects, reads or writes. Data that it sends stays in its line.
    ///
    /// # Errors
    ///
    /// Returns an error if the move has failed, for example because it takes too long.
    pub async fn step(&mut self) -> Result<()> {
        let step = async {
            match &mut self.target {
                Some(target) => target.line.step().await,
                None => {
                    let mut arrival = (&mut self.arrival).await?;
                    let sequence = &self.key[..self.sequence_len];
                    let accepted = arrival.line.change(|session| session.vmotion_peer_ok(sequence) == Ok(true));
                    ensure!(accepted, "the target host did not ask to join the move");
                    info!("target host {} has joined the move", arrival.peer);
                    self.target = Some(arrival);
                    Ok(())
                }
            }
        };
        match self.deadline {
            None => step.await?,
            Some(deadline) => match timeout_at(deadline, step).await {
                Ok(result) => result?,
                Err(_) if self.is_complete => {
                    self.is_late = true;
                    self.deadline = None;
                }
                Err(_) => bail!("it took too long"),
            },
        }
        let Some(target) = &mut self.target else { return Ok(()) };
        while let Some(notice) = target.line.receive()? {
            if notice == Notice::MoveCompleted {
                self.is_complete = true;
                self.deadline = Some(Instant::now() + SOURCE_LIMIT);
            }
        }
        ensure!(self.is_complete || !target.line.stream_has_ended(), "the target host disconnected");
        Ok(())
    }

    /// Starts the deadline of the move, unless it has one. The source host has disconnected, so the machine can continue only
    /// on the target host.
    pub fn source_ended(&mut self) {
        self.deadline.get_or_insert_with(|| Instant::now() + LIMIT);
    }

    /// Returns the target host's connection once the move is complete and the source host has disconnected or run out of time.
    #[must_use]
    pub fn completed(&mut self, source_ended: bool) -> Option<Arrival> {
        self.target.take_if(|_| self.is_complete && (source_ended || self.is_late))
    }
}

impl Drop for Moving<'_> {
    fn drop(&mut self) {
        self.moves.lock().remove(&self.key);
    }
}
