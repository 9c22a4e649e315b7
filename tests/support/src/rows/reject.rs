//! Rejected inputs: kind, offset and message of the error.
//!
//! A row is an error, an input and the source. In the input, `«` and `»` enclose what the message quotes, and `¦` is before
//! the byte at fault. Without `¦`, that is the first byte of the last quotation. The source is a section of an RFC, a
//! decision of the Rationale ("decision: ..."), or the rule on offsets ("offsets").

pub mod address;
pub mod errors;
pub mod host;
pub mod params;
pub mod port;
pub mod proxy;
pub mod reference;
pub mod scheme;
pub mod values;

use errors::Error;
use oracle::Grammar;

/// Every table, with the grammar that rejects its rows.
const TABLES: &[(Grammar, &[Row])] = &[
    (Grammar::Service, scheme::ROWS),
    (Grammar::Service, host::ROWS),
    (Grammar::Service, address::ROWS),
    (Grammar::Service, port::ROWS),
    (Grammar::Service, params::ROWS),
    (Grammar::Service, values::ROWS),
    (Grammar::Proxy, proxy::ROWS),
    (Grammar::Reference, reference::ROWS),
];

/// A row of a table.
#[derive(Clone, Copy)]
pub enum Row {
    /// The error, the input with its marks, and the source.
    Text(Error, &'static str, &'static str),
    /// An input that is not UTF-8, the offset, the source, and the message. That is the message of the error alone, because
    /// `explain` takes text.
    Bytes(&'static [u8], usize, &'static str, &'static str),
}

/// A row whose input is text.
const fn no(error: Error, input: &'static str, cite: &'static str) -> Row {
    Row::Text(error, input, cite)
}

/// A row whose input is not UTF-8.
const fn raw(input: &'static [u8], offset: usize, cite: &'static str, message: &'static str) -> Row {
    Row::Bytes(input, offset, cite, message)
}

/// A rejected input and its error.
pub struct Reject {
    pub grammar: Grammar,
    pub input: Vec<u8>,
    pub kind: &'static str,
    pub offset: usize,
    pub cite: &'static str,
    pub message: String,
}

/// Returns the rows of every table.
pub fn rows() -> impl Iterator<Item = Reject> {
    TABLES.iter().flat_map(|&(grammar, rows)| {
        rows.iter().map(move |&row| match row {
            Row::Text(error, marked, cite) => {
                let errors::Place { input, offset, message } = error.at(marked);
                Reject { grammar, input: input.into(), kind: error.0, offset, cite, message }
            }
            Row::Bytes(input, offset, cite, message) => {
                Reject { grammar, input: input.into(), kind: "InvalidCharacter", offset, cite, message: message.into() }
            }
        })
    })
}
