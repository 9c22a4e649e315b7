//! Messages that quote the input.

use core::fmt::{self, Write as _};

use crate::chars::is_uric;
use crate::error::{ErrorKind, ParseError, Part};

mod text;

use text::{Quoted, after_last, before_any, colon, split_at_mark, write_hex, write_visible};

impl ParseError {
    /// Returns a message that quotes `input`, the text that was rejected.
    ///
    /// Messages end up in logs, so a password, the text between a `:` and an `@`, is not repeated except for the character
    /// or escape at fault. An input that is not UTF-8 may be passed through `String::from_utf8_lossy` first: the message
    /// then shows the invalid byte. For any other text the message is meaningless, but this never panics.
    ///
    /// # Examples
    ///
    /// ```
    /// use vserial_uri::ServiceUri;
    ///
    /// let input = "ssl://h:1#peername=con1";
    /// let error = ServiceUri::parse(input).unwrap_err();
    /// assert_eq!(error.explain(input).to_string(), r#"parameter "peername" is unknown"#);
    /// ```
    #[must_use]
    pub const fn explain(self, input: &str) -> Explanation<'_> {
        Explanation { error: self, input }
    }
}

/// A [`ParseError`] with a message that quotes the input; returned by [`ParseError::explain`].
///
/// # Examples
///
/// ```
/// use vserial_uri::ServiceUri;
///
/// let input = "tcp://gateway:70000";
/// let error = ServiceUri::parse(input).unwrap_err();
/// assert_eq!(error.explain(input).to_string(), r#"port "70000" is over 65535"#);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Explanation<'a> {
    error: ParseError,
    input: &'a str,
}

