//! Valid and invalid texts, with the first impossible byte and the error, derived by hand.

use oracle::{Grammar, law};

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
fn refuses(grammar: Grammar, texts: &[(&str, usize)]) {
    for &(text, d) in texts {
        assert_eq!(grammar.first_impossible(text.as_bytes()), Some(d), "{grammar:?} refuses {text:?}");
        assert!(!grammar.accepts(text.as_bytes()), "{grammar:?} refuses {text:?}");
    }
}

/// Checks rejected texts, each with its error.
#[track_caller]
fn faults(grammar: Grammar, texts: &[(&str, &str, usize)]) {
    for &(text, kind, offset) in texts {
        let d = grammar.first_impossible(text.as_bytes()).unwrap_or_else(|| panic!("{text:?} is refused"));
        assert_eq!(law::check_offset(grammar, text.as_bytes(), kind, offset, d), Ok(()), "{grammar:?} {text:?}");
        for shifted in [offset + 1, offset.wrapping_sub(1)] {
            assert!(
                law::check_offset(grammar, text.as_bytes(), kind, shifted, d).is_err(),
                "{grammar:?} {text:?}: {kind} at {shifted} is wrong"
            );
        }
    }
}

#[test]
#[rustfmt::skip] // a table
fn reference_accepts() {
    accepts(
        Grammar::Reference,
        &[
            "", "#", "#f", "a", "a:b", "s:?", "s:/", "s://", "s:///x", "//", "//:80", "//user@",
            "//@", "///x", "//h:", "//@h", "file:///x", "//h_x:1", "//[::1]:8",
            "//[1:2:3:4:5:6:7::]", "//u@[1:2:3:4:5:6:1.2.3.4]", "//256.1.1.1:99999999",
            "/a;b;;c/d?e/?#f/?", "s:x]", "a?[", "a#]", "s:%41", "a%2f", "//%41", "a//b", ";", "/?",
            "//h?", "//h#", "//1.2.3.4.", "//a.-",
        ],
    );
}

#[test]
#[rustfmt::skip] // a table
fn reference_rejects() {
    refuses(
        Grammar::Reference,
        &[
            ("?q", 0), (":", 0), ("[", 0), ("s:", 2), ("s:#", 2), ("s:]", 2), ("s:[", 2),
            ("s: ", 2), ("1:", 1), ("a_:", 2), ("a/[", 2), ("//[", 3), ("//[]", 3), ("//[::", 5),
            ("//[::%", 5), ("//[::1]x", 7), ("//[::1]:x", 8), ("//[1:2:3:4:5:6:7:8:", 18),
            ("//[1::2::", 8), ("//[12345", 7), ("//[::01.", 7), ("//[::256.", 8), ("//a@b[", 5),
            ("//a@[::]b", 8), ("//a@@[", 5), ("//[1:2:3:4:5:6:7::", 18), ("a%", 2), ("a%4", 3),
            ("a%4g", 3), ("a%g", 2), ("a#b#", 3), ("\u{e9}", 0), ("a\0", 1), ("a\\", 1),
            ("//h]", 3), ("//[::1.2.3.4", 12), ("//[1:2:3:4:5:6:7:1.", 18), ("//[1.", 4),
            ("//[1:2:3:4:5:6:7:8]]", 19),
        ],
    );
}

#[test]
#[rustfmt::skip] // a table
fn service_accepts() {
    let colons = |digits: &str| {
        digits
            .as_bytes()
            .chunks(2)
            .map(|byte| std::str::from_utf8(byte).unwrap())
            .collect::<Vec<_>>()
            .join(":")
    };
    let sha256 = &(DIGITS.to_owned() + DIGITS)[..64];
    accepts(
        Grammar::Service,
        &[
            ":0", ":65535", ":00065535", "h:1", "1.2.3.4:1", "tcp:8", "tcp://:1", "TcP4+sSl://h:1",
            "tcp4://1.2.3.4:5", "tcp6://[::1]:5", "tcp6+ssl://[::ffff:1.2.3.4]:5", "tcp+ssl://h.:1",
            "a-b.1c.d4:1", "telnet://:23#verify", "ssl://h:1#verify&cipherList=A B C",
            "telnets://h:1#certificate=%00&peerName=a=%2B/[",
            &format!("ssl://h:1#thumbprint={DIGITS}"),
            &format!("ssl://h:1#thumbprint={sha256}&verify"),
            &format!("ssl://h:1#thumbprint={}", colons(DIGITS)),
            &format!("ssl://h:1#thumbprint={}", colons(sha256)),
            &format!("ssl://h:1#thumbprint={}", colons(DIGITS).replace(':', "%3a") ),
            &format!("ssl://h:1#thumbprint={}", DIGITS.replace('0', "%30").replace('f', "%66") ),
            &format!("ssl://h:1#verify&peerName=p&cipherList=c&certificate=c&thumbprint={DIGITS}"),
        ],
    );
}

