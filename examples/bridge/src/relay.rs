//! Relays bytes between a device and a peer.

use std::time::Duration;

use anyhow::{Context, Result};
use tokio::time::{Instant, sleep_until};
use tracing::debug;

use crate::line::Line;

/// How long to wait for the next byte in one direction after the other direction has ended.
pub const LINGER: Duration = Duration::from_millis(500);

/// Relays bytes both ways until the peer ends.
///
/// The end of the device's input is passed on, and what the peer sends after it still arrives. After the peer's end, the
/// remaining bytes of the device are sent as long as they arrive without a pause. What the peer has not received then stays in
/// the device's line, for the next peer.
///
/// # Errors
///
/// Returns the error of either line, with the name of the side.
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
                // The peer has closed both directions, so the rest cannot be sent.
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
