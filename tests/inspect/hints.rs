//! The hint for each common mistake. What a hint proposes must be accepted.
//!
//! A new hint is a line in [`HINTS`].

use crate::{run, run_with_stdin};

/// The type, the hint, and the inputs that get it, each with what the hint proposes; nothing if that is empty.
type Hint = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

const NONE: &str = "";

#[rustfmt::skip]
const HINTS: &[Hint] = &[
    // Text around the URI.
    ("service", "remove the carriage return at the end", &[("h:1\r", "h:1")]),
    ("service", "remove the spaces around the URI", &[(" h:1 ", "h:1"), ("\u{A0}h:1", "h:1")]),
    ("service", "remove the quotation marks", &[
        ("\"h:1\"", "h:1"), ("'h:1'", "h:1"), ("`h:1`", "h:1"), ("<h:1>", "h:1"), ("\u{201C}h:1\u{201D}", "h:1"),
    ]),
    ("proxy", "remove the quotation marks", &[("'telnet://h:1'", "telnet://h:1")]),
    ("service", "replace the placeholder with its value", &[
        ("{{ host }}:23", NONE), ("telnet://${HOST}:23", NONE), ("telnet://{host}:23", NONE), ("telnet://<host>:23", NONE),
    ]),
    ("service", "read a JSON object with --as backing", &[(r#"{"serviceURI":":1"}"#, NONE)]),
    ("service", "remove the space before the \"#\"", &[
        ("telnets://host:23 #verify", "telnets://host:23#verify"),
        // With another mistake after it.
        ("telnets://host:23 #Verify", NONE), ("tcp://host:23 #verify", NONE), ("ssl://host:23 #", NONE),
    ]),

    // QEMU's syntax. An option that is not known may be important.
    ("service", "this is QEMU's syntax; write a URI, and the direction as a field of its own", &[
        ("telnet:host:23,server,nowait", "telnet://host:23"), ("telnet:[::1]:23,server", "telnet://[::1]:23"),
        ("telnet::4444,server=on,wait=off", "telnet://:4444"), ("tcp:host:4444,nodelay=on,reconnect=10", "tcp://host:4444"),
    ]),
    ("service", NONE, &[("tcp::4444,server,tls-creds=tls0", NONE)]),

    // The direction.
    ("service", "write the direction as a field of its own, not in the URI", &[
        ("telnet://:10022,server", "telnet://:10022"), ("telnet://:10022,Client", "telnet://:10022"),
        ("telnet://:10022,server,nowait", "telnet://:10022"), ("telnet://:10022 server", "telnet://:10022"),
        ("telnet://:10022?direction=server", "telnet://:10022"), ("telnet://:10022#server", "telnet://:10022"),
        ("server,telnet://:10022", "telnet://:10022"), ("client telnet://:10022", "telnet://:10022"),
        ("server:telnet://:10022", "telnet://:10022"), ("tcp://h:1,server", "tcp://h:1"), ("server://:10022", ":10022"),
        // The parameters stay.
        ("ssl://h:23,client#verify", "ssl://h:23#verify"), ("ssl://h:23#client&verify", "ssl://h:23#verify"),
        ("ssl://h:23#verify&server", "ssl://h:23#verify"), ("telnets://h:23,server#peerName=x", "telnets://h:23#peerName=x"),
    ]),
    ("service", NONE, &[("tcp://h:1,servers", NONE)]),
    ("backing", "a direction is written in lower case", &[(r#"{"serviceURI":":1","direction":"SERVER"}"#, "server")]),

    // The scheme.
    ("service", "write \"://\" after the scheme", &[
        ("telnet:h:1", "telnet://h:1"), ("telnet:/h:1", "telnet://h:1"), ("telnet//h:1", "telnet://h:1"),
        ("telnet:\\\\h:1", "telnet://h:1"),
    ]),
    ("service", "use the name of the scheme", &[
        ("tls://h:1", "ssl://h:1"), ("tcp+tls://h:1", "tcp+ssl://h:1"), ("tls+tcp://h:1", "tcp+ssl://h:1"),
        ("tcp4+tls://h:1", "tcp4+ssl://h:1"), ("ssl-tcp6://h:1", "tcp6+ssl://h:1"), ("tls6://h:1", "tcp6+ssl://h:1"),
        ("telnet+ssl://h:1", "telnets://h:1"), ("telent://h:1", "telnet://h:1"), ("telents://h:1", "telnets://h:1"),
    ]),
    ("proxy", "use the name of the scheme", &[
        ("telnet_://h:1", "telnet://h:1"), ("telnets_://h:1", "telnets://h:1"), ("tls+telnet://h:1", "telnets://h:1"),
    ]),
    ("proxy", "a proxy has the scheme telnet or telnets", &[
        ("tcp://h:1", "telnet://h:1"), ("ssl://h:1#verify", "telnets://h:1#verify"), ("http://h:1", NONE), ("ssl:h", NONE),
    ]),
    ("proxy", NONE, &[("://h:1", NONE)]),
    ("service", "the schemes are tcp, tcp4, tcp6, ssl, tcp+ssl, tcp4+ssl, tcp6+ssl, telnet and telnets", &[
        ("http://h:1", NONE), ("ssh://h:1", NONE), ("tcps6://h:1", NONE),
    ]),
    ("service", "use the scheme for the host's IP version", &[
        ("tcp4://[::1]:1", "tcp6://[::1]:1"), ("tcp6+ssl://10.0.0.1:1", "tcp4+ssl://10.0.0.1:1"),
    ]),

    // A port without a host, a host without a port, and a name alone.
    ("service", "write \":\" before the port; a server needs no host", &[
        ("tcp://6000", "tcp://:6000"), ("telnet://6000/", "telnet://:6000"), ("6000", ":6000"),
    ]),
    ("proxy", "write a host and \":\" before the port", &[("telnet://13370", "telnet://host.example:13370")]),
    ("backing", "write a host and \":\" before the port", &[
        (r#"{"serviceURI":"tcp://6000","direction":"client"}"#, "tcp://host.example:6000"),
    ]),
    ("service", "write the port; there is no default", &[("telnet://h", "telnet://h:23"), ("telnet://h/", "telnet://h:23")]),
    ("service", "write \":\" and a port up to 65535 after the host", &[
        // The port of the first would be out of range.
        ("tcp://70000", NONE), ("[::1]", NONE), ("h:", NONE), ("ssl://h/#verify", NONE), ("telnets://h", NONE),
    ]),
    ("proxy", "write a host; only a server can omit it", &[("telnet://:23", NONE)]),
    ("backing", "write a host; only a server can omit it", &[(r#"{"serviceURI":":1","direction":"client"}"#, NONE)]),
    ("service", "a bare name needs a proxyURI; without a proxy, write host and port", &[
        ("vSPC.py", NONE), ("foobar", NONE), ("@vulture", NONE), ("vSPC.py?port=a", NONE),
    ]),
    ("backing", "a bare name needs a proxyURI; without a proxy, write host and port", &[
        (r#"{"serviceURI":"vSPC.py","direction":"server"}"#, NONE),
    ]),
    ("proxy", "write the proxy's scheme, host and port; the name of a service belongs in serviceURI", &[
        ("vSPC.py", "telnet://vSPC.py:13370"), ("host:23", "telnet://host:23"),
    ]),

    // The host.
    ("service", "remove the user and password", &[("tcp://admin:secret@h:1", "tcp://h:1")]),
    ("service", "a user or password is not allowed in the URI", &[
        ("admin:secret@h:1", NONE), ("ssl:admin:secret@h:1", NONE), ("tcp://admin@h", NONE),
    ]),
    ("service", "write an IPv6 address in brackets", &[("telnet://2001:db8::1:23", "telnet://[2001:db8::1]:23")]),
    ("service", "only an IPv6 address is written in brackets", &[
        ("telnet://[1.2.3.4]:23", "telnet://1.2.3.4:23"), ("telnet://[localhost]:23", "telnet://localhost:23"),
    ]),
    ("service", "remove the zone identifier", &[
        ("tcp://[fe80::1%eth0]:1", "tcp://[fe80::1]:1"), ("tcp://[fe80::1%25eth0]:1", "tcp://[fe80::1]:1"),
    ]),
    ("service", "leave the host empty to listen on all addresses", &[("telnet://*:23", "telnet://:23")]),
    ("service", "remove the spaces", &[
        ("telnet://h :23", "telnet://h:23"), ("telnets:// h: 23#cipherList=A B", "telnets://h:23#cipherList=A B"),
    ]),
    ("service", "a hostname label consists of letters, digits and \"-\", and does not start or end with \"-\"", &[
        ("telnet://h_x:1", NONE), ("-host:1", NONE), ("a,b:1", NONE), ("my_host", NONE),
    ]),
    ("service", "write an internationalized hostname in its ASCII form (xn--...)", &[
        ("telnet://bücher.example:1", NONE), ("日本", NONE),
    ]),
    ("service", NONE, &[("telnet://h:2 3", NONE), ("h:1日", NONE), ("telnet://h:99999#peerName=é", NONE)]),

    // Text after the port.
    ("service", "remove the \"/\" after the port", &[
        ("telnet://h:23/", "telnet://h:23"), ("telnets://h:23/#verify", "telnets://h:23#verify"),
    ]),
    ("service", "write \"#\" before the parameters", &[
        ("telnets://h:23?verify", "telnets://h:23#verify"), ("telnets://h:23/?verify", "telnets://h:23#verify"),
        ("ssl://h:1&verify", "ssl://h:1#verify"), ("ssl://h:1?verify#peerName=a", "ssl://h:1#verify&peerName=a"),
    ]),
    ("service", "write \"#\" before the parameters, and use a scheme with TLS", &[
        ("tcp://h:1?verify", "ssl://h:1#verify"), ("h:1,verify", "ssl://h:1#verify"),
        ("tcp4://h:1?verify", "tcp4+ssl://h:1#verify"),
    ]),

    // Parameters.
    ("service", "use a scheme with TLS for parameters", &[
        ("tcp://h:1#verify", "ssl://h:1#verify"), ("tcp4://h:1#verify", "tcp4+ssl://h:1#verify"),
        ("h:1#verify", "ssl://h:1#verify"),
    ]),
    ("service", "use the exact name of the parameter", &[
        ("ssl://h:1#peername=a&verify", "ssl://h:1#peerName=a&verify"), ("ssl://Host:1#Verify", "ssl://Host:1#verify"),
        ("ssl://h:1#CERTIFICATE=AbC", "ssl://h:1#certificate=AbC"), ("ssl://h:1#peer_name=a", "ssl://h:1#peerName=a"),
        ("ssl://h:1#certificate=ABC&Verify", "ssl://h:1#certificate=ABC&verify"),
        ("ssl://h:1#cert=a", "ssl://h:1#certificate=a"), ("ssl://h:1#ciphers=a", "ssl://h:1#cipherList=a"),
        ("ssl://h:1#fingerprint=0123456789abcdef0123456789abcdef01234567",
         "ssl://h:1#thumbprint=0123456789abcdef0123456789abcdef01234567"),
    ]),
    ("backing", "use the exact name of the parameter", &[
        (r#"{"serviceURI":"ssl://Host:1#Verify","direction":"client"}"#, "ssl://Host:1#verify"),
    ]),
    ("service", "the parameters are certificate, thumbprint, peerName, verify and cipherList", &[
        ("ssl://h:1#timeout=3", NONE), ("ssl://h:1#bogus=日本", NONE),
    ]),
    ("service", "thumbprint is the SHA-1 or SHA-256 digest of the certificate, as `openssl x509 -fingerprint` prints it", &[
        ("ssl://h:1#fingerprint=a", NONE), ("ssl://h:1#thumbprint=a", NONE),
    ]),
    ("service", "write \"&\" between parameters", &[
        ("ssl://h:1#verify;peerName=a", "ssl://h:1#verify&peerName=a"),
        ("ssl://h:1#verify#peerName=a", "ssl://h:1#verify&peerName=a"),
        ("ssl://h:1#peerName=a verify", "ssl://h:1#peerName=a&verify"),
    ]),
    ("service", "remove a \"#\" or \"&\" that no parameter follows", &[
        ("ssl://h:1#verify&", "ssl://h:1#verify"), ("ssl://h:1#cipherList=A,verify&", "ssl://h:1#cipherList=A,verify"),
        ("ssl://h:1#&verify", "ssl://h:1#verify"), ("ssl://h:1#verify&&peerName=a", "ssl://h:1#verify&peerName=a"),
        ("ssl://h:1#", "ssl://h:1"),
    ]),
    ("service", "write verify without a value", &[("ssl://h:1#verify=true&peerName=a", "ssl://h:1#verify&peerName=a")]),
    ("service", NONE, &[("ssl://h:1#verify=false", NONE), ("telnet://h:1#verify=é", NONE)]),

    // PEM text, and other text to be percent-encoded.
    ("service", "percent-encode the PEM text: %20 for a space, %0A for a line feed", &[
        ("ssl://h:1#certificate=-----BEGIN CERTIFICATE-----", NONE),
        ("ssl://h:1#verify&certificate=-----BEGIN%20CERTIFICATE-----\nMIIB", NONE),
    ]),
    ("service", PLUS, &[("ssl://h:1#certificate=-----BEGIN+CERTIFICATE-----\nMIIB", NONE)]),
    ("service", "write a space as %20", &[
        ("ssl://h:1#peerName=a b c", "ssl://h:1#peerName=a%20b%20c"),
        // With another mistake after it.
        ("ssl://h:1#peerName=a b&x", NONE),
    ]),
    ("reference", "write a space as %20", &[("s://h/a b", "s://h/a%20b")]),
    ("service", "percent-encode characters that are not ASCII", &[
        ("ssl://h:1#peerName=é&verify", "ssl://h:1#peerName=%C3%A9&verify"),
    ]),
    ("reference", "percent-encode characters that are not ASCII", &[("s:é", "s:%C3%A9")]),
    ("service", "write a literal \"%\" as %25", &[("ssl://h:1#peerName=50%", "ssl://h:1#peerName=50%25")]),
    ("service", NONE, &[("ssl://h:1#peerName=%é", NONE)]),

    // The rules for serial ports do not apply to other URIs.
    ("reference", NONE, &[
        ("?q", NONE), ("a#b#c", NONE), ("1:", NONE), ("telnet:", NONE), ("telnet://[fe80::1%eth0]:23", NONE),
    ]),

    // Objects.
    ("backing", r#"write an object: {"serviceURI": "telnet://:13370", "direction": "server"}"#, &[("telnet://:13370", NONE)]),
    ("backing", NONE, &[(r#"{"serviceURI""#, NONE), (r#" {"serviceURI""#, NONE)]),
];

const PLUS: &str = "\"+\" does not decode to a space; write -----BEGIN%20CERTIFICATE-----";

#[test]
fn hints_and_proposals() {
    for &(input_type, hint, inputs) in HINTS {
        for &(input, proposal) in inputs {
            let output = run(&["--as", input_type, "--", input]);
            assert_eq!(output.status.code(), Some(1), "{input} is accepted");
            let printed = String::from_utf8(output.stdout).unwrap();
            let found = printed.split_once("= help: ").map_or("", |(_, hint)| hint.trim_end());
            let expected = if proposal.is_empty() { hint.to_owned() } else { format!("{hint}: `{proposal}`") };
            assert_eq!(found, expected, "{input}");
            if !proposal.is_empty() && input_type != "backing" {
                let output = run(&["--as", input_type, "--", proposal]);
                assert_eq!(output.status.code(), Some(0), "{proposal} is rejected");
            }
        }
    }
}

/// Valid in a URI, but not a certificate. A "+" of Base64 is.
#[test]
fn plus_in_an_accepted_certificate() {
    for (certificate, is_hinted) in
        [("-----BEGIN+CERTIFICATE-----%0AMIIB", true), ("-----BEGIN%20CERTIFICATE-----%0AMI+B", false)]
    {
        let output = run(&[format!("ssl://h:1#certificate={certificate}")]);
        assert_eq!(output.status.code(), Some(0));
        let printed = String::from_utf8(output.stdout).unwrap();
        assert_eq!(printed.contains(&format!("\n    hint          {PLUS}\n")), is_hinted, "{printed}");
    }
}

/// A byte that is not UTF-8 is no character to encode.
#[test]
fn no_hint_for_bytes_that_are_not_utf8() {
    for input in [&b"h\xFF:1\n"[..], b"ssl://h:1#peerName=\xC3\n", b"ssl://h:1#peerName=\xC3 a\n"] {
        let printed = String::from_utf8(run_with_stdin(&["-"], input).stdout).unwrap();
        assert!(printed.contains("byte 0x") && !printed.contains("help"), "{printed}");
    }
}
