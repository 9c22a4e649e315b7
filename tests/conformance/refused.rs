//! Checks each rejected row, and the inputs that broke other parsers.

use vserial_uri::{ErrorKind, ParseError, ProxyUri, ServiceUri, UriReference};

use support::rows::accept::{PROXIES, REFERENCES, SERVICES};
use support::rows::disasters::{self, Answer};
use support::rows::reject::{self, Reading, Reject};

/// Parses the input as one type and returns the error.
fn refuse(reading: Reading, input: &[u8]) -> Option<ParseError> {
    match reading {
        Reading::Service => ServiceUri::parse_bytes(input).err(),
        Reading::Proxy => ProxyUri::parse_bytes(input).err(),
        Reading::Reference => UriReference::parse_bytes(input).err(),
    }
}

/// The same by `parse` instead of `parse_bytes`.
fn refuse_text(reading: Reading, input: &str) -> Option<ParseError> {
    match reading {
        Reading::Service => ServiceUri::parse(input).err(),
        Reading::Proxy => ProxyUri::parse(input).err(),
        Reading::Reference => UriReference::parse(input).err(),
    }
}

fn rows() -> impl Iterator<Item = (Reading, &'static Reject)> {
    reject::ALL.iter().flat_map(|&(reading, rows)| rows.iter().map(move |row| (reading, row)))
}

#[track_caller]
fn error_of(reading: Reading, row: &Reject) -> ParseError {
    let shown = row.input.escape_ascii();
    refuse(reading, row.input).unwrap_or_else(|| panic!("{reading:?} takes {shown}"))
}

#[test]
fn kinds_and_offsets() {
    let mut wrong = String::new();
    for (reading, row) in rows() {
        let shown = row.input.escape_ascii();
        let got = refuse(reading, row.input).map(|error| (error.kind().name(), error.offset()));
        if got != Some((row.kind, row.offset)) {
            wrong += &format!("{reading:?} {shown}: expected {} at {}, found {got:?}\n", row.kind, row.offset);
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn messages() {
    let mut wrong = String::new();
    for (reading, row) in rows() {
        let error = error_of(reading, row);
        let got = core::str::from_utf8(row.input).map_or(error.to_string(), |text| error.explain(text).to_string());
        if got != row.message {
            wrong +=
                &format!("{reading:?} {}:\n  expected {}\n  found    {got}\n", row.input.escape_ascii(), row.message);
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

/// Without the input, an error prints its kind, its part, the offset and the byte found.
#[test]
fn an_error_prints_its_place() {
    for (reading, row) in rows() {
        let error = error_of(reading, row);
        let shown = row.input.escape_ascii();
        let found = row.input.get(row.offset).map_or("the end".into(), |byte| format!("\"{}\"", byte.escape_ascii()));
        let text = error.to_string();
        let place = format!(", at byte {} ({found})", row.offset);
        let what = text.strip_suffix(&*place).unwrap_or_else(|| panic!("{shown}: {text}"));
        let sentence = error.kind().to_string();
        let part = what.strip_prefix(&*sentence).unwrap_or_else(|| panic!("{shown}: {text}"));
        assert_eq!(part.starts_with(" in the "), error.kind() == ErrorKind::InvalidCharacter, "{shown}: {text}");
    }
}

/// With another text than the one that was rejected, a message may be meaningless, but nothing panics.
#[test]
fn explaining_by_another_text_does_not_panic() {
    let others = ["", "\u{fc}", "tcp://\u{fc}\u{fc}\u{fc}\u{fc}", "://", "#&=", "]]]]]]]]]]]]", "\u{fc}[\u{fc}]\u{fc}"];
    for (reading, row) in rows() {
        let error = error_of(reading, row);
        for other in others {
            assert!(!error.explain(other).to_string().is_empty(), "{other}");
        }
    }
}

#[test]
fn text_and_bytes_are_rejected_alike() {
    for (reading, row) in rows() {
        if let Ok(text) = core::str::from_utf8(row.input) {
            assert_eq!(refuse_text(reading, text), refuse(reading, row.input), "{text}");
        }
    }
}

/// The prefixes of an accepted input are valid or have an error of syntax at their end.
#[test]
fn prefixes_of_accepted_inputs_fail_at_their_end() {
    let services = SERVICES.iter().chain(PROXIES).copied().flatten().map(|row| (Reading::Service, row.input));
    let proxies = PROXIES.iter().copied().flatten().map(|row| (Reading::Proxy, row.input));
    let references = REFERENCES.iter().copied().flatten().map(|row| (Reading::Reference, row.input));
    for (reading, input) in services.chain(proxies).chain(references) {
        for cut in 0..input.len() {
            let Some(error) = refuse_text(reading, &input[..cut]) else { continue };
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
        (Answer::Refused(kind, offset), Err(error)) => {
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
    for row in disasters::ROWS {
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
