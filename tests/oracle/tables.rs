//! Valid and invalid texts, with the first impossible byte and the error, derived by hand. More are in the rows of the
//! conformance tables.

use oracle::Grammar;

use crate::assert_fault;

const DIGITS: &str = "0123456789abcdef0123456789ABCDEF01234567";

#[track_caller]
fn accepts(grammar: Grammar, texts: &[&str]) {
    for text in texts {
        assert_eq!(grammar.first_impossible(text.as_bytes()), None, "{grammar:?} accepts {text:?}");
        assert!(grammar.accepts(text.as_bytes()), "{grammar:?} accepts {text:?}");
    }
}

/// Checks rejected texts, each with the length of its longest prefix that some valid text begins with.
#[track_caller]
fn rejects(grammar: Grammar, texts: &[(&str, usize)]) {
    for &(text, d) in texts {
        assert_eq!(grammar.first_impossible(text.as_bytes()), Some(d), "{grammar:?} rejects {text:?}");
        assert!(!grammar.accepts(text.as_bytes()), "{grammar:?} rejects {text:?}");
    }
}

/// Checks rejected texts, each with its error.
#[track_caller]
fn faults(grammar: Grammar, texts: &[(&str, &str, usize)]) {
    for &(text, kind, offset) in texts {
        assert_fault(grammar, text.as_bytes(), kind, offset);
    }
}

#[test]
#[rustfmt::skip] // a table
fn references() {
    accepts(Grammar::Reference, &[
        "a", "#f", "a:b", "s:?", "s://", "s:///x", "///x", "//h_x:1", "//[::1]:8", "//[1:2:3:4:5:6:7::]",
        "//u@[1:2:3:4:5:6:1.2.3.4]", "//256.1.1.1:99999999", "/a;b;;c/d?e/?#f/?", "s:x]", "a?[", "a#]", "s:%41",
        "a%2f", "//%41", "a//b", ";", "/?", "//h?", "//h#", "//a.-",
    ]);
    rejects(Grammar::Reference, &[
        ("?q", 0), (":", 0), ("[", 0), ("s:", 2), ("s:#", 2), ("s:]", 2), ("s:[", 2), ("s: ", 2), ("1:", 1),
        ("a_:", 2), ("a/[", 2), ("//[", 3), ("//[]", 3), ("//[::", 5), ("//[::%", 5), ("//[::1]x", 7),
        ("//[::1]:x", 8), ("//[1:2:3:4:5:6:7:8:", 18), ("//[1::2::", 8), ("//[12345", 7), ("//[::01.", 7),
        ("//[::256.", 8), ("//a@b[", 5), ("//a@[::]b", 8), ("//a@@[", 5), ("//[1:2:3:4:5:6:7::", 18), ("a%", 2),
        ("a%4", 3), ("a%4g", 3), ("a%g", 2), ("a#b#", 3), ("\u{e9}", 0), ("a\0", 1), ("a\\", 1), ("//h]", 3),
        ("//[::1.2.3.4", 12), ("//[1:2:3:4:5:6:7:1.", 18), ("//[1.", 4), ("//[1:2:3:4:5:6:7:8]]", 19),
    ]);
    faults(Grammar::Reference, &[
        ("s:#", "Empty", 2), ("a%4", "InvalidPercentEncoding", 1), ("//[::1%25", "ZoneIdNotAllowed", 6),
        ("//[::g", "InvalidIpv6", 5), ("//[:: ", "InvalidCharacter", 5), ("//a%4g", "InvalidPercentEncoding", 3),
    ]);
}

