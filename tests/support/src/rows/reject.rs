//! Rejected inputs: kind, offset and message of the error.
//!
//! A row is the input, the kind, the offset and the source, with the message on a second line. The source is a section of an
//! RFC, a decision of the Rationale ("decision: ..."), or the rule on offsets ("offsets").

pub mod address;
pub mod host;
pub mod params;
pub mod port;
pub mod proxy;
pub mod reference;
pub mod scheme;
pub mod values;

/// Every table, with the type that rejects its rows.
pub const ALL: &[(Reading, &[Reject])] = &[
    (Reading::Service, scheme::ROWS),
    (Reading::Service, host::ROWS),
    (Reading::Service, address::ROWS),
    (Reading::Service, port::ROWS),
    (Reading::Service, params::ROWS),
    (Reading::Service, values::ROWS),
    (Reading::Proxy, proxy::ROWS),
    (Reading::Reference, reference::ROWS),
];

/// The type that rejects an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    Service,
    Proxy,
    Reference,
}

/// A rejected input and its error.
pub struct Reject {
    pub input: &'static [u8],
    pub kind: &'static str,
    pub offset: usize,
    pub cite: &'static str,
    pub message: &'static str,
}

/// A row whose input is text.
pub const fn no(
    input: &'static str,
    kind: &'static str,
    offset: usize,
    cite: &'static str,
    message: &'static str,
) -> Reject {
    raw(input.as_bytes(), kind, offset, cite, message)
}

/// A row whose input is not UTF-8. Its message is that of the error alone, because `explain` takes text.
pub const fn raw(
    input: &'static [u8],
    kind: &'static str,
    offset: usize,
    cite: &'static str,
    message: &'static str,
) -> Reject {
    Reject { input, kind, offset, cite, message }
}
