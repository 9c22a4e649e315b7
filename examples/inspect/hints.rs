//! Hints for the mistakes that are seen in the field.
//!
//! [`HINTS`] is tried from the top, as far as it concerns what is read. A hint with a repair is given only if the repaired
//! text would be accepted, so that nobody is sent from one mistake to the next; one without is given if its condition
//! holds, which asks for the kind of the error or for what stands at its offset.

use std::fmt;

use vserial_uri::ErrorKind;

use crate::fault::Fault;
use crate::repairs;
use crate::verdict::{Expected, Kind, Rejected};
use crate::visible::shortened;

/// A mistake of a person is not longer than this, and looking for one costs time.
const LONGEST: usize = 1 << 14;

/// What to do, and if that is certain, how the text should be.
pub struct Hint {
    says: &'static str,
    instead: Option<String>,
}

impl fmt::Display for Hint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.instead {
            // What is cut is no address any more.
            Some(instead) if shortened(instead) == *instead => write!(f, "{}: `{instead}`", self.says),
            _ => write!(f, "{}", self.says),
        }
    }
}

/// What hints are about.
enum Concern {
    /// Any text.
    Text,
    Direction,
    /// The address of a service, without a proxy, or of a proxy.
    Address,
    Service,
    Proxy,
    /// A text that may hold escapes.
    Escapes,
}

