//! The hint for each common mistake. What a hint proposes must be accepted.

use crate::{run, run_with_stdin};

/// Returns the hint for an input that must be rejected; empty if there is none.
#[track_caller]
fn hint(reading: &str, input: &str) -> String {
    let output = run(&["--as", reading, "--", input]);
    assert_eq!(output.status.code(), Some(1), "{input} is accepted");
    let printed = String::from_utf8(output.stdout).unwrap();
    printed.split_once("= help: ").map_or(String::new(), |(_, hint)| hint.trim_end().to_owned())
}

/// Checks the hint for each input, and what it proposes.
#[track_caller]
fn assert_proposals(reading: &str, message: &str, rows: &[(&str, &str)]) {
    for (input, proposal) in rows {
        assert_eq!(hint(reading, input), format!("{message}: `{proposal}`"), "{input}");
        if reading != "backing" {
            let output = run(&["--as", reading, "--", proposal]);
            assert_eq!(output.status.code(), Some(0), "{proposal} is rejected");
        }
    }
}

/// Checks the hint for each input, which proposes nothing.
#[track_caller]
fn assert_advice(reading: &str, message: &str, inputs: &[&str]) {
    for input in inputs {
        assert_eq!(hint(reading, input), message, "{input}");
    }
}

#[test]
fn text_around_the_uri() {
    assert_proposals("service", "remove the carriage return at the end", &[("h:1\r", "h:1")]);
    assert_proposals("service", "remove the spaces around the URI", &[(" h:1 ", "h:1"), ("\u{A0}h:1", "h:1")]);
    let message = "remove the quotation marks";
    let quoted = ["\"h:1\"", "'h:1'", "`h:1`", "<h:1>", "\u{201C}h:1\u{201D}"];
    assert_proposals("service", message, &quoted.map(|quoted| (quoted, "h:1")));
    assert_proposals("proxy", message, &[("'telnet://h:1'", "telnet://h:1")]);
    assert_advice(
        "service",
        "replace the placeholder with its value",
        &["{{ host }}:23", "telnet://${HOST}:23", "telnet://{host}:23", "telnet://<host>:23"],
    );
    assert_advice("service", "read a JSON object with --as backing", &[r#"{"serviceURI":":1"}"#]);
}

#[test]
fn space_before_the_parameters() {
    let message = "remove the space before the \"#\"";
    assert_proposals("service", message, &[("telnets://host:23 #verify", "telnets://host:23#verify")]);
    // With another mistake after it.
    assert_advice("service", message, &["telnets://host:23 #Verify", "tcp://host:23 #verify", "ssl://host:23 #"]);
}

#[test]
fn qemu_syntax() {
    assert_proposals(
        "service",
        "this is QEMU's syntax; write a URI, and the direction as a field of its own",
        &[
            ("telnet:host:23,server,nowait", "telnet://host:23"),
            ("telnet:[::1]:23,server", "telnet://[::1]:23"),
            ("telnet::4444,server=on,wait=off", "telnet://:4444"),
            ("tcp:host:4444,nodelay=on,reconnect=10", "tcp://host:4444"),
        ],
    );
    // An option that is not known may be important.
    assert_advice("service", "", &["tcp::4444,server,tls-creds=tls0"]);
}

#[test]
fn direction() {
    let message = "write the direction as a field of its own, not in the URI";
    let inputs = [
        "telnet://:10022,server",
        "telnet://:10022,Client",
        "telnet://:10022,server,nowait",
        "telnet://:10022 server",
        "telnet://:10022?direction=server",
        "telnet://:10022#server",
        "server,telnet://:10022",
        "client telnet://:10022",
        "server:telnet://:10022",
    ];
    assert_proposals("service", message, &inputs.map(|input| (input, "telnet://:10022")));
    assert_proposals(
        "service",
        message,
        &[
            ("tcp://h:1,server", "tcp://h:1"),
            ("server://:10022", ":10022"),
            // The parameters stay.
            ("ssl://h:23,client#verify", "ssl://h:23#verify"),
            ("ssl://h:23#client&verify", "ssl://h:23#verify"),
            ("ssl://h:23#verify&server", "ssl://h:23#verify"),
            ("telnets://h:23,server#peerName=x", "telnets://h:23#peerName=x"),
        ],
    );
    assert_advice("service", "", &["tcp://h:1,servers"]);
    let object = r#"{"serviceURI":":1","direction":"SERVER"}"#;
    assert_proposals("backing", "a direction is written in lower case", &[(object, "server")]);
}

#[test]
fn scheme() {
    assert_proposals(
        "service",
        "write \"://\" after the scheme",
        &["telnet:h:1", "telnet:/h:1", "telnet//h:1", "telnet:\\\\h:1"].map(|input| (input, "telnet://h:1")),
    );
    let message = "use the name of the scheme";
    assert_proposals(
        "service",
        message,
        &[
            ("tls://h:1", "ssl://h:1"),
            ("tcp+tls://h:1", "tcp+ssl://h:1"),
            ("tls+tcp://h:1", "tcp+ssl://h:1"),
            ("tcp4+tls://h:1", "tcp4+ssl://h:1"),
            ("ssl-tcp6://h:1", "tcp6+ssl://h:1"),
            ("tls6://h:1", "tcp6+ssl://h:1"),
            ("telnet+ssl://h:1", "telnets://h:1"),
            ("telent://h:1", "telnet://h:1"),
            ("telents://h:1", "telnets://h:1"),
        ],
    );
    assert_proposals(
        "proxy",
        message,
        &[
            ("telnet_://h:1", "telnet://h:1"),
            ("telnets_://h:1", "telnets://h:1"),
            ("tls+telnet://h:1", "telnets://h:1"),
        ],
    );
    let message = "a proxy has the scheme telnet or telnets";
    assert_proposals("proxy", message, &[("tcp://h:1", "telnet://h:1"), ("ssl://h:1#verify", "telnets://h:1#verify")]);
    assert_advice("proxy", message, &["http://h:1", "ssl:h"]);
    assert_advice("proxy", "", &["://h:1"]);
    assert_advice(
        "service",
        "the schemes are tcp, tcp4, tcp6, ssl, tcp+ssl, tcp4+ssl, tcp6+ssl, telnet and telnets",
        &["http://h:1", "ssh://h:1", "tcps6://h:1"],
    );
    assert_proposals(
        "service",
        "use the scheme for the host's IP version",
        &[("tcp4://[::1]:1", "tcp6://[::1]:1"), ("tcp6+ssl://10.0.0.1:1", "tcp4+ssl://10.0.0.1:1")],
    );
}

#[test]
fn port_without_host() {
    assert_proposals(
        "service",
        "write \":\" before the port; a server needs no host",
        &[("tcp://6000", "tcp://:6000"), ("telnet://6000/", "telnet://:6000"), ("6000", ":6000")],
    );
    let message = "write a host and \":\" before the port";
    assert_proposals("proxy", message, &[("telnet://13370", "telnet://host.example:13370")]);
    let object = r#"{"serviceURI":"tcp://6000","direction":"client"}"#;
    assert_proposals("backing", message, &[(object, "tcp://host.example:6000")]);
}

#[test]
fn missing_port() {
    let message = "write the port; there is no default";
    assert_proposals("service", message, &[("telnet://h", "telnet://h:23"), ("telnet://h/", "telnet://h:23")]);
    assert_advice(
        "service",
        "write \":\" and a port up to 65535 after the host",
        // The port of the first would be out of range.
        &["tcp://70000", "[::1]", "h:", "ssl://h/#verify", "telnets://h"],
    );
}

#[test]
fn missing_host() {
    let message = "write a host; only a server can omit it";
    assert_advice("proxy", message, &["telnet://:23"]);
    assert_advice("backing", message, &[r#"{"serviceURI":":1","direction":"client"}"#]);
}

#[test]
fn bare_name() {
    let message = "a bare name needs a proxyURI; without a proxy, write host and port";
    assert_advice("service", message, &["vSPC.py", "foobar", "@vulture", "vSPC.py?port=a"]);
    assert_advice("backing", message, &[r#"{"serviceURI":"vSPC.py","direction":"server"}"#]);
    assert_proposals(
        "proxy",
        "write the proxy's scheme, host and port; the name of a service belongs in serviceURI",
        &[("vSPC.py", "telnet://vSPC.py:13370"), ("host:23", "telnet://host:23")],
    );
}

#[test]
fn host() {
    assert_proposals("service", "remove the user and password", &[("tcp://admin:secret@h:1", "tcp://h:1")]);
    let message = "a user or password is not allowed in the URI";
    assert_advice("service", message, &["admin:secret@h:1", "ssl:admin:secret@h:1", "tcp://admin@h"]);
    let input = "telnet://2001:db8::1:23";
    assert_proposals("service", "write an IPv6 address in brackets", &[(input, "telnet://[2001:db8::1]:23")]);
    assert_proposals(
        "service",
        "only an IPv6 address is written in brackets",
        &[("telnet://[1.2.3.4]:23", "telnet://1.2.3.4:23"), ("telnet://[localhost]:23", "telnet://localhost:23")],
    );
    assert_proposals(
        "service",
        "remove the zone identifier",
        &["tcp://[fe80::1%eth0]:1", "tcp://[fe80::1%25eth0]:1"].map(|input| (input, "tcp://[fe80::1]:1")),
    );
    let message = "leave the host empty to listen on all addresses";
    assert_proposals("service", message, &[("telnet://*:23", "telnet://:23")]);
    assert_proposals(
        "service",
        "remove the spaces",
        &[("telnet://h :23", "telnet://h:23"), ("telnets:// h: 23#cipherList=A B", "telnets://h:23#cipherList=A B")],
    );
    assert_advice(
        "service",
        "a hostname label consists of letters, digits and \"-\", and does not start or end with \"-\"",
        &["telnet://h_x:1", "-host:1", "a,b:1", "my_host"],
    );
    assert_advice(
        "service",
        "write an internationalized hostname in its ASCII form (xn--...)",
        &["telnet://bücher.example:1", "日本"],
    );
    assert_advice("service", "", &["telnet://h:2 3", "h:1日", "telnet://h:99999#peerName=é"]);
}

#[test]
fn text_after_the_port() {
    assert_proposals(
        "service",
        "remove the \"/\" after the port",
        &[("telnet://h:23/", "telnet://h:23"), ("telnets://h:23/#verify", "telnets://h:23#verify")],
    );
    assert_proposals(
        "service",
        "write \"#\" before the parameters",
        &[
            ("telnets://h:23?verify", "telnets://h:23#verify"),
            ("telnets://h:23/?verify", "telnets://h:23#verify"),
            ("ssl://h:1&verify", "ssl://h:1#verify"),
            ("ssl://h:1?verify#peerName=a", "ssl://h:1#verify&peerName=a"),
        ],
    );
    assert_proposals(
        "service",
        "write \"#\" before the parameters, and use a scheme with TLS",
        &[
            ("tcp://h:1?verify", "ssl://h:1#verify"),
            ("h:1,verify", "ssl://h:1#verify"),
            ("tcp4://h:1?verify", "tcp4+ssl://h:1#verify"),
        ],
    );
}

#[test]
fn parameters() {
    assert_proposals(
        "service",
        "use a scheme with TLS for parameters",
        &[
            ("tcp://h:1#verify", "ssl://h:1#verify"),
            ("tcp4://h:1#verify", "tcp4+ssl://h:1#verify"),
            ("h:1#verify", "ssl://h:1#verify"),
        ],
    );
    let message = "use the exact name of the parameter";
    let thumbprint = "0123456789abcdef0123456789abcdef01234567";
    assert_proposals(
        "service",
        message,
        &[
            ("ssl://h:1#peername=a&verify", "ssl://h:1#peerName=a&verify"),
            ("ssl://Host:1#Verify", "ssl://Host:1#verify"),
            ("ssl://h:1#CERTIFICATE=AbC", "ssl://h:1#certificate=AbC"),
            ("ssl://h:1#certificate=ABC&Verify", "ssl://h:1#certificate=ABC&verify"),
            ("ssl://h:1#peer_name=a", "ssl://h:1#peerName=a"),
            ("ssl://h:1#cert=a", "ssl://h:1#certificate=a"),
            ("ssl://h:1#ciphers=a", "ssl://h:1#cipherList=a"),
            (&format!("ssl://h:1#fingerprint={thumbprint}"), &format!("ssl://h:1#thumbprint={thumbprint}")),
        ],
    );
    let object = r#"{"serviceURI":"ssl://Host:1#Verify","direction":"client"}"#;
    assert_proposals("backing", message, &[(object, "ssl://Host:1#verify")]);
    assert_advice(
        "service",
        "the parameters are certificate, thumbprint, peerName, verify and cipherList",
        &["ssl://h:1#timeout=3", "ssl://h:1#bogus=日本"],
    );
    assert_advice(
        "service",
        "thumbprint is the SHA-1 or SHA-256 digest of the certificate, as `openssl x509 -fingerprint` prints it",
        &["ssl://h:1#fingerprint=a", "ssl://h:1#thumbprint=a"],
    );
    assert_proposals(
        "service",
        "write \"&\" between parameters",
        &[
            ("ssl://h:1#verify;peerName=a", "ssl://h:1#verify&peerName=a"),
            ("ssl://h:1#verify#peerName=a", "ssl://h:1#verify&peerName=a"),
            ("ssl://h:1#peerName=a verify", "ssl://h:1#peerName=a&verify"),
        ],
    );
    assert_proposals(
        "service",
        "remove a \"#\" or \"&\" that no parameter follows",
        &[
            ("ssl://h:1#verify&", "ssl://h:1#verify"),
            ("ssl://h:1#cipherList=A,verify&", "ssl://h:1#cipherList=A,verify"),
            ("ssl://h:1#&verify", "ssl://h:1#verify"),
            ("ssl://h:1#verify&&peerName=a", "ssl://h:1#verify&peerName=a"),
            ("ssl://h:1#", "ssl://h:1"),
        ],
    );
    let message = "write verify without a value";
    assert_proposals("service", message, &[("ssl://h:1#verify=true&peerName=a", "ssl://h:1#verify&peerName=a")]);
    assert_advice("service", "", &["ssl://h:1#verify=false", "telnet://h:1#verify=é"]);
}

#[test]
fn pem() {
    assert_advice(
        "service",
        "percent-encode the PEM text: %20 for a space, %0A for a line feed",
        &[
            "ssl://h:1#certificate=-----BEGIN CERTIFICATE-----",
            "ssl://h:1#verify&certificate=-----BEGIN%20CERTIFICATE-----\nMIIB",
        ],
    );
    let message = "\"+\" does not decode to a space; write -----BEGIN%20CERTIFICATE-----";
    assert_advice("service", message, &["ssl://h:1#certificate=-----BEGIN+CERTIFICATE-----\nMIIB"]);
    // Valid in a URI, but not a certificate. A "+" of Base64 is.
    for (certificate, is_hinted) in
        [("-----BEGIN+CERTIFICATE-----%0AMIIB", true), ("-----BEGIN%20CERTIFICATE-----%0AMI+B", false)]
    {
        let output = run(&[format!("ssl://h:1#certificate={certificate}")]);
        assert_eq!(output.status.code(), Some(0));
        let printed = String::from_utf8(output.stdout).unwrap();
        assert_eq!(printed.contains(&format!("\n    hint          {message}\n")), is_hinted, "{printed}");
    }
}

#[test]
fn percent_encoding() {
    let message = "write a space as %20";
    assert_proposals("service", message, &[("ssl://h:1#peerName=a b c", "ssl://h:1#peerName=a%20b%20c")]);
    assert_proposals("reference", message, &[("s://h/a b", "s://h/a%20b")]);
    // With another mistake after it.
    assert_advice("service", message, &["ssl://h:1#peerName=a b&x"]);
    let message = "percent-encode characters that are not ASCII";
    assert_proposals("service", message, &[("ssl://h:1#peerName=é&verify", "ssl://h:1#peerName=%C3%A9&verify")]);
    assert_proposals("reference", message, &[("s:é", "s:%C3%A9")]);
    let message = "write a literal \"%\" as %25";
    assert_proposals("service", message, &[("ssl://h:1#peerName=50%", "ssl://h:1#peerName=50%25")]);
    assert_advice("service", "", &["ssl://h:1#peerName=%é"]);
    // A byte that is not UTF-8 is no character to encode.
    for input in [&b"h\xFF:1\n"[..], b"ssl://h:1#peerName=\xC3\n", b"ssl://h:1#peerName=\xC3 a\n"] {
        let printed = String::from_utf8(run_with_stdin(&["-"], input).stdout).unwrap();
        assert!(printed.contains("byte 0x") && !printed.contains("help"), "{printed}");
    }
}

/// The rules for serial ports do not apply to other URIs.
#[test]
fn references() {
    assert_advice("reference", "", &["?q", "a#b#c", "1:", "telnet:", "telnet://[fe80::1%eth0]:23"]);
}

#[test]
fn json() {
    let message = r#"write an object: {"serviceURI": "telnet://:13370", "direction": "server"}"#;
    assert_advice("backing", message, &["telnet://:13370"]);
    assert_advice("backing", "", &[r#"{"serviceURI""#, r#" {"serviceURI""#]);
}
