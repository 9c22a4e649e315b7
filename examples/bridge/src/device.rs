//! The serial side of the bridge.

use std::io;
use std::path::Path;
use std::pin::Pin;
use std::task::{Context, Poll};

use anyhow::{Context as _, Result};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf, Stdin, Stdout};
use tokio_serial::{SerialPort, SerialPortBuilderExt, SerialStream};

use crate::channel::Stream;

/// Opens a serial device.
///
/// # Errors
///
/// Returns an error if the system cannot open it, or if it is not a serial device.
pub fn open(path: &Path, baud: u32) -> Result<Box<dyn Stream>> {
    let port = tokio_serial::new(path.to_string_lossy(), baud).open_native_async();
    Ok(Box::new(port.with_context(|| format!("open {}", path.display()))?))
}

/// Creates a pseudo terminal. Returns our side, and the path of the other side.
///
/// # Errors
///
/// Returns an error if the system cannot create it.
pub fn pty() -> Result<(Box<dyn Stream>, String)> {
    let (ours, theirs) = SerialStream::pair().context("create a pseudo terminal")?;
    let path = theirs.name().context("the pseudo terminal has no name")?;
    Ok((Box::new(Pty { ours, _theirs: theirs }), path))
}

/// Returns standard input and output. If `report_eof` is true, the end of standard input is reported; otherwise reads stay
/// pending, as on an idle serial line.
#[must_use]
pub fn stdio(report_eof: bool) -> Box<dyn Stream> {
    Box::new(Stdio { input: tokio::io::stdin(), output: tokio::io::stdout(), report_eof })
}

/// Our side, and the other side kept open. Otherwise reads would fail whenever no other program has it open.
struct Pty {
    ours: SerialStream,
    _theirs: SerialStream,
}

impl AsyncRead for Pty {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.ours).poll_read(cx, buffer)
    }
}

impl AsyncWrite for Pty {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.ours).poll_write(cx, bytes)
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}

struct Stdio {
    input: Stdin,
    output: Stdout,
    report_eof: bool,
}

impl AsyncRead for Stdio {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let len = buffer.filled().len();
        match Pin::new(&mut self.input).poll_read(cx, buffer) {
            Poll::Ready(Ok(())) if buffer.filled().len() == len && !self.report_eof => Poll::Pending,
            result => result,
        }
    }
}

impl AsyncWrite for Stdio {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.output).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.output).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.output).poll_shutdown(cx)
    }
}
