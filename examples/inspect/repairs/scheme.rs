//! The scheme.

use vserial_uri::{ErrorKind, Scheme, Security};

use super::Repaired;
use super::likeness::likeliest;
use crate::fault::{Address, Fault, known_scheme};
use crate::verdict::Expected;

/// `telnet:host:23`, `telnet:/host:23`, `telnet//host:23`
pub fn scheme_separator(fault: &Fault<'_>) -> Repaired {
    let (scheme, rest) = fault.text.split_at(fault.text.find([':', '/', '\\'])?);
    known_scheme(scheme)?;
    let rest = rest.strip_prefix(':').unwrap_or(rest).trim_start_matches(['/', '\\']);
    Some(format!("{scheme}://{rest}"))
}

/// `tls://`, `telnet+ssl://`, `telent://`; and `tcp://` for a proxy.
pub fn scheme_by_other_name(fault: &Fault<'_>) -> Repaired {
    let address = fault.address();
    let name = address.scheme.as_deref().filter(|name| fault.offset <= name.len())?.to_ascii_lowercase();
    let meant = scheme_meant(&name)?;
    let scheme = match (fault.expected, meant.security()) {
        (Expected::Proxy, Security::Tls) => Scheme::Telnets,
        (Expected::Proxy, _) => Scheme::Telnet,
        _ => meant,
    };
    let asks_for_tls = name.ends_with('s') || ["ssl", "tls", "tcps", "+"].iter().any(|word| name.contains(word));
    (!asks_for_tls || scheme.security() == Security::Tls).then(|| address.with_scheme(scheme))
}

fn scheme_meant(name: &str) -> Option<Scheme> {
    if let Some(known) = known_scheme(name) {
        return Some(known);
    }
    let of_transport = |transport| match transport {
        "tcp" => Some(Scheme::TcpSsl),
        "tcp4" => Some(Scheme::Tcp4Ssl),
        "tcp6" => Some(Scheme::Tcp6Ssl),
        "telnet" | "telnets" => Some(Scheme::Telnets),
        _ => None,
    };
    match name {
        "tls" | "tcps" => return Some(Scheme::Ssl),
        "ssl4" | "tls4" => return Some(Scheme::Tcp4Ssl),
        "ssl6" | "tls6" => return Some(Scheme::Tcp6Ssl),
        "telnetssl" | "telnettls" => return Some(Scheme::Telnets),
        _ => {}
    }
    let joined = match name.split_once(['+', '-', '_']) {
        Some((transport, "ssl" | "tls") | ("ssl" | "tls", transport)) => of_transport(transport),
        _ => None,
    };
    joined.or_else(|| likeliest(name, Scheme::ALL, Scheme::as_str))
}

/// `tcp4://[::1]:23`
pub fn scheme_of_ip_version(fault: &Fault<'_>) -> Repaired {
    let address = fault.address();
    let scheme = match address.known_scheme().filter(|_| fault.is(ErrorKind::IpVersionMismatch))? {
        Scheme::Tcp4 => Scheme::Tcp6,
        Scheme::Tcp6 => Scheme::Tcp4,
        Scheme::Tcp4Ssl => Scheme::Tcp6Ssl,
        Scheme::Tcp6Ssl => Scheme::Tcp4Ssl,
        _ => return None,
    };
    Some(address.with_scheme(scheme))
}

/// `tcp://host:23#verify`
pub fn scheme_with_tls(fault: &Fault<'_>) -> Repaired {
    with_tls(fault.address()).filter(|_| fault.is(ErrorKind::ParametersNotAllowed))
}

/// The address with the scheme that does by TLS what its own does in plain.
pub fn with_tls(address: Address<'_>) -> Repaired {
    let scheme = match address.known_scheme()? {
        Scheme::Tcp => Scheme::Ssl,
        Scheme::Tcp4 => Scheme::Tcp4Ssl,
        Scheme::Tcp6 => Scheme::Tcp6Ssl,
        _ => return None,
    };
    Some(address.with_scheme(scheme))
}

/// `vSPC.py` and `host:13370` as a proxy.
pub fn proxy_of_host(fault: &Fault<'_>) -> Repaired {
    let address = fault.address();
    let named = known_scheme(address.target.split(':').next().unwrap_or_default());
    if !fault.is(ErrorKind::SchemeNotAllowed) || address.scheme.is_some() || named.is_some() {
        return None;
    }
    let port = if address.target.contains(':') { "" } else { ":13370" };
    let target = format!("{}{port}", address.target);
    Some(Address { target: target.into(), ..address }.with_scheme(Scheme::Telnet))
}
