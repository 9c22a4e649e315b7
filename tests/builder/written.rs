//! The text that the builder writes.

use core::net::{Ipv4Addr, Ipv6Addr};

use vserial_uri::{Host, Scheme, ServiceUri, UriBuilder};

fn ssl() -> UriBuilder<'static> {
    UriBuilder::service(Scheme::Ssl, Host::Name("h"), 1).unwrap()
}

/// Checks that the text is `ssl://h:1#` followed by `expected`.
#[track_caller]
fn written(builder: UriBuilder<'_>, expected: &str) {
    let text = builder.to_string();
    assert_eq!(text.strip_prefix("ssl://h:1#"), Some(expected));
    ServiceUri::parse(&text).unwrap();
}

#[track_caller]
fn begins(scheme: Scheme, host: Host<'_>, port: u16, expected: &str) {
    assert_eq!(UriBuilder::service(scheme, host, port).unwrap().to_string(), expected);
    let uri = ServiceUri::parse(expected).unwrap();
    assert_eq!((uri.scheme(), uri.host(), uri.port()), (scheme, host, port));
}

#[test]
fn scheme_host_and_port() {
    for &scheme in Scheme::ALL {
        begins(scheme, Host::Empty, 2001, &format!("{scheme}://:2001"));
        begins(scheme, Host::Name("esx-1.example.com"), 2001, &format!("{scheme}://esx-1.example.com:2001"));
    }
    begins(Scheme::Tcp, Host::Name("EXAMPLE.com."), 0, "tcp://EXAMPLE.com.:0");
    begins(Scheme::Tcp, Host::Name("0x7f.a1"), 65_535, "tcp://0x7f.a1:65535");
    begins(Scheme::Tcp4, Host::Ipv4(Ipv4Addr::BROADCAST), 23, "tcp4://255.255.255.255:23");
    begins(Scheme::Tcp6, Host::Ipv6(Ipv6Addr::UNSPECIFIED), 23, "tcp6://[::]:23");
    let mapped = Ipv4Addr::new(192, 0, 2, 1).to_ipv6_mapped();
    begins(Scheme::Telnet, Host::Ipv6(mapped), 23, "telnet://[::ffff:192.0.2.1]:23");
}

#[test]
fn proxies() {
    for scheme in [Scheme::Telnet, Scheme::Telnets] {
        let built = UriBuilder::proxy(scheme, Host::Name("h"), 13370).unwrap();
        assert_eq!(built.to_string(), format!("{scheme}://h:13370"));
    }
}

#[test]
fn values_with_their_escapes() {
    let all: String = (' '..='~').collect();
    let escaped = "%20!%22%23$%25%26'()*+,-./0123456789:;%3C=%3E?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[%5C]%5E_%60\
                   abcdefghijklmnopqrstuvwxyz%7B%7C%7D~";
    written(ssl().peer_name(&all).unwrap(), &format!("peerName={escaped}"));
    written(ssl().cipher_list(&all).unwrap(), &format!("cipherList={escaped}"));
    written(ssl().certificate(all.as_bytes()).unwrap(), &format!("certificate={escaped}"));
    written(ssl().peer_name("\u{80}é€\u{10FFFF}").unwrap(), "peerName=%C2%80%C3%A9%E2%82%AC%F4%8F%BF%BF");
    written(ssl().peer_name("%41").unwrap(), "peerName=%2541");
    written(ssl().certificate(b"\0\r\n\x7F\xFF").unwrap(), "certificate=%00%0D%0A%7F%FF");
}

#[test]
fn thumbprints_as_openssl_prints_them_or_as_they_are_given() {
    let digest: Vec<u8> = (0xF0..=0xFF).chain(0..16).collect();
    written(
        ssl().thumbprint(&digest[..20]).unwrap(),
        "thumbprint=F0:F1:F2:F3:F4:F5:F6:F7:F8:F9:FA:FB:FC:FD:FE:FF:00:01:02:03",
    );
    written(
        ssl().thumbprint(&digest).unwrap(),
        "thumbprint=F0:F1:F2:F3:F4:F5:F6:F7:F8:F9:FA:FB:FC:FD:FE:FF:00:01:02:03:04:05:06:07:08:09:0A:0B:0C:0D:0E:0F",
    );
    for text in ["aB".repeat(20), "aB".repeat(32), "aB:".repeat(19) + "cd", "aB:".repeat(31) + "cd"] {
        written(ssl().thumbprint_text(&text).unwrap(), &format!("thumbprint={text}"));
    }
}

#[test]
fn parameters_in_the_order_of_the_keys() {
    let built = ssl().ciphers(&["A%", "B"]).unwrap().verify().unwrap().peer_name("p&q").unwrap();
    written(built, "peerName=p%26q&verify&cipherList=A%25:B");
    let text = "00".repeat(20);
    let built = built.thumbprint_text(&text).unwrap().certificate(b"c").unwrap();
    written(built, &format!("certificate=c&thumbprint={text}&peerName=p%26q&verify&cipherList=A%25:B"));
}

#[test]
fn a_later_value_replaces_the_first() {
    written(ssl().peer_name("a").unwrap().peer_name("b").unwrap(), "peerName=b");
    written(ssl().verify().unwrap().verify().unwrap(), "verify");
    written(ssl().ciphers(&["A"]).unwrap().cipher_list("B C").unwrap(), "cipherList=B%20C");
}

#[test]
fn a_rejected_part_does_not_change_the_builder() {
    let built = ssl().peer_name("a").unwrap();
    assert!(built.peer_name("").is_err());
    written(built, "peerName=a");
}
