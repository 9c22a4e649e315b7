//! Host and port.

use vserial_uri::ErrorKind;

use super::Repaired;
use crate::fault::{Fault, known_scheme};

/// The digits that stand in the host's place.
fn port_as_host(fault: &Fault<'_>) -> Option<String> {
    let target = fault.address().target;
    let port = target.trim_end_matches([':', '/']);
    (!port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit())).then(|| port.into())
}

/// `tcp://6000`
pub fn port_alone(fault: &Fault<'_>) -> Repaired {
    port_as_host(fault).map(|port| fault.address().with_target(format!(":{port}")))
}

/// `telnet://13370`, where there must be a host.
pub fn port_with_host(fault: &Fault<'_>) -> Repaired {
    port_as_host(fault).map(|port| fault.address().with_target(format!("host.example:{port}")))
}

/// `telnet://host`, `telnet://host/`
pub fn with_port_of_telnet(fault: &Fault<'_>) -> Repaired {
    let address = fault.address();
    let is_telnet = address.scheme.as_deref().is_some_and(|scheme| scheme.eq_ignore_ascii_case("telnet"));
    let host = address.target.trim_end_matches([':', '/']);
    let target = format!("{host}:23");
    (is_telnet && !host.is_empty() && fault.is(ErrorKind::PortMissing)).then(|| address.with_target(target))
}

/// `telnet://admin:secret@host:23`
pub fn without_userinfo(fault: &Fault<'_>) -> Repaired {
    let (userinfo, address) = fault.from().split_once('@').filter(|_| fault.is(ErrorKind::UserinfoNotAllowed))?;
    // `ssl:admin:secret@host:23` has a scheme, which is not to be lost.
    let mut pieces = userinfo.split(':');
    let is_scheme = pieces.next().is_some_and(|user| known_scheme(user).is_some());
    if fault.address().scheme.is_none() && (is_scheme || pieces.count() > 1) {
        return None;
    }
    Some(format!("{}{address}", fault.before()))
}

/// `telnet://*:23`
pub fn without_asterisk(fault: &Fault<'_>) -> Repaired {
    let address = fault.address();
    let target = address.target.strip_prefix('*').filter(|port| port.starts_with(':'))?.to_owned();
    Some(address.with_target(target))
}

/// `telnet://::1:23`
pub fn ipv6_in_brackets(fault: &Fault<'_>) -> Repaired {
    let address = fault.address();
    let (host, port) = address.target.rsplit_once(':').filter(|(host, _)| host.contains(':'))?;
    let target = format!("[{host}]:{port}");
    Some(address.with_target(target))
}

/// `telnet://[192.0.2.1]:23`, `telnet://[host]:23`
pub fn without_brackets(fault: &Fault<'_>) -> Repaired {
    let address = fault.address();
    let (host, port) = address.target.strip_prefix('[')?.split_once(']').filter(|(host, _)| !host.contains(':'))?;
    let target = format!("{host}{port}");
    Some(address.with_target(target))
}

/// `telnet://[fe80::1%eth0]:23`
pub fn without_zone_id(fault: &Fault<'_>) -> Repaired {
    let end = fault.from().find(']').filter(|_| fault.is(ErrorKind::ZoneIdNotAllowed))?;
    Some(format!("{}{}", fault.before(), &fault.from()[end..]))
}