impl<'a> Explanation<'a> {
    /// The input before the offset.
    fn before(&self) -> &'a str {
        self.input.get(..self.error.offset).unwrap_or_default()
    }

    /// The input from the offset on.
    fn from(&self) -> &'a str {
        self.input.get(self.error.offset..).unwrap_or_default()
    }

    /// The character at the offset.
    fn found(&self) -> Found {
        match self.from().chars().next() {
            None => Found::End,
            // The replacement for bytes that are not UTF-8.
            Some(char::REPLACEMENT_CHARACTER) => self.error.found.map_or(Found::End, Found::Byte),
            Some(found) => Found::Char(found),
        }
    }

    /// The part that begins at the offset, which ends before one of `delimiters`.
    fn part(&self, delimiters: &[u8]) -> &'a str {
        before_any(self.from(), |byte| delimiters.contains(&byte))
    }

    /// `text`, a piece of the input, in quotation marks.
    ///
    /// Messages end up in logs, so nothing that may be a password is quoted: nothing between a `:` and an `@`.
    fn quoted(&self, text: &'a str) -> Quoted<'a> {
        let start = text.as_ptr().addr().wrapping_sub(self.input.as_ptr().addr());
        let (before, from) = self.input.split_at_checked(start).unwrap_or_default();
        let Some(at) = from.bytes().rposition(|byte| byte == b'@') else { return Quoted(text, "") };
        let shown = match colon(text) {
            Some(colon) if colon < at => colon.saturating_add(1),
            None if (1..text.len()).contains(&at) && colon(before).is_some() => 0,
            _ => text.len(),
        };
        let (shown, hidden) = text.split_at_checked(shown).unwrap_or_default();
        Quoted(shown, hidden)
    }

    /// The text before `"://"`, if it was meant as a scheme.
    fn before_mark(&self) -> Option<&'a str> {
        let (before, _) = split_at_mark(self.input)?;
        let is_part = |byte: u8| matches!(byte, b':' | b'/' | b'?' | b'#' | b'[' | b'@');
        (!before.is_empty() && !before.bytes().any(is_part)).then_some(before)
    }

    /// The scheme, if one is written.
    fn scheme(&self) -> Option<&'a str> {
        let is_scheme = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
        self.before_mark().filter(|text| {
            text.bytes().next().is_some_and(|first| first.is_ascii_alphabetic()) && text.bytes().all(is_scheme)
        })
    }

    /// The authority as far as it was read.
    fn authority_before(&self) -> &'a str {
        split_at_mark(self.before()).map_or(self.before(), |(_, authority)| authority)
    }

    /// A host in brackets as far as it was read, and its `]` if that is what was found.
    fn bracketed(&self) -> Quoted<'a> {
        let start = self.before().bytes().rposition(|byte| byte == b'[').unwrap_or_default();
        let end = self.error.offset.saturating_add(usize::from(self.from().starts_with(']')));
        self.quoted(self.input.get(start..end).unwrap_or_default())
    }

    /// The key of the parameter that contains the offset or ends there, as far as it was read.
    fn key_before(&self) -> Quoted<'a> {
        let parameter = after_last(self.before(), |byte| matches!(byte, b'&' | b'#'));
        self.quoted(before_any(parameter, |byte| byte == b'='))
    }

    /// The part that contains the offset.
    fn place(&self) -> Place<'a> {
        match self.error.part {
            Part::Value => Place::ValueOf(self.key_before()),
            // What was read as a host was meant as a scheme if `://` is still to come.
            Part::Host if split_at_mark(self.before()).is_none() && split_at_mark(self.from()).is_some() => {
                Place::Part(Part::Scheme)
            }
            part => Place::Part(part),
        }
    }

    fn character(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let found = self.found();
        let before = self.before();
        match self.error.part {
            part @ Part::Service => write!(f, "{found} is not allowed in the {part}"),
            _ if before.is_empty() => write!(f, "{found} cannot start a URI"),
            Part::Scheme if self.error.found.is_some_and(is_uric) => {
                write!(f, "{found} cannot follow {} in a scheme", self.quoted(before))
            }
            Part::Port | Part::Authority if before.ends_with(']') => {
                write!(f, "{found} cannot follow the \"]\" of a host")
            }
            Part::Path if self.error.found == Some(b':') => {
                write!(f, "{found} cannot follow {}, which is not a scheme", self.quoted(before))
            }
            _ => write!(f, "{found} is not allowed in the {}", self.place()),
        }
    }

    fn hostname(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let found = self.found();
        let host = self.authority_before();
        match self.error.found {
            Some(b':') if host.ends_with('-') => write!(f, "hostname {} must not end with \"-\"", self.quoted(host)),
            Some(b':') => write!(f, "the last label of hostname {} must start with a letter", self.quoted(host)),
            Some(b'-' | b'.') if host.is_empty() => write!(f, "{found} cannot start a hostname"),
            Some(b'-' | b'.') => write!(f, "{found} cannot follow {} in a hostname", self.quoted(host)),
            _ => write!(f, "{found} is not allowed in a hostname"),
        }
    }

    fn ipv6(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bracketed = self.bracketed();
        match self.error.found {
            None | Some(b']') => write!(f, "IPv6 address {bracketed} is incomplete"),
            Some(_) => write!(f, "{} cannot follow {bracketed} in an IPv6 address", self.found()),
        }
    }

    fn port_missing(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.before(), self.authority_before()) {
            ("", _) => write!(f, "\":\" and port are missing before {}", self.quoted(self.from())),
            (before, "") => write!(f, "\":\" and port are missing after {}", self.quoted(before)),
            (_, host) if host.ends_with(':') => write!(f, "port is missing after {}", self.quoted(host)),
            (_, scheme) if scheme.bytes().any(|byte| matches!(byte, b'+' | b'/')) => {
                write!(f, "host and port are missing after {}", self.quoted(scheme))
            }
            (_, host) => write!(f, "port is missing after host {}", self.quoted(host)),
        }
    }

    fn userinfo(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let userinfo = self.part(b"@");
        let user = before_any(userinfo, |byte| byte == b':');
        if userinfo.is_empty() {
            f.write_str("empty userinfo")?;
        } else if user.len() == userinfo.len() {
            write!(f, "userinfo {}", self.quoted(userinfo))?;
        } else {
            write!(f, "userinfo {} with a password", self.quoted(user))?;
        }
        f.write_str(" is not allowed before the host")
    }
}

