//! Owned forms of fixed capacity: both sides of the limit, and the parts and the order of the borrowed types.

use core::error::Error;
use core::mem::size_of;
use std::collections::BTreeSet;

use heapless::String as Fixed;
use vserial_uri::{
    BackingField, CapacityError, Direction, Host, HostBuf, OwnedBackingError, OwnedError, ProxyUri, ProxyUriBuf,
    ServiceUri, ServiceUriBuf, UriBacking, UriBackingBuf, UriReference, UriReferenceBuf,
};

const SERVICES: [&str; 6] = [
    ":1",
    "TELNET://:0023",
    "tcp://host.example:13370",
    "tcp4+ssl://192.0.2.1:1#verify&peerName=a%20b",
    "ssl://[2001:db8::1]:2001#cipherList=A B",
    "telnets://h:1#thumbprint=000102030405060708090a0b0c0d0e0f10111213",
];

#[test]
fn a_copy_of_a_service_has_its_parts() {
    for text in SERVICES {
        let line = String::from(text);
        let owned = assert_copy!(ServiceUri::parse(&line).unwrap(), ServiceUriBuf<Fixed<80>>);
        drop(line);
        let (copy, uri) = (owned.as_borrowed(), ServiceUri::parse(text).unwrap());
        assert_eq!(copy.scheme(), uri.scheme());
        assert_eq!(copy.host(), uri.host());
        assert_eq!(copy.host_str(), uri.host_str());
        assert_eq!(copy.port(), uri.port());
        assert_eq!(copy.auth(), uri.auth());
        assert!(copy.auth().iter().eq(uri.auth().iter()));
        assert_eq!(copy.verifies_peer(), uri.verifies_peer());
        assert_eq!(format!("{owned:?}"), format!("ServiceUriBuf({text:?})"));
    }
}

#[test]
fn a_copy_of_a_proxy_has_its_parts() {
    let line = String::from("telnets://proxy:13370#peerName=con1");
    let owned = assert_copy!(ProxyUri::parse(&line).unwrap(), ProxyUriBuf<Fixed<40>>);
    drop(line);
    assert_eq!(owned.as_borrowed().host(), Host::Name("proxy"));
    assert_eq!(owned.as_borrowed().port(), 13370);
    assert_eq!(owned.as_borrowed().auth().peer_name().unwrap().value(), "con1");
}

#[test]
fn a_copy_of_a_reference_has_its_parts() {
    let line = String::from("http://u@h:80/p?q#f");
    let owned = assert_copy!(UriReference::parse(&line).unwrap(), UriReferenceBuf<Fixed<32>>);
    drop(line);
    let copy = owned.as_borrowed();
    let authority = copy.authority().unwrap();
    assert_eq!(copy.scheme(), Some("http"));
    assert_eq!((authority.userinfo(), authority.host(), authority.port()), (Some("u"), Some("h"), Some("80")));
    assert_eq!((copy.path(), copy.query(), copy.fragment()), ("/p", Some("q"), Some("f")));
    assert_eq!(UriReferenceBuf::<Fixed<0>>::parse("").unwrap().as_str(), "");
}

#[test]
fn a_copy_of_a_host_is_that_host() {
    for text in [":1", "h:1", "192.0.2.1:1", "[::1]:1"] {
        let line = String::from(text);
        let owned = assert_copy!(ServiceUri::parse(&line).unwrap().host(), HostBuf<Fixed<1>>);
        drop(line);
        assert_eq!(owned, ServiceUri::parse(text).unwrap().host());
    }
    assert_eq!(HostBuf::<Fixed<1>>::try_from(Host::Name("hh")), Err(CapacityError));
    let owned = HostBuf::<Fixed<1>>::try_from(Host::Name("h")).unwrap();
    assert_ne!(owned, Host::Name("i"));
    assert_ne!(Host::Name("i"), owned);
}

