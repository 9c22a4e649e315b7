//! Options by RFC 1143: each cell of its table, and two ends that negotiate in every order of events.

mod cells;
mod explored;
