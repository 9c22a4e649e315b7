//! A device and a peer, joined to one line.

use std::time::Duration;

use anyhow::{Context, Result};
use tokio::time::{Instant, sleep_until};
use tracing::debug;

use crate::line::Line;

/// How long a line goes on in one direction without a byte after the other direction has ended.
pub const LINGER: Duration = Duration::from_millis(500);

/// Carries bytes both ways until the peer ends.
///
/// The end of the device's input is passed on, and what the peer sends after it still arrives. After the peer's end, the
/// rest of the device's bytes is sent as long as they come without a pause. What the peer has not taken then stays in the
/// device's line, for the next peer.
///
/// # Errors
///
/// Those of the two lines, with the side's name.
pub async fn relay(device: &mut Line<'_>, peer: &mut Line<'_>) -> Result<()> {
    let mut linger = None;
    loop {
        device.receive()?;
        while let Some(notice) = peer.receive()? {
            debug!("{notice:?}");
        }
        device.send(&mut peer.received);
        peer.send(&mut device.received);

        if device.has_ended() {
            peer.close();
        }
        if peer.has_ended() && device.is_idle() {
            if device.has_ended() && peer.is_idle() {
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
            () = sleep_until(linger.unwrap_or_else(Instant::now)), if linger.is_some() => {
                peer.finish().await;
                return Ok(());
            }
        }
    }
}
