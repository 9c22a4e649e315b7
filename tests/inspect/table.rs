//! The parts of accepted inputs as text.

use crate::{assert_answer, run};

/// The arguments, and what is printed.
#[rustfmt::skip]
const ANSWERS: &[(&[&str], &str)] = &[
    // The command in the README.
    (&["telnets://[2001:db8::1]:2001#verify&peerName=con1"], "\
service           telnets://[2001:db8::1]:2001#verify&peerName=con1
  scheme          telnets
  ip version      any
  security        tls
  telnet          yes
  host            2001:db8::1 (ipv6)
  port            2001
  verify          given
  peerName        con1
  verification    yes
  tls             at once
  checks          chain, name con1 (as a client)
"),
    // An escaped value.
    (&["telnets://[2001:db8::1]:2001#verify&peerName=my%20con&cipherList=ALL"], "\
service           telnets://[2001:db8::1]:2001#verify&peerName=my%20con&cipherList=ALL
  scheme          telnets
  ip version      any
  security        tls
  telnet          yes
  host            2001:db8::1 (ipv6)
  port            2001
  verify          given
  peerName        my%20con
    decoded       my con
  cipherList      ALL
  verification    yes
  tls             at once
  checks          chain, name my con (as a client)
"),
    // An empty line separates answers.
    (&["--as", "service", ":10", "TCP6+SSL://con.example:0#cipherList=A"], "\
service           :10
  scheme          tcp (default)
  ip version      any
  security        plain
  telnet          no
  host            empty (a server listens on all addresses)
  port            10
  verification    no
  tls             never

service           TCP6+SSL://con.example:0#cipherList=A
  scheme          tcp6+ssl
  ip version      6 only
  security        tls
  telnet          no
  host            con.example (name)
  port            0
  cipherList      A
  verification    no
  tls             at once
"),
    (&["--as", "proxy", "telnet://10.0.0.1:13370"], "\
proxy             telnet://10.0.0.1:13370
  scheme          telnet
  ip version      any
  security        negotiated
  telnet          yes
  host            10.0.0.1 (ipv4)
  port            13370
  verification    no
  tls             if offered (else plaintext)
"),
    (&["--as", "reference", "s://u@[::1]:1/p?q#f", "mailto:a@b", "telnet://h_x:1", ""], "\
reference         s://u@[::1]:1/p?q#f
  scheme          s
  authority       u@[::1]:1
    userinfo      u
    host          [::1]
    port          1
  path            /p
  query           q
  fragment        f

reference         mailto:a@b
  scheme          mailto
  opaque part     a@b

reference         telnet://h_x:1
  scheme          telnet
  authority       h_x:1 (a registry name)
  path            (empty)

reference
  path            (empty)
"),
];

#[test]
fn whole_answers() {
    for (args, expected) in ANSWERS {
        assert_answer(&run(args), 0, expected);
    }
}

#[test]
fn long_values_are_cut() {
    let path = "a".repeat(1000);
    let shown = format!("{}... (1000 bytes)", "a".repeat(120));
    assert_answer(
        &run(&["--as", "reference", &path]),
        0,
        &format!("reference         {shown}\n  path            {shown}\n"),
    );
}

#[test]
fn decoded_values_are_one_line() {
    let output = run(&["ssl://h:1#certificate=-----BEGIN%20CERTIFICATE-----%0AMIIB"]);
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(printed.contains("\n    decoded       -----BEGIN CERTIFICATE-----\u{240A}MIIB\n"), "{printed}");
}
