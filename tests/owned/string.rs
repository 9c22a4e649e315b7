//! Owned forms in a `String`: of every accepted row, kept as long as the caller likes.

use std::borrow::{Borrow, Cow};
use std::collections::{BTreeSet, HashMap};
use std::thread;

use support::rows::{accept, backing};
use vserial_uri::{
    BackingField, Direction, ErrorKind, Host, HostBuf, ProxyUri, ProxyUriBuf, ServiceUri, ServiceUriBuf, UriBacking,
    UriBackingBuf, UriReference, UriReferenceBuf,
};

/// Checks the owned form of `$borrowed` against it, for each accepted row.
macro_rules! owned_forms {
    ($borrowed:ident, $owned:ident, $rows:expr) => {
        for row in $rows {
            let text = String::from(row.input);
            let borrowed = $borrowed::parse(&text).unwrap();
            let owned = assert_copy!(borrowed, $owned<String>);
            assert_eq!($owned::<String>::from(borrowed), owned);
            assert_eq!((owned.as_str(), owned.to_string()), (row.input, text.clone()));
            assert_eq!(format!("{owned:?}"), format!(concat!(stringify!($owned), "({:?})"), row.input));
            assert_eq!($owned::<String>::parse(row.input).as_ref(), Ok(&owned));
            assert_eq!(row.input.parse::<$owned<String>>().as_ref(), Ok(&owned));
            assert_eq!($owned::<String>::try_from(row.input).as_ref(), Ok(&owned));
            // The buffer is kept, not copied.
            let at = text.as_ptr();
            let kept = $owned::try_from(text).unwrap();
            assert_eq!((kept.as_str().as_ptr(), &kept), (at, &owned));
            assert_eq!(kept.into_text(), row.input);
        }
    };
}

#[test]
fn every_accepted_uri_has_an_owned_form() {
    owned_forms!(ServiceUri, ServiceUriBuf, accept::services());
    owned_forms!(ProxyUri, ProxyUriBuf, accept::proxies());
    owned_forms!(UriReference, UriReferenceBuf, accept::references());
}

#[test]
fn the_error_is_that_of_the_borrowed_type() {
    let error = ServiceUri::parse("tcp://6000").unwrap_err();
    assert_eq!(ServiceUriBuf::<String>::parse("tcp://6000"), Err(error));
    assert_eq!("tcp://6000".parse::<ServiceUriBuf<String>>(), Err(error));
    assert_eq!(ServiceUriBuf::from_text(String::from("tcp://6000")), Err(error));
    assert_eq!(ProxyUriBuf::<String>::parse("tcp://h:1").unwrap_err().kind(), ErrorKind::SchemeNotAllowed);
    assert_eq!(UriReferenceBuf::<String>::parse("?").unwrap_err().offset(), 0);
    let error = UriBackingBuf::<String>::new(Direction::Client, ":1", None).unwrap_err();
    assert_eq!((error.field(), error.kind()), (BackingField::ServiceUri, ErrorKind::HostMissing));
}

#[test]
fn every_accepted_backing_object_has_an_owned_form() {
    for row in backing::ACCEPT {
        let direction = row.direction.parse().unwrap();
        let borrowed = UriBacking::new(direction, row.service, row.proxy).unwrap();
        let owned = assert_copy!(borrowed, UriBackingBuf<String>);
        assert_eq!(UriBackingBuf::<String>::from(borrowed), owned);
        assert_eq!(UriBackingBuf::<String>::new(direction, row.service, row.proxy).as_ref(), Ok(&owned));
        // It may go where the borrowed type may not.
        let expected = borrowed.endpoint().to_string();
        let endpoint = thread::spawn(move || owned.as_borrowed().endpoint().to_string());
        assert_eq!(endpoint.join().unwrap(), expected, "{}", row.cite);
    }
}

#[test]
fn hosts() {
    for text in [":1", "host.example:1", "192.0.2.1:1", "[::1]:1"] {
        let host = ServiceUri::parse(text).unwrap().host();
        assert_eq!(HostBuf::<String>::from(host), assert_copy!(host, HostBuf<String>));
    }
    assert_ne!(HostBuf::<String>::from(Host::Name("a")), Host::Name("b"));
}

#[test]
fn a_text_finds_its_owned_form_in_a_map() {
    let uri = ServiceUriBuf::<String>::parse("telnet://h:23").unwrap();
    let ports = HashMap::from([(uri.clone(), 1)]);
    assert_eq!(ports.get("telnet://h:23"), Some(&1));
    let uris = BTreeSet::from([uri.clone()]);
    assert!(uris.contains("telnet://h:23") && !uris.contains("TELNET://h:23"));
    let text: &str = uri.borrow();
    assert_eq!((text, uri.as_ref()), ("telnet://h:23", "telnet://h:23"));
    assert_eq!(uri, "telnet://h:23");
    assert_eq!(uri, *"telnet://h:23");
}

#[test]
fn decoded_text_is_borrowed_where_it_can_be() {
    let uri = ServiceUri::parse("ssl://h:1#peerName=caf%C3%A9&cipherList=AES128 %21MD5").unwrap();
    assert_eq!(uri.auth().peer_name().unwrap().to_str(), Ok(Cow::Owned("café".to_owned())));
    assert_eq!(uri.auth().cipher_list().unwrap().to_str().unwrap(), "AES128 !MD5");
    let names = uri.auth().cipher_list().unwrap().names();
    assert!(names.map(|name| name.to_str().unwrap()).eq(["AES128", "!MD5"]));

    let uri = ServiceUri::parse("ssl://h:1#peerName=con1").unwrap();
    assert!(matches!(uri.auth().peer_name().unwrap().to_str(), Ok(Cow::Borrowed("con1"))));
    let uri = ServiceUri::parse("ssl://h:1#peerName=a%FF").unwrap();
    assert_eq!(uri.auth().peer_name().unwrap().value().to_str().unwrap_err().valid_up_to(), 1);
}