#[test]
fn a_copy_of_a_backing_is_that_backing() {
    for (direction, service, proxy) in [
        (Direction::Server, ":1", None),
        (Direction::Client, "h:1", None),
        (Direction::Server, "@vulture é", Some("telnet://proxy:1")),
    ] {
        let owned = assert_copy!(UriBacking::new(direction, service, proxy).unwrap(), UriBackingBuf<Fixed<16>>);
        let copy = owned.as_borrowed();
        assert_eq!((copy.direction(), copy.service_uri()), (direction, service));
        assert_eq!(copy.proxy().map(|proxy| proxy.as_str()), proxy);
        assert_eq!(UriBackingBuf::<Fixed<16>>::new(direction, service, proxy).as_ref(), Ok(&owned));
    }
    let owned = UriBackingBuf::<Fixed<16>>::new(Direction::Server, ":1", Some("telnet://p:1")).unwrap();
    let other = UriBacking::new(Direction::Client, ":1", Some("telnet://p:1")).unwrap();
    assert_ne!(owned, other);
    assert_ne!(other, owned);
    assert_eq!(
        format!("{owned:?}"),
        r#"UriBackingBuf { direction: Server, service_uri: ":1", proxy_uri: Some("telnet://p:1") }"#
    );
}

#[test]
fn copies_have_the_order_of_the_borrowed_types() {
    let borrowed: BTreeSet<_> = SERVICES.map(|text| ServiceUri::parse(text).unwrap()).into();
    let owned: BTreeSet<_> = SERVICES.map(|text| ServiceUriBuf::<Fixed<80>>::parse(text).unwrap()).into();
    assert!(owned.iter().map(ServiceUriBuf::as_borrowed).eq(borrowed));

    let backings = SERVICES.into_iter().flat_map(|text| {
        [
            (Direction::Server, None),
            (Direction::Server, Some("telnet://p:1")),
            (Direction::Client, Some("telnet://p:1")),
        ]
        .map(|(direction, proxy)| UriBacking::new(direction, text, proxy).unwrap())
    });
    let borrowed: BTreeSet<_> = backings.clone().collect();
    let owned: BTreeSet<_> =
        backings.map(|backing| UriBackingBuf::<Fixed<80>, Fixed<16>>::try_from(backing).unwrap()).collect();
    assert!(owned.iter().map(UriBackingBuf::as_borrowed).eq(borrowed));
}

/// A text fits into a capacity of its length, and into no smaller one.
#[test]
fn a_text_that_is_too_long_is_rejected() {
    // 9, 12 and 3 bytes.
    assert_eq!(ServiceUriBuf::<Fixed<9>>::parse("tcp://h:1").unwrap().as_str(), "tcp://h:1");
    assert_eq!(ServiceUriBuf::<Fixed<8>>::parse("tcp://h:1"), Err(OwnedError::Capacity(CapacityError)));
    assert_eq!(ServiceUriBuf::<Fixed<0>>::parse(":1"), Err(OwnedError::Capacity(CapacityError)));
    assert_eq!("telnet://h:1".parse::<ProxyUriBuf<Fixed<12>>>().unwrap().as_str(), "telnet://h:1");
    assert_eq!("telnet://h:1".parse::<ProxyUriBuf<Fixed<11>>>(), Err(OwnedError::Capacity(CapacityError)));
    assert_eq!(UriReferenceBuf::<Fixed<3>>::try_from("a/b").unwrap().as_str(), "a/b");
    assert_eq!(UriReferenceBuf::<Fixed<2>>::try_from("a/b"), Err(OwnedError::Capacity(CapacityError)));
}

