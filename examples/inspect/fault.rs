//! A rejected text as hints and repairs look at it.

use std::borrow::Cow;

use vserial_uri::{ErrorKind, Scheme};

use crate::verdict::Expected;

/// A rejected text. Before the offset it is ASCII, whatever follows.
pub struct Fault<'a> {
    pub kind: ErrorKind,
    pub text: &'a str,
    pub offset: usize,
    pub expected: Expected,
}

impl<'a> Fault<'a> {
    pub fn before(&self) -> &'a str {
        self.text.get(..self.offset).unwrap_or_default()
    }

    pub fn from(&self) -> &'a str {
        self.text.get(self.offset..).unwrap_or_default()
    }

    pub fn is(&self, kind: ErrorKind) -> bool {
        self.kind == kind
    }

    pub fn is_at(&self, what: char) -> bool {
        self.from().starts_with(what)
    }

    /// Whether a character that is not ASCII is at fault; what stands for a byte that is no character does not count.
    pub fn is_at_other_script(&self) -> bool {
        self.from().starts_with(|c: char| !c.is_ascii() && c != char::REPLACEMENT_CHARACTER)
    }

    pub fn in_fragment(&self) -> bool {
        self.before().contains('#')
    }

    /// Whether the offset stands in the value of a parameter.
    pub fn in_value(&self) -> bool {
        self.in_fragment() && self.before().rsplit(['#', '&']).next().is_some_and(|param| param.contains('='))
    }

    pub fn address(&self) -> Address<'a> {
        Address::new(self.text)
    }
}

/// The three pieces of what is meant as an address. A repair changes one of them and leaves the others alone.
#[derive(Clone)]
pub struct Address<'a> {
    pub scheme: Option<Cow<'a, str>>,
    /// Host and port.
    pub target: Cow<'a, str>,
    pub fragment: Option<Cow<'a, str>>,
}

impl<'a> Address<'a> {
    pub fn new(text: &'a str) -> Self {
        let (text, fragment) = text.split_once('#').map_or((text, None), |(text, fragment)| (text, Some(fragment)));
        let (scheme, target) = text.split_once("://").map_or((None, text), |(scheme, target)| (Some(scheme), target));
        Self { scheme: scheme.map(Cow::from), target: target.into(), fragment: fragment.map(Cow::from) }
    }

    /// The scheme, if it is one of ours.
    pub fn known_scheme(&self) -> Option<Scheme> {
        self.scheme.as_deref().map_or(Some(Scheme::Tcp), known_scheme)
    }

    pub fn with_scheme(self, scheme: Scheme) -> String {
        Self { scheme: Some(scheme.as_str().into()), ..self }.write()
    }

    pub fn with_target(self, target: impl Into<Cow<'a, str>>) -> String {
        Self { target: target.into(), ..self }.write()
    }

    pub fn write(&self) -> String {
        let Self { scheme, target, fragment } = self;
        let (scheme, mark) = scheme.as_deref().map_or(("", ""), |scheme| (scheme, "://"));
        let (hash, fragment) = fragment.as_deref().map_or(("", ""), |fragment| ("#", fragment));
        format!("{scheme}{mark}{target}{hash}{fragment}")
    }
}

pub fn known_scheme(name: &str) -> Option<Scheme> {
    Scheme::ALL.iter().copied().find(|scheme| scheme.as_str().eq_ignore_ascii_case(name))
}
