//! The far end of a proxy.
fn main() {}
