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

const BEHIND_THE_HOST: &str = "write \":\" and a port up to 65535 after the host";

#[track_caller]
fn assert_service_hint(input: &str, expected: &str) {
    assert_hint("service", input, expected);
}

#[test]
fn port_in_the_hosts_place() {
    let says = "write \":\" before the port; a server needs no host";
    assert_service_hint("tcp://6000", &format!("{says}: `tcp://:6000`"));
    assert_service_hint("telnet://6000/", &format!("{says}: `telnet://:6000`"));
    assert_service_hint("6000", &format!("{says}: `:6000`"));
    // What would still be wrong is not proposed.
    assert_service_hint("tcp://70000", BEHIND_THE_HOST);
    for input in ["[::1]", "h:", "ssl://h/#verify", "telnets://h"] {
        assert_service_hint(input, BEHIND_THE_HOST);
    }
    assert_hint("proxy", "telnet://13370", "write a host and \":\" before the port: `telnet://host.example:13370`");
    assert_hint(
        "backing",
        r#"{"serviceURI":"tcp://6000","direction":"client"}"#,
        "write a host and \":\" before the port: `tcp://host.example:6000`",
    );
}

#[test]
fn around_the_address() {
    let says = "remove the space before the \"#\"";
    assert_service_hint("telnets://host:23 #verify", &format!("{says}: `telnets://host:23#verify`"));
    assert_service_hint(" h:1 ", "remove the spaces around the URI: `h:1`");
    assert_service_hint("h:1\r", "remove the carriage return at the end: `h:1`");
    let says = "remove the spaces";
    assert_service_hint("telnet://h :23", &format!("{says}: `telnet://h:23`"));
    assert_service_hint("telnets:// h: 23#cipherList=A B", &format!("{says}: `telnets://h:23#cipherList=A B`"));
    assert_service_hint("telnet://h:2 3", "");
    let says = "remove the quotation marks";
    for quoted in ["\"h:1\"", "'h:1'", "\u{201C}h:1\u{201D}"] {
        assert_service_hint(quoted, &format!("{says}: `h:1`"));
    }
    assert_hint("proxy", "'telnet://h:1'", &format!("{says}: `telnet://h:1`"));
    assert_service_hint(r#"{"serviceURI":":1"}"#, "read a JSON object with --as backing");
    assert_service_hint("{{ host }}:23", "replace the placeholder by its value");
    assert_service_hint("telnet://${HOST}:23", "replace the placeholder by its value");
}

#[test]
fn direction_in_the_address() {
    let says = "write the direction as a field of its own, not in the URI";
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
        "a direction is written in lower case: `server`",
    );
}

