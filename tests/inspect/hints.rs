//! Hints for the mistakes of the field, and what they propose: an address that is accepted.

use crate::{run, run_with_stdin};

/// Checks the hint for one input, and that what stands between backquotes in it is accepted.
#[track_caller]
fn assert_hint(reading: &str, input: &str, expected: &str) {
    let output = run(&["--as", reading, "--", input]);
    let printed = String::from_utf8(output.stdout).unwrap();
    let hint = printed.split_once("= help: ").map_or("", |(_, hint)| hint.trim_end());
    assert_eq!(hint, expected, "printed:\n{printed}");
    assert_eq!(output.status.code(), Some(1), "{input} is accepted");

    let address = hint.strip_suffix('`').and_then(|hint| hint.rsplit_once(": `"));
    if let Some((_, address)) = address.filter(|_| reading != "backing") {
        let output = run(&["--as", reading, "--", address]);
        assert_eq!(output.status.code(), Some(0), "{address} is not accepted");
    }
}

const BEHIND_THE_HOST: &str = "behind the host stand \":\" and a port, a number up to 65535";

#[track_caller]
fn assert_service_hint(input: &str, expected: &str) {
    assert_hint("service", input, expected);
}

#[test]
fn port_in_the_hosts_place() {
    let says = "a server needs no host, but the port stands behind the \":\"";
    assert_service_hint("tcp://6000", &format!("{says}: `tcp://:6000`"));
    assert_service_hint("telnet://6000/", &format!("{says}: `telnet://:6000`"));
    assert_service_hint("6000", &format!("{says}: `:6000`"));
    // What would still be wrong is not proposed.
    assert_service_hint("tcp://70000", BEHIND_THE_HOST);
    for input in ["[::1]", "h:", "ssl://h/#verify", "telnets://h"] {
        assert_service_hint(input, BEHIND_THE_HOST);
    }
    assert_hint("proxy", "telnet://13370", "a port stands behind host and \":\": `telnet://host.example:13370`");
    assert_hint(
        "backing",
        r#"{"serviceURI":"tcp://6000","direction":"client"}"#,
        "a port stands behind host and \":\": `tcp://host.example:6000`",
    );
}

