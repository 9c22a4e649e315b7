//! The table of suboptions: one variant for each code, read from and written as a frame.

use core::{fmt, iter};

use super::code::{Code, Codes};
use super::do_proxy::{DoProxy, utf8};
use super::error::{PayloadError, PayloadErrorKind};
use super::unknown_suboption::UnknownSuboption;
use super::uuid::Uuid;
use crate::error::CapacityError;
use crate::telnet::{Payload, Subnegotiation, fill, frame};

/// The number of the telnet option.
///
/// # Examples
///
/// ```
/// use vserial_uri::telnet::{Negotiation, Verb};
/// use vserial_uri::vspc::OPTION;
///
/// assert_eq!(Negotiation::new(Verb::Will, OPTION).to_bytes(), [0xFF, 0xFB, 0xE8]);
/// ```
pub const OPTION: u8 = 232;

/// A suboption: the content of one frame of [`OPTION`]. Texts and payloads are borrowed from the frame.
///
/// Nothing in a frame marks where a sequence ends and the secret begins, and implementations differ in which replies
/// carry the secret. Both stay one payload: the end that chose the sequence knows its length, and
/// [`Payload::strip_prefix`] removes it.
///
/// # Examples
///
/// ```
/// use vserial_uri::telnet::{self, Event, Payload};
/// use vserial_uri::vspc::Suboption;
///
/// let frame = [0xFF, 0xFA, 0xE8, 40, 0x76, 0x19, 0xFF, 0xFF, 0xE9, 0xFF, 0xF0];
/// let begin = Suboption::VmotionBegin(Payload::new(&[0x76, 0x19, 0xFF, 0xE9]));
///
/// let token = telnet::read(&frame).unwrap().unwrap();
/// let Event::Subnegotiation(subnegotiation) = token.event() else { unreachable!() };
/// assert_eq!(Suboption::of(subnegotiation), Some(Ok(begin)));
/// assert_eq!(begin.write_into(&mut [0; 16]), Ok(&frame[..]));
/// assert_eq!(begin.to_string(), "VMOTION-BEGIN 76 19 ff e9");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Suboption<'a> {
    /// The codes that the machine supports.
    KnownSuboptions1(Codes<'a>),
    /// The codes that the concentrator supports.
    KnownSuboptions2(Codes<'a>),
    /// The machine does not support this code.
    UnknownSuboptionRcvd1(Code),
    /// The concentrator does not support this code.
    UnknownSuboptionRcvd2(Code),
    /// The source host is about to move the machine: a sequence.
    VmotionBegin(Payload<'a>),
    /// The concentrator is ready for the move: sequence, then secret.
    VmotionGoahead(Payload<'a>),
    /// The concentrator is not ready for the move: sequence (and from some, the secret).
    VmotionNotnow(Payload<'a>),
    /// The target host takes part in the move: sequence, then secret.
    VmotionPeer(Payload<'a>),
    /// The concentrator accepts the target host: sequence (and from most, the secret).
    VmotionPeerOk(Payload<'a>),
    /// The move is complete: sequence.
    VmotionComplete(Payload<'a>),
    /// The move is cancelled.
    VmotionAbort,
    /// The machine asks the concentrator to connect to its serviceURI or listen on it.
    DoProxy(DoProxy<'a>),
    /// The concentrator accepts.
    WillProxy,
    /// The concentrator refuses.
    WontProxy,
    /// The machine's UUID in its vCenter.
    VmVcUuid(Uuid),
    /// Asks for [`VmVcUuid`](Self::VmVcUuid).
    GetVmVcUuid,
    /// The machine's name.
    VmName(&'a str),
    /// Asks for [`VmName`](Self::VmName).
    GetVmName,
    /// The machine's BIOS UUID.
    VmBiosUuid(Uuid),
    /// Asks for [`VmBiosUuid`](Self::VmBiosUuid).
    GetVmBiosUuid,
    /// The machine's location UUID.
    VmLocationUuid(Uuid),
    /// Asks for [`VmLocationUuid`](Self::VmLocationUuid).
    GetVmLocationUuid,
    /// A code that the protocol does not describe.
    Unknown(UnknownSuboption<'a>),
}

impl<'a> Suboption<'a> {
    /// Reads the content of a subnegotiation: `None` if its option is not [`OPTION`].
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::{Payload, Subnegotiation};
    /// use vserial_uri::vspc::{OPTION, Suboption};
    ///
    /// let frame = Subnegotiation::new(OPTION, Payload::new(b"\x52web 1"));
    /// assert_eq!(Suboption::of(frame), Some(Ok(Suboption::VmName("web 1"))));
    /// assert_eq!(Suboption::of(Subnegotiation::new(37, Payload::new(&[]))), None);
    /// ```
    ///
    /// # Errors
    ///
    /// [`PayloadError`] if the code is missing, and those of [`parse`](Self::parse).
    #[must_use]
    pub fn of(frame: Subnegotiation<'a>) -> Option<Result<Self, PayloadError>> {
        (frame.option() == OPTION).then(|| match frame.payload().split_first() {
            Some((code, payload)) => Self::parse(Code::new(code), payload),
            None => Err(PayloadError::new(PayloadErrorKind::CodeMissing, &[], 0)),
        })
    }

    /// Reads the payload of the suboption with this code.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::Payload;
    /// use vserial_uri::vspc::{Code, PayloadErrorKind, Suboption};
    ///
    /// let name = Suboption::parse(Code::VM_NAME, Payload::new(b"web 1"));
    /// assert_eq!(name, Ok(Suboption::VmName("web 1")));
    ///
    /// let error = Suboption::parse(Code::GET_VM_NAME, Payload::new(b"web 1")).unwrap_err();
    /// assert_eq!(error.kind(), PayloadErrorKind::UnexpectedPayload);
    /// ```
    ///
    /// # Errors
    ///
    /// [`PayloadError`], located in the payload, if it is not valid for that suboption.
    pub fn parse(code: Code, payload: Payload<'a>) -> Result<Self, PayloadError> {
        Self::of_payload(code, payload).map_err(|error| error.of_code(code))
    }

    fn of_payload(code: Code, payload: Payload<'a>) -> Result<Self, PayloadError> {
        let held = payload.held();
        let uuid = || Uuid::parse(held);
        let empty = |suboption| match held {
            [] => Ok(suboption),
            _ => Err(PayloadError::new(PayloadErrorKind::UnexpectedPayload, held, 0)),
        };
        Ok(match code {
            Code::KNOWN_SUBOPTIONS_1 => Self::KnownSuboptions1(Codes(payload)),
            Code::KNOWN_SUBOPTIONS_2 => Self::KnownSuboptions2(Codes(payload)),
            Code::UNKNOWN_SUBOPTION_RCVD_1 => Self::UnknownSuboptionRcvd1(one_code(payload)?),
            Code::UNKNOWN_SUBOPTION_RCVD_2 => Self::UnknownSuboptionRcvd2(one_code(payload)?),
            Code::VMOTION_BEGIN => Self::VmotionBegin(payload),
            Code::VMOTION_GOAHEAD => Self::VmotionGoahead(payload),
            Code::VMOTION_NOTNOW => Self::VmotionNotnow(payload),
            Code::VMOTION_PEER => Self::VmotionPeer(payload),
            Code::VMOTION_PEER_OK => Self::VmotionPeerOk(payload),
            Code::VMOTION_COMPLETE => Self::VmotionComplete(payload),
            Code::VMOTION_ABORT => empty(Self::VmotionAbort)?,
            Code::DO_PROXY => Self::DoProxy(DoProxy::parse(held)?),
            Code::WILL_PROXY => empty(Self::WillProxy)?,
            Code::WONT_PROXY => empty(Self::WontProxy)?,
            Code::VM_VC_UUID => Self::VmVcUuid(uuid()?),
            Code::GET_VM_VC_UUID => empty(Self::GetVmVcUuid)?,
            Code::VM_NAME => Self::VmName(utf8(held)?),
            Code::GET_VM_NAME => empty(Self::GetVmName)?,
            Code::VM_BIOS_UUID => Self::VmBiosUuid(uuid()?),
            Code::GET_VM_BIOS_UUID => empty(Self::GetVmBiosUuid)?,
            Code::VM_LOCATION_UUID => Self::VmLocationUuid(uuid()?),
            Code::GET_VM_LOCATION_UUID => empty(Self::GetVmLocationUuid)?,
            code => Self::Unknown(UnknownSuboption { code, payload }),
        })
    }

    /// Returns the code.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::{Code, Suboption};
    ///
    /// assert_eq!(Suboption::GetVmName.code(), Code::GET_VM_NAME);
    /// ```
    #[must_use]
    pub const fn code(&self) -> Code {
        match self {
            Self::KnownSuboptions1(_) => Code::KNOWN_SUBOPTIONS_1,
            Self::KnownSuboptions2(_) => Code::KNOWN_SUBOPTIONS_2,
            Self::UnknownSuboptionRcvd1(_) => Code::UNKNOWN_SUBOPTION_RCVD_1,
            Self::UnknownSuboptionRcvd2(_) => Code::UNKNOWN_SUBOPTION_RCVD_2,
            Self::VmotionBegin(_) => Code::VMOTION_BEGIN,
            Self::VmotionGoahead(_) => Code::VMOTION_GOAHEAD,
            Self::VmotionNotnow(_) => Code::VMOTION_NOTNOW,
            Self::VmotionPeer(_) => Code::VMOTION_PEER,
            Self::VmotionPeerOk(_) => Code::VMOTION_PEER_OK,
            Self::VmotionComplete(_) => Code::VMOTION_COMPLETE,
            Self::VmotionAbort => Code::VMOTION_ABORT,
            Self::DoProxy(_) => Code::DO_PROXY,
            Self::WillProxy => Code::WILL_PROXY,
            Self::WontProxy => Code::WONT_PROXY,
            Self::VmVcUuid(_) => Code::VM_VC_UUID,
            Self::GetVmVcUuid => Code::GET_VM_VC_UUID,
            Self::VmName(_) => Code::VM_NAME,
            Self::GetVmName => Code::GET_VM_NAME,
            Self::VmBiosUuid(_) => Code::VM_BIOS_UUID,
            Self::GetVmBiosUuid => Code::GET_VM_BIOS_UUID,
            Self::VmLocationUuid(_) => Code::VM_LOCATION_UUID,
            Self::GetVmLocationUuid => Code::GET_VM_LOCATION_UUID,
            Self::Unknown(unknown) => unknown.code(),
        }
    }

    /// Returns an iterator over the bytes of the whole frame, for sending without a buffer.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::Suboption;
    ///
    /// assert!(Suboption::WillProxy.wire_bytes().eq([0xFF, 0xFA, 0xE8, 71, 0xFF, 0xF0]));
    /// ```
    pub fn wire_bytes(&self) -> impl Iterator<Item = u8> + Clone {
        let (byte, uuid, payload) = match *self {
            Self::KnownSuboptions1(codes) | Self::KnownSuboptions2(codes) => (None, None, codes.payload()),
            Self::UnknownSuboptionRcvd1(code) | Self::UnknownSuboptionRcvd2(code) => {
                (Some(code.get()), None, Payload::default())
            }
            Self::VmotionBegin(payload)
            | Self::VmotionGoahead(payload)
            | Self::VmotionNotnow(payload)
            | Self::VmotionPeer(payload)
            | Self::VmotionPeerOk(payload)
            | Self::VmotionComplete(payload) => (None, None, payload),
            Self::Unknown(unknown) => (None, None, unknown.payload()),
            Self::DoProxy(asked) => (Some(asked.direction_byte()), None, Payload::new(asked.service_uri().as_bytes())),
            Self::VmName(name) => (None, None, Payload::new(name.as_bytes())),
            Self::VmVcUuid(uuid) | Self::VmBiosUuid(uuid) | Self::VmLocationUuid(uuid) => {
                (None, Some(uuid), Payload::default())
            }
            Self::VmotionAbort
            | Self::WillProxy
            | Self::WontProxy
            | Self::GetVmVcUuid
            | Self::GetVmName
            | Self::GetVmBiosUuid
            | Self::GetVmLocationUuid => (None, None, Payload::default()),
        };
        let uuid = uuid.into_iter().flat_map(Uuid::text);
        frame(OPTION, iter::once(self.code().get()).chain(byte).chain(uuid).chain(payload.bytes()))
    }

    /// Returns the number of bytes of the whole frame.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::vspc::{Code, Suboption};
    ///
    /// assert_eq!(Suboption::UnknownSuboptionRcvd2(Code::new(99)).encoded_len(), 7);
    /// assert_eq!(Suboption::UnknownSuboptionRcvd2(Code::new(255)).encoded_len(), 8);
    /// ```
    #[must_use]
    pub fn encoded_len(&self) -> usize {
        self.wire_bytes().count()
    }

    /// Writes the whole frame, each 0xFF in it doubled, to the start of `buffer` and returns the written slice.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::CapacityError;
    /// use vserial_uri::vspc::Suboption;
    ///
    /// let name = Suboption::VmName("web 1");
    /// assert_eq!(name.write_into(&mut [0; 16]), Ok(&b"\xFF\xFA\xE8\x52web 1\xFF\xF0"[..]));
    /// assert_eq!(name.write_into(&mut [0; 10]), Err(CapacityError));
    /// ```
    ///
    /// # Errors
    ///
    /// [`CapacityError`] if `buffer` is shorter than [`encoded_len`](Self::encoded_len); nothing is written then.
    pub fn write_into<'b>(&self, buffer: &'b mut [u8]) -> Result<&'b [u8], CapacityError> {
        fill(buffer, self.wire_bytes())
    }
}

/// Writes the name, then the payload: text in quotes, other bytes in hex.
impl fmt::Display for Suboption<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Self::Unknown(unknown) = self {
            return unknown.fmt(f);
        }
        self.code().fmt(f)?;
        let content: &dyn fmt::Display = match self {
            Self::KnownSuboptions1(codes) | Self::KnownSuboptions2(codes) if !codes.payload().is_empty() => codes,
            Self::UnknownSuboptionRcvd1(code) | Self::UnknownSuboptionRcvd2(code) => &code.get(),
            Self::VmotionBegin(payload)
            | Self::VmotionGoahead(payload)
            | Self::VmotionNotnow(payload)
            | Self::VmotionPeer(payload)
            | Self::VmotionPeerOk(payload)
            | Self::VmotionComplete(payload)
                if !payload.is_empty() =>
            {
                payload
            }
            Self::DoProxy(asked) => asked,
            Self::VmName(name) => return write!(f, " {name:?}"),
            Self::VmVcUuid(uuid) | Self::VmBiosUuid(uuid) | Self::VmLocationUuid(uuid) => uuid,
            _ => return Ok(()),
        };
        write!(f, " {content}")
    }
}

/// `unknown = code`, and nothing after it
fn one_code(payload: Payload<'_>) -> Result<Code, PayloadError> {
    let held = payload.held();
    let error = |kind, rest: &[u8]| Err(PayloadError::new(kind, held, held.len().saturating_sub(rest.len())));
    match payload.split_first() {
        None => error(PayloadErrorKind::CodeMissing, held),
        Some((code, rest)) if rest.is_empty() => Ok(Code::new(code)),
        Some((_, rest)) => error(PayloadErrorKind::UnexpectedPayload, rest.held()),
    }
}
