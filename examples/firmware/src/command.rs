//! The commands. Each starts with a word; three of them have an argument after a space.

use crate::answer::Rejected;

/// A command. Arguments are bytes, because input need not be UTF-8; the parser reports the first byte that is not ASCII.
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
    /// Returns [`Rejected::EmptyLine`] or [`Rejected::UnknownCommand`].
    pub fn parse(line: &'a [u8]) -> Result<Self, Rejected> {
        match line {
            b"" => return Err(Rejected::EmptyLine),
            b"apply" => return Ok(Self::Apply),
            b"show" => return Ok(Self::Show),
            b"connect" => return Ok(Self::Connect),
            b"proxy none" => return Ok(Self::NoProxy),
            _ => {}
        }
        if let Some(argument) = argument_of(b"direction", line) {
            return Ok(Self::Direction(argument));
        }
        if let Some(argument) = argument_of(b"service", line) {
            return Ok(Self::Service(argument));
        }
        if let Some(argument) = argument_of(b"proxy", line) {
            return Ok(Self::Proxy(argument));
        }
        Err(Rejected::UnknownCommand)
    }
}

/// Returns the argument after `word` and a space. A word alone has an empty argument, which its parser rejects.
fn argument_of<'a>(word: &[u8], line: &'a [u8]) -> Option<&'a [u8]> {
    match line.strip_prefix(word)? {
        [] => Some(&[]),
        [b' ', argument @ ..] => Some(argument),
        _ => None,
    }
}
