//! Messages that quote the input.

use core::{fmt, slice};

use crate::chars::is_uric;
use crate::error::{ErrorKind, ParseError, Part};

mod text;

use text::{write_hex, write_quoted};

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

/// A text, the piece of the input that is quoted after it unless it is empty, and the text after that. If the text starts
/// with a space, the [subject](Explanation::subject) precedes it.
///
/// A `write!` for each message takes 1.4 KB more flash.
type Message<'a> = (&'static str, &'a [u8], &'static str);

impl<'a> Explanation<'a> {
    /// Returns the input before the offset.
    fn before(&self) -> &'a [u8] {
        self.input.as_bytes().get(..self.error.offset).unwrap_or_default()
    }

    /// Returns the input from the offset on.
    fn rest(&self) -> &'a [u8] {
        self.input.as_bytes().get(self.error.offset..).unwrap_or_default()
    }

    /// Returns the input from the offset to the next byte for which `is_end` holds.
    fn until(&self, is_end: impl Fn(&u8) -> bool) -> &'a [u8] {
        self.rest().split(is_end).next().unwrap_or_default()
    }

    /// Returns the input from the offset to the next of `delimiters`.
    fn part(&self, delimiters: &[u8]) -> &'a [u8] {
        self.until(|byte| delimiters.contains(byte))
    }

    /// Returns the input from the offset, cut to the first of `lengths` that ends on a character boundary.
    fn characters(&self, lengths: &[usize]) -> &'a [u8] {
        let rest = self.input.get(self.error.offset..).unwrap_or_default();
        lengths.iter().find_map(|len| rest.get(..*len)).unwrap_or_default().as_bytes()
    }

    /// Returns the text before `"://"`; empty if it contains another delimiter.
    fn scheme(&self) -> &'a [u8] {
        let input = self.input.as_bytes();
        let scheme = input.split(|byte| b":/?#[@".contains(byte)).next().unwrap_or_default();
        if mark(input) == Some(scheme.len()) { scheme } else { &[] }
    }

    /// Returns the authority up to the offset.
    fn authority(&self) -> &'a [u8] {
        let before = self.before();
        let start = mark(before).map_or(0, |mark| mark.saturating_add(3));
        before.get(start..).unwrap_or_default()
    }

    /// Returns the host in brackets up to the offset, with the `]` if that is at the offset.
    fn bracketed(&self) -> &'a [u8] {
        let start = self.before().iter().rposition(|byte| *byte == b'[').unwrap_or_default();
        let end = self.error.offset.saturating_add(usize::from(self.rest().starts_with(b"]")));
        self.input.as_bytes().get(start..end).unwrap_or_default()
    }

    /// Returns the key of the parameter that contains the offset or ends there.
    fn key(&self) -> &'a [u8] {
        let parameter = self.before().rsplit(|byte| matches!(byte, b'&' | b'#')).next().unwrap_or_default();
        parameter.split(|byte| *byte == b'=').next().unwrap_or_default()
    }

    /// Returns the piece at the offset that a message is about.
    fn subject(&self) -> &'a [u8] {
        match self.error.kind {
            ErrorKind::InvalidPercentEncoding => self.characters(&[3, 2, 1]),
            ErrorKind::IpVersionMismatch => self.part(b":"),
            ErrorKind::InvalidValue => self.part(b"&"),
            _ => self.characters(&[1, 2, 3, 4]),
        }
    }

    fn invalid_character(&self) -> Message<'a> {
        let before = self.before();
        match self.error.part {
            part if before.is_empty() && part != Part::Service => (" cannot start a URI", &[], ""),
            Part::Value => (" is not allowed in parameter ", self.key(), ""),
            Part::Scheme if self.error.found.is_some_and(is_uric) => (" cannot follow ", before, " in a scheme"),
            Part::Port | Part::Authority if before.ends_with(b"]") => (" cannot follow the \"]\" of a host", &[], ""),
            Part::Path if self.error.found == Some(b':') => (" cannot follow ", before, ", which is not a scheme"),
            // What was read as a host was meant as a scheme if `://` is still to come.
            Part::Host if mark(before).is_none() && mark(self.rest()).is_some() => {
                (" is not allowed in the ", &[], Part::Scheme.text())
            }
            part => (" is not allowed in the ", &[], part.text()),
        }
    }

    fn invalid_hostname(&self) -> Message<'a> {
        let host = self.authority();
        match self.error.found {
            Some(b':') if host.ends_with(b"-") => ("hostname ", host, " must not end with \"-\""),
            Some(b':') => ("the last label of hostname ", host, " must start with a letter"),
            Some(b'-' | b'.') if host.is_empty() => (" cannot start a hostname", &[], ""),
            Some(b'-' | b'.') => (" cannot follow ", host, " in a hostname"),
            _ => (" is not allowed in a hostname", &[], ""),
        }
    }

    fn port_missing(&self) -> Message<'a> {
        let before = self.before();
        match self.authority() {
            [] if before.is_empty() => ("\":\" and port are missing before ", self.rest(), ""),
            [] => ("\":\" and port are missing after ", before, ""),
            host @ [.., b':'] => ("port is missing after ", host, ""),
            scheme if scheme.iter().any(|byte| matches!(byte, b'+' | b'/')) => {
                ("host and port are missing after ", scheme, "")
            }
            host => ("port is missing after host ", host, ""),
        }
    }

    /// Returns the message, without its subject.
    fn message(&self) -> Message<'a> {
        match self.error.kind {
            ErrorKind::Empty => match self.before() {
                [] => (self.error.part.text(), &[], " is empty"),
                before => ("the part after ", before, " is empty"),
            },
            ErrorKind::InvalidCharacter => self.invalid_character(),
            ErrorKind::InvalidPercentEncoding if self.error.part == Part::Value => {
                (" in parameter ", self.key(), " is not \"%\" followed by two hexadecimal digits")
            }
            ErrorKind::InvalidPercentEncoding => (" is not \"%\" followed by two hexadecimal digits", &[], ""),
            // The scheme is at the offset, or it is the whole input.
            ErrorKind::UnknownScheme => ("scheme ", self.part(b":"), " is unknown"),
            ErrorKind::SchemeNotAllowed => match self.scheme() {
                [] => ("scheme is missing: a proxy URI starts with telnet:// or telnets://", &[], ""),
                scheme => ("scheme ", scheme, " is not allowed for a proxy, use telnet or telnets"),
            },
            ErrorKind::UserinfoNotAllowed => match self.part(b"@") {
                [] => ("empty userinfo", &[], " is not allowed before the host"),
                userinfo => ("userinfo ", userinfo, " is not allowed before the host"),
            },
            ErrorKind::HostMissing => match self.before() {
                [] => ("host is missing", &[], ""),
                before => ("host is missing after ", before, ""),
            },
            ErrorKind::InvalidHostname => self.invalid_hostname(),
            ErrorKind::InvalidIpv4 => (
                "host ",
                self.part(b":"),
                " ends in a number but is not an IPv4 address: four numbers up to 255, without leading zeros",
            ),
            ErrorKind::InvalidIpv6 => match self.error.found {
                None | Some(b']') => ("IPv6 address ", self.bracketed(), " is incomplete"),
                Some(_) => (" cannot follow ", self.bracketed(), " in an IPv6 address"),
            },
            ErrorKind::ZoneIdNotAllowed => ("zone identifier ", self.part(b"]"), " is not allowed in an IPv6 address"),
            ErrorKind::IpVersionMismatch => match self.error.found {
                // Reported as soon as the bracket is read, whatever it holds.
                Some(b'[') => ("a host in brackets is an IPv6 address, but scheme ", self.scheme(), " requires IPv4"),
                _ => (" is an IPv4 address, but scheme ", self.scheme(), " requires IPv6"),
            },
            ErrorKind::PortMissing => self.port_missing(),
            // The digits may be part of a password.
            ErrorKind::PortOutOfRange if self.part(b"#").contains(&b'@') => ("port is over 65535", &[], ""),
            ErrorKind::PortOutOfRange => ("port ", self.until(|byte| !byte.is_ascii_digit()), " is over 65535"),
            ErrorKind::PathNotAllowed => ("path ", self.part(b"?#"), " is not allowed after the port"),
            ErrorKind::QueryNotAllowed => ("query ", self.part(b"#"), " is not allowed after the port"),
            ErrorKind::ParametersNotAllowed => match self.scheme() {
                [] => ("parameters are not allowed without a scheme: plain TCP has no TLS", &[], ""),
                scheme => ("parameters are not allowed with scheme ", scheme, ", which has no TLS"),
            },
            ErrorKind::ParameterMissing => match self.before() {
                [.., delimiter] => ("parameter is missing after ", slice::from_ref(delimiter), ""),
                [] => ("parameter is missing", &[], ""),
            },
            ErrorKind::UnknownParameter => match self.part(b"=&") {
                [] => ("parameter has no name before \"=\"", &[], ""),
                key => ("parameter ", key, " is unknown"),
            },
            ErrorKind::DuplicateParameter => {
                ("parameter ", self.until(|byte| !byte.is_ascii_alphabetic()), " is given twice")
            }
            ErrorKind::ValueMissing => ("value of parameter ", self.key(), " is missing"),
            ErrorKind::UnexpectedValue => ("parameter ", self.key(), " takes no value"),
            ErrorKind::InvalidThumbprint => (
                "thumbprint ",
                self.part(b"&"),
                " is not 20 or 32 bytes in hexadecimal, with \":\" between all bytes or none",
            ),
            ErrorKind::InvalidValue if self.error.part == Part::Direction => {
                ("direction ", self.rest(), " is neither \"client\" nor \"server\"")
            }
            ErrorKind::InvalidValue => (" in parameter ", self.key(), " contains a control character"),
        }
    }
}

/// Returns the position of the first `"://"`.
fn mark(text: &[u8]) -> Option<usize> {
    text.windows(3).position(|three| three == b"://")
}

impl fmt::Display for Explanation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (text, piece, after) = self.message();
        match if text.starts_with(' ') { self.subject() } else { &[] } {
            [] => {}
            b" " => f.write_str("a space")?,
            // The replacement for bytes that are not UTF-8.
            b"\xEF\xBF\xBD" => {
                f.write_str("byte 0x")?;
                write_hex(f, u32::from(self.error.found.unwrap_or_default()))?;
            }
            subject => write_quoted(f, self.input, subject)?,
        }
        f.write_str(text)?;
        if !piece.is_empty() {
            write_quoted(f, self.input, piece)?;
        }
        f.write_str(after)
    }
}
