//! Two lines joined to one.

use std::time::Duration;

use anyhow::{Context, Result};
use tokio::time::{Instant, sleep_until};
use tracing::debug;

use crate::buffer::Buffer;
use crate::line::Line;

/// How long a line goes on in one direction without a byte after the other direction has ended.
const LINGER: Duration = Duration::from_millis(500);

/// The bytes between two lines. They outlive a connection: what one peer did not take, the next one gets.
#[derive(Debug, Default)]
pub struct Relay {
    to_peer: Buffer,
    to_device: Buffer,
}

impl Relay {
    /// The bytes on their way to the device.
    pub fn to_device(&mut self) -> &mut Buffer {
        &mut self.to_device
    }

    /// Carries bytes both ways until the peer ends.
    ///
    /// The end of the device's input is passed on, and what the peer sends after it still arrives. After the peer's end,
    /// the rest of the device's bytes is sent as long as they come without a pause.
    ///
    /// # Errors
    ///
    /// Those of the two lines, with the side's name.
    pub async fn run(&mut self, device: &mut Line<'_>, peer: &mut Line<'_>) -> Result<()> {
        let mut linger = None;
        loop {
            device.receive(&mut self.to_peer)?;
            while let Some(notice) = peer.receive(&mut self.to_device)? {
                debug!("{notice:?}");
            }
            device.send(&mut self.to_device);
            peer.send(&mut self.to_peer);

            let device_done = device.has_ended() && self.to_peer.is_empty();
            if device_done {
                peer.close();
            }
            if peer.has_ended() && self.to_device.is_empty() && device.is_idle() {
                if device_done && peer.is_idle() {
                    return Ok(());
                }
                linger.get_or_insert_with(|| Instant::now() + LINGER);
            }
            tokio::select! {
                result = device.step() => {
                    result.context("device")?;
                    linger = linger.map(|_| Instant::now() + LINGER);
                }
                result = peer.step() => match result {
                    // It has closed for good: nobody takes the rest.
                    Err(_) if linger.is_some() => return Ok(()),
                    result => result.context("connection")?,
                },
                () = sleep_until(linger.unwrap_or_else(Instant::now)), if linger.is_some() => return Ok(()),
            }
        }
    }
}