#[test]
#[rustfmt::skip] // a table
fn services() {
    accepts(Grammar::Service, &[
        ":0", ":65535", ":00065535", "1.2.3.4:1", "tcp:8", "tcp://:1", "TcP4+sSl://h:1", "tcp4://1.2.3.4:5",
        "tcp6://[::1]:5", "tcp6+ssl://[::ffff:1.2.3.4]:5", "tcp+ssl://h.:1", "a-b.1c.d4:1", "telnet://:23#verify",
        "ssl://h:1#verify&cipherList=A B C", "telnets://h:1#certificate=%00&peerName=a=%2B/[",
    ]);
    rejects(Grammar::Service, &[
        ("", 0), ("h", 1), ("h:", 2), ("tcp", 3), ("tcp:/", 5), ("tcp:/x", 5), ("tcp+x", 4), ("tcp+ssl:8", 8),
        ("http://h:1", 5), ("h:65536", 6), ("h:+1", 2), ("h:1/", 3), ("h:1?", 3), ("h:1#", 3),
        ("tcp://h:1#verify", 9), ("h_:1", 1), ("a-:1", 2), ("a-.b:1", 2), ("-a:1", 0), ("a..b:1", 2), ("a.1:1", 3),
        ("256.1.1.1:1", 9), ("01.1.1.1:1", 8), ("1.2.3.4.:1", 8), ("tcp://6000", 10), ("tcp://6000:1", 10),
        ("0x7f.1:1", 6), ("::1:5", 1), ("[::1]", 5), ("[::1%25lo]:1", 4), ("tcp4://[::1]:5", 7),
        ("tcp6://1.2.3.4:5", 14), ("u:p@h:1", 2), ("ssl://h:1#", 10), ("ssl://h:1#&", 10), ("ssl://h:1#verify&", 17),
        ("ssl://h:1#verify&&", 17), ("ssl://h:1#Verify", 10), ("ssl://h:1#verify=", 16),
        ("ssl://h:1#verify&verify", 17), ("ssl://h:1#certificate=a&ce", 25), ("ssl://h:1#peerName", 18),
        ("ssl://h:1#peerName=", 19), ("ssl://h:1#peerName=&", 19), ("ssl://h:1#peerName=%0", 20),
        ("ssl://h:1#peerName=%7f", 21), ("ssl://h:1#peerName=a b", 20), ("ssl://h:1#cipherList=a%1", 23),
        ("ssl://h:1#certificate=%zz", 23), ("ssl://h:1#thumbprint=ag", 22), ("ssl://h:1#thumbprint=%47", 23),
        ("ssl://h:1#thumbprint=ab:cde", 26), ("ssl://h:1#thumbprint=%39%3a", 26), ("ssl://h:1#thumbprint=ab&", 23),
        ("h:\u{661}", 2), (" h:1", 0), ("h:1 ", 3), ("h:1\n", 3),
    ]);
    faults(Grammar::Service, &[
        ("tcp://u@h", "UserinfoNotAllowed", 6), ("@", "UserinfoNotAllowed", 0), ("tcp://6000:1", "InvalidIpv4", 6),
        ("s.0:", "InvalidIpv4", 0), ("a.1b:1", "InvalidHostname", 4), ("a b:1", "InvalidCharacter", 1),
        ("tcp6://1.2.3:1", "InvalidIpv4", 7), ("h:x", "InvalidCharacter", 2), ("h:100000", "PortOutOfRange", 2),
        ("h:1/", "PathNotAllowed", 3), ("h:1?", "QueryNotAllowed", 3), ("h:1#", "ParametersNotAllowed", 3),
        ("ssl://h:1#peername=x", "UnknownParameter", 10), ("ssl://h:1#peer^", "InvalidCharacter", 14),
        ("ssl://h:1#verify&verify%ce", "UnknownParameter", 17), ("ssl://h:1#verify&veri", "UnknownParameter", 17),
        ("ssl://h:1#peerName=&", "ValueMissing", 19), ("ssl://h:1#verify=x", "UnexpectedValue", 16),
        ("ssl://h:1#thumbprint=ab", "InvalidThumbprint", 21), ("ssl://h:1#peerName=a%0A", "InvalidValue", 19),
        ("ssl://h:1#certificate=a%", "InvalidPercentEncoding", 23),
    ]);
}

#[test]
fn thumbprints() {
    let colons = |digits: &str| {
        let pairs: Vec<_> = digits.as_bytes().chunks(2).map(|pair| str::from_utf8(pair).unwrap()).collect();
        pairs.join(":")
    };
    let sha256 = &(DIGITS.to_owned() + DIGITS)[..64];
    for thumbprint in [
        DIGITS,
        &format!("{sha256}&verify"),
        &colons(DIGITS),
        &colons(sha256),
        &colons(DIGITS).replace(':', "%3a"),
        &DIGITS.replace('0', "%30").replace('f', "%66"),
    ] {
        accepts(Grammar::Service, &[&format!("ssl://h:1#thumbprint={thumbprint}")]);
    }
    for (count, d) in [(19, 59), (21, 63), (31, 83), (33, 85)] {
        rejects(Grammar::Service, &[(&format!("ssl://h:1#thumbprint={}&", "ab".repeat(count)), d)]);
    }
}

/// After all keys, the key that follows is checked all the same.
#[test]
fn all_keys_are_given() {
    let all = format!("ssl://h:1#verify&peerName=p&cipherList=c&certificate=c&thumbprint={DIGITS}");
    accepts(Grammar::Service, &[&all]);
    rejects(Grammar::Service, &[(&format!("{all}&"), all.len())]);
    let after = all.len() + 1;
    for (text, kind, offset) in [
        ("&", "ParameterMissing", after),
        ("&&", "ParameterMissing", after),
        ("&verify", "DuplicateParameter", after),
        ("&v", "UnknownParameter", after),
        ("& ", "InvalidCharacter", after),
        ("^", "InvalidCharacter", all.len()),
    ] {
        faults(Grammar::Service, &[(&format!("{all}{text}"), kind, offset)]);
    }
}

#[test]
#[rustfmt::skip] // a table
fn proxies() {
    accepts(Grammar::Proxy, &["telnet://h:1", "TELNETS://[::1]:1#verify", "telnet://1.2.3.4:0#cipherList= "]);
    rejects(Grammar::Proxy, &[
        ("", 0), ("telnet", 6), ("telnet:", 7), ("telnet:1", 7), ("telnet://", 9), ("telnet://:23", 9),
        ("tcp://h:1", 1), ("ssl://h:1", 0), ("h:1", 0), ("telnetx", 6), ("telnet://h", 10),
        ("telnets://h:1#verify&verify", 21),
    ]);
}