#[test]
fn bare_name() {
    let says = "a bare name needs a proxyURI; without a proxy, write host and port";
    for name in ["vSPC.py", "foobar", "@vulture", "vSPC.py?port=a"] {
        assert_service_hint(name, says);
    }
    assert_hint("backing", r#"{"serviceURI":"vSPC.py","direction":"server"}"#, says);

    let says = "write scheme, host and port of the proxy; the name of a service belongs in serviceURI";
    assert_hint("proxy", "vSPC.py", &format!("{says}: `telnet://vSPC.py:13370`"));
    assert_hint("proxy", "host:23", &format!("{says}: `telnet://host:23`"));
    let says = "write a host; only a server can do without";
    assert_hint("proxy", "telnet://:23", says);
    assert_hint("backing", r#"{"serviceURI":":1","direction":"client"}"#, says);
}

#[test]
fn scheme() {
    let says = "write \"://\" after the scheme";
    for input in ["telnet:h:1", "telnet:/h:1", "telnet//h:1", "telnet:\\\\h:1"] {
        assert_service_hint(input, &format!("{says}: `telnet://h:1`"));
    }
    let says = "use the name of the scheme";
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
    assert_hint("proxy", "http://h:1", "a proxy has the scheme telnet or telnets");
    assert_hint("proxy", "://h:1", "");
    let says = "use the scheme for the IP version of the host";
    assert_service_hint("tcp4://[::1]:1", &format!("{says}: `tcp6://[::1]:1`"));
    assert_service_hint("tcp6+ssl://10.0.0.1:1", &format!("{says}: `tcp4+ssl://10.0.0.1:1`"));
}

#[test]
fn host() {
    let says = "remove the user and password";
    assert_service_hint("tcp://admin:secret@h:1", &format!("{says}: `tcp://h:1`"));
    let says = "write an IPv6 address in brackets";
    assert_service_hint("telnet://2001:db8::1:23", &format!("{says}: `telnet://[2001:db8::1]:23`"));
    let says = "remove the zone identifier";
    assert_service_hint("tcp://[fe80::1%eth0]:1", &format!("{says}: `tcp://[fe80::1]:1`"));
    assert_service_hint("tcp://[fe80::1%25eth0]:1", &format!("{says}: `tcp://[fe80::1]:1`"));
    let says = "only write an IPv6 address in brackets";
    assert_service_hint("telnet://[1.2.3.4]:23", &format!("{says}: `telnet://1.2.3.4:23`"));
    assert_service_hint("telnet://[localhost]:23", &format!("{says}: `telnet://localhost:23`"));
    assert_service_hint("telnet://*:23", "leave the host empty to listen on all addresses: `telnet://:23`");
    let says = "a label of a hostname has letters, digits and \"-\", and starts and ends without \"-\"";
    for input in ["telnet://h_x:1", "-host:1", "a,b:1", "my_host"] {
        assert_service_hint(input, says);
    }
    let says = "write an internationalized hostname in its ASCII form (xn--...)";
    assert_service_hint("telnet://bücher.example:1", says);
    assert_service_hint("日本", says);
    assert_service_hint("h:1日", "");
}

#[test]
fn port_path_and_query() {
    let says = "write the port; telnet has no default here";
    assert_service_hint("telnet://h", &format!("{says}: `telnet://h:23`"));
    assert_service_hint("telnet://h/", &format!("{says}: `telnet://h:23`"));
    let says = "remove the \"/\" after the port";
    assert_service_hint("telnet://h:23/", &format!("{says}: `telnet://h:23`"));
    assert_service_hint("telnets://h:23/#verify", &format!("{says}: `telnets://h:23#verify`"));
    let says = "write \"#\" before the parameters";
    assert_service_hint("telnets://h:23?verify", &format!("{says}: `telnets://h:23#verify`"));
    assert_service_hint("telnets://h:23/?verify", &format!("{says}: `telnets://h:23#verify`"));
    assert_service_hint("ssl://h:1&verify", &format!("{says}: `ssl://h:1#verify`"));
    assert_service_hint("ssl://h:1?verify#peerName=a", &format!("{says}: `ssl://h:1#verify&peerName=a`"));
    let says = "write \"#\" before the parameters, and use a scheme with TLS";
    assert_service_hint("tcp://h:1?verify", &format!("{says}: `ssl://h:1#verify`"));
    assert_service_hint("h:1,verify", &format!("{says}: `ssl://h:1#verify`"));
}

#[test]
fn parameters() {
    let says = "use a scheme with TLS for parameters";
    assert_service_hint("tcp://h:1#verify", &format!("{says}: `ssl://h:1#verify`"));
    assert_service_hint("tcp4://h:1#verify", &format!("{says}: `tcp4+ssl://h:1#verify`"));
    assert_service_hint("h:1#verify", &format!("{says}: `ssl://h:1#verify`"));
    let says = "use the exact name of the parameter";
    assert_service_hint("ssl://h:1#peername=a&verify", &format!("{says}: `ssl://h:1#peerName=a&verify`"));
    assert_service_hint("ssl://Host:1#Verify", &format!("{says}: `ssl://Host:1#verify`"));
    assert_service_hint("ssl://h:1#CERTIFICATE=AbC", &format!("{says}: `ssl://h:1#certificate=AbC`"));
    assert_service_hint("ssl://h:1#certificate=ABC&Verify", &format!("{says}: `ssl://h:1#certificate=ABC&verify`"));
    assert_hint(
        "backing",
        r#"{"serviceURI":"ssl://Host:1#Verify","direction":"client"}"#,
        &format!("{says}: `ssl://Host:1#verify`"),
    );
    let says = "use the exact name of the parameter";
    assert_service_hint("ssl://h:1#peer_name=a", &format!("{says}: `ssl://h:1#peerName=a`"));
    assert_service_hint("ssl://h:1#cert=a", &format!("{says}: `ssl://h:1#certificate=a`"));
    let says = "the parameters are certificate, thumbprint, peerName, verify and cipherList";
    assert_service_hint("ssl://h:1#timeout=3", says);
    let says = "write \"&\" between parameters";
    assert_service_hint("ssl://h:1#verify;peerName=a", &format!("{says}: `ssl://h:1#verify&peerName=a`"));
    assert_service_hint("ssl://h:1#verify#peerName=a", &format!("{says}: `ssl://h:1#verify&peerName=a`"));
    assert_service_hint("ssl://h:1#peerName=a verify", &format!("{says}: `ssl://h:1#peerName=a&verify`"));
    let says = "remove \"#\" or \"&\" where no parameter follows";
    assert_service_hint("ssl://h:1#verify&", &format!("{says}: `ssl://h:1#verify`"));
    assert_service_hint("ssl://h:1#cipherList=A,verify&", &format!("{says}: `ssl://h:1#cipherList=A,verify`"));
    assert_service_hint("ssl://h:1#", &format!("{says}: `ssl://h:1`"));
    let says =
        "thumbprint is the SHA-1 or SHA-256 digest of the certificate, as `openssl x509 -fingerprint` prints it";
    assert_service_hint("ssl://h:1#fingerprint=a", says);
    assert_service_hint("ssl://h:1#thumbprint=a", says);
    let says = "write verify without a value";
    assert_service_hint("ssl://h:1#verify=true&peerName=a", &format!("{says}: `ssl://h:1#verify&peerName=a`"));
    assert_service_hint("ssl://h:1#verify=false", "");
}

#[test]
fn raw_spaces_and_pem() {
    let says = "percent-encode the PEM text: %20 for a space, %0A for a line feed";
    assert_service_hint("ssl://h:1#certificate=-----BEGIN CERTIFICATE-----", says);
    assert_service_hint("ssl://h:1#verify&certificate=-----BEGIN%20CERTIFICATE-----\nMIIB", says);
    assert_service_hint("ssl://h:1#peerName=a b", "write a space as %20: `ssl://h:1#peerName=a%20b`");
    assert_hint("reference", "s://h/a b", "write a space as %20: `s://h/a%20b`");
}

#[test]
fn escapes() {
    let says = "percent-encode what is not ASCII";
    assert_service_hint("ssl://h:1#peerName=é&verify", &format!("{says}: `ssl://h:1#peerName=%C3%A9&verify`"));
    assert_hint("reference", "s:é", &format!("{says}: `s:%C3%A9`"));
    let says = "write a literal \"%\" as %25";
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
