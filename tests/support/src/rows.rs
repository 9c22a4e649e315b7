//! The conformance tables. Every row has its source.

pub mod accept;
pub mod backing;
pub mod disasters;
pub mod field;
pub mod implied;
pub mod regressions;
pub mod reject;
