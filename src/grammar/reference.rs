//! The generic grammar: `URI-reference` of RFC 2396 appendix A, with the brackets of RFC 2732.
//!
//! The BNF is implemented literally. Where it is ambiguous, `net_path` is tried before `abs_path`, as in section 4.3 and
//! appendix B.

use nom::combinator::all_consuming;
use nom::sequence::terminated;
use nom::{Offset, Parser};

use super::authority::{Server, server, userinfo};
use super::scan::{escaped_run, literal, skip_while};
use super::{Input, Parsed, consumed, fault, finish};
use crate::chars::Class;
use crate::error::{ErrorKind, ParseError, Part};
use crate::span::Span;

/// The components of a URI reference.
#[derive(Clone, Copy)]
pub(crate) struct ReferenceParts {
    pub(crate) scheme: Span,
    pub(crate) authority: Span,
    pub(crate) userinfo: Span,
    /// Including the brackets of an IPv6 address.
    pub(crate) host: Span,
    pub(crate) port: Span,
    /// Never absent, but may be empty. For an opaque URI, this is the opaque part.
    pub(crate) path: Span,
    pub(crate) query: Span,
    pub(crate) fragment: Span,
    pub(crate) opaque: bool,
    pub(crate) registry_name: bool,
}

impl ReferenceParts {
    /// No parts. (A function, because a constant is copied by `memcpy`.)
    #[inline(always)]
    const fn none() -> Self {
        Self {
            scheme: Span::ABSENT,
            authority: Span::ABSENT,
            userinfo: Span::ABSENT,
            host: Span::ABSENT,
            port: Span::ABSENT,
            path: Span::ABSENT,
            query: Span::ABSENT,
            fragment: Span::ABSENT,
            opaque: false,
            registry_name: false,
        }
    }
}

/// `URI-reference`, the whole `input`
#[inline(always)]
pub(crate) fn uri_reference(input: Input<'_>) -> Result<ReferenceParts, ParseError> {
    let mut parts = ReferenceParts::none();
    match finish(reference(&mut parts, input)) {
        Ok(()) => Ok(parts),
        Err(fault) => Err(fault.error(input)),
    }
}

/// `URI-reference = [ absoluteURI | relativeURI ] [ "#" fragment ]`
fn reference<'a>(parts: &mut ReferenceParts, input: Input<'a>) -> Parsed<'a, ()> {
    let (rest, ()) = match terminated(scheme, literal(":")).parse(input) {
        Ok(_) => absolute_uri(parts, input)?,
        Err(_) => relative_uri(parts, input)?,
    };
    let (rest, ()) = fragment(parts, rest)?;
    match rest {
        [] => Ok((rest, ())),
        _ => fault(rest, ErrorKind::InvalidCharacter, last_part(parts)),
    }
}

/// `absoluteURI = scheme ":" ( hier_part | opaque_part )`
fn absolute_uri<'a>(parts: &mut ReferenceParts, input: Input<'a>) -> Parsed<'a, ()> {
    let (rest, _) = terminated(scheme, literal(":")).parse(input)?;
    parts.scheme = Span::between(input, rest).but_last();
    match rest {
        [b'/', ..] => hier_part(parts, rest),
        [] | [b'#', ..] => fault(rest, ErrorKind::Empty, Part::Path),
        _ => opaque_part(parts, rest),
    }
}

/// `relativeURI = ( net_path | abs_path | rel_path ) [ "?" query ]`, or nothing at all.
fn relative_uri<'a>(parts: &mut ReferenceParts, input: Input<'a>) -> Parsed<'a, ()> {
    match input {
        [] | [b'#', ..] => set_path(parts, input, input),
        [b'/', ..] => hier_part(parts, input),
        _ => {
            let (rest, _) = rel_path(parts, input)?;
            query(parts, rest)
        }
    }
}

/// `hier_part = ( net_path | abs_path ) [ "?" query ]`
fn hier_part<'a>(parts: &mut ReferenceParts, input: Input<'a>) -> Parsed<'a, ()> {
    let rest = match input {
        [b'/', b'/', ..] => net_path(parts, input)?.0,
        _ => abs_path(parts, input, input)?.0,
    };
    query(parts, rest)
}

/// `opaque_part = uric_no_slash *uric`, where `uric_no_slash` contains no brackets either
fn opaque_part<'a>(parts: &mut ReferenceParts, input: Input<'a>) -> Parsed<'a, ()> {
    if let [b'[' | b']', ..] = input {
        return fault(input, ErrorKind::InvalidCharacter, Part::Path);
    }
    let (rest, ()) = escaped_run(Class::URIC, Part::Path, input)?;
    if rest.len() == input.len() {
        return fault(rest, ErrorKind::InvalidCharacter, Part::Path);
    }
    parts.opaque = true;
    set_path(parts, input, rest)
}

/// `net_path = "//" authority [ abs_path ]`
fn net_path<'a>(parts: &mut ReferenceParts, input: Input<'a>) -> Parsed<'a, ()> {
    let (rest, ()) = literal("//")(input)?;
    let (rest, ()) = authority(parts, rest)?;
    match rest {
        [b'/', ..] => abs_path(parts, rest, rest),
        _ => set_path(parts, rest, rest),
    }
}

