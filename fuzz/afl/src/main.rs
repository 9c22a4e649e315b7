//! Runs a property of the tests under AFL++: `vserial-uri-afl TARGET`.

use support::properties;

fn main() {
    let target = std::env::args().nth(1).expect("the name of a target");
    // Before the fork server starts, so that this is done once.
    properties::build_oracle();
    afl::fuzz!(|input: &[u8]| properties::check(&target, input));
}