#[test]
#[rustfmt::skip] // a table
fn service_rejects() {
    refuses(
        Grammar::Service,
        &[
            ("", 0), ("h", 1), ("h:", 2), ("tcp", 3), ("tcp:/", 5), ("tcp:/x", 5), ("tcp+x", 4),
            ("tcp+ssl:8", 8), ("http://h:1", 5), ("h:65536", 6), ("h:+1", 2), ("h:1/", 3),
            ("h:1?", 3), ("h:1#", 3), ("tcp://h:1#verify", 9), ("h_:1", 1), ("a-:1", 2),
            ("a-.b:1", 2), ("-a:1", 0), ("a..b:1", 2), ("a.1:1", 3), ("256.1.1.1:1", 9),
            ("01.1.1.1:1", 8), ("1.2.3.4.:1", 8), ("tcp://6000", 10), ("tcp://6000:1", 10),
            ("0x7f.1:1", 6), ("::1:5", 1), ("[::1]", 5), ("[::1%25lo]:1", 4), ("tcp4://[::1]:5", 7),
            ("tcp6://1.2.3.4:5", 14), ("u:p@h:1", 2), ("ssl://h:1#", 10), ("ssl://h:1#&", 10),
            ("ssl://h:1#verify&", 17), ("ssl://h:1#verify&&", 17), ("ssl://h:1#Verify", 10),
            ("ssl://h:1#verify=", 16), ("ssl://h:1#verify&verify", 17),
            ("ssl://h:1#certificate=a&ce", 25), ("ssl://h:1#peerName", 18),
            ("ssl://h:1#peerName=", 19), ("ssl://h:1#peerName=&", 19),
            ("ssl://h:1#peerName=%0", 20), ("ssl://h:1#peerName=%7f", 21),
            ("ssl://h:1#peerName=a b", 20), ("ssl://h:1#cipherList=a%1", 23),
            ("ssl://h:1#certificate=%zz", 23), ("ssl://h:1#thumbprint=ag", 22),
            ("ssl://h:1#thumbprint=%47", 23), ("ssl://h:1#thumbprint=ab:cde", 26),
            ("ssl://h:1#thumbprint=%39%3a", 26), ("ssl://h:1#thumbprint=ab&", 23), ("h:\u{661}", 2),
            (" h:1", 0), ("h:1 ", 3), ("h:1\n", 3),
        ],
    );
    for (count, d) in [(19, 59), (21, 63), (31, 83), (33, 85)] {
        let text = format!("ssl://h:1#thumbprint={}&", "ab".repeat(count));
        assert_eq!(
            Grammar::Service.first_impossible(text.as_bytes()),
            Some(d),
            "{count} bytes"
        );
    }
    let all = format!("ssl://h:1#verify&peerName=p&cipherList=c&certificate=c&thumbprint={DIGITS}");
    assert_eq!(
        Grammar::Service.first_impossible((all.clone() + "&").as_bytes()),
        Some(all.len()),
        "no key is left"
    );
}

#[test]
#[rustfmt::skip] // a table
fn proxy_answers() {
    accepts(
        Grammar::Proxy,
        &[
            "telnet://h:1", "TELNETS://[::1]:1#verify", "telnet://1.2.3.4:0#cipherList= ",
        ],
    );
    refuses(
        Grammar::Proxy,
        &[
            ("", 0), ("telnet", 6), ("telnet:", 7), ("telnet:1", 7), ("telnet://", 9),
            ("telnet://:23", 9), ("tcp://h:1", 1), ("ssl://h:1", 0), ("h:1", 0), ("telnetx", 6),
            ("telnet://h", 10), ("telnets://h:1#verify&verify", 21),
        ],
    );
}

