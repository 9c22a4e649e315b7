//! Compares URI references with parsers of RFC 3986. Each known difference is a function.

use fluent_uri::UriRef;
use iri_string::types::UriReferenceStr;
use vserial_uri::UriReference;

/// The components that RFC 2396 and RFC 3986 have in common.
#[derive(Debug, PartialEq, Eq)]
struct Components<'a> {
    scheme: Option<&'a str>,
    authority: Option<&'a str>,
    path: &'a str,
    query: Option<&'a str>,
    fragment: Option<&'a str>,
}

/// fluent-uri gives the same verdict and components.
pub fn as_fluent_uri(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else { return };
    let theirs = UriRef::parse(text).ok();
    let theirs = theirs.as_ref().map(|uri| Components {
        scheme: uri.scheme().map(|scheme| scheme.as_str()),
        authority: uri.authority().map(|authority| authority.as_str()),
        path: uri.path().as_str(),
        query: uri.query().map(|query| query.as_str()),
        fragment: uri.fragment().map(|fragment| fragment.as_str()),
    });
    compare(text, theirs);
}

/// iri-string gives the same verdict and components.
pub fn as_iri_string(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else { return };
    let theirs = UriReferenceStr::new(text).ok().map(|uri| Components {
        scheme: uri.scheme_str(),
        authority: uri.authority_str(),
        path: uri.path_str(),
        query: uri.query_str(),
        fragment: uri.fragment_str(),
    });
    compare(text, theirs);
}

fn compare(text: &str, theirs: Option<Components<'_>>) {
    match (UriReference::parse(text).ok(), theirs) {
        (Some(ours), Some(theirs)) => assert_eq!(components(ours, &theirs), theirs, "{text:?}"),
        (Some(ours), None) => {
            assert!(brackets_are_uric(ours) || is_registry_name(ours), "{text:?} is accepted by this crate only");
        }
        (None, Some(theirs)) => {
            let known = has_query_without_path(&theirs) || ends_after_scheme(&theirs) || has_ip_future(&theirs);
            assert!(known, "{text:?} is rejected by this crate only");
        }
        (None, None) => {}
    }
}

/// Our components. RFC 3986 has no opaque part: it is a path and a query there.
fn components<'a>(ours: UriReference<'a>, theirs: &Components<'_>) -> Components<'a> {
    let (path, query) = match ours.path().split_once('?') {
        Some((path, query)) if ours.is_opaque() => (path, Some(query)),
        _ => (ours.path(), ours.query()),
    };
    assert!(!ours.is_opaque() || theirs.authority.is_none());
    let authority = ours.authority().map(|authority| authority.as_str());
    Components { scheme: ours.scheme(), authority, path, query, fragment: ours.fragment() }
}

/// RFC 2732 allows brackets wherever `uric` is; RFC 3986 allows them around IP literals only.
fn brackets_are_uric(ours: UriReference<'_>) -> bool {
    let opaque = if ours.is_opaque() { ours.path() } else { "" };
    [Some(opaque), ours.query(), ours.fragment()].into_iter().flatten().any(|part| part.contains(['[', ']']))
}

/// A `reg_name` may contain `:` and `@` anywhere; RFC 3986 has userinfo and port there, or rejects it.
fn is_registry_name(ours: UriReference<'_>) -> bool {
    ours.authority().is_some_and(|authority| authority.is_registry_name() && authority.as_str().contains([':', '@']))
}

/// RFC 2396 requires a path before the query of a relative reference.
fn has_query_without_path(theirs: &Components<'_>) -> bool {
    theirs.scheme.is_none() && theirs.authority.is_none() && theirs.path.is_empty() && theirs.query.is_some()
}

/// RFC 2396 requires text after the colon of a scheme.
fn ends_after_scheme(theirs: &Components<'_>) -> bool {
    theirs.scheme.is_some() && theirs.authority.is_none() && theirs.path.is_empty() && theirs.query.is_none()
}

/// RFC 3986 adds a form for future IP addresses, `[v1.x]`.
fn has_ip_future(theirs: &Components<'_>) -> bool {
    theirs.authority.is_some_and(|authority| authority.contains("[v") || authority.contains("[V"))
}
