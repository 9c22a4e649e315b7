//! The oracle gives the results of the conformance tables, which are derived by hand.

use oracle::{Grammar, parts};
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
    }
}

#[test]
fn rejected_rows_have_their_errors() {
    for row in reject::rows() {
        assert_fault(row.grammar, &row.input, row.kind, row.offset);
    }
}
