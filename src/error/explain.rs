//! Messages that quote the input.

use core::fmt;

use super::{ErrorKind, ParseError, Part};
use crate::grammar::is_uric;

/// A [`ParseError`] told with the words of the input; made by [`ParseError::explain`].
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
    pub(super) const fn new(error: ParseError, input: &'a str) -> Self {
        Self { error, input }
    }

    /// The input before the offset.
    fn before(&self) -> &'a str {
        self.input.get(..self.error.offset).unwrap_or_default()
    }

    /// The input from the offset on.
    fn from(&self) -> &'a str {
        self.input.get(self.error.offset..).unwrap_or_default()
    }

    /// The part that begins at the offset, which ends before one of `delimiters`.
    fn part(&self, delimiters: &[char]) -> &'a str {
        let from = self.from();
        from.split(delimiters).next().unwrap_or(from)
    }

    /// The scheme, if one is written.
    fn scheme(&self) -> Option<&'a str> {
        let has_its_shape =
            |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
        self.input.split_once("://").map(|(scheme, _)| scheme).filter(|scheme| has_its_shape(scheme))
    }

    /// The authority as far as it was read.
    fn authority_before(&self) -> &'a str {
        self.before().split_once("://").map_or(self.before(), |(_, authority)| authority)
    }

    /// A host in brackets as far as it was read, and its `]` if that is what was found.
    fn bracketed(&self) -> Quoted<'a> {
        let start = self.before().rfind('[').unwrap_or_default();
        let end = self.error.offset.saturating_add(usize::from(self.from().starts_with(']')));
        Quoted(self.input.get(start..end).unwrap_or_default())
    }

    /// The key of the parameter that the offset stands in or behind, as far as it was read.
    fn key_before(&self) -> Quoted<'a> {
        let before = self.before();
        let parameter = before.rsplit(['&', '#']).next().unwrap_or(before);
        Quoted(parameter.split_once('=').map_or(parameter, |(key, _)| key))
    }

    /// The part where the offset stands.
    fn place(&self) -> Place<'a> {
        match self.error.part {
            Part::Value => Place::ValueOf(self.key_before()),
            // What was read as a host was meant as a scheme if `://` is still to come.
            Part::Host if !self.before().contains("://") && self.from().contains("://") => Place::Part(Part::Scheme),
            part => Place::Part(part),
        }
    }

    fn character(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let found = Found(self.from());
        let before = self.before();
        match self.error.part {
            part @ Part::Service => write!(f, "{found} is not allowed in the {part}"),
            _ if before.is_empty() => write!(f, "{found} cannot begin an address"),
            Part::Scheme if self.error.found.is_some_and(is_uric) => {
                write!(f, "{found} cannot follow {} in a scheme", Quoted(before))
            }
            Part::Port | Part::Authority if before.ends_with(']') => {
                write!(f, "{found} cannot follow the \"]\" of a host")
            }
            Part::Path if self.error.found == Some(b':') => {
                write!(f, "{found} cannot follow {}, which is no scheme", Quoted(before))
            }
            _ => write!(f, "{found} is not allowed in the {}", self.place()),
        }
    }

    fn hostname(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let found = Found(self.from());
        let host = self.authority_before();
        match self.error.found {
            Some(b':') if host.ends_with('-') => write!(f, "hostname {} must not end with \"-\"", Quoted(host)),
            Some(b':') => write!(f, "the last label of hostname {} must begin with a letter", Quoted(host)),
            Some(b'-' | b'.') if host.is_empty() => write!(f, "{found} cannot begin a hostname"),
            Some(b'-' | b'.') => write!(f, "{found} cannot follow {} in a hostname", Quoted(host)),
            _ => write!(f, "{found} is not allowed in a hostname"),
        }
    }

    fn ipv6(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bracketed = self.bracketed();
        match self.error.found {
            None | Some(b']') => write!(f, "IPv6 address {bracketed} is not complete"),
            Some(_) => write!(f, "{} cannot follow {bracketed} in an IPv6 address", Found(self.from())),
        }
    }

    fn port_missing(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.before(), self.authority_before()) {
            ("", _) => write!(f, "\":\" and port are missing before {}", Quoted(self.from())),
            (before, "") => write!(f, "\":\" and port are missing after {}", Quoted(before)),
            (_, host) if host.ends_with(':') => write!(f, "port is missing after {}", Quoted(host)),
            (_, scheme) if scheme.contains(['+', '/']) => {
                write!(f, "host and port are missing after {}", Quoted(scheme))
            }
            (_, host) => write!(f, "port is missing after host {}", Quoted(host)),
        }
    }

    /// Messages end up in logs, so a password is not repeated.
    fn userinfo(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let userinfo = self.part(&['@']);
        match userinfo.split_once(':') {
            None if userinfo.is_empty() => f.write_str("empty userinfo")?,
            None => write!(f, "userinfo {}", Quoted(userinfo))?,
            Some((user, _)) => write!(f, "userinfo {} with a password", Quoted(user))?,
        }
        f.write_str(" is not allowed before the host")
    }
}

