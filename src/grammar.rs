//! The grammar: RFC 2396 as amended by RFC 2732, and the serial port grammar on top of it. Each production is one function
//! under its rule, in the order and with the names of the RFC.
//!
//! | file | productions |
//! |---|---|
//! | `reference` | `URI-reference` down to `fragment`: the generic grammar |
//! | `authority` | `server`, `hostport`, `host`, `hostname`, `port`, by their form |
//! | `ip` | `IPv4address` and `IPv6address`, with their values |
//! | `groups` | the IP address that `ip` has read |
//! | `serial` | `service-uri` and `proxy-uri`, which build on the above |
//! | `parts` | the parts of a URI that `serial` has read |
//! | `params` | the authentication parameters, which are the fragment of these two |
//! | `scan` | what all are made of: runs of a class, fixed texts, escapes |
//! | `fault` | the result of a production, and where it failed |
//!
//! Productions have nom's signature; the three entry points return `Result`, and `hex16` returns `Option`. The generic grammar
//! combines them with nom (`alt`, `opt`, `preceded`, `terminated`). Four things are written by hand, the first three for a
//! measured reason:
//!
//! - Runs and fixed texts: nom's `take_while` and `tag` slice, and each slice leaves a call to the panic handler in firmware.
//! - The choice of a scheme: as an `alt` over all nine, a short URI takes three times the instructions.
//! - The parts of a service or proxy URI are filled in by reference: returned by value, they are copied by `memcpy`, which is
//!   300 bytes of flash and 200 instructions for each URI on Cortex-M.
//! - Repetitions that compute a value or report an exact offset: a `match` on the next byte, in a loop.
//!
//! Productions read bytes and return positions. They accept ASCII only, so whatever they accept can be sliced as text.

use core::net::{Ipv4Addr, Ipv6Addr};

use crate::error::{ErrorKind, ParseError, Part};
use crate::key::AuthKey;

mod authority;
mod fault;
mod groups;
mod ip;
mod params;
mod parts;
mod reference;
mod scan;
mod serial;

pub(crate) use authority::Server;
pub(crate) use params::{AuthParts, first_param};
pub(crate) use parts::{HostKind, ServiceParts};
pub(crate) use reference::{ReferenceParts, uri_reference};
pub(crate) use serial::{proxy_uri, service_uri};

/// The parts of `text`, the authority of a URI, if it is a `server`.
pub(crate) fn server(text: &str) -> Option<Server> {
    match authority::server(text.as_bytes()) {
        Ok(([], server)) => Some(server),
        _ => None,
    }
}

/// Whether the whole of `text` is a `hostname`.
pub(crate) fn is_hostname(text: &str) -> bool {
    matches!(authority::hostname(text.as_bytes()), Ok(([], _)))
}

/// Returns the address if the whole of `text` is an `IPv4address`.
pub(crate) fn ipv4_address(text: &[u8]) -> Option<Ipv4Addr> {
    match ip::ipv4_address(text) {
        Ok(([], address)) => Some(Ipv4Addr::from_bits(address)),
        _ => None,
    }
}

/// Returns the address if the whole of `text` is an `IPv6reference`.
pub(crate) fn ipv6_reference(text: &[u8]) -> Option<Ipv6Addr> {
    let mut address = groups::Address::none();
    match ip::ipv6_reference(&mut address, text) {
        Ok(([], ())) => Some(address.to_ipv6()),
        _ => None,
    }
}

/// Whether the whole of `text`, without escapes, is a `thumbprint`.
pub(crate) fn is_thumbprint(text: &str) -> bool {
    !text.is_empty()
        && !text.contains('%')
        && matches!(params::value(AuthKey::Thumbprint, text.as_bytes()), Ok(([], ())))
}

/// The text of an input that a production has accepted and that is therefore ASCII.
pub(crate) fn ascii(bytes: &[u8]) -> Result<&str, ParseError> {
    core::str::from_utf8(bytes).map_err(|error| {
        let offset = error.valid_up_to();
        ParseError::new(ErrorKind::InvalidCharacter, offset, Part::Input, bytes.get(offset).copied())
    })
}
