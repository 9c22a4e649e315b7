//! The generic grammar: `URI-reference` of RFC 2396 appendix A, with the brackets of RFC 2732.
//!
//! The BNF is taken as it stands. Where it is ambiguous, `net_path` comes before `abs_path`, as section 4.3 and
//! appendix B read it.

use nom::combinator::all_consuming;
use nom::sequence::terminated;
use nom::{Offset, Parser};

use super::authority::{Server, server, userinfo};
use super::scan::{escaped_run, literal, skip_while};
use super::{Input, Parsed, fault, outcome, until};
use crate::chars::Class;
use crate::error::{ErrorKind, ParseError, Part};
use crate::span::Span;

/// The components of a URI reference.
#[derive(Clone, Copy)]
pub(crate) struct ReferenceParts {
    pub(crate) scheme: Span,
    pub(crate) authority: Span,
    pub(crate) userinfo: Span,
    /// With its brackets, if it has some.
    pub(crate) host: Span,
    pub(crate) port: Span,
    /// Never absent, but possibly empty. The opaque part, where there is one.
    pub(crate) path: Span,
    pub(crate) query: Span,
    pub(crate) fragment: Span,
    pub(crate) opaque: bool,
    pub(crate) registry_name: bool,
}

impl ReferenceParts {
    /// Those of no reference: nothing has been read yet. (A function, because a constant is copied by `memcpy`.)
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
    match outcome(reference(&mut parts, input)) {
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

/// `alpha | digit | "+" | "-" | "."`
pub(super) fn is_scheme(byte: u8) -> bool {
    Class::ALPHANUM.holds(byte) || matches!(byte, b'+' | b'-' | b'.')
}

/// `scheme = alpha *( alpha | digit | "+" | "-" | "." )`
pub(super) fn scheme(input: Input<'_>) -> Parsed<'_, Input<'_>> {
    if !matches!(input, [first, ..] if first.is_ascii_alphabetic()) {
        return fault(input, ErrorKind::InvalidCharacter, Part::Scheme);
    }
    let rest = skip_while(is_scheme, input);
    Ok((rest, until(rest, input)))
}

/// `hier_part = ( net_path | abs_path ) [ "?" query ]`
fn hier_part<'a>(parts: &mut ReferenceParts, input: Input<'a>) -> Parsed<'a, ()> {
    let rest = match input {
        [b'/', b'/', rest @ ..] => net_path(parts, rest)?.0,
        _ => path(parts, input, input)?.0,
    };
    query(parts, rest)
}

/// `relativeURI = ( net_path | abs_path | rel_path ) [ "?" query ]`, or nothing at all.
fn relative_uri<'a>(parts: &mut ReferenceParts, input: Input<'a>) -> Parsed<'a, ()> {
    match input {
        [] | [b'#', ..] => path_is(parts, input, input),
        [b'/', ..] => hier_part(parts, input),
        _ => {
            let (rest, _) = rel_path(parts, input)?;
            query(parts, rest)
        }
    }
}

/// `net_path = "//" authority [ abs_path ]`, behind its slashes
fn net_path<'a>(parts: &mut ReferenceParts, input: Input<'a>) -> Parsed<'a, ()> {
    let (rest, ()) = authority(parts, input)?;
    match rest {
        [b'/', ..] => path(parts, rest, rest),
        _ => path_is(parts, rest, rest),
    }
}

