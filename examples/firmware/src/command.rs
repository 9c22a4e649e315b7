//! The commands: one word, and for three of them a text after one space.

use crate::answer::Rejected;

/// A line, taken apart. Texts are bytes: what arrives on a wire need not be UTF-8, and the parser says where it is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command<'a> {
    /// `direction client|server`
    Direction(&'a [u8]),
    /// `service TEXT`
    Service(&'a [u8]),
    /// `proxy TEXT`
    Proxy(&'a [u8]),
    /// `proxy none`
    NoProxy,
    /// `apply`
    Apply,
    /// `show`
    Show,
}

impl<'a> Command<'a> {
    /// Takes a line apart.
    ///
    /// # Errors
    ///
    /// [`Rejected::EmptyLine`] and [`Rejected::UnknownCommand`].
    pub fn parse(line: &'a [u8]) -> Result<Self, Rejected> {
        match line {
            b"" => return Err(Rejected::EmptyLine),
            b"apply" => return Ok(Self::Apply),
            b"show" => return Ok(Self::Show),
            b"proxy none" => return Ok(Self::NoProxy),
            _ => {}
        }
        if let Some(text) = text_after(b"direction", line) {
            return Ok(Self::Direction(text));
        }
        if let Some(text) = text_after(b"service", line) {
            return Ok(Self::Service(text));
        }
        if let Some(text) = text_after(b"proxy", line) {
            return Ok(Self::Proxy(text));
        }
        Err(Rejected::UnknownCommand)
    }
}

/// The text after `word` and one space; a word alone has the empty text, which is for the text's own parser to refuse.
fn text_after<'a>(word: &[u8], line: &'a [u8]) -> Option<&'a [u8]> {
    match line.strip_prefix(word)? {
        [] => Some(&[]),
        [b' ', text @ ..] => Some(text),
        _ => None,
    }
}
