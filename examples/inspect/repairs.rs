//! What was probably meant. Whether it would be accepted, and is worth a word, is for `hints` to find out.
//!
//! A repair changes the one piece that its hint speaks of. It never takes away a parameter or the TLS of a scheme: what
//! is proposed is copied.

mod around;
mod host;
mod likeness;
mod params;
mod scheme;

pub use around::*;
pub use host::*;
pub use params::*;
pub use scheme::*;

type Repaired = Option<String>;
