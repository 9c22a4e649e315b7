//! Checks each rejected row, and the inputs that broke other parsers.

use oracle::Grammar;
use support::rows::incidents::{self, Answer};
use support::rows::{accept, reject};
use vserial_uri::{ErrorKind, ParseError, ProxyUri, ServiceUri, UriReference};

/// Parses the input as one type and returns the error.
fn error_of(grammar: Grammar, input: &[u8]) -> Option<ParseError> {
    match grammar {
        Grammar::Service => ServiceUri::parse_bytes(input).err(),
        Grammar::Proxy => ProxyUri::parse_bytes(input).err(),
        Grammar::Reference => UriReference::parse_bytes(input).err(),
    }
}

#[test]
fn kinds_offsets_and_messages() {
    let mut wrong = String::new();
    for row in reject::rows() {
        let found = error_of(row.grammar, &row.input).map(|error| {
            let text = str::from_utf8(&row.input);
            let message = text.map_or_else(|_| error.to_string(), |text| error.explain(text).to_string());
            (error.kind().name(), error.offset(), message)
        });
        let expected = Some((row.kind, row.offset, row.message));
        if found != expected {
            let input = row.input.escape_ascii();
            wrong += &format!("{:?} {input}:\n  expected {expected:?}\n  found    {found:?}\n", row.grammar);
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_byte_of_a_thumbprint_is_checked() {
    let joined = "00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF";
    let plain = joined.replace(':', "");
    for thumbprint in [&joined[..59], joined, &plain[..40], &plain] {
        let uri = format!("ssl://h:1#thumbprint={thumbprint}");
        assert!(ServiceUri::parse(&uri).is_ok(), "{uri}");
        let start = uri.len() - thumbprint.len();
        for at in start..uri.len() {
            let others: &[&str] = if &uri[at..=at] == ":" { &["0"] } else { &["g", ":"] };
            for other in others {
                let changed = format!("{}{other}{}", &uri[..at], &uri[at + 1..]);
                let error = ServiceUri::parse(&changed).expect_err(&changed);
                assert_eq!((error.kind(), error.offset()), (ErrorKind::InvalidThumbprint, start), "{changed}");
            }
        }
    }
}

/// The prefixes of an accepted input are valid or have an error of syntax at their end.
#[test]
fn prefixes_of_accepted_inputs_fail_at_their_end() {
    for (grammar, input) in accept::inputs() {
        for cut in 0..input.len() {
            let Some(error) = error_of(grammar, &input.as_bytes()[..cut]) else { continue };
            // An incomplete part can be invalid as a whole.
            let whole_part = matches!(
                error.kind(),
                ErrorKind::InvalidPercentEncoding
                    | ErrorKind::InvalidThumbprint
                    | ErrorKind::SchemeNotAllowed
                    | ErrorKind::UnknownParameter
            );
            assert!(whole_part && error.offset() < cut || error.offset() == cut, "{} {error:?}", &input[..cut]);
        }
    }
}

#[track_caller]
fn answers(name: &str, expected: &Answer, got: Result<Answer, ParseError>) {
    match (expected, got) {
        (Answer::Rejected(kind, offset), Err(error)) => {
            assert_eq!((error.kind().name(), error.offset()), (*kind, *offset), "{name}");
        }
        (Answer::Server(host, port), Ok(Answer::Server(a, b))) => assert_eq!((a, b), (*host, *port), "{name}"),
        (Answer::RegistryName(text), Ok(Answer::RegistryName(got))) => assert_eq!(got, *text, "{name}"),
        (Answer::Opaque(text), Ok(Answer::Opaque(got))) => assert_eq!(got, *text, "{name}"),
        (_, Ok(_)) => panic!("{name}: accepted otherwise"),
        (_, Err(error)) => panic!("{name}: {error}"),
    }
}

#[test]
fn inputs_that_broke_other_parsers() {
    for row in incidents::ROWS {
        let name = format!("{}, {}: {}", row.name, row.shows, row.input);
        let service = ServiceUri::parse(row.input);
        if let (Ok(uri), Answer::Server(_, port)) = (service, &row.service) {
            assert_eq!(uri.port().to_string(), *port, "{name}");
        }
        let port = if let Answer::Server(_, port) = row.service { port } else { "" };
        answers(&name, &row.service, service.map(|uri| Answer::Server(uri.host_str(), port)));
        let reference = UriReference::parse(row.input).map(|uri| match uri.authority() {
            Some(authority) if authority.is_registry_name() => Answer::RegistryName(authority.as_str()),
            Some(authority) => Answer::Server(authority.host().unwrap_or(""), authority.port().unwrap_or("")),
            None => Answer::Opaque(uri.path()),
        });
        answers(&name, &row.reference, reference);
    }
}
