//! Functions on the form of a text, by which [`errors`](crate::errors) finds the invalid part.

use crate::{
    automaton::{Automaton, DEAD},
    rfc2396, serial,
};
use std::sync::LazyLock;

/// The scheme of a text that begins with `scheme "://"`, whether known or not.
pub fn written_scheme(input: &[u8]) -> Option<&[u8]> {
    static SCHEME: LazyLock<Automaton> = LazyLock::new(|| Automaton::new(&rfc2396::scheme()));
    let length = SCHEME.longest_prefix(input)?;
    input[length..].starts_with(b"://").then(|| &input[..length])
}

pub fn is_known(scheme: &[u8]) -> bool {
    static KNOWN: LazyLock<Automaton> = LazyLock::new(|| Automaton::new(&serial::known_scheme()));
    KNOWN.accepts(scheme)
}

pub fn is_one_of(scheme: &[u8], names: &[&str]) -> bool {
    names.iter().any(|name| scheme.eq_ignore_ascii_case(name.as_bytes()))
}

/// `userinfo "@"`
pub fn begins_with_userinfo(authority: &[u8]) -> bool {
    static USERINFO: LazyLock<Automaton> = LazyLock::new(|| Automaton::new(&(rfc2396::userinfo() + "@")));
    USERINFO.longest_prefix(authority).is_some()
}

/// Where a text without a scheme fails as `[ host ] ":" port`.
pub fn bare_end(input: &[u8]) -> usize {
    static BARE: LazyLock<Automaton> = LazyLock::new(|| Automaton::new(&serial::bare()));
    BARE.first_impossible(input).unwrap_or(input.len())
}

pub fn key_of(param: &[u8]) -> &[u8] {
    param.split(|&byte| byte == b'=').next().unwrap_or(param)
}

/// The colon after a host.
pub fn host_end(before: &[u8]) -> Option<usize> {
    let literal = before.iter().position(|&byte| byte == b']').unwrap_or(0);
    if inside_brackets(before) {
        return None;
    }
    before[literal..].iter().position(|&byte| byte == b':').map(|colon| literal + colon)
}

/// Whether an IPv6 literal begins in this text and does not end.
pub fn inside_brackets(before: &[u8]) -> bool {
    let literal = before.iter().rev().take_while(|byte| byte.is_ascii_hexdigit() || b":.".contains(byte)).count();
    before.len().checked_sub(literal + 1).is_some_and(|bracket| before[bracket] == b'[')
}

/// What stops an IPv6 literal.
pub fn in_brackets(found: Option<u8>) -> &'static str {
    match found {
        Some(b'%') => "ZoneIdNotAllowed",
        Some(byte) if !is_uric(byte) => "InvalidCharacter",
        _ => "InvalidIpv6",
    }
}

/// The `%` of an incomplete escape that `D` lies in.
pub fn bad_escape(input: &[u8], d: usize) -> Option<usize> {
    let percent = (d.saturating_sub(2)..d).find(|&at| input[at] == b'%')?;
    (!is_escape(&input[percent..])).then_some(percent)
}

pub fn is_escape(text: &[u8]) -> bool {
    matches!(text, [b'%', high, low, ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit())
}

/// A byte that `uric` has, `%` aside.
pub fn is_uric(byte: u8) -> bool {
    static URIC: LazyLock<Automaton> = LazyLock::new(|| Automaton::new(&rfc2396::uric()));
    byte != b'%' && URIC.step(URIC.start(), byte) != DEAD
}
