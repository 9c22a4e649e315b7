//! Compares addresses and ports of the oracle with those of the standard library.

use oracle::{automaton::Automaton, rfc2396, serial};

/// An IPv6 address is valid if the standard library parses it.
#[test]
fn ipv6_addresses_are_those_of_core() {
    let automaton = Automaton::new(&rfc2396::IPv6address());
    let same = |text: &str| {
        let address = text.parse::<core::net::Ipv6Addr>().is_ok();
        assert_eq!(automaton.accepts(text.as_bytes()), address, "{text:?}");
    };
    // Every sequence of these tokens up to a length, then every octet.
    let tokens = ["1", "0abF", "12345", ":", "::", ".", "1.2.3.4", "01", "256"];
    let mut texts = vec![String::new()];
    for _ in 0..5 {
        texts = texts.iter().flat_map(|text| tokens.map(|token| text.clone() + token)).collect();
        texts.iter().for_each(|text| same(text));
    }
    for octet in (0..300).map(|octet| octet.to_string()).chain(["00".into(), "1a".into(), "".into()]) {
        same(&format!("::1.2.3.{octet}"));
        same(&format!("::{octet}.2.3.4"));
    }
    for gap in 0..10 {
        for length in 0..10 {
            for end in ["", "1", "1.2.3.4"] {
                let mut groups = vec!["1"; length];
                groups.insert(gap.min(length), "");
                same(&(groups.join(":") + end));
                same(&(groups.join(":") + ":" + end));
                same(&format!("{}:{end}", vec!["1"; length].join(":")));
                same(&format!(":{}:{end}", groups.join(":")));
            }
        }
    }
}

#[test]
fn ports_are_those_of_u16() {
    let automaton = Automaton::new(&serial::port());
    for port in 0..70_000 {
        assert_eq!(automaton.accepts(port.to_string().as_bytes()), port <= 65_535, "{port}");
        assert_eq!(automaton.accepts(format!("00{port}").as_bytes()), port <= 65_535, "00{port}");
    }
    assert!(!automaton.accepts(b"") && !automaton.accepts(b"655350"));
}

#[test]
fn ipv4_addresses_are_those_of_core() {
    let automaton = Automaton::new(&rfc2396::dotted_quad());
    for octet in
        ["0", "00", "01", "9", "10", "99", "100", "199", "200", "249", "250", "255", "256", "300", "1000", "", "a"]
    {
        for text in
            [format!("{octet}.0.0.1"), format!("1.2.3.{octet}"), format!("1.{octet}.3"), format!("1.2.3.4.{octet}")]
        {
            assert_eq!(automaton.accepts(text.as_bytes()), text.parse::<core::net::Ipv4Addr>().is_ok(), "{text:?}");
        }
    }
}
