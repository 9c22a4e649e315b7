//! The oracle: the grammar a second time, by another method than that of the library.
//!
//! URI references by RFC 2396 are a regular language, and so are service URIs. [`rfc2396`] and [`serial`] have each production
//! as a regular expression. regex-automata turns these into automata ([`automaton`]), which decide whether a text is valid
//! and, if not, which byte is the first that no valid text has there. The parts of a valid text are found as in appendix B of
//! RFC 2396 ([`parts`]). The oracle does not depend on the library.

pub mod automaton;
pub mod errors;
pub mod parts;
pub mod rfc2396;
pub mod serial;
mod shape;
pub mod suite;
pub mod telnet;

use automaton::Automaton;
use std::sync::LazyLock;

/// The type that a text is parsed as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grammar {
    /// `UriReference`
    Reference,
    /// `ServiceUri`
    Service,
    /// `ProxyUri`
    Proxy,
}

impl Grammar {
    /// All grammars.
    pub const ALL: [Self; 3] = [Self::Reference, Self::Service, Self::Proxy];

    /// The automaton of the texts that this grammar accepts.
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