/// `authority = server | reg_name`
///
/// A server without brackets has the characters of a registry name, so these delimit both; what they hold
/// tells which it is. A bracket decides for a server at once.
fn authority<'a>(parts: &mut ReferenceParts, input: Input<'a>) -> Parsed<'a, ()> {
    let behind_userinfo = terminated(userinfo, literal("@")).parse(input).map_or(input, |(rest, _)| rest);
    let (rest, found) = match behind_userinfo {
        [b'[', ..] => server(input).map(|(rest, server)| (rest, Some(server)))?,
        _ => {
            let (rest, ()) = escaped_run(Class::REG_NAME, Part::Authority, input)?;
            (rest, all_consuming(server).parse(until(rest, input)).ok().map(|(_, server)| server))
        }
    };
    match rest {
        [] | [b'/' | b'?' | b'#', ..] => {}
        _ => return fault(rest, ErrorKind::InvalidCharacter, Part::Authority),
    }
    parts.authority = Span::between(input, rest);
    match found {
        Some(Server { userinfo, host, port }) => {
            parts.userinfo = userinfo.map_or(Span::ABSENT, |userinfo| place(input, userinfo));
            parts.host = place(input, host);
            parts.port = port.map_or(Span::ABSENT, |port| place(input, port));
        }
        None => parts.registry_name = rest.len() != input.len(),
    }
    Ok((rest, ()))
}

/// Where `part`, a piece of `input`, stands.
fn place(input: Input<'_>, part: Input<'_>) -> Span {
    Span::of_len(input.len().wrapping_sub(input.offset(part)), part.len())
}

/// `abs_path = "/" path_segments`, given that a slash is next, or the rest of `rel_path = rel_segment
/// [ abs_path ]`; the path begins where `start` does.
///
/// `path_segments`, `segment`, `param` and `pchar` together are a run of one class.
fn path<'a>(parts: &mut ReferenceParts, start: Input<'a>, input: Input<'a>) -> Parsed<'a, ()> {
    let (rest, ()) = escaped_run(Class::PATH, Part::Path, input)?;
    path_is(parts, start, rest)
}

fn path_is<'a>(parts: &mut ReferenceParts, start: Input<'a>, rest: Input<'a>) -> Parsed<'a, ()> {
    parts.path = Span::between(start, rest);
    Ok((rest, ()))
}

/// `rel_path = rel_segment [ abs_path ]`, where `rel_segment` is not empty and holds no `:`
fn rel_path<'a>(parts: &mut ReferenceParts, input: Input<'a>) -> Parsed<'a, ()> {
    let (rest, ()) = escaped_run(Class::REL_SEGMENT, Part::Path, input)?;
    match rest {
        _ if rest.len() == input.len() => fault(rest, ErrorKind::InvalidCharacter, Part::Path),
        [b'/', ..] => path(parts, input, rest),
        _ => path_is(parts, input, rest),
    }
}

/// `opaque_part = uric_no_slash *uric`, where `uric_no_slash` holds no brackets either
fn opaque_part<'a>(parts: &mut ReferenceParts, input: Input<'a>) -> Parsed<'a, ()> {
    if let [b'[' | b']', ..] = input {
        return fault(input, ErrorKind::InvalidCharacter, Part::Path);
    }
    let (rest, ()) = escaped_run(Class::URIC, Part::Path, input)?;
    if rest.len() == input.len() {
        return fault(rest, ErrorKind::InvalidCharacter, Part::Path);
    }
    parts.opaque = true;
    path_is(parts, input, rest)
}

/// `[ "?" query ]`, where `query = *uric`
fn query<'a>(parts: &mut ReferenceParts, input: Input<'a>) -> Parsed<'a, ()> {
    uric_behind(b'?', Part::Query, &mut parts.query, input)
}

/// `[ "#" fragment ]`, where `fragment = *uric`
fn fragment<'a>(parts: &mut ReferenceParts, input: Input<'a>) -> Parsed<'a, ()> {
    uric_behind(b'#', Part::Fragment, &mut parts.fragment, input)
}

/// `[ mark *uric ]`, where `*uric` goes to `place`.
fn uric_behind<'a>(mark: u8, part: Part, place: &mut Span, input: Input<'a>) -> Parsed<'a, ()> {
    match input {
        [first, text @ ..] if *first == mark => {
            let (rest, ()) = escaped_run(Class::URIC, part, text)?;
            *place = Span::between(text, rest);
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
