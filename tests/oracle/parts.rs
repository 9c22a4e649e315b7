//! Tests the parts that the oracle finds.

use oracle::{Grammar, automaton::Automaton, parts, rfc2396};

#[test]
fn reference_parts() {
    let parts = |text| parts::reference(text).unwrap_or_else(|| panic!("{text:?} is accepted"));
    let all = parts("s://u:p@[::1]:8/p;q?r#f");
    assert_eq!((all.scheme, all.authority), (Some("s"), Some("u:p@[::1]:8")));
    assert_eq!((all.userinfo, all.host, all.port), (Some("u:p"), Some("[::1]"), Some("8")));
    assert_eq!((all.path, all.query, all.fragment, all.opaque), ("/p;q", Some("r"), Some("f"), false));
    let opaque = parts("mailto:a?b#c?d");
    assert_eq!((opaque.scheme, opaque.path, opaque.query, opaque.fragment), (Some("mailto"), "a?b", None, Some("c?d")));
    assert!(opaque.opaque);
    let empty = parts("///x");
    assert_eq!((empty.authority, empty.host, empty.registry_name, empty.path), (Some(""), None, false, "/x"));
    let registry = parts("//h_x:1");
    assert_eq!((registry.authority, registry.host, registry.registry_name), (Some("h_x:1"), None, true));
    assert_eq!(parts("//h:").port, Some(""));
    assert_eq!(parts("//@h").userinfo, Some(""));
    assert_eq!(parts("a?b:c").scheme, None);
    assert_eq!(parts::reference("s:"), None);
}

#[test]
fn service_parts() {
    let service = parts::service(Grammar::Service, "SSL://[::1]:007#verify&peerName=a=b").unwrap();
    assert_eq!((service.scheme.as_str(), service.host, service.host_kind, service.port), ("ssl", "::1", "ipv6", 7));
    assert_eq!(service.params, [("verify", None), ("peerName", Some("a=b"))]);
    assert!(service.verification());
    let bare = parts::service(Grammar::Service, ":1").unwrap();
    assert_eq!((bare.scheme.as_str(), bare.host_kind, bare.verification()), ("tcp", "empty", false));
    assert_eq!(parts::service(Grammar::Service, "1.2.3.4:1").unwrap().host_kind, "ipv4");
    assert_eq!(parts::service(Grammar::Service, "1.2.3.a4:1").unwrap().host_kind, "name");
}

/// Each part of a reference has the form of its production.
#[test]
fn parts_have_the_form_of_their_productions() {
    let text = "s.x+1://u%41:;@a-b.c:08/p;a=b/?q[]/?#f?";
    let parts = parts::reference(text).unwrap();
    for (part, production) in [
        (parts.scheme.unwrap(), rfc2396::scheme()),
        (parts.authority.unwrap(), rfc2396::authority()),
        (parts.userinfo.unwrap(), rfc2396::userinfo()),
        (parts.host.unwrap(), rfc2396::host()),
        (parts.port.unwrap(), rfc2396::port()),
        (parts.path, rfc2396::path()),
        (parts.query.unwrap(), rfc2396::query()),
        (parts.fragment.unwrap(), rfc2396::fragment()),
    ] {
        assert!(Automaton::new(&production).accepts(part.as_bytes()), "{part:?} does not match {production}");
    }
}
