//! The errors of rejected inputs, and how a row shows the place of one.

/// The kind of an error and its message. `{}` is what the message quotes of the input, or `{0}` and `{1}` if it quotes twice;
/// `{...}` is a quotation that ends in dots, because a password follows.
#[derive(Clone, Copy)]
pub struct Error(pub &'static str, pub &'static str);

pub const EMPTY: Error = Error("Empty", "URI is empty");
pub const EMPTY_AFTER: Error = Error("Empty", "the part after {} is empty");
pub const NOT_AT_START: Error = Error("InvalidCharacter", "{} cannot start a URI");
pub const NOT_IN_SCHEME: Error = Error("InvalidCharacter", "{} is not allowed in the scheme");
pub const SCHEME_ORDER: Error = Error("InvalidCharacter", "{1} cannot follow {0} in a scheme");
pub const NOT_A_SCHEME: Error = Error("InvalidCharacter", "{1} cannot follow {0}, which is not a scheme");
pub const UNKNOWN_SCHEME: Error = Error("UnknownScheme", "scheme {} is unknown");
pub const NOT_A_PROXY_SCHEME: Error =
    Error("SchemeNotAllowed", "scheme {} is not allowed for a proxy, use telnet or telnets");
pub const PROXY_WITHOUT_SCHEME: Error =
    Error("SchemeNotAllowed", "scheme is missing: a proxy URI starts with telnet:// or telnets://");
