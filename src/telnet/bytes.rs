//! Fixed bytes and single bytes. nom's own parsers for them slice the input in functions that can panic, which the optimizer
//! does not see through on a microcontroller.

use nom::error::{Error, ErrorKind};
use nom::{Err, IResult};

/// Parses the bytes of `tag`. An input that ends before them is an error.
pub(crate) fn tag<'a>(tag: &'static [u8]) -> impl Fn(&'a [u8]) -> IResult<&'a [u8], ()> {
    move |input| match input.strip_prefix(tag) {
        Some(rest) => Ok((rest, ())),
        None => Err(Err::Error(Error::new(input, ErrorKind::Tag))),
    }
}

/// Parses any byte. An empty input is an error.
pub(crate) fn octet(input: &[u8]) -> IResult<&[u8], u8> {
    match input {
        [octet, rest @ ..] => Ok((rest, *octet)),
        [] => Err(Err::Error(Error::new(input, ErrorKind::Eof))),
    }
}
