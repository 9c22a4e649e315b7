//! Why a payload does not fit its suboption, and where.

use core::fmt;

use super::code::Code;
use crate::error::{texts, write_place};

texts! {
    /// Why a payload is invalid.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::Payload;
    /// use vserial_uri::vspc::{Code, PayloadErrorKind, Suboption};
    ///
    /// let error = Suboption::parse(Code::WILL_PROXY, Payload::new(&[1])).unwrap_err();
    /// assert_eq!(error.kind(), PayloadErrorKind::UnexpectedPayload);
    /// assert_eq!(error.kind().to_string(), "unexpected trailing payload");
    /// ```
    #[non_exhaustive]
    pub enum PayloadErrorKind {
        /// A suboption code is missing: at the start of a frame, or in an UNKNOWN-SUBOPTION-RCVD. Offset: the end.
        CodeMissing = "the suboption code is missing",
        /// The payload is longer than the suboption allows. Offset: the first byte too many.
        UnexpectedPayload = "unexpected trailing payload",
        /// A DO-PROXY does not start with `C` or `S`. Offset: the byte in its place, or the end.
        InvalidDirection = "the direction must be 'C' or 'S'",
        /// A DO-PROXY has no serviceURI. Offset: the end.
        ServiceUriMissing = "the serviceURI is missing",
        /// A serviceURI contains a control character. Offset: the first byte of that character.
        ControlCharacter = "the serviceURI must not contain a control character",
        /// A text is not UTF-8. Offset: the first byte of the invalid or incomplete sequence.
        InvalidUtf8 = "the text must be UTF-8",
        /// A UUID is not 16 pairs of hex digits, separated by spaces and one dash in the middle. Offset: the first byte
        /// that does not fit, or the end.
        InvalidUuid = "the UUID must be 16 pairs of hex digits",
    }
}

impl PayloadErrorKind {
    /// Returns the name of the variant.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::PayloadErrorKind;
    ///
    /// assert_eq!(PayloadErrorKind::InvalidUuid.name(), "InvalidUuid");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.variant_name()
    }
}

/// An invalid payload: the suboption, why, and where.
///
/// # Examples
///
/// ```
/// use vserial_uri::telnet::Payload;
/// use vserial_uri::vspc::{Code, Suboption};
///
/// let error = Suboption::parse(Code::DO_PROXY, Payload::new(b"XvSPC.py")).unwrap_err();
/// assert_eq!(error.code(), Some(Code::DO_PROXY));
/// assert_eq!(error.to_string(), "DO-PROXY: the direction must be 'C' or 'S', at byte 0 (\"X\")");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PayloadError {
    offset: usize,
    kind: PayloadErrorKind,
    code: Option<Code>,
    /// The byte at the offset; `None` at the end.
    found: Option<u8>,
}

impl PayloadError {
    pub(super) fn new(kind: PayloadErrorKind, held: &[u8], offset: usize) -> Self {
        Self { offset, kind, code: None, found: held.get(offset).copied() }
    }

    /// Turns a nom error into a `PayloadError`: the bytes that nom left of `held` start with the one at fault.
    pub(super) fn of_nom(kind: PayloadErrorKind, held: &[u8], error: &nom::Err<nom::error::Error<&[u8]>>) -> Self {
        let left = match error {
            nom::Err::Error(error) | nom::Err::Failure(error) => error.input.len(),
            nom::Err::Incomplete(_) => 0,
        };
        Self::new(kind, held, held.len().saturating_sub(left))
    }

    pub(super) const fn of_code(self, code: Code) -> Self {
        Self { code: Some(code), ..self }
    }

    /// Returns why the payload is invalid.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::{PayloadErrorKind, Uuid};
    ///
    /// assert_eq!(Uuid::parse(b"").unwrap_err().kind(), PayloadErrorKind::InvalidUuid);
    /// ```
    #[must_use]
    pub const fn kind(self) -> PayloadErrorKind {
        self.kind
    }

    /// Returns the offset in the text, or in the payload as it was sent; its length if it ends too early.
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

    /// Returns the suboption that the payload belongs to; `None` for a text on its own and a frame without a code.
    ///
    /// A concentrator answers an invalid [`DO_PROXY`](Code::DO_PROXY) with WONT-PROXY.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::Payload;
    /// use vserial_uri::vspc::{Code, Suboption, Uuid};
    ///
    /// let error = Suboption::parse(Code::VM_BIOS_UUID, Payload::new(b"test123456789")).unwrap_err();
    /// assert_eq!(error.code(), Some(Code::VM_BIOS_UUID));
    /// assert_eq!(Uuid::parse(b"test123456789").unwrap_err().code(), None);
    /// ```
    #[must_use]
    pub const fn code(self) -> Option<Code> {
        self.code
    }
}

/// Writes the message: `DO-PROXY: the direction must be 'C' or 'S', at byte 0 ("X")`.
impl fmt::Display for PayloadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(code) = self.code {
            write!(f, "{code}: ")?;
        }
        self.kind.fmt(f)?;
        write_place(f, self.offset, self.found)
    }
}

impl core::error::Error for PayloadError {}