pub const USERINFO: Error = Error("UserinfoNotAllowed", "userinfo {} is not allowed before the host");
pub const PASSWORD: Error = Error("UserinfoNotAllowed", "userinfo {...} is not allowed before the host");
pub const EMPTY_USERINFO: Error = Error("UserinfoNotAllowed", "empty userinfo is not allowed before the host");
pub const NO_HOST: Error = Error("HostMissing", "host is missing after {}");
pub const NOT_IN_HOST: Error = Error("InvalidCharacter", "{} is not allowed in the host");
pub const AFTER_BRACKET: Error = Error("InvalidCharacter", r#"{} cannot follow the "]" of a host"#);
pub const NOT_IN_HOSTNAME: Error = Error("InvalidHostname", "{} is not allowed in a hostname");
pub const HOSTNAME_START: Error = Error("InvalidHostname", "{} cannot start a hostname");
pub const HOSTNAME_ORDER: Error = Error("InvalidHostname", "{1} cannot follow {0} in a hostname");
pub const HOSTNAME_END: Error = Error("InvalidHostname", r#"hostname {} must not end with "-""#);
pub const LAST_LABEL: Error = Error("InvalidHostname", "the last label of hostname {} must start with a letter");
pub const NOT_IPV4: Error = Error(
    "InvalidIpv4",
    "host {} ends in a number but is not an IPv4 address: four numbers up to 255, without leading zeros",
);
pub const INCOMPLETE_IPV6: Error = Error("InvalidIpv6", "IPv6 address {} is incomplete");
pub const IPV6_ORDER: Error = Error("InvalidIpv6", "{1} cannot follow {0} in an IPv6 address");
pub const ZONE_ID: Error = Error("ZoneIdNotAllowed", "zone identifier {} is not allowed in an IPv6 address");
pub const NEEDS_IPV4: Error =
    Error("IpVersionMismatch", "a host in brackets is an IPv6 address, but scheme {} requires IPv4");
pub const NEEDS_IPV6: Error = Error("IpVersionMismatch", "{1} is an IPv4 address, but scheme {0} requires IPv6");
pub const NO_PORT: Error = Error("PortMissing", "port is missing after {}");
pub const NO_PORT_AFTER_HOST: Error = Error("PortMissing", "port is missing after host {}");
pub const NO_HOST_OR_PORT: Error = Error("PortMissing", "host and port are missing after {}");
pub const NO_COLON: Error = Error("PortMissing", r#"":" and port are missing after {}"#);
pub const NO_PORT_BEFORE: Error = Error("PortMissing", r#"":" and port are missing before {}"#);
pub const NOT_IN_PORT: Error = Error("InvalidCharacter", "{} is not allowed in the port");
pub const PORT_OVER_65535: Error = Error("PortOutOfRange", "port {} is over 65535");
pub const PATH_AFTER_PORT: Error = Error("PathNotAllowed", "path {} is not allowed after the port");
pub const QUERY_AFTER_PORT: Error = Error("QueryNotAllowed", "query {} is not allowed after the port");
pub const SCHEME_WITHOUT_TLS: Error =
    Error("ParametersNotAllowed", "parameters are not allowed with scheme {}, which has no TLS");
pub const TCP_WITHOUT_TLS: Error =
    Error("ParametersNotAllowed", "parameters are not allowed without a scheme: plain TCP has no TLS");
pub const NO_PARAMETER: Error = Error("ParameterMissing", "parameter is missing after {}");
pub const UNKNOWN_KEY: Error = Error("UnknownParameter", "parameter {} is unknown");
pub const NO_KEY: Error = Error("UnknownParameter", r#"parameter has no name before "=""#);
pub const NOT_IN_PARAMETER: Error = Error("InvalidCharacter", "{} is not allowed in the parameter");
pub const GIVEN_TWICE: Error = Error("DuplicateParameter", "parameter {} is given twice");
pub const NO_VALUE: Error = Error("ValueMissing", "value of parameter {} is missing");
pub const TAKES_NO_VALUE: Error = Error("UnexpectedValue", "parameter {} takes no value");
pub const NOT_IN_PARAMETER_OF: Error = Error("InvalidCharacter", "{1} is not allowed in parameter {0}");
pub const ESCAPE_IN_PARAMETER: Error =
    Error("InvalidPercentEncoding", r#"{1} in parameter {0} is not "%" followed by two hexadecimal digits"#);
pub const CONTROL_IN_PARAMETER: Error = Error("InvalidValue", "{1} in parameter {0} contains a control character");
pub const BAD_THUMBPRINT: Error = Error(
    "InvalidThumbprint",
    r#"thumbprint {} is not 20 or 32 bytes in hexadecimal, with ":" between all bytes or none"#,
);
pub const NOT_IN_PATH: Error = Error("InvalidCharacter", "{} is not allowed in the path");
pub const NOT_IN_QUERY: Error = Error("InvalidCharacter", "{} is not allowed in the query");
pub const NOT_IN_FRAGMENT: Error = Error("InvalidCharacter", "{} is not allowed in the fragment");
pub const NOT_IN_AUTHORITY: Error = Error("InvalidCharacter", "{} is not allowed in the authority");
pub const BAD_ESCAPE: Error = Error("InvalidPercentEncoding", r#"{} is not "%" followed by two hexadecimal digits"#);

/// The most characters that a message quotes of one part.
const QUOTED: usize = 48;

/// An input without its marks, and the error in it.
pub struct Place {
    pub input: String,
    pub offset: usize,
    pub message: String,
}

impl Error {
    /// Reads the marks of a row (see [`super`]).
    pub fn at(self, marked: &str) -> Place {
        let (mut input, mut start, mut offset, mut quotes) = (String::new(), None, None, Vec::new());
        for c in marked.chars() {
            match c {
                '«' => start = Some(input.len()),
                '»' => quotes.push(quote(&input[start.expect("a quotation has begun")..])),
                '¦' => offset = Some(input.len()),
                _ => input.push(c),
            }
        }
        let offset = offset.or(start).expect("a row marks the place of the error");
        let message = match &quotes[..] {
            [] => self.1.to_owned(),
            [quote] => self.1.replace("{}", quote).replace("{...}", &format!("{}...\"", &quote[..quote.len() - 1])),
            [first, second, ..] => self.1.replace("{0}", first).replace("{1}", second),
        };
        Place { input, offset, message }
    }
}

/// The quotation of a part: escaped as by `Debug`, and cut.
fn quote(text: &str) -> String {
    match text.char_indices().nth(QUOTED) {
        _ if text == " " => "a space".to_owned(),
        None => format!("{text:?}"),
        Some((end, _)) => format!("\"{}...\"", text[..end].escape_debug()),
    }
}
