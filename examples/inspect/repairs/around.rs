//! What does not belong to the address, and what must be escaped in it.

use vserial_uri::ErrorKind;

use super::Repaired;
use crate::fault::{Address, Fault};
use crate::verdict::Expected;

/// What may stand between an address and a word that does not belong to it.
const SEPARATORS: [char; 8] = [' ', ',', ';', ':', '/', '?', '&', '|'];

pub fn without_cr(fault: &Fault<'_>) -> Repaired {
    fault.text.strip_suffix('\r').map(Into::into)
}

pub fn without_blanks_around(fault: &Fault<'_>) -> Repaired {
    Some(fault.text.trim().into())
}

/// `"telnet://host:23"`
pub fn without_quotes(fault: &Fault<'_>) -> Repaired {
    let pairs = [('"', '"'), ('\'', '\''), ('`', '`'), ('<', '>'), ('\u{201C}', '\u{201D}')];
    let inside = |(open, close)| fault.text.strip_prefix(open)?.strip_suffix::<char>(close);
    pairs.into_iter().find_map(inside).map(Into::into)
}

pub fn in_lower_case(fault: &Fault<'_>) -> Repaired {
    Some(fault.text.trim().to_lowercase())
}

/// `telnet://host:23 #verify`
pub fn without_space_before_fragment(fault: &Fault<'_>) -> Repaired {
    let address = fault.address();
    let target = address.target.trim_end().to_owned();
    address.fragment.is_some().then(|| address.with_target(target))
}

/// `telnet://host :23`; but `host:2 3` is one mistake or another.
pub fn without_spaces(fault: &Fault<'_>) -> Repaired {
    let address = fault.address();
    let target = address.target.split(':').map(str::trim).collect::<Vec<_>>().join(":");
    (fault.is_at(' ') && !fault.in_fragment()).then(|| address.with_target(target))
}

/// `telnet://:10022,server`, `server:telnet://:10022`, `server://:10022`
pub fn without_direction(fault: &Fault<'_>) -> Repaired {
    if let Some(behind) = behind_direction(fault.text) {
        let address = behind.strip_prefix("://").or_else(|| behind.strip_prefix(SEPARATORS))?;
        return Some(address.trim_start().into());
    }
    let from = fault.from();
    match from.strip_prefix('#').or(fault.in_fragment().then_some(from)) {
        None => {
            let end = from.find('#').unwrap_or(from.len());
            is_direction(from[..end].trim_start_matches(SEPARATORS))
                .then(|| format!("{}{}", fault.before(), &from[end..]))
        }
        Some(params) => {
            let (word, behind) = params.split_once('&').unwrap_or((params, ""));
            let before = fault.before().trim_end_matches(['#', '&']);
            let joint = if behind.is_empty() { "" } else { if before.contains('#') { "&" } else { "#" } };
            is_direction(word).then(|| format!("{before}{joint}{behind}"))
        }
    }
}

/// What follows `server` or `client` at the beginning of a text.
fn behind_direction(text: &str) -> Option<&str> {
    // Both words have six letters.
    let (word, behind) = text.split_at_checked("server".len())?;
    ["server", "client"].iter().any(|direction| word.eq_ignore_ascii_case(direction)).then_some(behind)
}

/// Whether nothing but a direction is told by options as QEMU knows them: `server=on,nowait`, `direction=server`.
fn is_direction(options: &str) -> bool {
    let options = options.strip_prefix("direction=").unwrap_or(options);
    let mut options = options.trim_end().split([',', ';', '&', ' ']);
    let is_first = options.next().and_then(behind_direction).is_some_and(|value| ["", "=on"].contains(&value));
    is_first && options.all(|option| ["nowait", "wait", "wait=on", "wait=off"].contains(&option))
}

/// `#peerName=B%`
pub fn percent_escaped(fault: &Fault<'_>) -> Repaired {
    let rest = fault.from().strip_prefix('%').filter(|_| fault.is(ErrorKind::InvalidPercentEncoding))?;
    may_hold_escapes(fault).then(|| format!("{}%25{rest}", fault.before()))
}

/// `#peerName=my con`
pub fn space_escaped(fault: &Fault<'_>) -> Repaired {
    fault.is_at(' ').then(|| escaped(fault))?
}

/// `#peerName=Büro`
pub fn other_script_escaped(fault: &Fault<'_>) -> Repaired {
    fault.is_at_other_script().then(|| escaped(fault))?
}

fn may_hold_escapes(fault: &Fault<'_>) -> bool {
    fault.expected == Expected::Reference || fault.in_value()
}

/// Escapes what begins at the offset, to the end of the value.
fn escaped(fault: &Fault<'_>) -> Repaired {
    let from = fault.from();
    let end = if fault.expected == Expected::Reference { from.len() } else { from.find('&').unwrap_or(from.len()) };
    // What is not known cannot be escaped.
    if !may_hold_escapes(fault) || from[..end].contains(char::REPLACEMENT_CHARACTER) {
        return None;
    }
    let mut text = fault.before().to_owned();
    for c in from[..end].chars() {
        match c {
            ' ' | '\u{80}'.. => {
                text.extend(c.encode_utf8(&mut [0; 4]).bytes().map(|byte| format!("%{byte:02X}")));
            }
            _ => text.push(c),
        }
    }
    Some(text + &from[end..])
}

/// `tcp://host:23/`; what follows the port is no address.
pub fn without_path(fault: &Fault<'_>) -> Repaired {
    let Address { target, .. } = fault.address();
    let target = target.strip_suffix('/').filter(|_| fault.is(ErrorKind::PathNotAllowed))?.to_owned();
    Some(fault.address().with_target(target))
}
