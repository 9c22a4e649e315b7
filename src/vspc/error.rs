//! What is wrong with a frame or a payload, and where.

use core::fmt;

use super::code::Code;

/// What is wrong.
///
/// # Examples
///
/// ```
/// use vserial_uri::vspc::{self, FrameErrorKind};
///
/// let error = vspc::read(&[0xFF, 0xFA, 0xE8, 71, 1, 0xFF, 0xF0]).unwrap_err();
/// assert_eq!(error.kind(), FrameErrorKind::UnexpectedPayload);
/// assert_eq!(error.kind().to_string(), "there must be no more payload");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FrameErrorKind {
    /// Inside a subnegotiation, IAC is followed by neither IAC (a byte 0xFF) nor SE (the end). The offset is that of
    /// the byte after the IAC.
    UnescapedIac,
    /// A subnegotiation names no option. The offset is that of the IAC that ends it.
    OptionMissing,
    /// There is no suboption code where one must be: at the start of a frame, or in an UNKNOWN-SUBOPTION-RCVD. The
    /// offset is the end of the payload.
    CodeMissing,
    /// The suboption has all its payload and more follows. The offset is that of the first byte too many.
    UnexpectedPayload,
    /// A DO-PROXY does not begin with `C` or `S`. The offset is that of the byte in its place, or the payload's end.
    InvalidDirection,
    /// A DO-PROXY has no serviceURI. The offset is the end of the payload.
    ServiceUriMissing,
    /// A serviceURI holds a control character. The offset is that of its first byte.
    ControlCharacter,
    /// A text is not UTF-8. The offset is that of the first byte of the sequence that is wrong or cut short.
    InvalidUtf8,
    /// A UUID's text is not 16 pairs of hex digits, parted by spaces and one dash in the middle. The offset is that of
    /// the first byte that does not fit, or the payload's end.
    InvalidUuid,
}

impl FrameErrorKind {
    /// The kind's own name.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::FrameErrorKind;
    ///
    /// assert_eq!(FrameErrorKind::InvalidUuid.as_str(), "InvalidUuid");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::UnescapedIac => "UnescapedIac",
            Self::OptionMissing => "OptionMissing",
            Self::CodeMissing => "CodeMissing",
            Self::UnexpectedPayload => "UnexpectedPayload",
            Self::InvalidDirection => "InvalidDirection",
            Self::ServiceUriMissing => "ServiceUriMissing",
            Self::ControlCharacter => "ControlCharacter",
            Self::InvalidUtf8 => "InvalidUtf8",
            Self::InvalidUuid => "InvalidUuid",
        }
    }
}

impl fmt::Display for FrameErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::UnescapedIac => "IAC must be followed by IAC or SE",
            Self::OptionMissing => "the telnet option is missing",
            Self::CodeMissing => "the suboption code is missing",
            Self::UnexpectedPayload => "there must be no more payload",
            Self::InvalidDirection => "the direction must be 'C' or 'S'",
            Self::ServiceUriMissing => "the serviceURI is missing",
            Self::ControlCharacter => "the serviceURI must not hold a control character",
            Self::InvalidUtf8 => "the text must be UTF-8",
            Self::InvalidUuid => "the UUID must be 16 pairs of hex digits",
        })
    }
}

/// Why a payload does not fit its suboption.
///
/// # Examples
///
/// ```
/// use vserial_uri::Direction;
/// use vserial_uri::vspc::DoProxy;
///
/// let error = DoProxy::new(Direction::Server, "a\nb").unwrap_err();
/// assert_eq!(error.offset(), 1);
/// assert_eq!(error.to_string(), "the serviceURI must not hold a control character, at byte 1 (\"\\n\")");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PayloadError {
    offset: usize,
    kind: FrameErrorKind,
    /// The byte at the offset; `None` at the end.
    found: Option<u8>,
}

impl PayloadError {
    pub(super) fn new(kind: FrameErrorKind, held: &[u8], offset: usize) -> Self {
        Self { offset, kind, found: held.get(offset).copied() }
    }

    /// The one door out of nom: what it left of `held` begins with the byte at fault.
    pub(super) fn of_nom(kind: FrameErrorKind, held: &[u8], error: &nom::Err<nom::error::Error<&[u8]>>) -> Self {
        let left = match error {
            nom::Err::Error(error) | nom::Err::Failure(error) => error.input.len(),
            nom::Err::Incomplete(_) => 0,
        };
        Self::new(kind, held, held.len().saturating_sub(left))
    }

    /// What is wrong.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::{FrameErrorKind, Uuid};
    ///
    /// assert_eq!(Uuid::parse(b"").unwrap_err().kind(), FrameErrorKind::InvalidUuid);
    /// ```
    #[must_use]
    pub const fn kind(self) -> FrameErrorKind {
        self.kind
    }

