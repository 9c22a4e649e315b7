#![no_main]

libfuzzer_sys::fuzz_target!(init: vserial_uri_fuzz::build_oracle(), |input: &[u8]| vserial_uri_fuzz::check("service", input));