enum Remedy {
    Repair(fn(&Fault<'_>) -> Option<String>),
    Advice(fn(&Fault<'_>) -> bool),
}

use Concern::{Address, Direction, Escapes, Proxy, Service, Text};
use Remedy::{Advice, Repair};

const HINTS: &[(Concern, &[(&str, Remedy)])] = &[
    (
        Text,
        &[
            ("the CR of a CR LF line end belongs to the input; leave it out", Repair(repairs::without_cr)),
            ("leave out the blanks around the address", Repair(repairs::without_blanks_around)),
            ("quotation marks belong to the input; leave them out", Repair(repairs::without_quotes)),
            ("a placeholder has not been filled in", Advice(is_placeholder)),
            ("a JSON object is read with `--as backing`", Advice(is_json)),
        ],
    ),
    (Direction, &[("the direction is either client or server, in lower case", Repair(repairs::in_lower_case))]),
    (
        Address,
        &[
            (
                "a space before the \"#\" belongs to the port; leave it out",
                Repair(repairs::without_space_before_fragment),
            ),
            ("the direction is a property of its own, no part of the address", Repair(repairs::without_direction)),
            // Scheme.
            ("the scheme ends in \"://\"", Repair(repairs::scheme_separator)),
            ("the scheme has another name here", Repair(repairs::scheme_by_other_name)),
            ("the scheme says which version of IP it is", Repair(repairs::scheme_of_ip_version)),
        ],
    ),
    (
        Service,
        &[
            (
                "the schemes are tcp, tcp4, tcp6, ssl, tcp+ssl, tcp4+ssl, tcp6+ssl, telnet and telnets",
                Advice(|fault| fault.is(ErrorKind::UnknownScheme)),
            ),
            ("a server needs no host, but the port stands behind the \":\"", Repair(repairs::port_alone)),
            ("a port stands behind host and \":\"", Repair(repairs::port_with_host)),
            ("a server on all addresses has an empty host", Repair(repairs::without_asterisk)),
            ("no user and no password can be given", Repair(repairs::without_userinfo)),
            (
                "a bare name is for a concentrator, behind a proxyURI; without a proxy, write host and port",
                Advice(is_bare_name),
            ),
        ],
    ),
    (
        Proxy,
        &[
            (
                "a proxy has scheme, host and port; a concentrator's own name belongs in serviceURI",
                Repair(repairs::proxy_of_host),
            ),
            ("a port stands behind host and \":\"", Repair(repairs::port_with_host)),
            ("the schemes of a proxy are telnet and telnets", Advice(|fault| fault.is(ErrorKind::UnknownScheme))),
        ],
    ),
    (
        Address,
        &[
            // Host and port.
            ("no user and no password can be given", Repair(repairs::without_userinfo)),
            ("no user and no password can be given", Advice(|fault| fault.is(ErrorKind::UserinfoNotAllowed))),
            ("an IPv6 address stands in brackets", Repair(repairs::ipv6_in_brackets)),
            ("only an IPv6 address stands in brackets", Repair(repairs::without_brackets)),
            ("the address cannot name a network interface", Repair(repairs::without_zone_id)),
            ("no port is taken for granted, not even that of telnet", Repair(repairs::with_port_of_telnet)),
            ("behind the host stand \":\" and a port, a number up to 65535", Advice(lacks_port)),
            (
                "whoever connects needs a host; only a server does without",
                Advice(|fault| fault.is(ErrorKind::HostMissing)),
            ),
            (
                "a hostname in another script is written in its ASCII form (xn--...)",
                Advice(|fault| is_in_host(fault) && fault.is_at_other_script()),
            ),
            ("no blank stands in an address", Repair(repairs::without_spaces)),
            // Behind the port.
            ("nothing stands between port and \"#\"", Repair(repairs::without_path)),
            ("parameters begin with \"#\"", Repair(repairs::parameters_behind_hash)),
            ("parameters begin with \"#\", and plain TCP takes none", Repair(repairs::parameters_and_tls)),
            (
                "a hostname holds letters, digits and \"-\", which neither begins nor ends it",
                Advice(|fault| fault.is(ErrorKind::InvalidHostname)),
            ),
            // Parameters.
            ("plain TCP takes none; a scheme with TLS does", Repair(repairs::scheme_with_tls)),
            ("upper and lower case count in a parameter", Repair(repairs::key_in_right_case)),
            ("the parameter is spelt otherwise", Repair(repairs::key_by_likeness)),
            ("parameters are joined by \"&\"", Repair(repairs::parameters_joined)),
            ("no \"#\" and no \"&\" stands without a parameter behind it", Repair(repairs::without_empty_parameters)),
            ("verify alone switches it on", Repair(repairs::verify_alone)),
            (
                "thumbprint is the digest of the certificate as `openssl x509 -fingerprint` prints it, by SHA-1 or SHA-256",
                Advice(|fault| fault.is(ErrorKind::InvalidThumbprint) || fault.from().starts_with("fingerprint")),
            ),
            (
                "the parameters are certificate, thumbprint, peerName, verify and cipherList",
                Advice(|fault| fault.is(ErrorKind::UnknownParameter)),
            ),
            (
                "escape the PEM text: a space is %20, a line end %0A",
                Advice(|fault| {
                    fault.is(ErrorKind::InvalidCharacter) && fault.before().contains("certificate=-----BEGIN")
                }),
            ),
        ],
    ),
    (
        Escapes,
        &[
            ("a space is written %20", Repair(repairs::space_escaped)),
            ("a space is written %20", Advice(|fault| fault.is_at(' ') && fault.in_value())),
            ("what is not ASCII is escaped byte by byte", Repair(repairs::other_script_escaped)),
            ("a \"%\" that begins no escape is written %25", Repair(repairs::percent_escaped)),
        ],
    ),
];

/// A word instead of an address.
fn is_bare_name(fault: &Fault<'_>) -> bool {
    (fault.is(ErrorKind::PortMissing) || fault.is(ErrorKind::UserinfoNotAllowed)) && !fault.text.contains(['/', ':'])
}

/// The likes of `{{ host }}` and `${HOST}`.
fn is_placeholder(fault: &Fault<'_>) -> bool {
    let from = fault.from();
    from.starts_with("{{") || from.starts_with("${") || fault.is_at('{') && fault.before().ends_with('$')
}

fn is_json(fault: &Fault<'_>) -> bool {
    fault.offset == 0 && fault.from().strip_prefix('{').is_some_and(|members| members.trim_start().starts_with('"'))
}

fn lacks_port(fault: &Fault<'_>) -> bool {
    fault.is(ErrorKind::PortMissing) && fault.address().target.starts_with(|c: char| !"/?".contains(c))
}

fn is_in_host(fault: &Fault<'_>) -> bool {
    let before = fault.before();
    let before = before.split_once("://").map_or(before, |(_, before)| before);
    !before.contains([':', '/', '?', '#', '['])
}

impl Concern {
    fn is_of(&self, expected: Expected) -> bool {
        match self {
            Text => !matches!(expected, Expected::Direction | Expected::Object),
            Direction => expected == Expected::Direction,
            Address => Service.is_of(expected) || Proxy.is_of(expected),
            Service => matches!(expected, Expected::Service | Expected::ClientService),
            Proxy => expected == Expected::Proxy,
            Escapes => Address.is_of(expected) || expected == Expected::Reference,
        }
    }
}

/// The hint for a rejected input, if there is one.
pub fn hint(rejected: &Rejected<'_>) -> Option<Hint> {
    let text = String::from_utf8_lossy(rejected.text.get(..LONGEST).unwrap_or(rejected.text));
    match rejected.kind {
        Kind::InvalidJson if text.starts_with('{') => None,
        Kind::InvalidJson => Some(Hint {
            says: r#"write an object: {"serviceURI": "telnet://:13370", "direction": "server"}"#,
            instead: None,
        }),
        Kind::Parse(_) if rejected.text.len() > LONGEST => None,
        Kind::Parse(kind) => {
            let fault = Fault { kind, text: &text, offset: rejected.offset, expected: rejected.expected };
            let concerned = HINTS.iter().filter(|(concern, _)| concern.is_of(fault.expected));
            concerned.flat_map(|(_, hints)| *hints).find_map(|(says, remedy)| remedy.hint(says, &fault))
        }
    }
}

impl Remedy {
    fn hint(&self, says: &'static str, fault: &Fault<'_>) -> Option<Hint> {
        match self {
            Advice(applies) => applies(fault).then_some(Hint { says, instead: None }),
            Repair(repair) => {
                let instead = repair(fault).filter(|instead| fault.expected.accepts(instead))?;
                Some(Hint { says, instead: Some(instead) })
            }
        }
    }
}