#[test]
fn an_invalid_text_is_rejected_with_its_error() {
    let error = ServiceUri::parse("tcp://6000").unwrap_err();
    assert_eq!(ServiceUriBuf::<Fixed<64>>::parse("tcp://6000"), Err(OwnedError::Parse(error)));
    // Also if it would not fit.
    assert_eq!(ServiceUriBuf::<Fixed<1>>::parse("tcp://6000"), Err(OwnedError::Parse(error)));
    let text = Fixed::<16>::try_from("tcp://6000").unwrap();
    assert_eq!(ServiceUriBuf::try_from(text), Err(error));
    let error = ProxyUri::parse("tcp://h:1").unwrap_err();
    assert_eq!("tcp://h:1".parse::<ProxyUriBuf<Fixed<64>>>(), Err(OwnedError::Parse(error)));
    let error = UriReference::parse("a b").unwrap_err();
    assert_eq!(UriReferenceBuf::<Fixed<64>>::parse("a b"), Err(OwnedError::Parse(error)));
    assert_eq!(OwnedError::from(error).to_string(), error.to_string());
}

#[test]
fn a_backing_that_is_too_long_is_rejected_with_its_field() {
    // 7 and 12 bytes.
    let (service, proxy) = ("vSPC.py", Some("telnet://p:1"));
    assert!(UriBackingBuf::<Fixed<7>, Fixed<12>>::new(Direction::Server, service, proxy).is_ok());
    let field = |result: Result<(), OwnedBackingError>| match result {
        Err(OwnedBackingError::Capacity(field)) => field,
        other => panic!("{other:?}"),
    };
    let small = UriBackingBuf::<Fixed<6>, Fixed<12>>::new(Direction::Server, service, proxy).map(drop);
    assert_eq!(field(small), BackingField::ServiceUri);
    let small = UriBackingBuf::<Fixed<7>, Fixed<11>>::new(Direction::Server, service, proxy).map(drop);
    assert_eq!(field(small), BackingField::ProxyUri);
    let small = UriBackingBuf::<Fixed<2>, Fixed<0>>::new(Direction::Client, "h:1", None).map(drop);
    assert_eq!(field(small), BackingField::ServiceUri);

    let error = UriBacking::new(Direction::Client, ":1", None).unwrap_err();
    assert_eq!(UriBackingBuf::<Fixed<1>>::new(Direction::Client, ":1", None), Err(OwnedBackingError::Backing(error)));
    let owned = OwnedBackingError::from(error);
    assert_eq!((owned.field(), owned.to_string()), (error.field(), error.to_string()));
    assert!(owned.source().is_none(), "its text includes its cause");
    let small = OwnedBackingError::Capacity(BackingField::ProxyUri);
    assert_eq!((small.field(), &*small.to_string()), (BackingField::ProxyUri, "proxyURI: the capacity is too small"));
    assert!(small.source().is_none());
}

#[test]
fn a_value_is_decoded_to_its_own_buffer() {
    let uri = ServiceUri::parse("ssl://h:1#peerName=%61%20b").unwrap();
    let value = uri.auth().peer_name().unwrap().value();
    assert_eq!(value.decode_to::<3>().unwrap(), b"a b");
    assert_eq!(value.decode_to::<2>(), Err(CapacityError));
}

/// An owned form has the size of its string and of the positions in the borrowed type.
#[test]
fn sizes() {
    const N: usize = 64;
    let text = size_of::<Fixed<N>>();
    let parts = |borrowed: usize| borrowed - size_of::<&str>();
    assert_eq!(text, N + size_of::<usize>());
    assert_eq!(size_of::<ServiceUriBuf<Fixed<N>>>(), text + parts(size_of::<ServiceUri<'_>>()));
    assert_eq!(size_of::<ProxyUriBuf<Fixed<N>>>(), text + parts(size_of::<ProxyUri<'_>>()));
    assert_eq!(size_of::<UriReferenceBuf<Fixed<N>>>(), text + parts(size_of::<UriReference<'_>>()));
    assert!(size_of::<UriBackingBuf<Fixed<N>, Fixed<N>>>() <= 2 * text + parts(size_of::<UriBacking<'_>>()));
    assert!(size_of::<OwnedError>() <= 3 * size_of::<usize>());
}
