//! The oracle: what the grammar says about a text, found by another method than the crate's.
//!
//! RFC 2396 is a regular language, and so is the language of service URIs. The productions stand here as regular
//! expressions ([`rfc2396`], [`serial`]), regex-automata turns them into automata ([`automaton`]), and the automata
//! answer: is the text in the language, and if not, which byte is the first that no text of the language can have there?
//! The parts of an accepted text come from RFC 2396's appendix B ([`parts`]). Nothing of the crate is used.

pub mod automaton;
pub mod law;
mod partition;
pub mod parts;
pub mod rfc2396;
pub mod serial;
mod shape;
pub mod suite;
pub mod telnet;

use automaton::Automaton;
use std::sync::LazyLock;

/// How a text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// As any URI reference: `UriReference`.
    Reference,
    /// As a service URI: `ServiceUri`.
    Service,
    /// As a proxy URI: `ProxyUri`.
    Proxy,
}

impl Reading {
    /// All readings.
    pub const ALL: [Self; 3] = [Self::Reference, Self::Service, Self::Proxy];

    /// The automaton of the texts that this reading accepts.
    pub fn automaton(self) -> &'static Automaton {
        static REFERENCE: LazyLock<Automaton> = LazyLock::new(|| Automaton::new(&rfc2396::URI_reference()));
        static SERVICE: LazyLock<Automaton> = LazyLock::new(|| without_repeats(&serial::service_uri()));
        static PROXY: LazyLock<Automaton> = LazyLock::new(|| without_repeats(&serial::proxy_uri()));
        match self {
            Self::Reference => &REFERENCE,
            Self::Service => &SERVICE,
            Self::Proxy => &PROXY,
        }
    }

    /// Whether `text` is accepted.
    pub fn accepts(self, text: &[u8]) -> bool {
        self.automaton().accepts(text)
    }

    /// `D`, the first byte after which no continuation is valid (the length at the end of the text); `None` if `text` is
    /// accepted.
    pub fn first_impossible(self, text: &[u8]) -> Option<usize> {
        self.automaton().first_impossible(text)
    }
}

/// The texts of `expression` that give no key twice.
fn without_repeats(expression: &str) -> Automaton {
    serial::KEYS
        .iter()
        .fold(Automaton::new(expression), |language, key| language.without(&Automaton::new(&serial::repeats(key))))
}
