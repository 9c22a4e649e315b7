//! Hints for common mistakes.
//!
//! [`table`] lists the hints; the first that applies is printed. A hint that proposes a text applies only if that text is
//! accepted, so that following a hint does not lead to another error.

mod table;

use std::sync::LazyLock;

use regex::{Regex, RegexBuilder};
use vserial_uri::ErrorKind;

use crate::input::{Expected, Kind, Rejected};
use crate::visible::shortened;

pub use table::FORM_ENCODED_PEM;

/// The length of the longest text that gets a hint, in bytes. Nobody typed a longer one, and matching it takes time.
const LONGEST: usize = 1 << 14;

static HINTS: LazyLock<Vec<Hint>> = LazyLock::new(table::hints);

/// Returns the hint for a rejected input, if there is one.
pub fn hint(rejected: &Rejected<'_>) -> Option<String> {
    let text = String::from_utf8_lossy(rejected.text.get(..LONGEST).unwrap_or(rejected.text));
    match rejected.kind {
        Kind::InvalidJson if text.trim_start().starts_with('{') => None,
        Kind::InvalidJson => {
            Some(r#"write an object: {"serviceURI": "telnet://:13370", "direction": "server"}"#.into())
        }
        Kind::Parse(_) if rejected.text.len() > LONGEST => None,
        Kind::Parse(kind) => {
            let error = Error { kind, offset: rejected.offset, text: &text, expected: rejected.expected };
            HINTS.iter().filter(|hint| hint.is_for(&error)).find_map(|hint| hint.apply(&error))
        }
    }
}

/// Returns whether a certificate has "+" instead of the spaces of PEM. Such a value is valid in a URI, but it is no PEM.
pub fn is_form_encoded_pem(value: &str) -> bool {
    value.starts_with("-----BEGIN+")
}

/// The error that a hint is for.
struct Error<'a> {
    kind: ErrorKind,
    offset: usize,
    /// The rejected text, with U+FFFD for what is not UTF-8. It is ASCII up to the offset.
    text: &'a str,
    expected: Expected,
}

/// A row of the table: a message, the errors that it is for, and the mistakes that it helps with.
struct Hint {
    message: &'static str,
    expected: &'static [Expected],
    /// The kinds of error; empty for any kind.
    kinds: &'static [ErrorKind],
    rules: Vec<Rule>,
}

/// A mistake, and what to write instead.
struct Rule {
    pattern: Regex,
    place: Place,
    action: Action,
}

/// The text that a pattern is matched against.
#[derive(Clone, Copy)]
enum Place {
    /// The whole text.
    Text,
    /// The text from the error's offset on.
    Error,
}

enum Action {
    /// Prints the message alone.
    Explain,
    /// Proposes the text with the match replaced by this template.
    Replace(&'static str),
    /// Proposes the text with the first group replaced by what the function returns for it.
    ReplaceGroup(fn(&str) -> Option<String>),
}

/// Starts a row of the table.
fn hint_for(expected: &'static [Expected], message: &'static str) -> Hint {
    Hint { message, expected, kinds: &[], rules: Vec::new() }
}

impl Hint {
    /// Restricts the hint to these kinds of error.
    fn kinds(self, kinds: &'static [ErrorKind]) -> Self {
        Self { kinds, ..self }
    }

    /// Applies to every such error.
    fn always(self) -> Self {
        self.rule("", Place::Error, Action::Explain)
    }

    /// Applies if `pattern` matches at the error.
    fn if_error_at(self, pattern: &str) -> Self {
        self.rule(&format!("^(?:{pattern})"), Place::Error, Action::Explain)
    }

    /// Applies if `pattern` matches anywhere.
    fn if_found(self, pattern: &str) -> Self {
        self.rule(pattern, Place::Text, Action::Explain)
    }

    /// Replaces the text by `template` if `pattern` matches all of it.
    fn rewrite(self, pattern: &str, template: &'static str) -> Self {
        self.rule(&format!("^(?:{pattern})$"), Place::Text, Action::Replace(template))
    }

    /// Like [`rewrite`](Self::rewrite), but replaces only the first group, by what `replace` returns for it.
    fn rewrite_group(self, pattern: &str, replace: fn(&str) -> Option<String>) -> Self {
        self.rule(&format!("^(?:{pattern})$"), Place::Text, Action::ReplaceGroup(replace))
    }

    /// Replaces what `pattern` matches at the error by `template`.
    fn rewrite_at_error(self, pattern: &str, template: &'static str) -> Self {
        self.rule(&format!("^(?:{pattern})"), Place::Error, Action::Replace(template))
    }

    /// Like [`rewrite_at_error`](Self::rewrite_at_error), but replaces the match by what `replace` returns for it.
    fn rewrite_at_error_with(self, pattern: &str, replace: fn(&str) -> Option<String>) -> Self {
        self.rule(&format!("^({pattern})"), Place::Error, Action::ReplaceGroup(replace))
    }

    fn rule(mut self, pattern: &str, place: Place, action: Action) -> Self {
        let pattern = RegexBuilder::new(pattern).case_insensitive(true).dot_matches_new_line(true).build();
        self.rules.push(Rule { pattern: pattern.expect("every pattern of the table is valid"), place, action });
        self
    }

    fn is_for(&self, error: &Error<'_>) -> bool {
        self.expected.contains(&error.expected) && (self.kinds.is_empty() || self.kinds.contains(&error.kind))
    }

    fn apply(&self, error: &Error<'_>) -> Option<String> {
        self.rules.iter().find_map(|rule| rule.apply(error, self.message))
    }
}

impl Rule {
    fn apply(&self, error: &Error<'_>, message: &str) -> Option<String> {
        let start = match self.place {
            Place::Text => 0,
            Place::Error => error.offset,
        };
        let (before, text) = error.text.split_at_checked(start)?;
        let captures = self.pattern.captures(text)?;
        let proposal = match self.action {
            Action::Explain => return Some(message.to_owned()),
            Action::Replace(template) => self.pattern.replace(text, template).into_owned(),
            Action::ReplaceGroup(replace) => {
                let group = captures.get(1)?;
                format!("{}{}{}", &text[..group.start()], replace(group.as_str())?, &text[group.end()..])
            }
        };
        let proposal = format!("{before}{proposal}");
        error.expected.accepts(&proposal).then(|| match shortened(&proposal) {
            shown if shown == proposal => format!("{message}: `{proposal}`"),
            // A truncated URI is not useful.
            _ => message.to_owned(),
        })
    }
}