#[test]
#[rustfmt::skip] // a table
fn faults_follow_from_d() {
    let all = format!("ssl://h:1#verify&peerName=p&cipherList=c&certificate=c&thumbprint={DIGITS}");
    faults(
        Grammar::Reference,
        &[
            ("s:", "Empty", 2), ("s:#", "Empty", 2), ("s:]", "InvalidCharacter", 2),
            ("?q", "InvalidCharacter", 0), ("a%4", "InvalidPercentEncoding", 1),
            ("//[::1%25", "ZoneIdNotAllowed", 6), ("//[::1", "InvalidIpv6", 6),
            ("//[::g", "InvalidIpv6", 5), ("//[:: ", "InvalidCharacter", 5),
            ("//a%4g", "InvalidPercentEncoding", 3),
        ],
    );
    faults(
        Grammar::Service,
        &[
            ("", "Empty", 0), ("http://h:1", "UnknownScheme", 0),
            ("tcp://u@h", "UserinfoNotAllowed", 6), ("tcp://h:x@y", "UserinfoNotAllowed", 6),
            ("@", "UserinfoNotAllowed", 0), ("tcp://6000", "PortMissing", 10),
            ("tcp://6000:1", "InvalidIpv4", 6), ("tcp+ssl:8", "InvalidCharacter", 8),
            ("tcp:/", "PortMissing", 5), ("s.0:", "InvalidIpv4", 0), ("h_x:1", "InvalidHostname", 1),
            ("a.1b:1", "InvalidHostname", 4), ("a b:1", "InvalidCharacter", 1),
            ("tcp4://[", "IpVersionMismatch", 7), ("tcp6://1.2.3.4:1", "IpVersionMismatch", 7),
            ("tcp6://1.2.3:1", "InvalidIpv4", 7), ("h:", "PortMissing", 2),
            ("h:x", "InvalidCharacter", 2), ("h:100000", "PortOutOfRange", 2),
            ("h:1/", "PathNotAllowed", 3), ("h:1?", "QueryNotAllowed", 3),
            ("h:1#", "ParametersNotAllowed", 3), ("ssl://h:1#", "ParameterMissing", 10),
            ("ssl://h:1#peername=x", "UnknownParameter", 10),
            ("ssl://h:1#peer^", "InvalidCharacter", 14), ("ssl://h:1#=", "UnknownParameter", 10),
            ("ssl://h:1#%76erify", "UnknownParameter", 10), ("ssl://h:1#verify&verify%ce", "UnknownParameter", 17),
            ("ssl://h:1#verify&verify", "DuplicateParameter", 17),
            ("ssl://h:1#verify&veri", "UnknownParameter", 17),
            ("ssl://h:1#peerName", "ValueMissing", 18),
            ("ssl://h:1#peerName=&", "ValueMissing", 19),
            ("ssl://h:1#verify=x", "UnexpectedValue", 16),
            ("ssl://h:1#thumbprint=ab", "InvalidThumbprint", 21),
            ("ssl://h:1#peerName=a%0A", "InvalidValue", 19),
            ("ssl://h:1#certificate=a%", "InvalidPercentEncoding", 23),
            ("ssl://h:1#certificate=a b", "InvalidCharacter", 23),
            // All keys are given, and the key that follows is checked all the same.
            (&format!("{all}&"), "ParameterMissing", all.len() + 1), (&format!("{all}&&"), "ParameterMissing", all.len() + 1),
            (&format!("{all}&verify"), "DuplicateParameter", all.len() + 1), (&format!("{all}&v"), "UnknownParameter", all.len() + 1),
            (&format!("{all}& "), "InvalidCharacter", all.len() + 1), (&format!("{all}^"), "InvalidCharacter", all.len()),
        ],
    );
    faults(
        Grammar::Proxy,
        &[
            ("telnet://:23", "HostMissing", 9), ("tcp://h:1", "SchemeNotAllowed", 0),
            ("h:1", "SchemeNotAllowed", 0), (" ", "InvalidCharacter", 0),
        ],
    );
}
