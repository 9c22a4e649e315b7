//! The generic grammar: `URI-reference` of RFC 2396 appendix A, with the brackets of RFC 2732.
//!
//! The BNF is taken as it stands. Where it is ambiguous, `net_path` comes before `abs_path`, as section 4.3 and
//! appendix B read it.

use nom::Parser;
use nom::combinator::all_consuming;
use nom::sequence::terminated;

use super::chars::{Class, escaped_run, literal, skip_while};
use super::server::{Server, server, userinfo_at};
use super::{Input, Parsed, fault, outcome, span, until};
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

/// A production under work: the whole input, and the components found so far.
struct Reader<'a> {
    whole: Input<'a>,
    parts: ReferenceParts,
}

/// `URI-reference`, the whole `input`.
pub(crate) fn uri_reference(input: Input<'_>) -> Result<ReferenceParts, ParseError> {
    outcome(reference(input)).map_err(|fault| fault.error(input))
}

/// `URI-reference = [ absoluteURI | relativeURI ] [ "#" fragment ]`
fn reference(input: Input<'_>) -> Parsed<'_, ReferenceParts> {
    let mut reader = Reader {
        whole: input,
        parts: ReferenceParts {
            scheme: Span::ABSENT,
            authority: Span::ABSENT,
            userinfo: Span::ABSENT,
            host: Span::ABSENT,
            port: Span::ABSENT,
            path: Span { start: 0, end: 0 },
            query: Span::ABSENT,
            fragment: Span::ABSENT,
            opaque: false,
            registry_name: false,
        },
    };
    let rest = match terminated(scheme, literal(":")).parse(input) {
        Ok((rest, scheme)) => {
            reader.parts.scheme = span(input, scheme);
            reader.behind_scheme(rest)?.0
        }
        Err(_) => reader.relative_uri(input)?.0,
    };
    let (rest, ()) = reader.fragment(rest)?;
    match rest {
        [] => Ok((rest, reader.parts)),
        _ => fault(rest, ErrorKind::InvalidCharacter, reader.last_part()),
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

impl<'a> Reader<'a> {
    /// `hier_part | opaque_part`
    fn behind_scheme(&mut self, input: Input<'a>) -> Parsed<'a, ()> {
        match input {
            [b'/', ..] => self.hier_part(input),
            [] | [b'#', ..] => fault(input, ErrorKind::Empty, Part::Path),
            _ => self.opaque_part(input),
        }
    }

    /// `hier_part = ( net_path | abs_path ) [ "?" query ]`
    fn hier_part(&mut self, input: Input<'a>) -> Parsed<'a, ()> {
        let rest = match input {
            [b'/', b'/', rest @ ..] => self.net_path(rest)?.0,
            _ => self.path(input, input)?.0,
        };
        self.query(rest)
    }

    /// `relativeURI = ( net_path | abs_path | rel_path ) [ "?" query ]`, or nothing at all.
    fn relative_uri(&mut self, input: Input<'a>) -> Parsed<'a, ()> {
        match input {
            [] | [b'#', ..] => Ok((input, ())),
            [b'/', ..] => self.hier_part(input),
            _ => {
                let (rest, _) = self.rel_path(input)?;
                self.query(rest)
            }
        }
    }

    /// `net_path = "//" authority [ abs_path ]`, behind its slashes
    fn net_path(&mut self, input: Input<'a>) -> Parsed<'a, ()> {
        let (rest, ()) = self.authority(input)?;
        match rest {
            [b'/', ..] => self.path(rest, rest),
            _ => self.path_is(rest, rest),
        }
    }

    /// `authority = server | reg_name`
    ///
    /// A server without brackets has the characters of a registry name, so these delimit both; what they hold
    /// tells which it is. A bracket decides for a server at once.
    fn authority(&mut self, input: Input<'a>) -> Parsed<'a, ()> {
        let behind_userinfo = userinfo_at(input).map_or(input, |(rest, _)| rest);
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
        self.parts.authority = span(self.whole, until(rest, input));
        match found {
            Some(Server { userinfo, host, port }) => {
                let place = |part: Option<Input<'a>>| part.map_or(Span::ABSENT, |part| span(self.whole, part));
                self.parts.userinfo = place(userinfo);
                self.parts.host = place(Some(host));
                self.parts.port = place(port);
            }
            None => self.parts.registry_name = rest.len() != input.len(),
        }
        Ok((rest, ()))
    }

    /// `abs_path = "/" path_segments`, given that a slash is next, or the rest of `rel_path = rel_segment
    /// [ abs_path ]`; the path begins where `start` does.
    ///
    /// `path_segments`, `segment`, `param` and `pchar` together are a run of one class.
    fn path(&mut self, start: Input<'a>, input: Input<'a>) -> Parsed<'a, ()> {
        let (rest, ()) = escaped_run(Class::PATH, Part::Path, input)?;
        self.path_is(start, rest)
    }

    fn path_is(&mut self, start: Input<'a>, rest: Input<'a>) -> Parsed<'a, ()> {
        self.parts.path = span(self.whole, until(rest, start));
        Ok((rest, ()))
    }

    /// `rel_path = rel_segment [ abs_path ]`, where `rel_segment` is not empty and holds no `:`
    fn rel_path(&mut self, input: Input<'a>) -> Parsed<'a, ()> {
        let (rest, ()) = escaped_run(Class::REL_SEGMENT, Part::Path, input)?;
        match rest {
            _ if rest.len() == input.len() => fault(rest, ErrorKind::InvalidCharacter, Part::Path),
            [b'/', ..] => self.path(input, rest),
            _ => self.path_is(input, rest),
        }
    }

    /// `opaque_part = uric_no_slash *uric`, where `uric_no_slash` holds no brackets either
    fn opaque_part(&mut self, input: Input<'a>) -> Parsed<'a, ()> {
        if let [b'[' | b']', ..] = input {
            return fault(input, ErrorKind::InvalidCharacter, Part::Path);
        }
        let (rest, ()) = escaped_run(Class::URIC, Part::Path, input)?;
        if rest.len() == input.len() {
            return fault(rest, ErrorKind::InvalidCharacter, Part::Path);
        }
        self.parts.opaque = true;
        self.path_is(input, rest)
    }

    /// `[ "?" query ]`, where `query = *uric`
    fn query(&mut self, input: Input<'a>) -> Parsed<'a, ()> {
        if let [b'?', query @ ..] = input {
            let (rest, ()) = escaped_run(Class::URIC, Part::Query, query)?;
            self.parts.query = span(self.whole, until(rest, query));
            return Ok((rest, ()));
        }
        Ok((input, ()))
    }

    /// `[ "#" fragment ]`, where `fragment = *uric`
    fn fragment(&mut self, input: Input<'a>) -> Parsed<'a, ()> {
        if let [b'#', fragment @ ..] = input {
            let (rest, ()) = escaped_run(Class::URIC, Part::Fragment, fragment)?;
            self.parts.fragment = span(self.whole, until(rest, fragment));
            return Ok((rest, ()));
        }
        Ok((input, ()))
    }

    /// The component that was read last.
    fn last_part(&self) -> Part {
        if !self.parts.fragment.is_absent() {
            Part::Fragment
        } else if !self.parts.query.is_absent() {
            Part::Query
        } else {
            Part::Path
        }
    }
}