#[test]
fn around_the_address() {
    let says = "a space before the \"#\" belongs to the port; leave it out";
    assert_service_hint("telnets://host:23 #verify", &format!("{says}: `telnets://host:23#verify`"));
    assert_service_hint(" h:1 ", "leave out the blanks around the address: `h:1`");
    assert_service_hint("h:1\r", "the CR of a CR LF line end belongs to the input; leave it out: `h:1`");
    let says = "no blank stands in an address";
    assert_service_hint("telnet://h :23", &format!("{says}: `telnet://h:23`"));
    assert_service_hint("telnets:// h: 23#cipherList=A B", &format!("{says}: `telnets://h:23#cipherList=A B`"));
    assert_service_hint("telnet://h:2 3", "");
    let says = "quotation marks belong to the input; leave them out";
    for quoted in ["\"h:1\"", "'h:1'", "\u{201C}h:1\u{201D}"] {
        assert_service_hint(quoted, &format!("{says}: `h:1`"));
    }
    assert_hint("proxy", "'telnet://h:1'", &format!("{says}: `telnet://h:1`"));
    assert_service_hint(r#"{"serviceURI":":1"}"#, "a JSON object is read with `--as backing`");
    assert_service_hint("{{ host }}:23", "a placeholder has not been filled in");
    assert_service_hint("telnet://${HOST}:23", "a placeholder has not been filled in");
}

#[test]
fn direction_in_the_address() {
    let says = "the direction is a property of its own, no part of the address";
    for input in [
        "telnet://:10022,server",
        "telnet://:10022,Client",
        "telnet://:10022,server,nowait",
        "telnet://:10022 server",
        "telnet://:10022?direction=server",
        "telnet://:10022#server",
        "server,telnet://:10022",
        "client telnet://:10022",
        "server:telnet://:10022",
    ] {
        assert_service_hint(input, &format!("{says}: `telnet://:10022`"));
    }
    assert_service_hint("tcp://h:1,server", &format!("{says}: `tcp://h:1`"));
    assert_service_hint("server://:10022", &format!("{says}: `:10022`"));
    // With parameters, which are kept.
    assert_service_hint("ssl://h:23,client#verify", &format!("{says}: `ssl://h:23#verify`"));
    assert_service_hint("ssl://h:23#client&verify", &format!("{says}: `ssl://h:23#verify`"));
    assert_service_hint("ssl://h:23#verify&server", &format!("{says}: `ssl://h:23#verify`"));
    assert_service_hint("telnets://h:23,server#peerName=x", &format!("{says}: `telnets://h:23#peerName=x`"));
    assert_service_hint("tcp://h:1,servers", "");
    assert_hint(
        "backing",
        r#"{"serviceURI":":1","direction":"SERVER"}"#,
        "the direction is either client or server, in lower case: `server`",
    );
}

#[test]
fn bare_name() {
    let says = "a bare name is for a concentrator, behind a proxyURI; without a proxy, write host and port";
    for name in ["vSPC.py", "foobar", "@vulture", "vSPC.py?port=a"] {
        assert_service_hint(name, says);
    }
    assert_hint("backing", r#"{"serviceURI":"vSPC.py","direction":"server"}"#, says);

    let says = "a proxy has scheme, host and port; a concentrator's own name belongs in serviceURI";
    assert_hint("proxy", "vSPC.py", &format!("{says}: `telnet://vSPC.py:13370`"));
    assert_hint("proxy", "host:23", &format!("{says}: `telnet://host:23`"));
    let says = "whoever connects needs a host; only a server does without";
    assert_hint("proxy", "telnet://:23", says);
    assert_hint("backing", r#"{"serviceURI":":1","direction":"client"}"#, says);
}

#[test]
fn scheme() {
    let says = "the scheme ends in \"://\"";
    for input in ["telnet:h:1", "telnet:/h:1", "telnet//h:1", "telnet:\\\\h:1"] {
        assert_service_hint(input, &format!("{says}: `telnet://h:1`"));
    }
    let says = "the scheme has another name here";
    assert_service_hint("tls://h:1", &format!("{says}: `ssl://h:1`"));
    assert_service_hint("tcp+tls://h:1", &format!("{says}: `tcp+ssl://h:1`"));
    assert_service_hint("tls+tcp://h:1", &format!("{says}: `tcp+ssl://h:1`"));
    assert_service_hint("tcp4+tls://h:1", &format!("{says}: `tcp4+ssl://h:1`"));
    assert_service_hint("telnet+ssl://h:1", &format!("{says}: `telnets://h:1`"));
    assert_hint("proxy", "telnet_://h:1", &format!("{says}: `telnet://h:1`"));
    assert_hint("proxy", "telnets_://h:1", &format!("{says}: `telnets://h:1`"));
    assert_service_hint("telent://h:1", &format!("{says}: `telnet://h:1`"));
    assert_hint("proxy", "tcp://h:1", &format!("{says}: `telnet://h:1`"));
    assert_hint("proxy", "ssl://h:1#verify", &format!("{says}: `telnets://h:1#verify`"));
    let says = "the schemes are tcp, tcp4, tcp6, ssl, tcp+ssl, tcp4+ssl, tcp6+ssl, telnet and telnets";
    assert_service_hint("http://h:1", says);
    assert_service_hint("ssh://h:1", says);
    assert_service_hint("tcps6://h:1", says);
    assert_hint("proxy", "http://h:1", "the schemes of a proxy are telnet and telnets");
    assert_hint("proxy", "://h:1", "");
    let says = "the scheme says which version of IP it is";
    assert_service_hint("tcp4://[::1]:1", &format!("{says}: `tcp6://[::1]:1`"));
    assert_service_hint("tcp6+ssl://10.0.0.1:1", &format!("{says}: `tcp4+ssl://10.0.0.1:1`"));
}

#[test]
fn host() {
    let says = "no user and no password can be given";
    assert_service_hint("tcp://admin:secret@h:1", &format!("{says}: `tcp://h:1`"));
    let says = "an IPv6 address stands in brackets";
    assert_service_hint("telnet://2001:db8::1:23", &format!("{says}: `telnet://[2001:db8::1]:23`"));
    let says = "the address cannot name a network interface";
    assert_service_hint("tcp://[fe80::1%eth0]:1", &format!("{says}: `tcp://[fe80::1]:1`"));
    assert_service_hint("tcp://[fe80::1%25eth0]:1", &format!("{says}: `tcp://[fe80::1]:1`"));
    let says = "only an IPv6 address stands in brackets";
    assert_service_hint("telnet://[1.2.3.4]:23", &format!("{says}: `telnet://1.2.3.4:23`"));
    assert_service_hint("telnet://[localhost]:23", &format!("{says}: `telnet://localhost:23`"));
    assert_service_hint("telnet://*:23", "a server on all addresses has an empty host: `telnet://:23`");
    let says = "a hostname holds letters, digits and \"-\", which neither begins nor ends it";
    for input in ["telnet://h_x:1", "-host:1", "a,b:1", "my_host"] {
        assert_service_hint(input, says);
    }
    let says = "a hostname in another script is written in its ASCII form (xn--...)";
    assert_service_hint("telnet://bücher.example:1", says);
    assert_service_hint("日本", says);
    assert_service_hint("h:1日", "");
}

#[test]
fn port_path_and_query() {
    let says = "no port is taken for granted, not even that of telnet";
    assert_service_hint("telnet://h", &format!("{says}: `telnet://h:23`"));
    assert_service_hint("telnet://h/", &format!("{says}: `telnet://h:23`"));
    let says = "nothing stands between port and \"#\"";
    assert_service_hint("telnet://h:23/", &format!("{says}: `telnet://h:23`"));
    assert_service_hint("telnets://h:23/#verify", &format!("{says}: `telnets://h:23#verify`"));
    let says = "parameters begin with \"#\"";
    assert_service_hint("telnets://h:23?verify", &format!("{says}: `telnets://h:23#verify`"));
    assert_service_hint("telnets://h:23/?verify", &format!("{says}: `telnets://h:23#verify`"));
    assert_service_hint("ssl://h:1&verify", &format!("{says}: `ssl://h:1#verify`"));
    assert_service_hint("ssl://h:1?verify#peerName=a", &format!("{says}: `ssl://h:1#verify&peerName=a`"));
    let says = "parameters begin with \"#\", and plain TCP takes none";
    assert_service_hint("tcp://h:1?verify", &format!("{says}: `ssl://h:1#verify`"));
    assert_service_hint("h:1,verify", &format!("{says}: `ssl://h:1#verify`"));
}

#[test]
fn parameters() {
    let says = "plain TCP takes none; a scheme with TLS does";
    assert_service_hint("tcp://h:1#verify", &format!("{says}: `ssl://h:1#verify`"));
    assert_service_hint("tcp4://h:1#verify", &format!("{says}: `tcp4+ssl://h:1#verify`"));
    assert_service_hint("h:1#verify", &format!("{says}: `ssl://h:1#verify`"));
    let says = "upper and lower case count in a parameter";
    assert_service_hint("ssl://h:1#peername=a&verify", &format!("{says}: `ssl://h:1#peerName=a&verify`"));
    assert_service_hint("ssl://Host:1#Verify", &format!("{says}: `ssl://Host:1#verify`"));
    assert_service_hint("ssl://h:1#CERTIFICATE=AbC", &format!("{says}: `ssl://h:1#certificate=AbC`"));
    assert_service_hint("ssl://h:1#certificate=ABC&Verify", &format!("{says}: `ssl://h:1#certificate=ABC&verify`"));
    assert_hint(
        "backing",
        r#"{"serviceURI":"ssl://Host:1#Verify","direction":"client"}"#,
        &format!("{says}: `ssl://Host:1#verify`"),
    );
    let says = "the parameter is spelt otherwise";
    assert_service_hint("ssl://h:1#peer_name=a", &format!("{says}: `ssl://h:1#peerName=a`"));
    assert_service_hint("ssl://h:1#cert=a", &format!("{says}: `ssl://h:1#certificate=a`"));
    let says = "the parameters are certificate, thumbprint, peerName, verify and cipherList";
    assert_service_hint("ssl://h:1#timeout=3", says);
    let says = "parameters are joined by \"&\"";
    assert_service_hint("ssl://h:1#verify;peerName=a", &format!("{says}: `ssl://h:1#verify&peerName=a`"));
    assert_service_hint("ssl://h:1#verify#peerName=a", &format!("{says}: `ssl://h:1#verify&peerName=a`"));
    assert_service_hint("ssl://h:1#peerName=a verify", &format!("{says}: `ssl://h:1#peerName=a&verify`"));
    let says = "no \"#\" and no \"&\" stands without a parameter behind it";
    assert_service_hint("ssl://h:1#verify&", &format!("{says}: `ssl://h:1#verify`"));
    assert_service_hint("ssl://h:1#cipherList=A,verify&", &format!("{says}: `ssl://h:1#cipherList=A,verify`"));
    assert_service_hint("ssl://h:1#", &format!("{says}: `ssl://h:1`"));
    let says =
        "thumbprint is the digest of the certificate as `openssl x509 -fingerprint` prints it, by SHA-1 or SHA-256";
    assert_service_hint("ssl://h:1#fingerprint=a", says);
    assert_service_hint("ssl://h:1#thumbprint=a", says);
    let says = "verify alone switches it on";
    assert_service_hint("ssl://h:1#verify=true&peerName=a", &format!("{says}: `ssl://h:1#verify&peerName=a`"));
    assert_service_hint("ssl://h:1#verify=false", "");
}

#[test]
fn raw_spaces_and_pem() {
    let says = "escape the PEM text: a space is %20, a line end %0A";
    assert_service_hint("ssl://h:1#certificate=-----BEGIN CERTIFICATE-----", says);
    assert_service_hint("ssl://h:1#verify&certificate=-----BEGIN%20CERTIFICATE-----\nMIIB", says);
    assert_service_hint("ssl://h:1#peerName=a b", "a space is written %20: `ssl://h:1#peerName=a%20b`");
    assert_hint("reference", "s://h/a b", "a space is written %20: `s://h/a%20b`");
}

#[test]
fn escapes() {
    let says = "what is not ASCII is escaped byte by byte";
    assert_service_hint("ssl://h:1#peerName=é&verify", &format!("{says}: `ssl://h:1#peerName=%C3%A9&verify`"));
    assert_hint("reference", "s:é", &format!("{says}: `s:%C3%A9`"));
    let says = "a \"%\" that begins no escape is written %25";
    assert_service_hint("ssl://h:1#peerName=50%", &format!("{says}: `ssl://h:1#peerName=50%25`"));
    assert_service_hint("telnet://h:99999#peerName=é", "");
    assert_service_hint("ssl://h:1#peerName=%é", "");
    // What is not UTF-8 is no letter of any script.
    for input in [&b"h\xFF:1\n"[..], b"ssl://h:1#peerName=\xC3\n", b"ssl://h:1#peerName=\xC3 a\n"] {
        let printed = String::from_utf8(run_with_stdin(&["-"], input).stdout).unwrap();
        assert!(printed.contains("byte 0x") && !printed.contains("help"), "{printed}");
    }
    assert_service_hint("telnet://h:1#verify=é", "");
    let says = "the parameters are certificate, thumbprint, peerName, verify and cipherList";
    assert_service_hint("ssl://h:1#bogus=日本", says);
}

/// A reference is no address of a serial port.
#[test]
fn references() {
    for input in ["?q", "a#b#c", "1:", "telnet:", "telnet://[fe80::1%eth0]:23"] {
        assert_hint("reference", input, "");
    }
}

#[test]
fn json() {
    let says = r#"write an object: {"serviceURI": "telnet://:13370", "direction": "server"}"#;
    assert_hint("backing", "telnet://:13370", says);
    assert_hint("backing", r#"{"serviceURI""#, "");
}
