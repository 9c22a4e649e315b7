//! Hints for the mistakes that are seen in the field.
//!
//! [`HINTS`] is tried from the top. A hint with a repair is given only if the repaired text would be accepted, so that
//! nobody is sent from one mistake to the next; one without is given if its condition holds.

use std::fmt;

use vserial_uri::ErrorKind;

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

/// A rejected text as hints look at it. Before the offset it is ASCII, whatever follows.
pub struct Fault<'a> {
    pub kind: ErrorKind,
    pub text: &'a str,
    pub offset: usize,
    pub expected: Expected,
}

impl<'a> Fault<'a> {
    pub fn before(&self) -> &'a str {
        self.text.get(..self.offset).unwrap_or_default()
    }

    pub fn from(&self) -> &'a str {
        self.text.get(self.offset..).unwrap_or_default()
    }

    fn is(&self, kind: ErrorKind) -> bool {
        self.kind == kind
    }

    /// A word instead of an address.
    fn is_bare_name(&self) -> bool {
        let mistaken =
            matches!(self.kind, ErrorKind::PortMissing | ErrorKind::SchemeNotAllowed | ErrorKind::UserinfoNotAllowed);
        mistaken && !self.text.contains(['/', ':'])
    }
}

enum Remedy {
    Repair(fn(&Fault<'_>) -> Option<String>),
    Advice(fn(&Fault<'_>) -> bool),
}

use Remedy::{Advice, Repair};

const HINTS: &[(&str, Remedy)] = &[
    // Around the address.
    ("the CR of a CR LF line end belongs to the input; leave it out", Repair(repairs::without_cr)),
    ("leave out the blanks around the address", Repair(|fault| Some(fault.text.trim().into()))),
    ("a space before the \"#\" belongs to the port; leave it out", Repair(repairs::without_space_before_fragment)),
    ("a JSON object is read with `--as backing`", Advice(|fault| fault.text.starts_with('{'))),
    // Direction.
    ("the direction is either client or server, in lower case", Repair(|fault| Some(fault.text.trim().to_lowercase()))),
    ("the direction is a property of its own, no part of the address", Repair(repairs::without_direction)),
    // Scheme.
    ("the scheme ends in \"://\"", Repair(repairs::scheme_separator)),
    ("the scheme has another name here", Repair(repairs::scheme_by_other_name)),
    (
        "the schemes are tcp, tcp4, tcp6, ssl, tcp+ssl, tcp4+ssl, tcp6+ssl, telnet and telnets",
        Advice(|fault| fault.is(ErrorKind::UnknownScheme)),
    ),
    ("the scheme says which version of IP it is", Repair(repairs::scheme_of_ip_version)),
    // Host and port.
    ("a server needs no host, but the port stands behind the \":\"", Repair(repairs::port_alone)),
    ("a port stands behind host and \":\"", Repair(repairs::port_with_host)),
    ("no user and no password can be given", Repair(repairs::without_userinfo)),
    (
        "a bare name is for a concentrator, behind a proxyURI; without a proxy, write host and port",
        Advice(|fault| fault.is_bare_name() && fault.expected != Expected::Proxy),
    ),
    (
        "a proxy has scheme, host and port; a concentrator's own name belongs in serviceURI",
        Repair(repairs::proxy_of_host),
    ),
    ("an IPv6 address stands in brackets", Repair(repairs::ipv6_in_brackets)),
    ("the address cannot name a network interface", Repair(repairs::without_zone_id)),
    ("no port is taken for granted, not even that of telnet", Repair(repairs::with_port_of_telnet)),
    ("whoever connects needs a host; only a server does without", Advice(|fault| fault.is(ErrorKind::HostMissing))),
    (
        "a hostname holds letters, digits and \"-\"; another one is written in its ASCII form (xn--...)",
        Advice(|fault| fault.is(ErrorKind::InvalidHostname) || !fault.from().is_ascii()),
    ),
    // Behind the port.
    ("nothing stands between port and \"#\"", Repair(repairs::without_path)),
    ("parameters begin with \"#\"", Repair(repairs::parameters_of_query)),
    // Parameters.
    ("plain TCP takes none; a scheme with TLS does", Repair(repairs::scheme_with_tls)),
    ("upper and lower case count in a parameter", Repair(repairs::key_in_right_case)),
    ("the parameter is spelt otherwise", Repair(repairs::key_by_likeness)),
    ("parameters are joined by \"&\"", Repair(repairs::parameters_joined)),
    ("verify alone switches it on", Repair(repairs::verify_alone)),
    (
        "the parameters are certificate, thumbprint, peerName, verify and cipherList",
        Advice(|fault| fault.is(ErrorKind::UnknownParameter)),
    ),
    (
        "escape the PEM text: a space is %20, a line end %0A",
        Advice(|fault| fault.is(ErrorKind::InvalidCharacter) && fault.before().contains("certificate=-----BEGIN")),
    ),
    ("a space is written %20", Advice(|fault| fault.from().starts_with(' ') && fault.before().contains(['#', '/']))),
];

/// The hint for a rejected input, if there is one.
pub fn hint(rejected: &Rejected<'_>) -> Option<Hint> {
    let text = String::from_utf8_lossy(rejected.text.get(..LONGEST).unwrap_or(rejected.text));
    match rejected.kind {
        Kind::InvalidJson if text.starts_with('{') => None,
        Kind::InvalidJson => Some(Hint {
            says: r#"write an object: {"serviceURI": "telnet://:13370", "direction": "server"}"#,
            instead: None,
        }),
        Kind::Parse(_) if rejected.expected == Expected::Object || rejected.text.len() > LONGEST => None,
        Kind::Parse(kind) => {
            let fault = Fault { kind, text: &text, offset: rejected.offset, expected: rejected.expected };
            HINTS.iter().find_map(|(says, remedy)| remedy.hint(says, &fault))
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
