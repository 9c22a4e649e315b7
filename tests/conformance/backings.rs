//! Checks the rows of backing objects, and the URIs seen in use.

use core::error::Error;

use vserial_uri::{BackingError, Direction, ParseError, ProxyUri, ServiceUri, UriBacking, UriReference};

use support::rows::backing;
use support::rows::in_use::{self, Outcome, Role};
use support::rows::reject::errors::Place;

#[test]
fn directions() {
    for (text, direction) in [("client", Direction::Client), ("server", Direction::Server)] {
        assert_eq!(Direction::parse(text), Ok(direction));
        assert_eq!(Direction::try_from(text), Ok(direction));
        assert_eq!(text.parse(), Ok(direction));
        assert_eq!((direction.as_str(), &*direction.to_string()), (text, text));
    }
    for &(text, kind, message) in backing::DIRECTIONS {
        let error = Direction::parse(text).expect_err(text);
        assert_eq!((error.kind().name(), error.offset()), (kind, 0), "{text}");
        assert_eq!(error.explain(text).to_string(), message, "{text}");
        assert_eq!(Direction::try_from(text), Err(error));
    }
}

#[test]
fn backings_have_their_parts() {
    for row in backing::ACCEPT {
        let text = row.service;
        let direction = Direction::parse(row.direction).unwrap();
        let backing = UriBacking::new(direction, text, row.proxy).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(backing.direction(), direction, "{text}");
        assert_eq!(backing.service_uri(), text);
        assert_eq!(if backing.proxy().is_some() { "proxy" } else { "direct" }, row.via, "{text}");
        assert_eq!(backing.proxy(), row.proxy.filter(|uri| !uri.is_empty()).map(|uri| ProxyUri::parse(uri).unwrap()));
        assert_eq!(backing.parse_service(), ServiceUri::parse(text), "{text}");
        assert_eq!(backing.parse_service_reference(), UriReference::parse(text), "{text}");
        assert_eq!([backing.parse_service().is_ok(), backing.parse_service_reference().is_ok()], row.reads, "{text}");
        let proxy = backing.proxy().map(|proxy| proxy.as_str());
        let via = proxy.map_or_else(String::new, |proxy| format!(" via {proxy}"));
        assert_eq!(backing.to_string(), format!("{} {text}{via}", row.direction));
        let shown = format!("UriBacking {{ direction: {direction:?}, service_uri: {text:?}, proxy_uri: {proxy:?} }}");
        assert_eq!(format!("{backing:?}"), shown);
        let end = backing.endpoint().uri();
        assert_eq!((end.host().kind(), end.host_str(), end.port()), (row.host.0, row.host.1, row.port), "{text}");
    }
}

#[test]
fn rejected_backings() {
    let mut wrong = String::new();
    for row in backing::REJECT {
        let Place { input, offset, message } = row.error.at(row.marked);
        let (service, proxy) = if row.field == "proxyURI" { ("s", Some(&*input)) } else { (&*input, row.proxy) };
        let direction = Direction::parse(row.direction).unwrap();
        let error = UriBacking::new(direction, service, proxy).expect_err(service);
        let inner = error.error();
        let found = (error.field().as_str(), inner.kind().name(), inner.offset(), error.explain(&input).to_string());
        let expected = (row.field, row.error.0, offset, message);
        if found != expected {
            wrong += &format!("{service:?} {proxy:?}:\n  expected {expected:?}\n  found    {found:?}\n");
        }
        assert!(error.to_string().starts_with(&format!("{}: ", row.field)), "{error}");
        assert!(error.to_string().ends_with(&inner.to_string()), "{error}");
        assert_eq!((error.kind(), error.offset()), (inner.kind(), inner.offset()), "{error}");
        assert!(error.source().is_none(), "its text includes its cause: {error}");
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

fn outcome(result: Result<(), ParseError>) -> Outcome {
    result.map_err(|error| (error.kind().name(), error.offset()))
}

fn backing_outcome(direction: Direction, uri: &str) -> Outcome {
    let error = |error: BackingError| {
        assert_eq!(error.field().as_str(), "serviceURI");
        error.error()
    };
    outcome(UriBacking::new(direction, uri, None).map(drop).map_err(error))
}

#[test]
fn uris_seen_in_use() {
    for row in in_use::ROWS {
        let why = format!("{} ({})", row.uri, row.source);
        let directions: &[Direction] = match row.direction {
            "unknown" => &[Direction::Client, Direction::Server],
            known => &[Direction::parse(known).unwrap()],
        };
        match row.role {
            Role::Service(client, server) => {
                assert_eq!(backing_outcome(Direction::Client, row.uri), client, "{why}");
                assert_eq!(backing_outcome(Direction::Server, row.uri), server, "{why}");
            }
            Role::Proxied(alone) => {
                assert_eq!(outcome(ServiceUri::parse(row.uri).map(drop)), alone, "{why}");
                for &direction in directions {
                    let backing = UriBacking::new(direction, row.uri, Some("telnet://p:1")).expect(&why);
                    assert_eq!(backing.service_uri(), row.uri);
                }
            }
            Role::Proxy(expected) => {
                assert_eq!(outcome(ProxyUri::parse(row.uri).map(drop)), expected, "{why}");
                for &direction in directions {
                    let got = UriBacking::new(direction, "vSPC.py", Some(row.uri)).map(drop);
                    assert_eq!(outcome(got.map_err(BackingError::error)), expected, "{why}");
                }
            }
        }
    }
}
