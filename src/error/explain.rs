//! Messages that quote the input.

use core::fmt;

use super::{ErrorKind, ParseError, Part};

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
    fn part(&self, delimiters: &[char]) -> Quoted<'a> {
        let from = self.from();
        Quoted(from.split(delimiters).next().unwrap_or(from))
    }

    /// The authority as far as it was read.
    fn authority_before(&self) -> &'a str {
        self.before().split_once("://").map_or(self.before(), |(_, authority)| authority)
    }

    /// The parameter that the offset stands in or behind, as far as it was read.
    fn parameter_before(&self) -> &'a str {
        let before = self.before();
        before.rsplit(['&', '#']).next().unwrap_or(before)
    }

    fn scheme(&self) -> &'a str {
        self.input.split_once("://").map_or("tcp", |(scheme, _)| scheme)
    }
}

impl fmt::Display for Explanation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let found = Found(self.from());
        let part = self.error.part;
        match self.error.kind {
            ErrorKind::Empty => match self.before() {
                "" => write!(f, "{part} is empty"),
                before => write!(f, "nothing follows {}", Quoted(before)),
            },
            ErrorKind::InvalidCharacter => write!(f, "{found} is not allowed in the {part}"),
            ErrorKind::InvalidPercentEncoding => {
                let escape = self.from();
                let end = escape.char_indices().nth(3).map_or(escape.len(), |(end, _)| end);
                let escape = Quoted(escape.get(..end).unwrap_or_default());
                write!(f, "{escape} in the {part} is no \"%\" with two hexadecimal digits")
            }
            ErrorKind::UnknownScheme => write!(f, "scheme {} is unknown", Quoted(self.scheme())),
            ErrorKind::SchemeNotAllowed if self.input.contains("://") => {
                write!(f, "scheme {} is not for a proxy, which takes telnet or telnets", Quoted(self.scheme()))
            }
            ErrorKind::SchemeNotAllowed => {
                f.write_str("scheme is missing: a proxy is reached by telnet:// or telnets://")
            }
            ErrorKind::UserinfoNotAllowed => {
                write!(f, "userinfo {} is not allowed before the host", self.part(&['@']))
            }
            ErrorKind::HostMissing => match self.before() {
                "" => f.write_str("host is missing"),
                before => write!(f, "host is missing after {}", Quoted(before)),
            },
            ErrorKind::InvalidHostname => match self.authority_before() {
                "" => write!(f, "{found} cannot begin a hostname"),
                before => write!(f, "{found} cannot follow {} in a hostname", Quoted(before)),
            },
            ErrorKind::InvalidIpv4 => write!(
                f,
                "host {} ends in a number but is no IPv4 address of four numbers up to 255 without leading zeros",
                self.part(&[':', '/', '?', '#'])
            ),
            ErrorKind::InvalidIpv6 => {
                write!(f, "{found} cannot follow {} in an IPv6 address", Quoted(self.authority_before()))
            }
            ErrorKind::ZoneIdNotAllowed => {
                write!(f, "zone identifier {} is not allowed in an IPv6 address", self.part(&[']']))
            }
            ErrorKind::IpVersionMismatch => {
                let host = self.part(if self.from().starts_with('[') { &['#'] } else { &[':'] });
                write!(f, "host {host} is not of the IP version of scheme {}", Quoted(self.scheme()))
            }
            ErrorKind::PortMissing => match self.authority_before().trim_end_matches(':') {
                "" => f.write_str("port is missing: a \":\" and a number up to 65535 must follow"),
                host => write!(f, "port is missing after host {}", Quoted(host)),
            },
            ErrorKind::PortOutOfRange => write!(f, "port {} is over 65535", self.part(&['/', '?', '#'])),
            ErrorKind::PathNotAllowed => write!(f, "path {} is not allowed after the port", self.part(&['?', '#'])),
            ErrorKind::QueryNotAllowed => write!(f, "query {} is not allowed after the port", self.part(&['#'])),
            ErrorKind::ParameterMissing => {
                let mark = self.before().chars().next_back().unwrap_or('#');
                write!(f, "parameter is missing after \"{mark}\"")
            }
            ErrorKind::UnknownParameter => write!(f, "parameter {} is unknown", self.part(&['=', '&'])),
            ErrorKind::DuplicateParameter => write!(f, "parameter {} is given twice", self.part(&['=', '&'])),
            ErrorKind::ValueMissing => {
                let key = self.parameter_before().trim_end_matches('=');
                write!(f, "value of parameter {} is missing", Quoted(key))
            }
            ErrorKind::UnexpectedValue => {
                write!(f, "parameter {} takes no value", Quoted(self.parameter_before()))
            }
            ErrorKind::InvalidThumbprint => write!(
                f,
                "thumbprint {} is not 20 or 32 bytes in hexadecimal digits, joined by \":\" or by nothing",
                self.part(&['&'])
            ),
            ErrorKind::InvalidValue if part == Part::Direction => {
                write!(f, "direction {} is neither \"client\" nor \"server\"", Quoted(self.from()))
            }
            ErrorKind::InvalidValue => {
                let key = self.parameter_before().trim_end_matches('=');
                write!(f, "value {} of parameter {} holds a control character", self.part(&['&']), Quoted(key))
            }
            ErrorKind::ParametersNotAllowed => {
                write!(f, "parameters are not allowed with scheme {}, which has no TLS", Quoted(self.scheme()))
            }
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
