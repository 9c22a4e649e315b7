//! A UUID in the text form that machines send.

use core::fmt;
use core::str::FromStr;

use nom::combinator::{eof, map_opt};
use nom::sequence::preceded;
use nom::{IResult, Parser};

use super::error::{PayloadError, PayloadErrorKind};
use crate::telnet::{octet, tag};

/// A UUID of 16 bytes, on the wire as `01 23 45 67 89 ab cd ef-fe dc ba 98 00 00 00 00`.
///
/// # Examples
///
/// ```
/// use vserial_uri::vspc::Uuid;
///
/// let text = "01 23 45 67 89 ab cd ef-fe dc ba 98 00 00 00 00";
/// let uuid: Uuid = text.parse().unwrap();
/// assert_eq!(uuid.to_bytes()[..4], [0x01, 0x23, 0x45, 0x67]);
/// assert_eq!(uuid.to_string(), text);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Uuid([u8; 16]);

impl Uuid {
    /// The length of the text form.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::Uuid;
    ///
    /// assert_eq!(Uuid::from_bytes([0; 16]).to_string().len(), Uuid::TEXT_LEN);
    /// ```
    pub const TEXT_LEN: usize = 47;

    /// Creates a UUID from its bytes.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::Uuid;
    ///
    /// let zero = Uuid::from_bytes([0; 16]);
    /// assert_eq!(zero.to_string(), "00 00 00 00 00 00 00 00-00 00 00 00 00 00 00 00");
    /// ```
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// Returns the bytes, in the order of the text.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::Uuid;
    ///
    /// assert_eq!(Uuid::from_bytes([7; 16]).to_bytes(), [7; 16]);
    /// ```
    #[must_use]
    pub const fn to_bytes(self) -> [u8; 16] {
        self.0
    }

    /// Parses the text form. Hex digits may be in either case.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::{PayloadErrorKind, Uuid};
    ///
    /// let upper = Uuid::parse(b"01 23 45 67 89 AB CD EF-FE DC BA 98 00 00 00 00").unwrap();
    /// assert_eq!(upper.to_bytes()[5], 0xAB);
    ///
    /// let error = Uuid::parse(b"01 23 45 67-89").unwrap_err();
    /// assert_eq!((error.kind(), error.offset()), (PayloadErrorKind::InvalidUuid, 11));
    /// ```
    ///
    /// # Errors
    ///
    /// [`PayloadErrorKind::InvalidUuid`] at the first byte that does not fit.
    pub fn parse(text: &[u8]) -> Result<Self, PayloadError> {
        match uuid(text) {
            Ok((_, bytes)) => Ok(Self(bytes)),
            Err(error) => Err(PayloadError::of_nom(PayloadErrorKind::InvalidUuid, text, &error)),
        }
    }

    /// Returns the bytes of the text form.
    pub(super) fn text(self) -> impl Iterator<Item = u8> + Clone {
        self.0.into_iter().enumerate().flat_map(|(at, byte)| {
            let digits =
                [byte >> 4, byte & 0xF].map(|half| char::from_digit(half.into(), 16).unwrap_or_default() as u8);
            separator(at).iter().copied().chain(digits)
        })
    }
}

/// Returns the separator before the pair at `at`.
const fn separator(at: usize) -> &'static [u8] {
    match at {
        0 => b"",
        8 => b"-",
        _ => b" ",
    }
}

/// `uuid = half "-" half`, `half = pair 7( SP pair )`
fn uuid(text: &[u8]) -> IResult<&[u8], [u8; 16]> {
    let mut bytes = [0; 16];
    let mut rest = text;
    for (at, byte) in bytes.iter_mut().enumerate() {
        (rest, *byte) = preceded(tag(separator(at)), pair).parse(rest)?;
    }
    let (rest, _) = eof(rest)?;
    Ok((rest, bytes))
}

/// `pair = hex hex`
fn pair(text: &[u8]) -> IResult<&[u8], u8> {
    let (rest, (high, low)) = (hex_digit, hex_digit).parse(text)?;
    Ok((rest, high << 4 | low))
}

/// `hex = digit / "A".."F" / "a".."f"`
fn hex_digit(text: &[u8]) -> IResult<&[u8], u8> {
    map_opt(octet, |byte| char::from(byte).to_digit(16).and_then(|value| u8::try_from(value).ok())).parse(text)
}

/// Writes the text form, in lower case.
impl fmt::Display for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text().try_for_each(|byte| write!(f, "{}", char::from(byte)))
    }
}

impl FromStr for Uuid {
    type Err = PayloadError;

    fn from_str(text: &str) -> Result<Self, PayloadError> {
        Self::parse(text.as_bytes())
    }
}
