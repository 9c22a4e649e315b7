//! The authentication option (37, RFC 2941) with authentication type SSL (7): how a telnet connection switches to TLS.

use core::{fmt, iter};

use super::doubling::fill;
use super::options::AUTHENTICATION;
use super::payload::Payload;
use super::subnegotiation::{Subnegotiation, frame};
use crate::error::CapacityError;

const IS: u8 = 0;
const SEND: u8 = 1;
const REPLY: u8 = 2;
const NAME: u8 = 3;

// The first byte of the data of type SSL.
const START: u8 = 1;
const ACCEPT: u8 = 2;
const REJECT: u8 = 3;

/// An authentication type and its modifiers (RFC 2941, section 2).
///
/// # Examples
///
/// ```
/// use vserial_uri::telnet::TypePair;
///
/// assert_eq!(TypePair::SSL, TypePair { kind: 7, modifiers: 0 });
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(clippy::exhaustive_structs, reason = "a pair is these two bytes")]
pub struct TypePair {
    /// The authentication type: 0 is NULL, 7 is SSL.
    pub kind: u8,
    /// The modifiers, of which type SSL uses none.
    pub modifiers: u8,
}

impl TypePair {
    /// No type at all: the client accepts nothing of the list.
    pub const NULL: Self = Self { kind: 0, modifiers: 0 };
    /// Type SSL: client to server, one way, without the encryption option. Every known peer uses it this way.
    pub const SSL: Self = Self { kind: 7, modifiers: 0 };
}

/// Writes the two numbers: `7/0`.
impl fmt::Display for TypePair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind, self.modifiers)
    }
}

/// A subnegotiation of the authentication option.
///
/// The end that opened the TCP connection is the telnet client and becomes the TLS client. These messages precede TLS:
///
/// ```text
/// client                          server
/// WILL AUTHENTICATION    ->
///                        <-       DO AUTHENTICATION
///                        <-       SEND  SSL
/// IS  SSL START          ->
///                        <-       REPLY  SSL ACCEPT
/// ClientHello            ->
/// ```
///
/// From the server, TLS starts at the byte after the SE of ACCEPT. From the client, nothing marks the start: it is the
/// first byte that the client sends after it has read ACCEPT. The client sends nothing between START and ClientHello; a
/// server that finds telnet commands there still processes them, because known clients send some.
///
/// # Examples
///
/// ```
/// use vserial_uri::telnet::{self, Authentication, Event, Payload, Subnegotiation};
///
/// let token = telnet::read(&[0xFF, 0xFA, 37, 0, 7, 0, 1, 0xFF, 0xF0]).unwrap().unwrap();
/// let Event::Subnegotiation(subnegotiation) = token.event() else { unreachable!() };
/// assert_eq!(Authentication::of(subnegotiation), Some(Authentication::START));
/// assert_eq!(Authentication::START.write_into(&mut [0; 16]).unwrap(), token.as_raw());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Authentication<'a> {
    /// The server lists the types that it supports, the preferred one first. The list may be empty.
    Send(TypePairs<'a>),
    /// The client chooses a type from the list and sends data of that type.
    Is(TypePair, Payload<'a>),
    /// The server replies to IS.
    Reply(TypePair, Payload<'a>),
    /// The client names the user. Type SSL does not need it.
    Name(Payload<'a>),
}

impl Authentication<'static> {
    /// SEND with type SSL as the only one.
    pub const SEND_SSL: Self = Self::Send(TypePairs(Payload::new(&[7, 0])));
    /// IS NULL: the client accepts none of the types.
    pub const NULL: Self = Self::Is(TypePair::NULL, Payload::new(&[]));
    /// IS SSL START: the client asks to start TLS.
    pub const START: Self = Self::Is(TypePair::SSL, Payload::new(&[START]));
    /// REPLY SSL ACCEPT: the server agrees; TLS follows.
    pub const ACCEPT: Self = Self::Reply(TypePair::SSL, Payload::new(&[ACCEPT]));
    /// REPLY SSL REJECT: the server refuses.
    pub const REJECT: Self = Self::Reply(TypePair::SSL, Payload::new(&[REJECT]));
}

impl<'a> Authentication<'a> {
    /// Reads a subnegotiation; `None` if it is one of another option or is invalid.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::{AUTHENTICATION, Authentication, Payload, Subnegotiation, TypePair};
    ///
    /// let of = |payload| Authentication::of(Subnegotiation::new(AUTHENTICATION, Payload::new(payload)));
    /// let Some(Authentication::Send(offer)) = of(&[1, 6, 2, 7, 0]) else { unreachable!() };
    /// assert!(offer.contains(TypePair::SSL));
    /// assert_eq!(of(&[1, 7]), None); // half a pair
    /// ```
    #[must_use]
    pub fn of(subnegotiation: Subnegotiation<'a>) -> Option<Self> {
        if subnegotiation.option() != AUTHENTICATION {
            return None;
        }
        let (command, rest) = subnegotiation.payload().split_first()?;
        match command {
            SEND => (rest.len() % 2 == 0).then_some(Self::Send(TypePairs(rest))),
            IS => type_pair(rest).map(|(pair, data)| Self::Is(pair, data)),
            REPLY => type_pair(rest).map(|(pair, data)| Self::Reply(pair, data)),
            NAME => Some(Self::Name(rest)),
            _ => None,
        }
    }

    /// Returns an iterator over the bytes of the whole frame.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::Authentication;
    ///
    /// assert!(Authentication::NULL.wire_bytes().eq([0xFF, 0xFA, 37, 0, 0, 0, 0xFF, 0xF0]));
    /// ```
    pub fn wire_bytes(self) -> impl Iterator<Item = u8> + Clone {
        let (command, pair, rest) = match self {
            Self::Send(TypePairs(pairs)) => (SEND, None, pairs),
            Self::Is(pair, data) => (IS, Some(pair), data),
            Self::Reply(pair, data) => (REPLY, Some(pair), data),
            Self::Name(name) => (NAME, None, name),
        };
        let pair = pair.into_iter().flat_map(|pair| [pair.kind, pair.modifiers]);
        frame(AUTHENTICATION, iter::once(command).chain(pair).chain(rest.bytes()))
    }

    /// Writes the whole frame to the start of `buffer` and returns the written slice.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::Authentication;
    ///
    /// let frame = [0xFF, 0xFA, 37, 2, 7, 0, 3, 0xFF, 0xF0];
    /// assert_eq!(Authentication::REJECT.write_into(&mut [0; 9]), Ok(&frame[..]));
    /// ```
    ///
    /// # Errors
    ///
    /// [`CapacityError`] if `buffer` is too short; nothing is written then.
    pub fn write_into(self, buffer: &mut [u8]) -> Result<&[u8], CapacityError> {
        fill(buffer, self.wire_bytes())
    }
}

/// Writes `SEND 7/0`, `IS 7/0: 01`, `REPLY 7/0: 02`.
impl fmt::Display for Authentication<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, pair, data) = match self {
            Self::Send(pairs) if pairs.0.is_empty() => return f.write_str("SEND"),
            Self::Send(pairs) => return write!(f, "SEND {pairs}"),
            Self::Name(name) => return write!(f, "NAME: {name}"),
            Self::Is(pair, data) => ("IS", pair, data),
            Self::Reply(pair, data) => ("REPLY", pair, data),
        };
        write!(f, "{name} {pair}")?;
        if data.is_empty() { Ok(()) } else { write!(f, ": {data}") }
    }
}

