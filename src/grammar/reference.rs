//! The generic grammar: `URI-reference` of RFC 2396 appendix A, with the brackets of RFC 2732.
//!
//! The BNF is implemented literally. Where it is ambiguous, `net_path` is tried before `abs_path`, as in section 4.3 and
//! appendix B.

use nom::Parser;
use nom::sequence::terminated;

use super::authority::{ipv6_hostport, userinfo};
use super::fault::{Input, ParseResult, fault, finish};
use super::scan::{escaped_run, literal, skip_while};
use crate::chars::Class;
use crate::error::{ErrorKind, ParseError, Part};
use crate::span::Span;

/// Where the components of a URI reference end, as the numbers of bytes that remain. A component that is absent has no
/// length, and one that is present includes the characters that set it off.
///
/// ```text
/// scheme: //authority /path ?query #fragment
///        |           |     |      |
///   scheme_end       |  path_end  |
///           authority_end      query_end
/// ```
#[derive(Clone, Copy)]
pub(crate) struct ReferenceParts {
    scheme_end: usize,
    authority_end: usize,
    path_end: usize,
    query_end: usize,
}

impl ReferenceParts {
    pub(crate) fn scheme(self, text: &str) -> Option<&str> {
        Span::new(text.len(), self.scheme_end).or_empty(text).strip_suffix(':')
    }

    pub(crate) fn authority(self, text: &str) -> Option<&str> {
        Span::new(self.scheme_end, self.authority_end).or_empty(text).strip_prefix("//")
    }

    pub(crate) fn path(self, text: &str) -> &str {
        Span::new(self.authority_end, self.path_end).or_empty(text)
    }

    pub(crate) fn query(self, text: &str) -> Option<&str> {
        Span::new(self.path_end, self.query_end).or_empty(text).strip_prefix('?')
    }

    pub(crate) fn fragment(self, text: &str) -> Option<&str> {
        Span::new(self.query_end, 0).or_empty(text).strip_prefix('#')
    }

    /// Whether an `opaque_part` follows the scheme: anything but a slash.
    pub(crate) const fn is_opaque(self, text: &str) -> bool {
        match text.as_bytes().split_at_checked(text.len().wrapping_sub(self.scheme_end)) {
            Some(([_, ..], [first, ..])) => *first != b'/',
            _ => false,
        }
    }
}

/// `URI-reference`, the whole `input`
#[inline(always)]
pub(crate) fn uri_reference(input: Input<'_>) -> Result<ReferenceParts, ParseError> {
    finish(reference(input)).map_err(|fault| fault.error(input))
}

