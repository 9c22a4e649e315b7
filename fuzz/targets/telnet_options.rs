#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| vserial_uri_fuzz::check("telnet_options", input));
