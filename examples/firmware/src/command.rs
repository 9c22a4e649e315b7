//! The commands: one word, followed by a space and a text for three of them.

use crate::answer::Rejected;

/// A command. Texts are bytes, because input need not be UTF-8; the parser reports where it is not.
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
    /// `connect`
    Connect,
}

impl<'a> Command<'a> {
    /// Parses a line.
    ///
    /// # Errors
    ///
    /// [`Rejected::EmptyLine`] and [`Rejected::UnknownCommand`].
    pub fn parse(line: &'a [u8]) -> Result<Self, Rejected> {
        match line {
            b"" => return Err(Rejected::EmptyLine),
            b"apply" => return Ok(Self::Apply),
            b"show" => return Ok(Self::Show),
            b"connect" => return Ok(Self::Connect),
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

/// Returns the text after `word` and one space. A word alone has an empty text, which the parser of the text rejects.
fn text_after<'a>(word: &[u8], line: &'a [u8]) -> Option<&'a [u8]> {
    match line.strip_prefix(word)? {
        [] => Some(&[]),
        [b' ', text @ ..] => Some(text),
        _ => None,
    }
}