/// `URI-reference = [ absoluteURI | relativeURI ] [ "#" fragment ]`
fn reference(input: Input<'_>) -> ParseResult<'_, ReferenceParts> {
    let (after_query, parts) = match terminated(scheme, literal(":")).parse(input) {
        Ok(_) => absolute_uri(input)?,
        Err(_) => relative_uri(input)?,
    };
    let (rest, ()) = fragment(after_query)?;
    let last = if rest.len() != after_query.len() {
        Part::Fragment
    } else if parts.query_end != parts.path_end {
        Part::Query
    } else {
        Part::Path
    };
    match rest {
        [] => Ok((rest, parts)),
        _ => fault(rest, ErrorKind::InvalidCharacter, last),
    }
}

/// `absoluteURI = scheme ":" ( hier_part | opaque_part )`
fn absolute_uri(input: Input<'_>) -> ParseResult<'_, ReferenceParts> {
    let (rest, ()) = terminated(scheme, literal(":")).parse(input)?;
    match rest {
        [b'/', ..] => hier_part(rest),
        [] | [b'#', ..] => fault(rest, ErrorKind::Empty, Part::Path),
        _ => with_query(rest, rest, opaque_part(rest)?.0),
    }
}

/// `relativeURI = ( net_path | abs_path | rel_path ) [ "?" query ]`, or nothing at all.
fn relative_uri(input: Input<'_>) -> ParseResult<'_, ReferenceParts> {
    match input {
        [] | [b'#', ..] => with_query(input, input, input),
        [b'/', ..] => hier_part(input),
        _ => with_query(input, input, rel_path(input)?.0),
    }
}

/// `hier_part = ( net_path | abs_path ) [ "?" query ]`
fn hier_part(input: Input<'_>) -> ParseResult<'_, ReferenceParts> {
    match input {
        [b'/', b'/', ..] => {
            let (after_path, path) = net_path(input)?;
            with_query(input, path, after_path)
        }
        _ => with_query(input, input, abs_path(input)?.0),
    }
}

/// `opaque_part = uric_no_slash *uric`, where `uric_no_slash` contains no brackets either
fn opaque_part(input: Input<'_>) -> ParseResult<'_, ()> {
    if let [b'[' | b']', ..] = input {
        return fault(input, ErrorKind::InvalidCharacter, Part::Path);
    }
    not_empty(input, escaped_run(Class::URIC, Part::Path, input)?.0)
}

/// `net_path = "//" authority [ abs_path ]`, and the input from the `abs_path` on.
fn net_path(input: Input<'_>) -> ParseResult<'_, Input<'_>> {
    let (rest, ()) = literal("//")(input)?;
    let (path, ()) = authority(rest)?;
    match path {
        [b'/', ..] => Ok((abs_path(path)?.0, path)),
        _ => Ok((path, path)),
    }
}

/// `abs_path = "/" path_segments`, given that a slash is next.
///
/// `path_segments`, `segment`, `param` and `pchar` together are a run of one class.
fn abs_path(input: Input<'_>) -> ParseResult<'_, ()> {
    escaped_run(Class::PATH, Part::Path, input)
}

/// `rel_path = rel_segment [ abs_path ]`, where `rel_segment` is not empty and contains no `:`
fn rel_path(input: Input<'_>) -> ParseResult<'_, ()> {
    let (rest, ()) = not_empty(input, escaped_run(Class::REL_SEGMENT, Part::Path, input)?.0)?;
    match rest {
        [b'/', ..] => abs_path(rest),
        _ => Ok((rest, ())),
    }
}

/// Fails if nothing is between `input` and `rest`.
fn not_empty<'a>(input: Input<'_>, rest: Input<'a>) -> ParseResult<'a, ()> {
    if rest.len() == input.len() { fault(rest, ErrorKind::InvalidCharacter, Part::Path) } else { Ok((rest, ())) }
}

/// `scheme = alpha *( alpha | digit | "+" | "-" | "." )`
pub(super) fn scheme(input: Input<'_>) -> ParseResult<'_, ()> {
    match input {
        [first, ..] if first.is_ascii_alphabetic() => Ok((skip_while(is_scheme, input), ())),
        _ => fault(input, ErrorKind::InvalidCharacter, Part::Scheme),
    }
}

/// `alpha | digit | "+" | "-" | "."`
pub(super) fn is_scheme(byte: u8) -> bool {
    Class::ALPHANUM.contains(byte) || matches!(byte, b'+' | b'-' | b'.')
}

/// `authority = server | reg_name`
///
/// A server without brackets has the characters of a registry name, so one scan finds the end of either; `server`
/// distinguishes them when the parts of the authority are read. A `[` can only start a server.
fn authority(input: Input<'_>) -> ParseResult<'_, ()> {
    let after_userinfo = terminated(userinfo, literal("@")).parse(input).map_or(input, |(rest, ())| rest);
    let (rest, ()) = match after_userinfo {
        [b'[', ..] => ipv6_hostport(after_userinfo)?,
        _ => reg_name(input)?,
    };
    match rest {
        [] | [b'/' | b'?' | b'#', ..] => Ok((rest, ())),
        _ => fault(rest, ErrorKind::InvalidCharacter, Part::Authority),
    }
}

/// `reg_name = 1*( unreserved | escaped | "$" | "," | ";" | ":" | "@" | "&" | "=" | "+" )`, or nothing: an empty server
fn reg_name(input: Input<'_>) -> ParseResult<'_, ()> {
    escaped_run(Class::REG_NAME, Part::Authority, input)
}

/// `[ "?" query ]`, where `query = *uric`, after the hierarchical or opaque part `input`, whose path starts at `path`.
fn with_query<'a>(input: Input<'_>, path: Input<'_>, after_path: Input<'a>) -> ParseResult<'a, ReferenceParts> {
    let (rest, ()) = uric_after(b'?', Part::Query, after_path)?;
    let [scheme_end, authority_end] = [input.len(), path.len()];
    Ok((rest, ReferenceParts { scheme_end, authority_end, path_end: after_path.len(), query_end: rest.len() }))
}

/// `[ "#" fragment ]`, where `fragment = *uric`
fn fragment(input: Input<'_>) -> ParseResult<'_, ()> {
    uric_after(b'#', Part::Fragment, input)
}

/// `[ mark *uric ]`
fn uric_after(mark: u8, part: Part, input: Input<'_>) -> ParseResult<'_, ()> {
    match input {
        [first, rest @ ..] if *first == mark => escaped_run(Class::URIC, part, rest),
        _ => Ok((input, ())),
    }
}
