//! Properties of suboptions, on generated ones and on any bytes.

use proptest::prelude::*;
use support::properties::vspc::suboptions_come_back;
use support::telnet::{bytes, code_and_payload};

proptest! {
    #[test]
    fn suboptions_are_read_back(data in code_and_payload()) {
        suboptions_come_back(&data);
    }

    #[test]
    fn any_bytes(data in bytes(0..64)) {
        suboptions_come_back(&data);
    }
}
