//! Authentication parameters.

use vserial_uri::{AuthKey, ErrorKind};

use super::Repaired;
use super::likeness::likeliest;
use super::scheme::with_tls;
use crate::fault::{Address, Fault};

/// `telnets://host:23?verify`, `telnets://host:23/?verify`, `telnets://host:23,verify`
pub fn parameters_behind_hash(fault: &Fault<'_>) -> Repaired {
    let from = fault.from();
    let params = from.strip_prefix("/?").or_else(|| from.strip_prefix(['?', '&', ',', ';', '|', ' ', '/']))?;
    (!fault.in_fragment() && fault.before().ends_with(|c: char| c.is_ascii_digit()))
        .then(|| format!("{}#{}", fault.before(), params.replacen('#', "&", 1)))
}

/// `tcp://host:23?verify`
pub fn parameters_and_tls(fault: &Fault<'_>) -> Repaired {
    with_tls(Address::new(&parameters_behind_hash(fault)?))
}

/// The unknown key, and what follows it.
fn unknown_key<'a>(fault: &Fault<'a>) -> Option<(&'a str, &'a str)> {
    let end = fault.from().find(['=', '&']).unwrap_or(fault.from().len());
    fault.is(ErrorKind::UnknownParameter).then(|| fault.from().split_at(end))
}

/// `#peername=con1`
pub fn key_in_right_case(fault: &Fault<'_>) -> Repaired {
    let (key, rest) = unknown_key(fault)?;
    let known = AuthKey::ALL.iter().copied().find(|known| known.as_str().eq_ignore_ascii_case(key))?;
    Some(format!("{}{known}{rest}", fault.before()))
}

/// `#peer_name=con1`, `#thumprint=...`
pub fn key_by_likeness(fault: &Fault<'_>) -> Repaired {
    let (key, rest) = unknown_key(fault)?;
    let known = match key.to_ascii_lowercase().as_str() {
        "cert" => AuthKey::Certificate,
        "fingerprint" => AuthKey::Thumbprint,
        "cipher" | "ciphers" => AuthKey::CipherList,
        key => likeliest(key, AuthKey::ALL, AuthKey::as_str)?,
    };
    Some(format!("{}{known}{rest}", fault.before()))
}

/// `#verify;peerName=con1`, `#verify#peerName=con1`: nothing but what stands between two parameters is changed.
pub fn parameters_joined(fault: &Fault<'_>) -> Repaired {
    let from = fault.from();
    let (before, separator) = match unknown_key(fault) {
        Some((key, _)) => from.split_at(key.find([',', ';'])?),
        None => from.split_at(0),
    };
    let next = separator.strip_prefix([',', ';', '#', ' '])?.trim_start();
    let is_key = |key: &AuthKey| next.starts_with(key.as_str());
    (fault.in_fragment() && AuthKey::ALL.iter().any(is_key)).then(|| format!("{}{before}&{next}", fault.before()))
}

/// `#verify&`, `#`
pub fn without_empty_parameters(fault: &Fault<'_>) -> Repaired {
    let address = fault.address();
    let fragment = address.fragment.as_deref().filter(|_| fault.is(ErrorKind::ParameterMissing))?;
    let params: Vec<_> = fragment.split('&').filter(|param| !param.is_empty()).collect();
    let fragment = (!params.is_empty()).then(|| params.join("&").into());
    Some(Address { fragment, ..address }.write())
}

/// `#verify=true`; what is meant by `#verify=false` is another thing.
pub fn verify_alone(fault: &Fault<'_>) -> Repaired {
    let end = fault.from().find('&').unwrap_or(fault.from().len());
    let (value, rest) = fault.from().split_at(end);
    let meant = ["=", "=1", "=on", "=true", "=yes"].iter().any(|yes| yes.eq_ignore_ascii_case(value));
    (meant && fault.is(ErrorKind::UnexpectedValue)).then(|| format!("{}{rest}", fault.before()))
}