impl fmt::Display for Explanation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = self.error.part;
        let from = self.from();
        match self.error.kind {
            ErrorKind::Empty => match self.before() {
                "" => write!(f, "{part} is empty"),
                before => write!(f, "the part after {} is empty", self.quoted(before)),
            },
            ErrorKind::InvalidCharacter => self.character(f),
            ErrorKind::InvalidPercentEncoding => {
                let end = from.char_indices().nth(3).map_or(from.len(), |(end, _)| end);
                let escape = self.quoted(from.get(..end).unwrap_or_default());
                write!(f, "{escape} in the {} is not \"%\" followed by two hexadecimal digits", self.place())
            }
            ErrorKind::UnknownScheme => {
                write!(f, "scheme {} is unknown", self.quoted(self.scheme().unwrap_or_default()))
            }
            ErrorKind::SchemeNotAllowed => match (self.before_mark(), self.scheme()) {
                (None, _) => f.write_str("scheme is missing: a proxy URI starts with telnet:// or telnets://"),
                (Some(text), None) => {
                    write!(f, "{} is not a scheme: a proxy URI starts with telnet:// or telnets://", self.quoted(text))
                }
                (_, Some(scheme)) => {
                    write!(f, "scheme {} is not allowed for a proxy, use telnet or telnets", self.quoted(scheme))
                }
            },
            ErrorKind::UserinfoNotAllowed => self.userinfo(f),
            ErrorKind::HostMissing => match self.before() {
                "" => f.write_str("host is missing"),
                before => write!(f, "host is missing after {}", self.quoted(before)),
            },
            ErrorKind::InvalidHostname => self.hostname(f),
            ErrorKind::InvalidIpv4 => write!(
                f,
                "host {} ends in a number but is not an IPv4 address: four numbers up to 255, without leading zeros",
                self.quoted(self.part(b":"))
            ),
            ErrorKind::InvalidIpv6 => self.ipv6(f),
            ErrorKind::ZoneIdNotAllowed => {
                write!(f, "zone identifier {} is not allowed in an IPv6 address", self.quoted(self.part(b"]")))
            }
            ErrorKind::IpVersionMismatch => {
                let scheme = self.quoted(self.scheme().unwrap_or_default());
                match self.error.found {
                    // Said as soon as the bracket is seen, whatever it holds.
                    Some(b'[') => write!(f, "a host in brackets is an IPv6 address, but scheme {scheme} requires IPv4"),
                    _ => write!(
                        f,
                        "host {} is an IPv4 address, but scheme {scheme} requires IPv6",
                        self.quoted(self.part(b":"))
                    ),
                }
            }
            ErrorKind::PortMissing => self.port_missing(f),
            ErrorKind::PortOutOfRange => {
                let from = self.from();
                let digits = before_any(from, |byte| !byte.is_ascii_digit());
                match before_any(from, |byte| byte == b'#') {
                    target if target.bytes().any(|byte| byte == b'@') => f.write_str("port is over 65535"),
                    _ => write!(f, "port {} is over 65535", self.quoted(digits)),
                }
            }
            ErrorKind::PathNotAllowed => {
                write!(f, "path {} is not allowed after the port", self.quoted(self.part(b"?#")))
            }
            ErrorKind::QueryNotAllowed => {
                write!(f, "query {} is not allowed after the port", self.quoted(self.part(b"#")))
            }
            ErrorKind::ParametersNotAllowed => match self.scheme() {
                None => f.write_str("parameters are not allowed without a scheme: plain TCP has no TLS"),
                Some(scheme) => {
                    write!(f, "parameters are not allowed with scheme {}, which has no TLS", self.quoted(scheme))
                }
            },
            ErrorKind::ParameterMissing => f.write_str(if self.before().ends_with('&') {
                "parameter is missing after \"&\""
            } else {
                "parameter is missing after \"#\""
            }),
            ErrorKind::UnknownParameter => match self.part(b"=&") {
                "" => f.write_str("parameter has no name before \"=\""),
                key => write!(f, "parameter {} is unknown", self.quoted(key)),
            },
            ErrorKind::DuplicateParameter => {
                let key = before_any(self.from(), |byte| !byte.is_ascii_alphabetic());
                write!(f, "parameter {} is given twice", self.quoted(key))
            }
            ErrorKind::ValueMissing => write!(f, "value of parameter {} is missing", self.key_before()),
            ErrorKind::UnexpectedValue => write!(f, "parameter {} takes no value", self.key_before()),
            ErrorKind::InvalidThumbprint => write!(
                f,
                "thumbprint {} is not 20 or 32 bytes in hexadecimal, with \":\" between all bytes or none",
                self.quoted(self.part(b"&"))
            ),
            ErrorKind::InvalidValue if part == Part::Direction => {
                write!(f, "direction {} is neither \"client\" nor \"server\"", self.quoted(self.from()))
            }
            ErrorKind::InvalidValue => {
                let value = self.quoted(self.part(b"&"));
                write!(f, "value {value} of parameter {} contains a control character", self.key_before())
            }
        }
    }
}

/// A part, with the key of the parameter if it is a value.
enum Place<'a> {
    Part(Part),
    ValueOf(Quoted<'a>),
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Part(part) => part.fmt(f),
            Self::ValueOf(key) => write!(f, "value of parameter {key}"),
        }
    }
}

/// What is at the offset.
enum Found {
    End,
    Byte(u8),
    Char(char),
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::End => f.write_str("the end"),
            Self::Byte(byte) => {
                f.write_str("byte 0x")?;
                write_hex(f, b"0123456789ABCDEF", u32::from(*byte), 2)
            }
            Self::Char(' ') => f.write_str("a space"),
            Self::Char(found) => {
                f.write_char('"')?;
                write_visible(f, *found)?;
                f.write_char('"')
            }
        }
    }
}
