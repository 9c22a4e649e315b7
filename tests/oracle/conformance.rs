//! The oracle gives the results of the conformance tables, which are derived by hand.

use oracle::{Grammar, automaton::Automaton, parts, rfc2396};
use support::rows::{accept, reject};

use crate::assert_fault;

#[test]
fn accepted_services_have_the_parts_of_their_rows() {
    let services = accept::services().map(|row| (Grammar::Service, row));
    let proxies = accept::proxies().map(|row| (Grammar::Proxy, row));
    for (grammar, row) in services.chain(proxies) {
        let input = row.input;
        assert_eq!(grammar.first_impossible(input.as_bytes()), None, "{grammar:?} {input:?} ({})", row.cite);
        let parts = parts::service(grammar, input).unwrap_or_else(|| panic!("{input:?} is accepted"));
        assert_eq!((parts.scheme.as_str(), parts.port), (row.scheme.0, row.port), "{input:?}");
        assert_eq!((parts.host_kind, parts.host), (row.host.0, row.host.1), "{input:?}");
        assert_eq!(parts.params, row.auth, "{input:?}");
        assert_eq!(parts.verification(), row.verification, "{input:?}");
    }
}

#[test]
fn accepted_references_have_the_parts_of_their_rows() {
    for row in accept::references() {
        let input = row.input;
        assert_eq!(Grammar::Reference.first_impossible(input.as_bytes()), None, "{input:?} ({})", row.cite);
        let parts = parts::reference(input).unwrap_or_else(|| panic!("{input:?} is accepted"));
        assert_eq!((parts.scheme, parts.authority), (row.scheme, row.authority), "{input:?}");
        assert_eq!([parts.userinfo, parts.host, parts.port], row.server, "{input:?}");
        assert_eq!((parts.path, parts.query, parts.fragment), (row.path, row.query, row.fragment), "{input:?}");
        assert_eq!(parts.opaque, row.opaque, "{input:?}");
        let registry_name = row.server == [None; 3] && !matches!(row.authority, None | Some(""));
        assert_eq!(parts.registry_name, registry_name, "{input:?}");
    }
}

#[test]
fn rejected_rows_have_their_errors() {
    for row in reject::rows() {
        assert_fault(row.grammar, &row.input, row.kind, row.offset);
        let Ok(text) = str::from_utf8(&row.input) else { continue };
        match row.grammar {
            Grammar::Reference => assert_eq!(parts::reference(text), None),
            serial => assert_eq!(parts::service(serial, text), None),
        }
    }
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