/// The list of SEND: authentication types, the preferred one first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
// INVARIANT: an even number of bytes.
pub struct TypePairs<'a>(Payload<'a>);

impl TypePairs<'_> {
    /// Returns an iterator over the pairs.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::{Authentication, TypePair};
    ///
    /// let Authentication::Send(pairs) = Authentication::SEND_SSL else { unreachable!() };
    /// assert!(pairs.iter().eq([TypePair::SSL]));
    /// ```
    pub fn iter(self) -> impl Iterator<Item = TypePair> + Clone {
        let mut bytes = self.0.bytes();
        iter::from_fn(move || Some(TypePair { kind: bytes.next()?, modifiers: bytes.next()? }))
    }

    /// Returns `true` if the list contains this pair.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::telnet::{Authentication, TypePair};
    ///
    /// let Authentication::Send(pairs) = Authentication::SEND_SSL else { unreachable!() };
    /// assert!(pairs.contains(TypePair::SSL) && !pairs.contains(TypePair::NULL));
    /// ```
    #[must_use]
    pub fn contains(self, pair: TypePair) -> bool {
        self.iter().any(|listed| listed == pair)
    }
}

/// Writes the pairs, separated by spaces: `6/2 7/0`.
impl fmt::Display for TypePairs<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter().enumerate().try_for_each(|(at, pair)| {
            let gap = if at == 0 { "" } else { " " };
            write!(f, "{gap}{pair}")
        })
    }
}

/// `type-pair = type modifiers`, and what follows it.
fn type_pair(input: Payload<'_>) -> Option<(TypePair, Payload<'_>)> {
    let (kind, rest) = input.split_first()?;
    let (modifiers, rest) = rest.split_first()?;
    Some((TypePair { kind, modifiers }, rest))
}
