//! The data of a telnet connection: 0xFF doubled, and CR by the rules of the network virtual terminal (RFC 854).
//!
//! Outside BINARY, CR is sent as CR LF if LF follows it, else as CR NUL. Both decode to the bytes of the line, so that
//! a line of any bytes arrives unchanged.

use core::fmt;

use super::command::IAC;

const NUL: u8 = 0;
const LF: u8 = 10;
const CR: u8 = 13;

/// How many bytes [`encode`] consumed and wrote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::exhaustive_structs, reason = "the two counts of one step")]
pub struct Encoded {
    /// The number of bytes consumed from the front of the line's data.
    pub taken: usize,
    /// The number of bytes written to the start of the buffer.
    pub len: usize,
}

/// Writes `4 bytes taken, 6 written`.
impl fmt::Display for Encoded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes taken, {} written", self.taken, self.len)
    }
}

/// Writes as much of `line` as fits to the start of `out`: each 0xFF doubled and, unless `binary`, CR as CR LF or CR NUL.
///
/// # Examples
///
/// ```
/// use vserial_uri::telnet::{Encoded, encode};
///
/// let mut out = [0; 8];
/// assert_eq!(encode(b"\r\n\r\xFF", false, &mut out), Encoded { taken: 4, len: 6 });
/// assert_eq!(out[..6], *b"\r\n\r\0\xFF\xFF");
///
/// // Half a pair is never written.
/// assert_eq!(encode(b"a\xFF", true, &mut out[..2]), Encoded { taken: 1, len: 1 });
/// ```
pub fn encode(line: &[u8], binary: bool, out: &mut [u8]) -> Encoded {
    let mut done = Encoded::default();
    loop {
        let rest = line.get(done.taken..).unwrap_or_default();
        let room = out.get_mut(done.len..).unwrap_or_default();
        let plain = rest.iter().take(room.len()).take_while(|&&byte| byte != IAC && (binary || byte != CR)).count();
        let (unit, taken): (&[u8], _) = match rest {
            _ if plain > 0 => (rest.get(..plain).unwrap_or_default(), plain),
            [IAC, ..] => (&[IAC, IAC], 1),
            [CR, LF, ..] if !binary => (&[CR, LF], 2),
            [CR, ..] if !binary => (&[CR, NUL], 1),
            _ => return done,
        };
        let Some(target) = room.get_mut(..unit.len()) else { return done };
        target.copy_from_slice(unit);
        done.taken = done.taken.saturating_add(taken);
        done.len = done.len.saturating_add(unit.len());
    }
}

/// Decodes the data of a stream in slices that it borrows from the input.
///
/// # Examples
///
/// ```
/// use vserial_uri::telnet::Decoder;
///
/// let mut decoder = Decoder::new();
/// let mut input = &b"a\xFF\xFFb\r\0c\xFF\xF1"[..];
/// let mut line = Vec::new();
/// while let Some((data, len)) = decoder.read(input, false) {
///     line.extend_from_slice(data);
///     input = &input[len..];
/// }
/// assert_eq!(line, b"a\xFFb\rc");
/// assert_eq!(input, b"\xFF\xF1"); // a command
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Decoder {
    /// The last byte of data was a CR outside BINARY: a NUL that follows belongs to it.
    after_cr: bool,
}

impl Decoder {
    /// Creates a decoder at the start of a stream.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::Decoder;
    ///
    /// assert_eq!(Decoder::new().read(b"login:", false), Some((&b"login:"[..], 6)));
    /// ```
    #[must_use]
    pub const fn new() -> Self {
        Self { after_cr: false }
    }

    /// Decodes data at the front of `input`: the next bytes of the line, and the number of bytes to remove.
    ///
    /// The slice is empty if only the NUL of a CR NUL was consumed. `None` if `input` is empty or starts with an IAC that is
    /// not followed by another.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::Decoder;
    ///
    /// let mut decoder = Decoder::new();
    /// assert_eq!(decoder.read(b"ab\xFF\xFFc", false), Some((&b"ab\xFF"[..], 4)));
    /// assert_eq!(decoder.read(b"c\r", false), Some((&b"c\r"[..], 2)));
    /// assert_eq!(decoder.read(b"\0", false), Some((&b""[..], 1)));
    /// assert_eq!(decoder.read(b"\xFF", false), None);
    /// ```
    pub fn read<'a>(&mut self, input: &'a [u8], binary: bool) -> Option<(&'a [u8], usize)> {
        if self.after_cr && !binary && input.first() == Some(&NUL) {
            self.after_cr = false;
            return Some((&[], 1));
        }
        let end = input.iter().position(|&byte| byte == IAC || (byte == CR && !binary)).unwrap_or(input.len());
        let (len, skip, cr) = match input.get(end..).unwrap_or_default() {
            [CR, ..] => (end.saturating_add(1), 0, true),
            [IAC, IAC, ..] => (end.saturating_add(1), 1, false),
            _ => (end, 0, false),
        };
        let data = input.get(..len).filter(|data| !data.is_empty())?;
        self.after_cr = cr;
        Some((data, len.saturating_add(skip)))
    }
}

/// Writes `telnet decoder`, and whether the last byte was a CR.
impl fmt::Display for Decoder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.after_cr { "telnet decoder, after CR" } else { "telnet decoder" })
    }
}
