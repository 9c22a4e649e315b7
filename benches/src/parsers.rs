//! Every parser under one signature. The whole result is kept in memory, so that no parser is spared work by the optimiser.

use core::hint::black_box;

use fluent_uri::{Uri, UriRef};
use iri_string::types::{UriReferenceStr, UriStr};
use vserial_uri::{ProxyUri, ServiceUri, UriReference};
use vserial_uri_inputs::look_up_each_byte;

/// Parses a text and tells whether it was accepted.
pub type Parse = fn(&str) -> bool;

/// A parser and what may be compared with it.
#[derive(Clone, Copy)]
pub struct Parser {
    pub name: &'static str,
    pub parse: Parse,
    pub role: Role,
}

/// What a parser's numbers are good for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// This crate.
    Ours,
    /// A full parser, which reads the whole URI: the limits apply to the ratio to the best of these.
    Peer,
    /// Reads less (drops the fragment, or knows only its own schemes): shown, never compared with.
    Partial,
    /// No parser: a yardstick.
    Yardstick,
}

/// One parser, as a function that keeps its name in a profile.
macro_rules! parsers {
    ($($name:literal $role:ident $function:ident = |$text:ident| $parse:expr;)*) => {
        $(
            #[inline(never)]
            fn $function($text: &str) -> bool {
                black_box(&$parse).is_ok()
            }
        )*

        /// The parsers, in the order of the tables' columns.
        pub const PARSERS: &[Parser] = &[$(Parser { name: $name, parse: $function, role: Role::$role }),*];
    };
}

parsers! {
    "service" Ours service = |text| ServiceUri::parse(text);
    "service and its parts" Yardstick service_parts = |text| ServiceUri::parse(text).map(parts_of);
    "proxy" Ours proxy = |text| ProxyUri::parse(text);
    "reference" Ours reference = |text| UriReference::parse(text);
    "fluent-uri" Peer fluent_uri = |text| Uri::parse(text);
    "iri-string" Peer iri_string = |text| UriStr::new(text);
    "uriparse" Peer uriparse = |text| uriparse::URI::try_from(text);
    "url" Peer url = |text| url::Url::parse(text);
    "iref" Peer iref = |text| iref::Uri::new(text);
    "http" Partial http = |text| text.parse::<http::Uri>();
    "nourl" Partial nourl = |text| nourl::Url::parse(text);
    "look-up" Yardstick look_up = |text| look_up_each_byte(text);
    "nothing" Yardstick nothing = |text| Ok::<&str, ()>(text);
    "fluent-uri-reference" Peer fluent_uri_reference = |text| UriRef::parse(text);
    "iri-string-reference" Peer iri_string_reference = |text| UriReferenceStr::new(text);
}

/// The parser of that name.
pub fn find(name: &str) -> Option<Parser> {
    PARSERS.iter().copied().find(|parser| parser.name == name)
}

/// Everything that a connection is made from, as the accessors give it.
fn parts_of(uri: ServiceUri<'_>) -> impl Sized {
    (uri.scheme(), uri.host(), uri.port(), uri.verifies_peer(), uri.auth())
}
