//! Refused inputs: what each reading says of them, where, and in which words. Plain data.
//!
//! A row is the input, the kind and the offset, the source of the answer, and below it the whole message. The source is a
//! section of an RFC, a decision of the README's Rationale ("decision: ..."), or the rule on offsets ("offsets").

pub mod address;
pub mod host;
pub mod params;
pub mod port;
pub mod proxy;
pub mod reference;
pub mod scheme;
pub mod values;

/// Every table, each under the reading that refuses it.
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

/// Which type refuses the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    Service,
    Proxy,
    Reference,
}

/// A refused input and all that is said about it.
pub struct Reject {
    pub input: &'static [u8],
    pub kind: &'static str,
    pub offset: usize,
    pub cite: &'static str,
    pub message: &'static str,
}

/// A row of text.
pub const fn no(
    input: &'static str,
    kind: &'static str,
    offset: usize,
    cite: &'static str,
    message: &'static str,
) -> Reject {
    raw(input.as_bytes(), kind, offset, cite, message)
}

/// A row of bytes that are no UTF-8. Its message is the error's own, since there is no text to explain it by.
pub const fn raw(
    input: &'static [u8],
    kind: &'static str,
    offset: usize,
    cite: &'static str,
    message: &'static str,
) -> Reject {
    Reject { input, kind, offset, cite, message }
}
