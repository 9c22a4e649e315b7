//! One end of the bridge: a stream and its buffers.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::{io, mem};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use crate::buffer::Buffer;

/// A connection or device that a channel can wrap.
pub trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

/// A stream that is read and written at the same time, in one task.
pub struct Channel {
    stream: Box<dyn Stream>,
    /// Bytes that were read and not used yet.
    pub input: Buffer,
    /// Bytes to be written.
    pub output: Buffer,
    has_ended: bool,
    has_failed: bool,
    closing: Closing,
    is_flushed: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Closing {
    No,
    Asked,
    Done,
}

impl Channel {
    /// Wraps a stream.
    #[must_use]
    pub fn new(stream: Box<dyn Stream>) -> Self {
        let (input, output) = (Buffer::default(), Buffer::default());
        Self { stream, input, output, has_ended: false, has_failed: false, closing: Closing::No, is_flushed: true }
    }

    /// Returns whether the other side has stopped sending. Its last bytes may still be in [`input`](Self::input).
    #[must_use]
    pub fn has_ended(&self) -> bool {
        self.has_ended
    }

    /// Returns whether the stream has failed.
    #[must_use]
    pub fn has_failed(&self) -> bool {
        self.has_failed
    }

    /// Closes the output once all of it is written.
    pub fn close(&mut self) {
        if self.closing == Closing::No {
            self.closing = Closing::Asked;
        }
    }

    /// Returns whether all output is written, and closed if that was requested.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.output.is_empty() && self.is_flushed && self.closing != Closing::Asked
    }

    /// Reads into the input or writes from the output; waits if neither can be done now.
    ///
    /// # Errors
    ///
    /// Returns the errors of the stream.
    pub async fn step(&mut self) -> io::Result<()> {
        poll_fn(|context| self.poll_step(context)).await.inspect_err(|_| self.has_failed = true)
    }

    /// Writes all output.
    ///
    /// # Errors
    ///
    /// Returns the errors of the stream.
    pub async fn flush(&mut self) -> io::Result<()> {
        poll_fn(|context| {
            while !self.is_idle() {
                ready!(self.poll_write(context))?;
            }
            Poll::Ready(Ok(()))
        })
        .await
    }

    /// Takes the stream out, with the bytes that were read and not used. The channel cannot be used after that.
    pub fn take(&mut self) -> (Box<dyn Stream>, Vec<u8>) {
        (mem::replace(&mut self.stream, Box::new(tokio::io::empty())), self.input.take())
    }

    fn poll_step(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let wrote = self.poll_write(context)?;
        let read = self.poll_read(context)?;
        if wrote.is_ready() || read.is_ready() { Poll::Ready(Ok(())) } else { Poll::Pending }
    }

    fn poll_read(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.has_ended || self.input.room_len() == 0 {
            return Poll::Pending;
        }
        let mut buffer = ReadBuf::new(self.input.room());
        ready!(Pin::new(&mut self.stream).poll_read(context, &mut buffer))?;
        let len = buffer.filled().len();
        self.input.commit(len);
        self.has_ended = len == 0;
        Poll::Ready(Ok(()))
    }

    fn poll_write(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let stream = Pin::new(&mut self.stream);
        if !self.output.is_empty() {
            let len = ready!(stream.poll_write(context, self.output.filled()))?;
            if len == 0 {
                return Poll::Ready(Err(io::ErrorKind::WriteZero.into()));
            }
            self.output.consume(len);
            self.is_flushed = false;
        } else if !self.is_flushed {
            ready!(stream.poll_flush(context))?;
            self.is_flushed = true;
        } else if self.closing == Closing::Asked {
            ready!(stream.poll_shutdown(context))?;
            self.closing = Closing::Done;
        } else {
            return Poll::Pending;
        }
        Poll::Ready(Ok(()))
    }
}