/// `abs_path = "/" path_segments`, given that a slash is next. The path begins at `start`, which is earlier for the `abs_path` of
/// a `rel_path`.
///
/// `path_segments`, `segment`, `param` and `pchar` together are a run of one class.
fn abs_path<'a>(parts: &mut ReferenceParts, start: Input<'a>, input: Input<'a>) -> Parsed<'a, ()> {
    let (rest, ()) = escaped_run(Class::PATH, Part::Path, input)?;
    set_path(parts, start, rest)
}

/// Records the path from `start` to `rest`.
fn set_path<'a>(parts: &mut ReferenceParts, start: Input<'a>, rest: Input<'a>) -> Parsed<'a, ()> {
    parts.path = Span::between(start, rest);
    Ok((rest, ()))
}

/// `rel_path = rel_segment [ abs_path ]`, where `rel_segment` is not empty and contains no `:`
fn rel_path<'a>(parts: &mut ReferenceParts, input: Input<'a>) -> Parsed<'a, ()> {
    let (rest, ()) = escaped_run(Class::REL_SEGMENT, Part::Path, input)?;
    match rest {
        _ if rest.len() == input.len() => fault(rest, ErrorKind::InvalidCharacter, Part::Path),
        [b'/', ..] => abs_path(parts, input, rest),
        _ => set_path(parts, input, rest),
    }
}

/// `scheme = alpha *( alpha | digit | "+" | "-" | "." )`
pub(super) fn scheme(input: Input<'_>) -> Parsed<'_, Input<'_>> {
    if !matches!(input, [first, ..] if first.is_ascii_alphabetic()) {
        return fault(input, ErrorKind::InvalidCharacter, Part::Scheme);
    }
    let rest = skip_while(is_scheme, input);
    Ok((rest, consumed(input, rest)))
}

/// `alpha | digit | "+" | "-" | "."`
pub(super) fn is_scheme(byte: u8) -> bool {
    Class::ALPHANUM.contains(byte) || matches!(byte, b'+' | b'-' | b'.')
}

/// `authority = server | reg_name`
///
/// A server without brackets has the characters of a registry name, so scanning for those finds the end of either; parsing
/// the result as a server distinguishes them. A `[` can only start a server.
fn authority<'a>(parts: &mut ReferenceParts, input: Input<'a>) -> Parsed<'a, ()> {
    let after_userinfo = terminated(userinfo, literal("@")).parse(input).map_or(input, |(rest, _)| rest);
    let (rest, found) = match after_userinfo {
        [b'[', ..] => server(input).map(|(rest, server)| (rest, Some(server)))?,
        _ => {
            let (rest, ()) = reg_name(input)?;
            (rest, all_consuming(server).parse(consumed(input, rest)).ok().map(|(_, server)| server))
        }
    };
    match rest {
        [] | [b'/' | b'?' | b'#', ..] => {}
        _ => return fault(rest, ErrorKind::InvalidCharacter, Part::Authority),
    }
    parts.authority = Span::between(input, rest);
    match found {
        Some(Server { userinfo, host, port }) => {
            parts.userinfo = userinfo.map_or(Span::ABSENT, |userinfo| span_of(input, userinfo));
            parts.host = span_of(input, host);
            parts.port = port.map_or(Span::ABSENT, |port| span_of(input, port));
        }
        None => parts.registry_name = rest.len() != input.len(),
    }
    Ok((rest, ()))
}

/// `reg_name = 1*( unreserved | escaped | "$" | "," | ";" | ":" | "@" | "&" | "=" | "+" )`, or nothing: an empty server
fn reg_name(input: Input<'_>) -> Parsed<'_, ()> {
    escaped_run(Class::REG_NAME, Part::Authority, input)
}

/// `[ "?" query ]`, where `query = *uric`
fn query<'a>(parts: &mut ReferenceParts, input: Input<'a>) -> Parsed<'a, ()> {
    uric_after(b'?', Part::Query, &mut parts.query, input)
}

/// `[ "#" fragment ]`, where `fragment = *uric`
fn fragment<'a>(parts: &mut ReferenceParts, input: Input<'a>) -> Parsed<'a, ()> {
    uric_after(b'#', Part::Fragment, &mut parts.fragment, input)
}

/// The position of `part`, which is a piece of `input`.
fn span_of(input: Input<'_>, part: Input<'_>) -> Span {
    Span::of_len(input.len().wrapping_sub(input.offset(part)), part.len())
}

/// `[ mark *uric ]`; stores the position of `*uric` in `span`.
fn uric_after<'a>(mark: u8, part: Part, span: &mut Span, input: Input<'a>) -> Parsed<'a, ()> {
    match input {
        [first, text @ ..] if *first == mark => {
            let (rest, ()) = escaped_run(Class::URIC, part, text)?;
            *span = Span::between(text, rest);
            Ok((rest, ()))
        }
        _ => Ok((input, ())),
    }
}

/// The component that was read last.
fn last_part(parts: &ReferenceParts) -> Part {
    if !parts.fragment.is_absent() {
        Part::Fragment
    } else if !parts.query.is_absent() {
        Part::Query
    } else {
        Part::Path
    }
}