impl fmt::Display for Explanation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = self.error.part;
        match self.error.kind {
            ErrorKind::Empty => match self.before() {
                "" => write!(f, "{part} is empty"),
                before => write!(f, "the part after {} is empty", Quoted(before)),
            },
            ErrorKind::InvalidCharacter => self.character(f),
            ErrorKind::InvalidPercentEncoding => {
                let escape = self.from();
                let end = escape.char_indices().nth(3).map_or(escape.len(), |(end, _)| end);
                let escape = Quoted(escape.get(..end).unwrap_or_default());
                write!(f, "{escape} in the {} is not \"%\" and two hexadecimal digits", self.place())
            }
            ErrorKind::UnknownScheme => {
                write!(f, "scheme {} is unknown", Quoted(self.scheme().unwrap_or_default()))
            }
            ErrorKind::SchemeNotAllowed => match self.scheme() {
                None => f.write_str("scheme is missing: a proxy is reached by telnet:// or telnets://"),
                Some(scheme) => {
                    write!(f, "scheme {} is not for a proxy, which takes telnet or telnets", Quoted(scheme))
                }
            },
            ErrorKind::UserinfoNotAllowed => self.userinfo(f),
            ErrorKind::HostMissing => match self.before() {
                "" => f.write_str("host is missing"),
                before => write!(f, "host is missing after {}", Quoted(before)),
            },
            ErrorKind::InvalidHostname => self.hostname(f),
            ErrorKind::InvalidIpv4 => write!(
                f,
                "host {} ends in a number, but is not four numbers up to 255 without leading zeros",
                Quoted(self.part(&[':']))
            ),
            ErrorKind::InvalidIpv6 => self.ipv6(f),
            ErrorKind::ZoneIdNotAllowed => {
                write!(f, "zone identifier {} is not allowed in an IPv6 address", Quoted(self.part(&[']'])))
            }
            ErrorKind::IpVersionMismatch => {
                let scheme = Quoted(self.scheme().unwrap_or_default());
                match self.from().split_inclusive(']').next() {
                    Some(host) if host.starts_with('[') => {
                        write!(f, "host {} is IPv6, but scheme {scheme} is for IPv4", Quoted(host))
                    }
                    _ => write!(f, "host {} is IPv4, but scheme {scheme} is for IPv6", Quoted(self.part(&[':']))),
                }
            }
            ErrorKind::PortMissing => self.port_missing(f),
            ErrorKind::PortOutOfRange => {
                let from = self.from();
                let digits = from.split(|c: char| !c.is_ascii_digit()).next().unwrap_or(from);
                write!(f, "port {} is over 65535", Quoted(digits))
            }
            ErrorKind::PathNotAllowed => {
                write!(f, "path {} is not allowed after the port", Quoted(self.part(&['?', '#'])))
            }
            ErrorKind::QueryNotAllowed => {
                write!(f, "query {} is not allowed after the port", Quoted(self.part(&['#'])))
            }
            ErrorKind::ParametersNotAllowed => match self.scheme() {
                None => f.write_str("parameters are not allowed without a scheme: plain TCP has no TLS"),
                Some(scheme) => {
                    write!(f, "parameters are not allowed with scheme {}, which has no TLS", Quoted(scheme))
                }
            },
            ErrorKind::ParameterMissing => {
                let mark = self.before().chars().next_back().unwrap_or('#');
                write!(f, "parameter is missing after \"{mark}\"")
            }
            ErrorKind::UnknownParameter => match self.part(&['=', '&']) {
                "" => f.write_str("parameter has no name before \"=\""),
                key => write!(f, "parameter {} is unknown", Quoted(key)),
            },
            ErrorKind::DuplicateParameter => {
                write!(f, "parameter {} is given twice", Quoted(self.part(&['=', '&'])))
            }
            ErrorKind::ValueMissing => write!(f, "value of parameter {} is missing", self.key_before()),
            ErrorKind::UnexpectedValue => write!(f, "parameter {} takes no value", self.key_before()),
            ErrorKind::InvalidThumbprint => write!(
                f,
                "thumbprint {} is not 20 or 32 bytes in hexadecimal digits, all joined by \":\" or none",
                Quoted(self.part(&['&']))
            ),
            ErrorKind::InvalidValue if part == Part::Direction => {
                write!(f, "direction {} is neither \"client\" nor \"server\"", Quoted(self.from()))
            }
            ErrorKind::InvalidValue => {
                let value = Quoted(self.part(&['&']));
                write!(f, "value {value} of parameter {} holds a control character", self.key_before())
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

/// Text in quotation marks, with controls escaped, cut where it gets long.
struct Quoted<'a>(&'a str);

impl Quoted<'_> {
    /// How many characters are shown.
    const SHOWN: usize = 48;
}

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.char_indices().nth(Self::SHOWN) {
            None => write!(f, "\"{}\"", self.0.escape_debug()),
            Some((end, _)) => write!(f, "\"{}...\"", self.0.get(..end).unwrap_or_default().escape_debug()),
        }
    }
}

/// The character at the beginning of a text.
struct Found<'a>(&'a str);

impl fmt::Display for Found<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.chars().next() {
            Some(' ') => f.write_str("a space"),
            Some(found) => write!(f, "\"{}\"", found.escape_debug()),
            None => f.write_str("the end"),
        }
    }
}
