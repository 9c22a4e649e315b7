//! The rules for errors: the kind of the error of a rejected text, and where it points, given `D` of the automaton.
//!
//! `D` alone decides syntax errors. For errors of meaning the part at fault begins earlier and reaches up to `D`; which
//! part that is follows from the text before `D`, which begins a valid text and therefore has a known shape.

use crate::{
    Grammar,
    automaton::Automaton,
    rfc2396, serial,
    shape::{
        bad_escape, bare_end, begins_with_userinfo, host_end, in_brackets, inside_brackets, is_escape, is_known,
        is_one_of, is_uric, key_of, written_scheme,
    },
};
use std::sync::LazyLock;

/// The kinds whose offset is the first byte of the part at fault. All others point at `D` itself.
#[rustfmt::skip]
const AT_THE_PART: [&str; 11] = [
    "DuplicateParameter", "InvalidIpv4", "InvalidPercentEncoding", "InvalidThumbprint", "InvalidValue",
    "IpVersionMismatch", "PortOutOfRange", "SchemeNotAllowed", "UnknownParameter", "UnknownScheme", "UserinfoNotAllowed",
];

/// An error: the name of its kind, and its offset.
pub type Fault = (&'static str, usize);

/// Checks an error that `input` was rejected with, where `d` is [`Grammar::first_impossible`].
///
/// # Errors
///
/// What the error should have been.
pub fn check_offset(grammar: Grammar, input: &[u8], kind: &str, offset: usize, d: usize) -> Result<(), String> {
    let d = checked_at(grammar, input, d);
    let is_allowed = if AT_THE_PART.contains(&kind) { offset <= d } else { offset == d };
    if !is_allowed {
        return Err(format!("{kind} at {offset} breaks the rule for offsets: D is {d}"));
    }
    let faults = faults(grammar, input, d);
    if !faults.contains(&(kind, offset)) {
        return Err(format!("{kind} at {offset}, but D is {d} and the error is one of {faults:?}"));
    }
    Ok(())
}

/// Returns `D`, with one exception.
///
/// After all five keys, no valid text continues with `&`, so `D` is that separator. The parameter that follows is missing,
/// repeated or unknown all the same and must be reported as such, so it is checked as if another key could follow.
fn checked_at(grammar: Grammar, input: &[u8], d: usize) -> usize {
    let in_params = grammar != Grammar::Reference && input[..d].contains(&b'#');
    let all_given = in_params && input.get(d) == Some(&b'&') && grammar.accepts(&input[..d]);
    if all_given { d + 1 } else { d }
}

/// Returns the errors that are correct; more than one if the contract allows a choice.
pub fn faults(grammar: Grammar, input: &[u8], d: usize) -> Faults {
    if grammar == Grammar::Reference { reference_fault(input, d) } else { serial_fault(grammar, input, d) }
}

/// One error, or one of two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Faults(pub Fault, pub Option<Fault>);

impl Faults {
    fn contains(&self, (kind, offset): &(&str, usize)) -> bool {
        let fits = |(its_kind, its_offset): Fault| its_kind == *kind && its_offset == *offset;
        fits(self.0) || self.1.is_some_and(fits)
    }
}

fn one(kind: &'static str, offset: usize) -> Faults {
    Faults((kind, offset), None)
}

fn either(first: Fault, second: Fault) -> Faults {
    Faults(first, Some(second))
}

/// Returns the error of a URI reference.
fn reference_fault(input: &[u8], d: usize) -> Faults {
    static SCHEME_COLON: LazyLock<Automaton> = LazyLock::new(|| Automaton::new(&(rfc2396::scheme() + ":")));
    let found = input.get(d).copied();
    if let Some(percent) = bad_escape(input, d) {
        return one("InvalidPercentEncoding", percent);
    }
    if matches!(found, None | Some(b'#')) && SCHEME_COLON.accepts(&input[..d]) {
        return one("Empty", d);
    }
    if inside_brackets(&input[..d]) {
        return one(in_brackets(found), d);
    }
    assert!(found.is_some(), "only an unfinished escape, scheme or literal ends too early");
    one("InvalidCharacter", d)
}

/// Returns the error of a service or proxy URI.
fn serial_fault(grammar: Grammar, input: &[u8], d: usize) -> Faults {
    let found = input.get(d).copied();
    if input.is_empty() {
        return one("Empty", 0);
    }
    let scheme = written_scheme(input);
    if scheme.is_some_and(|scheme| !is_known(scheme)) {
        return one("UnknownScheme", 0);
    }
    let telnet = scheme.is_some_and(|scheme| is_one_of(scheme, &["telnet", "telnets"]));
    if grammar == Grammar::Proxy && !telnet {
        return match found {
            Some(b'#' | b'%') => either(("SchemeNotAllowed", 0), ("InvalidCharacter", d)),
            Some(byte) if !is_uric(byte) => one("InvalidCharacter", d),
            _ => one("SchemeNotAllowed", 0),
        };
    }
    let authority = scheme.map_or(0, |scheme| scheme.len() + "://".len());
    if begins_with_userinfo(&input[authority..]) {
        return one("UserinfoNotAllowed", authority);
    }
    if scheme.is_none() && bare_end(input) < d {
        // As host and port it failed before `D`, so `D` is where it stops to be the prefix of a scheme.
        return one(if found.is_none() { "PortMissing" } else { "InvalidCharacter" }, d);
    }
    let before = &input[authority..d];
    if let Some(hash) = before.iter().position(|&byte| byte == b'#') {
        return param_fault(input, authority + hash + 1, d);
    }
    match host_end(before) {
        Some(colon) => port_fault(input, authority + colon + 1, d),
        None => host_fault(grammar, scheme.unwrap_or(b"tcp"), input, authority, d),
    }
}

/// Returns the error of a host that begins at `start`. `D` is not after its colon.
fn host_fault(grammar: Grammar, scheme: &[u8], input: &[u8], start: usize, d: usize) -> Faults {
    let found = input.get(d).copied();
    let host = &input[start..d];
    if found == Some(b'[') && host.is_empty() {
        return one("IpVersionMismatch", start);
    }
    if inside_brackets(host) {
        return one(in_brackets(found), d);
    }
    if grammar == Grammar::Proxy && host.is_empty() {
        match found {
            Some(b':') => return one("HostMissing", d),
            None | Some(b'/' | b'?' | b'#') => {
                return either(("HostMissing", d), ("PortMissing", d));
            }
            _ => {}
        }
    }
    match found {
        None | Some(b'/' | b'?' | b'#') => one("PortMissing", d),
        Some(b':') => {
            let name = host.strip_suffix(b".").unwrap_or(host);
            let last_label = name.rsplit(|&byte| byte == b'.').next().unwrap_or(name);
            if !last_label.iter().all(u8::is_ascii_digit) {
                one("InvalidHostname", d)
            } else if is_one_of(scheme, &["tcp6", "tcp6+ssl"]) && Grammar::Service.accepts(&[host, b":1"].concat()) {
                one("IpVersionMismatch", start)
            } else {
                one("InvalidIpv4", start)
            }
        }
        Some(b'%') if host.last() != Some(&b']') => one("InvalidHostname", d),
        Some(byte) if host.last() == Some(&b']') || !is_uric(byte) => one("InvalidCharacter", d),
        Some(_) => one("InvalidHostname", d),
    }
}

/// Returns the error in or after a port that begins at `start`.
fn port_fault(input: &[u8], start: usize, d: usize) -> Faults {
    match (input.get(d), start == d) {
        (Some(byte), _) if byte.is_ascii_digit() => one("PortOutOfRange", start),
        (None | Some(b'/' | b'?' | b'#'), true) => one("PortMissing", d),
        (Some(b'/'), false) => one("PathNotAllowed", d),
        (Some(b'?'), false) => one("QueryNotAllowed", d),
        (Some(b'#'), false) => one("ParametersNotAllowed", d),
        _ => one("InvalidCharacter", d),
    }
}

/// Returns the error of the parameters, which begin at `start`.
fn param_fault(input: &[u8], start: usize, d: usize) -> Faults {
    let mut given: Vec<&[u8]> = input[start..d].split(|&byte| byte == b'&').collect();
    let param = given.pop().unwrap_or_default();
    let given: Vec<&[u8]> = given.into_iter().map(key_of).collect();
    let start = d - param.len();
    match param.iter().position(|&byte| byte == b'=') {
        Some(equals) => value_fault(input, &param[..equals], start + equals + 1, d),
        None => key_fault(input, &given, start, d),
    }
}

/// Returns the error of a key that begins at `start` and follows the keys in `given`.
fn key_fault(input: &[u8], given: &[&[u8]], start: usize, d: usize) -> Faults {
    let in_key = |&&byte: &&u8| is_uric(byte) && byte != b'&' && byte != b'=';
    let end = start + input[start..].iter().take_while(in_key).count();
    let key = &input[start..end];
    let next = input.get(end).copied();
    let open = || serial::KEYS.iter().filter(|key| !given.contains(&key.as_bytes()));
    if is_escape(&input[end..]) {
        // Keys are compared without decoding, so an escaped key is unknown.
        return one("UnknownParameter", start);
    }
    if key.is_empty() {
        return match next {
            None | Some(b'&') => one("ParameterMissing", d),
            Some(b'=') => one("UnknownParameter", start),
            Some(b'%') => either(("UnknownParameter", start), ("InvalidPercentEncoding", start)),
            Some(_) => one("InvalidCharacter", d),
        };
    }
    if given.contains(&key) {
        // A key that an invalid escape follows may count as that key or as another.
        let repeated = ("DuplicateParameter", start);
        return Faults(repeated, (next == Some(b'%')).then_some(("UnknownParameter", start)));
    }
    let begins_open_key = open().any(|open| open.as_bytes().starts_with(key));
    match next {
        Some(b'%') if begins_open_key => {
            return either(("UnknownParameter", start), ("InvalidPercentEncoding", end));
        }
        Some(byte) if begins_open_key && byte != b'%' && !is_uric(byte) => return one("InvalidCharacter", end),
        _ => {}
    }
    match (key, next) {
        (b"verify", Some(b'=')) => one("UnexpectedValue", end),
        (key, None | Some(b'&')) if open().any(|open| open.as_bytes() == key) => one("ValueMissing", end),
        _ => one("UnknownParameter", start),
    }
}

/// Returns the error of the value of `key` that begins at `start`.
fn value_fault(input: &[u8], key: &[u8], start: usize, d: usize) -> Faults {
    let kind = if key == b"thumbprint" { "InvalidThumbprint" } else { "InvalidValue" };
    if let Some(percent) = bad_escape(input, d) {
        let undecodable = ("InvalidPercentEncoding", percent);
        // `%` and the digit at `D` may be invalid, and the escape incomplete as well.
        let may_be_invalid = input.get(d).is_some_and(u8::is_ascii_hexdigit);
        return if may_be_invalid { either(undecodable, (kind, start)) } else { one(undecodable.0, undecodable.1) };
    }
    match input.get(d) {
        None | Some(b'&') if d == start => one("ValueMissing", d),
        Some(b'%') if !is_escape(&input[d..]) => either(("InvalidPercentEncoding", d), (kind, start)),
        Some(&byte) if byte != b'%' && !is_uric(byte) => one("InvalidCharacter", d),
        _ => one(kind, start),
    }
}