    /// Where in the text or payload, counted in the bytes that were given; its length if it ends too early.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::Uuid;
    ///
    /// assert_eq!(Uuid::parse(b"0g").unwrap_err().offset(), 1);
    /// ```
    #[must_use]
    pub const fn offset(self) -> usize {
        self.offset
    }

    fn write(self, f: &mut fmt::Formatter<'_>, offset: usize) -> fmt::Result {
        match self.found {
            None => write!(f, "{}, at byte {offset} (the end)", self.kind),
            Some(byte) => write!(f, "{}, at byte {offset} (\"{}\")", self.kind, byte.escape_ascii()),
        }
    }
}

impl fmt::Display for PayloadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, self.offset)
    }
}

impl core::error::Error for PayloadError {}

/// Why a frame is wrong, where, and how reading goes on.
///
/// # Examples
///
/// ```
/// use vserial_uri::vspc::{self, Code};
///
/// // The direction must be C or S, not X.
/// let error = vspc::read(b"\xFF\xFA\xE8\x46XvSPC.py\xFF\xF0login:").unwrap_err();
/// assert_eq!(error.offset(), 4);
/// assert_eq!(error.code(), Some(Code::DO_PROXY));
/// assert_eq!(error.to_string(), "DO-PROXY: the direction must be 'C' or 'S', at byte 4 (\"X\")");
/// assert_eq!(error.skip(), 14); // the whole frame; `login:` comes next
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FrameError {
    error: PayloadError,
    skip: usize,
    code: Option<Code>,
}

impl FrameError {
    /// An error of the frame itself, at `offset` of the input, where `found` stands or the frame's content ends.
    pub(super) const fn framing(kind: FrameErrorKind, found: Option<u8>, offset: usize, skip: usize) -> Self {
        Self { error: PayloadError { offset, kind, found }, skip, code: None }
    }

    /// An error of a payload that begins at `start` of the input.
    pub(super) const fn payload(error: PayloadError, start: usize, skip: usize, code: Code) -> Self {
        let error = PayloadError { offset: error.offset.saturating_add(start), ..error };
        Self { error, skip, code: Some(code) }
    }

    /// What is wrong.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::{self, FrameErrorKind};
    ///
    /// let error = vspc::read(&[0xFF, 0xFA, 0xFF, 0xF0]).unwrap_err();
    /// assert_eq!(error.kind(), FrameErrorKind::OptionMissing);
    /// ```
    #[must_use]
    pub const fn kind(self) -> FrameErrorKind {
        self.error.kind
    }

    /// Where in the input, whose first byte is the frame's IAC.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc;
    ///
    /// assert_eq!(vspc::read(&[0xFF, 0xFA, 0xE8, 0xFF, 0xF0]).unwrap_err().offset(), 3);
    /// ```
    #[must_use]
    pub const fn offset(self) -> usize {
        self.error.offset
    }

    /// How many bytes to take off the front of the input before reading on; never 0.
    ///
    /// The whole frame, where its end is plain. A frame with an IAC that is followed by neither IAC nor SE has no
    /// plain end: only what stands before that IAC, so that the IAC is read as the beginning of a command.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::{self, Event, Negotiation, Verb};
    ///
    /// // A frame cut off by a new negotiation.
    /// let input = [0xFF, 0xFA, 0xE8, 71, 0xFF, 0xFB, 0xE8];
    /// let error = vspc::read(&input).unwrap_err();
    /// assert_eq!((error.offset(), error.skip()), (5, 4));
    /// let item = vspc::read(&input[error.skip()..]).unwrap().unwrap();
    /// assert_eq!(item.event(), Event::Negotiation(Negotiation::vspc(Verb::Will)));
    /// ```
    #[must_use]
    pub const fn skip(self) -> usize {
        self.skip
    }

    /// The suboption whose payload is wrong; `None` when the frame itself is.
    ///
    /// A concentrator answers a wrong [`DO_PROXY`](Code::DO_PROXY) with WONT-PROXY.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::{self, Code};
    ///
    /// let error = vspc::read(&[0xFF, 0xFA, 0xE8, 70, 0xFF, 0xF0]).unwrap_err();
    /// assert_eq!(error.code(), Some(Code::DO_PROXY));
    /// ```
    #[must_use]
    pub const fn code(self) -> Option<Code> {
        self.code
    }
}

/// `DO-PROXY: the direction must be 'C' or 'S', at byte 4 ("X")`.
impl fmt::Display for FrameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(code) = self.code {
            write!(f, "{code}: ")?;
        }
        self.error.write(f, self.offset())
    }
}

impl core::error::Error for FrameError {}
