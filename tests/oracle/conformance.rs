//! The oracle gives the results of the conformance tables, which are derived by hand.

use oracle::{Reading, law, parts};
use support::rows::{accept, reject};

#[test]
fn accepted_services_have_the_parts_of_their_rows() {
    let services = accept::SERVICES.iter().copied().flatten().map(|row| (Reading::Service, row));
    let proxies = accept::PROXIES.iter().copied().flatten().map(|row| (Reading::Proxy, row));
    for (reading, row) in services.chain(proxies) {
        let input = row.input;
        assert_eq!(reading.first_impossible(input.as_bytes()), None, "{reading:?} {input:?} ({})", row.cite);
        let parts = parts::service(reading, input).unwrap_or_else(|| panic!("{input:?} is accepted"));
        assert_eq!((parts.scheme.as_str(), parts.port), (row.scheme.0, row.port), "{input:?}");
        assert_eq!((parts.host_kind, parts.host), (row.host.0, row.host.1), "{input:?}");
        assert_eq!(parts.params, row.auth, "{input:?}");
        assert_eq!(parts.verification(), row.verification, "{input:?}");
    }
}

#[test]
fn accepted_references_have_the_parts_of_their_rows() {
    for row in accept::REFERENCES.iter().copied().flatten() {
        let input = row.input;
        assert_eq!(Reading::Reference.first_impossible(input.as_bytes()), None, "{input:?} ({})", row.cite);
        let parts = parts::reference(input).unwrap_or_else(|| panic!("{input:?} is accepted"));
        assert_eq!((parts.scheme, parts.authority), (row.scheme, row.authority), "{input:?}");
        assert_eq!([parts.userinfo, parts.host, parts.port], row.server, "{input:?}");
        assert_eq!((parts.path, parts.query, parts.fragment), (row.path, row.query, row.fragment), "{input:?}");
        assert_eq!(parts.opaque, row.opaque, "{input:?}");
    }
}

#[test]
fn rejected_rows_obey_the_law() {
    for &(reading, rows) in reject::ALL {
        let reading = match reading {
            reject::Reading::Reference => Reading::Reference,
            reject::Reading::Service => Reading::Service,
            reject::Reading::Proxy => Reading::Proxy,
        };
        for row in rows {
            let text = row.input.escape_ascii();
            let Some(d) = reading.first_impossible(row.input) else {
                panic!("{reading:?} \"{text}\" is accepted ({})", row.cite)
            };
            let checked = law::check_offset(reading, row.input, row.kind, row.offset, d);
            assert_eq!(checked, Ok(()), "{reading:?} \"{text}\" ({})", row.cite);
        }
    }
}
